//! PM307, detection-method-missing: nothing says how the incident was detected.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::{EntryKind, Incident};
use crate::parse::{RawEntry, SectionKind};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM307",
    name: "detection-method-missing",
    levels: [Level::Error, Level::Warning, Level::Off],
    summary: "Nothing says how the incident was detected.",
    explanation: "\
An alert, an engineer, a customer: who finds incidents first tells what monitoring misses. It is said by
the entry that tells of the detection, by a section Detection, or by the field `detection`
(`monitoring`, `engineer`, `customer`, `partner` or `chance`). What nobody knows is
`detection: \"unknown: why\"`. Where nothing says when it was detected either, only that is reported.",
    bad: "\
## Timeline

All times UTC.

- 14:42 [detected] The outage is detected.
- 15:25 [resolved] Payments work again.",
    good: "\
## Timeline

All times UTC.

- 14:42 [detected] An alert on failed payments pages the checkout team.
- 15:25 [resolved] Payments work again.",
    incident: Some(look),
    body: None,
};

fn look(incident: &Incident, _: &Context<'_>) -> Vec<Finding> {
    let Some(words) = incident.words else { return Vec::new() };
    if !incident.detection.is_absent()
        || incident.names_field("detection")
        || super::has_section(incident, SectionKind::Detection)
        || super::is_beside_entries(incident, words, &[EntryKind::Detected])
    {
        return Vec::new();
    }
    let text = incident.body.text(&incident.source);
    // Where it is open which entry tells of the detection, it is open too what that says of the way.
    let mut told = Vec::new();
    for entry in &incident.timeline {
        let Some(raw) = incident.body.entries.get(entry.body_entry) else { continue };
        if entry.kinds.contains(&EntryKind::Detected) {
            told.push(raw);
        } else if entry.open.contains(&EntryKind::Detected) {
            return Vec::new();
        }
    }
    let Some(first) = told.first() else { return Vec::new() };
    let names = |raw: &&RawEntry| {
        let told = raw.told();
        words.may_name_detection(text.get(told.start..told.end).unwrap_or_default())
    };
    if told.iter().any(names) {
        return Vec::new();
    }
    let shown = text.get(first.line.start..first.line.end).unwrap_or_default();
    vec![Finding::new(
        Span::new(first.line.start, first.line.start + shown.trim_end().len()),
        "nothing says how it was detected",
        "by an alert, an engineer, a customer?",
        "say it in this entry: \"An alert on failed payments fires\", \"A customer reports …\"; or write \
         `detection:` in the front matter: monitoring, engineer, customer, partner or chance; \
         what nobody knows is `detection: \"unknown: why\"`",
    )]
}
