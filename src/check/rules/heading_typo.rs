//! PM604, heading-typo: a heading that is nearly a known name.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::Incident;
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM604",
    name: "heading-typo",
    levels: [Level::Warning, Level::Warning, Level::Off],
    summary: "A heading is nearly the name of a part.",
    explanation: "\
A letter or two are wrong in a long name, one in a short. The heading is read as the name that was
meant, so that nothing else is reported for it; readers and search see what is written.",
    bad: "\
# Postmorterm: checkout down for an hour

## Timelnie",
    good: "\
# Postmortem: checkout down for an hour

## Timeline",
    incident: Some(look),
    body: None,
};

fn look(incident: &Incident, _: &Context<'_>) -> Vec<Finding> {
    let sections = incident.body.sections.iter();
    sections
        .filter_map(|section| {
            let meant = capitalised(section.meant.as_deref()?);
            // Of "Postmorterm: checkout down", what stands before the colon.
            let name = section.title.split_once(": ").map_or(section.title.as_str(), |(name, _)| name);
            let whole = incident.source.slice(section.heading);
            let span = whole.find(name).map_or(section.heading, |at| {
                let start = section.heading.start + at;
                Span::new(start, start + name.len())
            });
            Some(Finding::new(
                span,
                format!("`{name}` is nearly `{meant}`"),
                format!("read as `{meant}`"),
                format!("did you mean `{meant}`? If it is a name of its own, add it to `[sections]` in site.toml"),
            ))
        })
        .collect()
}

fn capitalised(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}
