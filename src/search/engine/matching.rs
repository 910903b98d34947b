//! A word of the query to words of the dictionary: itself, words that it begins, other endings of it,
//! and what it may be a typing error for.

use std::collections::HashMap;

use strsim::osa_distance;

use super::bytes::by_utf16;
use super::query::Unit;
use super::shards::Shards;
use super::words::{Group, shards_of};
use crate::search::tokens::is_cjk;

/// At most so many groups are taken for a beginning, and for other endings or typing errors.
const MAX_BEGINNINGS: usize = 8;
const MAX_OTHERS: usize = 4;

/// What may stand behind the common part of two forms of an English word.
const ENDINGS: [&str; 18] = [
    "", "s", "es", "ed", "d", "e", "ing", "y", "ies", "ied", "er", "ers", "ion", "ions", "al", "ly", "ment",
    "ments",
];

/// How much a match counts, in sixteenths.
pub(super) mod weight {
    pub(in crate::search::engine) const EXACT: u32 = 16;
    pub(in crate::search::engine) const BEGINNING: u32 = 10;
    pub(in crate::search::engine) const BEGINNING_BESIDE_EXACT: u32 = 6;
    pub(in crate::search::engine) const ENDING: u32 = 12;
    pub(in crate::search::engine) const TYPO: u32 = 10;
    pub(in crate::search::engine) const TWO_TYPOS: u32 = 7;
    pub(in crate::search::engine) const TYPO_BESIDE_EXACT: u32 = 5;
}

/// A group of the dictionary that a word of the query stands for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Match {
    pub group: Group,
    /// In sixteenths.
    pub weight: u32,
    /// The form that was found.
    pub word: String,
}

/// All that one word stands for.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Matches {
    pub all: Vec<Match>,
    /// Whether it was found by other endings or as a typing error only.
    pub corrected: bool,
    /// The rarity of the word.
    pub idf: u64,
}

/// What `unit` stands for.
pub(super) fn matches(unit: &Unit, shards: &Shards<'_>) -> Matches {
    let word = unit.word.as_str();
    let length = word.chars().count();
    let exact = if unit.is_stop { None } else { exact(word, shards) };
    let mut all: Vec<Match> = exact.iter().cloned().collect();
    let mut corrected = false;
    let is_lone = length == 1 && word.chars().all(is_cjk);
    let takes_beginnings = unit.is_open || unit.is_stop || exact.is_none() && !unit.is_exact || is_lone;
    if takes_beginnings && (length >= 2 || is_lone) {
        let weight = if exact.is_some() { weight::BEGINNING_BESIDE_EXACT } else { weight::BEGINNING };
        all.extend(beginnings(word, exact.as_ref(), shards, weight));
    }
    if !unit.is_exact && !unit.is_stop {
        if all.is_empty() {
            all = endings(word, shards);
            corrected = !all.is_empty();
        }
        let rare = exact.as_ref().filter(|exact| all.len() == 1 && exact.group.df <= 2 && length >= 5);
        if all.is_empty() || rare.is_some() {
            corrected = all.is_empty();
            all.extend(typos(word, rare, shards));
        }
    }
    corrected &= !all.is_empty();
    let most = all.iter().map(|one| one.group.df).max().unwrap_or_default();
    let df = exact.map_or(most, |exact| exact.group.df);
    Matches { all, corrected, idf: idf(df, shards.manifest.docs) }
}

/// The word itself and nothing else.
pub(super) fn exact(word: &str, shards: &Shards<'_>) -> Option<Match> {
    let group = group(word, shards)?;
    Some(Match { group, weight: weight::EXACT, word: word.to_owned() })
}

/// The rarity of a word that `df` of `docs` documents hold, in 64ths.
pub(super) fn idf(df: u32, docs: u32) -> u64 {
    let (df, docs) = (f64::from(df.min(docs)), f64::from(docs));
    let idf = (64.0 * (1.0 + (docs - df + 0.5) / (df + 0.5)).ln()).round();
    (idf as u64).max(1)
}

/// Words of the group of `one` that stand near it in the dictionary.
pub(super) fn forms(one: &Match, shards: &Shards<'_>) -> Vec<String> {
    let number = shards_of(&shards.manifest.words, &one.word).next();
    let words = number.and_then(|number| shards.words(number));
    words.map(|words| words.forms(one.group).map(str::to_owned).collect()).unwrap_or_default()
}

fn group(word: &str, shards: &Shards<'_>) -> Option<Group> {
    let number = shards_of(&shards.manifest.words, word).next()?;
    shards.words(number)?.group(word)
}

/// Calls `take` with all words that begin with `prefix`.
fn beginning(prefix: &str, shards: &Shards<'_>, mut take: impl FnMut(&str, Group)) {
    for number in shards_of(&shards.manifest.words, prefix) {
        if let Some(words) = shards.words(number) {
            words.beginning(prefix).for_each(|(word, group)| take(word, group));
        }
    }
}

/// Groups, each with the smallest word that it was found by.
#[derive(Default)]
struct Groups(HashMap<Group, String>);

impl Groups {
    fn add(&mut self, word: &str, group: Group) {
        match self.0.get_mut(&group) {
            Some(known) if by_utf16(word, known).is_lt() => *known = word.to_owned(),
            Some(_) => {}
            None => {
                self.0.insert(group, word.to_owned());
            }
        }
    }

    /// The `count` most frequent ones.
    fn most(self, count: usize, weight: u32) -> Vec<Match> {
        let found = self.0.into_iter().map(|(group, word)| Match { group, weight, word });
        let mut found: Vec<Match> = found.collect();
        found.sort_by(|a, b| b.group.df.cmp(&a.group.df).then_with(|| by_utf16(&a.word, &b.word)));
        found.truncate(count);
        found
    }
}

fn beginnings(prefix: &str, exact: Option<&Match>, shards: &Shards<'_>, weight: u32) -> Vec<Match> {
    let mut groups = Groups::default();
    beginning(prefix, shards, |word, group| {
        if exact.is_none_or(|exact| exact.group != group) {
            groups.add(word, group);
        }
    });
    groups.most(MAX_BEGINNINGS, weight)
}

/// Words that have the beginning of `word` and another ending.
fn endings(word: &str, shards: &Shards<'_>) -> Vec<Match> {
    let mut groups = Groups::default();
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        let stems = ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending));
        for stem in stems.filter(|stem| stem.len() >= 3) {
            for ending in ENDINGS {
                let other = format!("{stem}{ending}");
                if let Some(group) = group(&other, shards) {
                    groups.add(&other, group);
                }
            }
        }
    }
    groups.most(MAX_OTHERS, weight::ENDING)
}

/// Words that `word` is near to; beside an exact match that is rare, only much more frequent ones.
fn typos(word: &str, rare: Option<&Match>, shards: &Shards<'_>) -> Vec<Match> {
    let letters: Vec<char> = word.chars().collect();
    if letters.len() < 4 || !letters.iter().all(|&c| is_letter(c)) {
        return Vec::new();
    }
    let limit = if letters.len() >= 8 { 2 } else { 1 };
    let (first, last) = match letters.len() {
        ..=4 => (1, 2),
        5 => (2, 2),
        _ => (2, 3),
    };
    let mut near: [Groups; 2] = Default::default();
    let mut add = |other: &str, group: Group, distance: usize| {
        let may = |exact: &Match| group != exact.group && group.df >= exact.group.df.saturating_mul(8);
        if rare.is_none_or(may)
            && let Some(groups) = distance.checked_sub(1).and_then(|index| near.get_mut(index))
        {
            groups.add(other, group);
        }
    };
    let distance = |other: &str| -> Option<usize> {
        let length = other.chars().count();
        let may = length >= 3 && length.abs_diff(letters.len()) <= limit && other.chars().all(is_letter);
        may.then(|| osa_distance(word, other)).filter(|distance| *distance <= limit)
    };
    let prefix: String = letters.iter().take(first).collect();
    beginning(&prefix, shards, |other, group| {
        if let Some(distance) = distance(other) {
            add(other, group, distance);
        }
    });
    let suffix: String = letters.iter().rev().take(last).collect();
    for number in shards_of(&shards.manifest.back, &suffix) {
        let Some(back) = shards.back(number) else { continue };
        for other in back.beginning(&suffix) {
            let other: String = other.chars().rev().collect();
            if let Some(distance) = distance(&other)
                && let Some(group) = group(&other, shards)
            {
                add(&other, group, distance);
            }
        }
    }
    let [one, two] = near;
    let weights =
        if rare.is_some() { [weight::TYPO_BESIDE_EXACT; 2] } else { [weight::TYPO, weight::TWO_TYPOS] };
    let found = one.most(MAX_OTHERS, weights[0]);
    if found.is_empty() { two.most(MAX_OTHERS, weights[1]) } else { found }
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() && !is_cjk(c)
}
