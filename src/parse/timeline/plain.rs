//! Entries that are lines of plain text.

use super::line::{TakenTime, take_tags, take_time};
use super::{RawEntry, Reader};
use crate::parse::times::{self, Leading};
use crate::source::Span;

/// A line shorter than this was not broken for its width: the next one begins something new.
const SHORT: usize = 60;

impl Reader<'_> {
    /// The lines of a paragraph that stand in `content`.
    pub(super) fn paragraph(&mut self, block: Span, content: Span) {
        let part = Span::new(block.start.max(content.start), block.end.min(content.end));
        if part.start >= part.end {
            return;
        }
        // Whether a line may begin here: not in the middle of a sentence.
        let mut may_begin = true;
        // Whether the last entry is of this paragraph.
        let mut inside = false;
        let mut start = part.start;
        for whole in self.slice(part).split_inclusive('\n') {
            let content = whole.trim_end();
            let indent = content.len() - content.trim_start().len();
            let line = Span::new(start + indent.min(content.len()), start + content.len());
            start += whole.len();
            if line.start >= line.end {
                continue;
            }
            if let Some(day) =
                times::day(self.slice(line).trim_matches(['*', '_', '`', '[', ']', '(', ')', ' ', ':']))
            {
                self.set_day(day, line);
                (may_begin, inside) = (true, false);
                continue;
            }
            let taken = take_time(self.text, line);
            let begins = matches!(taken.time, Leading::Time(_)) && (may_begin || taken.is_set_off)
                || (matches!(taken.time, Leading::Malformed(_)) || inside && taken.time == Leading::Unknown)
                    && may_begin
                    && taken.is_set_off;
            if begins {
                self.lines(line, taken, block);
                inside = true;
            } else if inside || self.waiting.is_some() {
                self.extend(line, block);
                inside = true;
            }
            may_begin = line.end - line.start < SHORT
                || whole.trim_end_matches(['\n', '\r']).ends_with("  ")
                || ends_sentence(self.slice(line));
        }
        // A time alone: its text may stand in the next block.
        let is_bare = self.entries.last().is_some_and(|entry| inside && entry.text.is_empty());
        if is_bare || self.waiting.is_some() && inside {
            self.waiting = Some(());
        }
    }

    /// The entry that begins with `line`, or several where the line holds more.
    fn lines(&mut self, line: Span, taken: TakenTime, block: Span) {
        let mut rest = line;
        let mut taken = taken;
        let behind = self.slice(Span::new(taken.rest.min(line.end), line.end));
        let starts: Vec<usize> = if taken.is_set_off {
            let found = times::scan(behind).into_iter();
            found
                .filter(|(start, end, _)| {
                    let before = behind.get(..*start).unwrap_or_default().trim_end();
                    let after = behind.get(*end..).unwrap_or_default().trim_start_matches(['*', '_', ' ']);
                    before.ends_with(['.', '!', '?', ';', '。'])
                        && after.starts_with([':', '：', '-', '–', '—'])
                })
                .map(|(start, _, _)| line.end - behind.len() + start)
                .collect()
        } else {
            Vec::new()
        };
        for start in starts {
            let own = Span::new(rest.start, start);
            self.line(own, taken, block);
            rest = Span::new(start, line.end);
            taken = take_time(self.text, rest);
        }
        self.line(rest, taken, block);
    }

    fn line(&mut self, line: Span, taken: TakenTime, block: Span) {
        let (tags, rest) = take_tags(self.text, Span::new(taken.rest, line.end));
        let rest = rest.min(line.end);
        self.push(RawEntry {
            span: line,
            container: block,
            time: taken.time,
            time_span: taken.span,
            tags,
            text: Span::new(rest, line.end),
            line: Span::new(rest, line.end),
            ..RawEntry::default()
        });
    }

    /// A line, in `block`, that goes on with the last entry.
    fn extend(&mut self, line: Span, block: Span) {
        let Some(entry) = self.entries.last_mut() else { return };
        let is_same = entry.container.end == block.end;
        let end = line.end;
        // A list or code may stand between: then the text is all of it.
        let is_first = entry.span.end <= entry.text.end;
        entry.span.end = end;
        entry.container.end = entry.container.end.max(block.end);
        // Text of another paragraph belongs to the entry, but is not its own line.
        if is_same {
            entry.text.end = end;
            entry.line.end = end;
        } else if entry.line.is_empty() {
            if !is_first {
                return;
            }
            entry.line = line;
            entry.text = line;
        } else if entry.line.start >= block.start {
            entry.line.end = end;
            entry.text.end = end;
        }
    }
}

fn ends_sentence(line: &str) -> bool {
    let line = line.trim_end_matches(['*', '_', '`', ')', ']', '"', '”', '）', '」']);
    line.ends_with(['.', '!', '?', ':', ';', '。', '！', '？', '：', '\\', '>', '、'])
        || line.ends_with("<br")
}
