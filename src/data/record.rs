//! The record of an incident: every fact with its basis, its actions and its timeline.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Facts;
use crate::excerpt::{Fix, entry_text};
use crate::incident::{
    Action, Basis, EntryKind, EntryTime, Fact, Field, Gap, GapKind, Incident, Moment, Status, UsersAffected,
};
use crate::lessons::{Kind, Lesson, Lessons};
use crate::render::site::Site;

/// One incident. Names are those of the front matter; every name is there in every record, `null`
/// or `[]` where nothing is known. Times are RFC 3339. What a null stands for is in `gaps` where the
/// author says so. What each name means stands in [`super::columns`], in the same order.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct Record<'a> {
    pub id: &'a str,
    pub title: &'a str,
    /// Path of its page, relative to this file.
    pub url: String,
    /// Path of the document in the repository.
    pub source: &'a str,
    pub status: Status,
    pub summary: Option<&'a str>,
    /// The fix in a line.
    pub fix: Option<String>,
    pub start: Option<&'a Moment>,
    pub end: Option<&'a Moment>,
    pub detected: Option<&'a Moment>,
    pub mitigated: Option<&'a Moment>,
    /// From start to end, where both are known and in order.
    pub duration_seconds: Option<i64>,
    /// From start to detection, likewise.
    pub detection_lag_seconds: Option<i64>,
    /// From start to mitigation, likewise.
    pub mitigation_lag_seconds: Option<i64>,
    pub severity: Option<&'a str>,
    /// Its place in site.toml's severities; 1 is the worst.
    pub severity_rank: Option<usize>,
    /// Paths in the cause tree, primary first.
    pub causes: Vec<&'a str>,
    pub trigger: Option<&'a str>,
    pub services: Vec<&'a str>,
    pub detection: Option<&'static str>,
    pub users_affected: Option<Users>,
    /// The same where it is a share, as a number; columns have one type.
    pub users_affected_percent: Option<f64>,
    /// The same where it is a count.
    pub users_affected_count: Option<u64>,
    pub escalated_to: Vec<&'a str>,
    pub tags: &'a [String],
    pub authors: &'a [String],
    /// Ids of other incidents.
    pub related: Vec<&'a str>,
    pub sources: &'a [String],
    pub actions: Vec<ActionRecord<'a>>,
    pub timeline: Vec<EntryRecord>,
    /// What `extra` and the keys of site.toml's `extra_fields` hold, as it is.
    pub extra: &'a serde_json::Map<String, serde_json::Value>,
    /// What each known fact rests on, by its name.
    pub basis: BTreeMap<&'static str, Basis>,
    /// Facts that the author says are not known, or that there are none of, by name.
    pub gaps: BTreeMap<&'static str, GapRecord<'a>>,
    /// Of the newest earlier incident that shares a cause and a service with it.
    pub came_back_after: Option<&'a str>,
    /// From the start of that one to the start of this one.
    pub recurrence_gap_seconds: Option<i64>,
    /// How many such earlier ones there are, where they could be seen.
    pub recurrence_earlier: Option<usize>,
    /// What misled and what else it taught, by kind.
    pub lessons: Vec<LessonRecord>,
    /// Kinds of which the author says that there was none or that none is known.
    pub lesson_gaps: Vec<LessonGapRecord>,
}

/// A share as `"35%"`, or a count as a number.
#[derive(Debug, Serialize)]
#[serde(untagged)]
#[allow(missing_docs)]
pub enum Users {
    Share(String),
    Count(u64),
}

/// A stated gap.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct GapRecord<'a> {
    /// `unknown` or `none`.
    pub gap: &'static str,
    pub why: &'a str,
}

/// A lesson.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct LessonRecord {
    pub kind: &'static str,
    pub text: String,
    /// Path and id of the line that says it, relative to this file.
    pub url: String,
    pub basis: Basis,
}

/// That there was no lesson of a kind, or that none is known.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct LessonGapRecord {
    pub kind: &'static str,
    /// `unknown` or `none`.
    pub gap: &'static str,
    pub why: String,
}

/// An action item.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct ActionRecord<'a> {
    pub task: &'a str,
    pub owner: Option<&'a str>,
    /// `2026-04-15`.
    pub due: Option<String>,
    /// `open`, `done`, `dropped` or `proposed`.
    pub status: &'static str,
    pub kind: Option<&'a str>,
    pub url: Option<&'a str>,
    pub basis: Basis,
    /// `2026-04-20`.
    pub done: Option<String>,
    /// Why it was dropped.
    pub reason: Option<&'a str>,
}

/// An entry of the timeline.
#[derive(Debug, Default, Serialize)]
#[allow(missing_docs)]
pub struct EntryRecord {
    pub time: Option<Moment>,
    pub end: Option<Moment>,
    /// The time as written, where its day or zone is not known.
    pub clock: Option<String>,
    pub approximate: bool,
    /// The day is not written in the entry.
    pub date_assumed: bool,
    /// The day was taken to be the one after the entry before.
    pub next_day: bool,
    pub kinds: Vec<EntryKind>,
    /// `text` for tags, `computed` for kinds read from its words.
    pub kinds_basis: Option<Basis>,
    pub text: String,
}

impl<'a> Record<'a> {
    /// The record of `incident`, which stands at `index`.
    pub fn new(facts: Facts<'a>, index: usize, incident: &'a Incident) -> Self {
        let mut notes = Notes::default();
        notes.fact("id", &incident.id);
        notes.fact("title", &incident.title);
        notes.field("summary", &incident.summary);
        let start = notes.field("start", &incident.start);
        let end = notes.field("end", &incident.end);
        let detected = notes.field("detected", &incident.detected);
        let mitigated = notes.field("mitigated", &incident.mitigated);
        let severity = notes.field("severity", &incident.severity);
        notes.field("causes", &incident.causes);
        let trigger = notes.field("trigger", &incident.trigger);
        notes.field("services", &incident.services);
        let detection = notes.field("detection", &incident.detection);
        let users = notes.field("users_affected", &incident.users_affected);
        let escalated_to = notes.field("escalated_to", &incident.escalated_to);
        let duration = incident.duration();
        let lag = incident.detection_lag();
        notes.computed("duration_seconds", duration.is_some());
        notes.computed("detection_lag_seconds", lag.is_some());
        let mitigation = incident.mitigation_lag();
        notes.computed("mitigation_lag_seconds", mitigation.is_some());
        let lessons = Lessons::of(incident);
        let fix = facts.library.fix(index);
        match fix {
            Some(Fix::Gap(gap)) => notes.gap("fix", gap),
            Some(_) => notes.text("fix"),
            None => {}
        }
        let recurrence =
            facts.library.relations.get(index).and_then(|relations| relations.recurrence.as_ref());
        let before =
            recurrence.and_then(|recurrence| facts.library.incidents.get(*recurrence.earlier.first()?));
        let can_recur = start.is_some()
            && incident.cause_paths().next().is_some()
            && incident.service_names().next().is_some();
        Self {
            id: &incident.id.value,
            title: &incident.title.value,
            url: Site::incident_path(incident),
            source: incident.source.path(),
            status: incident.status,
            summary: incident.summary.value().map(String::as_str),
            fix: fix.and_then(Fix::line),
            start,
            end,
            detected,
            mitigated,
            duration_seconds: duration.map(|length| length.num_seconds()),
            detection_lag_seconds: lag.map(|length| length.num_seconds()),
            mitigation_lag_seconds: mitigation.map(|length| length.num_seconds()),
            severity: severity.and_then(|&index| facts.config.severities.get(index)).map(String::as_str),
            severity_rank: severity.map(|index| index + 1),
            causes: incident.cause_paths().collect(),
            trigger: trigger.map(String::as_str),
            services: incident.service_names().collect(),
            detection: detection.map(|detection| detection.as_str()),
            users_affected: users.map(|users| match users {
                UsersAffected::Share(percent) => Users::Share(format!("{percent}%")),
                UsersAffected::Count(count) => Users::Count(*count),
            }),
            users_affected_percent: users.and_then(UsersAffected::percent),
            users_affected_count: users.and_then(UsersAffected::count),
            escalated_to: escalated_to.into_iter().flatten().map(String::as_str).collect(),
            tags: &incident.tags,
            authors: &incident.authors,
            related: incident.related.iter().map(|fact| fact.value.as_str()).collect(),
            sources: &incident.sources,
            actions: incident.actions.iter().map(ActionRecord::new).collect(),
            timeline: (0..incident.timeline.len())
                .filter_map(|index| EntryRecord::new(incident, index))
                .collect(),
            extra: &incident.extra,
            basis: notes.basis,
            gaps: notes.gaps,
            came_back_after: before.map(|before| before.id.value.as_str()),
            recurrence_gap_seconds: before
                .and_then(|before| Some(start?.since(before.start.value()?).num_seconds())),
            recurrence_earlier: can_recur.then(|| recurrence.map_or(0, |recurrence| recurrence.total)),
            lesson_gaps: lessons.gaps.into_iter().map(LessonGapRecord::new).collect(),
            lessons: lesson_records(incident, lessons.lines),
        }
    }
}

/// Collects basis and gaps on the way.
#[derive(Default)]
struct Notes<'a> {
    basis: BTreeMap<&'static str, Basis>,
    gaps: BTreeMap<&'static str, GapRecord<'a>>,
}

impl<'a> Notes<'a> {
    fn fact<T>(&mut self, name: &'static str, fact: &'a Fact<T>) -> &'a T {
        self.basis.insert(name, fact.basis);
        &fact.value
    }

    fn computed(&mut self, name: &'static str, is_known: bool) {
        if is_known {
            self.basis.insert(name, Basis::Computed);
        }
    }

    fn text(&mut self, name: &'static str) {
        self.basis.insert(name, Basis::Text);
    }

    fn gap(&mut self, name: &'static str, gap: &'a Gap) {
        self.gaps.insert(name, GapRecord { gap: gap_word(gap), why: &gap.why });
    }

    fn field<T>(&mut self, name: &'static str, field: &'a Field<T>) -> Option<&'a T> {
        match field {
            Field::Is(fact) => Some(self.fact(name, fact)),
            Field::Gap(gap) => {
                self.gap(name, gap);
                None
            }
            Field::Absent => None,
        }
    }
}

fn gap_word(gap: &Gap) -> &'static str {
    match gap.kind {
        GapKind::Unknown => "unknown",
        GapKind::None => "none",
    }
}

/// The records of `lessons`, which are those of `incident`.
pub fn lesson_records(incident: &Incident, lessons: Vec<Lesson>) -> Vec<LessonRecord> {
    let page = Site::incident_path(incident);
    let record = |lesson: Lesson| LessonRecord {
        kind: lesson.kind.name(),
        url: format!("{page}#{}", lesson.anchor),
        text: lesson.text,
        basis: lesson.basis,
    };
    lessons.into_iter().map(record).collect()
}

impl LessonGapRecord {
    fn new((kind, gap): (Kind, Gap)) -> Self {
        Self { kind: kind.name(), gap: gap_word(&gap), why: gap.why }
    }
}

impl<'a> ActionRecord<'a> {
    /// The record of `action`.
    pub fn new(action: &'a Action) -> Self {
        Self {
            task: &action.task,
            owner: action.owner.as_deref(),
            due: action.due.map(|due| due.to_string()),
            status: action.state.as_str(),
            kind: action.kind.as_deref(),
            url: action.url.as_deref(),
            basis: action.basis,
            done: action.done.map(|done| done.to_string()),
            reason: action.reason.as_deref(),
        }
    }
}

impl EntryRecord {
    /// The record of the entry at `index` of the incident's timeline.
    pub fn new(incident: &Incident, index: usize) -> Option<Self> {
        let entry = incident.timeline.get(index)?;
        let record = Self {
            kinds: entry.kinds.clone(),
            kinds_basis: (!entry.kinds.is_empty()).then_some(entry.kinds_basis),
            text: entry_text(incident, index).unwrap_or_default(),
            ..Self::default()
        };
        Some(match entry.time.clone() {
            EntryTime::At { start, end, approximate, date_assumed, next_day } => {
                Self { time: Some(start), end, approximate, date_assumed, next_day, ..record }
            }
            EntryTime::Clock(text) => Self { clock: Some(text), ..record },
            EntryTime::Unknown | EntryTime::None => record,
        })
    }
}
