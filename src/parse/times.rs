//! Times as people write them, at the start of a line or anywhere in a text. Nothing is resolved
//! here: a [`Written`] time has just the parts that were written.

mod clock;
mod cursor;
mod dates;
mod moment;
#[cfg(test)]
mod tests;
pub mod words;

use chrono::{NaiveDate, NaiveTime};

use super::zones::ZoneText;
use cursor::Cursor;

/// A time as written.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Written {
    /// The date, if one is written with its year.
    pub date: Option<NaiveDate>,
    /// For a date that can be read in two orders, the other reading: day first.
    pub other_date: Option<NaiveDate>,
    /// For a date whose order only its numbers show: whether the day stands first.
    pub day_first: Option<bool>,
    /// Month and day of a date without a year.
    pub month_day: Option<(u32, u32)>,
    /// `Day 2`.
    pub day_number: Option<u32>,
    /// The time of day.
    pub clock: Option<NaiveTime>,
    /// The zone, if one is written.
    pub zone: Option<ZoneText>,
    /// For a range, its end; its own zone is that of the start if it has none.
    pub end: Option<Box<Written>>,
    /// Written with `~` or "about".
    pub approximate: bool,
    /// What is wrong with how it is written, where it can be read all the same.
    pub doubt: Option<Doubt>,
}

impl Written {
    /// Whether a day is written, in whatever way.
    pub fn has_day(&self) -> bool {
        self.date.is_some() || self.month_day.is_some() || self.day_number.is_some()
    }
}

/// What is wrong with how a time of day is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// In words.
    pub why: &'static str,
    /// Where the time of day stands, from the start of the text that was read.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// What a line begins with.
#[derive(Clone, Debug, PartialEq)]
pub enum Leading {
    /// No time.
    None,
    /// The word `unknown`.
    Unknown,
    /// A date without a time of day.
    Date(Written),
    /// A time.
    Time(Written),
    /// Something meant as a time that cannot be one, and why.
    Malformed(&'static str),
}

/// The time that `text` begins with, and how many bytes it takes.
pub fn leading(text: &str) -> (Leading, usize) {
    let mut cursor = Cursor::new(text);
    if cursor.unknown() {
        return (Leading::Unknown, cursor.at);
    }
    let lead = cursor.lead_word();
    let result = match cursor.span() {
        Ok(Some(written)) if written.clock.is_some() => Leading::Time(written),
        // "By May 12 …" is a sentence; a date alone needs no word before it.
        Ok(Some(written)) if !lead => Leading::Date(written),
        Ok(_) => return (Leading::None, 0),
        Err(why) => Leading::Malformed(why),
    };
    (result, cursor.at)
}

/// All times of day in `text`, with their offsets, left to right.
pub fn scan(text: &str) -> Vec<(usize, usize, Written)> {
    let mut found = scan_all(text);
    found.retain(|(_, _, written)| written.clock.is_some());
    found
}

/// All times and dates in `text`, with their offsets, left to right.
pub fn scan_all(text: &str) -> Vec<(usize, usize, Written)> {
    let mut found = Vec::new();
    let mut at = 0;
    let (mut before_last, mut last) = (' ', ' ');
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        // `10:30` in `2001:10:30` and `3.14:15` is no time.
        let joins = last == '=' || matches!(last, '.' | ':' | '-' | '/') && before_last.is_alphanumeric();
        let inside = last == '_' || last.is_alphanumeric() && !words::is_wide(last);
        let first = rest.chars().next().unwrap_or(' ');
        if !joins && !inside && (first.is_ascii_alphanumeric() || words::is_wide(first)) {
            let mut cursor = Cursor::in_text(rest);
            cursor.between = stands_behind_between(text.get(..at).unwrap_or_default());
            if let Ok(Some(written)) = cursor.span() {
                found.push((at, at + cursor.at, written));
                let taken = rest.get(..cursor.at).unwrap_or_default();
                before_last = taken.chars().rev().nth(1).unwrap_or(' ');
                last = taken.chars().next_back().unwrap_or(' ');
                at += cursor.at.max(1);
                continue;
            }
        }
        at += first.len_utf8();
        (before_last, last) = (last, first);
    }
    found
}

/// Whether the last word of `before` is "between".
fn stands_behind_between(before: &str) -> bool {
    let before = before.trim_end_matches([' ', '\t', '\n', '*', '_', '`', '\u{a0}']).as_bytes();
    before
        .len()
        .checked_sub("between".len())
        .and_then(|from| before.get(from..))
        .is_some_and(|word| word.eq_ignore_ascii_case(b"between"))
}

/// The whole of `text` as one time: used for front matter, where nothing else may stand. An error
/// says why something that is meant as a time is none.
pub fn whole(text: &str) -> Result<Option<Written>, &'static str> {
    let text = text.trim();
    let mut cursor = Cursor::alone(text);
    match cursor.moment()? {
        Some(written) if cursor.at == text.len() && written.clock.is_some() => match written.doubt {
            Some(doubt) => Err(doubt.why),
            None => Ok(Some(written)),
        },
        _ => Ok(None),
    }
}

/// The whole of `text` as a date with its year.
pub fn date(text: &str) -> Option<NaiveDate> {
    let written = day(text)?;
    written.date.filter(|_| written.other_date.is_none())
}

/// The whole of `text` as a day, however it is written: `2 March`, `Monday, 2026-03-02`, `Day 1`.
pub fn day(text: &str) -> Option<Written> {
    let text = text.trim().trim_end_matches([':', '：', '.']).trim_end();
    let mut cursor = Cursor::new(text);
    let day = cursor.date().ok().flatten()?;
    if day.needs_clock || cursor.at != text.len() {
        return None;
    }
    Some(day.written())
}
