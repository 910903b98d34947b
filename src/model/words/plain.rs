//! Markdown to the plain text that words are looked for in, and that to clauses.

/// `text` in lower case on one line, without markup: of a link its text, of code `code`, of addresses
/// and HTML tags nothing. Items of lists end in a line break.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        let (shown, next) = match c {
            '`' => {
                let ticks = rest.len() - rest.trim_start_matches('`').len();
                let fence = rest.get(..ticks).unwrap_or_default();
                let inner = rest.get(ticks..).unwrap_or_default();
                match inner.split_once(fence) {
                    Some((_, next)) => ("code", next),
                    // Without an end it is no code. The whole run is passed over, so that none of
                    // its ticks is looked at again.
                    None => ("", inner),
                }
            }
            ']' if after.starts_with('(') => ("", until(after, ')').map_or(after, |(_, next)| next)),
            '<' => match until(after, '>') {
                Some((tag, next)) if is_tag(tag) => (" ", next),
                _ => (" ", after),
            },
            'h' if rest.starts_with("http://") || rest.starts_with("https://") => {
                let end = rest.find(|c: char| c.is_whitespace() || matches!(c, ')' | '>' | ']'));
                ("", rest.get(end.unwrap_or(rest.len())..).unwrap_or_default())
            }
            '*' | '~' | '[' | ']' | '"' | '“' | '”' => ("", after),
            '’' | '‘' => ("'", after),
            '\n' => {
                let line = after.trim_start();
                let is_item = line.starts_with(['-', '*', '+', '|', '#', '>']) || line.is_empty();
                let is_break = is_item || after.starts_with('\n');
                (if is_break { "\n" } else { " " }, after)
            }
            '\t' | '\r' => (" ", after),
            _ => {
                out.extend(c.to_lowercase());
                ("", after)
            }
        };
        // Two spaces would keep words of one phrase apart.
        if shown != " " || !out.ends_with([' ', '\n']) {
            out.push_str(shown);
        }
        rest = next;
    }
    // One form of each negation is enough for the tables.
    for (short, long) in [("can't", "can not"), ("won't", "will not"), ("n't", " not")] {
        if out.contains(short) {
            out = out.replace(short, long);
        }
    }
    while out.contains("  ") {
        out = out.replace("  ", " ");
    }
    out
}

/// `text` before and after the first `end` of the line, if it is near: no look at a character costs
/// more for a long text.
fn until(text: &str, end: char) -> Option<(&str, &str)> {
    const NEAR: usize = 400;
    let (at, c) = text.char_indices().take(NEAR).find(|&(_, c)| c == end || c == '\n')?;
    let inner = text.get(..at).filter(|_| c == end)?;
    Some((inner, text.get(at + c.len_utf8()..)?))
}

/// What stands between `<` and `>` of a tag, a comment or an address.
fn is_tag(inner: &str) -> bool {
    inner.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!'))
}

/// The clauses of a plain text: what stands between full stops, semicolons, line breaks and words
/// that turn a sentence round.
pub fn clauses(text: &str) -> Vec<&str> {
    const TURNS: [&str; 6] = [" but ", " however", " although ", " though ", ", and then ", ", then "];
    let mut clauses = Vec::new();
    let mut start = 0;
    let bytes = text.as_bytes();
    for (at, c) in text.char_indices() {
        let behind = at + c.len_utf8();
        let ends = match c {
            '.' | '!' | '?' | ';' => bytes.get(behind).is_none_or(u8::is_ascii_whitespace),
            '。' | '！' | '？' | '；' | '\n' => true,
            ' ' | ',' => text.get(at..).is_some_and(|rest| TURNS.iter().any(|turn| rest.starts_with(turn))),
            _ => false,
        };
        if ends {
            clauses.push(text.get(start..at).unwrap_or_default().trim());
            start = if matches!(c, ' ' | ',') { at } else { behind };
        }
    }
    clauses.push(text.get(start..).unwrap_or_default().trim());
    clauses.retain(|clause| !clause.is_empty());
    clauses
}
