//! That nothing internal reaches the public: every file of a site, whatever its kind, and all that the
//! commands print. Whatever begins with `quokka` stands in internal text, or in a draft.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod common;

use std::collections::BTreeSet;
use std::io::Read;

use common::{Site, files, succeed};

/// Each kind of text that reaches a page, a feed, the index or a data file by a way of its own.
const DOCUMENT: &str = "\
---
title: Checkout down
start: 2026-03-02T14:30:00Z
end: 2026-03-02T15:30:00Z
severity: SEV2
causes: database/pool
services: checkout
---

## Issue Summary

The pool was used up.

<!-- internal -->

**Impact:** quokkaimpact lost orders.

**Root cause:** quokkacause was missing.

It was found by a customer, quokkasummary. The team called is `quokkacode`.

<!-- /internal -->

In a line <!-- internal -->quokkainline<!-- /internal --> it goes on.

## Timeline

All times UTC.

- 14:30 [detected] An alert reports it.
<!-- internal -->
- 14:40 [dead end] The quokkadeadend is looked at.
- 14:50 [escalated] The quokkaescalated team is called in.
<!-- /internal -->
- 15:30 [resolved] The pool is larger.

<!-- internal -->

## Quokkaheading

| quokkacolumn | b |
| --- | --- |
| quokkacell | d |

```sh
echo quokkafence
```

[quokkalink](https://example.org/quokkaurl) and [[2026-01-01-quiet]], from <span title=\"quokkatitle\">there</span>.[^q]

![quokkaalt](quokkaimage.png) and [the report](quokkareport.txt)

[^q]: A quokkanote.

<!-- /internal -->

## Root Cause and Resolution

Connections were not given back.

## Lessons

### Where we got lucky

<!-- internal -->
- The quokkalucky was awake.
<!-- /internal -->
- It was a quiet day.

## Corrective and Preventative Measures

- [ ] Alert on free connections (owner: Databases)
<!-- internal -->
- [ ] Replace the quokkatask (owner: quokkaowner, due 2026-06-15)
<!-- /internal -->
";

fn site() -> Site {
    let site = Site::new(
        "title = \"Ops\"\nprofile = \"brief\"\nbase_url = \"https://example.org/ops/\"\n[rules]\nPM101 = \"off\"\n",
    );
    site.put("content/2026-03-02-checkout/index.md", DOCUMENT);
    for name in ["quokkaimage.png", "quokkareport.txt", "seen.txt"] {
        site.put(&format!("content/2026-03-02-checkout/{name}"), format!("{name} was copied"));
    }
    site.put(
        "content/2026-01-01-quiet.md",
        "---\ntitle: A quiet day\nstart: 2026-01-01T00:00:00Z\ncauses: database/pool\nservices: checkout\n---\n\nNothing.\n",
    );
    // What it is called stands in its text alone.
    site.put(
        "content/untitled.md",
        "<!-- internal -->\n\n# The quokkaname\n\nStarted at 2026-02-02 10:00 UTC.\n\n<!-- /internal -->\n\nIt was down.\n",
    );
    site.put(
        "content/2026-05-01-quokkadraft.md",
        "---\ntitle: Quokkadraft\nstatus: draft\nstart: 2026-05-01T00:00:00Z\ncauses: quokkabranch/quokkaleaf\n\
         services: quokkaservice\ntags: quokkatag\n---\n\nQuokkadrafttext.\n",
    );
    site.put(
        "content/pages/about.md",
        "# About\n\n<!-- internal -->\nquokkapage\n<!-- /internal -->\n\nUs.\n",
    );
    site
}

/// The words that begin with `quokka`.
fn words(text: &str) -> BTreeSet<String> {
    let text = text.to_lowercase();
    let found = text
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter_map(|word| word.find("quokka").and_then(|at| word.get(at..)));
    found.map(str::to_owned).collect()
}

/// What a file holds as text, inflated where it is compressed.
fn contents(path: &str, bytes: &[u8]) -> String {
    let mut text = String::from_utf8_lossy(bytes).into_owned();
    let mut inflated = Vec::new();
    // A zlib stream begins so (RFC 1950), a gzip file so (RFC 1952).
    match bytes {
        [0x78, ..] => drop(flate2::read::ZlibDecoder::new(bytes).read_to_end(&mut inflated)),
        [0x1f, 0x8b, ..] => drop(flate2::read::GzDecoder::new(bytes).read_to_end(&mut inflated)),
        _ => {}
    }
    assert!(
        !(path.starts_with("search/") && path != "search/index.json" && inflated.is_empty()),
        "{path} is a file of the index, and cannot be read"
    );
    text.push_str(&String::from_utf8_lossy(&inflated));
    text
}

/// The files of the site built with `more`, each with the words in its path and in what it holds.
fn found(site: &Site, more: &[&str]) -> Vec<(String, BTreeSet<String>)> {
    succeed(site.path(), &[&["build", "--as-of", "2026-06-01", "--quiet"], more].concat());
    let files = files(&site.path().join("_site"));
    let of = |(path, bytes): (String, Vec<u8>)| {
        let mut found = words(&path);
        found.extend(words(&contents(&path, &bytes)));
        (path, found)
    };
    files.into_iter().map(of).collect()
}

#[test]
fn no_internal_byte_is_in_any_file_of_a_public_site() {
    let site = site();
    let public = found(&site, &[]);
    let holding: Vec<_> = public.iter().filter(|(_, words)| !words.is_empty()).collect();
    assert!(holding.is_empty(), "{holding:?}");
    let at = |path: &str| public.iter().any(|(other, _)| other == path);
    // The kinds of file that there are.
    for path in ["index.html", "about.html", "incidents.json", "incidents.csv", "search/index.json"] {
        assert!(at(path), "{path}");
    }
    assert!(at("2026-03-02-checkout/seen.txt"), "what a bundle holds beside its document is copied");
    assert!(public.iter().filter(|(path, _)| path.starts_with("search/")).count() > 2);
    // Who is referred to in internal text only is not told so.
    let quiet = std::fs::read_to_string(site.path().join("_site/incidents/2026-01-01-quiet.html")).unwrap();
    assert!(!quiet.to_lowercase().contains("referred to by"), "{quiet}");
    // Nor is an internal time used.
    let facts = std::fs::read_to_string(site.path().join("_site/incidents.json")).unwrap();
    assert!(facts.contains("It was down") && !facts.contains("2026-02-02T10:00"), "{facts}");

    // Each of these words is in some file where it may be, or this would prove nothing.
    let internal = found(&site, &["--audience", "internal", "--drafts"]);
    let shown: BTreeSet<String> = internal.iter().flat_map(|(_, words)| words).cloned().collect();
    let mut written = words(DOCUMENT);
    for (_, text) in files(&site.path().join("content")) {
        written.extend(words(&String::from_utf8_lossy(&text)));
    }
    let lost: Vec<_> = written.difference(&shown).collect();
    assert!(lost.is_empty(), "{lost:?}");
    assert!(shown.len() > 25, "{shown:?}");
    let searchable: BTreeSet<String> = internal
        .iter()
        .filter(|(path, _)| path.starts_with("search/"))
        .flat_map(|(_, words)| words)
        .cloned()
        .collect();
    assert!(searchable.iter().any(|word| word.starts_with("quokkadeadend")), "{searchable:?}");
}

#[test]
fn no_internal_byte_is_printed_for_the_public() {
    let site = site();
    let mut commands: Vec<Vec<&str>> = vec![
        vec!["index"],
        vec!["search", "pool", "--format", "json"],
        vec!["search", "pool"],
        vec!["search", "--since", "2020", "--limit", "100", "--format", "json"],
    ];
    let tables = ["incidents", "actions", "timeline", "causes", "services", "basis", "cause_tree"];
    for table in tables {
        for format in ["json", "ndjson", "csv"] {
            commands.push(vec!["export", "--table", table, "--format", format]);
        }
    }
    let mut internal = BTreeSet::new();
    for command in &commands {
        assert_eq!(words(&succeed(site.path(), command)), BTreeSet::new(), "{command:?}");
        if command == &["index"] {
            let list = std::fs::read_to_string(site.path().join("INDEX.md")).unwrap();
            assert_eq!(words(&list), BTreeSet::new());
        }
        let told = succeed(site.path(), &[command, &["--audience", "internal"][..]].concat());
        internal.extend(words(&told));
    }
    for word in ["quokkadeadend", "quokkatask", "quokkaowner", "quokkaname"] {
        assert!(internal.contains(word), "{word} is printed where it may be: {internal:?}");
    }
}
