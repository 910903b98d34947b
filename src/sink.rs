//! Where the files of a site go.

use std::io::{self, Write};

/// Takes the files of a site one by one, in any order and from several threads.
pub trait Sink: Sync {
    /// Whether the file at `path` is asked for; one that is not need not be made.
    fn wants(&self, path: &str) -> bool {
        let _ = path;
        true
    }

    /// Writes the file at `path`, relative to the top of the site, with `/`.
    fn put(&self, path: &str, bytes: &[u8]) -> io::Result<()>;

    /// Writes the file at `path` as `fill` brings it, so that a large one never stands in memory whole.
    fn stream(&self, path: &str, fill: &mut Fill<'_>) -> io::Result<()> {
        let mut bytes = Vec::new();
        fill(&mut bytes)?;
        self.put(path, &bytes)
    }
}

/// Writes the content of a file.
pub type Fill<'a> = dyn FnMut(&mut dyn Write) -> io::Result<()> + 'a;
