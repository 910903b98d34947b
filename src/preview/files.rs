//! The files of one version of the site, each made when it is asked for.

use std::collections::{BTreeSet, HashMap, VecDeque};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use super::state::Problem;
use super::whole::Whole;
use crate::render::site::Site;
use crate::render::{self, Pages, RenderError};
use crate::search::engine::Fetch;
use crate::sink::Sink;
use crate::theme::Theme;

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

/// The files of one version.
pub(super) struct Files<'a> {
    pages: Pages<'a>,
    whole: &'a Whole,
    theme: &'a Theme,
    /// Place of each page in the plan, by its path.
    places: HashMap<String, usize>,
    /// Path below the root of each asset, by its path in the site.
    assets: HashMap<String, &'a str>,
}

impl<'a> Files<'a> {
    /// Plans the files; makes none.
    pub(super) fn new(site: &'a Site<'a>, whole: &'a Whole, theme: &'a Theme) -> Result<Self, Box<Problem>> {
        let pages = Pages::new(site, theme).map_err(|error| Problem::from(&error))?;
        let places = pages.plan.iter().enumerate().map(|(place, page)| (page.path.clone(), place)).collect();
        let assets = whole.library.assets.iter();
        let assets = assets.map(|path| (render::asset_path(path, &whole.config), path.as_str())).collect();
        Ok(Self { pages, whole, theme, places, assets })
    }

    /// The file at `path`.
    pub(super) fn file(&self, path: &str) -> Reply {
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
        let pages = &self.pages;
        let _ = pages.plain(&one).and_then(|()| pages.data(&one)).and_then(|()| pages.texts(&one));
        one.bytes.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    /// What is wrong with the templates, as far as a page of each and the `recent` ones show.
    pub(super) fn trial(&self, recent: &VecDeque<String>) -> Option<Problem> {
        let mut templates = BTreeSet::new();
        let first = self.pages.plan.iter().filter(|page| templates.insert(page.template));
        let recent = recent.iter().filter_map(|path| self.pages.plan.get(*self.places.get(path)?));
        recent.chain(first).find_map(|page| self.pages.html(page).err()).map(|error| Problem::from(&error))
    }
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
