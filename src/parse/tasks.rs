//! Action items as written in the body: task lists, bullets under a tasks heading, and tables.

use chrono::NaiveDate;

use super::blocks::{Block, BlockKind, Cell, Item, Row};
use super::headings::SectionKind;
use super::parts::Parts;
use super::sections::Section;
use super::times;
use crate::incident::ActionState;
use crate::source::Span;

/// A task as written.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// The whole item or row.
    pub span: Span,
    /// The list or table it stands in, which the page replaces by a list with states.
    pub container: Span,
    /// What is to be done, as plain text without the details in parentheses behind it.
    pub task: String,
    /// The same as markdown in the file.
    pub text: Span,
    /// Open, done, dropped or proposed.
    pub state: ActionState,
    /// What stands in parentheses, or in the other columns.
    pub details: Details,
    /// The section it stands in, as an index.
    pub section: usize,
}

/// What is said about a task besides what it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Details {
    /// Who does it.
    pub owner: Option<String>,
    /// When it is due.
    pub due: Option<NaiveDate>,
    /// A due date that cannot be read, as written.
    pub bad_due: Option<String>,
    /// `prevent`, `detect`, …
    pub kind: Option<String>,
    /// Its issue: a URL, or `#123`.
    pub issue: Option<String>,
    /// A state in words.
    pub state: Option<ActionState>,
}

/// The tasks of the corrective part.
pub fn tasks(text: &str, blocks: &[Block], sections: &[Section], parts: &Parts) -> Vec<Task> {
    let lists = candidate_lists(blocks, sections, parts);
    // Of several bullet lists, those under a tasks heading and those with check boxes are tasks; an
    // only list is the tasks.
    let only = lists.len() == 1;
    let mut tasks = Vec::new();
    for (index, block) in lists {
        let under_tasks = is_under_tasks(sections, index);
        match &block.kind {
            BlockKind::List { items } if only || under_tasks || items.iter().any(is_box) => {
                tasks.extend(items.iter().filter_map(|item| from_item(text, item, block.span, index)));
            }
            BlockKind::Table { head, rows } => {
                let columns = Columns::new(head);
                tasks.extend(rows.iter().filter_map(|row| from_row(row, &columns, block.span, index)));
            }
            _ => {}
        }
    }
    tasks
}

/// Lists and tables that may hold tasks, with their sections.
fn candidate_lists<'a>(blocks: &'a [Block], sections: &[Section], parts: &Parts) -> Vec<(usize, &'a Block)> {
    let stray = sections
        .iter()
        .enumerate()
        .filter(|(_, section)| section.kind == SectionKind::Tasks)
        .map(|(index, _)| index);
    let mut indices: Vec<usize> = parts.corrective.iter().copied().chain(stray).collect();
    indices.sort_unstable();
    indices.dedup();
    let mut lists = Vec::new();
    for index in indices {
        let Some(section) = sections.get(index) else { continue };
        let first = blocks.partition_point(|block| block.span.start < section.content.start);
        for block in blocks.iter().skip(first).take_while(|block| block.span.start < section.content.end) {
            if matches!(block.kind, BlockKind::List { .. } | BlockKind::Table { .. }) {
                lists.push((index, block));
            }
        }
    }
    lists
}

fn is_under_tasks(sections: &[Section], index: usize) -> bool {
    let mut at = Some(index);
    while let Some(section) = at.and_then(|at| sections.get(at)) {
        if section.kind == SectionKind::Tasks {
            return true;
        }
        at = section.parent;
    }
    false
}

fn is_box(item: &Item) -> bool {
    item.checked.is_some() || item.text.starts_with("[-]")
}

fn from_item(text: &str, item: &Item, container: Span, section: usize) -> Option<Task> {
    let mut start = item.content.start;
    let mut plain = item.text.as_str();
    let mut state = match item.checked {
        Some(true) => ActionState::Done,
        _ => ActionState::Open,
    };
    if let Some(rest) = plain.strip_prefix("[-]") {
        plain = rest.trim_start();
        let source = text.get(start..item.content.end).unwrap_or_default();
        start = item.content.end - source.strip_prefix("[-]").unwrap_or(source).trim_start().len();
        state = ActionState::Dropped;
    }
    let source = text.get(start..item.content.end).unwrap_or_default();
    let (task, mut details) = split_details(plain);
    // The markdown keeps its details unless the same parentheses end it.
    let source_end = match (task.len() < plain.len(), opening_parenthesis(source)) {
        (true, Some(at)) => start + source.get(..at).unwrap_or_default().trim_end().len(),
        _ => item.content.end,
    };
    if details.issue.as_deref().is_none_or(|issue| issue.starts_with('#')) {
        details.issue = item.url.clone().or(details.issue);
    }
    if item.struck {
        state = ActionState::Dropped;
    }
    let state = if state == ActionState::Open { details.state.unwrap_or(state) } else { state };
    if task.is_empty() {
        return None;
    }
    Some(Task {
        span: item.span,
        container,
        task,
        text: Span::new(start, source_end),
        state,
        details,
        section,
    })
}

/// Splits the last parentheses off `text` if what they hold are details of a task.
fn split_details(text: &str) -> (String, Details) {
    let whole = || (text.to_owned(), Details::default());
    let Some(at) = opening_parenthesis(text) else { return whole() };
    let inner = text.get(at + 1..).unwrap_or_default().trim_end_matches(['.', ' ']).trim_end_matches(')');
    let mut details = Details::default();
    let mut known = false;
    for part in inner.split([',', ';']) {
        known |= detail(part.trim(), &mut details);
    }
    if known { (text.get(..at).unwrap_or_default().trim_end().to_owned(), details) } else { whole() }
}

/// Where the parentheses that end `text` open.
fn opening_parenthesis(text: &str) -> Option<usize> {
    let body = text.trim_end_matches(['.', ' ', '\n', '\r']);
    body.strip_suffix(')')?;
    let mut depth = 0_usize;
    for (at, c) in body.char_indices().rev() {
        match c {
            ')' => depth += 1,
            '(' => depth = depth.saturating_sub(1),
            _ => continue,
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

/// Reads one detail; whether it is one.
fn detail(text: &str, details: &mut Details) -> bool {
    let lower = text.to_lowercase();
    let value = |name: &str| -> Option<String> {
        let rest = text.get(name.len()..)?;
        let rest = rest.strip_prefix([':', ' ', '='])?.trim_start_matches([':', ' ']);
        (lower.starts_with(name) && !rest.is_empty()).then(|| rest.to_owned())
    };
    if let Some(owner) = value("owner").or_else(|| text.strip_prefix('@').map(str::to_owned)) {
        details.owner = is_known(&owner).then_some(owner);
    } else if let Some(due) = value("due").or_else(|| value("deadline")) {
        match times::date(&due) {
            Some(date) => details.due = Some(date),
            None if is_known(&due) => details.bad_due = Some(due),
            None => {}
        }
    } else if let Some(kind) = value("kind").or_else(|| value("type")) {
        details.kind = Some(kind);
    } else if let Some(state) =
        value("status").as_deref().and_then(state_named).or_else(|| state_named(&lower))
    {
        details.state = Some(state);
    } else if is_issue(text) {
        details.issue = Some(text.to_owned());
    } else {
        return false;
    }
    true
}

/// `unknown` and its like name nobody.
fn is_known(text: &str) -> bool {
    let word = text.split(':').next().unwrap_or_default().trim().to_lowercase();
    !matches!(word.as_str(), "" | "unknown" | "none" | "-" | "—" | "n/a" | "tbd" | "?")
}

fn is_issue(text: &str) -> bool {
    let number = text
        .strip_prefix('#')
        .is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()));
    number || text.starts_with("https://") || text.starts_with("http://")
}

/// The state called `name`.
pub fn state_named(name: &str) -> Option<ActionState> {
    let name = name.trim().to_lowercase().replace([' ', '_'], "-");
    ActionState::NAMES.iter().find(|(known, _)| *known == name).map(|(_, state)| *state)
}

/// Which column of a task table holds what.
struct Columns {
    task: usize,
    owner: Option<usize>,
    due: Option<usize>,
    state: Option<usize>,
    kind: Option<usize>,
    issue: Option<usize>,
}

impl Columns {
    fn new(head: &[Cell]) -> Self {
        let named =
            |names: &[&str]| head.iter().position(|cell| names.contains(&cell.text.to_lowercase().trim()));
        let owner =
            named(&["owner", "assignee", "who", "responsible", "team", "dri", "担当", "担当者", "负责人"]);
        let due = named(&[
            "due",
            "due date",
            "deadline",
            "by",
            "by when",
            "when",
            "eta",
            "target date",
            "期限",
            "截止日期",
        ]);
        let state = named(&["status", "state", "done", "ステータス", "状態", "状态"]);
        let kind = named(&["kind", "type", "category", "priority", "カテゴリ", "种类"]);
        let issue = named(&["issue", "ticket", "bug", "tracking", "tracker", "link", "url"]);
        let task = named(&[
            "task",
            "action",
            "action item",
            "what",
            "description",
            "item",
            "todo",
            "measure",
            "アクション",
            "内容",
            "任务",
        ]);
        let taken = [owner, due, state, kind, issue];
        let first_free = || (0..head.len()).find(|column| !taken.contains(&Some(*column))).unwrap_or(0);
        Self { task: task.unwrap_or_else(first_free), owner, due, state, kind, issue }
    }
}

fn from_row(row: &Row, columns: &Columns, container: Span, section: usize) -> Option<Task> {
    let cell = |column: Option<usize>| {
        column.and_then(|column| row.cells.get(column)).filter(|cell| !cell.text.is_empty())
    };
    let text = |column| cell(column).map(|cell: &Cell| cell.text.clone()).filter(|text| is_known(text));
    let task = cell(Some(columns.task))?;
    let due_text = text(columns.due);
    let due = due_text.as_deref().and_then(times::date);
    let state_text = text(columns.state).unwrap_or_default();
    let mark = match state_text.trim() {
        "[x]" | "[X]" | "x" | "X" | "✓" | "✔" | "✅" | "yes" => Some(ActionState::Done),
        other => state_named(other),
    };
    let state = if task.struck { ActionState::Dropped } else { mark.unwrap_or(ActionState::Open) };
    let issue = cell(columns.issue)
        .and_then(|cell| cell.url.clone().or_else(|| is_issue(&cell.text).then(|| cell.text.clone())));
    Some(Task {
        span: row.span,
        container,
        task: task.text.clone(),
        text: task.span,
        state,
        details: Details {
            owner: text(columns.owner),
            due,
            bad_due: due_text.filter(|_| due.is_none()),
            kind: text(columns.kind),
            issue: issue.or_else(|| task.url.clone()),
            state: mark,
        },
        section,
    })
}
