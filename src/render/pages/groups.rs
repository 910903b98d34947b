//! Services, severities, triggers, years and tags: for each an index of its groups, and the list of
//! every group.

use serde::Serialize;
use tera::{Context, TeraResult, Value};

use super::{PagePlan, Slice, paged};
use crate::link::Group;
use crate::render::axis::Axis;
use crate::render::site::Site;
use crate::render::view::format;
use crate::render::view::trends::trends_link;
use crate::trends::scope::Scope;

/// A group in its index.
#[derive(Debug, Serialize)]
struct GroupView<'a> {
    title: &'a str,
    /// Path of its page below the top of the site.
    url: String,
    /// How many incidents it has.
    count: usize,
    /// The share of the largest group's count, in percent: the length of its bar.
    percent: usize,
    /// Day of its newest incident.
    latest: Option<String>,
    /// For a service, how many of its incidents come after an earlier one with the same cause.
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
            let description = format!("All incidents by {}.", singular.to_lowercase());
            let mut context =
                site.context(site.meta(&page.path, &page.title(title), &description, folder))?;
            let views: Vec<GroupView<'_>> =
                page.items.iter().map(|group| group_view(site, axis, group, largest)).collect();
            context.insert_value("groups", Value::try_from_serializable(&views)?);
            context.insert_value("singular", Value::from(singular));
            page.insert_pager(&mut context)?;
            Ok(context)
        })
    };
    pages.into_iter().map(plan).collect()
}

fn group_view<'a>(site: &Site<'_>, axis: Axis, group: &'a Group, largest: usize) -> GroupView<'a> {
    let newest = group.incidents.first().and_then(|&index| site.incident(index)?.start.value());
    GroupView {
        title: &group.title,
        url: path(axis, group),
        count: group.incidents.len(),
        percent: group.incidents.len() * 100 / largest,
        latest: newest.map(|start| format::date(&start.at)),
        came_back: (axis == Axis::Services).then(|| site.came_back_among(&group.incidents)),
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
        let pages = paged(&group.incidents, &path(axis, group), &folder);
        pages.into_iter().map(move |page| {
            PagePlan::new(page.path.clone(), "group.html", move || {
                let mut context = list(site, axis, group, &page)?;
                let trends = scope.and_then(|scope| trends_link(site, scope));
                context.insert_value("trends", Value::try_from_serializable(&trends)?);
                Ok(context)
            })
        })
    };
    groups.flat_map(pages).collect()
}

fn list(site: &Site<'_>, axis: Axis, group: &Group, page: &Slice<'_, usize>) -> TeraResult<Context> {
    let (title, singular) = axis.titles();
    let description = format!("Incidents by {}: {}.", singular.to_lowercase(), group.title);
    // One name may be that of a service and of a tag: the window's title tells them apart.
    let mut meta = site.meta(&page.path, &page.title(&group.title), &description, axis.folder());
    meta.full_title = format!("{singular}: {}", meta.full_title);
    let mut context = site.context(meta)?;
    context.insert_value("rows", site.rows(page.items));
    context.insert_value("kind", Value::from(title));
    context.insert_value("kind_url", Value::from(format!("{}/index.html", axis.folder())));
    page.insert_pager(&mut context)?;
    Ok(context)
}

fn path(axis: Axis, group: &Group) -> String {
    format!("{}/{}.html", axis.folder(), group.slug)
}
