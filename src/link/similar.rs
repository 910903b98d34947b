//! Incidents that are like one another, with the reason: shared causes, services, trigger, and
//! salient terms. Each incident is compared with a bounded number of others, so that the work grows
//! in proportion to the number of incidents.

use std::cmp::Reverse;

use rayon::prelude::*;

use super::axes::{Axes, Axis};
use super::salience::{Salience, Weighted, rarity};
use super::{Relations, Similar};
use crate::incident::Incident;
use crate::stem::Stems;

/// How many are listed.
const LISTED: usize = 5;
/// How many terms are given as a reason.
const REASONS: usize = 3;
/// Of a document's causes, services and pairs of them, this many are compared.
const COMPARED: usize = 8;
/// How many incidents on each side in time are taken from the list of a term, a pair of cause and
/// service, a cause, a service.
const REACH_TERM: usize = 16;
const REACH_PAIR: usize = 12;
const REACH_CAUSE: usize = 24;
const REACH_SERVICE: usize = 16;

/// What each reason weighs, in thousandths; causes, services and terms weigh more the rarer they
/// are.
const CAUSE: u32 = 2_000;
const CAUSE_RARE: u32 = 1_000;
const SERVICE: u32 = 1_000;
const SERVICE_RARE: u32 = 800;
const MORE: u32 = 300;
const TRIGGER: u32 = 300;
const MAX_TERMS: u32 = 4_000;
/// Less than this is chance.
const THRESHOLD: u32 = 1_500;
/// Terms alone must weigh this much.
const THRESHOLD_TERMS: u32 = 1_100;

/// Fills in `similar`.
pub(super) fn fill(relations: &mut [Relations], incidents: &[Incident], axes: &Axes, stems: &Stems) {
    let finder = Finder::new(incidents, axes, stems);
    let count = incidents.len();
    // Each stretch of work needs marks for all incidents, so there must be few stretches.
    let stretch = count.div_ceil(64).max(64);
    let found: Vec<Vec<Similar>> = (0..count)
        .into_par_iter()
        .with_min_len(stretch)
        .map_init(|| vec![usize::MAX; count], |stamps, index| finder.find(index, stamps))
        .collect();
    for (relation, similar) in relations.iter_mut().zip(found) {
        relation.similar = similar;
    }
}

struct Finder<'a> {
    axes: &'a Axes,
    salience: Salience,
    features: Vec<Features>,
    causes: Vec<u32>,
    services: Vec<u32>,
}

/// What is compared of an incident.
#[derive(Default)]
struct Features {
    /// Sorted.
    causes: Vec<usize>,
    /// Sorted.
    services: Vec<usize>,
    trigger: Option<usize>,
    /// A bit for each term, by its index modulo 64: two incidents without a common bit share no
    /// term.
    terms: u64,
}

impl<'a> Finder<'a> {
    fn new(incidents: &[Incident], axes: &'a Axes, stems: &Stems) -> Self {
        let salience = Salience::new(incidents, stems);
        let features = (0..incidents.len())
            .map(|index| Features {
                causes: first_sorted(axes.causes.of(index)),
                services: first_sorted(axes.services.of(index)),
                trigger: axes.triggers.of(index).first().copied(),
                terms: salience.of(index).iter().fold(0, |bits, weighted| bits | 1 << (weighted.term % 64)),
            })
            .collect();
        let rarities = |axis: &Axis, rare: u32| -> Vec<u32> {
            let all = incidents.len();
            axis.values.iter().map(|value| rarity(value.incidents.len(), all) * rare / 1_000).collect()
        };
        Self {
            features,
            causes: rarities(&axes.causes, CAUSE_RARE),
            services: rarities(&axes.services, SERVICE_RARE),
            salience,
            axes,
        }
    }

    /// The incidents most like the one at `index`. `stamps` marks, per incident, for which one it was
    /// looked at last.
    fn find(&self, index: usize, stamps: &mut [usize]) -> Vec<Similar> {
        let Some(own) = self.features.get(index) else { return Vec::new() };
        if let Some(stamp) = stamps.get_mut(index) {
            *stamp = index;
        }
        let mut best: Vec<(Reverse<u32>, usize)> = Vec::with_capacity(LISTED + 1);
        self.candidates(index, own, |other| {
            let Some(stamp) = stamps.get_mut(other).filter(|stamp| **stamp != index) else { return };
            *stamp = index;
            let Some(score) = self.score(index, own, other) else { return };
            // By score, then the newer one, then by id: the order of the incidents.
            let rank = (Reverse(score), other);
            let place = best.partition_point(|better| *better < rank);
            if place < LISTED {
                best.truncate(LISTED - 1);
                best.insert(place, rank);
            }
        });
        best.into_iter().map(|(_, other)| self.describe(index, own, other)).collect()
    }

    fn candidates(&self, index: usize, own: &Features, mut look: impl FnMut(usize)) {
        for weighted in self.salience.of(index) {
            near(self.salience.postings(weighted.term), index, REACH_TERM).for_each(&mut look);
        }
        for &pair in self.axes.pairs.of(index).iter().take(COMPARED) {
            near(self.axes.pairs.incidents(pair), index, REACH_PAIR).for_each(&mut look);
        }
        for &cause in &own.causes {
            near(self.axes.causes.incidents(cause), index, REACH_CAUSE).for_each(&mut look);
        }
        for &service in &own.services {
            near(self.axes.services.incidents(service), index, REACH_SERVICE).for_each(&mut look);
        }
    }

    /// How alike two incidents are, if it is more than chance.
    fn score(&self, index: usize, own: &Features, other_index: usize) -> Option<u32> {
        let other = self.features.get(other_index)?;
        let by_causes = by_values(&own.causes, &other.causes, &self.causes, CAUSE);
        let by_services = by_values(&own.services, &other.services, &self.services, SERVICE);
        let by_trigger = if own.trigger.is_some() && own.trigger == other.trigger { TRIGGER } else { 0 };
        let (mut by_terms, mut terms) = (0, 0);
        if own.terms & other.terms != 0 {
            for (weight, _) in self.shared_terms(index, other_index) {
                by_terms += weight;
                terms += 1;
            }
        }
        let score = by_causes + by_services + by_trigger + by_terms.min(MAX_TERMS);
        let kinds =
            [by_causes, by_services, by_trigger, by_terms].iter().filter(|weight| **weight > 0).count();
        let by_terms_alone = terms >= 2 && by_terms >= THRESHOLD_TERMS;
        (kinds >= 2 && score >= THRESHOLD || by_terms_alone).then_some(score)
    }

    /// Shared terms with their weight.
    fn shared_terms(&self, a: usize, b: usize) -> impl Iterator<Item = (u32, usize)> {
        merge(self.salience.of(a), self.salience.of(b), |weighted| weighted.term).map(|(x, y)| {
            let Weighted { term, share } = *x;
            (self.salience.rarity(term) * (1_000 + share.min(y.share)) / 2_000, term)
        })
    }

    fn describe(&self, index: usize, own: &Features, incident: usize) -> Similar {
        let none = Features::default();
        let other = self.features.get(incident).unwrap_or(&none);
        let titles = |axis: &Axis, a: &[usize], b: &[usize]| {
            merge(a, b, |&place| place).map(|(&place, _)| axis.title(place)).collect()
        };
        let mut terms: Vec<(u32, &str)> = self
            .shared_terms(index, incident)
            .map(|(weight, term)| (weight, self.salience.name(term)))
            .collect();
        terms.sort_unstable_by_key(|&(weight, name)| (Reverse(weight), name));
        Similar {
            incident,
            causes: titles(&self.axes.causes, &own.causes, &other.causes),
            services: titles(&self.axes.services, &own.services, &other.services),
            trigger: own
                .trigger
                .filter(|_| own.trigger == other.trigger)
                .map(|place| self.axes.triggers.title(place)),
            terms: terms.into_iter().take(REASONS).map(|(_, name)| name.to_owned()).collect(),
        }
    }
}

fn first_sorted(values: &[usize]) -> Vec<usize> {
    let mut first: Vec<usize> = values.iter().copied().take(COMPARED).collect();
    first.sort_unstable();
    first
}

/// What shared values weigh: the first as it is rare, each further one a little.
fn by_values(a: &[usize], b: &[usize], rarities: &[u32], weight: u32) -> u32 {
    let (mut rarest, mut count) = (0, 0);
    for (&place, _) in merge(a, b, |&place| place) {
        rarest = rarest.max(rarities.get(place).copied().unwrap_or_default());
        count += 1;
    }
    if count == 0 { 0 } else { weight + rarest + (count - 1).min(3) * MORE }
}

/// The entries of `sorted` on both sides of `index`, at most `reach` on each.
fn near(sorted: &[usize], index: usize, reach: usize) -> impl Iterator<Item = usize> {
    let at = sorted.partition_point(|&entry| entry < index);
    // One more behind: `index` itself.
    let window = sorted.get(at.saturating_sub(reach)..(at + reach + 1).min(sorted.len())).unwrap_or_default();
    window.iter().copied().filter(move |&entry| entry != index)
}

/// What two lists, sorted by `key` without repeats, have in common.
fn merge<'a, T>(a: &'a [T], b: &'a [T], key: impl Fn(&T) -> usize) -> impl Iterator<Item = (&'a T, &'a T)> {
    let (mut a, mut b) = (a, b);
    std::iter::from_fn(move || {
        loop {
            let (x, y) = (a.first()?, b.first()?);
            let order = key(x).cmp(&key(y));
            if order.is_le() {
                a = a.get(1..).unwrap_or_default();
            }
            if order.is_ge() {
                b = b.get(1..).unwrap_or_default();
            }
            if order.is_eq() {
                return Some((x, y));
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{ids, index, library};
    use super::super::{Library, Similar};
    use super::near;

    fn similar<'a>(library: &'a Library, id: &str) -> &'a [Similar] {
        &library.relations[index(library, id)].similar
    }

    fn similar_ids<'a>(library: &'a Library, id: &str) -> Vec<&'a str> {
        let indices: Vec<usize> = similar(library, id).iter().map(|similar| similar.incident).collect();
        ids(library, &indices)
    }

    const FILLER: [(&str, &str); 8] = [
        ("content/f1.md", "title: Certificate expired"),
        ("content/f2.md", "title: Switch lost power"),
        ("content/f3.md", "title: Bucket deleted"),
        ("content/f4.md", "title: Leap day"),
        ("content/f5.md", "title: Route withdrawn"),
        ("content/f6.md", "title: Quota reached"),
        ("content/f7.md", "title: Index rebuilt"),
        ("content/f8.md", "title: Key rotated"),
    ];

    #[test]
    fn the_most_alike_stand_first_with_the_reason() {
        let mut documents = vec![
            (
                "content/a.md",
                "start: 2024-01-01T00:00:00Z\ntitle: x\ncauses: [db/leak]\nservices: [api]\ntrigger: deploy\n---\n\
                 The pool of PgBouncer was exhausted.\n",
            ),
            (
                "content/all.md",
                "start: 2023-01-01T00:00:00Z\ntitle: x\ncauses: [db/leak]\nservices: [API, api, web]\ntrigger: deploy\n---\n\
                 Exhausted pools; PgBouncer waited.\n",
            ),
            ("content/cause-service.md", "title: x\ncauses: [db/leak]\nservices: [api]"),
            ("content/words.md", "title: x\n---\nA pool in PgBouncer.\n"),
            ("content/cause-only.md", "title: x\ncauses: [db/leak]"),
            ("content/sibling.md", "title: x\ncauses: [db/lock]"),
            ("content/trigger-only.md", "title: x\ntrigger: deploy"),
        ];
        documents.extend(FILLER);
        let library = library("", &documents);
        assert_eq!(similar_ids(&library, "a"), ["all", "cause-service", "words"]);
        let first = &similar(&library, "a")[0];
        assert_eq!(first.causes, ["db/leak"]);
        assert_eq!(first.services, ["api"]);
        assert_eq!(first.trigger.as_deref(), Some("deploy"));
        assert_eq!(first.terms, ["exhausted", "PgBouncer", "pool"]);
        assert!(similar(&library, "trigger-only").is_empty());
        assert!(similar(&library, "cause-only").is_empty());
    }

    #[test]
    fn of_equals_the_five_newest_stand_first() {
        let documents: Vec<(String, &str)> = (1..=9)
            .map(|day| (format!("content/{day}.md"), "title: x\ncauses: [c]\nservices: [s]"))
            .collect();
        let documents: Vec<(&str, String)> = documents
            .iter()
            .map(|(path, text)| {
                let day = path.trim_start_matches("content/").trim_end_matches(".md");
                (path.as_str(), format!("start: 2024-01-0{day}T00:00:00Z\n{text}"))
            })
            .collect();
        let documents: Vec<(&str, &str)> =
            documents.iter().map(|(path, text)| (*path, text.as_str())).collect();
        let library = library("", &documents);
        assert_eq!(similar_ids(&library, "7"), ["9", "8", "6", "5", "4"]);
        assert_eq!(similar_ids(&library, "1"), ["9", "8", "7", "6", "5"]);
    }

    #[test]
    fn languages_without_spaces_are_compared_too() {
        let mut documents = vec![
            ("content/a.md", "title: x\n---\n数据库连接泄漏。\n"),
            ("content/b.md", "title: x\n---\n发生连接泄漏，数据库变慢。\n"),
        ];
        documents.extend(FILLER);
        let library = library("", &documents);
        assert_eq!(similar_ids(&library, "a"), ["b"]);
    }

    #[test]
    fn reach_is_counted_on_each_side() {
        let list: Vec<usize> = (0..100).step_by(2).collect();
        assert_eq!(near(&list, 50, 2).collect::<Vec<_>>(), [46, 48, 52, 54]);
        assert_eq!(near(&list, 0, 2).collect::<Vec<_>>(), [2, 4]);
        assert_eq!(near(&list, 98, 2).collect::<Vec<_>>(), [94, 96]);
    }
}
