//! Timeline entries as written: bullets, table rows, headings and plain lines of the timeline's
//! sections, taken apart into time, tags and text.

mod line;
mod list;
mod plain;
mod table;

use super::SectionKind;
use super::blocks::{Block, BlockKind};
use super::parts::Parts;
use super::sections::{HeadingStyle, Section};
use super::times::{self, Leading, Written};
use super::zones::ZoneText;
use crate::incident::EntryKind;
use crate::source::Span;

use line::take_time;
pub use line::{first_time, kind_named};

/// An entry as written.
#[derive(Clone, Debug, PartialEq)]
pub struct RawEntry {
    /// The whole of it: item, row, lines, or heading and what stands below.
    pub span: Span,
    /// The blocks it stands in, which the page replaces by a drawn timeline; empty where they hold
    /// something else too, and the page shows them as they are.
    pub container: Span,
    /// The time it begins with.
    pub time: Leading,
    /// Where the time stands; empty where there is none.
    pub time_span: Span,
    /// The time stands within the text, as in "Detected at 14:30 by an alert".
    pub is_inline: bool,
    /// For the first entry below a line or heading that names a day: the day, and where it stands.
    pub day: Option<Box<(Written, Span)>>,
    /// The zone that the head of its column names, and where. Boxed like the day: few entries have one.
    pub zone: Option<Box<(ZoneText, Span)>>,
    /// Its tags.
    pub tags: Vec<EntryKind>,
    /// The text after time and tags, to the end of the entry.
    pub text: Span,
    /// That part of the text which is the entry's own line or cell, without nested lists.
    pub line: Span,
    /// Further cells of a table row.
    pub cells: Vec<EntryCell>,
    /// For a heading, its id in the page.
    pub anchor: String,
    /// The section it stands in, as an index.
    pub section: usize,
}

/// A further cell of an entry that is a table row.
#[derive(Clone, Debug, PartialEq)]
pub struct EntryCell {
    /// The head of its column.
    pub title: String,
    /// The cell's content.
    pub span: Span,
}

impl RawEntry {
    /// The times and days that are written in it.
    pub fn written(&self) -> impl Iterator<Item = &Written> {
        let own = match &self.time {
            Leading::Time(written) | Leading::Date(written) => Some(written),
            _ => None,
        };
        let end = own.and_then(|written| written.end.as_deref());
        self.day.iter().map(|day| &day.0).chain(own).chain(end)
    }

    /// All that it tells: its text and, for a heading or a line, what stands below; of a row, the text
    /// alone, since its other cells may be about anything.
    pub fn told(&self) -> Span {
        let end = if self.cells.is_empty() { self.span.end } else { self.text.end };
        Span::new(self.text.start, end.max(self.text.end))
    }

    /// Whether it says when, in whatever way.
    pub fn has_time(&self) -> bool {
        self.time != Leading::None
    }
}

/// The entries of the timeline part, in document order.
pub fn entries(text: &str, blocks: &[Block], sections: &[Section], parts: &Parts) -> Vec<RawEntry> {
    let mut indices = parts.timeline.clone();
    indices.sort_unstable();
    let mut reader = Reader::new(text);
    let names: Vec<HeadingName> = indices.iter().map(|&index| heading_name(text, sections, index)).collect();
    // Where the next heading that begins with a time or a day stands.
    let mut next = usize::MAX;
    let mut ends = vec![usize::MAX; indices.len()];
    for ((&index, name), end) in indices.iter().zip(&names).zip(&mut ends).rev() {
        *end = next;
        if let (Some(section), true) = (sections.get(index), *name != HeadingName::Other) {
            next = section.heading.start;
        }
    }
    for (at, (&index, end)) in indices.iter().zip(ends).enumerate() {
        let Some(section) = sections.get(index) else { continue };
        // `Duration: 14:30 to 15:10` beside the entries is none of them.
        if section.kind == SectionKind::Duration && !matches!(section.style, HeadingStyle::Heading(_)) {
            continue;
        }
        reader.index = index;
        reader.is_own = section.kind == SectionKind::Timeline;
        match names.get(at) {
            Some(HeadingName::Time) => reader.heading(section, section.full.end.min(end)),
            Some(HeadingName::DayAndText) => {
                reader.heading(section, section.full.end.min(end));
                reader.covered = 0;
                reader.tentative = Some(section.full.end);
            }
            Some(HeadingName::Day(day)) => reader.set_day(day.clone(), heading_line(text, section)),
            _ => {}
        }
        let first = blocks.partition_point(|block| block.span.end <= section.content.start);
        for block in blocks.iter().skip(first).take_while(|block| block.span.start < section.content.end) {
            if block.span.start < reader.covered {
                reader.below_heading(block);
                continue;
            }
            match &block.kind {
                BlockKind::List { items } => reader.list(block.span, items, section.content),
                BlockKind::Table { head, rows } => reader.table(block.span, head, rows),
                BlockKind::Paragraph { .. } => reader.paragraph(block.span, section.content),
                BlockKind::Indented | BlockKind::Html | BlockKind::Other => reader.continue_with(block.span),
                BlockKind::Heading { .. } => reader.waiting = None,
            }
        }
        reader.waiting = None;
    }
    reader.finish()
}

/// What the heading of a section within the timeline begins with.
#[derive(Clone, Debug, PartialEq)]
enum HeadingName {
    Time,
    /// A day and nothing else.
    Day(Written),
    /// A day, and what happened on it.
    DayAndText,
    Other,
}

fn heading_name(text: &str, sections: &[Section], index: usize) -> HeadingName {
    let Some(section) = sections.get(index) else { return HeadingName::Other };
    if !matches!(section.style, HeadingStyle::Heading(_)) {
        return HeadingName::Other;
    }
    if section.kind == SectionKind::Timeline {
        // "Timeline, 2 March 2026".
        let found = times::scan_all(&section.title).into_iter().map(|(_, _, written)| written);
        return found.clone().find(Written::has_day).map_or(HeadingName::Other, |day| {
            HeadingName::Day(Written { clock: None, end: None, zone: None, ..day })
        });
    }
    if let Some(day) = times::day(&section.title) {
        return HeadingName::Day(day);
    }
    match take_time(text, heading_line(text, section)).time {
        Leading::Time(_) => HeadingName::Time,
        Leading::Date(_) => HeadingName::DayAndText,
        _ => HeadingName::Other,
    }
}

/// The text of a heading in the file, without the marks around it.
fn heading_line(text: &str, section: &Section) -> Span {
    let heading = text.get(section.heading.start..section.heading.end).unwrap_or_default();
    let line = heading.lines().next().unwrap_or_default();
    let start = line.len() - line.trim_start_matches(['#', ' ', '\t']).len();
    let end = line.trim_end().trim_end_matches('#').trim_end().len();
    Span::new(section.heading.start + start.min(end), section.heading.start + end)
}

/// Reads entries section by section.
struct Reader<'a> {
    text: &'a str,
    entries: Vec<RawEntry>,
    /// The section being read.
    index: usize,
    /// It is the timeline's own, not one of another kind inside it.
    is_own: bool,
    /// A day that was named and no entry has taken yet.
    day: Option<(Written, Span)>,
    /// Blocks that begin before this belong to the entry of a heading.
    covered: usize,
    /// No block below that heading has been met yet.
    begins_below: bool,
    /// The last entry is a heading with a day, which names the day alone if entries follow before this.
    tentative: Option<usize>,
    /// The last entry is a plain line with nothing but a time: what follows is its text.
    waiting: Option<()>,
    /// Entries of lists and tables in which nothing has a time.
    untimed: Vec<std::ops::Range<usize>>,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            entries: Vec::new(),
            index: 0,
            is_own: true,
            day: None,
            covered: 0,
            begins_below: false,
            tentative: None,
            waiting: None,
            untimed: Vec::new(),
        }
    }

    fn slice(&self, span: Span) -> &'a str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }

    fn set_day(&mut self, day: Written, span: Span) {
        self.day = Some((day, span));
        self.waiting = None;
    }

    fn push(&mut self, mut entry: RawEntry) {
        if self.tentative.take().is_some_and(|end| entry.span.start < end)
            && let Some(RawEntry { time: Leading::Date(day), time_span, .. }) = self.entries.pop()
        {
            self.day = Some((day, time_span));
        }
        entry.day = entry.day.or(self.day.take().map(Box::new));
        entry.section = self.index;
        self.waiting = None;
        self.entries.push(entry);
    }

    /// An entry whose heading begins with a time; what stands below it up to `end` is its text.
    fn heading(&mut self, section: &Section, end: usize) {
        let line = heading_line(self.text, section);
        let taken = take_time(self.text, line);
        let (tags, rest) = line::take_tags(self.text, Span::new(taken.rest, line.end));
        let end = end.max(line.end);
        self.push(RawEntry {
            span: Span::new(section.heading.start, end),
            container: Span::new(section.heading.start, end),
            time_span: taken.span,
            time: taken.time,
            tags,
            text: Span::new(rest, line.end),
            line: Span::new(rest, line.end),
            anchor: section.anchor.clone(),
            ..RawEntry::default()
        });
        self.covered = end;
        self.begins_below = true;
    }

    /// A block below a heading that is an entry: where the heading has no text, the paragraph right
    /// below it is what the entry says.
    fn below_heading(&mut self, block: &Block) {
        let is_first = std::mem::take(&mut self.begins_below);
        if let (BlockKind::Paragraph { .. }, Some(entry)) = (&block.kind, self.entries.last_mut())
            && is_first
            && entry.line.is_empty()
        {
            entry.line = block.span;
            entry.text = block.span;
        }
    }

    /// A block that can be no entry: the text of an entry that has none yet.
    fn continue_with(&mut self, block: Span) {
        if self.waiting.is_some()
            && let Some(entry) = self.entries.last_mut()
        {
            entry.span.end = block.end;
            entry.container.end = block.end;
        }
    }

    fn finish(self) -> Vec<RawEntry> {
        let mut timeless = self.untimed.into_iter().peekable();
        let timed = self.entries.iter().any(RawEntry::has_time);
        if !timed {
            return self.entries;
        }
        // Beside a timeline with times, a list in which nothing has one is a list of something else.
        let entries = self.entries.into_iter().enumerate();
        entries
            .filter(|(at, _)| {
                while timeless.next_if(|range| range.end <= *at).is_some() {}
                !timeless.peek().is_some_and(|range| range.contains(at))
            })
            .map(|(_, entry)| entry)
            .collect()
    }
}

impl Default for RawEntry {
    fn default() -> Self {
        Self {
            span: Span::default(),
            container: Span::default(),
            time: Leading::None,
            time_span: Span::default(),
            is_inline: false,
            day: None,
            zone: None,
            tags: Vec::new(),
            text: Span::default(),
            line: Span::default(),
            cells: Vec::new(),
            anchor: String::new(),
            section: 0,
        }
    }
}
