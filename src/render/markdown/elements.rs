//! What HTML allows where.

/// What an element may hold.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Holds {
    /// Blocks and text.
    Flow,
    /// Text and inline elements.
    Phrasing,
    /// Only elements of its own kind: for anything else this one is opened first.
    Only(&'static str),
}

/// What `tag` may hold.
pub(super) fn holds(tag: &str) -> Holds {
    match tag {
        "aside" | "blockquote" | "dd" | "details" | "div" | "figcaption" | "figure" | "li" | "section"
        | "td" | "th" => Holds::Flow,
        "ul" | "ol" => Holds::Only("li"),
        "dl" => Holds::Only("dd"),
        "table" | "tbody" | "thead" | "tfoot" => Holds::Only("tr"),
        "tr" => Holds::Only("td"),
        _ => Holds::Phrasing,
    }
}

/// Whether `tag` stands among blocks, not in a line of text.
pub(super) fn is_block(tag: &str) -> bool {
    holds(tag) != Holds::Phrasing || matches!(tag, "p" | "pre") || is_heading(tag)
}

/// Whether `tag` is a heading of any rank.
pub(super) fn is_heading(tag: &str) -> bool {
    matches!(tag, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// The elements that `tag` must stand in, if it may not stand anywhere.
pub(super) fn parents(tag: &str) -> Option<&'static [&'static str]> {
    Some(match tag {
        "li" => &["ul", "ol"],
        "dt" | "dd" => &["dl"],
        "summary" => &["details"],
        "figcaption" => &["figure"],
        "caption" | "thead" | "tbody" | "tfoot" => &["table"],
        "tr" => &["tbody", "thead", "tfoot", "table"],
        "td" | "th" => &["tr"],
        "rt" | "rp" => &["ruby"],
        _ => return None,
    })
}
