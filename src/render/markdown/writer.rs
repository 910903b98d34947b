//! Events of a markdown parser to HTML.

use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, Event, Tag, TagEnd};

use super::capture::{Capture, What};
use super::highlight::Highlighter;
use super::ids::Ids;
use super::labels::Labels;
use super::marks::Marks;
use super::notes::Notes;
use super::outline::Outline;
use super::sink::Sink;
use super::{Resolve, escape, raw, sanitise};
use crate::parse::inline::is_inline;
use crate::source::Span;

/// Turns events into HTML.
pub(super) struct Writer<'a> {
    pub(super) resolver: &'a dyn Resolve,
    pub(super) sink: Sink,
    pub(super) ids: Ids,
    pub(super) outline: Outline<'a>,
    pub(super) labels: Labels,
    pub(super) marks: Marks,
    notes: Notes,
    /// What stands around the footnotes being read.
    around: Vec<(String, Sink)>,
    capture: Option<Capture>,
    /// Alignments of the table's columns, the column, and whether this is its head.
    columns: Vec<Alignment>,
    column: usize,
    /// Tables begun.
    tables: usize,
    in_head: bool,
    highlighter: Highlighter,
}

impl<'a> Writer<'a> {
    pub(super) fn new(resolver: &'a dyn Resolve) -> Self {
        Self {
            resolver,
            sink: Sink::default(),
            ids: Ids::default(),
            outline: Outline::default(),
            labels: Labels::default(),
            marks: Marks::default(),
            notes: Notes::default(),
            around: Vec::new(),
            capture: None,
            columns: Vec::new(),
            tables: 0,
            column: 0,
            in_head: false,
            highlighter: Highlighter::default(),
        }
    }

    /// The HTML written so far; what follows begins anew.
    pub(super) fn take(&mut self) -> String {
        let (html, has_raw) = std::mem::take(&mut self.sink).finish();
        if has_raw { sanitise::clean(&html) } else { html }
    }

    /// The HTML of `events` alone.
    pub(super) fn fragment<'e>(&mut self, events: impl IntoIterator<Item = (Event<'e>, Span)>) -> String {
        let around = std::mem::take(&mut self.sink);
        let mut events = events.into_iter().peekable();
        while let Some((event, span)) = events.next() {
            let next = events.peek().map_or(usize::MAX, |(_, span)| span.start);
            self.event(event, span, next);
        }
        let html = self.take();
        self.sink = around;
        html
    }

    /// The list of footnotes.
    pub(super) fn take_notes(&mut self) -> String {
        std::mem::take(&mut self.notes).finish(self.resolver)
    }

    /// Writes one event; `next` is where the event after it begins.
    pub(super) fn event(&mut self, event: Event<'_>, span: Span, next: usize) {
        if let Some(capture) = &mut self.capture {
            if capture.event(&event) {
                self.finish_capture();
            }
            return;
        }
        if is_text(&event) && !self.sink.in_link() && self.sink.dropped().is_none() {
            while let Some(id) = self.marks.take(span) {
                self.sink.mark(&id);
            }
        }
        match event {
            Event::Text(text) => self.text(&text, span),
            Event::Code(text) => {
                self.sink.open_inline("code", "");
                self.sink.text(&text);
                self.sink.close();
            }
            Event::SoftBreak | Event::HardBreak
                if self.labels.begins_at(next) && self.sink.in_paragraph() =>
            {
                self.sink.close();
                self.sink.open_block("p", "");
            }
            Event::SoftBreak if self.labels.keeps_line(next) => self.sink.inline("<br>\n"),
            Event::SoftBreak => self.sink.text("\n"),
            Event::HardBreak => self.sink.inline("<br>\n"),
            Event::Rule => self.sink.block("<hr>\n"),
            Event::Html(html) | Event::InlineHtml(html) => raw::write(self, &html),
            Event::FootnoteReference(name) if self.sink.dropped().is_none() => {
                let in_link = self.sink.in_link();
                let html = self.notes.reference(&name, in_link, &mut self.ids, self.resolver);
                self.sink.inline(&html);
            }
            Event::TaskListMarker(checked) => {
                let (state, label) =
                    if checked { (" checked=\"\"", "task-done") } else { ("", "task-not-done") };
                let label = self.say(label, &[]);
                self.sink.inline(&format!(
                    "<input type=\"checkbox\" disabled=\"\"{state} aria-label=\"{label}\"> "
                ));
            }
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => self.link(event, span),
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(tag),
            Event::FootnoteReference(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    /// The message `id` as HTML, fit for an attribute.
    fn say(&self, id: &str, numbers: &[(&str, usize)]) -> String {
        escape::attribute(&self.resolver.say(id, numbers))
    }

    fn text(&mut self, text: &str, span: Span) {
        let label = self.labels.plain_end(span.start).map(|end| end - span.start);
        let Some((label, rest)) = label.map(|end| text.split_at_checked(end).unwrap_or((text, ""))) else {
            return self.sink.text(text);
        };
        self.sink.open_inline("strong", "");
        self.sink.text(label);
        self.sink.close();
        self.sink.text(rest);
    }

    fn start(&mut self, tag: Tag<'_>, span: Span) {
        match tag {
            Tag::Paragraph => self.sink.open_block("p", ""),
            Tag::Heading { level, .. } => self.heading(level as u8, span),
            Tag::BlockQuote(None) => self.sink.open_block("blockquote", ""),
            Tag::BlockQuote(Some(kind)) => {
                let class = alert(kind);
                let title = self.say(&format!("alert-{class}"), &[]);
                self.sink.open_block("div", &format!(" class=\"alert alert-{class}\" role=\"note\""));
                self.sink.block(&format!("<p class=\"alert-title\">{title}</p>\n"));
            }
            Tag::CodeBlock(kind) => {
                let info = if let CodeBlockKind::Fenced(info) = &kind { info.as_ref() } else { "" };
                let language =
                    info.split([' ', '\t', ',', '{', ':']).next().unwrap_or_default().to_lowercase();
                self.begin_capture(What::Code { language });
            }
            Tag::HtmlBlock => {
                // What stands in it is not told apart: a link leads to where it begins.
                while let Some(id) = self.marks.take(span) {
                    self.sink.block(&format!("<span id=\"{}\"></span>\n", escape::attribute(&id)));
                }
                self.begin_capture(What::Html)
            }
            Tag::List(None) => self.sink.open_block("ul", ""),
            Tag::List(Some(1)) => self.sink.open_block("ol", ""),
            Tag::List(Some(start)) => self.sink.open_block("ol", &format!(" start=\"{start}\"")),
            Tag::Item => self.sink.open_block("li", ""),
            Tag::FootnoteDefinition(name) => {
                let around = std::mem::take(&mut self.sink);
                self.around.push((name.into_string(), around));
            }
            Tag::Table(columns) => {
                self.columns = columns;
                // Each has a name of its own, since it is a landmark.
                self.tables += 1;
                let label = self.say("table-number", &[("number", self.tables)]);
                let attributes = format!(" class=\"table-scroll\" tabindex=\"0\" aria-label=\"{label}\"");
                self.sink.open_block("section", &attributes);
                self.sink.open_block("table", "");
            }
            Tag::TableHead => {
                self.in_head = true;
                self.column = 0;
                self.sink.open_block("thead", "");
                self.sink.open_block("tr", "");
            }
            Tag::TableRow => {
                self.column = 0;
                self.sink.open_block("tr", "");
            }
            Tag::TableCell => {
                let class = match self.columns.get(self.column) {
                    Some(Alignment::Left) => " class=\"align-left\"",
                    Some(Alignment::Center) => " class=\"align-center\"",
                    Some(Alignment::Right) => " class=\"align-right\"",
                    Some(Alignment::None) | None => "",
                };
                self.column += 1;
                match self.in_head {
                    true => self.sink.open_block("th", &format!(" scope=\"col\"{class}")),
                    false => self.sink.open_block("td", class),
                }
            }
            Tag::Emphasis => self.sink.open_inline("em", ""),
            Tag::Strong => self.sink.open_inline("strong", ""),
            Tag::Strikethrough => self.sink.open_inline("del", ""),
            _ => self.sink.open_silent(),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::FootnoteDefinition => {
                let html = self.take();
                if let Some((name, around)) = self.around.pop() {
                    self.sink = around;
                    self.notes.define(&name, html, &mut self.ids);
                }
            }
            TagEnd::TableHead => {
                self.in_head = false;
                self.sink.close();
                self.sink.close();
                self.sink.open_block("tbody", "");
            }
            TagEnd::Table => {
                self.sink.close();
                self.sink.close();
                self.sink.close();
            }
            _ => self.sink.close(),
        }
    }

    /// Opens a heading, or leaves out the one that repeats the page's own.
    fn heading(&mut self, level: u8, span: Span) {
        let place = self.outline.heading(level, span);
        let id = if place.anchor.is_empty() {
            String::new()
        } else {
            format!(" id=\"{}\"", escape::attribute(place.anchor))
        };
        if place.is_title {
            // Links to it lead to the top of the body.
            self.sink.block(&format!("<span{id}></span>\n"));
            self.begin_capture(What::Nothing);
        } else {
            self.sink.open_block(place.tag, &id);
        }
    }

    /// The element for a heading in raw HTML.
    pub(super) fn raw_heading(&mut self, tag: &str) -> &'static str {
        self.outline.raw_heading(tag.as_bytes().get(1).map_or(6, |digit| digit.saturating_sub(b'0')))
    }

    pub(super) fn begin_capture(&mut self, what: What) {
        self.capture = Some(Capture::new(what));
    }

    fn finish_capture(&mut self) {
        let Some(Capture { what, text, .. }) = self.capture.take() else { return };
        match what {
            What::Nothing => {}
            What::Title => self.sink.close(),
            What::Html => {
                raw::write(self, &text);
                self.sink.end_drop();
            }
            What::Image { target, title } => self.image(&target, &text, &title, ""),
            What::Code { language } => {
                let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '_' | '.' | '#');
                let known = !language.is_empty() && language.chars().all(is_name);
                let class = if known { format!(" class=\"language-{language}\"") } else { String::new() };
                let code = self.highlighter.highlight(&language, &text);
                self.sink
                    .block(&format!("<pre class=\"code\" tabindex=\"0\"><code{class}>{code}</code></pre>\n"));
            }
        }
    }
}

/// Whether `event` is text, or begins an inline element that holds some.
fn is_text(event: &Event<'_>) -> bool {
    match event {
        Event::Text(_) | Event::Code(_) => true,
        Event::Start(tag) => is_inline(tag),
        _ => false,
    }
}

/// The class of an alert, which also names the message of its title.
fn alert(kind: BlockQuoteKind) -> &'static str {
    match kind {
        BlockQuoteKind::Note => "note",
        BlockQuoteKind::Tip => "tip",
        BlockQuoteKind::Important => "important",
        BlockQuoteKind::Warning => "warning",
        BlockQuoteKind::Caution => "caution",
    }
}
