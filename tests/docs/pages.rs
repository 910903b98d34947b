//! The pages of `docs/` as their readers meet them: links lead somewhere, the table of contents has every
//! page, each page leads to the next, and the document that the manual teaches passes the check.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{ROOT, common};

/// What leads out of a page, and into it.
#[derive(Default)]
struct Page {
    /// The ids that a forge gives the headings.
    anchors: BTreeSet<String>,
    /// Where links and images lead, but for those to the web.
    links: Vec<String>,
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap().replace("\r\n", "\n")
}

/// The files of `docs/`, without those of its folders.
fn names() -> BTreeSet<String> {
    let files = common::files(&Path::new(ROOT).join("docs")).into_iter().map(|(name, _)| name);
    files.filter(|name| name.ends_with(".md") && !name.contains('/')).collect()
}

fn docs(name: &str) -> PathBuf {
    Path::new(ROOT).join("docs").join(name)
}

/// The id of a heading, before two of one name are told apart.
fn anchor(heading: &str) -> String {
    let lower = heading.to_lowercase();
    let kept = lower.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

fn page(text: &str) -> Page {
    let mut page = Page::default();
    let mut seen = BTreeMap::<String, usize>::new();
    let mut heading: Option<String> = None;
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => {
                let id = anchor(&heading.take().unwrap_or_default());
                let before = seen.entry(id.clone()).or_default();
                page.anchors.insert(if *before == 0 { id } else { format!("{id}-{before}") });
                *before += 1;
            }
            Event::Text(text) | Event::Code(text) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&text);
                }
            }
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. })
                if !dest_url.contains("://") =>
            {
                page.links.push(dest_url.into_string());
            }
            _ => {}
        }
    }
    page
}

#[test]
fn every_link_leads_somewhere() {
    let top = ["README.md", "CHANGELOG.md", "CONTRIBUTING.md"].map(|name| Path::new(ROOT).join(name));
    let paths = top.into_iter().chain(names().into_iter().map(|name| docs(&name)));
    let pages: BTreeMap<PathBuf, Page> =
        paths.map(|path| (path.canonicalize().unwrap(), page(&read(&path)))).collect();
    let mut followed = 0;
    let mut lost = Vec::new();
    for (path, page) in &pages {
        for link in &page.links {
            followed += 1;
            let (file, id) = link.split_once('#').unwrap_or((link.as_str(), ""));
            let target = if file.is_empty() {
                Some(path.clone())
            } else {
                path.parent().unwrap().join(file).canonicalize().ok()
            };
            let is_there = target.is_some_and(|target| {
                id.is_empty() || pages.get(&target).is_some_and(|page| page.anchors.contains(id))
            });
            if !is_there {
                lost.push(format!("{}: {link}", path.display()));
            }
        }
    }
    assert_eq!(lost, Vec::<String>::new());
    assert!(followed > 200, "links are found: {followed}");
}

/// The numbered lines of the table of contents: title and file.
fn contents() -> Vec<(String, String)> {
    let text = read(&docs("README.md"));
    let lines = text.lines().filter_map(|line| line.split_once(". ["));
    let numbered: Vec<_> =
        lines.filter_map(|(number, rest)| Some((number.parse::<usize>().ok()?, rest))).collect();
    for (index, (number, rest)) in numbered.iter().enumerate() {
        assert_eq!(*number, index + 1, "{rest}");
    }
    let parts = numbered.into_iter().map(|(_, rest)| {
        let (title, rest) = rest.split_once("](").unwrap();
        (title.to_owned(), rest.split_once(')').unwrap().0.to_owned())
    });
    parts.collect()
}

#[test]
fn the_table_of_contents_has_every_page() {
    let listed: Vec<String> = contents().into_iter().map(|(_, file)| file).collect();
    let mut expected = names();
    expected.remove("README.md");
    assert_eq!(listed.iter().cloned().collect::<BTreeSet<_>>(), expected);
    assert_eq!(listed.len(), expected.len(), "each is listed once");
}

#[test]
fn the_foot_of_a_page_leads_to_the_next() {
    let contents = contents();
    let mut with_foot = 0;
    for (index, (_, file)) in contents.iter().enumerate() {
        let text = read(&docs(file));
        // Pages that are generated, or end with what is, have none.
        let Some((_, foot)) = text.rsplit_once("\n---\n\n") else { continue };
        if !foot.contains("[Contents](README.md)") {
            continue;
        }
        with_foot += 1;
        let next = contents.get(index + 1);
        let next = next.map(|(title, file)| format!("Next: [{title}]({file}) · ")).unwrap_or_default();
        assert_eq!(foot, format!("{next}[Contents](README.md)\n"), "{file}");
    }
    assert!(with_foot > 15, "most pages have one: {with_foot}");
}

#[test]
fn the_postmortem_that_the_manual_writes_passes() {
    let text = read(&docs("writing.md"));
    let blocks = text.split("```markdown\n").skip(1).map(|rest| rest.split_once("```").unwrap().0);
    let body: Vec<&str> = blocks.collect();
    assert_eq!(body.len(), 5, "summary, timeline, cause, measures, lessons");
    let site = common::Site::new("title = \"P\"\nprofile = \"strict\"\n");
    let facts = "title: Checkout down\nstart: 2026-03-02T14:30:00Z\nend: 2026-03-02T15:25:00Z\nseverity: SEV2\n\
                 causes: database/connection-leak\ntrigger: traffic\nservices: checkout\n";
    site.put("content/a.md", format!("---\n{facts}---\n\n{}", body.join("\n")));
    let told = common::succeed(site.path(), &["check", "--deny-warnings", "--as-of", "2026-03-10"]);
    assert!(told.contains("1 file checked: no findings"), "{told}");
}
