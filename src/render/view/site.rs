//! What every template sees: `page` and `site`.

use serde::Serialize;

use super::sharing;
use crate::render::axis::Axis;
use crate::render::feed;
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
    /// For an incident whose time is known: what feeds have as its date, RFC 3339.
    pub published: Option<String>,
    /// The latest time that is known of the incident, RFC 3339.
    pub updated: Option<String>,
    /// The incident's primary cause.
    pub topic: Option<String>,
    /// The same in other forms: a cause's feeds, the text of an incident.
    pub alternates: Vec<Alternate>,
    /// What the page is about as JSON-LD, fit to stand in `<script type="application/ld+json">` as it
    /// is; where the site has a `base_url`.
    pub structured: Option<String>,
}

/// The same as a page in another form.
#[derive(Clone, Debug, Serialize)]
pub struct Alternate {
    /// Media type.
    pub kind: &'static str,
    /// As a reader sees it; not empty.
    pub title: String,
    /// Path of the file below the top of the site.
    pub url: String,
}

/// `site` in every template.
#[derive(Debug, Serialize)]
pub struct SiteView<'a> {
    /// The site's name.
    title: &'a str,
    /// What it is, in a sentence; may be empty.
    description: &'a str,
    /// Its language, `en` or `de-AT`.
    language: &'a str,
    /// The language with its territory, `de_AT`, where site.toml names one.
    locale: Option<String>,
    /// The site's feeds, where it has a `base_url`.
    feeds: Vec<Alternate>,
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
    /// How many incidents it has.
    incidents: usize,
}

/// A link of the navigation.
#[derive(Debug, Serialize)]
struct NavLink {
    /// As a reader sees it.
    title: String,
    /// Path below the top of the site.
    url: String,
    /// The folder that it leads to: `page.section` of the pages there.
    section: &'static str,
}

impl<'a> SiteView<'a> {
    /// The view of a whole site.
    pub fn new(site: &Site<'a>) -> Self {
        let link = |title: &str, url: String, section| NavLink { title: title.to_owned(), url, section };
        let axes = Axis::in_use(site.library);
        let mut axes: Vec<NavLink> = axes
            .map(|axis| {
                link(&site.say(axis.titles().0), format!("{}/index.html", axis.folder()), axis.folder())
            })
            .collect();
        let mut main = vec![
            link(&site.say("incidents"), "incidents/index.html".to_owned(), "incidents"),
            link(&site.say("causes"), "causes/index.html".to_owned(), "causes"),
        ];
        let services = axes.iter().position(|link| link.section == "services");
        main.extend(services.map(|at| axes.remove(at)));
        main.push(link(&site.say("trends"), "trends.html".to_owned(), "trends"));
        main.push(link(&site.say("actions"), "actions.html".to_owned(), "actions"));
        if !site.trends.lessons.is_empty() {
            main.push(link(&site.say("lessons"), "lessons.html".to_owned(), "lessons"));
        }
        let pages =
            site.library.pages.iter().map(|page| link(&page.title, format!("{}.html", page.slug), "pages"));
        let feeds = site.config.base_url.iter().flat_map(|_| ["feed.xml", "feed.json"]);
        let data = ["incidents.json", "incidents.csv", "actions.csv", "actions.ics"].into_iter().chain(feeds);
        let data = data.map(|name| link(name, name.to_owned(), "data"));
        Self {
            title: &site.config.title,
            description: &site.config.description,
            language: &site.config.language,
            locale: sharing::locale(&site.config.language),
            feeds: feed::alternates(site, feed::SITE, &site.config.title),
            generator: concat!("pmsite ", env!("CARGO_PKG_VERSION")),
            main,
            browse: axes,
            pages: pages.collect(),
            data: data.collect(),
            incidents: site.library.incidents.len(),
        }
    }
}
