//! Lessons as documents tell them.

use super::*;
use crate::link::testing::{config, incident};

fn lessons(body: &str) -> Lessons {
    let yaml = "title: T\ntimezone: UTC\nstart: 2026-03-02T14:30:00Z";
    Lessons::of(&incident(&config(""), "content/t.md", &format!("{yaml}\n---\n{body}")))
}

/// The lessons of a document, each as `anchor: text`.
fn told(body: &str) -> Vec<String> {
    let lines = lessons(body).lines;
    lines
        .iter()
        .map(|it| {
            assert!(it.place != Place::Text(Span::default()), "{it:?} stands somewhere");
            format!("{}: {}", it.anchor, it.text)
        })
        .collect()
}

#[test]
fn items_and_paragraphs_are_lessons_by_what_their_heading_says() {
    let body = "## Lessons learned\n\nWatch the pool.\n\n### What went well\n\n- The rollback took two minutes. It \
                had been rehearsed. Nobody was surprised.\n- An alert came first\n\n### Where we got lucky\n\nIt was \
                night.\n\n### Capacity\n\n1. Half is too little.\n\n## Misleading paths\n\nThe network was suspected.\n";
    assert_eq!(
        told(body),
        [
            "misled__1: The network was suspected.",
            "lucky__1: It was night.",
            "went-well__1: The rollback took two minutes. It had been rehearsed.",
            "went-well__2: An alert came first",
            "learned__1: Watch the pool.",
            // A heading that is not known stands for the one around it.
            "learned__2: Half is too little.",
        ]
    );
}

#[test]
fn entries_that_tell_of_a_dead_end_misled() {
    let body = "## Timeline\n\n- 14:30 [detected] An alert pages.\n- 14:35 [dead end] The network is suspected. It is \
                fine. So is DNS.\n- 14:50 The pool is full. A deploy was suspected, which turned out to be unrelated. \
                Back to the pool.\n- 15:00 [resolved] It works.\n\n**Misleading paths:** The load was normal.\n";
    let lessons = lessons(body);
    let lines: Vec<_> =
        lessons.lines.iter().map(|it| (it.anchor.as_str(), it.text.as_str(), it.basis)).collect();
    assert_eq!(
        lines,
        [
            ("entry__2", "The network is suspected. It is fine.", Basis::Text),
            // Of an entry without tags, the sentence that tells of the dead end.
            (
                "entry__3",
                "A deploy was suspected, which turned out to be unrelated. Back to the pool.",
                Basis::Computed
            ),
            ("misled__1", "The load was normal.", Basis::Text),
        ]
    );
}

#[test]
fn an_entry_of_the_timeline_is_one_lesson_wherever_it_stands() {
    let body = "## Timeline\n\n- 14:30 [detected] Seen.\n- 15:00 [resolved] Over.\n\n### Misleading paths\n\n- 14:40 \
                [dead end] DNS is suspected.\n- 14:45 The cache is suspected too.\n";
    assert_eq!(told(body), ["entry__3: DNS is suspected.", "entry__4: The cache is suspected too."]);
}

#[test]
fn a_gap_is_no_lesson_but_is_kept() {
    let gaps = |body: &str| {
        let lessons = lessons(body);
        assert_eq!(lessons.lines, [], "{body}");
        lessons.gaps.iter().map(|(kind, gap)| (*kind, gap.describe())).collect::<Vec<_>>()
    };
    let none = |why: &str| vec![(Kind::Misled, why.to_owned())];
    assert_eq!(
        gaps("## Misleading paths\n\nnone: no dead end was walked\n"),
        none("None: no dead end was walked")
    );
    assert_eq!(gaps("## Misleading paths\n\nunknown: the notes are lost. All of them.\n").len(), 1);
    for text in ["None.", "- N/A", "* none", "**Nothing**", "特になし"] {
        assert_eq!(gaps(&format!("## Misleading paths\n\n{text}\n")), none("None"), "{text}");
    }
    assert_eq!(
        gaps("## Timeline\n\n- 14:30 [detected] Seen.\n- **Misleading paths:** none: it was plain\n").len(),
        1
    );
    // Beside something told, it says nothing.
    let both = lessons("## What went well\n\nnone\n\n## What went well\n\n- The drill.\n");
    assert_eq!((both.lines.len(), both.gap(Kind::WentWell)), (1, None));
}

#[test]
fn what_a_template_says_is_no_lesson() {
    let body = "## What went well\n\nList of things that went well. For example,\n\n1. The alert came.\n- TODO\n- TBD\n- \
                <what went well>\n\n## What went wrong\n\nThings that could have gone better. Ideally these lead to \
                actions.\n\n- We did not know:\n  - who was on call;\n  - where the runbook is.\n- ~~gone~~\n\n<!-- write \
                here -->\n\n**Details**\n\n**Slow start**\nIt took an hour.\n\n✅ **Fine** – all was [well][1]\n";
    assert_eq!(
        told(body),
        [
            "went-well__1: The alert came.",
            "went-wrong__1: who was on call;",
            "went-wrong__2: where the runbook is.",
            "went-wrong__3: Slow start: It took an hour.",
            "went-wrong__4: Fine – all was well",
        ]
    );
}

#[test]
fn rows_of_tables_are_lessons() {
    let body = "## Dead ends\n\n| # | suspicion | tried | result |\n| - | - | - | - |\n| 1 | DNS | another resolver | no \
                change |\n| | | | |\n| 2 | Load | | |\n";
    assert_eq!(told(body), ["misled__1: DNS: another resolver; no change", "misled__2: Load"]);
}

#[test]
fn what_is_internal_is_not_read_for_the_public() {
    let body = "## What went well\n\n- Seen.\n<!-- internal -->\n- Hidden.\n<!-- /internal -->\n\n<!-- internal -->\n\n## \
                Where we got lucky\n\nHidden too.\n\n<!-- /internal -->\n";
    assert_eq!(told(body), ["went-well__1: Seen."]);
}

#[test]
fn ids_are_none_of_the_document() {
    let body = "## Lucky {#lucky__1}\n\n<a id=\"lucky__1-2\"></a>\n\nIt was night.\n";
    assert_eq!(told(body), ["lucky__1-3: It was night."]);
}

#[test]
fn no_document_has_more_lessons_than_are_taken() {
    let items = "- It went well.\n".repeat(10_000);
    let lessons = lessons(&format!("## What went well\n\n{items}\n## Dead ends\n\n- DNS was suspected.\n"));
    assert_eq!((lessons.lines.len(), lessons.is_cut), (MOST, true));
    assert_eq!(lessons.lines[0].text, "DNS was suspected.");
}
