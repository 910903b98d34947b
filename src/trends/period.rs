//! Quarters of a calendar year.

use std::fmt;

use chrono::{Datelike, Months, NaiveDate};

/// A quarter of a calendar year. An incident belongs to the one in which it began, by the clock of
/// its own zone, as it does with years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter {
    /// The calendar year.
    pub year: i32,
    /// 1 to 4.
    pub quarter: u32,
}

impl Quarter {
    /// The quarter that `date` lies in.
    pub fn of(date: NaiveDate) -> Self {
        Self { year: date.year(), quarter: date.month0() / 3 + 1 }
    }

    /// Its first day; none beyond the calendar's range.
    pub fn start(self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year, (self.quarter.max(1) - 1) * 3 + 1, 1)
    }

    /// The first day of the next one.
    pub fn end(self) -> Option<NaiveDate> {
        self.start()?.checked_add_months(Months::new(3))
    }

    /// The quarter before.
    pub fn previous(self) -> Self {
        match self.quarter {
            ..=1 => Self { year: self.year.saturating_sub(1), quarter: 4 },
            quarter => Self { quarter: quarter - 1, ..self },
        }
    }

    /// The quarter after.
    pub fn next(self) -> Self {
        match self.quarter {
            4.. => Self { year: self.year.saturating_add(1), quarter: 1 },
            quarter => Self { quarter: quarter + 1, ..self },
        }
    }
}

impl fmt::Display for Quarter {
    /// `2024 Q3`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} Q{}", self.year, self.quarter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quarters_follow_each_other_across_years() {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        let quarter = Quarter::of(day(1969, 12, 31));
        assert_eq!(quarter.to_string(), "1969 Q4");
        assert_eq!(quarter.next(), Quarter::of(day(1970, 1, 1)));
        assert_eq!(quarter.next().previous(), quarter);
        assert_eq!((quarter.start(), quarter.end()), (Some(day(1969, 10, 1)), Some(day(1970, 1, 1))));
    }
}
