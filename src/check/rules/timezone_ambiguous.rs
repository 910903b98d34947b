//! PM114, timezone-ambiguous: a zone abbreviation stands for several zones.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::{FaultKind, Incident};

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM114",
    name: "timezone-ambiguous",
    levels: [Level::Warning, Level::Warning, Level::Warning],
    summary: "A zone abbreviation stands for several zones.",
    explanation: "\
IST is India, Ireland or Israel; CST is Chicago, Shanghai or Havana. The finding says which reading
was taken; an offset or a place leaves no doubt.",
    bad: "- 14:30 IST Alerts fire.",
    good: "- 14:30 +05:30 Alerts fire.",
    incident: Some(look),
    body: None,
};

fn look(incident: &Incident, _: &Context<'_>) -> Vec<Finding> {
    super::faults(incident, |kind, span| match kind {
        FaultKind::ZoneAmbiguous { text, taken, others, help } => Some(Finding::new(
            span,
            format!("`{text}` stands for several time zones; it was read as {taken}"),
            format!("or {others}?"),
            help.clone(),
        )),
        _ => None,
    })
}
