//! PM312, entry-outside-window: an entry lies far outside the outage.

use chrono::{DateTime, Datelike, FixedOffset, TimeDelta};

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::{Basis, EntryTime, Incident};

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM312",
    name: "entry-outside-window",
    levels: [Level::Warning, Level::Warning, Level::Off],
    summary: "An entry lies far outside the outage.",
    explanation: "\
What led to an outage may lie weeks before it, and what was learned long after. An entry is reported
only where its date must be mistyped: it lies more than 20 days outside start and end while entries
above and below it lie within, or it is a year late to the day.",
    bad: "\
start: 2026-03-02T14:30:00Z

- 2026-03-02 14:30 An alert fires.
- 2026-05-02 14:40 The last deploy is rolled back.
- 2026-03-02 15:25 The errors end.",
    good: "\
start: 2026-03-02T14:30:00Z

- 2026-02-01 09:00 The pool's limit is lowered.
- 2026-03-02 14:30 An alert fires.
- 2026-03-02 15:25 The errors end.",
    incident: Some(look),
    body: None,
};

/// Farther than this from the window an entry is outside.
const FAR: TimeDelta = TimeDelta::days(20);

/// The entries that lie outside, as indices into the timeline, in order.
pub(super) fn outside(incident: &Incident) -> Vec<usize> {
    let stated = |field: &crate::incident::Field<crate::incident::Moment>| {
        field.fact().filter(|fact| !matches!(fact.basis, Basis::Computed | Basis::Assumed)).map(|fact| fact.value.at)
    };
    let (Some(start), Some(end)) = (stated(&incident.start), stated(&incident.end)) else { return Vec::new() };
    let is_within = |at: DateTime<FixedOffset>| at >= start - FAR && at <= end + FAR;
    let at = |index: usize| incident.timeline.get(index)?.start().map(|start| start.at);
    let all = 0..incident.timeline.len();
    let first = all.clone().find(|&index| at(index).is_some_and(is_within));
    let last = all.clone().rfind(|&index| at(index).is_some_and(is_within));
    let (Some(first), Some(last)) = (first, last) else { return Vec::new() };
    all.filter(|&index| {
        let written = incident
            .timeline
            .get(index)
            .is_some_and(|entry| matches!(entry.time, EntryTime::At { date_assumed: false, next_day: false, .. }));
        let Some(at) = at(index).filter(|at| written && !is_within(*at)) else { return false };
        let year_late = at.year() == end.year() + 1 && at.ordinal().abs_diff(end.ordinal()) <= 1;
        first < index && (index < last || year_late)
    })
    .collect()
}

fn look(incident: &Incident, context: &Context<'_>) -> Vec<Finding> {
    let shown = |moment: Option<&crate::incident::Moment>| moment.map(|moment| moment.at.date_naive().to_string());
    let start = shown(incident.start.value()).unwrap_or_default();
    let outside = outside(incident).into_iter();
    outside
        .filter_map(|index| {
            let entry = incident.timeline.get(index)?;
            let raw = incident.body.entries.get(entry.body_entry)?;
            // What lies in the future is PM113's.
            if entry.start()?.at >= context.end_of_today() {
                return None;
            }
            Some(Finding::new(
                raw.time_span,
                format!("{} lies far outside the outage of {start}", shown(entry.start())?),
                "another month or year?",
                "correct the date of this entry, or start and end",
            ))
        })
        .collect()
}
