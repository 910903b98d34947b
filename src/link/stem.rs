//! Words to numbers that are the same for all forms of a word, `pools` and `pooling`; and which words tell
//! nothing.

use std::collections::HashMap;

use crate::slug::hash;
use crate::stem::Stems;

/// Words that tell nothing about an incident, by lines: common English; what every postmortem says; parts
/// of dates, addresses and markup. Compared as stems.
pub(super) const STOP_WORDS: &str = "
    about above across actually additional after again against all almost along already also although
    always among and another any anything appear are aren around became because become been before began
    begin behind being below best better between big both but came can cannot certain clear come could
    couldn current currently did didn different does doesn doing don done down due during each early
    easily eight either eleven else enough entire entirely even ever every exactly example expected
    extra fact few fifty final finally find first five follow following for forty found four from full
    fully further gave generally get give given goes going gone good got great had hadn half has hasn
    have haven having help her here high higher him his how however hundred immediately important
    include including increase increased inside instead into involve isn its itself just keep kept knew
    know known large last late later least left less let like likely little long longer look low lower
    made main make many may mean meant might million more most much multiple must near nearly need
    neither never new next nine nobody none nor not nothing now number numerous off often old once one
    only onto other otherwise our out over own part particular per place point possible present previous
    previously provide put quick quickly quite rather reach really reason recent recently remain require
    right run said same saw say second see seem seen separate set seven several she short should shouldn
    show shown side simply since single six small some something soon specific still subsequent
    subsequently successful successfully such sudden suddenly sure take taken temporarily temporary ten
    than that the their them then there therefore these they thing third thirty this those though
    thousand three through thus time together told too took total toward true turn twelve twenty two
    unable under unexpected unexpectedly unless until upon use used usual usually various very via want
    was wasn way well went were weren what whatever when where whether which while who whole whose why
    will with within without won worldwide would wouldn wrong yet you your

    action affect analysis approximately cause confirm corrective customer describe detect detection
    duration end engineer ensure error escalate escalation event fail failure fix full happen identify
    impact incident internal investigate investigation issue lead lesson measure mitigate mitigation
    monitor normal notice number observe occur ongoing operation outage people percent postmortem
    prevent preventative preventive problem public publish recover recovery report request resolution
    resolve respond response restore result return review root see service start state status stop
    summary system task team timeline trigger try unknown user work

    amp april august com day december february friday gmt hour href html http https jan january july
    june march minute monday month nbsp november october org pacific pdt pst cet cest est edt saturday
    september sunday thursday today tuesday utc wednesday week www year yesterday
";

/// Shortest and longest word, in characters; what is longer is data.
const LENGTHS: std::ops::RangeInclusive<usize> = 3..=40;

/// Numbers words by their stems. Snowball's rules take longer than looking a word up, so each word
/// goes through them once.
pub(super) struct Stemmer<'s> {
    stems: &'s Stems,
    known: HashMap<Box<str>, u64>,
    /// The word in lower case.
    word: String,
}

impl<'s> Stemmer<'s> {
    pub(super) fn new(stems: &'s Stems) -> Self {
        Self { stems, known: HashMap::new(), word: String::new() }
    }

    /// The number that stands for the stem of `word` (FNV-1a, 64 bit); none where it is no word to
    /// compare by: too short, too long, a number, a time, a hash. Two stems with one number are one
    /// in some 10¹² pairs, and then a reason names a wrong word, no more.
    pub(super) fn number(&mut self, word: &str) -> Option<u64> {
        if !lower(word, &mut self.word) {
            return None;
        }
        if let Some(&number) = self.known.get(self.word.as_str()) {
            return Some(number);
        }
        let number = hash(&self.stems.stem(&self.word));
        self.known.insert(self.word.as_str().into(), number);
        Some(number)
    }
}

/// Writes `word` to `lower` in lower case; false where it is none to compare by.
fn lower(word: &str, lower: &mut String) -> bool {
    lower.clear();
    if word.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        lower.push_str(word);
        lower.make_ascii_lowercase();
        return LENGTHS.contains(&word.len());
    }
    let length = word.chars().count();
    // Two characters of Chinese, Japanese or Korean are a word.
    let is_long_enough = LENGTHS.contains(&length) || length == 2 && word.chars().all(|c| c >= '\u{2e80}');
    if !is_long_enough || !word.contains(char::is_alphabetic) {
        return false;
    }
    // `30min`, `2nd`, `14h` are measures; `5xx` is not.
    if word.starts_with(|c: char| c.is_ascii_digit()) && !word.ends_with("xx") {
        return false;
    }
    let is_hash = word.len() >= 7 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    lower.extend(word.chars().flat_map(char::to_lowercase));
    !is_hash
}

/// Whether `word` is a name of machines rather than of a language: `ERR_CONN_RESET`, `k8s`, `TLS`.
pub(super) fn is_operational(word: &str) -> bool {
    let letters = word.bytes().filter(u8::is_ascii_alphabetic).count();
    let capitals = word.bytes().filter(u8::is_ascii_uppercase).count();
    capitals >= 2 || letters > 0 && word.bytes().any(|byte| byte == b'_' || byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_meet() {
        let stems = Stems::of("en");
        let mut stemmer = Stemmer::new(&stems);
        for forms in [
            &["pool", "pools", "Pooling", "POOLED"][..],
            &["cache", "caches", "cached", "caching"],
            &["drop", "dropped", "dropping", "drops"],
            &["Größe", "größe"],
        ] {
            let numbers: Vec<Option<u64>> = forms.iter().map(|form| stemmer.number(form)).collect();
            assert!(numbers.iter().all(|number| number.is_some() && *number == numbers[0]), "{forms:?}");
            assert_eq!(stemmer.number(forms[1]), numbers[0], "looked up as worked out");
        }
    }

    #[test]
    fn names_of_machines_stay_and_data_goes() {
        let mut out = String::new();
        for (word, expected) in [
            ("k8s", "k8s"),
            ("ERR_CONN_RESET", "err_conn_reset"),
            ("5xx", "5xx"),
            ("redis", "redis"),
            ("Größe", "größe"),
        ] {
            assert!(lower(word, &mut out), "{word}");
            assert_eq!(out, expected);
        }
        for word in ["db", "2024", "14h", "2nd", "deadbeef01", "___", &"x".repeat(41)] {
            assert!(!lower(word, &mut out), "{word}");
        }
        assert!(is_operational("k8s") && is_operational("TLS") && !is_operational("Pool"));
    }
}
