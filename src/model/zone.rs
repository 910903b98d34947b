//! The zone of times that carry none: from what stands around them.

use super::times::Times;
use super::window::{clock_times, stating_sections};
use crate::incident::Moment;
use crate::parse::times::words::is_wide;
use crate::parse::zones::{self, Zone, ZoneText};
use crate::parse::{Body, SectionKind};
use crate::source::Span;

/// What a line that declares a zone says, in lower case: a table for each language in one.
const DECLARES: &[&str] = &["time", "zone", "utc", "gmt", "時刻", "時間", "时间", "时区", "タイムゾーン"];

/// The same, far from the timeline, where a line must say that it is about the times.
const DECLARES_FAR: &[&str] = &[
    "all times",
    "times are",
    "times in",
    "timezone",
    "time zone",
    "时区",
    "時刻は",
    "时间均",
    "タイムゾーン",
];

/// The zone of a timeline's entries: a line, the heading, the duration, the front matter's zone, the
/// one in which the window is written, site.toml.
pub(super) fn of_timeline(
    text: &str,
    body: &Body,
    window: Option<&Moment>,
    times: &mut Times,
) -> Option<Zone> {
    if let Some((zone, span)) = stated(text, body).or_else(|| of_duration(text, body)) {
        return Some(times.zone(&zone, span));
    }
    times.front_zone().cloned().or_else(|| times.zone_beside(window))
}

/// The zone of the window's times in the text: the front matter's zone, the one in which `other` is
/// written, one that is declared for all times, site.toml.
pub(super) fn of_window(text: &str, body: &Body, other: Option<&Moment>, times: &mut Times) -> Option<Zone> {
    if let Some(zone) = times.front_zone() {
        return Some(zone.clone());
    }
    if other.is_none()
        && let Some((zone, span)) = stated(text, body)
    {
        return Some(times.zone(&zone, span));
    }
    times.zone_beside(other)
}

/// The zone that a line before the entries or the heading names: "All times UTC".
fn stated(text: &str, body: &Body) -> Option<(ZoneText, Span)> {
    let mut parts = body.parts.timeline.clone();
    parts.sort_unstable();
    let sections = || parts.iter().filter_map(|&index| body.section(index));
    let before_entries = sections().find_map(|section| {
        let at = body.entries.partition_point(|entry| entry.span.start < section.content.start);
        let first = body.entries.get(at).map_or(section.content.end, |entry| entry.span.start);
        declared(text, Span::new(section.content.start, first.min(section.content.end)), DECLARES)
    });
    before_entries.or_else(|| sections().find_map(|section| mentioned(text, section.heading))).or_else(|| {
        let labels = body.sections.iter().filter(|section| section.kind == SectionKind::Other);
        let label = labels
            .filter(|section| matches!(section.title.to_lowercase().as_str(), "timezone" | "time zone"))
            .find_map(|section| mentioned(text, section.content));
        let first = body.entries.first().map_or(body.span.end, |entry| entry.span.start);
        label.or_else(|| declared(text, Span::new(body.span.start, first), DECLARES_FAR))
    })
}

/// The zone in which the duration is stated.
fn of_duration(text: &str, body: &Body) -> Option<(ZoneText, Span)> {
    stating_sections(body).into_iter().find_map(|span| {
        clock_times(text, span).into_iter().find_map(|(at, written)| written.zone.map(|zone| (zone, at)))
    })
}

/// The zone that one of the lines of `text[span]` declares, which must say one of `words`.
fn declared(text: &str, span: Span, words: &[&str]) -> Option<(ZoneText, Span)> {
    let mut start = span.start;
    for line in text.get(span.start..span.end)?.split_inclusive('\n') {
        let at = Span::new(start, start + line.len());
        start += line.len();
        let lower = line.to_lowercase();
        if words.iter().any(|word| lower.contains(word))
            && let Some(found) = mentioned(text, at)
        {
            return Some(found);
        }
    }
    None
}

/// The first zone that `text[span]` names: an abbreviation in capitals, `UTC` with or without an
/// offset, or a place.
fn mentioned(text: &str, span: Span) -> Option<(ZoneText, Span)> {
    let slice = text.get(span.start..span.end)?;
    let mut at = 0;
    let ends_word = |c: char| c.is_whitespace() || "()*_[,:.|（）、。：".contains(c);
    for word in slice.split_inclusive(ends_word) {
        let start = at;
        at += word.len();
        let starts_name =
            word.len() >= 2 && word.starts_with(|c: char| c.is_ascii_uppercase() || is_wide(c) || c == 'u');
        if !starts_name {
            continue;
        }
        let Some((zone, length)) = slice.get(start..).and_then(zones::leading) else { continue };
        let behind = slice.get(start + length..).unwrap_or_default();
        if behind.starts_with(|c: char| c.is_alphanumeric() || c == '-') {
            continue;
        }
        // "PST (UTC-7)": the offset says it more exactly.
        let offset = behind.trim_start().strip_prefix(['(', '（']).and_then(|inner| {
            let (zone, length) = zones::leading(inner)?;
            let at = span.end - inner.len();
            let is_offset = matches!(&zone.zone, Zone::Fixed { label, .. } if label.starts_with(['+', '-']));
            is_offset.then_some((zone, Span::new(at, at + length)))
        });
        return Some(offset.unwrap_or((zone, Span::new(span.start + start, span.start + start + length))));
    }
    None
}
