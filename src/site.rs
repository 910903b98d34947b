//! All documents of a site, understood; and the part of them that is published.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::config::Config;
use crate::discover::{Discovered, Found};
use crate::incident::{Incident, Status};
use crate::model::{self, Page};
use crate::parse::{self, Audience, Body};
use crate::source::SourceFile;
use crate::target::{Target, Tree, percent_decode};

/// All documents, drafts and internal text included: what is checked.
#[derive(Debug)]
pub struct Site {
    /// Incidents, by path.
    pub incidents: Vec<Incident>,
    /// Pages, by path.
    pub pages: Vec<Page>,
    /// Other files below the content folder, by path below the root.
    pub assets: Vec<String>,
}

/// What readers get to see.
#[derive(Debug)]
pub struct Published {
    /// Incidents, by path.
    pub incidents: Vec<Incident>,
    /// Paths of documents that are held back.
    pub unpublished: Vec<String>,
    /// Pages, by path.
    pub pages: Vec<Page>,
    /// Files that published documents show or link to, by path below the root.
    pub assets: Vec<String>,
}

/// Parses all files and understands them.
pub fn understand(found: Discovered, config: &Config) -> Site {
    let mut incidents: Vec<Incident> =
        found.incidents.into_par_iter().map(|found| incident(found, config)).collect();
    let mut pages = Vec::new();
    for found in found.pages {
        match found {
            Found::File(source) => pages.push(page(&source, config, Audience::Internal)),
            // What it was to be no longer matters: it is reported and not published.
            Found::Unreadable { path, why, help } => incidents.push(model::unreadable(&path, why, help)),
        }
    }
    Site { incidents, pages, assets: found.assets }
}

/// Understands one document as an incident.
pub fn incident(found: Found, config: &Config) -> Incident {
    match found {
        Found::File(source) => model::incident(parse::parse(&source, config, Audience::Internal), config),
        Found::Unreadable { path, why, help } => model::unreadable(&path, why, help),
    }
}

/// Understands one document as a page.
pub fn page(source: &Arc<SourceFile>, config: &Config, audience: Audience) -> Page {
    model::page(parse::parse(source, config, audience), config)
}

/// The incident as `audience` gets to see it.
pub fn incident_for(incident: &Incident, config: &Config, audience: Audience) -> Incident {
    if hides(&incident.body, audience) {
        let (source, _) = without_internal(&incident.source, &incident.body);
        model::incident(parse::parse(&source, config, audience), config)
    } else {
        incident.clone()
    }
}

/// The page as `audience` gets to see it.
pub fn page_for(shown: &Page, config: &Config, audience: Audience) -> Page {
    if hides(&shown.body, audience) {
        page(&without_internal(&shown.source, &shown.body).0, config, audience)
    } else {
        shown.clone()
    }
}

/// Whether an incident is built.
pub fn is_built(incident: &Incident, drafts: bool) -> bool {
    (drafts || incident.status != Status::Draft) && incident.is_readable()
}

/// Whether some of the text is not for `audience`.
fn hides(body: &Body, audience: Audience) -> bool {
    audience == Audience::Public && !body.internal.spans.is_empty()
}

impl Site {
    /// What `audience` gets to see: without drafts, unless they are asked for, and without internal
    /// text, unless it is.
    pub fn publish(self, config: &Config, audience: Audience, drafts: bool) -> Published {
        let (incidents, held): (Vec<_>, Vec<_>) =
            self.incidents.into_iter().partition(|incident| is_built(incident, drafts));
        let unpublished = held.iter().map(|incident| incident.source.path().to_owned()).collect();
        let mut tree = Tree { content: config.content.clone(), ..Tree::default() };
        tree.assets = self.assets.into_iter().collect();
        tree.documents = BTreeMap::new();

        let (incidents, mut links): (Vec<_>, Vec<_>) = incidents
            .into_par_iter()
            .map(|incident| {
                let before = hides(&incident.body, audience)
                    .then(|| assets_of(&incident.source, &incident.body, &tree));
                let Some(before) = before else {
                    let links = AssetLinks::new(&incident.source, &incident.body, &tree);
                    return (incident, links);
                };
                let (source, hidden) = without_internal(&incident.source, &incident.body);
                let incident = model::incident(parse::parse(&source, config, audience), config);
                let links = AssetLinks::new(&incident.source, &incident.body, &tree).hide(before, &hidden);
                (incident, links)
            })
            .unzip();
        let (pages, page_links): (Vec<_>, Vec<_>) = self
            .pages
            .into_iter()
            .map(|page| {
                let before = hides(&page.body, audience).then(|| assets_of(&page.source, &page.body, &tree));
                let Some(before) = before else {
                    let links = AssetLinks::new(&page.source, &page.body, &tree);
                    return (page, links);
                };
                let (source, hidden) = without_internal(&page.source, &page.body);
                let page = self::page(&source, config, audience);
                let links = AssetLinks::new(&page.source, &page.body, &tree).hide(before, &hidden);
                (page, links)
            })
            .unzip();
        links.extend(page_links);
        Published { incidents, unpublished, pages, assets: shown_assets(links) }
    }
}

/// Files that the links of a body lead to.
fn assets_of(source: &SourceFile, body: &Body, tree: &Tree) -> BTreeSet<String> {
    let targets = body.links.iter().map(|link| tree.resolve(source.path(), &link.target));
    targets
        .filter_map(|target| match target {
            Target::Asset { path, .. } => Some(path),
            _ => None,
        })
        .collect()
}

/// The document as if its internal blocks had never been written, so that not even their length shows
/// anywhere; and what stood in them.
fn without_internal(source: &SourceFile, body: &Body) -> (Arc<SourceFile>, String) {
    let spans = &body.internal.spans;
    let hidden: Vec<&str> = spans.iter().map(|span| source.slice(*span)).collect();
    (Arc::new(source.without(spans)), percent_decode(&hidden.join("\n")))
}

/// Files that a document brings with it.
#[derive(Default)]
struct AssetLinks {
    /// Those that what is published of it leads to.
    shown: BTreeSet<String>,
    /// Those that only its internal text leads to.
    internal: BTreeSet<String>,
    /// For a bundle, those beside it.
    beside: Vec<String>,
}

impl AssetLinks {
    fn new(source: &SourceFile, body: &Body, tree: &Tree) -> Self {
        let mut beside = Vec::new();
        if source.file_name().eq_ignore_ascii_case("index.md") {
            let folder =
                source.path().get(..source.path().len() - source.file_name().len()).unwrap_or_default();
            let all = tree.assets.range(folder.to_owned()..).take_while(|path| path.starts_with(folder));
            beside.extend(all.cloned());
        }
        Self { shown: assets_of(source, body, tree), internal: BTreeSet::new(), beside }
    }

    /// `before` is what the document led to with its internal text, which is `hidden`.
    fn hide(mut self, before: BTreeSet<String>, hidden: &str) -> Self {
        self.internal = before.into_iter().filter(|path| !self.shown.contains(path)).collect();
        // In raw HTML a file can be named in more ways than links are looked for in.
        self.beside.retain(|path| !path.rsplit('/').next().is_some_and(|name| hidden.contains(name)));
        self
    }
}

/// Files to publish: those that documents lead to, and those beside bundles; of these not the ones that
/// only internal text leads to, in whichever document it stands.
fn shown_assets(documents: Vec<AssetLinks>) -> Vec<String> {
    let mut shown = BTreeSet::new();
    let (mut internal, mut beside) = (BTreeSet::new(), Vec::new());
    for document in documents {
        shown.extend(document.shown);
        internal.extend(document.internal);
        beside.extend(document.beside);
    }
    beside.retain(|path| !internal.contains(path));
    shown.extend(beside);
    shown.into_iter().collect()
}
