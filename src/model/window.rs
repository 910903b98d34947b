//! The outage window as the text states it: "Duration: 2023-08-07 14:30 to 18:45 UTC".

use chrono::{NaiveDate, NaiveTime};

use super::times::Times;
use crate::incident::{Basis, Fact, Moment};
use crate::parse::times::{self, Written};
use crate::parse::{Body, SectionKind};
use crate::source::Span;

/// A window stated in the text.
pub(super) struct Window {
    /// When the outage began.
    pub(super) start: Fact<Moment>,
    /// When it ended.
    pub(super) end: Fact<Moment>,
}

/// The sections that may state the window: durations of the summary, else the summary itself.
pub fn stating_sections(body: &Body) -> Vec<Span> {
    let of_kind = |kind: SectionKind| -> Vec<Span> {
        body.parts
            .summary
            .iter()
            .filter_map(|&index| body.section(index))
            .filter(|section| section.kind == kind)
            .map(|section| section.content)
            .collect()
    };
    let durations = of_kind(SectionKind::Duration);
    if durations.is_empty() { of_kind(SectionKind::Summary) } else { durations }
}

/// The times with a clock in `text[span]`, ranges taken apart.
pub fn clock_times(text: &str, span: Span) -> Vec<(Span, Written)> {
    let slice = text.get(span.start..span.end).unwrap_or_default();
    let mut found = Vec::new();
    for (start, end, mut written) in times::scan(slice) {
        let at = Span::new(span.start + start, span.start + end);
        let end = written.end.take();
        found.push((at, written));
        found.extend(end.map(|end| (at, *end)));
    }
    found
}

/// The first two times that the summary states, if they make a window: a date, a zone, and an end
/// that is not before the start.
pub(super) fn from_text(text: &str, body: &Body, times: &mut Times) -> Option<Window> {
    for span in stating_sections(body) {
        let found = clock_times(text, span);
        let [(start_span, start), (end_span, end), ..] = found.as_slice() else { continue };
        let Some(date) = start.date.or(end.date) else { continue };
        let zone = start.zone.as_ref().or(end.zone.as_ref());
        let zone = match zone {
            Some(zone) => Some(times.zone(zone, *start_span)),
            None => times.default_zone().cloned(),
        };
        let text_of = |span: Span| text.get(span.start..span.end).unwrap_or_default();
        let Some(zone) = zone else {
            times.zone_missing(text_of(*start_span), *start_span);
            continue;
        };
        times.check_date(start, text_of(*start_span), *start_span);
        times.check_date(end, text_of(*end_span), *end_span);
        let (Some(start_clock), Some(end_clock)) = (start.clock, end.clock) else { continue };
        let end_date = end.date.or_else(|| next_day_if_before(date, start_clock, end_clock))?;
        let start = times.moment(date, start_clock, &zone, text_of(*start_span), *start_span)?;
        let end = times.moment(end_date, end_clock, &zone, text_of(*end_span), *end_span)?;
        return Some(Window {
            start: Fact::new(start, Basis::Text, *start_span),
            end: Fact::new(end, Basis::Text, *end_span),
        });
    }
    None
}

/// The day on which `end` comes after `start` on `date`.
fn next_day_if_before(date: NaiveDate, start: NaiveTime, end: NaiveTime) -> Option<NaiveDate> {
    if end < start { date.succ_opt() } else { Some(date) }
}
