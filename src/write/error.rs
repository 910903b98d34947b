//! What can go wrong between a rendered page and a finished site.

use std::{io, path::PathBuf};

/// Why a site could not be put in place. In every case but the one that says so, the old site
/// stands as it was.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WriteError {
    /// The output path cannot be followed: a part of it is a file, a dangling link or unreadable.
    #[error("cannot use {} as the output folder: {error}", out.display())]
    Path {
        /// As given.
        out: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// The output folder and the input would destroy one another.
    #[error("{} cannot be the output folder: {reason}; name another with --out", out.display())]
    Overlap {
        /// As given.
        out: PathBuf,
        /// How it overlaps.
        reason: &'static str,
    },
    /// There is something else than a folder.
    #[error("{} is a file, not a folder; name another folder with --out, or remove the file", out.display())]
    NotAFolder {
        /// As given.
        out: PathBuf,
    },
    /// The folder holds files and is not marked as a site that pmsite made.
    #[error(
        "{} was not made by pmsite: it holds {found}; a build replaces the folder whole, so name another \
         with --out, or empty this one",
        out.display()
    )]
    Foreign {
        /// As given.
        out: PathBuf,
        /// Some of what it holds.
        found: String,
    },
    /// The folder is a mounted file system, which can be filled but not replaced.
    #[error(
        "{} is a mount point and cannot be replaced whole; name a folder inside it: --out {}",
        out.display(),
        out.join("site").display()
    )]
    MountPoint {
        /// As given.
        out: PathBuf,
    },
    /// No staging folder could be made.
    #[error("cannot stage the site beside {}: {error}", out.display())]
    Staging {
        /// As given.
        out: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// A file could not be written, so the staged site is not whole.
    #[error(
        "the new site for {} is incomplete, because a file could not be written; the old site stands",
        out.display()
    )]
    Incomplete {
        /// As given.
        out: PathBuf,
    },
    /// The staged site could not be moved into place.
    #[error("cannot put the new site in place of {}: {error}; {state}", out.display())]
    Swap {
        /// As given.
        out: PathBuf,
        /// What the system said.
        error: io::Error,
        /// Where the old site is now, and what to do.
        state: String,
    },
}
