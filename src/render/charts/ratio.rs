//! A ratio with its interval, on a log scale: a small chart for one row of a table.

use super::scale::Tick;
use super::svg::{Px, Share, Svg};

/// Height of a row, in pixels.
const HEIGHT: f64 = 24.0;
/// Height of the axis above the rows.
const AXIS: f64 = 18.0;
/// The scale reaches at least and at most to this factor on either side of 1.
const LEAST: f64 = 5.0;
const MOST: f64 = 64.0;

/// A scale on which a half is as far from 1 as a double.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ratios {
    /// The largest ratio that has a place; its inverse is the smallest.
    limit: f64,
}

impl Ratios {
    /// A scale for `ends`, the ends of intervals: as wide as they need, up to a limit.
    pub fn of(ends: impl Iterator<Item = f64>) -> Self {
        let sides = ends.filter(|end| end.is_finite() && *end > 0.0).map(|end| end.max(1.0 / end));
        Self { limit: sides.fold(LEAST, f64::max).min(MOST) }
    }

    fn at(&self, ratio: f64) -> f64 {
        let ratio = if ratio.is_nan() { 1.0 } else { ratio.clamp(1.0 / self.limit, self.limit) };
        (ratio.ln() / self.limit.ln() + 1.0) / 2.0
    }

    /// The same on both sides of 1, and few enough to have room.
    fn marks(&self) -> Vec<Tick> {
        const NEAR: [(f64, &str); 7] =
            [(0.125, "⅛"), (0.25, "¼"), (0.5, "½"), (1.0, "1"), (2.0, "2"), (4.0, "4"), (8.0, "8")];
        const FAR: [(f64, &str); 5] = [(0.0625, "1⁄16"), (0.25, "¼"), (1.0, "1"), (4.0, "4"), (16.0, "16")];
        let marks = if self.limit <= 16.0 { NEAR.as_slice() } else { FAR.as_slice() };
        let inside = marks.iter().filter(|(ratio, _)| (1.0 / self.limit..=self.limit).contains(ratio));
        inside.map(|(ratio, label)| Tick { at: self.at(*ratio), label: (*label).to_owned() }).collect()
    }
}

/// The labels of the scale. They repeat what the rows say in figures, so they are not read aloud.
pub fn axis(scale: Ratios) -> String {
    let mut svg = Svg::decoration("ratio", AXIS);
    for mark in scale.marks() {
        svg.text(
            "text",
            &[("class", &"middle"), ("x", &Share(mark.at)), ("y", &Px(AXIS - 5.0))],
            &mark.label,
        );
    }
    svg.finish()
}

/// `value` with its interval from `low` to `high`. What lies beyond the scale, or has no bound, ends in
/// an arrow. `is_faint` is for what says little. It repeats the figures beside it, so it is not read aloud.
pub fn row(scale: Ratios, value: Option<f64>, low: f64, high: Option<f64>, is_faint: bool) -> String {
    let mut svg = Svg::decoration(if is_faint { "ratio faint" } else { "ratio" }, HEIGHT);
    for mark in scale.marks() {
        let x = Share(mark.at);
        let class = if mark.label == "1" { "axis" } else { "grid" };
        svg.leaf("line", &[("class", &class), ("x1", &x), ("x2", &x), ("y2", &HEIGHT)]);
    }
    let y = HEIGHT / 2.0;
    let (left, right) = (scale.at(low), scale.at(high.unwrap_or(f64::INFINITY)));
    svg.leaf(
        "line",
        &[("class", &"line"), ("x1", &Share(left)), ("x2", &Share(right)), ("y1", &Px(y)), ("y2", &Px(y))],
    );
    let is_cut = [low * scale.limit < 1.0, high.is_none_or(|high| high > scale.limit)];
    for ((at, is_cut), d) in [left, right].into_iter().zip(is_cut).zip(["M6 -5L0 0L6 5", "M-6 -5L0 0L-6 5"]) {
        // An inner picture is the only thing that a path can be put in place with, in percent.
        svg.open("svg", &[("x", &Share(at)), ("y", &Px(y)), ("overflow", &"visible")]);
        svg.leaf("path", &[("class", &"line"), ("d", if is_cut { &d } else { &"M0 -5V5" })]);
        svg.close();
    }
    if let Some(value) =
        value.filter(|value| *value > 0.0 && (1.0 / scale.limit..=scale.limit).contains(value))
    {
        svg.leaf("circle", &[("cx", &Share(scale.at(value))), ("cy", &Px(y)), ("r", &4)]);
    }
    svg.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_and_double_are_as_far_from_one() {
        let scale = Ratios::of([0.2, 3.0].into_iter());
        assert!((scale.at(2.0) - 0.5 - (0.5 - scale.at(0.5))).abs() < 1e-12);
        assert_eq!([scale.at(0.2), scale.at(1.0), scale.at(5.0)], [0.0, 0.5, 1.0]);
        assert_eq!(Ratios::of([0.0, f64::INFINITY].into_iter()).limit, LEAST);
    }

    #[test]
    fn an_interval_without_bound_ends_in_an_arrow() {
        let scale = Ratios::of([4.0].into_iter());
        let svg = row(scale, None, 1.0, None, false);
        assert!(
            svg.contains("M-6 -5L0 0L-6 5") && svg.contains("M0 -5V5") && !svg.contains("circle"),
            "{svg}"
        );
        let svg = row(scale, Some(1.0), 0.5, Some(2.0), true);
        assert_eq!(svg.matches("M0 -5V5").count(), 2, "{svg}");
        assert!(svg.contains(r#"<circle cx="50%""#), "{svg}");
    }
}
