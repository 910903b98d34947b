//! The rows of each table. The flat ones take apart what the record of an incident holds, so that
//! there is one reading of each fact.

use serde::Serialize;

use super::Facts;
use super::columns::FACTS;
use super::record::{ActionRecord, EntryRecord, LessonRecord, Record, lesson_records};
use crate::incident::{Action, ActionState, Basis};
use crate::lessons::Lessons;
use crate::render::view::actions::is_overdue;
use crate::trends::actions::age_days;

/// An action item of an incident.
#[derive(Serialize)]
pub struct ActionRow<'a> {
    incident: &'a str,
    position: usize,
    #[serde(flatten)]
    action: ActionRecord<'a>,
    as_of: String,
    age_days: Option<i64>,
    overdue: bool,
}

/// An entry of an incident's timeline.
#[derive(Serialize)]
pub struct EntryRow<'a> {
    incident: &'a str,
    position: usize,
    #[serde(flatten)]
    entry: EntryRecord,
}

/// A lesson of an incident.
#[derive(Serialize)]
pub struct LessonRow<'a> {
    incident: &'a str,
    position: usize,
    #[serde(flatten)]
    lesson: LessonRecord,
}

/// A cause of an incident.
#[derive(Serialize)]
pub struct CauseRow<'a> {
    incident: &'a str,
    position: usize,
    cause: &'a str,
    top: &'a str,
}

/// A service of an incident.
#[derive(Serialize)]
pub struct ServiceRow<'a> {
    incident: &'a str,
    position: usize,
    service: &'a str,
}

/// What is known of a fact.
#[derive(Serialize)]
pub struct BasisRow<'a> {
    incident: &'a str,
    fact: &'static str,
    state: &'static str,
    basis: Option<Basis>,
    why: Option<&'a str>,
}

/// A cause of the tree.
#[derive(Serialize)]
pub struct TreeRow<'a> {
    cause: &'a str,
    title: &'a str,
    description: &'a str,
    parent: Option<&'a str>,
    top: &'a str,
    depth: usize,
}

/// The record of the incident at `index`.
pub fn incident(facts: Facts<'_>, index: usize) -> Vec<Record<'_>> {
    facts
        .library
        .incidents
        .get(index)
        .map(|incident| Record::new(facts, index, incident))
        .into_iter()
        .collect()
}

/// The actions of the incident at `index`.
pub fn actions(facts: Facts<'_>, index: usize) -> Vec<ActionRow<'_>> {
    let Some(incident) = facts.library.incidents.get(index) else { return Vec::new() };
    let actions = incident.actions.iter().enumerate();
    actions
        .map(|(index, action)| ActionRow {
            incident: &incident.id.value,
            position: index + 1,
            action: ActionRecord::new(action),
            as_of: facts.as_of.to_string(),
            age_days: age_days(incident, facts.as_of).filter(|_| waits(action)),
            overdue: is_overdue(action, facts.as_of),
        })
        .collect()
}

/// Whether `action` is neither done nor dropped.
fn waits(action: &Action) -> bool {
    matches!(action.state, ActionState::Open | ActionState::Proposed)
}

/// The timeline of the incident at `index`.
pub fn timeline(facts: Facts<'_>, index: usize) -> Vec<EntryRow<'_>> {
    let Some(incident) = facts.library.incidents.get(index) else { return Vec::new() };
    (0..incident.timeline.len())
        .filter_map(|index| {
            let entry = EntryRecord::new(incident, index)?;
            Some(EntryRow { incident: &incident.id.value, position: index + 1, entry })
        })
        .collect()
}

/// The lessons of the incident at `index`.
pub fn lessons(facts: Facts<'_>, index: usize) -> Vec<LessonRow<'_>> {
    let Some(incident) = facts.library.incidents.get(index) else { return Vec::new() };
    let lessons = lesson_records(incident, Lessons::of(incident).lines).into_iter().enumerate();
    lessons
        .map(|(index, lesson)| LessonRow { incident: &incident.id.value, position: index + 1, lesson })
        .collect()
}

/// The causes of the incident at `index`.
pub fn causes(facts: Facts<'_>, index: usize) -> Vec<CauseRow<'_>> {
    let Some(incident) = facts.library.incidents.get(index) else { return Vec::new() };
    let causes = incident.cause_paths().enumerate();
    causes
        .map(|(index, cause)| CauseRow {
            incident: &incident.id.value,
            position: index + 1,
            cause,
            top: top(cause),
        })
        .collect()
}

/// The services of the incident at `index`.
pub fn services(facts: Facts<'_>, index: usize) -> Vec<ServiceRow<'_>> {
    let Some(incident) = facts.library.incidents.get(index) else { return Vec::new() };
    let services = incident.service_names().enumerate();
    services
        .map(|(index, service)| ServiceRow { incident: &incident.id.value, position: index + 1, service })
        .collect()
}

/// What is known of each fact of the incident at `index`.
pub fn basis(facts: Facts<'_>, index: usize) -> Vec<BasisRow<'_>> {
    let Some(incident) = facts.library.incidents.get(index) else { return Vec::new() };
    let Record { basis, gaps, .. } = Record::new(facts, index, incident);
    FACTS
        .iter()
        .map(|&fact| {
            let gap = gaps.get(fact);
            let basis = basis.get(fact).copied();
            let state = match (basis, gap) {
                (Some(_), _) => "known",
                (None, Some(gap)) => gap.gap,
                (None, None) => "absent",
            };
            let why = gap.map(|gap| gap.why).filter(|why| !why.is_empty());
            BasisRow { incident: &incident.id.value, fact, state, basis, why }
        })
        .collect()
}

/// The cause at `index` of the tree.
pub fn cause_tree(facts: Facts<'_>, index: usize) -> Vec<TreeRow<'_>> {
    let causes = &facts.library.causes;
    let Some(node) = causes.get(index) else { return Vec::new() };
    let parent = node.parent.and_then(|parent| causes.get(parent));
    vec![TreeRow {
        cause: &node.cause.path,
        title: &node.cause.title,
        description: &node.cause.description,
        parent: parent.map(|parent| parent.cause.path.as_str()),
        top: top(&node.cause.path),
        depth: node.depth,
    }]
}

/// The first part of a path: the widest cause.
fn top(path: &str) -> &str {
    path.split('/').next().unwrap_or(path)
}
