//! PM401, root-cause-missing: the part on the root cause is missing or empty.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::Incident;
use crate::model::words;
use crate::parse::sections::word_count;
use crate::parse::{HeadingStyle, Section, SectionKind};

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM401",
    name: "root-cause-missing",
    levels: [Level::Error, Level::Error, Level::Off],
    summary: "The part on the root cause is missing or empty.",
    explanation: r#"Tell in detail what caused it, so that somebody who was not there understands it. One part "Root
Cause and Resolution", or two of their own. A line **Root cause:** in the summary is not this part."#,
    bad: "## Root Cause and Resolution",
    good: "\
## Root Cause and Resolution

The order service opened a connection for each retry and gave it back only on success. …

The retry path now uses the pool, which closes what it lends after 30 s. …",
    incident: Some(look),
    body: None,
};

fn look(incident: &Incident, _: &Context<'_>) -> Vec<Finding> {
    let parts = &incident.body.parts;
    let is_heading = |section: &&Section| {
        section.kind == SectionKind::RootCause && section.style != HeadingStyle::Label
    };
    // Before the timeline it may be a part of the summary, or stand alone.
    let all = 0..incident.body.sections.len();
    let brief = all.filter(|&index| incident.body.section(index).filter(is_heading).is_some_and(|section| section.words > 0));
    if let Some(index) = parts.cause.is_empty().then_some(brief).and_then(|mut brief| brief.next()) {
        let words = word_count(&incident.body.sections, &[index]);
        return vec![Finding::new(
            super::heading_of(incident, &[index]),
            "the root cause is told in brief only",
            format!("{words} words before the timeline: they belong to the summary"),
            "add a heading `## Root Cause and Resolution` behind the timeline, and tell in detail what caused it and how \
             it was fixed",
        )];
    }
    if parts.cause.is_empty() && is_told_as_what_went_wrong(incident) {
        return Vec::new();
    }
    super::missing_part(
        incident,
        &incident.body.parts.cause,
        "the part on the root cause",
        "## Root Cause and Resolution",
        "tell in detail what caused it and how it was fixed",
    )
}

/// Whether "What went wrong?" is the cause: as a part of its own, not one of the lessons.
fn is_told_as_what_went_wrong(incident: &Incident) -> bool {
    let text = incident.body.text(&incident.source);
    let mut alone = incident
        .body
        .sections
        .iter()
        .filter(|section| section.kind == SectionKind::WentWrong && section.words >= super::THIN)
        .filter(|section| section.parent.and_then(|parent| incident.body.section(parent)).is_none_or(|parent| !parent.kind.is_part() && parent.kind != SectionKind::Lessons));
    let has_lessons = incident.body.sections.iter().any(|section| section.kind == SectionKind::WentWell);
    !has_lessons
        && alone.any(|section| {
            let said = text.get(section.content.start..section.content.end).unwrap_or_default();
            words::of(said).is_some_and(|words| words.tells_cause(said))
        })
}
