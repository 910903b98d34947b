//! Ids for stretches of a body that other pages link to.

use std::collections::VecDeque;

use crate::source::Span;

/// A stretch of a body, and the id of the paragraph, item or row that holds it.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Where it stands in the file.
    pub span: Span,
    /// The id; unique in the document.
    pub id: String,
}

/// The marks that are still to come, in the order of the document.
#[derive(Default)]
pub(super) struct Marks(VecDeque<Mark>);

impl Marks {
    pub(super) fn new(mut marks: Vec<Mark>) -> Self {
        marks.sort_by_key(|mark| mark.span);
        Self(marks.into())
    }

    pub(super) fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|mark| mark.id.as_str())
    }

    /// The id of a stretch that what is written at `span` belongs to, the first time that it is asked for.
    pub(super) fn take(&mut self, span: Span) -> Option<String> {
        while self.0.front().is_some_and(|mark| mark.span.end <= span.start) {
            self.0.pop_front();
        }
        let begins = self.0.front().is_some_and(|mark| mark.span.start < span.end);
        if begins { self.0.pop_front().map(|mark| mark.id) } else { None }
    }
}
