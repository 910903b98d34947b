//! Two counts compared: how the rates at which incidents came relate, and within which bounds.
//!
//! Given their sum, the later of two Poisson counts is binomial, and its share says how the rates
//! relate: J. Przyborowski and H. Wilenski, "Homogeneity of Results in Testing Samples from Poisson
//! Series", Biometrika 31 (1940). The interval of the share is the exact one of C. J. Clopper and E. S.
//! Pearson, "The Use of Confidence or Fiducial Limits Illustrated in the Case of the Binomial",
//! Biometrika 26 (1934). It holds the true ratio in at least 95 of 100 cases, if incidents come
//! independently of one another; where they come in bursts, chance does more than it allows for.

use statrs::function::beta::{beta_reg, inv_beta_reg};

/// The chance, on each side, that the true ratio lies beyond the interval.
const TAIL: f64 = 0.025;

/// Up to this sum of both counts the crate's quantile is tried out against scipy, and known to end.
const MAX_FOR_NEWTON: usize = 100_000;

/// The later rate as a multiple of the earlier one, with a 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RateRatio {
    /// Incidents a day in the later period over those in the earlier one; none where the earlier
    /// period has no incident.
    pub value: Option<f64>,
    /// Lower bound, 0 or more.
    pub low: f64,
    /// Upper bound; none where it is without bound, since the earlier period has no incident.
    pub high: Option<f64>,
}

/// What a comparison comes to. Meant for a sentence, not for a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reading {
    /// No incident in either period.
    None,
    /// Even if all had come in one of the two periods, chance would produce that often enough.
    TooFew,
    /// The interval holds 1: within what chance produces at this n.
    WithinChance,
    /// The interval lies above 1: more, beyond what chance usually produces.
    More,
    /// The interval lies below 1: fewer, beyond what chance usually produces.
    Fewer,
}

impl Reading {
    /// Whether the two periods could have differed: of 20 such comparisons about one differs by chance.
    pub fn is_telling(self) -> bool {
        !matches!(self, Self::None | Self::TooFew)
    }
}

/// Compares `later` incidents in `later_days` with `earlier` ones in `earlier_days`. No ratio where
/// there is nothing to compare: no incident, or a period without a day.
pub fn compare(
    later: usize,
    later_days: u64,
    earlier: usize,
    earlier_days: u64,
) -> (Option<RateRatio>, Reading) {
    let n = later + earlier;
    if n == 0 || later_days == 0 || earlier_days == 0 {
        return (None, Reading::None);
    }
    let exposure = earlier_days as f64 / later_days as f64;
    let (low, high) = share(later, n);
    let odds = |share: f64| share / (1.0 - share) * exposure;
    let ratio = RateRatio {
        value: (earlier > 0).then(|| later as f64 / earlier as f64 * exposure),
        low: odds(low),
        high: high.map(odds),
    };
    (Some(ratio), reading(&ratio, n, later_days, earlier_days))
}

fn reading(ratio: &RateRatio, n: usize, later_days: u64, earlier_days: u64) -> Reading {
    let expected = later_days as f64 / (later_days + earlier_days) as f64;
    let exponent = i32::try_from(n).unwrap_or(i32::MAX);
    let extreme = expected.powi(exponent).min((1.0 - expected).powi(exponent));
    match ratio {
        _ if extreme > TAIL => Reading::TooFew,
        RateRatio { low, .. } if *low > 1.0 => Reading::More,
        RateRatio { high: Some(high), .. } if *high < 1.0 => Reading::Fewer,
        _ => Reading::WithinChance,
    }
}

/// The bounds of the share of which `k` of `n` is an observation; no upper one where it is 1.
fn share(k: usize, n: usize) -> (f64, Option<f64>) {
    let (k_f, n_f) = (k as f64, n as f64);
    let low = if k == 0 { 0.0 } else { beta_quantile(k_f, n_f - k_f + 1.0, TAIL) };
    let high = (k < n).then(|| beta_quantile(k_f + 1.0, n_f - k_f, 1.0 - TAIL));
    (low, high)
}

/// The quantile of the beta distribution. Newton's method is fast; halving always ends.
fn beta_quantile(a: f64, b: f64, p: f64) -> f64 {
    if a + b <= MAX_FOR_NEWTON as f64 { inv_beta_reg(a, b, p) } else { halved(a, b, p) }
}

fn halved(a: f64, b: f64, p: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..60 {
        let middle = (low + high) / 2.0;
        if beta_reg(a, b, middle) < p { low = middle } else { high = middle }
    }
    (low + high) / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_close(a: Option<f64>, b: Option<f64>) -> bool {
        match (a, b) {
            (Some(a), Some(b)) => (a - b).abs() <= 1e-6 * b.abs(),
            (a, b) => a == b,
        }
    }

    /// The table is scipy's: tests/statistics/intervals.py writes it.
    #[test]
    fn intervals_and_readings_are_those_of_scipy() {
        let table = include_str!("../../tests/statistics/intervals.csv");
        let mut rows = 0;
        for line in table.lines().skip(1) {
            let row: Vec<&str> = line.split(',').collect();
            let number = |at: usize| -> u32 { row[at].parse().unwrap() };
            let bound =
                |at: usize| -> Option<f64> { (!row[at].is_empty()).then(|| row[at].parse().unwrap()) };
            let (ratio, reading) =
                compare(number(0) as usize, number(1).into(), number(2) as usize, number(3).into());
            let ratio = ratio.unwrap();
            assert!(is_close(ratio.value, bound(4)), "{line}: {ratio:?}");
            assert!(is_close(Some(ratio.low), bound(5)), "{line}: {ratio:?}");
            assert!(is_close(ratio.high, bound(6)), "{line}: {ratio:?}");
            let expected = match row[7] {
                "too-few" => Reading::TooFew,
                "more" => Reading::More,
                "fewer" => Reading::Fewer,
                _ => Reading::WithinChance,
            };
            assert_eq!(reading, expected, "{line}");
            rows += 1;
        }
        assert!(rows > 700, "{rows}");
    }

    /// By hand: with no incident in the later period, the upper bound of the share is 1 - 0.025^(1/n).
    #[test]
    fn none_against_six_is_the_least_that_tells() {
        let (ratio, reading) = compare(0, 365, 6, 365);
        let share = 1.0 - 0.025_f64.powf(1.0 / 6.0);
        assert_eq!(reading, Reading::Fewer);
        assert!(is_close(ratio.unwrap().high, Some(share / (1.0 - share))));
        assert_eq!(compare(0, 365, 5, 365).1, Reading::TooFew);
        assert_eq!(compare(2, 365, 3, 365).1, Reading::TooFew);
        assert_eq!(compare(3, 365, 3, 365).1, Reading::WithinChance);
        assert_eq!(compare(6, 365, 0, 365).1, Reading::More);
        assert_eq!(compare(0, 365, 0, 365), (None, Reading::None));
        assert_eq!(compare(3, 0, 3, 365), (None, Reading::None));
    }

    /// Halving gives what Newton's method gives, and ends for any count.
    #[test]
    fn large_counts_have_bounds_too() {
        for (a, b) in [(1.0, 9.0), (17.0, 4.0), (300.0, 700.0)] {
            for p in [TAIL, 1.0 - TAIL] {
                assert!(is_close(Some(halved(a, b, p)), Some(inv_beta_reg(a, b, p))));
            }
        }
        let (ratio, reading) = compare(3_000_000, 365, 1_000_000, 365);
        let ratio = ratio.unwrap();
        assert_eq!(reading, Reading::More);
        assert!(ratio.low > 2.9 && ratio.high.unwrap() < 3.1, "{ratio:?}");
    }
}
