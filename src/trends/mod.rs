//! A library to [`Trends`]: what its incidents say together. Numbers only; nothing here draws, and
//! nothing is filled in that no document states.

pub mod period;

use chrono::NaiveDate;

use crate::config::Config;
use crate::link::Library;

/// What the incidents of a library say together, as of a day.
#[derive(Debug)]
pub struct Trends {
    /// The day that ages, due dates and periods are counted from.
    pub today: NaiveDate,
}

/// Works out what is common to all pages of numbers.
///
/// Work and memory grow in proportion to the number of incidents.
pub fn trends(_library: &Library, _config: &Config, today: NaiveDate) -> Trends {
    Trends { today }
}
