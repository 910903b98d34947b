//! pmsite: a static site generator and checker for a postmortem knowledge base.
//!
//! Data flows one way: [`discover`] finds and reads the files, [`parse`] takes them apart,
//! [`model`] understands them, [`check`] finds what is missing, [`link`] puts together what belongs
//! together, [`trends`] counts, [`search`] indexes, [`render`] makes pages, [`write`] puts them in
//! place. Each stage takes the value of the one before and returns its own.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use chrono::NaiveDate;

pub mod baseline;
pub mod check;
pub mod config;
pub mod data;
pub mod diagnostic;
pub mod discover;
pub mod excerpt;
pub mod import;
pub mod incident;
pub mod init;
pub mod length;
pub mod lessons;
pub mod link;
pub mod listing;
pub mod messages;
pub mod model;
pub mod parse;
pub mod preview;
pub mod privacy;
pub mod render;
pub mod report;
pub mod search;
pub mod serve;
pub mod sink;
pub mod site;
pub mod slug;
pub mod source;
pub mod stem;
pub mod suggest;
pub mod target;
pub mod template;
pub mod theme;
pub mod trends;
pub mod write;
pub mod yaml;

use config::Config;
use diagnostic::Diagnostics;
use parse::Audience;

/// What a build is asked to do.
#[derive(Debug, Clone)]
pub struct BuildOptions {
    /// The folder that the site is put into.
    pub out: PathBuf,
    /// Whether drafts are built.
    pub drafts: bool,
    /// Who the site is for.
    pub audience: Audience,
    /// Whether a warning stops the build.
    pub deny_warnings: bool,
    /// "Today".
    pub today: NaiveDate,
}

/// Hears how a build goes on.
pub trait Progress: Sync {
    /// A stage begins that has `steps` steps, or an unknown number.
    fn stage(&self, name: &'static str, steps: Option<usize>);
    /// One step of the stage is done.
    fn step(&self);
}

/// Tells nobody.
#[derive(Clone, Copy, Debug)]
pub struct Silent;

impl Progress for Silent {
    fn stage(&self, _: &'static str, _: Option<usize>) {}
    fn step(&self) {}
}

/// What a build came to.
#[derive(Debug)]
pub enum Outcome {
    /// The findings stopped it; the old site stands.
    Stopped(Diagnostics),
    /// The site is in place.
    Built(Diagnostics, Built),
}

/// A site that was built.
#[derive(Debug)]
pub struct Built {
    /// Incidents published.
    pub incidents: usize,
    /// Files written.
    pub files: usize,
    /// Bytes written.
    pub bytes: u64,
    /// Time that each stage took, in order.
    pub timings: Vec<(&'static str, Duration)>,
}

/// Why a build could not run.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs)]
pub enum BuildError {
    #[error(transparent)]
    Baseline(#[from] baseline::BaselineError),
    #[error(transparent)]
    Discover(#[from] discover::DiscoverError),
    #[error(transparent)]
    Theme(#[from] theme::ThemeError),
    #[error(transparent)]
    Search(#[from] search::SearchError),
    #[error(transparent)]
    Render(#[from] render::RenderError),
    #[error(transparent)]
    Write(#[from] write::WriteError),
    #[error("{0}")]
    Asset(std::io::Error),
}

/// Finds, reads and checks all documents, and leaves out the findings that the baseline knows.
pub fn check(config: &Config, today: NaiveDate) -> Result<Diagnostics, BuildError> {
    let baseline = baseline::load(config)?;
    let diagnostics = check_all(config, today)?;
    Ok(match baseline {
        Some(baseline) => baseline.apply(diagnostics, config),
        None => diagnostics,
    })
}

/// Finds, reads and checks all documents, whatever the baseline says.
pub fn check_all(config: &Config, today: NaiveDate) -> Result<Diagnostics, BuildError> {
    let site = site::understand(discover::discover(config)?, config);
    Ok(check::check(&site.incidents, &site.pages, &site.assets, config, today))
}

/// What was read from the text of each document, by its path.
pub fn readings(config: &Config) -> Result<Vec<(String, Vec<String>)>, BuildError> {
    let site = site::understand(discover::discover(config)?, config);
    let of = |incident: &incident::Incident| (incident.source.path().to_owned(), report::readings(incident));
    Ok(site.incidents.iter().map(of).collect())
}

/// What `audience` gets to see, put together as a build does; nothing is checked.
pub fn library(config: &Config, audience: Audience, drafts: bool) -> Result<link::Library, BuildError> {
    let published = site::understand(discover::discover(config)?, config).publish(config, audience, drafts);
    Ok(link::link(published.incidents, &published.unpublished, published.pages, published.assets, config))
}

/// Builds the site: all stages in order.
pub fn build(
    config: &Config,
    options: &BuildOptions,
    progress: &dyn Progress,
) -> Result<Outcome, BuildError> {
    let mut clock = Clock::new(progress);
    // First of all: it costs little, and puts back a site that a killed build set aside.
    let stage = write::Stage::begin(&options.out, &config.root, &config.root.join(&config.content))?;

    clock.stage("read", None);
    let baseline = baseline::load(config)?;
    let found = discover::discover(config)?;

    clock.stage("understand", None);
    let site = site::understand(found, config);

    clock.stage("check", None);
    let diagnostics = check::check(&site.incidents, &site.pages, &site.assets, config, options.today);
    let diagnostics = match baseline {
        Some(baseline) => baseline.apply(diagnostics, config),
        None => diagnostics,
    };
    if diagnostics.errors() > 0 || options.deny_warnings && diagnostics.warnings() > 0 {
        return Ok(Outcome::Stopped(diagnostics));
    }

    clock.stage("link", None);
    let published = site.publish(config, options.audience, options.drafts);
    let library =
        link::link(published.incidents, &published.unpublished, published.pages, published.assets, config);

    clock.stage("trends", None);
    let trends = trends::trends(&library, config, options.today);

    clock.stage("search", None);
    search::index(&library, config, &Counted { stage: &stage, progress })?;

    clock.stage("render and write", Some(library.incidents.len()));
    let theme = theme::load(config)?;
    render::render(&library, &trends, config, &theme, &Counted { stage: &stage, progress })?;
    for asset in &library.assets {
        let to = render::asset_path(asset, config);
        let from = config.root.join(asset).canonicalize().map_err(BuildError::Asset)?;
        stage.copy(&to, &from).map_err(BuildError::Asset)?;
    }

    clock.stage("swap", None);
    let (incidents, files, bytes) = (library.incidents.len(), stage.files(), stage.bytes());
    stage.commit()?;
    Ok(Outcome::Built(diagnostics, Built { incidents, files, bytes, timings: clock.finish() }))
}

/// Times the stages and tells of their beginnings.
struct Clock<'a> {
    progress: &'a dyn Progress,
    timings: Vec<(&'static str, Duration)>,
    running: Option<(&'static str, Instant)>,
}

impl<'a> Clock<'a> {
    fn new(progress: &'a dyn Progress) -> Self {
        Self { progress, timings: Vec::new(), running: None }
    }

    fn stage(&mut self, name: &'static str, steps: Option<usize>) {
        self.stop();
        self.progress.stage(name, steps);
        self.running = Some((name, Instant::now()));
    }

    fn stop(&mut self) {
        if let Some((name, since)) = self.running.take() {
            self.timings.push((name, since.elapsed()));
        }
    }

    fn finish(mut self) -> Vec<(&'static str, Duration)> {
        self.stop();
        self.timings
    }
}

/// A stage that tells of each incident page it is given.
struct Counted<'a> {
    stage: &'a write::Stage,
    progress: &'a dyn Progress,
}

impl sink::Sink for Counted<'_> {
    fn put(&self, path: &str, bytes: &[u8]) -> std::io::Result<()> {
        self.stage.put(path, bytes)?;
        if path.starts_with("incidents/") && path.ends_with(".html") {
            self.progress.step();
        }
        Ok(())
    }

    fn stream(&self, path: &str, fill: &mut sink::Fill<'_>) -> std::io::Result<()> {
        self.stage.stream(path, fill)
    }
}
