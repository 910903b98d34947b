//! Highlighting of what has no grammar: logs, and HTTP messages.

use super::highlight::Spans;

/// A log: time stamps, levels, keys, strings and numbers.
pub(super) fn lines(code: &str, spans: &mut Spans) {
    for line in code.split_inclusive('\n') {
        let mut rest = line;
        while let Some(first) = rest.chars().next() {
            let (length, class) = token(rest, first);
            let (token, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
            spans.push(token, class);
            rest = after;
        }
    }
}

/// The token that `text` begins with: its length and class.
fn token(text: &str, first: char) -> (usize, &'static str) {
    if matches!(first, '"' | '\'') {
        // An apostrophe opens nothing; a string ends on its line.
        let end = text.get(1..).and_then(|rest| rest.find(first)).filter(|_| first == '"');
        return end.map_or((1, ""), |end| (end + 2, "s"));
    }
    if !is_word(first) {
        return (text.find(|c: char| is_word(c) || matches!(c, '"' | '\'')).unwrap_or(text.len()), "");
    }
    let length = text.find(|c: char| !is_word(c)).unwrap_or(text.len());
    let (word, after) = text.split_at_checked(length).unwrap_or((text, ""));
    let word = word.trim_end_matches(['.', ':', '-', '/']);
    if word.is_empty() {
        return (length, "");
    }
    let class = match word {
        _ if after.starts_with('=') => "e",
        _ if word.starts_with(|c: char| c.is_ascii_digit()) => "n",
        _ => level(word),
    };
    (word.len(), class)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '.' | ':' | '-' | '/' | '+')
}

fn level(word: &str) -> &'static str {
    /// Levels and their classes.
    const LEVELS: [(&str, &str); 19] = [
        ("error", "x"),
        ("err", "x"),
        ("fatal", "x"),
        ("critical", "x"),
        ("crit", "x"),
        ("panic", "x"),
        ("severe", "x"),
        ("alert", "x"),
        ("emerg", "x"),
        ("failed", "x"),
        ("warn", "w"),
        ("warning", "w"),
        ("info", "k"),
        ("debug", "k"),
        ("trace", "k"),
        ("notice", "k"),
        ("true", "n"),
        ("false", "n"),
        ("null", "n"),
    ];
    LEVELS.iter().find(|(name, _)| name.eq_ignore_ascii_case(word)).map_or("", |(_, class)| class)
}

/// An HTTP message: request or status line, then headers.
pub(super) fn http(code: &str, spans: &mut Spans) {
    let mut in_head = true;
    for line in code.split_inclusive('\n') {
        let (first, rest) = line.split_once(' ').unwrap_or((line, ""));
        if first.starts_with("HTTP/") {
            in_head = true;
            let class = if rest.starts_with(['4', '5']) { "x" } else { "n" };
            spans.push(first, "k");
            spans.push(" ", "");
            spans.push(rest, class);
        } else if let Some((target, version)) =
            rest.rsplit_once(" HTTP/").filter(|_| first.bytes().all(|b| b.is_ascii_uppercase()))
        {
            in_head = true;
            spans.push(first, "k");
            spans.push(" ", "");
            spans.push(target, "s");
            spans.push(" HTTP/", "k");
            spans.push(version, "k");
        } else if let Some(name) = first.strip_suffix(':').filter(|_| in_head) {
            spans.push(name, "e");
            spans.push(": ", "");
            spans.push(rest, "");
        } else {
            in_head &= !line.trim_ascii().is_empty();
            spans.push(line, "");
        }
    }
}
