//! What is said about a task besides what it is: `(owner: X, due 2026-04-15, #123)` behind it,
//! `Owner: X.` at its end, `[Team]` before it.

use chrono::NaiveDate;

use super::closing;
use super::due::due_date;
use super::words::{self, is_known, state_in};
use crate::incident::{ActionState, Gap};
use crate::source::Span;

/// More than this at one end of a task is text.
const MAX_DETAILS: usize = 8;

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

/// `text` without the details that end it.
fn tail<'a>(text: &'a str, details: &mut Details) -> &'a str {
    let mut rest = text;
    for _ in 0..MAX_DETAILS {
        let shorter = parentheses(rest, details)
            .or_else(|| labels(rest, details))
            .or_else(|| mark(rest, details))
            .or_else(|| mention(rest, details));
        match shorter.map(str::trim_end) {
            Some(shorter) if shorter.len() < rest.len() && !shorter.is_empty() => rest = shorter,
            _ => return rest,
        }
    }
    rest
}

/// Takes off the last parentheses if what they hold are details.
fn parentheses<'a>(text: &'a str, details: &mut Details) -> Option<&'a str> {
    let at = opening(text)?;
    let inner = text.get(at..)?.trim_end_matches(['.', ' ']);
    let inner = inner.strip_prefix(['(', '（'])?.strip_suffix([')', '）'])?;
    let mut found = details.clone();
    let mut known = false;
    let mut last_is_owner = false;
    // Of a reason, the commas that it has in it.
    let mut last_is_reason = false;
    let mut parts = inner.split([',', ';', '、']).peekable();
    while let Some(part) = parts.next() {
        // "due by Nov 15, 2023" has a comma in its date.
        let joined = parts.peek().map(|next| format!("{part},{next}"));
        if let Some(joined) = joined.filter(|joined| is_due(joined)) {
            known |= detail(joined.trim(), &mut found);
            parts.next();
            last_is_reason = false;
            continue;
        }
        // "done, 2026-04-20".
        if found.state == Some(ActionState::Done)
            && found.done.is_none()
            && let Some(closing::Day { date, whole: true }) = closing::day(part)
        {
            found.done = Some(date);
            continue;
        }
        let owner = found.owner.clone();
        let is_detail = detail(part.trim(), &mut found);
        // "owner: Ana, Ben".
        if !is_detail
            && last_is_owner
            && part.split_whitespace().count() <= 3
            && let Some(owner) = &mut found.owner
        {
            *owner = format!("{owner}, {}", part.trim());
            continue;
        }
        last_is_owner = found.owner != owner;
        if is_detail {
            last_is_reason = is_dropped(part);
        } else if last_is_reason {
            let said = found.reason.take().map(|said| format!("{said}, ")).unwrap_or_default();
            found.reason = Some(said + part.trim());
        }
        known |= is_detail;
    }
    if !known {
        return None;
    }
    *details = found;
    text.get(..at)
}

fn is_due(text: &str) -> bool {
    value(text, words::DUE).is_some_and(|(_, _, due)| due_date(&due).is_some())
        || closing::done(text).is_some()
}

fn is_dropped(text: &str) -> bool {
    closing::reason(text).is_some() || state_in(text) == Some(ActionState::Dropped)
}

/// Where the parentheses that end `text` open.
fn opening(text: &str) -> Option<usize> {
    let body = text.trim_end_matches(['.', ' ', '\n', '\r']);
    body.strip_suffix([')', '）'])?;
    let mut depth = 0_usize;
    for (at, c) in body.char_indices().rev() {
        match c {
            ')' | '）' => depth += 1,
            '(' | '（' => depth = depth.saturating_sub(1),
            _ => continue,
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

/// Takes off `Owner: X. Due: 2026-04-15` at the end.
fn labels<'a>(text: &'a str, details: &mut Details) -> Option<&'a str> {
    let lower = text.to_ascii_lowercase();
    let mut places: Vec<usize> = Vec::new();
    for (at, _) in text.match_indices([':', '：']) {
        let before = lower.get(..at)?.trim_end_matches(['*', '_', ' ']);
        let labels = [words::OWNER, words::DUE, words::ISSUE, words::KIND, words::STATE];
        let ends = |names: &[&'static str]| {
            names.iter().copied().filter(|name| before.ends_with(*name)).max_by_key(|name| name.len())
        };
        let is_day = closing::day(text.get(at..).unwrap_or_default()).is_some();
        let name = labels
            .into_iter()
            .filter_map(ends)
            .chain(ends(words::DONE).filter(|_| is_day))
            .max_by_key(|name| name.len());
        let Some(name) = name else { continue };
        let start = before.len() - name.len();
        let ahead = text.get(..start)?.trim_end();
        // "実装完了:" is a word of its own.
        if is_day
            && words::DONE.contains(&name)
            && ahead.len() == start
            && ahead.ends_with(char::is_alphanumeric)
        {
            continue;
        }
        let starts_sentence = ahead.ends_with(|c: char| !c.is_alphanumeric() && c != '\'')
            || ahead.len() == start && !name.is_ascii();
        let is_capital = text.get(start..)?.starts_with(char::is_uppercase);
        if ahead.len() < start && (starts_sentence || is_capital) || ahead.len() == start && starts_sentence {
            places.push(start);
        }
    }
    let places = places.get(places.len().saturating_sub(MAX_DETAILS)..).unwrap_or_default();
    // From the first label on, all must be details; else from the next.
    for (index, start) in places.iter().enumerate() {
        let mut found = details.clone();
        let ends = places.get(index + 1..)?.iter().copied().chain([text.len()]);
        let mut from = *start;
        let all = ends.into_iter().all(|end| {
            let part = text.get(from..end).unwrap_or_default();
            from = end;
            let part = part.trim_matches(['.', ',', ';', '|', ' ', '-', '–', '—', '/', '(', '*', '_']);
            // A word for "done" is a label only before a day, or where it names a state.
            let is_label = !closing::names_done(part) || value(part, words::STATE).is_some();
            let is_detail = |part: &str, found: &mut Details| match is_label {
                true => detail(part, found),
                false => ending(part, found),
            };
            // "完了: 2026-04-16、ADR-748".
            let mut pieces = part.split(['、', ';']).map(str::trim);
            part.split_whitespace().count() <= 10
                && (is_detail(part, &mut found)
                    || !is_label
                        && pieces.next().is_some_and(|piece| ending(piece, &mut found))
                        && pieces.all(|piece| detail(piece, &mut found)))
        });
        if all {
            *details = found;
            let task =
                text.get(..*start)?.trim_end_matches([' ', '(', '-', '–', '—', '|', '*', '_', '/', ',', ';']);
            return Some(task);
        }
    }
    None
}

/// Takes off a state that ends the text: `✅`, `[done]`, `- done`, `#123`.
fn mark<'a>(text: &'a str, details: &mut Details) -> Option<&'a str> {
    let body = text.trim_end_matches(['.', ' ', '\u{fe0f}']);
    if let Some(rest) = body.strip_suffix(['✅', '☑', '✔', '✓']) {
        details.state = details.state.or(Some(ActionState::Done));
        return Some(rest);
    }
    if let Some((at, _)) = body.rmatch_indices(['✅', '☑', '✔', '✓']).next()
        && let Some(closing::Day { date, whole: true }) = body.get(at..).and_then(closing::state_day)
    {
        details.state = details.state.or(Some(ActionState::Done));
        details.done = details.done.or(Some(date));
        return body.get(..at);
    }
    if let Some(inner) = body.strip_suffix(']')
        && let Some((rest, inner)) = inner.rsplit_once('[')
        && ended(inner, details)
    {
        return Some(rest);
    }
    for separator in [" - ", " – ", " — "] {
        if let Some((rest, word)) = body.rsplit_once(separator) {
            if (closing::done(word).is_some() || closing::reason(word).is_some()) && ended(word, details) {
                return Some(rest);
            }
            if let Some(state) = state_in(word).filter(|_| word.split_whitespace().count() <= 2) {
                details.state = details.state.or(Some(state));
                return Some(rest);
            }
            if is_issue(word) {
                details.issue = details.issue.take().or_else(|| Some(word.to_owned()));
                return Some(rest);
            }
        }
    }
    let (rest, word) = body.rsplit_once(' ')?;
    (word.starts_with('#') && is_issue(word) && rest.split_whitespace().count() > 2).then(|| {
        details.issue = details.issue.take().or_else(|| Some(word.to_owned()));
        rest
    })
}

/// Takes off `@handle` at the end.
fn mention<'a>(text: &'a str, details: &mut Details) -> Option<&'a str> {
    if details.owner.is_some() {
        return None;
    }
    let (rest, word) = text.trim_end_matches('.').rsplit_once(' ')?;
    // "Talk to @anna", "by @anna" need the name.
    let before = rest.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let needed = matches!(
        before.as_str(),
        "to" | "with" | "by" | "for" | "from" | "of" | "and" | "ask" | "cc" | "tell"
    );
    let name = handle(word).filter(|_| !needed)?;
    details.owner = Some(name.to_owned());
    Some(rest)
}

/// The name in `@name`.
fn handle(word: &str) -> Option<&str> {
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
fn ended(text: &str, details: &mut Details) -> bool {
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
fn value(text: &str, names: &[&str]) -> Option<(String, bool, String)> {
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
