//! PM118, local-time-ambiguous: a clock change skips or repeats this local time.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::{FaultKind, Incident};

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM118",
    name: "local-time-ambiguous",
    levels: [Level::Warning, Level::Warning, Level::Warning],
    summary: "A clock change skips or repeats this local time.",
    explanation: "\
When clocks go back, an hour happens twice; when they go forward, one does not happen at all. The
finding says which moment was taken.",
    bad: "start: 2024-10-27 02:30     (timezone: Europe/Berlin)",
    good: "start: 2024-10-27T02:30:00+01:00",
    incident: Some(look),
    body: None,
};

fn look(incident: &Incident, _: &Context<'_>) -> Vec<Finding> {
    super::faults(incident, |kind, span| match kind {
        FaultKind::LocalTimeAmbiguous { text, zone, taken, skipped } => Some(Finding::new(
            span,
            format!(
                "`{text}` {} in {zone}; {taken} was taken",
                if *skipped {
                    "was skipped by a clock change"
                } else {
                    "happened twice, because of a clock change,"
                },
            ),
            "which moment?",
            "write the time with its offset, as 2024-10-27T02:30:00+01:00",
        )),
        _ => None,
    })
}
