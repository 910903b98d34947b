//! PM202, duration-missing: start and end are stated nowhere.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::{Basis, Field, Incident, Moment};
use crate::model::mentions::mentions;
use crate::model::window;
use crate::parse::SectionKind;

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM202",
    name: "duration-missing",
    levels: [Level::Error, Level::Warning, Level::Off],
    summary: "Start and end are stated nowhere.",
    explanation: "\
How long it lasted, from when to when, with the time zone: in the front matter (`start`, `end`),
in the summary, or in a table of facts before it. Rough times and days do for this rule. A
window that follows from the timeline alone is not stated, nor is a day that only the file's name has.",
    bad: "\
## Issue Summary

Checkout was down for an hour.",
    good: "\
## Issue Summary

**Duration:** 2026-03-02 14:30 to 15:25 UTC.",
    incident: Some(look),
    body: None,
};

fn look(incident: &Incident, _: &Context<'_>) -> Vec<Finding> {
    if super::is_missing(incident, &incident.body.parts.summary) {
        return Vec::new();
    }
    let text = incident.body.text(&incident.source);
    let stated = window::stated(text, &incident.body);
    let named = |field: &str, fact: &Field<Moment>| {
        fact.gap().is_some()
            || fact.fact().is_some_and(|fact| !matches!(fact.basis, Basis::Computed | Basis::Assumed))
            || incident.names_field(field)
    };
    let (start, end) = mentions(text, &incident.body);
    let start = start || named("start", &incident.start) || stated.start.is_some();
    let end = end || named("end", &incident.end) || stated.end.is_some();
    if start && end || super::states_gap(incident, SectionKind::Duration) {
        return Vec::new();
    }
    let what = match (start, end) {
        (true, false) => "the end of the outage is stated nowhere",
        (false, true) => "the start of the outage is stated nowhere",
        _ => "start and end of the outage are stated nowhere",
    };
    let day = incident.assumed_day().map_or_else(String::new, |(day, is_in_text)| {
        let place = if is_in_text { "the text" } else { "the file's name" };
        format!("; until then its day is taken to be {day}, from {place}")
    });
    vec![Finding::new(
        super::heading_of(incident, &incident.body.parts.summary),
        what,
        "no start and end in here",
        format!(
            "write `start:` and `end:` in the front matter, or \"**Duration:** 2026-03-02 14:30 to 15:25 UTC\" in the summary; \
             what nobody knows is `end: \"unknown: why\"`{day}"
        ),
    )]
}
