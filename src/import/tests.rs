//! Foreign texts of the kinds that people have, made into documents.

use std::path::Path;
use std::sync::Arc;

use super::*;
use crate::config;

fn made(text: &str) -> Imported {
    let settings = "title = \"x\"\nseverities = [\"high\", \"low\"]\n\n[[causes]]\npath = \"storage/disk-full\"\n\n\
                    [map.severity]\nP1 = \"high\"\n";
    let config =
        config::from_source(Path::new("."), &Arc::new(SourceFile::new("site.toml", settings))).unwrap();
    import(&Arc::new(SourceFile::new("one.txt", text)), &config, "content/one.md").unwrap()
}

fn value<'a>(imported: &'a Imported, field: &str) -> Option<&'a str> {
    imported.facts.iter().find(|fact| fact.field == field).map(|fact| fact.value.as_str())
}

fn headings(imported: &Imported) -> Vec<&str> {
    let body = imported.document.splitn(3, "---\n").nth(2).unwrap();
    body.lines().filter(|line| line.starts_with('#')).collect()
}

#[test]
fn a_page_of_a_forge_is_taken_off() {
    let imported = made(include_str!("tests/forge.txt"));
    let unused: Vec<_> = imported.unused.iter().map(|unused| (unused.first, unused.last)).collect();
    assert_eq!(unused, [(1, 22), (49, 53)]);
    assert_eq!(value(&imported, "title"), Some("\"Print server down: full disk on the spooler\""));
    assert_eq!(value(&imported, "start"), Some("2025-03-04T09:10:00Z"));
    assert_eq!(value(&imported, "end"), Some("2025-03-04T11:40:00Z"));
    assert_eq!(value(&imported, "severity"), Some("high"));
    let causes = imported.gaps.iter().find(|gap| gap.field == "causes").unwrap();
    assert!(causes.hint.as_deref().is_some_and(|hint| hint.contains("storage/disk-full")), "{causes:?}");
    assert!(headings(&imported).contains(&"## Timeline"));
    for lost in ["Pull requests", "Footer", "© 2025"] {
        assert!(!imported.document.contains(lost), "{lost}");
    }
    assert!(
        imported
            .document
            .contains("\n09:25: The network is suspected and the switch is restarted, wrongly.\n")
    );
}

#[test]
fn an_assignment_is_not_its_answer() {
    let imported = made(include_str!("tests/assignment.txt"));
    let unused: Vec<_> = imported.unused.iter().map(|unused| (unused.first, unused.last)).collect();
    assert_eq!(unused, [(1, 13)]);
    assert_eq!(imported.unused.first().unwrap().why, "the assignment");
    assert_eq!(value(&imported, "title"), None, "it has none of its own");
    assert!(!imported.document.contains("must contain"));
    assert_eq!(
        headings(&imported),
        [
            "## Issue Summary",
            "## Root Cause",
            "## Timeline",
            "## Resolution",
            "## Corrective and Preventative Measures"
        ]
    );
}

#[test]
fn an_export_keeps_the_anchors_that_links_lead_to() {
    let imported = made(include_str!("tests/export.md"));
    assert_eq!(value(&imported, "title"), Some("Search returned nothing"));
    assert_eq!(imported.embedded, [11]);
    assert_eq!(
        headings(&imported),
        [
            "# **Search returned nothing** {#search-returned-nothing}",
            "## Issue Summary {#1.-issue-summary}",
            "## Timeline",
            "## Root Cause",
            "## Resolution",
            "## Corrective and Preventative Measures"
        ]
    );
    assert!(imported.unused.is_empty());
}

#[test]
fn headings_in_other_languages_keep_their_words() {
    let imported = made(include_str!("tests/japanese.md"));
    assert_eq!(
        headings(&imported),
        ["# 決済APIの停止", "## 概要", "## タイムライン", "## 根本原因", "## 再発防止策"]
    );
    assert_eq!(value(&imported, "title"), Some("決済APIの停止"));
}

#[test]
fn front_matter_stays_and_what_is_unknown_moves() {
    let text = "---\nlayout: post\ntitle: Down  # as published\nextra: {a: 1}\nseverity: high\n---\n\n# Other\n\nText.\n";
    let imported = made(text);
    assert!(
        imported.document.starts_with("---\ntitle: Down  # as published\nseverity: high\n"),
        "{}",
        imported.document
    );
    assert!(
        imported.document.contains("\nextra:\n  layout: post\n  a: 1\n---\n\n# Other\n\nText.\n"),
        "{}",
        imported.document
    );
    assert_eq!(value(&imported, "title"), None);
}

#[test]
fn front_matter_that_does_not_parse_is_refused() {
    let config =
        config::from_source(Path::new("."), &Arc::new(SourceFile::new("site.toml", "title = \"x\"")))
            .unwrap();
    let error =
        import(&Arc::new(SourceFile::new("a.md", "---\ntitle: [\n---\nx\n")), &config, "a.md").unwrap_err();
    assert!(error.to_string().starts_with("the front matter cannot be read: line "), "{error}");
}

#[test]
fn internal_text_stays_internal() {
    let text = "# Down\n\n<!-- internal -->\n\n## Issue Summary\n\nDuration: 2026-03-02 14:30 to 15:25 UTC\n\n\
                <!-- /internal -->\n\nText.\n";
    let imported = made(text);
    assert_eq!(value(&imported, "start"), None);
    assert!(
        imported.document.contains("<!-- internal -->\n\n## Issue Summary\n\nDuration: 2026"),
        "{}",
        imported.document
    );
}
