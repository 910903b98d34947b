//! What is said about a task besides what it is: `(owner: X, due 2026-04-15, #123)` behind it,
//! `Owner: X.` at its end, `[Team]` before it; and what a single detail says.

use chrono::NaiveDate;

use super::closing;
use super::due::due_date;
use super::tail::tail;
use super::words::{self, is_known, state_in};
use crate::incident::{ActionState, Gap};
use crate::source::Span;

/// More than this at one end of a task is text.
pub(super) const MAX_DETAILS: usize = 8;

/// What is said about a task besides what it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Details {
    /// Who does it.
    pub owner: Option<String>,
    /// It is said that, and why, nobody is named: `owner: unknown: not published`; or a placeholder
    /// stands there, which PM601 reports.
    pub owner_gap: bool,
    /// When it is due.
    pub due: Option<NaiveDate>,
    /// A due date that cannot be read, as written.
    pub bad_due: Option<String>,
    /// `prevent`, `detect`, …
    pub kind: Option<String>,
    /// Its issue: a URL, `#123`, `ABC-123`.
    pub issue: Option<String>,
    /// A state in words.
    pub state: Option<ActionState>,
    /// The day on which it was done.
    pub done: Option<NaiveDate>,
    /// Why it was dropped.
    pub reason: Option<String>,
}

/// Plain text of a task without the details around it, and these.
pub(super) struct Split<'a> {
    pub(super) task: &'a str,
    pub(super) details: Details,
    /// What was cut off the start, and where in the text the details behind the task begin.
    pub(super) head: &'a str,
    pub(super) tail: &'a str,
}

/// Takes the details off both ends of `text`.
pub(super) fn split(text: &str) -> Split<'_> {
    let mut details = Details::default();
    let task = tail(text, &mut details);
    let behind = text.get(task.len()..).unwrap_or_default();
    let rest = head(task, &mut details);
    let before = task.get(..task.len() - rest.len()).unwrap_or_default();
    Split { task: rest, details, head: before, tail: behind }
}

/// The name in `@name`.
pub(super) fn handle(word: &str) -> Option<&str> {
    let name = word.strip_prefix('@')?;
    let is_name = name.starts_with(|c: char| c.is_alphanumeric())
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '.'));
    is_name.then_some(name)
}

/// `text` without `✅`, `[Team]`, `@handle:` and `DONE:` before it.
fn head<'a>(text: &'a str, details: &mut Details) -> &'a str {
    let mut rest = text;
    for _ in 0..MAX_DETAILS {
        let shorter =
            tick(rest, details).or_else(|| bracket(rest, details)).or_else(|| prefix(rest, details));
        match shorter.map(str::trim_start) {
            Some(shorter) if !shorter.is_empty() && shorter.len() < rest.len() => rest = shorter,
            _ => return rest,
        }
    }
    rest
}

fn tick<'a>(text: &'a str, details: &mut Details) -> Option<&'a str> {
    let rest = text.strip_prefix(['✅', '☑', '✔', '✓'])?;
    details.state = details.state.or(Some(ActionState::Done));
    Some(rest.trim_start_matches('\u{fe0f}'))
}

fn bracket<'a>(text: &'a str, details: &mut Details) -> Option<&'a str> {
    let (inner, rest) = text.strip_prefix('[')?.split_once(']')?;
    let inner = inner.trim();
    let lower = inner.to_lowercase();
    if ended(inner, details) {
        // The bracket says how far it is.
    } else if words::KINDS.contains(&lower.as_str()) {
        details.kind = details.kind.take().or_else(|| Some(inner.to_owned()));
    } else if is_issue(inner) {
        details.issue = details.issue.take().or_else(|| Some(inner.to_owned()));
    } else {
        let is_name = inner.len() <= 40
            && rest.starts_with([' ', ':'])
            && inner.trim_start_matches('@').starts_with(char::is_alphabetic)
            && is_known(inner);
        if !is_name {
            return None;
        }
        details.owner = details.owner.take().or_else(|| Some(inner.trim_start_matches('@').to_owned()));
    }
    Some(rest.trim_start_matches([':', ' ']))
}

fn prefix<'a>(text: &'a str, details: &mut Details) -> Option<&'a str> {
    let (name, rest) = text.split_once(':').or_else(|| text.split_once(" - "))?;
    if let Some(owner) = handle(name.trim()) {
        details.owner = details.owner.take().or_else(|| Some(owner.to_owned()));
        return Some(rest);
    }
    let state = state_in(name).filter(|_| name.split_whitespace().count() <= 2)?;
    details.state = details.state.or(Some(state));
    details.done = details.done.or_else(|| closing::state_day(name).map(|day| day.date));
    Some(rest)
}

/// Reads a state, or how a task ended, that nothing said before overrules; whether `text` says one.
pub(super) fn ended(text: &str, details: &mut Details) -> bool {
    let mut found = Details::default();
    if !ending(text, &mut found) {
        match state_in(text) {
            Some(state) => found.state = Some(state),
            None => return false,
        }
    }
    details.state = details.state.or(found.state);
    details.done = details.done.or(found.done);
    details.reason = details.reason.take().or(found.reason);
    true
}

/// Reads the day on which a task was done, or why it was dropped.
pub(super) fn ending(text: &str, details: &mut Details) -> bool {
    if let Some(done) = closing::done(text) {
        details.state = Some(ActionState::Done);
        details.done = Some(done);
        return true;
    }
    if let Some(reason) = closing::reason(text) {
        details.state = Some(ActionState::Dropped);
        details.reason = Some(reason.to_owned());
        return true;
    }
    false
}

/// The label that `text` begins with, whether a colon follows, and what it says.
pub(super) fn value(text: &str, names: &[&str]) -> Option<(String, bool, String)> {
    let lower = text.to_ascii_lowercase();
    let name = names.iter().filter(|name| lower.starts_with(**name)).max_by_key(|name| name.len())?;
    let rest = text.get(name.len()..)?;
    let spaced = rest.trim_start_matches(['*', '_']);
    let after = spaced.trim_start();
    let colon = after.starts_with([':', '：', '=']);
    let value = after.trim_start_matches([':', '：', '=', '*', '_', ' ']).trim_matches(['`', '*', ' ']);
    let is_label = colon || spaced.starts_with(' ');
    (is_label && !value.is_empty()).then(|| ((*name).to_owned(), colon, value.to_owned()))
}

/// Reads one detail; whether it is one.
pub(super) fn detail(text: &str, details: &mut Details) -> bool {
    if let Some((name, colon, owner)) = value(text, words::OWNER)
        && (colon || name == "owner" || name == "assigned to")
    {
        details.set_owner(&owner);
        return true;
    }
    if let Some(owner) = handle(text) {
        details.set_owner(owner);
        return true;
    }
    if ending(text, details) {
        return true;
    }
    if let Some((name, colon, due)) = value(text, words::DUE) {
        let date = due_date(&due);
        if date.is_some() {
            details.due = date;
            return true;
        }
        if colon && !matches!(name.as_str(), "by" | "when" | "target") {
            details.bad_due = Some(due).filter(|due| is_known(due));
            return true;
        }
    }
    if let Some((_, true, kind)) = value(text, words::KIND) {
        details.kind = Some(kind);
        return true;
    }
    if let Some((_, true, said)) = value(text, words::STATE) {
        if ending(&said, details) {
            return true;
        }
        if let Some(state) = state_in(&said) {
            details.state = Some(state);
            details.done = details.done.or_else(|| closing::state_day(&said).map(|day| day.date));
            return true;
        }
    }
    if let Some((_, _, issue)) = value(text, words::ISSUE)
        && is_issue(&issue)
    {
        details.issue = Some(issue);
        return true;
    }
    if is_issue(text) {
        details.issue = Some(text.to_owned());
        return true;
    }
    // "dropped: not needed any more", "proposed".
    let word = text.split([':', '：']).next().unwrap_or_default();
    match state_in(word).filter(|_| word.split_whitespace().count() <= 3) {
        Some(state) => {
            details.state = Some(state);
            true
        }
        None => false,
    }
}

impl Details {
    /// Takes `text` for the owner, or for a stated gap.
    pub(super) fn set_owner(&mut self, text: &str) {
        let text = text.trim().trim_end_matches('.');
        self.owner_gap |= Gap::parse(text, Span::default()).is_some_and(|gap| !gap.why.is_empty())
            || matches!(text, "TODO" | "TBD" | "TBA");
        let name = handle(text).unwrap_or(text);
        self.owner = is_known(text).then(|| name.to_owned());
    }
}

/// `#123`, `ABC-123`, `owner/name#123`, or a URL.
pub(super) fn is_issue(text: &str) -> bool {
    let digits =
        |text: &str| !text.is_empty() && text.len() <= 10 && text.bytes().all(|b| b.is_ascii_digit());
    if let Some((repository, number)) = text.split_once('#') {
        let is_path =
            repository.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'-' | b'_' | b'.'));
        return digits(number) && is_path;
    }
    if let Some((project, number)) = text.split_once('-') {
        let is_project = project.len() >= 2
            && project.starts_with(|c: char| c.is_ascii_uppercase())
            && project.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_');
        if is_project && digits(number) {
            return true;
        }
    }
    (text.starts_with("https://") || text.starts_with("http://")) && !text.contains(char::is_whitespace)
}
