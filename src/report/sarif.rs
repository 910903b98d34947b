//! The findings as SARIF 2.1.0, which code scanning and editors read.

use std::collections::HashMap;

use serde_json::{Value, json};

use crate::check::{self, Profile, Rule, manual};
use crate::diagnostic::{Diagnostic, Diagnostics, Level};
use crate::target::percent_encode;

/// What paths are relative to; the reader of the log knows where that is.
const BASE: &str = "%SRCROOT%";

/// `within` is the folder that paths are below, empty or ending in `/`.
pub(super) fn report(diagnostics: &Diagnostics, within: &str) -> String {
    let rules = check::rules();
    let mut seen = HashMap::new();
    let results: Vec<Value> = diagnostics
        .iter()
        .map(|item| {
            let fingerprint = item.fingerprint();
            // Findings that nothing tells apart are numbered, so that each has a fingerprint of its own.
            let number = seen
                .entry((item.source.path(), item.code, fingerprint.clone()))
                .and_modify(|number| *number += 1)
                .or_insert(1_usize);
            result(item, within, &format!("{fingerprint}:{number}"))
        })
        .collect();
    let version = env!("CARGO_PKG_VERSION");
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {
                "driver": {
                    "name": "pmsite",
                    "version": version,
                    "semanticVersion": version,
                    "rules": rules.iter().map(|rule| descriptor(rule)).collect::<Vec<_>>(),
                },
            },
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {
                BASE: { "description": { "text": "The top folder of the repository." } },
            },
            "results": results,
        }],
    });
    format!("{log}\n")
}

/// What is known about a rule whatever was found. Its level is that of the default profile; each result
/// says the level that the site gives it.
fn descriptor(rule: &Rule) -> Value {
    let configuration = match rule.level(Profile::default()) {
        Level::Off => json!({ "enabled": false }),
        level => json!({ "level": level.as_str() }),
    };
    json!({
        "id": rule.code,
        "name": rule.name,
        "shortDescription": { "text": rule.summary },
        "fullDescription": { "text": rule.explanation },
        "help": { "text": rule.explanation, "markdown": manual::page(rule, 1) },
        "defaultConfiguration": configuration,
    })
}

fn result(item: &Diagnostic, within: &str, fingerprint: &str) -> Value {
    let start = item.source.position(item.span.start);
    let end = item.source.position(item.span.end);
    let text =
        if item.help.is_empty() { item.message.clone() } else { format!("{}\n{}", item.message, item.help) };
    json!({
        "ruleId": item.code,
        "ruleIndex": check::rules().iter().position(|rule| rule.code == item.code),
        "level": item.level.as_str(),
        "message": { "text": text },
        "locations": [{
            "physicalLocation": {
                "artifactLocation": {
                    "uri": uri(&format!("{within}{}", item.source.path())),
                    "uriBaseId": BASE,
                },
                "region": {
                    "startLine": start.line,
                    "startColumn": start.column,
                    "endLine": end.line,
                    "endColumn": end.column,
                },
            },
        }],
        "partialFingerprints": { "pmsite/v1": fingerprint },
    })
}

/// `path` as a URI, which holds ASCII only.
fn uri(path: &str) -> String {
    let mut out = String::new();
    for byte in percent_encode(path).bytes() {
        match byte {
            0..=127 => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
