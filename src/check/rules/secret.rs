//! PM801, secret: a key, token or password stands in the text.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::parse::Body;
use crate::privacy::secrets::Secret;
use crate::source::{SourceFile, Span};

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM801",
    name: "secret",
    levels: [Level::Error, Level::Error, Level::Error],
    summary: "A key, token or password stands in the text.",
    explanation: "\
Commands and logs are pasted into a postmortem in a hurry, and a key in them is published with it. The
whole file is looked through, code, comments, front matter and internal blocks included, for the key
formats of the usual providers, private keys, bearer tokens, and passwords in URLs and assignments.
Placeholders such as `<token>`, `$TOKEN` or `xxxx` are none, nor are keys with EXAMPLE in them, as
providers show them. Reports show a secret masked.

What stands in the repository has been seen: revoke the key first, then take it out.",
    bad: "curl -H 'Authorization: Bearer 9f8Qz…'        (the token itself)",
    good: "curl -H 'Authorization: Bearer $TOKEN'",
    incident: None,
    body: Some(look),
};

fn look(source: &SourceFile, body: &Body, _: &Context<'_>) -> Vec<Finding> {
    body.secrets.iter().map(|secret| finding(source, secret)).collect()
}

fn finding(source: &SourceFile, secret: &Secret) -> Finding {
    // Of a key of many lines the first is enough to find it.
    let text = source.slice(secret.span);
    let length = text.lines().next().map_or(text.len(), |line| line.trim_end().len());
    let prefix = text.get(..secret.shown).unwrap_or_default();
    let shown = if prefix.is_empty() { String::new() } else { format!(", `{prefix}…`") };
    Finding::new(
        Span::new(secret.span.start, secret.span.start + length),
        format!("this looks like {}{shown}", secret.what),
        "shown masked",
        "revoke it first: it has been seen; then write a placeholder such as `<token>` in its place",
    )
}
