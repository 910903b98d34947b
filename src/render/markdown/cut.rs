//! Cuts the events of a list, a table or other blocks into those of single timeline entries and tasks.

use crate::parse::inline::is_inline;
use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use crate::source::Span;

/// What is to be cut out.
pub(super) struct Target {
    /// Where the result goes.
    pub(super) index: usize,
    /// The text: it may begin and end in the middle of an event.
    pub(super) text: Span,
    /// The item or row around it. Of an item, blocks behind the text belong to it too.
    pub(super) whole: Span,
}

/// Events with their places in the file.
pub(super) type Events<'a> = Vec<(Event<'a>, Span)>;

/// The events of each of `targets`, which are in order and do not overlap. `source` is the text that
/// the events' places refer to.
pub(super) fn cut<'e>(
    source: &str,
    events: &[(Event<'e>, Span)],
    targets: Vec<Target>,
) -> Vec<(usize, Events<'e>)> {
    let mut targets = targets.into_iter().peekable();
    let mut done = Vec::new();
    let mut current: Option<Cut<'_, 'e>> = None;
    // For each open element, the target that has its start.
    let mut open: Vec<Option<usize>> = Vec::new();
    for (event, span) in events {
        if let Event::End(tag) = event {
            if let Some(Some(index)) = open.pop()
                && let Some(cut) = current.as_mut().filter(|cut| cut.target.index == index)
            {
                cut.end(*tag, *span);
            }
            continue;
        }
        while targets.peek().is_some_and(|next| next.whole.start <= span.start) {
            done.extend(current.take().map(Cut::finish));
            current = targets.next().map(|target| Cut::new(source, target));
        }
        let kept = current.as_mut().and_then(|cut| cut.event(event, *span).then_some(cut.target.index));
        if matches!(event, Event::Start(_)) {
            open.push(kept);
        }
    }
    done.extend(current.map(Cut::finish));
    done
}

/// One target being cut out.
struct Cut<'s, 'e> {
    source: &'s str,
    target: Target,
    events: Events<'e>,
    /// Elements open in `events`.
    open: Vec<TagEnd>,
    /// Where in `events` the first block begins that is in no other.
    first_block: Option<usize>,
    /// The text begins inside a paragraph.
    in_paragraph: bool,
    /// The end of what is kept: of the text, or of the whole once a block behind the text has begun.
    limit: usize,
}

impl<'s, 'e> Cut<'s, 'e> {
    fn new(source: &'s str, target: Target) -> Self {
        let limit = target.text.end;
        Self {
            source,
            target,
            events: Vec::new(),
            open: Vec::new(),
            first_block: None,
            in_paragraph: false,
            limit,
        }
    }

    /// Takes in an event that is no end; whether it is kept.
    fn event(&mut self, event: &Event<'e>, span: Span) -> bool {
        let begins_before = span.start < self.target.text.start;
        if span.end <= self.target.text.start || span.start >= self.target.whole.end {
            return false;
        }
        let event = match event {
            Event::Start(tag) => return self.start(tag, span),
            _ if span.start >= self.limit => return false,
            Event::Text(text) => match self.part(text, span) {
                Some(text) => Event::Text(text),
                None => return false,
            },
            Event::Code(code) if begins_before || span.end > self.limit => {
                let rest = self.source.get(span.start.max(self.target.text.start)..span.end.min(self.limit));
                let rest = rest.unwrap_or(code).trim_matches(['`', ' ']);
                Event::Code(CowStr::from(rest.to_owned()))
            }
            _ if begins_before => return false,
            other => other.clone(),
        };
        self.events.push((event, span));
        true
    }

    fn start(&mut self, tag: &Tag<'e>, span: Span) -> bool {
        let begins_before = span.start < self.target.text.start;
        let keep = if is_inline(tag) {
            span.start < self.limit
        } else if matches!(tag, Tag::TableHead | Tag::TableRow | Tag::TableCell) && self.open.is_empty() {
            false
        } else {
            if span.start >= self.limit {
                self.limit = self.target.whole.end;
            }
            !begins_before
        };
        if keep {
            if self.open.is_empty() && !is_inline(tag) {
                self.first_block.get_or_insert(self.events.len());
            }
            self.open.push(tag.to_end());
            self.events.push((Event::Start(tag.clone()), span));
        } else {
            self.in_paragraph |= begins_before && matches!(tag, Tag::Paragraph | Tag::Heading { .. });
        }
        keep
    }

    fn end(&mut self, tag: TagEnd, span: Span) {
        self.open.pop();
        self.events.push((Event::End(tag), span));
    }

    /// The part of a text event that lies in the target. An event whose text is not as in the source,
    /// such as a character reference, is kept whole.
    fn part(&self, text: &CowStr<'e>, span: Span) -> Option<CowStr<'e>> {
        let whole = span.start >= self.target.text.start && span.end <= self.limit;
        if whole || text.len() != span.end - span.start {
            return Some(text.clone());
        }
        let from = self.target.text.start.saturating_sub(span.start);
        let to = self.limit.min(span.end) - span.start;
        text.get(from..to).filter(|part| !part.is_empty()).map(|part| CowStr::from(part.to_owned()))
    }

    /// An only paragraph is given without its marks; of several, each has them.
    fn finish(mut self) -> (usize, Events<'e>) {
        let here = Span::new(self.target.text.end, self.target.text.end);
        while let Some(tag) = self.open.pop() {
            self.events.push((Event::End(tag), here));
        }
        let is_paragraph = |event: Option<&(Event<'_>, Span)>| {
            matches!(event, Some((Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph), _)))
        };
        let paragraphs = self.events.iter().filter(|event| is_paragraph(Some(event))).count();
        if paragraphs == 2 && is_paragraph(self.events.first()) && is_paragraph(self.events.last()) {
            self.events.pop();
            self.events.remove(0);
        } else if let Some(first) = self.first_block.filter(|first| self.in_paragraph && *first > 0) {
            self.events.insert(first, (Event::End(TagEnd::Paragraph), here));
            self.events.insert(0, (Event::Start(Tag::Paragraph), here));
        }
        (self.target.index, self.events)
    }
}
