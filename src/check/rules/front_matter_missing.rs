//! PM101, front-matter-missing: the file has no front matter.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::{FaultKind, Incident};

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

fn look(incident: &Incident, _: &Context<'_>) -> Vec<Finding> {
    super::faults(incident, |kind, span| match kind {
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
