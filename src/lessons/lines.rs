//! The lines of a section: its paragraphs, items and rows, without what a template put there.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use crate::check::placeholders;
use crate::parse::blocks::{self, Block, BlockKind, Item, Row};
use crate::source::Span;

/// A line of a section.
#[derive(Debug, PartialEq)]
pub(super) struct Line {
    /// Plain text.
    pub(super) text: String,
    /// Where it stands in the file.
    pub(super) span: Span,
}

/// Words that stand where there is nothing to tell, in lower case.
const NOTHING: [&str; 16] = [
    "none",
    "none known",
    "none identified",
    "n/a",
    "na",
    "nil",
    "nothing",
    "nothing notable",
    "nothing to report",
    "not applicable",
    "no lessons",
    "なし",
    "特になし",
    "該当なし",
    "无",
    "暂无",
];

/// How the paragraph begins that tells the author what the list below it is for, in lower case.
const LEGENDS: [&str; 7] =
    ["list of ", "list the ", "things that ", "these are ", "this section ", "what ", "where we got lucky"];

/// Whether `text` says that there is nothing to tell.
pub(super) fn says_nothing(text: &str) -> bool {
    let plain = text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    NOTHING.contains(&plain.as_str())
}

/// The lines right in `span` of `text`.
pub(super) fn lines(text: &str, span: Span) -> Vec<Line> {
    let mut lines = Vec::new();
    from_blocks(text, &blocks::scan(text, span).blocks, &mut lines);
    lines
}

fn from_blocks(text: &str, blocks: &[Block], lines: &mut Vec<Line>) {
    for (index, block) in blocks.iter().enumerate() {
        let next = blocks.get(index + 1).map(|block| &block.kind);
        match &block.kind {
            BlockKind::Paragraph { text: plain } => {
                let is_before_list = matches!(next, Some(BlockKind::List { .. } | BlockKind::Table { .. }));
                let is_name = next.is_some() && is_bold(text, block.span);
                let is_no_lesson = is_name || is_before_list && is_legend(plain);
                if !is_no_lesson {
                    push(&with_colon(text, block.span, plain), block.span, lines);
                }
            }
            BlockKind::List { items } => items.iter().for_each(|item| from_item(text, item, lines)),
            BlockKind::Table { rows, .. } => rows.iter().for_each(|row| from_row(row, lines)),
            _ => {}
        }
    }
}

/// An item; where it only announces what is nested in it, that.
fn from_item(text: &str, item: &Item, lines: &mut Vec<Line>) {
    if item.struck {
        return;
    }
    if !item.lists.is_empty() && (announces(&item.text) || is_blank(&item.text)) {
        return from_blocks(text, &item.lists, lines);
    }
    push(&item.text, item.content, lines);
}

/// A row of a table, its cells joined.
fn from_row(row: &Row, lines: &mut Vec<Line>) {
    let told: Vec<&str> = row
        .cells
        .iter()
        .filter(|cell| !cell.struck)
        .map(|cell| cell.text.trim())
        .filter(|text| !is_blank(text))
        .collect();
    // A number counts rows.
    let told = match told.split_first() {
        Some((first, rest)) if !rest.is_empty() && !first.contains(char::is_alphabetic) => rest,
        _ => &told,
    };
    let told = match told.split_first() {
        Some((first, rest)) if !rest.is_empty() => format!("{first}: {}", rest.join("; ")),
        _ => told.join(""),
    };
    push(&told, row.span, lines);
}

fn push(plain: &str, span: Span, lines: &mut Vec<Line>) {
    // One more than are taken tells that there are more.
    if lines.len() > super::MOST {
        return;
    }
    let plain = without_references(plain);
    let text = clean(&plain);
    let is_placeholder = placeholders::is_whole(text)
        || placeholders::is_instruction(text)
        || placeholders::is_template_line(text)
        || !placeholders::within(text, false).is_empty();
    if !is_blank(text) && !announces(text) && !is_placeholder && !is_output(text) {
        lines.push(Line { text: text.to_owned(), span });
    }
}

/// `plain` with a colon behind the name in bold that its first line is, if it is one.
fn with_colon<'a>(text: &str, span: Span, plain: &'a str) -> Cow<'a, str> {
    let written = text.get(span.start..span.end).unwrap_or_default();
    let first = written.lines().next().unwrap_or_default().trim_end();
    let name = first.strip_suffix("**").and_then(|rest| rest.rsplit_once("**")).map(|(_, name)| name);
    let split = name.filter(|name| !name.ends_with([':', '.', '!', '?'])).and_then(|name| {
        let end = plain.find(name)? + name.len();
        plain.split_at_checked(end).filter(|(_, rest)| !is_blank(rest))
    });
    split.map_or(Cow::Borrowed(plain), |(name, rest)| Cow::Owned(format!("{name}:{rest}")))
}

/// `text` with `words` in place of `[words][name]`: what the name stands for is told elsewhere in the
/// document.
fn without_references(text: &str) -> Cow<'_, str> {
    static REFERENCE: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"\[([^\[\]]+)\]\[[^\[\]]*\]").ok());
    REFERENCE.as_ref().map_or(Cow::Borrowed(text), |pattern| pattern.replace_all(text, "$1"))
}

/// `text` without what is left of a label before it (`**Impact:** text`), and without a mark such as ✅.
fn clean(text: &str) -> &str {
    let is_mark = |c: char| {
        !c.is_alphanumeric()
            && (!c.is_ascii() || matches!(c, ':' | '*' | ' ' | '\n'))
            && !"“‘«「『（【〈《".contains(c)
    };
    text.trim_start_matches(is_mark).trim_end()
}

/// Whether `text` is what a program printed and not what a person wrote: a line of a log or of a stack, an
/// object, a command at its prompt.
fn is_output(text: &str) -> bool {
    static OUTPUT: LazyLock<Option<Regex>> = LazyLock::new(|| {
        let pattern = r#"(?x)^(?:
            \[?(?:[A-Z]\ )?\d{4}-\d\d-\d\d[T\ ]\d\d:\d\d:\d\d.*\b(?:TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL|CRITICAL)\b
            | \[[A-Z]\ \d{4}-\d\d-\d\d[T\ ]\d\d:\d\d
            | [EWIF]\d{4}\ \d\d:\d\d:\d\d
            | (?:\w+=(?:"[^"]*"|\S+)\s*){3}
            | (?:Traceback\ \(most\ recent|Exception\ in\ thread|goroutine\ \d|at\ [\w.$<>]+\()
            | \{\s*"\w+"\s*:
            | [$\#]\ [a-z./]
        )"#;
        Regex::new(pattern).ok()
    });
    OUTPUT.as_ref().is_some_and(|output| output.is_match(text))
}

fn is_blank(text: &str) -> bool {
    !text.contains(char::is_alphanumeric)
}

/// Whether `text` only says that something follows: "We did not know:", "For example,".
fn announces(text: &str) -> bool {
    text.trim_end().ends_with([':', '：', ',', '、'])
}

/// Whether a paragraph before a list says what the list is for.
fn is_legend(text: &str) -> bool {
    let lower = text.trim_start().to_lowercase();
    LEGENDS.iter().any(|start| lower.starts_with(start))
}

/// Whether a paragraph is a name in bold and nothing else: a heading that pmsite does not know.
fn is_bold(text: &str, span: Span) -> bool {
    let written = text.get(span.start..span.end).unwrap_or_default().trim();
    ["**", "__"].iter().any(|mark| {
        let inside = written.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
        inside.is_some_and(|inside| !inside.contains(mark) && !inside.contains(['\n', '.', '!', '。']))
    })
}
