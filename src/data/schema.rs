//! The JSON Schema (draft 7) of a row of each table.

use serde_json::{Map, Value, json};

use super::Table;
use super::columns::{Column, FACTS, Kind, bases};

/// The schema of one row of `table`: of each line of NDJSON, and of each item of the JSON array.
///
/// Columns may come in later versions, so that others than those named are allowed.
pub fn schema(table: Table) -> Value {
    let mut schema = record(table.columns());
    if let Value::Object(schema) = &mut schema {
        schema.insert("$schema".to_owned(), "http://json-schema.org/draft-07/schema#".into());
        schema.insert("title".to_owned(), format!("A row of pmsite's table `{}`", table.as_str()).into());
    }
    schema
}

fn record(columns: &[Column]) -> Value {
    let properties: Map<String, Value> =
        columns.iter().map(|column| (column.name.to_owned(), property(column))).collect();
    let required: Vec<&str> = columns.iter().map(|column| column.name).collect();
    json!({ "type": "object", "properties": properties, "required": required })
}

fn property(column: &Column) -> Value {
    let value = match &column.kind {
        Kind::Text => json!({ "type": "string" }),
        Kind::Word(words) => json!({ "enum": words() }),
        Kind::Integer(_) => json!({ "type": "integer", "minimum": 0 }),
        Kind::Number(_) => json!({ "type": "number", "minimum": 0 }),
        Kind::Flag => json!({ "type": "boolean" }),
        Kind::Time => json!({ "type": "string", "format": "date-time" }),
        Kind::Date => json!({ "type": "string", "format": "date" }),
        Kind::Users => json!({ "anyOf": [
            { "type": "string", "pattern": "^[0-9]+([.][0-9]+)?%$" },
            { "type": "integer", "minimum": 0 },
        ] }),
        Kind::Texts => json!({ "type": "array", "items": { "type": "string" } }),
        Kind::Words(words) => json!({ "type": "array", "items": { "enum": words() } }),
        Kind::Records(columns) => json!({ "type": "array", "items": record(columns) }),
        Kind::BasisByFact => json!({
            "type": "object",
            "propertyNames": { "enum": FACTS },
            "additionalProperties": { "enum": bases() },
        }),
        Kind::GapByFact => json!({
            "type": "object",
            "propertyNames": { "enum": FACTS },
            "additionalProperties": {
                "type": "object",
                "properties": { "gap": { "enum": ["unknown", "none"] }, "why": { "type": "string" } },
                "required": ["gap", "why"],
            },
        }),
        Kind::Extra => json!({ "type": "object" }),
    };
    let description = column.description();
    if column.nullable {
        json!({ "description": description, "anyOf": [value, { "type": "null" }] })
    } else {
        let mut value = value;
        if let Value::Object(value) = &mut value {
            value.insert("description".to_owned(), description.into());
        }
        value
    }
}

impl Column {
    /// What it means, and in which unit.
    fn description(&self) -> String {
        match self.kind {
            Kind::Integer(unit @ ("seconds" | "days")) => format!("In {unit}: {}.", self.meaning),
            _ => format!("{}.", self.meaning),
        }
    }
}
