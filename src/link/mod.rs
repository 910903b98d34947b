//! Incidents to [`Library`]: what belongs together. Groups by cause, service, severity, trigger,
//! year and tag; references; incidents with the same cause; similar incidents; recurrence.

mod axes;
mod groups;
mod recurrence;
mod references;
mod salience;
mod same_cause;
mod similar;
mod stem;
mod terms;
#[cfg(test)]
pub(crate) mod testing;
mod vocabulary;

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::collections::HashMap;

use rayon::prelude::*;

use crate::config::{Cause, Config};
use crate::excerpt::Fix;
use crate::incident::Incident;
use crate::model::Page;
use crate::stem::Stems;

use axes::Axes;

/// Everything that is published, and how it hangs together. Incidents are referred to by their
/// index in [`Library::incidents`].
#[derive(Debug)]
pub struct Library {
    /// Newest first (by start; undated last, then by id).
    pub incidents: Vec<Incident>,
    /// What fixed each incident, at the same index.
    pub fixes: Vec<Option<Fix>>,
    /// What belongs to each incident, at the same index.
    pub relations: Vec<Relations>,
    /// The cause tree, parents before children, in the order of site.toml; causes without incidents
    /// included.
    pub causes: Vec<CauseNode>,
    /// Services, most incidents first, then by name.
    pub services: Vec<Group>,
    /// Severities, worst first.
    pub severities: Vec<Group>,
    /// Triggers, most incidents first, then by name.
    pub triggers: Vec<Group>,
    /// Years, latest first; undated last.
    pub years: Vec<Group>,
    /// Tags, most incidents first, then by name.
    pub tags: Vec<Group>,
    /// Incidents with no cause.
    pub uncategorised: Vec<usize>,
    /// The pairs of cause and service that incidents name, in no order that means anything.
    pub pairs: Vec<Pair>,
    /// Index of each incident by folded id.
    pub by_id: HashMap<String, usize>,
    /// Other pages of the site.
    pub pages: Vec<Page>,
    /// Assets to publish: path below the content folder.
    pub assets: Vec<String>,
    /// Anchors and URLs of published documents by their path below the root.
    pub documents: BTreeMap<String, DocumentTarget>,
}

impl Library {
    /// What fixed the incident at `index`, where its document says so.
    pub fn fix(&self, index: usize) -> Option<&Fix> {
        self.fixes.get(index)?.as_ref()
    }

    /// The library with newer versions of some of its incidents and pages, each in the place of the one
    /// from the same file. How they hang together stays as it was, for a preview to show until
    /// [`link`] has worked it out anew; a version whose file is not in the library is left out.
    pub fn revised(mut self, incidents: Vec<Incident>, pages: Vec<Page>) -> Self {
        for incident in incidents {
            let Some(&DocumentTarget::Incident(index)) = self.documents.get(incident.source.path()) else {
                continue;
            };
            if let (Some(fix), Some(place)) = (self.fixes.get_mut(index), self.incidents.get_mut(index)) {
                *fix = Fix::of(&incident);
                *place = incident;
            }
        }
        for page in pages {
            if let Some(&DocumentTarget::Page(index)) = self.documents.get(page.source.path())
                && let Some(place) = self.pages.get_mut(index)
            {
                *place = page;
            }
        }
        self
    }
}

/// Where a document of the content folder ended up.
#[derive(Clone, Debug, PartialEq)]
pub enum DocumentTarget {
    /// An incident, by index.
    Incident(usize),
    /// A page, by index in [`Library::pages`].
    Page(usize),
    /// Not published (a draft): links to it become plain text.
    Unpublished,
}

/// Incidents that share a value.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// As a reader sees it.
    pub title: String,
    /// As it stands in the URL.
    pub slug: String,
    /// Its incidents, newest first.
    pub incidents: Vec<usize>,
}

/// A cause with what is below it.
#[derive(Clone, Debug, PartialEq)]
pub struct CauseNode {
    /// The cause.
    pub cause: Cause,
    /// Its path as it stands in URLs.
    pub slug: String,
    /// Index of the cause above it.
    pub parent: Option<usize>,
    /// Indices of the causes right below it.
    pub children: Vec<usize>,
    /// 0 for the top.
    pub depth: usize,
    /// Incidents with this cause or one below it, each once, newest first.
    pub incidents: Vec<usize>,
    /// How many of them name this cause itself.
    pub own: usize,
}

/// A cause and a service that incidents name together.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// Index of the cause itself, not of one above it, in [`Library::causes`].
    pub cause: usize,
    /// Index of the service in [`Library::services`].
    pub service: usize,
    /// Incidents that name both, newest first.
    pub incidents: Vec<usize>,
}

/// What belongs to one incident.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Relations {
    /// The incident before it in time.
    pub previous: Option<usize>,
    /// The incident after it in time.
    pub next: Option<usize>,
    /// Others with one of its own causes (the same leaf), newest first, at most five.
    pub same_cause: Vec<usize>,
    /// How many others have one of its own causes.
    pub same_cause_total: usize,
    /// Others that are like it, the most alike first.
    pub similar: Vec<Similar>,
    /// Incidents whose text or front matter refers to it, newest first.
    pub referred_by: Vec<usize>,
    /// Incidents that it refers to in its front matter, in that order.
    pub related: Vec<usize>,
    /// Whether its cause came back.
    pub recurrence: Option<Recurrence>,
}

/// An incident that is like another, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Similar {
    /// The other one.
    pub incident: usize,
    /// Causes that both have (the same leaf).
    pub causes: Vec<String>,
    /// Services that both have.
    pub services: Vec<String>,
    /// The trigger that both have.
    pub trigger: Option<String>,
    /// Telling words that both use, the most telling first, at most three.
    pub terms: Vec<String>,
}

/// That an incident's cause came back: earlier incidents which share a cause and a service with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Recurrence {
    /// The earlier ones, newest first, at most 20.
    pub earlier: Vec<usize>,
    /// How many earlier ones there are.
    pub total: usize,
    /// How many of them began within the 12 months before this one's start.
    pub within_year: usize,
    /// Actions of earlier ones that are still open: (incident, index in its actions), newest
    /// incident first, at most 50.
    pub open_actions: Vec<(usize, usize)>,
    /// How many such actions there are.
    pub open_actions_total: usize,
}

/// Finds out how `incidents` hang together. `unpublished` are the paths below the root of documents
/// that are not built (drafts); `assets` are paths below the content folder.
///
/// Work and memory grow in proportion to the number of incidents.
pub fn link(
    incidents: Vec<Incident>,
    unpublished: &[String],
    pages: Vec<Page>,
    assets: Vec<String>,
    config: &Config,
) -> Library {
    let incidents = newest_first(incidents);
    let by_id = references::by_id(&incidents);
    let documents = references::documents(&incidents, &pages, unpublished);
    let axes = Axes::new(&incidents);
    let relations = relations(&incidents, &axes, &by_id, &documents, config);
    let causes = groups::causes(&axes.causes, config);
    let services = groups::by_size(&axes.services);
    Library {
        pairs: groups::pairs(&axes, &causes, &services),
        causes,
        services,
        severities: groups::severities(&incidents, config),
        triggers: groups::by_size(&axes.triggers),
        years: groups::years(&incidents),
        tags: groups::by_size(&axes::tags(&incidents)),
        uncategorised: groups::without(&axes.causes),
        fixes: incidents.par_iter().map(Fix::of).collect(),
        relations,
        by_id,
        documents,
        pages,
        assets,
        incidents,
    }
}

/// Sorts by start, newest first, undated last; then by id and path, so that the order is total.
fn newest_first(mut incidents: Vec<Incident>) -> Vec<Incident> {
    incidents.sort_by(|a, b| {
        let by_start = match (a.start.value(), b.start.value()) {
            (Some(a), Some(b)) => b.at.cmp(&a.at),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => Ordering::Equal,
        };
        by_start.then_with(|| (&a.id.value, a.source.path()).cmp(&(&b.id.value, b.source.path())))
    });
    incidents
}

fn relations(
    incidents: &[Incident],
    axes: &Axes,
    by_id: &HashMap<String, usize>,
    documents: &BTreeMap<String, DocumentTarget>,
    config: &Config,
) -> Vec<Relations> {
    let mut relations = vec![Relations::default(); incidents.len()];
    let dated = incidents.iter().take_while(|incident| incident.start.value().is_some()).count();
    for (index, relation) in relations.iter_mut().enumerate().take(dated) {
        relation.previous = Some(index + 1).filter(|&older| older < dated);
        relation.next = index.checked_sub(1);
    }
    references::fill(&mut relations, incidents, by_id, documents, config);
    same_cause::fill(&mut relations, &axes.causes);
    recurrence::fill(&mut relations, incidents, axes);
    similar::fill(&mut relations, incidents, axes, &Stems::of(&config.language));
    relations
}

#[cfg(test)]
mod tests {
    use super::testing::{ids, library};

    #[test]
    fn the_order_is_newest_first_and_total() {
        let library = library(
            "",
            &[
                ("content/u.md", "id: undated"),
                ("content/b.md", "id: b\nstart: 2024-05-01T10:00:00Z"),
                ("content/a.md", "id: a\nstart: 2024-05-01T12:00:00+02:00"),
                ("content/new.md", "id: new\nstart: 2025-01-01T00:00:00Z"),
            ],
        );
        assert_eq!(ids(&library, &[0, 1, 2, 3]), ["new", "a", "b", "undated"]);
        let neighbours: Vec<_> = library.relations.iter().map(|it| (it.previous, it.next)).collect();
        assert_eq!(neighbours, [(Some(1), None), (Some(2), Some(0)), (None, Some(1)), (None, None)]);
    }
}
