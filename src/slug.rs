//! Names in URLs: the one function that makes them.

use unicode_normalization::UnicodeNormalization;

/// Longest name, in characters; what is longer is cut and ends in a hash of the whole.
const MAX_LENGTH: usize = 100;

/// Names that mean something else in a URL or to an operating system.
const RESERVED: [&str; 28] = [
    "index", "page", "con", "prn", "aux", "nul", "com0", "com1", "com2", "com3", "com4", "com5", "com6",
    "com7", "com8", "com9", "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
    "conin$", "conout$",
];

/// `text` as it stands in a URL: letters and digits of any script kept, every run of other
/// characters a single `-`, at most 100 characters, in NFC. Two texts whose slugs have the same
/// [`fold`] share a page.
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in text.trim().nfc() {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() {
        return short_hash(text);
    }
    if slug.chars().count() > MAX_LENGTH {
        let head: String = slug.chars().take(MAX_LENGTH - 9).collect();
        return format!("{}-{}", head.trim_end_matches('-'), short_hash(text));
    }
    if RESERVED.contains(&slug.to_lowercase().as_str()) {
        return format!("{slug}-1");
    }
    slug.to_owned()
}

/// A cause path with each part as a slug.
pub fn slug_path(path: &str) -> String {
    path.split('/').map(slug).collect::<Vec<_>>().join("/")
}

/// The form in which names are compared: lower case, NFC.
pub fn fold(text: &str) -> String {
    text.nfc().flat_map(char::to_lowercase).nfc().collect()
}

/// FNV-1a, 64 bit: a hash that never changes between versions.
pub fn hash(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Eight hexadecimal digits of the [`hash`], folded.
fn short_hash(text: &str) -> String {
    let hash = hash(text);
    format!("{:08x}", (hash >> 32) as u32 ^ hash as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_keep_letters_and_are_never_reserved() {
        for (text, expected) in [
            ("PM-2026-001 (a/b)", "PM-2026-001-a-b"),
            ("データベース", "データベース"),
            ("index", "index-1"),
            ("NUL", "NUL-1"),
            ("../etc", "etc"),
        ] {
            assert_eq!(slug(text), expected);
        }
        assert_eq!(slug("..").len(), 8);
        assert!(slug(&"x".repeat(300)).chars().count() <= MAX_LENGTH);
        assert_ne!(slug(&"x".repeat(300)), slug(&"x".repeat(301)));
    }
}
