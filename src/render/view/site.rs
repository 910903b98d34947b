//! What every template sees: `page` and `site`.

use serde::Serialize;

use crate::render::axis::Axis;
use crate::render::site::Site;

/// `page` in every template.
#[derive(Debug, Serialize)]
pub struct Meta {
    /// Its heading.
    pub title: String,
    /// The heading and the site's name.
    pub full_title: String,
    /// The page in a sentence; may be empty.
    pub description: String,
    /// Its path below the top of the site.
    pub path: String,
    /// The folder of the navigation that it belongs to.
    pub section: &'static str,
    /// Its full URL, where the site has a `base_url`.
    pub canonical: Option<String>,
    /// Whether it is about one incident, rather than a list.
    pub is_article: bool,
}

/// `site` in every template.
#[derive(Debug, Serialize)]
pub struct SiteView<'a> {
    title: &'a str,
    description: &'a str,
    language: &'a str,
    /// Name and version of the program that made the site.
    generator: &'static str,
    /// Links of the header, as far as their pages exist; `url` is below the top of the site.
    main: Vec<NavLink>,
    /// Further ways to browse.
    browse: Vec<NavLink>,
    /// The site's other pages.
    pages: Vec<NavLink>,
    /// The data files.
    data: Vec<NavLink>,
    incidents: usize,
}

#[derive(Debug, Serialize)]
struct NavLink {
    title: String,
    url: String,
    section: &'static str,
}

impl<'a> SiteView<'a> {
    /// The view of a whole site.
    pub fn new(site: &Site<'a>) -> Self {
        let link = |title: &str, url: String, section| NavLink { title: title.to_owned(), url, section };
        let axes = Axis::in_use(site.library);
        let mut axes: Vec<NavLink> = axes
            .map(|axis| link(axis.titles().0, format!("{}/index.html", axis.folder()), axis.folder()))
            .collect();
        let mut main = vec![
            link("Incidents", "incidents/index.html".to_owned(), "incidents"),
            link("Causes", "causes/index.html".to_owned(), "causes"),
        ];
        let services = axes.iter().position(|link| link.section == "services");
        main.extend(services.map(|at| axes.remove(at)));
        main.push(link("Trends", "trends.html".to_owned(), "trends"));
        main.push(link("Actions", "actions.html".to_owned(), "actions"));
        let pages =
            site.library.pages.iter().map(|page| link(&page.title, format!("{}.html", page.slug), "pages"));
        let data = ["incidents.json", "incidents.csv", "actions.csv", "actions.ics"]
            .map(|name| link(name, name.to_owned(), "data"));
        Self {
            title: &site.config.title,
            description: &site.config.description,
            language: &site.config.language,
            generator: concat!("pmsite ", env!("CARGO_PKG_VERSION")),
            main,
            browse: axes,
            pages: pages.collect(),
            data: data.into(),
            incidents: site.library.incidents.len(),
        }
    }
}
