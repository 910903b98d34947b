//! Actions of made-up libraries: ages, lists, owners and causes.

use super::*;
use crate::link::testing::library;
use crate::trends::completion::Refusal;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

const TODAY: &str = "2026-06-01";

/// Two incidents with a cause, one without a date, one after today.
const DOCUMENTS: [(&str, &str); 4] = [
    (
        "content/a.md",
        "title: a\nstart: 2026-01-01T22:00:00Z\nend: 2026-01-02T01:00:00Z\ncauses: [db/leak, net]\nactions:\n\
         - { task: Late and late, owner: Data, due: 2026-02-01 }\n\
         - { task: Due today, owner: data, due: 2026-06-01 }\n\
         - { task: Neither owner nor day }\n\
         - { task: Done in ten days, owner: Data, done: 2026-01-12 }\n\
         - { task: Done on the day it began, done: 2026-01-01 }\n\
         - { task: Done before, done: 2025-12-31 }\n\
         - { task: Nobody knows when, owner: Ana, status: done }\n\
         - { task: Given up, status: dropped, reason: superseded }\n\
         - { task: Perhaps, status: proposed }",
    ),
    (
        "content/b.md",
        "title: b\nstart: 2026-05-01T10:00:00Z\ncauses: db\nactions:\n- { task: Young, due: 2026-05-31 }\n- { task: Later, done: 2026-07-01 }",
    ),
    ("content/c.md", "title: c\nactions: [Of no age]"),
    ("content/d.md", "title: d\nstart: 2026-09-01T10:00:00Z\nactions: [Not yet promised]"),
];

fn tasks(library: &Library, actions: &Actions, list: &[usize]) -> Vec<String> {
    let task = |&index: &usize| {
        let item = &actions.items[index];
        library.incidents[item.incident].actions[item.action].task.clone()
    };
    list.iter().map(task).collect()
}

#[test]
fn actions_are_listed_by_what_is_to_be_asked_about_them() {
    let library = library("", &DOCUMENTS);
    let actions = Actions::new(&library, day(TODAY));
    let of = |list: &[usize]| tasks(&library, &actions, list);
    assert_eq!(
        of(&actions.open),
        ["Late and late", "Due today", "Neither owner nor day", "Young", "Not yet promised", "Of no age"]
    );
    assert_eq!(of(&actions.overdue), ["Late and late", "Young"], "the day it is due is not late");
    assert_eq!(
        of(&actions.without_owner),
        ["Neither owner nor day", "Young", "Not yet promised", "Of no age"]
    );
    assert_eq!(of(&actions.without_due), ["Neither owner nor day", "Not yet promised", "Of no age"]);
    assert_eq!(of(&actions.dropped), ["Given up"]);
    assert_eq!(of(&actions.proposed), ["Perhaps"]);
    assert_eq!(of(&actions.done)[..2], ["Later", "Done in ten days"], "the last done first");
    assert_eq!(of(&actions.done).last().unwrap(), "Nobody knows when");
    let tally = Tally { open: 6, overdue: 2, proposed: 1, done: 5, dropped: 1 };
    assert_eq!((actions.tally, actions.tally.total()), (tally, actions.items.len()));
}

#[test]
fn ages_count_from_the_end_of_the_incident_in_utc() {
    let library = library("", &DOCUMENTS);
    let actions = Actions::new(&library, day(TODAY));
    let ages: Vec<Option<i64>> = actions.open.iter().map(|&index| actions.items[index].age_days).collect();
    // 2 January to 1 June; 1 May to 1 June; after today and undated: none.
    assert_eq!(ages, [Some(150), Some(150), Some(150), Some(31), None, None]);
    let late: Vec<Option<i64>> =
        actions.overdue.iter().map(|&index| actions.items[index].overdue_days).collect();
    assert_eq!(late, [Some(120), Some(1)]);
}

#[test]
fn owners_that_differ_in_case_are_one_and_nobody_is_no_owner() {
    let library = library("", &DOCUMENTS);
    let actions = Actions::new(&library, day(TODAY));
    let owners: Vec<(&str, &str, Tally)> =
        actions.owners.iter().map(|owner| (owner.title.as_str(), owner.slug.as_str(), owner.tally)).collect();
    let data = Tally { open: 2, overdue: 1, done: 1, ..Tally::default() };
    let ana = Tally { done: 1, ..Tally::default() };
    assert_eq!(owners, [("Data", "Data", data), ("Ana", "Ana", ana)]);
    assert_eq!(
        tasks(&library, &actions, &actions.owners[0].items),
        ["Late and late", "Due today", "Done in ten days"]
    );
    assert_eq!(actions.unowned, Tally { open: 4, overdue: 1, proposed: 1, done: 3, dropped: 1 });
}

#[test]
fn a_cause_has_the_actions_of_all_below_it_once() {
    let library = library("", &DOCUMENTS);
    let actions = Actions::new(&library, day(TODAY));
    let of = |path: &str| {
        let at = library.causes.iter().position(|node| node.cause.path == path).unwrap();
        (actions.causes[at].total(), actions.of_incidents(&library.causes[at].incidents).len())
    };
    assert_eq!([of("db"), of("db/leak"), of("net")], [(11, 11), (9, 9), (9, 9)]);
    assert_eq!(actions.uncategorised.total(), 2);
}

#[test]
fn the_curve_says_what_it_leaves_out() {
    let library = library("", &DOCUMENTS);
    let Actions { completion, items, .. } = Actions::new(&library, day(TODAY));
    assert_eq!((completion.curve.total, completion.curve.events, completion.done), (6, 2, 5));
    let out = completion.left_out;
    let counted =
        out.done_undated + out.incident_undated + out.dropped + out.proposed + out.before + out.after;
    assert_eq!(completion.curve.total + counted, items.len(), "{out:?}");
    assert_eq!((out.done_undated, out.incident_undated, out.before, out.after), (1, 1, 1, 2));
    let lengths: Vec<u32> = completion.curve.steps.iter().map(|step| step.days).collect();
    assert_eq!(lengths, [0, 10]);
    assert_eq!(
        (completion.watched_after(0), completion.watched_after(31), completion.watched_after(150)),
        (5, 3, 0)
    );
    assert_eq!(completion.refusal(), None);
    assert_eq!(completion.done_by(0.25), None, "too few to say");
}

#[test]
fn no_curve_where_most_of_what_is_done_has_no_date() {
    let refusal = |actions: &str| {
        let text = format!("title: a\nstart: 2026-01-01T22:00:00Z\nactions:\n{actions}");
        Actions::new(&library("", &[("content/a.md", &text)]), day(TODAY)).completion.refusal()
    };
    let (dated, undated) = ("- { task: A b c, done: 2026-02-01 }\n", "- { task: D e f, status: done }\n");
    assert_eq!(refusal(&format!("{dated}{undated}")), None, "half is not more than half");
    assert_eq!(refusal(&format!("{dated}{undated}{undated}")), Some(Refusal::MostUndated));
    assert_eq!(refusal(undated), Some(Refusal::MostUndated));
    assert_eq!(refusal("- Not done yet\n"), Some(Refusal::NoneDone));
    assert_eq!(refusal("- { task: A b c, status: dropped }\n"), Some(Refusal::Nothing));
}
