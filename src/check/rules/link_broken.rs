//! PM701, link-broken: a link or an image leads to nothing that is there.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::parse::{Body, LinkKind};
use crate::source::SourceFile;
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
forge where `edit_url` is set.",
    bad: "See [the diagram](pool.png).        (no such file beside the document)",
    good: "See [the diagram](connection-pool.png).",
    incident: None,
    body: Some(look),
};

fn look(source: &SourceFile, body: &Body, context: &Context<'_>) -> Vec<Finding> {
    let tree = &context.index.tree;
    let mut findings = Vec::new();
    for link in body.links.iter().filter(|link| link.kind != LinkKind::Incident) {
        let what = if link.kind == LinkKind::Image { "image" } else { "link" };
        let finding = match tree.resolve(source.path(), &link.target) {
            Target::Web | Target::Asset { .. } => continue,
            Target::Outside { .. } if link.kind == LinkKind::Link && context.config.edit_url.is_some() => {
                continue;
            }
            Target::Document { path, anchor } => {
                match anchor.filter(|anchor| !tree.has_anchor(&path, anchor)) {
                    Some(anchor) => missing_anchor(link.span, &anchor, &path, context),
                    None => continue,
                }
            }
            Target::Anchor(anchor) if tree.has_anchor(source.path(), &anchor) => continue,
            Target::Anchor(anchor) => missing_anchor(link.span, &anchor, source.path(), context),
            Target::Missing { path } => {
                let known = tree.documents.keys().chain(&tree.assets).map(String::as_str);
                let help = suggest::nearest(&path, known).map_or_else(
                    || "correct the path, or add the file".to_owned(),
                    |near| format!("did you mean `{near}`?"),
                );
                Finding::new(
                    link.span,
                    format!("this {what} leads to `{path}`, which is not there"),
                    "not there",
                    help,
                )
            }
            Target::Outside { path, .. } => Finding::new(
                link.span,
                format!("this {what} leads to `{path}`, outside `{}`", context.config.content),
                "not part of the site",
                "move the file below the content folder, or set `edit_url` in site.toml so that links lead to the forge",
            ),
            Target::OutOfRoot => Finding::new(
                link.span,
                format!("this {what} leads out of the site's folder"),
                "out of the root",
                "copy the file beside the document, or link to a URL",
            ),
            Target::Forbidden => Finding::new(
                link.span,
                format!("this {what} has a scheme that pages do not carry"),
                "not allowed",
                "link to an https, mailto or tel URL, or to a file",
            ),
        };
        findings.push(finding);
    }
    findings
}

fn missing_anchor(span: crate::source::Span, anchor: &str, path: &str, context: &Context<'_>) -> Finding {
    let known = context.index.tree.documents.get(path).into_iter().flatten().map(String::as_str);
    let help = suggest::nearest(anchor, known).map_or_else(
        || "correct the part behind `#`: it is the heading in lower case, with `-` for spaces".to_owned(),
        |near| format!("did you mean `#{near}`?"),
    );
    Finding::new(span, format!("there is no heading `#{anchor}` in {path}"), "no such heading", help)
}
