//! Which causes, triggers and services come together, as tables whose cells lead to the incidents.

use serde::Serialize;

use super::names::Names;
use crate::render::axis::Axis;
use crate::render::view::Link;
use crate::trends::figures::Figures;
use crate::trends::matrix::{ColumnValue, Matrix, Triple, Triples};

/// How many shades cells have.
const SHADES: usize = 4;

/// A table of causes against triggers, or services.
#[derive(Debug, Serialize)]
pub struct MatrixView {
    /// `trigger` or `service`.
    pub axis: &'static str,
    /// Name and number of each column.
    pub columns: Vec<(Link, usize)>,
    /// The rows.
    pub rows: Vec<RowView>,
    /// Whether some cell of several incidents has no search that finds exactly these.
    pub has_unlinked: bool,
}

/// A row.
#[derive(Debug, Serialize)]
pub struct RowView {
    /// Whom it counts.
    pub subject: Link,
    /// Its incidents, each once.
    pub total: usize,
    /// One for each column.
    pub cells: Vec<CellView>,
}

/// A cell.
#[derive(Debug, Serialize)]
pub struct CellView {
    /// How many incidents.
    pub count: usize,
    /// 1 to 4 by the count, as a share of the largest; 0 for none.
    pub shade: usize,
    /// Where it leads, below the top of the site.
    pub url: Option<String>,
}

/// The most frequent combinations.
#[derive(Debug, Serialize)]
pub struct TriplesView {
    /// Those that occur more than once, the most frequent first.
    pub rows: Vec<TripleView>,
    /// More that occur more than once.
    pub more: usize,
    /// Frequent ones that are none: two or all of their three parts are not named.
    pub lone: usize,
    /// How many combinations occur once.
    pub single: usize,
    /// Incidents that name more causes or services than are looked at.
    pub cut: usize,
}

/// A combination.
#[derive(Debug, Serialize)]
pub struct TripleView {
    /// How many incidents.
    pub count: usize,
    /// Where the count leads.
    pub url: Option<String>,
    /// The cause as incidents name it.
    pub cause: Link,
    /// The trigger.
    pub trigger: Link,
    /// The service.
    pub service: Link,
}

/// The table of `axis`; none where no incident names a value of it.
pub fn matrix(names: Names<'_>, figures: &Figures, axis: Axis) -> Option<MatrixView> {
    let matrix: &Matrix = if axis == Axis::Triggers { &figures.triggers } else { &figures.services };
    matrix.columns.iter().find(|column| column.value != ColumnValue::NotNamed)?;
    let most = matrix.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.count).max().unwrap_or_default();
    let rows: Vec<RowView> = matrix
        .rows
        .iter()
        .map(|row| RowView {
            subject: names.subject(row.subject),
            total: row.total,
            cells: row
                .cells
                .iter()
                .zip(&matrix.columns)
                .map(|(cell, column)| CellView {
                    count: cell.count,
                    // Small counts are pale, whatever the largest is.
                    shade: (cell.count * SHADES).div_ceil(most.max(SHADES)),
                    url: names.cell(*cell, row.subject, axis, column.value),
                })
                .collect(),
        })
        .collect();
    let has_unlinked =
        rows.iter().flat_map(|row| &row.cells).any(|cell| cell.count > 0 && cell.url.is_none());
    Some(MatrixView {
        axis: axis.titles().1,
        columns: matrix.columns.iter().map(|it| (names.column(axis, it.value), it.total)).collect(),
        rows,
        has_unlinked,
    })
}

/// The combinations of `triples` that are such: at least two of cause, trigger and service are named.
pub fn triples(names: Names<'_>, triples: &Triples) -> TriplesView {
    let named = |triple: &Triple| [triple.cause, triple.trigger, triple.service].iter().flatten().count();
    let (repeated, single): (Vec<&Triple>, Vec<&Triple>) =
        triples.top.iter().partition(|triple| triple.cell.count > 1);
    let listed = repeated.iter().filter(|triple| named(triple) > 1);
    let rows: Vec<TripleView> = listed
        .map(|triple| TripleView {
            count: triple.cell.count,
            url: names.triple(triple),
            cause: names.cause_link(triple.cause),
            trigger: names.group_link(Axis::Triggers, triple.trigger),
            service: names.group_link(Axis::Services, triple.service),
        })
        .collect();
    TriplesView {
        single: single.len() + triples.more.saturating_sub(triples.more_repeated),
        lone: repeated.len() - rows.len(),
        more: triples.more_repeated,
        cut: triples.cut,
        rows,
    }
}
