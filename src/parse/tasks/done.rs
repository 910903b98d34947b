//! Tasks of which a heading, or the way they are told, says that they are done.

use super::details;
use super::is_box;
use super::words::{self, state_in};
use crate::incident::ActionState;
use crate::parse::blocks::Item;
use crate::parse::headings;
use crate::parse::sections::Section;

/// Whether a heading around the section at `index`, as far as it is one of measures, says that what
/// stands below it is done.
pub(super) fn below(sections: &[Section], relevant: &[bool], index: usize) -> bool {
    let mut at = Some(index);
    while let Some(index) = at.filter(|&at| relevant.get(at) == Some(&true)) {
        let Some(section) = sections.get(index) else { return false };
        if names_done(&section.title) {
            return true;
        }
        at = section.parent;
    }
    false
}

/// "Immediate actions (completed)", "Completed actions", "Done".
pub(in crate::parse) fn names_done(title: &str) -> bool {
    let name = headings::normalise(title);
    let inner = name.strip_suffix([')', '）']).and_then(|name| name.rsplit(['(', '（']).next());
    let is_done =
        |text: &str| words::DONE_REMARKS.contains(&text.trim()) || state_in(text) == Some(ActionState::Done);
    let begins = |done: &&str| {
        let rest = name.strip_prefix(*done);
        rest.is_some_and(|rest| rest.is_empty() || words::DONE_NOUNS.contains(&rest.trim_start()))
    };
    inner.is_some_and(is_done) || !name.is_ascii() && is_done(&name) || words::DONE_NAMES.iter().any(begins)
}

/// Whether a list without boxes tells what was done: most of its items begin in the past or are marked
/// as done, and one of them beyond doubt.
pub(super) fn is_told(items: &[&Item]) -> bool {
    let mut told = 0;
    let mut is_sure = false;
    for item in items {
        if is_box(item) {
            return false;
        }
        let details = details::split(&item.text).details;
        if details.due.is_some() || details.bad_due.is_some() || details.owner.is_some() {
            return false;
        }
        let is_marked =
            state_in(&item.text) == Some(ActionState::Done) || details.state == Some(ActionState::Done);
        is_sure |= is_marked || past(&item.text) == Past::Sure;
        told += usize::from(is_marked || past(&item.text) != Past::No);
    }
    is_sure && told >= 2 && told * 2 > items.len()
}

/// Whether `text`, in a list that tells what was done, begins with a verb in the past.
pub(super) fn begins(text: &str) -> bool {
    is_form(first_word(without_we(text).0).as_str())
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Past {
    No,
    /// A word that may be an adjective too stands before no word that says which.
    Likely,
    Sure,
}

fn past(text: &str) -> Past {
    let (text, says_we) = without_we(text);
    let first = first_word(text);
    if says_we && is_form(&first) {
        return Past::Sure;
    }
    if !is_form(&first) {
        return Past::No;
    }
    let next = text.split(is_between).filter(|word| !word.is_empty()).nth(1).unwrap_or_default();
    let next = next.to_ascii_lowercase();
    if words::DETERMINERS.contains(&next.as_str()) {
        return Past::Sure;
    }
    if words::NOT_PAST.contains(&first.as_str()) { Past::No } else { Past::Likely }
}

/// `text` without "We have", and an adverb behind it.
fn without_we(text: &str) -> (&str, bool) {
    let starts = ["We have ", "We've ", "We’ve ", "We also ", "We "];
    let Some(rest) = starts.iter().find_map(|start| text.strip_prefix(start)) else { return (text, false) };
    let adverb = rest.split_once(' ').filter(|(word, _)| word.ends_with("ly") || *word == "also");
    (adverb.map_or(rest, |(_, rest)| rest), true)
}

fn first_word(text: &str) -> String {
    text.split(is_between).find(|word| !word.is_empty()).unwrap_or_default().to_ascii_lowercase()
}

fn is_between(c: char) -> bool {
    !(c.is_alphanumeric() || c == '-')
}

fn is_form(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ed") && !words::PRESENT.contains(&word) || words::PAST.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_done_is_told_from_plans() {
        for (text, expected) in [
            ("Expanded our monitoring", Past::Sure),
            ("Increased the limit", Past::Sure),
            ("Sent all customers a note", Past::Sure),
            ("We've significantly tightened our rules", Past::Sure),
            ("We need better alerts", Past::No),
            ("We should add an alert", Past::No),
            ("Enforced strict rules", Past::Likely),
            ("Automated tests of the deployment", Past::No),
            ("Improved monitoring", Past::No),
            ("Need a second pair of eyes", Past::No),
            ("Speed the rollback up", Past::No),
            ("Alert at 80% of the limit", Past::No),
            ("", Past::No),
        ] {
            assert_eq!(past(text), expected, "{text}");
        }
    }

    #[test]
    fn headings_say_what_is_done() {
        for title in [
            "Done",
            "Completed",
            "Immediate actions (completed)",
            "Completed action items:",
            "完了済み",
            "対策（完了）",
        ] {
            assert!(names_done(title), "{title}");
        }
        for title in [
            "Action items",
            "To be done",
            "Done wrong",
            "Follow-ups (not done)",
            "Definition of done",
            "今後の対応",
        ] {
            assert!(!names_done(title), "{title}");
        }
    }
}
