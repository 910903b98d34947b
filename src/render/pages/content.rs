//! Pages that are not incidents.

use tera::{Context, TeraResult, Value};

use super::PagePlan;
use crate::model::Page;
use crate::render::links::Links;
use crate::render::markdown::{self, Part};
use crate::render::site::Site;
use crate::target::percent_encode;

/// `SLUG.html` for every page of the content folder.
pub(super) fn pages<'a>(site: &'a Site<'a>) -> Vec<PagePlan<'a>> {
    let pages = site.library.pages.iter();
    pages
        .map(|page| PagePlan::new(format!("{}.html", page.slug), "page.html", move || context(site, page)))
        .collect()
}

fn context(site: &Site<'_>, page: &Page) -> TeraResult<Context> {
    let links = Links { site, from: page.source.path(), root: "" };
    let rendered = markdown::render(&page.source, &page.body, &page.title, Vec::new(), &links);
    let mut context = site.context(site.meta(&format!("{}.html", page.slug), &page.title, "", "pages"))?;
    let parts = rendered.parts.into_iter().filter_map(|part| match part {
        Part::Html(html) => Some(html),
        Part::Timeline(_) | Part::Tasks(_) => None,
    });
    let html: String = parts.collect();
    // The text of the document as HTML, sanitised.
    context.insert_value("html", Value::safe_string(&html));
    let edit_url =
        site.config.edit_url.as_ref().map(|url| url.replace("{path}", &percent_encode(page.source.path())));
    // Where the document can be edited.
    context.insert_value("edit_url", Value::from(edit_url));
    Ok(context)
}
