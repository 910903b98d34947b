//! Links, images and references to incidents, as they are written.

use pulldown_cmark::{Event, LinkType, Tag};

use crate::source::Span;

/// What kind of thing a link is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// `[text](target)`, `<target>`, or `href` in raw HTML.
    Link,
    /// `![text](target)`, or `src` in raw HTML.
    Image,
    /// `[[ID]]`.
    Incident,
}

/// A link as written.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Link, image, or reference to an incident.
    pub kind: LinkKind,
    /// The target as written; for [`LinkKind::Incident`], the id.
    pub target: String,
    /// The whole link.
    pub span: Span,
}

impl Link {
    /// Whether this is an ordinary link with a scheme.
    pub fn is_plain_url(&self) -> bool {
        self.kind == LinkKind::Link && has_scheme(&self.target)
    }
}

/// Whether `target` begins with a URL scheme (RFC 3986, section 3.1) or with `//`.
pub fn has_scheme(target: &str) -> bool {
    if target.starts_with("//") {
        return true;
    }
    let Some((scheme, _)) = target.split_once(':') else { return false };
    scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
}

/// The link that `event` opens, if it opens one.
pub fn from_event(event: &Event<'_>, span: Span) -> Option<Link> {
    let (kind, target) = match event {
        Event::Start(Tag::Link { link_type: LinkType::WikiLink { .. }, dest_url, .. }) => {
            (LinkKind::Incident, dest_url.trim().to_owned())
        }
        Event::Start(Tag::Link { link_type: LinkType::Email, dest_url, .. }) => {
            (LinkKind::Link, format!("mailto:{dest_url}"))
        }
        Event::Start(Tag::Link { dest_url, .. }) => (LinkKind::Link, dest_url.to_string()),
        Event::Start(Tag::Image { dest_url, .. }) => (LinkKind::Image, dest_url.to_string()),
        _ => return None,
    };
    Some(Link { kind, target, span })
}

/// Adds the `href` and `src` of raw HTML.
pub fn from_html(html: &str, span: Span, links: &mut Vec<Link>) {
    for (attribute, kind) in [("href", LinkKind::Link), ("src", LinkKind::Image)] {
        for (at, target) in attribute_values(html, attribute) {
            let span = Span::new(span.start + at, span.start + at + target.len());
            links.push(Link { kind, target: target.replace("&amp;", "&"), span });
        }
    }
}

/// The `id` and `name` attributes of raw HTML.
pub fn html_ids(html: &str) -> impl Iterator<Item = String> + '_ {
    ["id", "name"]
        .into_iter()
        .flat_map(move |name| attribute_values(html, name))
        .map(|(_, value)| value.to_owned())
}

/// Quoted values of `attribute` in tags, with their offsets.
fn attribute_values<'a>(html: &'a str, attribute: &'a str) -> impl Iterator<Item = (usize, &'a str)> + 'a {
    html.match_indices(attribute).filter_map(move |(at, _)| {
        let before = html.get(..at)?;
        if before.rfind('<') <= before.rfind('>') && before.contains('>')
            || !before.ends_with(char::is_whitespace)
        {
            return None;
        }
        let rest = html.get(at + attribute.len()..)?;
        let value = rest.trim_start().strip_prefix('=')?.trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let value = value.get(1..)?;
        let value = value.get(..value.find(quote)?)?;
        // `value` is a part of `html`, so the difference of their addresses is its offset.
        Some((value.as_ptr() as usize - html.as_ptr() as usize, value))
    })
}
