//! The path of a request to a path of the site.

use crate::target::percent_decode;

/// The path below the top of the site that a request for `path` means: `index.html` for a folder.
/// None where it could mean something that is no file of a site, such as `..` in any spelling.
pub(super) fn below(path: &str) -> Option<String> {
    let path = percent_decode(path.strip_prefix('/')?);
    let is_folder = path.is_empty() || path.ends_with('/');
    let parts: Vec<&str> = path.strip_suffix('/').unwrap_or(&path).split('/').collect();
    let is_name = |part: &&str| {
        !matches!(*part, "" | "." | "..") && !part.contains(|c: char| c == '\\' || c.is_control())
    };
    if path.is_empty() {
        return Some("index.html".to_owned());
    }
    let path = parts.iter().all(is_name).then(|| parts.join("/"))?;
    Some(if is_folder { format!("{path}/index.html") } else { path })
}

#[cfg(test)]
mod tests {
    use super::below;

    #[test]
    fn paths_stay_in_the_site() {
        for (path, expected) in [
            ("/", Some("index.html")),
            ("/causes/", Some("causes/index.html")),
            ("/tags/%C3%BCber.html", Some("tags/über.html")),
            ("/a%20b.png", Some("a b.png")),
            ("/a..b/.nojekyll", Some("a..b/.nojekyll")),
            ("/%252e%252e/x", Some("%2e%2e/x")),
            ("", None),
            ("*", None),
            ("//", None),
            ("//example.org/", None),
            ("/a//b", None),
            ("/../x", None),
            ("/a/..", None),
            ("/./x", None),
            ("/%2e%2e/x", None),
            ("/a%2f..%2fx", None),
            ("/..%5cx", None),
            ("/a\\b", None),
            ("/a%00.html", None),
            ("/a%0d%0ab", None),
            ("/%ff", Some("%ff")),
        ] {
            assert_eq!(below(path).as_deref(), expected, "{path}");
        }
    }
}
