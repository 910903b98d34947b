//! PM100, file-unreadable: the file cannot be read.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::{FaultKind, Incident};

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM100",
    name: "file-unreadable",
    levels: [Level::Error, Level::Error, Level::Error],
    summary: "The file cannot be read.",
    explanation: "\
Every file that looks like an incident must be readable: UTF-8 text, at most 2 MiB, inside the
site's folder. A file that is left out in silence is an incident that nobody finds again.",
    bad: "content/2026-03-02-lock.md        (saved as UTF-16)",
    good: "content/2026-03-02-lock.md        (saved as UTF-8)",
    incident: Some(look),
    body: None,
};

fn look(incident: &Incident, _: &Context<'_>) -> Vec<Finding> {
    super::faults(incident, |kind, span| match kind {
        FaultKind::Unreadable { why, help } => Some(Finding::new(span, why.clone(), "", help.clone())),
        _ => None,
    })
}
