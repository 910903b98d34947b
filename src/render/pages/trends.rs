//! What incidents say together: a page of figures for all of them, and for every cause, service and
//! year that has any.

use tera::{Context, TeraResult, Value};

use super::PagePlan;
use crate::render::axis::Axis;
use crate::render::site::Site;
use crate::render::view::Link;
use crate::render::view::trends::{FiguresView, trends_path};
use crate::trends::scope::Scope;

/// `trends.html`, `trends/causes/PATH.html`, `trends/services/NAME.html`, `trends/years/YEAR.html`.
pub(super) fn pages<'a>(site: &'a Site<'a>) -> Vec<PagePlan<'a>> {
    let library = site.library;
    let scopes = std::iter::once(Scope::Site)
        .chain((0..library.causes.len()).map(Scope::Cause))
        .chain((0..library.services.len()).map(Scope::Service))
        .chain((0..library.years.len()).map(Scope::Year));
    let plan = |scope| {
        let path = trends_path(library, scope)?;
        Some(PagePlan::new(path.clone(), "trends.html", move || context(site, scope, &path)))
    };
    scopes.filter_map(plan).collect()
}

/// What a page is about.
struct About {
    /// The name of the cause, service or year; empty for the whole site.
    name: String,
    /// What kind of thing that is, `service`; empty for the whole site.
    kind: &'static str,
    /// The page that lists the incidents.
    list: Link,
    /// The pages of figures above this one, outermost first.
    trail: Vec<Link>,
    /// Pages of figures below this one.
    below: Vec<Link>,
}

fn context(site: &Site<'_>, scope: Scope, path: &str) -> TeraResult<Context> {
    let about = about(site, scope);
    let values = [
        ("kind", site.say(about.kind).into()),
        ("name", about.name.as_str().into()),
        ("site", site.config.title.as_str().into()),
    ];
    let (title, description, within) = match scope {
        Scope::Site => (site.say("trends"), site.say("trends-about"), site.say("scope-all")),
        _ => (
            site.say_with("trends-title", &values),
            site.say_with("trends-title-about", &values),
            site.say_with(&format!("scope-{}", about.kind), &values),
        ),
    };
    let mut meta = site.meta(path, &title, &description, "trends");
    if scope != Scope::Site {
        // One name may be that of a cause and of a service: the window's title tells them apart.
        meta.full_title = site.say_with("trends-full-title", &values);
    }
    let mut context = site.context(meta)?;
    let root = "../".repeat(path.matches('/').count());
    let figures = FiguresView::new(site, scope, &root, &within);
    // The figures.
    context.insert_value("figures", Value::try_from_serializable(&figures)?);
    // What the page is about: `Service`; empty for the whole site.
    context.insert_value("kind", Value::from(about.kind));
    // The name of that cause, service or year; empty for the whole site.
    context.insert_value("name", Value::from(about.name));
    // The page that lists the incidents.
    context.insert_value("list", Value::try_from_serializable(&about.list)?);
    // The pages of figures above this one, outermost first.
    context.insert_value("trail", Value::try_from_serializable(&about.trail)?);
    // Pages of figures below this one: of years for the whole site, of causes for a cause.
    context.insert_value("below", Value::try_from_serializable(&about.below)?);
    Ok(context)
}

fn about(site: &Site<'_>, scope: Scope) -> About {
    let top = || Link { title: site.say("trends"), url: trends_path(site.library, Scope::Site) };
    let link = |title: &str, scope| Link { title: title.to_owned(), url: trends_path(site.library, scope) };
    match scope {
        Scope::Site => About {
            name: String::new(),
            kind: "",
            list: Link { title: site.say("all-incidents"), url: Some("incidents/index.html".to_owned()) },
            trail: Vec::new(),
            below: years(site),
        },
        Scope::Cause(index) => {
            let causes = &site.library.causes;
            let node = causes.get(index);
            let mut trail = Vec::new();
            let mut parent = node.and_then(|node| node.parent);
            while let Some((at, above)) = parent.and_then(|at| Some((at, causes.get(at)?))) {
                trail.push(link(&above.cause.title, Scope::Cause(at)));
                parent = above.parent;
            }
            trail.push(top());
            trail.reverse();
            let path = node.map(crate::render::site::cause_path);
            let below = node.into_iter().flat_map(|node| &node.children).filter_map(|&at| {
                let link = link(&causes.get(at)?.cause.title, Scope::Cause(at));
                link.url.is_some().then_some(link)
            });
            About {
                name: node.map(|node| node.cause.title.clone()).unwrap_or_default(),
                kind: "cause",
                list: Link { title: site.say("incidents-of-cause"), url: path },
                trail,
                below: below.collect(),
            }
        }
        Scope::Service(index) => group(site, Axis::Services, index, "incidents-of-service", top()),
        Scope::Year(index) => group(site, Axis::Years, index, "incidents-of-year", top()),
    }
}

fn group(site: &Site<'_>, axis: Axis, index: usize, list: &str, top: Link) -> About {
    let group = axis.groups(site.library).get(index);
    let name = group.map(|group| site.group_title(axis, group)).unwrap_or_default();
    let list = Link { title: site.say(list), url: group.map(|group| axis.path(group)) };
    About { name, kind: axis.titles().1, list, trail: vec![top], below: Vec::new() }
}

/// The pages of years, latest first.
fn years(site: &Site<'_>) -> Vec<Link> {
    let years = site.library.years.iter().enumerate();
    years
        .map(|(index, year)| Link {
            title: site.group_title(Axis::Years, year),
            url: trends_path(site.library, Scope::Year(index)),
        })
        .collect()
}
