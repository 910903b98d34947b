//! Feeds of the newest incidents: one of the site, and one of each cause with all below it; each as
//! Atom and as JSON Feed, with the same entries.
//!
//! A feed holds full URLs, so there are none without `base_url`. Its dates are those of the incidents and
//! never the clock's; an incident of which no time is known has no date that a feed could give, and is
//! left out, as are drafts, whatever the build shows.

mod atom;
mod content;
mod json;

use std::io;

use chrono::{Datelike, SecondsFormat};

use super::markdown::visible;
use super::site::{Site, cause_path};
use super::view::site::Alternate;
use crate::excerpt;
use crate::incident::{Incident, Moment, Status};
use crate::link::CauseNode;
use crate::sink::Fill;

/// Most entries of a feed.
const MOST: usize = 50;
/// Longest title and summary of an entry, in characters.
const TITLE_LENGTH: usize = 300;
const SUMMARY_LENGTH: usize = 300;
/// Most causes, services and authors of an entry. An incident stands in the feed of each of its causes, so
/// that without a bound one with many would fill as many files with all of them.
const NAMES: usize = 20;
/// Media types.
const ATOM: &str = "application/atom+xml";
const JSON: &str = "application/feed+json";

/// Path of the site's feeds, without ending.
pub const SITE: &str = "feed";

/// Path of a cause's feeds, without ending.
pub fn of_cause(node: &CauseNode) -> String {
    format!("causes/{}", node.slug)
}

/// Links to the two feeds at `path` (without ending); none without `base_url`.
pub fn alternates(site: &Site<'_>, path: &str, title: &str) -> Vec<Alternate> {
    let link = |kind, ending, name| Alternate {
        kind,
        title: format!("{title} ({name})"),
        url: format!("{path}.{ending}"),
    };
    match site.config.base_url {
        Some(_) => vec![link(ATOM, "xml", "Atom"), link(JSON, "json", "JSON Feed")],
        None => Vec::new(),
    }
}

/// A feed, before it is written in either format. All text is without control characters, all URLs are
/// full ones.
struct Feed<'a> {
    /// Its own URLs.
    atom: String,
    json: String,
    /// The page that it is the feed of.
    page: String,
    title: String,
    /// May be empty.
    description: String,
    /// None where site.toml's is no language tag.
    language: Option<&'a str>,
    /// The site's name: who speaks where an entry names nobody.
    publisher: String,
    /// The latest of the entries' dates, RFC 3339.
    updated: String,
    /// Newest first.
    entries: Vec<Entry>,
}

/// An incident in a feed.
struct Entry {
    /// Its page's URL, which also tells it from others.
    url: String,
    title: String,
    /// Plain text; may be empty.
    summary: String,
    /// HTML with full URLs.
    html: String,
    /// RFC 3339.
    published: String,
    updated: String,
    authors: Vec<String>,
    categories: Vec<Category>,
}

/// What an entry is filed under.
struct Category {
    /// The cause's path, or the severity's name.
    term: String,
    label: String,
    /// The page that lists all terms of this kind.
    scheme: String,
}

/// What there is to write: a feed of the site, or of a cause.
#[derive(Clone, Copy)]
pub enum Of<'a> {
    /// All incidents.
    Site,
    /// Those with a cause or one below it.
    Cause(&'a CauseNode),
}

/// All feeds of the site; none without `base_url`.
pub fn all<'a>(site: &Site<'a>) -> Vec<Of<'a>> {
    match site.config.base_url {
        Some(_) => std::iter::once(Of::Site).chain(site.library.causes.iter().map(Of::Cause)).collect(),
        None => Vec::new(),
    }
}

/// Writes a feed in both formats: `put` takes a path and what fills the file there.
///
/// # Errors
/// Those of `put`.
pub fn write<E>(
    site: &Site<'_>,
    of: Of<'_>,
    put: impl Fn(&str, &mut Fill<'_>) -> Result<(), E>,
) -> Result<(), E> {
    let path = match of {
        Of::Site => SITE.to_owned(),
        Of::Cause(node) => of_cause(node),
    };
    let Some(feed) = Feed::new(site, of, &path) else { return Ok(()) };
    put(&format!("{path}.xml"), &mut |out| atom::write(&feed, out))?;
    put(&format!("{path}.json"), &mut |out| json::write(&feed, out).map_err(io::Error::from))
}

impl<'a> Feed<'a> {
    fn new(site: &Site<'a>, of: Of<'_>, path: &str) -> Option<Self> {
        let config = site.config;
        let (page, title, description, incidents) = match of {
            Of::Site => ("index.html".to_owned(), config.title.clone(), &config.description, None),
            Of::Cause(node) => {
                let title = format!("{} · {}", node.cause.title, config.title);
                (cause_path(node), title, &node.cause.description, Some(&node.incidents))
            }
        };
        let entries: Vec<Entry> = match incidents {
            Some(incidents) => newest(site, incidents.iter().copied()),
            None => newest(site, 0..site.library.incidents.len()),
        };
        // All are in UTC, so that the order of texts is the order of times. What has no entry has no
        // date either; the epoch cannot be taken for one.
        let updated = entries.iter().map(|entry| &entry.updated).max();
        Some(Self {
            atom: site.full_url(&format!("{path}.xml"))?,
            json: site.full_url(&format!("{path}.json"))?,
            page: site.full_url(&page)?,
            title: visible(&title),
            description: visible(description),
            language: Some(config.language.as_str()).filter(|tag| is_language(tag)),
            publisher: visible(&config.title),
            updated: updated.cloned().unwrap_or_else(|| "1970-01-01T00:00:00Z".to_owned()),
            entries,
        })
    }
}

/// Entries of the first of `incidents` that have a date.
fn newest(site: &Site<'_>, incidents: impl Iterator<Item = usize>) -> Vec<Entry> {
    incidents.filter_map(|index| Entry::new(site, index)).take(MOST).collect()
}

impl Entry {
    fn new(site: &Site<'_>, index: usize) -> Option<Self> {
        let incident = site.incident(index).filter(|incident| incident.status != Status::Draft)?;
        let (published, updated) = dates(incident)?;
        let summary = incident.summary.value().map(|text| excerpt::cut(text, SUMMARY_LENGTH));
        Some(Self {
            url: site.full_url(&Site::incident_path(incident))?,
            title: visible(&excerpt::cut(&incident.title.value, TITLE_LENGTH)),
            summary: visible(&summary.unwrap_or_default()),
            html: content::html(site, index, incident),
            published,
            updated,
            authors: incident
                .authors
                .iter()
                .map(|name| visible(name.trim()))
                .filter(|name| !name.is_empty())
                .take(NAMES)
                .collect(),
            categories: categories(site, incident),
        })
    }
}

/// When an incident is said to have been published and last changed, RFC 3339 in UTC: its start, or else
/// the first time that is known of it, and the last such time. None where no time is known.
pub fn dates(incident: &Incident) -> Option<(String, String)> {
    let known = [&incident.start, &incident.detected, &incident.mitigated, &incident.end];
    // RFC 3339 has no other years.
    let is_writable = |moment: &&Moment| (0..=9999).contains(&moment.at.to_utc().year());
    let known: Vec<&Moment> =
        known.into_iter().filter_map(|field| field.value()).filter(is_writable).collect();
    let start = incident.start.value().filter(is_writable);
    let published = start.or_else(|| known.iter().min_by_key(|moment| moment.at).copied())?;
    let updated = known.iter().max_by_key(|moment| moment.at)?;
    Some((utc(published), utc(updated)))
}

/// Whether `tag` has the form of a language tag (RFC 4287, appendix B).
fn is_language(tag: &str) -> bool {
    let is_part =
        |part: &str| (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric());
    tag.split('-').all(is_part)
        && tag.split('-').next().is_some_and(|first| first.chars().all(|c| c.is_ascii_alphabetic()))
}

/// RFC 3339, to the second.
fn utc(moment: &Moment) -> String {
    moment.at.to_utc().to_rfc3339_opts(SecondsFormat::Secs, true)
}

fn categories(site: &Site<'_>, incident: &Incident) -> Vec<Category> {
    let scheme = |path| site.full_url(path).unwrap_or_default();
    let causes = incident.cause_paths().take(NAMES).map(|path| Category {
        term: visible(path),
        label: visible(site.cause(path).map_or(path, |node| &node.cause.title)),
        scheme: scheme("causes/index.html"),
    });
    let severity = incident.severity.value().and_then(|&index| site.config.severities.get(index));
    let severity = severity.map(|name| Category {
        term: visible(name),
        label: visible(name),
        scheme: scheme("severities/index.html"),
    });
    causes.chain(severity).collect()
}
