//! PM101, front-matter-missing: the file has no front matter.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::{FaultKind, Incident};
use crate::source::{SourceFile, Span};

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM101",
    name: "front-matter-missing",
    levels: [Level::Error, Level::Error, Level::Error],
    summary: "The file has no front matter.",
    explanation: "\
An incident begins with its facts: YAML between `---`, TOML between `+++`, or JSON between `;;;`.
The opening fence must be the very first line.",
    bad: "# Checkout down for an hour",
    good: "\
---
title: Checkout down for an hour
severity: SEV2
causes: database/connection-leak
services: checkout
---",
    incident: Some(look),
    body: None,
};

/// The line on which the front matter begins, where only blank lines stand above it.
fn late_fence(source: &SourceFile) -> Option<(usize, Span)> {
    let text = source.text();
    let at = text.len() - text.trim_start().len();
    let (line, start) = (source.position(at).line, source.position(at).column);
    let span = source.line_span(line);
    let is_fence = start == 1 && matches!(source.slice(span).trim_end(), "---" | "+++" | ";;;");
    (is_fence && line > 1).then_some((line, span))
}

fn look(incident: &Incident, _: &Context<'_>) -> Vec<Finding> {
    super::faults(incident, |kind, span| match kind {
        FaultKind::FrontMatterMissing if late_fence(&incident.source).is_some() => {
            late_fence(&incident.source).map(|(line, span)| {
                Finding::new(
                    span,
                    format!("this file has no front matter: the fence stands on line {line}"),
                    "not the first line",
                    "take out the blank lines above it: the fence must be the very first line",
                )
            })
        }
        FaultKind::FrontMatterMissing => Some(Finding::new(
            span,
            "this file has no front matter",
            "",
            "begin the file with a line `---`, then `title: …`, `severity: …`, `causes: …`, `services: …`, then `---`; \
             if it is no incident, add it to `ignore` in site.toml or begin its name with `_`",
        )),
        _ => None,
    })
}
