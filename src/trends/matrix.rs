//! Which causes, triggers and services come together.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::scope::{Members, Scope, Subject};

/// At most this many triggers or services have a column of their own.
pub const MAX_COLUMNS: usize = 12;

/// At most this many combinations of cause, trigger and service are listed.
pub const MAX_TRIPLES: usize = 20;

/// Of one incident, this many causes and this many services make combinations, as for recurrence.
pub const MAX_PAIRED: usize = 32;

/// Causes against triggers, or against services.
///
/// An incident counts for each of its causes and each of its services, but once in a cell. So the
/// cells of a row add up to its `total` or to more, and those of a column likewise.
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix {
    /// The parts of the scope's split; where there is none, one row of all incidents.
    pub rows: Vec<Row>,
    /// The values, those of most incidents first; then the others together, then those that name none.
    pub columns: Vec<Column>,
}

/// One row of a matrix.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Whom it counts.
    pub subject: Subject,
    /// Its incidents, each once.
    pub total: usize,
    /// One for each column.
    pub cells: Vec<Cell>,
}

/// One column of a matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// What it counts.
    pub value: ColumnValue,
    /// Its incidents, each once.
    pub total: usize,
}

/// What a column counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnValue {
    /// A group, by its index in the library's triggers or services.
    Group(usize),
    /// Smaller groups, this many.
    Others(usize),
    /// Incidents that name none, whether they say that it is unknown or nothing at all.
    NotNamed,
}

/// How many incidents come together in one place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// How many.
    pub count: usize,
    /// The newest of them; where the count is one, the one.
    pub newest: Option<usize>,
}

impl Cell {
    /// The incident, where it is the only one.
    pub fn only(self) -> Option<usize> {
        self.newest.filter(|_| self.count == 1)
    }

    /// Incidents come newest first.
    fn add(&mut self, incident: usize) {
        self.count += 1;
        self.newest = self.newest.or(Some(incident));
    }
}

/// Combinations of cause, trigger and service, the most frequent first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Triples {
    /// At most [`MAX_TRIPLES`]; among equals by the newest incident.
    pub top: Vec<Triple>,
    /// How many more there are.
    pub more: usize,
    /// How many of those left out occur more than once.
    pub more_repeated: usize,
    /// Incidents of which only the first [`MAX_PAIRED`] causes and services were looked at.
    pub cut: usize,
}

/// One combination. `None` stands for "none named".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Triple {
    /// The cause as the incidents name it, not one above it; index in the library's causes.
    pub cause: Option<usize>,
    /// Index in the library's triggers.
    pub trigger: Option<usize>,
    /// Index in the library's services.
    pub service: Option<usize>,
    /// Its incidents.
    pub cell: Cell,
}

pub(super) fn cause_by_trigger(members: &Members<'_>) -> Matrix {
    matrix(members, |incident| members.table.get(incident).and_then(|it| it.trigger).into_iter())
}

pub(super) fn cause_by_service(members: &Members<'_>) -> Matrix {
    matrix(members, |incident| members.table.services(incident).iter().map(|&service| service as usize))
}

fn matrix<I: Iterator<Item = usize>>(members: &Members<'_>, values: impl Fn(usize) -> I) -> Matrix {
    let mut sizes: HashMap<usize, usize> = HashMap::new();
    for value in members.incidents.iter().flat_map(|&incident| values(incident)) {
        *sizes.entry(value).or_default() += 1;
    }
    let mut ranked: Vec<(usize, usize)> = sizes.into_iter().collect();
    ranked.sort_unstable_by_key(|&(group, size)| (Reverse(size), group));
    let shown = if ranked.len() <= MAX_COLUMNS { ranked.len() } else { MAX_COLUMNS - 1 };
    let column_of: HashMap<usize, usize> =
        ranked.iter().enumerate().map(|(rank, &(group, _))| (group, rank.min(shown))).collect();
    let named = ranked.iter().take(shown).map(|&(group, _)| ColumnValue::Group(group));
    let last = [ColumnValue::Others(ranked.len() - shown), ColumnValue::NotNamed];
    let mut columns: Vec<Column> = named.chain(last).map(|value| Column { value, total: 0 }).collect();

    let cells = vec![Cell::default(); columns.len()];
    let whole = members.split.parts.is_empty();
    let mut rows: Vec<Row> = members
        .split
        .parts
        .iter()
        .map(|part| Row { subject: part.subject, total: part.incidents, cells: cells.clone() })
        .collect();
    if whole {
        rows.push(Row { subject: Subject::All, total: members.incidents.len(), cells });
    }
    for (place, &incident) in members.incidents.iter().enumerate() {
        let mut at: Vec<usize> =
            values(incident).filter_map(|value| column_of.get(&value).copied()).collect();
        at.sort_unstable();
        at.dedup();
        if at.is_empty() {
            at.push(shown + 1);
        }
        for &at in &at {
            if let Some(column) = columns.get_mut(at) {
                column.total += 1;
            }
        }
        for row in members.parts(place).chain(whole.then_some(0)) {
            let Some(row) = rows.get_mut(row) else { continue };
            for &at in &at {
                if let Some(cell) = row.cells.get_mut(at) {
                    cell.add(incident);
                }
            }
        }
    }
    let used: Vec<bool> = columns.iter().map(|column| column.total > 0).collect();
    keep(&mut columns, &used);
    for row in &mut rows {
        keep(&mut row.cells, &used);
    }
    Matrix { rows, columns }
}

/// Leaves out the items that are not `used`.
fn keep<T>(items: &mut Vec<T>, used: &[bool]) {
    let mut used = used.iter();
    items.retain(|_| used.next() == Some(&true));
}

pub(super) fn triples(members: &Members<'_>) -> Triples {
    let mut cells: HashMap<[Option<usize>; 3], Cell> = HashMap::new();
    let mut cut = 0;
    // The tree is depth first, so a cause and all below it are neighbours.
    let below = match members.scope {
        Scope::Cause(index) => index..end_of(members, index),
        _ => 0..members.library.causes.len(),
    };
    for &incident in &members.incidents {
        let trigger = members.table.get(incident).and_then(|it| it.trigger);
        let causes = members.table.named(incident).iter().map(|&cause| cause as usize);
        let causes: Vec<usize> = causes.filter(|cause| below.contains(cause)).collect();
        let services = members.table.services(incident);
        cut += usize::from(causes.len() > MAX_PAIRED || services.len() > MAX_PAIRED);
        for cause in some_or_none(causes.into_iter().take(MAX_PAIRED)) {
            let services = services.iter().take(MAX_PAIRED).map(|&service| service as usize);
            for service in some_or_none(services) {
                cells.entry([cause, trigger, service]).or_default().add(incident);
            }
        }
    }
    let mut top: Vec<Triple> = cells
        .into_iter()
        .map(|([cause, trigger, service], cell)| Triple { cause, trigger, service, cell })
        .collect();
    let key = |triple: &Triple| {
        (Reverse(triple.cell.count), triple.cell.newest, triple.cause, triple.trigger, triple.service)
    };
    top.sort_unstable_by_key(key);
    let rest = top.split_off(top.len().min(MAX_TRIPLES));
    let more_repeated = rest.iter().filter(|triple| triple.cell.count > 1).count();
    Triples { top, more: rest.len(), more_repeated, cut }
}

/// Each of `items`; one `None` where there is none.
fn some_or_none(items: impl Iterator<Item = usize>) -> impl Iterator<Item = Option<usize>> {
    let mut items = items.map(Some).peekable();
    let none = items.peek().is_none().then_some(None);
    items.chain(none)
}

/// The index behind the last cause below the one at `index`.
fn end_of(members: &Members<'_>, index: usize) -> usize {
    let causes = &members.library.causes;
    let Some(depth) = causes.get(index).map(|node| node.depth) else { return index };
    let after = causes.iter().enumerate().skip(index + 1);
    after.take_while(|(_, node)| node.depth > depth).last().map_or(index + 1, |(last, _)| last + 1)
}
