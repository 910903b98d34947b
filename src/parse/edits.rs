//! What has to change in a body for its headings to be markdown's own.

use super::blocks::{Block, BlockKind};
use super::canonical::{Canonical, Edit};
use super::links;
use super::names::{Form, Name, Place};
use super::sections::{HeadingStyle, Section};
use crate::source::Span;

/// The body `text[span]` with its headings as markdown's own; none where they are.
pub fn canonical(
    text: &str,
    span: Span,
    blocks: &[Block],
    sections: &[Section],
    names: &[Option<Name>],
) -> Option<Canonical> {
    let edits = edits(text, blocks, sections, names);
    (!edits.is_empty()).then(|| Canonical::new(text, span, &edits))
}

/// The changes, in order.
pub fn edits(text: &str, blocks: &[Block], sections: &[Section], names: &[Option<Name>]) -> Vec<Edit> {
    let mut edits = Vec::new();
    let levels = levels(sections);
    let mut is_indented = false;
    for ((section, name), level) in sections.iter().zip(names).zip(levels) {
        let Some(name) = name else { continue };
        is_indented |= name.place == Place::Indented;
        match (section.style, name.form) {
            (HeadingStyle::Heading(_), Form::Heading(_)) => {}
            (HeadingStyle::Heading(_) | HeadingStyle::Line, _) => {
                heading(text, section, name, level, &mut edits);
            }
            (HeadingStyle::Label, _) => {
                // Without a blank line and at the margin, the list above would take it in.
                if let Place::BelowList(line) = name.place {
                    edits
                        .push(Edit { span: Span::new(line.start, name.span.start), insert: "\n".to_owned() });
                }
            }
            (HeadingStyle::None, _) => {}
        }
    }
    if is_indented {
        for block in blocks.iter().filter(|block| matches!(block.kind, BlockKind::Indented)) {
            outdent(text, block.span, usize::MAX, &mut edits);
        }
    }
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    edits
}

/// Rewrites one name to a heading of rank `level`.
fn heading(text: &str, section: &Section, name: &Name, level: u8, edits: &mut Vec<Edit>) {
    let hashes = "#".repeat(usize::from(level));
    let start = if let Place::BelowList(line) = name.place { line.start } else { section.heading.start };
    edits.push(Edit { span: Span::new(start, name.title.start), insert: format!("\n\n{hashes} ") });
    let html = text.get(name.span.start..name.title.start).unwrap_or_default();
    let id = links::html_ids(html).next().filter(|id| !id.contains(['{', '}', '\n']));
    let id = id.map_or(String::new(), |id| format!(" {{#{id}}}"));
    edits.push(Edit { span: Span::new(name.title.end, name.span.end), insert: format!("{id}\n\n") });
    if let Place::Item { item, .. } = name.place {
        // What stands in the item stands below the heading.
        let first_line =
            text.get(..item.start).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
        let rest = Span::new(name.span.end, item.end);
        outdent(text, rest, name.span.start - first_line, edits);
    }
}

/// Takes away up to `most` blanks at the start of each line in `span`; of a line that begins before
/// `span`, only where nothing but blanks stand before it.
fn outdent(text: &str, span: Span, most: usize, edits: &mut Vec<Edit>) {
    let before = text.get(..span.start).unwrap_or_default();
    let indent = before.len() - before.trim_end_matches([' ', '\t']).len();
    let at_start =
        before.get(..before.len() - indent).is_none_or(|line| line.is_empty() || line.ends_with('\n'));
    let mut start = if at_start { span.start - indent } else { span.start };
    let slice = text.get(start..span.end).unwrap_or_default();
    for (index, line) in slice.split_inclusive('\n').enumerate() {
        let blanks = line.len() - line.trim_start_matches([' ', '\t']).len();
        if (index > 0 || at_start) && blanks > 0 {
            let end = start + blanks.min(most);
            edits.push(Edit { span: Span::new(start, end), insert: String::new() });
        }
        start += line.len();
    }
}

/// The rank of each section's heading: a line that serves as one is below the heading around it.
fn levels(sections: &[Section]) -> Vec<u8> {
    let mut levels: Vec<u8> = Vec::with_capacity(sections.len());
    for section in sections {
        let around = section.parent.and_then(|parent| levels.get(parent)).copied().unwrap_or(1);
        levels.push(match section.style {
            HeadingStyle::Heading(level) => level,
            HeadingStyle::Line => (around.max(1) + 1).min(6),
            HeadingStyle::Label | HeadingStyle::None => around,
        });
    }
    levels
}

/// Gives the sections the ids that their headings have in the page.
pub fn take_anchors(sections: &mut [Section], blocks: &[Block]) {
    let mut headings = blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Heading { anchor, .. } => Some((block.span.start, anchor)),
        _ => None,
    });
    let mut next = headings.next();
    for section in sections
        .iter_mut()
        .filter(|section| matches!(section.style, HeadingStyle::Heading(_) | HeadingStyle::Line))
    {
        while next.is_some_and(|(start, _)| start < section.heading.start) {
            next = headings.next();
        }
        if let Some((_, anchor)) = next.filter(|(start, _)| *start == section.heading.start) {
            section.anchor.clone_from(anchor);
            next = headings.next();
        }
    }
}
