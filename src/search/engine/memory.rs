//! The files of an index in memory: written there and read from there.

use std::collections::HashMap;
use std::io;
use std::sync::{Mutex, PoisonError};

use super::Fetch;
use crate::sink::Sink;

/// Files by path.
#[derive(Debug, Default)]
pub struct Memory(Mutex<HashMap<String, Vec<u8>>>);

impl Sink for Memory {
    fn put(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let mut files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        files.insert(path.to_owned(), bytes.to_vec());
        Ok(())
    }
}

impl Fetch for Memory {
    fn fetch(&self, path: &str) -> Option<Vec<u8>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(path).cloned()
    }
}
