//! How incidents were found, over time, and how long that took.

use super::distribution::{Distribution, lags};
use super::observations::Method;
use super::scope::Members;
use super::series::{Place, Series, count};

/// How incidents were found.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// One row a method, in the order of [`Method::ALL`], also those that no incident has. Each
    /// incident counts in one row.
    pub methods: Vec<MethodCounts>,
    /// Seconds from start to detection.
    pub lags: Distribution,
}

/// How many incidents were found in one way.
#[derive(Clone, Debug, PartialEq)]
pub struct MethodCounts {
    /// The way.
    pub method: Method,
    /// All incidents of the scope, dated or not.
    pub incidents: usize,
    /// Those in each bin of [`Series::bins`].
    pub bins: Vec<usize>,
}

pub(super) fn detection(members: &Members<'_>, series: &Series) -> Found {
    let mut methods: Vec<MethodCounts> = Method::ALL
        .into_iter()
        .map(|method| MethodCounts { method, incidents: 0, bins: vec![0; series.bins.len()] })
        .collect();
    for observation in members.incidents.iter().filter_map(|&incident| members.table.get(incident)) {
        let Some(row) = methods.iter_mut().find(|row| row.method == observation.method) else { continue };
        row.incidents += 1;
        if let Place::Bin(bin) = series.place(observation) {
            count(&mut row.bins, bin);
        }
    }
    Found { methods, lags: lags(members) }
}
