//! The rules from outside: a folder for each in `tests/rules/`, a case a site, the whole output that
//! a user sees. `bad*` cases show findings of their rule and of no other, `good*` cases show none.
//!
//! `TRYCMD=overwrite cargo test --test rules` writes what the binary says now into the `.stdout`
//! files; read the difference before it is committed.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

mod common;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/rules");

#[test]
fn rules_say_what_is_wrong_and_where() {
    common::cases().case("tests/rules/*/*.toml");
}

#[test]
fn each_rule_has_a_folder_with_a_bad_and_a_good_case() {
    let rules: BTreeSet<String> =
        pmsite::check::rules().iter().map(|rule| format!("{}-{}", rule.code, rule.name)).collect();
    let folders: BTreeSet<String> = entries(Path::new(FOLDER)).iter().map(|path| name(path)).collect();
    assert_eq!(folders, rules, "tests/rules has one folder a rule, CODE-name");
    for rule in &rules {
        for file in
            ["bad.in/site.toml", "bad.toml", "bad.stdout", "good.in/site.toml", "good.toml", "good.stdout"]
        {
            assert!(Path::new(FOLDER).join(rule).join(file).is_file(), "tests/rules/{rule} has {file}");
        }
    }
}

#[test]
fn a_bad_case_shows_its_rule_alone_and_a_good_one_nothing() {
    for folder in entries(Path::new(FOLDER)) {
        let rule = name(&folder);
        let code = rule.split('-').next().unwrap();
        for case in
            entries(&folder).iter().filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        {
            let told = fs::read_to_string(case.with_extension("stdout")).unwrap_or_else(|_| {
                panic!("{} has its output beside it: without, nothing is compared", case.display())
            });
            let codes: BTreeSet<&str> = told.lines().filter_map(code_of).collect();
            let expected =
                if name(case).starts_with("bad") { BTreeSet::from([code]) } else { BTreeSet::new() };
            assert_eq!(codes, expected, "findings of {}", case.display());
            if !name(case).starts_with("bad") {
                assert!(told.trim_end().ends_with("checked: no findings"), "{} ends well", case.display());
            }
        }
    }
}

/// The code in `error[PM203 impact-missing]: …`.
fn code_of(line: &str) -> Option<&str> {
    let id = line.strip_prefix("error[").or_else(|| line.strip_prefix("warning["))?;
    id.split([' ', ']']).next()
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

/// What cannot stand in a repository is made here.
mod unreadable {
    use super::common::{Site, run};

    const SITE: &str = "title = \"Postmortems\"\n";

    fn finding(site: &Site) -> String {
        let output = run(site.path(), &["check", "--as-of", "2026-06-01", "--profile", "brief"]);
        assert_eq!(output.status.code(), Some(1));
        let told = String::from_utf8(output.stdout).unwrap();
        let codes: Vec<&str> = told.lines().filter_map(super::code_of).collect();
        assert_eq!(codes, ["PM100"], "{told}");
        told
    }

    #[test]
    fn a_file_over_the_limit_is_reported_and_not_read() {
        let limit = usize::try_from(pmsite::discover::MAX_SIZE).unwrap();
        let site = Site::new(SITE);
        let document = "---\ntitle: A log, pasted\n---\n\nA line of a log, much like the others.\n";
        site.put("content/log.md", format!("{document}{}", "x".repeat(limit + 1 - document.len())));
        let told = finding(&site);
        assert!(told.contains("the file has 2097153 bytes; the limit is 2097152 (2 MiB)"), "{told}");

        site.put("content/log.md", format!("{document}{}", "x".repeat(limit - document.len())));
        let output = run(site.path(), &["check", "--as-of", "2026-06-01", "--profile", "brief"]);
        assert_eq!(output.status.code(), Some(0), "a file of just the limit is read");
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_is_reported_and_not_waited_for() {
        let site = Site::new(SITE);
        site.put("content/other.md", "---\ntitle: Another\n---\n");
        let pipe = site.path().join("content/pipe.md");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status().unwrap();
        assert!(made.success(), "mkfifo");
        assert!(finding(&site).contains("this is neither a file nor a folder"));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_itself_is_reported() {
        let site = Site::new(SITE);
        site.put("content/other.md", "---\ntitle: Another\n---\n");
        std::os::unix::fs::symlink("loop.md", site.path().join("content/loop.md")).unwrap();
        assert!(finding(&site).contains("content/loop.md"));
    }

    #[cfg(unix)]
    #[test]
    fn a_name_that_is_not_unicode_is_shown_as_well_as_can_be() {
        use std::os::unix::ffi::OsStrExt;
        let site = Site::new(SITE);
        site.put("content/other.md", "---\ntitle: Another\n---\n");
        let name = std::ffi::OsStr::from_bytes(b"caf\xe9.md");
        if std::fs::write(site.path().join("content").join(name), b"\xe9").is_err() {
            return; // macOS has no such names.
        }
        assert!(finding(&site).contains("content/caf\u{fffd}.md"));
    }
}
