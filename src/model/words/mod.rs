//! What words say, language by language. A language is a table: to add one, write a table of its
//! words and put it into [`TABLES`]. In a text of a language that no table covers, words say nothing,
//! and rules that depend on them stay silent.

mod en;
mod ja;
pub mod plain;
mod zh;

use std::sync::LazyLock;

use regex::Regex;

use crate::incident::{Detection, EntryKind};

/// The tables, in the order in which a text is tried against them.
const TABLES: [&Table; 3] = [&ja::TABLE, &zh::TABLE, &en::TABLE];

/// How a language is told from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    /// Han characters with kana between them.
    Japanese,
    /// Han characters alone.
    Chinese,
    /// Letters, and the table's own short words.
    Latin,
}

/// The words of a language. Patterns are regular expressions over lower-case text without markup, a
/// clause at a time; `<NAME>` in one stands for the entry of `names`.
struct Table {
    script: Script,
    /// Groups of words that several patterns use.
    names: &'static [(&'static str, &'static str)],
    /// Short words that every text of the language is full of.
    stop_words: &'static [&'static str],
    /// What entries of a timeline say.
    kinds: &'static [KindWords],
    /// How an incident was found.
    detection: &'static [(Detection, &'static [&'static str])],
}

/// The words by which an entry of a timeline is of a kind.
struct KindWords {
    kind: EntryKind,
    /// Who writes this means the kind.
    says: &'static [&'static str],
    /// Who writes this may mean it: enough for no rule to find the kind missing.
    may: &'static [&'static str],
    /// Who writes this in the same clause does not mean it.
    unless: &'static [&'static str],
}

/// A table made ready for use.
#[derive(Debug)]
pub struct Words {
    script: Script,
    stop_words: &'static [&'static str],
    kinds: Vec<Kind>,
    detection: Vec<(Detection, Pattern)>,
}

#[derive(Debug)]
struct Kind {
    kind: EntryKind,
    says: Pattern,
    may: Pattern,
    unless: Pattern,
}

/// Several expressions as one; none matches nothing.
#[derive(Debug)]
struct Pattern(Option<Regex>);

impl Pattern {
    fn new(table: &Table, parts: &[&str]) -> Self {
        if parts.is_empty() {
            return Self(None);
        }
        let mut pattern = parts.join("|");
        for (name, words) in table.names {
            pattern = pattern.replace(&format!("<{name}>"), words);
        }
        // Text is in lower case, and the words of tables that use these classes are of ASCII: the
        // classes of all Unicode would only be larger.
        for (class, ascii) in [
            (r"\b", r"(?-u:\b)"),
            (r"\w", r"[a-z0-9_'-]"),
            (r"\W", r"[^a-z0-9_]"),
            (r"\S", r"[^ ]"),
            (r"\d", r"[0-9]"),
        ] {
            pattern = pattern.replace(class, ascii);
        }
        // A table that does not compile is caught by the tests of this module.
        Self(Regex::new(&pattern).ok())
    }

    fn is_in(&self, clause: &str) -> bool {
        self.0.as_ref().is_some_and(|regex| regex.is_match(clause))
    }
}

static WORDS: LazyLock<Vec<Words>> = LazyLock::new(|| TABLES.iter().map(|table| Words::new(table)).collect());

/// The words of the language that `text` is written in; none where no table covers it.
pub fn of(text: &str) -> Option<&'static Words> {
    let script = Letters::of(text);
    WORDS.iter().find(|words| match words.script {
        Script::Japanese => script.is_wide() && script.kana * 8 >= script.wide,
        Script::Chinese => script.is_wide() && script.kana * 8 < script.wide,
        Script::Latin => !script.is_wide() && is_of_words(text, words.stop_words),
    })
}

/// How much of a text is written in which letters.
struct Letters {
    latin_words: usize,
    wide: usize,
    kana: usize,
}

impl Letters {
    fn of(text: &str) -> Self {
        let mut letters = Self { latin_words: 0, wide: 0, kana: 0 };
        let mut in_word = false;
        for c in text.chars() {
            let latin = c.is_ascii_alphabetic();
            letters.latin_words += usize::from(latin && !in_word);
            in_word = latin;
            let kana = ('\u{3040}'..='\u{30ff}').contains(&c);
            letters.kana += usize::from(kana);
            letters.wide += usize::from(kana || ('\u{3400}'..='\u{9fff}').contains(&c));
        }
        letters
    }

    /// Names and commands are in Latin letters in any language, so that a part in others is enough.
    fn is_wide(&self) -> bool {
        self.wide > 0 && self.wide * 2 >= self.latin_words
    }
}

/// Whether one word in twelve is among `stop_words`; a text of few words need not have any.
fn is_of_words(text: &str, stop_words: &[&str]) -> bool {
    /// Fewer words than this may be a bare list.
    const FEW: usize = 25;
    let (mut all, mut known, mut foreign) = (0_usize, 0_usize, 0_usize);
    for word in text.split(|c: char| !c.is_alphabetic() && c != '\'').filter(|word| !word.is_empty()) {
        all += 1;
        known += usize::from(stop_words.iter().any(|stop| stop.eq_ignore_ascii_case(word)));
        foreign += usize::from(!word.is_ascii());
    }
    if all < FEW { foreign == 0 || known * 12 >= all } else { known * 12 >= all }
}

impl Words {
    fn new(table: &Table) -> Self {
        let kinds = table.kinds.iter().map(|words| Kind {
            kind: words.kind,
            says: Pattern::new(table, words.says),
            may: Pattern::new(table, words.may),
            unless: Pattern::new(table, words.unless),
        });
        let detection = table.detection.iter().map(|(way, words)| (*way, Pattern::new(table, words)));
        Self {
            script: table.script,
            stop_words: table.stop_words,
            kinds: kinds.collect(),
            detection: detection.collect(),
        }
    }

    /// Whether `text` is written in the letters of this language.
    pub fn shares_script(&self, text: &str) -> bool {
        Letters::of(text).is_wide() == (self.script != Script::Latin)
    }

    /// Whether `text` names a way in which the incident may have been found.
    pub fn may_name_detection(&self, text: &str) -> bool {
        let text = plain::plain(text);
        self.detection.iter().any(|(_, pattern)| pattern.is_in(&text))
    }

    /// The kinds that `text`, an entry of a timeline, says it is of, and those that it may be of.
    pub fn kinds(&self, text: &str) -> (Vec<EntryKind>, Vec<EntryKind>) {
        let text = plain::plain(text);
        let clauses = plain::clauses(&text);
        let of = |test: &dyn Fn(&Kind, &str) -> bool| -> Vec<EntryKind> {
            let has =
                |kind: &&Kind| clauses.iter().any(|clause| test(kind, clause) && !kind.unless.is_in(clause));
            self.kinds.iter().filter(has).map(|kind| kind.kind).collect()
        };
        let says = of(&|kind, clause| kind.says.is_in(clause));
        let may = of(&|kind, clause| kind.may.is_in(clause));
        (says, may)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_compile() {
        for table in TABLES {
            for (way, parts) in table.detection {
                assert!(Pattern::new(table, parts).0.is_some(), "{way:?}");
            }
            for words in table.kinds {
                for parts in [words.says, words.may, words.unless] {
                    assert_eq!(Pattern::new(table, parts).0.is_none(), parts.is_empty(), "{:?}", words.kind);
                }
            }
        }
    }
}
