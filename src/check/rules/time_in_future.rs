//! PM113, time-in-future: a time lies after today.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::Incident;

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM113",
    name: "time-in-future",
    levels: [Level::Error, Level::Error, Level::Warning],
    summary: "A time lies after today.",
    explanation: r#"What has not happened yet cannot be told. Most often the year or the month is mistyped. "Today" is
the date of `--as-of`, else of SOURCE_DATE_EPOCH, else of the clock, in UTC."#,
    bad: "start: 2062-03-02T14:30:00Z",
    good: "start: 2026-03-02T14:30:00Z",
    incident: Some(look),
    body: None,
};

fn look(incident: &Incident, context: &Context<'_>) -> Vec<Finding> {
    let limit = context.end_of_today();
    let fields = [&incident.start, &incident.end, &incident.detected, &incident.mitigated];
    let facts = fields.into_iter().filter_map(|field| field.fact()).map(|fact| (&fact.value, fact.span));
    let entries = incident.timeline.iter().filter_map(|entry| {
        let raw = incident.body.entries.get(entry.body_entry)?;
        Some((entry.start()?, raw.time_span))
    });
    let mut seen = Vec::new();
    let mut findings = Vec::new();
    for (moment, span) in facts.chain(entries) {
        if moment.at >= limit && !seen.contains(&span) {
            seen.push(span);
            findings.push(Finding::new(
                span,
                format!("{} lies in the future: today is {}", moment.rfc3339(), context.today),
                "after today",
                "correct the date; if it is right, set the date of the check with --as-of",
            ));
        }
    }
    findings
}
