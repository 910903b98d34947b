//! How long actions take: from the incident to the day on which they were done, with those that are still
//! open counted as open.

use chrono::NaiveDate;

use super::actions::{Item, age_days, origin};
use super::survival::{Observation, Survival};
use crate::incident::{ActionState, Incident};

/// Fewer observations than this have no median and no quartiles.
pub const FEWEST: usize = 10;

/// What a curve does not rest on, and why. Every action is in the curve or in one of these.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Done, and nothing says when.
    pub done_undated: usize,
    /// Of an incident without a date: nothing says since when.
    pub incident_undated: usize,
    /// Dropped: nothing says when.
    pub dropped: usize,
    /// Suggested and not accepted.
    pub proposed: usize,
    /// Dated before the incident began.
    pub before: usize,
    /// Done, or promised, after the day that is taken for today.
    pub after: usize,
}

/// Why no curve is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is nothing to count.
    Nothing,
    /// More than half of what is done has no date: the curve would rest on those who write dates.
    MostUndated,
    /// Nothing is done, or nothing that has a length.
    NoneDone,
}

/// How long actions take.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Completion {
    /// The share not yet done by days since the incident. Where [`Completion::refusal`] gives a reason, it is not
    /// to be shown.
    pub curve: Survival,
    /// What it does not rest on.
    pub left_out: LeftOut,
    /// Done ones, dated or not.
    pub done: usize,
    /// Lengths of the observations, ascending.
    lengths: Vec<u32>,
}

impl Completion {
    /// Looks at `items`, the actions of `incidents`, as of `today`.
    pub fn new(items: &[Item], incidents: &[Incident], today: NaiveDate) -> Self {
        let mut left_out = LeftOut::default();
        let mut observations = Vec::new();
        for item in items {
            let Some(incident) = incidents.get(item.incident) else { continue };
            let done = incident.actions.get(item.action).and_then(|action| action.done);
            let is_done = item.state == ActionState::Done;
            let days = match (item.state, done) {
                (ActionState::Proposed, _) => Err(&mut left_out.proposed),
                (ActionState::Dropped, _) => Err(&mut left_out.dropped),
                (ActionState::Done, None) => Err(&mut left_out.done_undated),
                _ if origin(incident).is_none() => Err(&mut left_out.incident_undated),
                (ActionState::Done, Some(done)) if done > today => Err(&mut left_out.after),
                (ActionState::Done, Some(_)) => item.took_days.ok_or(&mut left_out.before),
                (ActionState::Open, _) => age_days(incident, today).ok_or(&mut left_out.after),
            };
            match days.map(u32::try_from) {
                Ok(Ok(days)) => observations.push(Observation { days, event: is_done }),
                // More days than a calendar has.
                Ok(Err(_)) => {}
                Err(counted) => *counted += 1,
            }
        }
        let mut lengths: Vec<u32> = observations.iter().map(|observation| observation.days).collect();
        lengths.sort_unstable();
        Self {
            curve: Survival::new(observations),
            left_out,
            done: items.iter().filter(|item| item.state == ActionState::Done).count(),
            lengths,
        }
    }

    /// Why no curve is to be shown; none where it is.
    pub fn refusal(&self) -> Option<Refusal> {
        if self.curve.total == 0 && self.left_out.done_undated == 0 {
            Some(Refusal::Nothing)
        } else if self.left_out.done_undated * 2 > self.done {
            Some(Refusal::MostUndated)
        } else if self.curve.events == 0 {
            Some(Refusal::NoneDone)
        } else {
            None
        }
    }

    /// How many are known to have been open for longer than `days`.
    pub fn watched_after(&self, days: u32) -> usize {
        self.lengths.len() - self.lengths.partition_point(|length| *length <= days)
    }

    /// The day by which `share` of them were done, from 0 to 1; none where the curve does not reach that, or
    /// rests on too few.
    pub fn done_by(&self, share: f64) -> Option<u32> {
        self.curve.quantile(1.0 - share).filter(|_| self.curve.total >= FEWEST)
    }
}
