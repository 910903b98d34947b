//! What came back: the causes by how often they did, and what that rests on.

use std::cmp::Reverse;

use serde::Serialize;
use tera::{Context, TeraResult, Value};

use super::{PagePlan, Slice, paged};
use crate::link::CauseNode;
use crate::render::site::{Site, cause_path};
use crate::render::view::Link;
use crate::render::view::format::counted;
use crate::render::view::recurrence::ReturnsView;
use crate::trends::recurrence::Seen;

/// How many of the incidents that came back with a cause are listed.
const NEWEST: usize = 3;

/// A cause with which incidents came back.
#[derive(Debug, Serialize)]
struct Back<'a> {
    /// As a reader sees it.
    title: &'a str,
    /// Path of its page below the top of the site.
    url: String,
    /// The causes above it.
    trail: Vec<Link>,
    /// Incidents with it or a cause below it.
    incidents: usize,
    /// Whether there are causes below it.
    has_children: bool,
    /// The incidents that came back with it.
    returns: ReturnsView,
}

/// `seen` of the page: what it rests on.
#[derive(Debug, Serialize)]
struct SeenView {
    /// How many incidents there are.
    incidents: usize,
    /// With a start, a cause and a service.
    seen: usize,
    /// What the others lack: `3 without a start, 1 without a service`; one may lack several.
    lacking: String,
}

/// `recurrence.html` and its further pages.
pub(super) fn pages<'a>(site: &'a Site<'a>) -> Vec<PagePlan<'a>> {
    let causes = causes(site);
    let pages = paged(&causes, "recurrence.html", "recurrence");
    let plan = |page: Slice<'_, &'a CauseNode>| {
        let Slice { path, items, pager } = page;
        let nodes = items.to_vec();
        PagePlan::new(path.clone(), "recurrence.html", move || {
            let page = Slice { path: path.clone(), items: nodes.as_slice(), pager: pager.clone() };
            context(site, &page)
        })
    };
    pages.into_iter().map(plan).collect()
}

/// The causes with which incidents came back, most first, then the one with the latest; those above
/// them only where incidents name them themselves.
fn causes<'a>(site: &Site<'a>) -> Vec<&'a CauseNode> {
    let all = site.library.causes.iter().filter_map(|node| Some((node, site.returns_with(node)?)));
    let mut found: Vec<_> = all.filter(|(_, returns)| returns.own > 0).collect();
    // Incidents stand newest first, so that the smaller index is the later one.
    found.sort_by_key(|(_, returns)| {
        (Reverse(returns.list.len()), returns.list.first().map(|newest| newest.incident))
    });
    found.into_iter().map(|(node, _)| node).collect()
}

fn context(site: &Site<'_>, page: &Slice<'_, &CauseNode>) -> TeraResult<Context> {
    let title = page.title(site, &site.say("what-came-back"));
    let meta = site.meta(&page.path, &title, &site.say("what-came-back-about"), "causes");
    let mut context = site.context(meta)?;
    let Seen { incidents, seen, undated, without_cause, without_service } = site.trends.recurrences.seen;
    let lacking = counted(
        site,
        &[
            ("left-out-no-start", undated),
            ("left-out-no-cause", without_cause),
            ("left-out-no-service", without_service),
        ],
    );
    let view = SeenView { incidents, seen, lacking };
    // What the page rests on.
    context.insert_value("seen", Value::try_from_serializable(&view)?);
    let all = ReturnsView::new(site, &site.trends.recurrences.all, &[], 0);
    // What came back, whatever the cause.
    context.insert_value("all", Value::try_from_serializable(&all)?);
    // The day of the build.
    context.insert_value("today", Value::from(site.locale.date(site.trends.today)));
    let causes: Vec<Back<'_>> = page.items.iter().filter_map(|node| back(site, node)).collect();
    // The causes that came back, most often first.
    context.insert_value("causes", Value::try_from_serializable(&causes)?);
    page.insert_pager(&mut context)?;
    Ok(context)
}

fn back<'a>(site: &Site<'_>, node: &'a CauseNode) -> Option<Back<'a>> {
    let mut trail = site.cause_trail(node);
    trail.pop();
    Some(Back {
        title: &node.cause.title,
        url: cause_path(node),
        trail,
        incidents: node.incidents.len(),
        has_children: !node.children.is_empty(),
        returns: ReturnsView::new(site, site.returns_with(node)?, &[], NEWEST),
    })
}
