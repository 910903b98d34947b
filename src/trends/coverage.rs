//! What figures rest on: how many incidents, what is known of them, and on which basis.

use super::observations::{FACTS, Said};
use super::scope::Members;
use crate::incident::Basis;

/// How many incidents there are, and of how many each fact is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Coverage {
    /// Incidents of the scope.
    pub incidents: usize,
    /// One row a fact, in the order of [`FACTS`].
    pub facts: Vec<FactCoverage>,
}

/// Of how many incidents a fact is known. `known`, `gaps` and `silent` add up to the incidents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FactCoverage {
    /// The front matter's name of the fact.
    pub fact: &'static str,
    /// Incidents of which it is known, on any basis.
    pub known: usize,
    /// Of those, how many on each basis, in the order of [`Basis::ALL`].
    pub bases: [usize; Basis::ALL.len()],
    /// Incidents whose author says that it is unknown, or that there is none.
    pub gaps: usize,
    /// Incidents about which nothing is said.
    pub silent: usize,
}

impl Coverage {
    /// The row of the fact with this name.
    pub fn fact(&self, name: &str) -> Option<&FactCoverage> {
        self.facts.iter().find(|row| row.fact == name)
    }
}

pub(super) fn coverage(members: &Members<'_>) -> Coverage {
    let mut facts: Vec<FactCoverage> =
        FACTS.iter().map(|fact| FactCoverage { fact, ..FactCoverage::default() }).collect();
    for observation in members.incidents.iter().filter_map(|&incident| members.table.get(incident)) {
        for (row, said) in facts.iter_mut().zip(observation.said) {
            row.count(said);
        }
    }
    Coverage { incidents: members.incidents.len(), facts }
}

impl FactCoverage {
    fn count(&mut self, said: Said) {
        match said {
            Said::Known(basis) => {
                self.known += 1;
                let at = Basis::ALL.iter().position(|(_, other)| *other == basis);
                if let Some(count) = at.and_then(|at| self.bases.get_mut(at)) {
                    *count += 1;
                }
            }
            Said::Gap => self.gaps += 1,
            Said::Nothing => self.silent += 1,
        }
    }
}
