//! What stands where a secret would and is none: `<token>`, `$TOKEN`, `xxxx`, `EXAMPLE`, a file's
//! name, a call. What may as well be one of these is not reported.

/// Words of which one makes a value a placeholder, in lower case.
const WORDS: &[&str] = &[
    "example",
    "placeholder",
    "changeme",
    "change_me",
    "change-me",
    "redacted",
    "masked",
    "removed",
    "hidden",
    "dummy",
    "sample",
    "foobar",
    "xxxx",
    "your_",
    "your-",
    "yourtoken",
    "yourkey",
    "yourpass",
    "insert",
    "replace",
    "1234567",
    "abcdefg",
    "...",
    "…",
    "***",
    "•••",
    "---",
    "___",
    "[...]",
    "todo",
];

/// Values that are words of the trade, in lower case.
const WHOLE: &[&str] = &[
    "password",
    "passwd",
    "passw0rd",
    "pass",
    "pwd",
    "secret",
    "token",
    "username",
    "user",
    "admin",
    "root",
    "postgres",
    "mysql",
    "guest",
    "test",
    "test123",
    "unknown",
    "none",
    "null",
    "undefined",
    "true",
    "false",
    "optional",
    "required",
    "string",
    "expired",
    "invalid",
    "missing",
    "empty",
    "base64",
    "sha256",
    "md5",
    "utf-8",
    "utf8",
    "oauth2",
    "passwort",
];

/// Whether `value`, which has the form of a secret, stands for one.
pub(super) fn is_placeholder(value: &str) -> bool {
    let lower = value.to_lowercase();
    if WORDS.iter().any(|word| lower.contains(word)) || WHOLE.contains(&lower.as_str()) {
        return true;
    }
    let first = lower.chars().next();
    let is_variable =
        value.starts_with(['$', '%', '{', '<', '[', '@']) || value.contains("${") || value.contains("{{");
    let is_marked = value.contains(['<', '>', '*', '•']);
    // One character many times over, or a handful of them.
    let letters: std::collections::BTreeSet<char> = lower.chars().collect();
    let is_thin = letters.len() <= 2 || value.len() >= 16 && letters.len() <= 5;
    first.is_none() || is_variable || is_marked || is_thin
}

/// Whether `value` behind the word "password" reads as one: letters and something else, and neither a
/// name, a path, a number with its unit nor a call.
pub(super) fn looks_like_password(value: &str) -> bool {
    let value = value.trim_end_matches(['.', ',', ';', ':', ')', '?', '!', '\\']);
    let has = |test: fn(&char) -> bool| value.chars().any(|c| test(&c));
    let has_letter = has(|c| c.is_ascii_alphabetic());
    let has_more = has(char::is_ascii_digit) || has(|c| "!@#$%^&+?".contains(*c));
    value.chars().count() >= 6
        && value.is_ascii()
        && has_letter
        && has_more
        && !is_reference(value)
        && !is_placeholder(value)
}

/// Whether `value` behind the word "token" or "key" reads as one: long, of letters and digits, without
/// order.
pub(super) fn looks_like_token(value: &str) -> bool {
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let letters = value.bytes().filter(u8::is_ascii_alphabetic).count();
    value.len() >= 16
        && digits >= 2
        && letters >= 4
        && entropy(value) >= 3.3
        && !is_reference(value)
        && !is_uuid(value)
        && !is_placeholder(value)
}

/// Names of things: words joined by `-`, `_`, `.` or `/`, calls, URLs, dates.
fn is_reference(value: &str) -> bool {
    if value.contains(['(', ')', '{', '['])
        || value.contains("://")
        || value.starts_with(['/', '~', '.', '-'])
    {
        return true;
    }
    let has_joint = value.contains(['-', '_', '.', '/']);
    let is_word = |part: &str| {
        let letters = part.trim_end_matches(|c: char| c.is_ascii_digit());
        let same_case = letters.bytes().all(|b| b.is_ascii_lowercase())
            || letters.bytes().all(|b| b.is_ascii_uppercase());
        let title_case = letters.bytes().skip(1).all(|b| b.is_ascii_lowercase());
        letters.bytes().all(|b| b.is_ascii_alphabetic())
            && (same_case || title_case)
            && part.len() - letters.len() <= 4
    };
    has_joint && value.split(['-', '_', '.', '/']).all(is_word)
}

/// 8-4-4-4-12 hexadecimal digits: the id of something.
fn is_uuid(value: &str) -> bool {
    let lengths: Vec<usize> = value.split('-').map(str::len).collect();
    lengths == [8, 4, 4, 4, 12] && value.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-')
}

/// Bits a character (Shannon): words have about 3, keys more.
pub(super) fn entropy(value: &str) -> f64 {
    let mut counts = std::collections::BTreeMap::<u8, f64>::new();
    for byte in value.bytes() {
        *counts.entry(byte).or_default() += 1.0;
    }
    let length = value.len().max(1) as f64;
    counts.values().map(|count| -(count / length) * (count / length).log2()).sum()
}
