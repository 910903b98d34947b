//! The outage window as the text states it: "Duration: 2023-08-07 14:30 to 18:45 UTC".

use chrono::{NaiveDate, NaiveTime};

pub use super::duration::{StatedDuration, durations};
use super::times::Times;
use super::{timeline, zone};
use crate::incident::{Basis, Fact, Moment};
use crate::parse::times::{self, Written};
use crate::parse::zones::Zone;
use crate::parse::{Body, SectionKind};
use crate::source::Span;

/// What the text states about the window.
#[derive(Clone, Debug, Default)]
pub struct Window {
    /// When the outage began.
    pub start: Option<Fact<Moment>>,
    /// When it ended.
    pub end: Option<Fact<Moment>>,
    /// How long it lasted, in words, where the summary says it.
    pub durations: Vec<StatedDuration>,
}

/// A time of the text.
type Found = (Span, Written);

/// Start and end as they are written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stated {
    /// When it began.
    pub start: Option<Found>,
    /// When it ended.
    pub end: Option<Found>,
}

/// Words before a time at which it began, in lower case: a table for each language in one.
const BEGINS: &[&str] = &[
    "start",
    "started",
    "starts",
    "starting",
    "began",
    "begins",
    "begin",
    "beginning",
    "from",
    "occurred",
    "since",
    "happened",
    "down",
    "開始",
    "発生",
    "开始",
    "发生",
];

/// Words before a time at which it ended.
const ENDS: &[&str] = &[
    "end",
    "ended",
    "ends",
    "ending",
    "until",
    "till",
    "resolved",
    "restored",
    "recovered",
    "recovery",
    "fixed",
    "finished",
    "back",
    "終了",
    "復旧",
    "解消",
    "结束",
    "恢复",
];

/// Behind "from", these say something else than when it began: "recovered from", "from version".
const LOOK_BACK: usize = 80;

/// The sections that may state the window: durations of the summary, else the summary itself, else
/// what stands before the timeline.
pub fn stating_sections(body: &Body) -> Vec<Span> {
    let of_kind = |kinds: &[SectionKind]| -> Vec<Span> {
        body.parts
            .summary
            .iter()
            .filter_map(|&index| body.section(index))
            .filter(|section| kinds.contains(&section.kind))
            .map(|section| section.content)
            .collect()
    };
    let durations = of_kind(&[SectionKind::Duration]);
    if durations.is_empty() { of_kind(&[SectionKind::Summary, SectionKind::Other]) } else { durations }
}

/// The times with a clock in `text[span]`, ranges taken apart.
pub fn clock_times(text: &str, span: Span) -> Vec<Found> {
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

/// Start and end as the summary states them.
pub fn stated(text: &str, body: &Body) -> Stated {
    let mut partial = Stated::default();
    let has_duration = body
        .parts
        .summary
        .iter()
        .filter_map(|&index| body.section(index))
        .any(|section| section.kind == SectionKind::Duration);
    for span in stating_sections(body) {
        let found = in_section(text, span, has_duration);
        if found.start.is_some() && found.end.is_some() {
            return found;
        }
        partial.start = partial.start.or(found.start);
        partial.end = partial.end.or(found.end);
    }
    if partial != Stated::default() {
        return partial;
    }
    introductions(body)
        .map(|span| in_introduction(text, span))
        .find(|found| *found != partial)
        .unwrap_or(partial)
}

/// What stands before the first part: an introduction without a heading or below the title, and a table
/// of the incident's facts.
pub fn introductions(body: &Body) -> impl Iterator<Item = Span> {
    let parts = &body.parts;
    let firsts = [&parts.summary, &parts.timeline, &parts.cause, &parts.resolution, &parts.corrective];
    let headings = firsts.into_iter().filter_map(|part| body.section(*part.first()?));
    let limit = headings.map(|section| section.heading.start).min().unwrap_or_default();
    let before = body.sections.iter().take_while(move |section| section.content.start < limit);
    before.filter(|section| section.kind == SectionKind::Other).map(|section| section.content)
}

/// Start and end in text that may be about anything: times of day without a day are left alone.
fn in_introduction(text: &str, span: Span) -> Stated {
    let Stated { start, end } = in_section(text, span, false);
    let has_day = |found: &Option<Found>| found.as_ref().is_some_and(|(_, written)| written.has_day());
    match (has_day(&start), has_day(&end)) {
        (true, _) => Stated { start, end },
        (false, true) => Stated { start: None, end },
        (false, false) => Stated::default(),
    }
}

/// Start and end in `text[span]`: a range, else what words such as "started at" say, else, where the
/// section is about nothing else, the first two times.
fn in_section(text: &str, span: Span, is_duration: bool) -> Stated {
    let slice = text.get(span.start..span.end).unwrap_or_default();
    let all = times::scan_all(slice);
    let at = |start: usize, end: usize| Span::new(span.start + start, span.start + end);
    let mut day: Option<Written> = None;
    let mut plain: Vec<Found> = Vec::new();
    let mut stated = Stated::default();
    let mut before = 0;
    for (start, end, mut written) in all {
        if written.clock.is_none() {
            day = Some(written);
            continue;
        }
        // "On 5 June 2024 the site was down from 14:30 to 17:00": the day stands apart.
        if !written.has_day()
            && let Some(day) = &day
        {
            give_day(&mut written, day);
        } else if written.has_day() {
            day = Some(Written { clock: None, end: None, zone: None, ..written.clone() });
        }
        // A range behind a start and an end that are named as such is another one.
        let is_named = stated.start.is_some() && stated.end.is_some();
        if let Some(end_of_range) = written.end.take().filter(|_| !is_named) {
            let span = at(start, end);
            return Stated { start: Some((span, written)), end: Some((span, *end_of_range)) };
        }
        let words = slice.get(before..start).unwrap_or_default();
        match role(words) {
            Some(true) if stated.start.is_none() => stated.start = Some((at(start, end), written.clone())),
            Some(false) if stated.end.is_none() => stated.end = Some((at(start, end), written.clone())),
            _ => {}
        }
        plain.push((at(start, end), written));
        before = end;
    }
    if stated.start.is_some() && stated.end.is_some() || !is_duration {
        return stated;
    }
    let mut plain = plain.into_iter();
    match (plain.next(), plain.next()) {
        (Some(start), Some(end)) => Stated { start: Some(start), end: Some(end) },
        _ => stated,
    }
}

/// Whether the words before a time say that it began (`true`) or ended then.
fn role(words: &str) -> Option<bool> {
    let from = words.char_indices().rev().nth(LOOK_BACK).map_or(0, |(at, _)| at);
    let near = words.get(from..).unwrap_or_default();
    // Words of the sentence before say nothing, but a line end or a colon does not end a label.
    let near = near.rsplit(". ").next().unwrap_or(near);
    // Neither does the row above.
    let near = near.rsplit("\n|").next().unwrap_or(near).to_lowercase();
    let spaced = near.split(|c: char| !c.is_alphanumeric()).rev();
    for word in spaced.filter(|word| !word.is_empty()) {
        if BEGINS.contains(&word) {
            return Some(true);
        }
        if ENDS.contains(&word) {
            return Some(false);
        }
        // Written without spaces: the word is part of a longer run.
        if !word.is_ascii() {
            let place = |words: &[&str]| words.iter().filter_map(|other| word.rfind(other)).max();
            match (place(BEGINS), place(ENDS)) {
                (None, None) => {}
                (begins, ends) => return Some(begins > ends),
            }
        }
    }
    None
}

fn give_day(written: &mut Written, day: &Written) {
    written.date = day.date;
    written.other_date = day.other_date;
    written.day_first = day.day_first;
    written.month_day = day.month_day;
}

/// The window that the text states, as far as zone and dates are known. `start` and `end` are those
/// of the front matter; `near` is a day from which a missing year is taken.
pub(super) fn from_text(
    text: &str,
    body: &Body,
    start: Option<&Moment>,
    end: Option<&Moment>,
    near: Option<NaiveDate>,
    times: &mut Times,
) -> Window {
    let durations = stating_sections(body).into_iter().flat_map(|span| durations(text, span)).collect();
    let stated = stated(text, body);
    times.learn_order(stated.start.iter().chain(&stated.end).map(|(_, written)| written));
    let Some((first_span, first)) = stated.start.as_ref().or(stated.end.as_ref()) else {
        return Window { durations, ..Window::default() };
    };
    for (span, written) in stated.start.iter().chain(&stated.end) {
        timeline::doubts(text, written, *span, times);
    }
    let written = |found: &Option<Found>| found.as_ref().map(|(_, written)| written.clone());
    let own_zone = first.zone.as_ref().or(stated.end.as_ref().and_then(|(_, end)| end.zone.as_ref()));
    let zone = match own_zone {
        Some(zone) => Some(times.zone(zone, *first_span)),
        None => zone::of_window(text, body, start.or(end), times),
    };
    let near = start.or(end).map(|moment| moment.at.date_naive()).or(near);
    let mut date = |found: &Option<Found>| {
        let (span, written) = found.as_ref()?;
        let shown = text.get(span.start..span.end).unwrap_or_default();
        times.date(written, shown, *span).or_else(|| {
            let (month, day) = written.month_day?;
            timeline::nearest(month, day, near?)
        })
    };
    let start_date = date(&stated.start);
    let end_date = date(&stated.end);
    let local = |moment: Option<&Moment>, zone: &Zone| moment.map(|moment| zone.local(moment).date());
    let Some(zone) = zone else {
        // A time of day alone does not say much; with its date it lacks nothing but the zone.
        if start_date.or(end_date).is_some() {
            times.zone_missing(text.get(first_span.start..first_span.end).unwrap_or_default(), *first_span);
        }
        return Window { durations, ..Window::default() };
    };
    let only = if start_date.or(end_date).is_none() { only_date(text, body) } else { None };
    let day = start_date.or(end_date).or_else(|| local(start.or(end), &zone)).or(only);
    let start_clock = written(&stated.start).and_then(|start| start.clock);
    let mut fact = |found: &Option<Found>, date: Option<NaiveDate>| {
        let (span, written) = found.as_ref()?;
        let shown = text.get(span.start..span.end).unwrap_or_default();
        let zone = written.zone.as_ref().map_or_else(|| zone.clone(), |zone| times.zone(zone, *span));
        let moment = times.moment(date?, written.clock?, &zone, shown, *span)?;
        Some(Fact::new(moment, Basis::Text, *span))
    };
    let end_clock = written(&stated.end).and_then(|end| end.clock);
    let end_day =
        end_date.or_else(|| match (day, start_clock.or_else(|| clock_of(start, &zone)), end_clock) {
            (Some(day), Some(start), Some(end)) => next_day_if_before(day, start, end),
            _ => day,
        });
    Window { start: fact(&stated.start, start_date.or(day)), end: fact(&stated.end, end_day), durations }
}

fn clock_of(moment: Option<&Moment>, zone: &Zone) -> Option<NaiveTime> {
    moment.map(|moment| zone.local(moment).time())
}

/// The only date that summary and title name.
fn only_date(text: &str, body: &Body) -> Option<NaiveDate> {
    let mut dates = heads(body).into_iter().flat_map(|span| {
        let slice = text.get(span.start..span.end).unwrap_or_default();
        times::scan_all(slice).into_iter().filter(|(_, _, written)| written.other_date.is_none())
    });
    let first = dates.find_map(|(_, _, written)| written.date)?;
    dates.all(|(_, _, written)| written.date.is_none_or(|date| date == first)).then_some(first)
}

/// What stands before summary and timeline, and the summary.
pub(super) fn heads(body: &Body) -> Vec<Span> {
    let summary =
        body.parts.summary.iter().filter_map(|&index| body.section(index)).map(|section| section.content);
    let before = body
        .parts
        .timeline
        .iter()
        .chain(&body.parts.summary)
        .filter_map(|&index| body.section(index))
        .map(|section| section.heading.start)
        .min();
    let head = Span::new(body.span.start, before.unwrap_or(body.span.start));
    std::iter::once(head).chain(summary).collect()
}

/// The day on which `end` comes after `start` on `date`.
fn next_day_if_before(date: NaiveDate, start: NaiveTime, end: NaiveTime) -> Option<NaiveDate> {
    if end < start { date.succ_opt() } else { Some(date) }
}
