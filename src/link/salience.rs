//! Documents to their salient terms: the words that tell one document from the others (tf·idf), and
//! which documents have each.

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use super::vocabulary::{Vocabulary, Word, Words};
use crate::incident::Incident;
use crate::stem::Stems;

/// How many terms a document keeps.
const KEPT: usize = 16;

/// The salient terms of all documents.
#[derive(Debug, Default)]
pub(super) struct Salience {
    /// Terms of each document, sorted by term.
    pub of: Vec<Vec<Weighted>>,
    /// Documents of each term, in their order.
    pub postings: Vec<Vec<usize>>,
    terms: Vec<Term>,
}

/// A term of a document.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Weighted {
    /// Index of the term.
    pub term: usize,
    /// How salient it is in the document: 1000 for its most salient term.
    pub share: u32,
}

#[derive(Debug)]
struct Term {
    name: String,
    rarity: u32,
}

/// How few have something, in thousandths: 1000 if two of `all` documents have it, less the more do.
pub(super) fn rarity(having: usize, all: usize) -> u32 {
    let idf = |having: usize| (1.0 + all as f64 / having as f64).ln();
    (1000.0 * idf(having.max(2)) / idf(2)).round() as u32
}

/// The most documents that may have a term: a fifth, but in a small corpus up to three.
fn limit(all: usize) -> usize {
    (all / 5).max(3.min(all.saturating_sub(1)))
}

impl Salience {
    pub(super) fn new(incidents: &[Incident], stems: &Stems) -> Self {
        let Vocabulary { documents, counts } = Vocabulary::new(incidents, stems);
        let salient: Vec<Vec<Salient>> =
            documents.into_par_iter().map(|words| salient(&words, &counts, incidents.len())).collect();
        Self::from_salient(&salient, &counts)
    }

    fn from_salient(salient: &[Vec<Salient>], counts: &HashMap<u64, u32>) -> Self {
        let mut spellings: BTreeMap<u64, BTreeMap<&str, usize>> = BTreeMap::new();
        for term in salient.iter().flatten() {
            *spellings.entry(term.stem).or_default().entry(&term.spelling).or_default() += 1;
        }
        let mut salience = Self { postings: vec![Vec::new(); spellings.len()], ..Self::default() };
        let mut places = HashMap::with_capacity(spellings.len());
        for (place, (stem, spellings)) in spellings.iter().enumerate() {
            // The last of equals: lower case stands behind upper case.
            let name = spellings.iter().max_by_key(|(_, count)| **count).map_or("", |(name, _)| *name);
            let having = counts.get(stem).copied().unwrap_or_default() as usize;
            let whole = rarity(having, salient.len());
            // Characters that overlap in pairs would else count twice.
            let rarity = if !name.is_ascii() && name.chars().count() == 2 { whole / 2 } else { whole };
            salience.terms.push(Term { name: name.to_owned(), rarity });
            places.insert(*stem, place);
        }
        for (index, terms) in salient.iter().enumerate() {
            let most = terms.iter().map(|term| term.weight).fold(f64::MIN_POSITIVE, f64::max);
            let mut own: Vec<Weighted> = terms
                .iter()
                .filter_map(|term| {
                    let share = (1000.0 * term.weight / most).round() as u32;
                    Some(Weighted { term: *places.get(&term.stem)?, share })
                })
                .collect();
            own.sort_unstable_by_key(|weighted| weighted.term);
            for weighted in &own {
                if let Some(posting) = salience.postings.get_mut(weighted.term) {
                    posting.push(index);
                }
            }
            salience.of.push(own);
        }
        salience
    }

    /// The terms of the document at `index`.
    pub(super) fn of(&self, index: usize) -> &[Weighted] {
        self.of.get(index).map(Vec::as_slice).unwrap_or_default()
    }

    /// The documents in which `term` is salient, in their order.
    pub(super) fn postings(&self, term: usize) -> &[usize] {
        self.postings.get(term).map(Vec::as_slice).unwrap_or_default()
    }

    /// The commonest spelling of `term`.
    pub(super) fn name(&self, term: usize) -> &str {
        self.terms.get(term).map(|term| term.name.as_str()).unwrap_or_default()
    }

    /// How rare `term` is, in thousandths.
    pub(super) fn rarity(&self, term: usize) -> u32 {
        self.terms.get(term).map_or(0, |term| term.rarity)
    }
}

/// A term that a document may be known by.
struct Salient {
    stem: u64,
    weight: f64,
    spelling: Box<str>,
}

/// The terms that tell a document from the others.
fn salient(words: &Words<'_>, counts: &HashMap<u64, u32>, all: usize) -> Vec<Salient> {
    let limit = limit(all);
    let mut salient: Vec<(f64, Word)> = Vec::new();
    for word in &words.telling {
        let having = counts.get(&word.stem).copied().unwrap_or_default() as usize;
        if having < 2 || having > limit {
            continue;
        }
        let idf = (1.0 + all as f64 / having as f64).ln();
        salient.push(((1.0 + f64::from(word.count).ln()) * idf, *word));
    }
    salient.sort_unstable_by(|(a, x), (b, y)| b.total_cmp(a).then(x.stem.cmp(&y.stem)));
    salient.truncate(KEPT);
    let salient = salient.into_iter();
    salient
        .map(|(weight, word)| Salient { stem: word.stem, weight, spelling: words.spelling(&word).into() })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{config, incident};
    use super::*;

    fn salience(texts: &[&str]) -> Salience {
        let config = config("");
        let incidents: Vec<Incident> = texts
            .iter()
            .enumerate()
            .map(|(index, text)| incident(&config, &format!("content/{index}.md"), text))
            .collect();
        Salience::new(&incidents, &Stems::of("en"))
    }

    fn names(salience: &Salience, index: usize) -> Vec<&str> {
        let mut names: Vec<&str> =
            salience.of(index).iter().map(|weighted| salience.name(weighted.term)).collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn salient_terms_are_shared_by_few_and_spelled_as_usual() {
        let other = "title: x\n---\nNothing of note.\n";
        let salience = salience(&[
            "title: Pools\n---\nThe pool of PgBouncer leaks. ERR_CONN_RESET.\n",
            "title: y\n---\nA pool leaked; PgBouncer said ERR_CONN_RESET. Backup unaffected.\n",
            "title: z\n---\nThe pool leaks.\n\n## Action items\n\n- Restart the backup\n",
            other,
            other,
            other,
            other,
            other,
            other,
        ]);
        assert_eq!(names(&salience, 0), ["ERR_CONN_RESET", "PgBouncer", "leaks", "pool"]);
        assert_eq!(names(&salience, 1), names(&salience, 0));
        assert_eq!(names(&salience, 2), ["leaks", "pool"]);
        assert!(salience.of(3).is_empty());
    }

    #[test]
    fn in_a_long_text_a_word_said_once_is_not_salient() {
        let filler = "word ".repeat(300);
        let long = format!("title: x\n---\nzebra okapi okapi k8s {filler}\n");
        let salience = salience(&[&long, &long, "title: q\n", "title: q\n"]);
        assert_eq!(names(&salience, 0), ["k8s", "okapi", "word"]);
    }

    #[test]
    fn rarity_falls_from_a_thousand() {
        assert_eq!(rarity(2, 1000), 1000);
        assert!(rarity(20, 1000) < 700 && rarity(200, 1000) < 300);
        assert_eq!(rarity(0, 0), rarity(2, 0));
    }
}
