//! PM113, time-in-future: a time lies after today.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::{Basis, Incident};

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM113",
    name: "time-in-future",
    levels: [Level::Error, Level::Error, Level::Warning],
    summary: "A time lies after today.",
    explanation: r#"What has not happened yet cannot be told. Most often the year or the month is mistyped. "Today" is
the date of `--as-of`, else of SOURCE_DATE_EPOCH, else of the clock, in UTC. The finding stands once
in a document, at the first such time: the others most often follow from it."#,
    bad: "start: 2062-03-02T14:30:00Z",
    good: "start: 2026-03-02T14:30:00Z",
    incident: Some(look),
    body: None,
};

fn look(incident: &Incident, context: &Context<'_>) -> Vec<Finding> {
    let limit = context.end_of_today();
    let fields = [&incident.start, &incident.end, &incident.detected, &incident.mitigated];
    let is_stated = |basis| !matches!(basis, Basis::Computed | Basis::Assumed);
    let facts = fields.into_iter().filter_map(|field| field.fact()).filter(|fact| is_stated(fact.basis));
    let facts = facts.map(|fact| (&fact.value, fact.span));
    let entries = incident.timeline.iter().filter_map(|entry| {
        let raw = incident.body.entries.get(entry.body_entry)?;
        Some((entry.start()?, raw.time_span))
    });
    // One wrong date makes many wrong times: the first of them is the one to correct.
    let mut future = facts.chain(entries).filter(|(moment, _)| moment.at >= limit);
    let Some((moment, span)) = future.next() else { return Vec::new() };
    let more = match future.count() {
        0 => String::new(),
        1 => ", and so does one more time of this document".to_owned(),
        more => format!(", and so do {more} more times of this document"),
    };
    vec![Finding::new(
        span,
        format!("{} lies in the future: today is {}{more}", moment.rfc3339(), context.today),
        "after today",
        "correct the date; if it is right, set the date of the check with --as-of",
    )]
}
