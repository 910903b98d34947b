//! The values by which incidents are put together: causes, services, triggers and tags, each with
//! the incidents that name it.

use std::collections::{BTreeMap, HashMap};

use crate::incident::Incident;
use crate::slug::{fold, slug, slug_path};

/// Of one incident, this many pairs of cause and service are kept, in the order of the document;
/// nobody means more, and a hostile list must not multiply.
const MAX_PAIRS: usize = 1024;

/// All axes, and the pairs of cause and service that occur.
#[derive(Debug)]
pub(super) struct Axes {
    pub causes: Axis,
    pub services: Axis,
    pub triggers: Axis,
    pub pairs: Pairs,
}

/// One kind of value.
#[derive(Debug, Default)]
pub(super) struct Axis {
    /// The values, sorted by key.
    pub values: Vec<Value>,
    /// Per incident, its values as indices, each once, in the order of the document.
    pub of: Vec<Vec<usize>>,
}

/// A value and who has it.
#[derive(Debug)]
pub(super) struct Value {
    /// Spellings with the same key are the same value.
    pub key: String,
    /// The most frequent spelling.
    pub title: String,
    /// Incidents that name it, newest first.
    pub incidents: Vec<usize>,
}

/// Incidents that have both a cause and a service.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    /// Cause and service of each pair, by their places on their axes.
    pub values: Vec<(usize, usize)>,
    /// Incidents of each pair, newest first.
    pub incidents: Vec<Vec<usize>>,
    /// Per incident, its pairs as indices, sorted.
    pub of: Vec<Vec<usize>>,
}

impl Axes {
    pub(super) fn new(incidents: &[Incident]) -> Self {
        let causes = Axis::new(
            incidents,
            |path| fold(&slug_path(path)),
            |incident| {
                incident.causes.value().into_iter().flatten().map(|fact| fact.value.as_str()).collect()
            },
        );
        let services = Axis::new(incidents, slug_key, |incident| {
            incident.services.value().into_iter().flatten().map(String::as_str).collect()
        });
        let triggers = Axis::new(incidents, slug_key, |incident| {
            incident.trigger.value().map(String::as_str).into_iter().collect()
        });
        let pairs = Pairs::new(&causes, &services);
        Self { causes, services, triggers, pairs }
    }
}

/// The free tags.
pub(super) fn tags(incidents: &[Incident]) -> Axis {
    Axis::new(incidents, slug_key, |incident| incident.tags.iter().map(String::as_str).collect())
}

/// Two titles with the same key share a page.
pub(super) fn slug_key(title: &str) -> String {
    fold(&slug(title))
}

impl Axis {
    fn new<'a>(
        incidents: &'a [Incident],
        key: impl Fn(&str) -> String,
        spelled: impl Fn(&'a Incident) -> Vec<&'a str>,
    ) -> Self {
        // Few spellings occur often, so each is turned into its key once.
        let mut keys: HashMap<&str, String> = HashMap::new();
        let mut spellings: BTreeMap<String, BTreeMap<&str, usize>> = BTreeMap::new();
        let named: Vec<Vec<&str>> = incidents
            .iter()
            .map(|incident| {
                spelled(incident).into_iter().map(str::trim).filter(|name| !name.is_empty()).collect()
            })
            .collect();
        for &name in named.iter().flatten() {
            let key = keys.entry(name).or_insert_with(|| key(name));
            match spellings.get_mut(key) {
                Some(counts) => *counts.entry(name).or_default() += 1,
                None => {
                    spellings.insert(key.clone(), BTreeMap::from([(name, 1)]));
                }
            }
        }
        let mut axis = Self::default();
        let mut places: HashMap<&str, usize> = HashMap::new();
        for (place, (key, counts)) in spellings.iter().enumerate() {
            places.insert(key, place);
            axis.values.push(Value { key: key.clone(), title: most_frequent(counts), incidents: Vec::new() });
        }
        for (index, names) in named.iter().enumerate() {
            let mut own = Vec::with_capacity(names.len());
            for name in names {
                let Some(&place) = keys.get(name).and_then(|key| places.get(key.as_str())) else { continue };
                let Some(value) = axis.values.get_mut(place) else { continue };
                // The list ends in this incident where the document names the value twice.
                if value.incidents.last() != Some(&index) {
                    value.incidents.push(index);
                    own.push(place);
                }
            }
            axis.of.push(own);
        }
        axis
    }

    /// The values of the incident at `index`.
    pub(super) fn of(&self, index: usize) -> &[usize] {
        self.of.get(index).map(Vec::as_slice).unwrap_or_default()
    }

    /// The incidents with the value at `place`, newest first.
    pub(super) fn incidents(&self, place: usize) -> &[usize] {
        self.values.get(place).map(|value| value.incidents.as_slice()).unwrap_or_default()
    }

    /// The most frequent spelling of the value at `place`.
    pub(super) fn title(&self, place: usize) -> String {
        self.values.get(place).map(|value| value.title.clone()).unwrap_or_default()
    }
}

fn most_frequent(counts: &BTreeMap<&str, usize>) -> String {
    // Backwards, since `max_by_key` takes the last of equals and the smallest is wanted.
    counts
        .iter()
        .rev()
        .max_by_key(|(_, count)| **count)
        .map(|(name, _)| (*name).to_owned())
        .unwrap_or_default()
}

impl Pairs {
    fn new(causes: &Axis, services: &Axis) -> Self {
        let mut places: HashMap<(usize, usize), usize> = HashMap::new();
        let mut pairs = Self::default();
        for (index, causes) in causes.of.iter().enumerate() {
            let services = services.of(index);
            let named =
                causes.iter().flat_map(|&cause| services.iter().map(move |&service| (cause, service)));
            let mut own = Vec::new();
            for pair in named.take(MAX_PAIRS) {
                let place = *places.entry(pair).or_insert(pairs.incidents.len());
                match pairs.incidents.get_mut(place) {
                    Some(incidents) => incidents.push(index),
                    None => {
                        pairs.values.push(pair);
                        pairs.incidents.push(vec![index]);
                    }
                }
                own.push(place);
            }
            own.sort_unstable();
            pairs.of.push(own);
        }
        pairs
    }

    /// The pairs of the incident at `index`.
    pub(super) fn of(&self, index: usize) -> &[usize] {
        self.of.get(index).map(Vec::as_slice).unwrap_or_default()
    }

    /// The incidents with the pair at `place`, newest first.
    pub(super) fn incidents(&self, place: usize) -> &[usize] {
        self.incidents.get(place).map(Vec::as_slice).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_frequent_spelling_wins_then_the_smallest() {
        assert_eq!(most_frequent(&BTreeMap::from([("API", 1), ("api", 2)])), "api");
        assert_eq!(most_frequent(&BTreeMap::from([("API", 1), ("api", 1)])), "API");
    }
}
