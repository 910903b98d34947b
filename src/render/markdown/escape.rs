//! Text to HTML text and attribute values.

use std::borrow::Cow;

/// Appends `text` to `out` as HTML text.
pub(in crate::render) fn text(out: &mut String, text: &str) {
    push(out, text, |c| replacement(c, false));
}

/// `text` as the inside of a double-quoted attribute value.
pub(crate) fn attribute(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push(&mut out, text, |c| replacement(c, true));
    out
}

/// `text` without what XML forbids (XML 1.0, section 2.2) and nobody can see: control characters become
/// their visible pictures. It is still text, to be escaped where it is written.
pub(crate) fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push(&mut out, text, |c| if matches!(c, '<' | '>' | '&') { None } else { replacement(c, false) });
    out
}

fn push(out: &mut String, text: &str, replacement: impl Fn(char) -> Option<Cow<'static, str>>) {
    let mut plain = 0;
    for (at, c) in text.char_indices() {
        let Some(replacement) = replacement(c) else { continue };
        out.push_str(text.get(plain..at).unwrap_or_default());
        out.push_str(&replacement);
        plain = at + c.len_utf8();
    }
    out.push_str(text.get(plain..).unwrap_or_default());
}

/// What stands for `c`, if it cannot stand for itself. Control characters, which HTML forbids and
/// pasted terminal output is full of, become their visible pictures.
fn replacement(c: char, quotes: bool) -> Option<Cow<'static, str>> {
    Some(Cow::Borrowed(match c {
        '<' => "&lt;",
        '>' => "&gt;",
        '&' => "&amp;",
        '"' if quotes => "&quot;",
        '\t' | '\n' => return None,
        '\r' => "",
        '\0'..='\x1f' => {
            return char::from_u32(0x2400 + c as u32).map(|picture| Cow::Owned(picture.to_string()));
        }
        '\x7f' => "\u{2421}",
        '\u{80}'..='\u{9f}' | '\u{fdd0}'..='\u{fdef}' => "\u{fffd}",
        c if c as u32 & 0xfffe == 0xfffe => "\u{fffd}",
        _ => return None,
    }))
}

/// `html`, raw text or an attribute's value, with its character references decoded as CommonMark
/// does it. What a browser would decode and this does not is escaped again when it is written, so
/// that no reader sees anything but what was looked at here.
pub(super) fn decode(html: &str) -> Cow<'_, str> {
    /// Longest character reference, with some room.
    const MAX_REFERENCE: usize = 40;
    if !html.contains('&') {
        return Cow::Borrowed(html);
    }
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('&') {
        let (before, reference) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(before);
        let body = reference.bytes().skip(1).take(MAX_REFERENCE);
        let length = body.take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count();
        let decoded = reference.get(..length + 2).filter(|text| text.ends_with(';')).and_then(one);
        out.push_str(decoded.as_deref().unwrap_or("&"));
        rest = reference.get(if decoded.is_some() { length + 2 } else { 1 }..).unwrap_or_default();
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The text that one character reference stands for.
fn one(reference: &str) -> Option<String> {
    pulldown_cmark::Parser::new(reference).find_map(|event| match event {
        pulldown_cmark::Event::Text(text) if text.as_ref() != "&" || reference == "&amp;" => {
            Some(text.into_string())
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_leaves_its_place() {
        assert_eq!(attribute("\"><script>&"), "&quot;&gt;&lt;script&gt;&amp;");
        let mut out = String::new();
        text(&mut out, "\x1b[31m\"é\"\0\u{85}\u{ffff}\r\n");
        assert_eq!(out, "\u{241b}[31m\"é\"\u{2400}\u{fffd}\u{fffd}\n");
    }

    #[test]
    fn references_are_decoded_once() {
        assert_eq!(
            decode("a &amp;lt; &lt; &#x6A;&#106; &colon;&nosuch; & &#; &Tab;x"),
            "a &lt; < jj :&nosuch; & &#; \tx"
        );
    }
}
