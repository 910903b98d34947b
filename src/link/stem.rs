//! Words to stems: `pools` and `pooling` are the word `pool`. Light, for English; other words are
//! only put into lower case.

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

/// Writes the stem of `word` to `stem`; false where the word is none to compare by: too short, too
/// long, a number, a time, a hash.
pub(super) fn stem(word: &str, stem: &mut String) -> bool {
    stem.clear();
    let is_plain = word.bytes().all(|byte| byte.is_ascii_alphabetic());
    if is_plain {
        if !LENGTHS.contains(&word.len()) {
            return false;
        }
        stem.push_str(word);
        stem.make_ascii_lowercase();
        strip_endings(stem);
        return true;
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
    stem.extend(word.chars().flat_map(char::to_lowercase));
    !is_hash
}

/// The number that stands for a stem (FNV-1a, 64 bit). Two stems with one number are one in some
/// 10¹² pairs, and then a reason names a wrong word, no more.
pub(super) fn number(stem: &str) -> u64 {
    stem.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Whether `word` is a name of machines rather than of a language: `ERR_CONN_RESET`, `k8s`, `TLS`.
pub(super) fn is_operational(word: &str) -> bool {
    let letters = word.bytes().filter(u8::is_ascii_alphabetic).count();
    let capitals = word.bytes().filter(u8::is_ascii_uppercase).count();
    capitals >= 2 || letters > 0 && word.bytes().any(|byte| byte == b'_' || byte.is_ascii_digit())
}

/// Takes plural and verb endings off an English word in lower case (the first steps of Porter's
/// stemmer, without its measures).
fn strip_endings(word: &mut String) {
    let ends = |word: &str, ending: &str| word.len() > ending.len() + 2 && word.ends_with(ending);
    if ends(word, "sses") || ends(word, "xes") || ends(word, "ches") || ends(word, "shes") {
        word.truncate(word.len() - 2);
    } else if ends(word, "ies") {
        word.truncate(word.len() - 3);
        word.push('y');
    } else if ends(word, "s") && !["ss", "us", "is"].iter().any(|ending| word.ends_with(ending)) {
        word.truncate(word.len() - 1);
    }
    let ending = ["ing", "ed"].into_iter().find(|ending| ends(word, ending));
    if let Some(ending) = ending.filter(|_| !word.ends_with("eed")) {
        let kept = word.get(..word.len() - ending.len()).unwrap_or_default();
        if kept.contains(['a', 'e', 'i', 'o', 'u', 'y']) {
            word.truncate(kept.len());
            // `dropped` is `drop`, `called` is `call`.
            let mut last = word.bytes().rev();
            let (last, before) = (last.next(), last.next());
            if last == before && !matches!(last, Some(b'l' | b's' | b'z' | b'e' | b'o')) {
                word.pop();
            }
        }
    }
    // So that `caching`, `caches` and `cache` meet.
    if ends(word, "e") {
        word.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_meet() {
        for forms in [
            &["pool", "pools", "Pooling", "POOLED"][..],
            &["cache", "caches", "cached", "caching"],
            &["query", "queries"],
            &["drop", "dropped", "dropping", "drops"],
            &["patch", "patches"],
            &["release", "released", "releases", "releasing"],
        ] {
            let stems: Vec<String> = forms
                .iter()
                .map(|form| {
                    let mut out = String::new();
                    assert!(stem(form, &mut out), "{form}");
                    out
                })
                .collect();
            assert!(stems.iter().all(|stem| *stem == stems[0]), "{stems:?}");
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
            assert!(stem(word, &mut out), "{word}");
            assert_eq!(out, expected);
        }
        for word in ["db", "2024", "14h", "2nd", "deadbeef01", "___", &"x".repeat(41)] {
            assert!(!stem(word, &mut out), "{word}");
        }
        assert!(is_operational("k8s") && is_operational("TLS") && !is_operational("Pool"));
    }
}
