//! PM802, personal-data: an address, a number or a denied word that the public should not read.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::parse::Body;
use crate::privacy::personal::{self, Kind};
use crate::source::SourceFile;

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM802",
    name: "personal-data",
    levels: [Level::Warning, Level::Warning, Level::Warning],
    summary: "An e-mail address, a phone number, an IP address, or a word of the deny list stands in the text.",
    explanation: "\
A postmortem needs no one's address to be understood; who reads it years later should not find one.
Not meant are addresses of a role (`support@`, `oncall@`, `noreply@`), of examples (`example.com`,
`192.0.2.0/24`), of private networks, networks with a prefix length, and public resolvers such as
`8.8.8.8`. Phone numbers are seen in the international form (`+49 30 …`) or behind a word such as
`phone:`.

`[privacy] deny` in site.toml lists more: words, phrases and hosts, with `*` for any letters of a word
and `?` for one, in any case: `deny = [\"*.corp.example.com\", \"Project Falcon\"]`.

What stands in an internal block is not looked at: that is the place for it.",
    bad: "Jane (jane.doe@shop.io) restarted the pool.",
    good: "The engineer on call restarted the pool.",
    incident: None,
    body: Some(look),
};

fn look(source: &SourceFile, body: &Body, context: &Context<'_>) -> Vec<Finding> {
    let mut internal = body.internal.spans.iter().peekable();
    let mut findings = Vec::new();
    for (span, kind) in personal::find(source.text(), &context.config.deny) {
        while internal.peek().is_some_and(|block| block.end <= span.start) {
            internal.next();
        }
        if internal.peek().is_some_and(|block| block.start <= span.start) {
            continue;
        }
        let (message, help) = match kind {
            Kind::Email => ("this is somebody's e-mail address".to_owned(), "name the role or the team instead"),
            Kind::Phone => ("this is a phone number".to_owned(), "name the role or the team instead"),
            Kind::Ip => ("this is a public IP address".to_owned(), "say which host or client it was instead"),
            Kind::Denied(pattern) => {
                (format!("this matches `{pattern}` of the deny list"), "write what it stands for instead")
            }
        };
        let help = match body.span.start <= span.start {
            true => format!("{help}, or put it between `<!-- internal -->` and `<!-- /internal -->`"),
            // Front matter has no internal blocks.
            false => help.to_owned(),
        };
        findings.push(Finding::new(span, message, "personal data", help));
    }
    findings
}
