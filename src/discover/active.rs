//! Files that could run script in a reader's browser when they are opened by their own URL.

use std::path::Path;

/// Elements that run script or load a page, by their names without a prefix. SVG 2, chapter 15: an
/// image shown by `<img>` runs none of it, one that is opened by its URL does.
const ELEMENTS: [&str; 8] = ["script", "iframe", "frame", "embed", "object", "handler", "set", "listener"];

/// Text that can stand for script, or bring in what does. A document type with declarations of its
/// own, a stylesheet and an encoding other than UTF-8 can each spell anything.
const MARKS: [&str; 6] =
    ["<!entity", "<!attlist", "<?xml-stylesheet", "javascript:", "data:text/html", "srcdoc"];

/// Why the SVG image at `path` must not be published as it is; `None` if it is harmless.
pub(super) fn svg_danger(path: &Path, limit: u64) -> Option<String> {
    let size = path.metadata().ok()?.len();
    if size > limit {
        return Some(format!("this SVG image has {size} bytes; the limit is {limit} (2 MiB)"));
    }
    let Ok(text) = String::from_utf8(std::fs::read(path).ok()?) else {
        return Some("this SVG image is not UTF-8, so that nobody can tell what is in it".to_owned());
    };
    let lower = text.to_lowercase();
    let mark = MARKS.iter().find(|mark| lower.contains(*mark)).map(|mark| (*mark).to_owned());
    let mark = mark.or_else(|| element(&lower)).or_else(|| handler(&lower)).or_else(|| hidden_link(&lower));
    mark.or_else(|| encoding(&lower))
        .map(|mark| format!("this SVG image can run script in a reader's browser: it has `{mark}`"))
}

/// The first of [`ELEMENTS`], under whatever prefix.
fn element(lower: &str) -> Option<String> {
    lower.split('<').skip(1).find_map(|rest| {
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).unwrap_or(rest.len());
        let name = rest.get(..end)?;
        let local = name.rsplit(':').next().unwrap_or(name);
        ELEMENTS.contains(&local).then(|| format!("<{name}>"))
    })
}

/// A declared encoding other than UTF-8 (or its part, ASCII).
fn encoding(lower: &str) -> Option<String> {
    let declaration = lower.trim_start().strip_prefix("<?xml")?.split("?>").next()?;
    let (_, rest) = declaration.split_once("encoding")?;
    let name = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '=' | '"' | '\''));
    let name = name.split(['"', '\'']).next().unwrap_or(name);
    (!matches!(name, "utf-8" | "utf8" | "us-ascii" | "ascii")).then(|| format!("encoding {name}"))
}

/// The first ` on…=` attribute.
fn handler(lower: &str) -> Option<String> {
    lower.match_indices("on").find_map(|(at, _)| {
        let before = lower.get(..at)?.chars().next_back()?;
        if !(before.is_whitespace() || matches!(before, '"' | '\'' | '/')) {
            return None;
        }
        let rest = lower.get(at..)?;
        let name = rest.find(|c: char| !c.is_ascii_alphabetic())?;
        let is_attribute = name > 2 && rest.get(name..)?.trim_start().starts_with('=');
        is_attribute.then(|| format!("{}=", rest.get(..name).unwrap_or_default()))
    })
}

/// A link whose scheme is spelled in character references.
fn hidden_link(lower: &str) -> Option<String> {
    lower.split("href").skip(1).find_map(|rest| {
        let value = rest.trim_start().strip_prefix('=')?.trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let value = value.get(1..)?.split(quote).next()?;
        value.contains("&#").then(|| format!("href={quote}{value}{quote}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn images_with_script_are_told_from_drawings() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.svg");
        let danger = |text: &str| {
            std::fs::write(&file, text).unwrap();
            svg_danger(&file, 1000).is_some()
        };
        assert!(!danger(
            "<svg><title>Once upon a button = 3</title><path d='M0 0'/><a href='#x'>x</a></svg>"
        ));
        for text in [
            "<svg onload=\"x()\"/>",
            "<svg><SCRIPT>x()</SCRIPT></svg>",
            "<svg><a xlink:href='java&#115;cript:x()'/></svg>",
            "<svg><a href=' JavaScript:x()'/></svg>",
            "<!DOCTYPE svg [<!ENTITY x 'y'>]><svg/>",
            "<s:svg><s:script>x()</s:script></s:svg>",
            "<?xml version='1.0' encoding='utf-7'?><svg/>",
        ] {
            assert!(danger(text), "{text}");
        }
    }
}
