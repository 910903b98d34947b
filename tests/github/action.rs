//! The scripts of the composite action, run as a runner does; releases lie in a folder.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

use super::common::python::told;
use super::common::write;
use super::{VERSION, root};

/// A runner: its variables, and folders for what it hands to a script.
pub struct Runner {
    folder: TempDir,
    variables: BTreeMap<&'static str, String>,
}

impl Runner {
    pub fn new(system: &str, processor: &str) -> Self {
        let folder = TempDir::new().unwrap();
        let at = |name: &str| folder.path().join(name).display().to_string();
        let variables = BTreeMap::from([
            ("RUNNER_OS", system.to_owned()),
            ("RUNNER_ARCH", processor.to_owned()),
            ("RUNNER_TEMP", at("temp")),
            ("GITHUB_PATH", at("path")),
            ("GITHUB_OUTPUT", at("output")),
            ("GITHUB_STEP_SUMMARY", at("summary")),
            ("GITHUB_EVENT_NAME", "push".to_owned()),
            ("PMSITE_ACTION", root().display().to_string()),
            ("PMSITE_VERSION", String::new()),
            ("PMSITE_DOWNLOADS", format!("file://{}", at("downloads"))),
            ("PATH", format!("{}:{}", at("stubs"), std::env::var("PATH").unwrap())),
        ]);
        std::fs::create_dir(folder.path().join("temp")).unwrap();
        Self { folder, variables }
    }

    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.variables.insert(name, value.into());
        self
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Packs a release of `program` for `target`, as the release workflow does.
    pub fn release(&self, target: &str, program: &Path) -> PathBuf {
        let extras = self.path().join("extras");
        write(&extras.join("complete/pmsite.bash"), b"");
        write(&extras.join("man/pmsite.1"), b"");
        let out = self.path().join(format!("downloads/v{VERSION}"));
        let output = Command::new(root().join(".github/release/pack"))
            .args([VERSION, target])
            .args([program, &extras, &out])
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", told(&output));
        out
    }

    /// A program in the runner's PATH.
    fn stub(&self, name: &str, script: &str) -> PathBuf {
        use std::os::unix::fs::PermissionsExt;
        let path = self.path().join("stubs").join(name);
        write(&path, format!("#!/bin/sh\n{script}\n").as_bytes());
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
        path
    }

    fn run(&self, script: &str) -> Output {
        Command::new(root().join(".github/action").join(script))
            .current_dir(self.path())
            .envs(&self.variables)
            .stdin(Stdio::null())
            .output()
            .unwrap()
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path().join(name)).unwrap_or_default()
    }

    /// Whether a pmsite was installed.
    pub fn has_installed(&self) -> bool {
        self.path().join("temp/pmsite/bin").exists()
    }

    pub fn install(&self) -> (Option<i32>, String) {
        let output = self.run("install");
        (output.status.code(), told(&output))
    }
}

/// A `cargo install` that says with what, and makes a pmsite.
const CARGO: &str = r#"echo "cargo: $*"
root=; for word; do [ "$last" = --root ] && root=$word; last=$word; done
mkdir -p "$root/bin"; printf '#!/bin/sh\necho pmsite compiled\n' > "$root/bin/pmsite"; chmod +x "$root/bin/pmsite""#;

#[test]
fn a_release_is_installed() {
    let runner = Runner::new("Linux", "X64");
    runner.release("x86_64-unknown-linux-musl", Path::new(env!("CARGO_BIN_EXE_pmsite")));
    let (status, told) = runner.install();
    assert_eq!((status, told.as_str()), (Some(0), format!("pmsite {VERSION}\n").as_str()));
    let bin = runner.path().join("temp/pmsite/bin").display().to_string();
    assert_eq!(runner.read("path"), format!("{bin}\n"));
    assert_eq!(runner.read("output"), format!("path={bin}/pmsite\nversion=pmsite {VERSION}\n"));
}

#[test]
fn a_release_that_is_not_what_its_checksum_says_is_not_installed() {
    let runner = Runner::new("Linux", "ARM64");
    runner.stub("cargo", CARGO);
    let program = runner.stub("program", "echo pmsite");
    let out = runner.release("aarch64-unknown-linux-musl", &program);
    let archive = format!("pmsite-v{VERSION}-aarch64-unknown-linux-musl.tar.gz");
    let mut bytes = std::fs::read(out.join(&archive)).unwrap();
    bytes.push(0);
    write(&out.join(&archive), &bytes);
    let (status, told) = runner.install();
    assert_eq!(status, Some(1));
    assert!(told.starts_with(&format!("::error title=pmsite::the SHA-256 of {archive} is ")), "{told}");
    assert!(!runner.has_installed() && runner.read("path").is_empty());
    // One that is gone is no reason to compile either: something is wrong with the release.
    std::fs::remove_file(out.join(&archive)).unwrap();
    let (status, told) = runner.install();
    assert_eq!(status, Some(1));
    assert!(told.contains(&format!("there is a checksum and no {archive}")), "{told}");
}

#[test]
fn what_is_not_released_is_compiled() {
    let here = root().display().to_string();
    let own = format!("--path {here}");
    let repository = env!("CARGO_PKG_REPOSITORY");
    for (version, from) in [
        ("", own.clone()),
        ("source", own.clone()),
        (VERSION, own),
        ("v9.8.7", format!("--git {repository} --tag v9.8.7 pmsite")),
    ] {
        let runner = Runner::new("Linux", "X64").with("PMSITE_VERSION", version);
        runner.stub("cargo", CARGO);
        let (status, told) = runner.install();
        let home = runner.path().join("temp/pmsite").display().to_string();
        let expected = format!(
            "::group::Compiling pmsite\ncargo: install --locked --root {home} {from}\n::endgroup::\npmsite compiled\n"
        );
        assert_eq!((status, told), (Some(0), expected), "{version}");
    }
}

#[test]
fn what_is_no_version_is_refused() {
    for version in ["$(touch here)", "1.0", "../1.0.0", "1.0.0 --git", "1.0.0\nx"] {
        let runner = Runner::new("Linux", "X64").with("PMSITE_VERSION", version);
        runner.stub("cargo", CARGO);
        let (status, told) = runner.install();
        assert_eq!(status, Some(1), "{version}: {told}");
        assert!(told.starts_with("::error title=pmsite::version: "), "{told}");
        assert!(!runner.has_installed() && !runner.path().join("here").exists());
    }
}

/// A runner for the script `run`, whose pmsite says what it is called with.
fn running(command: &str) -> Runner {
    let runner = Runner::new("Linux", "X64")
        .with("PMSITE_COMMAND", command)
        .with("PMSITE_ROOT", "docs")
        .with("PMSITE_ARGS", "")
        .with("PMSITE_OUT", "_site")
        .with("PMSITE_BASE_URL", "");
    let pmsite = runner.stub("pmsite", "for word; do echo \"<$word>\"; done").display().to_string();
    runner.with("PMSITE", pmsite)
}

fn called(runner: &Runner) -> String {
    let output = runner.run("run");
    assert!(output.status.success(), "{}", told(&output));
    told(&output).replace(">\n", "> ")
}

#[test]
fn a_pull_request_is_checked_and_all_else_is_built() {
    for event in ["pull_request", "merge_group"] {
        let runner = running("auto").with("GITHUB_EVENT_NAME", event);
        assert_eq!(called(&runner), "<--root> <docs> <check> <--format> <github> ");
        assert_eq!(runner.read("output"), "");
    }
    let runner = running("auto").with("PMSITE_BASE_URL", "https://example.org/a b");
    assert_eq!(
        called(&runner),
        "<--root> <docs> <build> <--format> <github> <--out> <_site> <--base-url> <https://example.org/a b> "
    );
    assert_eq!(runner.read("output"), "site=docs/_site\n");
    let runner = running("build").with("PMSITE_OUT", "/tmp/site");
    called(&runner);
    assert_eq!(runner.read("output"), "site=/tmp/site\n");
}

#[test]
fn inputs_are_words_and_no_script() {
    let runner =
        running("check").with("PMSITE_ARGS", "--profile sre *\n$(touch here) `touch here` ; touch here");
    assert_eq!(
        called(&runner),
        "<--root> <docs> <check> <--format> <github> <--profile> <sre> <*> <$(touch> <here)> <`touch> <here`> <;> \
         <touch> <here> "
    );
    assert!(!runner.path().join("here").exists());
    let output = running("export\n::warning::x").run("run");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        told(&output),
        "::error title=pmsite::command: export???warning??x is none of check, build and auto\n"
    );
}

#[test]
fn findings_fail_the_step_and_are_annotated() {
    let runner = running("build")
        .with("PMSITE", env!("CARGO_BIN_EXE_pmsite"))
        .with("PMSITE_ARGS", "--as-of 2026-06-01");
    write(&runner.path().join("docs/site.toml"), b"title = \"Ops\"\nprofile = \"brief\"\n");
    write(&runner.path().join("docs/content/a.md"), b"---\ntitle: Down\nid:\n  - x\n---\n");
    let output = runner.run("run");
    assert_eq!(output.status.code(), Some(1), "{}", told(&output));
    assert!(told(&output).contains("::error file="), "{}", told(&output));
    assert!(runner.read("summary").contains("### pmsite: "));
    assert_eq!(runner.read("output"), "", "nothing is published");
    write(&runner.path().join("docs/content/a.md"), b"---\ntitle: Down\n---\n");
    let output = runner.run("run");
    assert!(output.status.success(), "{}", told(&output));
    assert_eq!(runner.read("output"), "site=docs/_site\n");
    assert!(runner.path().join("docs/_site/index.html").is_file());
}
