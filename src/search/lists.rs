//! Posting lists to files.

use rayon::prelude::*;

use super::SearchError;
use super::encode::{Deflate, count, varint};
use super::files::Files;
use super::postings::Batch;
use super::vocabulary::Vocabulary;

/// A list holds as many postings, those that matter most; others are in a file of their own.
pub(super) const FIRST: usize = 1024;
/// Lists share a file until they come to as many bytes.
const SHARD: usize = 4_000;
/// Lists made by one thread at a time.
const RANGE: usize = 256;

/// BM25F's saturation, for weights in words of plain text (Robertson, Zaragoza and Taylor, 2004).
const K1: f64 = 1.2;
/// BM25F's part of the length.
const B: f64 = 0.6;
/// Highest impact.
const STEPS: f64 = 32.0;

/// Where the list of a group is, and how many documents it has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) df: u32,
    pub(super) shard: u32,
    pub(super) slot: u32,
}

/// Writes the lists of all groups; where each of them is.
pub(super) fn write(
    batches: &[Batch],
    vocabulary: &Vocabulary<'_>,
    files: &Files<'_>,
) -> Result<Vec<Place>, SearchError> {
    let scorer = Scorer::new(batches);
    let groups: Vec<usize> = (0..vocabulary.groups()).collect();
    let ranges: Vec<Range> = groups
        .par_chunks(RANGE)
        .map(|groups| {
            let mut range = Range::default();
            let mut postings = Vec::new();
            for &group in groups {
                range.add(vocabulary.sources(group), &scorer, &mut postings);
            }
            range
        })
        .collect();

    let mut places = Vec::with_capacity(groups.len());
    let mut shards: Vec<Vec<List<'_>>> = Vec::new();
    let mut size = SHARD;
    for list in ranges.iter().flat_map(Range::lists) {
        if size >= SHARD {
            shards.push(Vec::new());
            size = 0;
        }
        let number = shards.len() - 1;
        let Some(shard) = shards.last_mut() else { continue };
        size += list.bytes.len() + 2;
        let to_u32 = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        places.push(Place { df: list.df, shard: to_u32(number), slot: to_u32(shard.len()) });
        shard.push(list);
    }
    shards.par_iter().enumerate().try_for_each_init(Deflate::new, |deflate, (number, lists)| {
        let mut bytes = Vec::with_capacity(2 * SHARD);
        count(&mut bytes, lists.len());
        lists.iter().for_each(|list| count(&mut bytes, list.bytes.len()));
        lists.iter().for_each(|list| bytes.extend_from_slice(list.bytes));
        files.put(&format!("lists-{number}"), deflate.stream(&bytes))?;
        for (slot, list) in lists.iter().enumerate().filter(|(_, list)| !list.rest.is_empty()) {
            files.put(&format!("rest-{number}-{slot}"), deflate.stream(list.rest))?;
        }
        Ok(())
    })?;
    Ok(places)
}

/// Weighs postings.
struct Scorer<'b> {
    batches: &'b [Batch],
    /// Number of each batch's first document.
    firsts: Vec<u32>,
    /// Mean of the weighted lengths.
    mean: f64,
}

impl<'b> Scorer<'b> {
    fn new(batches: &'b [Batch]) -> Self {
        let mut next = 0_u32;
        let firsts = batches.iter().map(|batch| {
            let first = next;
            next = next.saturating_add(u32::try_from(batch.lengths.len()).unwrap_or(u32::MAX));
            first
        });
        let firsts = firsts.collect();
        let lengths = batches.iter().flat_map(|batch| &batch.lengths);
        // Whole numbers, so that the sum does not depend on an order.
        let sum: u64 = lengths.map(|&length| u64::from(length)).sum();
        Self { batches, firsts, mean: sum as f64 / f64::from(next.max(1)) }
    }

    /// How much a word of this weight matters in a document of this length: 1 to 32.
    fn impact(&self, weight: u32, length: u32) -> u8 {
        // Weights are in halves.
        let weight = f64::from(weight) / 2.0;
        let length = if self.mean > 0.0 { f64::from(length) / self.mean } else { 1.0 };
        let share = weight / (weight + K1 * (1.0 - B + B * length));
        (share * STEPS).round().clamp(1.0, STEPS) as u8
    }
}

/// The lists of neighbouring groups.
#[derive(Default)]
struct Range {
    bytes: Vec<u8>,
    /// For each list, the documents it has, where it ends, and where its rest ends.
    ends: Vec<(u32, usize, usize)>,
}

/// A list as it is written.
struct List<'r> {
    df: u32,
    bytes: &'r [u8],
    rest: &'r [u8],
}

/// A posting of all batches.
#[derive(Clone, Copy)]
struct Posting<'b> {
    doc: u32,
    impact: u8,
    passages: &'b [u8],
}

impl Range {
    /// Adds the list of the group with these `sources`. `postings` is scratch.
    fn add<'b>(&mut self, sources: &[(u32, u32)], scorer: &Scorer<'b>, postings: &mut Vec<Posting<'b>>) {
        postings.clear();
        for &(batch, group) in sources {
            let (Some(batch), Some(first)) =
                (scorer.batches.get(batch as usize), scorer.firsts.get(batch as usize))
            else {
                continue;
            };
            postings.extend(batch.postings(group).map(|posting| {
                let length = batch.lengths.get(posting.doc as usize).copied().unwrap_or_default();
                let impact = scorer.impact(posting.weight, length);
                Posting { doc: first + posting.doc, impact, passages: posting.passages }
            }));
        }
        let df = u32::try_from(postings.len()).unwrap_or(u32::MAX);
        if postings.len() > FIRST {
            let worth = |posting: &Posting<'_>| (std::cmp::Reverse(posting.impact), posting.doc);
            postings.select_nth_unstable_by_key(FIRST, worth);
        }
        let length = FIRST.min(postings.len());
        let (best, rest) = postings.split_at_mut(length);
        if !rest.is_empty() {
            best.sort_unstable_by_key(|posting| posting.doc);
            rest.sort_unstable_by_key(|posting| posting.doc);
        }
        self.heads(best);
        for posting in best.iter() {
            self.bytes.extend_from_slice(posting.passages);
        }
        let end = self.bytes.len();
        if !rest.is_empty() {
            self.heads(rest);
        }
        self.ends.push((df, end, self.bytes.len()));
    }

    /// Adds the number of `postings`, their documents and their impacts.
    fn heads(&mut self, postings: &[Posting<'_>]) {
        count(&mut self.bytes, postings.len());
        let mut next = 0;
        for posting in postings {
            varint(&mut self.bytes, posting.doc - next);
            next = posting.doc + 1;
        }
        self.bytes.extend(postings.iter().map(|posting| posting.impact));
    }

    fn lists(&self) -> impl Iterator<Item = List<'_>> {
        let mut start = 0;
        self.ends.iter().map(move |&(df, end, rest)| {
            let bytes = self.bytes.get(start..end).unwrap_or_default();
            start = rest;
            List { df, bytes, rest: self.bytes.get(end..rest).unwrap_or_default() }
        })
    }
}
