//! The list of all incidents, newest first.

use super::{PagePlan, Slice, paged};
use crate::render::site::Site;

/// `incidents/index.html` and its further pages.
pub(super) fn pages<'a>(site: &'a Site<'a>) -> Vec<PagePlan<'a>> {
    // Each row is at its own place; what a slice of the list needs is where it begins.
    let mut seen = 0;
    paged(&site.library.incidents, "incidents/index.html", "incidents")
        .into_iter()
        .map(|page| {
            let start = seen;
            seen += page.items.len();
            plan(site, page, start)
        })
        .collect()
}

fn plan<'a>(site: &'a Site<'a>, page: Slice<'a, crate::incident::Incident>, start: usize) -> PagePlan<'a> {
    PagePlan::new(page.path.clone(), "incidents.html", move || {
        let title = page.title(site, &site.say("incidents"));
        let about = site.say("incidents-about");
        let mut context = site.context(site.meta(&page.path, &title, &about, "incidents"))?;
        let indices: Vec<usize> = (start..start + page.items.len()).collect();
        // The incidents of this page of the list, newest first.
        context.insert_value("rows", site.rows(&indices)?);
        page.insert_pager(&mut context)?;
        Ok(context)
    })
}
