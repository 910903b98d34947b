//! What is to be said about the documents, and what people have been told of it.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use super::state::Problem;
use crate::diagnostic::{Diagnostic, Diagnostics, Level};

/// Code and fingerprint.
type Key = (&'static str, String);

/// A finding about a document.
#[derive(Debug)]
struct Kept {
    item: Diagnostic,
    /// Whether it was there when the preview began, and has been since.
    is_first: bool,
}

/// What is to be said about the documents, by path.
#[derive(Debug, Default)]
pub(super) struct Findings {
    by_path: BTreeMap<String, Vec<Kept>>,
    /// How much the baseline knows, by path.
    known: BTreeMap<String, usize>,
    /// What people were told, by path.
    told: BTreeMap<String, HashSet<Key>>,
    /// Documents about which something else may be to be said than when people were told last.
    changed: BTreeSet<String>,
    /// What was touched last.
    last: BTreeSet<String>,
}

impl Findings {
    /// Those that a preview begins with.
    pub(super) fn begin(found: &Diagnostics) -> Self {
        let mut findings = Self::default();
        let paths: Vec<String> = found.files().map(str::to_owned).collect();
        findings.replace(paths.iter(), found);
        findings.by_path.values_mut().flatten().for_each(|kept| kept.is_first = true);
        findings
    }

    /// Forgets the documents that `keep` does not hold for.
    pub(super) fn keep(&mut self, keep: impl Fn(&str) -> bool) {
        self.by_path.retain(|path, _| keep(path));
        self.known.retain(|path, _| keep(path));
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
        let mut known_now: BTreeMap<&str, usize> = BTreeMap::new();
        for item in found.baseline().iter().flat_map(|baseline| &baseline.known) {
            *known_now.entry(item.source.path()).or_default() += 1;
        }
        for path in paths {
            self.known.insert(path.clone(), known_now.remove(path.as_str()).unwrap_or_default());
            let items = by_path.remove(path.as_str()).unwrap_or_default();
            let before = self.by_path.get(path).map(Vec::as_slice).unwrap_or_default();
            if is_same(before, &items) {
                continue;
            }
            self.changed.insert(path.clone());
            let first: HashSet<Key> =
                before.iter().filter(|kept| kept.is_first).map(|kept| key(&kept.item)).collect();
            let kept = |item| Kept { is_first: !first.is_empty() && first.contains(&key(&item)), item };
            match items.is_empty() {
                false => self.by_path.insert(path.clone(), items.into_iter().map(kept).collect()),
                true => self.by_path.remove(path),
            };
        }
    }

    fn all(&self) -> impl Iterator<Item = &Kept> {
        self.by_path.values().flatten()
    }

    /// The errors.
    fn errors(&self) -> impl Iterator<Item = &Kept> {
        self.all().filter(|kept| kept.item.level == Level::Error)
    }

    /// Whether the document at `path` has errors.
    pub(super) fn has_errors(&self, path: &str) -> bool {
        self.by_path.get(path).into_iter().flatten().any(|kept| kept.item.level == Level::Error)
    }

    /// Numbers of errors and of warnings.
    pub(super) fn counts(&self) -> (usize, usize) {
        let errors = self.errors().count();
        (errors, self.all().count() - errors)
    }

    /// How many findings the baseline knows.
    pub(super) fn known(&self) -> usize {
        self.known.values().sum()
    }

    /// How many errors came while the preview ran.
    pub(super) fn came(&self) -> usize {
        self.errors().filter(|kept| !kept.is_first).count()
    }

    /// The errors and the paths of their documents: those that came while the preview ran before the
    /// others, and of both, those of what was touched last first.
    pub(super) fn problems(&self) -> impl Iterator<Item = (&str, Problem)> {
        let mut errors: Vec<&Kept> = self.errors().collect();
        errors.sort_by_key(|kept| (kept.is_first, !self.last.contains(kept.item.source.path())));
        errors.into_iter().map(|kept| {
            (kept.item.source.path(), Problem { first: kept.is_first, ..Problem::from(&kept.item) })
        })
    }

    /// What people were not told yet: errors, and warnings of what was touched.
    pub(super) fn fresh(&mut self, touched: &BTreeSet<String>) -> Diagnostics {
        let mut fresh = Vec::new();
        // Of all others people have been told what there is.
        for path in std::mem::take(&mut self.changed) {
            let items: Vec<&Diagnostic> =
                self.by_path.get(&path).into_iter().flatten().map(|kept| &kept.item).collect();
            // What is mended and comes back is told again.
            let now: HashSet<Key> = items.iter().copied().map(key).collect();
            let before = self.told.insert(path.clone(), now).unwrap_or_default();
            let of_interest = |item: &&Diagnostic| item.level == Level::Error || touched.contains(&path);
            let is_fresh = |item: &&Diagnostic| !before.contains(&key(item));
            fresh.extend(items.into_iter().filter(of_interest).filter(is_fresh).cloned());
        }
        Diagnostics::new(touched.iter().cloned().collect(), fresh)
    }
}

fn key(item: &Diagnostic) -> Key {
    (item.code, item.fingerprint())
}

/// Whether two lists of findings about a document say the same, of the same version of it.
fn is_same(before: &[Kept], new: &[Diagnostic]) -> bool {
    let same = |(Kept { item, .. }, new): (&Kept, &Diagnostic)| {
        Arc::ptr_eq(&item.source, &new.source)
            && (item.code, item.span, item.level, &item.message)
                == (new.code, new.span, new.level, &new.message)
    };
    before.len() == new.len() && before.iter().zip(new).all(same)
}
