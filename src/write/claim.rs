//! Which folder a build may replace: one that is absent, empty or marked as made by pmsite, and
//! that shares nothing with the input.

use std::fs;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use super::error::WriteError;

/// The file that marks a folder as made by pmsite.
pub(super) const MARKER: &str = ".pmsite";

/// What the marker says.
pub(super) const MARKER_TEXT: &str = "This folder is written by pmsite; a build replaces it whole.\n";

/// How a marker of any version begins.
const MARKER_START: &str = "This folder is written by pmsite";

/// How many of a foreign folder's files an error names.
const NAMED: usize = 3;

/// What stands at the output path and may be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Occupant {
    /// Nothing.
    Absent,
    /// A folder that is empty or that pmsite made.
    Replaceable,
}

/// The absolute path of `path` with every link followed; parts at its end need not exist.
pub(super) fn resolve(path: &Path) -> io::Result<PathBuf> {
    let mut resolved = PathBuf::new();
    for part in std::path::absolute(path)?.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                resolved.pop();
            }
            Component::Prefix(_) | Component::RootDir => resolved.push(part),
            Component::Normal(_) => {
                resolved.push(part);
                match fs::canonicalize(&resolved) {
                    Ok(real) => resolved = real,
                    Err(error) if error.kind() == io::ErrorKind::NotFound && !resolved.is_symlink() => {}
                    Err(error) => return Err(error),
                }
            }
        }
    }
    Ok(resolved)
}

/// Refuses an output folder (`resolved`; `out` as given) that holds the input or lies in it.
pub(super) fn check_apart(
    out: &Path,
    resolved: &Path,
    root: &Path,
    content: &Path,
) -> Result<(), WriteError> {
    let real = |path: &Path| resolve(path).unwrap_or_else(|_| path.to_owned());
    let (root, content) = (real(root), real(content));
    let themes = real(&root.join("themes"));
    let reason = if root == resolved {
        "it is the root, which holds site.toml"
    } else if root.starts_with(resolved) {
        "it contains the root, which holds site.toml"
    } else if content.starts_with(resolved) {
        "it is or contains the content folder"
    } else if resolved.starts_with(&content) {
        "it lies inside the content folder"
    } else if themes.starts_with(resolved) || resolved.starts_with(&themes) {
        "it lies inside the themes folder"
    } else {
        return Ok(());
    };
    Err(WriteError::Overlap { out: out.to_owned(), reason })
}

/// What stands at `resolved`; an error where a build must not replace it.
pub(super) fn inspect(out: &Path, resolved: &Path) -> Result<Occupant, WriteError> {
    let out = || out.to_owned();
    let mut names = match names(resolved) {
        Ok(names) => names,
        Err(error) => {
            return match error.kind() {
                io::ErrorKind::NotFound => Ok(Occupant::Absent),
                io::ErrorKind::NotADirectory => Err(WriteError::NotAFolder { out: out() }),
                _ => Err(WriteError::Path { out: out(), error }),
            };
        }
    };
    if is_mount_point(resolved) {
        return Err(WriteError::MountPoint { out: out() });
    }
    // A checked-out branch of built sites carries the marker too, but its history is not ours to remove.
    if names.iter().any(|name| name == ".git") {
        return Err(WriteError::Foreign { out: out(), found: "a git repository (.git)".to_owned() });
    }
    if names.is_empty() || has_marker(resolved) {
        return Ok(Occupant::Replaceable);
    }
    names.sort_unstable();
    let more = names.len().saturating_sub(NAMED);
    names.truncate(NAMED);
    let mut found = names.join(", ");
    if more > 0 {
        found.push_str(&format!(" and {more} more"));
    }
    Err(WriteError::Foreign { out: out(), found })
}

fn names(folder: &Path) -> io::Result<Vec<String>> {
    fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect()
}

fn has_marker(folder: &Path) -> bool {
    let path = folder.join(MARKER);
    // Asked first: opening what is not a regular file may wait for ever.
    if !fs::symlink_metadata(&path).is_ok_and(|metadata| metadata.is_file()) {
        return false;
    }
    let mut start = Vec::new();
    let read =
        fs::File::open(path).and_then(|file| file.take(MARKER_START.len() as u64).read_to_end(&mut start));
    read.is_ok() && start == MARKER_START.as_bytes()
}

#[cfg(unix)]
fn is_mount_point(folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |path: &Path| fs::metadata(path).map(|metadata| metadata.dev()).ok();
    folder.parent().is_some_and(|parent| device(parent) != device(folder))
}

#[cfg(not(unix))]
fn is_mount_point(_: &Path) -> bool {
    false
}
