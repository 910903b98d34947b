//! The words of all batches, put together.

use std::cmp::Ordering;
use std::collections::HashMap;

use rayon::prelude::*;

use super::postings::Batch;
use crate::stem::Stems;

/// All words and their groups. Groups are numbered in the order of their smallest words.
pub(super) struct Vocabulary<'b> {
    /// Each word with its group; sorted.
    pub(super) words: Vec<(&'b str, u32)>,
    /// For each group, the batches that have it and its number there, in the order of batches.
    sources: Vec<(u32, u32)>,
    /// Where each group's part of the sources ends.
    ends: Vec<usize>,
}

impl<'b> Vocabulary<'b> {
    pub(super) fn new(batches: &'b [Batch], stems: &Stems) -> Self {
        // Words in the order in which they come up; for each batch, a word of each of its groups.
        let mut numbers: HashMap<&str, u32> = HashMap::new();
        let mut words: Vec<&str> = Vec::new();
        let mut named: Vec<Vec<u32>> = Vec::with_capacity(batches.len());
        for batch in batches {
            let mut of = vec![0; batch.groups()];
            for (word, group) in &batch.words {
                let next = u32::try_from(words.len()).unwrap_or(u32::MAX);
                let number = *numbers.entry(word).or_insert(next);
                if number == next {
                    words.push(word);
                }
                if let Some(slot) = of.get_mut(*group as usize) {
                    *slot = number;
                }
            }
            named.push(of);
        }
        drop(numbers);

        let mut sorted: Vec<u32> = (0..words.len()).filter_map(|word| u32::try_from(word).ok()).collect();
        let word_of = |number: u32| words.get(number as usize).copied().unwrap_or_default();
        sorted.par_sort_unstable_by(|&a, &b| by_utf16(word_of(a), word_of(b)));

        let mut groups: HashMap<Box<str>, u32> = HashMap::new();
        let mut group_of = vec![0_u32; words.len()];
        let words: Vec<(&str, u32)> = sorted
            .into_iter()
            .map(|number| {
                let word = word_of(number);
                let stem = stems.stem(word);
                let next = u32::try_from(groups.len()).unwrap_or(u32::MAX);
                let group = match groups.get(stem.as_ref()) {
                    Some(&group) => group,
                    None => *groups.entry(stem.as_ref().into()).or_insert(next),
                };
                if let Some(slot) = group_of.get_mut(number as usize) {
                    *slot = group;
                }
                (word, group)
            })
            .collect();

        let group_of = |number: u32| group_of.get(number as usize).copied().unwrap_or_default() as usize;
        let mut ends = vec![0_usize; groups.len()];
        for number in named.iter().flatten() {
            if let Some(end) = ends.get_mut(group_of(*number)) {
                *end += 1;
            }
        }
        let mut sum = 0;
        for end in &mut ends {
            // Where it starts, for now; filling it makes this its end.
            sum += std::mem::replace(end, sum);
        }
        let mut sources = vec![(0, 0); sum];
        for (batch, named) in (0_u32..).zip(&named) {
            for (group, number) in (0_u32..).zip(named) {
                let Some(end) = ends.get_mut(group_of(*number)) else { continue };
                if let Some(slot) = sources.get_mut(*end) {
                    *slot = (batch, group);
                }
                *end += 1;
            }
        }
        Self { words, sources, ends }
    }

    /// How many groups there are.
    pub(super) fn groups(&self) -> usize {
        self.ends.len()
    }

    /// The batches that have `group`, and its number there.
    pub(super) fn sources(&self, group: usize) -> &[(u32, u32)] {
        let start = group.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.ends.get(group).and_then(|&end| self.sources.get(start..end)).unwrap_or_default()
    }
}

/// The order of UTF-16 code units, in which JavaScript compares.
pub(super) fn by_utf16(a: &str, b: &str) -> Ordering {
    let differing = a.bytes().zip(b.bytes()).find(|(a, b)| a != b);
    match differing {
        None => a.len().cmp(&b.len()),
        // Surrogates, which stand for what takes four bytes, come before U+E000 to U+FFFF.
        Some((0xee..=0xef, 0xf0..)) => Ordering::Greater,
        Some((0xf0.., 0xee..=0xef)) => Ordering::Less,
        Some((a, b)) => a.cmp(&b),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::search::postings::Builder;

    #[test]
    fn groups_are_numbered_by_their_smallest_words() {
        let stems = Stems::of("en");
        let batch = |text: &str| {
            let mut builder = Builder::new(&stems, &[]);
            builder.field(text, 2, 0);
            builder.finish_document();
            builder.finish()
        };
        let batches = [batch("pools leak"), batch("zebra pool"), batch("leaking leaks")];
        let vocabulary = Vocabulary::new(&batches, &stems);
        assert_eq!(
            vocabulary.words,
            [("leak", 0), ("leaking", 0), ("leaks", 0), ("pool", 1), ("pools", 1), ("zebra", 2)]
        );
        assert_eq!(vocabulary.groups(), 3);
        assert_eq!(vocabulary.sources(0), [(0, 1), (2, 0)]);
        assert_eq!(vocabulary.sources(1), [(0, 0), (1, 1)]);
        assert_eq!(vocabulary.sources(2), [(1, 0)]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn the_order_is_that_of_utf16(a in "[a\u{e9}\u{d7ff}\u{e000}\u{ffff}\u{10000}\u{10ffff}]{0,4}", b in "[a\u{e9}\u{d7ff}\u{e000}\u{ffff}\u{10000}\u{10ffff}]{0,4}") {
            prop_assert_eq!(by_utf16(&a, &b), a.encode_utf16().cmp(b.encode_utf16()));
        }
    }
}
