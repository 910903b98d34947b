//! `pmsite init` and `pmsite index` from outside, on folders as teams have them.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use common::{files, run, succeed, write};
use tempfile::TempDir;

const SETTINGS: &str = include_str!("../src/init/site.toml");

fn paths(folder: &Path) -> Vec<String> {
    files(folder).into_iter().map(|(path, _)| path).collect()
}

/// Exit status, standard output, standard error.
fn told(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = run(folder, arguments);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn an_empty_folder_becomes_a_site_that_is_built_and_has_no_findings() {
    let folder = TempDir::new().unwrap();
    let folder = folder.path();
    let written = succeed(folder, &["init"]);
    let mut written: Vec<&str> = written.lines().collect();
    written.sort_unstable();
    assert_eq!(
        written,
        [
            ".github/workflows/pages.yml",
            ".github/workflows/postmortems.yml",
            ".gitignore",
            "content/2026-01-20-reservations-stall.md",
            "content/2026-03-11-waiting-list-outage.md",
            "content/_template.md",
            "site.toml",
        ]
    );
    assert_eq!(paths(folder), written);
    // Neither soon nor when all that is promised is long overdue.
    for today in ["2026-04-01", "2046-04-01"] {
        let check = ["check", "--profile", "strict", "--deny-warnings", "--as-of", today];
        assert_eq!(succeed(folder, &check), "2 files checked: no findings\n", "{today}");
    }
    succeed(folder, &["build", "--as-of", "2026-04-01"]);
    let site = files(&folder.join("_site"));
    let mentions = |text: &str| {
        let holds = site.iter().filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains(text));
        holds.map(|(path, _)| path.clone()).collect::<Vec<_>>()
    };
    assert!(mentions("dead-end").contains(&"incidents/2026-01-20-reservations-stall.html".to_owned()));
    assert_eq!(mentions("XX:XX"), [""; 0], "the template is not published");
    assert_eq!(mentions("admin console"), [""; 0], "the internal block is not published");
    succeed(folder, &["build", "--as-of", "2026-04-01", "--audience", "internal"]);
    let internal = fs::read_to_string(folder.join("_site/incidents/2026-03-11-waiting-list-outage.html"));
    assert!(internal.unwrap().contains("admin console"));

    succeed(folder, &["index"]);
    assert_eq!(told(folder, &["index", "--check"]).0, Some(0));
    let new = succeed(folder, &["new", "Checkout down", "--start", "2026-05-01T10:00:00Z"]);
    assert_eq!(told(folder, &["index", "--check"]).0, Some(1), "a document more, and the list is stale");
    assert_eq!(new, "content/2026-05-01-checkout-down.md\n");
    // The template is what `new` gives, with nothing known.
    let names = |path: &str| {
        let text = fs::read_to_string(folder.join(path)).unwrap();
        let lines = text.lines().map(|line| line.split(':').next().unwrap_or_default().to_owned());
        lines.filter(|line| !line.is_empty()).collect::<Vec<_>>()
    };
    assert_eq!(names("content/_template.md"), names("content/2026-05-01-checkout-down.md"));
}

#[test]
fn a_site_is_left_as_it_is_and_gets_what_is_missing_beside_it() {
    let folder = TempDir::new().unwrap();
    let folder = folder.path();
    write(&folder.join("site.toml"), b"title = \"Ours\"\ncontent = \"reports\"\n");
    write(&folder.join(".gitignore"), b"/_site\n");
    let (status, out, error) = told(folder, &["init"]);
    assert_eq!(status, Some(0));
    assert_eq!(out, ".github/workflows/pages.yml\n.github/workflows/postmortems.yml\n");
    assert!(error.starts_with("site.toml is there already and was left as it is\n\nNext:"), "{error}");
    assert_eq!(
        paths(folder),
        [".github/workflows/pages.yml", ".github/workflows/postmortems.yml", ".gitignore", "site.toml"]
    );
    assert_eq!(fs::read(folder.join(".gitignore")).unwrap(), b"/_site\n");
    let (status, out, error) = told(folder, &["init"]);
    assert_eq!((status, out.as_str()), (Some(0), ""));
    assert_eq!(error, "site.toml is there already and was left as it is, and nothing is missing\n");
    // Settings of somebody's own are not changed, even if they are asked to be.
    let (status, _, error) = told(folder, &["init", "--content", "other"]);
    assert_eq!(status, Some(2));
    assert!(error.contains("reads documents from reports; write into it: content = \"other\""), "{error}");
    assert_eq!(told(folder, &["init", "--content", "./reports/"]).0, Some(0));
    // What cannot be understood is said.
    write(&folder.join("site.toml"), b"titel = \"Ours\"\n");
    assert_eq!(told(folder, &["init"]).0, Some(2));
}

#[test]
fn a_folder_of_another_name_can_be_named_at_once_or_later() {
    let reports = |folder: &Path| {
        for day in ["02", "03", "04"] {
            let path = format!("reports/2019/2019-05-{day}-checkout.md");
            write(&folder.join(path), b"# Checkout down\n\nIt was down.\n");
        }
        write(&folder.join("docs/setup.md"), b"# Set up\n");
        for name in ["a", "b", "c", "d"] {
            write(&folder.join(format!("node_modules/{name}/lib/{name}.md")), b"# Of others\n");
        }
    };
    let setting = |folder: &Path| {
        let text = fs::read_to_string(folder.join("site.toml")).unwrap();
        text.lines().find(|line| line.starts_with("content")).map(str::to_owned)
    };
    let named = Some("content = \"reports\"".to_owned());

    let folder = TempDir::new().unwrap();
    let folder = folder.path();
    reports(folder);
    let (status, out, error) = told(folder, &["init", "--content", "reports"]);
    assert_eq!((status, setting(folder)), (Some(0), named.clone()));
    assert!(!out.contains("examples") && !out.contains("_template.md"), "{out}");
    assert!(error.starts_with("reports holds files already, so that no examples were written\n"), "{error}");
    assert!(succeed(folder, &["check", "--profile", "brief", "--write-baseline"]).is_empty());

    // A note names what was found, with the command that takes it.
    let folder = TempDir::new().unwrap();
    let folder = folder.path();
    reports(folder);
    let (status, out, error) = told(folder, &["init"]);
    assert_eq!((status, setting(folder)), (Some(0), None));
    assert!(out.contains("content/_template.md"), "{out}");
    assert!(
        error.contains("There are markdown files in reports (3). ")
            && error.contains("\n  pmsite init --content reports\n"),
        "{error}"
    );
    let (status, out, error) = told(folder, &["init", "--content", "reports"]);
    assert_eq!((status, out.as_str(), setting(folder)), (Some(0), "", named.clone()), "{error}");
    assert!(error.contains("the folder content is not read any more"), "{error}");
    assert!(folder.join("content/_template.md").is_file(), "nothing is deleted");

    // An empty one gets the examples.
    let folder = TempDir::new().unwrap();
    let folder = folder.path();
    let (status, out, _) = told(folder, &["init", "--content", "reports"]);
    assert_eq!((status, setting(folder)), (Some(0), named));
    assert!(out.contains("reports/_template.md\n") && !out.contains("content/"), "{out}");
    succeed(folder, &["check", "--deny-warnings", "--as-of", "2026-04-01"]);
    for outside in ["..", ".", "/reports"] {
        assert_eq!(told(folder, &["init", "--content", outside]).0, Some(2), "{outside}");
    }
}

#[test]
fn files_that_are_there_are_kept_and_named() {
    let folder = TempDir::new().unwrap();
    let kept = [".gitignore", ".github/workflows/pages.yml", "content/_notes/.hidden"];
    for path in kept {
        write(&folder.path().join(path), b"mine");
    }
    let (status, out, error) = told(folder.path(), &["init"]);
    assert_eq!(status, Some(0));
    assert!(
        error.starts_with(
            ".gitignore is there already and was left as it is; add a line to it: /_site/\n\
         .github/workflows/pages.yml is there already and was left as it is\n"
        ),
        "{error}"
    );
    assert!(out.contains("content/_template.md") && out.contains("postmortems.yml"), "{out}");
    for path in kept {
        assert!(!out.contains(path));
        assert_eq!(fs::read(folder.path().join(path)).unwrap(), b"mine");
    }
}

#[test]
fn a_folder_of_documents_is_taken_as_it_is() {
    for (documents, setting) in [
        ("content", "#content = \"content\""),
        ("postmortems", "\ncontent = \"postmortems\""),
        ("docs/incidents", "\ncontent = \"docs/incidents\""),
    ] {
        let folder = TempDir::new().unwrap();
        let path = format!("{documents}/2019/outage.md");
        write(&folder.path().join(&path), b"# Checkout down\n\nIt was down.\n");
        write(&folder.path().join("docs/README.md"), b"Not one.\n");
        let (status, out, error) = told(folder.path(), &["init"]);
        assert_eq!(status, Some(0));
        assert_eq!(
            out,
            "site.toml\n.gitignore\n.github/workflows/pages.yml\n.github/workflows/postmortems.yml\n"
        );
        assert!(
            error.contains(&format!("{documents} holds files already, so that no examples were written"))
        );
        assert!(error.contains("pmsite check --write-baseline"), "{error}");
        assert!(fs::read_to_string(folder.path().join("site.toml")).unwrap().contains(setting));
        // PM101 is the finding that there is to see.
        let (status, out, _) = told(folder.path(), &["check"]);
        assert_eq!(status, Some(1));
        assert!(out.contains(&format!("--> {path}:1:1\n")), "{out}");
    }
}

#[test]
fn documents_that_no_site_would_read_are_told_of() {
    let folder = TempDir::new().unwrap();
    write(&folder.path().join("2019-05-02-checkout.md"), b"# Checkout down\n\nIt was down.\n");
    let (status, out, error) = told(folder.path(), &["init"]);
    assert_eq!(status, Some(0));
    assert!(!out.contains("content/"), "{out}");
    assert!(
        error.contains("those beside site.toml are not") && error.contains("pmsite import *.md"),
        "{error}"
    );
    succeed(folder.path(), &["import", "2019-05-02-checkout.md"]);
    assert!(folder.path().join("content/2019-05-02-checkout.md").is_file());
    // What tells of the repository is no document.
    let folder = TempDir::new().unwrap();
    for name in ["README.md", "Readme.md", "CODE_OF_CONDUCT.md", "CHANGELOG.md"] {
        write(&folder.path().join(name), b"# Checkout\n");
    }
    assert!(succeed(folder.path(), &["init"]).contains("content/_template.md"));
}

#[test]
fn all_is_written_or_nothing() {
    let folder = TempDir::new().unwrap();
    // Workflows come last and cannot be written.
    write(&folder.path().join("site/.github"), b"a file");
    let (status, out, error) = told(folder.path(), &["init", "site"]);
    assert_eq!((status, out.as_str()), (Some(2), ""));
    assert!(
        error.starts_with("error: cannot write site/.github/workflows/pages.yml; nothing was written: "),
        "{error}"
    );
    assert_eq!(paths(folder.path()), ["site/.github"]);
    assert!(!folder.path().join("site/content").exists());
}

#[test]
fn workflows_stand_where_the_repository_begins() {
    let folder = TempDir::new().unwrap();
    write(&folder.path().join(".git/HEAD"), b"ref: refs/heads/main\n");
    let out = succeed(folder.path(), &["init", "team's docs/postmortems"]);
    assert!(out.contains("team's docs/postmortems/site.toml\n"), "{out}");
    assert!(out.ends_with("\n.github/workflows/pages.yml\n.github/workflows/postmortems.yml\n"), "{out}");
    let workflow = fs::read_to_string(folder.path().join(".github/workflows/pages.yml")).unwrap();
    assert!(workflow.contains("\n          root: 'team''s docs/postmortems'\n"), "{workflow}");
    let (status, _, error) = told(folder.path(), &["init", "a${{ b }}"]);
    assert_eq!(status, Some(2));
    assert!(error.contains("a workflow cannot name the folder a${{ b }}"), "{error}");
}

/// The settings that stand as comments: each a line, or a table with its lines.
fn blocks() -> Vec<String> {
    let settings = SETTINGS.lines().map(|line| line.strip_prefix('#').filter(|rest| !rest.starts_with(' ')));
    let mut blocks: Vec<String> = Vec::new();
    let mut in_table = false;
    for setting in settings {
        let Some(setting) = setting.filter(|setting| !setting.is_empty()) else {
            in_table = false;
            continue;
        };
        match blocks.last_mut().filter(|_| in_table) {
            Some(table) => table.push_str(&format!("{setting}\n")),
            None => blocks.push(format!("{setting}\n")),
        }
        in_table |= setting.starts_with('[');
    }
    blocks
}

fn settings_of(text: &str) -> Result<pmsite::config::Config, String> {
    let source = std::sync::Arc::new(pmsite::source::SourceFile::new("site.toml", text.to_owned()));
    pmsite::config::from_source(Path::new("."), &source).map_err(|error| match error {
        pmsite::config::ConfigError::Invalid { message, help, .. } => format!("{message}; {help}"),
        error => error.to_string(),
    })
}

#[test]
fn every_setting_can_be_used_by_taking_its_mark_away() {
    let title = "title = \"Postmortems\"\n";
    let blocks = blocks();
    assert!(blocks.len() > 20, "{blocks:?}");
    for block in &blocks {
        let found = settings_of(&format!("{title}{block}"));
        assert!(found.is_ok(), "{block}{}", found.err().unwrap_or_default());
    }
    // One setting a name: what belongs to a table stands in it.
    let all = settings_of(&format!("{title}{}", blocks.concat())).unwrap();
    assert_eq!(all.length, (400, 600));
    // As it is written nothing but the title is set, and what is said of defaults is true.
    let (written, bare) = (settings_of(SETTINGS).unwrap(), settings_of(title).unwrap());
    assert_eq!(written.content, bare.content);
    for (shown, default) in [(&all.severities, &bare.severities), (&all.triggers, &bare.triggers)] {
        assert_eq!(shown, default);
    }
    assert_eq!((&all.language, &all.theme, &all.content), (&bare.language, &bare.theme, &bare.content));
    assert_eq!(all.length, bare.length);
}

/// The names that the parser knows where `text` has an unknown one, from what it says.
fn known(text: &str) -> BTreeSet<String> {
    let error = settings_of(text).err().unwrap();
    let (_, names) = error.split_once("the settings here are ").unwrap_or_else(|| panic!("{error}"));
    names.split(", ").map(str::to_owned).collect()
}

#[test]
fn no_setting_is_forgotten() {
    let all: toml::Table = toml::from_str(&format!("title = \"x\"\n{}", blocks().concat())).unwrap();
    let names = |table: &toml::Table| table.keys().cloned().collect::<BTreeSet<_>>();
    assert_eq!(names(&all), known("title = \"x\"\nqqqqqqqq = 1\n"));
    for table in ["privacy", "length"] {
        let written = all[table].as_table().unwrap();
        assert_eq!(names(written), known(&format!("title = \"x\"\n[{table}]\nqqqqqqqq = 1\n")), "[{table}]");
    }
    for list in ["causes", "profile_for"] {
        let written = all[list].as_array().unwrap()[0].as_table().unwrap();
        assert_eq!(
            names(written),
            known(&format!("title = \"x\"\n[[{list}]]\nqqqqqqqq = 1\n")),
            "[[{list}]]"
        );
    }
}

/// A site whose documents hold what markdown would take for markup.
fn library() -> common::Site {
    let site = common::Site::new("title = \"Ops | *notes*\"\nprofile = \"brief\"\n");
    let put =
        |path: &str, front: &str| site.put(path, format!("---\n{front}\n---\n\n## Timeline\n\nNothing.\n"));
    put(
        "content/a (b) [c].md",
        "title: \"`pool` [full](x) <b>|</b> & *more*\"\nstart: 2026-03-02T23:30:00-08:00\nseverity: SEV2\n\
         causes: [database/leak, network]\nservices: api",
    );
    put("content/2025/größe.md", "title: Größe\nstart: 2025-01-01T00:00:00Z\ncauses: [Network, network]");
    put("content/undated.md", "title: Undated");
    put("content/draft.md", "title: Not yet told\nstatus: draft\ncauses: secret-cause");
    site.put("content/pages/about.md", "# About\n");
    site
}

#[test]
fn the_list_links_to_every_document_and_shows_text_as_it_is() {
    let site = library();
    assert_eq!(succeed(site.path(), &["index"]), "INDEX.md\n");
    let list = fs::read_to_string(site.path().join("INDEX.md")).unwrap();
    let title = "\\`pool\\` \\[full\\](x) &lt;b>\\|&lt;/b> &amp; \\*more\\*";
    let link = format!("[{title}](content/a%20%28b%29%20%5Bc%5D.md)");
    assert_eq!(
        list,
        format!(
            "<!-- Written by `pmsite index`, which overwrites what is changed here. -->\n\n\
             # Ops \\| \\*notes\\*\n\n\
             3 incidents, newest first; the same [by cause](#by-cause).\n\n\
             | Date | Incident | Severity | Cause |\n| --- | --- | --- | --- |\n\
             | 2026-03-02 | {link} | SEV2 | Leak, Network |\n\
             | 2025-01-01 | [Größe](content/2025/größe.md) |  | Network |\n\
             | undated | [Undated](content/undated.md) |  |  |\n\n\
             ## By cause\n\n\
             ### Database: Leak\n\n- 2026-03-02 {link}, SEV2\n\n\
             ### Network\n\n- 2026-03-02 {link}, SEV2\n- 2025-01-01 [Größe](content/2025/größe.md)\n\n\
             ### Uncategorised\n\n- undated [Undated](content/undated.md)\n"
        )
    );
    // It is no document of the site, and a checkout on Windows is as current.
    succeed(site.path(), &["build", "--as-of", "2026-06-01"]);
    site.put("INDEX.md", list.replace('\n', "\r\n"));
    assert_eq!(told(site.path(), &["index", "--check"]).0, Some(0));
}

#[test]
fn a_list_of_somebody_else_is_left_alone() {
    let site = library();
    site.put("INDEX.md", "# Ours\n");
    for arguments in [&["index"][..], &["index", "--check"]] {
        let (status, out, error) = told(site.path(), arguments);
        assert_eq!((status, out.as_str()), (Some(2), ""));
        assert!(error.contains("INDEX.md is there already, was not written by pmsite"), "{error}");
    }
    assert_eq!(fs::read(site.path().join("INDEX.md")).unwrap(), b"# Ours\n");
}

#[test]
fn internal_facts_are_listed_for_internal_readers_only() {
    let site = common::Site::new("title = \"Ops\"\nprofile = \"brief\"\n[rules]\nPM101 = \"off\"\n");
    site.put(
        "content/a.md",
        "<!-- internal -->\n\n# The name that nobody may know\n\n<!-- /internal -->\n\nSomething was down.\n",
    );
    let list = |arguments: &[&str]| {
        succeed(site.path(), arguments);
        fs::read_to_string(site.path().join("INDEX.md")).unwrap()
    };
    assert!(list(&["index", "--audience", "internal"]).contains("The name that nobody may know"));
    let (status, out, _) = told(site.path(), &["index", "--check"]);
    assert_eq!((status, out.as_str()), (Some(1), "INDEX.md is not current: `pmsite index` writes it\n"));
    assert!(list(&["index"]).contains("[Something was down](content/a.md)"));
}
