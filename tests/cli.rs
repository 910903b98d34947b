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
