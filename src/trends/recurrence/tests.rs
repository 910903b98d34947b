//! What came back, on small libraries whose numbers are worked out by hand.

use super::*;
use crate::link::testing::{index, library};

/// A library of `(id, front matter)`.
fn of(documents: &[(&str, &str)]) -> (Library, Recurrences) {
    let documents: Vec<(String, &str)> =
        documents.iter().map(|(id, text)| (format!("content/{id}.md"), *text)).collect();
    let documents: Vec<(&str, &str)> = documents.iter().map(|(path, text)| (path.as_str(), *text)).collect();
    let library = library("", &documents);
    let found = recurrences(&library);
    // Whatever the library, the two ways to find what came back agree.
    for (index, relations) in library.relations.iter().enumerate() {
        let earlier = relations.recurrence.as_ref().and_then(|it| it.earlier.first().copied());
        assert_eq!(found.of(index).map(|it| it.before), earlier);
    }
    (library, found)
}

/// `incident after before, days` of each, newest first.
fn lines(library: &Library, returns: &Returns) -> Vec<String> {
    let id = |index: usize| library.incidents[index].id.value.as_str();
    let line = |it: &Return| format!("{} after {}, {} d", id(it.incident), id(it.before), it.gap.num_days());
    returns.list.iter().map(line).collect()
}

fn cause<'a>(library: &Library, found: &'a Recurrences, path: &str) -> &'a Returns {
    let at = library.causes.iter().position(|node| node.cause.path == path).unwrap();
    &found.causes[at]
}

fn service<'a>(library: &Library, found: &'a Recurrences, title: &str) -> &'a Returns {
    let at = library.services.iter().position(|group| group.title == title).unwrap();
    &found.services[at]
}

#[test]
fn each_cause_and_service_has_its_own_one_before() {
    let (library, found) = of(&[
        ("a", "start: 2024-01-01T00:00:00Z\ncauses: [db/lock]\nservices: [web, api]"),
        ("b", "start: 2024-01-11T00:00:00Z\ncauses: [net/dns]\nservices: [web]"),
        ("c", "start: 2024-01-21T00:00:00Z\ncauses: [db/lock, net/dns]\nservices: [web]"),
        // The same causes elsewhere, a cause beside, and one above.
        ("d", "start: 2024-01-22T00:00:00Z\ncauses: [db/lock, net/dns]\nservices: [mail]"),
        ("e", "start: 2024-01-23T00:00:00Z\ncauses: [db/leak, db]\nservices: [web]"),
        ("f", "start: 2024-01-31T00:00:00Z\ncauses: [db/lock]\nservices: [api, mail]"),
    ]);
    assert_eq!(lines(&library, &found.all), ["f after d, 9 d", "c after b, 10 d"]);
    assert_eq!(lines(&library, cause(&library, &found, "db/lock")), ["f after d, 9 d", "c after a, 20 d"]);
    assert_eq!(lines(&library, cause(&library, &found, "net/dns")), ["c after b, 10 d"]);
    // Above, the same incidents, each once; not what shares only the part above.
    assert_eq!(lines(&library, cause(&library, &found, "db")), ["f after d, 9 d", "c after a, 20 d"]);
    assert_eq!((cause(&library, &found, "db").own, cause(&library, &found, "db/lock").own), (0, 2));
    assert_eq!((cause(&library, &found, "db").seen, cause(&library, &found, "db/lock").seen), (5, 4));
    assert_eq!(lines(&library, service(&library, &found, "web")), ["c after b, 10 d"]);
    assert_eq!(lines(&library, service(&library, &found, "api")), ["f after a, 30 d"]);
    assert_eq!(found.next(index(&library, "a")), Some(index(&library, "c")));
    assert_eq!(found.next(index(&library, "b")), Some(index(&library, "c")));
    assert_eq!(found.next(index(&library, "c")), None);
    let (causes, services) = found.shared(&library, index(&library, "c"), index(&library, "a"));
    let names = (library.causes[causes[0]].cause.path.as_str(), library.services[services[0]].title.as_str());
    assert_eq!((names, causes.len(), services.len()), (("db/lock", "web"), 1, 1));
}

#[test]
fn promises_are_those_of_all_earlier_ones() {
    let at = |day: u32, actions: &str| {
        format!("start: 2024-01-{day:02}T00:00:00Z\ncauses: [x]\nservices: [s]\nactions: [{actions}]")
    };
    let documents = [
        ("a", at(1, "{task: think of it, status: proposed}")),
        ("b", at(2, "{task: add an alert, status: done}, {task: think of it, status: proposed}")),
        ("c", at(3, "{task: add a limit, status: dropped}, {task: add a test, status: done}")),
        ("d", at(4, "{task: add a limit}")),
        ("e", at(5, "")),
        ("f", at(6, "")),
    ];
    let documents: Vec<(&str, &str)> = documents.iter().map(|(id, text)| (*id, text.as_str())).collect();
    let (library, found) = of(&documents);
    let promises: Vec<Promise> = found.all.list.iter().rev().map(|it| it.promise).collect();
    assert_eq!(
        promises,
        [Promise::Nothing, Promise::Done, Promise::Dropped, Promise::Open, Promise::Open],
        "of b to f"
    );
    assert_eq!((found.all.with(Promise::Open), found.all.with(Promise::Nothing)), (2, 1));
    let day = chrono::NaiveDate::from_ymd_opt(2024, 1, 4).unwrap();
    let tally = Tally::of(&library.incidents[index(&library, "c")], day);
    assert_eq!(tally, Tally { done: 1, dropped: 1, ..Tally::default() });
}

#[test]
fn what_was_done_is_done_before_or_after_the_day_on_which_it_came_back() {
    let at = |start: &str, actions: &str| {
        format!("start: {start}\ncauses: [x]\nservices: [s]\nactions: [{actions}]")
    };
    let first = "{task: add an alert, status: done, done: 2024-01-03}, \
                 {task: add a limit, status: done, done: 2024-01-06}";
    let documents = [
        ("a", at("2024-01-01T00:00:00Z", first)),
        ("b", at("2024-01-03T00:00:00Z", "")),
        // By the clock of its own zone the fifth.
        ("c", at("2024-01-05T23:00:00-02:00", "")),
        ("d", at("2024-01-06T23:00:00+02:00", "")),
        ("e", at("2024-01-07T00:00:00Z", "{task: add a test, status: done}")),
        ("f", at("2024-01-08T00:00:00Z", "")),
    ];
    let documents: Vec<(&str, &str)> = documents.iter().map(|(id, text)| (*id, text.as_str())).collect();
    let (library, found) = of(&documents);
    let promises: Vec<Promise> = found.all.list.iter().rev().map(|it| it.promise).collect();
    use Promise::{Done, DoneAfter, DoneBefore};
    assert_eq!(promises, [DoneAfter, DoneAfter, DoneAfter, DoneBefore, Done], "of b to f");
    let a = &library.incidents[index(&library, "a")];
    let day = |day| chrono::NaiveDate::from_ymd_opt(2024, 1, day).unwrap();
    assert_eq!(Tally::of(a, day(3)), Tally { done_after: 2, ..Tally::default() });
    assert_eq!(Tally::of(a, day(6)), Tally { done_before: 1, done_after: 1, ..Tally::default() });
    // Seen from the same day, the actions of one incident come to the same either way.
    for (from, promise) in [(3, DoneAfter), (6, DoneAfter), (7, DoneBefore)] {
        assert_eq!(Tally::of(a, day(from)).promise(), promise);
        assert_eq!(Work::of(a).promise(day(from)), promise);
    }
}

#[test]
fn what_lacks_a_start_a_cause_or_a_service_is_not_seen() {
    let (_, found) = of(&[
        ("a", "start: 2024-01-01T00:00:00Z\ncauses: [x]\nservices: [s]"),
        ("no-start", "causes: [x]\nservices: [s]"),
        ("no-cause", "start: 2024-01-02T00:00:00Z\nservices: [s]"),
        ("no-service", "start: 2024-01-03T00:00:00Z\ncauses: [x]"),
        ("unknown-service", "start: 2024-01-04T00:00:00Z\ncauses: [x]\nservices: 'unknown: not said'"),
        ("nothing", ""),
    ]);
    assert_eq!(found.seen, Seen { incidents: 6, seen: 1, undated: 2, without_cause: 2, without_service: 3 });
    assert!(found.all.list.is_empty());
}

#[test]
fn an_incident_alone_and_none_at_all_come_back_nowhere() {
    let (_, found) = of(&[("a", "start: 2024-01-01T00:00:00Z\ncauses: [x]\nservices: [s]")]);
    assert_eq!((found.seen.seen, found.all.list.len(), found.next(0)), (1, 0, None));
    assert_eq!((found.all.shortest(), found.all.median()), (None, None));
    let (_, found) = of(&[]);
    assert_eq!(found.seen, Seen::default());
}

#[test]
fn of_one_instant_the_smaller_id_is_the_earlier() {
    let same = "start: 2024-01-01T00:00:00Z\ncauses: [x]\nservices: [s]";
    let zone = "start: 2024-01-01T09:00:00+09:00\ncauses: [x]\nservices: [s]";
    let (library, found) = of(&[("c", zone), ("a", same), ("b", same)]);
    assert_eq!(lines(&library, &found.all), ["c after b, 0 d", "b after a, 0 d"]);
    assert_eq!(found.next(index(&library, "a")), Some(index(&library, "b")));
}

#[test]
fn gaps_reach_before_1970_and_over_an_end() {
    let (library, found) = of(&[
        ("old", "start: 1969-12-31T00:00:00Z\nend: 1972-12-31T00:00:00Z\ncauses: [x]\nservices: [s]"),
        ("b", "start: 1970-01-02T00:00:00Z\nend: 1970-01-01T00:00:00Z\ncauses: [x]\nservices: [s]"),
        ("c", "start: 1973-01-02T00:00:00Z\ncauses: [x]\nservices: [s]"),
    ]);
    assert_eq!(lines(&library, &found.all), ["c after b, 1096 d", "b after old, 2 d"]);
    let since_end = |id| found.of(index(&library, id)).unwrap().since_end.map(|gap| gap.num_days());
    assert_eq!(since_end("b"), Some(-1094), "the three years were not over");
    assert_eq!(since_end("c"), None, "an end before its start says nothing");
}

#[test]
fn many_causes_and_services_are_all_compared() {
    let many = |letter: char, count: usize| {
        (0..count).map(|number| format!("{letter}{number}")).collect::<Vec<_>>().join(", ")
    };
    let wide = format!("start: 2024-01-01T00:00:00Z\ncauses: [x, y]\nservices: [{}]", many('s', 40));
    let deep = format!("start: 2024-01-02T00:00:00Z\ncauses: [{}]\nservices: [s39, t]", many('c', 200));
    let (library, found) = of(&[
        ("wide", &wide),
        ("deep", &deep),
        ("a", "start: 2024-01-03T00:00:00Z\ncauses: [y]\nservices: [s39]"),
        ("b", "start: 2024-01-04T00:00:00Z\ncauses: [c199]\nservices: [t]"),
    ]);
    assert_eq!(lines(&library, &found.all), ["b after deep, 2 d", "a after wide, 2 d"]);
    assert_eq!(found.services.len(), 41);
    assert_eq!(cause(&library, &found, "c199").seen, 2);
}

#[test]
fn there_is_a_median_from_ten_gaps_on() {
    let documents: Vec<(String, String)> = (0..=10)
        // Gaps of 1 to 10 hours.
        .map(|n| (n, n * (n + 1) / 2))
        .map(|(n, hour)| {
            let start = format!("2024-01-{:02}T{:02}:00:00Z", 1 + hour / 24, hour % 24);
            (format!("i{n:02}"), format!("start: {start}\ncauses: [x]\nservices: [s]"))
        })
        .collect();
    let documents: Vec<(&str, &str)> =
        documents.iter().map(|(id, text)| (id.as_str(), text.as_str())).collect();
    let (_, found) = of(&documents[..10]);
    assert_eq!((found.all.list.len(), found.all.median()), (9, None));
    let (_, found) = of(&documents);
    assert_eq!(found.all.shortest(), Some(TimeDelta::hours(1)));
    assert_eq!(found.all.median(), Some(TimeDelta::minutes(330)));
    let (_, found) =
        of(&[&documents[..], &[("last", "start: 2024-01-05T00:00:00Z\ncauses: [x]\nservices: [s]")]]
            .concat());
    assert_eq!(found.all.median(), Some(TimeDelta::hours(6)));
}
