//! What stands between pmsite and GitHub: workflows, also those that `init` writes and the manual shows,
//! under actionlint and zizmor; the composite action's scripts; and the names of what is released.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

mod common;

#[cfg(target_os = "linux")]
#[path = "github/action.rs"]
mod action;
#[path = "github/lint.rs"]
mod lint;
#[cfg(target_os = "linux")]
#[path = "github/release.rs"]
mod release;

use std::path::{Path, PathBuf};

const VERSION: &str = env!("CARGO_PKG_VERSION");

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn text(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap().replace("\r\n", "\n")
}

/// The targets that the release workflow compiles for.
fn targets() -> Vec<String> {
    let workflow = text(".github/workflows/release.yml");
    let lines = workflow.lines().filter_map(|line| line.trim().strip_prefix("- target: "));
    lines.map(str::to_owned).collect()
}
