//! `pmsite export` from outside: the facts of the site's data files and no others, in the shape that
//! the schemas promise; and the queries of `docs/export.md`, run by DuckDB.
//!
//! `BLESS=1 cargo test --test export` writes the results of the queries into `docs/export.md`; read the
//! difference before it is committed.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

mod common;
#[path = "export/duckdb.rs"]
mod duckdb;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use common::{Site, run, succeed};
use pmsite::data::{self, Table};
use serde_json::{Value, json};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const AS_OF: [&str; 2] = ["--as-of", "2026-06-01"];

/// A document that has, or lacks, each kind of fact.
const EVERYTHING: &str = "---
title: =Checkout, down
id: everything
start: 2026-03-02 14:30
end: 2026-03-02T15:25:00Z
mitigated: 2026-03-02T15:00:00Z
timezone: Europe/Berlin
severity: SEV2
causes: [database/connection-leak, network]
trigger: \"unknown: nobody looked\"
services: [checkout, orders]
users_affected: 12.5%
escalated_to: \"none: it was found at once\"
tags: [a, b]
related: other
actions:
  - { task: \"-v is logged\", owner: Databases, due: 2026-05-31, kind: detect, url: \"https://tracker.example/1\" }
  - { task: Due today, due: 2026-06-01 }
  - { task: Done, due: 2026-04-01, status: done }
  - { task: \"Cut, \\\"perhaps\\\"\", status: proposed }
extra: { ticket: 7, links: [a, { b: null }] }
---

## Issue Summary

**Impact:** nobody could pay.

## Timeline

- 14:30 to 14:40 [detected] [action] An alert\u{1b}[31m fires.
- ~15:00 [mitigated] The pool is emptied.
- unknown A page is sent.
- The team meets.

<!-- internal -->
- 15:10 [dead end] Zanzibar is called.
<!-- /internal -->

## Root Cause and Resolution

Connections were not given back.

## Lessons Learned

### Where we got lucky

- It was \"early\", and few were at work.
";

/// One without a date, in which times have no day.
const OTHER: &str = "---
title: Search slow
id: other
users_affected: 1200
start: \"unknown: the logs are gone\"
---

## Timeline

- 14:30 It begins.

## Actions

- [ ] Alert on it
";

/// One of before 1970 that is not to be read yet.
const DRAFT: &str = "---
title: Zeppelin
id: draft
start: 1969-12-31T23:00:00Z
status: draft
---
";

const SETTINGS: &str = "title = \"Postmortems\"\nprofile = \"brief\"\nseverities = [\"SEV1\", \"SEV2\"]\n\n\
                        [[causes]]\npath = \"database/connection-leak\"\n\n\
                        [[causes]]\npath = \"network\"\ntitle = \"Network\"\ndescription = \"Lines, names; and routes\"\n";

fn everything() -> Site {
    let site = Site::new(SETTINGS);
    site.put("content/everything.md", EVERYTHING);
    site.put("content/other.md", OTHER);
    site.put("content/draft.md", DRAFT);
    site
}

/// The repository's own library, which is read in a while.
fn library() -> Site {
    let site = Site::new(&std::fs::read_to_string(Path::new(ROOT).join("site.toml")).unwrap());
    for (path, bytes) in common::files(&Path::new(ROOT).join("content")) {
        site.put(&format!("content/{path}"), bytes);
    }
    site
}

/// The sites that are looked at, with what is asked for beside the table.
fn sites() -> Vec<(Site, Vec<&'static str>)> {
    vec![
        (everything(), vec![]),
        (everything(), vec!["--drafts", "--audience", "internal"]),
        (Site::copy_of(&Path::new(ROOT).join("tests/sites/small/site")), vec!["--audience", "internal"]),
    ]
}

fn export(site: &Site, more: &[&str], table: &str, format: &str) -> String {
    let asked = ["export", "--table", table, "--format", format];
    succeed(site.path(), &[&asked[..], &AS_OF, more].concat())
}

fn rows(site: &Site, more: &[&str], table: &str) -> Vec<Value> {
    serde_json::from_str(&export(site, more, table, "json")).unwrap()
}

#[test]
fn the_site_has_the_same_data_files_to_the_byte() {
    for (site, more) in sites().into_iter().chain([(library(), vec![])]) {
        succeed(site.path(), &[&["build", "--quiet"], &AS_OF[..], &more].concat());
        for (format, file) in [("json", "incidents.json"), ("csv", "incidents.csv")] {
            let built = std::fs::read_to_string(site.path().join("_site").join(file)).unwrap();
            assert!(export(&site, &more, "incidents", format) == built, "{file} {more:?}");
        }
    }
}

#[test]
fn ndjson_and_json_have_the_same_rows() {
    for (site, more) in sites() {
        for (table, _) in Table::ALL {
            let lines = export(&site, &more, table, "ndjson");
            let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
            assert!(!lines.is_empty(), "{table}");
            assert_eq!(lines, rows(&site, &more, table), "{table}");
        }
    }
}

/// What a cell of CSV says, by the value that JSON has.
fn cell(value: &Value) -> String {
    let text = match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(|item| item.as_str().unwrap()).collect::<Vec<_>>().join("; "),
        value => value.to_string(),
    };
    if text.starts_with(['=', '+', '-', '@']) { format!("'{text}") } else { text }
}

#[test]
fn csv_and_json_have_the_same_rows() {
    for (site, more) in sites() {
        for (table, _) in Table::ALL {
            let text = export(&site, &more, table, "csv");
            let mut csv = csv::Reader::from_reader(text.as_bytes());
            let names = csv.headers().unwrap().clone();
            let lines: Vec<csv::StringRecord> = csv.records().map(Result::unwrap).collect();
            let rows = rows(&site, &more, table);
            assert_eq!(lines.len(), rows.len(), "{table}");
            for (line, row) in lines.iter().zip(&rows) {
                for (name, found) in names.iter().zip(line) {
                    assert_eq!(found, of_row(row, name), "{table}: {name}");
                }
            }
            let named: BTreeSet<&str> = names.iter().collect();
            let nested = ["timeline", "basis", "lesson_gaps"];
            let of_json = rows[0].as_object().unwrap().keys().map(String::as_str);
            let missing: Vec<&str> = of_json
                .filter(|name| !named.contains(name) && (table != "incidents" || !nested.contains(name)))
                .collect();
            assert_eq!(missing, Vec::<&str>::new(), "{table}");
        }
    }
}

/// What the cell called `name` has to say of the row that JSON has.
fn of_row(row: &Value, name: &str) -> String {
    let count = |status: &str| {
        let actions = row["actions"].as_array().unwrap();
        actions.iter().filter(|action| action["status"] == status).count().to_string()
    };
    match name {
        "actions" => row["actions"].as_array().unwrap().len().to_string(),
        "lessons" => row["lessons"].as_array().unwrap().len().to_string(),
        "timeline_entries" => row["timeline"].as_array().unwrap().len().to_string(),
        "users_affected_percent" => row[name].as_f64().map(|share| share.to_string()).unwrap_or_default(),
        "extra" if row[name] == json!({}) => String::new(),
        "gaps" => {
            let gap = |(name, gap): (&String, &Value)| {
                format!("{name}: {}: {}", gap["gap"].as_str().unwrap(), gap["why"].as_str().unwrap())
            };
            row[name].as_object().unwrap().iter().map(gap).collect::<Vec<_>>().join("; ")
        }
        _ => match (name.strip_prefix("actions_"), name.strip_suffix("_basis")) {
            (Some(status), _) => count(status),
            (_, Some(fact)) if row.get("kinds").is_none() => cell(&row["basis"][fact]),
            _ => cell(row.get(name).unwrap_or_else(|| panic!("JSON has no {name}"))),
        },
    }
}

#[test]
fn flat_tables_have_what_the_records_hold() {
    for (site, more) in sites() {
        let incidents = rows(&site, &more, "incidents");
        let of = |table: &str| -> BTreeMap<String, Vec<Value>> {
            let mut by_incident: BTreeMap<String, Vec<Value>> = BTreeMap::new();
            for row in rows(&site, &more, table) {
                by_incident.entry(row["incident"].as_str().unwrap().to_owned()).or_default().push(row);
            }
            by_incident
        };
        for (table, field) in [
            ("actions", None),
            ("timeline", None),
            ("lessons", None),
            ("causes", Some("cause")),
            ("services", Some("service")),
        ] {
            let mut flat = of(table);
            for incident in &incidents {
                let flat = flat.remove(incident["id"].as_str().unwrap()).unwrap_or_default();
                let nested = incident[table].as_array().unwrap();
                assert_eq!(flat.len(), nested.len(), "{table}");
                for (index, (row, record)) in flat.iter().zip(nested).enumerate() {
                    assert_eq!(row["position"], index + 1);
                    match field {
                        Some(field) => assert_eq!(row[field], *record),
                        None => {
                            for (name, value) in record.as_object().unwrap() {
                                assert_eq!(row[name], *value, "{table}: {name}");
                            }
                        }
                    }
                }
            }
            assert!(flat.is_empty(), "{table} names incidents that are not there: {flat:?}");
        }
        let facts = of("basis");
        for incident in &incidents {
            let mut known = serde_json::Map::new();
            let mut gaps = serde_json::Map::new();
            for row in &facts[incident["id"].as_str().unwrap()] {
                let fact = row["fact"].as_str().unwrap().to_owned();
                match row["state"].as_str().unwrap() {
                    "known" => drop(known.insert(fact, row["basis"].clone())),
                    "absent" => assert_eq!((&row["basis"], &row["why"]), (&Value::Null, &Value::Null)),
                    gap => {
                        let why = row["why"].as_str().unwrap_or_default();
                        gaps.insert(fact, json!({ "gap": gap, "why": why }));
                    }
                }
            }
            assert_eq!(Value::from(known), incident["basis"]);
            assert_eq!(Value::from(gaps), incident["gaps"]);
        }
    }
}

#[test]
fn rows_fit_their_schemas_and_have_no_other_columns() {
    for (site, more) in sites().into_iter().chain([(library(), vec![])]) {
        for (name, table) in Table::ALL {
            let schema = data::schema(table);
            let printed = succeed(site.path(), &["export", "--schema", "--table", name]);
            assert_eq!(serde_json::from_str::<Value>(&printed).unwrap(), schema);
            let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
            for row in rows(&site, &more, name) {
                let faults: Vec<String> = validator
                    .iter_errors(&row)
                    .map(|fault| format!("{}: {fault}", fault.instance_path()))
                    .collect();
                assert_eq!(faults, Vec::<String>::new(), "{name}: {row}");
                no_others(&schema, &row, name);
                for nested in
                    ["actions", "timeline", "lessons", "lesson_gaps"].iter().filter(|_| name == "incidents")
                {
                    for record in row[nested].as_array().unwrap() {
                        no_others(&schema["properties"][nested]["items"], record, nested);
                    }
                }
            }
        }
    }
}

fn no_others(schema: &Value, row: &Value, name: &str) {
    let promised: BTreeSet<&String> = schema["properties"].as_object().unwrap().keys().collect();
    let found: BTreeSet<&String> = row.as_object().unwrap().keys().collect();
    assert_eq!(found, promised, "{name}");
}

#[test]
fn a_schema_says_what_does_not_fit() {
    let validator = jsonschema::validator_for(&data::schema(Table::Actions)).unwrap();
    let good = rows(&everything(), &[], "actions").remove(0);
    assert!(validator.is_valid(&good));
    for (name, bad) in [
        ("status", json!("soon")),
        ("position", json!("1")),
        ("age_days", json!(-1)),
        ("overdue", json!(null)),
        ("task", json!(7)),
    ] {
        let mut row = good.clone();
        row[name] = bad;
        assert!(!validator.is_valid(&row), "{name}");
    }
}

#[test]
fn internal_text_and_drafts_are_there_only_when_asked_for() {
    let site = everything();
    for (table, _) in Table::ALL {
        for format in ["json", "ndjson", "csv"] {
            let told = export(&site, &[], table, format);
            assert!(!told.contains("Zanzibar") && !told.contains("raft"), "{table} {format}: {told}");
        }
    }
    assert!(export(&site, &["--audience", "internal"], "timeline", "csv").contains("Zanzibar"));
    assert!(export(&site, &["--audience", "internal"], "incidents", "ndjson").contains("Zanzibar"));
    assert!(!export(&site, &["--audience", "internal"], "incidents", "ndjson").contains("Zeppelin"));
    assert!(export(&site, &["--drafts"], "incidents", "ndjson").contains("Zeppelin"));
    assert!(!export(&site, &["--drafts"], "incidents", "ndjson").contains("Zanzibar"));
}

#[test]
fn actions_are_as_old_as_the_day_says() {
    let site = everything();
    let on = |day: &str| -> Vec<(Value, Value)> {
        let told = succeed(site.path(), &["export", "--table", "actions", "--as-of", day]);
        let rows: Vec<Value> = serde_json::from_str(&told).unwrap();
        assert!(rows.iter().all(|row| row["as_of"] == day));
        rows.into_iter().map(|row| (row["age_days"].clone(), row["overdue"].clone())).collect()
    };
    let day = |age: i64, overdue| (json!(age), json!(overdue));
    let no = || (Value::Null, json!(false));
    // Of the last, nobody knows when its incident was.
    assert_eq!(on("2026-06-01"), [day(91, true), day(91, false), no(), day(91, false), no()]);
    assert_eq!(on("2026-06-02"), [day(92, true), day(92, true), no(), day(92, false), no()]);
    assert_eq!(on("2026-03-02"), [day(0, false), day(0, false), no(), day(0, false), no()]);
    assert_eq!(on("2026-03-01"), [no(), no(), no(), no(), no()]);
}

#[test]
fn columns_of_one_type_stand_beside_what_was_written() {
    let incidents = rows(&everything(), &[], "incidents");
    let of = |index: usize| {
        ["users_affected", "users_affected_percent", "users_affected_count", "severity_rank"]
            .map(|name| incidents[index][name].clone())
    };
    assert_eq!(of(0), [json!("12.5%"), json!(12.5), Value::Null, json!(2)]);
    assert_eq!(of(1), [json!(1200), Value::Null, json!(1200), Value::Null]);
    assert_eq!(incidents[0]["start"], "2026-03-02T14:30:00+01:00");
    assert_eq!(incidents[0]["mitigation_lag_seconds"], 5400);
    assert_eq!(incidents[0]["extra"], json!({ "ticket": 7, "links": ["a", { "b": null }] }));
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_failure() {
    use std::os::unix::process::ExitStatusExt;
    // Of so many bytes that some are written before the end.
    let site = library();
    for format in ["json", "ndjson", "csv"] {
        let mut child = common::pmsite(site.path(), &["export", "--format", format])
            .stdout(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let status = child.wait().unwrap();
        assert_eq!((status.code(), status.signal()), (Some(0), None), "{format}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn what_could_not_be_written_is_an_error() {
    let site = everything();
    for format in ["json", "ndjson", "csv"] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output =
            common::pmsite(site.path(), &["export", "--format", format]).stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{format}");
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.starts_with("error: cannot write to standard output: "), "{told}");
    }
}

#[test]
fn nothing_to_export_is_an_empty_table() {
    let site = Site::new(SETTINGS);
    site.put("content/draft.md", DRAFT);
    assert_eq!(rows(&site, &[], "incidents"), Vec::<Value>::new());
    assert_eq!(export(&site, &[], "actions", "ndjson"), "");
    assert_eq!(export(&site, &[], "services", "csv"), "incident,position,service\n");
    let empty = Site::new(SETTINGS);
    let output = run(empty.path(), &["export"]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let site = library();
    let with = |threads: &str, table: &str| {
        let asked = [&["export", "--format", "ndjson", "--table", table], &AS_OF[..]].concat();
        let mut command = common::pmsite(site.path(), &asked);
        command.env("RAYON_NUM_THREADS", threads).output().unwrap().stdout
    };
    for table in ["incidents", "timeline"] {
        let one = with("1", table);
        assert!(one.len() > 100_000 && one == with("4", table), "{table}: {}", one.len());
    }
}
