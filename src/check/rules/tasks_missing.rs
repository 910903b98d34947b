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
count as well.",
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
