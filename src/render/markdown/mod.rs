//! Markdown to HTML that is safe to show and valid wherever it stands: one pass over the body, cut
//! where the page draws a timeline or a list of tasks in place of what is written.

mod capture;
mod cut;
mod elements;
pub(in crate::render) mod escape;
mod highlight;
mod ids;
mod labels;
mod lexer;
mod links;
mod log;
mod marks;
mod notes;
mod outline;
mod raw;
mod sanitise;
mod shell;
mod sink;
mod url;
mod writer;

#[cfg(test)]
mod tests;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::parse::inline::{is_inline, is_inline_end};
use crate::parse::{Body, LinkKind, RawEntry, Task, blocks};
use crate::source::{SourceFile, Span};
use cut::{Events, Target};
use labels::Labels;
use marks::Marks;
use outline::Outline;
use writer::Writer;

pub(crate) use escape::{attribute as escape_html, visible};
pub use marks::Mark;
pub(crate) use raw::DROPPED;

/// What a link in a document becomes.
#[derive(Clone, Debug, PartialEq)]
pub enum Resolved {
    /// An absolute URL, or one relative to the page.
    Url(String),
    /// The link goes, its text stays.
    PlainText,
}

/// Knows where the links of a document lead, and the words of the pages.
pub trait Resolve: Sync {
    /// What the link to `target`, as written, becomes.
    fn link(&self, kind: LinkKind, target: &str) -> Resolved;

    /// What is shown for `[[ID]]` without a text of its own; none leaves the id.
    fn incident_title(&self, id: &str) -> Option<String>;

    /// The message `id` with `numbers` in its places.
    fn say(&self, id: &str, numbers: &[(&str, usize)]) -> String;
}

/// A stretch of a rendered body.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// HTML: blocks, never empty.
    Html(String),
    /// In place of a list, a table, headings or lines: timeline entries, as indices into [`Body::entries`].
    Timeline(Vec<usize>),
    /// In place of a list or table: tasks, as indices into [`Body::tasks`].
    Tasks(Vec<usize>),
}

/// A heading of a rendered body.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// Rank in the page: 2 to 6, and none left out.
    pub level: u8,
    /// Plain text.
    pub text: String,
    /// Its id; not encoded for use in a URL.
    pub anchor: String,
}

/// A rendered body.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rendered {
    /// The body in order.
    pub parts: Vec<Part>,
    /// Its headings, without one that repeats the title.
    pub headings: Vec<Heading>,
    /// HTML of each entry of [`Body::entries`], without time and tags: inline where the entry is one
    /// paragraph, else blocks, perhaps after inline text. Its place in a page must allow both (`div`).
    pub entries: Vec<String>,
    /// HTML of each task of [`Body::tasks`], likewise, without the details behind it.
    pub tasks: Vec<String>,
}

/// Renders `body` for a page whose own heading is `title`. The HTML is safe and balanced whatever the
/// document holds; ids that begin with `pm-` are the theme's, and raw HTML does not get them, nor those
/// of `marks`.
pub fn render(
    source: &SourceFile,
    body: &Body,
    title: &str,
    marks: Vec<Mark>,
    resolver: &dyn Resolve,
) -> Rendered {
    let text = body.text(source);
    let slice = text.get(body.span.start..body.span.end).unwrap_or_default();
    let events: Box<dyn Iterator<Item = (Event<'_>, Span)>> = match &body.canonical {
        Some(canonical) => Box::new(canonical.events()),
        None => Box::new(
            Parser::new_ext(slice, blocks::options())
                .into_offset_iter()
                .map(|(event, range)| (event, Span::from(range).shifted(body.span.start))),
        ),
    };
    let mut events = events.peekable();
    let mut containers = containers(body).into_iter().peekable();

    let mut writer = Writer::new(resolver);
    writer.outline = Outline::new(&body.sections, title);
    writer.labels = Labels::new(text, body);
    writer.marks = Marks::new(marks);
    writer.ids.0.extend(writer.marks.ids().map(str::to_owned));
    // Headings come first: their ids are known to whoever checks links.
    writer
        .ids
        .0
        .extend(body.sections.iter().map(|section| section.anchor.clone()).filter(|id| !id.is_empty()));

    let mut out = Rendered {
        entries: vec![String::new(); body.entries.len()],
        tasks: vec![String::new(); body.tasks.len()],
        ..Rendered::default()
    };
    let mut depth = 0_usize;
    while let Some((event, span)) = events.next() {
        while depth == 0 && containers.next_if(|container| container.span.end <= span.start).is_some() {}
        if let Some(container) =
            containers.next_if(|container| depth == 0 && container.span.start <= span.start)
        {
            depth = step(depth, &event);
            let mut inside = vec![(event, span)];
            while let Some(next) = events.next_if(|(_, span)| depth > 0 || span.start < container.span.end) {
                depth = step(depth, &next.0);
                inside.push(next);
            }
            push_html(&mut out.parts, writer.take());
            drawn(text, container, &inside, &mut writer, &mut out);
            continue;
        }
        let next = events.peek().map_or(usize::MAX, |(_, span)| span.start);
        depth = step(depth, &event);
        writer.event(event, span, next);
    }
    let html = writer.take() + &writer.take_notes();
    push_html(&mut out.parts, html);
    out.headings = writer.outline.headings;
    out
}

/// Blocks that the page draws in its own way.
struct Container<'b> {
    span: Span,
    entries: Vec<(usize, &'b RawEntry)>,
    tasks: Vec<(usize, &'b Task)>,
}

/// The containers of `body` in order; entries and tasks of each in order.
fn containers(body: &Body) -> Vec<Container<'_>> {
    let entries = body.entries.iter().enumerate().map(|(at, entry)| (entry.container, Ok((at, entry))));
    let tasks = body.tasks.iter().enumerate().map(|(at, task)| (task.container, Err((at, task))));
    let mut targets: Vec<_> = entries.chain(tasks).filter(|(span, _)| !span.is_empty()).collect();
    let place = |target: &Result<(usize, &RawEntry), (usize, &Task)>| match target {
        Ok((at, entry)) => (entry.span, *at),
        Err((at, task)) => (task.span, *at),
    };
    targets.sort_by_key(|(container, target)| (container.start, target.is_err(), place(target)));

    let mut containers: Vec<Container<'_>> = Vec::new();
    for (span, target) in targets {
        if containers.last().is_none_or(|last| last.span.end <= span.start) {
            containers.push(Container { span, entries: Vec::new(), tasks: Vec::new() });
        }
        let Some(container) = containers.last_mut() else { continue };
        container.span.end = container.span.end.max(span.end);
        match target {
            Ok(entry) => container.entries.push(entry),
            Err(task) => container.tasks.push(task),
        }
    }
    containers
}

/// What a stretch of a container becomes.
enum Piece {
    /// The text of an entry.
    Entry(usize),
    /// A further cell of an entry's row, and the head of its column.
    Cell(usize, String),
    /// Text between entries.
    Between,
}

/// Draws a container: `inside` are its events.
fn drawn<'e>(
    text: &str,
    container: Container<'_>,
    inside: &[(Event<'e>, Span)],
    writer: &mut Writer<'_>,
    out: &mut Rendered,
) {
    let mut pieces: Vec<(Piece, Target)> = Vec::new();
    for (index, entry) in &container.entries {
        let target = |piece, text, whole| (piece, Target { index: 0, text, whole });
        let whole = if entry.cells.is_empty() { entry.span } else { entry.text };
        pieces.push(target(Piece::Entry(*index), entry.text, whole));
        for cell in &entry.cells {
            // What stands behind the time in its cell may begin in the middle of an event.
            let begins = if cell.title.is_empty() { entry.time_span.start } else { cell.span.start };
            let whole = Span::new(begins.min(cell.span.start), cell.span.end);
            pieces.push(target(Piece::Cell(*index, cell.title.clone()), cell.span, whole));
        }
    }
    let between = between(text, &container.entries, inside);
    pieces.extend(
        between.into_iter().map(|span| (Piece::Between, Target { index: 0, text: span, whole: span })),
    );
    pieces.sort_by_key(|(_, target)| target.whole);
    let (kinds, mut targets): (Vec<Piece>, Vec<Target>) = pieces.into_iter().unzip();
    for (at, target) in targets.iter_mut().enumerate() {
        target.index = at;
    }

    let mut run = Vec::new();
    for (at, events) in cut::cut(text, inside, targets) {
        match kinds.get(at) {
            Some(Piece::Entry(index)) => {
                let html = writer.fragment(events);
                if let Some(entry) = out.entries.get_mut(*index) {
                    entry.insert_str(0, &html);
                }
                run.push(*index);
            }
            Some(Piece::Cell(index, title)) => {
                let html = writer.fragment(events);
                if let Some(entry) = out.entries.get_mut(*index) {
                    entry.push_str(&cell_html(title, &html));
                }
            }
            _ => {
                push_timeline(&mut out.parts, std::mem::take(&mut run));
                let here = Span::default();
                let start = (Event::Start(Tag::Paragraph), here);
                let end = (Event::End(TagEnd::Paragraph), here);
                push_html(&mut out.parts, writer.fragment(std::iter::once(start).chain(events).chain([end])));
            }
        }
    }
    for (index, entry) in container.entries.iter().filter(|(_, entry)| !entry.anchor.is_empty()) {
        // A link to the heading still leads here.
        if let Some(html) = out.entries.get_mut(*index) {
            html.insert_str(0, &format!("<span id=\"{}\"></span>", escape::attribute(&entry.anchor)));
        }
    }
    push_timeline(&mut out.parts, run);

    let mut cells: Vec<(usize, Option<&str>)> = Vec::new();
    let mut targets: Vec<Target> = Vec::new();
    for (index, task) in &container.tasks {
        let whole = if task.cells.is_empty() { task.span } else { task.text };
        let own = std::iter::once((None, task.text, whole));
        let further = task.cells.iter().map(|cell| (Some(cell.title.as_str()), cell.span, cell.span));
        for (title, text, whole) in own.chain(further) {
            targets.push(Target { index: cells.len(), text, whole });
            cells.push((*index, title));
        }
    }
    targets.sort_by_key(|target| target.whole);
    for (at, events) in cut::cut(text, inside, targets) {
        let Some((index, title)) = cells.get(at) else { continue };
        let html = writer.fragment(events);
        let Some(task) = out.tasks.get_mut(*index) else { continue };
        match title {
            Some(title) => task.push_str(&cell_html(title, &html)),
            None => task.insert_str(0, &html),
        }
    }
    if container.entries.is_empty() {
        out.parts.push(Part::Tasks(container.tasks.iter().map(|(index, _)| *index).collect()));
    }
}

/// A further cell of a row, with the head of its column.
fn cell_html(title: &str, html: &str) -> String {
    let title =
        if title.is_empty() { String::new() } else { format!("<b>{}:</b> ", escape::attribute(title)) };
    format!("<div class=\"cell\">{title}{html}</div>")
}

/// The stretches of the paragraphs in `inside` that no entry covers.
fn between(text: &str, entries: &[(usize, &RawEntry)], inside: &[(Event<'_>, Span)]) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut entries = entries.iter().map(|(_, entry)| entry.span).peekable();
    let mut depth = 0;
    let mut covered = 0;
    for (event, span) in inside {
        if depth == 0 && matches!(event, Event::Start(Tag::Paragraph)) {
            let mut at = covered.max(span.start);
            while let Some(entry) = entries.next_if(|entry| entry.start < span.end) {
                spans.push(Span::new(at.min(entry.start), entry.start));
                at = at.max(entry.end);
            }
            // An entry may hold several paragraphs.
            covered = at;
            spans.push(Span::new(at.min(span.end), span.end));
        }
        depth = step(depth, event);
    }
    let is_text =
        |span: &Span| text.get(span.start..span.end).is_some_and(|text| text.contains(char::is_alphanumeric));
    spans.into_iter().filter(is_text).collect()
}

/// Adds entries; those right behind others go on with their timeline.
fn push_timeline(parts: &mut Vec<Part>, mut run: Vec<usize>) {
    match parts.last_mut() {
        _ if run.is_empty() => {}
        Some(Part::Timeline(last)) => last.append(&mut run),
        _ => parts.push(Part::Timeline(run)),
    }
}

fn step(depth: usize, event: &Event<'_>) -> usize {
    match event {
        Event::Start(_) => depth + 1,
        Event::End(_) => depth.saturating_sub(1),
        _ => depth,
    }
}

fn push_html(parts: &mut Vec<Part>, html: String) {
    if !html.trim_ascii().is_empty() {
        parts.push(Part::Html(html));
    }
}

/// A short text as inline HTML: blocks lose their marks and footnotes go.
pub fn inline(markdown: &str, resolver: &dyn Resolve) -> String {
    let mut writer = Writer::new(resolver);
    // Inside a paragraph, raw HTML is kept to what is inline.
    writer.sink.open_block("p", "");
    let events: Events<'_> = Parser::new_ext(markdown, blocks::options())
        .into_offset_iter()
        .map(|(event, range)| (event, Span::from(range)))
        .filter_map(|(event, span)| match event {
            Event::Start(ref tag) if !is_inline(tag) => None,
            Event::End(ref tag) if !is_inline_end(*tag) => Some((Event::SoftBreak, span)),
            Event::FootnoteReference(_) | Event::Html(_) | Event::Rule | Event::TaskListMarker(_) => None,
            event => Some((event, span)),
        })
        .collect();
    for (event, span) in events {
        writer.event(event, span, usize::MAX);
    }
    let html = writer.take();
    let html = html.trim_ascii();
    html.strip_prefix("<p>")
        .and_then(|html| html.strip_suffix("</p>"))
        .unwrap_or(html)
        .trim_ascii()
        .to_owned()
}
