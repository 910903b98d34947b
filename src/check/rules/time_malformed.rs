//! PM115, time-malformed: a time cannot be one.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::{FaultKind, Incident};

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM115",
    name: "time-malformed",
    levels: [Level::Warning, Level::Warning, Level::Warning],
    summary: "A time cannot be one.",
    explanation: "\
A time in the text is none, as 25:00, or is written as no time is, as 13:20pm. The second is read
all the same, and the finding says how; the first is shown as it stands, and takes no part in the
order, the elapsed time or the detection lag.",
    bad: "- 13:20pm Alerts fire.",
    good: "- 13:20 Alerts fire.",
    incident: Some(look),
    body: None,
};

fn look(incident: &Incident, _: &Context<'_>) -> Vec<Finding> {
    super::faults(incident, |kind, span| match kind {
        FaultKind::TimeMalformed { text, why, taken: None } => Some(Finding::new(
            span,
            format!("`{text}` is no time: {why}"),
            "no time",
            "write it as 13:20 or 1:20 PM; `unknown` stands for a time that nobody knows",
        )),
        FaultKind::TimeMalformed { text, why, taken: Some(taken) } => Some(Finding::new(
            span,
            format!("`{text}` is no time: {why}; it was read as {taken}"),
            "which time?",
            format!("write {taken} if that is meant"),
        )),
        _ => None,
    })
}
