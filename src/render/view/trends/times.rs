//! Durations and detection lags: the strip, the table of the same numbers, and what is said below it.

use chrono::TimeDelta;
use serde::Serialize;

use super::names::short_title;
use crate::render::charts::Labels;
use crate::render::charts::scale::Time;
use crate::render::charts::strip::{self, Bin, Dot};
use crate::render::site::Site;
use crate::render::view::Link;
use crate::render::view::format::counted;
use crate::trends::distribution::{Distribution, MIN_FOR_QUARTILES};

/// A strip with what belongs to it.
#[derive(Debug, Serialize)]
pub struct StripView {
    /// Id of the chart; that of its table ends in `-table`.
    pub id: &'static str,
    /// The picture; empty where no value is known.
    pub svg: String,
    /// Values that are known.
    pub count: usize,
    /// Incidents of the page.
    pub incidents: usize,
    /// Whether each value is a dot that links to its incident.
    pub is_dots: bool,
    /// Where bins took the place of dots: the bins.
    pub bins: Vec<BinView>,
    /// Median and quartiles, where there are enough values for them.
    pub quartiles: Option<QuartilesView>,
    /// Fewest values that have quartiles.
    pub least: usize,
    /// Shortest and longest value.
    pub range: Option<(String, String)>,
    /// What is not drawn, and why: `2 without an end`; empty where all is drawn.
    pub left_out: String,
    /// Values of 0 s, which no log scale has a place for.
    pub zeros: usize,
}

/// Values that a bar stands for.
#[derive(Debug, Serialize)]
pub struct BinView {
    /// `1 h to under 2 h`.
    pub range: String,
    /// How many.
    pub count: usize,
}

/// Median and quartiles in words.
#[derive(Debug, Serialize)]
pub struct QuartilesView {
    /// A quarter of the values is shorter.
    pub lower: String,
    /// Half of them are shorter.
    pub median: String,
    /// Three quarters of them are shorter.
    pub upper: String,
}

/// An incident in the table of times.
#[derive(Debug, Serialize)]
pub struct TimeRow {
    /// The incident.
    pub incident: Link,
    /// Day on which it began.
    pub date: Option<String>,
    /// From start to end.
    pub duration: Option<String>,
    /// From start to detection.
    pub lag: Option<String>,
}

/// What a strip measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// From start to end.
    Duration,
    /// From start to detection.
    Lag,
}

impl StripView {
    /// The strip of `times`; `root` leads from the page to the top of the site, `about` names the page.
    pub fn new(site: &Site<'_>, what: What, times: &Distribution, root: &str, about: &str) -> Self {
        let id = match what {
            What::Duration => "durations",
            What::Lag => "lags",
        };
        let seconds: Vec<f64> = times.points.iter().map(|point| point.seconds as f64).collect();
        let is_dots = !strip::needs_bins(&seconds);
        let count = times.points.len();
        let range = times.points.first().zip(times.points.last());
        let range = range.map(|(first, last)| (length(site, first.seconds), length(site, last.seconds)));
        let quartiles = times.quartiles.map(|it| QuartilesView {
            lower: rounded(site, it.lower),
            median: rounded(site, it.median),
            upper: rounded(site, it.upper),
        });
        let incidents = site.say_with("count-incidents", &[("count", count.into())]);
        let title = site
            .say_with(&format!("chart-{id}"), &[("incidents", incidents.into()), ("about", about.into())]);
        let mut description = vec![site.say(if is_dots { "chart-dots" } else { "chart-bins" })];
        if let Some((least, most)) = &range {
            let values = [("from", least.as_str().into()), ("to", most.as_str().into())];
            description.push(site.say_with("chart-range", &values));
        }
        if let Some(it) = &quartiles {
            let values = [("lower", &it.lower), ("upper", &it.upper), ("median", &it.median)];
            description.push(
                site.say_with("chart-quartiles", &values.map(|(name, value)| (name, value.as_str().into()))),
            );
        }
        let description = description.join(&site.say("space"));
        let labels = Labels { id, title: &title, description: &description };
        let marks = times.quartiles.map(|it| strip::Quartiles {
            lower: it.lower,
            median: it.median,
            upper: it.upper,
        });
        let name = |time| time_name(site, time);
        let (svg, bins) = if count == 0 {
            (String::new(), Vec::new())
        } else if is_dots {
            (strip::dots(labels, &dots(site, times, root), marks, &name), Vec::new())
        } else {
            let drawn = strip::bins(labels, &seconds, marks, &name);
            (drawn.svg, drawn.bins.iter().flatten().map(|it| bin(site, it)).collect())
        };
        let left = times.left_out;
        let (no_end, reversed) = match what {
            What::Duration => ("left-out-no-end", "left-out-reversed-end"),
            What::Lag => ("left-out-no-detection", "left-out-reversed-detection"),
        };
        let reasons =
            [("left-out-no-start", left.no_start), (no_end, left.no_end), (reversed, left.reversed)];
        Self {
            id,
            svg,
            count,
            incidents: count + left.total(),
            is_dots,
            bins,
            quartiles,
            least: MIN_FOR_QUARTILES,
            range,
            left_out: counted(site, &reasons),
            zeros: times.zeros,
        }
    }
}

/// The incidents of all strips that are drawn as dots, by duration and then by lag; those without the
/// one or the other last.
pub fn rows(site: &Site<'_>, durations: &Distribution, lags: Option<&Distribution>) -> Vec<TimeRow> {
    let mut indices: Vec<usize> = durations.points.iter().map(|point| point.incident).collect();
    let mut seen: std::collections::HashSet<usize> = indices.iter().copied().collect();
    let others = lags.into_iter().flat_map(|lags| &lags.points).map(|point| point.incident);
    indices.extend(others.filter(|incident| seen.insert(*incident)));
    let row = |index: usize| {
        let incident = site.incident(index)?;
        Some(TimeRow {
            incident: Link {
                title: short_title(&incident.title.value),
                url: Some(Site::incident_path(incident)),
            },
            date: incident.start.value().map(|start| site.locale.day_of(start).text),
            duration: incident.duration().and_then(|length| site.locale.duration(length)),
            lag: incident.detection_lag().and_then(|length| site.locale.duration(length)),
        })
    };
    indices.into_iter().filter_map(row).collect()
}

fn dots(site: &Site<'_>, times: &Distribution, root: &str) -> Vec<Dot> {
    let dot = |point: &crate::trends::distribution::Point| {
        let incident = site.incident(point.incident)?;
        let date = incident.start.value().map(|start| format!(" · {}", site.locale.day_of(start).text));
        Some(Dot {
            seconds: point.seconds as f64,
            href: format!("{root}{}", Site::incident_path(incident)),
            label: format!(
                "{} · {}{}",
                short_title(&incident.title.value),
                length(site, point.seconds),
                date.unwrap_or_default()
            ),
        })
    };
    times.points.iter().filter_map(dot).collect()
}

fn bin(site: &Site<'_>, bin: &Bin) -> BinView {
    let (from, to) = (rounded(site, bin.from), bin.to.map(|to| rounded(site, to)));
    let (id, to) = match to {
        Some(to) if bin.from <= 0.0 => ("bin-under", to),
        Some(to) => ("bin-range", to),
        None => ("range-open", String::new()),
    };
    let range = site.say_with(id, &[("from", from.into()), ("to", to.into())]);
    BinView { range, count: bin.count }
}

fn length(site: &Site<'_>, seconds: i64) -> String {
    TimeDelta::try_seconds(seconds).and_then(|it| site.locale.duration(it)).unwrap_or_default()
}

/// A mark of the axis of time.
fn time_name(site: &Site<'_>, time: Time) -> String {
    let (id, count) = match time {
        Time::Seconds(_) | Time::Minutes(_) | Time::Hours(_) | Time::Days(_) => {
            return rounded(site, time.seconds());
        }
        Time::Weeks(count) => ("tick-weeks", count),
        Time::Months(count) => ("tick-months", count),
        Time::Years(count) => ("tick-years", count),
    };
    site.say_with(id, &[("count", count.into())])
}

/// `seconds` as a length of whole seconds.
pub fn rounded(site: &Site<'_>, seconds: f64) -> String {
    length(site, seconds.round() as i64)
}
