//! PM701, link-broken: a link or an image leads to nothing that is there.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::parse::{Body, Link, LinkKind};
use crate::source::{SourceFile, Span};
use crate::suggest;
use crate::target::Target;

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM701",
    name: "link-broken",
    levels: [Level::Error, Level::Error, Level::Error],
    summary: "A link or an image leads to nothing that is there.",
    explanation: "\
Links between documents, to headings and to files beside them are checked; links to the web are not,
since a check must give the same answer tomorrow. `other.md#part` is written as in the repository and
becomes a link to that page. A file of the repository outside the content folder is looked up on the
forge where `edit_url` is set.

Two links that do no harm are only warnings: one to a file outside the content folder while `edit_url`
is not set, and one to a draft, which is not built. Both become plain text.",
    bad: "See [the diagram](pool.png).        (no such file beside the document)",
    good: "See [the diagram](connection-pool.png).",
    incident: None,
    body: Some(look),
};

/// Of so many findings in a document each has a suggestion; a search for one looks at all names.
const SUGGESTIONS: usize = 50;

fn look(source: &SourceFile, body: &Body, context: &Context<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    for link in body.links.iter().filter(|link| link.kind != LinkKind::Incident) {
        let suggest = findings.len() < SUGGESTIONS;
        findings.extend(broken(source, link, suggest, context));
    }
    findings
}

fn broken(source: &SourceFile, link: &Link, suggest: bool, context: &Context<'_>) -> Option<Finding> {
    let index = context.index;
    let is_image = link.kind == LinkKind::Image;
    let what = if is_image { "image" } else { "link" };
    if link.target.trim().is_empty() {
        let message = format!("this {what} leads nowhere: its target is empty");
        return Some(Finding::new(link.span, message, "no target", "write where it leads, or take it out"));
    }
    match index.tree.resolve(source.path(), &link.target) {
        Target::Web | Target::Asset { .. } => None,
        Target::Document { path, .. } if is_image => Some(Finding::new(
            link.span,
            format!("this image names a document, `{path}`, which is no picture"),
            "no picture",
            "link to it without the `!`, or name an image file",
        )),
        Target::Document { path, .. } if index.is_draft(&path) && !index.is_draft(source.path()) => Some(
            Finding::new(
                link.span,
                format!("this link leads to `{path}`, a draft: it becomes plain text"),
                "not built",
                "publish the draft, or wait with the link",
            )
            .at_most_warning(),
        ),
        Target::Document { path, anchor } => {
            let anchor = anchor.filter(|anchor| !index.tree.has_anchor(&path, anchor))?;
            Some(missing_anchor(link.span, &anchor, &path, suggest, context))
        }
        Target::Anchor(anchor) if index.tree.has_anchor(source.path(), &anchor) => None,
        Target::Anchor(anchor) => Some(missing_anchor(link.span, &anchor, source.path(), suggest, context)),
        Target::Missing { path } => Some(missing(link.span, what, &path, suggest, context)),
        Target::Outside { .. } if !is_image && context.config.edit_url.is_some() => None,
        Target::Outside { path, .. } => {
            let message = format!("this {what} leads to `{path}`, outside `{}`", context.config.content);
            let help = if is_image {
                "copy the image beside the document"
            } else {
                "set `edit_url` in site.toml so that such links lead to the forge, or move the file below the content folder"
            };
            let finding = Finding::new(link.span, message, "not part of the site", help);
            Some(if is_image { finding } else { finding.at_most_warning() })
        }
        Target::OutOfRoot => Some(Finding::new(
            link.span,
            format!("this {what} leads out of the site's folder"),
            "out of the root",
            "copy the file beside the document, or link to a URL",
        )),
        Target::Forbidden => Some(Finding::new(
            link.span,
            format!("this {what} has a scheme that pages do not carry"),
            "not allowed",
            "link to an https, mailto or tel URL, or to a file",
        )),
    }
}

fn missing(span: Span, what: &str, path: &str, suggest: bool, context: &Context<'_>) -> Finding {
    let content = &context.config.content;
    let below = path.strip_prefix(content.as_str()).and_then(|rest| rest.strip_prefix('/')).unwrap_or(path);
    let name = path.rsplit('/').next().unwrap_or(path);
    if context.config.ignore.is_match(path) || context.config.ignore.is_match(below) {
        let message = format!("this {what} leads to `{path}`, which `ignore` in site.toml leaves out");
        return Finding::new(span, message, "not part of the site", "take the file out of `ignore`, or the link out");
    }
    if name.starts_with('_') || below.split('/').any(|part| part.starts_with('.')) {
        let message = format!("this {what} leads to `{path}`, and names that begin so are left out");
        return Finding::new(span, message, "not part of the site", "rename the file, or take the link out");
    }
    let known = context.index.tree.documents.keys().chain(&context.index.tree.assets).map(String::as_str);
    let near = suggest.then(|| suggest::nearest(path, known)).flatten();
    let help = near.map_or_else(
        || "correct the path, or add the file".to_owned(),
        |near| format!("did you mean `{near}`?"),
    );
    Finding::new(span, format!("this {what} leads to `{path}`, which is not there"), "not there", help)
}

fn missing_anchor(span: Span, anchor: &str, path: &str, suggest: bool, context: &Context<'_>) -> Finding {
    let known = context.index.tree.documents.get(path).into_iter().flatten().map(String::as_str);
    let near = suggest.then(|| suggest::nearest(anchor, known)).flatten();
    let help = near.map_or_else(
        || "correct the part behind `#`: it is the heading in lower case, with `-` for spaces".to_owned(),
        |near| format!("did you mean `#{near}`?"),
    );
    Finding::new(span, format!("there is no heading `#{anchor}` in {path}"), "no such heading", help)
}
