//! PM803, internal-block-unclosed: an internal block has no end, or no beginning.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::parse::Body;
use crate::parse::internal::Misplaced;
use crate::source::SourceFile;

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM803",
    name: "internal-block-unclosed",
    levels: [Level::Error, Level::Error, Level::Error],
    summary: "An internal block has no end, or no beginning.",
    explanation: "\
What stands between `<!-- internal -->` and `<!-- /internal -->` is left out of what the public reads.
A block that is never closed hides the rest of the file; a closing marker alone hides nothing, though
somebody meant it to. Markers inside code are text; in front matter they hide nothing, since its values
are published.",
    bad: "<!-- internal --> The customer was Example Ltd.",
    good: "<!-- internal --> The customer was Example Ltd. <!-- /internal -->",
    incident: None,
    body: Some(look),
};

fn look(_: &SourceFile, body: &Body, _: &Context<'_>) -> Vec<Finding> {
    let findings = body.internal.misplaced.iter().map(|(span, misplaced)| {
        let (message, label, help) = match misplaced {
            Misplaced::Unclosed => (
                "this internal block is never closed: it hides the rest of the file",
                "begins here",
                "write `<!-- /internal -->` where the public text goes on",
            ),
            Misplaced::NotOpen => (
                "this closes an internal block that is not open: nothing before it is hidden",
                "closes nothing",
                "write `<!-- internal -->` where the internal text begins, or take this out",
            ),
            Misplaced::FrontMatter => (
                "an internal marker in front matter hides nothing: its values are published",
                "hides nothing",
                "move what is internal to the text, between the markers",
            ),
            Misplaced::Unknown => (
                "this comment reads like an internal marker and is none: it hides nothing",
                "hides nothing",
                "write `<!-- internal -->` to begin an internal block and `<!-- /internal -->` to end it",
            ),
        };
        Finding::new(*span, message, label, help)
    });
    findings.collect()
}
