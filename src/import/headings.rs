//! The names of the parts, made canonical; everything else of the body as it was.

use std::sync::Arc;

use super::{Renamed, quote};
use crate::config::Config;
use crate::parse::{self, Audience, Body, HeadingStyle, LinkKind, Section, SectionKind};
use crate::source::{SourceFile, Span};

/// How the parts are called.
const CANONICAL: &[(SectionKind, &str)] = &[
    (SectionKind::Summary, "Issue Summary"),
    (SectionKind::Timeline, "Timeline"),
    (SectionKind::RootCauseAndResolution, "Root Cause and Resolution"),
    (SectionKind::RootCause, "Root Cause"),
    (SectionKind::Resolution, "Resolution"),
    (SectionKind::Corrective, "Corrective and Preventative Measures"),
];

/// The body's text with its headings in markdown and the names of its parts rewritten, and which
/// those are.
pub(super) fn canonical(source: &SourceFile, body: &Body, config: &Config) -> (String, Vec<Renamed>) {
    let text = body.canonical.as_ref().map_or_else(|| source.slice(body.span), |canonical| canonical.text());
    // It would be taken off, and all places with it.
    if text.starts_with('\u{feff}') {
        return (source.slice(body.span).to_owned(), Vec::new());
    }
    let origin = |offset: usize| match &body.canonical {
        Some(canonical) => canonical.origin(offset),
        None => body.span.start + offset,
    };
    let made = Arc::new(SourceFile::new(source.path(), text));
    let whole = Span::new(0, made.text().len());
    let body = parse::parse_within(&made, whole, config, Audience::Internal).body;
    let heads = heads(&body);
    let mut out = String::with_capacity(text.len());
    let mut renamed = Vec::new();
    let mut from = 0;
    for (index, section) in body.sections.iter().enumerate() {
        let HeadingStyle::Heading(level) = section.style else { continue };
        let written = made.slice(section.heading).trim();
        let heading = match heads.contains(&index) {
            true => rewritten(&made, &body, section, level),
            false => None,
        };
        let heading = heading.unwrap_or_else(|| written.to_owned());
        let place = Span::new(origin(section.heading.start), origin(section.heading.end));
        let is_new = source.slice(place).trim() != written;
        if section.heading.start < from || (!is_new && heading == written) {
            continue;
        }
        let line = source.position(place.start).line;
        let was = if is_new {
            quote(source, source.line_span(line))
        } else {
            quote(source, Span::new(place.start, source.line_span(line).end.max(place.start)))
        };
        out.push_str(made.slice(Span::new(from, section.heading.start)));
        from = section.heading.start + made.slice(section.heading).trim_end().len();
        if is_new {
            let above = out.trim_end_matches(['\n', '\r']).len();
            out.truncate(above);
            out.push_str(if above == 0 { "" } else { "\n\n" });
        }
        out.push_str(&heading);
        if is_new {
            let rest = made.slice(Span::new(from, whole.end));
            let ends = rest.len() - rest.trim_start_matches(['\n', '\r']).len();
            let below = rest.get(ends..).unwrap_or_default();
            // Text that stood on the name's own line is set off by what was put between alone.
            let blanks = if ends == 2 { below.len() - below.trim_start_matches(' ').len() } else { 0 };
            from += ends + blanks;
            out.push_str(if below.is_empty() { "\n" } else { "\n\n" });
        }
        renamed.push((line, was, heading));
    }
    out.push_str(made.slice(Span::new(from, whole.end)));
    (with_ends_of(source.text(), out), renamed)
}

/// `text` with the line ends of `like`, where that has one kind.
fn with_ends_of(like: &str, text: String) -> String {
    let (all, of_two) = (like.matches('\n').count(), like.matches("\r\n").count());
    if all == 0 || all != of_two {
        return text;
    }
    text.replace("\r\n", "\n").replace('\n', "\r\n")
}

/// The sections that begin the parts.
fn heads(body: &Body) -> Vec<usize> {
    let parts = &body.parts;
    [&parts.summary, &parts.timeline, &parts.cause, &parts.resolution, &parts.corrective]
        .into_iter()
        .filter_map(|part| part.first().copied())
        .collect()
}

/// The heading as it is to be written; `None` where it stays as it is.
fn rewritten(source: &SourceFile, body: &Body, section: &Section, level: u8) -> Option<String> {
    let (_, canonical) = CANONICAL.iter().find(|(kind, _)| *kind == section.kind)?;
    // Headings in other languages keep their own words.
    if !section.title.chars().filter(|c| c.is_alphabetic()).all(|c| c.is_ascii()) {
        return None;
    }
    let rest = rest_of(&section.title);
    let space = if rest.is_empty() || rest.starts_with(':') { "" } else { " " };
    let name = format!("{canonical}{space}{rest}");
    let anchor = kept_anchor(source, body, section);
    Some(format!("{} {name}{anchor}", "#".repeat(usize::from(level))))
}

/// What a title says behind its name, as in "Timeline (all times in UTC)" and "Timeline: 7 May".
fn rest_of(title: &str) -> &str {
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ':' | ')' | ' ');
    let mut name = title;
    // "2. Timeline", "Section 2: Timeline".
    for word in ["", "section ", "part "] {
        let starts = name.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
        let rest =
            name.get(word.len()..).filter(|rest| starts && (word.is_empty() || rest.starts_with(is_number)));
        name = rest.map_or(name, |rest| rest.trim_start_matches(is_number));
    }
    let start = name.find(char::is_alphabetic).unwrap_or_default();
    let name = name.get(start..).unwrap_or_default();
    let is_rest = |c: char| matches!(c, '(' | '[' | ':' | '–' | '—') || c.is_ascii_digit();
    let at = [name.find(is_rest), name.find(" - ").map(|at| at + 1)].into_iter().flatten().min();
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_title_says_behind_its_name_is_kept() {
        for (title, rest) in [
            ("Timeline (all times in UTC)", "(all times in UTC)"),
            ("2\\. Timeline", ""),
            ("Section 2: Timeline:", ""),
            ("Timeline: 7 May", ": 7 May"),
            ("Timeline - 7 May", "- 7 May"),
            ("Timeline 10/14/2022", "10/14/2022"),
            ("Root cause analysis", ""),
            ("📅 Timeline", ""),
        ] {
            assert_eq!(rest_of(title), rest, "{title}");
        }
    }
}
