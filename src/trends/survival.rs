//! The Kaplan–Meier estimate: the share of things still without an event by time, where some have left
//! observation before theirs.
//!
//! The estimate is that of Kaplan and Meier (1958, J. Am. Stat. Assoc. 53, 457–481). Its band is pointwise,
//! at 95%, from Greenwood's variance on the scale log(−log S), so that it stays between 0 and 1 (Kalbfleisch
//! and Prentice, The Statistical Analysis of Failure Time Data, 2nd ed. 2002, section 1.4): the default of
//! lifelines and an option of R's `survfit`. `tests/statistics/survival.py` compares with lifelines.

/// The 97.5th percentile of the normal distribution: 2.5% lie beyond each end of the band.
const Z: f64 = 1.959_963_984_540_054;

/// How long something was watched, and how that ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Observation {
    /// Whole days, 0 or more.
    pub days: u32,
    /// The event happened on that day; else it had not happened yet when observation ended.
    pub event: bool,
}

/// What holds from a day on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// Days from the beginning.
    pub days: u32,
    /// Those watched until that day and without an event before it.
    pub at_risk: usize,
    /// Events on that day; at least one.
    pub events: usize,
    /// Share without an event after that day, from 0 to 1.
    pub survival: f64,
    /// Lower and upper end of its band at 95%; none where the share is 0, of which the formula says nothing.
    pub band: Option<(f64, f64)>,
}

/// A Kaplan–Meier estimate.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Survival {
    /// Observations.
    pub total: usize,
    /// Those with an event.
    pub events: usize,
    /// The days on which there were events, ascending. Before the first one the share is 1.
    pub steps: Vec<Step>,
    /// Days on which observation of something ended without an event, ascending, each once.
    pub censored: Vec<u32>,
    /// The longest observation, in days.
    pub last: u32,
}

impl Survival {
    /// The estimate from `observations`, in any order. Of an event and an end of observation on one day, the
    /// event comes first: what was watched on that day was at risk.
    pub fn new(mut observations: Vec<Observation>) -> Self {
        observations.sort_unstable();
        let total = observations.len();
        let (mut at_risk, mut survival, mut variance) = (total, 1.0, 0.0);
        let mut steps = Vec::new();
        for day in observations.chunk_by(|a, b| a.days == b.days) {
            let events = day.iter().filter(|observation| observation.event).count();
            if let (Some(first), true) = (day.first(), events > 0) {
                let (n, d) = (at_risk as f64, events as f64);
                survival *= 1.0 - d / n;
                if at_risk == events {
                    // The rounding of the product must not leave a share where nobody is left.
                    survival = 0.0;
                }
                variance += d / (n * (n - d));
                steps.push(Step {
                    days: first.days,
                    at_risk,
                    events,
                    survival,
                    band: band(survival, variance),
                });
            }
            at_risk -= day.len();
        }
        let ended = observations.iter().filter(|observation| !observation.event);
        let mut censored: Vec<u32> = ended.map(|observation| observation.days).collect();
        censored.dedup();
        Self {
            total,
            events: observations.iter().filter(|observation| observation.event).count(),
            steps,
            censored,
            last: observations.last().map_or(0, |observation| observation.days),
        }
    }

    /// The first day on which at most `share` are without an event; none where the estimate does not come
    /// down to it. With 0.5 it is the median.
    pub fn quantile(&self, share: f64) -> Option<u32> {
        // Products of fractions miss a half by the last bit.
        self.steps.iter().find(|step| step.survival <= share + 1e-12).map(|step| step.days)
    }

    /// What holds on `day`; none before the first event.
    pub fn at(&self, day: u32) -> Option<&Step> {
        self.steps.get(self.steps.partition_point(|step| step.days <= day).checked_sub(1)?)
    }

    /// How many were still watched, without an event, at the beginning of `day`. `observations` are those of
    /// the estimate.
    pub fn at_risk(observations: &[Observation], day: u32) -> usize {
        observations.iter().filter(|observation| observation.days >= day).count()
    }
}

/// The band around a share with this sum of Greenwood's terms, d / (n (n − d)).
fn band(survival: f64, variance: f64) -> Option<(f64, f64)> {
    if survival <= 0.0 || survival >= 1.0 {
        return None;
    }
    let log = survival.ln();
    let spread = Z * variance.sqrt() / log;
    let end = |spread: f64| (-((-log).ln() + spread).exp()).exp();
    // The logarithm is negative, and with it the spread.
    Some((end(-spread), end(spread)))
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    fn observed(events: &[u32], censored: &[u32]) -> Vec<Observation> {
        let of = |days: &[u32], event| {
            days.iter().map(move |&days| Observation { days, event }).collect::<Vec<_>>()
        };
        [of(events, true), of(censored, false)].concat()
    }

    /// Day, at risk, events, share, lower and upper end.
    type ExpectedStep = (u32, usize, usize, f64, Option<f64>, Option<f64>);

    #[derive(Deserialize)]
    struct Case {
        name: String,
        events: Vec<u32>,
        censored: Vec<u32>,
        steps: Vec<ExpectedStep>,
        median: Option<u32>,
        quarter_done: Option<u32>,
    }

    /// Expected values are those of lifelines, written by `tests/statistics/survival.py`.
    #[test]
    fn the_estimate_is_that_of_lifelines() {
        let cases: Vec<Case> =
            serde_json::from_str(include_str!("../../tests/statistics/survival.json")).unwrap();
        assert!(cases.len() >= 8);
        for case in cases {
            let found = Survival::new(observed(&case.events, &case.censored));
            assert_eq!(found.steps.len(), case.steps.len(), "{}", case.name);
            for (step, (days, at_risk, events, share, lower, upper)) in found.steps.iter().zip(case.steps) {
                let name = format!("{}, day {days}", case.name);
                assert_eq!((step.days, step.at_risk, step.events), (days, at_risk, events), "{name}");
                assert!((step.survival - share).abs() < 1e-12, "{name}: {} {share}", step.survival);
                assert_eq!(step.band.is_some(), lower.is_some(), "{name}");
                if let (Some(found), Some(lower), Some(upper)) = (step.band, lower, upper) {
                    assert!((found.0 - lower).abs() < 1e-9, "{name}: {found:?} {lower}");
                    assert!((found.1 - upper).abs() < 1e-9, "{name}: {found:?} {upper}");
                }
            }
            assert_eq!(found.quantile(0.5), case.median, "{}", case.name);
            assert_eq!(found.quantile(0.75), case.quarter_done, "{}", case.name);
        }
    }

    #[test]
    fn a_tie_of_event_and_end_counts_both_as_at_risk() {
        // By hand: 3 at risk on day 5, one event, one leaves; then 1 at risk on day 9.
        let found = Survival::new(observed(&[5, 9], &[5]));
        assert_eq!(found.steps.iter().map(|step| step.at_risk).collect::<Vec<_>>(), [3, 1]);
        assert!((found.steps[0].survival - 2.0 / 3.0).abs() < 1e-15);
        assert_eq!(found.steps[1].survival, 0.0);
        assert_eq!(found.steps[1].band, None);
        assert_eq!((found.quantile(0.5), found.censored.as_slice(), found.last), (Some(9), &[5][..], 9));
    }

    #[test]
    fn nothing_and_nothing_done_are_no_curve() {
        assert_eq!(Survival::new(Vec::new()), Survival::default());
        let none = Survival::new(observed(&[], &[3, 1, 3]));
        assert_eq!((none.total, none.events, none.steps.len()), (3, 0, 0));
        assert_eq!((none.censored.as_slice(), none.last, none.quantile(0.5)), (&[1, 3][..], 3, None));
        assert_eq!(none.at(2), None);
    }

    #[test]
    fn the_share_on_a_day_is_that_of_the_last_step() {
        let found = Survival::new(observed(&[0, 4], &[8, 9]));
        assert_eq!(found.at(0).map(|step| step.survival), Some(0.75));
        assert_eq!(found.at(3).map(|step| step.days), Some(0));
        assert_eq!(found.at(900).map(|step| step.survival), Some(0.5));
        assert_eq!(found.quantile(0.5), Some(4));
    }
}
