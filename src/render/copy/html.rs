//! Raw HTML in the text of a copy: what of it a page would not show, and where its links are.

use crate::parse::{Link, links};
use crate::render::markdown::DROPPED;
use crate::source::Span;

/// What is found in the raw HTML of a body, in order. Places are those of the text.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Comments, declarations, and elements that go with all they hold.
    pub(super) hidden: Vec<Span>,
    /// Values of `href` and `src`.
    pub(super) links: Vec<Link>,
    /// The element that is open and goes with all it holds, and where it begins.
    open: Option<(usize, &'static str)>,
}

impl Found {
    /// Reads `html`, a whole run of raw HTML that begins at `start`.
    pub(super) fn read(&mut self, html: &str, start: usize) {
        if self.open.is_none() {
            links::from_html(html, Span::new(start, start + html.len()), &mut self.links);
        }
        let mut at = 0;
        while let Some(from) = html.get(at..).and_then(|rest| rest.find('<')).map(|found| at + found) {
            let markup = html.get(from..).unwrap_or_default();
            let (end, element) = match markup.as_bytes().get(1) {
                Some(b'!') if markup.starts_with("<!--") => (behind(markup, "-->"), None),
                Some(b'!' | b'?') => (behind(markup, ">"), None),
                Some(byte) if *byte == b'/' || byte.is_ascii_alphabetic() => (tag_end(markup), Some(markup)),
                _ => {
                    at = from + 1;
                    continue;
                }
            };
            at = from + end;
            match element {
                None if self.open.is_none() => self.hidden.push(Span::new(start + from, start + at)),
                None => {}
                Some(markup) => self.tag(markup, start + from, start + at),
            }
        }
    }

    /// A block ends at `end`, and with it what was opened inside.
    pub(super) fn end_block(&mut self, end: usize) {
        if let Some((from, _)) = self.open.take() {
            self.hidden.push(Span::new(from, end));
        }
    }

    fn tag(&mut self, markup: &str, from: usize, end: usize) {
        let is_end = markup.starts_with("</");
        let name = markup.get(if is_end { 2 } else { 1 }..).unwrap_or_default();
        let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let name = name.get(..length).unwrap_or_default().to_ascii_lowercase();
        let Some(known) = DROPPED.into_iter().find(|known| *known == name) else { return };
        match self.open {
            None if !is_end => self.open = Some((from, known)),
            Some((begun, open)) if is_end && open == known => {
                self.hidden.push(Span::new(begun, end));
                self.open = None;
            }
            _ => {}
        }
    }
}

/// Where in `text` the first `end` is over; its length where there is none.
fn behind(text: &str, end: &str) -> usize {
    text.get(2..).and_then(|rest| rest.find(end)).map_or(text.len(), |at| at + 2 + end.len())
}

/// Where the tag that `markup` begins with is over; inside quotes `>` is text.
fn tag_end(markup: &str) -> usize {
    let mut quote = None;
    let end = markup.bytes().position(|byte| match quote {
        Some(open) => {
            quote = (byte != open).then_some(open);
            false
        }
        None => {
            quote = matches!(byte, b'"' | b'\'').then_some(byte);
            byte == b'>'
        }
    });
    end.map_or(markup.len(), |end| end + 1)
}
