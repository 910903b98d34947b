//! PM103, front-matter-syntax: the front matter does not parse.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::{FaultKind, Incident};

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM103",
    name: "front-matter-syntax",
    levels: [Level::Error, Level::Error, Level::Error],
    summary: "The front matter does not parse.",
    explanation: "\
The text between the fences must be valid YAML, TOML or JSON. The finding stands where the parser
gave up; the mistake is there or just before. Text with a colon in it needs quotes.",
    bad: "title: Checkout: down for an hour",
    good: r#"title: "Checkout: down for an hour""#,
    incident: Some(look),
    body: None,
};

fn look(incident: &Incident, _: &Context<'_>) -> Vec<Finding> {
    super::faults(incident, |kind, span| match kind {
        FaultKind::FrontMatterSyntax { why, help } => Some(Finding::new(
            span,
            format!("the front matter does not parse: {why}"),
            "here",
            help.clone(),
        )),
        _ => None,
    })
}
