//! Search from outside: what is searched for is found, and no bytes and no query are too much.
//!
//! The queries of `tests/search/queries.txt` are those that both engines, this one and the one in the
//! browser, must answer alike; `tests/browser` compares them.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

use std::io::{Read, Write};
use std::path::Path;
use std::sync::LazyLock;

mod common;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use pmsite::config;
use pmsite::parse::Audience;
use pmsite::search;
use pmsite::search::engine::filters::Filters;
use pmsite::search::engine::{Engine, Fetch, Memory};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The index of the site at `root`, below the repository.
fn index(root: &str) -> Memory {
    index_at(&Path::new(ROOT).join(root))
}

fn index_at(root: &Path) -> Memory {
    let config = config::load(root, None).unwrap();
    let library = pmsite::library(&config, Audience::Public, false).unwrap();
    let files = Memory::default();
    search::index(&library, &config, &files).unwrap();
    files
}

static FIXTURES: LazyLock<Memory> = LazyLock::new(|| index("tests/search/site"));
static LIBRARY: LazyLock<Memory> = LazyLock::new(|| index(""));

fn queries() -> Vec<String> {
    let text = std::fs::read_to_string(Path::new(ROOT).join("tests/search/queries.txt")).unwrap();
    text.lines().filter(|line| !line.starts_with("# ")).map(str::to_owned).collect()
}

/// Ids of what `query` finds, the best first; behind a `?` those that lack a word.
fn find(files: &Memory, query: &str) -> Vec<String> {
    let engine = Engine::open(files).unwrap();
    let found = engine.find(query, &Filters::default());
    assert!(!found.failed, "{query}");
    let id = |result| engine.show(&found, result).unwrap().id;
    let shown = found.results.iter().map(|result| match result.missing.as_slice() {
        [] => id(result),
        _ => format!("?{}", id(result)),
    });
    shown.collect()
}

#[test]
fn what_was_meant_comes_first() {
    for (query, wanted) in [
        ("pgbouncer", "PM-2024-007"),
        ("PgBouncer ", "PM-2024-007"),
        ("pgbuoncer ", "PM-2024-007"),
        ("ERR_CONN_RESET ", "PM-2024-007"),
        ("err_conn", "PM-2024-007"),
        ("i/o timeout ", "PM-2024-007"),
        ("10.0.0.1 ", "PM-2024-007"),
        ("getorderbyid ", "PM-2024-007"),
        ("HTTP 503", "PM-2024-007"),
        ("cve-2021-44228", "PM-2021-044"),
        ("<script>alert(1)</script>", "PM-2021-044"),
        ("kube-system", "PM-2023-031"),
        ("nullpointerexception ", "PM-2023-031"),
        ("grosse ", "PM-2023-012"),
        ("STRASSE", "PM-2023-012"),
        ("zurch ", "PM-2023-012"),
        ("overflowing ", "PM-2023-012"),
        ("接続プール", "PM-2022-019"),
        ("水", "PM-2022-019"),
        ("\"再接続\"", "PM-2022-019"),
        ("인증서 만료", "PM-2022-003"),
        ("\"to be or not to be\"", "PM-2023-002"),
        ("the connection pool was full", "PM-2023-002"),
        ("\"no space left on device\"", "PM-OLD-1"),
        ("connection year:undated", "PM-OLD-1"),
        ("service:\"cafe kasse\"", "PM-2023-012"),
        ("mail connection -pool ", "PM-OLD-1"),
        ("severity:1 since:2024 ", "PM-2024-007"),
        ("xyzzy connection severity:2 until:2022", "?PM-2022-019"),
    ] {
        assert_eq!(find(&FIXTURES, query).first().map(String::as_str), Some(wanted), "{query}");
    }
}

#[test]
fn what_does_not_fit_is_left_out() {
    for (query, wanted) in [
        ("cause:database ", vec!["PM-2024-007", "PM-2023-002", "PM-2022-019"]),
        ("cause:database -service:checkout ", vec!["PM-2023-002", "PM-2022-019"]),
        ("cause:databse ", vec![]),
        ("\"pool connection\"", vec![]),
        ("pool -\"connection pool\"", vec!["PM-2024-007"]),
        ("pgbouncer -ERR_CONN_RESET ", vec![]),
        ("xyzzyqwrt ", vec![]),
        ("since:2023-11-20 ", vec!["PM-2024-007", "PM-2023-031"]),
        ("until:2021 ", vec!["PM-2021-044"]),
        ("-since:2022 ", vec!["PM-2021-044", "PM-OLD-1"]),
    ] {
        assert_eq!(find(&FIXTURES, query), wanted, "{query}");
    }
}

#[test]
fn the_reader_is_told_how_a_query_was_read() {
    let engine = Engine::open(&*FIXTURES).unwrap();
    let find = |query: &str| engine.find(query, &Filters::default());
    assert_eq!(find("conection ").corrected, [("conection".to_owned(), vec!["connection".to_owned()])]);
    assert_eq!(find("cause:databse").notes, ["There is no cause “databse”; did you mean “database”?"]);
    assert_eq!(find("xyzzyqwrt ").nowhere, ["xyzzyqwrt"]);
    let partial = find("pgbouncer replica ");
    assert_eq!(partial.notes, ["No incident has all of these words; these have some of them."]);
    assert_eq!(partial.count, partial.results.len());
}

#[test]
fn every_query_of_the_list_is_answered() {
    let queries = queries();
    assert!(queries.len() > 150, "{}", queries.len());
    let answered = queries.iter().filter(|query| {
        let here = find(&FIXTURES, query).len() + find(&LIBRARY, query).len();
        here > 0
    });
    // Most of them find something; a list that finds nothing compares nothing.
    assert!(answered.count() > queries.len() * 3 / 4);
}

#[test]
fn words_are_marked_in_colour_where_there_is_colour() {
    let root = Path::new(ROOT).join("tests/search/site");
    let told = |color| common::succeed(&root, &["--color", color, "search", "conection pool"]);
    let (always, auto) = (told("always"), told("auto"));
    assert!(always.contains("\u{1b}[1;33mconnection pool\u{1b}[0m was full"), "{always}");
    assert!(auto.contains("connection pool was full") && !auto.contains('\u{1b}'), "{auto}");
}

#[test]
fn a_word_of_very_many_incidents_finds_them_all() {
    let site = common::Site::new("title = \"Postmortems\"\n");
    for number in 0..1_100 {
        let rare = if number % 100 == 0 { "A rare heron." } else { "" };
        let text = format!("---\ntitle: Outage {number}\n---\n\nThe common queue was full. {rare}\n");
        site.put(&format!("content/{number:04}.md"), text);
    }
    let files = index_at(site.path());
    assert!(files.fetch("search/index.json").is_some());
    for (query, count) in
        [("common ", 1_100), ("common heron ", 11), ("queue -heron ", 1_089), ("heron -common ", 0)]
    {
        let engine = Engine::open(&files).unwrap();
        let found = engine.find(query, &Filters::default());
        assert!(!found.failed);
        assert_eq!(found.count, count, "{query}");
    }
    let engine = Engine::open(&files).unwrap();
    let phrase = engine.find("\"common queue\"", &Filters::default());
    assert_eq!((phrase.count, phrase.notes.len()), (50, 1), "no more are read, and that is said");
}

#[test]
fn what_stands_at_the_end_of_a_long_document_is_shown() {
    let site = common::Site::new("title = \"Postmortems\"\n");
    let paragraph = "Many words about nothing in particular, and then some more of them.\n\n".repeat(600);
    let text = format!(
        "---\ntitle: A long one\n---\n\n{paragraph}## The end\n\nA heron stood on the cooling tower.\n"
    );
    site.put("content/long.md", text);
    let files = index_at(site.path());
    let engine = Engine::open(&files).unwrap();
    for query in ["herons ", "\"heron stood\"", "cooling tower"] {
        let found = engine.find(query, &Filters::default());
        let card = engine.show(&found, &found.results[0]).unwrap();
        assert_eq!((card.section.as_str(), card.anchor.as_str()), ("The end", "the-end"), "{query}");
        assert!(card.snippet.iter().any(|(_, is_marked)| *is_marked), "{query}: {:?}", card.snippet);
    }
}

/// Files as they are, but for one whose inflated bytes are changed.
struct Corrupt<'a> {
    files: &'a Memory,
    name: &'a str,
    at: usize,
    bytes: &'a [u8],
}

impl Fetch for Corrupt<'_> {
    fn fetch(&self, path: &str) -> Option<Vec<u8>> {
        let bytes = self.files.fetch(path)?;
        if !path.contains(self.name) || path.ends_with(".json") {
            return Some(bytes);
        }
        let mut inflated = Vec::new();
        flate2::read::ZlibDecoder::new(bytes.as_slice()).read_to_end(&mut inflated).unwrap();
        let at = self.at % inflated.len().max(1);
        for (place, byte) in inflated.iter_mut().skip(at).zip(self.bytes) {
            *place = *byte;
        }
        Some(deflate(&inflated))
    }
}

fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut out = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    out.write_all(bytes).unwrap();
    out.finish().unwrap()
}

/// Opens, finds, and shows what was found.
fn everything(files: &dyn Fetch, query: &str) {
    let Ok(engine) = Engine::open(files) else { return };
    let found = engine.find(query, &Filters::default());
    for result in found.results.iter().take(20) {
        engine.show(&found, result);
    }
}

fn cases() -> ProptestConfig {
    let mut config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = 300;
    }
    if std::env::var_os("PROPTEST_RNG_SEED").is_none() {
        config.rng_seed = RngSeed::Fixed(20_260_302);
    }
    config
}

const FILES: [&str; 6] = ["words-", "back-", "lists-", "facets-", "doc-", "index"];

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn any_query_is_answered(
        query in prop_oneof![
            any::<String>(),
            "([a-z]{1,9}|\"|-|cause:|since:20|[0-9./_-]{1,5}|接続|é| ){0,30}",
        ]
    ) {
        everything(&*FIXTURES, &query);
    }

    #[test]
    fn any_bytes_are_an_index_or_none(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let compressed = deflate(&bytes);
        let manifest = FIXTURES.fetch("search/index.json").unwrap();
        let files = |path: &str| match path {
            "search/index.json" => Some(manifest.clone()),
            _ => Some(compressed.clone()),
        };
        everything(&files, "connection pool conection year:2023 -\"connection leak\"");
        let only = |_: &str| Some(bytes.clone());
        everything(&only, "connection");
    }

    #[test]
    fn a_broken_file_breaks_no_more_than_its_part(
        name in proptest::sample::select(&FILES[..5]),
        at in any::<usize>(),
        bytes in proptest::collection::vec(any::<u8>(), 1..6),
    ) {
        let files = Corrupt { files: &FIXTURES, name, at, bytes: &bytes };
        everything(&files, "connection pool conection -\"connection leak\" since:2022");
    }
}

#[test]
fn a_file_that_is_gone_is_told() {
    for name in FILES {
        let files = |path: &str| if path.contains(name) { None } else { FIXTURES.fetch(path) };
        let Ok(engine) = Engine::open(&files) else {
            assert_eq!(name, "index");
            continue;
        };
        let found = engine.find("conection \"connection pool\" since:2000", &Filters::default());
        assert!(found.failed, "{name}");
    }
}
