//! The section "With DuckDB" of `docs/export.md`, run as it is written. DuckDB is installed from its
//! Python package.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use super::common::python::{packages, told};
use super::{ROOT, SETTINGS, Site, Table, everything, library};
use serde::Deserialize;

/// What is installed. Only cells are compared, so that any version that has them will do.
const REQUIREMENT: &str = "duckdb>=1.2,<3";

#[derive(Deserialize)]
struct Answer {
    shown: String,
    cells: Vec<Vec<String>>,
}

/// The folder that Python finds DuckDB in.
static PACKAGES: LazyLock<Result<PathBuf, String>> = LazyLock::new(|| packages(&[REQUIREMENT]));

/// Runs Python with DuckDB in `folder`, where `load.sql` and the tables are.
fn ask(folder: &Path, python: &str, queries: &[&str]) -> Vec<Answer> {
    let packages = PACKAGES.as_ref().unwrap_or_else(|why| {
        panic!("DuckDB cannot be installed from its Python package, so its example in docs/export.md was not run:\n{why}")
    });
    let mut child = Command::new("python3")
        .arg(Path::new(ROOT).join("tests/export/queries.py"))
        .current_dir(folder)
        .env("PYTHONPATH", packages)
        .env("PYTHONIOENCODING", "utf-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let asked = serde_json::json!({ "python": python, "queries": queries }).to_string();
    child.stdin.take().unwrap().write_all(asked.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", told(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Runs shell commands in `folder`, in which `pmsite` is the one under test.
fn shell(folder: &Path, commands: &str) {
    let binary = Path::new(env!("CARGO_BIN_EXE_pmsite")).parent().unwrap();
    let path = std::env::var("PATH").unwrap_or_default();
    let output = Command::new("sh")
        .args(["-euc", commands])
        .current_dir(folder)
        .env("PATH", format!("{}:{path}", binary.display()))
        .output()
        .unwrap();
    assert!(output.status.success() && output.stdout.is_empty(), "{commands}\n{}", told(&output));
}

/// What stands in the fences of `language`.
fn blocks<'a>(text: &'a str, language: &str) -> Vec<&'a str> {
    let fence = format!("```{language}\n");
    text.split(fence.as_str()).skip(1).map(|rest| rest.split_once("```").unwrap().0).collect()
}

/// The cells of a table as DuckDB shows it, its names first.
fn cells(shown: &str) -> Vec<Vec<String>> {
    let rows = shown.lines().filter_map(|line| line.strip_prefix('│')?.strip_suffix('│'));
    let rows: Vec<Vec<String>> =
        rows.map(|row| row.split('│').map(|cell| cell.trim().to_owned()).collect()).collect();
    // The second row has the types.
    rows.into_iter().enumerate().filter(|(index, _)| *index != 1).map(|(_, row)| row).collect()
}

#[test]
fn the_example_of_the_manual_gives_what_it_says() {
    let path = Path::new(ROOT).join("docs/export.md");
    let page = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = page.split_once("## With DuckDB\n").unwrap();
    let (section, after) = rest.split_once("\n## ").unwrap();

    let site = library();
    let console = blocks(section, "console").concat();
    let lines = console.lines().map(|line| line.strip_prefix("$ ").or(line.strip_prefix("> ")).unwrap());
    let (install, commands): (Vec<&str>, Vec<&str>) = lines.partition(|line| line.starts_with("pip "));
    assert_eq!(install, ["pip install duckdb"]);
    shell(site.path(), &commands.join("\n"));

    let (python, queries) = (blocks(section, "python").concat(), blocks(section, "sql"));
    let answers = ask(site.path(), &python, &queries);
    let expected = blocks(section, "text");
    assert_eq!((answers.len(), expected.len()), (queries.len(), queries.len()), "each query has its result");
    assert!(queries.len() >= 3);
    if std::env::var_os("BLESS").is_some() {
        let mut blessed = String::new();
        let mut parts = section.split("```text\n");
        blessed.push_str(parts.next().unwrap());
        for (part, answer) in parts.zip(&answers) {
            let (_, behind) = part.split_once("```").unwrap();
            blessed.push_str(&format!("```text\n{}\n```{behind}", answer.shown.trim_end()));
        }
        std::fs::write(&path, format!("{before}## With DuckDB\n{blessed}\n## {after}")).unwrap();
        return;
    }
    for (answer, expected) in answers.iter().zip(expected) {
        assert_eq!(
            answer.cells,
            cells(expected),
            "BLESS=1 cargo test --test export writes the results into docs/export.md"
        );
    }
}

/// All tables of `site`, loaded by the SQL that pmsite prints; then the queries.
fn loaded(site: &Site, queries: &[&str]) -> Vec<Answer> {
    for (table, _) in Table::ALL {
        shell(
            site.path(),
            &format!(
                "pmsite export --table {table} --format ndjson --as-of 2026-06-01 > {table}.ndjson
                 pmsite export --table {table} --schema=duckdb >> load.sql"
            ),
        );
    }
    ask(
        site.path(),
        "import duckdb\ndb = duckdb.connect()\ndb.execute(open('load.sql').read())\ndb.execute(\"SET timezone = 'UTC'\")",
        queries,
    )
}

#[test]
fn types_do_not_hang_on_what_is_in_a_table() {
    let draft_only = Site::new(SETTINGS);
    draft_only.put("content/draft.md", super::DRAFT);
    let types: Vec<String> = Table::ALL
        .iter()
        .map(|(table, _)| format!("SELECT column_name, column_type FROM (DESCRIBE {table})"))
        .collect();
    let types: Vec<&str> = types.iter().map(String::as_str).collect();
    let full = loaded(&everything(), &types);
    let empty = loaded(&draft_only, &types);
    for (full, empty) in full.iter().zip(&empty) {
        assert_eq!(full.cells, empty.cells);
        assert!(!full.cells.iter().any(|row| row[1].contains("NULL")), "{:?}", full.cells);
    }
}

#[test]
fn every_value_arrives() {
    let answers = loaded(
        &everything(),
        &[
            "SELECT start::VARCHAR, users_affected, users_affected_percent, extra->>'$.links[0]', basis['start'], \
             gaps['trigger'].why, len(actions), actions[1].due::VARCHAR, timeline[1].\"end\"::VARCHAR \
             FROM incidents WHERE id = 'everything'",
            "SELECT count(*) FROM timeline WHERE list_contains(kinds, 'action')",
            "SELECT task FROM actions WHERE overdue",
            "SELECT description FROM cause_tree WHERE cause = 'network'",
        ],
    );
    let rows: Vec<&[String]> = answers.iter().map(|answer| answer.cells[1].as_slice()).collect();
    assert_eq!(
        rows[0],
        [
            "2026-03-02 13:30:00+00",
            "12.5%",
            "12.5",
            "a",
            "front-matter",
            "nobody looked",
            "4",
            "2026-05-31",
            "2026-03-02 13:40:00+00"
        ]
    );
    assert_eq!(rows[1..], [["1"], ["-v is logged"], ["Lines, names; and routes"]]);
}
