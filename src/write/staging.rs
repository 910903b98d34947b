//! The staging folder beside the output folder: made, held by a lock while a build runs, and
//! removed, be it by the next build.
//!
//! It holds `lock`, `site` (what the build writes) and, after two renames, `old` (the former site).
//! A lock, unlike a process number, is given up by the system when a build is killed. Whoever holds
//! the lock of a folder may remove it; the lock file is the first thing in and the last thing out.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io;
use std::path::{Path, PathBuf};

const LOCK: &str = "lock";
const SITE: &str = "site";
const OLD: &str = "old";
const REMOVED: &str = "removed";

/// How often another name is tried, where another build took a new folder for a leftover.
const ATTEMPTS: usize = 16;

/// A staging folder of this build; removed when dropped.
pub(super) struct Staging {
    out: PathBuf,
    dir: PathBuf,
    /// Absent only where a removal has begun.
    pub(super) lock: Option<File>,
    // Dropped after the folder is gone.
    _parents: NewParents,
}

impl Staging {
    /// Removes what killed builds left beside `out` (a resolved path), putting a site back that they had set
    /// aside, and makes a new staging folder.
    pub(super) fn create(out: &Path) -> io::Result<Self> {
        let (Some(parent), Some(prefix)) = (out.parent(), prefix(out)) else {
            return Err(io::ErrorKind::InvalidInput.into());
        };
        let parents = NewParents::create(parent)?;
        sweep(parent, &prefix, out);
        for _ in 0..ATTEMPTS {
            let mut name = prefix.clone();
            name.push(format!("{:016x}", RandomState::new().build_hasher().finish()));
            let dir = parent.join(name);
            fs::create_dir(&dir)?;
            if let Some(lock) = hold(&dir)? {
                let staging = Self { out: out.to_owned(), dir, lock: Some(lock), _parents: parents };
                fs::create_dir(staging.site())?;
                return Ok(staging);
            }
        }
        Err(io::Error::new(io::ErrorKind::ResourceBusy, "other builds keep removing the staging folder"))
    }

    /// Where the build writes.
    pub(super) fn site(&self) -> PathBuf {
        self.dir.join(SITE)
    }

    /// Where the old site is set aside between two renames.
    pub(super) fn aside(&self) -> PathBuf {
        self.dir.join(OLD)
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        discard(&self.dir, &self.out, self.lock.take());
    }
}

/// `.NAME.pmsite-`, with which the names of all staging folders of `out` begin.
fn prefix(out: &Path) -> Option<OsString> {
    let mut prefix = OsString::from(".");
    prefix.push(out.file_name()?);
    prefix.push(".pmsite-");
    Some(prefix)
}

/// Takes the lock of a folder just made; none where another build is removing it as a leftover.
fn hold(dir: &Path) -> io::Result<Option<File>> {
    let path = dir.join(LOCK);
    let lock = match OpenOptions::new().write(true).create_new(true).open(&path) {
        Ok(lock) => lock,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => {
            let _ = fs::remove_dir(dir);
            return Err(error);
        }
    };
    match lock.try_lock() {
        Err(TryLockError::WouldBlock) => return Ok(None),
        // A file system without locks: nobody else can take it either, so the folder is safe.
        Ok(()) | Err(TryLockError::Error(_)) => {}
    }
    // The lock of a file that was removed in between says nothing.
    Ok(path.exists().then_some(lock))
}

/// Removes the staging folders of `out` whose builds no longer run. What cannot be removed is left to
/// the next build: it does no harm to this one.
fn sweep(parent: &Path, prefix: &OsString, out: &Path) {
    let Ok(entries) = fs::read_dir(parent) else { return };
    for entry in entries.flatten() {
        let ours = entry.file_name().as_encoded_bytes().starts_with(prefix.as_encoded_bytes());
        if ours && entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            sweep_one(&entry.path(), out);
        }
    }
}

fn sweep_one(dir: &Path, out: &Path) {
    let open = || OpenOptions::new().write(true).open(dir.join(LOCK));
    let lock = match open() {
        // Either its build is just about to make the lock, and makes another folder if this one is
        // gone, or it is nobody's.
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            if fs::remove_dir(dir).is_ok() {
                return;
            }
            open()
        }
        lock => lock,
    };
    match lock {
        Ok(lock) if lock.try_lock().is_ok() => discard(dir, out, Some(lock)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => discard(dir, out, None),
        _ => {}
    }
}

/// Removes a staging folder. A site that was set aside goes back first if nothing stands in its place;
/// where that fails the folder is kept, since it has the only copy.
fn discard(dir: &Path, out: &Path, lock: Option<File>) {
    let old = dir.join(OLD);
    if old.exists() {
        if is_absent(out) {
            if fs::rename(&old, out).is_err() {
                return;
            }
        } else {
            // So that half of a removed site is never put back.
            let _ = fs::rename(&old, dir.join(REMOVED));
        }
    }
    let Ok(entries) = fs::read_dir(dir) else { return };
    for entry in entries.flatten().filter(|entry| entry.file_name() != LOCK) {
        let folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        let _ = if folder { fs::remove_dir_all(entry.path()) } else { fs::remove_file(entry.path()) };
    }
    let _ = fs::remove_file(dir.join(LOCK));
    // Windows removes a file's name only when the file is closed.
    drop(lock);
    let _ = fs::remove_dir(dir);
}

fn is_absent(path: &Path) -> bool {
    fs::symlink_metadata(path).is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
}

/// Folders made above the output folder; those still empty go when dropped.
struct NewParents(Vec<PathBuf>);

impl NewParents {
    fn create(folder: &Path) -> io::Result<Self> {
        let missing = folder.ancestors().take_while(|folder| is_absent(folder)).map(Path::to_owned).collect();
        let parents = Self(missing);
        fs::create_dir_all(folder)?;
        Ok(parents)
    }
}

impl Drop for NewParents {
    fn drop(&mut self) {
        for folder in &self.0 {
            let _ = fs::remove_dir(folder);
        }
    }
}
