//! Search: a library to the files below `search/`, from which the browser (`static/search.js`) and
//! `pmsite search` answer queries without a server.
//!
//! [`index`] writes the files, [`engine`] reads them, and [`tokens`] cuts texts and queries into words, for
//! both. Stems exist here only: a dictionary says which words are forms of one, so that whoever reads
//! the files needs no rules of a language.
//!
//! Documents are read in batches, each of which counts its words in a vocabulary of its own
//! ([`postings`]); these are merged ([`vocabulary`]) and written ([`lists`], [`dictionary`]). What a list
//! of results shows of a document is written as it is read, and not kept.
//!
//! # The files
//!
//! A document's number is its index in [`Library::incidents`]. A *group* is a set of words with one stem;
//! groups are numbered in the order of their smallest words. Words are sorted by UTF-16 code units.
//! Passages are numbered from 0 in each document; 0 stands for its title and facts.
//!
//! `search/index.json` is JSON; all others are zlib streams (RFC 1950), below `search/FOLDER/`, where
//! the folder is a hash over all that they are made of. Their content, with `varint` for LEB128 without
//! sign, `zigzag` for a varint of 0, -1, 1, -2 … as 0, 1, 2, 3 …:
//!
//! - `words-K`: varint number of words, varint bytes of the text, the words, joined by line feeds; varint
//!   number of groups, and for each, in order: varint documents that have it, zigzag file of its list
//!   less that of the group before (0 before the first), varint slot of its list in that file, less that
//!   of the group before where the file is the same; then for each word, zigzag index of its group
//!   less (that of the word before + 1), which is 0 for the first.
//! - `back-K`: words of at least four letters and nothing else, backwards, sorted, joined by line feeds.
//! - `lists-K`: varint number of lists, varint bytes of each; the lists. A list: varint postings; for each
//!   the document, as varint less (the one before + 1); for each the impact, a byte, 1 to 32; for each the
//!   passages, as varints of twice (passage less (the one before + 1)), plus 1 if another follows: the
//!   first eight. Lists hold the 1,024 postings of highest impact, those with lower numbers among equals.
//! - `rest-K-S`: what else the list in slot S of `lists-K` would hold: as a list, without passages.
//! - `facets-B`: columns of the documents 4096·B to 4096·(B+1): the day each began (days since 1970-01-01, by the
//!   clock of its own zone: the first as zigzag, then zigzag of the one before less this; the last
//!   `undated` documents of all have none), severity, detection and trigger (each a varint: 0 for none, else position in
//!   its table + 1), services and causes (each: varint number, varint positions, ascending).
//! - `doc-D-C`: JSON: stretch C of the document D. The first one's `starts` has the first passage of each
//!   stretch. Sections are titles and anchors; passages are the index of a section of this file, and the
//!   text, of which lines are blocks.

mod dictionary;
mod document;
mod encode;
pub mod engine;
mod facets;
mod files;
mod fingerprint;
mod lists;
mod markup;
mod passages;
mod postings;
pub mod tokens;
mod vocabulary;

use rayon::prelude::*;
use serde::Serialize;

use crate::config::Config;
use crate::link::Library;
use crate::sink::Sink;
use crate::stem::Stems;
use encode::Deflate;
use facets::Tables;
use files::Files;
use postings::{Batch, Builder};
use vocabulary::Vocabulary;

/// Version of the files; goes up whenever an older reader would misread them.
pub(crate) const VERSION: u32 = 1;

/// Documents in a batch, at most and at least.
const BATCH: (usize, usize) = (256, 16);

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

/// `search/index.json`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Manifest<'a> {
    version: u32,
    folder: &'a str,
    language: &'a str,
    docs: usize,
    stop: &'a [&'a str],
    words: &'a [String],
    back: &'a [String],
    facet_block: usize,
    undated: usize,
    facets: &'a Tables<'a>,
}

/// Writes the index of all that `library` publishes into `sink`, below `search/`.
///
/// # Errors
/// A file that the sink does not take.
pub fn index(library: &Library, config: &Config, sink: &dyn Sink) -> Result<IndexStats, SearchError> {
    let stems = Stems::of(&config.language);
    let stops = tokens::stop_words(&config.language);
    let tables = Tables::new(library);
    let files = Files::new(sink, fingerprint::fingerprint(library, config, &tables));

    let (batches, passages) = batches(library, config, &stems, stops, &files)?;
    let vocabulary = Vocabulary::new(&batches, &stems);
    let places = lists::write(&batches, &vocabulary, &files)?;
    let firsts = dictionary::write(&vocabulary, &places, &files)?;
    facets::write(library, &files)?;

    let manifest = Manifest {
        version: VERSION,
        folder: &files.folder,
        language: &config.language,
        docs: library.incidents.len(),
        stop: stops,
        words: &firsts.words,
        back: &firsts.back,
        facet_block: facets::BLOCK,
        undated: facets::undated(library),
        facets: &tables,
    };
    files.put_manifest(&serde_json::to_vec(&manifest).unwrap_or_default())?;
    Ok(IndexStats {
        words: vocabulary.words.len(),
        groups: vocabulary.groups(),
        postings: places.iter().map(|place| place.df as usize).sum(),
        passages,
    })
}

/// Reads all documents, writes what is shown of them, and gives their words, and how many passages
/// there are.
fn batches(
    library: &Library,
    config: &Config,
    stems: &Stems,
    stops: &[&str],
    files: &Files<'_>,
) -> Result<(Vec<Batch>, usize), SearchError> {
    let size = (library.incidents.len() / 64).clamp(BATCH.1, BATCH.0);
    let indices: Vec<usize> = (0..library.incidents.len()).collect();
    let read = |indices: &[usize]| -> Result<(Batch, usize), SearchError> {
        let (mut builder, mut deflate, mut passages) = (Builder::new(stems, stops), Deflate::new(), 0);
        for &index in indices {
            let Some(incident) = library.incidents.get(index) else { continue };
            let document = document::read(incident, config, &mut builder);
            builder.finish_document();
            passages += document.passages.len();
            document.cards(index, library, config, |number, json| {
                files.put(&format!("doc-{index}-{number}"), deflate.stream(&json))
            })?;
        }
        Ok((builder.finish(), passages))
    };
    let batches: Vec<(Batch, usize)> = indices.par_chunks(size).map(read).collect::<Result<_, _>>()?;
    let passages = batches.iter().map(|(_, passages)| passages).sum();
    Ok((batches.into_iter().map(|(batch, _)| batch).collect(), passages))
}
