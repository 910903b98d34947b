//! Labels such as `Impact:` that name a section within text.

use crate::parse::{HeadingStyle, Section};
use crate::source::Span;

/// Where the labels of a body stand that are written as plain text or bold at the start of a line.
#[derive(Default)]
pub(super) struct Labels {
    /// In order.
    spans: Vec<Span>,
    /// Which of them are plain text.
    plain: Vec<bool>,
}

impl Labels {
    /// The labels among `sections` of `text`.
    pub(super) fn new(text: &str, sections: &[Section]) -> Self {
        let mut spans: Vec<Span> = sections
            .iter()
            .filter(|section| section.style == HeadingStyle::Label)
            .map(|section| section.heading)
            .collect();
        spans.sort_unstable();
        let is_plain =
            |span: &Span| text.get(span.start..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
        let plain = spans.iter().map(is_plain).collect();
        Self { spans, plain }
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
