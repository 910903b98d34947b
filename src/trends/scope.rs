//! What a page of figures is about: a part of the library, and the causes that split it.

use std::collections::HashMap;

use super::observations::{Lists, Observations};
use crate::link::Library;

/// At most this many causes stand on their own in the figures of a page; the smaller ones are counted
/// together as [`Subject::Others`].
pub const MAX_PARTS: usize = 12;

/// A part of the library that has figures of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// All incidents.
    Site,
    /// Those of a cause and all below it, by its index in [`Library::causes`].
    Cause(usize),
    /// Those of a service, by its index in [`Library::services`].
    Service(usize),
    /// Those of a year, by its index in [`Library::years`]; the undated ones are such a group too.
    Year(usize),
}

impl Scope {
    /// Those of a library's pages.
    pub fn all(library: &Library) -> impl Iterator<Item = Self> {
        let causes = (0..library.causes.len()).map(Self::Cause);
        let services = (0..library.services.len()).map(Self::Service);
        let years = (0..library.years.len()).map(Self::Year);
        std::iter::once(Self::Site).chain(causes).chain(services).chain(years)
    }
}

/// Whom a count is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// All incidents of the scope.
    All,
    /// Those with this cause or one below it, by its index in [`Library::causes`].
    Cause(usize),
    /// On the page of a cause: those that name it and none of the causes below it.
    Itself(usize),
    /// Those with at least one of the smaller causes, which do not stand on their own; how many
    /// causes these are. An incident of several of them counts once.
    Others(usize),
    /// Those without a cause.
    Uncategorised,
}

/// The causes that split a scope: the top causes, or on the page of a cause the ones right below it.
///
/// **An incident counts for each of its causes**, and once for a cause and all below it. So the parts
/// add up to the scope's incidents, or to more.
#[derive(Clone, Debug, PartialEq)]
pub struct Split {
    /// Largest first, then in the order of the tree; then [`Subject::Itself`], [`Subject::Others`] and
    /// [`Subject::Uncategorised`], each where there are any. Empty for a cause with nothing below it
    /// that incidents name.
    pub parts: Vec<Part>,
    /// Causes at this place of the tree that no incident of the scope has.
    pub unused: usize,
}

/// One part of a split.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Whom it counts.
    pub subject: Subject,
    /// How many incidents.
    pub incidents: usize,
}

/// A scope with its incidents taken apart.
#[derive(Debug)]
pub(super) struct Members<'a> {
    pub scope: Scope,
    /// Ascending, so newest first.
    pub incidents: Vec<usize>,
    pub split: Split,
    /// Indices in [`Split::parts`] of the incident at each place of `incidents`.
    parts: Lists,
    pub library: &'a Library,
    pub table: &'a Observations,
}

impl<'a> Members<'a> {
    pub fn new(library: &'a Library, table: &'a Observations, scope: Scope) -> Self {
        Self::of(library, table, scope, incidents(library, scope))
    }

    /// Takes `incidents`, which ascend, apart as those of `scope`.
    pub fn of(library: &'a Library, table: &'a Observations, scope: Scope, incidents: Vec<usize>) -> Self {
        let (split, parts) = split(library, table, scope, &incidents);
        Self { scope, incidents, split, parts, library, table }
    }

    /// Indices of the parts that the incident at `place` counts for.
    pub fn parts(&self, place: usize) -> impl Iterator<Item = usize> {
        self.parts.of(place).iter().map(|&part| part as usize)
    }
}

/// The incidents of `scope`, newest first.
fn incidents(library: &Library, scope: Scope) -> Vec<usize> {
    let group = match scope {
        Scope::Site => return (0..library.incidents.len()).collect(),
        Scope::Cause(index) => library.causes.get(index).map(|node| &node.incidents),
        Scope::Service(index) => library.services.get(index).map(|group| &group.incidents),
        Scope::Year(index) => library.years.get(index).map(|group| &group.incidents),
    };
    group.cloned().unwrap_or_default()
}

/// The split, and the parts of the incident at each place of `incidents`.
fn split(library: &Library, table: &Observations, scope: Scope, incidents: &[usize]) -> (Split, Lists) {
    let causes = causes(library, table, scope, incidents);
    let mut sizes: HashMap<usize, usize> = HashMap::new();
    for (_, cause) in &causes {
        *sizes.entry(*cause).or_default() += 1;
    }
    let possible = match scope {
        Scope::Cause(index) => library.causes.get(index).map_or(0, |node| node.children.len()),
        _ => table.roots,
    };
    let unused = possible.saturating_sub(sizes.len());
    let mut ranked: Vec<(usize, usize)> = sizes.into_iter().collect();
    ranked.sort_unstable_by_key(|&(cause, size)| (std::cmp::Reverse(size), cause));

    // One cause more than fits alone would leave "others" with a single cause.
    let shown = if ranked.len() <= MAX_PARTS { ranked.len() } else { MAX_PARTS - 1 };
    let mut subjects: Vec<Subject> =
        ranked.iter().take(shown).map(|&(cause, _)| Subject::Cause(cause)).collect();
    let mut part_of: HashMap<usize, usize> =
        ranked.iter().take(shown).enumerate().map(|(part, &(cause, _))| (cause, part)).collect();
    let has_split = !ranked.is_empty() || !matches!(scope, Scope::Cause(_));
    let rest = match scope {
        Scope::Cause(index) => Subject::Itself(index),
        _ => Subject::Uncategorised,
    };
    // The order of the rows: causes, itself, others, uncategorised.
    let others = ranked.len() - shown;
    let (itself, other) = match rest {
        Subject::Itself(_) => (shown, shown + 1),
        _ => (shown + 1, shown),
    };
    subjects.resize(shown + 2, Subject::Others(others));
    if let Some(subject) = subjects.get_mut(itself) {
        *subject = rest;
    }
    part_of.extend(ranked.iter().skip(shown).map(|&(cause, _)| (cause, other)));

    let mut pairs: Vec<(usize, usize)> =
        causes.iter().filter_map(|(place, cause)| Some((*place, *part_of.get(cause)?))).collect();
    if has_split {
        let mut has_part = vec![false; incidents.len()];
        for (place, _) in &causes {
            if let Some(has) = has_part.get_mut(*place) {
                *has = true;
            }
        }
        let without = has_part.iter().enumerate().filter(|(_, has)| !**has);
        pairs.extend(without.map(|(place, _)| (place, itself)));
    }
    used(subjects, unused, pairs, incidents.len())
}

/// The split without its empty parts.
fn used(
    subjects: Vec<Subject>,
    unused: usize,
    mut pairs: Vec<(usize, usize)>,
    count: usize,
) -> (Split, Lists) {
    pairs.sort_unstable();
    pairs.dedup();
    let mut sizes = vec![0usize; subjects.len()];
    for (_, part) in &pairs {
        if let Some(size) = sizes.get_mut(*part) {
            *size += 1;
        }
    }
    let mut parts = Vec::new();
    let mut moved = vec![0; subjects.len()];
    for ((subject, incidents), to) in subjects.into_iter().zip(sizes).zip(&mut moved) {
        *to = parts.len();
        if incidents > 0 {
            parts.push(Part { subject, incidents });
        }
    }
    let pairs = pairs.into_iter().filter_map(|(place, part)| Some((place, *moved.get(part)?)));
    (Split { parts, unused }, Lists::of_pairs(pairs, count))
}

/// The causes that split `scope`, as (place in `incidents`, cause), each once.
fn causes(library: &Library, table: &Observations, scope: Scope, incidents: &[usize]) -> Vec<(usize, usize)> {
    match scope {
        Scope::Cause(index) => {
            let children = library.causes.get(index).into_iter().flat_map(|node| &node.children);
            let members = children
                .filter_map(|&child| Some((child, library.causes.get(child)?)))
                .flat_map(|(child, node)| node.incidents.iter().map(move |incident| (incident, child)));
            members
                .filter_map(|(incident, child)| Some((incidents.binary_search(incident).ok()?, child)))
                .collect()
        }
        _ => incidents
            .iter()
            .enumerate()
            .flat_map(|(place, &incident)| {
                table.tops(incident).iter().map(move |&cause| (place, cause as usize))
            })
            .collect(),
    }
}
