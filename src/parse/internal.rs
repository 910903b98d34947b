//! `<!-- internal -->` blocks: text that only internal readers may see.

use pulldown_cmark::{Event, Parser};

use super::blocks::options;
use crate::source::Span;

/// The internal blocks of a body.
#[derive(Debug, Default)]
pub struct InternalBlocks {
    /// From the start of the opening marker to the end of the closing one, or of the text.
    pub spans: Vec<Span>,
    /// Markers that do not do what their author meant, in order.
    pub misplaced: Vec<(Span, Misplaced)>,
}

/// What is wrong with a marker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misplaced {
    /// It opens a block that is never closed.
    Unclosed,
    /// It closes a block that is not open.
    NotOpen,
    /// It stands in front matter, whose values are published.
    FrontMatter,
    /// It reads like a marker and is none.
    Unknown,
}

impl InternalBlocks {
    /// `text` with every internal byte but line ends replaced by a space: offsets stay true.
    pub fn mask(&self, text: &str) -> String {
        let mut bytes = text.as_bytes().to_vec();
        for span in &self.spans {
            for byte in bytes.iter_mut().take(span.end).skip(span.start) {
                if !matches!(byte, b'\n' | b'\r') {
                    *byte = b' ';
                }
            }
        }
        // The spans lie on character boundaries, so what is left is valid; if it ever were not,
        // showing nothing is the safe answer.
        String::from_utf8(bytes).unwrap_or_else(|_| " ".repeat(text.len()))
    }
}

/// Finds the blocks of the file `text`, whose body is at `body`. Markers inside code are text. Blocks
/// nest, so that of two opening markers and one closing one the public reads nothing of either.
pub fn blocks(text: &str, body: Span) -> InternalBlocks {
    let mut found = InternalBlocks::default();
    if !text.contains("<!--") {
        return found;
    }
    let front_matter = text.get(..body.start).unwrap_or_default();
    for (span, marker) in comments(front_matter, Span::new(0, front_matter.len())) {
        if marker != Marker::Unknown {
            found.misplaced.push((span, Misplaced::FrontMatter));
        }
    }
    let offset = body.start;
    let body = text.get(body.start..body.end).unwrap_or_default();
    let mut open: Vec<Span> = Vec::new();
    for (span, marker) in html_runs(body).into_iter().flat_map(|run| comments(body, run)) {
        let span = span.shifted(offset);
        match marker {
            Marker::Open => open.push(span),
            Marker::Close => match open.pop() {
                Some(start) if open.is_empty() => found.spans.push(Span::new(start.start, span.end)),
                Some(_) => {}
                None => found.misplaced.push((span, Misplaced::NotOpen)),
            },
            Marker::Unknown => found.misplaced.push((span, Misplaced::Unknown)),
        }
    }
    if let Some(first) = open.first() {
        found.spans.push(Span::new(first.start, offset + body.len()));
    }
    found.misplaced.extend(open.into_iter().map(|span| (span, Misplaced::Unclosed)));
    found.misplaced.sort_by_key(|(span, _)| *span);
    found
}

/// What a comment is to internal blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Marker {
    Open,
    Close,
    /// Meant as one of the two, as far as can be seen.
    Unknown,
}

impl Marker {
    /// The marker that a comment with this text is; `None` for other comments.
    fn of(text: &str) -> Option<Self> {
        let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '>')).to_lowercase();
        match text.as_str() {
            "internal" => return Some(Self::Open),
            "/internal" => return Some(Self::Close),
            _ => {}
        }
        let words: Vec<&str> =
            text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).take(3).collect();
        const LIKE: [&[&str]; 9] = [
            &["internal"],
            &["internal", "only"],
            &["internal", "start"],
            &["internal", "begin"],
            &["internal", "end"],
            &["start", "internal"],
            &["begin", "internal"],
            &["end", "internal"],
            &["endinternal"],
        ];
        LIKE.contains(&words.as_slice()).then_some(Self::Unknown)
    }
}

/// The stretches of raw HTML; lines of one HTML block are one stretch, so that a comment over
/// several lines is seen whole.
fn html_runs(body: &str) -> Vec<Span> {
    let mut runs: Vec<Span> = Vec::new();
    for (event, range) in Parser::new_ext(body, options()).into_offset_iter() {
        if !matches!(event, Event::Html(_) | Event::InlineHtml(_)) {
            continue;
        }
        match runs.last_mut() {
            // The marks of a quote and the first half of a line end belong to no event.
            Some(last)
                if body
                    .get(last.end..range.start)
                    .is_some_and(|gap| gap.chars().all(|c| c.is_whitespace() || c == '>')) =>
            {
                last.end = range.end;
            }
            _ => runs.push(range.into()),
        }
    }
    runs
}

/// The markers among the comments of `text[run]`, which is raw HTML.
fn comments(text: &str, run: Span) -> Vec<(Span, Marker)> {
    let mut markers = Vec::new();
    let html = text.get(run.start..run.end).unwrap_or_default();
    let mut at = 0;
    while let Some(start) = html.get(at..).and_then(|rest| rest.find("<!--")).map(|start| at + start) {
        let inner = start + "<!--".len();
        let Some(end) = html.get(inner..).and_then(|rest| rest.find("-->")).map(|end| inner + end) else {
            break;
        };
        at = end + "-->".len();
        if let Some(marker) = Marker::of(html.get(inner..end).unwrap_or_default()) {
            markers.push((Span::new(start, at).shifted(run.start), marker));
        }
    }
    markers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marker_over_several_lines_hides_whatever_ends_them() {
        for text in [
            "a\n\n<!--\ninternal\n-->\nsecret\n<!--\n/internal\n-->\n\nb\n",
            "a\n\n> <!--\n> internal\n> -->\n> secret\n> <!--\n> /internal\n> -->\n\nb\n",
            "- a\n\n  <!-- internal\n  -->\n  secret\n\n  <!-- /internal -->\n",
        ] {
            for text in [text.to_owned(), text.replace('\n', "\r\n")] {
                let found = blocks(&text, Span::new(0, text.len()));
                assert_eq!((found.spans.len(), found.misplaced.len()), (1, 0), "{text:?}");
                assert!(!found.mask(&text).contains("secret"), "{text:?}");
            }
        }
    }
}
