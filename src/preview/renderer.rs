//! The thread that renders: it holds the site that stands, makes pages of it as they are asked for,
//! and puts newer versions in its place.
//!
//! Requests and changes come through one queue, so that whoever is told of a change and asks then
//! gets the newer version.

use std::collections::{BTreeSet, HashMap, VecDeque};
use std::path::PathBuf;
use std::sync::mpsc::Receiver;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use tokio::sync::{oneshot, watch};

use super::state::{Problem, State};
use super::whole::Whole;
use super::{Tell, Told};
use crate::incident::Incident;
use crate::model::Page;
use crate::render::{self, Pages, RenderError};
use crate::search::engine::Fetch;
use crate::sink::Sink;
use crate::theme::Theme;

/// A new theme is tried on so many pages that were asked for last, besides one of each template.
const RECENT: usize = 8;

/// What is asked of the renderer.
pub(super) enum Request {
    /// The file at a path below the top of the site.
    File(String, oneshot::Sender<Reply>),
    /// A newer version.
    Update(Update),
}

/// A file of the site.
#[derive(Debug)]
pub enum Reply {
    /// The HTML of a page.
    Page(String),
    /// A page whose template failed.
    Broken(Problem),
    /// The bytes of a file that the preview has in memory.
    Bytes(Vec<u8>),
    /// A file on the disk.
    Disk(PathBuf),
    /// There is no such file, but one called `index.html` in a folder of that name.
    Folder,
    /// There is no such file; the HTML of the site's own page about that.
    Missing(String),
}

/// A newer version, and what is to be said about it.
pub(super) struct Update {
    pub(super) change: Change,
    /// What keeps newer versions back, as far as the renderer does not find it out itself.
    pub(super) problems: Vec<Problem>,
    /// How many more there are.
    pub(super) more: usize,
    /// Whether files have changed that pages load, such as images.
    pub(super) files: bool,
    /// Whether stylesheets have.
    pub(super) styles: bool,
    /// What people are told.
    pub(super) told: Told,
    /// When the files changed.
    pub(super) since: Instant,
}

/// What is newer.
pub(super) enum Change {
    /// Nothing that pages show.
    None,
    /// Some documents; how they hang together is not worked out yet.
    Revised(Vec<Incident>, Vec<Page>),
    /// All of it.
    Whole(Box<Whole>),
    /// The theme.
    Theme(Box<Theme>),
}

/// The site that stands.
pub(super) struct Renderer {
    pub(super) whole: Whole,
    pub(super) theme: Theme,
    pub(super) state: watch::Sender<State>,
    pub(super) inbox: Receiver<Request>,
    pub(super) tell: Tell,
}

impl Renderer {
    /// Answers until nobody can ask any more.
    pub(super) fn run(mut self) {
        let mut recent = VecDeque::new();
        let mut problem = None;
        let mut update = None;
        loop {
            let Some(next) = self.show(&mut recent, &mut problem, update.take()) else { return };
            let mut shown = Update { change: Change::None, ..next };
            match next.change {
                Change::None => {}
                Change::Revised(incidents, pages) => {
                    self.whole.library = self.whole.library.revised(incidents, pages);
                }
                Change::Whole(whole) => self.whole = *whole,
                Change::Theme(theme) => {
                    for path in changed(&self.theme, &theme) {
                        *(if path.ends_with(".css") { &mut shown.styles } else { &mut shown.files }) = true;
                    }
                    self.theme = *theme;
                }
            }
            update = Some(shown);
        }
    }

    /// Shows the version that stands until there is another one to put in its place. `update` is what
    /// brought this one.
    fn show(
        &self,
        recent: &mut VecDeque<String>,
        problem: &mut Option<Problem>,
        update: Option<Update>,
    ) -> Option<Update> {
        let site = render::shared(&self.whole.library, &self.whole.trends, &self.whole.config, &self.theme);
        let pages = site.as_ref().map_err(Problem::from).and_then(|site| {
            let pages = Pages::new(site, &self.theme).map_err(|error| Problem::from(&error))?;
            Ok(Shown::new(pages, &self.whole, &self.theme))
        });
        if let Some(update) = update {
            self.publish(update, problem.as_ref(), true);
        } else if let Ok(shown) = &pages {
            // Of the first version nobody is told yet, but its templates may fail too.
            *problem = shown.trial(recent);
            self.state.send_modify(|state| state.problems.splice(0..0, problem.clone()).for_each(drop));
        }
        for request in &self.inbox {
            match request {
                Request::File(path, reply) => {
                    let answer = match &pages {
                        Ok(shown) => shown.file(&path),
                        Err(problem) => Reply::Broken(problem.clone()),
                    };
                    if let Reply::Page(_) = answer {
                        recent.retain(|other| *other != path);
                        recent.push_front(path);
                        recent.truncate(RECENT);
                    }
                    // Whoever asked may have gone away.
                    let _ = reply.send(answer);
                }
                Request::Update(update) => match update.change {
                    Change::None => self.publish(update, problem.as_ref(), false),
                    Change::Theme(theme) => {
                        let trial = site.as_ref().ok().map(|site| match Pages::new(site, &theme) {
                            Ok(pages) => Shown::new(pages, &self.whole, &theme).trial(recent),
                            Err(error) => Some(Problem::from(&error)),
                        });
                        *problem = trial.flatten();
                        let update = |change| Update { change, ..update };
                        if problem.is_none() {
                            return Some(update(Change::Theme(theme)));
                        }
                        self.publish(update(Change::None), problem.as_ref(), false);
                    }
                    change => return Some(Update { change, ..update }),
                },
            }
        }
        None
    }

    /// Tells open pages and people of an update that is in place.
    fn publish(&self, update: Update, problem: Option<&Problem>, is_shown: bool) {
        let Update { problems, more, files, styles, mut told, since, .. } = update;
        self.state.send_modify(|state| {
            state.pages += u64::from(is_shown);
            state.files += u64::from(files);
            state.styles += u64::from(styles);
            state.problems = problem.into_iter().cloned().chain(problems).collect();
            state.more = more;
        });
        told.troubles.extend(problem.cloned());
        told.took = since.elapsed();
        (self.tell)(&told);
    }
}

/// The files of one version.
struct Shown<'a> {
    pages: Pages<'a>,
    whole: &'a Whole,
    theme: &'a Theme,
    /// Place of each page in the plan, by its path.
    places: HashMap<String, usize>,
    /// Path below the root of each asset, by its path in the site.
    assets: HashMap<String, &'a str>,
}

impl<'a> Shown<'a> {
    fn new(pages: Pages<'a>, whole: &'a Whole, theme: &'a Theme) -> Self {
        let places = pages.plan.iter().enumerate().map(|(place, page)| (page.path.clone(), place)).collect();
        let assets = whole.library.assets.iter();
        let assets = assets.map(|path| (render::asset_path(path, &whole.config), path.as_str())).collect();
        Self { pages, whole, theme, places, assets }
    }

    /// The file at `path`.
    fn file(&self, path: &str) -> Reply {
        match self.page(path) {
            Some(Ok(html)) => return Reply::Page(html),
            Some(Err(error)) => return Reply::Broken(Problem::from(&error)),
            None => {}
        }
        if let Some(file) = self.theme.statics.iter().find(|file| file.path == path) {
            return Reply::Bytes(file.bytes.to_vec());
        }
        if let Some(asset) = self.assets.get(path) {
            // It may have become a link since the folder was looked through.
            let root = &self.whole.config.root;
            let real = root.join(asset).canonicalize().ok();
            if let Some(file) =
                real.filter(|file| root.canonicalize().is_ok_and(|root| file.starts_with(root)))
            {
                return Reply::Disk(file);
            }
        }
        if let Some(bytes) = self.whole.search.fetch(path).or_else(|| self.other(path)) {
            return Reply::Bytes(bytes);
        }
        if self.places.contains_key(&format!("{path}/index.html")) {
            return Reply::Folder;
        }
        match self.page("404.html") {
            Some(Ok(html)) => Reply::Missing(html),
            Some(Err(error)) => Reply::Broken(Problem::from(&error)),
            None => Reply::Missing(String::new()),
        }
    }

    fn page(&self, path: &str) -> Option<Result<String, RenderError>> {
        let page = self.places.get(path).and_then(|&place| self.pages.plan.get(place))?;
        Some(self.pages.html(page))
    }

    /// A file that is neither page nor asset.
    fn other(&self, path: &str) -> Option<Vec<u8>> {
        let one = One { path, bytes: Mutex::default() };
        // Memory takes all that is written.
        let _ = self.pages.plain(&one).and_then(|()| self.pages.data(&one));
        one.bytes.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    /// What is wrong with the templates, as far as a page of each and the `recent` ones show.
    fn trial(&self, recent: &VecDeque<String>) -> Option<Problem> {
        let mut templates = BTreeSet::new();
        let first = self.pages.plan.iter().filter(|page| templates.insert(page.template));
        let recent = recent.iter().filter_map(|path| self.pages.plan.get(*self.places.get(path)?));
        recent.chain(first).find_map(|page| self.pages.html(page).err()).map(|error| Problem::from(&error))
    }
}

/// Static files that differ between two themes, by path.
fn changed(before: &Theme, now: &Theme) -> Vec<String> {
    let files = |theme: &Theme| -> BTreeSet<(String, Vec<u8>)> {
        theme.statics.iter().map(|file| (file.path.clone(), file.bytes.to_vec())).collect()
    };
    let both = (files(before), files(now));
    both.0.symmetric_difference(&both.1).map(|(path, _)| path.clone()).collect()
}

/// Keeps the one file that is wanted.
struct One<'a> {
    path: &'a str,
    bytes: Mutex<Option<Vec<u8>>>,
}

impl Sink for One<'_> {
    fn wants(&self, path: &str) -> bool {
        path == self.path
    }

    fn put(&self, path: &str, bytes: &[u8]) -> std::io::Result<()> {
        if self.wants(path) {
            *self.bytes.lock().unwrap_or_else(PoisonError::into_inner) = Some(bytes.to_vec());
        }
        Ok(())
    }
}
