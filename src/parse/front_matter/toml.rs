//! TOML with positions.

use chrono::{NaiveDate, NaiveTime};
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml::value::{Datetime, Offset};

use super::{Fields, Key, MAX_NODES, Node, SyntaxError, Value};
use crate::source::Span;

/// Parses `text`, which stands at `offset` in its file.
pub(super) fn parse(text: &str, offset: usize) -> Result<Fields, SyntaxError> {
    let table = DeTable::parse(text).map_err(|error| syntax_error(text, offset, &error))?;
    let mut nodes = 0;
    fields(table.get_ref(), offset, &mut nodes)
}

fn syntax_error(text: &str, offset: usize, error: &toml::de::Error) -> SyntaxError {
    let range = error.span().unwrap_or_default();
    let span = Span::from(range.clone()).shifted(offset);
    let message = error.message().lines().next().unwrap_or_default();
    // `title = Checkout down`: the parser can only think of `true`.
    let message = if message.starts_with("invalid boolean") { "text without quotes" } else { message };
    if message == "duplicate key" {
        let name = text.get(range.clone()).unwrap_or_default();
        let above = text.get(..range.start).unwrap_or_default();
        // Below a table's heading the same name may stand in another table.
        let is_top = !above.lines().any(|line| line.trim_start().starts_with('['));
        let is_same = |line: &str| line.split('=').next().is_some_and(|key| key.trim() == name);
        // The fence is line 1.
        let first = above.lines().position(is_same).filter(|_| is_top).map(|index| index + 2);
        return SyntaxError::twice(name, first, span);
    }
    SyntaxError::new(message, "mend the TOML: `field = value`, and text in quotes", span)
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
        return Err(SyntaxError::too_many(span));
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
