//! What is to be said about the documents, and what people have been told of it.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::state::Problem;
use crate::diagnostic::{Diagnostic, Diagnostics, Level};

/// What is to be said about the documents, by path.
#[derive(Debug, Default)]
pub(super) struct Findings {
    by_path: BTreeMap<String, Vec<Diagnostic>>,
    /// Path, code and fingerprint of what people were told.
    told: HashSet<(String, &'static str, String)>,
    /// What was touched last.
    last: BTreeSet<String>,
}

impl Findings {
    /// Forgets the documents that `keep` does not hold for.
    pub(super) fn keep(&mut self, keep: impl Fn(&str) -> bool) {
        self.by_path.retain(|path, _| keep(path));
    }

    /// Takes in what was touched last.
    pub(super) fn touched(&mut self, paths: &BTreeSet<String>) {
        self.last.clone_from(paths);
    }

    /// Takes in what was found about the documents at `paths`.
    pub(super) fn replace<'a>(&mut self, paths: impl Iterator<Item = &'a String>, found: &Diagnostics) {
        let mut by_path: BTreeMap<&str, Vec<Diagnostic>> = BTreeMap::new();
        for item in found.iter() {
            by_path.entry(item.source.path()).or_default().push(item.clone());
        }
        for path in paths {
            match by_path.remove(path.as_str()) {
                Some(items) => self.by_path.insert(path.clone(), items),
                None => self.by_path.remove(path),
            };
        }
    }

    /// Whether the document at `path` has errors.
    pub(super) fn has_errors(&self, path: &str) -> bool {
        self.by_path.get(path).into_iter().flatten().any(|item| item.level == Level::Error)
    }

    /// Numbers of errors and of warnings.
    pub(super) fn counts(&self) -> (usize, usize) {
        let all = || self.by_path.values().flatten();
        let errors = all().filter(|item| item.level == Level::Error).count();
        (errors, all().count() - errors)
    }

    /// The errors, those of what was touched last first.
    pub(super) fn problems(&self) -> impl Iterator<Item = Problem> {
        let (last, others): (Vec<_>, Vec<_>) =
            self.by_path.iter().partition(|(path, _)| self.last.contains(*path));
        let items = last.into_iter().chain(others).flat_map(|(_, items)| items);
        items.filter(|item| item.level == Level::Error).map(Problem::from)
    }

    /// What people were not told yet: errors, and warnings of what was touched.
    pub(super) fn fresh(&mut self, touched: &BTreeSet<String>) -> Diagnostics {
        let key = |item: &Diagnostic| (item.source.path().to_owned(), item.code, item.fingerprint());
        let of_interest =
            |item: &&Diagnostic| item.level == Level::Error || touched.contains(item.source.path());
        let items = self.by_path.values().flatten().filter(of_interest);
        let fresh: Vec<Diagnostic> = items.filter(|item| !self.told.contains(&key(item))).cloned().collect();
        // What is mended and comes back is told again.
        self.told = self.by_path.values().flatten().map(key).collect();
        Diagnostics::new(touched.iter().cloned().collect(), fresh)
    }
}
