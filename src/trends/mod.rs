//! A library to [`Trends`]: what its incidents say together. Numbers only; nothing here draws, and
//! nothing is filled in that no document states.

pub mod actions;
pub mod completion;
pub mod period;
pub mod survival;

use chrono::NaiveDate;

use crate::config::Config;
use crate::link::Library;
use actions::Actions;

/// What the incidents of a library say together, as of a day.
#[derive(Debug)]
pub struct Trends {
    /// The day that ages, due dates and periods are counted from.
    pub today: NaiveDate,
    /// What was promised.
    pub actions: Actions,
}

/// Works out what is common to all pages of numbers.
///
/// Work and memory grow in proportion to the number of incidents.
pub fn trends(library: &Library, _config: &Config, today: NaiveDate) -> Trends {
    Trends { today, actions: Actions::new(library, today) }
}
