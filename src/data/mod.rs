//! The facts of all incidents as tables: the site's data files, and what `pmsite export` prints.

mod columns;
mod csv;
mod duckdb;
mod json;
mod manual;
mod record;
mod rows;
mod schema;

use std::io::{self, Write};

use chrono::NaiveDate;
use serde::Serialize;

use crate::config::Config;
use crate::link::Library;
use columns::Column;

pub use duckdb::duckdb;
pub use manual::manual;
pub use schema::schema;

/// What the tables are made of.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// The incidents.
    pub library: &'a Library,
    /// The settings that they were read with.
    pub config: &'a Config,
    /// The day on which actions are as old as they are said to be.
    pub as_of: NaiveDate,
}

/// A table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// An incident on each row, with its actions and its timeline.
    Incidents,
    /// An action item on each row.
    Actions,
    /// An entry of a timeline on each row.
    Timeline,
    /// A lesson of an incident on each row.
    Lessons,
    /// A cause of an incident on each row.
    Causes,
    /// A service that an incident affected on each row.
    Services,
    /// A fact of an incident on each row: whether it is known, and what it rests on.
    Basis,
    /// A cause of site.toml's tree on each row.
    CauseTree,
}

impl Table {
    /// All of them, by name.
    pub const ALL: [(&'static str, Self); 8] = [
        ("incidents", Self::Incidents),
        ("actions", Self::Actions),
        ("timeline", Self::Timeline),
        ("lessons", Self::Lessons),
        ("causes", Self::Causes),
        ("services", Self::Services),
        ("basis", Self::Basis),
        ("cause_tree", Self::CauseTree),
    ];

    /// Its name.
    pub fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(_, table)| *table == self).map_or("", |(name, _)| name)
    }

    /// Its columns, in order.
    fn columns(self) -> &'static [Column] {
        match self {
            Self::Incidents => columns::INCIDENTS,
            Self::Actions => columns::ACTIONS,
            Self::Timeline => columns::TIMELINE,
            Self::Lessons => columns::LESSONS,
            Self::Causes => columns::CAUSES,
            Self::Services => columns::SERVICES,
            Self::Basis => columns::BASIS,
            Self::CauseTree => columns::CAUSE_TREE,
        }
    }
}

/// How a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// One array, a row on each line.
    Json,
    /// A row on each line, and nothing else.
    Ndjson,
    /// A line of names, then a row on each line; lists joined by `; `.
    Csv,
}

/// Writes `table` in the order of the library, newest first.
///
/// # Errors
/// Those of `out`.
pub fn write(facts: Facts<'_>, table: Table, form: Form, out: &mut dyn Write) -> io::Result<()> {
    match table {
        Table::Incidents if form == Form::Csv => csv::incidents(facts, out),
        Table::Incidents => put(facts, table, form, rows::incident, out),
        Table::Actions => put(facts, table, form, rows::actions, out),
        Table::Timeline => put(facts, table, form, rows::timeline, out),
        Table::Lessons => put(facts, table, form, rows::lessons, out),
        Table::Causes => put(facts, table, form, rows::causes, out),
        Table::Services => put(facts, table, form, rows::services, out),
        Table::Basis => put(facts, table, form, rows::basis, out),
        Table::CauseTree => put(facts, table, form, rows::cause_tree, out),
    }
}

/// Writes the rows that `rows` makes of each incident, or of each cause for the tree of causes.
fn put<'a, R: Serialize>(
    facts: Facts<'a>,
    table: Table,
    form: Form,
    rows: impl Fn(Facts<'a>, usize) -> Vec<R> + Sync,
    out: &mut dyn Write,
) -> io::Result<()> {
    let count = match table {
        Table::CauseTree => facts.library.causes.len(),
        _ => facts.library.incidents.len(),
    };
    match form {
        Form::Csv => csv::table(table.columns(), (0..count).flat_map(|index| rows(facts, index)), out),
        Form::Json => json::array(count, |index| rows(facts, index), out),
        Form::Ndjson => json::lines(count, |index| rows(facts, index), out),
    }
}
