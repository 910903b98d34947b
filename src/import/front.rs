//! The front matter of an imported document: what was there, what was found, what is left to fill in.

use super::{Derived, Missing};
use crate::config::Config;
use crate::model::fields;
use crate::parse::front_matter::{Fields, Key, Node, Value};
use crate::source::{SourceFile, Span};
use crate::template;
use crate::yaml;

/// The front matter that a file has.
#[derive(Debug, Default)]
pub(super) struct Existing {
    /// Keys that pmsite or site.toml knows, as they are to be written.
    known: String,
    /// Other keys and their values.
    foreign: Vec<(String, Value)>,
}

impl Existing {
    pub(super) fn new(source: &SourceFile, span: Span, fields: &Fields, config: &Config) -> Self {
        let is_known = |key: &Key| {
            fields::find(&key.name).is_some()
                || config.field_names.contains_key(&key.name.to_lowercase())
                || config.extra_fields.contains(&key.name)
        };
        // A key without a value says nothing, and may be written again below.
        let is_empty = |node: &Node| match &node.value {
            Value::Null => true,
            Value::String(text) => text.trim().is_empty(),
            _ => false,
        };
        let mut foreign: Vec<(String, Value)> = fields
            .iter()
            .filter(|(key, _)| !is_known(key))
            .map(|(key, node)| (key.name.clone(), node.value.clone()))
            .collect();
        let is_yaml = source.slice(source.line_span(1)).trim_end() == "---";
        let as_it_is = if is_yaml { lines_of_keys(source, span, fields) } else { None };
        let has_extra = fields.iter().any(|(key, _)| key.name == "extra");
        let is_kept = |(key, node): &&(Key, Node)| is_known(key) && !is_empty(node);
        if is_yaml && fields.iter().all(|field| is_kept(&field)) {
            return Self { known: ended(source.slice(span)), foreign };
        }
        let mut known = String::new();
        for (index, (key, node)) in fields.iter().enumerate().filter(|(_, field)| is_kept(field)) {
            match (&node.value, as_it_is.as_ref().and_then(|lines| lines.get(index))) {
                (Value::Map(more), _) if key.name == "extra" => {
                    foreign.extend(more.iter().map(|(key, node)| (key.name.clone(), node.value.clone())));
                }
                // An anchor may be defined in a line that moves.
                (_, Some(lines)) if has_extra || !lines.contains(['*', '&']) => known.push_str(&ended(lines)),
                _ => known.push_str(&line(key, node)),
            }
        }
        Self { known, foreign }
    }

    /// The keys that stand under `extra` now.
    pub(super) fn moved(&self) -> Vec<String> {
        self.foreign.iter().map(|(name, _)| name.clone()).collect()
    }
}

fn line(key: &Key, node: &Node) -> String {
    format!("{}: {}\n", yaml::scalar(&key.name), yaml::flow(&node.value))
}

/// `text` with one line end at its end, and none of another system.
fn ended(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let text = text.trim_end_matches('\n');
    if text.is_empty() { String::new() } else { format!("{text}\n") }
}

/// The lines of each key, where each begins a line of its own at the margin.
fn lines_of_keys<'a>(source: &'a SourceFile, span: Span, fields: &Fields) -> Option<Vec<&'a str>> {
    let starts: Vec<usize> = fields.iter().map(|(key, _)| key.span.start).collect();
    let at_margin = starts.iter().all(|&start| source.position(start).column == 1);
    let in_order = starts.is_sorted() && starts.first().is_none_or(|&first| first >= span.start);
    let ends = starts.iter().skip(1).copied().chain([span.end]);
    (at_margin && in_order)
        .then(|| starts.iter().zip(ends).map(|(&start, end)| source.slice(Span::new(start, end))).collect())
}

/// The lines between the fences.
pub(super) fn write(existing: &Existing, facts: &[Derived], gaps: &[Missing], config: &Config) -> String {
    let mut out = existing.known.clone();
    let mut open = gaps.iter().peekable();
    for field in fields::FIELDS.iter().map(|field| field.name) {
        for fact in facts.iter().filter(|fact| fact.field == field) {
            out.push_str(&format!(
                "{field}: {}  # text, line {}: \"{}\"\n",
                fact.value, fact.line, fact.quote
            ));
        }
        while let Some(gap) = open.next_if(|gap| gap.field == field) {
            match &gap.hint {
                Some(hint) => out.push_str(&format!("{field}:  # {hint}\n")),
                None => out.push_str(&template::to_fill_in(field, config)),
            }
        }
    }
    if !existing.foreign.is_empty() {
        out.push_str("extra:\n");
        for (name, value) in &existing.foreign {
            out.push_str(&format!("  {}: {}\n", yaml::scalar(name), yaml::flow(value)));
        }
    }
    out
}
