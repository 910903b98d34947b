//! PM502, improvements-missing: tasks, but not what is to become better by them.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::Incident;
use crate::parse::SectionKind;
use crate::parse::sections::{count_words, word_count};

/// Fewer words outside the tasks only announce them.
const MIN_WORDS: usize = 4;

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM502",
    name: "improvements-missing",
    levels: [Level::Error, Level::Off, Level::Off],
    summary: "The corrective part lists tasks, but not what is to become better.",
    explanation: "\
Tasks are done and forgotten; what they were for is what the next reader needs. A sentence or bullets
in the part, outside its list of tasks, that say broadly what is to change: what should be seen sooner,
what should not be possible any more. A line that only announces the list is not enough.",
    bad: "\
## Corrective and Preventative Measures

- [ ] Alert at 80% of the connection limit (owner: Databases, due 2026-04-15)",
    good: "\
## Corrective and Preventative Measures

Connections that are never given back should be seen before they run out.

- [ ] Alert at 80% of the connection limit (owner: Databases, due 2026-04-15)",
    incident: Some(look),
    body: None,
};

fn look(incident: &Incident, _: &Context<'_>) -> Vec<Finding> {
    let body = &incident.body;
    let part = &body.parts.corrective;
    let has_section = body
        .sections
        .iter()
        .enumerate()
        .any(|(index, section)| section.kind == SectionKind::Improvements && word_count(&body.sections, &[index]) > 0);
    if super::is_missing(incident, part)
        || super::part_states_gap(incident, part)
        || has_section
        // Without tasks what is there may well be improvements, and PM503 asks for the tasks.
        || body.tasks.is_empty()
        || words_outside_tasks(incident) >= MIN_WORDS
    {
        return Vec::new();
    }
    vec![Finding::new(
        super::heading_of(incident, part),
        "this part lists tasks, but not what is to become better",
        "no improvements in here",
        "say before the tasks, broadly, what should be better afterwards: \"Connections that are never given \
         back should be seen before they run out.\"",
    )]
}

/// Words of the part outside its tasks and the lines that announce them.
fn words_outside_tasks(incident: &Incident) -> usize {
    let body = &incident.body;
    let text = body.text(&incident.source);
    let mut words = 0;
    let mut tasks = body.tasks.iter().map(|task| if task.container.is_empty() { task.span } else { task.container }).peekable();
    for section in body.parts.corrective.iter().filter_map(|&index| body.section(index)) {
        let mut at = section.content.start;
        while at < section.content.end {
            while tasks.next_if(|task| task.end <= at).is_some() {}
            let next = tasks.peek().copied().filter(|task| task.start < section.content.end);
            let end = next.map_or(section.content.end, |task| task.start.max(at));
            words += text.get(at..end).unwrap_or_default().split("\n\n").map(words_of).sum::<usize>();
            at = next.map_or(section.content.end, |task| task.end);
        }
    }
    words
}

/// Words of a paragraph; none of one that announces a list, or of a table's rules.
fn words_of(paragraph: &str) -> usize {
    if paragraph.trim_end().ends_with([':', '：']) { 0 } else { count_words(paragraph) }
}
