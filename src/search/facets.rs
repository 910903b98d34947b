//! What incidents can be filtered by: the tables of `index.json`, and the columns of each document.

use std::collections::HashMap;

use serde::Serialize;

use super::SearchError;
use super::encode::{Deflate, count, varint, zigzag};
use super::files::Files;
use crate::incident::{Detection, Incident};
use crate::link::{Group, Library};
use crate::render::axis::Axis;
use crate::slug::{fold, slug_path};

/// Documents in a file of columns.
pub(super) const BLOCK: usize = 4096;

/// The values of each axis, in the order in which the page shows them; documents refer to them by position.
#[derive(Debug, Serialize)]
pub(super) struct Tables<'a> {
    cause: Vec<CauseRow<'a>>,
    service: Vec<Row<'a>>,
    severity: Vec<Row<'a>>,
    year: Vec<Row<'a>>,
    detection: Vec<DetectionRow>,
    trigger: Vec<Row<'a>>,
}

#[derive(Debug, Serialize)]
struct CauseRow<'a> {
    path: &'a str,
    title: &'a str,
    /// Position of the one above it, or -1.
    parent: i64,
    url: String,
    count: usize,
}

#[derive(Debug, Serialize)]
struct Row<'a> {
    title: &'a str,
    url: String,
    count: usize,
}

#[derive(Debug, Serialize)]
struct DetectionRow {
    value: &'static str,
    title: String,
    count: usize,
}

impl<'a> Tables<'a> {
    pub(super) fn new(library: &'a Library) -> Self {
        let rows = |axis: Axis| axis.groups(library).iter().map(|group| row(axis, group)).collect();
        let causes = library.causes.iter().map(|node| CauseRow {
            path: &node.cause.path,
            title: &node.cause.title,
            parent: node.parent.and_then(|parent| i64::try_from(parent).ok()).unwrap_or(-1),
            url: format!("causes/{}.html", node.slug),
            count: node.incidents.len(),
        });
        let detections = Detection::ALL.iter().map(|&(value, detection)| {
            let mut title = value.to_owned();
            if let Some(first) = title.get_mut(..1) {
                first.make_ascii_uppercase();
            }
            let found = library.incidents.iter().filter(|it| it.detection.value() == Some(&detection));
            DetectionRow { value, title, count: found.count() }
        });
        Self {
            cause: causes.collect(),
            service: rows(Axis::Services),
            severity: rows(Axis::Severities),
            trigger: rows(Axis::Triggers),
            detection: detections.collect(),
            year: Axis::Years.groups(library).iter().map(year).collect(),
        }
    }
}

fn row(axis: Axis, group: &Group) -> Row<'_> {
    let url = format!("{}/{}.html", axis.folder(), group.slug);
    Row { title: &group.title, url, count: group.incidents.len() }
}

/// A year, or the undated under the name that the engines know them by.
fn year(group: &Group) -> Row<'_> {
    let title = if group.slug == "undated" { "undated" } else { &group.title };
    Row { title, ..row(Axis::Years, group) }
}

/// How many documents at the end have no start.
pub(super) fn undated(library: &Library) -> usize {
    library.incidents.iter().rev().take_while(|incident| incident.start.value().is_none()).count()
}

/// Writes the columns of all documents.
pub(super) fn write(library: &Library, files: &Files<'_>) -> Result<(), SearchError> {
    let documents = library.incidents.len();
    let severities = positions(&library.severities, documents);
    let triggers = positions(&library.triggers, documents);
    let services = positions(&library.services, documents);
    let nodes: HashMap<String, u32> =
        (0_u32..).zip(&library.causes).map(|(index, node)| (fold(&node.slug), index)).collect();
    // Few paths occur often, so each is looked up once.
    let mut causes: HashMap<&str, Option<u32>> = HashMap::new();
    let mut deflate = Deflate::new();
    for (block, incidents) in library.incidents.chunks(BLOCK).enumerate() {
        let first = block * BLOCK;
        let numbers = first..first + incidents.len();
        let mut bytes = Vec::new();
        let mut before = None;
        for day in incidents.iter().filter_map(start_day) {
            zigzag(&mut bytes, before.map_or(day, |before: i64| before - day));
            before = Some(day);
        }
        let one = |positions: &Vec<u32>| positions.first().map_or(0, |position| position + 1);
        let of = |positions: &'_ [Vec<u32>], number: usize| positions.get(number).map_or(0, one);
        numbers.clone().for_each(|number| varint(&mut bytes, of(&severities, number)));
        for incident in incidents {
            let detection = incident.detection.value();
            let position = Detection::ALL.iter().position(|(_, other)| Some(other) == detection);
            count(&mut bytes, position.map_or(0, |position| position + 1));
        }
        numbers.clone().for_each(|number| varint(&mut bytes, of(&triggers, number)));
        for number in numbers {
            several(&mut bytes, services.get(number).map(Vec::as_slice).unwrap_or_default());
        }
        for incident in incidents {
            let mut own: Vec<u32> = Vec::new();
            for path in incident.cause_paths() {
                let node = *causes.entry(path).or_insert_with(|| nodes.get(&fold(&slug_path(path))).copied());
                own.extend(node);
            }
            own.sort_unstable();
            own.dedup();
            several(&mut bytes, &own);
        }
        files.put(&format!("facets-{block}"), deflate.stream(&bytes))?;
    }
    Ok(())
}

/// Days from 1970-01-01 to the incident's start, by the clock of its own zone.
fn start_day(incident: &Incident) -> Option<i64> {
    let day = incident.start.value()?.at.date_naive();
    Some(day.signed_duration_since(chrono::NaiveDate::default()).num_days())
}

/// For each document, the positions of the groups that it is in.
fn positions(groups: &[Group], documents: usize) -> Vec<Vec<u32>> {
    let mut of = vec![Vec::new(); documents];
    for (position, group) in (0_u32..).zip(groups) {
        for &document in &group.incidents {
            if let Some(positions) = of.get_mut(document) {
                positions.push(position);
            }
        }
    }
    of
}

fn several(bytes: &mut Vec<u8>, positions: &[u32]) {
    count(bytes, positions.len());
    positions.iter().for_each(|&position| varint(bytes, position));
}
