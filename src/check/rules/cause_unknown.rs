//! PM110, cause-unknown: a cause is not in the tree of site.toml.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::{FaultKind, Incident};

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM110",
    name: "cause-unknown",
    levels: [Level::Error, Level::Error, Level::Error],
    summary: "A cause is not in the tree of site.toml.",
    explanation: "\
Causes that come back are seen only if they are called by one name. The tree stands in site.toml;
a new cause is added there, with a title and a description, so that the next author finds it.",
    bad: "causes: database/conection-leak",
    good: "causes: database/connection-leak",
    incident: Some(look),
    body: None,
};

fn look(incident: &Incident, context: &Context<'_>) -> Vec<Finding> {
    super::faults(incident, |kind, span| match kind {
        // Any cause is accepted; what is not, is none.
        FaultKind::CauseUnknown { path, .. } if context.config.causes.is_open() => Some(Finding::new(
            span,
            format!("`{path}` is no path of a cause"),
            "a part of it is no name",
            "write group/cause, such as database/connection-leak",
        )),
        FaultKind::CauseUnknown { path, suggestion } => Some(Finding::new(
            span,
            format!("the cause `{path}` is not in the tree of site.toml"),
            "not declared",
            match suggestion {
                Some(name) => format!(
                    "did you mean `{name}`? A new cause is declared in site.toml: [[causes]] path = \"{path}\""
                ),
                None => format!(
                    "declare it in site.toml: [[causes]] path = \"{path}\", title = \"…\"; or map it onto one that is there under [map.causes]"
                ),
            },
        )),
        _ => None,
    })
}
