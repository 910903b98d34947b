//! Where the files of an index go.

use super::SearchError;
use crate::sink::Sink;

/// The folder of one build's files.
pub(super) struct Files<'a> {
    sink: &'a dyn Sink,
    /// Its name: 16 hexadecimal digits.
    pub(super) folder: String,
}

impl<'a> Files<'a> {
    pub(super) fn new(sink: &'a dyn Sink, folder: String) -> Self {
        Self { sink, folder }
    }

    /// Writes the file `name` of this build.
    pub(super) fn put(&self, name: &str, bytes: &[u8]) -> Result<(), SearchError> {
        self.put_at(format!("search/{}/{name}", self.folder), bytes)
    }

    /// Writes the one file whose name is always the same.
    pub(super) fn put_manifest(&self, bytes: &[u8]) -> Result<(), SearchError> {
        self.put_at("search/index.json".to_owned(), bytes)
    }

    fn put_at(&self, path: String, bytes: &[u8]) -> Result<(), SearchError> {
        self.sink.put(&path, bytes).map_err(|error| SearchError::Write { path, error })
    }
}
