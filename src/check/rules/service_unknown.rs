//! PM112, service-unknown: a service is not one that site.toml lists.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::{FaultKind, Incident};

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM112",
    name: "service-unknown",
    levels: [Level::Error, Level::Error, Level::Error],
    summary: "A service is not one that site.toml lists.",
    explanation: "Only where site.toml lists `services`. One service under two names hides that it failed twice.",
    bad: "services: chekout",
    good: "services: checkout",
    incident: Some(look),
    body: None,
};

fn look(incident: &Incident, _: &Context<'_>) -> Vec<Finding> {
    super::faults(incident, |kind, span| match kind {
        FaultKind::ServiceUnknown { name, suggestion } => Some(Finding::new(
            span,
            format!("the service `{name}` is not in the list of site.toml"),
            "not listed",
            match suggestion {
                Some(known) => {
                    format!("did you mean `{known}`? A new service is added to `services` in site.toml")
                }
                None => "add it to `services` in site.toml, or write one that is there".to_owned(),
            },
        )),
        _ => None,
    })
}
