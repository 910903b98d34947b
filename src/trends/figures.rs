//! All figures of a page, worked out in one go.

use super::comparison::{Comparison, comparisons};
use super::coverage::{Coverage, coverage};
use super::detection::{Found, detection};
use super::distribution::Distribution;
use super::matrix::{Matrix, Triples, cause_by_service, cause_by_trigger, triples};
use super::scope::{Members, Scope, Split};
use super::series::{Series, series};
use super::{Trends, distribution};
use crate::link::Library;

/// The figures of a scope. Incidents and causes are named by their index in the [`Library`].
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// What they are about.
    pub scope: Scope,
    /// How many incidents they rest on, and what is known of these.
    pub coverage: Coverage,
    /// The causes that split the scope: the rows of `series`, of the matrices and of `comparisons`.
    pub split: Split,
    /// Seconds from start to end.
    pub durations: Distribution,
    /// Incidents by quarter or year.
    pub series: Series,
    /// Causes against triggers.
    pub triggers: Matrix,
    /// Causes against services.
    pub services: Matrix,
    /// Which cause, trigger and service come together most often.
    pub triples: Triples,
    /// How incidents were found.
    pub detection: Found,
    /// Periods against the ones before them; empty where the scope is the undated incidents.
    pub comparisons: Vec<Comparison>,
}

impl Trends {
    /// The figures of `scope`.
    ///
    /// Pure, and made anew at each call: time and memory grow in proportion to the incidents of the
    /// scope and the causes, triggers and services that they name.
    pub fn figures(&self, library: &Library, scope: Scope) -> Figures {
        let members = Members::new(library, &self.observations, scope);
        let series = series(&members, self.today);
        Figures {
            scope,
            coverage: coverage(&members),
            durations: distribution::durations(&members),
            triggers: cause_by_trigger(&members),
            services: cause_by_service(&members),
            triples: triples(&members),
            detection: detection(&members, &series),
            comparisons: comparisons(&members, self.today),
            series,
            split: members.split,
        }
    }
}
