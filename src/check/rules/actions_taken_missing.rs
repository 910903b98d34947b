//! PM308, actions-taken-missing: nothing says what was done and looked into.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::{EntryKind, Incident};
use crate::parse::SectionKind;

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM308",
    name: "actions-taken-missing",
    levels: [Level::Error, Level::Warning, Level::Off],
    summary: "Nothing says what was done and looked into.",
    explanation: "\
What was tried, and on what assumption, is what the next responder can use. It is told by entries with
the tag `[action]` or `[dead end]`, or in words (\"we restart the pool\"), or by a section Actions Taken.
That nothing was done is told by `**Actions taken:** none: why`.",
    bad: "\
## Timeline

All times UTC.

- 14:42 [detected] An alert on failed payments pages the checkout team.
- 15:25 [resolved] Payments work again.",
    good: "\
## Timeline

All times UTC.

- 14:42 [detected] An alert on failed payments pages the checkout team.
- 14:50 [action] The release is rolled back.
- 15:25 [resolved] Payments work again.",
    incident: Some(look),
    body: None,
};

fn look(incident: &Incident, _: &Context<'_>) -> Vec<Finding> {
    let kinds = [EntryKind::Action, EntryKind::DeadEnd];
    super::missing_in_timeline(incident, &kinds, SectionKind::ActionsTaken, |span| {
        Finding::new(
            span,
            "nothing says what was done and looked into",
            "no entry tells of an action",
            "add what was tried, and on what assumption: \"- 14:50 [action] The release is rolled back.\"; \
             if nothing was done, \"**Actions taken:** none: why\"",
        )
    })
}
