//! What holds for any input at all: the stages end without a panic, what they find lies in the file,
//! pages carry no script of a document's, internal text reaches no public page, and what is written
//! is read back.
//!
//! The seed is fixed, so that a run says the same tomorrow; `PROPTEST_RNG_SEED=N PROPTEST_CASES=N
//! cargo test --test properties` looks elsewhere and further.

// A panic is what a test is for.
#![allow(clippy::string_slice, clippy::type_complexity)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, LazyLock, Mutex};

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use pmsite::config::{self, Config};
use pmsite::diagnostic::Diagnostics;
use pmsite::discover::{Discovered, Found};
use pmsite::parse::front_matter::{self, Content, Node, Value};
use pmsite::parse::sentences::sentences;
use pmsite::parse::{Audience, times, zones};
use pmsite::report::{self, Format};
use pmsite::site::{self, Site};
use pmsite::source::{SourceFile, Span};
use pmsite::{check, import, link, render, slug, target, theme, trends};

/// No rule finds more in a document than so many things for each of its bytes, and a few of the whole.
const FINDINGS: (usize, usize) = (2, 200);

/// No page is longer than so many bytes for each of its document, and the frame around it.
const PAGES: (usize, usize) = (400, 2_000_000);

fn most((each, whole): (usize, usize), text: &str) -> usize {
    each * text.len() + whole
}

fn cases(cases: u32) -> ProptestConfig {
    let mut config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = cases;
    }
    if std::env::var_os("PROPTEST_RNG_SEED").is_none() {
        config.rng_seed = RngSeed::Fixed(20_260_302);
    }
    config
}

static CONFIG: LazyLock<Config> = LazyLock::new(|| {
    let settings = "title = \"Postmortems\"\nservices = [\"checkout\"]\n\n[[causes]]\npath = \"database/leak\"\n\n\
                    [fields]\nstart = [\"began\"]\n\n[map.causes]\nnoise = \"\"\n";
    let source = Arc::new(SourceFile::new("site.toml", settings));
    config::from_source(Path::new("a root that is not there"), &source).unwrap()
});

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 6, 1).unwrap()
}

fn file(path: &str, text: &str) -> Found {
    Found::File(Arc::new(SourceFile::new(path, text)))
}

/// A site of one incident, one page, and another incident that they may refer to.
fn site_of(text: &str) -> Site {
    let other = "---\ntitle: Another\nservices: checkout\ncauses: database/leak\n---\n\n## Timeline\n\n- 14:30 UTC x\n";
    let found = Discovered {
        incidents: vec![file("content/one.md", text), file("content/other.md", other)],
        pages: vec![file("content/pages/page.md", text)],
        assets: vec!["content/pool.png".to_owned()],
    };
    site::understand(found, &CONFIG)
}

fn findings(site: &Site) -> Diagnostics {
    check::check(&site.incidents, &site.pages, &site.assets, &CONFIG, today())
}

#[derive(Default)]
struct Memory(Mutex<BTreeMap<String, String>>);

impl pmsite::sink::Sink for Memory {
    fn put(&self, path: &str, bytes: &[u8]) -> std::io::Result<()> {
        let text = String::from_utf8(bytes.to_vec()).map_err(std::io::Error::other)?;
        self.0.lock().unwrap().insert(path.to_owned(), text);
        Ok(())
    }
}

/// The files of the site that `text` makes, drafts included.
fn pages_of(text: &str, audience: Audience) -> BTreeMap<String, String> {
    static THEME: LazyLock<theme::Theme> = LazyLock::new(|| theme::load(&CONFIG).unwrap());
    let published = site_of(text).publish(&CONFIG, audience, true);
    let library =
        link::link(published.incidents, &published.unpublished, published.pages, published.assets, &CONFIG);
    let trends = trends::trends(&library, &CONFIG, today());
    let memory = Memory::default();
    render::render(&library, &trends, &CONFIG, &THEME, &memory).unwrap();
    memory.0.into_inner().unwrap()
}

/// Pieces of documents, good and bad, in no order.
const PIECES: &[&str] = &[
    "---\n",
    "+++\n",
    ";;;\n",
    "---",
    "\u{feff}",
    "title: Checkout down\n",
    "title = \"Checkout\"\n",
    "severity: SEV2\n",
    "causes: [database/leak, noise]\n",
    "causes: \"unknown: why\"\n",
    "services: checkout\n",
    "start: 2026-03-02 14:30\n",
    "end: 2026-03-02T15:25:00Z\n",
    "began: 2026-10-25 02:30 Europe/Berlin\n",
    "timezone: Asia/Kolkata\n",
    "detected: 14:31\n",
    "users_affected: 35%\n",
    "allow:\n  PM203: reason\n",
    "actions:\n  - task: x\n    due: soon\n",
    "extra: {a: [1, 2]}\n",
    "related: [other, gone]\n",
    "aliases: /old/../x\n",
    "id: ../../etc\n",
    "x: &a [1]\ny: *a\n",
    "status: draft\n",
    ": \n",
    "- - -\n",
    "{\"title\": 1}\n",
    "# Title\n",
    "## Issue Summary\n\n",
    "## Timeline (UTC)\n\n",
    "### 2026-03-02\n",
    "Timeline\n===\n",
    "**Impact:** ",
    "**Duration:** 2026-03-02 14:30 to 15:25 UTC\n",
    "Root cause: ",
    "- **Resolution**: ",
    "## Root Cause and Resolution\n\n",
    "## Corrective and Preventative Measures\n\n",
    "### Tasks\n",
    "## 概要\n\n",
    "## タイムライン\n\n",
    "- 14:30 [detected] found\n",
    "- 23:59 [dead end] wrong\n",
    "- 00:10pm bad\n",
    "- ~3 PM IST - 15:40 [resolved] over\n",
    "- 06/07/2023 14:30 x\n",
    "- unknown [action] y\n",
    "| Time | Event |\n| --- | --- |\n| 14:30 | a |\n",
    "| 時刻 | イベント |\n|---|---|\n| 9:00 | 検知 |\n",
    "- [ ] Alert (owner: A, due 2026-07-15, #1)\n",
    "- [x] ~~done~~\n",
    "- [-] dropped (",
    "1. one\n   - two\n     - three\n",
    "    code\n",
    "```sh\n",
    "```\n",
    "`code`",
    "$ ",
    "> quote\n",
    "> [!NOTE]\n",
    "password: hunter2!x ",
    "jane.doe@shop.io ",
    "+49 30 90182 7651 ",
    "93.184.216.34 ",
    "<!-- begin internal -->",
    "[link](other.md#timeline)",
    "[gone](gone.md)",
    "![img](pool.png)",
    "[bad](javascript:alert(1))",
    "[[other]]",
    "[[ ]]",
    "[[other|text",
    "[^1]",
    "[^1]: note\n",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<a id=\"x\" href='gone.md'>",
    "<svg/onload=alert(1)>",
    "<style>*{}</style>",
    "<iframe src=//x>",
    "<!-- internal -->",
    "<!-- /internal -->",
    "<!-- pmsite: allow PM115 r -->",
    "<!--",
    "-->",
    "<details>",
    "</details>",
    "<p>",
    "&amp;",
    "&#x3c;script&#x3e;",
    "*",
    "**",
    "~~",
    "_",
    "\\",
    "(",
    ")",
    "[",
    "]",
    "|",
    ":",
    "\t",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    " ",
    "\u{0}",
    "\u{1b}[31m",
    "\u{202e}",
    "é",
    "🔥",
    "ß",
    "İ",
    "検索",
    "\u{301}",
    "14:30",
    "2026-03-02",
    "UTC+2",
    "unknown: nobody knows\n",
    "none",
    "text and more text, because of it.\n",
    "a",
    "x y z. A b c.",
];

/// What may stand above a text, and say what it is read as.
const HEADS: &[&str] = &[
    "",
    "## Action items\n\n",
    "## Action items\n\n- ",
    "## Remediation\n\n### Immediate actions (completed)\n\n- Expanded our alerts\n- Reduced the pool\n- ",
    "## Action items\n\n| Task | Owner |\n| --- | --- |\n| a | b |\n\n### Legend\n\n- ",
    "Corrective and preventative measures:\n",
    "## 予防\n\n- ",
    "## Timeline\n\n- 14:30 UTC ",
    "## Timeline\n\n### 14:30\n\n",
    "## Root Cause and Resolution\n\n",
];

fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        12 => proptest::sample::select(PIECES).prop_map(str::to_owned),
        1 => "\\PC{0,12}",
        1 => any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Documents of any kind: pieces, pieces below well-formed front matter, anything.
fn documents() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => pieces(),
        4 => (pieces(), pieces()).prop_map(|(front, body)| format!("---\n{front}\n---\n{body}")),
        3 => pieces().prop_map(|body| format!("---\ntitle: x\nstart: 2026-03-02T14:30:00Z\n---\n\n{body}")),
        1 => proptest::collection::vec(any::<u8>(), 0..400).prop_map(|bytes| String::from_utf8_lossy(&bytes).into_owned()),
    ]
}

fn lies_in(span: Span, text: &str, what: &str) -> Result<(), TestCaseError> {
    prop_assert!(text.get(span.start..span.end).is_some(), "{what} {span:?} is no part of the text");
    Ok(())
}

fn nodes_lie_in(node: &Node, text: &str) -> Result<(), TestCaseError> {
    lies_in(node.span, text, "a value")?;
    match &node.value {
        Value::List(items) => items.iter().try_for_each(|item| nodes_lie_in(item, text)),
        Value::Map(fields) => fields.iter().try_for_each(|(key, node)| {
            lies_in(key.span, text, "a key")?;
            nodes_lie_in(node, text)
        }),
        _ => Ok(()),
    }
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn what_is_found_lies_in_the_file(document in documents()) {
        let site = site_of(&document);
        for finding in findings(&site).iter() {
            lies_in(finding.span, finding.source.text(), finding.code)?;
            prop_assert!(!finding.message.is_empty());
            let at = finding.source.position(finding.span.start);
            prop_assert!(at.line >= 1 && at.line <= finding.source.line_count() + 1 && at.column >= 1);
        }
        let incident = &site.incidents[0];
        let text = incident.source.text();
        let body = &incident.body;
        for section in &body.sections {
            for (what, span) in [("heading", section.heading), ("content", section.content), ("section", section.full)] {
                lies_in(span, text, what)?;
            }
            prop_assert!(section.parent.is_none_or(|parent| parent < body.sections.len()));
        }
        for entry in &body.entries {
            for (what, span) in [("entry", entry.span), ("time", entry.time_span), ("text", entry.text), ("line", entry.line), ("list", entry.container)] {
                lies_in(span, text, what)?;
            }
        }
        for task in &body.tasks {
            for (what, span) in [("task", task.span), ("its text", task.text), ("its list", task.container)] {
                lies_in(span, text, what)?;
            }
        }
        let links = body.links.iter().map(|link| link.span);
        let rest = links.chain(body.directives.iter().map(|it| it.span)).chain(body.internal.spans.iter().copied());
        for span in rest.chain(incident.faults.iter().map(|fault| fault.span)) {
            lies_in(span, text, "something")?;
        }
        if let Content::Fields(fields) = front_matter::parse(&incident.source).content {
            for (key, node) in &fields {
                lies_in(key.span, text, "a key")?;
                nodes_lie_in(node, text)?;
            }
        }
        if let Some(masked) = &pmsite::parse::parse(&incident.source, &CONFIG, Audience::Public).body.masked {
            prop_assert_eq!(masked.len(), text.len());
        }
        prop_assert!(findings(&site).iter().count() <= most(FINDINGS, text));
    }

    /// Sentences, headings and tasks of any text, wherever it stands.
    #[test]
    fn prose_is_cut_within_its_bounds(words in pieces(), head in proptest::sample::select(HEADS)) {
        let mut end = 0;
        for sentence in sentences(&words) {
            lies_in(sentence, &words, "a sentence")?;
            prop_assert!(sentence.start >= end && sentence.start < sentence.end, "{sentence:?} behind {end}");
            prop_assert!(words[sentence.start..sentence.end].contains(char::is_alphabetic));
            end = sentence.end;
        }
        let document = format!("{head}{words}");
        let site = site_of(&document);
        let body = &site.incidents[0].body;
        let text = site.incidents[0].source.text();
        let mut last = 0;
        for task in &body.tasks {
            prop_assert!(task.span.start >= last, "tasks stand in order");
            last = task.span.start;
            prop_assert!(task.span.contains(task.text), "{:?} is part of {:?}", task.text, task.span);
            prop_assert!(!task.task.trim().is_empty() && task.section < body.sections.len());
            lies_in(task.span, text, "a task")?;
        }
        for pair in body.sections.windows(2) {
            prop_assert!(pair[0].heading.start <= pair[1].heading.start, "sections stand in order");
        }
        for section in &body.sections {
            prop_assert!(section.full.contains(section.content), "{section:?}");
        }
        let parts = &body.parts;
        for index in [&parts.summary, &parts.timeline, &parts.cause, &parts.resolution, &parts.corrective].into_iter().flatten() {
            prop_assert!(*index < body.sections.len());
        }
    }

    #[test]
    fn line_ends_and_a_mark_change_no_finding(document in documents()) {
        let plain = document.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "");
        let listed = |text: &str| -> Vec<String> {
            let site = site_of(text);
            findings(&site)
                .iter()
                .map(|item| {
                    let (from, to) = (item.source.position(item.span.start), item.source.position(item.span.end));
                    let place = format!("{}:{}:{}-{}:{}", item.source.path(), from.line, from.column, to.line, to.column);
                    format!("{place} {} {}", item.code, item.message.replace('\r', ""))
                })
                .collect()
        };
        let expected = listed(&plain);
        prop_assert_eq!(&listed(&plain.replace('\n', "\r\n")), &expected, "with CRLF");
        prop_assert_eq!(&listed(&format!("\u{feff}{plain}")), &expected, "with a byte order mark");
    }
}

/// What stands in tags and would run: `<script`, `on…=`, `javascript:`.
fn runnable(html: &str) -> Option<String> {
    let mut lower = html.to_lowercase();
    // The theme's own script and form, as they are written in its base.
    for root in ["", "../", "../../", "../../../", "/"] {
        lower = lower.replace(&format!("<script defer src=\"{root}static/site.js\"></script>"), "").replace(
            &format!("<form class=\"find\" role=\"search\" action=\"{root}search.html\" method=\"get\">"),
            "",
        );
    }
    for element in ["<script", "<iframe", "<object", "<embed", "<base", "<form", "<style"] {
        if let Some(at) = lower.find(element) {
            return Some(lower[at..].chars().take(60).collect());
        }
    }
    let mut rest = lower.as_str();
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let Some(end) = rest.find('>') else { break };
        let tag = &rest[..end];
        // Quoted values are data, apart from the addresses among them.
        let unquoted: String = tag.split('"').step_by(2).collect::<Vec<_>>().join("\"\"");
        let handler = unquoted.split_whitespace().any(|word| word.starts_with("on") && word.contains('='));
        let address =
            tag.split('"').skip(1).step_by(2).any(|value| value.trim_start().starts_with("javascript:"));
        if handler || address {
            return Some(tag.to_owned());
        }
    }
    None
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn pages_carry_no_script_of_a_document(document in documents()) {
        let pages = pages_of(&document, Audience::Internal);
        for (path, html) in pages.iter().filter(|(path, _)| path.ends_with(".html")) {
            if let Some(found) = runnable(html) {
                return Err(TestCaseError::fail(format!("{path} carries {found}")));
            }
        }
        let json: serde_json::Value = serde_json::from_str(&pages["incidents.json"]).unwrap();
        prop_assert_eq!(json.as_array().map(Vec::len), Some(2));
    }

    #[test]
    fn no_report_prints_a_secret(before in pieces(), front in pieces(), after in pieces()) {
        let secret = "Zq7wordsQ!x";
        let documents = [
            format!("{before}\n`password: {secret}`\n{after}"),
            format!("---\n{front}\npassword: \"{secret}\"\n---\n{after}"),
            format!("---\ntitle: x\n---\n\n## Timeline\n\n- 25:00 PGPASSWORD={secret} {after}"),
        ];
        for document in documents {
            let found = findings(&site_of(&document));
            prop_assert!(found.iter().any(|item| item.code == "PM801"));
            for format in [Format::Human, Format::Json, Format::Github, Format::Sarif] {
                let told = report::report(&found, format, report::Style::Plain, "");
                prop_assert!(!told.contains("Zq7wor"), "{told}");
            }
        }
    }

    /// The pieces between are such that no code and no HTML is left open, where markers are text.
    #[test]
    fn internal_text_reaches_no_public_file(before in tame(), inside in tame(), after in tame()) {
        let secret = "zqsecretqz";
        let inside = inside.replace("text", secret);
        let document = format!(
            "---\ntitle: x\nseverity: SEV2\nstart: 2026-03-02T14:30:00Z\n---\n\n{before}\n\n<!-- internal -->\n\n{inside}\n\n{secret}\n\n<!-- /internal -->\n\n{after}\n"
        );
        for (path, text) in pages_of(&document, Audience::Public) {
            prop_assert!(!text.contains(secret), "{path} shows internal text");
        }
        let internal = pages_of(&document, Audience::Internal);
        prop_assert!(internal["incidents/one.html"].contains(secret), "internal readers see it");
    }
}

/// Ordinary markdown, each piece closed in itself, with the word "text" in all that is text.
fn tame() -> impl Strategy<Value = String> {
    let pieces: &[&str] = &[
        "## Issue Summary\n\n**Impact:** text, 35% of text.\n\n**Root cause:** text.\n\n",
        "## Timeline (UTC)\n\n- 14:30 [detected] text\n- 15:25 [resolved] text text\n\n",
        "| Time | Event |\n| --- | --- |\n| 14:30 | [dead end] text |\n\n",
        "## Root Cause and Resolution\n\nThe text was fixed by text.\n\n",
        "## Corrective and Preventative Measures\n\n- [ ] Watch text (owner: text, due 2026-07-15)\n\n",
        "### Tasks\n\n- text\n- [text](https://text.example.org/)\n\n",
        "Some *text* and `text`, and [[other|text]].\n\n",
        "> text\n\n",
        "1. text\n   - text\n\n",
        "```sh\n$ text\n```\n\n",
        "<p>text</p>\n\n",
        "![text](pool.png)\n\n",
        "Text[^1].\n\n[^1]: text\n\n",
    ];
    proptest::collection::vec(proptest::sample::select(pieces), 0..5).prop_map(|pieces| pieces.concat())
}

/// Fields as (name, value); names are such that each format writes them bare, and none is a word of YAML.
fn field_lists() -> impl Strategy<Value = Vec<(String, String)>> {
    let value = prop_oneof!["[a-zA-Zé検 ]{0,8}x", "[0-9]{1,6}x", "\\PC{0,10}"];
    proptest::collection::btree_map("f[a-z_]{1,8}", value, 1..8)
        .prop_map(|fields| fields.into_iter().collect())
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn front_matter_is_read_where_it_stands(fields in field_lists(), crlf in any::<bool>(), mark in any::<bool>()) {
        // JSON's strings are strings of YAML and of TOML, but for what TOML cannot escape so.
        let quoted = |text: &str| serde_json::to_string(text).unwrap().replace('\u{7f}', "\\u007f");
        let lines = |join: &dyn Fn(&str, &str) -> String| -> String {
            fields.iter().map(|(name, value)| join(name, &quoted(value))).collect::<Vec<_>>().join("\n")
        };
        let yaml = lines(&|name, value| format!("{name}: {value}"));
        let toml = lines(&|name, value| format!("{name} = {value}"));
        let json = lines(&|name, value| format!("  \"{name}\": {value},"));
        for (format, fence, text, key_quotes) in [
            ("YAML", "---", yaml, ""),
            ("TOML", "+++", toml, ""),
            ("JSON", ";;;", format!("{{\n{}\n}}", json.trim_end_matches(',')), "\""),
        ] {
            let mut document = format!("{fence}\n{text}\n{fence}\n\nBody.\n");
            if crlf {
                document = document.replace('\n', "\r\n");
            }
            if mark {
                document.insert(0, '\u{feff}');
            }
            let source = SourceFile::new("a.md", document);
            let matter = front_matter::parse(&source);
            let Content::Fields(read) = matter.content else {
                return Err(TestCaseError::fail(format!("{format}: {:?}", matter.content)));
            };
            prop_assert_eq!(read.len(), fields.len(), "{}", format);
            for (line, ((key, node), (name, value))) in read.iter().zip(&fields).enumerate() {
                prop_assert_eq!(&key.name, name);
                prop_assert_eq!(source.slice(key.span), format!("{key_quotes}{name}{key_quotes}"), "{}", format);
                prop_assert_eq!(&node.value, &Value::String(value.clone()), "{}", format);
                prop_assert_eq!(source.slice(node.span), quoted(value), "{}", format);
                let first = if format == "JSON" { 3 } else { 2 };
                prop_assert_eq!(source.position(key.span.start).line, line + first);
            }
            prop_assert_eq!(source.slice(matter.body).trim(), "Body.");
        }
    }

    #[test]
    fn times_are_read_back(minutes in 0_i64..60 * 24 * 366 * 60, offset in -14_i32 * 60..=14 * 60) {
        let epoch = NaiveDate::from_ymd_opt(1990, 1, 1).unwrap().and_hms_opt(0, 0, 0).unwrap();
        let at: NaiveDateTime = epoch + TimeDelta::minutes(minutes);
        for form in ["%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S", "%Y/%m/%d %H:%M", "%-d %B %Y at %H:%M", "%B %-d, %Y, %-I:%M %p", "%a %-d %b %Y %I:%M%P", "%d.%m.%Y %H:%M"] {
            let text = at.format(form).to_string();
            let Ok(Some(read)) = times::whole(&text) else { return Err(TestCaseError::fail(format!("`{text}` is a time"))) };
            prop_assert_eq!((read.date, read.clock), (Some(at.date()), Some(at.time())), "{}", text);
            // The same at the start of a line, with a zone behind it.
            let line = format!("{text} UTC: found");
            let (times::Leading::Time(read), length) = times::leading(&line) else {
                return Err(TestCaseError::fail(format!("`{line}` begins with a time")));
            };
            prop_assert_eq!((read.date, read.clock, &line[length..]), (Some(at.date()), Some(at.time()), ": found"));
        }
        let zone = zones::parse(&format!("{}{:02}:{:02}", if offset < 0 { '-' } else { '+' }, offset.abs() / 60, offset.abs() % 60)).unwrap().zone;
        let (moment, _) = zone.at(at).unwrap();
        let document = format!("---\nstart: {}\n---\n", moment.rfc3339());
        let start = site_of(&document).incidents[0].start.value().cloned();
        prop_assert_eq!(start.map(|start| start.at), Some(moment.at), "{}", document);
        prop_assert_eq!(zones::parse(&zone.label()).map(|read| read.zone), Some(zone));
    }

    #[test]
    fn names_in_urls_are_safe_and_stable(text in "\\PC{0,140}") {
        let name = slug::slug(&text);
        prop_assert!(!name.is_empty() && name.chars().count() <= 100);
        prop_assert!(name.chars().all(|c| c.is_alphanumeric() || c == '-'), "{}", name);
        prop_assert!(!["index", "page", "con", "nul"].contains(&name.to_lowercase().as_str()));
        prop_assert_eq!(slug::slug(&name), name.clone(), "a slug is its own slug");
        prop_assert_eq!(target::percent_decode(&target::percent_encode(&text)), text);
    }
}

/// Inputs on which parsers of markdown have gone quadratic, or deep: all end, and what is made of them is
/// no larger than their size allows. How long that takes is for `pmsite` run by hand to say.
#[test]
fn what_is_made_of_a_document_is_bounded_by_its_size() {
    let below = |text: String| format!("---\ntitle: x\n---\n\n{text}\n");
    let makers: &[(&str, fn(usize) -> String)] = &[
        ("[", |n| "[".repeat(n)),
        ("*a", |n| "*a ".repeat(n / 3)),
        ("*a_", |n| "*a_ ".repeat(n / 4)),
        ("![", |n| "![[".repeat(n / 3)),
        ("](", |n| "[a](".repeat(n / 4)),
        ("<", |n| "<".repeat(n)),
        ("<a href=", |n| "<a href=\"".repeat(n / 9)),
        ("<!--", |n| "<!-- internal -->".repeat(n / 17)),
        ("internal", |n| "<!-- internal -->\nx\n<!-- /internal -->\n\n".repeat(n / 40)),
        ("`", |n| (1..).map(|i| "`".repeat(i % 90 + 1) + "a").take(n / 46).collect()),
        (">", |n| ">".repeat(n)),
        ("- - ", |n| "- ".repeat(n / 2)),
        ("deep list", |n| (0..).map(|i| " ".repeat(i % 60 * 2) + "- x\n").take(n / 63).collect()),
        ("headings", |n| "## Timeline\n\n- 14:30 x\n\n".repeat(n / 24)),
        ("same headings", |n| "# a\n".repeat(n / 4)),
        ("labels", |n| "## Issue Summary\n\n".to_owned() + &"**Impact:** x\n\n".repeat(n / 15)),
        ("entries", |n| "## Timeline\n\n".to_owned() + &"- 23:00 UTC x\n- 01:00 UTC y\n".repeat(n / 28)),
        ("tasks", |n| {
            "## Action items\n\n".to_owned() + &"- [ ] x (owner: a, due 2026-07-15)\n".repeat(n / 35)
        }),
        ("parentheses", |n| "## Action items\n\n- x ".to_owned() + &"(".repeat(n / 2) + &")".repeat(n / 2)),
        ("table", |n| {
            "## Timeline\n\n| Time | Event |\n| --- | --- |\n".to_owned() + &"| 14:30 | x |\n".repeat(n / 14)
        }),
        ("wide table", |n| "|a".repeat(n / 6) + "\n" + &"|-".repeat(n / 6) + "\n" + &"|b".repeat(n / 6)),
        ("colons", |n| "## Issue Summary\n\n".to_owned() + &"a: ".repeat(n / 3)),
        ("times", |n| "## Issue Summary\n\nDuration: ".to_owned() + &"14:30 ".repeat(n / 6)),
        ("digits", |n| "## Timeline\n\n- ".to_owned() + &"1".repeat(n)),
        ("[[x]]", |n| "[[gone]] ".repeat(n / 9)),
        ("footnotes", |n| (0..n / 16).map(|i| format!("[^{i}] [^{i}]: x\n\n")).collect()),
        ("code", |n| "```sh\n".to_owned() + &"$ echo \"$(a '\n".repeat(n / 14)),
        ("directives", |n| "<!-- pmsite: allow PM115 r -->\n\n".repeat(n / 32)),
    ];
    const SIZE: usize = 40_000;
    for (name, make) in makers {
        let text = below(make(SIZE));
        let found = findings(&site_of(&text)).iter().count();
        assert!(found <= most(FINDINGS, &text), "{name}: {found} findings in {} bytes", text.len());
        let text = below(make(SIZE / 4));
        let pages = pages_of(&text, Audience::Public);
        let size: usize = pages.values().map(String::len).sum();
        assert!(size <= most(PAGES, &text), "{name}: {size} bytes of pages for {}", text.len());
    }
}

#[test]
fn front_matter_of_any_size_is_bounded() {
    let makers: &[(&str, fn(usize) -> String)] = &[
        ("keys", |n| (0..n / 8).map(|i| format!("k{i}: v\n")).collect()),
        ("list", |n| "k: [".to_owned() + &"a,".repeat(n / 2) + "]\n"),
        ("deep list", |n| "k: ".to_owned() + &"[".repeat(n)),
        ("deep map", |n| "{a: ".repeat(n / 4)),
        ("indents", |n| (0..200).map(|i| " ".repeat(i) + "a:\n").take(n).collect()),
        ("anchors", |n| (0..n / 10).map(|i| format!("k{i}: &a{i} x\n")).collect()),
        ("comments", |n| "#\n".repeat(n / 2)),
        ("quotes", |n| "k: \"".to_owned() + &"a\n".repeat(n / 2)),
        ("block", |n| "k: |\n".to_owned() + &"  a\n".repeat(n / 4)),
    ];
    for (name, make) in makers {
        for fence in ["---", "+++", ";;;"] {
            let text = format!("{fence}\n{}{fence}\n", make(40_000));
            let site = site_of(&text);
            let faults = site.incidents[0].faults.len();
            assert!(faults <= most(FINDINGS, &text), "{name} between {fence}: {faults} faults");
            let found = findings(&site).iter().count();
            assert!(found <= most(FINDINGS, &text), "{name} between {fence}: {found} findings");
        }
    }
}

/// The facts of a document as far as `import` writes them, without their places.
fn facts_of(incident: &pmsite::incident::Incident) -> String {
    // A day that is no more than assumed is not written.
    let start = incident.began().map(|time| time.at);
    let end = incident.end.value().map(|time| time.at);
    let detection = incident.detection.value();
    format!(
        "{start:?} {end:?} {detection:?} {:?} {:?}",
        incident.users_affected.value(),
        incident.escalated_to.value()
    )
}

/// The lines of a body that are neither blank nor an underline, without those at `headings`.
fn plain_lines(text: &str, first: usize, headings: &[usize]) -> Vec<String> {
    let lines = text.lines().enumerate().filter(|(index, _)| !headings.contains(&(index + first)));
    lines
        .map(|(_, line)| line.trim().to_owned())
        .filter(|line| !line.trim_matches(['=', '-']).is_empty())
        .collect()
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn imported_text_is_read_as_it_was(document in documents()) {
        let source = Arc::new(SourceFile::new("one.md", document.as_str()));
        let Ok(imported) = import::import(&source, &CONFIG, "content/one.md") else { return Ok(()) };
        let made = Arc::new(SourceFile::new("content/one.md", imported.document.as_str()));
        let front = front_matter::parse(&made);
        prop_assert!(matches!(front.content, Content::Fields(_)), "{}", imported.document);
        for fact in &imported.facts {
            prop_assert!(!fact.quote.contains('\n'));
        }
        // The facts are those of the text, and importing what was imported changes nothing.
        let read = |source: &Arc<SourceFile>| {
            pmsite::model::incident(pmsite::parse::parse(source, &CONFIG, Audience::Public), &CONFIG)
        };
        let (before, after) = (read(&source), read(&made));
        for fact in &imported.facts {
            prop_assert!(after.names_field(fact.field), "{fact:?}\n{}", imported.document);
        }
        if imported.unused.is_empty() {
            prop_assert_eq!(facts_of(&before), facts_of(&after), "{}\n=>\n{}", &document, imported.document);
            let lines: Vec<usize> = imported.renamed.iter().map(|(line, ..)| *line).collect();
            let body = front_matter::parse(&source).body;
            let was = plain_lines(source.slice(body), source.position(body.start).line, &lines);
            let names: Vec<&str> = imported.renamed.iter().map(|(_, _, is)| is.as_str()).collect();
            let is = plain_lines(made.slice(front.body), 0, &[]);
            let is: Vec<&String> = is.iter().filter(|line| !names.contains(&line.as_str())).collect();
            let was: Vec<&String> = was.iter().filter(|line| !names.contains(&line.as_str())).collect();
            prop_assert_eq!(was, is, "{}\n=>\n{}", &document, imported.document);
        }
        prop_assert!(import::import(&made, &CONFIG, "content/one.md").is_ok());
    }
}

/// Blocks that may stand below an entry or in a section; each `@` is a word.
const BLOCKS: &[&str] = &[
    "@ *@* and [@](https://example.org/a).\n\n",
    "- @\n- @\n  @\n\n",
    "1. @\n\n   @\n\n",
    "```\n@ @\n```\n\n",
    "> @\n\n",
    "| A | B |\n| --- | --- |\n| @ | @ |\n\n",
    "@\n@\n\n",
];

/// A heading of the same name in the styles that people use.
fn heading(name: &'static str) -> impl Strategy<Value = String> {
    (0_usize..6).prop_map(move |style| match style {
        0 => format!("## {name}\n\n"),
        1 => format!("**{name}**\n\n"),
        2 => format!("{name}:\n\n"),
        3 => format!("{name}\n---\n\n"),
        4 => format!("<h2>{name}</h2>\n\n"),
        _ => format!("# {name}\n\n"),
    })
}

fn blocks() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(BLOCKS), 0..4).prop_map(|blocks| blocks.concat())
}

/// A timeline in one of the styles that people use.
fn timelines() -> impl Strategy<Value = String> {
    let entry = |before: &'static str, after: &'static str| {
        (0_u32..60, proptest::sample::select(&["", " @", " - @ @.", ": [action] @"][..]), blocks()).prop_map(
            move |(minute, text, blocks)| {
                let blocks = if after.is_empty() { String::new() } else { blocks };
                format!("{before}14:{minute:02}{text}\n{after}{blocks}")
            },
        )
    };
    let row = |columns: &'static str| {
        (0_u32..60).prop_map(move |minute| columns.replace("TT", &format!("{minute:02}")))
    };
    let rows = prop_oneof![
        row("| 14:TT | @ @ | @ |\n"),
        row("| 14:TT @ | @ | |\n"),
        row("| about 14:TT (@) | @ | @ |\n")
    ];
    let many = |entry: BoxedStrategy<String>| {
        proptest::collection::vec(entry, 1..5).prop_map(|entries| entries.concat())
    };
    prop_oneof![
        many(entry("### ", "\n").boxed()),
        many(entry("### 2026-03-02 ", "\n").boxed()),
        many(entry("- ", "").boxed()).prop_map(|entries| entries + "\n"),
        many(entry("", "").boxed()).prop_map(|entries| entries + "\n"),
        many(entry("**", "** @\n\n").boxed()),
        many(rows.boxed())
            .prop_map(|rows| format!("| Time (UTC) | Event | Who |\n| --- | --- | --- |\n{rows}\n")),
    ]
}

/// Tasks in one of the styles that people use.
fn task_lists() -> impl Strategy<Value = String> {
    let items: &[&str] = &[
        "- [ ] Watch the @ of @ (owner: @, due 2026-07-15)\n",
        "- [x] Watch the @ of @\n  - @ and @\n",
        "- Watch the @ of @. Owner: @. Tracking: ABC-12.\n",
        "1. Watch @ and @\n",
    ];
    let rows: &[&str] = &[
        "| 1 | Watch the @ | @ | 2026-07-15 (@) | done | @ | @ |\n",
        "| 2 | Watch the @ | @ | @ | started, @ @ @ | @ | #12 @ |\n",
    ];
    let many = |from: &'static [&'static str]| {
        proptest::collection::vec(proptest::sample::select(from), 1..4).prop_map(|all| all.concat())
    };
    let head = "| # | Action | Owner | Due | Status | Priority | Issue |\n|---|---|---|---|---|---|---|\n";
    prop_oneof![many(items), many(rows).prop_map(move |rows| format!("{head}{rows}\n"))]
}

/// The text of a page's body, without tags.
fn text_of(page: &str) -> String {
    let body = page.split_once("<div class=\"prose\">").map_or("", |(_, rest)| rest);
    let body = body.split_once("<aside class=\"relations\"").map_or(body, |(body, _)| body);
    let pieces = body.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
    pieces.collect::<Vec<_>>().join(" ")
}

proptest! {
    #![proptest_config(cases(256))]

    /// Whatever the page draws in its own way, each word of the text stands in it once.
    #[test]
    fn no_word_of_the_text_is_lost(
        summary in (heading("Issue Summary"), blocks()),
        timeline in (heading("Timeline"), proptest::sample::select(&["", "All times in UTC.\n\n", "@ @.\n\n"][..]), timelines(), blocks()),
        cause in (heading("Root Cause"), blocks()),
        tasks in (heading("Action Items"), task_lists(), blocks()),
    ) {
        let mut document = format!("---\ntitle: x\nstart: 2026-03-02T14:00:00Z\n---\n\n{}{}{}{}{}{}{}{}{}\n{}",
            summary.0, summary.1, timeline.0, timeline.1, timeline.2, timeline.3, cause.0, cause.1, tasks.0, tasks.1);
        document += &format!("\n{}", tasks.2);
        let mut words = 0;
        let text: String = document.split_inclusive('@').map(|piece| match piece.strip_suffix('@') {
            Some(before) => {
                words += 1;
                format!("{before}wq{words}z")
            }
            None => piece.to_owned(),
        }).collect();
        let pages = pages_of(&text, Audience::Public);
        let shown = text_of(&pages["incidents/one.html"]);
        for word in 1..=words {
            let word = format!("wq{word}z");
            prop_assert_eq!(shown.matches(&word).count(), 1, "{} in\n{}\nis shown as\n{}", word, text, shown);
        }
    }
}
