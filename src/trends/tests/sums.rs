//! What holds for the figures of any library: sums agree, and whoever counts again gets the same.

use chrono::Datelike;

use crate::link::Library;
use crate::trends::Trends;
use crate::trends::comparison::{Period, Span};
use crate::trends::figures::Figures;
use crate::trends::matrix::{ColumnValue, MAX_COLUMNS, MAX_TRIPLES};
use crate::trends::period::Quarter;
use crate::trends::scope::{MAX_PARTS, Scope, Subject};
use crate::trends::series::{Bin, MAX_BINS};

/// What holds for any figures.
pub(super) fn assert_sums(figures: &Figures) {
    let n = figures.coverage.incidents;
    for row in &figures.coverage.facts {
        assert_eq!(row.known + row.gaps + row.silent, n, "{row:?}");
        assert_eq!(row.bases.iter().sum::<usize>(), row.known, "{row:?}");
    }
    for times in [&figures.durations, &figures.detection.lags] {
        assert_eq!(times.points.len() + times.left_out.total(), n);
        assert_eq!(times.quartiles.is_some(), times.points.len() >= 10);
        assert!(times.points.is_sorted());
    }
    assert_eq!(figures.detection.methods.iter().map(|row| row.incidents).sum::<usize>(), n);
    let series = &figures.series;
    assert!(series.bins.len() <= MAX_BINS);
    assert_eq!(series.all.iter().sum::<usize>() + series.before + series.after + series.undated, n);
    for (at, all) in series.all.iter().enumerate() {
        let found: usize = figures.detection.methods.iter().map(|row| row.bins[at]).sum();
        assert_eq!(found, *all);
        // Each incident counts for at least one part, where there are parts.
        let parts: usize = series.parts.iter().map(|row| row[at]).sum();
        assert!(series.parts.is_empty() || parts >= *all);
        assert!(series.parts.iter().all(|row| row[at] <= *all));
    }
    assert!(figures.split.parts.len() <= MAX_PARTS + 2);
    assert!(figures.split.parts.iter().all(|part| part.incidents > 0 && part.incidents <= n));
    for matrix in [&figures.triggers, &figures.services] {
        assert!(matrix.columns.len() <= MAX_COLUMNS + 2);
        assert_eq!(matrix.rows.len(), figures.split.parts.len().max(1));
        for row in &matrix.rows {
            assert_eq!(row.cells.len(), matrix.columns.len());
            assert!(row.cells.iter().map(|cell| cell.count).sum::<usize>() >= row.total);
            assert!(row.cells.iter().all(|cell| cell.count <= row.total));
            assert!(row.cells.iter().all(|cell| cell.only().is_some() == (cell.count == 1)));
        }
    }
    // An incident has one trigger, so the cells of a row add up.
    for row in &figures.triggers.rows {
        assert_eq!(row.cells.iter().map(|cell| cell.count).sum::<usize>(), row.total);
    }
    assert!(figures.triples.top.len() <= MAX_TRIPLES);
    for comparison in &figures.comparisons {
        assert_eq!(comparison.changes[0].subject, Subject::All);
        assert!(comparison.changes.iter().all(|change| {
            change.later <= comparison.changes[0].later && change.earlier <= comparison.changes[0].earlier
        }));
    }
}

/// The same, and counted again, for all pages.
pub(super) fn assert_all_sums(library: &Library, trends: &Trends) {
    for scope in Scope::all(library) {
        let figures = trends.figures(library, scope);
        assert_sums(&figures);
        assert_counted(library, trends, &figures);
    }
}

/// Counts again what the library's own lists of incidents say.
fn assert_counted(library: &Library, trends: &Trends, figures: &Figures) {
    let members = match figures.scope {
        Scope::Site => (0..library.incidents.len()).collect(),
        Scope::Cause(index) => library.causes[index].incidents.clone(),
        Scope::Service(index) => library.services[index].incidents.clone(),
        Scope::Year(index) => library.years[index].incidents.clone(),
    };
    assert_eq!(figures.coverage.incidents, members.len());
    let has = |list: &[usize], incident: &usize| list.binary_search(incident).is_ok();
    for (row, part) in figures.split.parts.iter().enumerate() {
        let Subject::Cause(cause) = part.subject else { continue };
        let ours = || members.iter().filter(|incident| has(&library.causes[cause].incidents, incident));
        assert_eq!(part.incidents, ours().count());
        for (bin, &counted) in figures.series.bins.iter().zip(&figures.series.parts[row]) {
            let day = |incident: &usize| library.incidents[*incident].start.value().unwrap().at.date_naive();
            let dated = ours().filter(|incident| library.incidents[**incident].start.value().is_some());
            let expected = dated.filter(|incident| match bin {
                Bin::Quarter(quarter) => Quarter::of(day(incident)) == *quarter,
                Bin::Year(year) => day(incident).year() == *year,
            });
            assert_eq!(counted, expected.count(), "{bin}");
        }
        for (column, cell) in figures.services.columns.iter().zip(&figures.services.rows[row].cells) {
            let ColumnValue::Group(service) = column.value else { continue };
            let services = &library.services[service].incidents;
            assert_eq!(cell.count, ours().filter(|incident| has(services, incident)).count());
            assert_eq!(cell.newest, ours().copied().find(|incident| has(services, incident)));
        }
    }
    for comparison in figures.comparisons.iter().filter(|it| it.span != Span::Year) {
        for change in &comparison.changes {
            let Subject::Cause(cause) = change.subject else { continue };
            let within = |period: &Period| {
                let ours = members.iter().filter(|it| has(&library.causes[cause].incidents, it));
                ours.filter_map(|&incident| trends.observations.get(incident)?.day)
                    .filter(|day| (period.first..=period.last).contains(day))
                    .count()
            };
            assert_eq!(
                (change.later, change.earlier),
                (within(&comparison.later), within(&comparison.earlier))
            );
        }
    }
}
