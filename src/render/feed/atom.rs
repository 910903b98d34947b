//! A feed as Atom (RFC 4287).

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::{ATOM, Entry, Feed, JSON};

/// Writes `feed` entry by entry.
pub(super) fn write(feed: &Feed<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut xml = Writer::new_with_indent(out, b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let root = xml.create_element("feed").with_attribute(("xmlns", "http://www.w3.org/2005/Atom"));
    let root = root.with_attributes(feed.language.map(|language| ("xml:lang", language)));
    root.write_inner_content(|xml| {
        text(xml, "title", &feed.title)?;
        if !feed.description.is_empty() {
            text(xml, "subtitle", &feed.description)?;
        }
        text(xml, "id", &feed.atom)?;
        text(xml, "updated", &feed.updated)?;
        link(xml, "self", ATOM, &feed.atom)?;
        link(xml, "alternate", "text/html", &feed.page)?;
        link(xml, "alternate", JSON, &feed.json)?;
        person(xml, &feed.publisher)?;
        let generator =
            xml.create_element("generator").with_attribute(("version", env!("CARGO_PKG_VERSION")));
        generator.write_text_content(BytesText::new("pmsite"))?;
        feed.entries.iter().try_for_each(|item| entry(xml, item))
    })?;
    xml.into_inner().write_all(b"\n")
}

/// What the elements are written to.
type Xml<'a> = Writer<&'a mut dyn Write>;

fn entry(xml: &mut Xml<'_>, entry: &Entry) -> io::Result<()> {
    let element = xml.create_element("entry");
    element.write_inner_content(|xml| {
        text(xml, "title", &entry.title)?;
        text(xml, "id", &entry.url)?;
        text(xml, "published", &entry.published)?;
        text(xml, "updated", &entry.updated)?;
        link(xml, "alternate", "text/html", &entry.url)?;
        entry.authors.iter().try_for_each(|name| person(xml, name))?;
        for category in &entry.categories {
            let element = xml.create_element("category").with_attributes([
                ("term", category.term.as_str()),
                ("scheme", category.scheme.as_str()),
                ("label", category.label.as_str()),
            ]);
            element.write_empty()?;
        }
        if !entry.summary.is_empty() {
            text(xml, "summary", &entry.summary)?;
        }
        let content = xml.create_element("content").with_attribute(("type", "html"));
        content.write_text_content(BytesText::new(&entry.html)).map(|_| ())
    })?;
    Ok(())
}

fn text(xml: &mut Xml<'_>, name: &str, text: &str) -> io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(text)).map(|_| ())
}

fn link(xml: &mut Xml<'_>, rel: &str, kind: &str, url: &str) -> io::Result<()> {
    let element = xml.create_element("link");
    element.with_attributes([("rel", rel), ("type", kind), ("href", url)]).write_empty().map(|_| ())
}

fn person(xml: &mut Xml<'_>, name: &str) -> io::Result<()> {
    let element = xml.create_element("author");
    element.write_inner_content(|xml| text(xml, "name", name)).map(|_| ())
}
