//! What the text states, as values of the front matter; and what it leaves open.

use super::{Derived, Missing, quote, title};
use crate::config::Config;
use crate::incident::{Basis, Fact, FaultKind, Field, Incident, Moment, UsersAffected};
use crate::source::{SourceFile, Span};
use crate::template;
use crate::yaml;

/// Words that make the time behind them a rough one.
const ABOUT: &[&str] =
    &["~", "≈", "about", "around", "approx", "roughly", "circa", "ca.", "約", "およそ", "大约", "约"];

/// Facts for the fields that the front matter does not have, and what is asked for and not found.
pub(super) fn derive(
    source: &SourceFile,
    incident: &Incident,
    config: &Config,
    path: &str,
) -> (Vec<Derived>, Vec<Missing>) {
    let mut reader = Reader { source, incident, config, facts: Vec::new(), gaps: Vec::new() };
    reader.title();
    reader.time("start", &incident.start);
    reader.time("end", &incident.end);
    reader.severity();
    reader.value("detection", &incident.detection, |detection| detection.as_str().to_owned());
    reader.users_affected();
    reader.value("escalated_to", &incident.escalated_to, |names| {
        let names: Vec<String> = names.iter().map(|name| yaml::scalar(name)).collect();
        format!("[{}]", names.join(", "))
    });
    for field in template::asked_fields(config, path) {
        reader.ask(field);
    }
    let order = |field: &str| crate::model::fields::FIELDS.iter().position(|known| known.name == field);
    let Reader { mut facts, mut gaps, .. } = reader;
    facts.sort_by_key(|fact| order(fact.field));
    gaps.sort_by_key(|gap| order(gap.field));
    (facts, gaps)
}

struct Reader<'a> {
    source: &'a SourceFile,
    incident: &'a Incident,
    config: &'a Config,
    facts: Vec<Derived>,
    gaps: Vec<Missing>,
}

impl Reader<'_> {
    fn add(&mut self, field: &'static str, value: String, span: Span) {
        let line = self.source.position(span.start).line;
        self.facts.push(Derived { field, value, line, quote: quote(self.source, span) });
    }

    fn title(&mut self) {
        if self.incident.names_field("title") {
            return;
        }
        match title::find(self.source, &self.incident.body) {
            Some((title, span)) => self.add("title", yaml::scalar(&title), span),
            None => self.gaps.push(Missing { field: "title", hint: None }),
        }
    }

    fn time(&mut self, field: &'static str, time: &Field<Moment>) {
        // What follows from the timeline is computed again from the imported one: nobody stated it.
        let Some(fact) = self.of_text(field, time).filter(|fact| fact.basis == Basis::Text) else { return };
        let line = self.source.position(fact.span.start).line;
        match self.doubt(fact) {
            Some(doubt) => {
                let hint = format!("line {line}: \"{}\" {doubt}", quote(self.source, fact.span));
                self.gaps.push(Missing { field, hint: Some(hint) });
            }
            None => self.add(field, fact.value.rfc3339(), fact.span),
        }
    }

    /// What makes a time doubtful, with both readings.
    fn doubt(&self, time: &Fact<Moment>) -> Option<String> {
        let text = self.source.slice(time.span).trim_start().to_lowercase();
        if ABOUT.iter().any(|word| text.starts_with(word)) {
            return Some(format!("is about {}", time.value.rfc3339()));
        }
        let meets = |span: Span| span.start < time.span.end && time.span.start < span.end;
        self.incident.faults.iter().find_map(|fault| match &fault.kind {
            FaultKind::DateAmbiguous { taken, other, .. } if meets(fault.span) => {
                Some(format!("may be {taken} or {other}"))
            }
            // Told once for each abbreviation, so not always at this time.
            FaultKind::ZoneAmbiguous { text, taken, others, .. } if *text == time.value.zone => {
                Some(format!("is in {taken}, or {others}"))
            }
            FaultKind::LocalTimeAmbiguous { zone, taken, skipped, .. } if meets(fault.span) => {
                Some(match skipped {
                    true => format!("was skipped by the clocks of {zone}; taken for {taken}"),
                    false => format!("came twice on the clocks of {zone}; the first is {taken}"),
                })
            }
            _ => None,
        })
    }

    fn value<T>(&mut self, field: &'static str, value: &Field<T>, written: impl Fn(&T) -> String) {
        if let Some(fact) = self.of_text(field, value) {
            self.add(field, written(&fact.value), fact.span);
        }
    }

    /// Quoted from the clause with its number, where a long text has one.
    fn users_affected(&mut self) {
        let Some(fact) = self.of_text("users_affected", &self.incident.users_affected) else { return };
        let (value, number) = match fact.value {
            UsersAffected::Share(share) => (yaml::quoted(&format!("{share}%")), share.to_string()),
            UsersAffected::Count(count) => (count.to_string(), count.to_string()),
        };
        let text = self.source.slice(fact.span);
        let before = text.find(&number).and_then(|at| text.get(..at)).unwrap_or_default();
        let clause = before.rfind(['.', ';', ':', ',', '\n']).map_or(0, |at| at + 1);
        let blank = before.get(clause..).map_or(0, |rest| rest.len() - rest.trim_start().len());
        self.add("users_affected", value, Span::new(fact.span.start + clause + blank, fact.span.end));
    }

    /// The fact, if it comes from the text and the front matter has no such field.
    fn of_text<'a, T>(&self, field: &str, value: &'a Field<T>) -> Option<&'a Fact<T>> {
        let fact = value.fact().filter(|fact| matches!(fact.basis, Basis::Text | Basis::Computed))?;
        (!self.incident.names_field(field) && !fact.span.is_empty()).then_some(fact)
    }

    /// A line `Severity: SEV2`, with one of site.toml's severities or what it maps onto one.
    fn severity(&mut self) {
        if self.incident.names_field("severity") {
            return;
        }
        let simple = |text: &str| -> String {
            text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
        };
        let mapped = |text: &str| self.config.value_map.get("severity").and_then(|map| map.get(text));
        let text = self.incident.body.text(self.source);
        let body = self.incident.body.span;
        let mut at = body.start;
        for line in text.get(body.start..body.end).unwrap_or_default().split_inclusive('\n') {
            let start = at;
            at += line.len();
            let bare: String = line.chars().filter(|c| !matches!(c, '*' | '_' | '#')).collect();
            let label = bare.trim().trim_start_matches(['-', '+', ' ']);
            let Some((name, value)) = label.split_once([':', '：', '|']) else { continue };
            if !["severity", "incident severity", "severity level"]
                .contains(&name.trim().to_lowercase().as_str())
            {
                continue;
            }
            let value = value.trim().trim_matches('|').trim();
            let first = value.split(['(', '–', '—', ',']).next().unwrap_or_default().trim();
            let foreign = mapped(value).or_else(|| mapped(first)).map_or(first, String::as_str);
            let known = self.config.severities.iter().find(|known| simple(known) == simple(foreign)).cloned();
            let span = Span::new(start, start + line.trim_end().len());
            match known {
                Some(known) => self.add("severity", yaml::scalar(&known), span),
                None => {
                    let line = self.source.position(start).line;
                    let hint =
                        format!("line {line}: \"{}\" is none of site.toml's", quote(self.source, span));
                    self.gaps.push(Missing { field: "severity", hint: Some(hint) });
                }
            }
            return;
        }
    }

    /// Notes that `field` is asked for and not there.
    fn ask(&mut self, field: &'static str) {
        let is_there = self.incident.names_field(field)
            || self.facts.iter().any(|fact| fact.field == field)
            || self.gaps.iter().any(|gap| gap.field == field);
        if is_there {
            return;
        }
        let hint = match field {
            "causes" => self.likely_cause(),
            "start" => self.time_without_zone(),
            _ => None,
        };
        self.gaps.push(Missing { field, hint });
    }

    /// The first time of the text, where only its zone is missing.
    fn time_without_zone(&self) -> Option<String> {
        self.incident.faults.iter().find_map(|fault| match &fault.kind {
            FaultKind::ZoneMissing { text } => {
                let line = self.source.position(fault.span.start).line;
                let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
                Some(format!("line {line}: \"{text}\" has no time zone"))
            }
            _ => None,
        })
    }

    /// The one declared cause whose own words all stand in the text about the cause.
    fn likely_cause(&self) -> Option<String> {
        if self.config.causes.is_open() {
            return None;
        }
        let body = &self.incident.body;
        let text: Vec<&str> = body
            .parts
            .cause
            .iter()
            .chain(&body.parts.summary)
            .filter_map(|&index| body.section(index))
            .filter_map(|section| body.text(self.source).get(section.content.start..section.content.end))
            .collect();
        let text = text.join("\n").to_lowercase();
        let words: std::collections::HashSet<&str> =
            text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let says = |path: &str| {
            let last = path.rsplit('/').next().unwrap_or(path).to_lowercase();
            path.contains('/') && last.split('-').all(|word| words.contains(word))
        };
        let mut likely = self.config.causes.paths().filter(|path| says(path));
        let only = likely.next().filter(|_| likely.next().is_none())?;
        Some(format!("perhaps {only}: its words stand in the text; yours to decide"))
    }
}
