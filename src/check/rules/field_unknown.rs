//! PM106, field-unknown: the front matter has a field that pmsite does not know.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::{FaultKind, Incident};

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM106",
    name: "field-unknown",
    levels: [Level::Error, Level::Error, Level::Warning],
    summary: "The front matter has a field that pmsite does not know.",
    explanation: "\
A mistyped name is a fact that silently goes missing. Fields of your own go below `extra:`, or are
named in site.toml: under `extra_fields` to keep them, under `[fields]` to give them the meaning of
one of pmsite's.",
    bad: "sevrity: SEV2",
    good: "severity: SEV2",
    incident: Some(look),
    body: None,
};

fn look(incident: &Incident, _: &Context<'_>) -> Vec<Finding> {
    super::faults(incident, |kind, span| match kind {
        FaultKind::FieldUnknown { field, suggestion } => Some(Finding::new(
            span,
            format!("there is no field `{field}`"),
            "not known",
            match suggestion {
                Some(name) => format!("did you mean `{name}`? A field of your own goes below `extra:`"),
                None => {
                    "put a field of your own below `extra:`, or name it in site.toml under `extra_fields`"
                        .to_owned()
                }
            },
        )),
        _ => None,
    })
}
