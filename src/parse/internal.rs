//! `<!-- internal -->` blocks: text that only internal readers may see.

use pulldown_cmark::{Event, Parser};

use super::blocks::options;
use crate::source::Span;

/// The internal blocks of a body.
#[derive(Debug, Default)]
pub struct InternalBlocks {
    /// From the start of the opening marker to the end of the closing one, or of the text.
    pub spans: Vec<Span>,
    /// The opening marker that is never closed.
    pub unclosed: Option<Span>,
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

/// Finds the blocks of `body`, whose first byte is at `offset` in the file. Markers inside code are
/// text. Blocks do not nest.
pub fn blocks(body: &str, offset: usize) -> InternalBlocks {
    let mut found = InternalBlocks::default();
    if !body.contains("<!--") {
        return found;
    }
    let mut open: Option<Span> = None;
    for (marker, opens) in markers(body) {
        match (open, opens) {
            (None, true) => open = Some(marker),
            (Some(start), false) => {
                found.spans.push(Span::new(start.start, marker.end).shifted(offset));
                open = None;
            }
            _ => {}
        }
    }
    if let Some(start) = open {
        found.spans.push(Span::new(start.start, body.len()).shifted(offset));
        found.unclosed = Some(start.shifted(offset));
    }
    found
}

/// Opening and closing markers in order.
fn markers(body: &str) -> Vec<(Span, bool)> {
    html_runs(body).into_iter().flat_map(|run| markers_in(body, run)).collect()
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
            Some(last) if last.end == range.start => last.end = range.end,
            _ => runs.push(range.into()),
        }
    }
    runs
}

fn markers_in(body: &str, run: Span) -> Vec<(Span, bool)> {
    let mut markers = Vec::new();
    let html = body.get(run.start..run.end).unwrap_or_default();
    let mut at = 0;
    while let Some(start) = html.get(at..).and_then(|rest| rest.find("<!--")).map(|start| at + start) {
        let Some(end) = html.get(start..).and_then(|rest| rest.find("-->")).map(|end| start + end + 3) else {
            break;
        };
        let span = Span::new(start, end).shifted(run.start);
        let inner = html.get(start + 4..end - 3).unwrap_or_default().trim();
        match inner.to_ascii_lowercase().as_str() {
            "internal" => markers.push((span, true)),
            "/internal" => markers.push((span, false)),
            _ => {}
        }
        at = end;
    }
    markers
}
