//! What is said about a task behind it: `(owner: X, due 2026-04-15, #123)`, `Owner: X.`, `✅`, `@handle`.

use super::closing;
use super::details::{Details, MAX_DETAILS, detail, ended, ending, handle, is_issue, value};
use super::due::due_date;
use super::words::{self, state_in};
use crate::incident::ActionState;

/// The most characters that a day is looked for in.
const MAX_DAY: usize = 40;

/// `text` without the details that end it.
pub(super) fn tail<'a>(text: &'a str, details: &mut Details) -> &'a str {
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
        let is_day = closing::day(beginning(text, at)).is_some();
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

/// So much of `text` from `at` on that a day has room in it.
fn beginning(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or_default();
    rest.char_indices().nth(MAX_DAY).map_or(rest, |(end, _)| rest.get(..end).unwrap_or(rest))
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
