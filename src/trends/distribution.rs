//! Times as they are: each incident a value of its own, median and quartiles where there are enough of
//! them. No mean: outage durations are heavy-tailed, and the mean says more about the longest one than
//! about the rest.

use super::observations::{Measure, Observation};
use super::scope::Members;

/// Fewer values than this have no median and no quartiles.
pub const MIN_FOR_QUARTILES: usize = 10;

/// The times between two moments of the incidents of a scope.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Distribution {
    /// Those known, shortest first, then by incident.
    pub points: Vec<Point>,
    /// How many of them are 0 s: a log scale has no place for these, so they are to be drawn at its
    /// lowest tick, and said.
    pub zeros: usize,
    /// Where at least [`MIN_FOR_QUARTILES`] are known.
    pub quartiles: Option<Quartiles>,
    /// Those that are not known, and why. Nothing stands in for them.
    pub left_out: LeftOut,
}

/// One incident's time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Point {
    /// Whole seconds, 0 or more.
    pub seconds: i64,
    /// The incident.
    pub incident: usize,
}

/// The values below which a quarter, half and three quarters of the times lie, in seconds; by linear
/// interpolation between the two nearest, definition 7 of Hyndman and Fan, "Sample Quantiles in
/// Statistical Packages", The American Statistician 50 (1996), which is what R and NumPy do unless
/// told otherwise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quartiles {
    /// 25 %.
    pub lower: f64,
    /// 50 %.
    pub median: f64,
    /// 75 %.
    pub upper: f64,
}

/// How many incidents have no such time, by reason.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// The start is not known.
    pub no_start: usize,
    /// The start is known, and the end (or the detection) is not.
    pub no_end: usize,
    /// The end (or the detection) lies before the start.
    pub reversed: usize,
}

impl LeftOut {
    /// All of them.
    pub fn total(self) -> usize {
        self.no_start + self.no_end + self.reversed
    }
}

/// Seconds from start to end.
pub(super) fn durations(members: &Members<'_>) -> Distribution {
    distribution(members, |observation| observation.duration)
}

/// Seconds from start to detection.
pub(super) fn lags(members: &Members<'_>) -> Distribution {
    distribution(members, |observation| observation.lag)
}

fn distribution(members: &Members<'_>, measure: impl Fn(&Observation) -> Measure) -> Distribution {
    let mut found = Distribution::default();
    for &incident in &members.incidents {
        match members.table.get(incident).map(&measure) {
            Some(Measure::Seconds(seconds)) => found.points.push(Point { seconds, incident }),
            Some(Measure::NoStart) => found.left_out.no_start += 1,
            Some(Measure::NoEnd) => found.left_out.no_end += 1,
            Some(Measure::Reversed) => found.left_out.reversed += 1,
            None => {}
        }
    }
    found.points.sort_unstable();
    found.zeros = found.points.partition_point(|point| point.seconds == 0);
    if found.points.len() >= MIN_FOR_QUARTILES {
        let sorted: Vec<i64> = found.points.iter().map(|point| point.seconds).collect();
        found.quartiles = quartiles(&sorted);
    }
    found
}

/// The quartiles of `sorted`; none of nothing.
pub fn quartiles(sorted: &[i64]) -> Option<Quartiles> {
    Some(Quartiles {
        lower: quantile(sorted, 0.25)?,
        median: quantile(sorted, 0.5)?,
        upper: quantile(sorted, 0.75)?,
    })
}

/// With h = (n - 1) p, the values at ⌊h⌋ and the place after it, mixed by how far h lies between them.
fn quantile(sorted: &[i64], p: f64) -> Option<f64> {
    let h = sorted.len().checked_sub(1)? as f64 * p;
    let below = *sorted.get(h.floor() as usize)? as f64;
    let above = *sorted.get(h.ceil() as usize)? as f64;
    Some(below + (above - below) * h.fract())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table is NumPy's: tests/statistics/quantiles.py writes it.
    #[test]
    fn quartiles_are_those_of_numpy() {
        for line in include_str!("../../tests/statistics/quantiles.csv").lines().skip(1) {
            let (quartile, values) = line.rsplit_once(',').unwrap();
            let expected: Vec<f64> = quartile.split(',').map(|number| number.parse().unwrap()).collect();
            let sorted: Vec<i64> = values.split(' ').map(|number| number.parse().unwrap()).collect();
            let found = quartiles(&sorted).unwrap();
            for (found, expected) in [found.lower, found.median, found.upper].into_iter().zip(expected) {
                assert!((found - expected).abs() <= 1e-9 * expected.abs(), "{line}: {found}");
            }
        }
        assert_eq!(quartiles(&[]), None);
    }

    #[test]
    fn quartiles_worked_out_by_hand() {
        // 1 to 10: h = 9 p, so 2.25, 4.5 and 6.75.
        let sorted: Vec<i64> = (1..=10).collect();
        let expected = Quartiles { lower: 3.25, median: 5.5, upper: 7.75 };
        assert_eq!(quartiles(&sorted), Some(expected));
    }
}
