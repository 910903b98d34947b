//! PM311, resolution-event-missing: no entry of the timeline says when it was over.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::{EntryKind, Incident};
use crate::parse::SectionKind;

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM311",
    name: "resolution-event-missing",
    levels: [Level::Error, Level::Warning, Level::Off],
    summary: "No entry of the timeline says when it was over.",
    explanation: "\
The timeline ends with the entry that says how it ended: the tag `[resolved]`, or words (\"back to
normal\", \"fully recovered\"). Less harm is not yet the end, so an entry with the tag `[mitigated]` does
not stand for it, nor does the field `end`, which says when, but not what ended it. If it is not over,
write `- unknown [resolved] unknown: why`.",
    bad: "\
## Timeline

All times UTC.

- 14:42 [detected] An alert on failed payments pages the checkout team.
- 14:50 [action] The release is rolled back.",
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
    super::missing_in_timeline(incident, &[EntryKind::Resolved], SectionKind::Other, |span| {
        Finding::new(
            span,
            "no entry says when it was over",
            "no entry tells of the end",
            "end with it: \"- 15:25 [resolved] The pool is restarted, and payments work again.\"; \
             if it is not over, \"- unknown [resolved] unknown: why\"",
        )
    })
}
