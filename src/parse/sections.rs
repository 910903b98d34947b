//! Names to sections: which text stands under which heading or label.

use std::borrow::Cow;

use super::blocks::{Block, BlockKind};
use super::headings::{HeadingTable, SectionKind};
use super::names::{self, Form, Name, Place};
use crate::incident::Gap;
use crate::source::Span;

/// How a section's name is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadingStyle {
    /// Text without a name of its own: before the first heading, or where a section goes on after a
    /// label's paragraph.
    None,
    /// A heading of this rank, 1 to 6, in markdown or HTML.
    Heading(u8),
    /// A line that serves as a heading: `**Timeline**`, `Timeline:`, `Timeline`, `1. Timeline`.
    Line,
    /// `**Label:** text`, `Label: text`, as a line or an item of a list, within a section.
    Label,
}

/// A named stretch of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// What it is about.
    pub kind: SectionKind,
    /// How its name is written.
    pub style: HeadingStyle,
    /// Its name as written, as plain text.
    pub title: String,
    /// Where the name stands; empty for the text before the first heading.
    pub heading: Span,
    /// The section around it, as an index.
    pub parent: Option<usize>,
    /// Its own text, without that of the sections inside it.
    pub content: Span,
    /// Everything in it, from the name to the end of the last section inside.
    pub full: Span,
    /// The heading's id in the page; empty for labels.
    pub anchor: String,
    /// Words of its own text; each Chinese, Japanese or Korean character counts as half one.
    pub words: usize,
    /// Its name has no other meaning than its kind.
    pub is_sure: bool,
    /// The known name that its own nearly is.
    pub meant: Option<String>,
}

/// The sections of a body, and what is known of their names, by the same indices; none for the text
/// before the first.
pub fn build(
    text: &str,
    body: Span,
    blocks: &[Block],
    table: &HeadingTable,
) -> (Vec<Section>, Vec<Option<Name>>) {
    let names = names::names(text, blocks, table);
    let headed = names
        .iter()
        .filter(|name| matches!(name.form, Form::Heading(_) | Form::Glued(_) | Form::Html(_)))
        .filter_map(|name| name.meaning.as_ref().map(|meaning| meaning.kind))
        .collect();
    let voids = blocks.iter().filter(|block| is_void(block)).map(|block| block.span).collect();
    let mut builder =
        Builder { text, voids, headed, sections: Vec::new(), names: Vec::new(), stack: Vec::new() };
    builder.push(SectionKind::Other, HeadingStyle::None, 0, Span::new(body.start, body.start), None);
    let mut names = names.into_iter().peekable();
    for block in blocks {
        if matches!(block.kind, BlockKind::Paragraph { .. })
            && names.peek().is_none_or(|name| name.span.start > block.span.start)
        {
            builder.paragraph(block.span);
        }
        while let Some(name) = names.next_if(|name| name.span.start < block.span.end) {
            let whole = text.get(block.span.start..block.span.end).unwrap_or_default().trim().len();
            let fills_block = whole <= name.span.end - name.span.start;
            builder.name(name, fills_block);
        }
    }
    builder.close_while(body.end, |_| true);
    (builder.sections, builder.names)
}

/// How high a name stands: smaller is higher. What is written in one way has one rank.
type Rank = u8;

const ITEM_HEADING: Rank = 9;
const BOLD_LINE: Rank = 10;
const BARE_LINE: Rank = 11;
const COLON_LINE: Rank = 12;
const BOLD_LABEL: Rank = 14;
const COLON_LABEL: Rank = 15;
const ITEM_LABEL: Rank = 20;

/// A section that is not over.
#[derive(Clone, Copy)]
struct Open {
    index: usize,
    rank: Rank,
    kind: SectionKind,
    /// A label behind a list's marker.
    in_list: bool,
    /// Nothing else stands on the name's line.
    alone: bool,
    /// A heading stands inside, though this is a line.
    holds_heading: bool,
}

impl Open {
    fn is_heading(&self) -> bool {
        self.rank < ITEM_HEADING
    }
}

struct Builder<'a> {
    text: &'a str,
    /// What has words and says nothing, in order.
    voids: Vec<Span>,
    /// Kinds that some real heading has.
    headed: Vec<SectionKind>,
    sections: Vec<Section>,
    names: Vec<Option<Name>>,
    /// Open sections, outermost first.
    stack: Vec<Open>,
}

impl Builder<'_> {
    /// A paragraph that begins with no name: a label whose own paragraph is over is over too.
    fn paragraph(&mut self, span: Span) {
        let Some(top) = self.stack.last().copied() else { return };
        let Some(section) = self.sections.get(top.index) else { return };
        if section.style != HeadingStyle::Label || top.alone && !top.in_list {
            return;
        }
        let so_far = self.text.get(section.content.start..span.start).unwrap_or_default().trim_end();
        let announces = so_far.ends_with([':', '：']) || so_far.trim_matches(['*', '_', ' ']).is_empty();
        let around = section.parent.and_then(|parent| self.sections.get(parent)).map(|parent| parent.kind);
        let Some(kind) = around.filter(|kind| *kind != SectionKind::Other && !announces) else { return };
        self.close_while(span.start, |open| open.index == top.index);
        self.push(kind, HeadingStyle::None, u8::MAX, Span::new(span.start, span.start), None);
    }

    fn name(&mut self, name: Name, fills_block: bool) {
        match name.form {
            Form::Heading(level) | Form::Glued(level) | Form::Html(level) => self.heading(name, level),
            _ => self.line(name, fills_block),
        }
    }

    fn heading(&mut self, name: Name, level: u8) {
        let kind = name.meaning.as_ref().map_or(SectionKind::Other, |meaning| meaning.kind);
        let at = name.span.start;
        while let Some(top) = self.stack.last_mut() {
            if top.rank != 0 && !top.is_heading() && top.alone && holds_in_line(top.kind, kind) {
                let open = *top;
                let is_blank = is_blank(self.text, &self.sections, &open, at);
                // A line right above a heading: it is the higher one, and so for the next.
                if is_blank || top.holds_heading {
                    top.holds_heading = true;
                    break;
                }
            }
            let is_over = top.rank == 0 || !top.is_heading() || top.rank >= level;
            if !is_over {
                break;
            }
            let index = top.index;
            self.close_while(at, |open| open.index == index);
        }
        self.push(kind, HeadingStyle::Heading(level), level, name.span, Some(name));
    }

    /// A line that may be a heading, or a label.
    fn line(&mut self, name: Name, fills_block: bool) {
        let Some(meaning) = name.meaning.clone() else { return };
        let kind = meaning.kind;
        let in_known = self.stack.iter().any(|open| open.kind != SectionKind::Other);
        let in_list = matches!(name.place, Place::Item { .. });
        let opens_item = self.opens_as_item(&name, kind);
        let is_eligible = match (name.alone, name.form) {
            _ if in_list => in_known && kind != SectionKind::Other || opens_item,
            (true, Form::Bare) => name.bounded && (meaning.is_sure || fills_block),
            (true, _) => true,
            (false, _) => kind != SectionKind::Other && (in_known || meaning.is_sure),
        };
        if !is_eligible {
            return;
        }
        let rank = match (&name.place, name.form, name.alone) {
            _ if opens_item => ITEM_HEADING,
            (Place::Item { depth, .. }, ..) => ITEM_LABEL.saturating_add(*depth),
            (_, Form::Bold, true) => BOLD_LINE,
            (_, Form::Bare, _) => BARE_LINE,
            (_, _, true) => COLON_LINE,
            (_, Form::Bold, false) => BOLD_LABEL,
            _ => COLON_LABEL,
        };
        let at = self.start_of(&name, opens_item);
        self.break_out(kind, meaning.is_sure, &name, at);
        while let Some(open) =
            self.stack.last().copied().filter(|open| !open.is_heading() && open.rank >= rank)
        {
            // A line that names a part and says nothing is the higher one, whatever it looks like.
            let holds = holds_in_line(open.kind, kind)
                && (open.rank == rank || open.alone && is_blank(self.text, &self.sections, &open, at));
            if holds {
                break;
            }
            self.close_while(at, |other| other.index == open.index);
        }
        let around = self.stack.iter().rev().find(|open| open.kind != SectionKind::Other);
        let is_line = name.alone && (!in_list || opens_item) && around.is_none();
        let style = if is_line { HeadingStyle::Line } else { HeadingStyle::Label };
        if kind == SectionKind::Other && style == HeadingStyle::Label {
            return;
        }
        let heading = Span::new(at, name.span.end);
        self.push(kind, style, rank, heading, Some(name));
    }

    /// Whether an item of a list is the heading of a part, as in `1. Timeline` and `- **Timeline**`.
    fn opens_as_item(&self, name: &Name, kind: SectionKind) -> bool {
        let Place::Item { depth: 0, has_more: true, .. } = name.place else { return false };
        let under_another = self.stack.iter().any(|open| {
            open.kind != SectionKind::Other && open.rank != ITEM_HEADING && open.rank < ITEM_LABEL
        });
        let is_sure = name.meaning.as_ref().is_some_and(|meaning| meaning.is_sure);
        name.alone && is_sure && kind.is_part() && !under_another
    }

    /// Closes the parts in which a part of `kind` cannot stand.
    fn break_out(&mut self, kind: SectionKind, is_sure: bool, name: &Name, at: usize) {
        use SectionKind as Kind;
        let is_major = matches!(
            kind,
            Kind::Summary
                | Kind::Timeline
                | Kind::RootCauseAndResolution
                | Kind::RootCause
                | Kind::Corrective
        );
        let in_list = matches!(name.place, Place::Item { .. });
        if !is_major || !is_sure {
            return;
        }
        let has_heading = self.headed.contains(&kind);
        let leaves = |open: &Open| {
            let is_lower = if open.is_heading() {
                name.alone && !in_list && !has_heading
            } else {
                !in_list || open.rank == ITEM_HEADING
            };
            open.rank != 0 && open.kind != Kind::Other && is_lower && !may_hold(open.kind, kind)
        };
        if let Some(outermost) = self.stack.iter().find(|open| leaves(open)).map(|open| open.index) {
            self.close_while(at, |open| open.index >= outermost);
        }
    }

    /// Where the section of `name` begins.
    fn start_of(&self, name: &Name, opens_item: bool) -> usize {
        match name.place {
            Place::Item { item, .. } if opens_item => item.start,
            _ => name.span.start,
        }
    }

    fn push(
        &mut self,
        kind: SectionKind,
        style: HeadingStyle,
        rank: Rank,
        heading: Span,
        name: Option<Name>,
    ) {
        let parent = self.stack.last().map(|open| open.index);
        if let Some(parent) = parent.and_then(|parent| self.sections.get_mut(parent)) {
            parent.content.end = parent.content.end.min(heading.start);
        }
        let in_list = name.as_ref().is_some_and(|name| matches!(name.place, Place::Item { .. }));
        let alone = name.as_ref().is_some_and(|name| name.alone);
        self.stack.push(Open {
            index: self.sections.len(),
            rank,
            kind,
            in_list,
            alone,
            holds_heading: false,
        });
        let meaning = name.as_ref().and_then(|name| name.meaning.as_ref());
        self.sections.push(Section {
            kind,
            style,
            title: name.as_ref().map(|name| name.text.trim().to_owned()).unwrap_or_default(),
            heading,
            parent,
            content: Span { start: heading.end, end: usize::MAX },
            full: heading,
            anchor: String::new(),
            words: 0,
            is_sure: meaning.is_some_and(|meaning| meaning.is_sure),
            meant: meaning.and_then(|meaning| meaning.meant.clone()),
        });
        self.names.push(name);
    }

    /// Closes the innermost sections as long as `is_over` holds.
    fn close_while(&mut self, at: usize, is_over: impl Fn(Open) -> bool) {
        while let Some(open) = self.stack.last().copied().filter(|open| is_over(*open)) {
            if let Some(section) = self.sections.get_mut(open.index) {
                section.full.end = at;
                section.content.end = section.content.end.min(at);
                let content = self.text.get(section.content.start..section.content.end).unwrap_or_default();
                let first = self.voids.partition_point(|void| void.start < section.content.start);
                let voids = self.voids.iter().skip(first).take_while(|void| void.start < section.content.end);
                let void_words: usize = voids
                    .map(|void| count_words(self.text.get(void.start..void.end).unwrap_or_default()))
                    .sum();
                section.words = count_words(&without_markup(content)).saturating_sub(void_words);
            }
            self.stack.pop();
        }
    }
}

/// Whether a block is a table of which only the head is filled in.
fn is_void(block: &Block) -> bool {
    let BlockKind::Table { rows, .. } = &block.kind else { return false };
    rows.iter().flat_map(|row| &row.cells).all(|cell| cell.text.trim().is_empty())
}

/// `text` without comments and HTML tags.
fn without_markup(text: &str) -> Cow<'_, str> {
    if !text.contains('<') {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    // Once a mark is not closed, none of its kind behind it is.
    let (mut comments, mut tags) = (true, true);
    while let Some(at) = rest.find('<') {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        kept.push_str(before);
        let is_comment = from.starts_with("<!--");
        let is_tag = from.as_bytes().get(1).is_some_and(|b| b.is_ascii_alphabetic() || *b == b'/');
        let end = match (is_comment, is_tag) {
            (true, _) if comments => from.find("-->").map(|end| end + 3),
            (false, true) if tags => from.find('>').map(|end| end + 1),
            _ => None,
        };
        comments &= !is_comment || end.is_some();
        tags &= !is_tag || end.is_some();
        if end.is_none() {
            kept.push('<');
        } else {
            kept.push(' ');
        }
        rest = from.get(end.unwrap_or(1)..).unwrap_or_default();
    }
    kept.push_str(rest);
    Cow::Owned(kept)
}

/// Whether nothing of an open section's own stands before `at`.
fn is_blank(text: &str, sections: &[Section], open: &Open, at: usize) -> bool {
    let Some(section) = sections.get(open.index) else { return true };
    text.get(section.content.start..section.content.end.min(at)).is_none_or(|own| own.trim().is_empty())
}

/// Whether a section of kind `inner` written like the one of kind `outer` before it is inside it.
fn holds_in_line(outer: SectionKind, inner: SectionKind) -> bool {
    use SectionKind as Kind;
    match outer {
        Kind::Summary => matches!(inner, Kind::Duration | Kind::Impact | Kind::UsersAffected),
        Kind::Impact => inner == Kind::UsersAffected,
        Kind::RootCauseAndResolution => matches!(inner, Kind::RootCause | Kind::Resolution),
        Kind::Corrective => matches!(inner, Kind::Improvements | Kind::Tasks),
        Kind::Lessons => matches!(inner, Kind::WentWell | Kind::WentWrong | Kind::Lucky),
        _ => false,
    }
}

/// Whether a section of kind `inner` in one of kind `outer` is a portion of it, and no part itself.
pub fn may_hold(outer: SectionKind, inner: SectionKind) -> bool {
    use SectionKind as Kind;
    match inner {
        Kind::Timeline | Kind::RootCauseAndResolution => false,
        Kind::RootCause => matches!(outer, Kind::Summary | Kind::RootCauseAndResolution | Kind::RootCause),
        Kind::Resolution => {
            matches!(outer, Kind::Summary | Kind::Timeline | Kind::RootCauseAndResolution | Kind::Resolution)
        }
        Kind::Corrective => outer == Kind::Corrective,
        Kind::Summary => outer != Kind::Summary,
        _ => true,
    }
}

/// Words of the sections at `indices`.
pub fn word_count(sections: &[Section], indices: &[usize]) -> usize {
    indices.iter().filter_map(|&index| sections.get(index)).map(|section| section.words).sum()
}

/// Words of `text`: runs with a letter or a digit in them.
pub fn count_words(text: &str) -> usize {
    if text.is_ascii() {
        return text
            .split_ascii_whitespace()
            .filter(|word| word.bytes().any(|b| b.is_ascii_alphanumeric()))
            .count();
    }
    let wide = text
        .chars()
        .filter(|&c| ('\u{2e80}'..='\u{9fff}').contains(&c) || ('\u{ac00}'..='\u{d7af}').contains(&c))
        .count();
    let words = text
        .split_whitespace()
        .filter(|word| word.chars().any(|c| c.is_alphanumeric() && !('\u{2e80}'..='\u{d7af}').contains(&c)))
        .count();
    words + wide / 2
}

impl Section {
    /// The gap that the section states, where its text begins with `unknown` or `none`.
    pub fn gap(&self, text: &str) -> Option<Gap> {
        let content = text.get(self.content.start..self.content.end)?;
        let first = content.trim_start().lines().next()?.trim_start_matches(['-', '*', '+', ' ']);
        Gap::parse(first, self.content)
    }
}
