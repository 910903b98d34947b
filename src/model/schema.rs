//! The JSON Schema (draft 7, which editors know) of the front matter, from the table that the parser
//! reads. It accepts what the parser accepts: words in any case, single values for lists, stated gaps.
//!
//! What a document must have depends on its profile and on its text, so nothing is required here.

use serde_json::{Map, Value, json};

use super::fields::{ACTION_FIELDS, FIELDS, FieldInfo, Shape};
use crate::check;
use crate::config::Config;
use crate::incident::{ActionState, Detection, Status};

/// The schema for any site, or with the words of the one at hand.
pub fn schema(site: Option<&Config>) -> Value {
    let mut properties = Map::new();
    for field in FIELDS {
        properties.insert(field.name.to_owned(), property(field, site));
    }
    let mut patterns = Map::new();
    if let Some(site) = site {
        for name in &site.extra_fields {
            properties.entry(name.clone()).or_insert_with(|| json!({ "description": "Kept as it is." }));
        }
        let mut names: Vec<(&String, &&str)> = site.field_names.iter().collect();
        names.sort();
        for (name, ours) in names {
            patterns
                .insert(format!("^{}$", any_case(name)), json!({ "$ref": format!("#/properties/{ours}") }));
        }
    }
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Front matter of a postmortem for pmsite",
        "type": "object",
        "properties": properties,
        "patternProperties": patterns,
        "additionalProperties": false,
        "definitions": {
            "gap": {
                "description": "What nobody knows, or what there was not: \"unknown: why\", \"none: why\".",
                "type": "string",
                "pattern": format!("^\\s*({}|{})\\s*(:|$)", any_case("unknown"), any_case("none")),
            },
            "text": { "type": ["string", "number", "boolean"] },
            "time": {
                "description": "RFC 3339, or a local time beside `timezone`.",
                "type": "string",
                "pattern": "[0-9]",
                "examples": ["2026-03-02T14:30:00Z", "2026-03-02 14:30"],
            },
        },
    })
}

fn property(field: &FieldInfo, site: Option<&Config>) -> Value {
    let foreign = |exact: Value| match site.and_then(|site| site.value_map.get(field.name)) {
        Some(values) => {
            let mut values: Vec<&String> = values.keys().collect();
            values.sort();
            json!({ "anyOf": [exact, { "enum": spelled(values) }] })
        }
        None => exact,
    };
    let text = || json!({ "$ref": "#/definitions/text" });
    let words = |names: &[String]| if names.is_empty() { text() } else { json!({ "enum": spelled(names) }) };
    let form = match field.shape {
        Shape::Text | Shape::Zone => text(),
        Shape::Time => json!({ "$ref": "#/definitions/time" }),
        Shape::Severity => site.map_or_else(text, |site| foreign(one_of(site.severities.iter()))),
        Shape::Causes => list(match site {
            Some(site) if !site.causes.is_open() => foreign(json!({ "enum": spelled(site.causes.paths()) })),
            _ => text(),
        }),
        Shape::Trigger => site.map_or_else(text, |site| foreign(words(&site.triggers))),
        Shape::Services => list(site.map_or_else(text, |site| foreign(words(&site.services)))),
        Shape::Detection => foreign(one_of(Detection::ALL.iter().map(|(name, _)| name))),
        Shape::Status => foreign(one_of(Status::ALL.iter().map(|(name, _)| name))),
        Shape::Users => json!({ "type": ["string", "integer"], "examples": ["35%", 1200, "8.5 million"] }),
        Shape::Actions => list(action()),
        Shape::List(_) => list(text()),
        Shape::Allow => allow(),
        Shape::Table => json!({ "type": "object" }),
    };
    // Nothing behind the colon counts as absent.
    json!({
        "description": format!("{} Form: {}.", field.meaning, field.form),
        "anyOf": [form, { "$ref": "#/definitions/gap" }, { "type": "null" }],
    })
}

/// One value or a list of them; an item may be empty.
fn list(item: Value) -> Value {
    json!({ "anyOf": [item, { "type": "array", "items": { "anyOf": [item, { "type": "null" }] } }] })
}

/// The values that are written as one of `names`: YAML takes `2` for a number.
fn spelled<T: AsRef<str>>(names: impl IntoIterator<Item = T>) -> Vec<Value> {
    let forms = |name: T| {
        let text = name.as_ref();
        let other =
            serde_json::from_str(text).ok().filter(|value: &Value| value.is_number() || value.is_boolean());
        std::iter::once(text.into()).chain(other).collect::<Vec<Value>>()
    };
    names.into_iter().flat_map(forms).collect()
}

/// A closed list of words, offered as they are written and accepted in any case.
fn one_of<T: AsRef<str>>(names: impl Iterator<Item = T>) -> Value {
    let names: Vec<String> = names.map(|name| name.as_ref().to_owned()).collect();
    let pattern = names.iter().map(|name| any_case(name)).collect::<Vec<_>>().join("|");
    json!({ "anyOf": [{ "enum": spelled(&names) }, { "type": "string", "pattern": format!("^\\s*({pattern})\\s*$") }] })
}

/// The states of an action, whose words may also be joined by a space or `_`.
fn state() -> Value {
    let mut form = one_of(ActionState::NAMES.iter().map(|(name, _)| name));
    if let Some(pattern) = form.pointer_mut("/anyOf/1/pattern") {
        *pattern = pattern.as_str().unwrap_or_default().replace('-', "[-_ ]").into();
    }
    form
}

fn action() -> Value {
    let mut properties = Map::new();
    for (name, meaning) in ACTION_FIELDS {
        let form = match name {
            "status" => state(),
            _ => json!({ "$ref": "#/definitions/text" }),
        };
        properties
            .insert(name.to_owned(), json!({ "description": meaning, "anyOf": [form, { "type": "null" }] }));
    }
    json!({
        "anyOf": [
            { "type": "string" },
            {
                "type": "object",
                "properties": properties,
                "required": ["task"],
                "additionalProperties": false,
            },
        ],
    })
}

fn allow() -> Value {
    let mut properties = Map::new();
    let reason = json!({ "type": ["string", "number"], "minLength": 1 });
    for rule in check::rules() {
        properties.insert(rule.code.to_owned(), json!({ "description": rule.summary, "allOf": [reason] }));
        properties.insert(rule.name.to_owned(), json!({ "description": rule.summary, "allOf": [reason] }));
    }
    json!({
        "type": "object",
        "properties": properties,
        "patternProperties": { "^[pP][mM][0-9]{3}$": reason },
        "additionalProperties": false,
    })
}

/// A pattern for `text` in any case, which JSON Schema has no flag for.
fn any_case(text: &str) -> String {
    text.chars()
        .map(|c| {
            if c.is_ascii_alphabetic() {
                format!("[{}{}]", c.to_ascii_lowercase(), c.to_ascii_uppercase())
            } else if c.is_ascii_punctuation() && !matches!(c, '-' | '_') {
                format!("\\{c}")
            } else {
                c.to_string()
            }
        })
        .collect()
}
