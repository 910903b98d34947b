//! The page of the search. What it finds is found and shown by the theme's scripts; without them it
//! leads to the ways to browse.

use tera::{Context, TeraResult, Value};

use super::PagePlan;
use crate::render::site::Site;
use crate::render::view::cause::tree;

/// `search.html`.
pub(super) fn pages<'a>(site: &'a Site<'a>) -> Vec<PagePlan<'a>> {
    vec![PagePlan::new("search.html".to_owned(), "search.html", move || context(site)).unlisted()]
}

fn context(site: &Site<'_>) -> TeraResult<Context> {
    let meta = site.meta("search.html", &site.say("search"), &site.say("search-about"), "search");
    let mut context = site.context(meta)?;
    let mut causes = tree(site);
    causes.retain(|branch| branch.cause.count > 0);
    let causes: Vec<_> = causes.into_iter().map(|branch| branch.cause).collect();
    // The top causes that have incidents, to browse instead.
    context.insert_value("causes", Value::try_from_serializable(&causes)?);
    Ok(context)
}
