//! YAML with positions, from the events of saphyr-parser, within a budget of values and depth.

use std::collections::HashMap;

use saphyr_parser::{Event, Parser, ScalarStyle};

use super::{Fields, Key, MAX_DEPTH, MAX_NODES, Node, SyntaxError, Value};
use crate::source::Span;

/// Parses `text`, which stands at `offset` in its file.
pub(super) fn parse(text: &str, offset: usize) -> Result<Fields, SyntaxError> {
    let mut builder = Builder {
        marks: Marks::new(text, offset),
        open: Vec::new(),
        anchors: HashMap::new(),
        nodes: 0,
        root: None,
    };
    let mut documents = 0;
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| {
            let at = builder.marks.offset(error.marker().index());
            let (why, help) = plain_reason(error.info());
            SyntaxError::new(why, help, builder.marks.line_rest(at))
        })?;
        let span = builder.marks.span(span.start.index(), span.end.index());
        if let Event::DocumentStart(_) = event {
            documents += 1;
            if documents > 1 {
                return Err(SyntaxError::new("a second YAML document begins here", QUOTES, span));
            }
        }
        builder.event(event, span)?;
    }
    match builder.root {
        None => Ok(Vec::new()),
        Some(Node { value: Value::Map(fields), .. }) => Ok(fields),
        Some(Node { value: Value::Null, .. }) => Ok(Vec::new()),
        Some(node) => Err(SyntaxError::new(
            format!("expected `field: value` lines, found {}", node.value.kind()),
            "write lines such as `title: Checkout down for an hour`",
            node.span,
        )),
    }
}

/// What helps most often.
const QUOTES: &str = "mend the syntax; text with `: ` or ` #` in it needs quotes";

/// The parser's reason without its own trimmings, and what to do.
fn plain_reason(info: &str) -> (&str, &'static str) {
    if info == "mapping values are not allowed in this context" {
        return ("a `:` where none may stand: put the value in quotes, or check the indentation", QUOTES);
    }
    if info.contains("tab") {
        return ("a tab, where only spaces may indent", "indent with spaces");
    }
    let ends = ["end of stream", "invalid indentation", "document indicator", "end-of-stream"];
    if info.contains("quoted scalar") && ends.iter().any(|end| info.contains(end)) {
        return ("this quote is never closed", "write the same quote at the end of the value");
    }
    (info, QUOTES)
}

/// Turns positions counted in characters into byte offsets of the file. Positions come nearly in
/// order, so the last one found is where the next search begins.
struct Marks<'a> {
    text: &'a str,
    offset: usize,
    /// A character index and its byte offset in `text`.
    last: (usize, usize),
}

impl<'a> Marks<'a> {
    fn new(text: &'a str, offset: usize) -> Self {
        Self { text, offset, last: (0, 0) }
    }

    fn offset(&mut self, index: usize) -> usize {
        let (from_index, from_byte) = if index >= self.last.0 { self.last } else { (0, 0) };
        let rest = self.text.get(from_byte..).unwrap_or_default();
        let byte =
            rest.char_indices().nth(index - from_index).map_or(self.text.len(), |(at, _)| from_byte + at);
        self.last = (index, byte);
        self.offset + byte
    }

    fn span(&mut self, start: usize, end: usize) -> Span {
        let start = self.offset(start);
        let end = self.offset(end);
        let inner = self.text.get(start - self.offset..end.saturating_sub(self.offset)).unwrap_or_default();
        // Block values end where the next token begins; the blanks between are not theirs.
        Span::new(start, start + inner.trim_end().len())
    }

    /// The line of the file that holds byte `at`; the fence is line 1.
    fn line(&self, at: usize) -> usize {
        let before = self.text.get(..at - self.offset).unwrap_or_default();
        before.bytes().filter(|&byte| byte == b'\n').count() + 2
    }

    /// From `at` to the end of its line.
    fn line_rest(&self, at: usize) -> Span {
        let rest = self.text.get(at - self.offset..).unwrap_or_default();
        let length = rest.find('\n').unwrap_or(rest.len());
        let line = rest.get(..length).unwrap_or_default().trim_end();
        Span::new(at, at + line.len().max(1).min(rest.len()))
    }
}

enum Open {
    List { items: Vec<Node>, start: usize, anchor: usize },
    Map { fields: Fields, key: Option<Key>, start: usize, anchor: usize },
}

struct Builder<'a> {
    marks: Marks<'a>,
    open: Vec<Open>,
    anchors: HashMap<usize, (Node, usize)>,
    nodes: usize,
    root: Option<Node>,
}

impl Builder<'_> {
    fn event(&mut self, event: Event<'_>, span: Span) -> Result<(), SyntaxError> {
        match event {
            Event::Scalar(text, style, anchor, _) => {
                self.count(1, span)?;
                self.place(Node { value: scalar(&text, style), span }, anchor, 1)
            }
            Event::Alias(anchor) => {
                let Some((node, size)) = self.anchors.get(&anchor) else {
                    let why = "this alias refers to nothing before it";
                    return Err(SyntaxError::new(why, "text that begins with `*` needs quotes", span));
                };
                let (node, size) = (Node { value: node.value.clone(), span }, *size);
                self.count(size, span)?;
                self.place(node, 0, size)
            }
            Event::SequenceStart(anchor, _) => {
                self.deeper(span)?;
                self.open.push(Open::List { items: Vec::new(), start: span.start, anchor });
                Ok(())
            }
            Event::MappingStart(anchor, _) => {
                self.deeper(span)?;
                self.open.push(Open::Map { fields: Vec::new(), key: None, start: span.start, anchor });
                Ok(())
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let (value, start, anchor, last) = match self.open.pop() {
                    Some(Open::List { items, start, anchor }) => {
                        let last = items.last().map_or(start, |node| node.span.end);
                        (Value::List(items), start, anchor, last)
                    }
                    Some(Open::Map { fields, start, anchor, .. }) => {
                        let last = fields.last().map_or(start, |(key, node)| node.span.end.max(key.span.end));
                        (Value::Map(fields), start, anchor, last)
                    }
                    None => return Ok(()),
                };
                let size = size_of(&value);
                // A block's end is an empty place before what comes next; that of `[…]` is its bracket.
                let end = if span.is_empty() { last } else { span.end };
                self.place(Node { value, span: Span::new(start, end) }, anchor, size)
            }
            _ => Ok(()),
        }
    }

    fn deeper(&mut self, span: Span) -> Result<(), SyntaxError> {
        self.count(1, span)?;
        if self.open.len() >= MAX_DEPTH {
            let why = format!("values stand more than {MAX_DEPTH} deep in each other");
            return Err(SyntaxError::new(
                why,
                "keep such data in a file of its own beside the document",
                span,
            ));
        }
        Ok(())
    }

    fn count(&mut self, more: usize, span: Span) -> Result<(), SyntaxError> {
        self.nodes += more;
        if self.nodes > MAX_NODES {
            return Err(SyntaxError::too_many(span));
        }
        Ok(())
    }

    fn place(&mut self, node: Node, anchor: usize, size: usize) -> Result<(), SyntaxError> {
        if anchor > 0 {
            self.anchors.insert(anchor, (node.clone(), size));
        }
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::List { items, .. }) => items.push(node),
            Some(Open::Map { fields, key, .. }) => match key.take() {
                Some(key) => fields.push((key, node)),
                None => {
                    let name = match &node.value {
                        Value::String(text) | Value::Number(text) => text.clone(),
                        Value::Bool(value) => value.to_string(),
                        Value::Null => "null".to_owned(),
                        other => {
                            let why = format!("a field's name must be text, found {}", other.kind());
                            return Err(SyntaxError::new(why, QUOTES, node.span));
                        }
                    };
                    if let Some((first, _)) = fields.iter().find(|(other, _)| other.name == name) {
                        let line = self.marks.line(first.span.start);
                        return Err(SyntaxError::twice(&name, Some(line), node.span));
                    }
                    *key = Some(Key { name, span: node.span });
                }
            },
        }
        Ok(())
    }
}

/// How many values there are in `value`, itself counted. Bounded by [`MAX_NODES`] and [`MAX_DEPTH`].
fn size_of(value: &Value) -> usize {
    1 + match value {
        Value::List(items) => items.iter().map(|node| size_of(&node.value)).sum(),
        Value::Map(fields) => fields.iter().map(|(_, node)| 1 + size_of(&node.value)).sum(),
        _ => 0,
    }
}

/// The core schema of YAML 1.2 (section 10.3.2), for the values that postmortems use.
fn scalar(text: &str, style: ScalarStyle) -> Value {
    if style != ScalarStyle::Plain {
        return Value::String(text.to_owned());
    }
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        _ if is_number(text) => Value::Number(text.to_owned()),
        _ => Value::String(text.to_owned()),
    }
}

fn is_number(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.'))
        && text.parse::<f64>().is_ok()
}
