//! What is to be said about the documents, and what people have been told of it.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use super::state::Problem;
use crate::diagnostic::{Diagnostic, Diagnostics, Level};

/// What is to be said about the documents, by path.
#[derive(Debug, Default)]
pub(super) struct Findings {
    by_path: BTreeMap<String, Vec<Diagnostic>>,
    /// Code and fingerprint of what people were told, by path.
    told: BTreeMap<String, HashSet<(&'static str, String)>>,
    /// Documents about which something else may be to be said than when people were told last.
    changed: BTreeSet<String>,
    /// What was touched last.
    last: BTreeSet<String>,
}

impl Findings {
    /// Forgets the documents that `keep` does not hold for.
    pub(super) fn keep(&mut self, keep: impl Fn(&str) -> bool) {
        self.by_path.retain(|path, _| keep(path));
        self.told.retain(|path, _| keep(path));
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
            let items = by_path.remove(path.as_str()).unwrap_or_default();
            let known = self.by_path.get(path).map(Vec::as_slice).unwrap_or_default();
            if !is_same(known, &items) {
                self.changed.insert(path.clone());
            }
            match items.is_empty() {
                false => self.by_path.insert(path.clone(), items),
                true => self.by_path.remove(path),
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
        let key = |item: &Diagnostic| (item.code, item.fingerprint());
        let mut fresh = Vec::new();
        // Of all others people have been told what there is.
        for path in std::mem::take(&mut self.changed) {
            let items = self.by_path.get(&path).map(Vec::as_slice).unwrap_or_default();
            // What is mended and comes back is told again.
            let now: HashSet<_> = items.iter().map(key).collect();
            let before = self.told.insert(path.clone(), now).unwrap_or_default();
            let of_interest = |item: &&Diagnostic| item.level == Level::Error || touched.contains(&path);
            let is_fresh = |item: &&Diagnostic| !before.contains(&key(item));
            fresh.extend(items.iter().filter(of_interest).filter(is_fresh).cloned());
        }
        Diagnostics::new(touched.iter().cloned().collect(), fresh)
    }
}

/// Whether two lists of findings about a document say the same, of the same version of it.
fn is_same(known: &[Diagnostic], new: &[Diagnostic]) -> bool {
    let same = |(known, new): (&Diagnostic, &Diagnostic)| {
        Arc::ptr_eq(&known.source, &new.source)
            && (known.code, known.span, known.level, &known.message)
                == (new.code, new.span, new.level, &new.message)
    };
    known.len() == new.len() && known.iter().zip(new).all(same)
}
