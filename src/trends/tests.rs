//! Figures of small libraries, counted by hand; and of those at the edges.

mod sums;

use std::fmt::Write;

use chrono::NaiveDate;

use super::comparison::Span;
use super::figures::Figures;
use super::matrix::{ColumnValue, MAX_COLUMNS, MAX_TRIPLES};
use super::observations::{Measure, Method};
use super::ratio::Reading;
use super::scope::{MAX_PARTS, Scope, Subject};
use super::series::{MAX_BINS, Unit};
use super::{Trends, trends};
use crate::incident::Detection;
use crate::link::Library;
use crate::link::testing::{config, index, library};
use sums::{assert_all_sums, assert_sums};

const TODAY: (i32, u32, u32) = (2025, 5, 10);

fn day((year, month, day): (i32, u32, u32)) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// A library of documents `0.md`, `1.md`… whose front matter is given; ids are the stems.
fn of(front_matter: &[&str]) -> (Library, Trends) {
    let paths: Vec<String> = (0..front_matter.len()).map(|at| format!("content/{at}.md")).collect();
    let documents: Vec<(&str, &str)> =
        paths.iter().map(String::as_str).zip(front_matter.iter().copied()).collect();
    let library = library("", &documents);
    let trends = trends(&library, &config(""), day(TODAY));
    (library, trends)
}

fn site(front_matter: &[&str]) -> (Library, Figures) {
    let (library, trends) = of(front_matter);
    let figures = trends.figures(&library, Scope::Site);
    (library, figures)
}

fn cause(library: &Library, path: &str) -> usize {
    library.causes.iter().position(|node| node.cause.path == path).unwrap()
}

#[test]
fn a_small_library_counted_by_hand() {
    let (library, trends) = of(&[
        "start: 2025-01-02T10:00:00Z\nend: 2025-01-02T11:00:00Z\ndetected: 2025-01-02T10:05:00Z\n\
         causes: [db/leak, net]\ntrigger: deploy\nservices: [api, web]\ndetection: monitoring",
        "start: 2025-02-01T10:00:00Z\nend: 2025-02-01T10:00:00Z\ncauses: db/leak\ntrigger: deploy\n\
         services: api\ndetection: 'unknown: not written down'",
        "start: 2024-12-31T23:30:00-02:00\nend: 'unknown: never said'\ncauses: [db, db/lock]\ntrigger: deploy",
        "start: 2025-04-01T00:00:00Z\nend: 2025-03-01T00:00:00Z\ncauses: db",
        "title: Undated\ndetection: customer",
    ]);
    let figures = trends.figures(&library, Scope::Site);
    let id = |id: &str| index(&library, id);
    let (db, net, leak) = (cause(&library, "db"), cause(&library, "net"), cause(&library, "db/leak"));

    let end = figures.coverage.fact("end").unwrap();
    assert_eq!((end.known, end.bases, end.gaps, end.silent), (3, [3, 0, 0, 0], 1, 1));

    let points: Vec<_> = figures.durations.points.iter().map(|it| (it.seconds, it.incident)).collect();
    assert_eq!(points, [(0, id("1")), (3600, id("0"))]);
    assert_eq!((figures.durations.zeros, figures.durations.quartiles), (1, None));
    let left = figures.durations.left_out;
    assert_eq!((left.no_start, left.no_end, left.reversed), (1, 1, 1));

    let parts: Vec<_> = figures.split.parts.iter().map(|it| (it.subject, it.incidents)).collect();
    assert_eq!(parts, [(Subject::Cause(db), 4), (Subject::Cause(net), 1), (Subject::Uncategorised, 1)]);

    // By the clock of its own zone, the third began in 2024.
    let bins: Vec<String> = figures.series.bins.iter().map(ToString::to_string).collect();
    assert_eq!(bins, ["2024 Q4", "2025 Q1", "2025 Q2"]);
    assert_eq!((&*figures.series.all, figures.series.undated), (&[1, 2, 1][..], 1));
    assert_eq!(figures.series.parts, [[1, 2, 1], [0, 1, 0], [0, 0, 0]]);
    assert!(figures.series.is_last_partial);

    let columns: Vec<_> = figures.triggers.columns.iter().map(|it| (it.value, it.total)).collect();
    assert_eq!(columns, [(ColumnValue::Group(0), 3), (ColumnValue::NotNamed, 2)]);
    let counts =
        |row: usize| figures.triggers.rows[row].cells.iter().map(|cell| cell.count).collect::<Vec<_>>();
    assert_eq!([counts(0), counts(1), counts(2)], [[3, 1], [1, 0], [0, 1]]);
    assert_eq!(figures.triggers.rows[1].cells[0].only(), Some(id("0")));

    let first = figures.triples.top[0];
    assert_eq!((first.cause, first.trigger, first.cell.count), (Some(leak), Some(0), 2));
    assert_eq!(library.services[first.service.unwrap()].title, "api");
    // leak-web, net-api, net-web; db and lock of the third; db of the fourth; none of the fifth.
    assert_eq!(figures.triples.top.len(), 8);

    let found = |method| figures.detection.methods.iter().find(|row| row.method == method).unwrap();
    assert_eq!(found(Method::By(Detection::Monitoring)).bins, [0, 1, 0]);
    assert_eq!(found(Method::Unknown).incidents, 1);
    assert_eq!(found(Method::NotStated).bins, [1, 0, 1]);
    assert_eq!(
        (found(Method::By(Detection::Customer)).incidents, figures.detection.lags.points.len()),
        (1, 1)
    );

    // The first quarter of 2025 against the last of 2024; 2024 Q2 to 2025 Q1 against the year before.
    let [year, quarter] = &figures.comparisons[..] else { panic!("{:?}", figures.comparisons) };
    assert_eq!(
        (year.span, year.later.first, year.later.last),
        (Span::FourQuarters, day((2024, 4, 1)), day((2025, 3, 31)))
    );
    assert_eq!((year.later.days, year.earlier.days), (365, 366));
    assert_eq!((year.changes[0].later, year.changes[0].earlier), (3, 0));
    assert!(year.earlier.is_beyond_records && year.later.is_beyond_records);
    assert_eq!((quarter.changes[0].later, quarter.changes[0].earlier), (2, 1));
    assert_eq!((quarter.changes[0].reading, quarter.made), (Reading::TooFew, 0));
    assert_eq!(quarter.changes[3].reading, Reading::None);
    assert_all_sums(&library, &trends);
}

#[test]
fn a_cause_is_split_by_what_is_below_it_and_itself() {
    let (library, trends) = of(&["causes: [db/leak, db/lock]", "causes: [db, db/leak]", "causes: db"]);
    let db = cause(&library, "db");
    let figures = trends.figures(&library, Scope::Cause(db));
    let parts: Vec<_> = figures.split.parts.iter().map(|it| (it.subject, it.incidents)).collect();
    let (leak, lock) = (cause(&library, "db/leak"), cause(&library, "db/lock"));
    assert_eq!(parts, [(Subject::Cause(leak), 2), (Subject::Cause(lock), 1), (Subject::Itself(db), 1)]);
    let leaf = trends.figures(&library, Scope::Cause(leak));
    assert!(leaf.split.parts.is_empty());
    assert_eq!((leaf.triggers.rows[0].subject, leaf.triggers.rows[0].total), (Subject::All, 2));
    // The other causes of the same incident belong to other pages.
    assert_eq!(leaf.triples.top.len(), 1);
    assert_all_sums(&library, &trends);
}

#[test]
fn a_year_is_compared_with_the_one_before_it() {
    let mut documents = vec!["start: 2024-03-01T00:00:00Z\ncauses: gone"; 8];
    documents.push("start: 2025-01-05T00:00:00Z\ncauses: db");
    documents.push("start: 2022-01-05T00:00:00Z\ncauses: db");
    let (library, trends) = of(&documents);
    let [year] = &trends.figures(&library, Scope::Year(0)).comparisons[..] else { panic!() };
    assert_eq!((year.later.days, year.later.is_partial, year.earlier.days), (130, true, 366));
    let changes: Vec<_> = year.changes.iter().map(|it| (it.subject, it.later, it.earlier)).collect();
    let (db, gone) = (cause(&library, "db"), cause(&library, "gone"));
    assert_eq!(changes, [(Subject::All, 1, 8), (Subject::Cause(gone), 0, 8), (Subject::Cause(db), 1, 0)]);
    assert_eq!(year.changes[1].reading, Reading::WithinChance, "130 days against 366 expect few");
    // 2023 has no group; there is nothing before 2022.
    let [year] = &trends.figures(&library, Scope::Year(1)).comparisons[..] else { panic!() };
    assert_eq!(
        (year.changes[0].later, year.changes[0].earlier, year.earlier.first),
        (8, 0, day((2023, 1, 1)))
    );
    assert!(!year.earlier.is_beyond_records);
    assert_eq!(trends.figures(&library, Scope::Year(2)).series.bins.len(), 4);
    assert_all_sums(&library, &trends);
}

#[test]
fn a_year_has_its_own_quarters_up_to_today() {
    let (library, trends) = of(&["start: 2025-04-01T00:00:00Z", "start: 2025-12-01T00:00:00Z"]);
    let series = trends.figures(&library, Scope::Year(0)).series;
    assert_eq!((series.bins.len(), series.all, series.after), (2, vec![0, 1], 1));
}

#[test]
fn no_incident_and_one() {
    let (library, figures) = site(&[]);
    assert_sums(&figures);
    assert!(figures.series.bins.is_empty() && figures.split.parts.is_empty());
    assert!(figures.comparisons.iter().all(|it| it.made == 0 && it.changes[0].reading == Reading::None));
    assert!(library.incidents.is_empty());
    let (_, figures) = site(&["start: 2025-04-01T00:00:00Z\nend: 2025-04-01T01:00:00Z"]);
    assert_sums(&figures);
    assert_eq!(figures.durations.points.len(), 1);
    assert_eq!(figures.split.parts[0].subject, Subject::Uncategorised);
}

#[test]
fn all_in_one_day_have_quartiles_from_ten_on() {
    let minutes: Vec<String> = (1..=10)
        .map(|minute| format!("start: 2025-04-01T10:00:00Z\nend: 2025-04-01T10:{minute:02}:00Z"))
        .collect();
    let documents: Vec<&str> = minutes.iter().map(String::as_str).collect();
    let (_, figures) = site(&documents);
    assert_sums(&figures);
    assert_eq!(figures.durations.quartiles.unwrap().median, 330.0);
    assert_eq!(figures.series.all, [10]);
    assert_eq!(site(&documents[1..]).1.durations.quartiles, None);
}

#[test]
fn no_end_times_and_nothing_dated() {
    let (_, figures) = site(&["start: 2025-04-01T10:00:00Z"; 12]);
    assert_sums(&figures);
    assert_eq!((figures.durations.points.len(), figures.durations.left_out.no_end), (0, 12));
    let (library, trends) = of(&["title: A\ncauses: db"; 12]);
    let figures = trends.figures(&library, Scope::Site);
    assert_eq!((figures.series.undated, figures.series.bins.len()), (12, 0));
    assert!(trends.figures(&library, Scope::Year(0)).comparisons.is_empty());
    assert!(figures.comparisons.iter().all(|it| it.later.is_beyond_records));
    assert_all_sums(&library, &trends);
}

#[test]
fn an_incident_of_three_years_and_one_that_ends_first() {
    let (library, trends) = of(&[
        "start: 2020-01-01T00:00:00Z\nend: 2023-01-01T00:00:00Z",
        "start: 2021-01-01T00:00:00Z\nend: 2020-01-01T00:00:00Z\ndetected: 2019-01-01T00:00:00Z",
    ]);
    assert_all_sums(&library, &trends);
    let row = |id| trends.observations.get(index(&library, id)).unwrap();
    assert_eq!(row("0").duration, Measure::Seconds(1096 * 86400));
    assert_eq!((row("1").duration, row("1").lag), (Measure::Reversed, Measure::Reversed));
}

#[test]
fn times_far_away_do_not_make_the_axis_longer() {
    let (library, trends) = of(&[
        "start: 0001-01-01T00:00:00Z\nend: 9999-12-31T23:59:59Z",
        "start: 1969-12-31T23:59:59Z",
        "start: 2020-06-01T00:00:00Z",
        "start: 9999-12-31T23:59:59Z",
    ]);
    assert_all_sums(&library, &trends);
    let series = trends.figures(&library, Scope::Site).series;
    assert_eq!((series.unit, series.bins.len()), (Unit::Year, MAX_BINS));
    assert_eq!((series.before, series.after, series.all.iter().sum::<usize>()), (1, 1, 2));
    assert_eq!(series.bins[0].to_string(), "1966");
    assert_eq!(series.all[3], 1);
}

#[test]
fn sixty_quarters_are_counted_one_by_one_and_more_by_year() {
    // Today is in the second quarter of 2025; the first of 59 before it is the third of 2010.
    let series = |start: &str| site(&[&format!("start: {start}")]).1.series;
    assert_eq!(
        (series("2010-07-01T00:00:00Z").unit, series("2010-07-01T00:00:00Z").bins.len()),
        (Unit::Quarter, 60)
    );
    assert_eq!(
        (series("2010-06-30T00:00:00Z").unit, series("2010-06-30T00:00:00Z").bins.len()),
        (Unit::Year, 16)
    );
}

#[test]
fn two_hundred_causes_and_forty_services_on_one_incident() {
    let (mut causes, mut services) = (String::new(), String::new());
    for at in 0..200 {
        write!(causes, "c{at}/deep, ").unwrap();
    }
    for at in 0..40 {
        write!(services, "s{at}, ").unwrap();
    }
    let all = format!("start: 2025-01-01T00:00:00Z\ncauses: [{causes}]\nservices: [{services}]");
    let (library, trends) = of(&[&all, "start: 2025-02-01T00:00:00Z\ncauses: c7"]);
    assert_all_sums(&library, &trends);
    let figures = trends.figures(&library, Scope::Site);
    assert_eq!(figures.split.parts[0].subject, Subject::Cause(cause(&library, "c7")));
    assert_eq!(figures.split.parts.last().unwrap().subject, Subject::Others(200 - (MAX_PARTS - 1)));
    let others = figures.services.columns[MAX_COLUMNS - 1];
    assert_eq!((others.value, others.total), (ColumnValue::Others(40 - (MAX_COLUMNS - 1)), 1));
    assert_eq!((figures.triples.cut, figures.triples.top.len()), (1, MAX_TRIPLES));
    assert_eq!(figures.triples.more, 32 * 32 + 1 - MAX_TRIPLES);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(32))]

    /// Whatever incidents there are, the sums agree.
    #[test]
    fn sums_agree(rows in proptest::collection::vec((0i32..3000, 0u32..5, 0u32..40, 0u32..5, -9i64..999), 0..40)) {
        let documents: Vec<String> = rows
            .iter()
            .map(|&(days, causes, seed, services, minutes)| {
                let start = day((2018, 1, 1)) + chrono::TimeDelta::days(days.into());
                let end = start.and_hms_opt(12, 0, 0).unwrap() + chrono::TimeDelta::minutes(minutes);
                let mut text = String::new();
                if seed % 7 != 0 {
                    writeln!(text, "start: {start}T12:00:00Z").unwrap();
                }
                if seed % 5 != 0 {
                    writeln!(text, "end: {end}Z", end = end.format("%Y-%m-%dT%H:%M:%S")).unwrap();
                }
                let causes: Vec<String> =
                    (0..causes).map(|at| format!("c{}/d{}", (seed + at) % 17, (seed * at) % 3)).collect();
                let services: Vec<String> = (0..services).map(|at| format!("s{}", (seed * 3 + at) % 23)).collect();
                write!(text, "trigger: t{seed}\ncauses: [{}]\nservices: [{}]", causes.join(","), services.join(","))
                    .unwrap();
                text
            })
            .collect();
        let (library, trends) = of(&documents.iter().map(String::as_str).collect::<Vec<_>>());
        assert_all_sums(&library, &trends);
    }
}
