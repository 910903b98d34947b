//! Documents that hold words of the query, and how good each is.
//!
//! Impacts are BM25F's (Robertson, Zaragoza, Taylor, "Simple BM25 Extension to Multiple Weighted
//! Fields", CIKM 2004), counted when the index is built; here they are weighted by how rare a word is
//! and how well it fits, and words that stand together count more. All in integers, so that every
//! engine comes to the same order.

use std::collections::{BTreeMap, HashMap};

use super::matching::Matches;
use super::shards::Shards;

/// A document that holds words of the query.
#[derive(Clone, Debug, Default)]
pub(super) struct Hit {
    units: Vec<UnitHit>,
    extras: u64,
}

/// That it holds one of them.
#[derive(Clone, Debug)]
struct UnitHit {
    unit: usize,
    score: u64,
    passages: Vec<u32>,
}

impl Hit {
    /// How many units it holds.
    pub(super) fn count(&self) -> usize {
        self.units.len()
    }

    /// Whether it holds `unit`.
    pub(super) fn has(&self, unit: usize) -> bool {
        self.units.iter().any(|hit| hit.unit == unit)
    }

    /// How good it is.
    pub(super) fn score(&self) -> u64 {
        let together = self.passages().into_values().filter(|passage| passage.count >= 2);
        let nearness = together.map(|passage| passage.score).max().unwrap_or_default();
        self.units.iter().map(|unit| unit.score).sum::<u64>() + self.extras + nearness
    }

    /// The passage that holds most, of several the first of the text: what stands in the title and the
    /// facts is seen anyway. 0 where nothing is known.
    pub(super) fn best_passage(&self) -> u32 {
        let passages = self.passages().into_iter().rev();
        passages.max_by_key(|(number, passage)| (passage.score, *number > 0)).map_or(0, |(number, _)| number)
    }

    fn passages(&self) -> BTreeMap<u32, Passage> {
        let mut passages: BTreeMap<u32, Passage> = BTreeMap::new();
        for unit in &self.units {
            for &number in &unit.passages {
                let passage = passages.entry(number).or_default();
                passage.count += 1;
                passage.score += unit.score;
            }
        }
        passages
    }
}

/// What one passage holds.
#[derive(Default)]
struct Passage {
    count: usize,
    score: u64,
}

/// All documents that hold one of the units, and what the extras add.
pub(super) fn hits(units: &[Matches], extras: &[Matches], shards: &Shards<'_>) -> HashMap<u32, Hit> {
    let mut hits: HashMap<u32, Hit> = HashMap::new();
    for (unit, matches) in units.iter().enumerate() {
        for (doc, (score, mut passages)) in documents(matches, shards) {
            passages.sort_unstable();
            passages.dedup();
            hits.entry(doc).or_default().units.push(UnitHit { unit, score, passages });
        }
    }
    for matches in extras {
        for (doc, (score, _)) in documents(matches, shards) {
            if let Some(hit) = hits.get_mut(&doc) {
                hit.extras += score;
            }
        }
    }
    hits
}

/// The documents of one word, with its score and the passages that it stands in.
fn documents(matches: &Matches, shards: &Shards<'_>) -> HashMap<u32, (u64, Vec<u32>)> {
    let mut found: HashMap<u32, (u64, Vec<u32>)> = HashMap::new();
    for one in &matches.all {
        let Some(postings) = shards.postings(one.group) else { continue };
        for posting in postings.0 {
            let score = u64::from(one.weight) * matches.idf * u64::from(posting.impact);
            let (best, passages) = found.entry(posting.doc).or_default();
            *best = score.max(*best);
            passages.extend(posting.passages);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_passage_count_more() {
        let hit = |units: &[(u64, &[u32])]| Hit {
            units: (0..)
                .zip(units)
                .map(|(unit, (score, passages))| UnitHit { unit, score: *score, passages: passages.to_vec() })
                .collect(),
            extras: 1,
        };
        let apart = hit(&[(10, &[0, 3]), (7, &[5])]);
        assert_eq!((apart.score(), apart.best_passage()), (18, 3));
        let together = hit(&[(10, &[0, 3]), (7, &[3, 5])]);
        assert_eq!((together.score(), together.best_passage()), (18 + 17, 3));
        assert_eq!(hit(&[(10, &[])]).best_passage(), 0);
    }
}
