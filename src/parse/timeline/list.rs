//! Entries that are items of a list.

use super::line::{only_time, take_tags, take_time};
use super::{RawEntry, Reader};
use crate::parse::blocks::{BlockKind, Item};
use crate::parse::times::{self, Leading};
use crate::source::Span;

impl Reader<'_> {
    /// The items of the list at `container` that stand in `content`.
    pub(super) fn list(&mut self, container: Span, items: &[Item], content: Span) {
        if self.waiting.is_some() && !items.iter().any(|item| self.is_timed(item)) {
            return self.continue_with(container);
        }
        let from = self.entries.len();
        let is_whole = container.start >= content.start && container.end <= content.end;
        // Text between would be lost if the list were drawn.
        let drawable = self.items(items, content, 0) && is_whole;
        // A heading with a day may have gone.
        let from = from.min(self.entries.len());
        let own = self.entries.get_mut(from..).unwrap_or_default();
        for entry in own.iter_mut().filter(|entry| container.contains(entry.span)) {
            entry.container = if drawable { container } else { Span::default() };
        }
        if own.iter().any(RawEntry::has_time) {
            return;
        }
        if self.is_own {
            self.untimed.push(from..self.entries.len());
        } else {
            self.entries.truncate(from);
        }
    }

    /// Whether nothing but entries and days stands in the items.
    fn items(&mut self, items: &[Item], content: Span, depth: usize) -> bool {
        let mut drawable = true;
        for item in items {
            let nested = || {
                item.lists.iter().filter_map(|block| match &block.kind {
                    BlockKind::List { items } => Some(items.as_slice()),
                    _ => None,
                })
            };
            let line = item.content;
            if line.start < content.start || line.start >= content.end {
                // A label within the list: `- **Timeline:**` with the entries below it.
                drawable = false;
                if item.span.end > content.start && item.span.start < content.end {
                    for items in nested() {
                        self.items(items, content, depth + 1);
                    }
                }
                continue;
            }
            if let Some(day) =
                times::day(self.slice(line).trim_matches(['*', '_', '`', '[', ']', '(', ')', ' ', ':']))
            {
                self.set_day(day, line);
                for items in nested() {
                    drawable &= self.items(items, content, depth + 1);
                }
                continue;
            }
            let taken = take_time(self.text, line);
            if taken.time == Leading::None
                && nested().any(|items| items.iter().any(|item| self.is_timed(item)))
            {
                // A heading of its own within the list.
                drawable = false;
                for items in nested() {
                    self.items(items, content, depth + 1);
                }
                continue;
            }
            self.item(item, taken);
            // A date with text, and times in the list below it.
            if depth == 0
                && matches!(self.entries.last(), Some(RawEntry { time: Leading::Date(_), .. }))
                && nested().any(|items| items.iter().any(|item| self.is_timed(item)))
                && let Some(RawEntry { time: Leading::Date(day), time_span, .. }) = self.entries.pop()
            {
                drawable = false;
                self.set_day(day, time_span);
                for items in nested() {
                    self.items(items, content, depth + 1);
                }
            }
        }
        drawable
    }

    fn is_timed(&self, item: &Item) -> bool {
        matches!(take_time(self.text, item.content).time, Leading::Time(_))
    }

    fn item(&mut self, item: &Item, taken: super::line::TakenTime) {
        let line = item.content;
        let (tags, rest) = take_tags(self.text, Span::new(taken.rest, line.end));
        let mut entry = RawEntry {
            span: item.span,
            time: taken.time,
            time_span: taken.span,
            tags,
            text: Span::new(rest.min(item.span.end), item.span.end),
            line: Span::new(rest, line.end),
            ..RawEntry::default()
        };
        if entry.time == Leading::None
            && let Some((written, span)) = only_time(self.text, line)
        {
            entry.time = Leading::Time(written);
            entry.time_span = span;
            entry.is_inline = true;
        }
        self.push(entry);
    }
}
