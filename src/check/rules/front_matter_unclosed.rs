//! PM102, front-matter-unclosed: the front matter has no closing fence.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::{FaultKind, Incident};

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM102",
    name: "front-matter-unclosed",
    levels: [Level::Error, Level::Error, Level::Error],
    summary: "The front matter has no closing fence.",
    explanation: "\
The front matter ends at a line that holds nothing but the fence it began with. Without that line
nobody can tell where the facts end and the text begins, so nothing else is checked.",
    bad: "\
---
title: Checkout down for an hour

## Issue Summary",
    good: "\
---
title: Checkout down for an hour
---

## Issue Summary",
    incident: Some(look),
    body: None,
};

fn look(incident: &Incident, _: &Context<'_>) -> Vec<Finding> {
    super::faults(incident, |kind, span| match kind {
        FaultKind::FrontMatterUnclosed { fence } => Some(Finding::new(
            span,
            format!("the front matter that opens here is never closed by a line `{fence}`"),
            "opened here",
            format!("add a line `{fence}` behind the last field"),
        )),
        _ => None,
    })
}
