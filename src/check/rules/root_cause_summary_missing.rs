//! PM205, root-cause-summary-missing: the summary does not name the root cause.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::Incident;
use crate::model::words::Words;
use crate::parse::SectionKind;

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM205",
    name: "root-cause-summary-missing",
    levels: [Level::Error, Level::Off, Level::Off],
    summary: "The summary does not name the root cause.",
    explanation: "\
One sentence is enough: the part Root Cause and Resolution tells it in detail. The field `causes` is
for finding the incident, and does not stand for the sentence.",
    bad: "\
## Issue Summary

**Duration:** 2026-03-02 14:30 to 15:25 UTC.

**Impact:** Checkout answered with errors; 35% of users could not pay.",
    good: "\
## Issue Summary

**Duration:** 2026-03-02 14:30 to 15:25 UTC.

**Impact:** Checkout answered with errors; 35% of users could not pay.

**Root cause:** Connections to the database were not given back.",
    incident: Some(look),
    body: None,
};

fn look(incident: &Incident, _: &Context<'_>) -> Vec<Finding> {
    if super::is_missing(incident, &incident.body.parts.summary)
        || super::summary_says(incident, &[SectionKind::RootCause], Words::tells_cause)
    {
        return Vec::new();
    }
    vec![Finding::new(
        super::heading_of(incident, &incident.body.parts.summary),
        "the summary does not name the root cause",
        "no root cause in here",
        "add a line \"**Root cause:** …\", one sentence",
    )]
}
