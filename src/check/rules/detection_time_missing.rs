//! PM306, detection-time-missing: nothing says when the incident was detected.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::{EntryKind, Incident};
use crate::model::window;
use crate::parse::SectionKind;

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM306",
    name: "detection-time-missing",
    levels: [Level::Error, Level::Warning, Level::Off],
    summary: "Nothing says when the incident was detected.",
    explanation: "\
The time from the start to the first notice is what monitoring can shorten, so it has to be told. It
is the time of an entry that says so, by the tag `[detected]` or in words (\"an alert fires\", \"a customer
reports\"), or the field `detected`. The first entry is not taken for it: what came first may be the
fault, and not the notice of it. A section Detection that names a time does as well; what nobody knows
is `detected: \"unknown: why\"`.",
    bad: "\
## Timeline

All times UTC.

- 14:30 The new release goes out.
- 14:50 [action] The release is rolled back.
- 15:25 [resolved] Payments work again.",
    good: "\
## Timeline

All times UTC.

- 14:30 The new release goes out.
- 14:42 [detected] An alert on failed payments pages the checkout team.
- 14:50 [action] The release is rolled back.
- 15:25 [resolved] Payments work again.",
    incident: Some(look),
    body: None,
};

fn look(incident: &Incident, _: &Context<'_>) -> Vec<Finding> {
    if !incident.detected.is_absent()
        || incident.names_field("detected")
        || super::states_gap(incident, SectionKind::Detection)
        || names_time(incident)
    {
        return Vec::new();
    }
    super::missing_in_timeline(incident, &[EntryKind::Detected], SectionKind::Other, |span| {
        Finding::new(
            span,
            "nothing says when it was detected",
            "no entry tells of the detection",
            "put `[detected]` behind the time of the entry that tells of it: \
             \"- 14:42 [detected] An alert on failed payments fires.\"; \
             or write `detected:` in the front matter; what nobody knows is `detected: \"unknown: why\"`",
        )
    })
}

/// Whether a section on the detection names a time of day.
fn names_time(incident: &Incident) -> bool {
    let text = incident.body.text(&incident.source);
    let sections = incident.body.sections.iter().filter(|section| section.kind == SectionKind::Detection);
    sections.into_iter().any(|section| !window::clock_times(text, section.full).is_empty())
}
