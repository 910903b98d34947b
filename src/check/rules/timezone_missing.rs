//! PM107, timezone-missing: a time has no zone from any source.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::{FaultKind, Incident};

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM107",
    name: "timezone-missing",
    levels: [Level::Error, Level::Error, Level::Warning],
    summary: "A time has no zone from any source.",
    explanation: r#"14:30 is 24 different moments. The zone is taken from the time itself, a line such as "All times
UTC", the timeline's heading, the duration, the field `timezone`, or site.toml, in that order. For
`start` and its like in the front matter, only the last two count. The finding stands once in a document,
at the first such time."#,
    bad: "start: 2026-03-02 14:30",
    good: "start: 2026-03-02T14:30:00Z",
    incident: Some(look),
    body: None,
};

fn look(incident: &Incident, _: &Context<'_>) -> Vec<Finding> {
    super::faults(incident, |kind, span| match kind {
        FaultKind::ZoneMissing { text } => Some(Finding::new(
            span,
            format!("the time `{text}` has no time zone"),
            "which zone?",
            if span.start < incident.body.span.start {
                "write it as 2026-03-02T14:30:00Z, or add `timezone: Europe/Berlin` to the front matter"
            } else {
                "write a line \"All times UTC.\" above the timeline, or `timezone: Europe/Berlin` in the front matter; or the \
                 zone behind each time: 14:30 UTC"
            },
        )),
        _ => None,
    })
}
