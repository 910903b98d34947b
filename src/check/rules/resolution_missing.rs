//! PM403, resolution-missing: the part on the resolution is missing or empty.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::Incident;

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM403",
    name: "resolution-missing",
    levels: [Level::Error, Level::Warning, Level::Off],
    summary: "The part on the resolution is missing or empty.",
    explanation: "\
Tell in detail what ended it: the next responder with the same cause starts from here. Where the
root cause is missing too, only that is reported.",
    bad: "\
## Root Cause

The order service opened a connection for each retry and gave it back only on success.",
    good: "\
## Root Cause

The order service opened a connection for each retry and gave it back only on success.

## Resolution

The retry path now uses the pool, which closes what it lends after 30 s.",
    incident: Some(look),
    body: None,
};

/// Words with which a text says what ended the incident, where one section tells both.
const WORDS: &[&str] = &[
    "resolved",
    "resolution",
    "resolve",
    "fixed",
    "fix",
    "fixes",
    "mitigated",
    "restored",
    "restore",
    "recovered",
    "recovery",
    "rolled",
    "rollback",
    "revert",
    "reverted",
    "restarted",
    "restart",
    "rebooted",
    "replaced",
    "removed",
    "deployed",
    "patched",
    "patch",
    "disabled",
    "enabled",
    "increased",
    "scaled",
    "updated",
    "corrected",
    "repaired",
    "rebuilt",
    "added",
    "changed",
    "moved",
    "switched",
    "renewed",
    "blocked",
    "upgraded",
    "solved",
    "solution",
];

fn look(incident: &Incident, _: &Context<'_>) -> Vec<Finding> {
    let parts = &incident.body.parts;
    if super::is_missing(incident, &parts.cause) {
        return Vec::new();
    }
    // One text for both: it must say so in some word.
    if !parts.resolution.is_empty()
        && parts.resolution == parts.cause
        && !super::says(incident, &parts.resolution, WORDS)
    {
        return vec![Finding::new(
            super::heading_of(incident, &parts.resolution),
            "this part does not say how it was resolved",
            "no resolution in here",
            "add a paragraph that tells in detail what ended it",
        )];
    }
    super::missing_part(
        incident,
        &parts.resolution,
        "the part on the resolution",
        "## Resolution",
        "tell in detail what ended it, and how you know",
    )
}
