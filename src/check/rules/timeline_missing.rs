//! PM301, timeline-missing: the timeline is missing or empty.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::Incident;

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM301",
    name: "timeline-missing",
    levels: [Level::Error, Level::Error, Level::Off],
    summary: "The timeline is missing or empty.",
    explanation: "\
The timeline shows how it was found, what was tried, what misled, who was called and what ended it:
one line each, beginning with the time.",
    bad: "## Timeline",
    good: "\
## Timeline

All times UTC.

- 14:30 [detected] An alert reports failing payments.
- 14:40 [action] The last deploy is rolled back; errors go on.
- 15:25 [resolved] A restart of the pool ends the errors.",
    incident: Some(look),
    body: None,
};

fn look(incident: &Incident, _: &Context<'_>) -> Vec<Finding> {
    super::missing_part(
        incident,
        &incident.body.parts.timeline,
        "the timeline",
        "## Timeline",
        "list what happened, one bullet each: \"- 14:30 [detected] An alert reports failing payments.\"",
    )
}
