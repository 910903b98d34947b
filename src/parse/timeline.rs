//! Timeline entries as written: bullets and table rows of the timeline's sections, taken apart into
//! time, tags and text.

use super::blocks::{Block, BlockKind, Cell, Item, Row};
use super::parts::Parts;
use super::sections::Section;
use super::times::{self, Leading};
use crate::incident::EntryKind;
use crate::source::Span;

/// An entry as written.
#[derive(Clone, Debug, PartialEq)]
pub struct RawEntry {
    /// The whole item or row.
    pub span: Span,
    /// The list or table it stands in, which the page replaces by a drawn timeline.
    pub container: Span,
    /// The time it begins with.
    pub time: Leading,
    /// Where the time stands; empty where there is none.
    pub time_span: Span,
    /// Its tags.
    pub tags: Vec<EntryKind>,
    /// The text after time and tags, to the end of the item.
    pub text: Span,
    /// That part of the text which is the entry's own line or cell, without nested lists.
    pub line: Span,
    /// The section it stands in, as an index.
    pub section: usize,
}

/// The entries of the timeline part.
pub fn entries(text: &str, blocks: &[Block], sections: &[Section], parts: &Parts) -> Vec<RawEntry> {
    let mut entries = Vec::new();
    for &index in &parts.timeline {
        let Some(section) = sections.get(index) else { continue };
        let first = blocks.partition_point(|block| block.span.start < section.content.start);
        for block in blocks.iter().skip(first).take_while(|block| block.span.start < section.content.end) {
            match &block.kind {
                BlockKind::List { items } => {
                    entries.extend(items.iter().map(|item| from_item(text, item, block.span, index)));
                }
                BlockKind::Table { head, rows } => {
                    let columns = Columns::new(head, rows);
                    entries.extend(
                        rows.iter().filter_map(|row| from_row(text, row, &columns, block.span, index)),
                    );
                }
                _ => {}
            }
        }
    }
    entries
}

fn from_item(text: &str, item: &Item, container: Span, section: usize) -> RawEntry {
    let line = Span::new(item.content.start, item.content.end);
    let taken = take_time(text, line);
    let (tags, rest) = take_tags(text, Span::new(taken.rest, line.end));
    RawEntry {
        span: item.span,
        container,
        time: taken.time,
        time_span: taken.span,
        tags,
        text: Span::new(rest.min(item.span.end), item.span.end),
        line: Span::new(rest, line.end),
        section,
    }
}

struct TakenTime {
    time: Leading,
    span: Span,
    rest: usize,
}

/// Takes the time off the start of `line`, with the marks around it and the separator behind it.
fn take_time(text: &str, line: Span) -> TakenTime {
    let content = text.get(line.start..line.end).unwrap_or_default();
    let open = content.len() - content.trim_start_matches(['*', '_', '`', '[', '(', ' ']).len();
    let (time, length) = times::leading(content.get(open..).unwrap_or_default());
    if time == Leading::None {
        return TakenTime { time, span: Span::new(line.start, line.start), rest: line.start };
    }
    let start = line.start + open;
    let behind = content.get(open + length..).unwrap_or_default();
    // `**14:30:** text`, `[14:30] - text`; a `[` that opens a tag stays.
    let closing = behind
        .trim_start_matches(['*', '_', '`', ']', ')', ' ', '\t', ':', '：', '-', '–', '—', '|', ',', '.']);
    TakenTime { time, span: Span::new(start, start + length), rest: line.end - closing.len() }
}

/// Takes tags off the start of `line`; what stands in other brackets is text.
fn take_tags(text: &str, line: Span) -> (Vec<EntryKind>, usize) {
    let mut tags = Vec::new();
    let mut rest = text.get(line.start..line.end).unwrap_or_default();
    loop {
        let trimmed = rest.trim_start_matches([' ', '\t', '*', '_', ',', ':', '-', '–', '—']);
        let Some((kind, after)) = tag(trimmed) else { break };
        if !tags.contains(&kind) {
            tags.push(kind);
        }
        rest = after;
    }
    if tags.is_empty() {
        return (tags, line.start);
    }
    let rest = rest.trim_start_matches([' ', '\t', ':', '-', '–', '—']);
    (tags, line.end - rest.len())
}

/// The tag that `text` begins with, and what follows.
fn tag(text: &str) -> Option<(EntryKind, &str)> {
    let inner = text.strip_prefix('[')?;
    let (name, after) = inner.split_once(']')?;
    Some((kind_named(name)?, after))
}

/// The kind called `name`, with spaces, hyphens or underscores.
pub fn kind_named(name: &str) -> Option<EntryKind> {
    let name = name.trim().to_ascii_lowercase().replace(['-', '_'], " ");
    EntryKind::TAGS.iter().find(|(tag, _)| *tag == name).map(|(_, kind)| *kind)
}

/// Which column of a timeline table holds what.
struct Columns {
    date: Option<usize>,
    time: usize,
    kind: Option<usize>,
    text: Option<usize>,
}

impl Columns {
    fn new(head: &[Cell], rows: &[Row]) -> Self {
        let named = |names: &[&str]| {
            head.iter().position(|cell| {
                let title = cell.text.to_lowercase();
                let title = title.split(['(', '/', ',']).next().unwrap_or_default().trim();
                names.contains(&title)
            })
        };
        let date = named(&["date", "day", "日付"]);
        let time = named(&["time", "when", "timestamp", "at", "時刻", "日時", "时间"]);
        // Without a telling name, the first column whose cells begin with times.
        let by_content = || {
            (0..head.len()).find(|&column| {
                rows.iter().any(|row| {
                    row.cells
                        .get(column)
                        .is_some_and(|cell| matches!(times::leading(&cell.text).0, Leading::Time(_)))
                })
            })
        };
        let time = time.or_else(by_content).or(date).unwrap_or(0);
        let date = date.filter(|&date| date != time);
        let kind = named(&["kind", "type", "tag", "tags", "phase"]);
        let text = named(&[
            "event",
            "events",
            "description",
            "what",
            "what happened",
            "action",
            "details",
            "entry",
            "イベント",
            "出来事",
            "内容",
            "事件",
        ])
        .or_else(|| {
            (0..head.len()).find(|&column| column != time && Some(column) != date && Some(column) != kind)
        });
        Self { date, time, kind, text }
    }
}

fn from_row(text: &str, row: &Row, columns: &Columns, container: Span, section: usize) -> Option<RawEntry> {
    let cell = |column: Option<usize>| column.and_then(|column| row.cells.get(column));
    if row.cells.iter().all(|cell| cell.text.is_empty()) {
        return None;
    }
    let time_cell = cell(Some(columns.time)).map(|cell| cell.span).unwrap_or_default();
    let mut taken = take_time(text, time_cell);
    if let (Some(date), Leading::Time(written)) =
        (cell(columns.date).and_then(|cell| times::date(&cell.text)), &mut taken.time)
    {
        written.date = written.date.or(Some(date));
    }
    let line = cell(columns.text).map_or(Span::new(row.span.end, row.span.end), |cell| cell.span);
    let (mut tags, rest) = take_tags(text, line);
    if let Some(kinds) = cell(columns.kind) {
        for kind in kinds.text.split([',', '[', ']', '/']).filter_map(kind_named) {
            if !tags.contains(&kind) {
                tags.push(kind);
            }
        }
    }
    let line = Span::new(rest, line.end);
    Some(RawEntry {
        span: row.span,
        container,
        time: taken.time,
        time_span: taken.span,
        tags,
        text: line,
        line,
        section,
    })
}
