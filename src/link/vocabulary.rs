//! Incidents to their vocabulary: which words each document uses, how often and how spelled, and in how
//! many documents each word occurs.

use std::collections::HashMap;

use rayon::prelude::*;

use super::stem::{STOP_WORDS, Stemmer, is_operational};
use super::terms::words;
use crate::incident::Incident;
use crate::parse::SectionKind;
use crate::source::Span;
use crate::stem::Stems;

/// What a document says after this many words is not looked at, so that work is bounded.
const MAX_WORDS: usize = 20_000;
/// A document of at least this many words says twice what it is about.
const LONG: usize = 200;
/// How often a word of the title counts.
const TITLE_WEIGHT: usize = 3;

/// The words of all documents.
#[derive(Default)]
pub(super) struct Vocabulary<'a> {
    /// In the order of the incidents.
    pub documents: Vec<Words<'a>>,
    /// In how many documents a stem occurs.
    pub counts: HashMap<u64, u32>,
}

/// The words of a document that may tell it from others.
pub(super) struct Words<'a> {
    /// Each stem once, sorted.
    pub telling: Box<[Word]>,
    title: &'a str,
    text: &'a str,
}

/// A stem, how often it occurs, and where its commonest spelling stands.
#[derive(Clone, Copy)]
pub(super) struct Word {
    /// The number of the stem.
    pub stem: u64,
    /// How often it occurs; more for one in the title.
    pub count: u16,
    in_title: bool,
    length: u8,
    at: u32,
}

impl<'a> Vocabulary<'a> {
    pub(super) fn new<'s>(incidents: &'a [Incident], stems: &'s Stems) -> Self {
        let stops = stop_numbers(stems);
        let start = || (Self::default(), Stemmer::new(stems));
        let read = |(mut vocabulary, mut stemmer): (Self, Stemmer<'s>), incident: &'a Incident| {
            vocabulary.read(incident, &mut stemmer, &stops);
            (vocabulary, stemmer)
        };
        let read = incidents.par_iter().with_min_len(256).fold(start, read);
        read.map(|(vocabulary, _)| vocabulary).reduce(Self::default, Self::joined)
    }

    fn read(&mut self, incident: &'a Incident, stemmer: &mut Stemmer<'_>, stops: &[u64]) {
        let title = incident.title.value.as_str();
        let text = incident.body.text(&incident.source);
        let mut words = Words { telling: Box::default(), title, text };
        let mut found = all_words(incident, title, text, stemmer, stops);
        let is_long = found.len() >= LONG;
        found.sort_unstable_by_key(|word| word.stem);
        let mut telling = Vec::new();
        for same in found.chunk_by_mut(|a, b| a.stem == b.stem) {
            let Some(word) = words.joined(same) else { continue };
            *self.counts.entry(word.stem).or_default() += 1;
            if word.count > 1 || !is_long || is_operational(words.spelling(&word)) {
                telling.push(word);
            }
        }
        words.telling = telling.into();
        self.documents.push(words);
    }

    fn joined(mut self, mut after: Self) -> Self {
        self.documents.append(&mut after.documents);
        let (mut counts, fewer) = if self.counts.len() >= after.counts.len() {
            (self.counts, after.counts)
        } else {
            (after.counts, self.counts)
        };
        for (stem, count) in fewer {
            *counts.entry(stem).or_default() += count;
        }
        Self { documents: self.documents, counts }
    }
}

/// The numbers of the stop words' stems, sorted.
fn stop_numbers(stems: &Stems) -> Vec<u64> {
    let mut stemmer = Stemmer::new(stems);
    let mut numbers: Vec<u64> =
        STOP_WORDS.split_whitespace().filter_map(|word| stemmer.number(word)).collect();
    numbers.sort_unstable();
    numbers
}

/// Every word of a document but stop words.
fn all_words(
    incident: &Incident,
    title: &str,
    text: &str,
    stemmer: &mut Stemmer<'_>,
    stops: &[u64],
) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::with_capacity(512);
    let mut add = |at: usize, word: &str, in_title: bool| {
        if found.len() >= MAX_WORDS {
            return;
        }
        let Some(stem) = stemmer.number(word) else { return };
        // Forty characters of four bytes fit; an offset beyond 4 GiB does not, and is left out.
        let (Ok(at), Ok(length)) = (u32::try_from(at), u8::try_from(word.len())) else { return };
        if stops.binary_search(&stem).is_err() {
            found.push(Word { stem, count: 1, in_title, length, at });
        }
    };
    words(title, &mut |at, word| add(at, word, true));
    for span in told(incident) {
        let slice = text.get(span.start..span.end).unwrap_or_default();
        words(slice, &mut |at, word| add(span.start + at, word, false));
    }
    found
}

/// The stretches of an incident's text that tell what happened: not the names of known sections, and
/// not what is to be done about it.
fn told(incident: &Incident) -> impl Iterator<Item = Span> {
    let body = &incident.body;
    let sections = body.sections.iter().enumerate();
    sections.filter(|(index, _)| !body.parts.corrective.contains(index)).flat_map(|(_, section)| {
        let heading = Some(section.heading).filter(|_| section.kind == SectionKind::Other);
        heading.into_iter().chain([section.content])
    })
}

impl<'a> Words<'a> {
    /// One word for all of `same`, which have one stem, spelled as most often.
    fn joined(&self, same: &mut [Word]) -> Option<Word> {
        if same.len() > 1 {
            same.sort_unstable_by_key(|word| (self.spelling(word), word.in_title, word.at));
        }
        let spellings = same.chunk_by(|a, b| self.spelling(a) == self.spelling(b));
        // The last of equals: lower case stands behind upper case.
        let word = spellings.max_by_key(|spelling| spelling.len())?.first()?;
        let count: usize = same.iter().map(|word| if word.in_title { TITLE_WEIGHT } else { 1 }).sum();
        Some(Word { count: u16::try_from(count).unwrap_or(u16::MAX), ..*word })
    }

    /// How `word` is written.
    pub(super) fn spelling(&self, word: &Word) -> &'a str {
        let text = if word.in_title { self.title } else { self.text };
        let start = word.at as usize;
        text.get(start..start + usize::from(word.length)).unwrap_or_default()
    }
}
