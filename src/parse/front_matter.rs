//! Front matter: split by `gray_matter`, then parsed once by a parser that knows positions.

mod json;
mod toml;
mod yaml;

use chrono::NaiveDateTime;
use gray_matter::engine::Engine;
use gray_matter::{Matter, Pod};

use crate::source::{SourceFile, Span};

/// The front matter of a file.
#[derive(Debug)]
pub struct FrontMatter {
    /// What it says, or why it cannot be read.
    pub content: Content,
    /// The bytes between the fences; empty where there is none.
    pub span: Span,
    /// The bytes after the closing fence, or the whole file.
    pub body: Span,
}

/// What the front matter says.
#[derive(Debug)]
pub enum Content {
    /// No opening fence on the first line.
    Missing,
    /// An opening fence that is never closed.
    Unclosed {
        /// `---`, `+++` or `;;;`.
        fence: &'static str,
        /// The opening fence.
        span: Span,
    },
    /// It does not parse.
    Syntax {
        /// What the parser says.
        why: String,
        /// What to do.
        help: String,
        /// Where.
        span: Span,
    },
    /// Keys and values in the order of the file.
    Fields(Fields),
}

/// Keys and values in the order of the file.
pub type Fields = Vec<(Key, Node)>;

/// A key as written.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    /// Its text.
    pub name: String,
    /// Where it stands.
    pub span: Span,
}

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Its bytes in the file.
    pub span: Span,
}

/// A value of YAML, TOML or JSON.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// No value, `~`, `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as written.
    Number(String),
    /// Text.
    String(String),
    /// A TOML date-time: local if it has no offset in minutes east of Greenwich.
    DateTime {
        /// Date and time of day.
        local: NaiveDateTime,
        /// Minutes east of Greenwich.
        offset: Option<i32>,
        /// Only a date is written.
        date_only: bool,
    },
    /// A list.
    List(Vec<Node>),
    /// A table.
    Map(Fields),
}

impl Value {
    /// What kind of value this is, in words for a message.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Null => "empty",
            Self::Bool(_) => "true or false",
            Self::Number(_) => "a number",
            Self::String(_) => "text",
            Self::DateTime { .. } => "a date-time",
            Self::List(_) => "a list",
            Self::Map(_) => "a table",
        }
    }
}

/// Why a parser gave up, and where in the file.
#[derive(Debug)]
struct SyntaxError {
    why: String,
    help: String,
    span: Span,
}

impl SyntaxError {
    fn new(why: impl Into<String>, help: impl Into<String>, span: Span) -> Self {
        Self { why: why.into(), help: help.into(), span }
    }

    /// The field `name` is written twice, the first time on `line`.
    fn twice(name: &str, line: Option<usize>, span: Span) -> Self {
        let first = line.map(|line| format!("; the first stands on line {line}")).unwrap_or_default();
        Self::new(format!("`{name}` is written twice"), format!("keep one of the two{first}"), span)
    }

    fn too_many(span: Span) -> Self {
        let why = format!("more than {MAX_NODES} values, aliases counted where they are used");
        Self::new(why, "keep data in a file of its own beside the document, and link to it", span)
    }
}

/// The most values that one front matter may hold, aliases counted each time they are used.
const MAX_NODES: usize = 10_000;
/// The deepest that values may stand inside each other.
const MAX_DEPTH: usize = 32;

/// A front matter format: its fence and its parser.
struct Format {
    fence: &'static str,
    parse: fn(&str, usize) -> Result<Fields, SyntaxError>,
}

const FORMATS: [Format; 3] = [
    Format { fence: "---", parse: yaml::parse },
    Format { fence: "+++", parse: toml::parse },
    Format { fence: ";;;", parse: json::parse },
];

/// Hands gray_matter's slice back unread: it is parsed once, by a parser that knows positions.
struct Unread;

impl Engine for Unread {
    fn parse(content: &str) -> gray_matter::Result<Pod> {
        Ok(Pod::String(content.to_owned()))
    }
}

/// Reads the front matter of `source`.
pub fn parse(source: &SourceFile) -> FrontMatter {
    let text = source.text();
    let whole = Span::new(0, text.len());
    let first = source.slice(source.line_span(1)).trim_end();
    let Some(format) = FORMATS.iter().find(|format| format.fence == first) else {
        return FrontMatter { content: Content::Missing, span: Span::default(), body: whole };
    };
    let Some((span, body)) = split(source, format.fence) else {
        let fence = Span::new(0, format.fence.len());
        return FrontMatter {
            content: Content::Unclosed { fence: format.fence, span: fence },
            span: Span::default(),
            body: whole,
        };
    };
    let content = match (format.parse)(source.slice(span), span.start) {
        Ok(fields) => Content::Fields(fields),
        Err(error) => Content::Syntax { why: error.why, help: error.help, span: error.span },
    };
    FrontMatter { content, span, body }
}

/// Where the front matter and the body stand, as gray_matter splits them. It gives text with other
/// line ends and without its outer blank lines, but keeps lines as lines, so they are counted.
fn split(source: &SourceFile, fence: &str) -> Option<(Span, Span)> {
    let mut matter = Matter::<Unread>::new();
    matter.delimiter = fence.to_owned();
    let entity = matter.parse::<String>(source.text()).ok()?;
    let lines = source.line_count();
    // Not `lines()`, which drops an empty last line.
    let body_lines = if entity.content.is_empty() { 0 } else { entity.content.split('\n').count() };
    let body_line = lines.saturating_sub(body_lines) + 1;
    // The closing fence is the last line before the body that is not blank.
    let closing =
        (2..body_line).rev().find(|&line| !source.slice(source.line_span(line)).trim().is_empty())?;
    if source.slice(source.line_span(closing)).trim_end() != fence {
        return None;
    }
    let start = source.line_span(2).start;
    let span = Span::new(start, source.line_span(closing).start);
    let body_start = source.line_span(closing + 1).start;
    Some((span, Span::new(body_start, source.text().len())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(text: &str) -> Vec<(String, usize, usize, String)> {
        let source = SourceFile::new("a.md", text);
        match parse(&source).content {
            Content::Fields(fields) => fields
                .iter()
                .map(|(key, node)| {
                    let at = source.position(key.span.start);
                    (key.name.clone(), at.line, at.column, source.slice(node.span).to_owned())
                })
                .collect(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn positions_hold_in_each_format_with_crlf_and_mark() {
        let expected = |value: &str| vec![("title".to_owned(), 2, 1, value.to_owned())];
        assert_eq!(fields("\u{feff}---\r\ntitle: Über x\r\n---\r\nBody\r\n"), expected("Über x"));
        assert_eq!(fields("+++\r\ntitle = \"x\"\r\n+++\r\nBody"), expected("\"x\""));
        assert_eq!(
            fields(";;;\n{\"title\": [1, 2]}\n;;;\n"),
            vec![("title".to_owned(), 2, 2, "[1, 2]".to_owned())]
        );
    }

    #[test]
    fn the_body_begins_behind_the_closing_fence() {
        for text in [
            "---\na: 1\n---\nBody\n",
            "---\na: 1\n---\n\n\nBody\n",
            "---\r\na: 1\r\n---\r\nBody\r\n---\r\nmore",
            "---\na: 1\n\n---\n\nBody\n\n\n",
        ] {
            let source = SourceFile::new("a.md", text);
            let matter = parse(&source);
            assert!(source.slice(matter.body).trim_start().starts_with("Body"), "{text:?}");
            assert_eq!(source.slice(matter.span).trim_end(), "a: 1", "{text:?}");
        }
    }

    #[test]
    fn empty_and_unclosed_front_matter_are_told_apart() {
        let content = |text: &str| parse(&SourceFile::new("a.md", text)).content;
        assert!(matches!(content("---\n---\nx"), Content::Fields(fields) if fields.is_empty()));
        assert!(matches!(content("---\na: 1\nx"), Content::Unclosed { .. }));
        assert!(matches!(content("---"), Content::Unclosed { .. }));
        assert!(matches!(content("---\n---"), Content::Fields(fields) if fields.is_empty()));
        assert!(matches!(content("text"), Content::Missing));
        assert!(matches!(content(""), Content::Missing));
    }

    #[test]
    fn aliases_have_a_budget() {
        let mut text = String::from("---\na: &a [x,x,x,x,x,x,x,x,x,x]\n");
        for (name, from) in
            [("b", "a"), ("c", "b"), ("d", "c"), ("e", "d"), ("f", "e"), ("g", "f"), ("h", "g")]
        {
            text.push_str(&format!(
                "{name}: &{name} [*{from},*{from},*{from},*{from},*{from},*{from},*{from},*{from},*{from}]\n"
            ));
        }
        text.push_str("---\n");
        assert!(matches!(parse(&SourceFile::new("a.md", text)).content, Content::Syntax { .. }));
    }
}
