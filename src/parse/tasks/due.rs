//! Due dates: a date, or the last day of the month, quarter or half-year that is named with its year.

use chrono::{Datelike, NaiveDate};

use crate::parse::times;

/// Months by their English names, which may be cut to three letters.
const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Words around a period that change nothing: the task is late when the period is over.
const FILLERS: &[&str] =
    &["end", "of", "by", "the", "in", "on", "until", "before", "early", "mid", "late", "eoy", "eom", "eoq"];

/// The last day on which a task due `text` is not late.
pub(super) fn due_date(text: &str) -> Option<NaiveDate> {
    let text = text.trim().trim_matches(['*', '_', '`', '.', ' ', '~']);
    if let Some(date) = times::date(text).or_else(|| after_preposition(text)) {
        return Some(date);
    }
    // `2026-04-19 (moved)`, `2026年4月19日〜`.
    let east = text.replace(['年', '月'], "-").replace(['日', '末'], " ");
    let head =
        east.split(|c: char| !(c.is_ascii_digit() || matches!(c, '-' | '/'))).next().unwrap_or_default();
    if head.len() >= 8
        && let Some(date) =
            NaiveDate::parse_from_str(&head.replace('/', "-"), "%Y-%m-%d").ok().filter(is_ours)
    {
        return Some(date);
    }
    period(&east)
}

fn after_preposition(text: &str) -> Option<NaiveDate> {
    let (word, rest) = text.split_once(' ')?;
    matches!(word.to_ascii_lowercase().as_str(), "by" | "on" | "before" | "until")
        .then(|| times::date(rest))?
}

/// `2026-Q3`, `Q3 2026`, `H1 2026`, `end of March 2026`, `2026-03`, `end of 2026`.
fn period(text: &str) -> Option<NaiveDate> {
    let lower = text.to_ascii_lowercase();
    let all: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let words: Vec<&str> = all.iter().copied().filter(|word| !FILLERS.contains(word)).collect();
    let (year, other) = match words.as_slice() {
        [only] if only.len() == 6 => (only.get(..4)?, only.get(4..)?),
        // A year alone may be anything; its end is a date.
        [year] if all.iter().any(|word| matches!(*word, "end" | "eoy")) => (*year, "12"),
        [first, second] if is_year(first) => (*first, *second),
        [first, second] => (*second, *first),
        _ => return None,
    };
    if !is_year(year) {
        return None;
    }
    let month = match other {
        "q1" => 3,
        "q2" | "h1" => 6,
        "q3" => 9,
        "q4" | "h2" => 12,
        number if number.bytes().all(|b| b.is_ascii_digit()) => number.parse().ok()?,
        name => {
            let month = MONTHS.iter().position(|month| {
                *month == name || month.get(..3) == Some(name) || name == "sept" && *month == "september"
            })?;
            u32::try_from(month).ok()? + 1
        }
    };
    last_day(year.parse().ok()?, month)
}

fn is_year(word: &str) -> bool {
    word.len() == 4
        && (word.starts_with("20") || word.starts_with("19"))
        && word.bytes().all(|b| b.is_ascii_digit())
}

fn is_ours(date: &NaiveDate) -> bool {
    (1970..2200).contains(&date.year())
}

fn last_day(year: i32, month: u32) -> Option<NaiveDate> {
    let (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    NaiveDate::from_ymd_opt(year, month, 1)?.pred_opt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn due_dates_are_read_where_they_have_one_meaning() {
        for (text, date) in [
            ("2026-04-15", Some("2026-04-15")),
            ("by 2026-04-15", Some("2026-04-15")),
            ("22 July 2026", Some("2026-07-22")),
            ("December 22, 2023.", Some("2023-12-22")),
            ("2026-Q3", Some("2026-09-30")),
            ("Q1 2026", Some("2026-03-31")),
            ("2026Q4", Some("2026-12-31")),
            ("end of March 2026", Some("2026-03-31")),
            ("Feb 2024", Some("2024-02-29")),
            ("2026-03", Some("2026-03-31")),
            ("end of 2026", Some("2026-12-31")),
            ("2026年4月19日", Some("2026-04-19")),
            ("2026年3月末", Some("2026-03-31")),
            ("2026-04-19 〜継続", Some("2026-04-19")),
            ("2026-04-31", None),
            ("March", None),
            ("2026", None),
            ("next sprint", None),
            ("Q3", None),
            ("marching 2026", None),
        ] {
            assert_eq!(due_date(text).map(|date| date.to_string()).as_deref(), date, "{text}");
        }
    }
}
