//! Tasks in tables: which column holds what, and a row as a task.

use super::details::{self, is_issue};
use super::due::due_date;
use super::words::{self, is_known, state_in};
use super::{Details, Task};
use crate::incident::ActionState;
use crate::parse::blocks::{Cell, Row};
use crate::parse::timeline::EntryCell;
use crate::parse::times;
use crate::source::Span;

/// Which column of a task table holds what.
pub(super) struct Columns {
    task: usize,
    owner: Option<usize>,
    due: Option<usize>,
    state: Option<usize>,
    kind: Option<usize>,
    issue: Option<usize>,
    number: Option<usize>,
    /// Each column's name as written.
    titles: Vec<String>,
    /// Some column has a name that tables of tasks have.
    pub(super) of_tasks: bool,
}

impl Columns {
    pub(super) fn new(head: &[Cell]) -> Self {
        let names: Vec<String> = head.iter().map(|cell| name(&cell.text)).collect();
        let mut taken = vec![false; head.len()];
        let mut named = |known: &[&str]| {
            let found = names.iter().position(|name| known.contains(&name.as_str()))?;
            *taken.get_mut(found)? = true;
            Some(found)
        };
        let owner = named(words::OWNER);
        let due = named(words::DUE);
        let state = named(words::STATE);
        let kind = named(words::KIND);
        let issue = named(words::ISSUE);
        let number = named(words::NUMBER);
        let task = named(words::TASK);
        let of_tasks = [owner, due, state, task].iter().any(Option::is_some);
        let first_free = || taken.iter().position(|taken| !taken).unwrap_or(0);
        let task = task.unwrap_or_else(first_free);
        let titles = head.iter().map(|cell| cell.text.clone()).collect();
        Self { task, owner, due, state, kind, issue, number, titles, of_tasks }
    }
}

/// Characters of the longest name of a state, such as "in progress".
const STATE_NAME: usize = 12;

impl Columns {
    /// Whether the cell in column `at` says something that the details do not hold.
    fn has_more(&self, at: usize, cell: &Cell, details: &Details) -> bool {
        let text = cell.text.trim();
        if at == self.task || !text.contains(char::is_alphanumeric) {
            return false;
        }
        let column = Some(at);
        if column == self.owner {
            details.owner.is_none()
        } else if column == self.due {
            details.due.is_none() || times::day(text).is_none()
        } else if column == self.state {
            let is_started = details.state == Some(ActionState::Open) && text.to_lowercase() == "in progress";
            details.state.is_none() || is_started || text.chars().count() > STATE_NAME
        } else if column == self.kind {
            details.kind.is_none()
        } else if column == self.issue {
            !is_issue(text) && (cell.url.is_none() || text.contains(char::is_whitespace))
        } else if column == self.number {
            text.contains(char::is_alphabetic)
        } else {
            true
        }
    }
}

/// `Type (prevent / mitigate)` is `type`, `Bug #` is `bug`.
fn name(text: &str) -> String {
    let lower = text.to_lowercase();
    let head = lower.split(['(', '（', '/']).next().unwrap_or_default().trim();
    let short = head.trim_end_matches(['#', '*', ':', ' ']);
    if short.is_empty() { head.to_owned() } else { short.to_owned() }
}

pub(super) fn from_row(row: &Row, columns: &Columns, container: Span, section: usize) -> Option<Task> {
    let cell = |column: Option<usize>| {
        column.and_then(|column| row.cells.get(column)).filter(|cell| !cell.text.is_empty())
    };
    let text = |column| cell(column).map(|cell: &Cell| cell.text.as_str()).filter(|text| is_known(text));
    let task = cell(Some(columns.task)).filter(|cell| !cell.text.trim().is_empty())?;
    let split = details::split(&task.text);
    let mut found = split.details;
    if let Some(cell) = cell(columns.owner) {
        found.set_owner(&cell.text);
    }
    if let Some(due) = text(columns.due) {
        found.due = due_date(due);
        found.bad_due = found.due.is_none().then(|| due.to_owned());
    }
    if let Some(state) = cell(columns.state).and_then(|cell| state_in(&cell.text)) {
        found.state = Some(state);
    }
    found.kind = text(columns.kind).map(str::to_owned).or(found.kind);
    let issue = cell(columns.issue)
        .and_then(|cell| cell.url.clone().or_else(|| is_issue(&cell.text).then(|| cell.text.clone())));
    found.issue = issue.or_else(|| task.url.clone()).or(found.issue);
    let state = if task.struck { ActionState::Dropped } else { found.state.unwrap_or(ActionState::Open) };
    let details: Details = found;
    let cells = row.cells.iter().enumerate().filter(|(at, cell)| columns.has_more(*at, cell, &details));
    let cells = cells.map(|(at, cell)| EntryCell {
        title: columns.titles.get(at).cloned().unwrap_or_default(),
        span: cell.span,
    });
    Some(Task {
        cells: cells.collect(),
        span: row.span,
        container,
        task: split.task.to_owned(),
        text: task.span,
        state,
        details,
        section,
    })
}
