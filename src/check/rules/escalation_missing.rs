//! PM310, escalation-missing: nothing says who was called in.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::{EntryKind, Incident};
use crate::parse::SectionKind;

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM310",
    name: "escalation-missing",
    levels: [Level::Error, Level::Warning, Level::Off],
    summary: "Nothing says who was called in.",
    explanation: "\
Who was needed is who has to be reachable next time. It is told by entries with the tag `[escalated]`, or
in words (\"the database team is paged\"), by a section Escalation, or by the field `escalated_to`.
Where nobody else was needed, write `escalated_to: \"none: why\"` or `**Escalation:** none: why`.",
    bad: "\
## Timeline

All times UTC.

- 14:42 [detected] An alert on failed payments is seen.
- 14:50 [action] The release is rolled back.
- 15:25 [resolved] Payments work again.",
    good: "\
## Timeline

All times UTC.

- 14:42 [detected] An alert on failed payments is seen.
- 14:50 [action] The release is rolled back.
- 15:05 [escalated] The database team is called in.
- 15:25 [resolved] Payments work again.",
    incident: Some(look),
    body: None,
};

fn look(incident: &Incident, _: &Context<'_>) -> Vec<Finding> {
    if !incident.escalated_to.is_absent() || incident.names_field("escalated_to") {
        return Vec::new();
    }
    super::missing_in_timeline(incident, &[EntryKind::Escalated], SectionKind::Escalation, |span| {
        Finding::new(
            span,
            "nothing says who was called in",
            "no entry tells of an escalation",
            "add who was: \"- 15:05 [escalated] The database team is called in.\", or write `escalated_to:` in the \
             front matter; if nobody was, `escalated_to: \"none: why\"`",
        )
    })
}
