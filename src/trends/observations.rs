//! What figures need of each incident, in a compact table made once: so that a page of figures reads
//! a few dozen bytes an incident, and not its document.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};

use super::period::Quarter;
use crate::incident::{Basis, Detection, Field, Incident, Moment};
use crate::link::{Group, Library};
use crate::slug::{fold, slug_path};

/// All observations, at the index of their incident.
#[derive(Debug, Default)]
pub struct Observations {
    rows: Vec<Observation>,
    /// Causes that each incident names, as indices in [`Library::causes`], each once.
    named: Lists,
    /// Top causes of each incident, likewise.
    tops: Lists,
    /// Services of each incident, as indices in [`Library::services`], each once.
    services: Lists,
    /// How many top causes the tree has.
    pub(super) roots: usize,
    /// First and last day on which an incident of the library began.
    pub records: Option<(NaiveDate, NaiveDate)>,
}

/// One incident as figures see it.
#[derive(Clone, Debug, PartialEq)]
pub struct Observation {
    /// The day on which it began, by the clock of its own zone.
    pub day: Option<NaiveDate>,
    /// Seconds from start to end.
    pub duration: Measure,
    /// Seconds from start to detection.
    pub lag: Measure,
    /// Index in [`Library::triggers`].
    pub trigger: Option<usize>,
    /// How it was found.
    pub method: Method,
    /// What is said about each fact that coverage counts, in the order of [`FACTS`].
    pub said: [Said; FACTS.len()],
}

impl Observation {
    /// The quarter in which it began.
    pub fn quarter(&self) -> Option<Quarter> {
        self.day.map(Quarter::of)
    }

    /// The year in which it began.
    pub fn year(&self) -> Option<i32> {
        self.day.map(|day| day.year())
    }
}

/// The front matter's names of the facts whose coverage is counted.
pub const FACTS: [&str; 8] =
    ["start", "end", "detected", "severity", "causes", "trigger", "services", "detection"];

/// What a document says about a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// It is known.
    Known(Basis),
    /// The author says that it is unknown, or that there is none.
    Gap,
    /// Nothing.
    Nothing,
}

/// A time between two moments of an incident, or why there is none. Nothing is imputed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Whole seconds, 0 or more.
    Seconds(i64),
    /// The start is not known.
    NoStart,
    /// The start is known, and the other moment is not.
    NoEnd,
    /// The other moment lies before the start.
    Reversed,
}

/// How an incident was found, as far as its document says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Method {
    /// As stated.
    By(Detection),
    /// The author says that it is unknown, or that nobody found it.
    Unknown,
    /// Nothing is said.
    NotStated,
}

impl Method {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 7] = [
        Self::By(Detection::Monitoring),
        Self::By(Detection::Engineer),
        Self::By(Detection::Customer),
        Self::By(Detection::Partner),
        Self::By(Detection::Chance),
        Self::Unknown,
        Self::NotStated,
    ];
}

impl Observations {
    /// Observes all incidents of `library`.
    pub(super) fn new(library: &Library) -> Self {
        let count = library.incidents.len();
        let triggers = Lists::inverted(library.triggers.iter().map(|group| &group.incidents), count);
        let tops = library.causes.iter().enumerate().filter(|(_, node)| node.parent.is_none());
        let tops = Lists::of_pairs(
            tops.flat_map(|(cause, node)| node.incidents.iter().map(move |&incident| (incident, cause))),
            count,
        );
        let named = named(library);
        let rows: Vec<Observation> = library
            .incidents
            .iter()
            .enumerate()
            .map(|(index, incident)| {
                observe(incident, triggers.of(index).first(), !named.of(index).is_empty())
            })
            .collect();
        let days = || rows.iter().filter_map(|row| row.day);
        let records = days().min().zip(days().max());
        let services = Lists::inverted(library.services.iter().map(incidents_of), count);
        let roots = library.causes.iter().filter(|node| node.parent.is_none()).count();
        Self { rows, named, tops, services, roots, records }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// That of the incident at `index`.
    pub fn get(&self, index: usize) -> Option<&Observation> {
        self.rows.get(index)
    }

    /// The causes that the incident names, as indices in [`Library::causes`], ascending.
    pub fn named(&self, incident: usize) -> &[u32] {
        self.named.of(incident)
    }

    /// The top causes of the incident, as indices in [`Library::causes`], ascending.
    pub fn tops(&self, incident: usize) -> &[u32] {
        self.tops.of(incident)
    }

    /// The services of the incident, as indices in [`Library::services`], ascending.
    pub fn services(&self, incident: usize) -> &[u32] {
        self.services.of(incident)
    }
}

fn incidents_of(group: &Group) -> &Vec<usize> {
    &group.incidents
}

fn named(library: &Library) -> Lists {
    let places: HashMap<String, usize> =
        library.causes.iter().enumerate().map(|(index, node)| (fold(&node.slug), index)).collect();
    // Few spellings occur often, so each is looked up once.
    let mut known: HashMap<&str, Option<usize>> = HashMap::new();
    let mut pairs = Vec::new();
    for (index, incident) in library.incidents.iter().enumerate() {
        for path in incident.cause_paths().map(str::trim).filter(|path| !path.is_empty()) {
            let place = *known.entry(path).or_insert_with(|| places.get(&fold(&slug_path(path))).copied());
            pairs.extend(place.map(|cause| (index, cause)));
        }
    }
    Lists::of_pairs(pairs.iter().copied(), library.incidents.len())
}

fn observe(incident: &Incident, trigger: Option<&u32>, has_cause: bool) -> Observation {
    let start = incident.start.value();
    let since_start = |moment: Option<&Moment>| match (incident.began(), moment) {
        (None, _) => Measure::NoStart,
        (Some(_), None) => Measure::NoEnd,
        (Some(start), Some(moment)) => match moment.since(start).num_seconds() {
            seconds @ 0.. => Measure::Seconds(seconds),
            _ => Measure::Reversed,
        },
    };
    let causes =
        if has_cause || incident.causes.gap().is_some() { said(&incident.causes) } else { Said::Nothing };
    Observation {
        day: start.map(|start| start.at.date_naive()),
        duration: since_start(incident.end.value()),
        lag: since_start(incident.detected.value()),
        trigger: trigger.map(|&trigger| trigger as usize),
        method: match &incident.detection {
            Field::Is(fact) => Method::By(fact.value),
            Field::Gap(_) => Method::Unknown,
            Field::Absent => Method::NotStated,
        },
        said: [
            said(&incident.start),
            said(&incident.end),
            said(&incident.detected),
            said(&incident.severity),
            causes,
            said(&incident.trigger),
            said(&incident.services),
            said(&incident.detection),
        ],
    }
}

fn said<T>(field: &Field<T>) -> Said {
    match field {
        Field::Is(fact) => Said::Known(fact.basis),
        Field::Gap(_) => Said::Gap,
        Field::Absent => Said::Nothing,
    }
}

/// Lists of small numbers, one behind the other in one piece of memory.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// Where each list ends.
    ends: Vec<usize>,
    values: Vec<u32>,
}

impl Lists {
    /// The values of `pairs` (list, value), each once and ascending, in `count` lists. A value beyond
    /// 32 bits, which no memory holds incidents for, is left out.
    pub fn of_pairs(pairs: impl Iterator<Item = (usize, usize)>, count: usize) -> Self {
        let mut pairs: Vec<(usize, u32)> =
            pairs.filter_map(|(list, value)| Some((list, u32::try_from(value).ok()?))).collect();
        pairs.sort_unstable();
        pairs.dedup();
        let mut ends = vec![0; count];
        for (list, _) in &pairs {
            if let Some(end) = ends.get_mut(*list) {
                *end += 1;
            }
        }
        let mut total = 0;
        for end in &mut ends {
            total += *end;
            *end = total;
        }
        Self { ends, values: pairs.into_iter().map(|(_, value)| value).collect() }
    }

    /// For each of `count` members, the indices of the `groups` that it belongs to.
    fn inverted<'a>(groups: impl Iterator<Item = &'a Vec<usize>>, count: usize) -> Self {
        let pairs = groups
            .enumerate()
            .flat_map(|(group, members)| members.iter().map(move |&member| (member, group)));
        Self::of_pairs(pairs, count)
    }

    /// The list at `index`; empty where there is none.
    pub fn of(&self, index: usize) -> &[u32] {
        let start =
            index.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        let end = self.ends.get(index).copied().unwrap_or_default();
        self.values.get(start..end).unwrap_or_default()
    }
}
