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
        model::incident(parse::parse(&incident.source, config, audience), config)
    } else {
        incident.clone()
    }
}

/// The page as `audience` gets to see it.
pub fn page_for(shown: &Page, config: &Config, audience: Audience) -> Page {
    if hides(&shown.body, audience) { page(&shown.source, config, audience) } else { shown.clone() }
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

        let (incidents, shown): (Vec<_>, Vec<_>) = incidents
            .into_par_iter()
            .map(|incident| {
                let before = hides(&incident.body, audience)
                    .then(|| assets_of(&incident.source, &incident.body, &tree));
                let incident = match before {
                    Some(_) => incident_for(&incident, config, audience),
                    None => incident,
                };
                let shown = shown_assets(&incident.source, &incident.body, before, &tree);
                (incident, shown)
            })
            .unzip();
        let (pages, page_assets): (Vec<_>, Vec<_>) = self
            .pages
            .into_iter()
            .map(|page| {
                let before = hides(&page.body, audience).then(|| assets_of(&page.source, &page.body, &tree));
                let page = page_for(&page, config, audience);
                let shown = shown_assets(&page.source, &page.body, before, &tree);
                (page, shown)
            })
            .unzip();
        let assets: BTreeSet<String> = shown.into_iter().chain(page_assets).flatten().collect();
        Published { incidents, unpublished, pages, assets: assets.into_iter().collect() }
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

/// Files to publish with a document: those it links to and, for a bundle, those beside it; but not
/// those that only internal text (`before` masking) links to.
fn shown_assets(
    source: &SourceFile,
    body: &Body,
    before: Option<BTreeSet<String>>,
    tree: &Tree,
) -> BTreeSet<String> {
    let mut shown = assets_of(source, body, tree);
    if source.file_name().eq_ignore_ascii_case("index.md") {
        let folder = source.path().get(..source.path().len() - source.file_name().len()).unwrap_or_default();
        let internal: BTreeSet<&String> =
            before.iter().flatten().filter(|path| !shown.contains(*path)).collect();
        // In raw HTML a file can be named in more ways than links are looked for in.
        let hidden: Vec<&str> = body.internal.spans.iter().map(|span| source.slice(*span)).collect();
        let hidden = percent_decode(&hidden.join("\n"));
        let is_named_inside = |path: &str| {
            before.is_some() && path.rsplit('/').next().is_some_and(|name| hidden.contains(name))
        };
        let beside: Vec<String> = tree
            .assets
            .range(folder.to_owned()..)
            .take_while(|path| path.starts_with(folder))
            .filter(|path| !internal.contains(path) && !is_named_inside(path))
            .cloned()
            .collect();
        shown.extend(beside);
    }
    shown
}
