//! Counts by quarter or year: by cause as small charts on one scale, and by the way of detection.

use serde::Serialize;

use super::names::Names;
use super::plural;
use crate::render::charts::Labels;
use crate::render::charts::bars::{self, Bars};
use crate::render::charts::scale::Tick;
use crate::render::charts::stack::{self, Kind, Stack};
use crate::render::view::Link;
use crate::trends::detection::Found;
use crate::trends::figures::Figures;
use crate::trends::observations::Method;
use crate::trends::scope::{Scope, Subject};
use crate::trends::series::{Bin, Series, Unit};

/// Tallest bar of a cause, and of all incidents, in pixels.
const CAUSE: f64 = 44.0;
const ALL: f64 = 120.0;

/// A small chart.
#[derive(Debug, Serialize)]
pub struct Tile {
    /// Whom it counts.
    pub subject: Link,
    /// How many of them have a date that is drawn.
    pub count: usize,
    /// The picture.
    pub svg: String,
}

/// Incidents by stretch of time and cause.
#[derive(Debug, Serialize)]
pub struct CountsView {
    /// `quarter` or `year`.
    pub unit: &'static str,
    /// All incidents; none where no incident has a date.
    pub all: Option<Tile>,
    /// One for each cause, on the same scale.
    pub causes: Vec<Tile>,
    /// Whether the incidents are split by cause.
    pub is_split: bool,
    /// Whether there are so few stretches that bars over the whole width would be slabs.
    pub is_few: bool,
    /// Whether there are so many stretches that a chart needs the whole width.
    pub is_long: bool,
    /// The same as a table.
    pub table: Table,
    /// Incidents drawn, and all of the page.
    pub count: usize,
    /// All incidents of the page.
    pub incidents: usize,
    /// What is not drawn, and why.
    pub left_out: Vec<String>,
    /// The last stretch, where it is not over.
    pub partial: Option<String>,
    /// Causes at this place of the tree that no incident has.
    pub unused: usize,
}

/// How incidents were found, by stretch of time.
#[derive(Debug, Serialize)]
pub struct FoundView {
    /// Whether any incident says how it was found.
    pub is_said: bool,
    /// The picture; empty where no incident has a date, or says how it was found.
    pub svg: String,
    /// The ways that occur, in the order of the picture from below.
    pub methods: Vec<MethodView>,
    /// The same as a table.
    pub table: Table,
}

/// A way of detection.
#[derive(Debug, Serialize)]
pub struct MethodView {
    /// As a reader sees it.
    pub name: String,
    /// The search that finds its incidents.
    pub url: Option<String>,
    /// A square filled as its bars are.
    pub swatch: String,
    /// Incidents found so, dated or not.
    pub count: usize,
}

/// Numbers in rows and columns.
#[derive(Debug, Default, Serialize)]
pub struct Table {
    /// Names of the columns; the first is that of the rows.
    pub head: Vec<String>,
    /// Name and numbers of each row, newest first.
    pub rows: Vec<(String, Vec<usize>)>,
}

/// The counts of `figures`; `about` names the page.
pub fn counts(names: Names<'_>, figures: &Figures, about: &str) -> CountsView {
    let series = &figures.series;
    let unit = unit_name(series.unit);
    let ticks = ticks(names.scope, &series.bins);
    let highest =
        |rows: &mut dyn Iterator<Item = &usize>| rows.copied().max().unwrap_or_default().max(1) as f64;
    let all_most = highest(&mut series.all.iter());
    let cause_most = highest(&mut series.parts.iter().flatten());
    let scale = (CAUSE / cause_most).min(ALL / all_most).min(CAUSE / 3.0);
    let tile = |at: usize, subject: Subject, counts: &[usize]| {
        let link = names.subject(subject);
        let count = counts.iter().sum();
        let id = format!("counts-{at}");
        let title = format!("{} by {unit}: {}, {about}", link.title, plural(names.site, count, "incident"));
        let labels = Labels { id: &id, title: &title, description: &in_words(&series.bins, counts) };
        let bars = Bars {
            labels,
            counts,
            unit: scale,
            ticks: &ticks,
            is_last_partial: series.is_last_partial,
            is_rest: matches!(subject, Subject::Uncategorised | Subject::Others(_) | Subject::Itself(_)),
        };
        Tile { svg: bars::draw(&bars), subject: link, count }
    };
    let has_dates = !series.bins.is_empty();
    let split = &figures.split.parts;
    // That nobody names a cause is a sentence, and no second chart of the same numbers.
    let is_split = split.iter().any(|part| part.subject != Subject::Uncategorised);
    let parts = split.iter().zip(&series.parts).enumerate();
    let causes: Vec<Tile> = parts
        .filter(|_| has_dates && is_split)
        .map(|(at, (part, counts))| tile(at + 1, part.subject, counts))
        .collect();
    let mut head = vec![capital(unit), "All".to_owned()];
    head.extend(figures.split.parts.iter().map(|part| names.subject(part.subject).title));
    let columns: Vec<&[usize]> =
        std::iter::once(&series.all).chain(&series.parts).map(Vec::as_slice).collect();
    let left = [
        (series.undated, "without a start"),
        (series.before, "before the first bar"),
        (series.after, "after today"),
    ];
    let left_out = left.into_iter().filter(|(count, _)| *count > 0);
    CountsView {
        unit,
        all: has_dates.then(|| tile(0, Subject::All, &series.all)),
        causes,
        is_split,
        is_long: series.bins.len() > 16,
        is_few: series.bins.len() <= 8,
        table: table(head, &series.bins, &columns),
        count: series.all.iter().sum(),
        incidents: figures.coverage.incidents,
        left_out: left_out.map(|(count, why)| format!("{count} {why}")).collect(),
        partial: series.bins.last().filter(|_| series.is_last_partial).map(ToString::to_string),
        unused: figures.split.unused,
    }
}

/// The ways of detection; `about` names the page.
pub fn found(names: Names<'_>, found: &Found, series: &Series, about: &str) -> FoundView {
    const ID: &str = "found";
    let used = || found.methods.iter().zip(stack::FILLS).filter(|(row, _)| row.incidents > 0);
    let kinds: Vec<Kind<'_>> =
        used().map(|(row, fill)| Kind { name: row.method.as_str(), fill, counts: &row.bins }).collect();
    let stretches: Vec<String> = series.bins.iter().map(ToString::to_string).collect();
    let totals: Vec<String> =
        used().map(|(row, _)| format!("{} {}", row.method.as_str(), row.incidents)).collect();
    let unit = unit_name(series.unit);
    let labels = Labels {
        id: ID,
        title: &format!("How incidents were found, by {unit}, {about}"),
        description: &format!("All in all: {}.", totals.join(", ")),
    };
    let stack =
        Stack { labels, kinds: &kinds, stretches: &stretches, ticks: &ticks(names.scope, &series.bins) };
    let is_said = used().any(|(row, _)| matches!(row.method, Method::By(_)));
    let has_dates = is_said && series.all.iter().any(|&count| count > 0);
    let head = std::iter::once(capital(unit)).chain(kinds.iter().map(|kind| capital(kind.name))).collect();
    let columns: Vec<&[usize]> = kinds.iter().map(|kind| kind.counts).collect();
    FoundView {
        is_said,
        svg: if has_dates { stack::draw(&stack) } else { String::new() },
        methods: used()
            .map(|(row, fill)| MethodView {
                name: row.method.as_str().to_owned(),
                url: names.method(row.method),
                swatch: if has_dates { stack::swatch(ID, fill) } else { String::new() },
                count: row.incidents,
            })
            .collect(),
        table: table(head, &series.bins, &columns),
    }
}

fn table(head: Vec<String>, bins: &[Bin], columns: &[&[usize]]) -> Table {
    let row = |(at, bin): (usize, &Bin)| {
        (bin.to_string(), columns.iter().map(|counts| counts.get(at).copied().unwrap_or_default()).collect())
    };
    Table { head, rows: bins.iter().enumerate().rev().map(row).collect() }
}

fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Quarter => "quarter",
        Unit::Year => "year",
    }
}

/// Labels of the axis of time: the years, or the quarters of the one year that there is.
fn ticks(scope: Scope, bins: &[Bin]) -> Vec<Tick> {
    let is_short = bins.len() < 5 || matches!(scope, Scope::Year(_));
    let step = match bins.first() {
        Some(Bin::Quarter(_)) => bars::year_step(bins.len().div_ceil(4)),
        _ => bars::year_step(bins.len()),
    };
    let year = |year: i32| if year % step == 0 { year.to_string() } else { String::new() };
    let name = |(at, bin): (usize, &Bin)| match bin {
        Bin::Quarter(quarter) if is_short && at > 0 && quarter.quarter > 1 => format!("Q{}", quarter.quarter),
        Bin::Quarter(quarter) if is_short => format!("Q{} {}", quarter.quarter, quarter.year),
        Bin::Quarter(quarter) if quarter.quarter == 1 => year(quarter.year),
        Bin::Quarter(_) => String::new(),
        Bin::Year(number) => year(*number),
    };
    let labels: Vec<String> = bins.iter().enumerate().map(name).collect();
    bars::ticks(labels.iter().map(String::as_str))
}

/// `2024 Q1: 3, 2024 Q3: 1; no other`.
fn in_words(bins: &[Bin], counts: &[usize]) -> String {
    /// More stretches than this are left to the table.
    const MAX: usize = 12;
    let used: Vec<String> = bins
        .iter()
        .zip(counts)
        .filter(|(_, count)| **count > 0)
        .map(|(bin, count)| format!("{bin}: {count}"))
        .collect();
    if used.len() > MAX { "The numbers stand in the table below.".to_owned() } else { used.join(", ") }
}

/// `text` with a capital letter.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
