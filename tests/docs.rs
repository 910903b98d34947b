//! What is generated into `docs/` is current. `BLESS=1` writes it anew.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

use std::path::{Path, PathBuf};

use pmsite::check::manual;
use pmsite::data::{self, Table};
use pmsite::model::schema;
use pmsite::parse::front_matter::{self, Content, Value};
use pmsite::source::SourceFile;

mod common;
#[path = "docs/templates.rs"]
mod templates;

#[path = "docs/pages.rs"]
mod pages;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn is_current(name: &str, wanted: &str) {
    let path = Path::new(ROOT).join("docs").join(name);
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, wanted).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(found == wanted, "docs/{name} is stale: run `BLESS=1 cargo test --test docs`");
}

#[test]
fn the_manual_of_the_rules_is_current() {
    is_current("rules.md", &manual::document());
}

#[test]
fn the_schema_of_the_front_matter_is_current() {
    is_current("front-matter.schema.json", &format!("{:#}\n", schema::schema(None)));
}

#[test]
fn the_schemas_of_exported_tables_are_current() {
    for (name, table) in Table::ALL {
        is_current(&format!("export/{name}.schema.json"), &format!("{:#}\n", data::schema(table)));
    }
    let published = common::files(&Path::new(ROOT).join("docs/export"));
    assert_eq!(published.len(), Table::ALL.len(), "no schema is left of a table that is gone");
}

#[test]
fn the_columns_of_exported_tables_are_current() {
    let marker = "<!-- The rest is generated: BLESS=1 cargo test --test docs -->\n";
    let page = std::fs::read_to_string(Path::new(ROOT).join("docs/export.md")).unwrap().replace("\r\n", "\n");
    let (by_hand, _) = page.split_once(marker).unwrap();
    is_current("export.md", &format!("{by_hand}{marker}\n{}", data::manual()));
}

#[test]
fn the_page_of_what_templates_receive_is_current() {
    is_current("templates.md", &templates::document(Path::new(ROOT)));
}

#[test]
fn what_the_guide_to_themes_shows_works() {
    let guide =
        std::fs::read_to_string(Path::new(ROOT).join("docs/themes.md")).unwrap().replace("\r\n", "\n");
    let shown = |language: &str| -> Vec<String> {
        let fence = format!("\n```{language}\n");
        let blocks = guide.split(&fence).skip(1);
        blocks.map(|rest| rest.split("\n```").next().unwrap().to_owned()).collect()
    };
    let (css, ftl, html) = (shown("css"), shown("ftl"), shown("html"));
    let site = common::Site::new("title = \"Postmortems\"\nprofile = \"brief\"\n");
    site.put(
        "content/one.md",
        "---\ntitle: Checkout down\nseverity: SEV1\ncauses: leak\n---\n\n## Resolution\n\nRestarted.\n",
    );
    for (path, text) in [
        ("static/brand.css", &css[0]),
        ("messages/en.ftl", &ftl[0]),
        ("templates/incident.html", &html[0]),
        ("templates/base.html", &html[1]),
        ("templates/ours.html", &html[2]),
    ] {
        site.put(&format!("themes/default/{path}"), text);
    }
    common::succeed(site.path(), &["build", "--as-of", "2026-06-01"]);
    let built = |path: &str| std::fs::read_to_string(site.path().join("_site").join(path)).unwrap();
    assert!(built("static/style.css").ends_with(&css[0]));
    let list = built("incidents/index.html");
    for part in ["<b>SEV1</b>", "For staff only"] {
        assert!(list.contains(part), "{part}: {list}");
    }
    assert!(!list.contains("incidents.csv"), "the footer is replaced: {list}");
    assert!(built("causes/leak.html").contains("1 outage"));
    let incident = built("incidents/one.html");
    assert!(incident.contains("Call the hotline") && incident.contains("Remedy"), "{incident}");
}

/// The front matter of a file as JSON; none where there is none.
fn front_matter(path: &Path) -> Option<serde_json::Value> {
    let source = SourceFile::new("a.md", std::fs::read_to_string(path).ok()?);
    match front_matter::parse(&source).content {
        Content::Fields(fields) => Some(json(&Value::Map(fields))),
        _ => None,
    }
}

fn json(value: &Value) -> serde_json::Value {
    match value {
        Value::Null => serde_json::Value::Null,
        Value::Bool(value) => (*value).into(),
        Value::Number(text) => serde_json::from_str(text).unwrap_or_else(|_| text.as_str().into()),
        Value::String(text) => text.as_str().into(),
        Value::DateTime { local, .. } => local.to_string().into(),
        Value::List(items) => items.iter().map(|node| json(&node.value)).collect(),
        Value::Map(fields) => {
            fields.iter().map(|(key, node)| (key.name.clone(), json(&node.value))).collect()
        }
    }
}

/// Faults that the schema of the site at `root` finds in its documents.
fn faults(root: &Path, documents: &[PathBuf]) -> Vec<String> {
    let config = pmsite::config::load(root, None).unwrap();
    let validator = jsonschema::validator_for(&schema::schema(Some(&config))).unwrap();
    let mut faults = Vec::new();
    for path in documents {
        let Some(front_matter) = front_matter(path) else { continue };
        faults.extend(
            validator
                .iter_errors(&front_matter)
                .map(|fault| format!("{}: {}: {fault}", path.display(), fault.instance_path())),
        );
    }
    faults
}

fn documents(root: &Path) -> Vec<PathBuf> {
    let content = root.join("content");
    let files = common::files(&content).into_iter().map(|(path, _)| path);
    files
        .filter(|path| path.ends_with(".md") && !path.starts_with("pages/"))
        .map(|path| content.join(path))
        .collect()
}

#[test]
fn the_example_library_fits_its_schema() {
    let root = Path::new(ROOT);
    let documents = documents(root);
    assert!(documents.len() > 20, "there is a library: {}", documents.len());
    assert_eq!(faults(root, &documents), Vec::<String>::new());
}

#[test]
fn what_no_rule_finds_fault_with_fits_the_schema() {
    let mut seen = 0;
    for folder in std::fs::read_dir(Path::new(ROOT).join("tests/rules")).unwrap() {
        for case in std::fs::read_dir(folder.unwrap().path()).unwrap() {
            let root = case.unwrap().path();
            let name = root.file_name().unwrap().to_string_lossy().into_owned();
            // A case may have its settings in another file.
            if name.starts_with("good") && root.join("site.toml").is_file() {
                let documents = documents(&root);
                seen += documents.len();
                assert_eq!(faults(&root, &documents), Vec::<String>::new());
            }
        }
    }
    assert!(seen > 30, "there are good cases: {seen}");
}

#[test]
fn what_the_schema_must_find() {
    let site = common::Site::new(
        "title = \"P\"\nseverities = [\"SEV1\"]\nservices = [\"checkout\"]\n[[causes]]\npath = \"database/leak\"\n[fields]\nstart = [\"Begin\"]\n",
    );
    for (front_matter, fits) in [
        ("severity: sev1", true),
        ("severity: SEV9", false),
        ("severity: \"unknown: nobody said\"", true),
        ("causes: database/leak", true),
        ("causes: [database, database/leak]", true),
        ("causes: databse/leak", false),
        ("services: [checkout]", true),
        ("services: search", false),
        ("detection: Monitoring", true),
        ("detection: luck", false),
        ("users_affected: 12", true),
        ("users_affected: 35%", true),
        ("users_affected: [1]", false),
        ("begin: 2026-03-02T14:30:00Z", true),
        ("start: [2026]", false),
        ("start: later", false),
        ("status: drafted", false),
        ("actions: [{ task: Alert, status: In Progress }]", true),
        ("actions: [{ task: Alert, status: soon }]", false),
        ("actions: [{ task: Alert, status: done }, Mend it]", true),
        ("actions: [{ owner: me }]", false),
        ("allow: { PM203: why, impact-missing: why }", true),
        ("allow: { impact-mising: why }", false),
        ("ticket: 1", false),
        ("extra: { ticket: 1 }", true),
    ] {
        site.put("content/a.md", format!("---\n{front_matter}\n---\n"));
        let faults = faults(site.path(), &[site.path().join("content/a.md")]);
        assert_eq!(faults.is_empty(), fits, "{front_matter}: {faults:?}");
    }
}
