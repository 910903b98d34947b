//! Incidents by quarter, or by year where the quarters would be too many.

use chrono::{Datelike, NaiveDate};

use super::observations::Observation;
use super::period::Quarter;
use super::scope::{Members, Scope};

/// At most this many quarters, or years, are counted one by one.
pub const MAX_BINS: usize = 60;

/// How many incidents began in each stretch of time. The stretches run without a gap from the scope's
/// first incident (for a year, from its first quarter) to the one that holds today.
///
/// An incident counts once in [`Series::all`], and for each of its causes in [`Series::parts`].
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Quarters or years.
    pub unit: Unit,
    /// The stretches, oldest first; empty where no incident has a date up to today.
    pub bins: Vec<Bin>,
    /// All incidents of the scope, a number for each bin.
    pub all: Vec<usize>,
    /// Each part of the scope's split, in its order, a number for each bin.
    pub parts: Vec<Vec<usize>>,
    /// Incidents before the first bin.
    pub before: usize,
    /// Incidents after the bin that holds today.
    pub after: usize,
    /// Incidents whose start is not known.
    pub undated: usize,
    /// Whether the last bin is not over yet.
    pub is_last_partial: bool,
}

/// How long a stretch is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A quarter of a calendar year.
    Quarter,
    /// A calendar year.
    Year,
}

/// A stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bin {
    /// A quarter.
    Quarter(Quarter),
    /// A calendar year.
    Year(i32),
}

impl std::fmt::Display for Bin {
    /// `2024 Q3` or `2024`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Quarter(quarter) => quarter.fmt(f),
            Self::Year(year) => year.fmt(f),
        }
    }
}

impl Unit {
    /// Stretches are numbered without a gap, also across the year 0.
    fn number(self, date: NaiveDate) -> i64 {
        match self {
            Self::Quarter => i64::from(date.year()) * 4 + i64::from(date.month0() / 3),
            Self::Year => i64::from(date.year()),
        }
    }

    fn bin(self, number: i64) -> Bin {
        let year = |year: i64| i32::try_from(year).unwrap_or_default();
        match self {
            Self::Quarter => Bin::Quarter(Quarter {
                year: year(number.div_euclid(4)),
                quarter: u32::try_from(number.rem_euclid(4)).unwrap_or_default() + 1,
            }),
            Self::Year => Bin::Year(year(number)),
        }
    }
}

/// Where incidents fall on the time axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Bin(usize),
    Before,
    After,
    Undated,
}

impl Series {
    /// Where an incident falls.
    pub(super) fn place(&self, observation: &Observation) -> Place {
        let Some(day) = observation.day else { return Place::Undated };
        let number = |bin: &Bin| match bin {
            Bin::Quarter(quarter) => i64::from(quarter.year) * 4 + i64::from(quarter.quarter) - 1,
            Bin::Year(year) => i64::from(*year),
        };
        let Some(first) = self.bins.first().map(number) else { return Place::After };
        match usize::try_from(self.unit.number(day) - first) {
            Err(_) => Place::Before,
            Ok(at) if at < self.bins.len() => Place::Bin(at),
            Ok(_) => Place::After,
        }
    }
}

pub(super) fn series(members: &Members<'_>, today: NaiveDate) -> Series {
    let observations = || members.incidents.iter().map(|&incident| members.table.get(incident));
    let (unit, numbers) = axis(members, today);
    let bins: Vec<Bin> = numbers.map(|number| unit.bin(number)).collect();
    let row = vec![0; bins.len()];
    let is_last_partial = bins.last().is_some_and(|&last| last == unit.bin(unit.number(today)));
    let mut series = Series {
        unit,
        all: row.clone(),
        parts: vec![row; members.split.parts.len()],
        bins,
        before: 0,
        after: 0,
        undated: 0,
        is_last_partial,
    };
    for (place, observation) in observations().enumerate() {
        match observation.map_or(Place::Undated, |observation| series.place(observation)) {
            Place::Before => series.before += 1,
            Place::After => series.after += 1,
            Place::Undated => series.undated += 1,
            Place::Bin(bin) => {
                count(&mut series.all, bin);
                for part in members.parts(place) {
                    if let Some(row) = series.parts.get_mut(part) {
                        count(row, bin);
                    }
                }
            }
        }
    }
    series
}

/// Adds one to the number at `at`.
pub(super) fn count(row: &mut [usize], at: usize) {
    if let Some(number) = row.get_mut(at) {
        *number += 1;
    }
}

/// The unit, and the numbers of the bins.
fn axis(members: &Members<'_>, today: NaiveDate) -> (Unit, std::ops::Range<i64>) {
    let days = members.incidents.iter().filter_map(|&incident| members.table.get(incident)?.day);
    let Some(first) = days.min().filter(|&first| first <= today) else { return (Unit::Quarter, 0..0) };
    if matches!(members.scope, Scope::Year(_)) {
        let quarters = Unit::Year.number(first) * 4..Unit::Year.number(first) * 4 + 4;
        return (Unit::Quarter, quarters.start..quarters.end.min(Unit::Quarter.number(today) + 1));
    }
    let length = |unit: Unit| unit.number(today) - unit.number(first) + 1;
    let unit = if length(Unit::Quarter) <= MAX_BINS as i64 { Unit::Quarter } else { Unit::Year };
    let end = unit.number(today) + 1;
    (unit, end - length(unit).min(MAX_BINS as i64)..end)
}
