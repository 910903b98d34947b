//! Queries answered from the files of an index: the engine of `pmsite search`. The one in the browser
//! (`static/search.js`) comes to the same results from the same bytes.
//!
//! [`query`] takes a query apart; `matching` finds the words of the dictionary that it stands for,
//! `rank` the documents, `phrase` and [`filters`] leave out those that do not fit, `snippet` shows why
//! the others were found.

mod bytes;
mod chunks;
mod columns;
pub mod filters;
mod matching;
mod memory;
mod phrase;
mod postings;
pub mod query;
mod rank;
mod shards;
mod snippet;
mod words;

use std::collections::{BTreeSet, HashSet};

use crate::search::tokens::stop_words;
use filters::{Filters, Unknown};
use matching::Matches;
use phrase::{Read, Step};
use query::{Filter, Key, Phrase, Query, Unit};
use rank::Hit;
use shards::Shards;
use snippet::Marks;

pub use memory::Memory;
pub use shards::{Fetch, IndexError, Manifest, Row, Tables};
pub use snippet::Piece;

/// With fewer results than this, incidents follow that hold some of the words.
const ENOUGH: usize = 10;
/// At most so many documents are read for phrases.
const MAX_READ: usize = 50;

/// An index that is open for queries.
pub struct Engine<'a> {
    shards: Shards<'a>,
    stops: &'static [&'static str],
}

/// What a query found.
#[derive(Debug, Default)]
pub struct Found {
    /// The results, the best first.
    pub results: Vec<Ranked>,
    /// How many have all of the words; if none has, how many have some.
    pub count: usize,
    /// What a reader should know.
    pub notes: Vec<String>,
    /// Words that are nowhere, and those that were looked for in their place.
    pub corrected: Vec<(String, Vec<String>)>,
    /// Words that are nowhere, nor anything like them.
    pub nowhere: Vec<String>,
    /// How many more there are that only the filters leave out.
    pub filtered: usize,
    /// Whether a file of the index could not be read.
    pub failed: bool,
    marks: Marks,
}

/// A document that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// Its number.
    pub doc: u32,
    /// How good it is.
    pub score: u64,
    /// The passage that shows why.
    pub passage: u32,
    /// Words that it does not hold.
    pub missing: Vec<String>,
}

/// A result as a reader sees it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Card {
    /// The document's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its page, from the top of the site.
    pub url: String,
    /// The day it began.
    pub date: Option<String>,
    /// Its severity.
    pub severity: Option<String>,
    /// Its causes.
    pub causes: Vec<String>,
    /// Its services.
    pub services: Vec<String>,
    /// What fixed it, in a line.
    pub fix: Option<String>,
    /// The title of the section that is shown; empty for what stands before all.
    pub section: String,
    /// Where that section is on the page; empty for its top.
    pub anchor: String,
    /// What stands there.
    pub snippet: Vec<Piece>,
}

impl<'a> Engine<'a> {
    /// Opens the index whose files `fetch` gives.
    ///
    /// # Errors
    /// There is none, or it is of another version.
    pub fn open(fetch: &'a dyn Fetch) -> Result<Self, IndexError> {
        let shards = Shards::open(fetch)?;
        let stops = stop_words(&shards.manifest.language);
        Ok(Self { shards, stops })
    }

    /// What the index says of itself.
    pub fn manifest(&self) -> &Manifest {
        &self.shards.manifest
    }

    /// Answers a query; `filters` are met besides those in it.
    pub fn find(&self, text: &str, filters: &Filters) -> Found {
        let query = query::parse(text, &self.shards.manifest.language);
        let mut found = Found { notes: query.notes.clone(), ..Found::default() };
        let mut filters = filters.clone();
        for filter in &query.filters {
            if let Err(unknown) = filters.add(filter, &self.shards.manifest.facets) {
                found.notes.push(note(filter, &unknown));
            }
        }
        let units: Vec<Matches> =
            query.units.iter().map(|unit| matching::matches(unit, &self.shards)).collect();
        let extras: Vec<Matches> = query.extras.iter().map(|extra| self.exact(extra)).collect();
        for (unit, matches) in query.units.iter().zip(&units).filter(|(_, matches)| matches.corrected) {
            let words = matches.all.iter().map(|one| one.word.clone()).collect();
            found.corrected.push((unit.word.clone(), words));
        }
        let unmatched = query.units.iter().zip(&units).filter(|(_, matches)| matches.all.is_empty());
        found.nowhere = unmatched.map(|(unit, _)| unit.word.clone()).collect();
        let without = query.without.iter().flat_map(|words| self.documents(words)).collect::<HashSet<u32>>();
        let fits = |doc: u32| !without.contains(&doc) && self.pass(doc, &filters);
        let (full, partial) = if units.is_empty() {
            let all = (0..self.shards.manifest.docs).filter(|doc| fits(*doc));
            (all.map(|doc| Ranked { doc, score: 0, passage: 0, missing: Vec::new() }).collect(), Vec::new())
        } else {
            let hits = rank::hits(&units, &extras, &self.shards);
            let (hits, others): (Vec<_>, Vec<_>) = hits.into_iter().partition(|(doc, _)| fits(*doc));
            let is_full = |(doc, hit): &&(u32, Hit)| hit.count() == units.len() && !without.contains(doc);
            found.filtered = others.iter().filter(is_full).count();
            candidates(hits, &query.units)
        };
        let mut verify = Verify::new(self, &query);
        found.results = verify.all(full);
        found.count = found.results.len();
        self.side_by_side(&mut found.results, &query, &units);
        let room = ENOUGH.saturating_sub(found.count);
        let partial = verify.some(partial, room);
        if found.count == 0 && !partial.is_empty() {
            found.count = partial.len();
            found.notes.push("No incident has all of these words; these have some of them.".to_owned());
        }
        found.results.extend(partial);
        if verify.left_out {
            found.notes.push("Phrases were looked for in the 50 best incidents only.".to_owned());
        }
        found.marks = self.marks(&query.units, &units, &extras);
        found.failed = self.shards.failed.get();
        found
    }

    /// The result as a reader sees it.
    pub fn show(&self, found: &Found, result: &Ranked) -> Option<Card> {
        let first = self.shards.stretch(result.doc, 0)?;
        let number = first.number_of(result.passage);
        let stretch = if number == 0 { first.clone() } else { self.shards.stretch(result.doc, number)? };
        let place = result.passage.saturating_sub(stretch.first);
        let passage = |place: usize| stretch.passages.get(place);
        let mut shown = passage(usize::try_from(place).ok()?);
        // There is no summary: the text's beginning says more than nothing.
        if result.passage == 0 && shown.is_none_or(|(_, text)| text.is_empty()) {
            shown = passage(1).or(shown);
        }
        let (section, text) = shown.map_or((usize::MAX, ""), |(section, text)| (*section, text.as_str()));
        let (section, anchor) = stretch.sections.get(section).cloned().unwrap_or_default();
        Some(Card {
            id: first.id.clone(),
            title: first.title.clone(),
            url: first.url.clone(),
            date: first.date.clone(),
            severity: first.severity.as_ref().map(|severity| severity.title.clone()),
            causes: first.causes.clone(),
            services: first.services.clone(),
            fix: first.fix.clone(),
            section,
            anchor,
            snippet: snippet::snippet(text, &found.marks, self.stops),
        })
    }

    /// `text` in pieces, with the words of the query marked.
    pub fn mark(&self, found: &Found, text: &str) -> Vec<Piece> {
        snippet::whole(text, &found.marks, self.stops)
    }

    /// Of the first results, puts those in front that say the query word by word: what somebody copied
    /// from a log or remembers as a phrase. Only texts are read that are shown anyway.
    fn side_by_side(&self, results: &mut [Ranked], query: &Query, units: &[Matches]) {
        if query.sequence.len() < 2 || results.len() < 2 {
            return;
        }
        let steps: Vec<Step> = query.sequence.iter().map(|word| self.step(word, query, units)).collect();
        let (first, _) = results.split_at_mut(results.len().min(ENOUGH));
        let mut said = Vec::new();
        let mut others = Vec::new();
        for result in first.iter() {
            let read = Read::shown(result.doc, result.passage, &self.shards);
            match read.find(&steps) {
                Some(passage) => said.push(Ranked { passage, ..result.clone() }),
                None => others.push(result.clone()),
            }
        }
        for (place, result) in first.iter_mut().zip(said.into_iter().chain(others)) {
            *place = result;
        }
    }

    /// What stands for `word` of the query in a text.
    fn step(&self, word: &str, query: &Query, units: &[Matches]) -> Step {
        let mut step = Step::exact(word);
        let is_it = |(unit, _): &(&Unit, &Matches)| unit.word == word && !unit.is_exact && !unit.is_stop;
        if let Some((unit, matches)) = query.units.iter().zip(units).find(is_it) {
            step.words.extend(matches.all.iter().flat_map(|one| matching::forms(one, &self.shards)));
            step.beginning = unit.is_open.then(|| word.to_owned());
        }
        step
    }

    fn exact(&self, word: &str) -> Matches {
        let all: Vec<_> = matching::exact(word, &self.shards).into_iter().collect();
        let df = all.first().map_or(0, |one| one.group.df);
        Matches { all, corrected: false, idf: matching::idf(df, self.shards.manifest.docs) }
    }

    /// Documents that hold all of `words`.
    fn documents(&self, words: &[String]) -> BTreeSet<u32> {
        let mut all: Option<BTreeSet<u32>> = None;
        for word in words {
            let matches = self.exact(word).all;
            let postings = matches.iter().filter_map(|one| self.shards.postings(one.group));
            let docs: BTreeSet<u32> =
                postings.flat_map(|postings| postings.0).map(|posting| posting.doc).collect();
            all = Some(match all {
                Some(all) => all.intersection(&docs).copied().collect(),
                None => docs,
            });
        }
        all.unwrap_or_default()
    }

    fn pass(&self, doc: u32, filters: &Filters) -> bool {
        if filters.is_empty() {
            return true;
        }
        let size = self.shards.manifest.facet_block;
        let (Some(block), Some(place)) = (doc.checked_div(size), doc.checked_rem(size)) else { return false };
        let columns = self.shards.columns(block);
        let facts = columns.as_ref().and_then(|columns| columns.get(place));
        facts.is_some_and(|facts| filters.pass(facts, &self.shards.manifest.facets))
    }

    fn marks(&self, units: &[Unit], matches: &[Matches], extras: &[Matches]) -> Marks {
        let all = matches.iter().chain(extras).flat_map(|matches| &matches.all);
        let mut words: HashSet<String> = all.flat_map(|one| matching::forms(one, &self.shards)).collect();
        words.extend(units.iter().map(|unit| unit.word.clone()));
        let open = units.iter().filter(|unit| unit.is_open || unit.is_stop);
        Marks { words, beginnings: open.map(|unit| unit.word.clone()).collect() }
    }
}

/// Documents with all units, the best first, and with some, those with most first.
fn candidates(hits: Vec<(u32, Hit)>, units: &[Unit]) -> (Vec<Ranked>, Vec<Ranked>) {
    let (mut full, mut partial) = (Vec::new(), Vec::new());
    for (doc, hit) in hits {
        let missing: Vec<usize> = (0..units.len()).filter(|&unit| !hit.has(unit)).collect();
        let is_exact = |&unit: &usize| units.get(unit).is_some_and(|unit| unit.is_exact);
        let words = missing.iter().filter_map(|&unit| units.get(unit)).map(|unit| unit.word.clone());
        let missing_words = words.collect();
        let ranked = Ranked { doc, score: hit.score(), passage: hit.best_passage(), missing: missing_words };
        if missing.is_empty() {
            full.push(ranked);
        } else if !missing.iter().any(is_exact) {
            partial.push((hit.count(), ranked));
        }
    }
    full.sort_by_key(|one| (std::cmp::Reverse(one.score), one.doc));
    partial.sort_by_key(|(count, one)| (std::cmp::Reverse((*count, one.score)), one.doc));
    (full, partial.into_iter().map(|(_, one)| one).collect())
}

/// Reads documents for the query's phrases.
struct Verify<'e, 'a> {
    engine: &'e Engine<'a>,
    phrases: &'e [Phrase],
    /// Phrases that must not be there, with the documents that may hold them; none for all.
    without: Vec<(&'e Phrase, Option<BTreeSet<u32>>)>,
    read: usize,
    left_out: bool,
}

impl<'e, 'a> Verify<'e, 'a> {
    fn new(engine: &'e Engine<'a>, query: &'e Query) -> Self {
        let suspects = |phrase: &'e Phrase| {
            let docs = (!phrase.words.is_empty()).then(|| engine.documents(&phrase.words));
            (phrase, docs)
        };
        let without = query.without_phrases.iter().map(suspects).collect();
        Self { engine, phrases: &query.phrases, without, read: 0, left_out: false }
    }

    fn all(&mut self, candidates: Vec<Ranked>) -> Vec<Ranked> {
        self.some(candidates, usize::MAX)
    }

    /// The first `most` candidates that fit.
    fn some(&mut self, candidates: Vec<Ranked>, most: usize) -> Vec<Ranked> {
        candidates.into_iter().filter_map(|candidate| self.one(candidate)).take(most).collect()
    }

    fn one(&mut self, mut candidate: Ranked) -> Option<Ranked> {
        let suspect: Vec<&Phrase> = self
            .without
            .iter()
            .filter(|(_, docs)| docs.as_ref().is_none_or(|docs| docs.contains(&candidate.doc)))
            .map(|(phrase, _)| *phrase)
            .collect();
        if self.phrases.is_empty() && suspect.is_empty() {
            return Some(candidate);
        }
        if self.read == MAX_READ {
            self.left_out = true;
            return None;
        }
        self.read += 1;
        let read = Read::all(candidate.doc, &self.engine.shards);
        let find = |phrase: &Phrase| {
            let steps: Vec<Step> = phrase.sequence.iter().map(|word| Step::exact(word)).collect();
            read.find(&steps)
        };
        for (index, phrase) in self.phrases.iter().enumerate() {
            let passage = find(phrase)?;
            if index == 0 {
                candidate.passage = passage;
            }
        }
        let has = suspect.iter().any(|phrase| find(phrase).is_some());
        (!has).then_some(candidate)
    }
}

fn note(filter: &Filter, unknown: &Unknown) -> String {
    let (key, value) = (filter.key.name(), &filter.value);
    match (filter.key, &unknown.nearest) {
        (Key::Since | Key::Until, _) => {
            format!("“{value}” is no date: write {key}:2023, {key}:2023-05 or {key}:2023-05-17.")
        }
        (_, Some(nearest)) => format!("There is no {key} “{value}”; did you mean “{nearest}”?"),
        (_, None) => format!("There is no {key} “{value}”."),
    }
}
