//! PM203, impact-missing: the summary does not say what users saw.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::Incident;
use crate::model::words::Words;
use crate::parse::SectionKind;

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM203",
    name: "impact-missing",
    levels: [Level::Error, Level::Warning, Level::Off],
    summary: "The summary does not say what users saw.",
    explanation: "\
What was down or slow, and what people who used it met with. Under a label **Impact:**, a heading,
or in the summary's own sentences.",
    bad: "\
## Issue Summary

**Duration:** 2026-03-02 14:30 to 15:25 UTC.",
    good: "\
## Issue Summary

**Duration:** 2026-03-02 14:30 to 15:25 UTC.

**Impact:** Checkout answered with errors; 35% of users could not pay.",
    incident: Some(look),
    body: None,
};

fn look(incident: &Incident, _: &Context<'_>) -> Vec<Finding> {
    if super::is_missing(incident, &incident.body.parts.summary)
        || is_told(incident)
    {
        return Vec::new();
    }
    vec![Finding::new(
        super::heading_of(incident, &incident.body.parts.summary),
        "the summary does not say what the impact was",
        "no impact in here",
        "add a line \"**Impact:** what was down or slow, and what users saw\"",
    )]
}

/// Whether the summary says what the impact was.
pub(super) fn is_told(incident: &Incident) -> bool {
    super::summary_says(incident, &[SectionKind::Impact, SectionKind::UsersAffected], Words::tells_impact)
}
