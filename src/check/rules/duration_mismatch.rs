//! PM206, duration-mismatch: text and front matter, or stated and computed durations, disagree.

use chrono::{DateTime, FixedOffset, TimeDelta};

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::length::Length;
use crate::incident::{Basis, Fact, Fault, FaultKind, Field, Incident, Moment};
use crate::model::window::{self, StatedDuration};
use crate::parse::SectionKind;
use crate::parse::times::Written;

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM206",
    name: "duration-mismatch",
    levels: [Level::Warning, Level::Warning, Level::Off],
    summary: "Text and front matter disagree about when it was, or how long it lasted.",
    explanation: "\
`start` and `end` of the front matter, the times in the summary and the duration given there in words
tell the same. Clock times are compared exactly, in whatever zones they are written, but for seconds
that one of them leaves out. What is rounded is compared as rounded: \"4 hours\" stands for anything
between 3:30 and 4:30, \"55 minutes\" for 55 minutes. Of words, only those count that plainly tell how
long the outage lasted; \"the backup took 4 hours\" does not.",
    bad: "\
---
start: 2026-03-02T14:30:00Z
end: 2026-03-02T15:25:00Z
---

## Issue Summary

**Duration:** 2026-03-02 14:30 to 15:35 UTC.",
    good: "\
---
start: 2026-03-02T14:30:00Z
end: 2026-03-02T15:25:00Z
---

## Issue Summary

**Duration:** 55 minutes, 2026-03-02 14:30 to 15:25 UTC.",
    incident: Some(look),
    body: None,
};

fn look(incident: &Incident, _: &Context<'_>) -> Vec<Finding> {
    // Of a time that can be read in two ways, that is what has to be said.
    let is_doubtful = |fault: &Fault| {
        matches!(fault.kind, FaultKind::ZoneAmbiguous { .. } | FaultKind::LocalTimeAmbiguous { .. })
    };
    if incident.faults.iter().any(is_doubtful) {
        return Vec::new();
    }
    let stated = &incident.window;
    let ends = [
        ("start", "began", &incident.start, &stated.start, false),
        ("end", "ended", &incident.end, &stated.end, true),
    ];
    let found: Vec<Finding> = ends
        .into_iter()
        .filter_map(|(field, verb, front, stated, last)| {
            let front = front.fact().filter(|front| front.basis == Basis::FrontMatter)?;
            let stated = stated.as_ref()?;
            differs(incident, front, stated, last).then(|| clash(field, verb, front, stated))
        })
        .collect();
    // A duration that disagrees with one of two windows is no second fault.
    if found.is_empty() { length(incident).into_iter().collect() } else { found }
}

fn clash(field: &str, verb: &str, front: &Fact<Moment>, stated: &Fact<Moment>) -> Finding {
    let (front, text) = (front.value.rfc3339(), stated.value.rfc3339());
    Finding::new(
        stated.span,
        format!("the text says that it {verb} at {text}, the front matter that it did at {front}"),
        format!("`{field}` is {front}"),
        format!("write `{field}: {text}` in the front matter, or correct the time here"),
    )
}

/// Whether the text states another time than the front matter, and states that one nowhere.
fn differs(incident: &Incident, front: &Fact<Moment>, stated: &Fact<Moment>, last: bool) -> bool {
    let text = incident.body.text(&incident.source);
    let found = window::clock_times(text, stated.span);
    let Some((_, written)) = (if last { found.last() } else { found.first() }) else { return false };
    let has_zone = found.iter().any(|(_, written)| written.zone.is_some());
    let slack = slack(written);
    let offset = *stated.value.at.offset();
    if is_near(written, stated.value.at, front.value.at, slack)
        // A zone that is not written is inferred, and may be inferred wrongly.
        || !has_zone && is_clock(written, front.value.at, slack)
    {
        return false;
    }
    // A sentence may name the start of the deploy before that of the outage.
    let mut others = window::stating_sections(&incident.body)
        .into_iter()
        .flat_map(|span| window::clock_times(text, span))
        .filter(|(span, _)| *span != stated.span);
    !others.any(|(_, other)| {
        let at = front.value.at.with_timezone(&offset);
        is_clock(&other, at, slack) && other.date.is_none_or(|date| date == at.date_naive())
    })
}

/// Whether two instants are the same, as exactly as one of them is written; of a time without its day,
/// on whatever day.
fn is_near(written: &Written, stated: DateTime<FixedOffset>, front: DateTime<FixedOffset>, slack: i64) -> bool {
    const DAY: i64 = 86_400;
    let mut apart = (stated - front).num_seconds().abs();
    if !written.has_day() {
        apart %= DAY;
        apart = apart.min(DAY - apart);
    }
    apart < slack
}

/// Whether a clock that shows `at` shows `written`.
fn is_clock(written: &Written, at: DateTime<FixedOffset>, slack: i64) -> bool {
    written.clock.is_some_and(|clock| (at.time() - clock).num_seconds().abs() < slack)
}

/// By how many seconds a time may be off: what it leaves out. "About 14:00" is rounded further than
/// "about 14:05".
fn slack(written: &Written) -> i64 {
    use chrono::Timelike;
    let minute = written.clock.map_or(0, |clock| clock.minute());
    match minute {
        _ if !written.approximate => 60,
        0 => 31 * 60,
        30 => 16 * 60,
        _ => 8 * 60,
    }
}

/// Words behind which a duration of the summary is that of the outage, in lower case.
const LASTS: &[&str] = &[
    "lasted",
    "lasting",
    "duration of",
    "duration was",
    "outage of",
    "downtime of",
    "down for",
    "offline for",
    "unavailable for",
    "unreachable for",
    "inaccessible for",
];

/// Words behind a duration that is another one: "4 hours later", "4 hours of degraded service".
const OTHER: &[&str] = &[
    "later", "late", "ago", "after", "before", "earlier", "of", "per", "each", "every", "delay", "old", "window",
    "timeout", "to", "for", "in", "until", "longer", "from",
];

/// What only bounds a duration, or counts a part of it.
const BOUNDS: &[&str] = &[
    "over", "under", "than", "to", "least", "most", "some", "each", "every", "between", "or", "another",
    "further", "additional", "first", "last", "within", "<", ">", "≤", "≥",
];

/// A stated duration that start and end do not bear out.
fn length(incident: &Incident) -> Option<Finding> {
    let (start, end) = (known(incident, &incident.start)?, known(incident, &incident.end)?);
    let actual = end.value.since(&start.value);
    if actual < TimeDelta::zero() {
        return None;
    }
    let durations = &incident.window.durations;
    let own: Vec<&StatedDuration> = durations.iter().filter(|stated| is_of_outage(incident, stated)).collect();
    let first = own.first()?;
    if own.iter().any(|other| other.length != first.length) || durations.iter().any(|one| agrees(one, actual)) {
        return None;
    }
    let stated = Length::of(first.length)?;
    let counted = Length::of(actual)?;
    Some(Finding::new(
        first.span,
        format!("the text says that it lasted {stated}, but start and end lie {counted} apart"),
        format!("{} to {} is {counted}", start.value.rfc3339(), end.value.rfc3339()),
        "correct the duration, or the start or end that is wrong",
    ))
}

/// A time that stands in the front matter, or in the text with a range or a section of its own.
fn known<'a>(incident: &Incident, field: &'a Field<Moment>) -> Option<&'a Fact<Moment>> {
    let text = incident.body.text(&incident.source);
    let fact = field.fact()?;
    match fact.basis {
        Basis::FrontMatter => Some(fact),
        Basis::Text => {
            let found = window::clock_times(text, fact.span);
            let is_exact = found.iter().all(|(_, written)| !written.approximate);
            (is_exact && (found.len() == 2 || in_duration(incident, fact.span.start))).then_some(fact)
        }
        _ => None,
    }
}

/// Whether a stated duration is as long as `actual`, as exactly as it is written.
fn agrees(stated: &StatedDuration, actual: TimeDelta) -> bool {
    let unit = stated.unit.num_seconds();
    let rounded = if unit > 60 { unit / 2 + 60 } else { 60 };
    let rough = if stated.approximate { (stated.length.num_seconds() * 15 / 100).max(300) } else { 0 };
    (stated.length - actual).num_seconds().abs() < rounded.max(rough)
}

/// Whether `at` lies in a section on the duration.
fn in_duration(incident: &Incident, at: usize) -> bool {
    let sections = incident.body.parts.summary.iter().filter_map(|&index| incident.body.section(index));
    sections
        .filter(|section| section.kind == SectionKind::Duration)
        .any(|section| section.content.start <= at && at < section.content.end)
}

/// Whether a duration is plainly that of the outage: the first thing that a section on it says, or
/// behind its times in parentheses, or behind a word such as "lasted".
fn is_of_outage(incident: &Incident, stated: &StatedDuration) -> bool {
    let text = incident.body.text(&incident.source);
    let section = incident
        .body
        .parts
        .summary
        .iter()
        .filter_map(|&index| incident.body.section(index))
        .map(|section| section.content)
        .find(|content| content.start <= stated.span.start && stated.span.end <= content.end);
    let Some(section) = section else { return false };
    let before = text.get(section.start..stated.span.start).unwrap_or_default().to_lowercase();
    let sentence = before.rsplit(['\n', ';', '。']).next().unwrap_or_default();
    let sentence = sentence.rsplit(". ").next().unwrap_or_default();
    let mut near = sentence.trim_end_matches(|c: char| !c.is_alphanumeric() && !"(<>≤≥".contains(c));
    let mut about = true;
    while about {
        about = false;
        for word in ["about", "approximately", "approx", "around", "roughly", "nearly", "almost", "a total of", "約", "约"] {
            if let Some(rest) = near.strip_suffix(word) {
                near = rest.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '(');
                about = true;
            }
        }
    }
    let behind = text.get(stated.span.end..section.end).unwrap_or_default();
    let behind = behind.split('\n').next().unwrap_or_default().trim_start_matches([' ', '*', '_']);
    let next = behind.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
    let last = near.rsplit(char::is_whitespace).next().unwrap_or_default();
    if OTHER.contains(&next.as_str()) || BOUNDS.contains(&last) {
        return false;
    }
    let is_first = near.chars().all(|c| !c.is_alphanumeric());
    let whole = in_duration(incident, stated.span.start);
    whole && (is_first || near.ends_with('(')) || LASTS.iter().any(|word| near.ends_with(word))
}
