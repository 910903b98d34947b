//! How a task ended: the day on which it was done, and why it was dropped.
//!
//! Only a word for "done" beside a day counts, in a place for details: a date in the text of a task may be
//! of anything. A month or a quarter is no day.

use chrono::{Datelike, NaiveDate};

use super::words;
use crate::incident::ActionState;
use crate::parse::times;

/// A day that a text begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Day {
    pub(super) date: NaiveDate,
    /// Nothing else is said.
    pub(super) whole: bool,
}

/// The day in `done 2026-04-20`, `completed on 20 April 2026`, `完了: 2026-04-20`.
pub(super) fn done(text: &str) -> Option<NaiveDate> {
    let rest = behind(text, words::DONE.iter().copied())?;
    let is_apart = rest.starts_with([' ', ':', '：', '=', '*', '_', '(', '（']);
    day(rest).filter(|day| day.whole && is_apart).map(|day| day.date)
}

/// Whether `text` begins with a word that a day may stand behind.
pub(super) fn names_done(text: &str) -> bool {
    behind(text, words::DONE.iter().copied()).is_some()
}

/// The day in a text that begins with a word for "done": `Done (2026-04-20)`, `✅ 2026-04-20`.
pub(super) fn state_day(text: &str) -> Option<Day> {
    let text = text.trim().trim_matches(['*', '_', '`', '~', ' ']);
    let rest = match text.strip_prefix(['✅', '☑', '✔', '✓']) {
        Some(rest) => rest.trim_start_matches('\u{fe0f}'),
        None => {
            let states = words::STATES.iter().filter(|(state, _)| *state == ActionState::Done);
            let names = states.flat_map(|(_, names)| names.iter().copied());
            behind(text, names.chain(words::DONE.iter().copied()))?
        }
    };
    day(rest)
}

/// The day that `text` begins with, behind a colon, an opening bracket or "on".
pub(super) fn day(text: &str) -> Option<Day> {
    let text = text.trim().trim_start_matches([':', '：', '=', '(', '（', '*', '_', ' ']);
    let text = match text.get(..3).filter(|start| start.eq_ignore_ascii_case("on ")) {
        Some(_) => text.get(3..)?.trim_start(),
        None => text,
    };
    let end: &[char] = &['.', ')', '）', '*', '_', '`', ' ', '。'];
    let plain = text.trim_end_matches(end).replace(['年', '月'], "-").replace('日', "");
    if let Some(date) = times::date(&plain).filter(is_ours) {
        return Some(Day { date, whole: true });
    }
    let head = plain.get(..10).filter(|_| !plain.chars().nth(10).is_some_and(char::is_alphanumeric))?;
    let date = NaiveDate::parse_from_str(head, "%Y-%m-%d").ok().filter(is_ours)?;
    Some(Day { date, whole: false })
}

/// Why something was dropped, in `dropped: superseded by the proxy`, `won't do, not worth it`.
pub(super) fn reason(text: &str) -> Option<&str> {
    let states = words::STATES.iter().filter(|(state, _)| *state == ActionState::Dropped);
    let rest = behind(text.trim(), states.flat_map(|(_, names)| names.iter().copied()))?;
    let spaced = rest.trim_start_matches(['*', '_']);
    let lower = spaced.trim_start().to_ascii_lowercase();
    let is_apart = spaced.starts_with([':', '：', ',', '(', '（', '—', '–', '、', ';'])
        || lower.starts_with("- ")
        || lower.starts_with(['—', '–', '('])
        || spaced.starts_with(' ') && words::BECAUSE.iter().any(|word| lower.starts_with(word));
    let start: &[char] = &[':', '：', ',', '—', '–', '-', '、', ';', '*', '_', ' '];
    let said = spaced.trim_start_matches(start).trim_end_matches(['.', ' ', '*', '_', '。']);
    let inner = said.strip_prefix(['(', '（']).and_then(|said| said.strip_suffix([')', '）']));
    let said = inner.unwrap_or(said).trim();
    (is_apart && said.contains(char::is_alphanumeric)).then_some(said)
}

/// What stands behind the longest of `names` that `text` begins with; a letter cannot follow a name of
/// letters.
fn behind(text: &str, names: impl Iterator<Item = &'static str>) -> Option<&str> {
    let lower = text.to_ascii_lowercase();
    let length = |name: &str| {
        let curly = name.replace('\'', "’");
        let found = [name, curly.as_str()].into_iter().find(|name| lower.starts_with(*name))?;
        let next = text.get(found.len()..)?.chars().next();
        let ends = !found.is_ascii() || !next.is_some_and(|c| c.is_alphanumeric());
        ends.then_some(found.len())
    };
    text.get(names.filter_map(length).max()?..)
}

/// Years in which documents of the kind can have been written.
fn is_ours(date: &NaiveDate) -> bool {
    (1970..2200).contains(&date.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_for_done_and_a_day_say_when() {
        for (text, expected) in [
            ("done 2026-04-20", Some("2026-04-20")),
            ("done on 2026-04-20", Some("2026-04-20")),
            ("Completed: 20 April 2026.", Some("2026-04-20")),
            ("closed on April 20, 2026", Some("2026-04-20")),
            ("**Done:** 2026-04-20", None),
            ("完了: 2026-04-20", Some("2026-04-20")),
            ("完了日：2026年4月20日", Some("2026-04-20")),
            // A due date, no day, or a day of something else.
            ("done by 2026-04-20", None),
            ("完了予定: 2026-04-20", None),
            ("done in April 2026", None),
            ("done 2026-Q2", None),
            ("done 06/07/2026", None),
            ("done 2026-04-31", None),
            ("done with the one of 2026-04-20", None),
            ("done2026-04-20", None),
            ("deployed 2026-04-20", None),
            ("2026-04-20", None),
        ] {
            assert_eq!(done(text).map(|date| date.to_string()).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn cells_of_a_state_may_hold_the_day() {
        let of = |text| state_day(text).map(|day| (day.date.to_string(), day.whole));
        let on = |whole| Some(("2026-05-07".to_owned(), whole));
        assert_eq!(of("**完了 (2026-05-07)**"), on(true));
        assert_eq!(of("Done (2026-05-07, see the log)"), on(false));
        assert_eq!(of("✅ 2026-05-07"), on(true));
        assert_eq!(of("Merged 2026-05-07"), on(true));
        assert_eq!(of("Open since 2026-05-07"), None);
        assert_eq!(of("Done"), None);
    }

    #[test]
    fn reasons_stand_behind_a_word_for_dropped() {
        for (text, expected) in [
            ("dropped: superseded by the proxy", Some("superseded by the proxy")),
            ("Won't do: not worth it.", Some("not worth it")),
            ("won’t fix — the service is gone", Some("the service is gone")),
            ("dropped because the service is gone", Some("because the service is gone")),
            ("cancelled in favour of #12", Some("in favour of #12")),
            ("Dropped (superseded)", Some("superseded")),
            ("見送り：効果が小さい", Some("効果が小さい")),
            ("dropped", None),
            ("dropped:", None),
            ("dropped packets are counted", None),
            ("droppedness: high", None),
            ("rejected requests are logged", None),
        ] {
            assert_eq!(reason(text), expected, "{text}");
        }
    }
}
