//! Lessons collected, against counts worked out by hand.

use super::*;
use crate::link::testing::{ids, library};

const SETTINGS: &str = "[[causes]]\npath = \"a/b\"\n[[causes]]\npath = \"c\"\n";

fn five() -> Library {
    library(
        SETTINGS,
        &[
            (
                "content/1.md",
                "id: i1\nstart: 2024-01-01T00:00:00Z\ncauses: a/b\nservices: [web]\n---\n## Misleading paths\n\n- One.\n- \
                 Two.\n\n## What went well\n\nThree.\n",
            ),
            (
                "content/2.md",
                "id: i2\nstart: 2024-02-01T00:00:00Z\ncauses: [a, c]\nservices: [web]\n---\n## Misleading paths\n\nFour.\n",
            ),
            (
                "content/3.md",
                "id: i3\nstart: 2024-03-01T00:00:00Z\ncauses: a/b\n---\n## Misleading paths\n\nnone: why\n",
            ),
            ("content/4.md", "id: i4\nstart: 2024-04-01T00:00:00Z\n---\n## Where we got lucky\n\nFive.\n"),
            (
                "content/5.md",
                "id: i5\nstart: 2024-05-01T00:00:00Z\ncauses: c\n---\n## Summary\n\nIt broke.\n",
            ),
        ],
    )
}

fn texts<'a>(lessons: &'a Lessons, lines: &[Line]) -> Vec<&'a str> {
    lines.iter().filter_map(|&line| Some(lessons.get(line)?.text.as_str())).collect()
}

#[test]
fn a_cause_has_the_lessons_of_all_below_it_by_kind_and_newest_first() {
    let library = five();
    assert_eq!(ids(&library, &[0, 1, 2, 3, 4]), ["i5", "i4", "i3", "i2", "i1"]);
    let lessons = Lessons::of_library(&library);
    let paths: Vec<&str> = library.causes.iter().map(|node| node.cause.path.as_str()).collect();
    assert_eq!(paths, ["a", "a/b", "c"]);
    let of_causes: Vec<_> = lessons.causes.iter().map(|lines| texts(&lessons, lines)).collect();
    assert_eq!(
        of_causes,
        [vec!["Four.", "One.", "Two.", "Three."], vec!["One.", "Two.", "Three."], vec!["Four."]]
    );
    assert_eq!(texts(&lessons, &lessons.uncategorised), ["Five."]);
    assert_eq!(texts(&lessons, &lessons.services[0]), ["Four.", "One.", "Two.", "Three."]);
    let kinds: Vec<_> =
        lessons.by_kind(&lessons.causes[0]).into_iter().map(|(kind, lines)| (kind, lines.len())).collect();
    assert_eq!(kinds, [(Kind::Misled, 3), (Kind::WentWell, 1)]);
}

#[test]
fn what_lessons_rest_on_is_counted() {
    let library = five();
    let lessons = Lessons::of_library(&library);
    let coverage = lessons.coverage(0..5);
    assert_eq!((coverage.incidents, coverage.telling, coverage.stating, coverage.cut), (5, 3, 1, 0));
    let misled = KindCoverage { lines: 3, inferred: 0, telling: 2, none: 1, unknown: 0 };
    assert_eq!(coverage.kinds[0], misled);
    assert_eq!(lessons.coverage([0]), Coverage { incidents: 1, ..Coverage::default() });
    assert!(!lessons.is_empty());
    assert!(Lessons::of_library(&crate::link::testing::library("", &[("content/x.md", "id: x")])).is_empty());
}
