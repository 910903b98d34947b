//! Where the files of a site go.

/// Takes the files of a site one by one, in any order and from several threads.
pub trait Sink: Sync {
    /// Writes the file at `path`, relative to the top of the site, with `/`.
    fn put(&self, path: &str, bytes: &[u8]) -> std::io::Result<()>;
}
