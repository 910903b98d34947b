//! The write stage: a build writes into a staging folder beside the output folder, then puts the
//! whole in place of the old site.
//!
//! The old site stands until the new one is complete, whatever happens to the build: on Linux and
//! macOS the two are exchanged in one step; elsewhere, and on file systems that cannot do that, the old
//! one is set aside for a moment, and a build killed just then is undone by the next one. Files are
//! not forced to disk one by one, so this holds for a killed build and a full disk, not for a power cut
//! within seconds of a build.
//!
//! An output path that is a link to a folder stands for the folder it leads to: that one is replaced,
//! staging lies beside it, and the link stays.

mod claim;
mod error;
mod staging;
mod swap;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use claim::Occupant;
pub use error::WriteError;
use staging::Staging;
use swap::Moves;

use crate::sink::Fill;
use crate::slug::fold;

/// A site being written. Dropped without [`commit`](Self::commit), it leaves nothing behind.
pub struct Stage {
    /// As given, for messages.
    out: PathBuf,
    /// With links followed.
    resolved: PathBuf,
    staging: Staging,
    site: PathBuf,
    moves: Moves,
    /// What was written, by folded path.
    taken: Mutex<HashMap<String, Taken>>,
    files: AtomicUsize,
    bytes: AtomicU64,
    failed: AtomicBool,
}

enum Taken {
    /// A file, by the path it was given.
    File(String),
    Folder,
}

impl Stage {
    /// Prepares staging beside `out`, and removes or undoes what killed builds left there. `root` is the
    /// folder of site.toml; `content` the folder of the incidents.
    ///
    /// # Errors
    ///
    /// `out` is neither absent nor empty nor made by pmsite, overlaps with the root, `content` or the root's
    /// `themes`, or its parent cannot be written to.
    pub fn begin(out: &Path, root: &Path, content: &Path) -> Result<Self, WriteError> {
        let resolved =
            claim::resolve(out).map_err(|error| WriteError::Path { out: out.to_owned(), error })?;
        claim::check_apart(out, &resolved, root, content)?;
        claim::inspect(out, &resolved)?;
        let failed = |error| WriteError::Staging { out: out.to_owned(), error };
        let staging = Staging::create(&resolved).map_err(failed)?;
        let site = staging.site();
        fs::write(site.join(claim::MARKER), claim::MARKER_TEXT).map_err(failed)?;
        let marker = (claim::MARKER.to_owned(), Taken::File(claim::MARKER.to_owned()));
        Ok(Self {
            out: out.to_owned(),
            resolved,
            staging,
            site,
            moves: Moves::SYSTEM,
            taken: Mutex::new(HashMap::from([marker])),
            files: AtomicUsize::new(0),
            bytes: AtomicU64::new(0),
            failed: AtomicBool::new(false),
        })
    }

    /// Writes one file; `path` is relative, with `/`. Folders are made as needed, and any number of
    /// threads may write at once.
    ///
    /// # Errors
    ///
    /// `path` leads out of the site or is taken (compared case-folded and NFC), or the system refuses;
    /// the stage can then no longer be committed.
    pub fn put(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        self.write(path, |file| file.write_all(bytes).map(|()| bytes.len() as u64))
    }

    /// Writes one file as `fill` brings it.
    ///
    /// # Errors
    ///
    /// As [`put`](Self::put), and those of `fill`.
    pub fn stream(&self, path: &str, fill: &mut Fill<'_>) -> io::Result<()> {
        self.write(path, |file| {
            let mut writer = BufWriter::new(&mut *file);
            fill(&mut writer)?;
            writer.flush()?;
            drop(writer);
            file.metadata().map(|metadata| metadata.len())
        })
    }

    /// Copies an asset, its content only, not its mode or times.
    ///
    /// # Errors
    ///
    /// As [`put`](Self::put); and where `from` is not a regular file, or a link, which is for the caller to
    /// resolve, who knows where it may lead.
    pub fn copy(&self, path: &str, from: &Path) -> io::Result<()> {
        self.write(path, |file| {
            let named =
                |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", from.display()));
            if !fs::symlink_metadata(from).map_err(named)?.is_file() {
                let reason = format!("{} is not a regular file", from.display());
                return Err(io::Error::new(io::ErrorKind::InvalidInput, reason));
            }
            io::copy(&mut File::open(from).map_err(named)?, file)
        })
    }

    /// How many files were written so far.
    pub fn files(&self) -> usize {
        self.files.load(Ordering::Relaxed)
    }

    /// How many bytes these files hold.
    pub fn bytes(&self) -> u64 {
        self.bytes.load(Ordering::Relaxed)
    }

    /// Puts the staged site in place of the old one, and removes that.
    ///
    /// # Errors
    ///
    /// A file could not be written before; the output folder is no longer one that may be replaced; or
    /// the system refuses the move. The old site stands, or the error says where it is.
    pub fn commit(self) -> Result<(), WriteError> {
        if self.failed.load(Ordering::Acquire) {
            return Err(WriteError::Incomplete { out: self.out.clone() });
        }
        let aside = self.staging.aside();
        let moved = match claim::inspect(&self.out, &self.resolved)? {
            Occupant::Absent => (self.moves.rename)(&self.site, &self.resolved),
            Occupant::Replaceable => self.moves.replace(&self.site, &self.resolved, &aside),
        };
        moved.map_err(|error| {
            let state = if aside.exists() {
                format!(
                    "where nothing is there now, the old site is at {}, and the next build puts it back",
                    aside.display()
                )
            } else if matches!(error.kind(), io::ErrorKind::CrossesDevices | io::ErrorKind::ResourceBusy) {
                "it is a mount point or part of a container image; remove it, or build into a folder in it"
                    .to_owned()
            } else {
                "nothing was changed".to_owned()
            };
            WriteError::Swap { out: self.out.clone(), error, state }
        })
    }

    fn write(&self, path: &str, fill: impl FnOnce(&mut File) -> io::Result<u64>) -> io::Result<()> {
        let written = self.create(path).and_then(|mut file| fill(&mut file));
        let bytes = written.map_err(|error| {
            self.failed.store(true, Ordering::Release);
            io::Error::new(error.kind(), format!("cannot write {path}: {error}"))
        })?;
        self.files.fetch_add(1, Ordering::Relaxed);
        self.bytes.fetch_add(bytes, Ordering::Relaxed);
        Ok(())
    }

    fn create(&self, path: &str) -> io::Result<File> {
        if !is_inside(path) {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "the path leads out of the site"));
        }
        self.take(path)?;
        let file = self.site.join(path);
        let open = || OpenOptions::new().write(true).create_new(true).open(&file);
        match (open(), file.parent()) {
            // Most folders are there: asking only then spares a call for each file.
            (Err(error), Some(parent)) if error.kind() == io::ErrorKind::NotFound => {
                fs::create_dir_all(parent)?;
                open()
            }
            (opened, _) => opened,
        }
    }

    /// Notes that `path` is a file and all above it are folders.
    fn take(&self, path: &str) -> io::Result<()> {
        let folded = fold(path);
        let conflict = |with: &str, why: &str| {
            let reason = format!("{with} {why} (names are compared without regard to case)");
            Err(io::Error::new(io::ErrorKind::AlreadyExists, reason))
        };
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        match taken.get(&folded) {
            None => {}
            Some(Taken::File(other)) => return conflict(other, "is already written"),
            Some(Taken::Folder) => return conflict(&folded, "is already a folder"),
        }
        for folder in folded.rmatch_indices('/').filter_map(|(at, _)| folded.get(..at)) {
            match taken.get(folder) {
                None => taken.insert(folder.to_owned(), Taken::Folder),
                Some(Taken::File(other)) => return conflict(other, "is already a file, not a folder"),
                Some(Taken::Folder) => break,
            };
        }
        taken.insert(folded, Taken::File(path.to_owned()));
        Ok(())
    }
}

/// Whether every part of `path` is the plain name of a file or folder, on this system.
fn is_inside(path: &str) -> bool {
    path.split('/').all(|part| {
        let mut components = Path::new(part).components();
        // `name:stream` is part of another file on Windows.
        let plain = !(cfg!(windows) && part.contains(':'));
        plain && components.next() == Some(Component::Normal(part.as_ref())) && components.next().is_none()
    })
}
