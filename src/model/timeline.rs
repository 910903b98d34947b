//! Timeline entries to points in time: zones and dates from their surroundings, midnight crossed
//! where it must have been.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use super::times::Times;
use super::window::{Window, clock_times, stating_sections};
use crate::incident::{Basis, Entry, EntryKind, EntryTime, Fact, FaultKind, Field, Moment};
use crate::parse::times::{self, Leading, Written};
use crate::parse::zones::{self, Zone, ZoneText};
use crate::parse::{Body, RawEntry};
use crate::source::Span;

/// A time of day that steps back by more than this is on the next day.
const ROLLOVER: TimeDelta = TimeDelta::hours(12);

/// Resolves the entries of a body.
pub(super) fn resolve(
    text: &str,
    body: &Body,
    start: Option<&Moment>,
    end: Option<&Moment>,
    window: Option<&Window>,
    times: &mut Times,
) -> Vec<Entry> {
    let mut surroundings = Surroundings::new(text, body, start, end, window, times);
    body.entries
        .iter()
        .enumerate()
        .map(|(index, raw)| Entry {
            time: surroundings.time(text, body, raw, times),
            kinds: raw.tags.clone(),
            kinds_basis: Basis::Text,
            open: Vec::new(),
            body_entry: index,
        })
        .collect()
}

/// The start of the first entry of `kind`, as a fact of the text.
pub(super) fn first_of(timeline: &[Entry], body: &Body, kind: EntryKind) -> Field<Moment> {
    let entry = timeline.iter().find(|entry| entry.kinds.contains(&kind));
    let moment = entry.and_then(|entry| Some((entry.start()?, body.entries.get(entry.body_entry)?)));
    match moment {
        Some((moment, raw)) => Field::Is(Fact::new(moment.clone(), Basis::Text, raw.time_span)),
        None => Field::Absent,
    }
}

/// What the entries of a timeline take from around them.
struct Surroundings<'a> {
    zone: Option<Zone>,
    start: Option<&'a Moment>,
    end: Option<&'a Moment>,
    /// Local time of the entry before.
    last: Option<NaiveDateTime>,
    /// The section of the entry before: another heading may bring another date.
    section: Option<usize>,
    heading_date: Option<NaiveDate>,
}

impl<'a> Surroundings<'a> {
    fn new(
        text: &str,
        body: &Body,
        start: Option<&'a Moment>,
        end: Option<&'a Moment>,
        window: Option<&Window>,
        times: &mut Times,
    ) -> Self {
        let stated = stated_zone(text, body).or_else(|| zone_of_duration(text, body));
        let zone = match stated {
            Some((zone, span)) => Some(times.zone(&zone, span)),
            // The offset in which the window is written serves where no zone is named; beside a
            // place's own zone it says less.
            None => times.default_zone().cloned().or_else(|| {
                let moment = start.or(window.map(|window| &window.start.value))?;
                Some(Zone::Fixed { offset: *moment.at.offset(), label: moment.zone.clone() })
            }),
        };
        Self { zone, start, end, last: None, section: None, heading_date: None }
    }

    fn time(&mut self, text: &str, body: &Body, raw: &RawEntry, times: &mut Times) -> EntryTime {
        if self.section != Some(raw.section) {
            self.section = Some(raw.section);
            let title = body.section(raw.section).map(|section| section.title.as_str()).unwrap_or_default();
            let date = heading_date(title);
            if date.is_some() {
                self.heading_date = date;
                self.last = None;
            }
        }
        let written = match &raw.time {
            Leading::None => return EntryTime::None,
            Leading::Unknown => return EntryTime::Unknown,
            Leading::Malformed(why) => {
                let found = text.get(raw.time_span.start..raw.time_span.end).unwrap_or_default();
                times.fault(
                    FaultKind::TimeMalformed { text: found.trim().to_owned(), why: (*why).to_owned() },
                    raw.time_span,
                );
                return EntryTime::None;
            }
            Leading::Time(written) => written,
        };
        let shown = text.get(raw.time_span.start..raw.time_span.end).unwrap_or_default();
        times.check_date(written, shown, raw.time_span);
        let zone = match &written.zone {
            Some(zone) => Some(times.zone(zone, raw.time_span)),
            None => self.zone.clone(),
        };
        let Some(zone) = zone else {
            times.zone_missing(shown, raw.time_span);
            return EntryTime::Clock(shown.to_owned());
        };
        self.resolved(written, &zone, shown, raw.time_span, times)
            .unwrap_or_else(|| EntryTime::Clock(shown.to_owned()))
    }

    fn resolved(
        &mut self,
        written: &Written,
        zone: &Zone,
        shown: &str,
        span: Span,
        times: &mut Times,
    ) -> Option<EntryTime> {
        let clock = written.clock?;
        let stated = written.date.or(self.heading_date.filter(|_| self.last.is_none()));
        let inherited =
            || self.last.map(|last| last.date()).or_else(|| self.local_start(zone).map(|start| start.date()));
        let mut local = stated.or_else(inherited)?.and_time(clock);
        let mut next_day = false;
        if let Some(last) = self.last.filter(|last| written.date.is_none() && local < *last) {
            let tomorrow = local.checked_add_signed(TimeDelta::days(1))?;
            if last - local > ROLLOVER || self.is_in_window(tomorrow, zone) {
                local = tomorrow;
                next_day = true;
            }
        }
        self.last = Some(local);
        let start = times.moment_at(local, zone, shown, span)?;
        let end = written.end.as_deref().and_then(|end| range_end(end, local, zone));
        Some(EntryTime::At {
            start,
            end,
            approximate: written.approximate,
            date_assumed: written.date.is_none() && stated.is_none(),
            next_day,
        })
    }

    fn local_start(&self, zone: &Zone) -> Option<NaiveDateTime> {
        let start = self.start?;
        Some(match zone {
            Zone::Fixed { offset, .. } => start.at.with_timezone(offset).naive_local(),
            Zone::Named(tz) => start.at.with_timezone(tz).naive_local(),
        })
    }

    fn is_in_window(&self, local: NaiveDateTime, zone: &Zone) -> bool {
        let moment = zone.at(local).map(|(moment, _)| moment);
        moment.zip(self.end).is_some_and(|(moment, end)| moment.at <= end.at)
    }
}

/// The end of a range that begins at `local`.
fn range_end(end: &Written, local: NaiveDateTime, zone: &Zone) -> Option<Moment> {
    let clock = end.clock?;
    let mut at = end.date.unwrap_or(local.date()).and_time(clock);
    if end.date.is_none() && at < local {
        at = at.checked_add_signed(TimeDelta::days(1))?;
    }
    let zone = end.zone.as_ref().map_or(zone, |zone| &zone.zone);
    zone.at(at).map(|(moment, _)| moment)
}

/// The date that a heading such as "2 March 2026" or "Monday, 2026-03-02" names.
fn heading_date(title: &str) -> Option<NaiveDate> {
    let trimmed = title.trim().trim_end_matches(':');
    times::date(trimmed).or_else(|| {
        // Behind a weekday or "Day 1:".
        trimmed.split_once([',', ':', ' ']).and_then(|(_, rest)| times::date(rest))
    })
}

/// The zone that a line before the entries, a table's head or the heading names: "All times UTC".
fn stated_zone(text: &str, body: &Body) -> Option<(ZoneText, Span)> {
    let sections = || body.parts.timeline.iter().filter_map(|&index| body.section(index));
    let in_text = sections().find_map(|section| {
        let first =
            body.entries.iter().map(|entry| entry.span.start).find(|&start| start >= section.content.start);
        let end = first.unwrap_or(section.content.end).min(section.content.end);
        mentioned(text, Span::new(section.content.start, end))
    });
    in_text.or_else(|| sections().find_map(|section| mentioned(text, section.heading)))
}

/// The zone in which the duration is stated.
fn zone_of_duration(text: &str, body: &Body) -> Option<(ZoneText, Span)> {
    stating_sections(body).into_iter().find_map(|span| {
        clock_times(text, span).into_iter().find_map(|(at, written)| written.zone.map(|zone| (zone, at)))
    })
}

/// The first zone that `text[span]` names: an abbreviation in capitals, `UTC` with or without an
/// offset, or a place.
fn mentioned(text: &str, span: Span) -> Option<(ZoneText, Span)> {
    let slice = text.get(span.start..span.end)?;
    let mut at = 0;
    for word in slice.split_inclusive(|c: char| {
        c.is_whitespace() || matches!(c, '(' | ')' | '*' | '_' | '[' | ',' | ':' | '.' | '|')
    }) {
        let start = at;
        at += word.len();
        let starts_name = word.len() >= 2 && word.starts_with(|c: char| c.is_ascii_uppercase());
        if !starts_name {
            continue;
        }
        let Some((zone, length)) = slice.get(start..).and_then(zones::leading) else { continue };
        let whole =
            slice.get(start + length..).is_none_or(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()));
        if whole {
            return Some((zone, Span::new(span.start + start, span.start + start + length)));
        }
    }
    None
}
