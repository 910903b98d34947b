//! Feeds, what link previews and search engines are told, and `llms.txt`, from outside.
//! Whether feeds are valid Atom is asked of a validator in `tests/browser/feeds.test.mjs`.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

mod common;

use std::collections::BTreeMap;
use std::path::Path;

use common::{Site, files, run, succeed};
use serde_json::Value;

const SETTINGS: &str = "title = \"Postmortems\"\ndescription = \"What we learned\"\nlanguage = \"de-AT\"\n\
    base_url = \"https://example.org/pm\"\nprofile = \"brief\"\n\
    [[causes]]\npath = \"database/leak\"\ntitle = \"Leak\"\n[[causes]]\npath = \"network\"\ntitle = \"Network\"\n\
    [rules]\nPM108 = \"off\"\nPM701 = \"warning\"\n";

fn incident(front: &str, body: &str) -> String {
    format!("---\nseverity: SEV2\ncauses: database/leak\nservices: web\n{front}---\n\n{body}\n")
}

fn site(documents: &[(&str, String)]) -> Site {
    let site = Site::new(SETTINGS);
    for (path, text) in documents {
        site.put(&format!("content/{path}"), text);
    }
    site
}

fn build(site: &Site, options: &[&str]) -> BTreeMap<String, String> {
    build_on(site, "2026-06-01", options)
}

fn build_on(site: &Site, day: &str, options: &[&str]) -> BTreeMap<String, String> {
    succeed(site.path(), &[&["build", "--as-of", day, "--quiet"], options].concat());
    let built = files(&site.path().join("_site")).into_iter();
    built.map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).into_owned())).collect()
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// Ids of the entries of an Atom feed, which stand behind the feed's own.
fn atom_ids(xml: &str) -> Vec<&str> {
    xml.split("<id>").skip(2).map(|rest| rest.split("</id>").next().unwrap()).collect()
}

fn json_ids(text: &str) -> Vec<String> {
    let items = json(text)["items"].as_array().unwrap().clone();
    items.iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect()
}

/// Text that formats, terminals and readers stumble over.
const HOSTILE: &str = "\u{1b}[31m]]> </title><script>alert(1)</script> &amp; &nosuch; \u{0}\u{8}\u{b}\u{ffff}\u{85} \
    \u{202e}הלו\u{202c} مرحبا 👩‍🚒 e\u{301} \u{2028}";

fn hostile() -> Vec<(&'static str, String)> {
    let quoted = serde_json::to_string(HOSTILE).unwrap();
    let long = "Very long ".repeat(2000);
    vec![
        (
            "hostile.md",
            incident(
                &format!(
                    "title: {quoted}\nstart: 2026-01-01T10:00:00Z\nauthors: [{quoted}, \" \"]\ntags: [{quoted}]\n"
                ),
                &format!("## Summary\n\n{HOSTILE}\n\n## Resolution\n\nRestarted `<script>` {HOSTILE}"),
            ),
        ),
        (
            "long.md",
            incident(
                &format!("title: {long}\nstart: 2026-01-02T10:00:00+05:30\n"),
                &format!("## Summary\n\n{long}"),
            ),
        ),
        ("größe.md", incident("title: Größe\nid: größe\nend: 2026-01-03T10:00:00Z\n", "")),
        ("empty.md", incident("title: Empty\nstart: 2026-01-04T10:00:00Z\nend: 2026-01-03T10:00:00Z\n", "")),
    ]
}

#[test]
fn json_feeds_are_valid_whatever_documents_hold() {
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas/json-feed-1.1.schema.json");
    let schema = json(&std::fs::read_to_string(schema).unwrap());
    let validator = jsonschema::validator_for(&schema).unwrap();
    assert!(!validator.is_valid(&json(
        "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"x\", \"items\": [{}]}"
    )));
    let built = build(&site(&hostile()), &[]);
    let feeds: Vec<&String> = built
        .keys()
        .filter(|path| *path == "feed.json" || path.starts_with("causes/") && path.ends_with(".json"))
        .collect();
    assert_eq!(
        feeds,
        ["causes/database.json", "causes/database/leak.json", "causes/network.json", "feed.json"]
    );
    for path in feeds {
        let feed = json(&built[path]);
        let faults: Vec<String> =
            validator.iter_errors(&feed).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert_eq!(faults, [""; 0], "{path}");
        assert_eq!(feed["feed_url"], format!("https://example.org/pm/{path}"));
    }
    let feed = json(&built["feed.json"]);
    let hostile = feed["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|item| item["url"] == "https://example.org/pm/incidents/hostile.html");
    let html = hostile.unwrap()["content_html"].as_str().unwrap();
    assert!(!html.contains("<script") && html.contains("&lt;script"), "{html}");
    assert_eq!(html.matches("href=\"").count(), html.matches("href=\"https://example.org/pm/").count());
}

#[test]
fn both_formats_have_the_same_entries_newest_first() {
    let built = build(&site(&hostile()), &[]);
    for path in ["feed", "causes/database", "causes/database/leak", "causes/network"] {
        assert_eq!(
            atom_ids(&built[&format!("{path}.xml")]),
            json_ids(&built[&format!("{path}.json")]),
            "{path}"
        );
    }
    // One that says only when it ended stands with the undated in lists, and has a date all the same.
    let expected = ["empty", "long", "hostile", "gr%C3%B6%C3%9Fe"]
        .map(|id| format!("https://example.org/pm/incidents/{id}.html"));
    assert_eq!(json_ids(&built["feed.json"]), expected);
    assert_eq!(json_ids(&built["causes/network.json"]), [""; 0]);
    let empty = &built["causes/network.xml"];
    assert!(empty.contains("<updated>1970-01-01T00:00:00Z</updated>"), "{empty}");
}

#[test]
fn dates_are_the_incidents_and_not_the_clocks() {
    let documents = [
        (
            "a.md",
            incident(
                "title: A\nstart: 2026-01-01T10:00:00+02:00\nend: 2026-01-01T12:00:00Z\ndetected: 2026-01-01T09:00:00Z\n",
                "",
            ),
        ),
        ("b.md", incident("title: B\nmitigated: 2025-01-01T10:00:00Z\n", "")),
        ("undated.md", incident("title: No day\n", "")),
    ];
    let site = site(&documents);
    let built = build(&site, &[]);
    let feed = json(&built["feed.json"]);
    let items = feed["items"].as_array().unwrap();
    assert_eq!(items.len(), 2, "the undated one is left out");
    assert_eq!(
        (&items[0]["date_published"], &items[0]["date_modified"]),
        (&"2026-01-01T08:00:00Z".into(), &"2026-01-01T12:00:00Z".into())
    );
    assert_eq!(items[1]["date_published"], "2025-01-01T10:00:00Z");
    assert!(
        built["feed.xml"].contains("<updated>2026-01-01T12:00:00Z</updated>\n <link"),
        "{}",
        built["feed.xml"]
    );
    let later = build_on(&site, "2027-01-01", &[]);
    assert_eq!((&built["feed.xml"], &built["feed.json"]), (&later["feed.xml"], &later["feed.json"]));
}

#[test]
fn a_feed_has_at_most_fifty_entries() {
    let documents: Vec<(String, String)> = (0..60)
        .map(|number| {
            (
                format!("n{number:02}.md"),
                incident(&format!("title: N\nstart: 2026-01-01T10:{number:02}:00Z\n"), ""),
            )
        })
        .collect();
    let documents: Vec<(&str, String)> =
        documents.iter().map(|(path, text)| (path.as_str(), text.clone())).collect();
    let built = build(&site(&documents), &[]);
    let ids = json_ids(&built["feed.json"]);
    assert_eq!((ids.len(), ids[0].as_str()), (50, "https://example.org/pm/incidents/n59.html"));
    // llms.txt: the newest fifty, five of the cause, and where all of them are.
    let llms = &built["llms.txt"];
    assert_eq!(llms.matches("/incidents/n").count(), 55, "{llms}");
    assert!(
        llms.contains("[Alle 60 mit dieser Ursache](https://example.org/pm/causes/database/leak.html)"),
        "{llms}"
    );
}

#[test]
fn drafts_are_in_no_feed_even_where_they_are_built() {
    let documents = [
        (
            "a.md",
            incident(
                "title: A\nstart: 2026-01-01T10:00:00Z\n",
                "See [it](draft.md), [it again][d].\n\n[d]: draft.md",
            ),
        ),
        ("draft.md", incident("title: Not yet\nstart: 2026-01-02T10:00:00Z\nstatus: draft\n", "")),
    ];
    let site = site(&documents);
    let built = build(&site, &["--drafts"]);
    assert!(built.contains_key("incidents/draft.md"));
    for (path, text) in built.iter().filter(|(path, _)| path.ends_with(".xml") || path.ends_with("feed.json"))
    {
        assert!(
            path.as_str() == "sitemap.xml" || !text.contains("draft") && !text.contains("Not yet"),
            "{path}: {text}"
        );
    }
    let public = build(&site, &[]);
    for (path, text) in &public {
        assert!(
            path.starts_with("search/") || path.starts_with("static/") || !text.contains("draft.md"),
            "{path}: {text}"
        );
    }
    assert!(public["incidents/a.md"].contains("\nSee it, it again.\n"), "{}", public["incidents/a.md"]);
}

#[test]
fn without_base_url_there_are_no_feeds_and_all_else_is_there() {
    let site = site(&hostile());
    site.put("site.toml", SETTINGS.replace("base_url", "# base_url"));
    let output = run(site.path(), &["build", "--as-of", "2026-06-01"]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("warning: no base_url in site.toml: feeds, the sitemap"), "{said}");
    assert_eq!(said.matches("base_url").count(), 1, "{said}");
    let built = build(&site, &[]);
    let feeds: Vec<&String> =
        built.keys().filter(|path| path.ends_with(".xml") || path.ends_with("feed.json")).collect();
    assert_eq!(feeds, [""; 0]);
    let page = &built["incidents/empty.html"];
    assert!(!page.contains("ld+json") && !page.contains("og:") && !page.contains("atom+xml"), "{page}");
    assert!(page.contains(
        "<link rel=\"alternate\" type=\"text/markdown\" title=\"Markdown\" href=\"../incidents/empty.md\">"
    ));
    assert!(built["llms.txt"].contains("](incidents/empty.md): 2026-01-04, SEV2\n"), "{}", built["llms.txt"]);
}

#[test]
fn pages_tell_previews_and_search_engines_what_they_are() {
    let front =
        "title: \"A </script> B\"\nstart: 2026-01-01T10:00:00Z\nend: 2026-01-01T11:00:00Z\nauthors: [Ada]\n";
    let built = build(&site(&[("a.md", incident(front, "## Summary\n\nIt <b>broke</b> & stopped."))]), &[]);
    let page = &built["incidents/a.html"];
    for expected in [
        "<meta property=\"og:type\" content=\"article\">",
        "<meta property=\"og:locale\" content=\"de_AT\">",
        "<meta property=\"article:published_time\" content=\"2026-01-01T10:00:00Z\">",
        "<meta property=\"article:modified_time\" content=\"2026-01-01T11:00:00Z\">",
        "<meta property=\"article:section\" content=\"Leak\">",
        "<meta name=\"twitter:card\" content=\"summary\">",
        "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"Postmortems (Atom)\" href=\"../feed.xml\">",
    ] {
        assert!(page.contains(expected), "{expected} is not in\n{page}");
    }
    let structured = |page: &str| {
        let (_, rest) = page.split_once("<script type=\"application/ld+json\">").unwrap();
        json(rest.split_once("</script>").unwrap().0)
    };
    let graph = structured(page)["@graph"].clone();
    assert_eq!(graph[0]["@type"], "TechArticle");
    assert_eq!(graph[0]["headline"], "A </script> B");
    assert_eq!(graph[0]["temporalCoverage"], "2026-01-01T10:00:00Z/2026-01-01T11:00:00Z");
    assert_eq!(graph[0]["author"][0]["name"], "Ada");
    let trail: Vec<&str> = graph[1]["itemListElement"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["item"].as_str().unwrap())
        .collect();
    let full = |path| format!("https://example.org/pm/{path}.html");
    assert_eq!(trail, ["causes/index", "causes/database", "causes/database/leak", "incidents/a"].map(full));
    let home = structured(&built["index.html"]);
    assert_eq!(home["@type"], "WebSite");
    assert_eq!(
        home["potentialAction"]["target"]["urlTemplate"],
        "https://example.org/pm/search.html?q={search_term_string}"
    );
    assert!(built["causes/database/leak.html"].contains(
        "type=\"application/atom+xml\" title=\"Leak (Atom)\" href=\"../../causes/database/leak.xml\""
    ));
}

#[test]
fn redirects_name_where_they_lead_or_stay_out_of_search_engines() {
    let site = site(&[("a.md", incident("title: A\naliases: [/old/a.html, older/]\n", ""))]);
    let built = build(&site, &[]);
    for path in ["old/a.html", "older/index.html"] {
        let page = &built[path];
        assert!(page.contains("content=\"0; url=../incidents/a.html\""), "{page}");
        assert!(
            page.contains("<link rel=\"canonical\" href=\"https://example.org/pm/incidents/a.html\">")
                && !page.contains("noindex")
        );
    }
    site.put("site.toml", SETTINGS.replace("base_url", "# base_url"));
    let page = &build(&site, &[])["old/a.html"];
    assert!(
        page.contains("<meta name=\"robots\" content=\"noindex\">") && !page.contains("canonical"),
        "{page}"
    );
}
