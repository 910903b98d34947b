//! The last word on what may stand in `href` and `src`.

/// Schemes that a link may have.
pub(super) const SCHEMES: [&str; 7] = ["http", "https", "mailto", "tel", "ftp", "irc", "xmpp"];

/// `url` as it may be written into a page, percent-encoded where it must be; none if it has a scheme
/// that pages do not carry. Judged as browsers judge: without control characters, which they drop.
pub(super) fn checked(url: &str) -> Option<String> {
    let url: String = url.trim_matches(|c: char| c <= ' ').chars().filter(|c| !c.is_control()).collect();
    let first = url.split(['/', '\\', '?', '#']).next().unwrap_or_default();
    if let Some((scheme, _)) = first.split_once(':')
        && !SCHEMES.contains(&scheme.to_ascii_lowercase().as_str())
    {
        return None;
    }
    Some(encode(&url))
}

/// Whether `url`, which has been [`checked`], leads off the site.
pub(super) fn is_external(url: &str) -> bool {
    let first = url.split(['/', '?', '#']).next().unwrap_or_default();
    first.contains(':') || url.starts_with("//")
}

/// Percent-encodes what may not stand in a URL; what is encoded already stays.
fn encode(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    let mut in_fragment = false;
    let has_host = url.contains("://[");
    let mut rest = url.chars();
    while let Some(c) = rest.next() {
        let next_two = || rest.as_str().bytes().take(2).filter(u8::is_ascii_hexdigit).count() == 2;
        let keep = match c {
            '%' => next_two(),
            '#' => !std::mem::replace(&mut in_fragment, true),
            '[' | ']' => has_host,
            // As browsers read it: `\\host` must not pass for a path.
            '\\' | ' ' | '"' | '<' | '>' | '^' | '`' | '{' | '|' | '}' => false,
            _ => !c.is_whitespace(),
        };
        if keep {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_schemes_pass() {
        for url in [
            "javascript:alert(1)",
            "JaVaScRiPt:x",
            " \u{1}javascript:x",
            "java\nscript:x",
            "java\tscript:x",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "blob:x",
            "\u{0}javascript:x",
            "javascript\u{0}:x",
            "view-source:x",
            ":x",
        ] {
            assert_eq!(checked(url), None, "{url:?}");
        }
        for (url, expected) in [
            ("HTTPS://a/b", "HTTPS://a/b"),
            ("../a b.html#x#y", "../a%20b.html#x%23y"),
            ("a%20b%zz", "a%20b%25zz"),
            ("./a:b", "./a:b"),
            ("?q=a:b", "?q=a:b"),
            ("\\\\evil.example", "%5C%5Cevil.example"),
            ("#時刻", "#時刻"),
        ] {
            assert_eq!(checked(url).as_deref(), Some(expected), "{url:?}");
        }
        assert!(is_external("//a") && is_external("mailto:x") && !is_external("a/b:c") && !is_external("#x"));
    }
}
