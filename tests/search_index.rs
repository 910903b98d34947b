//! The files of the search index, read back byte by byte as the module's documentation has them.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Read};
use std::path::Path;
use std::sync::{Arc, Mutex};

use proptest::prelude::*;

use pmsite::config::Config;
use pmsite::discover::{Discovered, Found};
use pmsite::link::Library;
use pmsite::parse::Audience;
use pmsite::search::tokens::{stop_words, tokens};
use pmsite::sink::Sink;
use pmsite::source::SourceFile;

#[derive(Default)]
struct Memory(Mutex<BTreeMap<String, Vec<u8>>>);

impl Sink for Memory {
    fn put(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let replaced = self.0.lock().unwrap().insert(path.to_owned(), bytes.to_vec());
        assert!(replaced.is_none(), "{path} is written once");
        Ok(())
    }
}

fn config(more: &str) -> Config {
    let settings = format!("title = \"Test\"\n{more}");
    pmsite::config::from_source(Path::new("."), &Arc::new(SourceFile::new("site.toml", settings))).unwrap()
}

fn library(config: &Config, documents: &[(String, String)], audience: Audience, drafts: bool) -> Library {
    let file = |(path, text): &(String, String)| Found::File(Arc::new(SourceFile::new(path, text.as_str())));
    let found =
        Discovered { incidents: documents.iter().map(file).collect(), pages: Vec::new(), assets: Vec::new() };
    let published = pmsite::site::understand(found, config).publish(config, audience, drafts);
    pmsite::link::link(published.incidents, &published.unpublished, Vec::new(), Vec::new(), config)
}

fn write(library: &Library, config: &Config) -> BTreeMap<String, Vec<u8>> {
    let memory = Memory::default();
    pmsite::search::index(library, config, &memory).unwrap();
    memory.0.into_inner().unwrap()
}

/// The files by their names without the folder, inflated.
fn inflated(files: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    let inflate = |(path, bytes): (&String, &Vec<u8>)| {
        let name = path.rsplit('/').next().unwrap().to_owned();
        if name == "index.json" {
            return (name, bytes.clone());
        }
        let mut out = Vec::new();
        flate2::read::ZlibDecoder::new(bytes.as_slice()).read_to_end(&mut out).unwrap();
        (name, out)
    };
    files.iter().map(inflate).collect()
}

struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn varint(&mut self) -> u64 {
        let mut value = 0;
        for shift in (0..).step_by(7) {
            let (&byte, rest) = self.0.split_first().unwrap();
            self.0 = rest;
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                break;
            }
        }
        value
    }

    fn zigzag(&mut self) -> i64 {
        let value = self.varint() as i64;
        (value >> 1) ^ -(value & 1)
    }

    fn take(&mut self, length: usize) -> &'a [u8] {
        let (taken, rest) = self.0.split_at(length);
        self.0 = rest;
        taken
    }

    fn heads(&mut self) -> Vec<(u64, u8)> {
        let count = self.varint() as usize;
        let mut next = 0;
        let docs: Vec<u64> = (0..count)
            .map(|_| {
                let doc = next + self.varint();
                next = doc + 1;
                doc
            })
            .collect();
        docs.into_iter().zip(self.take(count).iter().copied()).collect()
    }
}

/// The postings of each word: document, impact, passages.
type Postings = BTreeMap<String, Vec<(u64, u8, Vec<u64>)>>;

fn postings(files: &BTreeMap<String, Vec<u8>>) -> Postings {
    let manifest: serde_json::Value = serde_json::from_slice(&files["index.json"]).unwrap();
    let docs = manifest["docs"].as_u64().unwrap();
    let firsts: Vec<&str> =
        manifest["words"].as_array().unwrap().iter().map(|w| w.as_str().unwrap()).collect();
    let mut all = Postings::new();
    let mut before: Option<Vec<u16>> = None;
    for (number, first) in firsts.iter().enumerate() {
        let mut bytes = Bytes(&files[&format!("words-{number}")]);
        let (count, length) = (bytes.varint() as usize, bytes.varint() as usize);
        let words: Vec<&str> = std::str::from_utf8(bytes.take(length)).unwrap().split('\n').collect();
        assert_eq!((words.len(), words[0]), (count, *first));
        let (mut shard, mut slot) = (0, 0);
        let groups: Vec<(u64, i64, u64)> = (0..bytes.varint())
            .map(|_| {
                let (df, step, at) = (bytes.varint(), bytes.zigzag(), bytes.varint());
                (shard, slot) = (shard + step, if step == 0 { slot + at } else { at });
                (df, shard, slot)
            })
            .collect();
        let mut next = 0;
        for word in words {
            let units: Vec<u16> = word.encode_utf16().collect();
            assert!(before.is_none_or(|before| before < units), "{word} is in order");
            before = Some(units);
            next += bytes.zigzag();
            let (df, shard, slot) = groups[next as usize];
            next += 1;
            let mut lists = Bytes(&files[&format!("lists-{shard}")]);
            let lengths: Vec<usize> = (0..lists.varint()).map(|_| lists.varint() as usize).collect();
            assert_eq!(lengths.iter().sum::<usize>(), lists.0.len());
            lists.take(lengths[..slot as usize].iter().sum());
            let mut list = Bytes(lists.take(lengths[slot as usize]));
            let mut found: Vec<(u64, u8, Vec<u64>)> = Vec::new();
            for (doc, impact) in list.heads() {
                found.push((doc, impact, Vec::new()));
            }
            for (.., passages) in &mut found {
                let mut next = 0;
                loop {
                    let value = list.varint();
                    passages.push(next + (value >> 1));
                    next += (value >> 1) + 1;
                    if value & 1 == 0 {
                        break;
                    }
                }
                assert!(passages.len() <= 8);
            }
            assert!(list.0.is_empty(), "{word}: nothing is left of the list");
            if df > 1024 {
                let mut rest = Bytes(&files[&format!("rest-{shard}-{slot}")]);
                let rest_heads = rest.heads();
                let least = found.iter().map(|(_, impact, _)| *impact).min();
                assert!(rest_heads.iter().all(|(_, impact)| Some(*impact) <= least), "{word}");
                found.extend(rest_heads.into_iter().map(|(doc, impact)| (doc, impact, Vec::new())));
                assert!(rest.0.is_empty());
            }
            assert_eq!(found.len() as u64, df, "{word}");
            assert!(found.iter().all(|(doc, impact, _)| *doc < docs && (1..=32).contains(impact)), "{word}");
            all.insert(word.to_owned(), found);
        }
        assert!(bytes.0.is_empty());
    }
    all
}

/// The passages of a document.
fn passages(files: &BTreeMap<String, Vec<u8>>, doc: u64) -> Vec<(String, String)> {
    let first: serde_json::Value = serde_json::from_slice(&files[&format!("doc-{doc}-0")]).unwrap();
    let mut all = Vec::new();
    for (number, start) in first["starts"].as_array().unwrap().iter().enumerate() {
        let card: serde_json::Value = serde_json::from_slice(&files[&format!("doc-{doc}-{number}")]).unwrap();
        assert_eq!((start.as_u64(), card["first"].as_u64()), (Some(all.len() as u64), start.as_u64()));
        for passage in card["passages"].as_array().unwrap() {
            let section = &card["sections"][passage[0].as_u64().unwrap() as usize];
            all.push((section[0].as_str().unwrap().to_owned(), passage[1].as_str().unwrap().to_owned()));
        }
    }
    all
}

fn documents(texts: &[(&str, &str)]) -> Vec<(String, String)> {
    texts.iter().map(|(name, text)| (format!("content/{name}.md"), (*text).to_owned())).collect()
}

const CHECKOUT: &str = "---
id: PM-7
title: Checkout ran out of connections
start: 2024-03-02T10:00:00Z
severity: SEV2
causes: database/connection-leak
services: [checkout, orders]
detection: monitoring
---

Words before any heading.

# Summary

The pool of pgBouncer was full, see [the page](https://elsewhere.example/secretpath) and [[PM-6]].

## Timeline

- 10:00 [detected] Alert `ERR_CONN_RESET` on 10.0.0.1
- 10:20 [resolved] Rolled back

<details><summary>Query</summary>
<!-- commentword -->
<script>scriptword</script>
SELECT &amp;
</details>

```sql
select waits from locks;
```

## Tasks

- [-] Watch the pool (owner: Ann)
- [x] Count them

## Nothing here
";

#[test]
fn what_a_reader_reads_is_found_and_nothing_else() {
    let config = config("");
    let library = library(&config, &documents(&[("checkout", CHECKOUT)]), Audience::Public, false);
    let files = inflated(&write(&library, &config));
    let found = postings(&files);
    for word in [
        "pm-7",
        "checkout",
        "ran",
        "connection-leak",
        "leak",
        "database",
        "monitoring",
        "sev2",
        "before",
        "pool",
        "bouncer",
        "pgbouncer",
        "pm-6",
        "err_conn_reset",
        "reset",
        "10.0.0.1",
        "rolled",
        "query",
        "select",
        "waits",
        "nothing",
    ] {
        assert!(found.contains_key(word), "{word} is found");
    }
    for word in
        ["the", "secretpath", "elsewhere", "commentword", "scriptword", "detected", "00", "amp", "details"]
    {
        assert!(!found.contains_key(word), "{word} is not");
    }
    let passages = passages(&files, 0);
    let expected = [
        ("", ""),
        ("", "Words before any heading."),
        ("Summary", "The pool of pgBouncer was full, see the page and PM-6."),
        (
            "Timeline",
            "Alert ERR_CONN_RESET on 10.0.0.1\nRolled back\nQuery\nSELECT &\nselect waits from locks;",
        ),
        ("Tasks", "Watch the pool (owner: Ann)\nCount them"),
    ];
    let expected: Vec<_> =
        expected.iter().map(|(title, text)| ((*title).to_owned(), (*text).to_owned())).collect();
    assert_eq!(passages, expected);
    assert_eq!(found["waits"], [(0, found["waits"][0].1, vec![3])]);
    assert_eq!(found["nothing"][0].2, [4], "a heading without text counts for the last passage");
    assert!(found["checkout"][0].1 > found["waits"][0].1, "a title matters more than code");
}

#[test]
fn drafts_and_internal_text_are_in_no_file() {
    let config = config("");
    let documents = documents(&[
        (
            "a",
            "---\ntitle: Shown\n---\n\nSeen.\n\n<!-- internal -->\nhiddenword in a block\n<!-- /internal -->\n\n**Timeline:**\n\n- 10:00 Seen too\n",
        ),
        (
            "b",
            "---\ntitle: Draftword\nstatus: draft\ncauses: draftcause\nservices: draftservice\n---\n\nDraftbody.\n",
        ),
    ]);
    let holding = |audience, drafts, word: &str| -> usize {
        let files = inflated(&write(&library(&config, &documents, audience, drafts), &config));
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).to_lowercase();
        files.values().filter(|bytes| text(bytes).contains(word)).count()
    };
    for word in ["hiddenword", "draftword", "draftcause", "draftservice", "draftbody"] {
        assert_eq!(holding(Audience::Public, false, word), 0, "{word}");
    }
    // The same test sees them where they are published.
    assert!(holding(Audience::Internal, false, "hiddenword") >= 2);
    assert!(holding(Audience::Public, true, "draftbody") >= 2);
}

/// Documents with words of all kinds, made by a generator of numbers.
fn many(count: usize) -> Vec<(String, String)> {
    let mut seed = 7_u64;
    let mut next = |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    let document = |number: usize| {
        let mut text = format!(
            "---\ntitle: Outage {number}\nstart: 20{:02}-01-02T03:04:05Z\n---\n\nEvery pool.\n\n",
            10 + number % 14
        );
        for _ in 0..6 {
            text.push_str(&format!("## Part {}\n\n", next(9)));
            for _ in 0..next(60) {
                let word = [
                    "pools",
                    "Größe",
                    "leaking",
                    "ERR_A_B",
                    "getUserById",
                    "数据库",
                    "10.1.2.3",
                    "stall\u{10400}",
                ];
                text.push_str(&format!("{}{} ", word[next(8) as usize], next(4)));
            }
            text.push_str("\n\n");
        }
        (format!("content/{number:04}.md"), text)
    };
    (0..count).map(document).collect()
}

#[test]
fn every_posting_names_a_passage_with_the_word() {
    let config = config("");
    let library = library(&config, &many(40), Audience::Public, false);
    let files = inflated(&write(&library, &config));
    let found = postings(&files);
    let mut checked = 0;
    for doc in 0..40 {
        let passages = passages(&files, doc);
        let words: Vec<BTreeSet<String>> = passages
            .iter()
            .map(|(_, text)| {
                let mut words = BTreeSet::new();
                tokens(text, stop_words("en"), &mut |token| {
                    if token.kind.is_indexed() {
                        words.insert(token.word.to_owned());
                    }
                });
                words
            })
            .collect();
        for (word, postings) in &found {
            let is_said: Vec<u64> =
                (1..words.len()).filter(|at| words[*at].contains(word)).map(|at| at as u64).collect();
            let Some((.., named)) = postings.iter().find(|(other, ..)| *other == doc) else {
                assert!(is_said.is_empty(), "{word} in {doc}");
                continue;
            };
            // Other forms of the word may stand in further ones; only the first eight are named.
            let last = if named.len() == 8 { *named.last().unwrap() } else { u64::MAX };
            assert!(
                is_said.iter().all(|at| *at > last || named.contains(at)),
                "{word} in {doc}: {is_said:?} {named:?}"
            );
            checked += is_said.len();
        }
    }
    assert!(checked > 1_000, "{checked}");
}

#[test]
fn long_lists_go_on_in_a_file_of_their_own() {
    let config = config("");
    let files = inflated(&write(&library(&config, &many(1_300), Audience::Public, false), &config));
    let found = postings(&files);
    assert_eq!(found["every"].len(), 1_300);
    assert!(files.keys().any(|name| name.starts_with("rest-")));
    let numbers: BTreeSet<u64> = found["every"].iter().map(|(doc, ..)| *doc).collect();
    assert_eq!(numbers.len(), 1_300, "each document once");
}

#[test]
fn the_bytes_do_not_depend_on_threads() {
    let config = config("");
    let library = library(&config, &many(300), Audience::Public, false);
    let with = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| write(&library, &config))
    };
    let one = with(1);
    assert!(one == with(4));
    assert!(one == write(&library, &config));
}

#[test]
fn another_text_gives_another_folder() {
    let config = config("");
    let folder = |text: &str| {
        let library = library(&config, &documents(&[("a", text)]), Audience::Public, false);
        let files = write(&library, &config);
        files.keys().next().unwrap().split('/').nth(1).unwrap().to_owned()
    };
    let first = folder("---\ntitle: One\n---\n\nPool.\n");
    assert_eq!((first.len(), folder("---\ntitle: One\n---\n\nPool.\n")), (16, first.clone()));
    for other in ["---\ntitle: Two\n---\n\nPool.\n", "---\ntitle: One\n---\n\nPools.\n"] {
        assert_ne!(folder(other), first);
    }
}

#[test]
fn a_site_without_incidents_has_an_index() {
    let config = config("language = \"de\"");
    let files = write(&library(&config, &[], Audience::Public, false), &config);
    let manifest: serde_json::Value = serde_json::from_slice(&files["search/index.json"]).unwrap();
    assert_eq!((files.len(), manifest["docs"].as_u64()), (1, Some(0)));
    assert_eq!(manifest["stop"].as_array().unwrap().len(), 0, "stop words are English");
}

#[test]
fn the_columns_are_the_facts() {
    let config = config("");
    let texts = [
        (
            "new",
            "---\ntitle: New\nstart: 2024-03-02T23:30:00-05:00\nseverity: SEV2\ncauses: [network/dns, database]\nservices: [b, a]\ntrigger: deploy\ndetection: customer\n---\n",
        ),
        ("old", "---\ntitle: Old\nstart: 2023-03-02T10:00:00Z\nservices: a\n---\n"),
        ("undated", "---\ntitle: Undated\nseverity: SEV1\n---\n"),
    ];
    let files = inflated(&write(&library(&config, &documents(&texts), Audience::Public, false), &config));
    let manifest: serde_json::Value = serde_json::from_slice(&files["index.json"]).unwrap();
    assert_eq!(manifest["undated"], 1);
    let mut bytes = Bytes(&files["facets-0"]);
    let first = bytes.zigzag();
    assert_eq!((first, first - bytes.zigzag()), (19_784, 19_418), "2024-03-02 and 2023-03-02");
    let ones: Vec<u64> = (0..9).map(|_| bytes.varint()).collect();
    assert_eq!(ones, [2, 0, 1, 3, 0, 0, 1, 0, 0], "severities, detections, triggers");
    let title = |axis: &str, at: u64| {
        let row = &manifest["facets"][axis][at as usize];
        row.get("path").unwrap_or(&row["title"]).as_str().unwrap().to_owned()
    };
    let mut several = |axis: &str| -> Vec<BTreeSet<String>> {
        (0..3).map(|_| (0..bytes.varint()).map(|_| title(axis, bytes.varint())).collect()).collect()
    };
    let set = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
    assert_eq!(several("service"), [set(&["a", "b"]), set(&["a"]), set(&[])]);
    assert_eq!(several("cause"), [set(&["network/dns", "database"]), set(&[]), set(&[])]);
    assert!(bytes.0.is_empty());
}

/// What takes parsers to their limits, in any order.
fn hostile() -> impl Strategy<Value = String> {
    let pieces = [
        "---\n",
        "title: x\n",
        "# ",
        "## Timeline\n",
        "- 10:00 [detected] ",
        "**Impact:** ",
        "| a | b |\n|---|---|\n",
        "```\n",
        "<details>",
        "<script>",
        "</script>",
        "<!-- ",
        " -->",
        "<!-- internal -->\n",
        "<a href='",
        "[[",
        "]]",
        "[^1]: ",
        "![x](",
        "\u{301}",
        "数据",
        "ﾃﾞ",
        "\u{1f600}",
        "İ",
        "ﷺ",
        "a/b\\c",
        "camelCaseHTTP2x",
        "10.0.0.1",
        "\n\n",
        "\n",
        "    ",
        " ",
        "&amp;",
        "word",
        "\0",
        "\u{feff}",
        "\u{202e}",
        "'s",
        "======\n",
    ];
    proptest::collection::vec(proptest::sample::select(pieces.to_vec()), 0..60).prop_map(|all| all.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_text_gives_an_index_that_can_be_read(bodies in proptest::collection::vec(hostile(), 1..4), language in "en|de|ru|tr|zh|") {
        let config = config(&format!("language = \"{language}\""));
        let documents: Vec<(String, String)> = bodies
            .iter()
            .enumerate()
            .map(|(number, body)| (format!("content/{number}.md"), format!("---\nid: d{number}\n---\n{body}")))
            .collect();
        let library = library(&config, &documents, Audience::Public, true);
        let files = inflated(&write(&library, &config));
        let found = postings(&files);
        for doc in 0..library.incidents.len() as u64 {
            let count = passages(&files, doc).len() as u64;
            prop_assert!(found.values().flatten().filter(|(other, ..)| *other == doc).all(|(.., named)| named.iter().all(|at| *at < count)));
        }
    }
}
