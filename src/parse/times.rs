//! Times as people write them, at the start of a line or anywhere in a text. Nothing is resolved
//! here: a [`Written`] time has just the parts that were written.

use chrono::{NaiveDate, NaiveTime};

use super::zones::{self, ZoneText};

/// A time as written.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Written {
    /// The date, if one is written.
    pub date: Option<NaiveDate>,
    /// For a date that can be read in two orders, the other reading.
    pub other_date: Option<NaiveDate>,
    /// The time of day.
    pub clock: Option<NaiveTime>,
    /// The zone, if one is written.
    pub zone: Option<ZoneText>,
    /// For a range, its end; its own zone is that of the start if it has none.
    pub end: Option<Box<Written>>,
    /// Written with `~` or "about".
    pub approximate: bool,
}

/// What a line begins with.
#[derive(Clone, Debug, PartialEq)]
pub enum Leading {
    /// No time.
    None,
    /// The word `unknown`.
    Unknown,
    /// A time.
    Time(Written),
    /// Something meant as a time that cannot be one, and why.
    Malformed(&'static str),
}

/// Months by their English names and usual short forms.
const MONTHS: [&str; 12] = [
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

/// The time that `text` begins with, and how many bytes it takes.
pub fn leading(text: &str) -> (Leading, usize) {
    let mut cursor = Cursor { text, at: 0 };
    if cursor.word("unknown") {
        return (Leading::Unknown, cursor.at);
    }
    let approximate = cursor.approximate();
    match cursor.moment() {
        Ok(Some(mut written)) => {
            written.approximate = approximate;
            match cursor.range_end() {
                Ok(end) => written.end = end.map(Box::new),
                Err(why) => return (Leading::Malformed(why), cursor.at),
            }
            // "14:30-15:10 UTC": the zone stands once, behind both.
            if written.zone.is_none() {
                written.zone = written.end.as_ref().and_then(|end| end.zone.clone());
            }
            (Leading::Time(written), cursor.at)
        }
        Ok(None) => (Leading::None, 0),
        Err(why) => (Leading::Malformed(why), cursor.at),
    }
}

/// All times in `text`, with their offsets, left to right. A date stands for those after it.
pub fn scan(text: &str) -> Vec<(usize, usize, Written)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let boundary = text
            .get(..at)
            .and_then(|before| before.chars().next_back())
            .is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '.' | ':' | '-' | '/'));
        if boundary && rest.starts_with(|c: char| c.is_ascii_alphanumeric()) {
            let mut cursor = Cursor { text: rest, at: 0 };
            if let Ok(Some(mut written)) = cursor.moment() {
                if let Ok(end) = cursor.range_end() {
                    written.end = end.map(Box::new);
                }
                found.push((at, at + cursor.at, written));
                at += cursor.at.max(1);
                continue;
            }
        }
        at += rest.chars().next().map_or(1, char::len_utf8);
    }
    found
}

/// The whole of `text` as one time: used for front matter, where nothing else may stand.
pub fn whole(text: &str) -> Option<Written> {
    let text = text.trim();
    let mut cursor = Cursor { text, at: 0 };
    let written = cursor.moment().ok().flatten()?;
    (cursor.at == text.len()).then_some(written)
}

/// The whole of `text` as a date.
pub fn date(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let mut cursor = Cursor { text, at: 0 };
    let (date, other) = cursor.date()?;
    (cursor.at == text.len() && other.is_none()).then_some(date)
}

struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn skip_spaces(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\u{a0}', '\u{202f}']).len();
    }

    fn eat(&mut self, text: &str) -> bool {
        let is_next = self.rest().starts_with(text);
        if is_next {
            self.at += text.len();
        }
        is_next
    }

    /// Takes the word if it stands here in any case, not as part of a longer one.
    fn word(&mut self, word: &str) -> bool {
        let Some(head) = self.rest().get(..word.len()) else { return false };
        let after = self.rest().get(word.len()..).unwrap_or_default();
        let is_next = head.eq_ignore_ascii_case(word) && !after.starts_with(|c: char| c.is_alphanumeric());
        if is_next {
            self.at += word.len();
        }
        is_next
    }

    fn approximate(&mut self) -> bool {
        let start = self.at;
        let found = self.eat("~")
            || self.eat("≈")
            || ["about", "around", "approximately", "approx.", "approx", "circa", "ca."]
                .iter()
                .any(|word| self.word(word) || word.ends_with('.') && self.eat(word));
        if found {
            self.skip_spaces();
        } else {
            self.at = start;
        }
        found
    }

    /// Digits, at least `min` and at most `max`, with none after them.
    fn digits(&mut self, min: usize, max: usize) -> Option<u32> {
        let count = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        if count < min || count > max {
            return None;
        }
        let value = self.rest().get(..count)?.parse().ok()?;
        self.at += count;
        Some(value)
    }

    fn letters(&mut self) -> &'a str {
        let count = self.rest().bytes().take_while(u8::is_ascii_alphabetic).count();
        let word = self.rest().get(..count).unwrap_or_default();
        self.at += count;
        word
    }

    /// A date and a time of day, or a time of day, each with an optional zone. `None`, and nothing
    /// taken, where there is no time of day.
    fn moment(&mut self) -> Result<Option<Written>, &'static str> {
        let start = self.at;
        let date = self.date();
        if date.is_some() {
            let after_date = self.at;
            if !self.eat("T") {
                self.eat(",");
                self.skip_spaces();
                if self.word("at") || self.eat("@") || self.eat("-") || self.eat("–") || self.eat("—") {
                    self.skip_spaces();
                }
            }
            if !self.rest().starts_with(|c: char| c.is_ascii_digit()) {
                self.at = after_date;
            }
        }
        let Some(clock) = self.clock()? else {
            self.at = start;
            return Ok(None);
        };
        let (date, other_date) = date.map_or((None, None), |(date, other)| (Some(date), other));
        Ok(Some(Written { date, other_date, clock: Some(clock), zone: self.zone(), ..Written::default() }))
    }

    /// A zone after a time, in parentheses or not.
    fn zone(&mut self) -> Option<ZoneText> {
        let start = self.at;
        self.skip_spaces();
        let spaced = self.at > start;
        let open = self.eat("(");
        // "14:30 -" and "14:30 - 15:10" are no offsets; an offset stands right behind the time.
        let is_dash = self.rest().starts_with(['-', '−', '+']) && spaced && !open;
        if !is_dash && let Some((zone, length)) = zones::leading(self.rest()) {
            self.at += length;
            // "(UTC)", also "(UTC, Tuesday)": only a closing parenthesis belongs to the time.
            if !open || self.eat(")") {
                return Some(zone);
            }
        }
        self.at = start;
        None
    }

    /// `- 15:10`, `to 15:10`, `– 2024-03-02 01:00`.
    fn range_end(&mut self) -> Result<Option<Written>, &'static str> {
        let start = self.at;
        self.skip_spaces();
        let joined = ["-", "–", "—", "~", "→"].iter().any(|mark| self.eat(mark))
            || self.word("to")
            || self.word("until");
        if joined {
            self.skip_spaces();
            if self.rest().starts_with(|c: char| c.is_ascii_alphanumeric())
                && let Some(end) = self.moment()?
            {
                return Ok(Some(end));
            }
        }
        self.at = start;
        Ok(None)
    }

    /// A date, and its other reading where day and month can be told apart by nothing.
    fn date(&mut self) -> Option<(NaiveDate, Option<NaiveDate>)> {
        let start = self.at;
        let found = self.numeric_date().or_else(|| {
            self.at = start;
            self.named_date()
        });
        if found.is_none() {
            self.at = start;
        }
        found
    }

    fn numeric_date(&mut self) -> Option<(NaiveDate, Option<NaiveDate>)> {
        let first_length = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        let first = self.digits(1, 4)?;
        let separator = self.rest().chars().next().filter(|c| matches!(c, '-' | '/' | '.'))?;
        self.at += 1;
        let second = self.digits(1, 2)?;
        if !self.eat(separator.encode_utf8(&mut [0; 4])) {
            return None;
        }
        if first_length == 4 {
            let day = self.digits(1, 2)?;
            return Some((NaiveDate::from_ymd_opt(first as i32, second, day)?, None));
        }
        let year = self.digits(4, 4)? as i32;
        let month_first = NaiveDate::from_ymd_opt(year, first, second);
        let day_first = NaiveDate::from_ymd_opt(year, second, first);
        match (separator, month_first, day_first) {
            // Dots are written day first wherever they are written.
            ('.', _, day_first) => Some((day_first?, None)),
            (_, Some(a), Some(b)) if a != b => Some((a, Some(b))),
            (_, a, b) => Some((a.or(b)?, None)),
        }
    }

    /// `August 7, 2023`, `Mon 7 Aug 2023`, `8th Nov 2023`.
    fn named_date(&mut self) -> Option<(NaiveDate, Option<NaiveDate>)> {
        let start = self.at;
        let word = self.letters().to_ascii_lowercase();
        if ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().any(|day| word.starts_with(day))
            && word.len() >= 3
        {
            self.eat(",");
            self.skip_spaces();
        } else {
            self.at = start;
        }
        let (month, day) = if self.rest().starts_with(|c: char| c.is_ascii_digit()) {
            let day = self.day()?;
            self.skip_spaces();
            self.word("of");
            self.skip_spaces();
            (self.month()?, day)
        } else {
            let month = self.month()?;
            self.skip_spaces();
            (month, self.day()?)
        };
        self.eat(",");
        self.skip_spaces();
        let year = self.digits(4, 4)? as i32;
        Some((NaiveDate::from_ymd_opt(year, month, day)?, None))
    }

    fn day(&mut self) -> Option<u32> {
        let day = self.digits(1, 2)?;
        for ending in ["st", "nd", "rd", "th"] {
            if self.word(ending) {
                break;
            }
        }
        Some(day)
    }

    fn month(&mut self) -> Option<u32> {
        let word = self.letters().to_ascii_lowercase();
        self.eat(".");
        let at = MONTHS.iter().position(|month| {
            *month == word || word.len() >= 3 && word.len() <= 4 && month.starts_with(&word)
        })?;
        u32::try_from(at + 1).ok()
    }

    /// `14:30`, `14:30:05.2`, `2:30 PM`, `2pm`. An error for what is meant as a time and cannot be
    /// one.
    fn clock(&mut self) -> Result<Option<NaiveTime>, &'static str> {
        let start = self.at;
        let Some(hour) = self.digits(1, 2) else { return Ok(None) };
        let mut minute = 0;
        let mut second = 0;
        let mut has_minutes = false;
        if self.eat(":") {
            match self.digits(2, 2) {
                Some(value) => {
                    minute = value;
                    has_minutes = true;
                }
                None => {
                    let is_half = self.meridiem().is_some();
                    if is_half {
                        return Err("the minutes are missing");
                    }
                    self.at = start;
                    return Ok(None);
                }
            }
            let after_minutes = self.at;
            if self.eat(":") {
                match self.digits(2, 2) {
                    Some(value) => {
                        second = value;
                        let fraction = self.at;
                        if !(self.eat(".") && self.digits(1, 9).is_some()) {
                            self.at = fraction;
                        }
                    }
                    None => self.at = after_minutes,
                }
            }
        }
        let meridiem = self.meridiem();
        let after = self.rest().chars().next();
        if meridiem.is_none() && (!has_minutes || after.is_some_and(|c| c.is_ascii_digit())) {
            self.at = start;
            return Ok(None);
        }
        let hour = match meridiem {
            Some(_) if hour > 12 => return Err("a 24-hour time does not take AM or PM"),
            Some(_) if hour == 0 => return Err("12-hour times begin at 12, not at 0"),
            Some(is_pm) => hour % 12 + if is_pm { 12 } else { 0 },
            None => hour,
        };
        if hour > 23 {
            return Err("hours go from 00 to 23");
        }
        if minute > 59 || second > 60 {
            return Err("minutes and seconds go from 00 to 59");
        }
        // A leap second is shown as the second before it.
        Ok(NaiveTime::from_hms_opt(hour, minute, second.min(59)))
    }

    /// AM or PM, if it stands here: whether it is PM.
    fn meridiem(&mut self) -> Option<bool> {
        let start = self.at;
        self.skip_spaces();
        for (text, is_pm) in [("a.m.", false), ("p.m.", true), ("am", false), ("pm", true)] {
            let head = self.rest().get(..text.len());
            let after = self.rest().get(text.len()..).and_then(|rest| rest.chars().next());
            if head.is_some_and(|head| head.eq_ignore_ascii_case(text))
                && !after.is_some_and(char::is_alphanumeric)
            {
                self.at += text.len();
                return Some(is_pm);
            }
        }
        self.at = start;
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str) -> String {
        let part = |written: &Written| {
            let date = written.date.map(|date| format!("{date} ")).unwrap_or_default();
            let clock = written.clock.map(|clock| clock.format("%H:%M:%S").to_string()).unwrap_or_default();
            let zone =
                written.zone.as_ref().map(|zone| format!(" {}", zone.zone.label())).unwrap_or_default();
            format!("{date}{clock}{zone}")
        };
        match leading(text) {
            (Leading::Time(written), length) => {
                let end = written.end.as_deref().map(|end| format!("..{}", part(end))).unwrap_or_default();
                let about = if written.approximate { "~" } else { "" };
                format!("{about}{}{end}|{}", part(&written), text.get(length..).unwrap_or_default())
            }
            (other, _) => format!("{other:?}"),
        }
    }

    #[test]
    fn leading_times() {
        for (text, expected) in [
            ("14:30: found", "14:30:00|: found"),
            ("14:30 UTC [detected] found", "14:30:00 UTC| [detected] found"),
            ("2017-02-28 09:37 PST command", "2017-02-28 09:37:00 PST| command"),
            ("2017-02-28T09:37:05Z x", "2017-02-28 09:37:05 UTC| x"),
            ("2017-02-28T09:37+02:00 x", "2017-02-28 09:37:00 +02:00| x"),
            ("14:30 - 15:10 UTC work", "14:30:00 UTC..15:10:00 UTC| work"),
            ("14:30 - deployed", "14:30:00| - deployed"),
            ("14:30-15:10 work", "14:30:00..15:10:00| work"),
            ("~14:30 work", "~14:30:00| work"),
            ("3:05 PM — x", "15:05:00| — x"),
            ("12am x", "00:00:00| x"),
            ("August 7, 2023, 14:30 x", "2023-08-07 14:30:00| x"),
            ("8th Nov 2023, 3:00 p.m. to 5:00 p.m (EAT)", "2023-11-08 15:00:00|"),
            ("13:20pm x", "Malformed(\"a 24-hour time does not take AM or PM\")"),
            ("3:AM x", "Malformed(\"the minutes are missing\")"),
            ("25:00 x", "Malformed(\"hours go from 00 to 23\")"),
            ("unknown [action] x", "Unknown"),
            ("15 servers were", "None"),
            ("2023 was", "None"),
            ("3 amazing", "None"),
        ] {
            let shown = show(text);
            if text.starts_with("8th") {
                assert!(shown.starts_with(expected.trim_end_matches('|')), "{text}: {shown}");
            } else {
                assert_eq!(shown, expected, "{text}");
            }
        }
    }

    #[test]
    fn a_date_of_two_readings_says_so() {
        let (Leading::Time(written), _) = leading("06/07/2023 14:30") else { panic!("a time") };
        assert!(written.other_date.is_some());
        let (Leading::Time(written), _) = leading("06/27/2023 14:30") else { panic!("a time") };
        assert!(written.other_date.is_none());
    }
}
