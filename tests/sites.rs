//! Whole sites, built from outside: the small one of `tests/sites/small/` to the byte, and what a
//! build promises about old sites, staging, order and audience.
//!
//! `BLESS=1 cargo test --test sites` writes what is built now into `expected/`; read the difference
//! before it is committed.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use common::{Site, files, pmsite, run, succeed};

const BUILD: [&str; 4] = ["build", "--as-of", "2026-06-01", "--quiet"];

fn small() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/small")
}

fn build(site: &Site, more: &[&str]) -> BTreeMap<String, Vec<u8>> {
    succeed(site.path(), &[&BUILD[..], more].concat());
    built(site)
}

/// The files of the site that was built.
fn built(site: &Site) -> BTreeMap<String, Vec<u8>> {
    files(&site.path().join("_site")).into_iter().collect()
}

/// The files that hold `text`; those of the search index count as one, their folder.
fn mentions<'a>(files: &'a BTreeMap<String, Vec<u8>>, text: &str) -> Vec<&'a str> {
    let holds = |path: &str, bytes: &[u8]| match is_shard(path) {
        true => String::from_utf8_lossy(&inflated(bytes)).contains(text),
        false => String::from_utf8_lossy(bytes).contains(text),
    };
    let found = files.iter().filter(|(path, bytes)| holds(path, bytes));
    let mut found: Vec<&str> =
        found.map(|(path, _)| if is_shard(path) { "search/" } else { path.as_str() }).collect();
    found.dedup();
    found
}

/// Whether the file is one of the search index that are named by numbers, below a folder named by a hash.
fn is_shard(path: &str) -> bool {
    path.starts_with("search/") && path != "search/index.json"
}

fn inflated(bytes: &[u8]) -> Vec<u8> {
    let mut inflated = Vec::new();
    flate2::read::ZlibDecoder::new(bytes).read_to_end(&mut inflated).unwrap();
    inflated
}

/// Names in the root of the site, sorted.
fn root(site: &Site) -> Vec<String> {
    let entries = fs::read_dir(site.path()).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn the_small_site_is_as_expected_to_the_byte() {
    let site = Site::copy_of(&small().join("site"));
    let mut built = build(&site, &[]);
    // The theme's static files are copied as they are, and kept once.
    let theme = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/static");
    for (path, bytes) in files(&theme) {
        assert_eq!(built.remove(&format!("static/{path}")), Some(bytes), "static/{path} is the theme's");
    }
    // What the shards of the search index hold is for the tests of search; their names are a hash.
    let is_named = |path: &String| path.split('/').nth(1).is_some_and(|folder| folder.len() == 16);
    assert!(built.keys().filter(|path| is_shard(path)).all(is_named));
    built.retain(|path, _| !is_shard(path));
    let index = String::from_utf8(built["search/index.json"].clone()).unwrap();
    let (before, folder) = index.split_once("\"folder\":\"").unwrap();
    let masked = format!("{before}\"folder\":\"HASH{}", folder.get(16..).unwrap()).replace("},{", "},\n{");
    built.insert("search/index.json".to_owned(), masked.into_bytes());
    let expected_folder = small().join("expected");
    if std::env::var_os("BLESS").is_some() {
        let _ = fs::remove_dir_all(&expected_folder);
        for (path, bytes) in &built {
            common::write(&expected_folder.join(path), bytes);
        }
    }
    let expected: BTreeMap<String, Vec<u8>> = files(&expected_folder).into_iter().collect();
    let paths = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(paths(&built), paths(&expected), "the files of the site");
    for (path, bytes) in &built {
        let (built, expected) = (String::from_utf8_lossy(bytes), String::from_utf8_lossy(&expected[path]));
        if built != expected {
            let line = built.lines().zip(expected.lines()).position(|(built, expected)| built != expected);
            let line = line.unwrap_or_else(|| built.lines().count().min(expected.lines().count()));
            let of = |text: &str| text.lines().nth(line).unwrap_or("(end of file)").to_owned();
            panic!("{path}:{} differs\n expected {}\n but found {}", line + 1, of(&expected), of(&built));
        }
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let first = build(&Site::copy_of(&small().join("site")), &["--jobs", "1"]);
    // Another folder, made in another order, at another time, with other threads.
    let shuffled = Site::new("");
    let mut sources = files(&small().join("site"));
    sources.reverse();
    sources.rotate_left(2);
    for (path, bytes) in sources {
        shuffled.put(&path, bytes);
        std::thread::sleep(Duration::from_millis(5));
    }
    let second = build(&shuffled, &["--jobs", "2"]);
    assert_eq!(first.keys().collect::<Vec<_>>(), second.keys().collect::<Vec<_>>());
    for (path, bytes) in &first {
        assert!(bytes == &second[path], "{path} differs");
    }
    assert!(second == build(&shuffled, &["--jobs", "4"]), "a second build over the first differs");
}

#[test]
fn the_clock_and_the_environment_do_not_show() {
    let site = Site::copy_of(&small().join("site"));
    let first = build(&site, &[]);
    let mut command = pmsite(site.path(), &["build", "--quiet"]);
    // 2026-06-01, noon.
    command.envs([("SOURCE_DATE_EPOCH", "1780315200"), ("TZ", "Asia/Tokyo"), ("LANG", "de_DE.UTF-8")]);
    assert!(command.stdout(Stdio::null()).status().unwrap().success());
    assert!(first == built(&site));
}

#[test]
fn a_build_writes_nothing_beside_the_site() {
    let site = Site::copy_of(&small().join("site"));
    let before = files(site.path());
    build(&site, &[]);
    assert_eq!(root(&site), ["_site", "content", "site.toml"]);
    let after: Vec<_> =
        files(site.path()).into_iter().filter(|(path, _)| !path.starts_with("_site/")).collect();
    assert!(before == after);
}

#[test]
fn drafts_are_built_only_where_they_are_asked_for() {
    let site = Site::copy_of(&small().join("site"));
    let public = build(&site, &[]);
    for text in ["Not yet told", "2026-05-01-draft"] {
        assert_eq!(mentions(&public, text), [""; 0], "{text:?} is in no file");
        assert_eq!(mentions(&public, &text.to_lowercase()), [""; 0], "{text:?} is in no file");
    }
    let with_drafts = build(&site, &["--drafts"]);
    assert!(with_drafts.contains_key("incidents/2026-05-01-draft.html"));
    assert!(mentions(&with_drafts, "Not yet told").contains(&"incidents/index.html"));
}

#[test]
fn internal_text_is_built_only_for_internal_readers() {
    let site = Site::copy_of(&small().join("site"));
    assert_eq!(mentions(&build(&site, &[]), "called by name"), [""; 0]);
    let internal = build(&site, &["--audience", "internal"]);
    assert_eq!(
        mentions(&internal, "called by name"),
        ["incidents/2026-03-02-checkout.html", "incidents/2026-03-02-checkout.md", "search/"]
    );
}

#[test]
fn findings_leave_the_old_site() {
    let site = Site::copy_of(&small().join("site"));
    let old = build(&site, &[]);
    site.put("content/broken.md", "---\ntitle: No closing fence\n");
    let output = run(site.path(), &["build", "--as-of", "2026-06-01"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stdout).contains("error[PM102 front-matter-unclosed]"));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("nothing was built; the site that was there stands as it was"), "{said}");
    assert!(old == built(&site));

    fs::remove_file(site.path().join("content/broken.md")).unwrap();
    assert_eq!(run(site.path(), &[&BUILD[..], &["--deny-warnings"]].concat()).status.code(), Some(1));
    assert!(old == built(&site));
    assert_eq!(root(&site), ["_site", "content", "site.toml"]);
}

#[test]
fn an_error_in_a_template_leaves_the_old_site() {
    let site = Site::copy_of(&small().join("site"));
    let old = build(&site, &[]);
    let settings = fs::read_to_string(site.path().join("site.toml")).unwrap();
    site.put("site.toml", format!("theme = \"ours\"\n{settings}"));
    let template = "themes/ours/templates/incident.html";
    // One that does not parse, and one that goes wrong while pages are already being written.
    for text in [
        "{% block x %}",
        "{% extends \"default/incident.html\" %}{% block body %}{{ gone.away }}{% endblock body %}",
    ] {
        site.put(template, text);
        let output = run(site.path(), &BUILD);
        assert_eq!(output.status.code(), Some(2));
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains(&format!("{template}:1:")), "{said}");
        assert!(old == built(&site));
        assert_eq!(root(&site), ["_site", "content", "site.toml", "themes"]);
    }
}

#[test]
fn a_theme_replaces_one_block_and_one_file() {
    let site = Site::copy_of(&small().join("site"));
    let default = build(&site, &[]);
    let settings = fs::read_to_string(site.path().join("site.toml")).unwrap();
    site.put("site.toml", format!("theme = \"ours\"\n{settings}"));
    site.put(
        "themes/ours/templates/incident.html",
        "{% extends \"default/incident.html\" %}\n{% block answers %}<p>Hotline: 112</p>{{ super() }}{% endblock answers %}\n",
    );
    site.put("themes/ours/static/logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n");
    let ours = build(&site, &[]);
    let changed: BTreeSet<&str> = ours
        .iter()
        .filter(|(path, bytes)| default.get(*path) != Some(*bytes))
        .map(|(path, _)| path.as_str())
        .collect();
    let incidents = default.keys().filter(|path| {
        path.starts_with("incidents/") && path.ends_with(".html") && !path.ends_with("index.html")
    });
    let expected: BTreeSet<&str> = incidents.map(String::as_str).chain(["static/logo.svg"]).collect();
    assert_eq!(changed, expected, "only incident pages and the new file differ");
    let page = String::from_utf8_lossy(&ours["incidents/2026-03-02-checkout.html"]).into_owned();
    assert!(
        page.contains("<p>Hotline: 112</p>") && page.contains("What fixed it"),
        "the block and the default's own"
    );
}

#[test]
fn an_out_folder_of_somebody_else_is_left_alone() {
    let site = Site::copy_of(&small().join("site"));
    site.put("_site/index.html", "Mine.\n");
    let output = run(site.path(), &BUILD);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(files(&site.path().join("_site")), [("index.html".to_owned(), b"Mine.\n".to_vec())]);
    // Absent and empty ones are used, at any depth and outside the root.
    let elsewhere = tempfile::TempDir::new().unwrap();
    let below = elsewhere.path().join("public/site");
    for _ in 0..2 {
        succeed(site.path(), &[&BUILD[..], &["--out", below.to_str().unwrap()]].concat());
        assert!(below.join("index.html").is_file());
    }
    assert_eq!(
        files(&elsewhere.path().join("public")).iter().filter(|(path, _)| !path.starts_with("site/")).count(),
        0
    );
}

/// A draft that shows a picture.
const DRAFT: &str = "---\ntitle: A draft\nseverity: SEV4\ncauses: network/dns\nservices: search\nstatus: draft\n---\n\n![A graph](graph.svg)\n";

#[test]
fn attachments_go_with_the_documents_that_show_them() {
    let site = Site::copy_of(&small().join("site"));
    site.put("content/notes.txt", "No document shows this.\n");
    site.put("content/draft-only/index.md", DRAFT);
    site.put("content/draft-only/graph.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n");
    let built = build(&site, &[]);
    assert!(built.contains_key("2026-03-02-checkout/connections.svg"));
    for path in built.keys() {
        assert!(!path.contains("notes.txt") && !path.contains("draft-only"), "{path}");
    }
}

/// A site of enough pages that a build can be caught at its work, whose title says which round it is.
fn numbered(site: &Site, round: usize) {
    site.put(
        "site.toml",
        format!("title = \"Round {round:02}\"\nprofile = \"brief\"\nbase_url = \"https://example.org/\"\n"),
    );
}

/// The round that all pages of the site are of.
fn round_of(site: &Site) -> String {
    let built = built(site);
    let pages = built.iter().filter(|(path, _)| path.starts_with("incidents/") && path.ends_with(".html"));
    let rounds: BTreeSet<String> = pages
        .map(|(path, bytes)| {
            let text = String::from_utf8_lossy(bytes);
            let (_, behind) = text.split_once("Round ").unwrap_or_else(|| panic!("{path} is whole"));
            behind.chars().take(2).collect()
        })
        .collect();
    assert_eq!(rounds.len(), 1, "all pages are of one build: {rounds:?}");
    assert_eq!(
        built.keys().filter(|path| path.starts_with("incidents/doc-") && path.ends_with(".html")).count(),
        DOCUMENTS,
        "no page is missing"
    );
    rounds.into_iter().next().unwrap()
}

const DOCUMENTS: usize = 60;

#[test]
fn a_build_that_is_killed_leaves_the_old_site_or_the_new_one() {
    let site = Site::new("");
    let paragraph = "The order service opened a connection for each retry and gave none back. ".repeat(20);
    for number in 0..DOCUMENTS {
        site.put(
            &format!("content/doc-{number}.md"),
            format!("---\ntitle: Outage {number}\n---\n\n{paragraph}\n"),
        );
    }
    numbered(&site, 0);
    let since = Instant::now();
    build(&site, &[]);
    let whole = since.elapsed();

    let mut old = "00".to_owned();
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    for round in 1..=12 {
        numbered(&site, round);
        // xorshift64 (Marsaglia 2003): another moment each round, the same in each run.
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        let mut child =
            pmsite(site.path(), &BUILD).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(whole.mul_f64((seed % 100) as f64 / 100.0));
        child.kill().unwrap();
        child.wait().unwrap();
        let now = round_of(&site);
        assert!(
            now == old || now == format!("{round:02}"),
            "round {round}: {now} is neither the old site nor the new one"
        );
        old = now;
    }
    build(&site, &[]);
    assert_eq!(round_of(&site), "12");
    assert_eq!(
        root(&site),
        ["_site", "content", "site.toml"],
        "the next build removes what killed ones left"
    );
}

#[test]
fn builds_at_the_same_time_leave_one_whole_site() {
    let site = Site::copy_of(&small().join("site"));
    let alone = build(&site, &[]);
    let builds: Vec<_> = (0..4)
        .map(|_| pmsite(site.path(), &BUILD).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap())
        .collect();
    for mut build in builds {
        build.wait().unwrap();
    }
    assert!(built(&site) == alone);
    build(&site, &[]);
    assert_eq!(root(&site), ["_site", "content", "site.toml"]);
}

#[test]
fn a_tag_wins_over_what_words_seem_to_say() {
    let site = Site::new("title = \"T\"\nprofile = \"brief\"\ntimezone = \"UTC\"\n");
    let line = |tag: &str| {
        format!(
            "- 2026-03-02 09:00 [detected] Errors everywhere.\n- 10:00 The site is back online for a moment.\n\
             - 11:30{tag} The node is gone, and logs work.\n"
        )
    };
    for (name, tag) in [("guessed", ""), ("tagged", " [resolved]")] {
        site.put(
            &format!("content/{name}.md"),
            format!("---\ntitle: {name}\n---\n\n## Timeline\n\n{}", line(tag)),
        );
    }
    build(&site, &[]);
    let incidents = std::fs::read_to_string(site.path().join("_site/incidents.json")).unwrap();
    let incidents: Vec<serde_json::Value> = serde_json::from_str(&incidents).unwrap();
    let of = |title: &str| incidents.iter().find(|incident| incident["title"] == title).unwrap();
    assert_eq!(of("guessed")["end"], "2026-03-02T10:00:00Z");
    assert_eq!(of("tagged")["end"], "2026-03-02T11:30:00Z");
    let page = std::fs::read_to_string(site.path().join("_site/incidents/tagged.html")).unwrap();
    assert!(page.contains("The node is gone, and logs work."), "{page}");

    // An entry that only announces what follows is no answer to what fixed it.
    let text = "- 2026-03-02 09:00 Down.\n- 10:00 [resolved] The site is back, run:\n";
    site.put("content/tagged.md", format!("---\ntitle: tagged\n---\n\n## Timeline\n\n{text}"));
    build(&site, &[]);
    let index = std::fs::read_to_string(site.path().join("_site/incidents/index.html")).unwrap();
    assert!(index.contains("The site is back online") && !index.contains("run:"), "{index}");
}
