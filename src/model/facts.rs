//! Facts that the text states in words: of what kind an entry of the timeline is, how the incident was
//! found, whom it hurt, and who was called. Where the words are open to several readings there is no
//! fact.

use super::words::{self, Words};
use crate::incident::{Basis, Detection, Entry, EntryKind, Fact, Field, UsersAffected};
use crate::parse::{Body, RawEntry, Section, SectionKind};
use crate::source::Span;

/// The words of the language that the timeline is written in.
pub(super) fn language(text: &str, body: &Body) -> Option<&'static Words> {
    let slice = |span: Span| text.get(span.start..span.end).unwrap_or_default();
    let entries: Vec<&str> = body.entries.iter().map(|entry| slice(entry.told())).collect();
    let entries = entries.join("\n");
    // Notes of a few words each may lack the small words that tell a language: then the rest of the
    // document tells it.
    words::of(&entries).or_else(|| words::of(slice(body.span)).filter(|words| words.shares_script(&entries)))
}

/// Gives each entry without tags the kinds that its words say, and those that they leave open. One with
/// tags has exactly the kinds of its tags.
pub(super) fn read_kinds(text: &str, body: &Body, words: &Words, timeline: &mut [Entry]) {
    for entry in timeline.iter_mut() {
        let raw = body.entries.get(entry.body_entry).filter(|raw| raw.tags.is_empty());
        let Some(raw) = raw else { continue };
        let (says, may) = words.kinds(slice(text, raw.told()));
        entry.open = says.iter().chain(&may).copied().collect();
        entry.kinds = says;
        entry.kinds_basis = Basis::Computed;
    }
    // What was done before anybody noticed was no answer to it: it may be what set it off.
    let noticed = timeline.iter().position(|entry| entry.kinds.contains(&EntryKind::Detected));
    for entry in timeline.iter_mut().take(noticed.unwrap_or_default()) {
        if entry.kinds_basis == Basis::Computed {
            entry.kinds.retain(|&kind| kind != EntryKind::Action);
        }
    }
}

/// How the incident was found, as the first line of a section on it that names a way says, or else
/// the first entry that tells of it. A line that may mean several settles that nothing is known.
pub(super) fn detection(text: &str, body: &Body, words: &Words, timeline: &[Entry]) -> Field<Detection> {
    let named = of_kind(body, SectionKind::Detection)
        // How to find the next one sooner is another matter.
        .filter(|section| !is_about_the_future(body, section))
        .flat_map(|section| lines(text, section.full))
        .find(|line| words.may_name_detection(slice(text, *line)));
    let first = || entries_of(body, timeline, EntryKind::Detected).next().map(RawEntry::told);
    let fact = named.or_else(first).and_then(|span| {
        Some(Fact::new(words.detection(slice(text, span))?, Basis::Text, trimmed(text, span)))
    });
    fact.map_or(Field::Absent, Field::Is)
}

/// Whether the section stands in one on measures or lessons.
fn is_about_the_future(body: &Body, section: &Section) -> bool {
    use SectionKind as Kind;
    let around = std::iter::successors(section.parent.and_then(|parent| body.section(parent)), |section| {
        section.parent.and_then(|parent| body.section(parent))
    });
    let kinds =
        [Kind::Corrective, Kind::Improvements, Kind::Tasks, Kind::Lessons, Kind::WentWell, Kind::WentWrong];
    around.take(8).any(|section| kinds.contains(&section.kind))
}

/// The lines of `span`.
fn lines(text: &str, span: Span) -> impl Iterator<Item = Span> + '_ {
    let mut start = span.start;
    slice(text, span).split_inclusive('\n').map(move |line| {
        let found = Span::new(start, start + line.len());
        start = found.end;
        found
    })
}

/// Whom it hurt, as the sections on that say, or else those of the summary.
pub(super) fn users_affected(text: &str, body: &Body) -> Field<UsersAffected> {
    let of_summary = |kind: SectionKind| {
        let sections = body.parts.summary.iter().filter_map(|&index| body.section(index));
        sections.filter(move |section| section.kind == kind).map(|section| section.content)
    };
    let spans = [SectionKind::UsersAffected, SectionKind::Impact, SectionKind::Summary];
    let fact = spans.into_iter().flat_map(of_summary).find_map(|span| {
        let slice = slice(text, span);
        Some(Fact::new(words::of(slice)?.users_affected(slice)?, Basis::Text, trimmed(text, span)))
    });
    fact.map_or(Field::Absent, Field::Is)
}

/// Who was called, as the entries and sections on that say, each name once.
pub(super) fn escalated_to(text: &str, body: &Body, words: &Words, timeline: &[Entry]) -> Field<Vec<String>> {
    let mut names: Vec<String> = Vec::new();
    let mut first = None;
    let entries = entries_of(body, timeline, EntryKind::Escalated).map(RawEntry::told);
    let sections = of_kind(body, SectionKind::Escalation).map(|section| section.full);
    for span in entries.chain(sections) {
        for name in words.escalated_to(slice(text, span)) {
            if !names.contains(&name) {
                names.push(name);
                first = first.or(Some(trimmed(text, span)));
            }
        }
    }
    first.map_or(Field::Absent, |span| Field::Is(Fact::new(names, Basis::Text, span)))
}

fn of_kind(body: &Body, kind: SectionKind) -> impl Iterator<Item = &Section> {
    body.sections.iter().filter(move |section| section.kind == kind)
}

fn entries_of<'a>(
    body: &'a Body,
    timeline: &'a [Entry],
    kind: EntryKind,
) -> impl Iterator<Item = &'a RawEntry> {
    let entries = timeline.iter().filter(move |entry| entry.kinds.contains(&kind));
    entries.filter_map(|entry| body.entries.get(entry.body_entry))
}

fn slice(text: &str, span: Span) -> &str {
    text.get(span.start..span.end).unwrap_or_default()
}

/// `span` without the white space around it.
fn trimmed(text: &str, span: Span) -> Span {
    let slice = slice(text, span);
    let start = span.start + slice.len() - slice.trim_start().len();
    Span::new(start, start + slice.trim().len())
}
