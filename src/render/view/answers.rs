//! What an incident page says first: what happened, what fixed it, what misled.

use serde::Serialize;

use super::{format, timeline};
use crate::excerpt::{self, Fix};
use crate::incident::{Basis, EntryKind, EntryTime, Field, Incident};
use crate::parse::SectionKind;

/// At most so many dead ends are shown; the timeline has them all.
const DEAD_ENDS: usize = 3;

/// The three answers.
#[derive(Debug, Serialize)]
pub struct Answers {
    /// What happened.
    pub happened: Answer,
    /// What fixed it.
    pub fixed: Answer,
    /// What misled.
    pub misled: Answer,
}

/// An answer. `lines` is empty where nothing is known.
#[derive(Debug, Default, Serialize)]
pub struct Answer {
    /// What is known, as plain text.
    pub lines: Vec<AnswerLine>,
    /// How many more lines the timeline has.
    pub more: usize,
    /// `Unknown: why` or `None: why`, where the author says so.
    pub gap: Option<String>,
}

/// A line of an answer.
#[derive(Debug, Serialize)]
pub struct AnswerLine {
    /// Plain text.
    pub text: String,
    /// Time of day of the timeline entry that says it.
    pub time: Option<String>,
    /// Id in the page of what says it.
    pub anchor: Option<String>,
}

impl Answer {
    fn text(text: String, anchor: Option<String>) -> Self {
        Self { lines: vec![AnswerLine { text, time: None, anchor }], ..Self::default() }
    }

    fn gap(gap: String) -> Self {
        Self { gap: Some(gap), ..Self::default() }
    }
}

/// The answers of `incident`, whose fix is `fix`. None where the text has no part that answers, so
/// that only its first sentences could be repeated.
pub fn answers(incident: &Incident, fix: Option<&Fix>) -> Option<Answers> {
    let answers =
        Answers { happened: happened(incident), fixed: fixed(incident, fix), misled: misled(incident) };
    let repeats = match &incident.summary {
        Field::Is(fact) => fact.basis == Basis::Text && incident.body.parts.summary.is_empty(),
        Field::Gap(_) => false,
        Field::Absent => true,
    };
    let is_silent = |answer: &Answer| answer.lines.is_empty() && answer.gap.is_none();
    (!repeats || !is_silent(&answers.fixed) || !is_silent(&answers.misled)).then_some(answers)
}

fn happened(incident: &Incident) -> Answer {
    match &incident.summary {
        Field::Is(fact) => {
            Answer::text(excerpt::answer(&fact.value), anchor_of(incident, &incident.body.parts.summary))
        }
        Field::Gap(gap) => Answer::gap(gap.describe()),
        Field::Absent => Answer::default(),
    }
}

fn fixed(incident: &Incident, fix: Option<&Fix>) -> Answer {
    match fix {
        Some(Fix::Resolution(text)) => {
            Answer::text(text.clone(), anchor_of(incident, &incident.body.parts.resolution))
        }
        Some(Fix::Entry(_, index)) => {
            Answer { lines: entry_line(incident, *index).into_iter().collect(), ..Answer::default() }
        }
        Some(Fix::Gap(gap)) => Answer::gap(gap.describe()),
        None => Answer::default(),
    }
}

fn misled(incident: &Incident) -> Answer {
    let dead_ends: Vec<usize> = incident
        .timeline
        .iter()
        .enumerate()
        .filter(|(_, entry)| entry.kinds.contains(&EntryKind::DeadEnd))
        .map(|(index, _)| index)
        .collect();
    if !dead_ends.is_empty() {
        let lines =
            dead_ends.iter().take(DEAD_ENDS).filter_map(|&index| entry_line(incident, index)).collect();
        return Answer { lines, more: dead_ends.len().saturating_sub(DEAD_ENDS), gap: None };
    }
    let text = incident.body.text(&incident.source);
    let mut answer = Answer::default();
    for section in incident.body.sections.iter().filter(|section| section.kind == SectionKind::Misleading) {
        if let Some(gap) = section.gap(text) {
            answer.gap = answer.gap.or_else(|| Some(gap.describe()));
        } else if let Some(text) = excerpt::section(incident, section.content) {
            return Answer::text(text, Some(section.anchor.clone()).filter(|anchor| !anchor.is_empty()));
        }
    }
    answer
}

fn entry_line(incident: &Incident, index: usize) -> Option<AnswerLine> {
    let entry = incident.timeline.get(index)?;
    let time = match &entry.time {
        EntryTime::At { start, .. } => Some(format::clock(&start.at)),
        EntryTime::Clock(text) => Some(text.replace(['*', '`'], "")),
        EntryTime::Unknown | EntryTime::None => None,
    };
    let text = excerpt::answer(&excerpt::entry_text(incident, index)?);
    // The mark that closes an emphasis begun before the time.
    let text = text.trim_end_matches('*').to_owned();
    Some(AnswerLine { text, time, anchor: Some(timeline::anchor(index)) })
}

/// The first heading of a part.
fn anchor_of(incident: &Incident, part: &[usize]) -> Option<String> {
    let mut sections = part.iter().filter_map(|&index| incident.body.section(index));
    sections.find(|section| !section.anchor.is_empty()).map(|section| section.anchor.clone())
}
