//! The headings of a body: which ranks they get below the page's own, and their ids.

use super::Heading;
use crate::parse::{HeadingStyle, Section};
use crate::source::Span;

const TAGS: [&str; 5] = ["h2", "h3", "h4", "h5", "h6"];

/// Where a heading stands in the page.
pub(super) struct Place<'a> {
    /// Its element.
    pub(super) tag: &'static str,
    /// Its id; empty for headings inside quotes and lists.
    pub(super) anchor: &'a str,
    /// It repeats the page's own heading.
    pub(super) is_title: bool,
}

/// Ranks of the headings so far.
#[derive(Default)]
pub(super) struct Outline<'a> {
    /// The sections that have headings and are still to come, the next one last.
    sections: Vec<&'a Section>,
    /// Start of the heading that repeats the page's own.
    title: Option<usize>,
    /// Rank as written and as rendered of the headings around the next.
    around: Vec<(u8, u8)>,
    /// Headings kept.
    pub(super) headings: Vec<Heading>,
}

impl<'a> Outline<'a> {
    /// The outline of a body with `sections` on a page called `title`.
    pub(super) fn new(sections: &'a [Section], title: &str) -> Self {
        let mut sections: Vec<_> = sections
            .iter()
            .filter(|section| matches!(section.style, HeadingStyle::Heading(_) | HeadingStyle::Line))
            .collect();
        let first = sections.first().filter(|first| first.style == HeadingStyle::Heading(1));
        let title = first.filter(|first| first.title.trim() == title.trim()).map(|first| first.heading.start);
        sections.reverse();
        Self { sections, title, ..Self::default() }
    }

    /// Places the heading at `span` of the rank `level`.
    pub(super) fn heading(&mut self, level: u8, span: Span) -> Place<'a> {
        while self.sections.pop_if(|section| section.heading.start < span.start).is_some() {}
        let Some(section) = self.sections.pop_if(|section| section.heading.start == span.start) else {
            return Place { tag: tag(self.below()), anchor: "", is_title: false };
        };
        let anchor = section.anchor.as_str();
        if self.title == Some(span.start) {
            return Place { tag: "h2", anchor, is_title: true };
        }
        // A heading that says nothing is none, but links may lead to it.
        if section.title.trim().is_empty() {
            return Place { tag: "p", anchor, is_title: false };
        }
        let level = self.rendered(level);
        self.headings.push(Heading { level, text: section.title.clone(), anchor: anchor.to_owned() });
        Place { tag: tag(level), anchor, is_title: false }
    }

    /// The element for a heading in raw HTML that is written with the rank `level`.
    pub(super) fn raw_heading(&mut self, level: u8) -> &'static str {
        tag(self.rendered(level))
    }

    /// One rank below what is around, whatever step was written: no rank is left out.
    fn rendered(&mut self, level: u8) -> u8 {
        while self.around.pop_if(|(written, _)| *written >= level).is_some() {}
        let rendered = self.below();
        self.around.push((level, rendered));
        rendered
    }

    fn below(&self) -> u8 {
        self.around.last().map_or(2, |(_, rendered)| rendered + 1).min(6)
    }
}

fn tag(level: u8) -> &'static str {
    TAGS.get(usize::from(level).saturating_sub(2)).copied().unwrap_or("h6")
}
