//! Counts by stretch of time, as bars: one of several small charts on the same scale.

use super::scale::{Tick, fitting};
use super::svg::{Labels, Px, Share, Svg};
use super::text;

/// Width of a chart on a narrow screen, and of one that has half of a wide screen, in pixels.
const NARROW: f64 = 272.0;
const WIDE: f64 = 540.0;

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
    fitting(ticks.map(|(at, name)| Tick { at: middle(at), label: name.to_owned() }), NARROW, 0.0)
}

/// Every how many years one is named, of `years` that follow each other.
pub fn year_step(years: usize) -> i32 {
    let room = NARROW / years.max(1) as f64;
    let needed = text::width("2000") + 8.0;
    [1, 2, 5, 10, 20, 50].into_iter().find(|&step| f64::from(step) * room >= needed).unwrap_or(100)
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
    numbers(&mut svg, bars, |number| base - height(number) - 4.0);
    for tick in bars.ticks {
        svg.text(
            "text",
            &[("class", &"middle"), ("x", &Share(tick.at)), ("y", &Px(base + 15.0))],
            &tick.label,
        );
    }
    svg.finish()
}

/// The counts above the bars, at the height that `y` gives for them: those of all bars where they have
/// room, and that of the highest one anyway.
fn numbers(svg: &mut Svg, bars: &Bars<'_>, y: impl Fn(usize) -> f64) {
    let count = bars.counts.len().max(1) as f64;
    let widest = bars.counts.iter().map(|number| text::width(&number.to_string())).fold(0.0, f64::max) + 1.0;
    let class = match widest * count {
        ..=NARROW => Some("middle count"),
        ..=WIDE => Some("middle count wide"),
        _ => None,
    };
    let highest = bars.counts.iter().max();
    let peak = bars.counts.iter().position(|number| Some(number) == highest);
    for (at, &number) in bars.counts.iter().enumerate().filter(|(_, number)| **number > 0) {
        let class = if Some(at) == peak { Some("middle count") } else { class };
        let Some(class) = class else { continue };
        let x = Share((at as f64 + 0.5) / count);
        svg.text("text", &[("class", &class), ("x", &x), ("y", &Px(y(number)))], &number.to_string());
    }
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
    fn without_room_only_the_highest_bar_has_its_number() {
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
        assert_eq!(svg.matches("middle count").count(), 1);
        assert!(svg.contains("class=\"rest\""));
    }
}
