//! PM302, timeline-not-a-list: the timeline has no entries.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::Incident;
use crate::parse::sections::word_count;
use crate::parse::times;

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM302",
    name: "timeline-not-a-list",
    levels: [Level::Error, Level::Warning, Level::Off],
    summary: "The timeline has no entries.",
    explanation: "\
Told as a story, a timeline hides how long each step took and who knew what when. Entries are bullets,
numbers, table rows, headings or plain lines, each beginning with its time. A line that links to a timeline
elsewhere does too, or an image of one.",
    bad: "\
## Timeline

The alert fired in the afternoon. The last deploy was rolled back without success, and a restart of
the pool ended it within the hour.",
    good: "\
## Timeline

- 14:30 UTC [detected] The alert fires.
- 14:40 UTC [action] The last deploy is rolled back, without success.
- 15:25 UTC [resolved] A restart of the pool ends it.",
    incident: Some(look),
    body: None,
};

/// A time this near to the start of a line leads it, whatever marks stand before.
const NEAR: usize = 24;

/// With fewer words and a link it points to a timeline elsewhere.
const FEWEST: usize = 15;

fn look(incident: &Incident, context: &Context<'_>) -> Vec<Finding> {
    let timeline = &incident.body.parts.timeline;
    let is_prose = !super::is_missing(incident, timeline)
        && incident.body.entries.is_empty()
        && !super::part_states_gap(incident, timeline)
        && !super::timeline_missing::only_introduces(incident)
        && !holds_other_times(incident)
        && !stands_for_another(incident, context);
    if !is_prose {
        return Vec::new();
    }
    vec![Finding::new(
        super::heading_of(incident, timeline),
        "the timeline has no entries",
        "nothing below this heading begins with a time",
        "write one bullet for each event, the time first: \"- 14:30 UTC [detected] An alert reports failing payments.\"",
    )]
}

/// Whether few words say where the timeline is, "See [the notes of the call](…).", or hold a place for
/// it, which PM601 reports.
fn stands_for_another(incident: &Incident, context: &Context<'_>) -> bool {
    let timeline = &incident.body.parts.timeline;
    if word_count(&incident.body.sections, timeline) >= FEWEST {
        return false;
    }
    let text = incident.body.text(&incident.source);
    let placeholders = super::placeholder::look(incident, context);
    let mut contents = timeline.iter().filter_map(|&index| incident.body.section(index)).map(|section| section.full);
    super::has_table_or_image(incident, timeline)
        || contents.any(|content| {
            // An address that is only written out is no link in markdown.
            text.get(content.start..content.end).is_some_and(|text| text.contains("://"))
                || placeholders.iter().any(|finding| content.contains(finding.span))
        })
}

/// Whether lines begin with times all the same, in code or HTML, where no entries are looked for: to
/// ask for a time would be wrong.
fn holds_other_times(incident: &Incident) -> bool {
    let text = incident.body.text(&incident.source);
    let timeline = incident.body.parts.timeline.iter().filter_map(|&index| incident.body.section(index));
    timeline.into_iter().any(|section| {
        let content = text.get(section.content.start..section.content.end).unwrap_or_default();
        content.lines().any(|line| {
            let line = line.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '<');
            times::scan(line).first().is_some_and(|(start, _, _)| *start < NEAR)
        })
    })
}
