//! What a server shows for an address that does not exist. It is shown at any depth, so its links
//! begin at the site's own path, or at `/`.

use tera::{Context, TeraResult, Value};

use super::PagePlan;
use crate::render::site::Site;

/// `404.html`.
pub(super) fn pages<'a>(site: &'a Site<'a>) -> Vec<PagePlan<'a>> {
    vec![PagePlan::new("404.html".to_owned(), "404.html", move || context(site)).unlisted()]
}

fn context(site: &Site<'_>) -> TeraResult<Context> {
    let mut meta = site.meta("404.html", &site.say("not-found"), "", "");
    meta.canonical = None;
    let mut context = site.context(meta)?;
    // The path of the site on its server: the page is shown at any depth.
    context.insert_value("root", Value::from(top(site.config.base_url.as_deref())));
    Ok(context)
}

/// The path of `base_url`, with a `/` at both ends.
fn top(base_url: Option<&str>) -> String {
    let after_host =
        base_url.and_then(|url| url.split_once("://")).and_then(|(_, rest)| rest.split_once('/'));
    match after_host.map(|(_, path)| path.trim_matches('/')) {
        None | Some("") => "/".to_owned(),
        Some(path) => format!("/{path}/"),
    }
}
