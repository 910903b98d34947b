//! The second line of defence behind [`super::raw`]: where a document holds raw HTML, a browser's own
//! parsing rules and an allow list have the last word.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::Builder;

use super::{raw, url};

/// Elements that only the renderer writes.
const OWN: [&str; 3] = ["aside", "input", "section"];

/// Every element that a rendered body may hold.
pub(super) fn tags() -> impl Iterator<Item = &'static str> {
    raw::KNOWN.into_iter().chain(OWN)
}

/// Attributes of single elements.
const ATTRIBUTES: [(&str, &[&str]); 8] = [
    ("a", &["href", "rel"]),
    ("img", &["src", "alt", "width", "height", "loading"]),
    ("input", &["type", "disabled", "checked"]),
    ("ol", &["start"]),
    ("td", &["colspan", "rowspan"]),
    ("th", &["colspan", "rowspan", "scope"]),
    ("details", &["open"]),
    ("section", &[]),
];

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let attributes: HashMap<&str, HashSet<&str>> =
        ATTRIBUTES.iter().map(|(tag, names)| (*tag, names.iter().copied().collect())).collect();
    let mut builder = Builder::default();
    builder
        .tags(tags().collect())
        .tag_attributes(attributes)
        .generic_attributes(
            ["id", "class", "title", "lang", "dir", "role", "tabindex", "aria-label"].into_iter().collect(),
        )
        .url_schemes(url::SCHEMES.into_iter().collect())
        .link_rel(None);
    builder
});

/// `html` with nothing but what [`tags`] and [`ATTRIBUTES`] allow, every element closed.
pub(super) fn clean(html: &str) -> String {
    CLEANER.clean(html).to_string()
}
