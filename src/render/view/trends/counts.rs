//! Counts by quarter or year: by cause as small charts on one scale, and by the way of detection.

use serde::Serialize;

use super::names::Names;
use crate::render::charts::Labels;
use crate::render::charts::bars::{self, Bars};
use crate::render::charts::scale::Tick;
use crate::render::charts::stack::{self, Kind, Stack};
use crate::render::locale::capital;
use crate::render::site::Site;
use crate::render::view::Link;
use crate::render::view::format::counted;
use crate::trends::detection::{Found, MethodCounts};
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
    /// What is not drawn, and why; empty where all is drawn.
    pub left_out: String,
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
    /// The ways that occur, with their counts: `3 unknown, 5 not stated`.
    pub summary: String,
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
    let site = names.site;
    let ticks = ticks(names, &series.bins);
    let highest =
        |rows: &mut dyn Iterator<Item = &usize>| rows.copied().max().unwrap_or_default().max(1) as f64;
    let all_most = highest(&mut series.all.iter());
    let cause_most = highest(&mut series.parts.iter().flatten());
    let scale = (CAUSE / cause_most).min(ALL / all_most).min(CAUSE / 3.0);
    let tile = |at: usize, subject: Subject, counts: &[usize]| {
        let link = names.subject(subject);
        let count: usize = counts.iter().sum();
        let id = format!("counts-{at}");
        let incidents = site.say_with("count-incidents", &[("count", count.into())]);
        let values = [
            ("unit", unit.into()),
            ("subject", link.title.as_str().into()),
            ("incidents", incidents.into()),
            ("about", about.into()),
        ];
        let title = site.say_with("chart-counts", &values);
        let labels = Labels { id: &id, title: &title, description: &in_words(site, &series.bins, counts) };
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
    let mut head = vec![column(site, unit), site.say("column-all")];
    head.extend(figures.split.parts.iter().map(|part| names.subject(part.subject).title));
    let columns: Vec<&[usize]> =
        std::iter::once(&series.all).chain(&series.parts).map(Vec::as_slice).collect();
    let left_out = [
        ("left-out-no-start", series.undated),
        ("left-out-before", series.before),
        ("left-out-after", series.after),
    ];
    CountsView {
        unit,
        all: has_dates.then(|| tile(0, Subject::All, &series.all)),
        causes,
        is_split,
        is_long: series.bins.len() > 16,
        is_few: series.bins.len() <= 8,
        table: table(site, head, &series.bins, &columns),
        count: series.all.iter().sum(),
        incidents: figures.coverage.incidents,
        left_out: counted(site, &left_out),
        partial: series.bins.last().filter(|_| series.is_last_partial).map(|bin| site.locale.bin(bin)),
        unused: figures.split.unused,
    }
}

/// The ways of detection; `about` names the page.
pub fn found(names: Names<'_>, found: &Found, series: &Series, about: &str) -> FoundView {
    const ID: &str = "found";
    let site = names.site;
    let named = |method| names.method_name(method);
    let used: Vec<(&MethodCounts, &'static str, String)> = found
        .methods
        .iter()
        .zip(stack::FILLS)
        .filter(|(row, _)| row.incidents > 0)
        .map(|(row, fill)| (row, fill, named(row.method)))
        .collect();
    let kinds: Vec<Kind<'_>> = used.iter().map(|(row, fill, _)| Kind { fill, counts: &row.bins }).collect();
    let said = |id: &str, name: &str, count: usize| {
        site.say_with(id, &[("method", name.into()), ("count", count.into())])
    };
    let all = |id: &str| {
        let parts = used.iter().map(|(row, _, name)| said(id, name, row.incidents));
        site.locale.commas(&parts.collect::<Vec<_>>())
    };
    let stretch = |(at, bin): (usize, &Bin)| {
        let parts = used.iter().filter_map(|(row, _, name)| Some((name, *row.bins.get(at)?)));
        let parts = parts.filter(|(_, count)| *count > 0);
        let parts: Vec<String> = parts.map(|(name, count)| said("method-count", name, count)).collect();
        let values = [("period", site.locale.bin(bin).into()), ("counts", site.locale.commas(&parts).into())];
        site.say_with("counts-of-period", &values)
    };
    let stretches: Vec<String> = series.bins.iter().enumerate().map(stretch).collect();
    let unit = unit_name(series.unit);
    let title = site.say_with("chart-found", &[("unit", unit.into()), ("about", about.into())]);
    let description = site.say_with("chart-found-all", &[("counts", all("method-count").into())]);
    let labels = Labels { id: ID, title: &title, description: &description };
    let stack = Stack { labels, kinds: &kinds, stretches: &stretches, ticks: &ticks(names, &series.bins) };
    let is_said = used.iter().any(|(row, ..)| matches!(row.method, Method::By(_)));
    let has_dates = is_said && series.all.iter().any(|&count| count > 0);
    let head =
        std::iter::once(column(site, unit)).chain(used.iter().map(|(.., name)| capital(name))).collect();
    let columns: Vec<&[usize]> = kinds.iter().map(|kind| kind.counts).collect();
    FoundView {
        is_said,
        summary: all("count-method"),
        svg: if has_dates { stack::draw(&stack) } else { String::new() },
        table: table(site, head, &series.bins, &columns),
        methods: used
            .iter()
            .map(|(row, fill, name)| MethodView {
                name: name.clone(),
                url: names.method(row.method),
                swatch: if has_dates { stack::swatch(ID, fill) } else { String::new() },
                count: row.incidents,
            })
            .collect(),
    }
}

fn table(site: &Site<'_>, head: Vec<String>, bins: &[Bin], columns: &[&[usize]]) -> Table {
    let row = |(at, bin): (usize, &Bin)| {
        (
            site.locale.bin(bin),
            columns.iter().map(|counts| counts.get(at).copied().unwrap_or_default()).collect(),
        )
    };
    Table { head, rows: bins.iter().enumerate().rev().map(row).collect() }
}

fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Quarter => "quarter",
        Unit::Year => "year",
    }
}

/// The name of the column of periods.
fn column(site: &Site<'_>, unit: &str) -> String {
    site.say(if unit == "year" { "year" } else { "quarter" })
}

/// Labels of the axis of time: the years, or the quarters of the one year that there is.
fn ticks(names: Names<'_>, bins: &[Bin]) -> Vec<Tick> {
    let locale = &names.site.locale;
    let is_short = bins.len() < 5 || matches!(names.scope, Scope::Year(_));
    let step = match bins.first() {
        Some(Bin::Quarter(_)) => bars::year_step(bins.len().div_ceil(4)),
        _ => bars::year_step(bins.len()),
    };
    let year = |year: i32| if year % step == 0 { year.to_string() } else { String::new() };
    let name = |(at, bin): (usize, &Bin)| match bin {
        Bin::Quarter(it) if is_short && at > 0 && it.quarter > 1 => locale.quarter_short(*it),
        Bin::Quarter(it) if is_short => locale.quarter_axis(*it),
        Bin::Quarter(it) if it.quarter == 1 => year(it.year),
        Bin::Quarter(_) => String::new(),
        Bin::Year(number) => year(*number),
    };
    let labels: Vec<String> = bins.iter().enumerate().map(name).collect();
    bars::ticks(labels.iter().map(String::as_str))
}

/// `2024 Q1: 3, 2024 Q3: 1`.
fn in_words(site: &Site<'_>, bins: &[Bin], counts: &[usize]) -> String {
    /// More stretches than this are left to the table.
    const MAX: usize = 12;
    let used = bins.iter().zip(counts).filter(|(_, count)| **count > 0);
    if used.clone().count() > MAX {
        return site.say("chart-counts-below");
    }
    let said = used.map(|(bin, count)| {
        let values = [("period", site.locale.bin(bin).into()), ("counts", count.to_string().into())];
        site.say_with("counts-of-period", &values)
    });
    site.locale.commas(&said.collect::<Vec<_>>())
}
