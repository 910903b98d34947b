//! The day of an incident of which no more is known: a date that its title or summary names, else the one
//! that the file's name begins with. It becomes a start that is assumed.

use chrono::{Datelike, NaiveDate, NaiveTime};

use super::{timeline, window};
use crate::incident::{Basis, Fact, Moment};
use crate::parse::zones::Zone;
use crate::parse::{Body, times};
use crate::source::Span;

/// A summary written so long after the incident tells of another one.
const MAX_DAYS: i64 = 60;

/// A day, and where it is named; `0..0` in the file's name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Day {
    date: NaiveDate,
    span: Span,
}

impl Day {
    /// Its beginning in `zone`, else in UTC, as a start that is assumed.
    pub(super) fn start(self, zone: Option<&Zone>) -> Option<Fact<Moment>> {
        let midnight = self.date.and_time(NaiveTime::MIN);
        let (moment, _) = zone.unwrap_or(&Zone::Named(chrono_tz::UTC)).at(midnight)?;
        Some(Fact::new(moment, Basis::Assumed, self.span))
    }
}

/// The date that the name of a file or folder begins with, as in 2026-03-02-title, 20260302-title and
/// 2026-03-02T14-30-title.
pub(super) fn in_name(name: &str) -> Option<NaiveDate> {
    let forms = [("%Y-%m-%d", 10), ("%Y_%m_%d", 10), ("%Y.%m.%d", 10), ("%Y%m%d", 8)];
    let date = forms.into_iter().find_map(|(form, length)| {
        let ends = !name.get(length..)?.starts_with(|c: char| c.is_ascii_digit());
        ends.then(|| NaiveDate::parse_from_str(name.get(..length)?, form).ok())?
    });
    // Eight digits may be a number of anything.
    date.filter(|date| (1970..2100).contains(&date.year()))
}

/// The one day that the title names, else the one that stands before the timeline. `near` is the day in
/// the file's name, which gives a date its year; the incident was not long before it.
pub(super) fn of_text(title: &str, text: &str, body: &Body, near: Option<NaiveDate>) -> Option<Day> {
    let date = dates(title, near);
    if let Some((_, date)) = only(date) {
        let span = text.find(title).map_or(body.span, |at| Span::new(at, at + title.len()));
        return Some(Day { date, span });
    }
    let found = window::heads(body).into_iter().flat_map(|span| {
        let slice = text.get(span.start..span.end).unwrap_or_default();
        let found = dates(slice, near);
        found.into_iter().map(move |(at, date)| (Span::new(span.start + at.start, span.start + at.end), date))
    });
    let (span, date) = only(found.collect())?;
    near.is_none_or(|near| (0..=MAX_DAYS).contains(&(near - date).num_days())).then_some(Day { date, span })
}

/// The day in the file's name, unless something happened before it: then it is the one on which the
/// document was written.
pub(super) fn of_file<'a>(date: NaiveDate, mut known: impl Iterator<Item = &'a Moment>) -> Option<Day> {
    let is_before = |known: &Moment| known.at.date_naive() < date;
    (!known.any(is_before)).then_some(Day { date, span: Span::default() })
}

/// The dates in `text` that can be read in one way; one without a year lies near to `near`, else to the
/// first that has one.
fn dates(text: &str, near: Option<NaiveDate>) -> Vec<(Span, NaiveDate)> {
    let mut found = times::scan_all(text);
    found.retain(|(_, _, written)| written.other_date.is_none());
    let near = near.or_else(|| found.iter().find_map(|(_, _, written)| written.date));
    let date = |(start, end, written): (usize, usize, times::Written)| {
        let (month, day) = written.month_day.unwrap_or_default();
        let date = written.date.or_else(|| timeline::nearest(month, day, near?))?;
        Some((Span::new(start, end), date))
    };
    found.into_iter().filter_map(date).collect()
}

/// The first of `found`, where all are of one day.
fn only<T>(found: Vec<(T, NaiveDate)>) -> Option<(T, NaiveDate)> {
    let date = found.first()?.1;
    found.iter().all(|(_, other)| *other == date).then(|| found.into_iter().next())?
}
