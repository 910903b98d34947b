//! JSON with positions. `serde_json` says whether it is JSON and, if not, where it goes wrong; JSON
//! is YAML, so the parser with positions reads it.

use serde::de::IgnoredAny;

use super::{Fields, SyntaxError, yaml};
use crate::source::Span;

/// Parses `text`, which stands at `offset` in its file.
pub(super) fn parse(text: &str, offset: usize) -> Result<Fields, SyntaxError> {
    if text.trim().is_empty() {
        return Ok(Vec::new());
    }
    if let Err(error) = serde_json::from_str::<IgnoredAny>(text) {
        // Columns of serde_json are bytes, from 1; line 0 stands for no position.
        let line_start =
            text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum::<usize>();
        let mut at = (line_start + error.column().saturating_sub(1)).min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        let why = error.to_string();
        let why = why.split(" at line ").next().unwrap_or(&why).to_owned();
        let next = text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        let help =
            "mend the JSON: names and text in double quotes, a comma between fields and none behind the last";
        return Err(SyntaxError::new(why, help, Span::new(offset + at, offset + at + next)));
    }
    // A tab is white space to JSON and an error to YAML at the start of a line; inside a string it
    // cannot stand unescaped. Bytes and characters keep their places.
    yaml::parse(&text.replace('\t', " "), offset)
}
