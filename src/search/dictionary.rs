//! The dictionary's files: words with their groups, and words backwards.

use rayon::prelude::*;

use super::SearchError;
use super::encode::{Deflate, count, varint, zigzag};
use super::files::Files;
use super::lists::Place;
use super::tokens::is_cjk;
use super::vocabulary::{Vocabulary, by_utf16};

/// Words in a file: a query of a word or two reads one or two of them, and little of what they hold.
const WORDS: usize = 500;
/// Words backwards in a file.
const BACK: usize = 2_500;
/// Shortest word that typos are looked for in by its end.
const SHORTEST_BACK: usize = 4;

/// First words of the files.
pub(super) struct Firsts {
    pub(super) words: Vec<String>,
    pub(super) back: Vec<String>,
}

/// Writes the dictionary; `places` are those of the groups' lists.
pub(super) fn write(
    vocabulary: &Vocabulary<'_>,
    places: &[Place],
    files: &Files<'_>,
) -> Result<Firsts, SearchError> {
    let shards: Vec<_> = vocabulary.words.chunks(WORDS).collect();
    shards.par_iter().enumerate().try_for_each_init(Deflate::new, |deflate, (number, words)| {
        files.put(&format!("words-{number}"), deflate.stream(&shard(words, places)))
    })?;

    let is_word = |word: &str| {
        word.chars().all(|c| c.is_alphabetic() && !is_cjk(c)) && word.chars().nth(SHORTEST_BACK - 1).is_some()
    };
    let words = vocabulary.words.iter().filter(|(word, _)| is_word(word));
    let mut back: Vec<String> = words.map(|(word, _)| word.chars().rev().collect()).collect();
    back.par_sort_unstable_by(|a, b| by_utf16(a, b));
    let back: Vec<_> = back.chunks(BACK).collect();
    back.par_iter().enumerate().try_for_each_init(Deflate::new, |deflate, (number, words)| {
        files.put(&format!("back-{number}"), deflate.stream(words.join("\n").as_bytes()))
    })?;

    let first = |words: &&[(&str, u32)]| words.first().map(|(word, _)| (*word).to_owned());
    Ok(Firsts {
        words: shards.iter().filter_map(first).collect(),
        back: back.iter().filter_map(|words| words.first().cloned()).collect(),
    })
}

/// Words with their groups.
fn shard(words: &[(&str, u32)], places: &[Place]) -> Vec<u8> {
    let text = words.iter().map(|(word, _)| *word).collect::<Vec<_>>().join("\n");
    // Groups are in the order of their lists.
    let mut groups: Vec<u32> = words.iter().map(|(_, group)| *group).collect();
    groups.sort_unstable();
    groups.dedup();

    let mut bytes = Vec::with_capacity(text.len() + 6 * words.len());
    count(&mut bytes, words.len());
    count(&mut bytes, text.len());
    bytes.extend_from_slice(text.as_bytes());
    count(&mut bytes, groups.len());
    let mut before = Place::default();
    for &group in &groups {
        let place = places.get(group as usize).copied().unwrap_or_default();
        varint(&mut bytes, place.df);
        zigzag(&mut bytes, i64::from(place.shard) - i64::from(before.shard));
        let slot =
            if place.shard == before.shard { place.slot.saturating_sub(before.slot) } else { place.slot };
        varint(&mut bytes, slot);
        before = place;
    }
    let mut next = 0_i64;
    for (_, group) in words {
        let index = groups.binary_search(group).ok().and_then(|index| i64::try_from(index).ok()).unwrap_or(0);
        zigzag(&mut bytes, index - next);
        next = index + 1;
    }
    bytes
}
