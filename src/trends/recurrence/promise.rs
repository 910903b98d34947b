//! What had become of the work that earlier incidents promised when one came back.

use chrono::NaiveDate;

use crate::incident::{ActionState, Incident};

/// What had become of the actions of one or more incidents by the day on which one came back, as far
/// as their documents have it today. Actions that are only proposed were not promised. Of the states
/// that occur, the last in this order counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Promise {
    /// No action was promised.
    Nothing,
    /// All that were promised had been done by the day before.
    DoneBefore,
    /// All are done today; of at least one nothing says since when.
    Done,
    /// All are done today, and at least one was not done before that day.
    DoneAfter,
    /// None is open, and at least one was dropped.
    Dropped,
    /// At least one is open.
    Open,
}

/// How many actions of an incident were in which state when another one came back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Promised and not done.
    pub open: usize,
    /// Done before the day on which it came back.
    pub done_before: usize,
    /// Done on that day or later.
    pub done_after: usize,
    /// Done, on a day that nothing says.
    pub done: usize,
    /// Given up.
    pub dropped: usize,
    /// Suggested and not accepted.
    pub proposed: usize,
}

impl Tally {
    /// The actions of `incident`, seen from `day`.
    pub fn of(incident: &Incident, day: NaiveDate) -> Self {
        let mut tally = Self::default();
        for action in &incident.actions {
            let count = match (action.state, action.done) {
                (ActionState::Open, _) => &mut tally.open,
                (ActionState::Done, None) => &mut tally.done,
                (ActionState::Done, Some(done)) if done < day => &mut tally.done_before,
                (ActionState::Done, Some(_)) => &mut tally.done_after,
                (ActionState::Dropped, _) => &mut tally.dropped,
                (ActionState::Proposed, _) => &mut tally.proposed,
            };
            *count += 1;
        }
        tally
    }

    /// How many were promised.
    pub fn promised(self) -> usize {
        self.open + self.done_before + self.done_after + self.done + self.dropped
    }

    /// What had become of them.
    pub fn promise(self) -> Promise {
        match self {
            Self { open: 1.., .. } => Promise::Open,
            Self { dropped: 1.., .. } => Promise::Dropped,
            Self { done_after: 1.., .. } => Promise::DoneAfter,
            Self { done: 1.., .. } => Promise::Done,
            Self { done_before: 1.., .. } => Promise::DoneBefore,
            _ => Promise::Nothing,
        }
    }
}

/// The actions of any number of incidents, as far as [`Promise`] needs them on whatever day.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Work {
    has_open: bool,
    has_dropped: bool,
    has_undated: bool,
    /// The last day on which one was done.
    last_done: Option<NaiveDate>,
}

impl Work {
    /// The actions of `incident`.
    pub fn of(incident: &Incident) -> Self {
        let has = |state| incident.actions.iter().any(|action| action.state == state);
        let mut done = incident.actions.iter().filter(|action| action.state == ActionState::Done);
        Self {
            has_open: has(ActionState::Open),
            has_dropped: has(ActionState::Dropped),
            last_done: done.clone().filter_map(|action| action.done).max(),
            has_undated: done.any(|action| action.done.is_none()),
        }
    }

    /// The actions of both.
    pub fn join(self, other: Self) -> Self {
        Self {
            has_open: self.has_open || other.has_open,
            has_dropped: self.has_dropped || other.has_dropped,
            has_undated: self.has_undated || other.has_undated,
            last_done: self.last_done.max(other.last_done),
        }
    }

    /// What had become of them by `day`.
    pub fn promise(self, day: NaiveDate) -> Promise {
        match self {
            Self { has_open: true, .. } => Promise::Open,
            Self { has_dropped: true, .. } => Promise::Dropped,
            Self { last_done: Some(done), .. } if done >= day => Promise::DoneAfter,
            Self { has_undated: true, .. } => Promise::Done,
            Self { last_done: Some(_), .. } => Promise::DoneBefore,
            _ => Promise::Nothing,
        }
    }
}
