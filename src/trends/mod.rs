//! A library to [`Trends`]: what its incidents say together. Numbers only; nothing here draws, and
//! nothing is filled in that no document states.
//!
//! [`trends()`] observes every incident once; [`Trends::figures`] works out a page's figures from that.

pub mod actions;
pub mod comparison;
pub mod completion;
pub mod coverage;
pub mod detection;
pub mod distribution;
pub mod figures;
pub mod lessons;
pub mod matrix;
pub mod observations;
pub mod period;
pub mod ratio;
pub mod recent;
pub mod recurrence;
pub mod scope;
pub mod series;
pub mod survival;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use crate::config::Config;
use crate::link::Library;

use lessons::Lessons;

/// What the incidents of a library say together, as of a day.
#[derive(Debug)]
pub struct Trends {
    /// The day that ages, due dates and periods are counted from.
    pub today: NaiveDate,
    /// What figures need of each incident.
    pub observations: observations::Observations,
    /// What came back.
    pub recurrences: recurrence::Recurrences,
    /// The last quarters side by side.
    pub recent: recent::Recent,
    /// What they taught.
    pub lessons: Lessons,
    /// What was promised.
    pub actions: actions::Actions,
}

/// Works out what is common to all pages of numbers.
///
/// Work and memory grow in proportion to the number of incidents.
pub fn trends(library: &Library, _config: &Config, today: NaiveDate) -> Trends {
    let observations = observations::Observations::new(library);
    let recurrences = recurrence::recurrences(library);
    let recent = recent::recent(library, &recurrences, today);
    let actions = actions::Actions::new(library, today);
    Trends { today, observations, recurrences, recent, lessons: Lessons::of_library(library), actions }
}
