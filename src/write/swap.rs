//! Puts a staged folder in place of the old one: in one step where the system can exchange two
//! folders, else by two renames.

use std::{io, path::Path};

type Move = fn(&Path, &Path) -> io::Result<()>;

/// The two moves that a swap is made of; tests put failing ones in their place.
#[derive(Clone, Copy)]
pub(super) struct Moves {
    /// Swaps two folders in one step; [`io::ErrorKind::Unsupported`] where that cannot be done.
    pub(super) exchange: Move,
    /// Moves a folder to a name that is free.
    pub(super) rename: Move,
}

impl Moves {
    /// The system's own.
    pub(super) const SYSTEM: Self = Self { exchange, rename: |from, to| std::fs::rename(from, to) };

    /// Puts `staged` in place of the folder `out`. The old folder is afterwards at `staged` (after an
    /// exchange) or at `aside` (after two renames). On an error `out` is as it was, unless the old
    /// folder is at `aside`.
    pub(super) fn replace(self, staged: &Path, out: &Path, aside: &Path) -> io::Result<()> {
        match (self.exchange)(staged, out) {
            Err(error) if error.kind() == io::ErrorKind::Unsupported => {}
            done => return done,
        }
        (self.rename)(out, aside)?;
        (self.rename)(staged, out).inspect_err(|_| {
            // Should this fail too, whoever removes the staging folder tries it again.
            let _ = (self.rename)(aside, out);
        })
    }
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(a: &Path, b: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;

    // NFS and some FUSE file systems answer EINVAL, old kernels ENOSYS.
    const UNSUPPORTED: [Errno; 4] = [Errno::INVAL, Errno::NOSYS, Errno::NOTSUP, Errno::OPNOTSUPP];
    renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE).map_err(|errno| {
        if UNSUPPORTED.contains(&errno) { io::ErrorKind::Unsupported.into() } else { errno.into() }
    })
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
