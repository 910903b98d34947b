//! PM104, field-missing: a required field is not there.

use crate::check::Profile;
use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::{Basis, Incident};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM104",
    name: "field-missing",
    levels: [Level::Error, Level::Error, Level::Warning],
    summary: "A required field is not there.",
    explanation: r#"Without a title, a severity, causes and services an incident cannot be found by what it was. Under
`brief` only the title is asked for. A gap may be stated: `causes: "unknown: still being looked into"`."#,
    bad: "\
title: Checkout down for an hour
severity: SEV2",
    good: "\
title: Checkout down for an hour
severity: SEV2
causes: database/connection-leak
services: checkout",
    incident: Some(look),
    body: None,
};

/// Fields that must be there, and an example of each.
const REQUIRED: [(&str, &str); 4] = [
    ("title", "title: Checkout down for an hour"),
    ("severity", "severity: SEV2"),
    ("causes", "causes: database/connection-leak"),
    ("services", "services: checkout"),
];

/// The fields that a built-in profile asks for.
pub fn required(profile: Profile) -> impl Iterator<Item = &'static str> {
    let count = if profile == Profile::Brief { 1 } else { REQUIRED.len() };
    REQUIRED.iter().take(count).map(|(field, _)| *field)
}

fn look(incident: &Incident, context: &Context<'_>) -> Vec<Finding> {
    if incident.front_matter.is_none() {
        return Vec::new();
    }
    let profile = context.config.levels.profile(incident.source.path());
    let required = if profile == Profile::Brief { 1 } else { REQUIRED.len() };
    let fence = incident.source.line_span(1);
    REQUIRED
        .iter()
        .take(required)
        .filter(|(field, _)| !incident.names_field(field))
        .map(|(field, example)| {
            let mut example = (*example).to_owned();
            if let ("severity", Some(worst)) = (*field, context.config.severities.first()) {
                example = format!("severity: {worst}");
            }
            // The page is called so meanwhile.
            if let ("title", Basis::Text) = (*field, incident.title.basis) {
                example = format!("title: {}", serde_json::Value::from(incident.title.value.as_str()));
            }
            if let Some(line) = empty_line(incident, field) {
                let advice = match *field {
                    "title" => format!("write it there: `{example}`"),
                    field => format!("write it there: `{example}`, or `{field}: \"unknown: why\"`"),
                };
                return Finding::new(line, format!("the field `{field}` is empty"), "nothing in here", advice);
            }
            let advice = match *field {
                "title" => format!("add a line `{example}`"),
                field => format!("add a line `{example}`, or `{field}: \"unknown: why\"`"),
            };
            Finding::new(fence, format!("the field `{field}` is missing"), "in this front matter", advice)
        })
        .collect()
}

/// The line of the front matter on which `field` stands without a value.
fn empty_line(incident: &Incident, field: &str) -> Option<Span> {
    let front = incident.front_matter?;
    let first = incident.source.position(front.start).line;
    let last = incident.source.position(front.end).line;
    let mut lines = (first..=last).map(|number| incident.source.line_span(number));
    lines.find(|&line| {
        let text = incident.source.slice(line).strip_prefix(field);
        let value = text.and_then(|rest| rest.trim_start().strip_prefix(':'));
        value.map(str::trim).is_some_and(|value| value.is_empty() || value.starts_with('#'))
    })
}
