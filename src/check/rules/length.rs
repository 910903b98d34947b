//! PM602, length: a document longer or shorter than is wanted.

use crate::check::text::Prose;
use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::Incident;
use crate::parse::sections::count_words;
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM602",
    name: "length",
    levels: [Level::Off, Level::Off, Level::Off],
    summary: "The text has more or fewer words than is wanted.",
    explanation: "\
Off unless site.toml turns it on. A postmortem of 400 to 600 words is read to its end; `[length]` in site.toml sets
other bounds. Front matter, code, quotes and addresses do not count; of Chinese and Japanese text, two
characters count as a word.",
    bad: "A text of 1,900 words.",
    good: "A text of 520 words.",
    incident: Some(look),
    body: None,
};

fn look(incident: &Incident, context: &Context<'_>) -> Vec<Finding> {
    let prose = Prose::new(incident.body.text(&incident.source), incident.body.span);
    let words = count_words(&prose.text);
    let (min, max) = context.config.length;
    let help = if words < min {
        "tell what is missing: how it was found, what was tried, why it happened"
    } else if words > max {
        "cut what no responder needs; logs and details go to a page or a file of their own"
    } else {
        return Vec::new();
    };
    vec![Finding::new(
        Span::default(),
        format!("the text has {words} words; {min} to {max} are wanted"),
        "",
        help,
    )]
}
