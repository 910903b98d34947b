//! PM702, incident-unknown: a reference names no incident.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::Incident;
use crate::parse::{Body, LinkKind};
use crate::slug::fold;
use crate::source::{SourceFile, Span};
use crate::suggest;

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM702",
    name: "incident-unknown",
    levels: [Level::Error, Level::Error, Level::Error],
    summary: "A reference names no incident.",
    explanation: "\
`[[ID]]` in the text and `related` in the front matter name incidents by their id, which is the
file's name unless the front matter says otherwise. In code, `[[ID]]` is text. A reference to a draft,
which is not built, becomes plain text, with a warning.",
    bad: "The pool had run out before, see [[2025-11-pool-limits]].",
    good: "The pool had run out before, see [[2025-11-pool-limit]].",
    incident: Some(look),
    body: Some(look_at_body),
};

fn look(incident: &Incident, context: &Context<'_>) -> Vec<Finding> {
    let from = incident.source.path();
    incident.related.iter().filter_map(|related| unknown(from, &related.value, related.span, context)).collect()
}

fn look_at_body(source: &SourceFile, body: &Body, context: &Context<'_>) -> Vec<Finding> {
    let references = body.links.iter().filter(|link| link.kind == LinkKind::Incident);
    references.filter_map(|link| unknown(source.path(), &link.target, link.span, context)).collect()
}

fn unknown(from: &str, id: &str, span: Span, context: &Context<'_>) -> Option<Finding> {
    let index = context.index;
    if let Some(paths) = index.ids.get(&fold(id)) {
        let is_held = paths.iter().all(|path| index.is_draft(path)) && !index.is_draft(from);
        return is_held.then(|| {
            let message = format!("`{id}` is a draft: the reference becomes plain text");
            let help = "publish the draft, or wait with the reference";
            Finding::new(span, message, "not built", help).at_most_warning()
        });
    }
    let known = context.index.id_names.iter().map(String::as_str);
    let help = suggest::did_you_mean(id, known)
        .unwrap_or_else(|| "write the id of an incident: its file's name without `.md`".to_owned());
    Some(Finding::new(span, format!("no incident has the id `{id}`"), "unknown", help))
}
