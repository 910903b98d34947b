//! Where a value stands on an axis: from 0, the left end, to 1, the right end.

use super::{NARROW, text};

/// Free room between two labels of an axis, in CSS pixels.
const GAP: f64 = 8.0;
/// Room beside a chart that half a label may take, in CSS pixels; `charts.css` and the margin of the
/// page leave more.
const MARGIN: f64 = 20.0;

const MINUTE: f64 = 60.0;
const HOUR: f64 = 60.0 * MINUTE;
const DAY: f64 = 24.0 * HOUR;

/// A length of time that people think in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Time {
    /// Seconds.
    Seconds(u32),
    /// Minutes.
    Minutes(u32),
    /// Hours.
    Hours(u32),
    /// Days.
    Days(u32),
    /// Weeks.
    Weeks(u32),
    /// Months of 30.44 days.
    Months(u32),
    /// Years of 365.25 days.
    Years(u32),
}

impl Time {
    /// How long it is.
    pub fn seconds(self) -> f64 {
        let (count, unit) = match self {
            Self::Seconds(count) => (count, 1.0),
            Self::Minutes(count) => (count, MINUTE),
            Self::Hours(count) => (count, HOUR),
            Self::Days(count) => (count, DAY),
            Self::Weeks(count) => (count, 7.0 * DAY),
            Self::Months(count) => (count, 30.44 * DAY),
            Self::Years(count) => (count, 365.25 * DAY),
        };
        f64::from(count) * unit
    }
}

/// How a mark of an axis of time is called.
pub type TimeName<'a> = &'a dyn Fn(Time) -> String;

/// The marks of an axis of time, from the most to the least telling: a label that has no room gives way
/// to those before it.
const TIMES: [Time; 17] = [
    Time::Hours(1),
    Time::Days(1),
    Time::Minutes(1),
    Time::Months(1),
    Time::Years(1),
    Time::Minutes(10),
    Time::Weeks(1),
    Time::Hours(4),
    Time::Seconds(1),
    Time::Seconds(10),
    Time::Minutes(30),
    Time::Hours(12),
    Time::Hours(2),
    Time::Years(10),
    Time::Minutes(5),
    Time::Days(2),
    Time::Months(3),
];

/// A mark of an axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Where it stands, from 0 to 1.
    pub at: f64,
    /// What is written there.
    pub label: String,
}

/// A scale on which equal steps are equal factors. Time in seconds. No such scale has a place for 0:
/// where there are values of 0 s, they stand apart at its left end.
#[derive(Clone, Copy, Debug)]
pub struct LogTime {
    from: f64,
    to: f64,
    /// Where the equal factors begin: 0, or behind the place of 0 s.
    start: f64,
}

/// Share of a scale that values of 0 s have, where there are any.
const ZERO: f64 = 0.1;

impl LogTime {
    /// A scale that holds all of `seconds` with some room at its ends, and a factor of 60 at least.
    pub fn of(seconds: impl Iterator<Item = f64>) -> Self {
        let (mut least, mut most, mut start) = (f64::INFINITY, f64::NEG_INFINITY, 0.0);
        for value in seconds.filter(|value| value.is_finite()) {
            if value <= 0.0 {
                start = ZERO;
                continue;
            }
            least = least.min(value);
            most = most.max(value);
        }
        if least > most {
            (least, most) = (MINUTE, DAY);
        }
        let (mut from, mut to) = (least / 1.5, most * 1.5);
        let lacking = 60.0 / (to / from);
        if lacking > 1.0 {
            from /= lacking.sqrt();
            to = from * 60.0;
        }
        Self { from, to, start }
    }

    /// Where `seconds` stand; what is shorter or longer than the scale stands at its end.
    pub fn at(&self, seconds: f64) -> f64 {
        if seconds <= 0.0 || seconds.is_nan() {
            return 0.0;
        }
        let share = (seconds.clamp(self.from, self.to) / self.from).ln() / (self.to / self.from).ln();
        self.start + share * (1.0 - self.start)
    }

    /// The stretches of the axis: with a gap behind the place of 0 s.
    pub fn stretches(&self) -> Vec<(f64, f64)> {
        if self.start > 0.0 {
            vec![(0.0, self.start * 0.45), (self.start * 0.8, 1.0)]
        } else {
            vec![(0.0, 1.0)]
        }
    }

    /// The marks whose labels fit side by side in the narrowest chart, from left to right.
    pub fn ticks(&self, name: TimeName<'_>) -> Vec<Tick> {
        let inside = TIMES.into_iter().filter(|time| (self.from..=self.to).contains(&time.seconds()));
        let zero = (self.start > 0.0).then(|| Tick { at: 0.0, label: name(Time::Seconds(0)) });
        let inside = inside.map(|time| Tick { at: self.at(time.seconds()), label: name(time) });
        fitting(zero.into_iter().chain(inside), NARROW, MARGIN)
    }
}

/// A scale of whole days from 0 on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Days {
    /// Equal steps are equal numbers of days.
    Linear,
    /// Equal steps are equal factors of days + 1, so that day 0 has a place.
    Log,
}

impl Days {
    /// Where `days` stand on a scale that ends at `last`.
    pub fn at(self, days: f64, last: f64) -> f64 {
        let last = if last.is_finite() { last.max(1.0) } else { 1.0 };
        let days = if days.is_nan() { 0.0 } else { days.clamp(0.0, last) };
        match self {
            Self::Linear => days / last,
            Self::Log => days.ln_1p() / last.ln_1p(),
        }
    }

    /// The marks whose labels fit in the narrowest chart, from left to right. Up to some years they
    /// are days and weeks as people say them; the last day is always one of them.
    pub fn ticks(self, last: f64) -> Vec<Tick> {
        const LOG: [f64; 12] = [0.0, 7.0, 30.0, 365.0, 90.0, 1.0, 180.0, 730.0, 1825.0, 3650.0, 14.0, 3.0];
        let last = if last.is_finite() { last.max(1.0) } else { 1.0 };
        let tick = |days: f64| Tick { at: self.at(days, last), label: format!("{days:.0}") };
        match self {
            Self::Log => fitting(LOG.into_iter().filter(|&days| days <= last).map(tick), NARROW, MARGIN),
            Self::Linear => {
                let step = round_step(last / 5.0, &[1.0, 7.0, 14.0, 30.0, 60.0, 90.0, 180.0, 365.0]);
                fitting(
                    (0..=12).map(|index| f64::from(index) * step).filter(|&days| days <= last).map(tick),
                    NARROW,
                    MARGIN,
                )
            }
        }
    }
}

/// The marks of a scale of counts from 0 to `most`: at most four, at whole and round numbers. The last
/// one is the scale's end, and not below `most`.
pub fn counts(most: usize) -> Vec<usize> {
    let most = most.max(1);
    let mut step = 1;
    // Steps of 1, 2, 5, 10, 20, 50 …
    for factor in [2, 5, 2].into_iter().cycle() {
        if most.div_ceil(step) <= 3 {
            break;
        }
        step = if factor == 5 { step / 2 * 5 } else { step * 2 };
    }
    (0..=most.div_ceil(step)).map(|index| index * step).collect()
}

/// The first of `steps` that is not less than `least`, or a multiple of the last.
fn round_step(least: f64, steps: &[f64]) -> f64 {
    let fits = steps.iter().copied().find(|&step| step >= least);
    let last = steps.last().copied().unwrap_or(1.0);
    fits.unwrap_or_else(|| (least / last).ceil() * last)
}

/// Those of `ticks` whose labels do not meet in a chart of `width` pixels, and do not stick out of it by
/// more than `margin`; the first of them first chosen; from left to right.
pub(super) fn fitting(ticks: impl Iterator<Item = Tick>, width: f64, margin: f64) -> Vec<Tick> {
    let mut taken: Vec<(f64, f64, Tick)> = Vec::new();
    for tick in ticks {
        let (middle, half) = (tick.at * width, text::width(&tick.label) / 2.0);
        let (start, end) = (middle - half - GAP / 2.0, middle + half + GAP / 2.0);
        let is_inside = middle - half >= -margin && middle + half <= width + margin;
        if is_inside && taken.iter().all(|(left, right, _)| end <= *left || start >= *right) {
            taken.push((start, end, tick));
        }
    }
    taken.sort_by(|a, b| a.0.total_cmp(&b.0));
    taken.into_iter().map(|(_, _, tick)| tick).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As English has them.
    fn name(time: Time) -> String {
        match time {
            Time::Seconds(count) => format!("{count} s"),
            Time::Minutes(count) => format!("{count} min"),
            Time::Hours(count) => format!("{count} h"),
            Time::Days(count) => format!("{count} d"),
            Time::Weeks(count) => format!("{count} w"),
            Time::Months(count) => format!("{count} months"),
            Time::Years(count) => format!("{count} y"),
        }
    }

    fn labels(ticks: &[Tick]) -> Vec<&str> {
        ticks.iter().map(|tick| tick.label.as_str()).collect()
    }

    #[test]
    fn equal_factors_are_equal_steps() {
        let scale = LogTime::of([60.0, 86_400.0].into_iter());
        let step = |a, b| scale.at(b) - scale.at(a);
        assert!((step(60.0, 600.0) - step(3600.0, 36_000.0)).abs() < 1e-12);
        assert_eq!([scale.at(0.0), scale.at(f64::NAN), scale.at(1e12)], [0.0, 0.0, 1.0]);
        let with_zero = LogTime::of([0.0, 60.0, 86_400.0].into_iter());
        assert_eq!(with_zero.at(0.0), 0.0);
        assert!(with_zero.at(60.0) > ZERO);
        assert_eq!(with_zero.ticks(&name)[0].label, "0 s");
    }

    #[test]
    fn labels_of_times_never_meet() {
        for (least, most) in
            [(0.0, 0.0), (60.0, 60.0), (300.0, 7200.0), (1.0, 1e8), (3600.0, 1e9), (-5.0, 2.0)]
        {
            let ticks = LogTime::of([least, most].into_iter()).ticks(&name);
            assert!(!ticks.is_empty(), "{least} to {most}");
            for pair in ticks.windows(2) {
                let room = (pair[1].at - pair[0].at) * NARROW;
                let needed = (text::width(&pair[0].label) + text::width(&pair[1].label)) / 2.0;
                assert!(room >= needed + GAP - 1e-9, "{least} to {most}: {pair:?}");
            }
        }
        let ticks = LogTime::of([90.0, 1_000_000.0].into_iter()).ticks(&name);
        assert_eq!(labels(&ticks), ["1 min", "10 min", "1 h", "4 h", "1 d", "1 w"]);
    }

    #[test]
    fn days_are_told_in_weeks_and_months() {
        assert_eq!(labels(&Days::Linear.ticks(100.0)), ["0", "30", "60", "90"]);
        assert_eq!(labels(&Days::Linear.ticks(0.0)), ["0", "1"]);
        assert_eq!(labels(&Days::Linear.ticks(f64::NAN)), ["0", "1"]);
        assert_eq!(labels(&Days::Log.ticks(400.0)), ["0", "1", "3", "7", "14", "30", "90", "180", "365"]);
        assert_eq!(Days::Log.at(0.0, 100.0), 0.0);
        assert_eq!(Days::Log.at(100.0, 100.0), 1.0);
    }

    #[test]
    fn counts_end_at_a_round_number() {
        assert_eq!(counts(0), [0, 1]);
        assert_eq!(counts(3), [0, 1, 2, 3]);
        assert_eq!(counts(4), [0, 2, 4]);
        assert_eq!(counts(13), [0, 5, 10, 15]);
        assert_eq!(counts(88), [0, 50, 100]);
        assert_eq!(counts(9_999), [0, 5_000, 10_000]);
    }
}
