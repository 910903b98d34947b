//! Whether an incident's cause came back: earlier incidents that share a cause and a service with
//! it.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, Months};
use rayon::prelude::*;

use super::axes::Axes;
use super::{Recurrence, Relations};
use crate::incident::{ActionState, Incident};

/// How many earlier incidents are listed.
const LISTED: usize = 20;
/// How many open actions are listed.
const LISTED_ACTIONS: usize = 50;

/// Fills in `recurrence`. Undated incidents take no part; of two that began at the same instant, the
/// one with the smaller id is the earlier.
pub(super) fn fill(relations: &mut [Relations], incidents: &[Incident], axes: &Axes) {
    let time = Chronology::new(incidents);
    // Incidents with the same pairs share the work.
    let mut alike: BTreeMap<Vec<usize>, Vec<usize>> = BTreeMap::new();
    for &index in &time.order {
        // A pair that nobody else has adds nobody.
        let shared: Vec<usize> = axes
            .pairs
            .of(index)
            .iter()
            .copied()
            .filter(|&pair| axes.pairs.incidents(pair).len() > 1)
            .collect();
        if !shared.is_empty() {
            alike.entry(shared).or_default().push(index);
        }
    }
    let found: Vec<Vec<(usize, Recurrence)>> = alike
        .into_par_iter()
        .map(|(shared, members)| {
            let history = History::new(&shared, incidents, axes, &time);
            members.into_iter().filter_map(|index| Some((index, history.before(index)?))).collect()
        })
        .collect();
    for (index, recurrence) in found.into_iter().flatten() {
        if let Some(relation) = relations.get_mut(index) {
            relation.recurrence = Some(recurrence);
        }
    }
}

/// Dated incidents by start, oldest first, then by id.
struct Chronology {
    order: Vec<usize>,
    /// Place in `order` of each incident.
    rank: Vec<Option<usize>>,
}

impl Chronology {
    fn new(incidents: &[Incident]) -> Self {
        let mut dated: Vec<_> = incidents
            .iter()
            .enumerate()
            .filter_map(|(index, incident)| Some((incident.start.value()?.at, &incident.id.value, index)))
            .collect();
        dated.sort_unstable();
        let order: Vec<usize> = dated.into_iter().map(|(_, _, index)| index).collect();
        let mut rank = vec![None; incidents.len()];
        for (place, &index) in order.iter().enumerate() {
            if let Some(slot) = rank.get_mut(index) {
                *slot = Some(place);
            }
        }
        Self { order, rank }
    }

    fn rank(&self, index: usize) -> Option<usize> {
        self.rank.get(index).copied().flatten()
    }
}

/// All incidents with one of some pairs of cause and service, oldest first.
struct History<'a> {
    incidents: &'a [Incident],
    time: &'a Chronology,
    ranks: Vec<usize>,
    starts: Vec<DateTime<FixedOffset>>,
    /// Of those with open actions: rank, index, and how many open actions there are up to and with it.
    open: Vec<(usize, usize, usize)>,
}

impl<'a> History<'a> {
    fn new(pairs: &[usize], incidents: &'a [Incident], axes: &Axes, time: &'a Chronology) -> Self {
        let mut ranks: Vec<usize> = pairs
            .iter()
            .flat_map(|&pair| axes.pairs.incidents(pair).iter().rev())
            .filter_map(|&index| time.rank(index))
            .collect();
        // A stable sort merges runs that are sorted already.
        ranks.sort();
        ranks.dedup();
        let mut history = Self { incidents, time, ranks: Vec::new(), starts: Vec::new(), open: Vec::new() };
        let mut total = 0;
        for &rank in &ranks {
            let Some(&index) = time.order.get(rank) else { continue };
            let Some(incident) = incidents.get(index) else { continue };
            history.starts.extend(incident.start.value().map(|start| start.at));
            let open = incident.actions.iter().filter(|action| action.state == ActionState::Open).count();
            if open > 0 {
                total += open;
                history.open.push((rank, index, total));
            }
        }
        history.ranks = ranks;
        history
    }

    /// What came before the incident at `index`, if anything did.
    fn before(&self, index: usize) -> Option<Recurrence> {
        let rank = self.time.rank(index)?;
        let start = self.incidents.get(index)?.start.value()?.at;
        let total = self.ranks.partition_point(|&other| other < rank);
        if total == 0 {
            return None;
        }
        let before_year = start
            .checked_sub_months(Months::new(12))
            .map_or(0, |year_ago| self.starts.partition_point(|other| *other < year_ago));
        let openers =
            self.open.get(..self.open.partition_point(|(other, _, _)| *other < rank)).unwrap_or_default();
        Some(Recurrence {
            earlier: self
                .ranks
                .iter()
                .take(total)
                .rev()
                .take(LISTED)
                .filter_map(|&rank| self.time.order.get(rank).copied())
                .collect(),
            total,
            within_year: total.saturating_sub(before_year),
            open_actions: openers
                .iter()
                .rev()
                .flat_map(|&(_, index, _)| self.open_actions(index).map(move |action| (index, action)))
                .take(LISTED_ACTIONS)
                .collect(),
            open_actions_total: openers.last().map_or(0, |(_, _, total)| *total),
        })
    }

    fn open_actions(&self, index: usize) -> impl Iterator<Item = usize> {
        let actions =
            self.incidents.get(index).map(|incident| incident.actions.as_slice()).unwrap_or_default();
        actions
            .iter()
            .enumerate()
            .filter(|(_, action)| action.state == ActionState::Open)
            .map(|(place, _)| place)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{ids, index, library};

    #[test]
    fn earlier_ones_share_a_cause_and_a_service() {
        let library = library(
            "",
            &[
                (
                    "content/old.md",
                    "start: 2023-02-28T09:59:59Z\ncauses: [lock]\nservices: [db]\nactions: [{task: add an alert}]",
                ),
                (
                    "content/year.md",
                    "start: 2023-03-01T10:00:00Z\ncauses: [x, lock]\nservices: [api, db]\n\
                 actions: [{task: add a limit, status: done}, {task: write a runbook}]",
                ),
                ("content/other-service.md", "start: 2023-05-01T10:00:00Z\ncauses: [lock]\nservices: [web]"),
                ("content/other-cause.md", "start: 2023-05-02T10:00:00Z\ncauses: [dns]\nservices: [db]"),
                ("content/undated.md", "causes: [lock]\nservices: [db]"),
                ("content/a-tie.md", "start: 2024-03-01T10:00:00Z\ncauses: [lock]\nservices: [db]"),
                ("content/b-tie.md", "start: 2024-03-01T11:00:00+01:00\ncauses: [lock]\nservices: [db, api]"),
            ],
        );
        let recurrence = |id| library.relations[index(&library, id)].recurrence.as_ref();
        let last = recurrence("b-tie").unwrap();
        assert_eq!(ids(&library, &last.earlier), ["a-tie", "year", "old"]);
        assert_eq!((last.total, last.within_year, last.open_actions_total), (3, 2, 2));
        assert_eq!(last.open_actions, [(index(&library, "year"), 1), (index(&library, "old"), 0)]);
        let first = recurrence("a-tie").unwrap();
        assert_eq!(ids(&library, &first.earlier), ["year", "old"]);
        assert_eq!(first.within_year, 1);
        for id in ["old", "undated", "other-service", "other-cause"] {
            assert!(recurrence(id).is_none(), "{id}");
        }
    }

    #[test]
    fn lists_are_bounded_and_totals_are_not() {
        let documents: Vec<(String, String)> = (10..70)
            .map(|minute| {
                let text = format!(
                    "start: 2024-01-01T00:{minute:02}:00Z\ncauses: [lock]\nservices: [db]\nactions: [{{task: alert}}]"
                );
                (format!("content/{minute}.md"), text.replace("00:6", "01:1"))
            })
            .collect();
        let documents: Vec<(&str, &str)> =
            documents.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        let library = library("", &documents);
        let last = library.relations[0].recurrence.as_ref().unwrap();
        assert_eq!((last.earlier.len(), last.total, last.within_year), (20, 59, 59));
        assert_eq!((last.open_actions.len(), last.open_actions_total), (50, 59));
    }
}
