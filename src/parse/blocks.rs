//! Markdown to a shallow tree of blocks with spans, and what else one pass over the events shows:
//! links, anchors and directives.

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::canonical::Canonical;
use super::links::{self, Link};
use super::{Directive, headings};
use crate::source::Span;

/// Lists are followed this deep; below it their text counts as text of the item above. Keeps the
/// tree shallow whatever the input.
const MAX_DEPTH: usize = 6;

/// The markdown that pmsite understands; the renderer uses the same.
pub fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_WIKILINKS
}

/// What one pass over a body finds.
#[derive(Debug, Default)]
pub struct Scan {
    /// Top-level blocks in order.
    pub blocks: Vec<Block>,
    /// Links and images.
    pub links: Vec<Link>,
    /// Ids that a link may point to.
    pub anchors: Vec<String>,
    /// Directives in comments.
    pub directives: Vec<Directive>,
}

/// A block of markdown.
#[derive(Debug)]
pub struct Block {
    /// Its bytes in the file.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block is.
#[derive(Debug)]
pub enum BlockKind {
    /// `# Heading` or underlined.
    Heading {
        /// 1 to 6.
        level: u8,
        /// Plain text.
        text: String,
        /// The id it has in the page.
        anchor: String,
    },
    /// Running text.
    Paragraph {
        /// Plain text.
        text: String,
    },
    /// Bullets or numbers.
    List {
        /// Its items.
        items: Vec<Item>,
    },
    /// A table.
    Table {
        /// Cells of the header row.
        head: Vec<Cell>,
        /// The other rows.
        rows: Vec<Row>,
    },
    /// Raw HTML.
    Html,
    /// Code that is set off by indentation alone.
    Indented,
    /// Fenced code, quotes, rules, footnotes: content that pmsite does not look into.
    Other,
}

/// An item of a list.
#[derive(Debug, Default)]
pub struct Item {
    /// The whole item with its marker.
    pub span: Span,
    /// The item's own first run of text, without the marker and the check box.
    pub content: Span,
    /// Plain text of that run.
    pub text: String,
    /// `[ ]` or `[x]`.
    pub checked: Option<bool>,
    /// All of the text is struck through.
    pub struck: bool,
    /// First link in the item.
    pub url: Option<String>,
    /// Lists inside the item.
    pub lists: Vec<Block>,
}

/// A table row.
#[derive(Debug, Default)]
pub struct Row {
    /// The row's bytes.
    pub span: Span,
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// A table cell.
#[derive(Debug, Default)]
pub struct Cell {
    /// The cell's content.
    pub span: Span,
    /// Its plain text.
    pub text: String,
    /// First link in the cell.
    pub url: Option<String>,
    /// All of the text is struck through.
    pub struck: bool,
}

/// Reads `text[span]` once.
pub fn scan(text: &str, span: Span) -> Scan {
    let slice = text.get(span.start..span.end).unwrap_or_default();
    let mut builder = Builder::default();
    for (event, range) in Parser::new_ext(slice, options()).into_offset_iter() {
        builder.event(event, Span::from(range).shifted(span.start));
    }
    builder.finish()
}

/// Reads a body in the form in which its headings are markdown's; places are those in the file.
pub fn scan_canonical(canonical: &Canonical) -> Scan {
    let mut builder = Builder::default();
    for (event, span) in canonical.events() {
        builder.event(event, span);
    }
    builder.finish()
}

/// An open container, innermost last.
#[derive(Debug)]
enum Open {
    Heading {
        level: u8,
        id: Option<String>,
        span: Span,
    },
    Paragraph(Span),
    List {
        span: Span,
        items: Vec<Item>,
    },
    Item(Box<Item>),
    Table {
        span: Span,
        head: Vec<Cell>,
        rows: Vec<Row>,
    },
    Row(Row),
    Cell(Cell),
    /// A container whose inside is not looked into.
    Opaque(Span, Inside),
}

/// What a container that is not looked into holds.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Inside {
    Html,
    Indented,
    Other,
}

#[derive(Default)]
struct Builder {
    out: Scan,
    open: Vec<Open>,
    /// Plain text of the innermost run being read.
    text: String,
    /// Where that run's content begins and ends.
    run: Option<Span>,
    /// Depth inside `~~`, and whether anything stood outside it in this run.
    struck: usize,
    unstruck: bool,
    url: Option<String>,
    anchors: headings::Anchors,
}

impl Builder {
    fn event(&mut self, event: Event<'_>, span: Span) {
        if let Some(link) = links::from_event(&event, span) {
            if self.url.is_none() && link.is_plain_url() {
                self.url = Some(link.target.clone());
            }
            self.out.links.push(link);
        }
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(tag, span),
            Event::Text(text) => self.push_text(&text, span),
            Event::Code(text) => self.push_text(&text, span),
            Event::SoftBreak | Event::HardBreak => self.push_text(" ", span),
            Event::TaskListMarker(checked) => {
                if let Some(Open::Item(item)) = self.open.last_mut() {
                    item.checked = Some(checked);
                }
            }
            Event::Html(html) | Event::InlineHtml(html) => self.html(&html, span),
            Event::FootnoteReference(_) => self.extend_run(span),
            _ => {}
        }
    }

    fn html(&mut self, html: &str, span: Span) {
        links::from_html(html, span, &mut self.out.links);
        self.out.anchors.extend(links::html_ids(html));
        if let Some(directive) = directive(html) {
            // A comment alone on its line comes with the line's end.
            let start = span.start + html.len() - html.trim_start().len();
            let span = Span::new(start, start + html.trim().len());
            self.out.directives.push(Directive { text: directive.to_owned(), span });
        }
    }

    fn push_text(&mut self, text: &str, span: Span) {
        self.text.push_str(text);
        if self.struck == 0 && !text.trim().is_empty() {
            self.unstruck = true;
        }
        self.extend_run(span);
    }

    fn extend_run(&mut self, span: Span) {
        let run = self.run.get_or_insert(span);
        run.start = run.start.min(span.start);
        run.end = run.end.max(span.end);
    }

    /// Begins a run of inline text.
    fn begin_run(&mut self) {
        self.text.clear();
        self.run = None;
        self.unstruck = false;
        self.url = None;
    }

    fn take_text(&mut self) -> String {
        let text = self.text.trim().to_owned();
        self.begin_run();
        text
    }

    fn is_struck(&self) -> bool {
        !self.unstruck && !self.text.trim().is_empty()
    }

    /// Gives the text read so far to the item that is open, if its own text is not yet known.
    fn close_item_run(&mut self) {
        let struck = self.is_struck();
        let run = self.run;
        let url = self.url.clone();
        if let Some(Open::Item(item)) = self.open.last_mut() {
            if item.content.is_empty()
                && let Some(run) = run
            {
                item.content = run;
                item.text = self.text.trim().to_owned();
                item.struck = struck;
            }
            if item.url.is_none() {
                item.url = url;
            }
        }
        self.begin_run();
    }

    fn start(&mut self, tag: Tag<'_>, span: Span) {
        match tag {
            Tag::Strikethrough => {
                self.struck += 1;
                self.extend_run(span)
            }
            Tag::Emphasis
            | Tag::Strong
            | Tag::Link { .. }
            | Tag::Image { .. }
            | Tag::Superscript
            | Tag::Subscript => {
                self.extend_run(span);
            }
            _ if matches!(self.open.last(), Some(Open::Opaque(..))) => {
                self.open.push(Open::Opaque(span, Inside::Other));
            }
            Tag::Heading { level, id, .. } if self.open.is_empty() => {
                self.begin_run();
                self.open.push(Open::Heading { level: rank(level), id: id.map(|id| id.to_string()), span });
            }
            Tag::Paragraph if self.open.is_empty() => {
                self.begin_run();
                self.open.push(Open::Paragraph(span));
            }
            Tag::Paragraph if matches!(self.open.last(), Some(Open::Item(_))) => self.begin_run(),
            Tag::List(_)
                if self.open.is_empty()
                    || matches!(self.open.last(), Some(Open::Item(_))) && self.open.len() < MAX_DEPTH =>
            {
                self.close_item_run();
                self.open.push(Open::List { span, items: Vec::new() });
            }
            Tag::Item if matches!(self.open.last(), Some(Open::List { .. })) => {
                self.begin_run();
                self.open.push(Open::Item(Box::new(Item { span, ..Item::default() })));
            }
            Tag::Table(_) if self.open.is_empty() => {
                self.open.push(Open::Table { span, head: Vec::new(), rows: Vec::new() })
            }
            Tag::TableHead | Tag::TableRow if matches!(self.open.last(), Some(Open::Table { .. })) => {
                self.open.push(Open::Row(Row { span, cells: Vec::new() }));
            }
            Tag::TableCell if matches!(self.open.last(), Some(Open::Row(_))) => {
                self.begin_run();
                self.open.push(Open::Cell(Cell { span, ..Cell::default() }));
            }
            tag => {
                let inside = match tag {
                    Tag::HtmlBlock => Inside::Html,
                    Tag::CodeBlock(CodeBlockKind::Indented) => Inside::Indented,
                    _ => Inside::Other,
                };
                self.close_item_run();
                self.open.push(Open::Opaque(span, inside));
            }
        }
    }

    fn end(&mut self, tag: TagEnd, span: Span) {
        match tag {
            TagEnd::Strikethrough => {
                self.struck = self.struck.saturating_sub(1);
                self.extend_run(span);
                return;
            }
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::Superscript
            | TagEnd::Subscript => {
                self.extend_run(span);
                return;
            }
            TagEnd::Paragraph if matches!(self.open.last(), Some(Open::Item(_))) => {
                return self.close_item_run();
            }
            TagEnd::Item => self.close_item_run(),
            _ => {}
        }
        match self.open.pop() {
            Some(Open::Heading { level, id, span }) => {
                let text = self.take_text();
                let anchor = self.anchors.assign(&text, id.as_deref());
                self.out.anchors.push(anchor.clone());
                self.block(span, BlockKind::Heading { level, text, anchor });
            }
            Some(Open::Paragraph(span)) => {
                let text = self.take_text();
                self.block(span, BlockKind::Paragraph { text });
            }
            Some(Open::List { span, items }) => self.block(span, BlockKind::List { items }),
            Some(Open::Item(item)) => {
                if let Some(Open::List { items, .. }) = self.open.last_mut() {
                    items.push(*item);
                }
            }
            Some(Open::Table { span, head, rows }) => self.block(span, BlockKind::Table { head, rows }),
            Some(Open::Row(row)) => {
                if let Some(Open::Table { head, rows, .. }) = self.open.last_mut() {
                    if tag == TagEnd::TableHead { *head = row.cells } else { rows.push(row) }
                }
            }
            Some(Open::Cell(mut cell)) => {
                cell.struck = self.is_struck();
                cell.url = self.url.take();
                cell.span = self.run.unwrap_or(Span::new(cell.span.start, cell.span.start));
                cell.text = self.take_text();
                if let Some(Open::Row(row)) = self.open.last_mut() {
                    row.cells.push(cell);
                }
            }
            Some(Open::Opaque(span, inside)) if self.open.is_empty() => {
                let kind = match inside {
                    Inside::Html => BlockKind::Html,
                    Inside::Indented => BlockKind::Indented,
                    Inside::Other => BlockKind::Other,
                };
                self.block(span, kind);
            }
            Some(Open::Opaque(..)) => self.begin_run(),
            None => {}
        }
    }

    fn block(&mut self, span: Span, kind: BlockKind) {
        let block = Block { span, kind };
        match self.open.last_mut() {
            Some(Open::Item(item)) => item.lists.push(block),
            _ => self.out.blocks.push(block),
        }
    }

    fn finish(self) -> Scan {
        self.out
    }
}

fn rank(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// The text after `pmsite:` if `html` is a comment that holds a directive.
fn directive(html: &str) -> Option<&str> {
    let inner = html.trim().strip_prefix("<!--")?.strip_suffix("-->")?;
    inner.trim().strip_prefix("pmsite:").map(str::trim)
}
