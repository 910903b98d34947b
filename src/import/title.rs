//! What happened, in the author's own line: the heading or the line above the first part.

use crate::parse::{Body, HeadingStyle};
use crate::source::{SourceFile, Span};

/// Names that say what the document is and not what happened.
const GENERIC: &[&str] = &[
    "postmortem",
    "post mortem",
    "postmortems",
    "incident report",
    "incident",
    "postmortem report",
    "incident postmortem",
    "outage postmortem",
    "outage report",
    "report",
    "readme",
    "postmortem template",
    "incident report template",
    "my first postmortem",
    "blog post",
];

/// Longer than this, in characters, it is a sentence.
const MAX_LENGTH: usize = 120;

/// The title that the body itself gives, and where it stands.
pub(super) fn find(source: &SourceFile, body: &Body) -> Option<(String, Span)> {
    let first_part = body
        .sections
        .iter()
        .filter(|section| section.kind.is_part())
        .map(|section| section.heading.start)
        .min()
        .unwrap_or(body.span.end);
    let heading = body
        .sections
        .iter()
        .find(|section| {
            matches!(section.style, HeadingStyle::Heading(_))
                && section.heading.start < first_part
                && !section.title.trim().is_empty()
        })
        .map(|section| (plain(&section.title), section.heading));
    let found = heading.or_else(|| first_line(source, body.span.start, first_part));
    found.filter(|(title, _)| is_title(title))
}

/// The first line above the first part, if it stands alone.
fn first_line(source: &SourceFile, start: usize, first_part: usize) -> Option<(String, Span)> {
    let number = source.position(start).line;
    let line = source.line_span(number);
    let text = source.slice(line).trim();
    let is_over = |number: usize| {
        let line = source.line_span(number);
        line.start >= first_part || source.slice(line).trim().is_empty()
    };
    // Alone, or above one more line of its kind.
    let stands_alone = is_over(number + 1)
        || is_over(number + 2) && source.slice(source.line_span(number + 1)).len() < MAX_LENGTH / 2;
    let is_text =
        !text.starts_with(['-', '|', '<', '!', '[', '>', '`', '+', '=']) && !text.ends_with(['.', ':']);
    (line.start < first_part && stands_alone && is_text).then(|| (plain(text), line))
}

fn is_title(title: &str) -> bool {
    let simple = title.to_lowercase().replace('-', " ");
    // "0x19. Postmortem" numbers an exercise; ":clipboard:" is an emoji.
    let is_word = |word: &&str| {
        let is_mark =
            word.starts_with("0x") || word.len() > 2 && word.starts_with(':') && word.ends_with(':');
        !is_mark && word.chars().any(char::is_alphanumeric)
    };
    let words: Vec<&str> = simple.split([' ', '.']).filter(is_word).collect();
    let simple = words.join(" ");
    let simple = simple.trim_matches(|c: char| !c.is_alphanumeric());
    let is_generic = GENERIC.iter().any(|generic| strsim::levenshtein(generic, simple) <= generic.len() / 8);
    !simple.is_empty() && title.chars().count() <= MAX_LENGTH && !is_generic
}

/// `text` without the marks of markdown and the words "Title:" before it.
fn plain(text: &str) -> String {
    // `# **Search is empty** {#search-is-empty}`
    let text = text.split("{#").next().unwrap_or(text);
    let text = text.trim().trim_matches(['*', '#', '_', ' ']);
    let text = text.strip_prefix("Title:").or_else(|| text.strip_prefix("Postmortem:")).unwrap_or(text);
    let text = text.trim().trim_matches(['*', '_', ' ']);
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        // Google Docs writes `1\.` and `\-`.
        if c == '\\' && chars.peek().is_some_and(char::is_ascii_punctuation) {
            continue;
        }
        if !c.is_control() {
            out.push(c);
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_says_what_happened() {
        for title in
            ["Print server down", "0x19: Print server down", "決済APIの停止", "2018-02-22 NGINX crash"]
        {
            assert!(is_title(title), "{title}");
        }
        for title in ["Postmortem", "0x19. Postmortem", "POSTMORTERM :clipboard:.", "Post-mortem", "", "0x19"]
        {
            assert!(!is_title(title), "{title}");
        }
    }
}
