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
    let push = |links: &mut Vec<Link>, kind, at: usize, target: &str| {
        let span = Span::new(span.start + at, span.start + at + target.len());
        links.push(Link { kind, target: target.replace("&amp;", "&"), span });
    };
    for tag in tags(html) {
        let mut has_source = false;
        for (name, at, value) in attributes(html, tag) {
            match name.to_ascii_lowercase().as_str() {
                "href" => push(links, LinkKind::Link, at, value),
                "src" => {
                    has_source = true;
                    push(links, LinkKind::Image, at, value);
                }
                _ => {}
            }
        }
        let name = html.get(tag.start + 1..tag.end).unwrap_or_default();
        let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        if name.eq_ignore_ascii_case("img") && !has_source {
            links.push(Link { kind: LinkKind::Image, target: String::new(), span: tag.shifted(span.start) });
        }
    }
}

/// The `id` and `name` attributes of raw HTML.
pub fn html_ids(html: &str) -> impl Iterator<Item = String> + '_ {
    tags(html)
        .flat_map(move |tag| attributes(html, tag))
        .filter(|&(name, _, _value)| ["id", "name"].iter().any(|known| name.eq_ignore_ascii_case(known)))
        .map(|(_name, _, value)| value.to_owned())
}

/// The start tags of raw HTML; one that is not closed goes to the end. Comments are passed over.
fn tags(html: &str) -> impl Iterator<Item = Span> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + html.get(at..)?.find('<')?;
            let rest = html.get(start..)?;
            if rest.starts_with("<!--") {
                at = start + rest.find("-->")?;
                continue;
            }
            at = start + 1;
            if rest.as_bytes().get(1).is_some_and(u8::is_ascii_alphabetic) {
                // Inside quotes `>` is text.
                let mut quote = None;
                let end = rest.bytes().position(|byte| match quote {
                    Some(open) => {
                        quote = (byte != open).then_some(open);
                        false
                    }
                    None => {
                        quote = matches!(byte, b'"' | b'\'').then_some(byte);
                        byte == b'>'
                    }
                });
                at = start + end.map_or(rest.len(), |end| end + 1);
                return Some(Span::new(start, at));
            }
        }
    })
}

/// Names and values of a tag's attributes, and where the values begin.
fn attributes(html: &str, tag: Span) -> impl Iterator<Item = (&str, usize, &str)> + '_ {
    let is_space = |c: char| c.is_ascii_whitespace() || c == '/';
    let end =
        html.get(tag.start..tag.end).map_or(tag.start, |text| tag.start + text.trim_end_matches('>').len());
    let length = move |from: usize, stop: &dyn Fn(char) -> bool| {
        html.get(from..end).map_or(0, |rest| rest.find(stop).unwrap_or(rest.len()))
    };
    let skip = move |from: usize, skipped: &dyn Fn(char) -> bool| {
        html.get(from..end).map_or(end, |rest| end - rest.trim_start_matches(skipped).len())
    };
    let mut at = tag.start + length(tag.start, &is_space);
    std::iter::from_fn(move || {
        at = skip(at, &is_space);
        if at >= end {
            return None;
        }
        let name_at = at;
        // A `=` where a name begins is part of the name, as browsers read it.
        let first = html.get(at..)?.chars().next()?.len_utf8();
        at += first;
        at += length(at, &|c| is_space(c) || c == '=');
        let name = html.get(name_at..at)?;
        let after = skip(at, &|c| c.is_ascii_whitespace());
        if html.as_bytes().get(after) != Some(&b'=') || after >= end {
            return Some((name, at, ""));
        }
        at = skip(after + 1, &|c| c.is_ascii_whitespace());
        let quote = html.get(at..end)?.chars().next().filter(|c| matches!(c, '"' | '\''));
        let value_at = at + usize::from(quote.is_some());
        let stop = |c: char| quote.map_or_else(|| c.is_ascii_whitespace(), |quote| c == quote);
        let value_end = value_at + length(value_at, &stop);
        at = (value_end + usize::from(quote.is_some())).min(end);
        Some((name, value_at, html.get(value_at..value_end)?))
    })
}
