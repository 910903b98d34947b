//! Times of day as people write them.

use chrono::NaiveTime;

use super::cursor::{Cursor, Place};
use super::{Doubt, words};
use crate::parse::zones;

/// A time of day as written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clock {
    pub(super) time: NaiveTime,
    /// AM or PM was written.
    pub(super) has_half: bool,
    /// Written to the second.
    pub(super) has_seconds: bool,
    pub(super) doubt: Option<Doubt>,
}

const NO_SUCH_HOUR: &str = "hours go from 00 to 23";
const NO_SUCH_MINUTE: &str = "minutes and seconds go from 00 to 59";

/// Numbers read off a clock, before they are looked at.
#[derive(Default)]
struct Digits {
    hour: u32,
    minute: u32,
    second: u32,
    has_seconds: bool,
    /// Enough to be a time without AM or PM behind it.
    whole: bool,
    doubt: Option<&'static str>,
}

impl Cursor<'_> {
    /// `14:30`, `14:30:05.2`, `2:30 PM`, `2pm`, `14h30`, `2100hrs`, `14時30分`. An error for what is
    /// meant as a time and cannot be one.
    pub(super) fn clock(&mut self) -> Result<Option<Clock>, &'static str> {
        let start = self.at;
        let mut found = self.clock_or_less();
        if let Ok(Some(Clock { doubt: Some(doubt), .. })) = &mut found {
            (doubt.start, doubt.end) = (start, self.at);
        }
        if !matches!(found, Ok(Some(_)) | Err(_)) {
            self.at = start;
        }
        found
    }

    fn clock_or_less(&mut self) -> Result<Option<Clock>, &'static str> {
        let half = words::HALVES.iter().find(|(word, _)| self.eat(word)).map(|(_, is_pm)| *is_pm);
        if half.is_some() {
            self.skip_spaces();
        }
        let digits = match self.digits_ahead() {
            4 => self.military(),
            1 | 2 => self.hour_and_minutes(half.is_some()),
            _ => None,
        };
        let Some(digits) = digits else { return Ok(None) };
        let half = half.or_else(|| self.half());
        if half.is_none() && !digits.whole {
            return Ok(None);
        }
        if self.next().is_some_and(|c| c.is_ascii_alphanumeric() && c != 'Z' && c != 'z') || self.goes_on() {
            return Ok(None);
        }
        if half.is_none() && self.hours_word() {
            return Ok(None);
        }
        let Digits { hour, minute, second, has_seconds, doubt, .. } = digits;
        let (hour, doubt) = match half {
            None => (hour, doubt),
            Some(_) if (13..24).contains(&hour) => (hour, Some("a 24-hour time does not take AM or PM")),
            Some(is_pm) => {
                let doubt = doubt.or((hour == 0).then_some("12-hour times begin at 12, not at 0"));
                (if hour > 12 { hour } else { hour % 12 + if is_pm { 12 } else { 0 } }, doubt)
            }
        };
        if hour > 23 {
            return Err(NO_SUCH_HOUR);
        }
        if minute > 59 || second > 60 {
            return Err(NO_SUCH_MINUTE);
        }
        // A leap second is shown as the second before it.
        let time = NaiveTime::from_hms_opt(hour, minute, second.min(59));
        let doubt = doubt.map(|why| Doubt { why, start: 0, end: 0 });
        Ok(time.map(|time| Clock { time, has_half: half.is_some(), has_seconds, doubt }))
    }

    /// Whether more numbers follow, as in an address.
    fn goes_on(&self) -> bool {
        let mut chars = self.rest().chars();
        let mark = chars.next();
        matches!(mark, Some(':' | '.' | '：')) && chars.next().is_some_and(|c| c.is_ascii_digit())
    }

    /// `2100hrs`, `2100 hours`, `2100 UTC`, `2100Z`.
    fn military(&mut self) -> Option<Digits> {
        let number = self.digits(4, 4)?;
        let digits = Digits { hour: number / 100, minute: number % 100, whole: true, ..Digits::default() };
        if digits.hour > 23 || digits.minute > 59 {
            return None;
        }
        let behind = self.at;
        self.skip_spaces();
        if self.any_word(&["hrs", "hr", "hours", "h"]) {
            self.eat(".");
            return Some(digits);
        }
        let zone = zones::leading(self.rest());
        self.at = behind;
        zone.is_some_and(|(zone, _)| zone.is_named).then_some(digits)
    }

    fn hour_and_minutes(&mut self, has_half: bool) -> Option<Digits> {
        let length = self.digits_ahead();
        let hour = self.digits(1, 2)?;
        let mut digits = Digits { hour, ..Digits::default() };
        let after_hour = self.at;
        if self.eat(":") || self.eat("：") {
            let Some(minute) = self.digits(2, 2) else {
                // `3:AM`.
                self.half()?;
                self.at = after_hour + 1;
                digits.doubt = Some("the minutes are missing");
                return Some(digits);
            };
            digits.minute = minute;
            digits.whole = true;
            self.seconds(&mut digits);
        } else if self.next().is_some_and(|c| words::HOUR_SIGNS.contains(&c)) {
            return self.wide_minutes(digits, has_half);
        } else if matches!(self.next(), Some('h' | 'H')) && self.place == Place::Line {
            self.at += 1;
            digits.minute = self.digits(2, 2)?;
            digits.whole = true;
        } else if self.eat(".") {
            // `14.30` may be a number: a colon, a dash, AM, PM or a zone behind it says that it is not.
            match self.digits(2, 2) {
                Some(minute) => digits.minute = minute,
                None => self.at = after_hour,
            }
            digits.whole =
                self.at > after_hour && length == 2 && digits.minute < 60 && hour < 24 && self.is_set_off();
        }
        Some(digits)
    }

    fn seconds(&mut self, digits: &mut Digits) {
        let after_minutes = self.at;
        if !self.eat(":") && !self.eat("：") {
            return;
        }
        match self.digits(2, 2) {
            Some(second) => {
                digits.second = second;
                digits.has_seconds = true;
                let fraction = self.at;
                let point = self.eat(".") && self.digits(1, 9).is_some();
                self.at = if point { self.at } else { fraction };
                let comma = !point && self.eat(",") && self.digits(3, 3).is_some();
                self.at = if point || comma { self.at } else { fraction };
            }
            None => self.at = after_minutes,
        }
    }

    /// `時30分`, `点半`, `時`.
    fn wide_minutes(&mut self, mut digits: Digits, has_half: bool) -> Option<Digits> {
        let is_point = matches!(self.next(), Some('点' | '點'));
        self.at += self.next()?.len_utf8();
        // `3時間` and `3点` in running text are three hours and three points.
        if self.rest().starts_with(['間', '间']) {
            return None;
        }
        let after_hour = self.at;
        self.skip_spaces();
        if self.eat("半") {
            digits.minute = 30;
        } else if let Some(minute) = self.digits(1, 2) {
            digits.minute = minute;
            if !self.eat("分") && !is_point {
                self.at = after_hour;
                digits.minute = 0;
            }
        } else {
            self.at = after_hour;
            self.eat("整");
            if is_point && !has_half && self.place == Place::Text {
                return None;
            }
        }
        digits.whole = true;
        Some(digits)
    }

    /// Whether a number such as `14.30` stands apart from the text behind it.
    fn is_set_off(&self) -> bool {
        let behind = self.rest();
        let trimmed = behind.trim_start_matches([' ', '\t', '*', '_', '`']);
        if trimmed.starts_with(|c: char| c.is_ascii_digit())
            || behind.starts_with(|c: char| c.is_alphanumeric())
        {
            return false;
        }
        if zones::leading(trimmed).is_some_and(|(zone, _)| zone.is_named) {
            return true;
        }
        self.place == Place::Line
            && (trimmed.is_empty() || trimmed.starts_with([':', '-', '–', '—', ']', ')', '|', '：']))
    }

    /// Takes `h`, `hrs`, `Uhr` behind a time. Whether it makes the time a duration: `1:30 hours` in a
    /// sentence.
    fn hours_word(&mut self) -> bool {
        let start = self.at;
        self.skip_spaces();
        let spaced = self.at > start;
        let found = !spaced && self.word("h") || self.any_word(&["hrs", "hr", "hours", "uhr"]);
        if !found {
            self.at = start;
        }
        found && self.place == Place::Text
    }

    /// AM or PM, if it stands here: whether it is PM.
    fn half(&mut self) -> Option<bool> {
        let start = self.at;
        self.skip_spaces();
        for (text, is_pm) in
            [("a.m.", false), ("p.m.", true), ("a.m", false), ("p.m", true), ("am", false), ("pm", true)]
        {
            let head = self.rest().get(..text.len());
            let after = self.rest().get(text.len()..).and_then(|rest| rest.chars().next());
            if head.is_some_and(|head| head.eq_ignore_ascii_case(text))
                && !after.is_some_and(|c| c.is_alphanumeric() && !words::is_wide(c))
            {
                self.at += text.len();
                return Some(is_pm);
            }
        }
        self.at = start;
        None
    }
}
