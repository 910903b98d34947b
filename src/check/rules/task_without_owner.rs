//! PM505, task-without-owner: nobody is named who does it.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::{Action, ActionState, Fault, FaultKind, Incident};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM505",
    name: "task-without-owner",
    levels: [Level::Warning, Level::Warning, Level::Off],
    summary: "A task that is open has no owner.",
    explanation: "\
What is everybody's is nobody's. Name a team, a role or a person: `(owner: Databases)` behind the task,
`Owner:` in it, `@handle`, `[Team]` before it, or a column. Tasks that are done, dropped or only proposed need none.
`(owner: unknown: why)` says that it cannot be said. Where no task of a document has an owner, that is one finding.",
    bad: "- [ ] Alert at 80% of the connection limit",
    good: "- [ ] Alert at 80% of the connection limit (owner: Databases, due 2026-04-15)",
    incident: Some(look),
    body: None,
};

fn look(incident: &Incident, _: &Context<'_>) -> Vec<Finding> {
    let of_keys = |fault: &Fault| matches!(fault.kind, FaultKind::FieldUnknown { .. }).then_some(fault.span);
    let mut unknown: Vec<Span> = incident.faults.iter().filter_map(of_keys).collect();
    unknown.sort_unstable();
    let open: Vec<&Action> = incident.actions.iter().filter(|action| action.state == ActionState::Open).collect();
    let without: Vec<&Action> = open.iter().copied().filter(|action| !names_owner(incident, action, &unknown)).collect();
    let help = "name a team, a role or a person behind it: \"(owner: Databases)\", or say why nobody is named: \
                \"(owner: unknown: why)\"";
    let help_in_front_matter = "add `owner: Databases` to it: a team, a role or a person; or say why nobody is named: \
                                `owner: \"unknown: why\"`";
    let help = |action: &Action| if action.body_task.is_some() { help } else { help_in_front_matter };
    match without.as_slice() {
        [] => Vec::new(),
        [first, _, ..] if without.len() == open.len() => vec![Finding::new(
            super::action_span(incident, first),
            format!("none of the {} open tasks has an owner", open.len()),
            "the first of them",
            match first.body_task {
                Some(_) => "name a team, a role or a person behind each: \"(owner: Databases)\"",
                None => "add `owner: Databases` to each: a team, a role or a person",
            },
        )],
        some => some
            .iter()
            .map(|action| {
                Finding::new(super::action_span(incident, action), "this task has no owner", "who does it?", help(action))
            })
            .collect(),
    }
}

/// Whether an owner is named, or it is said why not.
fn names_owner(incident: &Incident, action: &Action, unknown: &[Span]) -> bool {
    let task = action.body_task.and_then(|index| incident.body.tasks.get(index));
    // A key that is not known may be a mistyped `owner`, which PM106 reports.
    let next = unknown.partition_point(|span| span.start < action.span.start);
    let has_unknown_key = unknown.get(next).is_some_and(|span| action.span.contains(*span));
    action.owner.is_some() || action.owner_gap || has_unknown_key || task.is_some_and(|task| task.details.owner_gap)
}
