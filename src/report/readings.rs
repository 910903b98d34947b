//! What `check -v` tells: what was read from the text of a document, and not from its front matter.
//! Places and values, no sentences: a sentence may hold what must not be printed.

use crate::incident::{Basis, EntryKind, EntryTime, Fact, Field, Incident, Moment, UsersAffected};
use crate::source::Span;

/// A line for each entry whose kinds were read from its words or whose day was inferred, and for each
/// fact from the text; each begins with the place.
pub fn readings(incident: &Incident) -> Vec<String> {
    let mut found: Vec<(Span, String)> = Vec::new();
    let mut fact = |name: &str, basis: Basis, span: Span, value: String| {
        if basis == Basis::Text {
            found.push((span, format!("{name}: {value}")));
        }
    };
    let moments = [
        ("start", &incident.start),
        ("end", &incident.end),
        ("detected", &incident.detected),
        ("mitigated", &incident.mitigated),
    ];
    for (name, field) in moments {
        if let Field::Is(Fact { value, basis, span }) = field {
            fact(name, *basis, *span, Moment::rfc3339(value));
        }
    }
    if let Field::Is(Fact { value, basis, span }) = &incident.detection {
        fact("detection", *basis, *span, value.as_str().to_owned());
    }
    if let Field::Is(Fact { value, basis, span }) = &incident.users_affected {
        let value = match value {
            UsersAffected::Share(share) => format!("{share}%"),
            UsersAffected::Count(count) => count.to_string(),
        };
        fact("users_affected", *basis, *span, value);
    }
    if let Field::Is(Fact { value, basis, span }) = &incident.escalated_to {
        fact("escalated_to", *basis, *span, value.join(", "));
    }
    for entry in &incident.timeline {
        let Some(raw) = incident.body.entries.get(entry.body_entry) else { continue };
        if entry.kinds_basis != Basis::Text && !entry.kinds.is_empty() {
            let kinds: Vec<&str> = entry.kinds.iter().copied().map(EntryKind::as_str).collect();
            found.push((raw.span, format!("entry read as {}", kinds.join(", "))));
        }
        if let EntryTime::At { start, next_day: true, .. } = &entry.time {
            found.push((raw.span, format!("entry taken to be on the next day, {}", start.at.date_naive())));
        }
    }
    for unused in &incident.body.parts.unused {
        let at = |index: usize| incident.body.section(index).map(|section| section.heading);
        if let (Some(span), Some(used)) = (at(unused.section), at(unused.used)) {
            let line = incident.source.position(used.start).line;
            found.push((span, format!("this section is not used: the part stands at line {line}")));
        }
    }
    found.sort_by_key(|(span, _)| span.start);
    let place = |span: Span| incident.source.position(span.start).line;
    found
        .into_iter()
        .map(|(span, text)| format!("{}:{}: {text}", incident.source.path(), place(span)))
        .collect()
}
