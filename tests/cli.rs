//! The command line from outside: transcripts and cases in `tests/cli/`, with the whole output that
//! a user sees and the exit status.
//!
//! `TRYCMD=overwrite cargo test --test cli` writes what the binary says now into them; read the
//! difference before it is committed.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod common;

#[test]
fn the_command_line_says_what_it_does() {
    common::cases().case("tests/cli/*.trycmd").case("tests/cli/*.toml");
}

/// A site of one document that says nothing wrong but a time, as a warning.
fn site_with_a_warning() -> common::Site {
    let site = common::Site::new("title = \"Postmortems\"\nprofile = \"brief\"\n");
    site.put(
        "content/one.md",
        "---\ntitle: Checkout down\n---\n\n## Timeline\n\nAll times UTC.\n\n- 13:20pm Alerts fire.\n",
    );
    site
}

#[test]
fn colours_are_shown_where_they_are_asked_for() {
    let site = site_with_a_warning();
    for (arguments, coloured) in
        [(["--color", "always"], true), (["--color", "never"], false), (["--color", "auto"], false)]
    {
        let told =
            common::succeed(site.path(), &[&["check", "--as-of", "2026-06-01"], &arguments[..]].concat());
        assert_eq!(told.contains("\u{1b}["), coloured, "{arguments:?}: {told}");
    }
}

#[test]
fn what_could_not_run_prints_nothing_to_standard_output() {
    let site = site_with_a_warning();
    site.put("broken.toml", "title = 1\n");
    for arguments in [
        &["--config", "broken.toml", "check", "--format", "json"][..],
        &["--config", "gone.toml", "check", "--format", "json"],
        &["--root", "nowhere", "check", "--format", "json"],
        &["check", "--format", "json", "content/gone.md"],
        &["check", "--format", "json", "--profile", "gone"],
        &["check", "--format", "json", "--as-of", "13:20"],
        &["build", "--format", "json", "--base-url", "example.org"],
        &["build", "--format", "json", "--out", "content"],
        &["explain", "PM999"],
        &["chekc"],
    ] {
        let output = common::run(site.path(), arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stdout));
        assert!(!output.stderr.is_empty(), "{arguments:?} says why");
    }
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_failure() {
    use std::os::unix::process::ExitStatusExt;
    let site = site_with_a_warning();
    let mut child = common::pmsite(site.path(), &["explain", "--all"])
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let status = child.wait().unwrap();
    assert_eq!((status.code(), status.signal()), (Some(0), None));
}

/// What stands in the way of adopting pmsite for a folder of old documents.
mod baseline {
    use super::common::{Site, run, succeed};

    const DATE: [&str; 2] = ["--as-of", "2026-06-01"];
    const FILE: &str = "findings-baseline.json";

    fn document(timeline: &str) -> String {
        format!("---\ntitle: Checkout down\nprio: 1\n---\n\n## Timeline\n\nAll times UTC.\n\n{timeline}")
    }

    fn site(timeline: &str) -> Site {
        let site = Site::new(
            "title = \"Postmortems\"\nprofile = \"brief\"\nbaseline = \"findings-baseline.json\"\n",
        );
        site.put("content/one.md", document(timeline));
        site
    }

    fn write(site: &Site) -> String {
        succeed(site.path(), &[&["check", "--write-baseline", FILE], &DATE[..]].concat());
        std::fs::read_to_string(site.path().join(FILE)).unwrap()
    }

    /// Errors, warnings, known and gone findings.
    fn check(site: &Site) -> [u64; 4] {
        let told = run(site.path(), &[&["check", "--format", "json"], &DATE[..]].concat());
        let told: serde_json::Value = serde_json::from_slice(&told.stdout).unwrap();
        let gone = told["baseline"]["gone"].as_array().unwrap();
        [
            told["errors"].as_u64().unwrap(),
            told["warnings"].as_u64().unwrap(),
            told["baseline"]["known"].as_u64().unwrap(),
            gone.iter().map(|gone| gone["count"].as_u64().unwrap()).sum(),
        ]
    }

    #[test]
    fn what_is_known_outlives_edits_elsewhere_and_what_is_new_does_not_hide_behind_it() {
        let site = site("- 13:20pm Alerts.\n- 13:20pm Again.\n");
        let first = write(&site);
        assert_eq!(check(&site), [0, 0, 3, 0]);

        site.put("content/one.md", document("- 13:00 Quiet.\n- 13:20pm Alerts.\n- 13:20pm   Again.\n"));
        assert_eq!(check(&site), [0, 0, 3, 0], "lines have moved");

        site.put("content/one.md", document("- 13:20pm Alerts.\n- 13:20pm Again.\n- 13:20pm And again.\n"));
        assert_eq!(check(&site), [0, 1, 3, 0], "one more of the same is new");

        site.put("content/one.md", document("- 13:20pm Alerts.\n- 25:00 Again.\n"));
        assert_eq!(check(&site), [0, 1, 2, 1], "another is new, and one is gone");

        site.put("content/one.md", document("- 13:20pm Alerts.\n"));
        assert_eq!(check(&site), [0, 0, 2, 1]);
        assert_ne!(write(&site), first, "what is gone is forgotten");
        assert_eq!(check(&site), [0, 0, 2, 0]);
    }

    #[test]
    fn the_same_findings_give_the_same_bytes_and_leave_nothing_else() {
        let site = site("- 13:20pm Alerts.\n");
        let first = write(&site);
        assert_eq!(write(&site), first);
        let mut names: Vec<String> = std::fs::read_dir(site.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        assert_eq!(names, ["content", FILE, "site.toml"]);
    }

    #[test]
    fn a_build_honours_it_too() {
        let site = site("- 13:20pm Alerts.\n");
        let build = [&["build", "--deny-warnings", "--quiet", "--format", "json"], &DATE[..]].concat();
        assert_eq!(
            run(site.path(), &build).status.code(),
            Some(2),
            "site.toml names a file that is not there"
        );
        write(&site);
        let told = succeed(site.path(), &build);
        assert!(told.contains("\"baseline\":{\"path\":\"findings-baseline.json\",\"known\":2,"), "{told}");
        site.put("content/one.md", document("- 13:20pm Alerts.\n- 25:00 More.\n"));
        assert_eq!(run(site.path(), &build).status.code(), Some(1), "a new warning is denied");
    }

    #[test]
    fn a_rule_that_is_off_says_nothing_about_what_is_gone() {
        let site = site("- 13:20pm Alerts.\n");
        write(&site);
        site.put("site.toml", "title = \"P\"\nprofile = \"brief\"\nbaseline = \"findings-baseline.json\"\n[rules]\nPM115 = \"off\"\n");
        assert_eq!(check(&site), [0, 0, 1, 0]);
    }

    #[test]
    fn one_that_a_merge_has_broken_is_written_anew() {
        let site = site("- 13:20pm Alerts.\n");
        site.put(FILE, "<<<<<<< HEAD\n");
        assert!(write(&site).contains("PM115"));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_out_of_the_site_is_not_followed() {
        let site = site("- 13:20pm Alerts.\n");
        let elsewhere = Site::new("");
        std::os::unix::fs::symlink(elsewhere.path(), site.path().join("out")).unwrap();
        let output = run(site.path(), &["check", "--write-baseline", "out/findings.json"]);
        assert_eq!(output.status.code(), Some(2));
        assert!(!elsewhere.path().join("findings.json").exists());
    }
}
