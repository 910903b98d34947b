//! PM402, root-cause-thin: the part on the root cause is too short to explain anything.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::Incident;

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM402",
    name: "root-cause-thin",
    levels: [Level::Error, Level::Warning, Level::Off],
    summary: "The part on the root cause has fewer than 20 words.",
    explanation: r#"A name is no explanation: "a memory leak" helps nobody who meets the next one. Say what failed, why it
failed then, and why nothing stopped it. Lists count; of Chinese and Japanese text, two characters
count as a word. `unknown: why` says that nobody knows."#,
    bad: "\
## Root Cause

A connection leak.",
    good: "\
## Root Cause

The order service opened a connection for each retry and gave it back only when the retry succeeded. A slow
query made most retries fail, so the pool ran empty within ten minutes.",
    incident: Some(look),
    body: None,
};

fn look(incident: &Incident, _: &Context<'_>) -> Vec<Finding> {
    super::thin_part(
        incident,
        &incident.body.parts.cause,
        "the part on the root cause",
        "say what failed, why it failed then, and why nothing stopped it",
    )
}
