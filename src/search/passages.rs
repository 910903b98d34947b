//! A body to passages: stretches of one section, short enough to be read in a list of results.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::markup::{self, Dropped};
use super::postings::Builder;
use crate::incident::Incident;
use crate::parse::inline::{is_inline, is_inline_end};
use crate::parse::{Body, HeadingStyle, Section, SectionKind, blocks};
use crate::source::Span;

/// A passage that holds as many words takes in no further block.
const ENOUGH: usize = 40;
/// A block of more words is cut.
const TOO_LONG: usize = 120;
/// Bytes that count as a word, so that text without spaces is cut as well.
const WORD_BYTES: usize = 18;
/// Bytes of `- [-] ` and the like before a task; what is longer may name somebody.
const LONGEST_MARK: usize = 8;

/// How much a word counts, in halves of what it counts in plain text.
pub(super) mod weight {
    pub(in crate::search) const TITLE: u32 = 16;
    pub(in crate::search) const FACT: u32 = 8;
    pub(in crate::search) const SUMMARY: u32 = 6;
    pub(in crate::search) const HEADING: u32 = 6;
    pub(in crate::search) const IMPACT: u32 = 4;
    pub(in crate::search) const CAUSE: u32 = 3;
    pub(in crate::search) const TEXT: u32 = 2;
}

/// A stretch of a document.
#[derive(Debug, PartialEq)]
pub(super) struct Passage {
    /// Index of its section.
    pub(super) section: usize,
    /// Plain text; blocks are lines.
    pub(super) text: String,
}

/// Passages in the making.
pub(super) struct Passages<'a, 'b, 's> {
    builder: &'b mut Builder<'s>,
    /// Titles and anchors; the first is that of what stands in no section.
    pub(super) sections: Vec<(&'a str, &'a str)>,
    pub(super) all: Vec<Passage>,
    /// Headings whose words wait for the next passage.
    headings: Vec<&'a str>,
    /// Words in the last passage.
    words: usize,
}

impl<'a, 'b, 's> Passages<'a, 'b, 's> {
    /// None yet, but for the first with the text `head`.
    pub(super) fn new(builder: &'b mut Builder<'s>, head: &str) -> Self {
        let all = vec![Passage { section: 0, text: head.to_owned() }];
        Self { builder, sections: vec![("", "")], all, headings: Vec::new(), words: ENOUGH }
    }

    /// Begins the section of this title.
    pub(super) fn section(&mut self, title: &'a str, anchor: &'a str) {
        self.sections.push((title, anchor));
        self.headings.push(title);
        self.words = ENOUGH;
    }

    /// Adds a paragraph, an item, a row, or code.
    pub(super) fn block(&mut self, text: &str, weight: u32) {
        for piece in Pieces(text.trim()) {
            let piece = piece.trim();
            if piece.is_empty() {
                continue;
            }
            let section = self.sections.len() - 1;
            match self.all.last_mut() {
                Some(last) if self.words < ENOUGH => {
                    last.text.push('\n');
                    last.text.push_str(piece);
                }
                _ => {
                    self.words = 0;
                    self.all.push(Passage { section, text: piece.to_owned() });
                }
            }
            self.head();
            self.words += self.builder.field(piece, weight, self.last());
        }
    }

    /// Counts the headings that wait.
    fn head(&mut self) {
        let last = self.last();
        for heading in self.headings.drain(..) {
            self.builder.field(heading, weight::HEADING, last);
        }
    }

    fn last(&self) -> u32 {
        u32::try_from(self.all.len().saturating_sub(1)).unwrap_or(u32::MAX)
    }

    /// The sections and passages.
    pub(super) fn finish(mut self) -> (Vec<(&'a str, &'a str)>, Vec<Passage>) {
        // Headings of sections at the end that hold nothing are found all the same.
        self.head();
        (self.sections, self.all)
    }
}

/// Adds the passages of the incident's body.
pub(super) fn body<'a>(incident: &'a Incident, passages: &mut Passages<'a, '_, '_>) {
    let body = &incident.body;
    let text = body.text(&incident.source);
    let slice = text.get(body.span.start..body.span.end).unwrap_or_default();
    let mut reader = Reader {
        sections: Sections::new(body, &incident.title.value),
        times: Times::new(body),
        passages,
        text: String::new(),
        html: None,
        dropped: None,
        is_code: false,
        is_title: false,
    };
    match &body.canonical {
        Some(canonical) => canonical.events().for_each(|(event, span)| reader.event(event, span)),
        None => Parser::new_ext(slice, blocks::options())
            .into_offset_iter()
            .for_each(|(event, range)| reader.event(event, Span::from(range).shifted(body.span.start))),
    }
    reader.flush();
}

/// Reads the events of a body.
struct Reader<'a, 'p, 'b, 's> {
    passages: &'p mut Passages<'a, 'b, 's>,
    sections: Sections<'a>,
    times: Times,
    /// Text of the block so far.
    text: String,
    /// Raw HTML of the block so far.
    html: Option<String>,
    dropped: Dropped,
    is_code: bool,
    /// In a heading that begins a section.
    is_title: bool,
}

impl Reader<'_, '_, '_, '_> {
    fn event(&mut self, event: Event<'_>, span: Span) {
        match event {
            Event::Start(tag) => match tag {
                Tag::TableCell if !self.text.is_empty() => self.text.push_str(" · "),
                Tag::TableCell => {}
                tag if is_inline(&tag) => {}
                tag => {
                    self.flush();
                    let begun = self.sections.begin(span.start, self.passages);
                    match tag {
                        Tag::Heading { .. } => self.is_title = begun,
                        Tag::CodeBlock(_) => self.is_code = true,
                        Tag::HtmlBlock => self.html = Some(String::new()),
                        _ => {}
                    }
                }
            },
            Event::End(TagEnd::TableCell) => {}
            Event::End(TagEnd::Heading(_)) if self.is_title => {
                self.is_title = false;
                self.text.clear();
                self.dropped = None;
            }
            Event::End(tag) if is_inline_end(tag) => {}
            Event::End(_) => self.flush(),
            Event::Text(text) | Event::Code(text) => self.push(&text, span),
            Event::Html(html) => match &mut self.html {
                Some(all) => all.push_str(&html),
                None => markup::text(&html, &mut self.dropped, &mut self.text),
            },
            Event::InlineHtml(html) => markup::text(&html, &mut self.dropped, &mut self.text),
            Event::SoftBreak | Event::HardBreak => self.text.push(' '),
            _ => {}
        }
    }

    /// Adds text, but for the time at the start of a timeline entry.
    fn push(&mut self, text: &str, span: Span) {
        if self.dropped.is_none() {
            let from = self.times.skipped(span, text.len());
            self.text.push_str(text.get(from..).unwrap_or_default());
        }
    }

    /// Ends a block.
    fn flush(&mut self) {
        if let Some(html) = self.html.take() {
            let mut shown = String::new();
            markup::text(&html, &mut self.dropped, &mut shown);
            for line in shown.split('\n').map(str::trim).filter(|line| !line.is_empty()) {
                if !self.text.is_empty() {
                    self.text.push('\n');
                }
                self.text.push_str(line);
            }
        }
        self.dropped = None;
        let weight = if std::mem::take(&mut self.is_code) { weight::TEXT } else { self.sections.weight };
        self.passages.block(&self.text, weight);
        self.text.clear();
    }
}

/// The sections of a body that are still to come, and the weight of the one that is being read.
struct Sections<'a> {
    /// By where they begin: the section, its weight, and whether it has a heading.
    to_come: std::iter::Peekable<std::vec::IntoIter<(&'a Section, u32, bool)>>,
    weight: u32,
}

impl<'a> Sections<'a> {
    fn new(body: &'a Body, title: &str) -> Self {
        let mut weights: Vec<u32> = Vec::with_capacity(body.sections.len());
        let mut all = Vec::with_capacity(body.sections.len());
        let mut is_first = true;
        for section in &body.sections {
            let above = section.parent.and_then(|parent| weights.get(parent)).copied();
            let weight = match section.kind {
                SectionKind::Summary | SectionKind::Impact => weight::IMPACT,
                SectionKind::RootCause | SectionKind::Resolution | SectionKind::RootCauseAndResolution => {
                    weight::CAUSE
                }
                SectionKind::Other => above.unwrap_or(weight::TEXT),
                _ => weight::TEXT,
            };
            weights.push(weight);
            let is_headed = matches!(section.style, HeadingStyle::Heading(_) | HeadingStyle::Line);
            // The page leaves out a first heading that repeats its own.
            let is_title = is_headed
                && std::mem::take(&mut is_first)
                && section.style == HeadingStyle::Heading(1)
                && section.title.trim() == title.trim();
            let is_shown = is_headed && !is_title && !section.title.trim().is_empty();
            all.push((section, weight, is_shown));
        }
        all.sort_by_key(|(section, ..)| section.heading.start);
        Self { to_come: all.into_iter().peekable(), weight: weight::TEXT }
    }

    /// Goes on to what begins at or before `at`; whether a section with a name does so right there.
    fn begin(&mut self, at: usize, passages: &mut Passages<'a, '_, '_>) -> bool {
        let mut begun = false;
        while let Some((section, weight, is_shown)) =
            self.to_come.next_if(|(section, ..)| section.heading.start <= at)
        {
            self.weight = weight;
            if is_shown {
                passages.section(section.title.trim(), &section.anchor);
            }
            let is_headed = matches!(section.style, HeadingStyle::Heading(_) | HeadingStyle::Line);
            begun = is_headed && section.heading.start == at;
        }
        begun
    }
}

/// Times and tags that timeline entries begin with, and marks of tasks.
struct Times(std::iter::Peekable<std::vec::IntoIter<Span>>);

impl Times {
    fn new(body: &Body) -> Self {
        let leading = body.entries.iter().filter(|entry| !entry.is_inline && entry.anchor.is_empty());
        let mut spans: Vec<Span> = leading
            .map(|entry| match entry.cells.is_empty() {
                true => Span::new(entry.span.start, entry.text.start),
                false => entry.time_span,
            })
            .filter(|span| !span.is_empty())
            .collect();
        // `[-]` and other marks that markdown does not know as those of a task.
        let marks = body.tasks.iter().map(|task| Span::new(task.span.start, task.text.start));
        spans.extend(marks.filter(|mark| !mark.is_empty() && mark.end - mark.start <= LONGEST_MARK));
        spans.sort_unstable();
        Self(spans.into_iter().peekable())
    }

    /// How many bytes at the start of the event of `length` bytes of text at `span` are a time.
    fn skipped(&mut self, span: Span, length: usize) -> usize {
        while self.0.next_if(|time| time.end <= span.start).is_some() {}
        match self.0.peek() {
            Some(time) if time.start <= span.start && span.end <= time.end => length,
            // Where the text is not as written, no place in it is known.
            Some(time) if time.start <= span.start && length == span.end - span.start => {
                time.end - span.start
            }
            _ => 0,
        }
    }
}

/// A block in stretches of a good length, cut at the ends of sentences or lines.
struct Pieces<'t>(&'t str);

impl<'t> Iterator for Pieces<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        let text = self.0;
        if text.is_empty() {
            return None;
        }
        let (piece, rest) = text.split_at_checked(end(text)).unwrap_or((text, ""));
        self.0 = rest;
        Some(piece)
    }
}

/// Where the first piece of `text` ends.
fn end(text: &str) -> usize {
    // Most blocks are short, and spaces are counted much faster than words.
    let spaces = text.bytes().filter(u8::is_ascii_whitespace).count();
    if spaces < TOO_LONG && text.len() / WORD_BYTES < TOO_LONG {
        return text.len();
    }
    let (mut words, mut before) = (0, ' ');
    // The last end of a sentence, and the last space.
    let (mut sentence, mut space) = (None, None);
    for (at, c) in text.char_indices() {
        let is_space = c.is_whitespace();
        if is_space {
            words += usize::from(!before.is_whitespace());
            if c == '\n' || matches!(before, '.' | '!' | '?' | ';') {
                sentence = Some(at);
            }
            space = Some(at);
        } else if matches!(before, '。' | '！' | '？') {
            sentence = Some(at);
        }
        if words.max(at / WORD_BYTES) >= TOO_LONG {
            return sentence.or(space).filter(|end| *end > 0).unwrap_or(at);
        }
        before = c;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn long_blocks_are_cut_at_sentences() {
        let sentence = "The pool ran out of connections again and nobody had an alert on it. ";
        let text = sentence.repeat(20);
        let pieces: Vec<&str> = Pieces(&text).map(str::trim).collect();
        assert!(pieces.len() > 1);
        assert!(pieces.iter().all(|piece| piece.starts_with("The") && piece.ends_with("it.")), "{pieces:?}");
        assert_eq!(Pieces("one two").collect::<Vec<_>>(), ["one two"]);
        assert!(Pieces(&"x".repeat(10_000)).all(|piece| piece.len() <= TOO_LONG * WORD_BYTES));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn pieces_are_the_whole(text in "([a-z]{1,9}[ .\n。é]{1,2}){0,400}") {
            prop_assert_eq!(Pieces(&text).collect::<String>(), text);
        }
    }
}
