//! A curve of steps over days with its band: a survival curve.

use super::scale::Days;
use super::svg::{Labels, Px, Share, Svg};

/// Height of the area that the curve is drawn in, in pixels.
const HEIGHT: f64 = 200.0;
/// Room above it for half a line of text, and below it for two lines.
const TOP: f64 = 10.0;
const BOTTOM: f64 = 40.0;
/// Places across the drawing that are told apart; steps and marks nearer than that are one.
const RESOLUTION: f64 = 1000.0;

/// A step: what holds from a day on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// Days from the beginning, 0 or more.
    pub day: f64,
    /// The value from that day on, from 0 to 1.
    pub value: f64,
    /// The band around it, lower and upper end, from 0 to 1; none where it is not known.
    pub band: Option<(f64, f64)>,
}

/// What the chart is made of.
#[derive(Clone, Copy, Debug)]
pub struct Curve<'a> {
    /// Its title and description.
    pub labels: Labels<'a>,
    /// The steps by day, ascending. Before the first one the value is 1, without a band.
    pub steps: &'a [Step],
    /// Days on which something left observation without an event, ascending, once for each.
    pub censored: &'a [f64],
    /// The day at which the axis ends; the curve ends with the last step or censored day.
    pub last: f64,
    /// How days are spread.
    pub scale: Days,
    /// What nothing, a quarter, half, three quarters and all are called: `25%`.
    pub shares: &'a [String; 5],
    /// What the days are: `days since the incident`.
    pub axis: &'a str,
}

/// The curve as SVG, at most some 60 kB whatever the number of steps. Band, line and marks have the
/// classes `band`, `line` and `censored`.
pub fn draw(curve: &Curve<'_>) -> String {
    let mut svg = Svg::chart("steps", TOP + HEIGHT + BOTTOM, curve.labels, false);
    for (quarter, share) in (0..=4).zip(curve.shares) {
        let y = TOP + HEIGHT * f64::from(4 - quarter) / 4.0;
        let class = if quarter == 0 { "axis" } else { "grid" };
        svg.leaf("line", &[("class", &class), ("x2", &"100%"), ("y1", &Px(y)), ("y2", &Px(y))]);
        svg.text("text", &[("class", &"end"), ("x", &-8), ("y", &Px(y)), ("dy", &".35em")], share);
    }
    for tick in curve.scale.ticks(curve.last) {
        let (x, bottom) = (Share(tick.at), TOP + HEIGHT);
        svg.leaf(
            "line",
            &[("class", &"axis"), ("x1", &x), ("x2", &x), ("y1", &Px(bottom)), ("y2", &Px(bottom + 4.0))],
        );
        svg.text("text", &[("class", &"middle"), ("x", &x), ("y", &Px(bottom + 17.0))], &tick.label);
    }
    svg.text("text", &[("class", &"end"), ("x", &"100%"), ("y", &Px(TOP + HEIGHT + 34.0))], curve.axis);

    // Paths know no percents: they are drawn on a sheet of their own that is pulled to the width.
    svg.open(
        "svg",
        &[
            ("y", &TOP),
            ("width", &"100%"),
            ("height", &HEIGHT),
            ("viewBox", &format!("0 0 {RESOLUTION} {HEIGHT}")),
            ("preserveAspectRatio", &"none"),
            ("overflow", &"visible"),
        ],
    );
    let points = points(curve);
    let band = band(&points);
    if !band.is_empty() {
        svg.leaf("path", &[("class", &"band"), ("d", &band)]);
    }
    svg.leaf("path", &[("class", &"line"), ("vector-effect", &"non-scaling-stroke"), ("d", &line(&points))]);
    let marks = marks(curve, &points);
    if !marks.is_empty() {
        svg.leaf("path", &[("class", &"censored"), ("vector-effect", &"non-scaling-stroke"), ("d", &marks)]);
    }
    svg.finish()
}

/// A point of the sheet: from `x` on the curve is at `y`.
#[derive(Clone, Copy)]
struct Point {
    x: f64,
    y: f64,
    /// Upper and lower edge of the band, in this order from the top.
    band: Option<(f64, f64)>,
}

/// The steps on the sheet, one for each place at most, with the beginning and the end.
fn points(curve: &Curve<'_>) -> Vec<Point> {
    let mut points = vec![Point { x: 0.0, y: 0.0, band: None }];
    for step in curve.steps {
        let band = step.band.map(|(low, high)| (height(high), height(low)));
        let point = Point { x: place(curve, step.day), y: height(step.value), band };
        match points.last_mut() {
            Some(last) if point.x <= last.x => *last = Point { x: last.x, ..point },
            _ => points.push(point),
        }
    }
    let ends = [curve.steps.last().map(|step| step.day), curve.censored.last().copied()];
    let end = ends.into_iter().flatten().fold(0.0, f64::max);
    if let Some(&last) = points.last() {
        points.push(Point { x: place(curve, end).max(last.x), ..last });
    }
    points
}

fn place(curve: &Curve<'_>, day: f64) -> f64 {
    (curve.scale.at(day, curve.last) * RESOLUTION).round()
}

fn height(value: f64) -> f64 {
    let value = if value.is_nan() { 1.0 } else { value.clamp(0.0, 1.0) };
    HEIGHT * (1.0 - value)
}

fn line(points: &[Point]) -> String {
    let mut path = String::new();
    for (index, point) in points.iter().enumerate() {
        path += &match index {
            0 => format!("M{} {}", Px(point.x), Px(point.y)),
            _ => format!("H{}V{}", Px(point.x), Px(point.y)),
        };
    }
    path
}

/// A closed outline for each run of steps that have a band.
fn band(points: &[Point]) -> String {
    let mut path = String::new();
    let runs = points.chunk_by(|a, b| a.band.is_some() == b.band.is_some());
    let mut end = points.iter().map(|point| point.x);
    for run in runs {
        let from: Vec<f64> = end.by_ref().take(run.len()).collect();
        let after = end.clone().next().or(from.last().copied()).unwrap_or_default();
        let edges: Vec<(f64, f64, f64)> =
            run.iter().filter_map(|point| point.band.map(|(top, bottom)| (point.x, top, bottom))).collect();
        let Some(&(first, top, _)) = edges.first() else { continue };
        path += &format!("M{} {}", Px(first), Px(top));
        for (x, top, _) in edges.iter().skip(1) {
            path += &format!("H{}V{}", Px(*x), Px(*top));
        }
        path += &format!("H{}", Px(after));
        for (x, _, bottom) in edges.iter().rev() {
            path += &format!("V{}H{}", Px(*bottom), Px(*x));
        }
        path.push('Z');
    }
    path
}

/// A short stroke across the curve wherever something was censored, one for each place.
fn marks(curve: &Curve<'_>, points: &[Point]) -> String {
    let mut path = String::new();
    let mut before = None;
    let mut steps = points.iter().peekable();
    let mut y = 0.0;
    for &day in curve.censored {
        let x = place(curve, day);
        if before == Some(x) {
            continue;
        }
        before = Some(x);
        while let Some(point) = steps.next_if(|point| point.x <= x) {
            y = point.y;
        }
        path += &format!("M{} {}v8", Px(x), Px(y - 4.0));
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    const LABELS: Labels<'static> = Labels { id: "k", title: "Time to done", description: "Open share." };

    fn curve<'a>(steps: &'a [Step], censored: &'a [f64]) -> Curve<'a> {
        const SHARES: &[String; 5] = &[const { String::new() }; 5];
        Curve {
            labels: LABELS,
            steps,
            censored,
            last: 100.0,
            scale: Days::Linear,
            shares: SHARES,
            axis: "days",
        }
    }

    #[test]
    fn a_curve_goes_down_in_steps_and_ends_with_the_last_observation() {
        let steps = [
            Step { day: 10.0, value: 0.75, band: Some((0.5, 0.9)) },
            Step { day: 20.0, value: 0.5, band: Some((0.25, 0.75)) },
        ];
        let svg = draw(&curve(&steps, &[15.0, 40.0]));
        assert!(svg.contains(r#"d="M0 0H100V50H200V100H400V100""#), "{svg}");
        assert!(svg.contains(r#"d="M100 20H200V50H400V50H400V150H400V150H200V100H100Z""#), "{svg}");
        assert!(svg.contains(r#"d="M150 46v8M400 96v8""#), "{svg}");
    }

    #[test]
    fn nothing_to_draw_is_a_line_at_the_top() {
        let svg = draw(&curve(&[], &[]));
        assert!(svg.contains(r#"d="M0 0H0V0""#), "{svg}");
        assert!(!svg.contains("band") && !svg.contains("censored"), "{svg}");
    }

    #[test]
    fn many_steps_do_not_make_a_large_chart() {
        let steps: Vec<Step> = (0..50_000)
            .map(|index| {
                let at = f64::from(index) / 50_000.0;
                Step { day: at * 100.0, value: 1.0 - at, band: Some((0.9 - at * 0.9, 1.0 - at * 0.9)) }
            })
            .collect();
        let censored: Vec<f64> = steps.iter().map(|step| step.day).collect();
        let svg = draw(&curve(&steps, &censored));
        assert!(svg.len() < 80_000, "{} bytes", svg.len());
        assert!(!svg.contains("NaN"));
    }
}
