//! Forms of a word to its stem, by Snowball's rules for the site's language: `pools` and `pooling` are
//! `pool`.

use std::borrow::Cow;

use rust_stemmers::{Algorithm, Stemmer};

/// Longest and shortest word that has forms, in characters.
const LENGTHS: std::ops::RangeInclusive<usize> = 3..=40;

/// The rules of a language; without rules, every word is its own stem.
pub struct Stems(Option<Stemmer>);

impl Stems {
    /// The rules of the language with this BCP 47 tag.
    pub fn of(language: &str) -> Self {
        let primary = language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        let algorithm = match primary.as_str() {
            "ar" => Algorithm::Arabic,
            "da" => Algorithm::Danish,
            "de" => Algorithm::German,
            "el" => Algorithm::Greek,
            "en" => Algorithm::English,
            "es" => Algorithm::Spanish,
            "fi" => Algorithm::Finnish,
            "fr" => Algorithm::French,
            "hu" => Algorithm::Hungarian,
            "it" => Algorithm::Italian,
            "nb" | "nn" | "no" => Algorithm::Norwegian,
            "nl" => Algorithm::Dutch,
            "pt" => Algorithm::Portuguese,
            "ro" => Algorithm::Romanian,
            "ru" => Algorithm::Russian,
            "sv" => Algorithm::Swedish,
            "ta" => Algorithm::Tamil,
            "tr" => Algorithm::Turkish,
            _ => return Self(None),
        };
        Self(Some(Stemmer::create(algorithm)))
    }

    /// The stem of `word`, which is in lower case. What is not made of letters alone is no word of a
    /// language and has no forms.
    pub fn stem<'w>(&self, word: &'w str) -> Cow<'w, str> {
        let has_forms = || {
            let is_of_letters = word.chars().all(char::is_alphabetic);
            is_of_letters && LENGTHS.contains(&word.chars().count())
        };
        match &self.0 {
            Some(stemmer) if has_forms() => stemmer.stem(word),
            _ => Cow::Borrowed(word),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LANGUAGES: [&str; 18] = [
        "ar", "da", "de", "el", "en", "es", "fi", "fr", "hu", "it", "nb", "nl", "pt", "ro", "ru", "sv", "ta",
        "tr",
    ];

    #[test]
    fn forms_of_a_word_meet() {
        let stems = Stems::of("en-GB");
        for forms in [
            &["pool", "pools", "pooling", "pooled"][..],
            &["cache", "caches", "cached", "caching"],
            &["query", "queries"],
            &["drop", "dropped", "dropping", "drops"],
            &["release", "released", "releases", "releasing"],
        ] {
            assert!(forms.iter().all(|form| stems.stem(form) == stems.stem(forms[0])), "{forms:?}");
        }
        for word in ["k8s", "10.0.0.1", "err_conn_resets", "ids"] {
            assert!(word == "ids" || stems.stem(word) == word, "{word}");
        }
        assert_eq!(Stems::of("ja").stem("pools"), "pools");
        assert_eq!(Stems::of("de").stem("verbindungen"), Stems::of("de").stem("verbindung"));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, cases: 4000, ..ProptestConfig::default() })]
        #[test]
        fn no_word_is_too_strange(word in "[a-z]{3,12}|[a-zß-ÿ]{3,8}|[α-ω]{3,8}|[а-я]{3,8}|[ء-ي]{3,8}|[அ-ஹா-ௌ]{3,8}|\\p{L}{3,8}") {
            for language in LANGUAGES {
                Stems::of(language).stem(&word);
            }
        }
    }
}
