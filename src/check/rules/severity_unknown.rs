//! PM111, severity-unknown: a severity is not one that site.toml lists.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::{FaultKind, Incident};

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM111",
    name: "severity-unknown",
    levels: [Level::Error, Level::Error, Level::Error],
    summary: "A severity is not one that site.toml lists.",
    explanation: "Severities are compared and ordered, so they come from one list, worst first, in site.toml.",
    bad: "severity: major",
    good: "severity: SEV2",
    incident: Some(look),
    body: None,
};

fn look(incident: &Incident, _: &Context<'_>) -> Vec<Finding> {
    super::faults(incident, |kind, span| match kind {
        FaultKind::SeverityUnknown { name, known, suggestion } => Some(Finding::new(
            span,
            format!("there is no severity `{name}`"),
            format!("expected one of {}", known.join(", ")),
            super::or_list(suggestion.as_deref(), known, "severities"),
        )),
        _ => None,
    })
}
