//! All documents of a site in memory, each understood once and again when its text has changed; of
//! one that has errors, the last version without is kept.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::check::Index;
use crate::config::Config;
use crate::discover::{self, Discovered, Found};
use crate::incident::Incident;
use crate::model::Page;
use crate::parse::Audience;
use crate::site::{self, Site};

/// The versions of a document that are in memory.
#[derive(Debug)]
pub(super) struct Kept<T> {
    /// As it is in the folder.
    latest: Arc<T>,
    /// The last version without errors, while the latest has some.
    good: Option<Arc<T>>,
    /// Whether the latest has no errors.
    is_good: bool,
}

impl<T> Kept<T> {
    fn new(latest: T) -> Self {
        Self { latest: Arc::new(latest), good: None, is_good: true }
    }

    /// Takes in a newer version, whose errors are not known yet.
    fn revise(&mut self, latest: T) {
        let before = std::mem::replace(&mut self.latest, Arc::new(latest));
        if self.is_good {
            self.good = Some(before);
        }
    }

    /// Takes in whether the latest version has no errors; tells whether another version is shown for it.
    fn judge(&mut self, is_good: bool) -> bool {
        self.is_good = is_good;
        is_good && self.good.take().is_some()
    }

    /// The version that is checked.
    pub(super) fn latest(&self) -> Arc<T> {
        Arc::clone(&self.latest)
    }

    /// The version that pages show. A document that has had errors from the first is shown as it is:
    /// whoever writes it wants to see it.
    pub(super) fn shown(&self) -> &Arc<T> {
        self.good.as_ref().unwrap_or(&self.latest)
    }
}

/// All documents by path, and the other files.
#[derive(Debug, Default)]
pub(super) struct Documents {
    pub(super) incidents: BTreeMap<String, Kept<Incident>>,
    pub(super) pages: BTreeMap<String, Kept<Page>>,
    pub(super) assets: Vec<String>,
}

/// What a look at the folder has brought.
#[derive(Debug, Default)]
pub(super) struct Changes {
    /// Documents that are new or have another text, by path.
    pub(super) documents: Vec<String>,
    /// Documents and files that are gone, and files that are new, by path.
    pub(super) others: Vec<String>,
}

impl Documents {
    /// Takes in what was found in the folder; only what has another text is understood again, or all
    /// of it where the settings have changed (`anew`).
    pub(super) fn update(&mut self, found: Discovered, config: &Config, anew: bool) -> Changes {
        let mut changes = Changes::default();
        let known = &self.incidents;
        let is_known =
            |found: &Found| known.get(found.path()).is_some_and(|kept| is_same(&kept.latest, found));
        // What a page was to be no longer matters where it cannot be read.
        let (pages, unreadable): (Vec<Found>, Vec<Found>) =
            found.pages.into_iter().partition(|found| matches!(found, Found::File(_)));
        let found_incidents: Vec<Found> = found.incidents.into_iter().chain(unreadable).collect();
        let understood: Vec<(String, Option<Incident>)> = found_incidents
            .into_par_iter()
            .map(|found| match !anew && is_known(&found) {
                true => (found.path().to_owned(), None),
                false => (found.path().to_owned(), Some(site::incident(found, config))),
            })
            .collect();
        let mut before = std::mem::take(&mut self.incidents);
        for (path, incident) in understood {
            let kept = before.remove(&path);
            if incident.is_some() {
                changes.documents.push(path.clone());
            }
            self.incidents.extend(taken_in(kept, incident).map(|kept| (path, kept)));
        }
        changes.others.extend(before.into_keys());

        let mut before = std::mem::take(&mut self.pages);
        for found in pages {
            let Found::File(source) = found else { continue };
            let path = source.path().to_owned();
            let kept = before.remove(&path);
            let is_known = kept.as_ref().is_some_and(|kept| kept.latest.source.text() == source.text());
            let page = (anew || !is_known).then(|| site::page(&source, config, Audience::Internal));
            if page.is_some() {
                changes.documents.push(path.clone());
            }
            self.pages.extend(taken_in(kept, page).map(|kept| (path, kept)));
        }
        changes.others.extend(before.into_keys());

        let assets = std::mem::replace(&mut self.assets, found.assets);
        let (before, now) = (BTreeSet::from_iter(assets), BTreeSet::from_iter(self.assets.iter().cloned()));
        changes.others.extend(before.symmetric_difference(&now).cloned());
        changes
    }

    /// Reads a known document again.
    pub(super) fn reread(&mut self, path: &str, config: &Config) -> Reread {
        let found = discover::reread(path, config);
        if let Some(kept) = self.incidents.get_mut(path) {
            if is_same(&kept.latest, &found) {
                return Reread::Same;
            }
            let incident = site::incident(found, config);
            let place = |it: &Incident| (it.id.value.clone(), it.status, it.is_readable());
            let is_renamed = place(&incident) != place(&kept.latest);
            kept.revise(incident);
            return if is_renamed { Reread::Renamed } else { Reread::Revised };
        }
        match (self.pages.get_mut(path), found) {
            (Some(kept), Found::File(source)) if kept.latest.source.text() != source.text() => {
                kept.revise(site::page(&source, config, Audience::Internal));
                Reread::Revised
            }
            _ => Reread::Same,
        }
    }

    /// Anchors of the document at `path`.
    pub(super) fn anchors(&self, path: &str) -> BTreeSet<String> {
        let incident = self.incidents.get(path).map(|kept| &kept.latest.body);
        let body = incident.or_else(|| self.pages.get(path).map(|kept| &kept.latest.body));
        body.into_iter().flat_map(|body| body.anchors.iter().cloned()).collect()
    }

    /// Whether there is a document or another file at `path` or below it.
    pub(super) fn knows(&self, path: &str) -> bool {
        let folder = format!("{path}/");
        let incident = self.incidents.range(folder.clone()..).next().map(|(path, _)| path);
        let page = self.pages.range(folder.clone()..).next().map(|(path, _)| path);
        let asset = self.assets.get(self.assets.partition_point(|path| *path < folder));
        let mut below = [incident, page, asset].into_iter().flatten();
        self.has(path) || self.holds(path) || below.any(|path| path.starts_with(&folder))
    }

    /// Whether there is another file at `path`.
    pub(super) fn holds(&self, path: &str) -> bool {
        self.assets.binary_search_by(|asset| asset.as_str().cmp(path)).is_ok()
    }

    /// Whether there is a document at `path`.
    pub(super) fn has(&self, path: &str) -> bool {
        self.incidents.contains_key(path) || self.pages.contains_key(path)
    }

    /// Takes in whether the document at `path` has no errors; tells whether another version of it is
    /// shown from now on.
    pub(super) fn judge(&mut self, path: &str, is_good: bool) -> bool {
        let incident = self.incidents.get_mut(path).is_some_and(|kept| kept.judge(is_good));
        self.pages.get_mut(path).is_some_and(|kept| kept.judge(is_good)) || incident
    }

    /// Whether an earlier version of the document at `path` is shown than the latest.
    pub(super) fn is_held(&self, path: &str) -> bool {
        self.incidents.get(path).is_some_and(|kept| kept.good.is_some())
            || self.pages.get(path).is_some_and(|kept| kept.good.is_some())
    }

    /// The index of the latest versions.
    pub(super) fn index(&self, config: &Config) -> Index {
        let incidents: Vec<&Incident> = self.incidents.values().map(|kept| &*kept.latest).collect();
        let pages: Vec<&Page> = self.pages.values().map(|kept| &*kept.latest).collect();
        Index::new(&incidents, &pages, &self.assets, config)
    }

    /// All of them as they are now; cheap.
    pub(super) fn snapshot(&self) -> Snapshot {
        Snapshot {
            latest: self.incidents.values().map(|kept| Arc::clone(&kept.latest)).collect(),
            shown: self.incidents.values().map(|kept| Arc::clone(kept.shown())).collect(),
            latest_pages: self.pages.values().map(|kept| Arc::clone(&kept.latest)).collect(),
            shown_pages: self.pages.values().map(|kept| Arc::clone(kept.shown())).collect(),
            assets: self.assets.clone(),
        }
    }
}

/// What came of reading a document again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reread {
    /// Its text is what it was.
    Same,
    /// Another text, in the same place of the site.
    Revised,
    /// Its address has changed, or whether it is built.
    Renamed,
}

/// Whether a document was found as it is known.
fn is_same(known: &Incident, found: &Found) -> bool {
    match found {
        Found::File(source) => known.is_readable() && known.source.text() == source.text(),
        Found::Unreadable { .. } => !known.is_readable(),
    }
}

/// What is kept of a document after a look at it; `new` is there where its text is another one.
fn taken_in<T>(kept: Option<Kept<T>>, new: Option<T>) -> Option<Kept<T>> {
    match (kept, new) {
        (Some(mut kept), Some(new)) => {
            kept.revise(new);
            Some(kept)
        }
        (kept, new) => kept.or_else(|| new.map(Kept::new)),
    }
}

/// All documents at one moment.
#[derive(Debug)]
pub(super) struct Snapshot {
    /// What is checked.
    pub(super) latest: Vec<Arc<Incident>>,
    pub(super) latest_pages: Vec<Arc<Page>>,
    shown: Vec<Arc<Incident>>,
    shown_pages: Vec<Arc<Page>>,
    assets: Vec<String>,
}

impl Snapshot {
    /// What pages show.
    pub(super) fn site(&self) -> Site {
        Site {
            incidents: self.shown.iter().map(|incident| Incident::clone(incident)).collect(),
            pages: self.shown_pages.iter().map(|page| Page::clone(page)).collect(),
            assets: self.assets.clone(),
        }
    }

    /// Other files below the content folder.
    pub(super) fn assets(&self) -> &[String] {
        &self.assets
    }
}
