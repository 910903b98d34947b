//! A page of figures as its template sees it: numbers of `trends` with their charts, the same as
//! tables, and what each rests on.

mod compare;
mod counts;
mod matrix;
mod names;
mod times;

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::Link;
use super::format::counted;
use crate::incident::Basis;
use crate::render::axis::Axis;
use crate::render::site::Site;
use crate::trends::figures::Figures;
use crate::trends::scope::Scope;
use compare::{CompareView, compare};
use counts::{CountsView, FoundView, counts, found};
use matrix::{MatrixView, TriplesView, matrix, triples};
use names::Names;
use times::{StripView, TimeRow, What, rows};

pub use names::trends_path;

/// A page says so where its newest incident began more days ago than this.
const LONG: u64 = 180;

/// The figures of a page.
#[derive(Debug, Serialize)]
pub struct FiguresView {
    /// Incidents.
    pub incidents: usize,
    /// Day of the oldest and of the newest, where they are known.
    pub oldest: Option<String>,
    /// Day of the newest up to today.
    pub newest: Option<String>,
    /// "Today".
    pub today: String,
    /// Whether the newest began long before today, on a page that is not about a year.
    pub is_past: bool,
    /// What is known of the incidents.
    pub coverage: Vec<FactView>,
    /// From start to end.
    pub durations: StripView,
    /// The incidents of the strips.
    pub rows: Vec<TimeRow>,
    /// By stretch of time and cause.
    pub counts: CountsView,
    /// Causes against triggers and against services.
    pub matrices: Vec<MatrixView>,
    /// Combinations of cause, trigger and service.
    pub triples: TriplesView,
    /// How incidents were found.
    pub found: FoundView,
    /// From start to detection.
    pub lags: StripView,
    /// Periods against those before them.
    pub comparisons: Vec<CompareView>,
}

/// How much is known of a fact.
#[derive(Debug, Serialize)]
pub struct FactView {
    /// As a reader sees it: `End`.
    pub label: String,
    /// Incidents of which it is known.
    pub known: usize,
    /// The same as a share, in percent.
    pub percent: usize,
    /// What it rests on, and what is not known: `30 stated in the front matter, 2 without a word on it`.
    pub parts: String,
}

impl FiguresView {
    /// The figures of `scope`; `root` leads from the page to the top of the site, `about` names the
    /// page within a sentence: `all incidents`.
    pub fn new(site: &Site<'_>, scope: Scope, root: &str, about: &str) -> Self {
        let figures = site.trends.figures(site.library, scope);
        let names = Names { site, scope };
        let members = members(site, scope);
        let today = site.trends.today;
        let day = |index: &usize| Some(site.incident(*index)?.start.value()?.at.date_naive());
        let newest = members.iter().map_while(day).find(|&day| day <= today);
        let oldest = members.iter().rev().find_map(day);
        let durations = StripView::new(site, What::Duration, &figures.durations, root, about);
        let lags = StripView::new(site, What::Lag, &figures.detection.lags, root, about);
        Self {
            incidents: figures.coverage.incidents,
            oldest: oldest.map(|day| site.locale.date(day)),
            newest: newest.map(|day| site.locale.date(day)),
            today: site.locale.date(today),
            is_past: !matches!(scope, Scope::Year(_)) && newest.is_some_and(|day| is_past(day, today)),
            coverage: coverage(site, &figures),
            rows: time_rows(site, &figures, &durations, &lags),
            durations,
            counts: counts(names, &figures, about),
            matrices: [Axis::Triggers, Axis::Services]
                .into_iter()
                .filter_map(|axis| matrix(names, &figures, axis))
                .collect(),
            triples: triples(names, &figures.triples),
            found: found(names, &figures.detection, &figures.series, about),
            lags,
            comparisons: figures.comparisons.iter().map(|it| compare(names, it, newest)).collect(),
        }
    }
}

/// The table of those strips that are drawn as dots.
fn time_rows(site: &Site<'_>, figures: &Figures, durations: &StripView, lags: &StripView) -> Vec<TimeRow> {
    let lag_points = lags.is_dots.then_some(&figures.detection.lags);
    match (durations.is_dots, lag_points) {
        (true, lag_points) => rows(site, &figures.durations, lag_points),
        (false, Some(lag_points)) => rows(site, lag_points, None),
        (false, None) => Vec::new(),
    }
}

/// The incidents of `scope`, newest first, undated last.
fn members<'a>(site: &Site<'a>, scope: Scope) -> std::borrow::Cow<'a, [usize]> {
    let library = site.library;
    let of = match scope {
        Scope::Site => return (0..library.incidents.len()).collect::<Vec<_>>().into(),
        Scope::Cause(index) => library.causes.get(index).map(|node| node.incidents.as_slice()),
        Scope::Service(index) => library.services.get(index).map(|group| group.incidents.as_slice()),
        Scope::Year(index) => library.years.get(index).map(|group| group.incidents.as_slice()),
    };
    of.unwrap_or_default().into()
}

fn is_past(newest: NaiveDate, today: NaiveDate) -> bool {
    newest.checked_add_days(Days::new(LONG)).is_some_and(|end| end < today)
}

fn coverage(site: &Site<'_>, figures: &Figures) -> Vec<FactView> {
    let all = figures.coverage.incidents.max(1);
    let fact = |row: &crate::trends::coverage::FactCoverage| {
        let bases = Basis::ALL.iter().zip(row.bases);
        let ids: Vec<String> =
            bases.clone().map(|((_, basis), _)| format!("known-{}", basis.as_str())).collect();
        let mut parts: Vec<(&str, usize)> =
            ids.iter().map(String::as_str).zip(bases.map(|(_, count)| count)).collect();
        parts.extend([("known-gap", row.gaps), ("known-silent", row.silent)]);
        FactView {
            label: match row.fact {
                "detected" => site.say("detected-at"),
                "causes" => site.say("causes"),
                name => site.say(&format!("fact-{name}")),
            },
            known: row.known,
            percent: row.known * 100 / all,
            parts: counted(site, &parts),
        }
    };
    figures.coverage.facts.iter().map(fact).collect()
}

/// A page of figures and its name: `Trends of this cause`.
pub fn trends_link(site: &Site<'_>, scope: Scope) -> Option<Link> {
    let id = match scope {
        Scope::Site => "trends-of-all",
        Scope::Cause(_) => "trends-of-cause",
        Scope::Service(_) => "trends-of-service",
        Scope::Year(_) => "trends-of-year",
    };
    Some(Link { title: site.say(id), url: Some(trends_path(site.library, scope)?) })
}
