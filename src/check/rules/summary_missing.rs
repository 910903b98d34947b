//! PM201, summary-missing: the issue summary is missing or empty.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::Incident;

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM201",
    name: "summary-missing",
    levels: [Level::Error, Level::Error, Level::Off],
    summary: "The issue summary is missing or empty.",
    explanation: "The summary is what a responder reads at 2 am: how long, how bad, and why, in a few lines.",
    bad: "\
---
title: Checkout down for an hour
---

## Timeline",
    good: "\
## Issue Summary

**Duration:** 2026-03-02 14:30 to 15:25 UTC.

**Impact:** Checkout answered with errors; 35% of users could not pay.

**Root cause:** Connections to the database were not given back.",
    incident: Some(look),
    body: None,
};

fn look(incident: &Incident, _: &Context<'_>) -> Vec<Finding> {
    super::missing_part(
        incident,
        &incident.body.parts.summary,
        "the issue summary",
        "## Issue Summary",
        "say how long it lasted, what users saw, and the root cause in a sentence",
    )
}
