//! PM309, misleading-paths-missing: nothing says which paths misled.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::{EntryKind, Incident};
use crate::parse::SectionKind;

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM309",
    name: "misleading-paths-missing",
    levels: [Level::Error, Level::Warning, Level::Off],
    summary: "Nothing says which paths misled.",
    explanation: "\
What looked like the cause and was not will look like it again. It is told by entries with the tag
`[dead end]`, or in words (\"turned out to be unrelated\", \"did not help\"), or by a section Misleading
Paths. Where nothing misled, that is worth a line: `**Misleading paths:** none: why`.",
    bad: "\
## Timeline

All times UTC.

- 14:42 [detected] An alert on failed payments pages the checkout team.
- 14:50 [action] The release is rolled back.
- 15:25 [resolved] Payments work again.",
    good: "\
## Timeline

All times UTC.

- 14:42 [detected] An alert on failed payments pages the checkout team.
- 14:45 [dead end] A network fault is suspected; packet loss turns out to be normal.
- 14:50 [action] The release is rolled back.
- 15:25 [resolved] Payments work again.",
    incident: Some(look),
    body: None,
};

fn look(incident: &Incident, _: &Context<'_>) -> Vec<Finding> {
    super::missing_in_timeline(incident, &[EntryKind::DeadEnd], SectionKind::Misleading, |span| {
        Finding::new(
            span,
            "nothing says which paths misled",
            "no entry tells of a dead end",
            "add what looked like the cause and was not: \
             \"- 14:45 [dead end] A network fault is suspected; packet loss turns out to be normal.\"; \
             if nothing misled, \"**Misleading paths:** none: why\"",
        )
    })
}
