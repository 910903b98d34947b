//! What the tests of the binary have in common: sites in temporary folders, and how it is run.

#![allow(dead_code, reason = "each test crate uses a part of it")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

pub mod python;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// Longer than this no command may take on a site of a few files.
const PATIENCE: Duration = Duration::from_secs(30);

/// A table of cases that run under the same surroundings everywhere: no colours, 100 columns.
pub fn cases() -> trycmd::TestCases {
    let cases = trycmd::TestCases::new();
    for (name, value) in SURROUNDINGS {
        cases.env(name, value);
    }
    cases
}

/// What would change the output, set.
const SURROUNDINGS: [(&str, &str); 5] = [
    ("NO_COLOR", "1"),
    ("CLICOLOR_FORCE", "0"),
    ("COLUMNS", "100"),
    // Empty is as good as not there: the tests may themselves run in a workflow.
    ("GITHUB_WORKSPACE", ""),
    ("GITHUB_STEP_SUMMARY", ""),
];

/// The binary, to be run in `folder`.
pub fn pmsite(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pmsite"));
    command
        .current_dir(folder)
        .args(arguments)
        .envs(SURROUNDINGS)
        .env_remove("SOURCE_DATE_EPOCH")
        .stdin(Stdio::null());
    command
}

/// Runs the binary in `folder` to its end; one that does not end is killed, and the test fails.
pub fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut child = pmsite(folder, arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let readers = (drain(child.stdout.take()), drain(child.stderr.take()));
    let status = wait(&mut child, arguments);
    Output { status, stdout: readers.0.join().unwrap(), stderr: readers.1.join().unwrap() }
}

/// Runs the binary, which must end well, and gives what it printed.
pub fn succeed(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, arguments);
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        output.status.success(),
        "pmsite {}:\n{told}{}",
        arguments.join(" "),
        String::from_utf8_lossy(&output.stderr)
    );
    told
}

fn drain(from: Option<impl std::io::Read + Send + 'static>) -> std::thread::JoinHandle<Vec<u8>> {
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        from.unwrap().read_to_end(&mut bytes).unwrap();
        bytes
    })
}

fn wait(child: &mut Child, arguments: &[&str]) -> std::process::ExitStatus {
    let since = Instant::now();
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return status;
        }
        if since.elapsed() > PATIENCE {
            child.kill().unwrap();
            panic!("pmsite {} does not end", arguments.join(" "));
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// A site in a temporary folder, gone when this is dropped.
pub struct Site {
    folder: TempDir,
}

impl Site {
    /// A site with this site.toml and no document.
    pub fn new(settings: &str) -> Self {
        let site = Self { folder: TempDir::new().unwrap() };
        site.put("site.toml", settings);
        site
    }

    /// A copy of the folder `from`, which holds a site.
    pub fn copy_of(from: &Path) -> Self {
        let site = Self { folder: TempDir::new().unwrap() };
        for (path, bytes) in files(from) {
            site.put(&path, bytes);
        }
        site
    }

    /// Its root.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file at `path` below the root, and the folders on the way.
    pub fn put(&self, path: &str, text: impl AsRef<[u8]>) {
        write(&self.path().join(path), text.as_ref());
    }
}

/// Writes a file, and the folders on the way.
pub fn write(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

/// All files below `folder` with their paths from it, sorted; none if there is no such folder.
pub fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(at) = open.pop() {
        for entry in fs::read_dir(&at).into_iter().flatten() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let below = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
                found.push((below, fs::read(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}
