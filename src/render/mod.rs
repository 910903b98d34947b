//! A library to pages: what a theme's templates see, and the files of a site.

pub mod axis;
mod copy;
pub mod feed;
mod links;
mod llms;
pub mod markdown;
pub mod pages;
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
    let explain = |page: &str, error: tera::Error| RenderError::Template {
        page: page.to_owned(),
        error: theme.explain(&error),
    };
    let put = |path: &str, bytes: &[u8]| {
        sink.put(path, bytes).map_err(|error| RenderError::Write { path: path.to_owned(), error })
    };
    let site = Site::new(library, trends, config).map_err(|error| explain("lists", error))?;
    let mut tera = theme.tera.clone();
    let view = Value::try_from_serializable(&SiteView::new(&site)).map_err(|error| explain("site", error))?;
    tera.global_context().insert_value("site", view);
    let plan = pages::plan(&site);

    for file in &theme.statics {
        put(&file.path, &file.bytes)?;
    }
    for (path, text) in pages::plain::files(&site, &plan) {
        put(&path, text.as_bytes())?;
    }
    let page = |page: &PagePlan<'_>| -> Result<(), RenderError> {
        let html = html(&tera, page).map_err(|error| explain(&page.path, error))?;
        put(&page.path, html.as_bytes())
    };
    let stream = |path: &str, fill: &mut Fill<'_>| {
        sink.stream(path, fill).map_err(|error| RenderError::Write { path: path.to_owned(), error })
    };
    let data = || {
        let facts = Facts { library, config, as_of: trends.today };
        stream("incidents.json", &mut |out| data::write(facts, Table::Incidents, Form::Json, out))?;
        stream("incidents.csv", &mut |out| data::write(facts, Table::Incidents, Form::Csv, out))
    };
    // Beside the pages: what programs read.
    let copies = || {
        let incidents = library.incidents.par_iter();
        incidents.find_map_first(|it| put(&copy::path(it), copy::text(&site, it).as_bytes()).err())
    };
    let feeds = || feed::all(&site).into_par_iter().find_map_first(|of| feed::write(&site, of, stream).err());
    let texts = || {
        put("llms.txt", llms::text(&site).as_bytes())?;
        match copies().or_else(feeds) {
            Some(error) => Err(error),
            None => data(),
        }
    };
    let (failed, written) = rayon::join(|| plan.par_iter().find_map_first(|plan| page(plan).err()), texts);
    match failed {
        Some(error) => Err(error),
        None => written.map(|()| plan.len()),
    }
}

/// The page's HTML.
fn html(tera: &Tera, page: &PagePlan<'_>) -> tera::TeraResult<String> {
    tera.render(page.template, &(page.context)()?)
}

#[cfg(test)]
mod tests;
