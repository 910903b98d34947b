//! A body in the form in which its headings are markdown's own: what stands as a bold line, as
//! `Timeline:` or in a list is rewritten to `## Timeline`, so that whoever reads the blocks needs to
//! know one style. Places are mapped back to the file.

use pulldown_cmark::{Event, Parser};

use super::blocks::options;
use crate::source::Span;

/// What is put in place of a stretch of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What goes; may be empty.
    pub span: Span,
    /// What comes.
    pub insert: String,
}

/// The rewritten body.
#[derive(Clone, Debug, Default)]
pub struct Canonical {
    text: String,
    /// Stretches taken over from the file, in order.
    pieces: Vec<Piece>,
}

#[derive(Clone, Copy, Debug)]
struct Piece {
    /// Where it begins here.
    at: usize,
    /// Where it stands in the file.
    origin: Span,
}

impl Canonical {
    /// `text[span]` with `edits`, which are in order and do not overlap.
    pub fn new(text: &str, span: Span, edits: &[Edit]) -> Self {
        let mut canonical = Self::default();
        let mut from = span.start;
        for edit in edits.iter().filter(|edit| edit.span.end <= span.end) {
            // What would go back is left out rather than shown twice.
            if edit.span.start < from {
                continue;
            }
            canonical.take(text, Span::new(from, edit.span.start));
            canonical.text.push_str(&edit.insert);
            from = edit.span.end;
        }
        canonical.take(text, Span::new(from, span.end));
        canonical
    }

    fn take(&mut self, text: &str, origin: Span) {
        self.pieces.push(Piece { at: self.text.len(), origin });
        self.text.push_str(text.get(origin.start..origin.end).unwrap_or_default());
    }

    /// The rewritten text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where in the file `offset` stands; what was inserted stands where that happened.
    pub fn origin(&self, offset: usize) -> usize {
        let index = self.pieces.partition_point(|piece| piece.at <= offset);
        let Some(piece) = index.checked_sub(1).and_then(|index| self.pieces.get(index)) else { return 0 };
        (piece.origin.start + (offset - piece.at)).min(piece.origin.end)
    }

    /// The events of the rewritten text with their places in the file.
    pub fn events(&self) -> impl Iterator<Item = (Event<'_>, Span)> {
        Parser::new_ext(&self.text, options())
            .into_offset_iter()
            .map(|(event, range)| (event, Span::new(self.origin(range.start), self.origin(range.end))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_the_file() {
        let text = "a\n**T:**\nb";
        let edits = [
            Edit { span: Span::new(2, 4), insert: "\n## ".to_owned() },
            Edit { span: Span::new(5, 8), insert: "\n".to_owned() },
        ];
        let canonical = Canonical::new(text, Span::new(0, text.len()), &edits);
        assert_eq!(canonical.text(), "a\n\n## T\n\nb");
        let at = |what: &str| canonical.origin(canonical.text().find(what).unwrap_or_default());
        assert_eq!([at("a"), at("## T"), at("T"), at("b")], [0, 2, 4, 9]);
    }
}
