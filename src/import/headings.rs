//! The names of the parts, made canonical; everything else of the body as it was.

use crate::config::Config;
use crate::parse::{Body, HeadingStyle, LinkKind, Section, SectionKind};
use crate::source::SourceFile;

/// How the parts are called.
const CANONICAL: &[(SectionKind, &str)] = &[
    (SectionKind::Summary, "Issue Summary"),
    (SectionKind::Timeline, "Timeline"),
    (SectionKind::RootCauseAndResolution, "Root Cause and Resolution"),
    (SectionKind::RootCause, "Root Cause"),
    (SectionKind::Resolution, "Resolution"),
    (SectionKind::Corrective, "Corrective and Preventative Measures"),
];

/// A name that was rewritten: line, as it was, as it is.
type Renamed = (usize, String, String);

/// The body's text with the names of its parts rewritten, and which those are.
pub(super) fn canonical(source: &SourceFile, body: &Body, _config: &Config) -> (String, Vec<Renamed>) {
    let mut out = String::new();
    let mut renamed = Vec::new();
    let mut from = body.span.start;
    for index in heads(body) {
        let Some(section) = body.section(index) else { continue };
        let Some(heading) = rewritten(source, body, section) else { continue };
        let was = source.slice(section.heading).trim();
        if section.heading.start < from || was == heading {
            continue;
        }
        out.push_str(source.slice((from..section.heading.start).into()));
        let written = source.slice(section.heading);
        out.push_str(&heading);
        out.push_str(written.get(written.trim_end().len()..).unwrap_or_default());
        from = section.heading.end;
        renamed.push((source.position(section.heading.start).line, was.to_owned(), heading));
    }
    out.push_str(source.slice((from..body.span.end).into()));
    (out, renamed)
}

/// The sections that begin the parts, in the order of the text.
fn heads(body: &Body) -> Vec<usize> {
    let parts = &body.parts;
    let mut heads: Vec<usize> =
        [&parts.summary, &parts.timeline, &parts.cause, &parts.resolution, &parts.corrective]
            .into_iter()
            .filter_map(|part| part.first().copied())
            .collect();
    heads.sort_unstable();
    heads.dedup();
    heads
}

/// The heading as it is to be written; `None` where it stays as it is.
fn rewritten(source: &SourceFile, body: &Body, section: &Section) -> Option<String> {
    let HeadingStyle::Heading(level) = section.style else { return None };
    let (_, canonical) = CANONICAL.iter().find(|(kind, _)| *kind == section.kind)?;
    // Headings in other languages keep their own words.
    if !section.title.chars().filter(|c| c.is_alphabetic()).all(|c| c.is_ascii()) {
        return None;
    }
    let rest = rest_of(&section.title);
    let name = if rest.is_empty() { (*canonical).to_owned() } else { format!("{canonical} {rest}") };
    let anchor = kept_anchor(source, body, section);
    Some(format!("{} {name}{anchor}", "#".repeat(usize::from(level))))
}

/// What a title says behind its name, as in "Timeline (all times in UTC)" and "Timeline: 7 May".
fn rest_of(title: &str) -> &str {
    let start = title.find(char::is_alphabetic).unwrap_or_default();
    let name = title.get(start..).unwrap_or_default();
    let is_rest = |c: char| matches!(c, '(' | '[' | ':' | '–' | '—') || c.is_ascii_digit();
    let at = name.find(is_rest).or_else(|| name.find(" - ").map(|at| at + 1));
    let rest = at.and_then(|at| name.get(at..)).unwrap_or_default().trim();
    if rest.chars().any(char::is_alphanumeric) { rest } else { "" }
}

/// `{#id}` with the id that the heading had, where a link of the body leads to it.
fn kept_anchor(source: &SourceFile, body: &Body, section: &Section) -> String {
    let is_linked = body.links.iter().any(|link| {
        !matches!(link.kind, LinkKind::Image)
            && link.target.strip_prefix('#') == Some(section.anchor.as_str())
    });
    let is_written = source.slice(section.heading).contains("{#");
    if section.anchor.is_empty() || !(is_linked || is_written) {
        return String::new();
    }
    format!(" {{#{}}}", section.anchor)
}
