//! PM116, trigger-unknown: a trigger is not one that site.toml lists.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::{FaultKind, Incident};

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM116",
    name: "trigger-unknown",
    levels: [Level::Error, Level::Error, Level::Error],
    summary: "A trigger is not one that site.toml lists.",
    explanation: "\
The trigger is what set the incident off, as against its cause: a deploy, a config push, traffic.
The list stands in site.toml.",
    bad: "trigger: deployment",
    good: "trigger: deploy",
    incident: Some(look),
    body: None,
};

fn look(incident: &Incident, _: &Context<'_>) -> Vec<Finding> {
    super::faults(incident, |kind, span| match kind {
        FaultKind::TriggerUnknown { name, known, suggestion } => Some(Finding::new(
            span,
            format!("there is no trigger `{name}`"),
            format!("expected one of {}", known.join(", ")),
            super::or_list(suggestion.as_deref(), known, "triggers"),
        )),
        _ => None,
    })
}
