//! PM501, corrective-missing: corrective and preventative measures are missing or empty.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::Incident;

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM501",
    name: "corrective-missing",
    levels: [Level::Error, Level::Error, Level::Off],
    summary: "Corrective and preventative measures are missing or empty.",
    explanation: "What is to change so that it does not come back: broadly, and as a list of specific tasks.",
    bad: "## Corrective and Preventative Measures",
    good: "\
## Corrective and Preventative Measures

Connections that are never given back should be seen before they run out.

### Tasks

- [ ] Alert at 80% of the connection limit (owner: Databases, due 2026-04-15)",
    incident: Some(look),
    body: None,
};

fn look(incident: &Incident, _: &Context<'_>) -> Vec<Finding> {
    if !incident.actions.is_empty() && incident.body.parts.corrective.is_empty() {
        return Vec::new();
    }
    super::missing_part(
        incident,
        &incident.body.parts.corrective,
        "the part on corrective and preventative measures",
        "## Corrective and Preventative Measures",
        "say what is to improve, then list the tasks: \"- [ ] Alert at 80% of the connection limit (owner: Databases)\"",
    )
}
