//! The timeline as it is drawn: entries on a rail, the day where it changes, time since the start,
//! and the gaps between.

use std::collections::HashMap;

use chrono::TimeDelta;
use serde::Serialize;

use crate::incident::{Basis, Entry, EntryKind, EntryTime, Incident, Moment};
use crate::lessons::entry_anchor;
use crate::render::site::Site;

/// A longer time than this between two entries is shown as a gap.
const GAP: TimeDelta = TimeDelta::hours(1);

/// An entry of the timeline.
#[derive(Debug, Default, Serialize)]
pub struct EntryView {
    /// Its id in the page.
    pub anchor: String,
    /// The day and its zone, `2023-08-07 UTC`, where it is not that of the entry before.
    pub day: Option<String>,
    /// Whether the day is not written in the entry but follows from its surroundings.
    pub day_assumed: bool,
    /// Time since the entry before, where that is over an hour: `2 h 10 min`.
    pub gap: Option<String>,
    /// Time of day, `14:30`, or the time as written where its day or zone is not known; absent
    /// where the entry has none.
    pub time: Option<String>,
    /// RFC 3339.
    pub datetime: Option<String>,
    /// Where it is a range: time of day at its end, with the day where that differs.
    pub end: Option<String>,
    /// RFC 3339.
    pub end_datetime: Option<String>,
    /// Written with `~` or "about".
    pub approximate: bool,
    /// The entry says that its time is not known.
    pub unknown: bool,
    /// Time since the start, `+0:15`.
    pub elapsed: Option<String>,
    /// What it says happened: `dead-end`.
    pub kinds: Vec<&'static str>,
    /// Name of the kind that the rail shows; empty for none.
    pub mark: &'static str,
    /// Whether the kinds were read from its words rather than from tags.
    pub kinds_inferred: bool,
    /// The time of day steps back, so it was taken to be on the day after the entry before.
    pub next_day: bool,
    /// Its text as HTML.
    pub html: String,
}

/// Views of the entries at `indices` of the timeline; `html` holds the text of each entry of the body.
pub fn entries(
    site: &Site<'_>,
    incident: &Incident,
    body_entries: &[usize],
    html: &[String],
) -> Vec<EntryView> {
    let places: HashMap<usize, usize> =
        incident.timeline.iter().enumerate().map(|(index, entry)| (entry.body_entry, index)).collect();
    let first = body_entries.first().and_then(|first| places.get(first)).copied().unwrap_or_default();
    // The part before may end with the same day.
    let mut before =
        incident.timeline.get(..first).and_then(|before| before.iter().rev().find_map(Entry::start));
    let text = incident.body.text(&incident.source);
    body_entries
        .iter()
        .filter_map(|&body_entry| {
            let index = *places.get(&body_entry)?;
            let entry = incident.timeline.get(index)?;
            let html = html.get(body_entry).cloned().unwrap_or_default();
            let mut view = view(site, entry, index, incident.began(), before, html);
            if entry.start().is_none()
                && let Some((_, span)) = incident.body.entries.get(body_entry)?.day.as_deref()
            {
                // The page shows the day as it is written, since it leads to no date.
                view.day = text.get(span.start..span.end).map(|day| day.trim().to_owned());
            }
            before = entry.start().or(before);
            Some(view)
        })
        .collect()
}

fn view(
    site: &Site<'_>,
    entry: &Entry,
    index: usize,
    start: Option<&Moment>,
    before: Option<&Moment>,
    html: String,
) -> EntryView {
    let kinds: Vec<&str> = entry.kinds.iter().map(|kind| kind.name()).collect();
    let view = EntryView {
        anchor: entry_anchor(index),
        mark: mark(&entry.kinds),
        kinds_inferred: !kinds.is_empty() && entry.kinds_basis != Basis::Text,
        kinds,
        html,
        ..EntryView::default()
    };
    match &entry.time {
        EntryTime::At { start: at, end, approximate, date_assumed, next_day } => {
            // "JST" and "UTC+09:00" are one zone to a reader.
            let local = |moment: &Moment| (moment.at.date_naive(), *moment.at.offset());
            let is_new_day = before.is_none_or(|before| local(before) != local(at));
            let since_before = before.map(|before| at.since(before)).filter(|&gap| gap > GAP);
            EntryView {
                day: is_new_day.then(|| site.locale.day_and_zone(at)),
                day_assumed: is_new_day && *date_assumed && !next_day,
                gap: since_before.and_then(|length| site.locale.duration(length)),
                time: Some(site.locale.clock(&at.at)),
                datetime: Some(at.rfc3339()),
                end: end.as_ref().map(|end| end_text(site, at, end)),
                end_datetime: end.as_ref().map(Moment::rfc3339),
                approximate: *approximate,
                elapsed: start.map(|start| site.locale.elapsed(at.since(start))),
                next_day: *next_day,
                ..view
            }
        }
        // As it is written, without the marks of bold, emphasis and code.
        EntryTime::Clock(text) => EntryView { time: Some(text.replace(['*', '`'], "")), ..view },
        EntryTime::Unknown => EntryView { unknown: true, ..view },
        EntryTime::None => view,
    }
}

fn end_text(site: &Site<'_>, start: &Moment, end: &Moment) -> String {
    let clock = site.locale.clock(&end.at);
    if start.at.date_naive() == end.at.date_naive() {
        clock
    } else {
        format!("{} {clock}", site.locale.day_of(end).text)
    }
}

/// Of several kinds, the one that a reader looks for.
fn mark(kinds: &[EntryKind]) -> &'static str {
    const ORDER: [EntryKind; 6] = [
        EntryKind::Resolved,
        EntryKind::Mitigated,
        EntryKind::Detected,
        EntryKind::Escalated,
        EntryKind::DeadEnd,
        EntryKind::Action,
    ];
    ORDER.into_iter().find(|kind| kinds.contains(kind)).map_or("", EntryKind::name)
}
