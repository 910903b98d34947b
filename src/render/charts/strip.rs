//! Every value a dot on a log scale of time, linked; where there are too many of them, bars of bins.

use super::scale::{LogTime, Tick, TimeName};
use super::svg::{Labels, Px, Share, Svg};
use super::{NARROW, text};

/// More dots than this are drawn as bins.
pub const MAX_DOTS: usize = 200;

/// Dots one above the other; more would make a chart that no screen holds, and are drawn as bins.
const MAX_LEVELS: usize = 36;
/// Radius of a dot and the distance of two rows of them, in pixels.
const RADIUS: f64 = 4.0;
const PITCH: f64 = 9.0;
/// Height of the highest bar, and room for its count above it.
const BAR: f64 = 150.0;
const COUNT: f64 = 18.0;
/// Least height of the area of dots, so that few dots do not look lost.
const LEAST: f64 = 54.0;
/// Room below the area: the axis with its labels, and the box of quartiles.
const AXIS: f64 = 24.0;
const QUARTILES: f64 = 22.0;

const MINUTE: f64 = 60.0;
const HOUR: f64 = 3600.0;
const DAY: f64 = 86_400.0;

/// Edges of the bins, in seconds. Each is about twice the one before, and a length of time that people
/// think in.
const EDGES: [f64; 31] = [
    0.0,
    1.0,
    2.0,
    4.0,
    8.0,
    15.0,
    30.0,
    MINUTE,
    2.0 * MINUTE,
    4.0 * MINUTE,
    8.0 * MINUTE,
    15.0 * MINUTE,
    30.0 * MINUTE,
    HOUR,
    2.0 * HOUR,
    4.0 * HOUR,
    8.0 * HOUR,
    12.0 * HOUR,
    DAY,
    2.0 * DAY,
    4.0 * DAY,
    7.0 * DAY,
    14.0 * DAY,
    30.0 * DAY,
    60.0 * DAY,
    120.0 * DAY,
    240.0 * DAY,
    365.0 * DAY,
    730.0 * DAY,
    1460.0 * DAY,
    3650.0 * DAY,
];

/// One value.
#[derive(Clone, Debug)]
pub struct Dot {
    /// Its length in seconds.
    pub seconds: f64,
    /// Where it leads.
    pub href: String,
    /// What it is, in a line.
    pub label: String,
}

/// Median and quartiles, in seconds.
#[derive(Clone, Copy, Debug)]
pub struct Quartiles {
    /// A quarter of the values lies below it.
    pub lower: f64,
    /// Half of them.
    pub median: f64,
    /// Three quarters.
    pub upper: f64,
}

/// Values from `from` up to, and without, `to`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bin {
    /// Least value, in seconds.
    pub from: f64,
    /// First value beyond it; none for the last bin, which has no end.
    pub to: Option<f64>,
    /// How many values.
    pub count: usize,
}

/// A chart, and what a reader must be told of it.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// The picture.
    pub svg: String,
    /// Where bins took the place of dots: the bins, from the first to the last that is not empty.
    pub bins: Option<Vec<Bin>>,
}

/// Whether `seconds`, ascending, are too many, or too many of one length, for dots.
pub fn needs_bins(seconds: &[f64]) -> bool {
    seconds.len() > MAX_DOTS || levels(&LogTime::of(seconds.iter().copied()), seconds).1 > MAX_LEVELS
}

/// Draws `dots`, which ascend by their length; `quartiles` only where the caller thinks them meant.
pub fn dots(labels: Labels<'_>, dots: &[Dot], quartiles: Option<Quartiles>, name: TimeName<'_>) -> String {
    let seconds: Vec<f64> = dots.iter().map(|dot| dot.seconds).collect();
    let scale = LogTime::of(seconds.iter().copied());
    let (levels, rows) = levels(&scale, &seconds);
    let area = LEAST.max(rows as f64 * PITCH + RADIUS);
    let mut svg = frame(("strip", labels, true), &scale.ticks(name), &scale, area, quartiles);
    for (dot, level) in dots.iter().zip(levels) {
        svg.open("a", &[("href", &dot.href)]);
        svg.text("title", &[], &dot.label);
        let y = area - PITCH * level as f64 - RADIUS - 2.0;
        svg.leaf("circle", &[("cx", &Share(scale.at(dot.seconds))), ("cy", &Px(y)), ("r", &RADIUS)]);
        svg.close();
    }
    svg.finish()
}

/// Draws `seconds`, ascending, as bins.
pub fn bins(labels: Labels<'_>, seconds: &[f64], quartiles: Option<Quartiles>, name: TimeName<'_>) -> Drawn {
    let bins = counted(seconds);
    let used = bins.iter().filter(|bin| bin.count > 0);
    // What is under a second stands apart, in the place of 0 s.
    let ends = used.flat_map(|bin| [Some(bin.from), bin.to.filter(|_| bin.from > 0.0)]);
    let scale = LogTime::of(ends.flatten().chain(seconds.last().copied()));
    let most = bins.iter().map(|bin| bin.count).max().unwrap_or_default().max(1) as f64;
    let area = COUNT + BAR;
    let mut svg = frame(("strip bins", labels, false), &scale.ticks(name), &scale, area, quartiles);
    for bin in bins.iter().filter(|bin| bin.count > 0) {
        let left = scale.at(bin.from);
        let right = match bin.to {
            Some(to) if bin.from > 0.0 => scale.at(to),
            Some(_) => scale.stretches().first().map_or(1.0, |(_, end)| *end),
            None => 1.0,
        };
        let height = (bin.count as f64 / most * BAR).max(1.0);
        svg.leaf(
            "rect",
            &[
                ("x", &Share(left)),
                ("y", &Px(area - height)),
                ("width", &Share(right - left)),
                ("height", &Px(height)),
            ],
        );
        let count = bin.count.to_string();
        // A number wider than its bar is only shown where the chart is wider than the narrowest.
        let fits = text::width(&count) <= (right - left) * NARROW;
        let class = if fits { "middle" } else { "middle wide" };
        let middle = Share((left + right) / 2.0);
        svg.text("text", &[("class", &class), ("x", &middle), ("y", &Px(area - height - 5.0))], &count);
    }
    Drawn { svg: svg.finish(), bins: Some(bins) }
}

/// The bins of `seconds`, which ascend, from the first to the last that is not empty.
fn counted(seconds: &[f64]) -> Vec<Bin> {
    let mut rest = seconds;
    let mut bins: Vec<Bin> = Vec::new();
    for (at, &from) in EDGES.iter().enumerate() {
        let to = EDGES.get(at + 1).copied();
        let (inside, after) = rest.split_at(rest.partition_point(|&value| to.is_none_or(|to| value < to)));
        rest = after;
        if !inside.is_empty() || !bins.is_empty() {
            bins.push(Bin { from, to, count: inside.len() });
        }
    }
    let used = bins.iter().rposition(|bin| bin.count > 0).map_or(0, |last| last + 1);
    bins.truncate(used);
    bins
}

/// For each value the lowest row in which its dot meets no other at the chart's narrowest; and how many
/// rows there are, which is beyond [`MAX_LEVELS`] where that is too few.
///
/// Dots are placed in an order that jumps about: from left to right, they would lean on each other in
/// slanting rows that look as if they meant something.
fn levels(scale: &LogTime, seconds: &[f64]) -> (Vec<usize>, usize) {
    /// The golden ratio; its multiples spread evenly.
    const PHI: f64 = 0.618_033_988_749_894_9;
    let places: Vec<f64> = seconds.iter().map(|&value| scale.at(value) * NARROW).collect();
    let mut order: Vec<(usize, &f64)> = places.iter().enumerate().collect();
    order.sort_by(|(a, _), (b, _)| (*a as f64 * PHI).fract().total_cmp(&(*b as f64 * PHI).fract()));
    let mut rows: Vec<Vec<f64>> = Vec::new();
    let mut levels = vec![0; seconds.len()];
    for (index, &x) in order {
        let is_free = |row: &Vec<f64>| row.iter().all(|other| (other - x).abs() >= PITCH);
        let level = rows.iter().position(is_free).unwrap_or(rows.len());
        match rows.get_mut(level) {
            Some(row) => row.push(x),
            None => rows.push(vec![x]),
        }
        if let Some(slot) = levels.get_mut(index) {
            *slot = level;
        }
        if rows.len() > MAX_LEVELS {
            break;
        }
    }
    (levels, rows.len())
}

/// The chart with its axis at `area` pixels from the top.
fn frame(
    (class, labels, has_links): (&str, Labels<'_>, bool),
    ticks: &[Tick],
    scale: &LogTime,
    area: f64,
    quartiles: Option<Quartiles>,
) -> Svg {
    let below = if quartiles.is_some() { QUARTILES } else { 0.0 };
    let mut svg = Svg::chart(class, area + below + AXIS, labels, has_links);
    for tick in ticks {
        let x = Share(tick.at);
        svg.leaf("line", &[("class", &"grid"), ("x1", &x), ("x2", &x), ("y2", &Px(area + below))]);
        svg.text("text", &[("class", &"middle"), ("x", &x), ("y", &Px(area + below + 17.0))], &tick.label);
    }
    for (from, to) in scale.stretches() {
        let (from, to) = (Share(from), Share(to));
        svg.leaf(
            "line",
            &[("class", &"axis"), ("x1", &from), ("x2", &to), ("y1", &Px(area)), ("y2", &Px(area))],
        );
    }
    if let Some(quartiles) = quartiles {
        let [lower, median, upper] =
            [quartiles.lower, quartiles.median, quartiles.upper].map(|value| scale.at(value));
        let y = area + 7.0;
        svg.leaf(
            "rect",
            &[
                ("class", &"half"),
                ("x", &Share(lower)),
                ("y", &Px(y)),
                ("width", &Share(upper - lower)),
                ("height", &8),
            ],
        );
        let x = Share(median);
        svg.leaf(
            "line",
            &[("class", &"median"), ("x1", &x), ("x2", &x), ("y1", &Px(y - 3.0)), ("y2", &Px(y + 11.0))],
        );
    }
    svg
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::charts::scale::Time;

    const LABELS: Labels<'static> = Labels { id: "s", title: "Durations", description: "Each a dot." };

    fn unnamed(_: Time) -> String {
        String::new()
    }

    #[test]
    fn no_dot_hides_another_in_the_narrowest_chart() {
        let mut seconds: Vec<f64> = (0..200).map(|index| 60.0 * 1.04_f64.powi(index)).collect();
        seconds.extend([3600.0; 20]);
        seconds.sort_by(f64::total_cmp);
        let scale = LogTime::of(seconds.iter().copied());
        let (levels, rows) = levels(&scale, &seconds);
        assert!((20..=MAX_LEVELS).contains(&rows), "{rows}");
        let places: Vec<(f64, f64)> = seconds
            .iter()
            .zip(levels)
            .map(|(&value, level)| (scale.at(value) * NARROW, level as f64 * PITCH))
            .collect();
        for (at, a) in places.iter().enumerate() {
            for b in &places[..at] {
                assert!((a.0 - b.0).hypot(a.1 - b.1) >= 2.0 * RADIUS, "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn many_values_and_many_equal_ones_become_bins() {
        let even: Vec<f64> = (0..200).map(|index| 1.08_f64.powi(index)).collect();
        assert!(!needs_bins(&even));
        assert!(needs_bins(&[3600.0; 40]));
        assert!(needs_bins(&[3600.0; 10_000]));
    }

    #[test]
    fn every_value_is_in_one_bin() {
        let mut seconds: Vec<f64> = (0..10_000).map(f64::from).map(|n| n * n).collect();
        seconds.push(1e10);
        let drawn = bins(LABELS, &seconds, None, &unnamed);
        let bins = drawn.bins.unwrap();
        assert_eq!(bins.iter().map(|bin| bin.count).sum::<usize>(), 10_001);
        assert_eq!(bins[0], Bin { from: 0.0, to: Some(1.0), count: 1 });
        assert_eq!(bins.last().map(|bin| (bin.to, bin.count)), Some((None, 1)));
        assert!(drawn.svg.len() < 12_000, "{}", drawn.svg.len());
        assert!(super::bins(LABELS, &[], None, &unnamed).bins.unwrap().is_empty());
    }

    #[test]
    fn a_dot_is_a_link_with_a_name() {
        let dot = Dot { seconds: 0.0, href: "../incidents/a.html".into(), label: "A & B · 0 s".into() };
        let svg = dots(LABELS, &[dot], None, &unnamed);
        assert!(
            svg.contains("<a href=\"../incidents/a.html\"><title>A &amp; B · 0 s</title><circle"),
            "{svg}"
        );
        assert!(!svg.contains("half"));
    }
}
