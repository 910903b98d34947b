//! Labels such as `Impact:` that name a section within text, and lines of a paragraph that are lines
//! of a list.

use crate::parse::names::lines;
use crate::parse::{Body, HeadingStyle};
use crate::source::Span;

/// Where the labels of a body stand that are written as plain text or bold at the start of a line.
#[derive(Default)]
pub(super) struct Labels {
    /// In order.
    spans: Vec<Span>,
    /// Which of them are plain text.
    plain: Vec<bool>,
    /// Beginnings of lines that are lines on the page too, in order.
    lines: Vec<usize>,
}

impl Labels {
    /// The labels and lines of `body`, which was read from `text`.
    pub(super) fn new(text: &str, body: &Body) -> Self {
        let mut spans: Vec<Span> = body
            .sections
            .iter()
            .filter(|section| section.style == HeadingStyle::Label)
            .map(|section| section.heading)
            .collect();
        spans.sort_unstable();
        let is_plain =
            |span: &Span| text.get(span.start..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
        let plain = spans.iter().map(is_plain).collect();
        let mut lines: Vec<usize> = named_lines(text, body.span);
        lines.extend(body.tasks.iter().map(|task| task.span.start));
        lines.sort_unstable();
        Self { spans, plain, lines }
    }

    /// Whether the line that begins at `offset` is to begin on a line of its own.
    pub(super) fn keeps_line(&self, offset: usize) -> bool {
        self.lines.binary_search(&offset).is_ok()
    }

    /// Whether a label begins at `offset`.
    pub(super) fn begins_at(&self, offset: usize) -> bool {
        self.spans.binary_search_by_key(&offset, |span| span.start).is_ok()
    }

    /// Where the plain label around `offset` ends.
    pub(super) fn plain_end(&self, offset: usize) -> Option<usize> {
        let index = self.spans.partition_point(|span| span.start <= offset).checked_sub(1)?;
        let span = self.spans.get(index).filter(|span| offset < span.end)?;
        self.plain.get(index)?.then_some(span.end)
    }
}

/// Where lines such as `Load testing: Test with the load of a sale.` begin behind a line that ends a
/// sentence: their author wrote a list, though markdown runs them together.
fn named_lines(text: &str, span: Span) -> Vec<usize> {
    /// A longer name is the beginning of a sentence.
    const LONGEST_NAME: usize = 50;
    let is_named = |line: &str| {
        let name = line.split_once(": ").map_or("", |(name, _)| name);
        (2..=LONGEST_NAME).contains(&name.len())
            && name.starts_with(char::is_uppercase)
            && !name.contains(['.', '!', '?', '`'])
    };
    let mut before_ends = false;
    let mut before_named = false;
    let mut found = Vec::new();
    for line in lines(text, span) {
        let written = text.get(line.start..line.end).unwrap_or_default();
        let named = is_named(written);
        if named && before_ends && before_named {
            found.push(line.start);
        }
        before_ends = written.ends_with(['.', '!', '?', ';', '。']);
        before_named = named;
    }
    found
}
