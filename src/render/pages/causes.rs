//! The cause tree, every cause with all below it, and the incidents without a cause.

use tera::{Context, TeraResult, Value};

use super::{PagePlan, Slice, lessons, paged};
use crate::link::CauseNode;
use crate::render::feed;
use crate::render::site::{Site, cause_path};
use crate::render::view::cause::{CauseView, tree};
use crate::render::view::recurrence::ReturnsView;
use crate::render::view::site::Meta;
use crate::render::view::trends::trends_link;
use crate::trends::scope::Scope;

/// How many of the incidents that came back with a cause are told of above its list.
const NEWEST_RETURNS: usize = 5;

/// `causes/index.html`, `causes/PATH.html`, and the page of incidents without a cause.
pub(super) fn pages<'a>(site: &'a Site<'a>) -> Vec<PagePlan<'a>> {
    let index = PagePlan::new("causes/index.html".to_owned(), "causes.html", move || index(site));
    let nodes = site.library.causes.iter().enumerate();
    let nodes = nodes.flat_map(move |(index, node)| lists(site, index, node));
    std::iter::once(index).chain(nodes).chain(uncategorised(site)).collect()
}

fn index(site: &Site<'_>) -> TeraResult<Context> {
    let meta = site.meta("causes/index.html", &site.say("causes"), &site.say("causes-about"), "causes");
    let mut context = site.context(meta)?;
    // The tree: each top cause with all below it.
    context.insert_value("causes", Value::try_from_serializable(&tree(site))?);
    // How many incidents have no cause.
    context.insert_value("uncategorised", Value::from(site.library.uncategorised.len()));
    // The page of incidents without a cause; empty where there is none.
    context.insert_value("uncategorised_url", Value::from(site.uncategorised().unwrap_or_default()));
    // How many incidents came back.
    context.insert_value("came_back", Value::from(site.trends.recurrences.all.list.len()));
    Ok(context)
}

fn lists<'a>(site: &'a Site<'a>, index: usize, node: &'a CauseNode) -> Vec<PagePlan<'a>> {
    let pages = paged(&node.incidents, &cause_path(node), &format!("causes/{}", node.slug));
    let plan = move |page: Slice<'a, usize>| {
        PagePlan::new(page.path.clone(), "cause.html", move || {
            let title = page.title(site, &node.cause.title);
            let mut meta = site.meta(&page.path, &title, &node.cause.description, "causes");
            meta.alternates = feed::alternates(site, &feed::of_cause(node), &node.cause.title);
            let mut trail = site.cause_trail(node);
            trail.pop();
            let mut context = list(site, meta, &page)?;
            // The causes above it, outermost first.
            context.insert_value("trail", Value::try_from_serializable(&trail)?);
            let trends = trends_link(site, Scope::Cause(index));
            // The page of its figures.
            context.insert_value("trends", Value::try_from_serializable(&trends)?);
            // The cause.
            context.insert_value(
                "cause",
                Value::try_from_serializable(&CauseView::new(site, node, node.incidents.len()))?,
            );
            let largest = children(site, node).map(|child| child.incidents.len()).max().unwrap_or_default();
            let views: Vec<CauseView<'_>> =
                children(site, node).map(|child| CauseView::new(site, child, largest)).collect();
            // The causes right below it.
            context.insert_value("children", Value::try_from_serializable(&views)?);
            if let Some(returns) = site.returns_with(node).filter(|_| page.pager.number == 1) {
                let view = ReturnsView::new(site, returns, &node.incidents, NEWEST_RETURNS);
                // What came back with it; on the first page of the list.
                context.insert_value("recurrence", Value::try_from_serializable(&view)?);
            }
            if let Some(lines) = site.trends.lessons.causes.get(index).filter(|_| page.is_first()) {
                lessons::insert_misled(site, &mut context, lines, &node.incidents, &cause_path(node))?;
            }
            Ok(context)
        })
    };
    pages.into_iter().map(plan).collect()
}

fn children<'a>(site: &'a Site<'_>, node: &'a CauseNode) -> impl Iterator<Item = &'a CauseNode> {
    node.children.iter().filter_map(|&index| site.library.causes.get(index))
}

fn uncategorised<'a>(site: &'a Site<'a>) -> Vec<PagePlan<'a>> {
    let Some(path) = site.uncategorised() else { return Vec::new() };
    let pages = paged(&site.library.uncategorised, path, path.trim_end_matches(".html"));
    let plan = |page: Slice<'a, usize>| {
        PagePlan::new(page.path.clone(), "uncategorised.html", move || {
            let title = page.title(site, &site.say("uncategorised"));
            let meta = site.meta(&page.path, &title, &site.say("uncategorised-about"), "causes");
            let mut context = list(site, meta, &page)?;
            if page.is_first() {
                let lines = &site.trends.lessons.uncategorised;
                lessons::insert_misled(site, &mut context, lines, &site.library.uncategorised, path)?;
            }
            Ok(context)
        })
    };
    pages.into_iter().map(plan).collect()
}

fn list(site: &Site<'_>, meta: Meta, page: &Slice<'_, usize>) -> TeraResult<Context> {
    let mut context = site.context(meta)?;
    // The incidents of this page of the list, newest first.
    context.insert_value("rows", site.rows(page.items)?);
    page.insert_pager(&mut context)?;
    Ok(context)
}
