//! Lengths of time in at most two units.

use std::fmt;

use chrono::TimeDelta;

/// A length of time as people say it: the largest unit that it fills, with the next smaller one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// Less than a minute: seconds.
    Seconds(i64),
    /// Less than an hour: minutes.
    Minutes(i64),
    /// Less than a day: hours and minutes.
    Hours(i64, i64),
    /// Days and hours.
    Days(i64, i64),
}

impl Length {
    /// None for negative lengths.
    pub fn of(length: TimeDelta) -> Option<Self> {
        let seconds = length.num_seconds();
        if seconds < 0 {
            return None;
        }
        let (minutes, hours, days) = (seconds / 60, seconds / 3600, seconds / 86_400);
        Some(match (days, hours, minutes) {
            (0, 0, 0) => Self::Seconds(seconds),
            (0, 0, _) => Self::Minutes(minutes),
            (0, _, _) => Self::Hours(hours, minutes % 60),
            _ => Self::Days(days, hours % 24),
        })
    }
}

impl fmt::Display for Length {
    /// In English, for findings: `45 s`, `15 min`, `4 h 15 min`, `3 d 2 h`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Seconds(seconds) => write!(f, "{seconds} s"),
            Self::Minutes(minutes) => write!(f, "{minutes} min"),
            Self::Hours(hours, 0) => write!(f, "{hours} h"),
            Self::Hours(hours, minutes) => write!(f, "{hours} h {minutes} min"),
            Self::Days(days, 0) => write!(f, "{days} d"),
            Self::Days(days, hours) => write!(f, "{days} d {hours} h"),
        }
    }
}
