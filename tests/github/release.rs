//! The names of what is released: those that the release packs, that the action looks for, and that
//! `cargo binstall` is told of in Cargo.toml are the same.

use std::collections::BTreeSet;
use std::process::Command;

use tempfile::TempDir;

use super::action::Runner;
use super::common::python::told;
use super::common::{files, succeed, write};
use super::{VERSION, root, targets, text};

/// What cargo-binstall makes of a template.
fn filled_in(template: &str, target: &str, suffix: &str) -> String {
    let exe = if target.contains("windows") { ".exe" } else { "" };
    let values = [
        ("repo", env!("CARGO_PKG_REPOSITORY")),
        ("version", VERSION),
        ("target", target),
        ("bin", "pmsite"),
        ("binary-ext", exe),
        ("archive-suffix", suffix),
    ];
    let mut out = template.to_owned();
    for (name, value) in values {
        out = out.replace(&format!("{{ {name} }}"), value);
    }
    assert!(!out.contains('{'), "{out}");
    out
}

#[test]
fn archives_have_the_names_that_binstall_is_told_of() {
    let manifest: toml::Table = toml::from_str(&text("Cargo.toml")).unwrap();
    let binstall = manifest["package"]["metadata"]["binstall"].as_table().unwrap();
    let runner = Runner::new("Linux", "X64");
    let program = runner.path().join("program");
    write(&program, b"#!/bin/sh\n");
    assert_eq!(targets().len(), 7);
    for target in targets() {
        let own = binstall["overrides"].get(&target);
        let format = own.map_or(&binstall["pkg-fmt"], |own| &own["pkg-fmt"]).as_str().unwrap();
        let suffix = match format {
            "tgz" => ".tar.gz",
            "zip" => ".zip",
            other => panic!("{other}"),
        };
        assert_eq!(format == "zip", target.contains("windows"), "{target}");
        let url = filled_in(binstall["pkg-url"].as_str().unwrap(), &target, suffix);
        let within = filled_in(binstall["bin-dir"].as_str().unwrap(), &target, suffix);

        let released = runner.release(&target, &program);
        let name = url.rsplit('/').next().unwrap();
        let repository = env!("CARGO_PKG_REPOSITORY");
        assert_eq!(url, format!("{repository}/releases/download/v{VERSION}/{name}"));
        let checksum = std::fs::read_to_string(released.join(format!("{name}.sha256"))).unwrap();
        assert!(checksum.ends_with(&format!("  {name}\n")), "{checksum}");
        let listing = match format {
            "zip" => {
                Command::new("python3").args(["-m", "zipfile", "-l", name]).current_dir(&released).output()
            }
            _ => Command::new("tar").args(["-tzf", name]).current_dir(&released).output(),
        };
        let listing = told(&listing.unwrap());
        let holds: BTreeSet<&str> = listing.split_whitespace().collect();
        assert!(holds.contains(within.as_str()), "{within}: {listing}");
        for more in ["README.md", "LICENSE", "CHANGELOG.md", "man/pmsite.1", "complete/pmsite.bash"] {
            let path = format!("pmsite-v{VERSION}-{target}/{more}");
            assert!(holds.contains(path.as_str()), "{path}: {listing}");
        }
    }
}

#[test]
fn the_action_finds_a_release_on_every_runner() {
    for (system, processor) in [("Linux", "X64"), ("Linux", "ARM64"), ("macOS", "X64"), ("macOS", "ARM64")] {
        let runner = Runner::new(system, processor);
        let program = runner.path().join("program");
        write(&program, b"#!/bin/sh\necho pmsite released\n");
        for target in targets() {
            runner.release(&target, &program);
        }
        assert_eq!(runner.install(), (Some(0), "pmsite released\n".to_owned()), "{system} {processor}");
        assert!(runner.has_installed());
    }
    // There is no Windows here to run it on.
    let windows = targets().into_iter().find(|target| target.contains("windows")).unwrap();
    assert!(text(".github/action/install").contains(&format!("echo {windows} ;;")));
}

#[test]
fn a_release_holds_completions_that_bash_takes_and_pages_that_man_takes() {
    let out = TempDir::new().unwrap();
    let output = Command::new(root().join(".github/release/extras"))
        .args([env!("CARGO_BIN_EXE_pmsite").as_ref(), out.path()])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", told(&output));
    let mut names: Vec<String> = files(out.path()).into_iter().map(|(path, _)| path).collect();
    names.retain(|name| name.starts_with("complete/"));
    assert_eq!(
        names,
        ["_pmsite", "_pmsite.ps1", "pmsite.bash", "pmsite.elv", "pmsite.fish"]
            .map(|name| format!("complete/{name}"))
    );
    let commands: Vec<String> = {
        let help = succeed(out.path(), &["--help"]);
        let (_, commands) = help.split_once("Commands:\n").unwrap();
        let commands = commands.lines().take_while(|line| !line.is_empty());
        let lines = commands.filter_map(|line| line.strip_prefix("  ")?.split_once(' '));
        let names = lines.map(|(name, _)| name.to_owned());
        names.filter(|name| !name.is_empty() && name != "help").collect()
    };
    assert!(commands.len() > 10, "{commands:?}");
    for name in &names {
        let script = std::fs::read_to_string(out.path().join(name)).unwrap();
        for command in &commands {
            assert!(script.contains(command.as_str()), "{name} has {command}");
        }
    }
    let bash = Command::new("bash").arg("-n").arg(out.path().join("complete/pmsite.bash")).output().unwrap();
    assert!(bash.status.success() && told(&bash).is_empty(), "{}", told(&bash));
    // Completing as bash does: the word typed so far, then the word before it.
    let complete = "source \"$0\"; COMP_WORDS=(pmsite ind); COMP_CWORD=1; _pmsite pmsite ind pmsite; echo \"${COMPREPLY[@]}\"";
    let bash = Command::new("bash")
        .args(["-c", complete])
        .arg(out.path().join("complete/pmsite.bash"))
        .output()
        .unwrap();
    assert_eq!(told(&bash), "index\n");

    // groff warns of what it does not understand; a machine without it has no manual pages to show.
    let has_groff = Command::new("groff").arg("--version").output().is_ok();
    for command in commands.iter().map(|name| format!("pmsite-{name}")).chain(["pmsite".to_owned()]) {
        let path = out.path().join(format!("man/{command}.1"));
        let page = std::fs::read_to_string(&path).unwrap_or_else(|_| panic!("there is a page of {command}"));
        assert!(page.contains(".SH NAME\n") && page.contains(".SH SYNOPSIS\n"), "{page}");
        if has_groff {
            let groff =
                Command::new("groff").args(["-man", "-Tutf8", "-ww", "-z"]).arg(&path).output().unwrap();
            assert_eq!(told(&groff), "", "{command}");
        }
    }
}
