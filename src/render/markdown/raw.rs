//! Raw HTML in a document: read tag by tag, and written again from what was understood. What is not
//! known is left out, its text is kept; no byte of markup is copied.

use super::escape;
use super::sink::Sink;
use super::writer::Writer;
use crate::parse::LinkKind;

/// Elements that a document may write itself.
pub(super) const KNOWN: [&str; 58] = [
    "a",
    "abbr",
    "b",
    "bdi",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
    "var",
    "wbr",
];

/// Elements whose content goes with them.
pub(crate) const DROPPED: [&str; 13] = [
    "iframe", "math", "noembed", "noframes", "noscript", "object", "script", "select", "style", "svg",
    "template", "textarea", "title",
];

/// A tag with its attributes as written, names in lower case.
struct RawTag<'a> {
    name: String,
    attributes: Vec<(String, &'a str)>,
    end: bool,
}

/// Writes raw HTML.
pub(super) fn write(writer: &mut Writer<'_>, html: &str) {
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (text, markup) = rest.split_at_checked(at).unwrap_or((rest, ""));
        writer.sink.text(&escape::decode(text));
        rest = match markup.as_bytes().get(1) {
            Some(b'!') if markup.starts_with("<!--") => after(markup, 2, "-->"),
            Some(b'!' | b'?') => after(markup, 2, ">"),
            Some(b'/') if markup.as_bytes().get(2).is_some_and(u8::is_ascii_alphabetic) => {
                tag(writer, markup)
            }
            Some(b'/') => after(markup, 2, ">"),
            Some(byte) if byte.is_ascii_alphabetic() => tag(writer, markup),
            _ => {
                writer.sink.text("<");
                markup.get(1..).unwrap_or_default()
            }
        };
    }
    writer.sink.text(&escape::decode(rest));
}

/// What follows the first `end` in `text` from byte `from` on; nothing if there is none.
fn after<'a>(text: &'a str, from: usize, end: &str) -> &'a str {
    text.get(from..).and_then(|text| text.split_once(end)).map_or("", |(_, rest)| rest)
}

/// Writes the tag that `markup` begins with; what follows it. A tag without end is dropped with all
/// that follows, as browsers do.
fn tag<'a>(writer: &mut Writer<'_>, markup: &'a str) -> &'a str {
    let Some((tag, rest)) = read(markup) else { return "" };
    let name = match tag.name.as_str() {
        "strike" => "s",
        "acronym" => "abbr",
        "tt" => "code",
        name => name,
    };
    if let Some(dropped) = DROPPED.into_iter().find(|known| *known == name) {
        if tag.end {
            if writer.sink.dropped() == Some(dropped) {
                writer.sink.end_drop();
            }
            return rest;
        }
        writer.sink.drop_raw(dropped);
        // Inside these, `<` is text up to their own end tag.
        return if matches!(dropped, "math" | "svg" | "object" | "select" | "template") {
            rest
        } else {
            skip_to_end(rest, dropped)
        };
    }
    let known = KNOWN.into_iter().find(|known| *known == name);
    match (known, tag.end) {
        _ if writer.sink.dropped().is_some() => {}
        (Some(known), true) => writer.sink.close_raw(known),
        (None, true) => {}
        (known, false) => start(writer, known, &tag),
    }
    rest
}

/// `text` from the first `</name` on, in any case; nothing if there is none.
fn skip_to_end<'a>(text: &'a str, name: &str) -> &'a str {
    let is_end = |at: usize| {
        text.get(at + 2..at + 2 + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name))
    };
    text.match_indices("</")
        .find(|(at, _)| is_end(*at))
        .and_then(|(at, _)| text.get(at..))
        .unwrap_or_default()
}

fn start(writer: &mut Writer<'_>, known: Option<&'static str>, tag: &RawTag<'_>) {
    let id = tag.get("id").or_else(|| tag.get("name")).filter(|id| writer.ids.claim(id));
    let id = id.map_or_else(String::new, |id| format!(" id=\"{}\"", escape::attribute(&id)));
    let opened = match known {
        Some("img") => return image(writer, tag, &id),
        Some(void @ ("br" | "wbr")) => return writer.sink.inline_raw(&format!("<{void}{id}>")),
        Some("hr") => writer.sink.block_raw(&format!("<hr{id}>")),
        Some(heading @ ("h1" | "h2" | "h3" | "h4" | "h5" | "h6")) => {
            let level = writer.raw_heading(heading);
            writer.sink.open_raw(level, &(id.clone() + &attributes(writer, heading, tag)))
        }
        Some(known) => {
            let attributes = id.clone() + &attributes(writer, known, tag);
            writer.sink.open_raw(known, &attributes)
        }
        None => false,
    };
    // A link may lead to what cannot be shown.
    if !opened && !id.is_empty() {
        writer.sink.inline_raw(&format!("<span{id}></span>"));
    }
}

/// The attributes that `name` may have, each after a space.
fn attributes(writer: &Writer<'_>, name: &str, tag: &RawTag<'_>) -> String {
    let mut out = String::new();
    let mut add = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            out.push_str(&format!(" {name}=\"{}\"", escape::attribute(&value)));
        }
    };
    let number = |name: &str| tag.get(name).and_then(|value| value.trim().parse::<u16>().ok());
    let span = |name: &str| number(name).filter(|span| (2..=100).contains(span)).map(|span| span.to_string());
    let one_of = |name: &str, known: &[&str]| tag.get(name).filter(|value| known.contains(&value.as_str()));
    let is_language = |text: &String| {
        (2..=35).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    add("title", tag.get("title"));
    add("lang", tag.get("lang").filter(is_language));
    add("dir", one_of("dir", &["ltr", "rtl", "auto"]));
    match name {
        "a" => add("href", tag.get("href").and_then(|target| writer.resolve(LinkKind::Link, &target))),
        "ol" => add("start", number("start").map(|start| start.to_string())),
        "details" => add("open", tag.get("open").map(|_| String::new())),
        "td" | "th" => {
            add("colspan", span("colspan"));
            add("rowspan", span("rowspan"));
            if name == "th" {
                add("scope", one_of("scope", &["col", "row", "colgroup", "rowgroup"]));
            }
        }
        _ => {}
    }
    out
}

fn image(writer: &mut Writer<'_>, tag: &RawTag<'_>, id: &str) {
    let size = |name: &str| {
        let value = tag.get(name).and_then(|value| value.trim().parse::<u16>().ok());
        value.map_or_else(String::new, |value| format!(" {name}=\"{value}\""))
    };
    let more = format!("{id}{}{}", size("width"), size("height"));
    writer.sink.inline_raw("");
    writer.image(
        &tag.get("src").unwrap_or_default(),
        &tag.get("alt").unwrap_or_default(),
        &tag.get("title").unwrap_or_default(),
        &more,
    );
}

impl RawTag<'_> {
    /// The first attribute called `name`, decoded.
    fn get(&self, name: &str) -> Option<String> {
        let (_, value) = self.attributes.iter().find(|(other, _)| other == name)?;
        Some(escape::decode(value).into_owned())
    }
}

/// Reads the tag that `markup` begins with, as the HTML standard tells browsers to.
fn read(markup: &str) -> Option<(RawTag<'_>, &str)> {
    /// More attributes than any element of use has.
    const MAX_ATTRIBUTES: usize = 64;
    let end = markup.starts_with("</");
    let mut rest = markup.get(if end { 2 } else { 1 }..)?;
    let is_space = |c: char| c.is_ascii_whitespace();
    let take = |rest: &mut &'_ str, stops: &dyn Fn(char) -> bool| -> usize {
        let length = rest.find(stops).unwrap_or(rest.len());
        *rest = rest.get(length..).unwrap_or_default();
        length
    };
    let whole = rest;
    let length = take(&mut rest, &|c| is_space(c) || matches!(c, '/' | '>'));
    let name = whole.get(..length)?.to_ascii_lowercase();
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c| is_space(c) || c == '/');
        if let Some(rest) = rest.strip_prefix('>') {
            return Some((RawTag { name, attributes, end }, rest));
        }
        let first = rest.chars().next()?;
        let whole = rest;
        // A `=` where a name begins is part of the name.
        rest = rest.get(first.len_utf8()..)?;
        let length = first.len_utf8() + take(&mut rest, &|c| is_space(c) || matches!(c, '/' | '>' | '='));
        let name = whole.get(..length)?.to_ascii_lowercase();
        let mut value = "";
        if let Some(after) = rest.trim_start_matches(is_space).strip_prefix('=') {
            rest = after.trim_start_matches(is_space);
            if let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) {
                (value, rest) = rest.get(1..)?.split_once(quote)?;
            } else {
                let whole = rest;
                let length = take(&mut rest, &|c| is_space(c) || c == '>');
                value = whole.get(..length)?;
            }
        }
        if attributes.len() < MAX_ATTRIBUTES {
            attributes.push((name, value));
        }
    }
}

impl Sink {
    /// Writes inline HTML made of raw HTML.
    fn inline_raw(&mut self, html: &str) {
        self.mark_raw();
        if !html.is_empty() {
            self.inline(html);
        }
    }
}
