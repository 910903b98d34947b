//! Values as YAML: scalars that read back as the text they were made from.

use std::fmt::Write;

use crate::parse::front_matter::Value;

/// Words that YAML (1.1 or 1.2) or a reader of it may take for something else than text.
const WORDS: [&str; 9] = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"];

/// `text` as a scalar: plain where no reader can take it for anything else, else in double quotes.
pub fn scalar(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}

/// Whether `text` may stand without quotes.
fn is_plain(text: &str) -> bool {
    let is_safe = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '/' | '.' | '(' | ')');
    text.starts_with(char::is_alphabetic)
        && text.ends_with(|c: char| c.is_alphanumeric() || c == ')' || c == '.')
        && text.chars().all(is_safe)
        && !WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// `text` in double quotes, with what cannot be seen written as escapes.
pub fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            // Line ends of Unicode would be folded, a byte order mark dropped.
            c if c.is_control()
                || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}') =>
            {
                let _ = write!(out, "\\U{:08x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// `value` in flow style, on one line.
pub fn flow(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(number) => number.clone(),
        Value::String(text) => scalar(text),
        Value::DateTime { local, offset, date_only } => {
            let time = if *date_only {
                local.date().to_string()
            } else {
                let zone = offset.map(|minutes| {
                    let sign = if minutes < 0 { '-' } else { '+' };
                    format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
                });
                format!("{}{}", local.format("%Y-%m-%dT%H:%M:%S%.f"), zone.unwrap_or_default())
            };
            quoted(&time)
        }
        Value::List(items) => {
            let items: Vec<String> = items.iter().map(|node| flow(&node.value)).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Map(fields) => {
            let fields: Vec<String> = fields
                .iter()
                .map(|(key, node)| format!("{}: {}", scalar(&key.name), flow(&node.value)))
                .collect();
            format!("{{{}}}", fields.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_cannot_be_mistaken_goes_unquoted() {
        for plain in ["Checkout down for an hour", "database/connection-leak", "SEV2", "データベース"] {
            assert_eq!(scalar(plain), plain);
        }
        for (text, written) in [
            ("No", "\"No\""),
            ("35%", "\"35%\""),
            ("a: b", "\"a: b\""),
            ("say \"x\" \\", "\"say \\\"x\\\" \\\\\""),
            ("two\nlines", "\"two\\nlines\""),
            ("", "\"\""),
            ("- x", "\"- x\""),
            ("x #y", "\"x #y\""),
            ("2026-03-02", "\"2026-03-02\""),
        ] {
            assert_eq!(scalar(text), written, "{text:?}");
        }
    }
}
