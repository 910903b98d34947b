//! PM204, users-affected-missing: nothing says how many users it hurt.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::Incident;
use crate::model::words;
use crate::parse::{Section, SectionKind};

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM204",
    name: "users-affected-missing",
    levels: [Level::Error, Level::Warning, Level::Off],
    summary: "Nothing says how many users it hurt.",
    explanation: "\
A share or a number, rough if need be: \"35% of users\", \"all customers\", \"about 12,000 users\". In the
summary or in the field `users_affected`. A share of requests does for the rule, since it is often all
that can be counted, but it is not taken for a share of users. What nobody counted is
`users_affected: \"unknown: why\"`. Where the impact is missing, only that is reported.",
    bad: "\
## Issue Summary

**Duration:** 2026-03-02 14:30 to 15:25 UTC.

**Impact:** Checkout answered with errors.",
    good: "\
## Issue Summary

**Duration:** 2026-03-02 14:30 to 15:25 UTC.

**Impact:** Checkout answered with errors; 35% of users could not pay.",
    incident: Some(look),
    body: None,
};

fn look(incident: &Incident, _: &Context<'_>) -> Vec<Finding> {
    let summary = &incident.body.parts.summary;
    let impact = summary.iter().copied().find(|&index| {
        incident.body.section(index).is_some_and(|section| section.kind == SectionKind::Impact)
    });
    if super::is_missing(incident, summary)
        || !incident.users_affected.is_absent()
        || incident.names_field("users_affected")
        || super::has_section(incident, SectionKind::UsersAffected)
        || impact.is_some_and(|index| super::part_states_gap(incident, &[index]))
        || !super::impact_missing::is_told(incident)
        || is_told(incident)
    {
        return Vec::new();
    }
    vec![Finding::new(
        super::heading_of(incident, if impact.is_some() { impact.as_slice() } else { summary }),
        "nothing says how many users it hurt",
        "no share and no number of users in here",
        "add one, rough if need be: \"35% of users could not pay\"; or write `users_affected: 35%` in the front matter; \
         what nobody counted is `users_affected: \"unknown: why\"`",
    )]
}

/// Whether any text on the impact names a share or a number: the summary, what stands before the
/// timeline besides, and sections on the impact anywhere; or else the timeline, and what went well.
fn is_told(incident: &Incident) -> bool {
    let body = &incident.body;
    let timeline = body.parts.timeline.first().and_then(|&index| body.section(index));
    let end = timeline.map_or(usize::MAX, |section| section.heading.start);
    let on_impact = text_of(incident, |section| match section.kind {
        SectionKind::Impact | SectionKind::UsersAffected | SectionKind::Summary => true,
        SectionKind::Duration | SectionKind::Other => section.heading.start < end,
        _ => false,
    });
    // "All launches fail" of an entry, and "no downtime for users" of what went well. Parts of one
    // document may be written in two languages.
    let beside = text_of(incident, |section| {
        matches!(section.kind, SectionKind::Timeline | SectionKind::WentWell)
    });
    words::of(&on_impact).is_none_or(|words| words.tells_quantity(&on_impact))
        || words::of(&beside).is_some_and(|words| words.tells_quantity(&beside))
}

/// The text of the sections that `pick` picks.
fn text_of(incident: &Incident, pick: impl Fn(&Section) -> bool) -> String {
    let text = incident.body.text(&incident.source);
    let picked = incident.body.sections.iter().filter(|section| pick(section));
    let said: Vec<&str> = picked
        .map(|section| text.get(section.content.start..section.content.end).unwrap_or_default())
        .collect();
    said.join("\n\n")
}
