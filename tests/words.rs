//! The words of pages come from the message files, all of them, in every language.
//!
//! The pages are built with messages between brackets, of documents without a Latin letter: whatever
//! Latin letter then stands outside the brackets was written into a template or the program.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

use common::{Site, files, succeed};
use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, Resource, Variant,
};
use fluent_syntax::{parser, serializer};
use regex::Regex;

/// Messages with words that are the same in another language as in English, by their beginnings.
const SAME: [&str; 7] =
    ["detection-partner", "feed", "length-", "elapsed-days", "quarter-", "sentence", "trends"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn message_file(language: &str) -> String {
    fs::read_to_string(root().join(format!("themes/default/messages/{language}.ftl"))).unwrap()
}

/// The variables of a message: those that are shown, and all.
#[derive(Debug, Default, PartialEq, Eq)]
struct Variables {
    shown: BTreeSet<String>,
    all: BTreeSet<String>,
    /// Other messages that it holds.
    messages: BTreeSet<String>,
    /// Whether it has a word of its own.
    has_words: bool,
}

impl Variables {
    fn of(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::Placeable { expression } => self.expression(expression),
                PatternElement::TextElement { value } => {
                    self.has_words |= value.chars().any(char::is_alphabetic);
                }
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline, true),
            Expression::Select { selector, variants } => {
                self.inline(selector, false);
                variants.iter().for_each(|Variant { value, .. }| self.of(value));
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>, is_shown: bool) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.all.insert(id.name.to_owned());
                if is_shown {
                    self.shown.insert(id.name.to_owned());
                }
            }
            InlineExpression::MessageReference { id, .. } => {
                self.messages.insert(id.name.to_owned());
            }
            InlineExpression::FunctionReference { arguments: CallArguments { positional, .. }, .. } => {
                positional.iter().for_each(|inline| self.inline(inline, is_shown))
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            _ => {}
        }
    }
}

/// Each message with its variables, and its text.
fn messages(text: &str) -> BTreeMap<String, (Variables, String)> {
    let resource: Resource<&str> = parser::parse(text).unwrap();
    let mut found = BTreeMap::new();
    for entry in resource.body {
        let Entry::Message(message) = entry else { continue };
        let pattern = message.value.unwrap();
        let mut variables = Variables::default();
        variables.of(&pattern);
        let name = message.id.name.to_owned();
        let before = found.insert(name.clone(), (variables, format!("{pattern:?}")));
        assert!(before.is_none(), "{name} is there twice");
    }
    found
}

#[test]
fn every_language_has_every_message_with_the_same_values() {
    let english = messages(&message_file("en"));
    let mut faults = Vec::new();
    for language in ["de", "ja"] {
        let own = messages(&message_file(language));
        let names = |all: &BTreeMap<String, _>| all.keys().cloned().collect::<BTreeSet<String>>();
        let (theirs, ours) = (names(&english), names(&own));
        faults
            .extend(theirs.symmetric_difference(&ours).map(|name| format!("{language}: {name} in one only")));
        for (name, (variables, text)) in &own {
            let Some((expected, english)) = english.get(name) else { continue };
            let (mut all, mut shown) = (variables.all.clone(), variables.shown.clone());
            match name.as_str() {
                // A day has forms that not all languages use.
                "date" => {
                    all.clear();
                    shown.extend(expected.shown.iter().cloned());
                }
                // A figure may stand for the word.
                "notice-open-actions" => shown.extend(["number".to_owned()]),
                // Scripts have the count of every number for its plural.
                _ if name.starts_with("script-") => drop(all.remove("count")),
                _ => {}
            }
            if !all.is_subset(&expected.all) {
                faults.push(format!("{language}: {name} has a value that English has not"));
            }
            if !expected.shown.is_subset(&shown) {
                faults.push(format!("{language}: {name} does not show all that English does"));
            }
            if expected.has_words && text == english && !SAME.iter().any(|same| name.starts_with(same)) {
                faults.push(format!("{language}: {name} is as in English"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Templates and Rust files of the renderer, without their tests.
fn sources() -> String {
    let mut all = String::new();
    for (folder, endings) in [("themes/default/templates", [".html"]), ("src", [".rs"])] {
        for (path, bytes) in files(&root().join(folder)) {
            if endings.iter().any(|ending| path.ends_with(ending)) && !path.ends_with("tests.rs") {
                let text = String::from_utf8(bytes).unwrap();
                all += text.split("#[cfg(test)]\nmod tests").next().unwrap();
            }
        }
    }
    all
}

#[test]
fn every_message_is_used_and_every_one_that_is_used_exists() {
    let english = messages(&message_file("en"));
    let sources = sources();
    let literals = Regex::new(r#""((?:[a-z0-9_-]|\{[a-z_]*\})+)"( ~)?"#).unwrap();
    let places = Regex::new(r"\{[a-z_]*\}").unwrap();
    let mut used = BTreeSet::new();
    let mut patterns = BTreeSet::new();
    for literal in literals.captures_iter(&sources) {
        let name = &literal[1];
        if literal.get(2).is_some() {
            patterns.insert(format!("^{name}.+$"));
        } else if name.contains('{') && name.chars().filter(char::is_ascii_lowercase).count() > 3 {
            patterns.insert(format!("^{}$", places.replace_all(name, ".+")));
        } else {
            used.insert(name.to_owned());
        }
    }
    let patterns: Vec<Regex> = patterns.iter().map(|pattern| Regex::new(pattern).unwrap()).collect();
    let within: BTreeSet<&String> = english.values().flat_map(|(variables, _)| &variables.messages).collect();
    let is_used = |name: &&String| {
        used.contains(*name) || within.contains(name) || patterns.iter().any(|pattern| pattern.is_match(name))
    };
    let unused: Vec<&String> = english.keys().filter(|name| !is_used(name)).collect();
    assert!(unused.is_empty(), "nothing says {unused:?}");

    let said = Regex::new(r#"(?:\bt\(id=|\bsay(?:_with)?\(\s*)"([a-z0-9_-]+)"( ~|,|\))"#).unwrap();
    let named: BTreeSet<&str> = said
        .captures_iter(&sources)
        .filter(|said| &said[2] != " ~")
        .map(|said| said.get(1).unwrap().as_str())
        .collect();
    assert!(named.len() > 200, "{} messages are named", named.len());
    let missing: Vec<&&str> = named.iter().filter(|name| !english.contains_key(**name)).collect();
    assert!(missing.is_empty(), "there are no messages {missing:?}");
}

/// English with each piece of text between brackets; what is put into its places is not.
fn bracketed() -> String {
    let mut resource: Resource<String> = parser::parse(message_file("en")).unwrap();
    for entry in &mut resource.body {
        if let Entry::Message(message) = entry {
            message.value.iter_mut().for_each(bracket);
        }
    }
    serializer::serialize(&resource)
}

fn bracket(pattern: &mut Pattern<String>) {
    for element in &mut pattern.elements {
        match element {
            PatternElement::TextElement { value } => *value = format!("⟦{value}⟧"),
            PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
                variants.iter_mut().for_each(|variant| bracket(&mut variant.value));
            }
            PatternElement::Placeable { .. } => {}
        }
    }
}

/// A site whose documents have no Latin letter that pages show.
fn japanese() -> Site {
    let site = Site::new(
        r#"title = "障害の記録"
description = "何が起き、何を学んだか。"
base_url = "https://example.org/"
edit_url = "https://example.org/edit/{path}"
profile = "brief"
theme = "brackets"
severities = ["重大", "軽微"]
triggers = ["変更", "負荷"]
services = ["決済", "注文", "検索"]

[[causes]]
path = "capacity"
title = "容量"
description = "資源の不足。"

[[causes]]
path = "capacity/disk"
title = "ディスク"

[[causes]]
path = "network"
title = "通信"
"#,
    );
    site.put("themes/brackets/messages/en.ftl", bracketed());
    site.put(
        "content/pages/about.md",
        "---\ntitle: この記録について\n---\n\n説明。[^一] 再び。[^一]\n\n[^一]: 脚注。\n\n> [!NOTE]\n> 注。\n\n> [!WARNING]\n> \
         注。\n\n| 甲 | 乙 |\n|---|---|\n| 一 | 二 |\n\n- [ ] 未\n- [x] 済\n",
    );
    let services = ["決済", "注文", "検索"];
    for number in 0..24_usize {
        let (year, month, day) = (2024 + number / 12, number % 12 + 1, number % 27 + 1);
        let mut front =
            format!("title: 障害その{number}\nseverity: {}\n", if number % 3 == 0 { "重大" } else { "軽微" });
        if number != 5 {
            let cause = ["capacity/disk", "capacity", "network"][number % 3];
            writeln!(front, "causes: [{cause}]\nservices: [{}]", services[number % 2]).unwrap();
            writeln!(front, "start: {year}-{month:02}-{day:02}T10:00:00+09:00").unwrap();
        }
        match number % 4 {
            0 => front += "detection: \"unknown: 記録なし\"\nusers_affected: \"35%\"\n",
            1 => front += "detection: customer\nusers_affected: \"1200\"\ntrigger: 変更\n",
            2 => front += "detection: monitoring\ntags: [深夜]\nescalated_to: [基盤班]\nauthors: [山田]\n",
            _ => front += "status: in-review\nend: \"unknown: 記録なし\"\n",
        }
        if number % 4 < 3 && number != 5 {
            let minutes = number * 2;
            writeln!(front, "detected: {year}-{month:02}-{day:02}T10:{minutes:02}:00+09:00").unwrap();
            writeln!(front, "end: {year}-{month:02}-{:02}T1{}:30:00+09:00", day + number % 2, number % 9)
                .unwrap();
        }
        if number == 2 {
            front += "aliases: [/旧/]\n";
        }
        let state = ["[ ]", "[x]", "[-]", "[ ]"][number % 4];
        let details =
            ["（owner: 基盤班, due 2025-01-15）", "（owner: 基盤班, done 2026-05-20）", "（理由なし）", ""]
                [number % 4]
                .replace(['（', '）'], "|");
        let details = details.replacen('|', "(", 1).replace('|', ")");
        let body = format!(
            "## 概要\n\n決済ができなくなりました。\n\n## タイムライン\n\n- 10:00 [detected] 警報を受信。\n- 10:05 [dead end] 回線を疑うが正常。\n- 10:09 [action] 切り戻し。\n- 12:30 [resolved] 復旧。\n- 不明\n\n## 根本原因\n\n空き容量がなくなりました。\n\n## 解決\n\n古い記録を消しました。\n\n## 運が良かったこと\n\n- 夜でした。\n\n## うまくいったこと\n\n- 連絡が早かった。\n\n## タスク\n\n- {state} 空き容量の監視その{number} {details}\n- [ ] 手順の見直し\n"
        );
        site.put(&format!("content/d{number}.md"), format!("---\n{front}---\n\n{body}"));
    }
    site
}

/// `text` without what stands between brackets; `depth` brackets are open where it begins, and it says
/// how many are where it ends.
fn beyond_brackets(text: &str, depth: &mut usize) -> String {
    let mut left = String::new();
    for c in text.chars() {
        match c {
            '⟦' => *depth += 1,
            '⟧' => *depth -= 1,
            _ if *depth == 0 => left.push(c),
            _ => {}
        }
    }
    left
}

/// What a page says outside the brackets with Latin letters in it.
fn outside(html: &str) -> Vec<String> {
    let hidden = Regex::new(r"(?s)<(script|style|code|pre)\b.*?</(script|style|code|pre)>").unwrap();
    let html = hidden.replace_all(html, "");
    // Attributes that are read, then text; both in the order of the page.
    let piece = Regex::new(
        r#"(?s)\s(?:title|aria-label|alt|placeholder|data-label)="([^"]*)"|<meta name="description" content="([^"]*)"|>([^<]*)<"#,
    )
    .unwrap();
    // Names of files, of formats and of zones, and references to characters.
    let known = Regex::new(
        r"\b[a-z]+\.(?:json|csv|ics|xml|txt)\b|\(Atom\)|\(JSON Feed\)|\bMarkdown\b|UTC[+−][0-9:]+|&[a-z#0-9]+;",
    )
    .unwrap();
    let mut depth = 0_usize;
    let mut found = Vec::new();
    for piece in piece.captures_iter(&html) {
        let is_text = piece.get(3).is_some();
        let text = piece.iter().skip(1).flatten().next().map_or("", |it| it.as_str());
        // An attribute stands within a tag, and its brackets are its own.
        let mut own = 0;
        let left = beyond_brackets(text, if is_text { &mut depth } else { &mut own });
        let left = known.replace_all(&left, "");
        if left.chars().any(|c| c.is_ascii_alphabetic()) {
            found.push(left.trim().to_owned());
        }
    }
    assert_eq!(depth, 0, "brackets that are opened are closed");
    found
}

#[test]
fn what_pages_say_comes_from_messages() {
    let site = japanese();
    succeed(site.path(), &["build", "--as-of", "2026-06-01", "--quiet"]);
    let built: Vec<(String, String)> = files(&site.path().join("_site"))
        .into_iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap()))
        .collect();
    for kind in [
        "index.html",
        "404.html",
        "search.html",
        "about.html",
        "incidents/d0.html",
        "incidents/index.html",
        "causes/index.html",
        "causes/capacity.html",
        "causes/uncategorised.html",
        "services/index.html",
        "years/2024.html",
        "tags/深夜.html",
        "severities/重大.html",
        "triggers/変更.html",
        "years/undated.html",
        "旧/index.html",
        "trends.html",
        "trends/causes/network.html",
        "trends/years/2025.html",
        "recurrence.html",
        "actions.html",
        "actions/open.html",
        "actions/done.html",
        "actions/dropped.html",
        "actions/overdue.html",
        "actions/owners/index.html",
        "actions/owners/基盤班.html",
        "actions/causes/index.html",
        "actions/causes/network.html",
        "lessons.html",
        "lessons/causes/network.html",
        "lessons/services/決済.html",
    ] {
        assert!(built.iter().any(|(path, _)| path == kind), "there is no {kind}");
    }
    let mut faults = BTreeMap::new();
    for (path, html) in &built {
        for fault in outside(html) {
            faults.entry(fault).or_insert_with(Vec::new).push(path.as_str());
        }
    }
    let faults: Vec<String> = faults
        .iter()
        .map(|(fault, paths)| format!("{fault:?} on {} pages, first on {}", paths.len(), paths[0]))
        .collect();
    assert!(faults.is_empty(), "not from a message:\n{}", faults.join("\n"));
}

#[test]
fn what_feeds_and_other_files_say_comes_from_messages() {
    let site = japanese();
    succeed(site.path(), &["build", "--as-of", "2025-01-10", "--quiet"]);
    let read = |path: &str| fs::read_to_string(site.path().join("_site").join(path)).unwrap();
    let mut faults = Vec::new();

    let feed: serde_json::Value = serde_json::from_str(&read("feed.json")).unwrap();
    let items = feed["items"].as_array().unwrap();
    assert!(items.len() > 10, "{} entries", items.len());
    for item in items {
        faults.extend(outside(&format!("<div>{}</div>", item["content_html"].as_str().unwrap())));
    }

    let address = Regex::new(r"\[[a-z/.]+\]\([^)]*\)|\]\([^)]*\)|^## Optional$").unwrap();
    let llms = read("llms.txt");
    assert!(llms.lines().count() > 30, "{llms}");
    for line in llms.lines() {
        let left = beyond_brackets(&address.replace_all(line, ""), &mut 0);
        faults.extend(Some(left).filter(|left| left.contains(|c: char| c.is_ascii_alphabetic())));
    }

    // Long lines go on behind a blank.
    let calendar = read("actions.ics").replace("\r\n ", "");
    let said = |line: &&str| ["SUMMARY:", "DESCRIPTION:", "NAME:"].iter().any(|name| line.starts_with(name));
    let lines: Vec<&str> = calendar.lines().filter(said).collect();
    assert!(lines.len() > 5, "{calendar}");
    for line in lines {
        let (_, value) = line.split_once(':').unwrap();
        let left = beyond_brackets(&value.replace("\\n", " "), &mut 0);
        faults.extend(Some(left).filter(|left| left.contains(|c: char| c.is_ascii_alphabetic())));
    }
    assert!(faults.is_empty(), "not from a message:\n{}", faults.join("\n"));
}

#[test]
fn scripts_are_handed_the_forms_of_plurals() {
    let site = japanese();
    let russian = "script-found = { $count ->\n    [one] { $number } сбой\n    [few] { $number } сбоя\n   *[other] { $number } сбоев\n }\n\
                   date = { $d } { $m ->\n    [1] января\n   *[other] иного\n } { $year }\n";
    site.put("themes/brackets/messages/ru.ftl", russian);
    let settings = fs::read_to_string(site.path().join("site.toml")).unwrap();
    site.put("site.toml", format!("language = \"ru\"\n{settings}"));
    succeed(site.path(), &["build", "--as-of", "2026-06-01", "--quiet"]);
    let page = fs::read_to_string(site.path().join("_site/search.html")).unwrap();
    let words = Regex::new(r#"data-words="([^"]*)""#).unwrap().captures(&page).unwrap()[1].to_owned();
    let words: serde_json::Value = serde_json::from_str(&words.replace("&quot;", "\"")).unwrap();
    assert_eq!(
        words["found"],
        serde_json::json!({ "one": "{$number} сбой", "few": "{$number} сбоя", "other": "{$number} сбоев" })
    );
    assert_eq!(words["date"]["m1"], "{$d} января {$year}");
    assert_eq!(words["date"]["m2"], "{$d} иного {$year}");
    assert_eq!(words["undated"], "⟦undated⟧");
}
