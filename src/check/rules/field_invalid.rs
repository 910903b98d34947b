//! PM105, field-invalid: a field has a value that it cannot have.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::{FaultKind, Incident};

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM105",
    name: "field-invalid",
    levels: [Level::Error, Level::Error, Level::Error],
    summary: "A field has a value that it cannot have.",
    explanation: r#"A value of the wrong kind is a fact lost: a date without a time gives no duration, a share of 140%
is none. What is not known can be said: `end: "unknown: the monitoring data is gone"`."#,
    bad: "start: yesterday",
    good: "start: 2026-03-02T14:30:00Z",
    incident: Some(look),
    body: None,
};

fn look(incident: &Incident, _: &Context<'_>) -> Vec<Finding> {
    super::faults(incident, |kind, span| match kind {
        FaultKind::FieldInvalid { field, found, expected, help } => Some(Finding::new(
            span,
            format!("`{field}` is {found}"),
            format!("expected {expected}"),
            help.clone(),
        )),
        _ => None,
    })
}
