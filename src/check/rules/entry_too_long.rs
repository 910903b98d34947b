//! PM305, entry-too-long: a timeline entry of more than two sentences.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::Incident;
use crate::parse::sentences::sentences;
use crate::check::text::Prose;
use crate::source::Span;

/// An entry says what happened in so many sentences.
const MAX: usize = 2;

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM305",
    name: "entry-too-long",
    levels: [Level::Warning, Level::Warning, Level::Off],
    summary: "A timeline entry has more than two sentences.",
    explanation: "\
A timeline is read at a glance: what was seen or done, and what came of it. Reasons and what was
learned belong to the root cause; what happened later is an entry of its own. Only the entry's own
text counts, not bullets or code below it; code and quotes within it are part of their sentence. What
stands below a time that is a heading or a line of its own is not judged.",
    bad: "\
- 14:40 [action] The last deploy is rolled back. Errors go on. Nobody had touched the pool since May.
  It had been sized for half the traffic.",
    good: "\
- 14:40 [action] The last deploy is rolled back, and errors go on.",
    incident: Some(look),
    body: None,
};

fn look(incident: &Incident, _: &Context<'_>) -> Vec<Finding> {
    let text = incident.body.text(&incident.source);
    let mut findings = Vec::new();
    for entry in &incident.body.entries {
        // A time alone, with paragraphs below it, is another form of timeline: an account by the hour.
        let behind = text.get(entry.time_span.end..entry.line.end).unwrap_or_default();
        let is_alone = behind.lines().next().is_some_and(|line| !line.contains(char::is_alphanumeric));
        if !entry.is_inline && is_alone && behind.contains('\n') || !entry.anchor.is_empty() {
            continue;
        }
        let prose = Prose::new(text, entry.line);
        // Text that is code alone has no sentences of its own.
        let sentences = sentences(&prose.text);
        let Some(third) = sentences.get(MAX) else { continue };
        let start = entry.line.start + third.start;
        let end = text.get(start..entry.line.end).map_or(entry.line.end, |rest| start + rest.trim_end().len());
        findings.push(Finding::new(
            Span::new(start, end),
            format!("this entry has {} sentences", sentences.len()),
            "more than two",
            "keep what was seen or done, in one or two sentences; what came later is an entry of its own, \
             and reasons belong to the root cause",
        ));
    }
    findings
}
