//! Dates, times of day, zones and ranges put together.

use chrono::{NaiveTime, TimeDelta, Timelike};

use super::clock::Clock;
use super::cursor::{Cursor, Place};
use super::{Written, words};
use crate::parse::zones::{self, ZoneText};

impl Cursor<'_> {
    /// A moment, or a range of two.
    pub(super) fn span(&mut self) -> Result<Option<Written>, &'static str> {
        let Some((mut written, has_half)) = self.moment_with_half()? else { return Ok(None) };
        if written.clock.is_none() {
            return Ok(Some(written));
        }
        if let Some((end, end_has_half)) = self.range_end()? {
            // "14:30-15:10 UTC": the zone stands once, behind both; so does PM in "2:00-4:30 PM".
            if written.zone.is_none() {
                written.zone = end.zone.clone();
            }
            if !has_half && end_has_half {
                written.clock = written.clock.zip(end.clock).map(|(start, end)| same_half(start, end));
            }
            // "from 14:30 to 18:45 on 7 August": so does the date.
            if !written.has_day() && end.has_day() {
                let (start_clock, start_zone) = (written.clock, written.zone.clone());
                let approximate = written.approximate;
                written =
                    Written { end: None, clock: start_clock, zone: start_zone, approximate, ..end.clone() };
                if end.clock < written.clock {
                    // Over midnight the date may be that of either; the end's is the one it stands at.
                    written.date = written.date.and_then(|date| date.pred_opt());
                    written.other_date = written.other_date.and_then(|date| date.pred_opt());
                    written.month_day = None;
                }
            }
            written.approximate |= end.approximate;
            written.end = Some(Box::new(end));
        }
        Ok(Some(written))
    }

    /// A date, a time of day, or both, with an optional zone. `None`, and nothing taken, where there
    /// is neither.
    pub(super) fn moment(&mut self) -> Result<Option<Written>, &'static str> {
        Ok(self.moment_with_half()?.map(|(written, _)| written))
    }

    fn moment_with_half(&mut self) -> Result<Option<(Written, bool)>, &'static str> {
        let start = self.at;
        let approximate = self.about();
        let day = self.date()?;
        let mut iso = false;
        let mut about_clock = false;
        let after_date = self.at;
        if day.is_some() {
            iso = self.date_to_clock();
            about_clock = self.about();
        }
        let clock = match self.clock() {
            // "2024-03-02 - 45:10 of the recording": what follows a date may be something else.
            Err(_) if day.is_some() && self.place == Place::Text => None,
            found => found?,
        };
        let Some(clock) = clock else {
            let Some(day) = day.filter(|day| !day.needs_clock) else {
                self.at = start;
                return Ok(None);
            };
            self.at = after_date;
            return Ok(Some((Written { approximate, ..day.written() }, false)));
        };
        let mut written = Written {
            clock: Some(clock.time),
            approximate: approximate || about_clock,
            doubt: clock.doubt,
            ..day.map(|day| day.written()).unwrap_or_default()
        };
        self.behind_clock(&mut written, &clock, iso);
        if day.is_none() {
            self.date_behind(&mut written)?;
        }
        Ok(Some((written, clock.has_half)))
    }

    /// What stands between a date and its time of day; whether it is the `T` of RFC 3339.
    fn date_to_clock(&mut self) -> bool {
        if self.rest().get(1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
            && (self.eat("T") || self.eat("t"))
        {
            return true;
        }
        self.eat(",");
        self.eat(":");
        self.skip_marks();
        let between = self.word("between");
        self.between |= between;
        if between || self.any_word(words::DATE_TO_CLOCK) || self.eat_any(&["@", "-", "–", "—", "|", "の"])
        {
            self.skip_marks();
        }
        false
    }

    /// The zone, and what says that the time is not exact.
    fn behind_clock(&mut self, written: &mut Written, clock: &Clock, iso: bool) {
        written.zone = self.zone(clock, iso);
        let start = self.at;
        self.skip_spaces();
        if self.eat_any(words::ABOUT_AFTER) {
            written.approximate = true;
            written.zone = written.zone.take().or_else(|| self.zone(clock, iso));
        } else {
            self.at = start;
        }
    }

    /// `29 april 2022`, `(Oct 29)`, `on October 29` behind a time.
    fn date_behind(&mut self, written: &mut Written) -> Result<(), &'static str> {
        let start = self.at;
        self.skip_marks();
        self.eat(",");
        self.skip_spaces();
        let open = self.eat("(");
        if self.word("on") {
            self.skip_spaces();
            if self.word("the") {
                self.skip_spaces();
            }
        }
        // What cannot be a date is the text's own business here.
        let day = self.date().ok().flatten().filter(|day| !day.needs_clock);
        match day {
            Some(day) if !open || self.eat(")") => {
                let day = day.written();
                // "14:30 Day 2 …" would be a sentence.
                if day.day_number.is_none() {
                    *written = Written {
                        clock: written.clock,
                        zone: written.zone.take(),
                        approximate: written.approximate,
                        doubt: written.doubt,
                        ..day
                    };
                    return Ok(());
                }
                self.at = start;
            }
            _ => self.at = start,
        }
        Ok(())
    }

    /// A zone after a time, in parentheses or not.
    fn zone(&mut self, clock: &Clock, iso: bool) -> Option<ZoneText> {
        let start = self.at;
        self.skip_marks();
        let spaced = self.at > start;
        if self.eat_any(words::RANGE_AFTER) {
            self.skip_marks();
        }
        let open = self.eat_any(&["(", "（"]);
        if open {
            self.skip_spaces();
        }
        let exact = iso || clock.has_seconds || self.place == Place::Field;
        let found = match self.next() {
            Some('+') if spaced && !open && !zones::is_long_offset(self.rest()) => None,
            Some('-' | '−') if !open && !self.is_negative_offset(clock.time, spaced, exact) => None,
            _ => zones::leading(self.rest()),
        };
        if let Some((zone, length)) = found {
            self.at += length;
            // "(UTC)", also "(UTC, Tuesday)": only a closing parenthesis belongs to the time.
            if !open || self.eat_any(&[")", "）"]) {
                return Some(zone);
            }
            // "12:43 (UTC 03:43)": the offset is the difference.
            self.skip_spaces();
            if let Ok(Some(other)) = self.clock()
                && self.eat_any(&[")", "）"])
                && let Some(zone) = zones::from_difference(&zone, clock.time, other.time)
            {
                return Some(zone);
            }
        }
        self.at = start;
        None
    }

    /// Whether a `-` behind a time begins an offset, not the end of a range or a text.
    fn is_negative_offset(&self, time: NaiveTime, spaced: bool, exact: bool) -> bool {
        if !zones::is_long_offset(self.rest()) {
            return exact && !spaced;
        }
        if exact {
            return true;
        }
        let digits: String = self.rest().chars().skip(1).filter(char::is_ascii_digit).take(4).collect();
        let number: u32 = digits.parse().unwrap_or_default();
        let (hour, minute) = (number / 100, number % 100);
        // Farther west nobody lives; "10:30 -11:00" is a range.
        if hour == 0 || hour > 10 || !matches!(minute, 0 | 30) {
            return false;
        }
        if spaced || !self.rest().get(1..6).is_some_and(|rest| rest.contains(':')) {
            return true;
        }
        // "22:00-02:00" goes over midnight, "14:30-05:00" would take most of a day.
        let from = i64::from(time.num_seconds_from_midnight());
        let to = i64::from(hour * 3600 + minute * 60);
        TimeDelta::seconds((to - from).rem_euclid(24 * 3600)) > TimeDelta::hours(12)
    }

    /// `- 15:10`, `to 15:10`, `– 2024-03-02 01:00`.
    fn range_end(&mut self) -> Result<Option<(Written, bool)>, &'static str> {
        let start = self.at;
        if self.place == Place::Field {
            return Ok(None);
        }
        self.skip_marks();
        // "from" may have its comma: "7 August, 14:30, to 8 August, 15:00".
        self.eat(",");
        self.skip_marks();
        let joined = self.eat_any(words::RANGE_SIGNS)
            || self.any_word(words::RANGE_WORDS)
            || self.between && self.word("and");
        if joined {
            self.skip_marks();
            let end = match self.moment_with_half() {
                Ok(end) => end,
                Err(why) if self.place == Place::Line => return Err(why),
                Err(_) => None,
            };
            if let Some((end, has_half)) = end.filter(|(end, _)| end.clock.is_some()) {
                return Ok(Some((end, has_half)));
            }
        }
        self.at = start;
        Ok(None)
    }
}

/// `start` of a range whose AM or PM stands at its end alone.
fn same_half(start: NaiveTime, end: NaiveTime) -> NaiveTime {
    if start.hour() == 0 || start.hour() > 12 {
        return start;
    }
    let half = if end.hour() >= 12 { 12 } else { 0 };
    let moved = start.with_hour(start.hour() % 12 + half);
    let earlier = start.with_hour(start.hour() % 12).unwrap_or(start);
    moved.filter(|moved| *moved <= end).unwrap_or(earlier)
}
