//! PM109, id-duplicate: two documents have one id, or one URL.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::Incident;
use crate::parse::Body;
use crate::slug::fold;
use crate::source::{SourceFile, Span};

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM109",
    name: "id-duplicate",
    levels: [Level::Error, Level::Error, Level::Error],
    summary: "Two documents have one id, or one URL.",
    explanation: "\
An id is what `[[ID]]` and every bookmark refer to, so it must be one incident's alone. Ids are
compared without regard to case and in NFC, since some file systems and servers do the same.",
    bad: "\
content/2025/db-outage.md
content/2026/db-outage.md",
    good: "\
content/2025/2025-03-db-outage.md
content/2026/2026-01-db-outage.md",
    incident: Some(look),
    body: Some(look_at_page),
};

fn look(incident: &Incident, context: &Context<'_>) -> Vec<Finding> {
    let others = |uses: Option<&Vec<String>>| -> Vec<String> {
        uses.into_iter().flatten().filter(|path| *path != incident.source.path()).cloned().collect()
    };
    let same_id = others(context.index.ids.get(&fold(&incident.id.value)));
    let same_url = others(context.index.slugs.get(&fold(&incident.slug)));
    let (what, name, paths) = match (same_id.is_empty(), same_url.is_empty()) {
        (false, _) => ("id", incident.id.value.as_str(), same_id),
        (true, false) => ("URL", incident.slug.as_str(), same_url),
        (true, true) => return Vec::new(),
    };
    vec![Finding::new(
        incident.id.span,
        format!("the {what} `{name}` is also that of {}", paths.join(", ")),
        "taken",
        "rename one of the files, or give one of them another `id:`",
    )]
}

/// Pages that the site has of its own beside those of `pages/`.
const OWN: [&str; 5] = ["404", "actions", "lessons", "search", "trends"];

fn look_at_page(source: &SourceFile, _: &Body, context: &Context<'_>) -> Vec<Finding> {
    let Some(slug) = context.index.pages.get(source.path()) else { return Vec::new() };
    let slug = fold(slug);
    let uses = context.index.slugs.get(&format!("/{slug}"));
    let others: Vec<&str> =
        uses.into_iter().flatten().map(String::as_str).filter(|path| *path != source.path()).collect();
    let whose = if !others.is_empty() {
        others.join(", ")
    } else if OWN.contains(&slug.as_str()) {
        "a page that the site makes itself".to_owned()
    } else {
        return Vec::new();
    };
    let message = format!("the URL `{slug}.html` is also that of {whose}");
    vec![Finding::new(Span::default(), message, "", "rename the file")]
}
