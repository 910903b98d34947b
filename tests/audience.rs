//! One folder of documents, built for both audiences: what stands in internal blocks is on the pages for
//! internal readers, and reaches no file of the public site, whatever the file.
//!
//! Every word that is internal begins with `zzq`. That none of them is found would miss what is stored in
//! another form (compressed, cut into prefixes, counted, sorted by), so the public site is also built from
//! documents whose internal blocks say something else: not one byte may differ.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::{Path, PathBuf};

use common::{Site, files, succeed};

type Files = BTreeMap<String, Vec<u8>>;

const SECRET: &str = "zzq";

/// What else stands in internal blocks, and what takes its place in the other documents: other facts, an
/// incident that is referred to, and text of another length.
const OTHERS: [(&str, &str); 10] = [
    (SECRET, "somethingelse"),
    ("12,345 users", "7% of users"),
    ("2026-05-05 03:17", "2025-11-30 23:59"),
    ("2026-05-05 04:02", "2025-12-01 09:30"),
    ("2026-05-05, #", "2027-01-01, #"),
    ("[[bundle]], [bundle](bundle/index.md)", "[[unclosed]]"),
    ("- 10:20 [escalated]", "- 10:21 [action]"),
    ("connection refused", "E"),
    ("[ ] Talk to", "[x] Talk much longer, and to more people than before, to"),
    ("nested: ", "## A heading of its own\n\n"),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/audience/site")
}

fn build(site: &Site, options: &[&str]) -> Files {
    succeed(site.path(), &[&["build", "--as-of", "2026-06-01", "--quiet"], options].concat());
    files(&site.path().join("_site")).into_iter().collect()
}

/// What a reader of the file gets, in lower case: files of the search index are inflated.
fn content(path: &str, bytes: &[u8]) -> String {
    let is_shard = path.starts_with("search/") && path != "search/index.json";
    let mut inflated = Vec::new();
    if is_shard {
        flate2::read::ZlibDecoder::new(bytes).read_to_end(&mut inflated).unwrap();
    }
    String::from_utf8_lossy(if is_shard { &inflated } else { bytes }).to_lowercase()
}

/// Every word of the documents that begins as internal words do.
fn secrets(site: &Site) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (path, bytes) in files(&site.path().join("content")) {
        let text = format!("{path}\n{}", String::from_utf8_lossy(&bytes));
        for (at, _) in text.match_indices(SECRET) {
            found.insert(text.split_at(at).1.chars().take_while(char::is_ascii_alphanumeric).collect());
        }
    }
    found
}

#[test]
fn nothing_internal_is_in_any_file_of_the_public_site() {
    let site = Site::copy_of(&folder());
    let public = build(&site, &[]);
    let mut found = Vec::new();
    for (path, bytes) in &public {
        if path.contains(SECRET) || content(path, bytes).contains(SECRET) {
            found.push(path);
        }
    }
    assert!(found.is_empty(), "internal text is in {found:?}");
    // What is looked through is the whole of a site, in all its forms.
    for path in [
        "incidents/blocks.html",
        "incidents/blocks.md",
        "feed.xml",
        "feed.json",
        "causes/database/pool.xml",
        "causes/database/pool.json",
        "llms.txt",
        "incidents.json",
        "incidents.csv",
        "search/index.json",
        "sitemap.xml",
        "about.html",
        "bundle/queue.svg",
    ] {
        assert!(public.contains_key(path), "{path}");
    }
}

#[test]
fn the_public_site_is_the_same_whatever_internal_blocks_say() {
    let site = Site::copy_of(&folder());
    let other = Site::new("");
    let (from, to) = OTHERS[0];
    let mut replaced = BTreeSet::new();
    for (path, bytes) in files(&folder()) {
        let mut text = String::from_utf8(bytes).unwrap();
        for (from, to) in OTHERS {
            if text.contains(from) {
                replaced.insert(from);
                text = text.replace(from, to);
            }
        }
        other.put(&path.replace(from, to), text);
    }
    assert_eq!(replaced.len(), OTHERS.len(), "all that is to be replaced occurs: {replaced:?}");

    let (public, same) = (build(&site, &[]), build(&other, &[]));
    assert_eq!(public.keys().collect::<Vec<_>>(), same.keys().collect::<Vec<_>>());
    for (path, bytes) in &public {
        assert!(
            bytes == &same[path],
            "{path} depends on internal text:\n{}\n{}",
            content(path, bytes),
            content(path, &same[path])
        );
    }
    let internal = ["--audience", "internal"];
    assert!(build(&site, &internal) != build(&other, &internal), "there is something to see for others");
}

#[test]
fn internal_readers_see_all_of_it() {
    let site = Site::copy_of(&folder());
    let internal = build(&site, &["--audience", "internal"]);
    let text: String =
        internal.iter().map(|(path, bytes)| format!("{path}\n{}", content(path, bytes))).collect();
    let secrets = secrets(&site);
    assert!(secrets.len() > 60, "{} internal words", secrets.len());
    // A title of raw HTML is written nowhere, since no attributes but addresses and `alt` are taken over.
    let unseen: Vec<&String> =
        secrets.iter().filter(|word| !text.contains(word.as_str()) && *word != "zzqattribute").collect();
    assert!(unseen.is_empty(), "{unseen:?} could not have been found on the public site either");
    for path in ["incidents/blocks.md", "feed.xml", "feed.json", "llms.txt", "incidents.json"] {
        assert!(content(path, &internal[path]).contains(SECRET), "{path} is for internal readers too");
    }
    let public = build(&site, &[]);
    let more: Vec<&String> = internal.keys().filter(|path| !public.contains_key(*path)).collect();
    for attachment in ["bundle/zzqpicture.svg", "bundle/zzqnotes.txt", "bundle/zzqraw.svg"] {
        assert!(more.iter().any(|path| *path == attachment), "{attachment} is only for internal readers");
    }
}
