//! What comes back: incidents that share a cause and a service with an earlier one, the time between
//! them, and what had become of the work promised before.
//!
//! An incident *came back* if an earlier one names a cause and a service that it names too: the same
//! cause, not one above or below it. *Earlier* is by start; of two that began at the same instant, the
//! one with the smaller id. It came back *with a cause* if such a shared cause is that one or lies
//! below it, and *to a service* if that one is shared. In each of these senses the *one before* is the
//! newest such earlier incident, so that it may differ between the causes of one incident.
//!
//! Incidents without a start, a cause or a service are not seen to come back; [`Seen`] counts them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;

use super::distribution::MIN_FOR_QUARTILES;
use crate::link::{Library, Pair};

mod promise;

use promise::Work;
pub use promise::{Promise, Tally};

/// All that came back in a library.
#[derive(Debug)]
pub struct Recurrences {
    /// What this rests on.
    pub seen: Seen,
    /// All incidents that came back, with any of their causes.
    pub all: Returns,
    /// The same for each cause, at its index in [`Library::causes`]: with it or one below it.
    pub causes: Vec<Returns>,
    /// The same for each service, at its index in [`Library::services`].
    pub services: Vec<Returns>,
    /// How each incident came back, at its index in the library.
    of: Vec<Option<Return>>,
    /// The first later incident that shares a cause and a service with each, at its index.
    next: Vec<Option<usize>>,
    /// Indices in [`Library::pairs`] of what each incident names, sorted.
    pairs_of: Vec<Vec<usize>>,
}

/// How many incidents can be seen to come back. One may lack more than one of the three.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// All incidents.
    pub incidents: usize,
    /// Those that have a start, a cause and a service.
    pub seen: usize,
    /// Those without a start.
    pub undated: usize,
    /// Those without a cause.
    pub without_cause: usize,
    /// Those without a service.
    pub without_service: usize,
}

/// Incidents that came back, with one cause, to one service, or at all.
#[derive(Debug, Default)]
pub struct Returns {
    /// How many incidents could be seen to: with a start, and this cause and a service, or this
    /// service and a cause.
    pub seen: usize,
    /// Of a cause: how many came back with the cause itself, not only with one below it.
    pub own: usize,
    /// Those that did, newest first.
    pub list: Vec<Return>,
}

/// That an incident came back.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Return {
    /// The incident, by index in the library.
    pub incident: usize,
    /// The newest of the earlier ones.
    pub before: usize,
    /// From the start of that one to the start of this one; never negative.
    pub gap: TimeDelta,
    /// From the end of that one to the start of this one, where the end is known and in order;
    /// negative where that one was not over yet.
    pub since_end: Option<TimeDelta>,
    /// What had become of the actions of all earlier ones.
    pub promise: Promise,
}

impl Returns {
    /// How many came back with the promises of all earlier ones in this state.
    pub fn with(&self, promise: Promise) -> usize {
        self.list.iter().filter(|it| it.promise == promise).count()
    }

    /// The shortest gap, from start to start.
    pub fn shortest(&self) -> Option<TimeDelta> {
        self.list.iter().map(|it| it.gap).min()
    }

    /// The median gap, from start to start: of an even number the middle between the two in the
    /// middle; none of fewer than [`MIN_FOR_QUARTILES`].
    pub fn median(&self) -> Option<TimeDelta> {
        if self.list.len() < MIN_FOR_QUARTILES {
            return None;
        }
        let mut gaps: Vec<TimeDelta> = self.list.iter().map(|it| it.gap).collect();
        gaps.sort_unstable();
        let middle = gaps.len() / 2;
        let upper = *gaps.get(middle)?;
        if gaps.len() % 2 == 1 {
            return Some(upper);
        }
        let lower = *gaps.get(middle - 1)?;
        Some(lower + (upper - lower) / 2)
    }
}

impl Recurrences {
    /// How the incident at `index` came back, if it did.
    pub fn of(&self, index: usize) -> Option<&Return> {
        self.of.get(index)?.as_ref()
    }

    /// The first later incident that shares a cause and a service with the one at `index`. The one
    /// before that need not be this one: another may have come between, with another cause.
    pub fn next(&self, index: usize) -> Option<usize> {
        self.next.get(index).copied().flatten()
    }

    /// What two incidents share: causes and services, by index in `library`, sorted.
    pub fn shared(&self, library: &Library, one: usize, other: usize) -> (Vec<usize>, Vec<usize>) {
        let of = |index: usize| self.pairs_of.get(index).map(Vec::as_slice).unwrap_or_default();
        let others = of(other);
        let shared = of(one).iter().filter(|pair| others.binary_search(pair).is_ok());
        let pairs = shared.filter_map(|&pair| library.pairs.get(pair));
        let (causes, services): (BTreeSet<usize>, BTreeSet<usize>) =
            pairs.map(|pair| (pair.cause, pair.service)).unzip();
        (causes.into_iter().collect(), services.into_iter().collect())
    }
}

/// What is known of the incidents of a pair, or of several, that have been passed.
#[derive(Clone, Copy)]
struct Past {
    /// Place of the newest in time.
    rank: usize,
    /// The newest.
    incident: usize,
    /// The actions of all.
    work: Work,
}

impl Past {
    fn join(one: Option<Self>, other: Option<Self>) -> Option<Self> {
        let (Some(a), Some(b)) = (one, other) else { return one.or(other) };
        let newest = if a.rank >= b.rank { a } else { b };
        Some(Self { work: a.work.join(b.work), ..newest })
    }
}

/// In which sense an incident may come back.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Scope {
    All,
    Cause(usize),
    Service(usize),
}

/// Finds what came back in `library`.
///
/// Incidents are passed once, oldest first, with what is known of each pair of cause and service so
/// far: time and memory grow with the pairs that incidents name.
pub fn recurrences(library: &Library) -> Recurrences {
    let mut pairs_of = vec![Vec::new(); library.incidents.len()];
    for (place, pair) in library.pairs.iter().enumerate() {
        for &index in &pair.incidents {
            if let Some(own) = pairs_of.get_mut(index) {
                own.push(place);
            }
        }
    }
    let mut walk = Walk {
        library,
        past: vec![None; library.pairs.len()],
        all: Returns::default(),
        causes: library.causes.iter().map(|_| Returns::default()).collect(),
        services: library.services.iter().map(|_| Returns::default()).collect(),
        next: vec![None; library.incidents.len()],
    };
    for (rank, index) in oldest_first(library).into_iter().enumerate() {
        let own = pairs_of.get(index).map(Vec::as_slice).unwrap_or_default();
        walk.pass(rank, index, own);
    }
    let Walk { mut all, mut causes, mut services, next, .. } = walk;
    for returns in causes.iter_mut().chain(&mut services).chain([&mut all]) {
        returns.list.reverse();
    }
    let mut of = vec![None; library.incidents.len()];
    for it in &all.list {
        if let Some(slot) = of.get_mut(it.incident) {
            *slot = Some(*it);
        }
    }
    Recurrences { seen: seen(library, all.seen), all, causes, services, of, next, pairs_of }
}

/// What has been found on the way from the oldest incident.
struct Walk<'a> {
    library: &'a Library,
    /// Of each pair.
    past: Vec<Option<Past>>,
    all: Returns,
    causes: Vec<Returns>,
    services: Vec<Returns>,
    next: Vec<Option<usize>>,
}

impl Walk<'_> {
    /// Passes the incident at `index`, whose pairs are `own`.
    fn pass(&mut self, rank: usize, index: usize, own: &[usize]) {
        let Some(incident) = self.library.incidents.get(index) else { return };
        let mut scopes: BTreeMap<Scope, Option<Past>> = BTreeMap::new();
        let mut back_with: BTreeSet<usize> = BTreeSet::new();
        for &place in own {
            let (Some(pair), Some(&past)) = (self.library.pairs.get(place), self.past.get(place)) else {
                continue;
            };
            for scope in self.scopes(pair) {
                let known = scopes.entry(scope).or_default();
                *known = Past::join(*known, past);
            }
            if let Some(past) = past {
                back_with.insert(pair.cause);
                if let Some(next) = self.next.get_mut(past.incident) {
                    next.get_or_insert(index);
                }
            }
        }
        for (scope, past) in scopes {
            let found = past.and_then(|past| came_back(self.library, index, past));
            if let Some(returns) = self.returns(scope) {
                returns.seen += 1;
                returns.list.extend(found);
            }
        }
        for cause in back_with {
            if let Some(returns) = self.causes.get_mut(cause) {
                returns.own += 1;
            }
        }
        let this = Past { rank, incident: index, work: Work::of(incident) };
        for &place in own {
            if let Some(past) = self.past.get_mut(place) {
                *past = Past::join(*past, Some(this));
            }
        }
    }

    /// The senses in which what shares `pair` came back.
    fn scopes(&self, pair: &Pair) -> Vec<Scope> {
        let mut scopes = vec![Scope::All, Scope::Service(pair.service)];
        let mut cause = Some(pair.cause);
        while let Some(index) = cause {
            scopes.push(Scope::Cause(index));
            cause = self.library.causes.get(index).and_then(|node| node.parent);
        }
        scopes
    }

    fn returns(&mut self, scope: Scope) -> Option<&mut Returns> {
        match scope {
            Scope::All => Some(&mut self.all),
            Scope::Cause(index) => self.causes.get_mut(index),
            Scope::Service(index) => self.services.get_mut(index),
        }
    }
}

fn came_back(library: &Library, index: usize, past: Past) -> Option<Return> {
    let start = library.incidents.get(index)?.start.value()?;
    let before = library.incidents.get(past.incident)?;
    let end = before.duration().and_then(|_| before.end.value());
    Some(Return {
        incident: index,
        before: past.incident,
        gap: start.since(before.start.value()?),
        since_end: end.map(|end| start.since(end)),
        promise: past.work.promise(start.at.date_naive()),
    })
}

/// Dated incidents by start, then by id.
fn oldest_first(library: &Library) -> Vec<usize> {
    let dated = library.incidents.iter().enumerate();
    let mut dated: Vec<_> = dated
        .filter_map(|(index, incident)| Some((incident.start.value()?.at, &incident.id.value, index)))
        .collect();
    dated.sort_unstable();
    dated.into_iter().map(|(_, _, index)| index).collect()
}

fn seen(library: &Library, seen: usize) -> Seen {
    let mut has_service = vec![false; library.incidents.len()];
    for &index in library.services.iter().flat_map(|group| &group.incidents) {
        if let Some(slot) = has_service.get_mut(index) {
            *slot = true;
        }
    }
    Seen {
        incidents: library.incidents.len(),
        seen,
        undated: library.incidents.iter().filter(|incident| incident.start.value().is_none()).count(),
        without_cause: library.uncategorised.len(),
        without_service: has_service.iter().filter(|has| !**has).count(),
    }
}

#[cfg(test)]
mod tests;
