//! PM108, end-before-start: the end lies before the start.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::{Basis, Incident};

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM108",
    name: "end-before-start",
    levels: [Level::Error, Level::Error, Level::Error],
    summary: "The end lies before the start.",
    explanation: "A negative duration is a slip of the pen, most often a wrong date after midnight or a wrong offset.",
    bad: "\
start: 2026-03-02T23:30:00Z
end: 2026-03-02T01:10:00Z",
    good: "\
start: 2026-03-02T23:30:00Z
end: 2026-03-03T01:10:00Z",
    incident: Some(look),
    body: None,
};

fn look(incident: &Incident, _: &Context<'_>) -> Vec<Finding> {
    let (Some(start), Some(end)) = (incident.start.fact(), incident.end.fact()) else { return Vec::new() };
    let is_computed = |basis| matches!(basis, Basis::Computed | Basis::Assumed);
    if end.value >= start.value || is_computed(start.basis) || is_computed(end.basis) {
        return Vec::new();
    }
    vec![Finding::new(
        end.span,
        format!("the end, {}, lies before the start, {}", end.value.rfc3339(), start.value.rfc3339()),
        "before the start",
        "correct the date, the time or the offset of one of the two",
    )]
}
