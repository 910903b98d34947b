//! The text of an incident beside its page, as markdown: for people who want to quote it, and for
//! programs that read text better than pages.
//!
//! It says what the page says: facts under the names of our own front matter, with what they rest on, and
//! the body as it was written, without what the page leaves out: internal blocks, comments, elements such
//! as `script`, and links that lead nowhere.

mod body;
mod front;
mod html;

pub(super) use body::escaped;

use super::markdown::visible;
use super::site::Site;
use crate::incident::Incident;

/// Path in the site of the copy of `incident`.
pub fn path(incident: &Incident) -> String {
    format!("incidents/{}.md", incident.slug)
}

/// The copy of `incident`.
pub fn text(site: &Site<'_>, incident: &Incident) -> String {
    let front = front::matter(site, incident);
    // A file that somebody opens in a terminal should not drive it.
    let body = visible(&body::body(site, incident));
    let body = body.trim_matches('\n');
    format!("---\n{front}---\n{}{body}\n", if body.is_empty() { "" } else { "\n" })
}
