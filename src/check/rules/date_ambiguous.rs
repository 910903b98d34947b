//! PM117, date-ambiguous: a date can be read in two orders.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::{FaultKind, Incident};

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM117",
    name: "date-ambiguous",
    levels: [Level::Warning, Level::Warning, Level::Warning],
    summary: "A date can be read in two orders.",
    explanation: "06/07/2023 is 7 June to some readers and 6 July to others. The finding says which was taken.",
    bad: "- 06/07/2023 14:30 Alerts fire.",
    good: "- 2023-07-06 14:30 Alerts fire.",
    incident: Some(look),
    body: None,
};

fn look(incident: &Incident, _: &Context<'_>) -> Vec<Finding> {
    super::faults(incident, |kind, span| match kind {
        FaultKind::DateAmbiguous { text, taken, other } => Some(Finding::new(
            span,
            format!("`{text}` can be read in two ways; it was read as {taken}"),
            "day or month first?",
            format!("write the date as {taken}, or as {other} if that is meant"),
        )),
        _ => None,
    })
}
