//! PM403, resolution-missing: the part on the resolution is missing or empty.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::{EntryKind, Incident};
use crate::model::words;
use crate::parse::sections::word_count;

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM403",
    name: "resolution-missing",
    levels: [Level::Error, Level::Warning, Level::Off],
    summary: "The part on the resolution is missing or empty.",
    explanation: "\
Tell in detail what ended it: the next responder with the same cause starts from here. Where the
root cause is missing too, only that is reported.",
    bad: "\
## Root Cause

The order service opened a connection for each retry and gave it back only when the retry succeeded. A slow
query made most retries fail, so the pool ran empty within ten minutes.",
    good: "\
## Root Cause

The order service opened a connection for each retry and gave it back only when the retry succeeded. A slow
query made most retries fail, so the pool ran empty within ten minutes.

## Resolution

The pool was restarted with a lower idle limit, which ended the errors within a minute. The retry path now gives
its connection back after 30 seconds, whether the retry succeeded or not.",
    incident: Some(look),
    body: None,
};

/// A part of more words than this is not thin: what it says, it may say in words that no table has.
const THIN: usize = 60;

fn look(incident: &Incident, _: &Context<'_>) -> Vec<Finding> {
    let parts = &incident.body.parts;
    if super::is_missing(incident, &parts.cause) {
        return Vec::new();
    }
    if !parts.resolution.is_empty() && parts.resolution == parts.cause {
        // One text for both: a finding only where it is plain that the half of it is not there.
        if is_long(incident, &parts.cause) || super::part_states_gap(incident, &parts.cause) || tells_fix(incident)
        {
            return Vec::new();
        }
        return vec![Finding::new(
            super::heading_of(incident, &parts.resolution),
            "this part does not say how it was resolved",
            "no resolution in here",
            "add a paragraph that tells in detail what ended it",
        )];
    }
    // A text on the cause that goes on to say how it ended has the resolution, if not its heading.
    if parts.resolution.is_empty() && (tells_end(incident) || is_below_measures(incident)) {
        return Vec::new();
    }
    // Below one heading for both, the text on the cause may go on to tell how it ended.
    if super::is_empty(incident, &parts.resolution) && is_told_below(incident) {
        return Vec::new();
    }
    super::missing_part(
        incident,
        &parts.resolution,
        "the part on the resolution",
        "## Resolution",
        "tell in detail what ended it, and how you know",
    )
}

/// Words of headings among the measures below which stands what ended it, in lower case.
const REMEDIES: &[&str] =
    &["remediation", "immediate action", "immediate fix", "(completed)", "(done)", "応急", "暫定対応", "恒久対応", "应急"];

/// Whether a section among the measures tells what was done at once.
fn is_below_measures(incident: &Incident) -> bool {
    let text = incident.body.text(&incident.source);
    let told = incident.body.sections.iter().filter(|section| {
        let title = section.title.to_lowercase();
        REMEDIES.iter().any(|word| title.contains(word))
    });
    let told = told.map(|section| text.get(section.content.start..section.content.end).unwrap_or_default());
    told.filter_map(|said| Some((words::of(said)?, said))).any(|(words, said)| words.tells_fix(said))
}

/// Whether the sections below the heading of the resolution have a word of what was done.
fn is_told_below(incident: &Incident) -> bool {
    let text = incident.body.text(&incident.source);
    let section = incident.body.parts.resolution.first().and_then(|&index| incident.body.section(index));
    let below = section.filter(|section| super::is_filled(incident, section.full));
    let said = below.and_then(|section| text.get(section.full.start..section.full.end)).unwrap_or_default();
    words::of(said).is_some_and(|words| !said.is_empty() && words.tells_fix(said))
}

fn is_long(incident: &Incident, part: &[usize]) -> bool {
    word_count(&incident.body.sections, part) > THIN
}

/// Whether the part on the cause says that it ended, or that it got better.
fn tells_end(incident: &Incident) -> bool {
    let part = text_of(incident);
    let kinds = words::of(&part).map(|words| words.kinds(&part).0).unwrap_or_default();
    kinds.iter().any(|kind| matches!(kind, EntryKind::Mitigated | EntryKind::Resolved))
}

/// Whether the part on the cause has a word of what was done; it has, too, in a language that no table
/// of words covers.
fn tells_fix(incident: &Incident) -> bool {
    let part = text_of(incident);
    words::of(&part).is_none_or(|words| words.tells_fix(&part))
}

/// The text of the part on the cause.
fn text_of(incident: &Incident) -> String {
    let text = incident.body.text(&incident.source);
    let sections = incident.body.parts.cause.iter().filter_map(|&index| incident.body.section(index));
    let part: Vec<&str> = sections
        .map(|section| text.get(section.content.start..section.content.end).unwrap_or_default())
        .collect();
    part.join("\n\n")
}
