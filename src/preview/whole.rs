//! A site put together from its documents: what a build does between reading and rendering.

use std::sync::Arc;

use super::Options;
use super::documents::Snapshot;
use crate::baseline;
use crate::check::{self, Context, Index};
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::incident::Incident;
use crate::link::{self, Library};
use crate::model::Page;
use crate::search::{self, engine::Memory};
use crate::trends::{self, Trends};
use crate::{BuildError, Progress};

/// All that pages are rendered from, but for the theme.
#[derive(Debug)]
pub(super) struct Whole {
    pub(super) config: Arc<Config>,
    pub(super) library: Library,
    pub(super) trends: Trends,
    /// The search index.
    pub(super) search: Memory,
}

/// Checks all documents and puts the site together, errors or not.
pub(super) fn whole(
    snapshot: &Snapshot,
    config: &Arc<Config>,
    options: Options,
    progress: &dyn Progress,
) -> Result<(Diagnostics, Whole), BuildError> {
    progress.stage("check", None);
    let incidents: Vec<&Incident> = snapshot.latest.iter().map(|incident| &**incident).collect();
    let pages: Vec<&Page> = snapshot.latest_pages.iter().map(|page| &**page).collect();
    let index = Index::new(&incidents, &pages, snapshot.assets(), config);
    let diagnostics = findings(&incidents, &pages, &index, config, options)?;

    progress.stage("link", None);
    let published = snapshot.site().publish(config, options.audience, options.drafts);
    let library =
        link::link(published.incidents, &published.unpublished, published.pages, published.assets, config);

    progress.stage("trends", None);
    let trends = trends::trends(&library, config, options.today);

    progress.stage("search", None);
    let search = Memory::default();
    search::index(&library, config, &search)?;
    Ok((diagnostics, Whole { config: Arc::clone(config), library, trends, search }))
}

/// What is to be said about some documents of the site that `index` tells of; what the baseline knows is
/// left out.
pub(super) fn findings(
    incidents: &[&Incident],
    pages: &[&Page],
    index: &Index,
    config: &Config,
    options: Options,
) -> Result<Diagnostics, BuildError> {
    let context = Context { config, index, today: options.today };
    let diagnostics = check::check_some(incidents, pages, &context);
    Ok(match baseline::load(config)? {
        Some(baseline) => baseline.apply(diagnostics, config),
        None => diagnostics,
    })
}
