//! Durations as people write them: "2 hours and 45 minutes", "1h 15m", "about an hour and a half".

use chrono::TimeDelta;

use crate::source::Span;

/// A duration that the text states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedDuration {
    /// How long.
    pub length: TimeDelta,
    /// What it is rounded to: the smallest unit that is written.
    pub unit: TimeDelta,
    /// Written with "about", "nearly", "over" or the like.
    pub approximate: bool,
    /// Where it is written.
    pub span: Span,
}

/// Names of units, in lower case, with their minutes: a table for each language in one. Seconds are
/// no measure of an outage and end a duration.
const UNITS: &[(&str, i64)] = &[
    ("days", 1440),
    ("day", 1440),
    ("hours", 60),
    ("hour", 60),
    ("hrs", 60),
    ("hr", 60),
    ("h", 60),
    ("minutes", 1),
    ("minute", 1),
    ("mins", 1),
    ("min", 1),
    ("m", 1),
    ("日間", 1440),
    ("天", 1440),
    ("時間", 60),
    ("小时", 60),
    ("小時", 60),
    ("分間", 1),
    ("分钟", 1),
    ("分鐘", 1),
];

/// Numbers in words.
const NUMBERS: &[(&str, f64)] = &[
    ("half an", 0.5),
    ("half a", 0.5),
    ("an", 1.0),
    ("a", 1.0),
    ("one", 1.0),
    ("two", 2.0),
    ("three", 3.0),
    ("four", 4.0),
    ("five", 5.0),
    ("six", 6.0),
    ("seven", 7.0),
    ("eight", 8.0),
    ("nine", 9.0),
    ("ten", 10.0),
    ("eleven", 11.0),
    ("twelve", 12.0),
    ("fifteen", 15.0),
    ("twenty", 20.0),
    ("thirty", 30.0),
    ("forty", 40.0),
    ("forty-five", 45.0),
    ("fifty", 50.0),
];

/// What stands before a duration that is not exact.
const ABOUT: &[&str] = &[
    "~",
    "≈",
    "about",
    "around",
    "approximately",
    "approx.",
    "approx",
    "roughly",
    "nearly",
    "almost",
    "over",
    "under",
    "more than",
    "less than",
    "up to",
    "at least",
    "some",
    "circa",
    "約",
    "约",
];

/// The durations in `text[span]`, left to right.
pub fn durations(text: &str, span: Span) -> Vec<StatedDuration> {
    let Some(slice) = text.get(span.start..span.end) else { return Vec::new() };
    let mut found = Vec::new();
    let mut at = 0;
    let mut last = ' ';
    while let Some(first) = slice.get(at..).and_then(|rest| rest.chars().next()) {
        let begins = first.is_ascii_digit() && !matches!(last, '.' | ':' | '-' | '/' | '#')
            || first.is_ascii_alphabetic();
        if begins
            && !(last.is_alphanumeric() && last.is_ascii())
            && let Some((minutes, unit, length)) = slice.get(at..).and_then(duration)
        {
            let before = tail(slice.get(..at).unwrap_or_default().trim_end());
            found.push(StatedDuration {
                length: TimeDelta::minutes(minutes),
                unit: TimeDelta::minutes(unit),
                approximate: ABOUT.iter().any(|word| before.ends_with(word)),
                span: Span::new(span.start + at, span.start + at + length),
            });
            at += length;
            last = 'x';
            continue;
        }
        at += first.len_utf8();
        last = first;
    }
    found
}

/// The last few characters of `text`, in lower case.
fn tail(text: &str) -> String {
    let tail: Vec<char> = text.chars().rev().take(15).collect();
    tail.into_iter().rev().collect::<String>().to_ascii_lowercase()
}

/// The duration that `text` begins with: minutes, the smallest unit in minutes, and bytes.
fn duration(text: &str) -> Option<(i64, i64, usize)> {
    let (first, mut unit, mut length) = amount(text)?;
    let mut minutes = first;
    // "an hour and a half"
    let rest = text.get(length..)?;
    for half in [" and a half", " and half"] {
        if rest.get(..half.len()).is_some_and(|head| head.eq_ignore_ascii_case(half)) {
            return Some((minutes + unit / 2, unit / 2, length + half.len()));
        }
    }
    // Smaller units follow: "2 hours and 45 minutes", "1h 15m".
    while let Some((more, smaller, taken)) = text.get(length..).and_then(|rest| {
        let joint = rest.trim_start_matches([' ', ',', '\u{a0}']);
        let joint = joint.strip_prefix("and ").unwrap_or(joint);
        let (more, smaller, taken) = amount(joint)?;
        Some((more, smaller, rest.len() - joint.len() + taken))
    }) {
        if smaller >= unit {
            break;
        }
        minutes += more;
        unit = smaller;
        length += taken;
    }
    Some((minutes, unit, length))
}

/// A number and its unit: minutes, the unit in minutes, and bytes.
fn amount(text: &str) -> Option<(i64, i64, usize)> {
    let digits = text.bytes().take_while(|b| b.is_ascii_digit() || *b == b'.').count();
    let (number, taken) = if digits > 0 {
        (text.get(..digits.min(8))?.parse::<f64>().ok()?, digits)
    } else {
        let (word, number) = NUMBERS.iter().find(|(word, _)| {
            text.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word))
                && text.get(word.len()..).is_some_and(|rest| rest.starts_with([' ', '-']))
        })?;
        (*number, word.len())
    };
    let rest = text.get(taken..)?;
    let name = rest.trim_start_matches([' ', '\u{a0}', '-']);
    let (word, unit) = UNITS.iter().find(|(word, _)| {
        name.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word))
            && !name.get(word.len()..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()))
    })?;
    // "5 M" is five million; "day 2" is no duration, nor is "a day" in "once a day".
    if *word == "m" && !name.starts_with('m') || digits == 0 && *unit == 1440 && number == 1.0 {
        return None;
    }
    let minutes = number * *unit as f64;
    let smallest = if number.fract() == 0.0 { *unit } else { (*unit / 2).max(1) };
    (minutes <= 1e6).then_some((
        minutes.round() as i64,
        smallest,
        taken + rest.len() - name.len() + word.len(),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_in_words() {
        for (text, expected) in [
            ("lasted 2 hours and 45 minutes.", "165/1"),
            ("about 4 hours", "~240/60"),
            ("1h 15m", "75/1"),
            ("2h15min", "135/1"),
            ("an hour and a half", "90/30"),
            ("half an hour", "30/30"),
            ("a total of two hours during", "120/60"),
            ("(48 minutes)", "48/1"),
            ("1.5 hours", "90/30"),
            ("2 days, 3 hours", "3060/60"),
            ("5 hours 26 minutes (10:45 - 16:11 UTC)", "326/1"),
            ("2時間", "120/60"),
            ("for 30 mins and then for 2 hours", "30/1 120/60"),
            ("5 M users, once a day, 300 ms, 12 months", ""),
            ("nothing", ""),
        ] {
            let found = durations(text, Span::new(0, text.len()));
            let shown: Vec<String> = found
                .iter()
                .map(|found| {
                    let about = if found.approximate { "~" } else { "" };
                    format!("{about}{}/{}", found.length.num_minutes(), found.unit.num_minutes())
                })
                .collect();
            assert_eq!(shown.join(" "), expected, "{text}");
        }
    }
}
