//! Whole sites, rendered into memory.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Mutex;

use super::*;
use crate::parse::Audience;
use crate::{config, discover, link, theme};

#[derive(Default)]
struct Memory(Mutex<BTreeMap<String, String>>);

impl Sink for Memory {
    fn put(&self, path: &str, bytes: &[u8]) -> std::io::Result<()> {
        let before =
            self.0.lock().unwrap().insert(path.to_owned(), String::from_utf8_lossy(bytes).into_owned());
        assert!(before.is_none(), "{path} was written twice");
        Ok(())
    }
}

const TOML: &str = "title = \"Site & Co\"\nprofile = \"brief\"\n[[causes]]\npath = \"database/leak\"\n[[causes]]\npath = \"uncategorised\"\n";

fn incident(day: usize, rest: &str) -> String {
    format!(
        "---\ntitle: Number {day} <b>\nstart: 2023-08-{day:02}T14:30:00Z\nend: 2023-08-{day:02}T15:00:00Z\n\
         causes: database/leak\nservices: [web & app]\nseverity: SEV1\n{rest}---\n\n## Issue Summary\n\nIt broke.\n\n\
         ## Timeline\n\n- 14:30 [detected] Seen.\n- 14:40 [dead end] `x` suspected.\n- 16:45 [resolved] Over, see [[a3]].\n\n\
         ## Resolution\n\nRestarted. Then it worked.\n\n## Corrective Measures\n\n- [ ] Watch it (owner: us, due 2023-09-01)\n"
    )
}

fn site(toml: &str, files: &[(&str, String)]) -> Result<BTreeMap<String, String>, String> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("site.toml"), toml).unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).unwrap();
        fs::write(path, text).unwrap();
    }
    let config = config::load(folder.path(), None).unwrap();
    let theme = theme::load(&config).map_err(|error| error.to_string())?;
    let site = crate::site::understand(discover::discover(&config).unwrap(), &config);
    let published = site.publish(&config, Audience::Public, false);
    let library =
        link::link(published.incidents, &published.unpublished, published.pages, published.assets, &config);
    let today = chrono::NaiveDate::from_ymd_opt(2024, 1, 1).unwrap();
    let trends = crate::trends::trends(&library, &config, today);
    let memory = Memory::default();
    let pages = render(&library, &trends, &config, &theme, &memory).map_err(|error| error.to_string())?;
    let files = memory.0.into_inner().unwrap();
    assert_eq!(files.keys().filter(|path| path.ends_with(".html")).count(), pages);
    Ok(files)
}

fn three() -> Vec<(&'static str, String)> {
    vec![
        ("content/a1.md", incident(1, "")),
        ("content/a2.md", incident(2, "aliases: [/old/place.html]\n")),
        ("content/a3.md", incident(3, "").replace("causes: database/leak", "causes: []")),
    ]
}

/// Every internal link of a page leads to a file.
fn broken_links(files: &BTreeMap<String, String>) -> Vec<String> {
    let mut broken = Vec::new();
    for (path, html) in files.iter().filter(|(path, _)| path.ends_with(".html") && *path != "404.html") {
        for part in html.split("href=\"").skip(1) {
            let target = part.split('"').next().unwrap_or_default();
            if target.contains("://") || target.starts_with('#') {
                continue;
            }
            let mut parts: Vec<&str> = path.split('/').collect();
            parts.pop();
            for step in target.split(['#', '?']).next().unwrap_or_default().split('/') {
                if step == ".." { parts.pop().map_or((), |_| ()) } else { parts.push(step) }
            }
            if !files.contains_key(&parts.join("/")) {
                broken.push(format!("{path}: {target}"));
            }
        }
    }
    broken
}

#[test]
fn all_links_lead_somewhere_and_nothing_is_inline() {
    let files = site(TOML, &three()).unwrap();
    assert_eq!(broken_links(&files), Vec::<String>::new());
    for (path, html) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let scripts = html.matches("<script").count();
        let own = html.matches("<script defer src=\"").count();
        assert!(scripts == own && !html.contains("style=") && !html.contains("<style"), "{path}");
        assert!(!html.contains("og:") && !html.contains("canonical"), "{path} has no base URL");
    }
}

#[test]
fn a_page_says_what_is_known() {
    let files = site(TOML, &three()).unwrap();
    let page = files.get("incidents/a2.html").unwrap();
    for expected in [
        "Number 2 &lt;b&gt; · Site &amp; Co",
        "Second incident with this cause in 12 months",
        "one action of the earlier one is still open",
        "2 h 5 min later",
        "+0:10",
        "<strong>overdue</strong>",
        "../services/web-app.html",
        "../causes/database/leak.html",
        "../incidents/a3.html",
    ] {
        assert!(page.contains(expected), "{expected} is not in\n{page}");
    }
}

#[test]
fn names_that_collide_get_pages_of_their_own() {
    let files = site(TOML, &three()).unwrap();
    assert!(files.contains_key("causes/uncategorised.html"));
    assert!(files.get("causes/uncategorised-1.html").is_some_and(|page| page.contains("Number 3")));
    assert!(
        files
            .get("causes/database/index.html")
            .is_some_and(|page| page.contains("../../causes/database.html"))
    );
    assert!(files.get("old/place.html").is_some_and(|page| page.contains("../incidents/a2.html")));
}

#[test]
fn a_site_with_a_base_url_says_so() {
    let toml = format!("base_url = \"https://example.org/pm/\"\n{TOML}");
    let files = site(&toml, &three()).unwrap();
    assert!(
        files.get("sitemap.xml").is_some_and(|xml| xml.contains("https://example.org/pm/incidents/a1.html"))
    );
    assert!(files.get("404.html").is_some_and(|page| page.contains("href=\"/pm/static/style.css\"")));
    assert!(files.get("incidents/a1.html").is_some_and(|page| page.contains("rel=\"canonical\"")));
}

#[test]
fn a_site_without_incidents_has_its_pages() {
    let about = "---\ntitle: About\n---\n\nUs.\n".to_owned();
    let draft = incident(1, "status: draft\n");
    let files = site(TOML, &[("content/pages/about.md", about), ("content/a1.md", draft)]).unwrap();
    assert_eq!(broken_links(&files), Vec::<String>::new());
    assert!(files.contains_key("about.html") && files.contains_key("incidents/index.html"));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    assert_eq!(one.install(|| site(TOML, &three())), site(TOML, &three()));
}

#[test]
fn an_error_in_a_template_names_its_place_and_the_page() {
    let text = "{% extends \"default/incident.html\" %}\n{% block facts %}{{ incident.nothing.at_all }}{% endblock %}";
    let mut files = three();
    files.push(("themes/default/templates/incident.html", text.to_owned()));
    let error = site(TOML, &files).unwrap_err();
    assert!(error.starts_with("themes/default/templates/incident.html:2:"), "{error}");
    assert!(error.contains("while rendering incidents/a3.html"), "{error}");
}

#[test]
fn cells_are_no_formulas() {
    let mut files = three();
    files[0].1 = files[0].1.replace("title: Number 1 <b>", "title: \"=HYPERLINK(1)\"");
    let files = site(TOML, &files).unwrap();
    assert!(files.get("incidents.csv").is_some_and(|csv| csv.contains(",'=HYPERLINK(1),")));
    let json: serde_json::Value = serde_json::from_str(&files["incidents.json"]).unwrap();
    assert_eq!(json[0]["duration_seconds"], 1800);
    assert_eq!(json[0]["basis"]["start"], "front-matter");
}
