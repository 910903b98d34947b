//! PM503, tasks-missing: there is no list of tasks.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::Incident;
use crate::parse::SectionKind;

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM503",
    name: "tasks-missing",
    levels: [Level::Error, Level::Error, Level::Off],
    summary: "There is no list of tasks.",
    explanation: "\
Intentions are not kept; tasks may be. A task list, a table, or bullets under a heading such as
Tasks; where the part has one bullet list only, that is the tasks. `actions` in the front matter
count as well. Nothing is asked of a part with lists that may be tasks, nor of one that says in words
that there are none, as `No action items.`",
    bad: "\
## Corrective and Preventative Measures

We will watch our connections more closely.",
    good: "\
## Corrective and Preventative Measures

Connections that are never given back should be seen before they run out.

- [ ] Alert at 80% of the connection limit (owner: Databases, due 2026-04-15)",
    incident: Some(look),
    body: None,
};

fn look(incident: &Incident, _: &Context<'_>) -> Vec<Finding> {
    let parts = &incident.body.parts;
    let told = !incident.actions.is_empty() || incident.names_field("actions");
    if told
        || super::is_missing(incident, &parts.corrective)
        || super::part_states_gap(incident, &parts.corrective)
        || super::states_gap(incident, SectionKind::Tasks)
        || holds_list_or_none(incident)
    {
        return Vec::new();
    }
    vec![Finding::new(
        super::heading_of(incident, &parts.corrective),
        "there is no list of tasks",
        "no tasks in here",
        "add bullets: \"- [ ] Alert at 80% of the connection limit (owner: Databases, due 2026-04-15)\"",
    )]
}

/// Whether the part has a list, be it one that is not read as tasks, or says in words that there is
/// nothing to be done.
fn holds_list_or_none(incident: &Incident) -> bool {
    use SectionKind::{Lessons, Lucky, Misleading, Timeline, WentWell, WentWrong};
    let text = incident.body.text(&incident.source);
    let own = incident.body.parts.corrective.iter().filter_map(|&index| incident.body.section(index));
    own.filter(|section| {
        !matches!(section.kind, Lessons | Lucky | Misleading | Timeline | WentWell | WentWrong)
    })
    .any(|section| {
        let content = text.get(section.content.start..section.content.end).unwrap_or_default();
        content.lines().any(|line| is_item(line.trim_start()) || says_none(line))
    })
}

fn is_item(line: &str) -> bool {
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    // Lines of HTML that are broken by hand are a list too.
    ["<br>", "<br/>", "<br />"].iter().any(|end| line.trim_end().ends_with(end))
        || line.starts_with("- ") || line.starts_with("* ") || line.starts_with("+ ")
        || number.len() < line.len() && (number.starts_with(". ") || number.starts_with(") "))
        || line.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("<li"))
}

/// "No immediate action items.": a sentence of a few words that stands alone.
fn says_none(line: &str) -> bool {
    const MAX_WORDS: usize = 8;
    const THINGS: &[&str] = &["action", "actions", "task", "tasks", "follow-up", "follow-ups", "remediation", "measures"];
    let line = line.trim().trim_end_matches('.').to_lowercase();
    let line = line.strip_prefix("there are ").or_else(|| line.strip_prefix("there were ")).unwrap_or(&line);
    let mut words = line.split_whitespace();
    words.next() == Some("no")
        && line.split_whitespace().count() <= MAX_WORDS
        && !line.contains(['.', ';'])
        && words.any(|word| THINGS.contains(&word))
}
