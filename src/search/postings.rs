//! Words of neighbouring documents to posting lists: a batch of documents has a vocabulary of its
//! own, so that batches are made at the same time, without locks, and merged afterwards.

use std::collections::HashMap;

use super::encode::{count, take_varint, varint};
use super::tokens::tokens;
use crate::stem::Stems;

/// A posting names at most this many passages, the first ones.
const MAX_PASSAGES: usize = 8;

/// A batch in the making.
pub(super) struct Builder<'s> {
    stems: &'s Stems,
    stops: &'s [&'s str],
    /// Group of each word.
    words: HashMap<Box<str>, u32>,
    /// Group of each stem.
    groups: HashMap<Box<str>, u32>,
    /// For each group, where its posting in this document is, if it has one.
    places: Vec<u32>,
    /// Postings of this document.
    open: Vec<Open>,
    /// Weighted length of this document.
    length: u32,
    lengths: Vec<u32>,
    /// Postings of the documents before.
    entries: Vec<Entry>,
    bytes: Vec<u8>,
}

/// A posting of the document being read.
struct Open {
    group: u32,
    /// Occurrences, weighted.
    weight: u32,
    passages: [u32; MAX_PASSAGES],
    /// How many passages there are.
    count: usize,
}

/// A finished posting.
struct Entry {
    group: u32,
    doc: u32,
    /// Where its weight and its passages begin.
    at: usize,
}

/// The posting lists of a batch.
#[derive(Debug)]
pub(super) struct Batch {
    /// Words and their groups.
    pub(super) words: Vec<(Box<str>, u32)>,
    /// Weighted lengths of its documents.
    pub(super) lengths: Vec<u32>,
    /// The lists of all groups, one after the other.
    bytes: Vec<u8>,
    /// Where each list ends.
    ends: Vec<usize>,
}

/// A posting of a batch.
pub(super) struct Posting<'a> {
    /// Number of the document in the batch.
    pub(super) doc: u32,
    /// Occurrences, weighted.
    pub(super) weight: u32,
    /// Passages as they are written to files.
    pub(super) passages: &'a [u8],
}

impl<'s> Builder<'s> {
    pub(super) fn new(stems: &'s Stems, stops: &'s [&'s str]) -> Self {
        Self {
            stems,
            stops,
            words: HashMap::new(),
            groups: HashMap::new(),
            places: Vec::new(),
            open: Vec::new(),
            length: 0,
            lengths: Vec::new(),
            entries: Vec::new(),
            bytes: Vec::new(),
        }
    }

    /// Counts the words of `text`, each `weight` times, as words of `passage`, which is none before that
    /// of the last call. Returns how many words a reader sees.
    pub(super) fn field(&mut self, text: &str, weight: u32, passage: u32) -> usize {
        let mut seen = 0;
        tokens(text, self.stops, &mut |token| {
            seen += usize::from(token.kind.is_in_sequence());
            if token.kind.is_indexed() {
                let group = self.group(token.word);
                self.count(group, weight, passage);
            }
        });
        seen
    }

    fn group(&mut self, word: &str) -> u32 {
        if let Some(&group) = self.words.get(word) {
            return group;
        }
        let stem = self.stems.stem(word);
        let next = u32::try_from(self.places.len()).unwrap_or(u32::MAX);
        let group = match self.groups.get(stem.as_ref()) {
            Some(&group) => group,
            None => {
                self.groups.insert(stem.as_ref().into(), next);
                self.places.push(0);
                next
            }
        };
        self.words.insert(word.into(), group);
        group
    }

    fn count(&mut self, group: u32, weight: u32, passage: u32) {
        self.length = self.length.saturating_add(weight);
        let Some(place) = self.places.get_mut(group as usize) else { return };
        // What the place says may be left from another document.
        match self.open.get_mut(*place as usize).filter(|open| open.group == group) {
            Some(open) => {
                open.weight = open.weight.saturating_add(weight);
                let last = open.count.checked_sub(1).and_then(|last| open.passages.get(last));
                if last != Some(&passage)
                    && let Some(slot) = open.passages.get_mut(open.count)
                {
                    *slot = passage;
                    open.count += 1;
                }
            }
            None => {
                *place = u32::try_from(self.open.len()).unwrap_or(u32::MAX);
                let mut passages = [0; MAX_PASSAGES];
                passages[0] = passage;
                self.open.push(Open { group, weight, passages, count: 1 });
            }
        }
    }

    /// Ends the document.
    pub(super) fn finish_document(&mut self) {
        let doc = u32::try_from(self.lengths.len()).unwrap_or(u32::MAX);
        for open in self.open.drain(..) {
            self.entries.push(Entry { group: open.group, doc, at: self.bytes.len() });
            varint(&mut self.bytes, open.weight);
            let mut next = 0;
            for (index, &passage) in open.passages.iter().take(open.count).enumerate() {
                let more = u32::from(index + 1 < open.count);
                varint(&mut self.bytes, passage.saturating_sub(next) << 1 | more);
                next = passage.saturating_add(1);
            }
        }
        self.lengths.push(std::mem::take(&mut self.length));
    }

    /// The lists by group.
    pub(super) fn finish(self) -> Batch {
        // A counting sort: entries of one group stay in the order of documents.
        let mut starts = vec![0_usize; self.places.len() + 1];
        for entry in &self.entries {
            if let Some(start) = starts.get_mut(entry.group as usize + 1) {
                *start += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut order = vec![0_usize; self.entries.len()];
        for (index, entry) in self.entries.iter().enumerate() {
            if let Some(start) = starts.get_mut(entry.group as usize) {
                if let Some(slot) = order.get_mut(*start) {
                    *slot = index;
                }
                *start += 1;
            }
        }
        let mut bytes = Vec::with_capacity(self.bytes.len() + self.entries.len() + self.entries.len() / 4);
        let mut ends = Vec::with_capacity(self.places.len());
        let mut order = order.into_iter().filter_map(|index| {
            let entry = self.entries.get(index)?;
            let end = self.entries.get(index + 1).map_or(self.bytes.len(), |next| next.at);
            Some((entry, self.bytes.get(entry.at..end)?))
        });
        let mut from = 0;
        for end in starts.into_iter().take(self.places.len()) {
            let mut next = 0;
            for (entry, rest) in order.by_ref().take(end - from) {
                varint(&mut bytes, entry.doc - next);
                count(&mut bytes, rest.len());
                bytes.extend_from_slice(rest);
                next = entry.doc + 1;
            }
            from = end;
            ends.push(bytes.len());
        }
        bytes.shrink_to_fit();
        Batch { words: self.words.into_iter().collect(), lengths: self.lengths, bytes, ends }
    }
}

impl Batch {
    /// How many groups there are.
    pub(super) fn groups(&self) -> usize {
        self.ends.len()
    }

    /// The postings of `group`, in the order of documents.
    pub(super) fn postings(&self, group: u32) -> impl Iterator<Item = Posting<'_>> {
        let group = group as usize;
        let start = group.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(group).copied().unwrap_or(start);
        let mut bytes = self.bytes.get(start..end).unwrap_or_default();
        let mut next = 0;
        std::iter::from_fn(move || {
            if bytes.is_empty() {
                return None;
            }
            let doc = next + take_varint(&mut bytes);
            next = doc + 1;
            let length = take_varint(&mut bytes) as usize;
            let (mut own, rest) = bytes.split_at_checked(length)?;
            bytes = rest;
            let weight = take_varint(&mut own);
            Some(Posting { doc, weight, passages: own })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_share_a_list() {
        let stems = Stems::of("en");
        let mut builder = Builder::new(&stems, &["the"]);
        assert_eq!(builder.field("the pool of pools", 2, 0), 4);
        builder.field("Pooling", 6, 3);
        builder.finish_document();
        builder.finish_document();
        builder.field("a k8s pool", 2, 5);
        builder.finish_document();
        let batch = builder.finish();
        assert_eq!(batch.lengths, [12, 0, 6]);
        let group_of = |word: &str| batch.words.iter().find(|(other, _)| &**other == word).unwrap().1;
        assert_eq!(group_of("pool"), group_of("pooling"));
        let postings: Vec<_> = batch
            .postings(group_of("pools"))
            .map(|posting| (posting.doc, posting.weight, posting.passages.to_vec()))
            .collect();
        assert_eq!(postings, [(0, 10, vec![1, 4]), (2, 2, vec![10])]);
        assert_eq!(batch.postings(group_of("k8s")).count(), 1);
        assert_eq!(batch.groups(), 4, "pool, of, a, k8s");
    }

    #[test]
    fn the_first_passages_are_named() {
        let stems = Stems::of("en");
        let mut builder = Builder::new(&stems, &[]);
        for passage in 0..20 {
            builder.field("pool pool", 2, passage);
        }
        builder.finish_document();
        let batch = builder.finish();
        let posting = batch.postings(0).next().unwrap();
        assert_eq!((posting.weight, posting.passages), (80, &[1, 1, 1, 1, 1, 1, 1, 0][..]));
    }
}
