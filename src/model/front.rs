//! Front matter to typed fields. What cannot be used becomes a fault with its place.

mod known;

use chrono::NaiveDateTime;

use super::fields::{self, FIELDS, TIME_FORM};
use super::times::{Times, ambiguous};
use crate::config::Config;
use crate::incident::{Basis, Fact, Fault, FaultKind, Field, Gap, Moment};
use crate::parse::front_matter::{Fields, Node, Value};
use crate::parse::times as written;
use crate::parse::zones::{self, Zone};
use crate::source::Span;
use crate::suggest;

/// The most characters of a value that a message shows.
const MAX_SHOWN: usize = 60;

/// The fields of one document under pmsite's own names.
pub(super) struct Front<'a> {
    /// Field and value, own names before foreign ones, in the order of the file.
    fields: Vec<(&'static str, &'a Node)>,
    /// Foreign fields that site.toml says to keep.
    kept: Vec<(&'a str, &'a Node)>,
    config: &'a Config,
    faults: &'a mut Vec<Fault>,
}

impl<'a> Front<'a> {
    pub(super) fn new(content: &'a Fields, config: &'a Config, faults: &'a mut Vec<Fault>) -> Self {
        let mut own = Vec::new();
        let mut foreign = Vec::new();
        let mut kept = Vec::new();
        let named: Vec<&str> =
            content.iter().filter_map(|(key, _)| fields::find(&key.name)).map(|field| field.name).collect();
        for (key, node) in content {
            if let Some(field) = fields::find(&key.name) {
                own.push((field.name, node));
            } else if let Some(name) = config.field_names.get(&key.name.to_lowercase()) {
                foreign.push((*name, node));
            } else if config.extra_fields.contains(&key.name) {
                kept.push((key.name.as_str(), node));
            } else {
                let known = FIELDS
                    .iter()
                    .map(|field| field.name)
                    .chain(config.field_names.keys().map(String::as_str));
                let suggestion = fields::by_other_name(&key.name)
                    .filter(|field| !named.contains(field))
                    .or_else(|| suggest::nearest(&key.name, known))
                    .map(str::to_owned);
                faults.push(Fault {
                    kind: FaultKind::FieldUnknown { field: key.name.clone(), suggestion },
                    span: key.span,
                });
            }
        }
        own.extend(foreign);
        Self { fields: own, kept, config, faults }
    }

    /// Names of all fields that are written with a value.
    pub(super) fn named(&self) -> Vec<String> {
        let mut names: Vec<String> = self
            .fields
            .iter()
            .filter(|(_, node)| !is_empty(&node.value))
            .map(|(name, _)| (*name).to_owned())
            .collect();
        names.dedup();
        names
    }

    /// What `extra` and the kept fields hold.
    pub(super) fn extra(&mut self) -> serde_json::Map<String, serde_json::Value> {
        let mut extra = serde_json::Map::new();
        match self.node("extra").map(|node| (node, &node.value)) {
            Some((_, Value::Map(fields))) => {
                extra.extend(fields.iter().map(|(key, node)| (key.name.clone(), plain(&node.value))));
            }
            Some((node, _)) => self.invalid_form("extra", node),
            None => {}
        }
        extra.extend(self.kept.iter().map(|(name, node)| ((*name).to_owned(), plain(&node.value))));
        extra
    }

    fn node(&self, name: &str) -> Option<&'a Node> {
        self.nodes(name).next()
    }

    fn nodes<'b>(&'b self, name: &'b str) -> impl Iterator<Item = &'a Node> + 'b {
        self.fields
            .iter()
            .filter(move |(field, node)| *field == name && !is_empty(&node.value))
            .map(|(_, node)| *node)
    }

    fn invalid(&mut self, field: &str, node: &Node, expected: &str, help: &str) {
        let found = match scalar(&node.value) {
            Some(text) => format!("`{}`", in_a_line(&text)),
            None => node.value.kind().to_owned(),
        };
        self.unusable(field, found, node.span, expected, help);
    }

    fn unusable(&mut self, field: &str, found: String, span: Span, expected: &str, help: &str) {
        self.faults.push(Fault {
            kind: FaultKind::FieldInvalid {
                field: field.to_owned(),
                found,
                expected: expected.to_owned(),
                help: help.to_owned(),
            },
            span,
        });
    }

    fn invalid_form(&mut self, field: &str, node: &Node) {
        let form = match field {
            "severity" => format!("one of {}", self.config.severities.join(", ")),
            field => fields::find(field).map_or("a value", |field| field.form).to_owned(),
        };
        self.invalid(field, node, &form, &format!("write {form}, or \"unknown: why\""));
    }

    /// The value that site.toml maps `text` onto; `None` drops it.
    fn mapped(&self, field: &str, text: &str) -> Option<String> {
        match self.config.value_map.get(field).and_then(|map| map.get(text)) {
            Some(ours) if ours.is_empty() => None,
            Some(ours) => Some(ours.clone()),
            None => Some(text.to_owned()),
        }
    }

    /// A single text.
    pub(super) fn text(&mut self, field: &str) -> Field<String> {
        let Some(node) = self.node(field) else { return Field::Absent };
        let Some(text) = scalar(&node.value) else {
            self.invalid_form(field, node);
            return Field::Absent;
        };
        if let Some(gap) = Gap::parse(&text, node.span) {
            return Field::Gap(gap);
        }
        match self.mapped(field, text.trim()) {
            Some(text) => Field::Is(Fact::new(text, Basis::FrontMatter, node.span)),
            None => Field::Absent,
        }
    }

    /// Like [`Self::list`], with gaps kept.
    pub(super) fn names(&mut self, field: &str) -> Field<Vec<String>> {
        self.field_list(field).map(|list| list.into_iter().map(|fact| fact.value).collect())
    }

    fn field_list(&mut self, field: &str) -> ListField {
        let nodes: Vec<&Node> = self.nodes(field).collect();
        let mut list: Vec<Fact<String>> = Vec::new();
        let mut span = Span::default();
        for node in nodes {
            span = node.span;
            if let Some(gap) = scalar(&node.value).and_then(|text| Gap::parse(&text, node.span)) {
                return ListField::Gap(gap);
            }
            let items = match &node.value {
                Value::List(items) => items.as_slice(),
                _ => std::slice::from_ref(node),
            };
            for item in items {
                let Some(text) = scalar(&item.value) else {
                    if !is_empty(&item.value) {
                        self.invalid_form(field, item);
                    }
                    continue;
                };
                let text = self.mapped(field, text.trim()).filter(|text| !text.is_empty());
                if let Some(text) = text.filter(|text| list.iter().all(|fact| fact.value != *text)) {
                    list.push(Fact::new(text, Basis::FrontMatter, item.span));
                }
            }
        }
        if list.is_empty() { ListField::Absent } else { ListField::Is(list, span) }
    }

    /// A list of texts with their places; empty where there is none or only a gap.
    pub(super) fn list(&mut self, field: &str) -> Vec<Fact<String>> {
        match self.field_list(field) {
            ListField::Is(list, _) => list,
            _ => Vec::new(),
        }
    }

    /// A list of texts.
    pub(super) fn plain_list(&mut self, field: &str) -> Vec<String> {
        self.list(field).into_iter().map(|fact| fact.value).collect()
    }

    /// A zone.
    pub(super) fn zone(&mut self, field: &str) -> Option<Zone> {
        let Field::Is(fact) = self.text(field) else { return None };
        let node = self.node(field)?;
        match zones::parse(&fact.value) {
            Some(found) => {
                if let Some(kind) = ambiguous(&found, fact.value) {
                    self.faults.push(Fault { kind, span: fact.span });
                }
                Some(found.zone)
            }
            None => {
                let form = fields::find(field).map_or("a zone", |field| field.form);
                let help = match zones::nearest(&fact.value) {
                    Some(name) => format!("did you mean `{name}`?"),
                    None => format!("write {form}"),
                };
                self.invalid(field, node, form, &help);
                None
            }
        }
    }

    /// A point in time.
    pub(super) fn time(&mut self, field: &str, times: &mut Times) -> Field<Moment> {
        let Some(node) = self.node(field) else { return Field::Absent };
        let found = match &node.value {
            Value::DateTime { local, offset, date_only: false } => {
                let zone = match offset {
                    Some(minutes) => zones::parse(&offset_text(*minutes)).map(|found| found.zone),
                    None => times.default_zone().cloned(),
                };
                self.resolve(*local, zone, node, times)
            }
            value => {
                let Some(text) = scalar(value) else {
                    self.invalid_form(field, node);
                    return Field::Absent;
                };
                if let Some(gap) = Gap::parse(&text, node.span) {
                    return Field::Gap(gap);
                }
                let Some(text) = self.mapped(field, text.trim()) else { return Field::Absent };
                let time = match written::whole(&text) {
                    Ok(Some(time)) => time,
                    Ok(None) => {
                        self.invalid_time(field, node, &text, None);
                        return Field::Absent;
                    }
                    Err(why) => {
                        self.invalid_time(field, node, &text, Some(why));
                        return Field::Absent;
                    }
                };
                let Some(clock) = time.clock else { return Field::Absent };
                let Some(date) = times.date(&time, &text, node.span) else {
                    let why = if time.has_day() { "the year is missing" } else { "the date is missing" };
                    self.invalid_time(field, node, &text, Some(why));
                    return Field::Absent;
                };
                let zone = match &time.zone {
                    Some(zone) => Some(times.zone(zone, node.span)),
                    None => times.default_zone().cloned(),
                };
                self.resolve(date.and_time(clock), zone, node, times)
            }
        };
        found.map_or(Field::Absent, |moment| Field::Is(Fact::new(moment, Basis::FrontMatter, node.span)))
    }

    fn resolve(
        &mut self,
        local: NaiveDateTime,
        zone: Option<Zone>,
        node: &Node,
        times: &mut Times,
    ) -> Option<Moment> {
        let shown = local.format("%Y-%m-%d %H:%M").to_string();
        match zone {
            Some(zone) => times.moment_at(local, &zone, &shown, node.span),
            None => {
                times.zone_missing(&shown, node.span);
                None
            }
        }
    }

    fn invalid_time(&mut self, field: &str, node: &Node, text: &str, why: Option<&str>) {
        let form = "write the time as 2026-03-02T14:30:00Z, or \"unknown: why\"";
        let help = match (written::date(text), why) {
            (Some(date), _) => format!(
                "a date alone leaves the time of day open: write {field}: {date}T14:30:00Z, or \"unknown: only the date is known\""
            ),
            (None, Some(why)) => format!("{why}; {form}"),
            (None, None) => form.to_owned(),
        };
        self.invalid(field, node, TIME_FORM, &help);
    }
}

/// A list with its gap and place.
enum ListField {
    Absent,
    Gap(Gap),
    Is(Vec<Fact<String>>, Span),
}

impl ListField {
    fn map<T>(self, list: impl FnOnce(Vec<Fact<String>>) -> T) -> Field<T> {
        match self {
            Self::Absent => Field::Absent,
            Self::Gap(gap) => Field::Gap(gap),
            Self::Is(facts, span) => Field::Is(Fact::new(list(facts), Basis::FrontMatter, span)),
        }
    }
}

/// `text` as a message shows it: its lines as one, cut where it grows long.
fn in_a_line(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(MAX_SHOWN) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default().trim_end()),
        None => text,
    }
}

/// Whether nothing is written: then the field counts as absent.
fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::List(items) => items.iter().all(|item| is_empty(&item.value)),
        Value::Map(fields) => fields.is_empty(),
        _ => false,
    }
}

/// A value as JSON. The parsers bound how deep values stand in each other.
fn plain(value: &Value) -> serde_json::Value {
    match value {
        Value::Null => serde_json::Value::Null,
        Value::Bool(value) => (*value).into(),
        // Numbers that JSON cannot hold stay as they are written.
        Value::Number(text) => serde_json::from_str(text).unwrap_or_else(|_| text.as_str().into()),
        Value::List(items) => items.iter().map(|node| plain(&node.value)).collect(),
        Value::Map(fields) => {
            fields.iter().map(|(key, node)| (key.name.clone(), plain(&node.value))).collect()
        }
        other => scalar(other).unwrap_or_default().into(),
    }
}

/// A single value as text.
fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) | Value::Number(text) => Some(text.clone()),
        Value::Bool(value) => Some(value.to_string()),
        Value::DateTime { local, date_only: true, .. } => Some(local.date().to_string()),
        Value::DateTime { local, offset, .. } => {
            let zone = offset.map(offset_text).unwrap_or_default();
            Some(format!("{}{zone}", local.format("%Y-%m-%dT%H:%M:%S")))
        }
        Value::Null | Value::List(_) | Value::Map(_) => None,
    }
}

fn date(value: &Value) -> Option<chrono::NaiveDate> {
    match value {
        Value::DateTime { local, .. } => Some(local.date()),
        value => scalar(value).as_deref().and_then(written::date),
    }
}

/// `+02:00` for 120; `Z` for 0.
fn offset_text(minutes: i32) -> String {
    if minutes == 0 {
        return "Z".to_owned();
    }
    let sign = if minutes < 0 { '-' } else { '+' };
    format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
}
