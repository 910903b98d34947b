//! What there is in the site, for rules that look beyond one document.

use std::collections::{HashMap, HashSet};

use crate::config::Config;
use crate::incident::{Incident, Status};
use crate::model::Page;
use crate::slug::fold;
use crate::target::Tree;

/// An id or URL and where it is used.
pub type Uses = HashMap<String, Vec<String>>;

/// What there is in the site.
#[derive(Debug, Default)]
pub struct Index {
    /// Documents with their anchors, and other files.
    pub tree: Tree,
    /// Paths of the incidents with each folded id, sorted.
    pub ids: Uses,
    /// Paths of the incidents with each folded slug, sorted.
    pub slugs: Uses,
    /// Slugs of the pages that are no incidents, by path.
    pub pages: HashMap<String, String>,
    /// Paths of drafts.
    pub drafts: HashSet<String>,
    /// Ids as written, sorted; for "did you mean".
    pub id_names: Vec<String>,
}

impl Index {
    /// Whether the document at `path` is a draft.
    pub fn is_draft(&self, path: &str) -> bool {
        self.drafts.contains(path)
    }

    /// The index of all documents, drafts included.
    pub fn new(incidents: &[&Incident], pages: &[&Page], assets: &[String], config: &Config) -> Self {
        let mut index =
            Self { tree: Tree { content: config.content.clone(), ..Tree::default() }, ..Self::default() };
        for incident in incidents {
            let path = incident.source.path().to_owned();
            index.tree.documents.insert(path.clone(), incident.body.anchors.iter().cloned().collect());
            index.ids.entry(fold(&incident.id.value)).or_default().push(path.clone());
            index.slugs.entry(fold(&incident.slug)).or_default().push(path.clone());
            index.id_names.push(incident.id.value.clone());
            if incident.status == Status::Draft {
                index.drafts.insert(path);
            }
        }
        for page in pages {
            index
                .tree
                .documents
                .insert(page.source.path().to_owned(), page.body.anchors.iter().cloned().collect());
            index.pages.insert(page.source.path().to_owned(), page.slug.clone());
            index
                .slugs
                .entry(format!("/{}", fold(&page.slug)))
                .or_default()
                .push(page.source.path().to_owned());
        }
        index.tree.assets = assets.iter().cloned().collect();
        index.id_names.sort();
        for uses in index.ids.values_mut().chain(index.slugs.values_mut()) {
            uses.sort();
        }
        index
    }
}
