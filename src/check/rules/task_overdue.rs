//! PM506, task-overdue: an open task whose date has passed.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::{Action, ActionState, Incident};

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM506",
    name: "task-overdue",
    levels: [Level::Warning, Level::Warning, Level::Warning],
    summary: "An open task was due before today.",
    explanation: "\
A promise whose date has passed is done, dropped, or due on another day: write which. A month or a quarter
is over on its last day. \"Today\" is the day of `--as-of`, else SOURCE_DATE_EPOCH, else the clock's,
in UTC. Since time alone must not fail a build, this is a warning; site.toml can make it more.",
    bad: "- [ ] Alert at 80% of the connection limit (owner: Databases, due 2024-04-15)",
    good: "- [x] Alert at 80% of the connection limit (owner: Databases, due 2024-04-15)",
    incident: Some(look),
    body: None,
};

fn look(incident: &Incident, context: &Context<'_>) -> Vec<Finding> {
    let open = incident.actions.iter().filter(|action| action.state == ActionState::Open);
    open.filter_map(|action| {
        let due = action.due.filter(|due| *due < context.today)?;
        let days = (context.today - due).num_days();
        let ago = match days {
            1 => "yesterday".to_owned(),
            ..730 => format!("{days} days ago"),
            _ => format!("{} years ago", days / 365),
        };
        Some(Finding::new(
            super::action_span(incident, action),
            format!("this task was due on {due}, {ago}"),
            "still open",
            help(incident, action),
        ))
    })
    .collect()
}

/// What to write, in the form that the task has.
fn help(incident: &Incident, action: &Action) -> &'static str {
    let Some(task) = action.body_task.and_then(|index| incident.body.tasks.get(index)) else {
        return "write `status: done` if it is done, `status: dropped` if it is not wanted any more, or another `due:`";
    };
    if incident.source.slice(task.span).trim_start().starts_with('|') {
        return "write Done, or Dropped with the reason, in a column Status, or give it another date";
    }
    "tick it off (`[x]`) if it is done, drop it (`[-]`) with the reason if it is not wanted any more, or give it another \
     date"
}
