//! PM703, remote-image: an image lies on another server.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::parse::{Body, LinkKind};
use crate::source::SourceFile;
use crate::target::Target;

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM703",
    name: "remote-image",
    levels: [Level::Warning, Level::Warning, Level::Warning],
    summary: "An image lies on another server.",
    explanation: "\
Pages load nothing from elsewhere: another server would learn who reads which postmortem, and its
images go when it does, often with the outage that they show. The page has a link in the image's place.",
    bad: "![Open connections](https://grafana.example.com/render/pool.png)",
    good: "![Open connections](pool.png)        (the file beside the document)",
    incident: None,
    body: Some(look),
};

fn look(source: &SourceFile, body: &Body, context: &Context<'_>) -> Vec<Finding> {
    let images = body.links.iter().filter(|link| link.kind == LinkKind::Image);
    images
        .filter(|link| context.index.tree.resolve(source.path(), &link.target) == Target::Web)
        .map(|link| {
            Finding::new(
                link.span,
                "this image lies on another server: the page has a link in its place",
                "not shown",
                "save it beside the document and name that file here",
            )
        })
        .collect()
}
