//! The files of an index read as they are needed, each once.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::hash::Hash;
use std::rc::Rc;

use serde::Deserialize;

use super::bytes::inflate;
use super::columns::Columns;
use super::postings::{Lists, Postings};
use super::words::{Back, Group, Words};

/// More documents than any site has; what states more is no index.
const MAX_DOCS: u32 = 1 << 20;

/// Where the files of a site come from.
pub trait Fetch {
    /// The file at `path` below the top of the site.
    fn fetch(&self, path: &str) -> Option<Vec<u8>>;
}

impl<F: Fn(&str) -> Option<Vec<u8>>> Fetch for F {
    fn fetch(&self, path: &str) -> Option<Vec<u8>> {
        self(path)
    }
}

/// `search/index.json`: what there is, and where.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Manifest {
    /// Of the format.
    pub version: u32,
    /// Of the other files, below `search/`.
    pub folder: String,
    /// Of the site.
    pub language: String,
    /// Number of documents.
    pub docs: u32,
    /// Words that are not indexed.
    pub stop: Vec<String>,
    /// First word of each shard of words.
    pub words: Vec<String>,
    /// First word, backwards, of each shard of words backwards.
    pub back: Vec<String>,
    /// Documents in each file of facets.
    pub facet_block: u32,
    /// So many documents at the end have no start.
    pub undated: u32,
    /// What documents can be filtered by.
    pub facets: Tables,
}

/// The values of each axis; documents refer to them by position.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Tables {
    /// The cause tree, parents first.
    pub cause: Vec<Row>,
    /// Services.
    pub service: Vec<Row>,
    /// Severities, worst first.
    pub severity: Vec<Row>,
    /// Triggers.
    pub trigger: Vec<Row>,
    /// How incidents were found.
    pub detection: Vec<Row>,
    /// Years, latest first.
    pub year: Vec<Row>,
}

/// One value of an axis.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Row {
    /// As a reader sees it.
    pub title: String,
    /// Of a cause, its path.
    pub path: Option<String>,
    /// Of a cause, the position of the one above it, or -1.
    pub parent: Option<i64>,
    /// As the front matter has it, where that differs from the title.
    pub value: Option<String>,
    /// Documents that have it.
    pub count: u64,
}

/// A stretch of a document, for display.
#[derive(Clone, Debug, Deserialize)]
pub struct Stretch {
    /// The document's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its page, from the top of the site.
    pub url: String,
    /// The day it began.
    pub date: Option<String>,
    /// Its severity.
    pub severity: Option<Severity>,
    /// Its causes, with those above them.
    #[serde(default)]
    pub causes: Vec<String>,
    /// Its services.
    #[serde(default)]
    pub services: Vec<String>,
    /// What fixed it, in a line.
    pub fix: Option<String>,
    /// Number of the first passage in here.
    #[serde(default)]
    pub first: u32,
    /// Sections: title and anchor.
    #[serde(default)]
    pub sections: Vec<(String, String)>,
    /// Passages: section and text.
    #[serde(default)]
    pub passages: Vec<(usize, String)>,
    /// First passage of each stretch; in the first one only.
    #[serde(default)]
    pub starts: Vec<u32>,
}

impl Stretch {
    /// The number of the stretch that holds `passage`; this is the first one of its document.
    pub(super) fn number_of(&self, passage: u32) -> usize {
        self.starts.partition_point(|&start| start <= passage).saturating_sub(1)
    }
}

/// A severity as a result shows it.
#[derive(Clone, Debug, Deserialize)]
pub struct Severity {
    /// Its name.
    pub title: String,
}

/// What can be wrong with an index.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs)]
pub enum IndexError {
    #[error("there is no search/index.json")]
    Missing,
    #[error("search/index.json is no index: {0}")]
    Invalid(String),
}

/// The files of one index.
pub(super) struct Shards<'a> {
    fetch: &'a dyn Fetch,
    pub(super) manifest: Manifest,
    words: Cache<usize, Words>,
    back: Cache<usize, Back>,
    lists: Cache<u32, Lists>,
    columns: Cache<u32, Columns>,
    stretches: Cache<(u32, usize), Stretch>,
    /// Whether a file that should be there could not be read.
    pub(super) failed: Cell<bool>,
}

type Cache<K, V> = RefCell<HashMap<K, Option<Rc<V>>>>;

impl<'a> Shards<'a> {
    pub(super) fn open(fetch: &'a dyn Fetch) -> Result<Self, IndexError> {
        let bytes = fetch.fetch("search/index.json").ok_or(IndexError::Missing)?;
        let manifest: Manifest =
            serde_json::from_slice(&bytes).map_err(|error| IndexError::Invalid(error.to_string()))?;
        let wrong = |what: &str| Err(IndexError::Invalid(what.to_owned()));
        match &manifest {
            it if it.version != 1 => return wrong("its version is not 1"),
            it if it.docs > MAX_DOCS || it.undated > it.docs => return wrong("it counts too many documents"),
            it if it.facet_block == 0 => return wrong("its blocks are empty"),
            _ => {}
        }
        Ok(Self {
            fetch,
            manifest,
            words: Cache::default(),
            back: Cache::default(),
            lists: Cache::default(),
            columns: Cache::default(),
            stretches: Cache::default(),
            failed: Cell::new(false),
        })
    }

    fn inflated(&self, name: &str) -> Option<Vec<u8>> {
        inflate(&self.fetch.fetch(&format!("search/{}/{name}", self.manifest.folder))?)
    }

    fn get<K: Hash + Eq + Copy, V>(
        &self,
        cache: &Cache<K, V>,
        key: K,
        name: impl FnOnce() -> String,
        read: impl FnOnce(&[u8]) -> Option<V>,
    ) -> Option<Rc<V>> {
        if let Some(known) = cache.borrow().get(&key) {
            return known.clone();
        }
        let found = self.inflated(&name()).and_then(|bytes| read(&bytes)).map(Rc::new);
        if found.is_none() {
            self.failed.set(true);
        }
        cache.borrow_mut().insert(key, found.clone());
        found
    }

    /// Shard `number` of the words.
    pub(super) fn words(&self, number: usize) -> Option<Rc<Words>> {
        self.get(&self.words, number, || format!("words-{number}"), Words::read)
    }

    /// Shard `number` of the words backwards.
    pub(super) fn back(&self, number: usize) -> Option<Rc<Back>> {
        self.get(&self.back, number, || format!("back-{number}"), Back::read)
    }

    /// All postings of `group`.
    pub(super) fn postings(&self, group: Group) -> Option<Postings> {
        let docs = self.manifest.docs;
        let number = group.shard;
        let lists = self.get(&self.lists, number, || format!("lists-{number}"), Lists::read)?;
        let found =
            lists.list(group.slot).and_then(|list| Postings::read(list, docs)).and_then(|mut found| {
                if group.df > Postings::FIRST {
                    let name = format!("rest-{number}-{}", group.slot);
                    found.add_rest(&self.inflated(&name)?, docs)?;
                }
                Some(found)
            });
        if found.is_none() {
            self.failed.set(true);
        }
        found
    }

    /// The facts of the documents of one block.
    pub(super) fn columns(&self, block: u32) -> Option<Rc<Columns>> {
        let manifest = &self.manifest;
        let name = || format!("facets-{block}");
        self.get(&self.columns, block, name, |bytes| Columns::read(bytes, manifest, block))
    }

    /// Stretch `number` of a document.
    pub(super) fn stretch(&self, doc: u32, number: usize) -> Option<Rc<Stretch>> {
        let name = || format!("doc-{doc}-{number}");
        self.get(&self.stretches, (doc, number), name, |bytes| serde_json::from_slice(bytes).ok())
    }

    /// All stretches of a document.
    pub(super) fn stretches(&self, doc: u32) -> Vec<Rc<Stretch>> {
        let Some(first) = self.stretch(doc, 0) else { return Vec::new() };
        let others: Vec<_> = (1..first.starts.len()).map_while(|number| self.stretch(doc, number)).collect();
        [first].into_iter().chain(others).collect()
    }
}
