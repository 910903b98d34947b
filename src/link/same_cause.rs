//! Incidents that share one of their own causes, the same leaf.

use std::collections::BTreeMap;

use super::Relations;
use super::axes::Axis;

/// How many are listed.
const LISTED: usize = 5;

/// Fills in `same_cause` and its total. Incidents with the same causes share the work, so that a
/// cause of thousands costs no thousands of lists.
pub(super) fn fill(relations: &mut [Relations], causes: &Axis) {
    let mut alike: BTreeMap<Vec<usize>, Vec<usize>> = BTreeMap::new();
    for (index, own) in causes.of.iter().enumerate() {
        // A cause that nobody else has adds nobody.
        let mut shared: Vec<usize> =
            own.iter().copied().filter(|&cause| causes.incidents(cause).len() > 1).collect();
        shared.sort_unstable();
        if !shared.is_empty() {
            alike.entry(shared).or_default().push(index);
        }
    }
    for (shared, members) in alike {
        let mut union: Vec<usize> = Vec::new();
        let (newest, total) = match shared.as_slice() {
            [cause] => (causes.incidents(*cause), causes.incidents(*cause).len()),
            _ => {
                union.extend(shared.iter().flat_map(|&cause| causes.incidents(cause)));
                // A stable sort merges runs that are sorted already.
                union.sort();
                union.dedup();
                (union.as_slice(), union.len())
            }
        };
        for index in members {
            let Some(relation) = relations.get_mut(index) else { continue };
            relation.same_cause =
                newest.iter().copied().filter(|&other| other != index).take(LISTED).collect();
            relation.same_cause_total = total - 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{ids, index, library};

    #[test]
    fn the_newest_five_and_the_count_of_all_are_given() {
        let documents: Vec<(String, String)> = (1..=9)
            .map(|day| {
                let causes = match day {
                    1 => "[disk, dns]",
                    2 => "[dns]",
                    3 => "[disk/full]",
                    _ => "[disk]",
                };
                (format!("content/d{day}.md"), format!("start: 2024-01-0{day}T00:00:00Z\ncauses: {causes}"))
            })
            .collect();
        let documents: Vec<(&str, &str)> =
            documents.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        let library = library("", &documents);
        let relation = |id| &library.relations[index(&library, id)];
        assert_eq!(ids(&library, &relation("d1").same_cause), ["d9", "d8", "d7", "d6", "d5"]);
        assert_eq!(relation("d1").same_cause_total, 7);
        assert_eq!(ids(&library, &relation("d2").same_cause), ["d1"]);
        assert_eq!(ids(&library, &relation("d9").same_cause), ["d8", "d7", "d6", "d5", "d4"]);
        assert_eq!(relation("d9").same_cause_total, 6);
        assert_eq!(relation("d3").same_cause_total, 0);
    }
}
