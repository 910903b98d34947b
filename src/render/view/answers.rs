//! What an incident page says first: what happened, what fixed it, what misled.

use serde::Serialize;

use super::format::stated_gap;
use crate::excerpt::{self, Fix};
use crate::incident::{Basis, EntryTime, Field, Incident};
use crate::lessons::{Kind, Lesson, Lessons, Place, entry_anchor, entry_text};
use crate::render::site::Site;

/// At most so many lines say what misled; the body has them all.
const MISLED: usize = 3;

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
    /// How many more lines the body has.
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

/// The answers of `incident`, whose fix is `fix` and whose lessons are `lessons`. None where the text has no part that answers, so
/// that only its first sentences could be repeated.
pub fn answers(
    site: &Site<'_>,
    incident: &Incident,
    fix: Option<&Fix>,
    lessons: &Lessons,
) -> Option<Answers> {
    let answers = Answers {
        happened: happened(site, incident),
        fixed: fixed(site, incident, fix),
        misled: misled(site, incident, lessons),
    };
    let repeats = match &incident.summary {
        Field::Is(fact) => fact.basis == Basis::Text && incident.body.parts.summary.is_empty(),
        Field::Gap(_) => false,
        Field::Absent => true,
    };
    let is_silent = |answer: &Answer| answer.lines.is_empty() && answer.gap.is_none();
    (!repeats || !is_silent(&answers.fixed) || !is_silent(&answers.misled)).then_some(answers)
}

fn happened(site: &Site<'_>, incident: &Incident) -> Answer {
    match &incident.summary {
        Field::Is(fact) => {
            Answer::text(excerpt::answer(&fact.value), anchor_of(incident, &incident.body.parts.summary))
        }
        Field::Gap(gap) => Answer::gap(stated_gap(site, gap)),
        Field::Absent => Answer::default(),
    }
}

fn fixed(site: &Site<'_>, incident: &Incident, fix: Option<&Fix>) -> Answer {
    match fix {
        Some(Fix::Resolution(text)) => {
            Answer::text(text.clone(), anchor_of(incident, &incident.body.parts.resolution))
        }
        Some(Fix::Entry(_, index)) => {
            Answer { lines: entry_line(site, incident, *index).into_iter().collect(), ..Answer::default() }
        }
        Some(Fix::Gap(gap)) => Answer::gap(stated_gap(site, gap)),
        None => Answer::default(),
    }
}

/// What misled, by the timeline first and then by the sections about it.
fn misled(site: &Site<'_>, incident: &Incident, lessons: &Lessons) -> Answer {
    let misled: Vec<&Lesson> = lessons.of_kind(Kind::Misled).collect();
    let line = |lesson: &&Lesson| match lesson.place {
        Place::Entry(index) => {
            entry_line(site, incident, index).map(|line| AnswerLine { text: lesson.text.clone(), ..line })
        }
        Place::Text(_) => {
            Some(AnswerLine { text: lesson.text.clone(), time: None, anchor: Some(lesson.anchor.clone()) })
        }
    };
    Answer {
        lines: misled.iter().take(MISLED).filter_map(line).collect(),
        more: misled.len().saturating_sub(MISLED),
        gap: lessons.gap(Kind::Misled).map(|gap| stated_gap(site, gap)),
    }
}

fn entry_line(site: &Site<'_>, incident: &Incident, index: usize) -> Option<AnswerLine> {
    let entry = incident.timeline.get(index)?;
    let time = match &entry.time {
        EntryTime::At { start, .. } => Some(site.locale.clock(&start.at)),
        EntryTime::Clock(text) => Some(text.replace(['*', '`'], "")),
        EntryTime::Unknown | EntryTime::None => None,
    };
    Some(AnswerLine { text: entry_text(incident, index)?, time, anchor: Some(entry_anchor(index)) })
}

/// The first heading of a part.
fn anchor_of(incident: &Incident, part: &[usize]) -> Option<String> {
    let mut sections = part.iter().filter_map(|&index| incident.body.section(index));
    sections.find(|section| !section.anchor.is_empty()).map(|section| section.anchor.clone())
}
