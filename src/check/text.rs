//! Text as a reader reads it: what stands in code, comments, links' targets and quotes is not the
//! author's own words.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::parse::blocks;
use crate::source::Span;

/// Stands for each byte of code in a line: a word that no pattern knows.
const CODE: u8 = 0x1a;

/// What kind of block a run of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunKind {
    /// A paragraph, also within an item of a list.
    Text,
    /// The text of an item of a list.
    Item,
    /// A heading.
    Heading,
    /// A cell in the first row of a table.
    Head,
    /// A cell of a table.
    Cell,
}

/// A run of text without a break: a paragraph, an item's own text, a heading, a cell.
#[derive(Clone, Debug)]
pub struct Run {
    /// Its place in the file.
    pub span: Span,
    /// What it is.
    pub kind: RunKind,
}

/// The author's own words of a stretch of markdown.
#[derive(Debug)]
pub struct Prose {
    /// As long as the markdown, with spaces for all that is not text and [`CODE`] for code in lines.
    pub text: String,
    /// Where it begins in the file.
    pub start: usize,
    /// Its runs, in order.
    pub runs: Vec<Run>,
}

impl Prose {
    /// The words in `text[span]`.
    pub fn new(text: &str, span: Span) -> Self {
        let source = text.get(span.start..span.end).unwrap_or_default();
        let mut reader = Reader {
            source: source.as_bytes(),
            kept: vec![b' '; source.len()],
            runs: Vec::new(),
            start: span.start,
            kind: RunKind::Text,
            run: None,
            opaque: 0,
        };
        for (event, range) in Parser::new_ext(source, blocks::options()).into_offset_iter() {
            reader.event(event, range);
        }
        reader.close();
        for (kept, byte) in reader.kept.iter_mut().zip(source.bytes()) {
            if byte == b'\n' {
                *kept = byte;
            }
        }
        let text = String::from_utf8(reader.kept).unwrap_or_default();
        Self { text, start: span.start, runs: reader.runs }
    }

    /// The words of `run`.
    pub fn words(&self, run: &Run) -> &str {
        self.text.get(run.span.start - self.start..run.span.end - self.start).unwrap_or_default()
    }
}

struct Reader<'a> {
    source: &'a [u8],
    kept: Vec<u8>,
    runs: Vec<Run>,
    start: usize,
    kind: RunKind,
    run: Option<Span>,
    /// Depth inside quotes, code blocks and the like.
    opaque: usize,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(
                Tag::CodeBlock(_) | Tag::BlockQuote(_) | Tag::MetadataBlock(_) | Tag::Image { .. },
            ) => self.opaque += 1,
            Event::End(
                TagEnd::CodeBlock | TagEnd::BlockQuote(_) | TagEnd::MetadataBlock(_) | TagEnd::Image,
            ) => self.opaque = self.opaque.saturating_sub(1),
            Event::Start(tag) => self.start(&tag),
            Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell | TagEnd::Item | TagEnd::TableHead,
            ) => {
                let was = self.kind;
                self.close();
                if was != RunKind::Head {
                    self.kind = RunKind::Text;
                }
                if matches!(event, Event::End(TagEnd::TableHead)) {
                    self.kind = RunKind::Cell;
                }
            }
            Event::Text(_) => self.keep(range, None),
            Event::Code(_) => self.keep(range, Some(CODE)),
            // `<describe the impact>` is a tag to markdown, and a gap to its reader.
            Event::InlineHtml(html) if is_gap(&html) => self.keep(range, None),
            Event::Html(html) if is_gap(html.trim()) => {
                self.close();
                self.keep(range, None);
                self.close();
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        let kind = match tag {
            Tag::Paragraph => match self.kind {
                RunKind::Item => RunKind::Item,
                _ => RunKind::Text,
            },
            Tag::Item => RunKind::Item,
            Tag::Heading { .. } => RunKind::Heading,
            Tag::TableHead => RunKind::Head,
            Tag::TableRow => RunKind::Cell,
            Tag::TableCell if self.kind == RunKind::Head => RunKind::Head,
            Tag::TableCell => RunKind::Cell,
            Tag::List(_) => self.kind,
            _ => return,
        };
        self.close();
        self.kind = kind;
    }

    /// Marks are kept: what is emphasised is text like any other, and spaces take the marks' place.
    fn keep(&mut self, range: Range<usize>, mark: Option<u8>) {
        if self.opaque > 0 {
            return;
        }
        let Some(source) = self.source.get(range.clone()) else { return };
        if let Some(kept) = self.kept.get_mut(range.clone()) {
            for (kept, byte) in kept.iter_mut().zip(source) {
                *kept = mark.unwrap_or(*byte);
            }
        }
        let span = Span::new(self.start + range.start, self.start + range.end);
        let run = self.run.get_or_insert(span);
        run.end = run.end.max(span.end);
    }

    fn close(&mut self) {
        if let Some(span) = self.run.take() {
            self.runs.push(Run { span, kind: self.kind });
        }
    }
}

/// Elements of HTML that documents have; `<other words>` is a gap to be filled.
const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "center",
    "code",
    "dd",
    "del",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "font",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "i",
    "iframe",
    "img",
    "ins",
    "kbd",
    "li",
    "main",
    "mark",
    "nav",
    "ol",
    "p",
    "picture",
    "pre",
    "q",
    "s",
    "samp",
    "section",
    "small",
    "source",
    "span",
    "strike",
    "strong",
    "style",
    "script",
    "sub",
    "summary",
    "sup",
    "svg",
    "path",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "tt",
    "u",
    "ul",
    "var",
    "video",
    "article",
    "aside",
    "audio",
    "button",
    "input",
    "label",
    "link",
    "meta",
    "title",
];

/// Whether `html` is words in angle brackets and no element.
fn is_gap(html: &str) -> bool {
    let Some(inner) = html.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) else { return false };
    let name: &str = inner.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    inner.starts_with(|c: char| c.is_alphabetic())
        && !inner.contains(['=', '<', '>', '"', '@'])
        && !inner.ends_with('/')
        && !ELEMENTS.contains(&name.to_ascii_lowercase().as_str())
}

/// `words` with spaces for what stands in quotes, as long as before.
pub fn without_quotes(words: &str) -> String {
    let straight = words.matches('"').count().is_multiple_of(2);
    let mut closing: Option<char> = None;
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        let opens = match c {
            '"' if straight => Some('"'),
            '“' if words.contains('”') => Some('”'),
            '「' if words.contains('」') => Some('」'),
            _ => None,
        };
        match closing {
            Some(close) => {
                out.extend(std::iter::repeat_n(' ', c.len_utf8()));
                if c == close {
                    closing = None;
                }
            }
            None if opens.is_some() => {
                closing = opens;
                out.extend(std::iter::repeat_n(' ', c.len_utf8()));
            }
            None => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<(RunKind, String)> {
        let prose = Prose::new(text, Span::new(0, text.len()));
        assert_eq!(prose.text.len(), text.len());
        prose.runs.iter().map(|run| (run.kind, prose.words(run).replace('\u{1a}', "?"))).collect()
    }

    #[test]
    fn only_what_the_author_says_is_left() {
        let text = "# A `b`\n\nSee [the *log*](x.md), <describe it> <b>now</b>.\n\n> quoted\n\n- one\n\n  two\n\n```\ncode\n```\n\n| h |\n|---|\n| c |\n";
        assert_eq!(
            words(text),
            [
                (RunKind::Heading, "A ???".to_owned()),
                (RunKind::Text, "See  the  log        , <describe it>    now    .".to_owned()),
                (RunKind::Item, "one".to_owned()),
                (RunKind::Text, "two".to_owned()),
                (RunKind::Head, "h".to_owned()),
                (RunKind::Cell, "c".to_owned()),
            ]
        );
    }
}
