//! Counts by stretch of time, as bars: one of several small charts on the same scale.

use super::scale::{Tick, fitting};
use super::svg::{Labels, Px, Share, Svg};
use super::{NARROW, text};

/// Room above the highest bar for its count, and below the axis for its labels.
const COUNT: f64 = 16.0;
const AXIS: f64 = 20.0;

/// What the chart is made of.
#[derive(Clone, Copy, Debug)]
pub struct Bars<'a> {
    /// Its title and description.
    pub labels: Labels<'a>,
    /// A count for each stretch of time, oldest first.
    pub counts: &'a [usize],
    /// Height of one of what is counted, in pixels: the same in all charts on the same scale.
    pub unit: f64,
    /// Labels of the axis, at the middle of their stretch.
    pub ticks: &'a [Tick],
    /// Whether the last stretch is not over; its bar is an outline.
    pub is_last_partial: bool,
    /// Whether what is counted is no cause, but that there is none; the bars are hatched.
    pub is_rest: bool,
}

/// Labels for `names`, one for each stretch; the empty ones, and those that have no room, are left out.
pub fn ticks<'a>(names: impl ExactSizeIterator<Item = &'a str>) -> Vec<Tick> {
    let count = names.len().max(1) as f64;
    let middle = |at: usize| (at as f64 + 0.5) / count;
    let ticks = names.enumerate().filter(|(_, name)| !name.is_empty());
    fitting(ticks.map(|(at, name)| Tick { at: middle(at), label: name.to_owned() }))
}

/// The chart as SVG.
pub fn draw(bars: &Bars<'_>) -> String {
    let tallest = bars.counts.iter().copied().max().unwrap_or_default().max(1) as f64 * bars.unit;
    let base = COUNT + tallest;
    let mut svg = Svg::chart("bars", base + AXIS, bars.labels, false);
    let count = bars.counts.len().max(1);
    let height = |count: usize| if count == 0 { 0.0 } else { (count as f64 * bars.unit).max(1.5) };
    let (mut whole, mut partial) = (String::new(), String::new());
    for (at, &number) in bars.counts.iter().enumerate().filter(|(_, number)| **number > 0) {
        let is_partial = bars.is_last_partial && at + 1 == count;
        let path = if is_partial { &mut partial } else { &mut whole };
        *path += &format!("M{}.1 {}v-{}h.8v{}z", at, Px(tallest), Px(height(number)), Px(height(number)));
    }
    // Paths know no percents: they are drawn on a sheet of their own that is pulled to the width.
    svg.open(
        "svg",
        &[
            ("y", &COUNT),
            ("width", &"100%"),
            ("height", &Px(tallest)),
            ("viewBox", &format!("0 0 {count} {}", Px(tallest))),
            ("preserveAspectRatio", &"none"),
            ("overflow", &"visible"),
        ],
    );
    for (class, path) in [(if bars.is_rest { "rest" } else { "bar" }, whole), ("partial", partial)] {
        if !path.is_empty() {
            svg.leaf("path", &[("class", &class), ("vector-effect", &"non-scaling-stroke"), ("d", &path)]);
        }
    }
    svg.close();
    svg.leaf("line", &[("class", &"axis"), ("x2", &"100%"), ("y1", &Px(base)), ("y2", &Px(base))]);
    let room = NARROW / count as f64;
    for (at, &number) in bars.counts.iter().enumerate().filter(|(_, number)| **number > 0) {
        let label = number.to_string();
        let class = if text::width(&label) + 2.0 <= room { "middle count" } else { "middle count wide" };
        let x = Share((at as f64 + 0.5) / count as f64);
        svg.text("text", &[("class", &class), ("x", &x), ("y", &Px(base - height(number) - 4.0))], &label);
    }
    for tick in bars.ticks {
        svg.text(
            "text",
            &[("class", &"middle"), ("x", &Share(tick.at)), ("y", &Px(base + 15.0))],
            &tick.label,
        );
    }
    svg.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_on_the_scale_of_all_charts_and_the_last_may_be_partial() {
        let labels = Labels { id: "b", title: "Network", description: "By quarter." };
        let ticks = ticks(["2023", "", "", ""].into_iter());
        let svg = draw(&Bars {
            labels,
            counts: &[2, 0, 4, 1],
            unit: 6.0,
            ticks: &ticks,
            is_last_partial: true,
            is_rest: false,
        });
        assert!(
            svg.contains(
                r#"class="bar" vector-effect="non-scaling-stroke" d="M0.1 24v-12h.8v12zM2.1 24v-24h.8v24z""#
            ),
            "{svg}"
        );
        assert!(
            svg.contains(r#"class="partial" vector-effect="non-scaling-stroke" d="M3.1 24v-6h.8v6z""#),
            "{svg}"
        );
        assert!(svg.contains(r#"x="12.5%" y="55">2023<"#), "{svg}");
        assert_eq!(svg.matches("middle count\"").count(), 3);
    }

    #[test]
    fn numbers_that_have_no_room_wait_for_a_wider_chart() {
        let labels = Labels { id: "b", title: "All", description: "" };
        let counts = [1000; 40];
        let svg = draw(&Bars {
            labels,
            counts: &counts,
            unit: 0.04,
            ticks: &[],
            is_last_partial: false,
            is_rest: true,
        });
        assert_eq!(svg.matches("middle count wide").count(), 40);
        assert!(svg.contains("class=\"rest\""));
    }
}
