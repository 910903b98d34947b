//! Timeline entries to points in time: zones and dates from their surroundings, midnight crossed
//! where it must have been.

use chrono::{Datelike, NaiveDate, NaiveDateTime, TimeDelta};

use super::times::Times;
use super::zone;
use crate::incident::{Basis, Entry, EntryKind, EntryTime, Fact, FaultKind, Field, Moment, first_of_kind};
use crate::parse::times::{Leading, Written};
use crate::parse::zones::Zone;
use crate::parse::{Body, RawEntry};
use crate::source::Span;

/// A time of day that steps back by more than this is on the next day.
const ROLLOVER: TimeDelta = TimeDelta::hours(12);

/// Resolves the entries of a body. `near` is a day from which a missing year is taken.
pub(super) fn resolve(
    text: &str,
    body: &Body,
    start: Option<&Moment>,
    end: Option<&Moment>,
    window: Option<&Moment>,
    near: Option<NaiveDate>,
    times: &mut Times,
) -> Vec<Entry> {
    let zone = zone::of_timeline(text, body, start.or(window), times);
    let near = near.or_else(|| first_date(body));
    let mut surroundings = Surroundings { zone, start, end, near, last: None, day: None };
    body.entries
        .iter()
        .enumerate()
        .map(|(index, raw)| Entry {
            time: surroundings.time(text, raw, times),
            kinds: raw.tags.clone(),
            kinds_basis: Basis::Text,
            open: Vec::new(),
            body_entry: index,
        })
        .collect()
}

/// The start of the first entry of `kind`, as a fact of the text.
pub(super) fn first_of(timeline: &[Entry], body: &Body, kind: EntryKind) -> Field<Moment> {
    let entry = first_of_kind(timeline, kind).and_then(|index| timeline.get(index));
    let moment = entry.and_then(|entry| Some((entry.start()?, body.entries.get(entry.body_entry)?)));
    match moment {
        Some((moment, raw)) => Field::Is(Fact::new(moment.clone(), Basis::Text, raw.time_span)),
        None => Field::Absent,
    }
}

/// The window that the timeline spans where nothing states one: from its first entry, if that has a time
/// with its own date, to the first that tells of the end, by a tag if there is one.
pub(super) fn window(timeline: &[Entry], body: &Body) -> (Field<Moment>, Field<Moment>) {
    let computed = |entry: &Entry| -> Option<Fact<Moment>> {
        let EntryTime::At { start, approximate: false, .. } = &entry.time else { return None };
        let raw = body.entries.get(entry.body_entry)?;
        Some(Fact::new(start.clone(), Basis::Computed, raw.time_span))
    };
    let first = timeline
        .first()
        .filter(|entry| matches!(entry.time, EntryTime::At { date_assumed: false, .. }))
        .and_then(computed);
    let Some(first) = first else { return (Field::Absent, Field::Absent) };
    let last = first_of_kind(timeline, EntryKind::Resolved)
        .and_then(|index| timeline.get(index))
        .and_then(computed)
        .filter(|last| last.value.at > first.value.at);
    (Field::Is(first), last.map_or(Field::Absent, Field::Is))
}

/// The first date that an entry states with its year.
fn first_date(body: &Body) -> Option<NaiveDate> {
    body.entries.iter().flat_map(RawEntry::written).find_map(|written| written.date)
}

/// What the entries of a timeline take from around them.
struct Surroundings<'a> {
    zone: Option<Zone>,
    start: Option<&'a Moment>,
    end: Option<&'a Moment>,
    /// A day in the year of a date without one, where nothing nearer is known.
    near: Option<NaiveDate>,
    /// Local time of the entry before.
    last: Option<NaiveDateTime>,
    /// The day that a heading or line above names, until an entry has taken it.
    day: Option<NaiveDate>,
}

impl Surroundings<'_> {
    fn time(&mut self, text: &str, raw: &RawEntry, times: &mut Times) -> EntryTime {
        let shown = text.get(raw.time_span.start..raw.time_span.end).unwrap_or_default().trim();
        if let Some((day, span)) = raw.day.as_deref() {
            self.day = self.date(day, text.get(span.start..span.end).unwrap_or_default(), *span, times);
            self.last = None;
        }
        let written = match &raw.time {
            Leading::None => return EntryTime::None,
            Leading::Unknown => return EntryTime::Unknown,
            Leading::Malformed(why) => {
                malformed(shown, why, None, raw.time_span, times);
                return EntryTime::Clock(shown.to_owned());
            }
            // A time in words.
            Leading::Date(written) if !written.has_day() => return EntryTime::Clock(shown.to_owned()),
            Leading::Date(written) => {
                self.day = self.date(written, shown, raw.time_span, times);
                self.last = None;
                return EntryTime::Clock(shown.to_owned());
            }
            Leading::Time(written) => written,
        };
        doubts(text, written, raw.time_span, times);
        let zone = match (&written.zone, raw.zone.as_deref()) {
            (Some(zone), _) => Some(times.zone(zone, raw.time_span)),
            (None, Some((zone, span))) => Some(times.zone(zone, *span)),
            (None, None) => self.zone.clone(),
        };
        let date = self.date(written, shown, raw.time_span, times);
        let Some(zone) = zone else {
            times.zone_missing(shown, raw.time_span);
            return EntryTime::Clock(shown.to_owned());
        };
        let found = if raw.is_inline {
            self.aside(written, date, &zone, shown, raw.time_span, times)
        } else {
            self.resolved(written, date, &zone, shown, raw.time_span, times)
        };
        found.unwrap_or_else(|| EntryTime::Clock(shown.to_owned()))
    }

    /// The day that `written` names, its year from around it.
    fn date(&self, written: &Written, shown: &str, span: Span, times: &mut Times) -> Option<NaiveDate> {
        if let Some(date) = times.date(written, shown, span) {
            return Some(date);
        }
        let start = self.start.map(|start| start.at.date_naive());
        if let Some(number) = written.day_number {
            return start?.checked_add_days(chrono::Days::new(u64::from(number).checked_sub(1)?));
        }
        let (month, day) = written.month_day?;
        let near = self.last.map(|last| last.date()).or(self.day).or(start).or(self.near)?;
        nearest(month, day, near)
    }

    /// A time that stands within the text of an entry: it is not part of the order.
    fn aside(
        &mut self,
        written: &Written,
        date: Option<NaiveDate>,
        zone: &Zone,
        shown: &str,
        span: Span,
        times: &mut Times,
    ) -> Option<EntryTime> {
        let stated = date.or(self.day);
        let date = stated.or_else(|| self.inherited(zone))?;
        let start = times.moment_at(date.and_time(written.clock?), zone, shown, span)?;
        Some(EntryTime::At {
            start,
            end: None,
            approximate: written.approximate,
            date_assumed: stated.is_none(),
            next_day: false,
        })
    }

    fn resolved(
        &mut self,
        written: &Written,
        date: Option<NaiveDate>,
        zone: &Zone,
        shown: &str,
        span: Span,
        times: &mut Times,
    ) -> Option<EntryTime> {
        let clock = written.clock?;
        let stated = date.or(self.day.filter(|_| self.last.is_none()));
        let mut local = stated.or_else(|| self.inherited(zone))?.and_time(clock);
        let mut next_day = false;
        if let Some(last) = self.last.filter(|last| date.is_none() && local < *last) {
            let tomorrow = local.checked_add_signed(TimeDelta::days(1))?;
            if last - local > ROLLOVER || self.is_in_window(tomorrow, zone) {
                local = tomorrow;
                next_day = true;
            }
        }
        self.last = Some(local);
        let start = times.moment_at(local, zone, shown, span)?;
        let end = written.end.as_deref().and_then(|end| self.range_end(end, local, zone, times));
        Some(EntryTime::At {
            start,
            end,
            approximate: written.approximate,
            date_assumed: date.is_none() && stated.is_none(),
            next_day,
        })
    }

    /// The day of the entry before, else that of the start.
    fn inherited(&self, zone: &Zone) -> Option<NaiveDate> {
        self.last.map(|last| last.date()).or_else(|| Some(zone.local(self.start?).date()))
    }

    fn is_in_window(&self, local: NaiveDateTime, zone: &Zone) -> bool {
        let moment = zone.at(local).map(|(moment, _)| moment);
        moment.zip(self.end).is_some_and(|(moment, end)| moment.at <= end.at)
    }

    /// The end of a range that begins at `local`.
    fn range_end(
        &self,
        end: &Written,
        local: NaiveDateTime,
        zone: &Zone,
        times: &mut Times,
    ) -> Option<Moment> {
        let date = self.date(end, "", Span::default(), times).filter(|_| end.has_day());
        let mut at = date.unwrap_or(local.date()).and_time(end.clock?);
        if date.is_none() && at < local {
            at = at.checked_add_signed(TimeDelta::days(1))?;
        }
        let zone = end.zone.as_ref().map_or(zone, |zone| &zone.zone);
        zone.at(at).map(|(moment, _)| moment)
    }
}

/// The day of that month which lies nearest to `near`.
pub(super) fn nearest(month: u32, day: u32, near: NaiveDate) -> Option<NaiveDate> {
    let years = [near.year() - 1, near.year(), near.year() + 1];
    let dates = years.into_iter().filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
    dates.min_by_key(|date| (*date - near).num_days().abs())
}

/// Tells what is wrong with how a time and the end of its range are written.
pub(super) fn doubts(text: &str, written: &Written, span: Span, times: &mut Times) {
    for written in std::iter::once(written).chain(written.end.as_deref()) {
        let (Some(doubt), Some(clock)) = (written.doubt, written.clock) else { continue };
        let at = Span::new(span.start + doubt.start, span.start + doubt.end);
        let shown = text.get(at.start..at.end).unwrap_or_default().trim();
        malformed(shown, doubt.why, Some(clock.format("%H:%M").to_string()), at, times);
    }
}

fn malformed(text: &str, why: &str, taken: Option<String>, span: Span, times: &mut Times) {
    times.fault(FaultKind::TimeMalformed { text: text.to_owned(), why: why.to_owned(), taken }, span);
}
