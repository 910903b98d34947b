//! What a line of a timeline begins with: its time and its tags.

use crate::incident::EntryKind;
use crate::parse::times::{self, Leading, Written, words};
use crate::source::Span;

/// A time taken off the start of a line.
pub(super) struct TakenTime {
    pub(super) time: Leading,
    pub(super) span: Span,
    /// Where the text behind it begins.
    pub(super) rest: usize,
    /// A colon or a dash stands between time and text.
    pub(super) is_set_off: bool,
}

/// Takes the time off the start of `line`, with the marks around it and the separator behind it.
pub(super) fn take_time(text: &str, line: Span) -> TakenTime {
    let content = text.get(line.start..line.end).unwrap_or_default();
    let open = content.len() - content.trim_start_matches(is_mark).len();
    let (time, length) = times::leading(content.get(open..).unwrap_or_default());
    if time == Leading::None {
        let start = Span::new(line.start, line.start);
        return TakenTime { time, span: start, rest: line.start, is_set_off: false };
    }
    let span = Span::new(line.start + open, line.start + open + length);
    let behind = content.get(open + length..).unwrap_or_default();
    // `[14:30](url) text`: the link is part of the text.
    if behind.starts_with("](") {
        return TakenTime { time, span, rest: line.start, is_set_off: true };
    }
    // `**14:30:** text`, `[14:30] - text`; a `[` that opens a tag stays.
    let text_behind = behind.trim_start_matches(|c: char| {
        matches!(
            c,
            '*' | '_' | '`' | ']' | ')' | ' ' | '\t' | ':' | '：' | '-' | '–' | '—' | '|' | ',' | '.' | '→'
        )
    });
    let between = behind.get(..behind.len() - text_behind.len()).unwrap_or_default();
    let is_set_off = text_behind.is_empty() || between.contains([':', '：', '-', '–', '—', '|', ']']);
    TakenTime { time, span, rest: line.end - text_behind.len(), is_set_off }
}

/// Marks and pictures before a time.
fn is_mark(c: char) -> bool {
    matches!(c, '*' | '_' | '`' | '[' | '(' | ' ' | '"')
        || !c.is_ascii()
            && !c.is_alphanumeric()
            && !matches!(c, '≈' | '〜' | '～' | '−')
            && !words::is_wide(c)
}

/// The first time of `line`, a line of markdown with the marks of a list, a table or a heading: the
/// one it begins with, else the first within it.
pub fn first_time(line: &str) -> Option<Written> {
    let mut start = line.trim_start_matches(['"', '|', '>', '#', '-', '+', '*', ' ', '\t']);
    let digits = start.bytes().take(3).take_while(u8::is_ascii_digit).count();
    if let Some(rest) = start.get(digits..).filter(|_| (1..3).contains(&digits))
        && let Some(rest) = rest.strip_prefix(". ").or_else(|| rest.strip_prefix(") "))
        && times::day(start).is_none()
        && !matches!(times::leading(start).0, Leading::Time(_))
    {
        start = rest;
    }
    match take_time(start, Span::new(0, start.len())).time {
        Leading::Time(written) => return Some(written),
        Leading::Date(_) | Leading::Unknown | Leading::Malformed(_) => return None,
        Leading::None => {}
    }
    if !line.trim_start().starts_with('|') {
        return times::scan(start).into_iter().next().map(|(_, _, written)| written);
    }
    // Of a table, a cell that begins with a time.
    line.split('|').find_map(|cell| match take_time(cell, Span::new(0, cell.len())).time {
        Leading::Time(written) => Some(written),
        _ => None,
    })
}

/// The only time of day within `line`, and where it stands.
pub(super) fn only_time(text: &str, line: Span) -> Option<(Written, Span)> {
    let found = times::scan(text.get(line.start..line.end)?);
    let [(start, end, _)] = found.as_slice() else { return None };
    let span = Span::new(line.start + start, line.start + end);
    found.into_iter().next().map(|(_, _, written)| (written, span))
}

/// Takes tags off the start of `line`; what stands in other brackets is text.
pub(super) fn take_tags(text: &str, line: Span) -> (Vec<EntryKind>, usize) {
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
    /// Longer than this it is no tag.
    const MAX_TAG: usize = 20;
    let inner = text.strip_prefix('[')?;
    let end = inner.bytes().take(MAX_TAG).position(|b| b == b']')?;
    let name = inner.get(..end)?;
    Some((kind_named(name)?, inner.get(end + 1..)?))
}

/// The kind called `name`, with spaces, hyphens or underscores.
pub fn kind_named(name: &str) -> Option<EntryKind> {
    let name = name.trim().to_ascii_lowercase().replace(['-', '_'], " ");
    EntryKind::TAGS.iter().find(|(tag, _)| *tag == name).map(|(_, kind)| *kind)
}
