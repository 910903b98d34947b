//! A library to pages: what a theme's templates see, and the files of a site.

pub mod axis;
mod calendar;
pub mod charts;
mod copy;
pub mod feed;
mod links;
mod llms;
pub mod locale;
pub mod markdown;
pub mod pages;
mod pattern;
pub mod site;
pub mod view;

use rayon::prelude::*;
use tera::{Tera, Value};

use crate::config::Config;
use crate::data::{self, Facts, Form, Table};
use crate::link::Library;
use crate::sink::{Fill, Sink};
use crate::theme::{TemplateError, Theme};
use crate::trends::Trends;
use pages::PagePlan;
use site::Site;
use view::site::SiteView;

/// Endings of files that a browser shows as a page of the site, scripts and all, when they are opened
/// by their own URL.
const ACTIVE: [&str; 16] = [
    "html", "htm", "xhtml", "xht", "shtml", "shtm", "xml", "xsl", "xslt", "rdf", "rss", "atom", "mht",
    "mhtml", "svgz", "hta",
];

/// Path in the site of the asset at `path` below the root: its path below the content folder. What
/// could run script in a reader's browser is published as text: `report.html` as `report.html.txt`.
pub fn asset_path(path: &str, config: &Config) -> String {
    let below = path.strip_prefix(&config.content).and_then(|path| path.strip_prefix('/'));
    let below = below.unwrap_or(path);
    let name = below.rsplit('/').next().unwrap_or(below).to_lowercase();
    // Some servers go by any of a name's endings, not just by the last.
    let is_active = name.split('.').skip(1).any(|ending| ACTIVE.contains(&ending));
    if is_active { format!("{below}.txt") } else { below.to_owned() }
}

/// Why a site could not be rendered.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// A template failed on a page.
    #[error("{error}\n  while rendering {page}")]
    Template {
        /// The page's path in the site.
        page: String,
        /// What is wrong and where.
        error: TemplateError,
    },
    /// A file could not be written.
    #[error("{error}")]
    Write {
        /// The file's path in the site.
        path: String,
        /// Why.
        error: std::io::Error,
    },
}

/// Renders all pages and data files of `library` into `sink`; returns the number of pages.
///
/// # Errors
/// The first error in the order of the pages, of a template or of the sink. What was put before it
/// is no whole site.
pub fn render(
    library: &Library,
    trends: &Trends,
    config: &Config,
    theme: &Theme,
    sink: &dyn Sink,
) -> Result<usize, RenderError> {
    let site = Site::new(library, trends, config, &theme.messages);
    let pages = Pages::new(&site, theme)?;
    for file in &theme.statics {
        put(sink, &file.path, &file.bytes)?;
    }
    pages.plain(sink)?;
    let page = |page: &PagePlan<'_>| put(sink, &page.path, pages.html(page)?.as_bytes());
    let (failed, written) = rayon::join(
        || pages.plan.par_iter().find_map_first(|plan| page(plan).err()),
        || {
            pages.data(sink)?;
            pages.texts(sink)
        },
    );
    match failed {
        Some(error) => Err(error),
        None => written.map(|()| pages.plan.len()),
    }
}

/// The pages of a site, planned for a theme: each can be rendered by itself.
pub struct Pages<'a> {
    site: &'a Site<'a>,
    theme: &'a Theme,
    tera: Tera,
    /// All of them, each path once.
    pub plan: Vec<PagePlan<'a>>,
}

impl<'a> Pages<'a> {
    /// Plans the pages of `site`; renders none.
    ///
    /// # Errors
    /// None that a document or a theme could bring about.
    pub fn new(site: &'a Site<'a>, theme: &'a Theme) -> Result<Self, RenderError> {
        let mut tera = theme.tera.clone();
        let view = Value::try_from_serializable(&SiteView::new(site))
            .map_err(|error| explain(theme, "site", &error))?;
        tera.global_context().insert_value("site", view);
        Ok(Self { site, theme, tera, plan: pages::plan(site) })
    }

    /// The HTML of one page.
    ///
    /// # Errors
    /// That of its template.
    pub fn html(&self, page: &PagePlan<'_>) -> Result<String, RenderError> {
        let html = (page.context)().and_then(|context| self.tera.render(page.template, &context));
        html.map_err(|error| explain(self.theme, &page.path, &error))
    }

    /// Puts the small files that are no pages.
    ///
    /// # Errors
    /// Those of the sink.
    pub fn plain(&self, sink: &dyn Sink) -> Result<(), RenderError> {
        pages::plain::files(self.site, &self.plan)
            .iter()
            .try_for_each(|(path, text)| put(sink, path, text.as_bytes()))
    }

    /// Puts the data files.
    ///
    /// # Errors
    /// Those of the sink.
    pub fn data(&self, sink: &dyn Sink) -> Result<(), RenderError> {
        let Site { library, config, trends, .. } = *self.site;
        let facts = Facts { library, config, as_of: trends.today };
        for (path, form) in [("incidents.json", Form::Json), ("incidents.csv", Form::Csv)] {
            if sink.wants(path) {
                put_streamed(sink, path, &mut |out| data::write(facts, Table::Incidents, form, out))?;
            }
        }
        if sink.wants("actions.csv") {
            put_streamed(sink, "actions.csv", &mut |out| data::write(facts, Table::Actions, Form::Csv, out))?;
        }
        if sink.wants("actions.ics") {
            put_streamed(sink, "actions.ics", &mut |out| calendar::write(self.site, out))?;
        }
        Ok(())
    }

    /// Puts what programs read beside the pages: feeds, the markdown of each incident, and `llms.txt`.
    ///
    /// # Errors
    /// Those of the sink.
    pub fn texts(&self, sink: &dyn Sink) -> Result<(), RenderError> {
        let site = self.site;
        let stream = |path: &str, fill: &mut Fill<'_>| match sink.wants(path) {
            true => put_streamed(sink, path, fill),
            false => Ok(()),
        };
        if sink.wants("llms.txt") {
            put(sink, "llms.txt", llms::text(site).as_bytes())?;
        }
        site.library.incidents.par_iter().try_for_each(|incident| {
            let path = copy::path(incident);
            if sink.wants(&path) { put(sink, &path, copy::text(site, incident).as_bytes()) } else { Ok(()) }
        })?;
        feed::all(site).into_par_iter().try_for_each(|of| feed::write(site, of, stream))
    }
}

fn put(sink: &dyn Sink, path: &str, bytes: &[u8]) -> Result<(), RenderError> {
    sink.put(path, bytes).map_err(|error| RenderError::Write { path: path.to_owned(), error })
}

fn put_streamed(sink: &dyn Sink, path: &str, fill: &mut Fill<'_>) -> Result<(), RenderError> {
    sink.stream(path, fill).map_err(|error| RenderError::Write { path: path.to_owned(), error })
}

fn explain(theme: &Theme, page: &str, error: &tera::Error) -> RenderError {
    RenderError::Template { page: page.to_owned(), error: theme.explain(error) }
}

#[cfg(test)]
mod tests;
