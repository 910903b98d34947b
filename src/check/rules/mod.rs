//! One rule a file; the registry is the one line that each has here.

use crate::incident::{Action, EntryKind, FaultKind, Gap, Incident};
use crate::model::words::{self, Words};
use crate::parse::SectionKind;
use crate::parse::sections::word_count;
use crate::source::Span;

use super::{Finding, Rule};

/// Declares the rules' modules and the list of them, in the order of their codes.
macro_rules! registry {
    ($($name:ident),* $(,)?) => {
        $(pub mod $name;)*

        /// All rules, by code.
        pub fn rules() -> &'static [&'static Rule] {
            const RULES: &[&Rule] = &[$(&$name::RULE),*];
            RULES
        }
    };
}

registry! {
    file_unreadable,
    front_matter_missing,
    front_matter_unclosed,
    front_matter_syntax,
    field_missing,
    field_invalid,
    field_unknown,
    timezone_missing,
    end_before_start,
    id_duplicate,
    cause_unknown,
    severity_unknown,
    service_unknown,
    time_in_future,
    timezone_ambiguous,
    time_malformed,
    trigger_unknown,
    date_ambiguous,
    local_time_ambiguous,
    allow_unused,
    summary_missing,
    duration_missing,
    impact_missing,
    users_affected_missing,
    root_cause_summary_missing,
    duration_mismatch,
    timeline_missing,
    timeline_not_a_list,
    entry_without_time,
    entries_out_of_order,
    entry_too_long,
    detection_time_missing,
    detection_method_missing,
    actions_taken_missing,
    misleading_paths_missing,
    escalation_missing,
    resolution_event_missing,
    entry_outside_window,
    root_cause_missing,
    root_cause_thin,
    resolution_missing,
    resolution_thin,
    corrective_missing,
    improvements_missing,
    tasks_missing,
    task_vague,
    task_without_owner,
    task_overdue,
    placeholder,
    length,
    blaming_language,
    heading_typo,
    link_broken,
    incident_unknown,
    remote_image,
    secret,
    personal_data,
    internal_block_unclosed,
}

/// The findings that `pick` makes of an incident's faults.
fn faults(incident: &Incident, pick: impl Fn(&FaultKind, Span) -> Option<Finding>) -> Vec<Finding> {
    incident.faults.iter().filter_map(|fault| pick(&fault.kind, fault.span)).collect()
}

/// "did you mean", or the list.
fn or_list(suggestion: Option<&str>, known: &[String], what: &str) -> String {
    match suggestion {
        Some(name) => format!("did you mean `{name}`?"),
        None => format!("the {what} of site.toml are {}", known.join(", ")),
    }
}

/// Whether a part has no heading, or nothing below it, or says that there is nothing to tell: then
/// nothing can be asked of its contents.
fn is_missing(incident: &Incident, part: &[usize]) -> bool {
    is_empty(incident, part) || part_states_gap(incident, part)
}

/// Whether a part has no heading, or nothing below it.
fn is_empty(incident: &Incident, part: &[usize]) -> bool {
    part.is_empty() || word_count(&incident.body.sections, part) == 0 && !has_table_or_image(incident, part)
}

/// Content that has no words of its own: an image of a timeline is still content.
fn has_table_or_image(incident: &Incident, part: &[usize]) -> bool {
    let spans =
        || part.iter().filter_map(|&index| incident.body.section(index)).map(|section| section.content);
    incident.body.links.iter().any(|link| spans().any(|span| span.contains(link.span)))
}

/// The finding that a part is missing or empty, unless it is neither.
fn missing_part(
    incident: &Incident,
    part: &[usize],
    what: &str,
    heading: &str,
    advice: &str,
) -> Vec<Finding> {
    if !is_empty(incident, part) {
        return Vec::new();
    }
    if part.is_empty() {
        let help = format!("add a heading `{heading}` and {advice}");
        return vec![Finding::new(Span::default(), format!("{what} is missing"), "", help)];
    }
    vec![Finding::new(
        heading_of(incident, part),
        format!("{what} is empty"),
        "nothing below this heading",
        advice,
    )]
}

/// Fewer words than this explain nothing.
const THIN: usize = 20;

/// The finding that a part which is there says too little.
fn thin_part(incident: &Incident, part: &[usize], what: &str, advice: &str) -> Vec<Finding> {
    let words = word_count(&incident.body.sections, part);
    if words >= THIN || is_missing(incident, part) || part_states_gap(incident, part) {
        return Vec::new();
    }
    let count = match words {
        0 => "no words".to_owned(),
        1 => "one word".to_owned(),
        _ => format!("{words} words"),
    };
    vec![Finding::new(
        heading_of(incident, part),
        format!("{what} has {count}"),
        format!("fewer than {THIN}"),
        advice,
    )]
}

/// Where an action is written: in the text, what is to be done, without what is said about it.
fn action_span(incident: &Incident, action: &Action) -> Span {
    let task = action.body_task.and_then(|index| incident.body.tasks.get(index));
    let span = task.map_or(action.span, |task| task.text);
    let text = incident.source.slice(span);
    let first = text.lines().next().unwrap_or_default().trim_end();
    Span::new(span.start, span.start + first.len())
}

/// The heading of a part, without its line end.
fn heading_of(incident: &Incident, part: &[usize]) -> Span {
    let heading = part.first().and_then(|&index| incident.body.section(index)).map(|section| section.heading);
    let heading = heading.unwrap_or_default();
    let text = incident.source.slice(heading);
    Span::new(heading.start, heading.start + text.trim_end().len())
}

/// Whether a section of `kind` in the summary states a gap.
fn states_gap(incident: &Incident, kind: SectionKind) -> bool {
    let text = incident.body.text(&incident.source);
    incident.body.sections.iter().any(|section| section.kind == kind && section.gap(text).is_some())
}

/// Whether a part begins with `unknown: why` or `none: why`.
fn part_states_gap(incident: &Incident, part: &[usize]) -> bool {
    let text = incident.body.text(&incident.source);
    let first = part.first().and_then(|&index| incident.body.section(index));
    first.and_then(|section| section.gap(text)).is_some_and(|gap: Gap| !gap.why.is_empty())
}

/// The finding `message` at the heading of the timeline, where that is one that can be looked into:
/// it has entries, which are in a language whose words are known, and none of them is or may be of one
/// of `kinds`; and no section of kind `own` tells it, nor says why it cannot be told.
fn missing_in_timeline(
    incident: &Incident,
    kinds: &[EntryKind],
    own: SectionKind,
    finding: impl FnOnce(Span) -> Finding,
) -> Vec<Finding> {
    let timeline = &incident.timeline;
    let is_told =
        timeline.iter().any(|entry| entry.kinds.iter().chain(&entry.open).any(|kind| kinds.contains(kind)));
    let Some(words) = incident.words else { return Vec::new() };
    if timeline.is_empty()
        || is_told
        || has_section(incident, own)
        || is_beside_entries(incident, words, kinds)
    {
        return Vec::new();
    }
    vec![finding(heading_of(incident, &incident.body.parts.timeline))]
}

/// Whether the timeline tells of one of `kinds` in text or headings that are no entries.
fn is_beside_entries(incident: &Incident, words: &Words, kinds: &[EntryKind]) -> bool {
    let text = incident.body.text(&incident.source);
    let mut entries = incident.body.entries.iter().map(|entry| entry.span).peekable();
    let mut beside = String::new();
    let sections = incident.body.parts.timeline.iter().filter_map(|&index| incident.body.section(index));
    // Sections on something else that stand within the timeline answer for that alone.
    for section in
        sections.filter(|section| matches!(section.kind, SectionKind::Timeline | SectionKind::Other))
    {
        let mut at = section.heading.start;
        while let Some(entry) = entries.next_if(|entry| entry.start < section.content.end) {
            beside.push_str(text.get(at..entry.start).unwrap_or_default());
            beside.push('\n');
            at = at.max(entry.end);
        }
        beside.push_str(text.get(at..section.content.end).unwrap_or_default());
        beside.push('\n');
    }
    // A heading of the timeline's own rank, such as "How was it detected?", takes from it what belongs there.
    let own =
        [SectionKind::Detection, SectionKind::ActionsTaken, SectionKind::Misleading, SectionKind::Escalation];
    for section in incident.body.sections.iter().filter(|section| own.contains(&section.kind)) {
        if section.gap(text).is_none() {
            beside.push_str(text.get(section.content.start..section.content.end).unwrap_or_default());
            beside.push('\n');
        }
    }
    let (says, may) = words.kinds(&beside);
    says.iter().chain(&may).any(|kind| kinds.contains(kind))
}

/// Whether there is a section of `kind` with something in it, a stated gap included.
fn has_section(incident: &Incident, kind: SectionKind) -> bool {
    let sections = &incident.body.sections;
    (0..sections.len()).any(|index| {
        let section = sections.get(index).filter(|section| section.kind == kind);
        section.is_some_and(|section| is_filled(incident, section.full))
    })
}

/// Whether there are words in `span` besides those of headings.
fn is_filled(incident: &Incident, span: Span) -> bool {
    let first = incident.body.sections.partition_point(|section| section.heading.start < span.start);
    let within = incident.body.sections.iter().skip(first);
    within.take_while(|section| section.heading.start < span.end).any(|section| section.words > 0)
}

/// Whether the summary has a section of one of `kinds` with something in it, or says it in its own
/// sentences, as `tells` finds; or says that it cannot be said. It does, too, where no table of words
/// covers its language.
fn summary_says(incident: &Incident, kinds: &[SectionKind], tells: impl Fn(&Words, &str) -> bool) -> bool {
    let summary = &incident.body.parts.summary;
    let sections = &incident.body.sections;
    let text = incident.body.text(&incident.source);
    if summary
        .first()
        .and_then(|&index| sections.get(index))
        .is_some_and(|section| section.gap(text).is_some())
    {
        return true;
    }
    let of_kind = summary
        .iter()
        .filter(|&&index| sections.get(index).is_some_and(|section| kinds.contains(&section.kind)));
    if of_kind.clone().count() > 0 {
        let mut of_kind = of_kind.filter_map(|&index| sections.get(index));
        return of_kind.any(|section| is_filled(incident, section.full));
    }
    let own = summary.iter().filter_map(|&index| sections.get(index));
    let own: Vec<&str> = own
        .filter(|section| match section.kind {
            SectionKind::Summary | SectionKind::Other => true,
            // "Duration: …" of this length goes on to tell other things.
            SectionKind::Duration => section.words >= THIN,
            _ => false,
        })
        .map(|section| text.get(section.content.start..section.content.end).unwrap_or_default())
        .collect();
    let own = own.join("\n\n");
    words::of(&own).is_none_or(|words| tells(words, &own))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_registry_is_whole_and_in_order() {
        let codes: Vec<&str> = rules().iter().map(|rule| rule.code).collect();
        let mut sorted = codes.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(codes, sorted, "codes are unique and in order");
        for rule in rules() {
            assert!(rule.code.len() == 5 && rule.code.starts_with("PM"), "{}", rule.code);
            assert!(rule.name.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", rule.name);
            for text in [rule.summary, rule.explanation, rule.bad, rule.good] {
                assert!(!text.trim().is_empty(), "{} has all of its manual page", rule.code);
            }
        }
    }

    #[test]
    fn each_file_is_named_after_its_rule() {
        let files = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src/check/rules")).unwrap();
        let mut names: Vec<String> = files
            .map(|file| file.unwrap().file_name().to_string_lossy().trim_end_matches(".rs").replace('_', "-"))
            .filter(|name| name != "mod")
            .collect();
        names.sort();
        let mut rules: Vec<String> = rules().iter().map(|rule| rule.name.to_owned()).collect();
        rules.sort();
        assert_eq!(names, rules);
    }
}
