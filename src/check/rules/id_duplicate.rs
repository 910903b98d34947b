//! PM109, id-duplicate: two documents have one id, or one URL.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::Incident;
use crate::slug::fold;

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
    body: None,
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
