//! Lessons from outside: every link lands on the element that says what the link's line says, and
//! the pages count what the data file holds.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use common::{Site, files, succeed};
use serde_json::Value;

fn site(folder: &str) -> Site {
    let site = Site::copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder));
    succeed(site.path(), &["build", "--as-of", "2026-07-01", "--quiet"]);
    site
}

/// The site of the test's own documents, the pages of which are small enough to read.
fn ours() -> Site {
    site("tests/sites/lessons/site")
}

fn built(site: &Site) -> BTreeMap<String, String> {
    let files = files(&site.path().join("_site")).into_iter();
    let pages = files.filter(|(path, _)| path.ends_with(".html") || path.ends_with("incidents.json"));
    pages.map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect()
}

fn incidents(built: &BTreeMap<String, String>) -> Vec<Value> {
    serde_json::from_str(&built["incidents.json"]).unwrap()
}

/// The text of the element with this id: letters and digits only.
fn text_of(html: &str, id: &str) -> String {
    let attribute = format!(" id=\"{id}\"");
    assert_eq!(html.matches(&attribute).count(), 1, "{id} is there once");
    let at = html.find(&attribute).unwrap();
    let start = html.get(..at).unwrap().rfind('<').unwrap();
    let rest = html.get(start + 1..).unwrap();
    let tag: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
    let (mut depth, mut inside, mut from) = (0, String::new(), rest.find('>').unwrap() + 1);
    loop {
        let next = from + rest.get(from..).unwrap().find('<').unwrap();
        inside.push_str(rest.get(from..next).unwrap());
        let markup = rest.get(next + 1..).unwrap();
        let is_same =
            |markup: &str| markup.strip_prefix(&tag).is_some_and(|rest| rest.starts_with(['>', ' ']));
        match markup.strip_prefix('/') {
            Some(markup) if is_same(markup) && depth == 0 => return letters(&inside),
            Some(markup) if is_same(markup) => depth -= 1,
            None if is_same(markup) => depth += 1,
            _ => {}
        }
        from = next + 1 + markup.find('>').unwrap() + 1;
    }
}

fn letters(text: &str) -> String {
    let text = text.replace("&quot;", "\"").replace("&amp;", "&").replace("&#39;", "'");
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[test]
fn every_lesson_leads_to_the_line_that_says_it() {
    let mut seen = 0;
    for site in [ours(), site("tests/sites/small/site")] {
        let built = built(&site);
        for incident in incidents(&built) {
            for lesson in incident["lessons"].as_array().unwrap() {
                let (page, id) = lesson["url"].as_str().unwrap().split_once('#').unwrap();
                let text = text_of(&built[page], id);
                let words = lesson["text"].as_str().unwrap();
                // A reference to an incident is shown by its title.
                let words = words.split("2026-02-11").next().unwrap().trim_end_matches('…');
                assert!(text.contains(&letters(words)), "{page}#{id}: {words:?} is not in {text:?}");
                seen += 1;
            }
        }
    }
    assert!(seen > 15, "{seen} lessons");
}

#[test]
fn links_between_pages_of_lessons_lead_somewhere() {
    let built = built(&ours());
    let ids = |page: &str| -> BTreeSet<String> {
        built[page].split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
    };
    let mut followed = 0;
    for (page, html) in &built {
        let up = "../".repeat(page.matches('/').count());
        for target in html.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
            let Some((path, id)) = target.split_once('#') else { continue };
            let path = path.strip_prefix(&up).unwrap_or(path);
            if path.starts_with("lessons") || page.starts_with("lessons") {
                let to = if path.is_empty() { page } else { path };
                assert!(ids(to).contains(id), "{page}: {target}");
                followed += 1;
            }
        }
    }
    assert!(followed > 20, "{followed} links");
}

#[test]
fn what_the_documents_say_is_what_the_data_holds() {
    let told: Vec<String> = incidents(&built(&ours()))
        .iter()
        .flat_map(|incident| {
            let id = incident["id"].as_str().unwrap().get(5..10).unwrap().to_owned();
            let lesson = move |lesson: &Value| {
                let [kind, text, basis] =
                    ["kind", "text", "basis"].map(|name| lesson[name].as_str().unwrap());
                format!("{id} {kind}{}: {text}", if basis == "text" { "" } else { "?" })
            };
            incident["lessons"].as_array().unwrap().iter().map(lesson).collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(
        told,
        [
            "05-14 misled: DNS の障害を疑った。実際には無関係だった。",
            "05-14 lucky: 夜間だったため、影響は小さかった。",
            "04-13 learned: Label the plugs.",
            "03-12 misled: An attack was suspected; it was our own monitoring.",
            "02-11 misled: A slow disk was blamed.",
            "02-11 lucky: A replica had the orders.",
            "02-11 went-well: The status page was used.",
            "02-11 went-wrong: The page came late: the alert waits ten minutes",
            "02-11 went-wrong: Nobody could stop the migration",
            "01-10 misled: The last deploy is rolled back. Errors go on.",
            "01-10 misled?: Packet loss turned out to be unrelated, it is there every day.",
            "01-10 misled: The dashboard shows an average, see the panel.",
            "01-10 misled: pool_size looked normal, as in 2026-02-11-locks",
            "01-10 lucky: It was Saturday and few people were paying.",
            "01-10 went-well: Rolling back took two minutes.",
            "01-10 went-well: from the database team;",
            "01-10 went-well: from support.",
            "01-10 learned: Nobody had asked who owns the pool.",
        ]
    );
}

#[test]
fn pages_count_what_the_data_holds() {
    let built = built(&ours());
    let incidents = incidents(&built);
    let of = |kind: &str| {
        let lines = |incident: &&Value| {
            incident["lessons"].as_array().unwrap().iter().filter(|lesson| lesson["kind"] == kind).count()
        };
        let counts: Vec<usize> = incidents.iter().map(|incident| lines(&incident)).collect();
        (counts.iter().sum::<usize>(), counts.iter().filter(|count| **count > 0).count())
    };
    let page = &built["lessons.html"];
    let telling = incidents.iter().filter(|it| it["lessons"] != Value::Array(Vec::new())).count();
    assert!(
        page.contains(&format!("{telling} of {} incidents tell of a lesson.", incidents.len())),
        "{page}"
    );
    for (kind, title) in [
        ("misled", "What misled people"),
        ("went-wrong", "What went wrong"),
        ("lucky", "Where they got lucky"),
    ] {
        let (lines, telling) = of(kind);
        let incidents = if telling == 1 { "1 incident".to_owned() } else { format!("{telling} incidents") };
        let expected = format!("<dt>{title}</dt><dd>{lines} lines in {incidents}");
        assert!(page.contains(&expected), "{expected}");
    }
    assert!(page.contains("1 states that there was none"));
    // By cause, all below it included.
    let database: Vec<&Value> = incidents
        .iter()
        .filter(|it| {
            it["causes"].as_array().unwrap().iter().any(|path| path.as_str().unwrap().starts_with("database"))
        })
        .collect();
    let lines: usize = database.iter().map(|it| it["lessons"].as_array().unwrap().len()).sum();
    assert!(page.contains(&format!("All {lines} lessons of Database")), "{lines}");
    let cause = &built["causes/database.html"];
    let misled =
        |it: &&Value| it["lessons"].as_array().unwrap().iter().filter(|it| it["kind"] == "misled").count();
    let misled: Vec<usize> = database.iter().map(misled).collect();
    let (total, telling) = (misled.iter().sum::<usize>(), misled.iter().filter(|count| **count > 0).count());
    assert!(
        cause.contains(&format!("{total} lines in {telling} of {} incidents", database.len())),
        "{cause}"
    );
}

#[test]
fn the_page_of_a_cause_begins_with_what_misled() {
    let built = built(&ours());
    let cause = &built["causes/database/locks.html"];
    let misled = cause.find("A slow disk was blamed.").unwrap();
    assert!(misled < cause.find("<table class=\"incidents\">").unwrap());
    assert!(cause.contains("href=\"../../incidents/2026-02-11-locks.html#misled__1\""));
    // Where it is said that there was no dead end, that is said; where nothing is, nothing is.
    let none = "No dead end is told of this incident; 1 states that there was none";
    assert!(built["causes/uncategorised.html"].contains(none));
    assert!(built["services/edge.html"].contains("An attack was suspected"));
    assert!(built["severities/SEV2.html"].contains("Checkout"));
    assert!(!built["severities/SEV2.html"].contains("What misled"));
    // No more than two lines of one incident.
    assert!(!built["causes/database/pool.html"].contains("The dashboard shows an average"));
}

#[test]
fn without_a_lesson_there_are_no_pages_of_lessons() {
    let site = Site::new("title = \"T\"\nprofile = \"brief\"\n");
    site.put("content/a.md", "---\ntitle: A\nservices: [web]\n---\n\n## Summary\n\nIt broke.\n");
    succeed(site.path(), &["build", "--as-of", "2026-07-01", "--quiet"]);
    for (path, html) in built(&site) {
        assert!(
            !path.contains("lesson")
                && !html.contains("lessons.html")
                && !html.contains("What misled people"),
            "{path}"
        );
    }
}

#[test]
fn long_lists_are_paged_and_links_know_the_page() {
    let site =
        Site::new("title = \"T\"\nprofile = \"brief\"\ntimezone = \"UTC\"\n[[causes]]\npath = \"a\"\n");
    for number in 0..60 {
        let items = "- Something misled.\n".repeat(2)
            + "\n## What went well\n\n- It held.\n- It ended.\n- It was short.\n";
        let front = format!("title: Number {number}\nstart: 2026-01-01T00:{number:02}:00Z\ncauses: a");
        site.put(&format!("content/{number}.md"), format!("---\n{front}\n---\n\n## Dead ends\n\n{items}"));
    }
    succeed(site.path(), &["build", "--as-of", "2026-07-01", "--quiet"]);
    let built = built(&site);
    let pages: Vec<&str> =
        built.keys().map(String::as_str).filter(|path| path.starts_with("lessons/causes/a")).collect();
    assert_eq!(
        pages,
        ["lessons/causes/a.html", "lessons/causes/a/page/2.html", "lessons/causes/a/page/3.html"]
    );
    // 120 lines misled: what went well begins on the second page.
    assert!(built["lessons.html"].contains("href=\"lessons/causes/a/page/2.html#went-well\""));
    assert!(built["lessons/causes/a/page/2.html"].contains("<h2 id=\"went-well\">"));
}

#[test]
fn what_a_program_printed_is_no_lesson() {
    let site = Site::new("title = \"P\"\nprofile = \"brief\"\n");
    site.put(
        "content/one.md",
        "---\ntitle: Logins fail\n---\n\n## Timeline\n\nAll times UTC.\n\n### 2026-03-02 10:00\n\n\
         The hub is deployed anew, and logins fail. The logs are full of lines of this form:\n\n\
         1. In the hub:\n\n   ```\n   [W 2026-03-02 10:00:51.785 hub:350] Failed login for unknown user\n   ```\n\n   \
         These were red herrings, left by those who were logged out.\n\n\
         ### 2026-03-02 11:00\n\nThe fix is deployed.\n\n\
         ## What went wrong\n\n\
         - We read the logs for an hour.\n\
         - [W 2026-03-02 10:00:51.785 hub:350] Failed login for unknown user\n\
         - 2026-03-02T10:00:51Z hub ERROR no session for user\n\
         - at com.example.Hub.login(Hub.java:12)\n\
         - $ kubectl logs hub\n\
         - `{\"level\": \"error\", \"msg\": \"no session\"}`\n\
         - ts=10:00:51 level=error msg=\"no session\"\n\
         - 2026-03-02 was a holiday, and ERROR lines had no alert.\n\
         - $40,000 of orders were lost.\n\
         - `login` answered 403 to all.\n",
    );
    let told = succeed(site.path(), &["export", "--format", "json", "--table", "lessons"]);
    let told: Vec<Value> = serde_json::from_str(&told).unwrap();
    let texts: Vec<&str> = told.iter().map(|lesson| lesson["text"].as_str().unwrap()).collect();
    assert_eq!(
        texts,
        [
            "The logs are full of lines of this form: In the hub: … These were red herrings, left by those who were logged out.",
            "We read the logs for an hour.",
            "2026-03-02 was a holiday, and ERROR lines had no alert.",
            "$40,000 of orders were lost.",
            "login answered 403 to all.",
        ]
    );
}
