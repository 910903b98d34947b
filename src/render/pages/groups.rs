//! Services, severities, triggers, years and tags: for each an index of its groups, and the list of
//! every group.

use serde::Serialize;
use tera::{Context, TeraResult, Value};

use super::{PagePlan, Slice, lessons, paged};
use crate::link::Group;
use crate::render::axis::Axis;
use crate::render::locale::Day;
use crate::render::site::Site;
use crate::render::view::recurrence::ReturnsView;
use crate::render::view::trends::trends_link;
use crate::trends::recurrence::Returns;
use crate::trends::scope::Scope;

/// How many of the incidents that came back to a service are told of above its list.
const NEWEST_RETURNS: usize = 1;

/// A group in its index.
#[derive(Debug, Serialize)]
struct GroupView {
    /// As a reader sees it.
    title: String,
    /// Path of its page below the top of the site.
    url: String,
    /// How many incidents it has.
    count: usize,
    /// The share of the largest group's count, in percent: the length of its bar.
    percent: usize,
    /// Day of its newest incident.
    latest: Option<Day>,
    /// For a service, how many of its incidents came back to it.
    came_back: Option<usize>,
}

/// `services/index.html`, `services/NAME.html`, and so on. Nothing for what no incident has.
pub(super) fn pages<'a>(site: &'a Site<'a>) -> Vec<PagePlan<'a>> {
    Axis::in_use(site.library)
        .flat_map(|axis| indices(site, axis).into_iter().chain(lists(site, axis)))
        .collect()
}

fn indices<'a>(site: &'a Site<'a>, axis: Axis) -> Vec<PagePlan<'a>> {
    let groups = axis.groups(site.library);
    let largest = groups.iter().map(|group| group.incidents.len()).max().unwrap_or(1).max(1);
    let folder = axis.folder();
    let pages = paged(groups, &format!("{folder}/index.html"), folder);
    let plan = move |page: Slice<'a, Group>| {
        PagePlan::new(page.path.clone(), "groups.html", move || {
            let (title, singular) = axis.titles();
            let description = site.say(&format!("{title}-about"));
            let title = page.title(site, &site.say(title));
            let mut context = site.context(site.meta(&page.path, &title, &description, folder))?;
            let views: Vec<GroupView> =
                page.items.iter().map(|group| group_view(site, axis, group, largest)).collect();
            // The groups of this page, such as services.
            context.insert_value("groups", Value::try_from_serializable(&views)?);
            // What one of them is called: `Service`.
            context.insert_value("singular", Value::from(site.say(singular)));
            page.insert_pager(&mut context)?;
            Ok(context)
        })
    };
    pages.into_iter().map(plan).collect()
}

fn group_view(site: &Site<'_>, axis: Axis, group: &Group, largest: usize) -> GroupView {
    let newest = group.incidents.first().and_then(|&index| site.incident(index)?.start.value());
    GroupView {
        title: site.group_title(axis, group),
        url: axis.path(group),
        count: group.incidents.len(),
        percent: group.incidents.len() * 100 / largest,
        latest: newest.map(|start| site.locale.day_of(start)),
        came_back: returns(site, axis, group).map(|returns| returns.list.len()),
    }
}

fn lists<'a>(site: &'a Site<'a>, axis: Axis) -> Vec<PagePlan<'a>> {
    let groups = axis.groups(site.library).iter().enumerate();
    let pages = move |(index, group): (usize, &'a Group)| {
        let scope = match axis {
            Axis::Services => Some(Scope::Service(index)),
            Axis::Years => Some(Scope::Year(index)),
            _ => None,
        };
        let folder = format!("{}/{}", axis.folder(), group.slug);
        let pages = paged(&group.incidents, &axis.path(group), &folder);
        pages.into_iter().map(move |page| {
            PagePlan::new(page.path.clone(), "group.html", move || {
                let mut context = list(site, axis, index, &page)?;
                let trends = scope.and_then(|scope| trends_link(site, scope));
                // The page of its figures, which services and years have.
                context.insert_value("trends", Value::try_from_serializable(&trends)?);
                Ok(context)
            })
        })
    };
    groups.flat_map(pages).collect()
}

fn list(site: &Site<'_>, axis: Axis, index: usize, page: &Slice<'_, usize>) -> TeraResult<Context> {
    let Some(group) = axis.groups(site.library).get(index) else { return Ok(Context::new()) };
    let (title, singular) = axis.titles();
    let singular = site.say(singular);
    let name = site.group_title(axis, group);
    let names = [("name", name.as_str().into()), ("kind", singular.as_str().into())];
    let description = site.say_with("group-about", &names);
    // One name may be that of a service and of a tag: the window's title tells them apart.
    let mut meta = site.meta(&page.path, &page.title(site, &name), &description, axis.folder());
    meta.full_title =
        site.say_with("group-full-title", &[("kind", singular.into()), ("title", meta.full_title.into())]);
    let mut context = site.context(meta)?;
    // The incidents of this page of the list, newest first.
    context.insert_value("rows", site.rows(page.items)?);
    if let Some(returns) = returns(site, axis, group).filter(|_| page.pager.number == 1) {
        let view = ReturnsView::new(site, returns, &group.incidents, NEWEST_RETURNS);
        // For a service, what came back to it; on the first page of the list.
        context.insert_value("recurrence", Value::try_from_serializable(&view)?);
    }
    // What groups of its kind are called: `Services`.
    context.insert_value("kind", Value::from(site.say(title)));
    // The page that lists those.
    context.insert_value("kind_url", Value::from(format!("{}/index.html", axis.folder())));
    let lines = site.trends.lessons.services.get(index).filter(|_| axis == Axis::Services);
    if let Some(lines) = lines.filter(|_| page.is_first()) {
        lessons::insert_misled(site, &mut context, lines, &group.incidents, &axis.path(group))?;
    }
    page.insert_pager(&mut context)?;
    Ok(context)
}

/// For a service, what came back to it.
fn returns<'a>(site: &Site<'a>, axis: Axis, group: &Group) -> Option<&'a Returns> {
    site.returns_to(group).filter(|_| axis == Axis::Services)
}
