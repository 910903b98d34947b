//! Where a link leads: paths in the content folder, worked out without touching the disk.

use std::collections::{BTreeMap, BTreeSet};

use crate::parse::links::has_scheme;

/// What the site's folder holds, by path below the root with `/`.
#[derive(Debug, Default)]
pub struct Tree {
    /// The content folder below the root.
    pub content: String,
    /// Anchors of each document.
    pub documents: BTreeMap<String, BTreeSet<String>>,
    /// Other files below the content folder.
    pub assets: BTreeSet<String>,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// Elsewhere on the web: an absolute URL.
    Web,
    /// A scheme that pages must not carry, such as `javascript:`.
    Forbidden,
    /// An anchor on the same page.
    Anchor(String),
    /// A document, and an anchor in it.
    Document {
        /// Path below the root.
        path: String,
        /// Without its `#`.
        anchor: Option<String>,
    },
    /// A file that is copied to the site.
    Asset {
        /// Path below the root.
        path: String,
        /// `?query#fragment` as written.
        suffix: String,
    },
    /// A file of the repository outside the content folder: it may be on the forge.
    Outside {
        /// Path below the root.
        path: String,
        /// `#fragment` as written.
        suffix: String,
    },
    /// Above the root.
    OutOfRoot,
    /// Nothing is there.
    Missing {
        /// The path below the root that was looked for.
        path: String,
    },
}

/// Schemes that a link may have.
const SCHEMES: [&str; 7] = ["http", "https", "mailto", "tel", "ftp", "irc", "xmpp"];

impl Tree {
    /// Where `target`, written in the document at `from` (path below the root), leads.
    pub fn resolve(&self, from: &str, target: &str) -> Target {
        let target = target.trim();
        if has_scheme(target) {
            let scheme = target.split(':').next().unwrap_or_default().to_ascii_lowercase();
            let allowed = target.starts_with("//") || SCHEMES.contains(&scheme.as_str());
            return if allowed { Target::Web } else { Target::Forbidden };
        }
        if let Some(anchor) = target.strip_prefix('#') {
            return Target::Anchor(percent_decode(anchor));
        }
        let cut = target.find(['?', '#']).unwrap_or(target.len());
        let (path, suffix) = target.split_at_checked(cut).unwrap_or((target, ""));
        let path = percent_decode(path);
        let anchor = suffix
            .split_once('#')
            .map(|(_, anchor)| percent_decode(anchor))
            .filter(|anchor| !anchor.is_empty());
        // A path from `/` begins at the content folder, which is the root of the site.
        let joined = match path.strip_prefix('/') {
            Some(path) => join(&self.content, path),
            None if path.is_empty() => Some(from.to_owned()),
            None => join(from.rsplit_once('/').map_or("", |(folder, _)| folder), &path),
        };
        let Some(path) = joined else { return Target::OutOfRoot };
        if self.documents.contains_key(&path) {
            return Target::Document { path, anchor };
        }
        if self.assets.contains(&path) {
            return Target::Asset { path, suffix: suffix.to_owned() };
        }
        let index = if path.is_empty() { "index.md".to_owned() } else { format!("{path}/index.md") };
        if self.documents.contains_key(&index) {
            return Target::Document { path: index, anchor };
        }
        let inside = path == self.content
            || path.strip_prefix(&self.content).is_some_and(|rest| rest.starts_with('/'));
        if inside { Target::Missing { path } } else { Target::Outside { path, suffix: suffix.to_owned() } }
    }

    /// Whether the document at `path` has `anchor`; every page has its top.
    pub fn has_anchor(&self, path: &str, anchor: &str) -> bool {
        anchor.is_empty()
            || anchor == "top"
            || self.documents.get(path).is_some_and(|anchors| anchors.contains(anchor))
    }
}

/// `folder/path` with `.` and `..` worked out; `None` above the root.
fn join(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Percent-decodes `text`; what is no valid UTF-8 after that stays as it was.
pub fn percent_decode(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let code = text
            .get(at + 1..at + 3)
            .filter(|_| byte == b'%')
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match code {
            Some(code) => {
                out.push(code);
                at += 3;
            }
            None => {
                out.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}

/// Percent-encodes a path for a URL: everything but letters, digits and `-._~/` (RFC 3986,
/// section 2.3); letters of any script stay, as browsers show them.
pub fn percent_encode(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for c in path.chars() {
        if c.is_alphanumeric() || matches!(c, '-' | '.' | '_' | '~' | '/') {
            out.push(c);
        } else {
            let mut buffer = [0; 4];
            for byte in c.encode_utf8(&mut buffer).bytes() {
                out.push_str(&format!("%{byte:02X}"));
            }
        }
    }
    out
}

/// `url` in ASCII: letters beyond it may stand in a page's links, but not in a sitemap or in what
/// programs compare byte by byte (RFC 3987, section 3.1).
pub fn ascii_url(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for c in url.chars() {
        if c.is_ascii() {
            out.push(c);
        } else {
            let mut buffer = [0; 4];
            out.extend(c.encode_utf8(&mut buffer).bytes().map(|byte| format!("%{byte:02X}")));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_where_a_reader_expects() {
        let mut tree = Tree { content: "content".into(), ..Tree::default() };
        tree.documents.insert("content/a.md".into(), BTreeSet::from(["timeline".into()]));
        tree.documents.insert("content/b/index.md".into(), BTreeSet::new());
        tree.assets.insert("content/b/x y.png".into());
        let from = "content/b/index.md";
        let document = |path: &str, anchor: Option<&str>| Target::Document {
            path: path.into(),
            anchor: anchor.map(str::to_owned),
        };
        for (target, expected) in [
            ("../a.md#timeline", document("content/a.md", Some("timeline"))),
            ("/a.md", document("content/a.md", None)),
            ("../b/", document("content/b/index.md", None)),
            ("x%20y.png", Target::Asset { path: "content/b/x y.png".into(), suffix: String::new() }),
            ("../../src/main.rs#L3", Target::Outside { path: "src/main.rs".into(), suffix: "#L3".into() }),
            ("../../../x", Target::OutOfRoot),
            ("c.md", Target::Missing { path: "content/b/c.md".into() }),
            ("JavaScript:alert(1)", Target::Forbidden),
            ("https://example.org", Target::Web),
            ("#x", Target::Anchor("x".into())),
        ] {
            assert_eq!(tree.resolve(from, target), expected, "{target}");
        }
    }
}
