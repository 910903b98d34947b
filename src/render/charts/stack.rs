//! Counts by stretch of time, taken apart into kinds that stand one above the other. Kinds are told
//! apart by pattern as much as by shade.

use super::scale::{self, Tick};
use super::svg::{Labels, Px, Share, Svg};

/// Height of the area of bars, and room above and below it.
const AREA: f64 = 160.0;
const TOP: f64 = 10.0;
const AXIS: f64 = 20.0;

/// How a kind is filled. `charts.css` has a class for each, `fill-full` and so on.
pub const FILLS: [&str; 7] = ["full", "hatch", "half-tone", "cross", "lines", "dots", "empty"];

/// What the chart is made of.
#[derive(Clone, Copy, Debug)]
pub struct Stack<'a> {
    /// Its title and description.
    pub labels: Labels<'a>,
    /// For each kind, its fill (one of [`FILLS`]) and a count for each stretch of time.
    pub kinds: &'a [Kind<'a>],
    /// What a pointer finds out of each stretch, oldest first: `2024 Q3: monitoring 3, customer 1`.
    pub stretches: &'a [String],
    /// Labels of the axis.
    pub ticks: &'a [Tick],
}

/// One kind, with a count for each stretch.
#[derive(Clone, Copy, Debug)]
pub struct Kind<'a> {
    /// One of [`FILLS`].
    pub fill: &'static str,
    /// Counts, oldest first.
    pub counts: &'a [usize],
}

/// The chart as SVG. It holds the patterns that [`swatch`] draws with.
pub fn draw(stack: &Stack<'_>) -> String {
    let total = |at: usize| -> usize { stack.kinds.iter().filter_map(|kind| kind.counts.get(at)).sum() };
    let totals: Vec<usize> = (0..stack.stretches.len()).map(total).collect();
    let marks = scale::counts(totals.iter().copied().max().unwrap_or_default());
    let most = marks.last().copied().unwrap_or(1).max(1) as f64;
    let y = |count: usize| TOP + AREA * (1.0 - count as f64 / most);
    let mut svg = Svg::chart("stack", TOP + AREA + AXIS, stack.labels, false);
    patterns(&mut svg, stack.labels.id);
    for &mark in &marks {
        let class = if mark == 0 { "axis" } else { "grid" };
        svg.leaf("line", &[("class", &class), ("x2", &"100%"), ("y1", &Px(y(mark))), ("y2", &Px(y(mark)))]);
        svg.text(
            "text",
            &[("class", &"end"), ("x", &-8), ("y", &Px(y(mark))), ("dy", &".35em")],
            &mark.to_string(),
        );
    }
    let count = stack.stretches.len().max(1) as f64;
    let left = |at: usize| Share((at as f64 + 0.1) / count);
    let mut below = vec![0; stack.stretches.len()];
    for kind in stack.kinds {
        svg.open(
            "g",
            &[("class", &format!("fill-{}", kind.fill)), ("fill", &fill(stack.labels.id, kind.fill))],
        );
        for ((at, &number), below) in kind.counts.iter().enumerate().zip(&mut below) {
            if number == 0 {
                continue;
            }
            *below += number;
            let height = y(*below - number) - y(*below);
            svg.leaf(
                "rect",
                &[
                    ("x", &left(at)),
                    ("y", &Px(y(*below))),
                    ("width", &Share(0.8 / count)),
                    ("height", &Px(height)),
                ],
            );
        }
        svg.close();
    }
    svg.open("g", &[("class", &"hit")]);
    for (at, numbers) in stack.stretches.iter().enumerate().filter(|(at, _)| totals.get(*at) > Some(&0)) {
        let x = Share(at as f64 / count);
        svg.open("rect", &[("x", &x), ("y", &TOP), ("width", &Share(1.0 / count)), ("height", &AREA)]);
        svg.text("title", &[], numbers);
        svg.close();
    }
    svg.close();
    for tick in stack.ticks {
        let y = Px(TOP + AREA + 15.0);
        svg.text("text", &[("class", &"middle"), ("x", &Share(tick.at)), ("y", &y)], &tick.label);
    }
    svg.finish()
}

/// A small square filled as the kind is, for the legend of the chart called `id`.
pub fn swatch(id: &str, fill: &'static str) -> String {
    format!(
        "<svg class=\"swatch fill-{fill}\" width=\"16\" height=\"16\" aria-hidden=\"true\" focusable=\"false\">\
         <rect x=\".5\" y=\".5\" width=\"15\" height=\"15\" fill=\"{}\"/></svg>",
        crate::render::markdown::escape::attribute(&self::fill(id, fill))
    )
}

fn fill(id: &str, fill: &str) -> String {
    format!("url(#{id}-{fill})")
}

/// The fills as patterns of 8 by 8 pixels; their shades are in `charts.css`.
fn patterns(svg: &mut Svg, id: &str) {
    const LINES: [(&str, &str); 7] = [
        ("full", ""),
        ("hatch", "M-2 2l4-4M0 8l8-8M6 10l4-4"),
        ("half-tone", ""),
        ("cross", "M0 0l8 8M8 0l-8 8"),
        ("lines", "M0 2h8M0 6h8"),
        ("dots", "M1 2h2M5 6h2"),
        ("empty", ""),
    ];
    svg.open("defs", &[]);
    for (name, lines) in LINES {
        let of = format!("{id}-{name}");
        svg.open(
            "pattern",
            &[
                ("id", &of),
                ("class", &format!("pattern fill-{name}")),
                ("width", &8),
                ("height", &8),
                ("patternUnits", &"userSpaceOnUse"),
            ],
        );
        svg.leaf("rect", &[("width", &8), ("height", &8)]);
        if !lines.is_empty() {
            svg.leaf("path", &[("d", &lines)]);
        }
        svg.close();
    }
    svg.close();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_stand_one_above_the_other() {
        let stretches = ["2024 Q1: monitoring 2, customer 2".to_owned(), "2024 Q2: none".to_owned()];
        let kinds = [Kind { fill: "full", counts: &[2, 0] }, Kind { fill: "hatch", counts: &[2, 0] }];
        let labels = Labels { id: "d", title: "How we found out", description: "" };
        let svg = draw(&Stack { labels, kinds: &kinds, stretches: &stretches, ticks: &[] });
        assert!(
            svg.contains(
                r#"<g class="fill-full" fill="url(#d-full)"><rect x="5%" y="90" width="40%" height="80"/></g>"#
            ),
            "{svg}"
        );
        assert!(
            svg.contains(
                r#"<g class="fill-hatch" fill="url(#d-hatch)"><rect x="5%" y="10" width="40%" height="80"/></g>"#
            ),
            "{svg}"
        );
        assert!(svg.contains("<title>2024 Q1: monitoring 2, customer 2</title>"), "{svg}");
        assert_eq!(svg.matches("<title>2024 Q2").count(), 0);
    }
}
