//! site.toml as written, before it is validated.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;
use toml::Spanned;

use super::ConfigError;
use crate::source::{SourceFile, Span};
use crate::suggest;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawConfig {
    pub title: Spanned<String>,
    #[serde(default)]
    pub description: String,
    pub base_url: Option<Spanned<String>>,
    pub language: Option<String>,
    pub timezone: Option<Spanned<String>>,
    pub profile: Option<Spanned<String>>,
    pub theme: Option<Spanned<String>>,
    pub severities: Option<Spanned<Vec<String>>>,
    pub triggers: Option<Vec<String>>,
    #[serde(default)]
    pub services: Vec<String>,
    pub content: Option<Spanned<String>>,
    #[serde(default)]
    pub ignore: Vec<Spanned<String>>,
    #[serde(default)]
    pub extra_fields: Vec<String>,
    pub baseline: Option<Spanned<String>>,
    pub edit_url: Option<Spanned<String>>,
    #[serde(default)]
    pub causes: Vec<RawCause>,
    #[serde(default)]
    pub fields: BTreeMap<Spanned<String>, OneOrMany>,
    #[serde(default)]
    pub map: BTreeMap<Spanned<String>, BTreeMap<String, String>>,
    #[serde(default)]
    pub sections: BTreeMap<Spanned<String>, OneOrMany>,
    #[serde(default)]
    pub rules: BTreeMap<Spanned<String>, Spanned<String>>,
    #[serde(default)]
    pub profiles: BTreeMap<Spanned<String>, BTreeMap<Spanned<String>, Spanned<String>>>,
    #[serde(default)]
    pub profile_for: Vec<RawProfileFor>,
    pub privacy: Option<RawPrivacy>,
    pub length: Option<Spanned<RawLength>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawLength {
    pub min: Option<usize>,
    pub max: Option<usize>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCause {
    pub path: Spanned<String>,
    pub title: Option<String>,
    #[serde(default)]
    pub description: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawProfileFor {
    pub glob: Spanned<String>,
    pub profile: Spanned<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawPrivacy {
    #[serde(default)]
    pub deny: Vec<Spanned<String>>,
}

/// A single value stands for a list of one.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl OneOrMany {
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        match self {
            Self::One(value) => std::slice::from_ref(value).iter(),
            Self::Many(values) => values.iter(),
        }
        .map(String::as_str)
    }
}

pub(super) fn parse(source: &Arc<SourceFile>) -> Result<RawConfig, ConfigError> {
    toml::from_str(source.text()).map_err(|error| {
        let span = error.span().map(Span::from).unwrap_or_default();
        let (message, help) = explain(error.message(), &setting_at(source, span));
        ConfigError::Invalid { source_file: Arc::clone(source), span, message, help }
    })
}

/// serde's message in our words, and what to do. Its form for an unknown key is
/// ``unknown field `x`, expected one of `a`, `b` ``.
fn explain(message: &str, setting: &str) -> (String, String) {
    let message = message.lines().next().unwrap_or_default();
    let mut quoted = message.split('`').skip(1).step_by(2);
    if message.starts_with("unknown field") {
        let found = quoted.next().unwrap_or_default();
        let known: Vec<&str> = quoted.collect();
        let help = suggest::did_you_mean(found, known.iter().copied())
            .unwrap_or_else(|| format!("the settings here are {}", known.join(", ")));
        return (format!("there is no setting `{found}`"), help);
    }
    if message.starts_with("missing field") {
        let field = quoted.next().unwrap_or_default();
        return (format!("`{field}` is missing"), format!("add a line: {field} = \"…\""));
    }
    if let Some((found, expected)) =
        message.strip_prefix("invalid type: ").and_then(|rest| rest.split_once(", expected "))
    {
        return wrong_kind(setting, found, expected);
    }
    if message.contains("OneOrMany") {
        return wrong_kind(setting, "", "a string or a list");
    }
    if message == "duplicate key" {
        return (format!("`{setting}` is set twice"), "keep one of the two".to_owned());
    }
    (message.to_owned(), "see the settings in the documentation: docs/site-toml.md".to_owned())
}

/// What is written where another kind of value is wanted; both in serde's words.
fn wrong_kind(setting: &str, found: &str, expected: &str) -> (String, String) {
    let found = match found.split(' ').next() {
        Some("string") => " text,",
        Some("integer" | "float" | "floating") => " a number,",
        Some("boolean") => " true or false,",
        Some("sequence") => " a list,",
        Some("map") => " a table,",
        _ => "",
    };
    let (wanted, help) = match expected {
        "a string" => ("text", format!("write {setting} = \"…\"")),
        "a sequence" => ("a list", format!("write {setting} = [\"…\"]")),
        "a string or a list" => ("text or a list of texts", format!("write {setting} = [\"…\"]")),
        _ => ("a table", format!("write [{setting}], and below it a line for each setting")),
    };
    let message = match found {
        "" => format!("`{setting}` is not {wanted}"),
        found => format!("`{setting}` is{found} where {wanted} is wanted"),
    };
    (message, help)
}

/// The name of the setting whose value or name stands at `span`: what its line says before `=`, or the
/// table that begins there.
fn setting_at(source: &SourceFile, span: Span) -> String {
    let line = source.slice(source.line_span(source.position(span.start).line));
    let name = line.split('=').next().unwrap_or_default();
    name.trim().trim_matches(['[', ']', '"', ' ']).to_owned()
}
