//! Where sentences end in plain text.

use crate::source::Span;

/// Words before a full stop that end no sentence.
const ABBREVIATIONS: &[&str] = &[
    "e.g", "i.e", "eg", "ie", "etc", "vs", "cf", "approx", "ca", "incl", "excl", "resp", "no", "nr", "fig",
    "sec", "secs", "min", "mins", "hr", "hrs", "mr", "mrs", "ms", "dr", "prof", "st", "inc", "ltd", "corp",
    "co", "dept", "a.m", "p.m", "am", "pm", "u.s", "u.k", "jan", "feb", "mar", "apr", "jun", "jul", "aug",
    "sep", "sept", "oct", "nov", "dec", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "vol", "v", "ver",
    "max", "min", "avg", "est", "temp", "config", "env", "repo", "prod",
];

/// Pairs of marks whose inside ends no sentence.
const PAIRS: &[(char, char)] =
    &[('(', ')'), ('“', '”'), ('「', '」'), ('『', '』'), ('（', '）'), ('«', '»'), ('[', ']')];

/// The sentences of `text`, each with a letter in it, as places in `text`. What stands in quotes or
/// parentheses is part of the sentence around it; where it is not clear that a sentence ends, it does not.
pub fn sentences(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = 0;
    // Marks that are never closed enclose nothing.
    let mut closing: Vec<(char, usize)> = PAIRS
        .iter()
        .map(|(open, close)| {
            let opens = text.matches(*open).count();
            (*close, if opens == text.matches(*close).count() { 0 } else { usize::MAX })
        })
        .collect();
    let quotes = text.matches('"').count();
    let mut in_quotes = false;
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        if c == '"' && quotes.is_multiple_of(2) {
            in_quotes = !in_quotes;
        }
        for ((open, close), (_, state)) in PAIRS.iter().zip(&mut closing) {
            if *state == usize::MAX {
                continue;
            }
            if c == *open {
                *state += 1;
                depth += 1;
            } else if c == *close && *state > 0 {
                *state -= 1;
                depth = depth.saturating_sub(1);
            }
        }
        if depth > 0 || in_quotes {
            continue;
        }
        let end = at + c.len_utf8();
        if ends(text, start, at, c, end) {
            push(text, start, end, &mut found);
            start = end;
        }
    }
    push(text, start, text.len(), &mut found);
    found
}

fn push(text: &str, start: usize, end: usize, found: &mut Vec<Span>) {
    let sentence = text.get(start..end).unwrap_or_default();
    if sentence.chars().any(char::is_alphabetic) {
        let lead = sentence.len() - sentence.trim_start().len();
        found.push(Span::new(start + lead, start + sentence.trim_end().len()));
    }
}

/// Whether the mark `c` at `at` ends the sentence that begins at `start`.
fn ends(text: &str, start: usize, at: usize, c: char, end: usize) -> bool {
    if matches!(c, '。' | '！' | '？') {
        return true;
    }
    if !matches!(c, '.' | '!' | '?') {
        return false;
    }
    let rest = text.get(end..).unwrap_or_default();
    let behind = rest.trim_start_matches(['"', '\'', '”', '’', ')', '*', '_']);
    let next = behind.trim_start().chars().next();
    // A lower-case letter goes on with the sentence: `foo.bar`, `vs. the`, `… and`.
    if !behind.starts_with(char::is_whitespace) || next.is_none_or(|next| next.is_lowercase() || next == '.')
    {
        return false;
    }
    let sentence = text.get(start..at).unwrap_or_default();
    if sentence.ends_with(['.', '…']) {
        return false;
    }
    if c != '.' {
        return true;
    }
    let word = sentence.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | '“' | '[')).next();
    let word = word.unwrap_or_default();
    let alone = word.len() == sentence.trim_start().len();
    let is_number = !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
    // "J.", "A.K.A."
    let is_letter = |part: &str| part.chars().count() == 1 && part.starts_with(char::is_alphabetic);
    let is_initial = word.split('.').all(is_letter);
    let lower = word.to_lowercase();
    // "1. Do this" is an item's number.
    !(is_initial || alone && is_number || ABBREVIATIONS.contains(&lower.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_people_see_them_end() {
        for (text, count) in [
            ("", 0),
            ("The pool ran empty.", 1),
            ("The pool ran empty. It was restarted.", 2),
            ("One. Two! Three? Four", 4),
            ("Version 1.2.3 of foo.bar, e.g. the one of Nov. 3, vs. The Other. Done.", 2),
            ("See https://example.org/a.b. Then it was over.", 2),
            ("An alert said \"Disk full. Free some. Now.\" and went away.", 1),
            ("It was 3 p.m. The team met.", 1),
            ("Restarted (see #12. It failed. Again) and it worked.", 1),
            ("Left open (here. And there", 2),
            ("プールが空になった。再起動した。直った。", 3),
            ("1. Patch nginx", 1),
            ("Wait... Then nothing.", 1),
            ("J. Smith was called. He came.", 2),
            ("A flood of requests, A.K.A. DDOS. It went on.", 2),
        ] {
            assert_eq!(sentences(text).len(), count, "{text}");
        }
    }
}
