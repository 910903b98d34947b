//! PM303, entry-without-time: a timeline entry has no time.

use std::collections::HashSet;

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::Incident;
use crate::parse::{RawEntry, times};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM303",
    name: "entry-without-time",
    levels: [Level::Error, Level::Warning, Level::Off],
    summary: "A timeline entry has no time.",
    explanation: "\
Without its time an entry says nothing about how long something took. A rough time does (`~14:30`), a
date alone too, and `unknown` says that nobody knows. Where no entry has a time, the finding stands
once, at the first.",
    bad: "- The last deploy is rolled back.",
    good: "- 14:40 The last deploy is rolled back.",
    incident: Some(look),
    body: None,
};

/// Forms of a template that were not filled in, which PM601 is about.
const FORMS: &[&str] = &["xx:xx", "hh:mm", "--:--", "??:??", "tbd", "todo"];

fn look(incident: &Incident, _: &Context<'_>) -> Vec<Finding> {
    let entries = &incident.body.entries;
    let text = incident.body.text(&incident.source);
    let timeless: Vec<&RawEntry> = entries.iter().filter(|entry| !entry.has_time()).collect();
    // Below a bullet that holds a time and nothing else, the next says what happened then.
    let goes_on = |entry: &RawEntry| {
        let before = entries.partition_point(|other| other.span.start < entry.span.start).checked_sub(1);
        let before = before.and_then(|before| entries.get(before)).filter(|before| before.has_time());
        before.is_some_and(|before| {
            let told = text.get(before.line.start..before.line.end).unwrap_or_default();
            before.container == entry.container && !told.contains(char::is_alphanumeric)
        })
    };
    let help = "begin it with its time: \"- 14:40 …\"; `unknown` stands for a time that nobody knows";
    if timeless.len() == entries.len()
        && let [first, _, ..] = timeless.as_slice()
    {
        let all = timeless.iter().all(|entry| is_plain(text, entry));
        let message = format!("none of the {} entries of the timeline has a time", timeless.len());
        return if all { vec![Finding::new(line(text, first), message, "no time", help)] } else { Vec::new() };
    }
    let in_step = beside_times(text, entries);
    timeless
        .into_iter()
        .filter(|entry| in_step.contains(&entry.span) && is_plain(text, entry) && !goes_on(entry))
        .map(|entry| Finding::new(line(text, entry), "this entry of the timeline has no time", "no time", help))
        .collect()
}

/// The entries of those lists in which some entry has a time: a list without any, below the remark of an
/// event for one, is no list of events.
fn beside_times(text: &str, entries: &[RawEntry]) -> HashSet<Span> {
    let mut found = HashSet::new();
    let mut list: Vec<&RawEntry> = Vec::new();
    let mut keep = |list: &mut Vec<&RawEntry>| {
        if list.iter().any(|entry| entry.has_time()) {
            found.extend(list.iter().map(|entry| entry.span));
        }
        list.clear();
    };
    for entry in entries {
        let end = list.last().map_or(entry.span.start, |before| before.span.end);
        let between = text.get(end..entry.span.start).unwrap_or_default();
        if between.contains(char::is_alphanumeric) {
            keep(&mut list);
        }
        list.push(entry);
    }
    keep(&mut list);
    found
}

/// Whether an entry has no time in its words either, nor a place for one.
fn is_plain(text: &str, entry: &RawEntry) -> bool {
    let line = text.get(entry.line.start..entry.line.end).unwrap_or_default();
    let lower = line.to_lowercase();
    let is_note = lower.trim_start_matches(['*', '_', '(', '>']).starts_with("note");
    !is_note && !FORMS.iter().any(|form| lower.contains(form)) && times::scan(line).is_empty()
}

/// The beginning of the entry's own line.
fn line(text: &str, entry: &RawEntry) -> Span {
    let span = if entry.line.is_empty() { entry.span } else { entry.line };
    let content = text.get(span.start..span.end).unwrap_or_default();
    let first = content.lines().next().unwrap_or_default().trim_end();
    Span::new(span.start, span.start + first.len())
}
