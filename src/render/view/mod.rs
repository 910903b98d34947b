//! What templates see: plain values made from the model and apart from it, so that the model may
//! change without breaking a theme. URLs in views are relative to the top of the site; templates put
//! `root` before them.

pub mod actions;
pub mod answers;
pub mod cause;
pub mod completion;
pub mod facts;
pub mod format;
pub mod incident;
pub mod lessons;
pub mod promise;
pub mod recurrence;
pub mod related;
pub mod row;
pub mod sharing;
pub mod site;
pub mod timeline;
pub mod trends;

use serde::Serialize;

/// A name, and the page about it where there is one.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Link {
    /// As a reader sees it.
    pub title: String,
    /// Path of its page below the top of the site.
    pub url: Option<String>,
}

/// `url` where it may be followed from a page: other schemes than these, and what is no URL, are text.
pub fn web_url(url: &str) -> Option<String> {
    let url = url.trim();
    let lower = url.to_ascii_lowercase();
    let is_web = lower.starts_with("https://") || lower.starts_with("http://");
    let is_plain =
        !url.contains(|c: char| c.is_whitespace() || c.is_control() || r#"<>"\^`{|}[]"#.contains(c));
    (is_web && is_plain).then(|| url.to_owned())
}
