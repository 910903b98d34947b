//! Markdown to words: what a reader reads, without marks, addresses and code. Words of scripts
//! without spaces are cut in ways that let them meet again: pairs of Han and Hangul characters,
//! whole runs of katakana.

/// Languages of fenced code that is what a machine said, not what somebody wrote for it.
const SPOKEN: [&str; 7] = ["", "text", "txt", "log", "logs", "console", "plain"];

/// Calls `found` with each word of `text` and its offset.
pub(super) fn words<'a>(text: &'a str, found: &mut impl FnMut(usize, &'a str)) {
    let mut fence: Option<Fence> = None;
    let mut in_comment = false;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim_start();
        let is_read = match fence {
            Some(open) if trimmed.starts_with(open.mark) => {
                fence = None;
                false
            }
            Some(open) => open.is_read,
            None => {
                fence = Fence::open(trimmed);
                fence.is_none()
            }
        };
        if is_read {
            words_of_line(line, at, &mut in_comment, found);
        }
        at += line.len();
    }
}

#[derive(Clone, Copy)]
struct Fence {
    mark: &'static str,
    is_read: bool,
}

impl Fence {
    fn open(line: &str) -> Option<Self> {
        let mark = ["```", "~~~"].into_iter().find(|mark| line.starts_with(mark))?;
        let language = line.trim_start_matches(['`', '~']).trim();
        // "```word```" in one line is code in running text.
        let is_open = !language.contains('`');
        let is_read = SPOKEN.iter().any(|spoken| language.eq_ignore_ascii_case(spoken));
        is_open.then_some(Self { mark, is_read })
    }
}

/// What a character is to the reader of words.
#[derive(Clone, Copy, PartialEq)]
enum Class {
    Word,
    /// Read in pairs.
    Pairs,
    Katakana,
    Other,
}

fn class(c: char) -> Class {
    if c.is_ascii() {
        return if c.is_ascii_alphanumeric() || c == '_' { Class::Word } else { Class::Other };
    }
    match c {
        '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}' | '\u{ff66}'..='\u{ff9f}' => Class::Katakana,
        // Hiragana is grammar for the most part.
        '\u{3040}'..='\u{309f}' => Class::Other,
        '\u{3005}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => {
            Class::Pairs
        }
        '\u{ac00}'..='\u{d7af}' | '\u{20000}'..='\u{3ffff}' => Class::Pairs,
        _ if c.is_alphanumeric() => Class::Word,
        _ => Class::Other,
    }
}

fn words_of_line<'a>(
    line: &'a str,
    offset: usize,
    in_comment: &mut bool,
    found: &mut impl FnMut(usize, &'a str),
) {
    let mut at = 0;
    while let Some(rest) = line.get(at..).filter(|rest| !rest.is_empty()) {
        if *in_comment {
            let Some(end) = rest.find("-->") else { return };
            *in_comment = false;
            at += end + 3;
            continue;
        }
        let kind = rest.chars().next().map_or(Class::Other, class);
        if kind == Class::Other {
            *in_comment = rest.starts_with("<!--");
            at += skipped(rest);
            continue;
        }
        let run = run(rest, kind);
        let behind = rest.get(run.len()..).unwrap_or_default();
        match kind {
            Class::Word if behind.starts_with("://") => {
                at += behind
                    .find(|c: char| c.is_whitespace() || "<>()[]\"'`|".contains(c))
                    .unwrap_or(behind.len());
            }
            Class::Word => {
                let word = run.trim_start_matches('_');
                found(offset + at + run.len() - word.len(), word.trim_end_matches('_'));
                at += suffix(behind);
            }
            Class::Pairs => pairs(run, offset + at, found),
            Class::Katakana | Class::Other => found(offset + at, run),
        }
        at += run.len();
    }
}

/// The characters of class `kind` at the start of `rest`.
fn run(rest: &str, kind: Class) -> &str {
    // Most words are ASCII between ASCII.
    let ascii = rest.bytes().take_while(|&byte| byte.is_ascii_alphanumeric() || byte == b'_').count();
    let is_whole = rest.as_bytes().get(ascii).is_none_or(u8::is_ascii);
    let length =
        if is_whole && ascii > 0 { ascii } else { rest.find(|c| class(c) != kind).unwrap_or(rest.len()) };
    rest.get(..length).unwrap_or_default()
}

/// How many bytes at the start of `rest`, which begins with no word, hold no word.
fn skipped(rest: &str) -> usize {
    // The search ends where the next one may begin, so that all of them together are linear.
    let until = |end: u8, next: u8| {
        let mut bytes = rest.bytes().enumerate().skip(2);
        bytes
            .find(|(_, byte)| [end, next].contains(byte))
            .filter(|(_, byte)| *byte == end)
            .map(|(at, _)| at + 1)
    };
    if rest.starts_with("<!--") {
        return 4;
    }
    let is_tag = rest.starts_with('<')
        && rest.as_bytes().get(1).is_some_and(|b| b.is_ascii_alphabetic() || *b == b'/');
    let skipped = if is_tag {
        until(b'>', b'<')
    } else if rest.starts_with("](") {
        until(b')', b']')
    } else if rest.starts_with("[[") {
        until(b']', b'[')
    } else {
        None
    };
    let first = rest.chars().next().map_or(1, char::len_utf8);
    skipped.unwrap_or(first)
}

/// The length of `'s`, `'t`, `'re` behind a word.
fn suffix(behind: &str) -> usize {
    let Some(rest) = behind.strip_prefix(['\'', '’']) else { return 0 };
    let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    if matches!(letters, 1 | 2) { behind.len() - rest.len() + letters } else { 0 }
}

/// Each character of `run` with the next one.
fn pairs<'a>(run: &'a str, offset: usize, found: &mut impl FnMut(usize, &'a str)) {
    let mut chars = run.char_indices().peekable();
    while let Some((start, _)) = chars.next() {
        if let Some(&(next, c)) = chars.peek() {
            found(offset + start, run.get(start..next + c.len_utf8()).unwrap_or_default());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<&str> {
        let mut all = Vec::new();
        words(text, &mut |at, word| {
            assert_eq!(text.get(at..at + word.len()), Some(word));
            all.push(word);
        });
        all
    }

    #[test]
    fn words_are_what_a_reader_reads() {
        for (text, expected) in [
            ("the **pool** wasn't _full_", &["the", "pool", "wasn", "full"][..]),
            (
                "see https://example.org/a_b?c, then [docs](../x.md) and [[PM-1]]",
                &["see", "then", "docs", "and"],
            ),
            ("a<br/>b <img src=\"x\"> 3 < 4", &["a", "b", "3", "4"]),
            ("x <!-- no\nmore --> y", &["x", "y"]),
            ("```rust\nlet a;\n```\nb\n```\nERR_CONN_RESET\n```", &["b", "ERR_CONN_RESET"]),
            ("数据库连接", &["数据", "据库", "库连", "连接"]),
            ("データベースの接続", &["データベース", "接続"]),
            ("connection-leak in db.pool", &["connection", "leak", "in", "db", "pool"]),
        ] {
            assert_eq!(all(text), expected, "{text}");
        }
    }

    #[test]
    fn hostile_lines_take_linear_time() {
        assert!(all(&"<a".repeat(200_000)).len() > 100_000);
        assert!(all(&"](".repeat(200_000)).is_empty());
        assert!(all(&"<!--".repeat(200_000)).is_empty());
    }
}
