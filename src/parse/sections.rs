//! Blocks to sections: which text stands under which heading or label, and which sections make up
//! the parts that a postmortem must have.

use super::blocks::{Block, BlockKind};
use super::headings::{HeadingTable, SectionKind};
use crate::incident::Gap;
use crate::source::Span;

/// How a section's name is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadingStyle {
    /// The text before the first heading.
    None,
    /// A markdown heading of this rank, 1 to 6.
    Heading(u8),
    /// `**Label:** text`, `Label: text`, as a line or an item of a list.
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
}

/// Which sections make up each part, by index, the part's own heading first. Empty: not there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parts {
    /// Issue summary.
    pub summary: Vec<usize>,
    /// Timeline.
    pub timeline: Vec<usize>,
    /// The detailed cause; where one section tells cause and resolution, that one.
    pub cause: Vec<usize>,
    /// The detailed fix; likewise.
    pub resolution: Vec<usize>,
    /// Corrective and preventative measures.
    pub corrective: Vec<usize>,
}

/// Builds the sections of a body.
pub fn build(text: &str, body: Span, blocks: &[Block], table: &HeadingTable) -> (Vec<Section>, Parts) {
    let mut builder = Builder { text, table, sections: Vec::new(), stack: Vec::new() };
    builder.open(
        SectionKind::Other,
        HeadingStyle::None,
        String::new(),
        Span::new(body.start, body.start),
        String::new(),
    );
    for block in blocks {
        builder.block(block);
    }
    builder.close_all(body.end);
    let sections = builder.sections;
    let parts = parts(&sections);
    (sections, parts)
}

struct Builder<'a> {
    text: &'a str,
    table: &'a HeadingTable,
    sections: Vec<Section>,
    /// Open sections, outermost first.
    stack: Vec<usize>,
}

impl Builder<'_> {
    fn block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Heading { level, text, anchor } => {
                self.close(block.span.start, |style| match style {
                    HeadingStyle::Heading(open) => open >= *level,
                    HeadingStyle::Label | HeadingStyle::None => true,
                });
                let kind = self.table.kind(text).unwrap_or(SectionKind::Other);
                self.open(kind, HeadingStyle::Heading(*level), text.clone(), block.span, anchor.clone());
            }
            BlockKind::Paragraph { .. } => self.labels_in_lines(block.span),
            BlockKind::List { items } => {
                for item in items {
                    self.label_at(item.content);
                }
            }
            _ => {}
        }
    }

    /// Labels at the starts of the lines of a paragraph.
    fn labels_in_lines(&mut self, span: Span) {
        let mut start = span.start;
        let paragraph = self.text.get(span.start..span.end).unwrap_or_default();
        for line in paragraph.split_inclusive('\n') {
            self.label_at(Span::new(start, start + line.trim_end().len()));
            start += line.len();
        }
    }

    /// Opens a child where the line `span` begins with the label of a known kind, inside a section
    /// of a known kind.
    fn label_at(&mut self, span: Span) {
        let in_known = self
            .stack
            .iter()
            .any(|&index| self.sections.get(index).is_some_and(|section| section.kind != SectionKind::Other));
        if !in_known {
            return;
        }
        let line = self.text.get(span.start..span.end).unwrap_or_default();
        let Some((label, length)) = label(line) else { return };
        let Some(kind) = self.table.kind(label) else { return };
        let label = label.to_owned();
        self.close(span.start, |style| style == HeadingStyle::Label);
        self.open(
            kind,
            HeadingStyle::Label,
            label,
            Span::new(span.start, span.start + length),
            String::new(),
        );
    }

    fn open(&mut self, kind: SectionKind, style: HeadingStyle, title: String, heading: Span, anchor: String) {
        let parent = self.stack.last().copied();
        if let Some(parent) = parent.and_then(|parent| self.sections.get_mut(parent)) {
            parent.content.end = parent.content.end.min(heading.start);
        }
        self.stack.push(self.sections.len());
        let content = Span { start: heading.end, end: usize::MAX };
        self.sections.push(Section {
            kind,
            style,
            title,
            heading,
            parent,
            content,
            full: heading,
            anchor,
            words: 0,
        });
    }

    /// Closes the innermost sections as long as `is_over` holds for their style.
    fn close(&mut self, at: usize, is_over: impl Fn(HeadingStyle) -> bool) {
        while let Some(section) = self.stack.last().and_then(|&index| self.sections.get_mut(index)) {
            if !is_over(section.style) {
                break;
            }
            section.full.end = at;
            section.content.end = section.content.end.min(at);
            let content = self.text.get(section.content.start..section.content.end).unwrap_or_default();
            section.words = count_words(content);
            self.stack.pop();
        }
    }

    fn close_all(&mut self, end: usize) {
        self.close(end, |_| true);
    }
}

/// The label that `line` begins with, and how many bytes it takes with its marks: `**Impact:** `,
/// `**Impact**: `, `Impact: `, `__Impact__:`.
fn label(line: &str) -> Option<(&str, usize)> {
    /// Longer than this it is a sentence with a colon in it.
    const MAX_LABEL: usize = 60;
    for mark in ["**", "__"] {
        let Some(rest) = line.strip_prefix(mark) else { continue };
        let inner = rest.get(..rest.find(mark)?)?;
        let after = rest.get(inner.len() + mark.len()..)?;
        let name = inner.trim_end().trim_end_matches([':', '：']);
        let had_colon = name.len() < inner.trim_end().len();
        let colon = after.trim_start().starts_with([':', '：']);
        // A bold line of its own, or a bold name with a colon.
        if !had_colon && !colon && !after.trim().is_empty() {
            return None;
        }
        let mut length = line.len() - after.len();
        if !had_colon && colon {
            length += after.find([':', '：'])? + after.trim_start().chars().next().map_or(0, char::len_utf8);
        }
        return (name.len() <= MAX_LABEL).then_some((name, length));
    }
    let at = line.find([':', '：'])?;
    let colon = line.get(at..)?.chars().next().map_or(0, char::len_utf8);
    let name = line.get(..at)?;
    let is_name = name.len() <= MAX_LABEL && name.starts_with(char::is_alphabetic);
    is_name.then_some((name, at + colon))
}

/// Finds the parts. Of a part that occurs twice, the one that says more wins.
fn parts(sections: &[Section]) -> Parts {
    let top: Vec<usize> = (0..sections.len()).filter(|&index| is_top_level(sections, index)).collect();
    let family = |index: usize| -> Vec<usize> {
        let full = sections.get(index).map(|section| section.full).unwrap_or_default();
        (index..sections.len())
            .take_while(|&other| {
                sections.get(other).is_some_and(|section| section.heading.start < full.end || other == index)
            })
            .collect()
    };
    let best = |kind: SectionKind| -> Vec<usize> {
        top.iter()
            .copied()
            .filter(|&index| sections.get(index).is_some_and(|section| section.kind == kind))
            // The first of those that say most: `max_by_key` alone would take the last.
            .rev()
            .max_by_key(|&index| word_count(sections, &family(index)).min(20))
            .map(family)
            .unwrap_or_default()
    };

    let mut summary = best(SectionKind::Summary);
    let timeline = best(SectionKind::Timeline);
    let corrective = best(SectionKind::Corrective);
    let both = best(SectionKind::RootCauseAndResolution);
    let mut cause = best(SectionKind::RootCause);
    let mut resolution = best(SectionKind::Resolution);

    // Where all headings have one rank, duration, impact and cause before the timeline are the
    // summary's.
    let limit = timeline
        .first()
        .and_then(|&index| sections.get(index))
        .map_or(usize::MAX, |section| section.heading.start);
    if let Some(own) = summary.first().and_then(|&index| sections.get(index)) {
        for &index in &top {
            let Some(section) = sections.get(index) else { continue };
            let belongs = matches!(
                section.kind,
                SectionKind::Duration
                    | SectionKind::Impact
                    | SectionKind::UsersAffected
                    | SectionKind::RootCause
            );
            let between = section.heading.start >= own.full.end && section.heading.start < limit;
            if !belongs || !between || section.style != own.style {
                continue;
            }
            // A cause before the timeline is the detailed part only if nothing else is and it says
            // enough; it then serves both.
            if section.kind == SectionKind::RootCause && cause.first() == Some(&index) {
                let another = top.iter().copied().find(|&other| {
                    other != index
                        && sections.get(other).is_some_and(|section| section.kind == SectionKind::RootCause)
                });
                if !both.is_empty() || another.is_some() || word_count(sections, &family(index)) < 20 {
                    cause = another.map(family).unwrap_or_default();
                }
            }
            summary.extend(family(index));
        }
    }
    if !both.is_empty() {
        if cause.is_empty() {
            cause = child_or_whole(sections, &both, SectionKind::RootCause, SectionKind::Resolution);
        }
        if resolution.is_empty() {
            resolution = child_or_whole(sections, &both, SectionKind::Resolution, SectionKind::RootCause);
        }
    }
    Parts { summary, timeline, cause, resolution, corrective }
}

/// Of a section that tells cause and resolution: the child of kind `own`; without one, the whole but
/// for the child of kind `other`.
fn child_or_whole(sections: &[Section], both: &[usize], own: SectionKind, other: SectionKind) -> Vec<usize> {
    let first = both.first().copied().unwrap_or_default();
    let within = |index: usize, kind: SectionKind| -> bool {
        let mut at = Some(index);
        while let Some(section) = at.filter(|at| *at >= first).and_then(|at| sections.get(at)) {
            if section.kind == kind {
                return true;
            }
            at = section.parent;
        }
        false
    };
    let own: Vec<usize> = both.iter().copied().filter(|&index| within(index, own)).collect();
    if own.is_empty() { both.iter().copied().filter(|&index| !within(index, other)).collect() } else { own }
}

/// Whether no section around it is a part itself.
fn is_top_level(sections: &[Section], index: usize) -> bool {
    let mut parent = sections.get(index).and_then(|section| section.parent);
    while let Some(section) = parent.and_then(|parent| sections.get(parent)) {
        if section.kind != SectionKind::Other {
            return false;
        }
        parent = section.parent;
    }
    true
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
