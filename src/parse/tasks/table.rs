//! Tasks in tables: which column holds what, and a row as a task.

use super::closing;
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
    done: Option<usize>,
    reason: Option<usize>,
    /// The column of the state may hold the day on which a task was done.
    state_may_be_day: bool,
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
        let is_plain = |name: &&str| !words::DONE_OR_DAY.contains(name);
        let plain: Vec<&str> = words::STATE.iter().copied().filter(is_plain).collect();
        let status = named(&plain);
        let may_be_day = named(words::DONE_OR_DAY);
        // "Completed" beside "Status" says when; alone it is the state, or says when.
        let done = named(words::DONE_ON).or(may_be_day.filter(|_| status.is_some()));
        let state = status.or(may_be_day);
        let reason = named(words::REASON);
        let kind = named(words::KIND);
        let issue = named(words::ISSUE);
        let number = named(words::NUMBER);
        let task = named(words::TASK);
        let of_tasks = [owner, due, state, task].iter().any(Option::is_some);
        let first_free = || taken.iter().position(|taken| !taken).unwrap_or(0);
        let task = task.unwrap_or_else(first_free);
        let titles = head.iter().map(|cell| cell.text.clone()).collect();
        let state_may_be_day = state.is_some() && state == may_be_day;
        Self {
            task,
            owner,
            due,
            state,
            done,
            reason,
            state_may_be_day,
            kind,
            issue,
            number,
            titles,
            of_tasks,
        }
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
            if details.reason.as_deref().is_some_and(|reason| closing::reason(text) == Some(reason)) {
                return false;
            }
            if let Some(day) =
                closing::state_day(text).or_else(|| closing::day(text)).filter(|_| details.done.is_some())
            {
                return !day.whole;
            }
            let is_started = details.state == Some(ActionState::Open) && text.to_lowercase() == "in progress";
            details.state.is_none() || is_started || text.chars().count() > STATE_NAME
        } else if column == self.done {
            details.done.is_none() || !closing::day(text).is_some_and(|day| day.whole)
        } else if column == self.reason {
            details.reason.as_deref() != Some(text)
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
    if let Some(day) = cell(columns.done).and_then(|cell| closing::day(&cell.text)) {
        found.state = Some(ActionState::Done);
        found.done = Some(day.date);
    }
    // The state that is stated wins over what a day implies.
    if let Some(cell) = cell(columns.state) {
        let day = closing::day(&cell.text).filter(|_| columns.state_may_be_day);
        if let Some(state) = state_in(&cell.text) {
            found.state = Some(state);
            found.done = closing::state_day(&cell.text).map(|day| day.date).or(found.done);
            found.reason = closing::reason(&cell.text).map(str::to_owned);
        } else if let Some(day) = closing::state_day(&cell.text).or(day) {
            found.state = Some(ActionState::Done);
            found.done = Some(day.date);
        } else {
            details::ending(&cell.text, &mut found);
        }
    }
    let why = text(columns.reason).map(str::to_owned);
    found.kind = text(columns.kind).map(str::to_owned).or(found.kind);
    let issue = cell(columns.issue)
        .and_then(|cell| cell.url.clone().or_else(|| is_issue(&cell.text).then(|| cell.text.clone())));
    found.issue = issue.or_else(|| task.url.clone()).or(found.issue);
    let state = if task.struck { ActionState::Dropped } else { found.state.unwrap_or(ActionState::Open) };
    found.reason = found.reason.or(why).filter(|_| state == ActionState::Dropped);
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
