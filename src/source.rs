//! Source text and positions: the one owner of what was read from a file and of where in it
//! something stands.

use std::ops::Range;

/// A range of bytes in a [`SourceFile`]'s text; the end is exclusive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span of `start..end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end: end.max(start) }
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the span holds no byte.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// The same span, `by` bytes further on.
    pub fn shifted(self, by: usize) -> Self {
        Self { start: self.start + by, end: self.end + by }
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.start..span.end
    }
}

/// Endings of files that are read as markdown, whatever their case.
const MARKDOWN: [&str; 6] = ["md", "markdown", "mdown", "mkd", "mkdn", "mdwn"];

/// The file name `name` without the ending that says that it is markdown; none for other files.
pub fn markdown_stem(name: &str) -> Option<&str> {
    let (stem, ending) = name.rsplit_once('.')?;
    MARKDOWN.iter().any(|known| ending.eq_ignore_ascii_case(known)).then_some(stem)
}

/// A line and a column, both from 1; columns count Unicode scalar values and leave out a
/// byte order mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1.
    pub column: usize,
}

/// A file's text (without its byte order mark) and its path.
#[derive(Debug)]
pub struct SourceFile {
    path: String,
    text: String,
    line_starts: Vec<usize>,
    /// How many characters begin before each [`STEP`] bytes, so that columns of long lines are found
    /// without counting the line.
    characters: Vec<usize>,
}

/// Bytes from one count of characters to the next.
const STEP: usize = 1024;

impl SourceFile {
    /// `path` is relative to the root, with `/` between its parts. A byte order mark at the start
    /// of `text` is taken off, so that offsets and columns count from the first real character.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        let mut text = text.into();
        if text.starts_with('\u{feff}') {
            text.drain(..'\u{feff}'.len_utf8());
        }
        Self::of(path.into(), text)
    }

    /// The file as if `spans`, which are in order and do not overlap, were not in it; nor the second of
    /// two blanks that meet where one was.
    pub fn without(&self, spans: &[Span]) -> Self {
        let mut text = String::with_capacity(self.text.len());
        let mut from = 0;
        for span in spans {
            text.push_str(self.slice(Span::new(from, span.start)));
            let is_blank = |c: Option<u8>| c == Some(b' ');
            let meet =
                is_blank(text.bytes().next_back()) && is_blank(self.text.as_bytes().get(span.end).copied());
            from = span.end + usize::from(meet);
        }
        text.push_str(self.slice(Span::new(from, self.text.len())));
        Self::of(self.path.clone(), text)
    }

    fn of(path: String, text: String) -> Self {
        let mut line_starts: Vec<usize> = std::iter::once(0)
            .chain(text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n').map(|(at, _)| at + 1))
            .collect();
        line_starts.shrink_to_fit();
        let mut characters = vec![0];
        let mut count = 0;
        for chunk in text.as_bytes().chunks(STEP) {
            count += begun(chunk);
            characters.push(count);
        }
        Self { path, text, line_starts, characters }
    }

    /// The path, relative to the root, with `/`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The file's name without its folder.
    pub fn file_name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text of `span`; empty where the span does not lie on character boundaries of this file.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }

    /// Where the byte at `offset` stands.
    pub fn position(&self, offset: usize) -> Position {
        let line = self.line_starts.partition_point(|&start| start <= offset).max(1);
        let start = self.line_starts.get(line - 1).copied().unwrap_or_default();
        let offset = offset.min(self.text.len());
        Position { line, column: self.characters_before(offset) - self.characters_before(start) + 1 }
    }

    /// How many characters begin before the byte at `offset`.
    fn characters_before(&self, offset: usize) -> usize {
        let steps = offset / STEP;
        let rest = self.text.as_bytes().get(steps * STEP..offset).unwrap_or_default();
        self.characters.get(steps).copied().unwrap_or_default() + begun(rest)
    }

    /// The span of line `line` (from 1), without its line end.
    pub fn line_span(&self, line: usize) -> Span {
        let start = line.checked_sub(1).and_then(|index| self.line_starts.get(index)).copied();
        let Some(start) = start else { return Span::new(self.text.len(), self.text.len()) };
        let end = self.line_starts.get(line).copied().unwrap_or(self.text.len());
        let line = self.text.get(start..end).unwrap_or_default();
        Span::new(start, start + line.trim_end_matches(['\n', '\r']).len())
    }

    /// How many lines the file has; a file that ends with a line end has no empty last line.
    pub fn line_count(&self) -> usize {
        match self.line_starts.last() {
            Some(&last) if last == self.text.len() && last > 0 => self.line_starts.len() - 1,
            _ => self.line_starts.len(),
        }
    }
}

/// How many characters begin in `bytes` of UTF-8.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_no_mark() {
        let file = SourceFile::new("a.md", "\u{feff}é x\r\ny");
        let at = |offset| {
            let p = file.position(offset);
            (p.line, p.column)
        };
        assert_eq!(at(0), (1, 1));
        assert_eq!(at(3), (1, 3));
        assert_eq!(at(6), (2, 1));
        assert_eq!(file.slice(file.line_span(1)), "é x");
        assert_eq!(file.line_count(), 2);
    }

    #[test]
    fn what_is_left_out_leaves_no_trace() {
        let of = |text: &str, spans: &[Span]| SourceFile::new("a.md", text).without(spans).text().to_owned();
        assert_eq!(
            of("a <x> b<x>\nc <x>", &[Span::new(2, 5), Span::new(7, 10), Span::new(13, 16)]),
            "a b\nc "
        );
        assert_eq!(of("\u{feff}é<x>ß", &[Span::new(2, 5)]), "éß");
        assert_eq!(of("ab", &[]), "ab");
    }

    #[test]
    fn columns_of_long_lines_are_those_of_a_count() {
        let text = format!("é\n{}\n", "aß€😀".repeat(1000));
        let file = SourceFile::new("a.md", text.as_str());
        for (at, _) in text.char_indices() {
            let start = text.get(..at).unwrap().rfind('\n').map_or(0, |end| end + 1);
            let column = text.get(start..at).unwrap().chars().count() + 1;
            assert_eq!(file.position(at).column, column, "{at}");
        }
        assert_eq!(file.position(text.len()).column, 1);
        assert_eq!(file.position(usize::MAX).line, 3);
    }
}
