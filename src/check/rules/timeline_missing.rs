//! PM301, timeline-missing: the timeline is missing or empty.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::Incident;
use crate::parse::names::lines;
use crate::parse::sections::word_count;
use crate::parse::times::{self, Leading};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM301",
    name: "timeline-missing",
    levels: [Level::Error, Level::Error, Level::Off],
    summary: "The timeline is missing or empty.",
    explanation: "\
The timeline shows how it was found, what was tried, what misled, who was called and what ended it:
one line each, beginning with the time.",
    bad: "## Timeline",
    good: "\
## Timeline

All times UTC.

- 14:30 [detected] An alert reports failing payments.
- 14:40 [action] The last deploy is rolled back; errors go on.
- 15:25 [resolved] A restart of the pool ends the errors.",
    incident: Some(look),
    body: None,
};

fn look(incident: &Incident, _: &Context<'_>) -> Vec<Finding> {
    if only_introduces(incident) {
        return vec![Finding::new(
            super::heading_of(incident, &incident.body.parts.timeline),
            "the timeline is empty",
            "below this heading stands only which times are used",
            "list what happened, one bullet each: \"- 14:30 [detected] An alert reports failing payments.\"",
        )];
    }
    if let Some(finding) = unnamed(incident) {
        return vec![finding];
    }
    super::missing_part(
        incident,
        &incident.body.parts.timeline,
        "the timeline",
        "## Timeline",
        "list what happened, one bullet each: \"- 14:30 [detected] An alert reports failing payments.\"",
    )
}

/// Where no heading names a timeline, but lines begin with times: they are it, and want its heading.
fn unnamed(incident: &Incident) -> Option<Finding> {
    /// Fewer lines with times are an account that mentions them.
    const FEWEST: usize = 3;
    if !incident.body.parts.timeline.is_empty() {
        return None;
    }
    let text = incident.body.text(&incident.source);
    let first = incident.body.sections.iter().find_map(|section| {
        let mut in_code = false;
        let mut timed = lines(text, section.content).filter(|line| {
            let line = text.get(line.start..line.end).unwrap_or_default();
            // Logs have times too.
            in_code ^= line.starts_with("```") || line.starts_with("~~~");
            if in_code {
                return false;
            }
            let line = line.trim_start_matches(|c: char| c.is_whitespace() || "-*+|>_`([".contains(c));
            matches!(times::leading(line).0, Leading::Time(_))
        });
        let first = timed.next()?;
        timed.nth(FEWEST - 2).map(|_| first)
    })?;
    Some(Finding::new(
        first,
        "no heading names a timeline",
        "these lines begin with times",
        "if they are the timeline, put a heading `## Timeline` above them",
    ))
}

/// Whether all that the timeline says is "All times UTC".
pub(super) fn only_introduces(incident: &Incident) -> bool {
    /// Longer than this it says more.
    const LONGEST: usize = 9;
    let part = &incident.body.parts.timeline;
    let words = word_count(&incident.body.sections, part);
    let text = incident.body.text(&incident.source);
    let mut contents = part.iter().filter_map(|&index| incident.body.section(index)).map(|section| section.content);
    let introduces = |span: Span| {
        let content = text.get(span.start..span.end).unwrap_or_default().to_lowercase();
        let content = content.trim_matches(|c: char| !c.is_alphanumeric());
        content.is_empty() || INTRODUCTIONS.iter().any(|start| content.starts_with(start))
    };
    let is_short = words > 0 && words <= LONGEST;
    is_short && incident.body.entries.is_empty() && !super::has_table_or_image(incident, part) && contents.all(introduces)
}

/// How the line begins that says which times are used, by language.
const INTRODUCTIONS: [&str; 8] = [
    "all times",
    "all timestamps",
    "times are",
    "times in",
    "timezone",
    "時刻は",
    "時間はすべて",
    "所有时间",
];
