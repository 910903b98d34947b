//! TOML with positions.

use chrono::{NaiveDate, NaiveTime};
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml::value::{Datetime, Offset};

use super::{Fields, Key, MAX_NODES, Node, SyntaxError, Value};
use crate::source::Span;

/// Parses `text`, which stands at `offset` in its file.
pub(super) fn parse(text: &str, offset: usize) -> Result<Fields, SyntaxError> {
    let table = DeTable::parse(text).map_err(|error| SyntaxError {
        why: error.message().lines().next().unwrap_or_default().to_owned(),
        span: Span::from(error.span().unwrap_or_default()).shifted(offset),
    })?;
    let mut nodes = 0;
    fields(table.get_ref(), offset, &mut nodes)
}

fn fields(table: &DeTable<'_>, offset: usize, nodes: &mut usize) -> Result<Fields, SyntaxError> {
    let mut fields = table
        .iter()
        .map(|(key, value)| {
            let key = Key { name: key.get_ref().to_string(), span: Span::from(key.span()).shifted(offset) };
            Ok((key, node(value, offset, nodes)?))
        })
        .collect::<Result<Vec<_>, SyntaxError>>()?;
    fields.sort_by_key(|(key, _)| key.span.start);
    Ok(fields)
}

fn node(value: &Spanned<DeValue<'_>>, offset: usize, nodes: &mut usize) -> Result<Node, SyntaxError> {
    let span = Span::from(value.span()).shifted(offset);
    *nodes += 1;
    if *nodes > MAX_NODES {
        return Err(SyntaxError { why: format!("more than {MAX_NODES} values"), span });
    }
    let value = match value.get_ref() {
        DeValue::String(text) => Value::String(text.to_string()),
        DeValue::Integer(number) => Value::Number(number.to_string()),
        DeValue::Float(number) => Value::Number(number.to_string()),
        DeValue::Boolean(value) => Value::Bool(*value),
        DeValue::Datetime(datetime) => date_time(datetime),
        DeValue::Array(items) => {
            Value::List(items.iter().map(|item| node(item, offset, nodes)).collect::<Result<_, _>>()?)
        }
        DeValue::Table(table) => Value::Map(fields(table, offset, nodes)?),
    };
    Ok(Node { value, span })
}

fn date_time(datetime: &Datetime) -> Value {
    let date = datetime
        .date
        .and_then(|date| NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into()));
    let time = datetime.time.and_then(|time| {
        let second = time.second.unwrap_or_default().min(59);
        NaiveTime::from_hms_opt(time.hour.into(), time.minute.into(), second.into())
    });
    let offset = datetime.offset.map(|offset| match offset {
        Offset::Z => 0,
        Offset::Custom { minutes } => i32::from(minutes),
    });
    match date {
        Some(date) => Value::DateTime {
            local: date.and_time(time.unwrap_or_default()),
            offset,
            date_only: time.is_none(),
        },
        // A time of day alone is a value like any text; the model says what it expected.
        None => Value::String(datetime.to_string()),
    }
}
