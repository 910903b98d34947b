//! What was promised: every action of every incident by its state, its owner and its cause, and how long
//! actions take.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use chrono::NaiveDate;

use super::completion::Completion;
use crate::incident::{Action, ActionState, Incident};
use crate::link::Library;
use crate::slug::{fold, slug};

/// An action of an incident, as of a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Its incident, as an index into [`Library::incidents`].
    pub incident: usize,
    /// Its place among the incident's actions, from 0.
    pub action: usize,
    /// Open, done, dropped or proposed.
    pub state: ActionState,
    /// For what is open or proposed, the days since the incident ended; see [`age_days`].
    pub age_days: Option<i64>,
    /// For what is open and late, the days since it was due: 1 or more.
    pub overdue_days: Option<i64>,
    /// For what is done, the days from the incident to the day it was done, where both are known.
    pub took_days: Option<i64>,
    /// Whether somebody is named who does it.
    pub has_owner: bool,
    /// Whether a day is named on which it is due.
    pub has_due: bool,
}

/// How many actions there are, by state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Open ones.
    pub open: usize,
    /// Open ones that were due before today.
    pub overdue: usize,
    /// Suggested ones.
    pub proposed: usize,
    /// Done ones.
    pub done: usize,
    /// Dropped ones.
    pub dropped: usize,
}

impl Tally {
    /// All of them.
    pub fn total(&self) -> usize {
        self.open + self.proposed + self.done + self.dropped
    }

    fn count(&mut self, item: &Item) {
        match item.state {
            ActionState::Open => self.open += 1,
            ActionState::Proposed => self.proposed += 1,
            ActionState::Done => self.done += 1,
            ActionState::Dropped => self.dropped += 1,
        }
        self.overdue += usize::from(item.overdue_days.is_some());
    }
}

/// The actions of one owner.
#[derive(Clone, Debug, PartialEq)]
pub struct Owner {
    /// Its name in the spelling that is used most.
    pub title: String,
    /// The name as it stands in URLs; spellings that come to the same share it.
    pub slug: String,
    /// How many there are.
    pub tally: Tally,
    /// Indices into [`Actions::items`]: open by age, then proposed, done and dropped.
    pub items: Vec<usize>,
}

/// All actions of a library, as of a day. Lists hold indices into `items`.
#[derive(Debug, Default)]
pub struct Actions {
    /// Every action: incidents in the order of the library, actions in that of their document.
    pub items: Vec<Item>,
    /// How many there are.
    pub tally: Tally,
    /// Open ones, the oldest first; those of which no age is known last.
    pub open: Vec<usize>,
    /// Open ones that were due before today, the latest first.
    pub overdue: Vec<usize>,
    /// Open ones of which nobody is named as owner, the oldest first.
    pub without_owner: Vec<usize>,
    /// Open ones without a due date, the oldest first.
    pub without_due: Vec<usize>,
    /// Suggested ones, the oldest first.
    pub proposed: Vec<usize>,
    /// Done ones, the last done first; those without a date last.
    pub done: Vec<usize>,
    /// Dropped ones, those of the newest incidents first.
    pub dropped: Vec<usize>,
    /// Those who own something, with the most open actions first.
    pub owners: Vec<Owner>,
    /// How many have no owner, whatever their state.
    pub unowned: Tally,
    /// For each cause of [`Library::causes`], the actions of incidents with it or a cause below it.
    pub causes: Vec<Tally>,
    /// Those of incidents without a cause.
    pub uncategorised: Tally,
    /// How long actions take.
    pub completion: Completion,
    /// Of each incident, its items.
    places: Vec<Range<usize>>,
    /// Of each item, its place in lists that hold all states.
    ranks: Vec<usize>,
}

impl Actions {
    /// Looks at all actions of `library` as of `today`.
    pub fn new(library: &Library, today: NaiveDate) -> Self {
        let mut actions = Self::default();
        for (index, incident) in library.incidents.iter().enumerate() {
            let start = actions.items.len();
            let of = incident.actions.iter().enumerate();
            actions.items.extend(of.map(|(at, action)| item(index, incident, at, action, today)));
            actions.places.push(start..actions.items.len());
        }
        for item in &actions.items {
            actions.tally.count(item);
        }
        actions.sort(&library.incidents);
        actions.owners = actions.by_owner(&library.incidents);
        for item in actions.items.iter().filter(|item| !item.has_owner) {
            actions.unowned.count(item);
        }
        actions.causes = library.causes.iter().map(|node| actions.tally_of(&node.incidents)).collect();
        actions.uncategorised = actions.tally_of(&library.uncategorised);
        actions.completion = Completion::new(&actions.items, &library.incidents, today);
        actions
    }

    /// The items of the incident at `index`.
    pub fn of_incident(&self, index: usize) -> &[Item] {
        self.places.get(index).and_then(|place| self.items.get(place.clone())).unwrap_or_default()
    }

    /// The items of `incidents`: open by age, then proposed, done and dropped.
    pub fn of_incidents(&self, incidents: &[usize]) -> Vec<usize> {
        let places = incidents.iter().filter_map(|&index| self.places.get(index));
        let mut items: Vec<usize> = places.flat_map(Clone::clone).collect();
        self.order(&mut items);
        items
    }

    fn tally_of(&self, incidents: &[usize]) -> Tally {
        let mut tally = Tally::default();
        incidents.iter().flat_map(|&index| self.of_incident(index)).for_each(|item| tally.count(item));
        tally
    }

    /// Fills the lists by state.
    fn sort(&mut self, incidents: &[Incident]) {
        let items = &self.items;
        let in_state = |state| {
            let of_state = items.iter().enumerate().filter(move |(_, item)| item.state == state);
            of_state.map(|(index, _)| index).collect::<Vec<usize>>()
        };
        let age = |&index: &usize| items.get(index).and_then(|item| item.age_days);
        let by_age = |mut list: Vec<usize>| {
            // None is less than any age, and stands last when the order is turned round.
            list.sort_by_key(|index| std::cmp::Reverse(age(index)));
            list
        };
        let with = |list: &[usize], is: &dyn Fn(&Item) -> bool| {
            let kept = list.iter().copied().filter(|&index| items.get(index).is_some_and(is));
            kept.collect::<Vec<usize>>()
        };
        let open = by_age(in_state(ActionState::Open));
        let mut overdue = with(&open, &|item| item.overdue_days.is_some());
        let late = |&index: &usize| items.get(index).and_then(|item| item.overdue_days);
        overdue.sort_by_key(|index| std::cmp::Reverse(late(index)));
        let mut done = in_state(ActionState::Done);
        let day = |&index: &usize| {
            let item = items.get(index)?;
            incidents.get(item.incident)?.actions.get(item.action)?.done
        };
        done.sort_by_key(|index| std::cmp::Reverse(day(index)));
        (self.without_owner, self.without_due) =
            (with(&open, &|item| !item.has_owner), with(&open, &|item| !item.has_due));
        (self.proposed, self.dropped) =
            (by_age(in_state(ActionState::Proposed)), in_state(ActionState::Dropped));
        (self.open, self.overdue, self.done) = (open, overdue, done);
        let mut ranks = vec![0; self.items.len()];
        let all = [&self.open, &self.proposed, &self.done, &self.dropped];
        for (rank, &index) in all.into_iter().flatten().enumerate() {
            if let Some(place) = ranks.get_mut(index) {
                *place = rank;
            }
        }
        self.ranks = ranks;
    }

    /// Puts `items` into the order of lists that hold all states.
    fn order(&self, items: &mut [usize]) {
        items.sort_by_key(|&index| self.ranks.get(index).copied());
    }

    fn by_owner(&self, incidents: &[Incident]) -> Vec<Owner> {
        let mut spellings: BTreeMap<String, HashMap<&str, usize>> = BTreeMap::new();
        let mut lists: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, item) in self.items.iter().enumerate() {
            let action = incidents.get(item.incident).and_then(|incident| incident.actions.get(item.action));
            let Some(name) = action.and_then(|action| action.owner.as_deref()).map(str::trim) else {
                continue;
            };
            let key = fold(&slug(name));
            *spellings.entry(key.clone()).or_default().entry(name).or_default() += 1;
            lists.entry(key).or_default().push(index);
        }
        let owner = |(key, mut items): (String, Vec<usize>)| {
            self.order(&mut items);
            let mut tally = Tally::default();
            items.iter().filter_map(|&index| self.items.get(index)).for_each(|item| tally.count(item));
            let names = spellings.get(&key).into_iter().flatten();
            let most = names.min_by_key(|(name, count)| (std::cmp::Reverse(**count), **name));
            let title = most.map_or_else(String::new, |(name, _)| (*name).to_owned());
            Owner { slug: slug(&title), title, tally, items }
        };
        let mut owners: Vec<Owner> = lists.into_iter().map(owner).collect();
        // The sort is stable: equals stay in the order of their names.
        owners
            .sort_by_key(|Owner { tally, .. }| std::cmp::Reverse((tally.open, tally.overdue, tally.total())));
        owners
    }
}

fn item(index: usize, incident: &Incident, at: usize, action: &Action, today: NaiveDate) -> Item {
    let waits = matches!(action.state, ActionState::Open | ActionState::Proposed);
    let late = action.due.filter(|_| action.state == ActionState::Open);
    Item {
        incident: index,
        action: at,
        state: action.state,
        age_days: age_days(incident, today).filter(|_| waits),
        overdue_days: late.map(|due| (today - due).num_days()).filter(|days| *days > 0),
        took_days: action.done.and_then(|done| took_days(incident, done)),
        has_owner: action.owner.is_some(),
        has_due: action.due.is_some(),
    }
}

/// The day that the actions of `incident` are counted from: that of its end or, where nothing says when it
/// ended, its start, in UTC.
pub fn origin(incident: &Incident) -> Option<NaiveDate> {
    let since = incident.end.value().or(incident.start.value())?;
    Some(since.at.to_utc().date_naive())
}

/// Days from the [`origin`] of `incident` to `today`; none where it has no date or a later one.
pub fn age_days(incident: &Incident, today: NaiveDate) -> Option<i64> {
    Some((today - origin(incident)?).num_days()).filter(|days| *days >= 0)
}

/// Days from the [`origin`] of `incident` to `done`. What was done while it went on took 0 days; what was done
/// before it began has no length.
pub fn took_days(incident: &Incident, done: NaiveDate) -> Option<i64> {
    let days = (done - origin(incident)?).num_days();
    // The day of completion is one of the authors' calendar, which may be behind that of UTC.
    let start = incident.start.value().map(|start| start.at.date_naive().min(start.at.to_utc().date_naive()));
    match days {
        0.. => Some(days),
        _ => start.filter(|start| done >= *start).map(|_| 0),
    }
}

#[cfg(test)]
#[path = "actions/tests.rs"]
mod tests;
