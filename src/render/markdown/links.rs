//! Links, images and references to incidents.

use pulldown_cmark::{Event, LinkType, Tag};

use super::capture::What;
use super::writer::Writer;
use super::{Resolved, escape, url};
use crate::parse::{LinkKind, links};
use crate::source::Span;

impl Writer<'_> {
    /// Where a link leads; none if it leads nowhere that a page may lead.
    pub(super) fn resolve(&self, kind: LinkKind, target: &str) -> Option<String> {
        match self.resolver.link(kind, target) {
            Resolved::Url(target) => url::checked(&target),
            Resolved::PlainText => None,
        }
    }

    /// Begins a link or an image.
    pub(super) fn link(&mut self, event: Event<'_>, span: Span) {
        let Some(link) = links::from_event(&event, span) else { return };
        match event {
            Event::Start(Tag::Image { title, .. }) => {
                self.begin_capture(What::Image { target: link.target, title: title.into_string() });
            }
            Event::Start(Tag::Link { link_type, title, .. }) => {
                self.open_link(link.kind, &link.target, &title);
                if let LinkType::WikiLink { has_pothole: false } = link_type
                    && let Some(title) = self.resolver.incident_title(&link.target)
                {
                    self.sink.text(&title);
                    self.begin_capture(What::Title);
                }
            }
            _ => {}
        }
    }

    fn open_link(&mut self, kind: LinkKind, target: &str, title: &str) {
        let Some(href) = self.resolve(kind, target).filter(|_| !self.sink.in_link()) else {
            return self.sink.open_silent();
        };
        let rel = if url::is_external(&href) { " rel=\"noopener noreferrer\"" } else { "" };
        self.sink.open_inline(
            "a",
            &format!(" href=\"{}\"{}{rel}", escape::attribute(&href), title_attribute(title)),
        );
    }

    /// Writes an image; one from elsewhere becomes a link, since pages load nothing from elsewhere.
    pub(super) fn image(&mut self, target: &str, alt: &str, title: &str, more: &str) {
        match self.resolve(LinkKind::Image, target).filter(|src| !src.is_empty()) {
            None => self.sink.text(alt),
            Some(src) if url::is_external(&src) => {
                self.open_link(LinkKind::Image, target, title);
                self.sink.text(if alt.trim().is_empty() { target } else { alt });
                self.sink.close();
            }
            Some(src) => {
                let (src, alt, title) =
                    (escape::attribute(&src), escape::attribute(alt), title_attribute(title));
                self.sink.inline(&format!("<img src=\"{src}\" alt=\"{alt}\"{title}{more} loading=\"lazy\">"));
            }
        }
    }
}

fn title_attribute(title: &str) -> String {
    if title.is_empty() { String::new() } else { format!(" title=\"{}\"", escape::attribute(title)) }
}
