//! Which incident refers to which: `[[ID]]` and links in text, `related` in front matter.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rayon::prelude::*;

use super::{DocumentTarget, Relations};
use crate::config::Config;
use crate::incident::Incident;
use crate::model::Page;
use crate::parse::{Link, LinkKind};
use crate::slug::fold;
use crate::target::{Target, Tree};

/// Index of each incident by folded id; of two with one id, the newer.
pub(super) fn by_id(incidents: &[Incident]) -> HashMap<String, usize> {
    let mut by_id = HashMap::with_capacity(incidents.len());
    for (index, incident) in incidents.iter().enumerate() {
        by_id.entry(fold(&incident.id.value)).or_insert(index);
    }
    by_id
}

/// Where each document ended up, by its path below the root.
pub(super) fn documents(
    incidents: &[Incident],
    pages: &[Page],
    unpublished: &[String],
) -> BTreeMap<String, DocumentTarget> {
    let incidents = incidents
        .iter()
        .enumerate()
        .map(|(index, incident)| (incident.source.path().to_owned(), DocumentTarget::Incident(index)));
    let pages = pages
        .iter()
        .enumerate()
        .map(|(index, page)| (page.source.path().to_owned(), DocumentTarget::Page(index)));
    let unpublished = unpublished.iter().map(|path| (path.clone(), DocumentTarget::Unpublished));
    unpublished.chain(pages).chain(incidents).collect()
}

/// Fills in `related` and `referred_by`.
pub(super) fn fill(
    relations: &mut [Relations],
    incidents: &[Incident],
    by_id: &HashMap<String, usize>,
    documents: &BTreeMap<String, DocumentTarget>,
    config: &Config,
) {
    let resolver = Resolver {
        by_id,
        documents,
        tree: Tree {
            content: config.content.clone(),
            documents: documents.keys().map(|path| (path.clone(), BTreeSet::new())).collect(),
            assets: BTreeSet::new(),
        },
    };
    let found: Vec<(Vec<usize>, BTreeSet<usize>)> = incidents
        .par_iter()
        .enumerate()
        .map(|(index, incident)| (resolver.related(index, incident), resolver.referred(index, incident)))
        .collect();
    // In the order of the incidents, so that those that refer to one stand newest first.
    for (index, (related, referred)) in found.into_iter().enumerate() {
        for target in referred {
            if let Some(relation) = relations.get_mut(target) {
                relation.referred_by.push(index);
            }
        }
        if let Some(relation) = relations.get_mut(index) {
            relation.related = related;
        }
    }
}

struct Resolver<'a> {
    by_id: &'a HashMap<String, usize>,
    documents: &'a BTreeMap<String, DocumentTarget>,
    tree: Tree,
}

impl Resolver<'_> {
    /// The incidents that the front matter names, each once, in its order.
    fn related(&self, own: usize, incident: &Incident) -> Vec<usize> {
        let mut seen = BTreeSet::from([own]);
        incident
            .related
            .iter()
            .filter_map(|id| self.by_id(&id.value))
            .filter(|&target| seen.insert(target))
            .collect()
    }

    /// All incidents that text and front matter refer to.
    fn referred(&self, own: usize, incident: &Incident) -> BTreeSet<usize> {
        let from = incident.source.path();
        let links = incident.body.links.iter().filter_map(|link| self.linked(from, link));
        let related = incident.related.iter().filter_map(|id| self.by_id(&id.value));
        links.chain(related).filter(|&target| target != own).collect()
    }

    fn linked(&self, from: &str, link: &Link) -> Option<usize> {
        match link.kind {
            LinkKind::Incident => self.by_id(&link.target),
            LinkKind::Image => None,
            LinkKind::Link => match self.tree.resolve(from, &link.target) {
                Target::Document { path, .. } => match self.documents.get(&path) {
                    Some(DocumentTarget::Incident(index)) => Some(*index),
                    _ => None,
                },
                _ => None,
            },
        }
    }

    fn by_id(&self, id: &str) -> Option<usize> {
        self.by_id.get(&fold(id.trim())).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{ids, index, library};

    #[test]
    fn references_are_found_in_text_links_and_front_matter() {
        let library = library(
            "",
            &[
                ("content/a.md", "id: A\nstart: 2024-01-01T00:00:00Z\n---\nSee [[A]] and [[nobody]].\n"),
                ("content/b.md", "id: b\nstart: 2024-01-02T00:00:00Z\n---\nAs in [[a]], and [[A]] again.\n"),
                (
                    "content/sub/c.md",
                    "id: c\nstart: 2024-01-03T00:00:00Z\n---\nAs [before](../a.md#timeline).\n",
                ),
                ("content/d.md", "id: d\nrelated: [c, a, C, d, gone]\n---\nNot `[[b]]`, nor ![x](b.md).\n"),
            ],
        );
        let relation = |id| &library.relations[index(&library, id)];
        assert_eq!(ids(&library, &relation("a").referred_by), ["c", "b", "d"]);
        assert_eq!(ids(&library, &relation("c").referred_by), ["d"]);
        assert_eq!(ids(&library, &relation("d").related), ["c", "A"]);
        assert!(relation("b").referred_by.is_empty());
        assert!(relation("d").referred_by.is_empty());
    }
}
