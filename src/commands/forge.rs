//! What GitHub tells a workflow's step about its surroundings, by environment variables. Its
//! documentation lists them under "Default environment variables".

use std::io::Write;
use std::path::{Path, PathBuf};

/// A variable that is set and says something.
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// Where `root` stands in the repository that the workflow has checked out: empty, or ending in `/`.
pub fn within(root: &Path) -> String {
    let below = || {
        let workspace = Path::new(&variable("GITHUB_WORKSPACE")?).canonicalize().ok()?;
        let root = root.canonicalize().ok()?;
        let below = root.strip_prefix(&workspace).ok()?.to_string_lossy().replace('\\', "/");
        Some(if below.is_empty() { below } else { format!("{below}/") })
    };
    below().unwrap_or_default()
}

/// The file that the job summary is appended to.
pub fn summary_file() -> Option<PathBuf> {
    variable("GITHUB_STEP_SUMMARY").map(PathBuf::from)
}

/// Where the repository's files can be read at the commit in question.
pub fn files() -> Option<String> {
    let (server, repository, commit) =
        (variable("GITHUB_SERVER_URL")?, variable("GITHUB_REPOSITORY")?, variable("GITHUB_SHA")?);
    Some(format!("{server}/{repository}/blob/{commit}"))
}

/// Adds `text` to the end of `file`.
pub fn append(file: &Path, text: &str) -> std::io::Result<()> {
    std::fs::OpenOptions::new().create(true).append(true).open(file)?.write_all(text.as_bytes())
}
