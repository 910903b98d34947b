//! Entries that are rows of a table.

use super::line::{kind_named, take_tags, take_time};
use super::{EntryCell, RawEntry, Reader};
use crate::parse::blocks::{Cell, Row};
use crate::parse::times::{self, Leading, Written};
use crate::parse::zones::{self, ZoneText};
use crate::source::Span;

/// Heads of the columns, in lower case; a further language is a further row.
const DATE: &[&str] = &["date", "day", "日付", "日期"];
const TIME: &[&str] = &["time", "when", "timestamp", "at", "時刻", "日時", "時間", "时间", "時刻帯"];
const KIND: &[&str] = &["kind", "type", "tag", "tags", "phase"];
const EVENT: &[&str] = &[
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
    "事象",
    "事件",
];

/// Characters of a time in words; what is longer is a text.
const MAX_WORDS: usize = 40;

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
                let title = title.split(['(', '（', '/', ',']).next().unwrap_or_default().trim();
                names.contains(&title)
            })
        };
        let is_timed = |cell: &Cell| matches!(times::leading(&cell.text).0, Leading::Time(_));
        let date = named(DATE);
        // Without a telling name, the first column whose cells begin with times.
        let by_content = || {
            (0..head.len()).find(|&column| rows.iter().any(|row| row.cells.get(column).is_some_and(is_timed)))
        };
        let time = named(TIME).or_else(by_content).or(date).unwrap_or(0);
        let date = date.filter(|&date| date != time);
        let kind = named(KIND).filter(|&kind| {
            rows.iter()
                .filter_map(|row| row.cells.get(kind))
                .all(|cell| cell.text.is_empty() || !kinds(cell).is_empty())
        });
        let is_text = |column: usize| column != time && Some(column) != date && Some(column) != kind;
        let length = |column: usize| -> usize {
            rows.iter().filter_map(|row| row.cells.get(column)).map(|cell| cell.text.len()).sum()
        };
        let longest = || (0..head.len()).filter(|&column| is_text(column)).rev().max_by_key(|&at| length(at));
        let text = named(EVENT).filter(|&column| is_text(column)).or_else(longest);
        Self { date, time, kind, text }
    }
}

fn kinds(cell: &Cell) -> Vec<crate::incident::EntryKind> {
    cell.text.split([',', '[', ']', '/']).filter_map(kind_named).collect()
}

impl Reader<'_> {
    /// The rows of the table at `container`.
    pub(super) fn table(&mut self, container: Span, head: &[Cell], rows: &[Row]) {
        let columns = Columns::new(head, rows);
        let zone = head.get(columns.time).and_then(|cell| named_zone(self.slice(cell.span), cell.span.start));
        let zone = zone.map(Box::new);
        let is_timed = |cell: &Cell| matches!(times::leading(&cell.text).0, Leading::Time(_));
        if self.waiting.is_some() && !rows.iter().any(|row| row.cells.iter().any(is_timed)) {
            return self.continue_with(container);
        }
        let from = self.entries.len();
        let mut before = Leading::None;
        for row in rows {
            if row.cells.iter().all(|cell| cell.text.is_empty()) {
                continue;
            }
            let mut entry = self.row(row, &columns, head);
            entry.container = container;
            entry.zone.clone_from(&zone);
            let is_blank = row.cells.get(columns.time).is_none_or(|cell| cell.text.is_empty());
            if is_blank && entry.time == Leading::None && before != Leading::None {
                // An empty cell means that of the row above.
                entry.time.clone_from(&before);
                entry.is_inline = true;
            }
            before.clone_from(&entry.time);
            self.push(entry);
        }
        let from = from.min(self.entries.len());
        let timed = self.entries.get(from..).is_some_and(|own| own.iter().any(RawEntry::has_time));
        if timed {
            return;
        }
        if self.is_own {
            self.untimed.push(from..self.entries.len());
        } else {
            self.entries.truncate(from);
        }
    }

    fn row(&self, row: &Row, columns: &Columns, head: &[Cell]) -> RawEntry {
        let cell = |column: Option<usize>| column.and_then(|column| row.cells.get(column));
        let time_cell = cell(Some(columns.time)).map(|cell| cell.span).unwrap_or_default();
        let mut taken = take_time(self.text, time_cell);
        let day = cell(columns.date).and_then(|cell| times::day(&cell.text));
        if let (Some(day), Leading::Time(written)) = (&day, &mut taken.time)
            && !written.has_day()
        {
            written.date = day.date;
            written.other_date = day.other_date;
            written.day_first = day.day_first;
            written.month_day = day.month_day;
            written.day_number = day.day_number;
        }
        if let (Some(day), Leading::None) = (day, &taken.time) {
            taken.time = Leading::Date(day);
            taken.span = cell(columns.date).map(|cell| cell.span).unwrap_or_default();
        }
        let is_short = self.slice(time_cell).chars().count() <= MAX_WORDS;
        if taken.time == Leading::None && !time_cell.is_empty() && is_short && cell(columns.text).is_some() {
            // "the same day", "—": a time in words, shown as it is written.
            taken.time = Leading::Date(Written::default());
            taken.span = time_cell;
            taken.rest = time_cell.end;
        }
        let line = cell(columns.text).map_or(Span::new(row.span.end, row.span.end), |cell| cell.span);
        let (mut tags, rest) = take_tags(self.text, line);
        for kind in cell(columns.kind).map(kinds).unwrap_or_default() {
            if !tags.contains(&kind) {
                tags.push(kind);
            }
        }
        let line = Span::new(rest, line.end);
        let mut cells = Vec::new();
        // What stands behind the time in its own cell.
        if taken.time != Leading::None && taken.rest < time_cell.end {
            let title = String::new();
            cells.push(EntryCell { title, span: Span::new(taken.rest, time_cell.end) });
        }
        for (at, cell) in row.cells.iter().enumerate() {
            let is_told = Some(at) == columns.text
                || Some(at) == columns.kind
                || at == columns.time && taken.time != Leading::None
                || Some(at) == columns.date && times::day(&cell.text).is_some();
            if !is_told && !cell.span.is_empty() {
                let title = head.get(at).map(|cell| cell.text.clone()).unwrap_or_default();
                cells.push(EntryCell { title, span: cell.span });
            }
        }
        RawEntry {
            span: row.span,
            time: taken.time,
            time_span: taken.span,
            tags,
            text: line,
            line,
            cells,
            ..RawEntry::default()
        }
    }
}

/// The zone that the head of a column names: `Time (UTC)`, `時刻 JST`.
fn named_zone(head: &str, at: usize) -> Option<(ZoneText, Span)> {
    let mut start = 0;
    for word in head.split_inclusive(|c: char| c.is_whitespace() || matches!(c, '(' | '（' | '/' | ',')) {
        if start > 0
            && let Some((zone, length)) = head.get(start..).and_then(zones::leading)
        {
            let span = Span::new(at + start, at + start + length);
            return Some((zone, span)).filter(|(zone, _)| zone.is_named);
        }
        start += word.len();
    }
    None
}
