//! What was promised: an overview, and a paged list of the actions of each state, owner and cause.

use std::sync::Arc;

use serde::Serialize;
use tera::{Context, TeraResult, Value};

use super::{PAGE_LENGTH, PagePlan, Slice, paged};
use crate::link::CauseNode;
use crate::render::locale::capital;
use crate::render::site::{Site, cause_path};
use crate::render::view::Link;
use crate::render::view::completion::CompletionView;
use crate::render::view::promise::{Promise, TallyView, owner_path};
use crate::trends::actions::{Actions, Owner};

/// How many of each list the overview shows.
const SHOWN: usize = 5;
/// How many the lists of an owner and of a cause hold: an action is in the list of each of its causes and
/// of all above them, which in a large collection are most of a site's bytes.
const LISTED: usize = 5 * PAGE_LENGTH;
/// How many owners, and how many of the topmost causes, the overview shows.
const SHOWN_GROUPS: usize = 12;

/// A list of actions by what there is to ask about them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum List {
    Open,
    Overdue,
    NoOwner,
    NoDue,
    Proposed,
    Dropped,
    Done,
}

/// A list as the overview shows it.
#[derive(Debug, Serialize)]
struct Glance {
    /// `no-owner`.
    name: &'static str,
    /// As a reader sees it.
    title: String,
    /// `oldest incident first`.
    order: String,
    /// `Oldest incident first.`
    order_sentence: String,
    /// Path of the whole list, which is there where it has an item.
    url: String,
    /// Items of the whole list.
    total: usize,
    /// The first of them.
    items: Vec<Promise>,
}

impl List {
    const ALL: [Self; 7] =
        [Self::Open, Self::Overdue, Self::NoOwner, Self::NoDue, Self::Dropped, Self::Proposed, Self::Done];

    /// Its file's name, of which the message of its title is made.
    fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Overdue => "overdue",
            Self::NoOwner => "no-owner",
            Self::NoDue => "no-due-date",
            Self::Dropped => "dropped",
            Self::Proposed => "proposed",
            Self::Done => "done",
        }
    }

    fn title(self, site: &Site<'_>) -> String {
        site.say(&format!("actions-{}", self.name()))
    }

    /// The message of the order it is in.
    fn order(self) -> &'static str {
        match self {
            Self::Open | Self::NoOwner | Self::NoDue | Self::Proposed => "order-oldest-incident",
            Self::Overdue => "order-longest-overdue",
            Self::Dropped => "order-newest-incident",
            Self::Done => "order-last-done",
        }
    }

    fn items(self, actions: &Actions) -> &[usize] {
        match self {
            Self::Open => &actions.open,
            Self::Overdue => &actions.overdue,
            Self::NoOwner => &actions.without_owner,
            Self::NoDue => &actions.without_due,
            Self::Proposed => &actions.proposed,
            Self::Dropped => &actions.dropped,
            Self::Done => &actions.done,
        }
    }

    fn path(self) -> String {
        format!("actions/{}.html", self.name())
    }
}

/// `actions.html`, and the lists below `actions/`. What nothing is in has no list.
pub(super) fn pages<'a>(site: &'a Site<'a>) -> Vec<PagePlan<'a>> {
    let overview = PagePlan::new("actions.html".to_owned(), "actions.html", move || overview(site));
    let states = List::ALL.into_iter().flat_map(move |list| states(site, list));
    let owners = site.trends.actions.owners.iter().flat_map(move |owner| of_owner(site, owner));
    let causes = site.library.causes.iter().flat_map(move |node| {
        let trail = site.cause_trail(node);
        let above = trail.split_last().map(|(_, above)| above.to_vec()).unwrap_or_default();
        of_incidents(site, &node.incidents, cause_list_path(node), node.cause.title.clone(), above)
    });
    let rest = site.uncategorised().into_iter().flat_map(move |path| {
        let path = format!("actions/{path}");
        of_incidents(site, &site.library.uncategorised, path, site.say("uncategorised"), Vec::new())
    });
    let indices = owner_index(site).into_iter().chain(cause_index(site));
    std::iter::once(overview).chain(states).chain(indices).chain(owners).chain(causes).chain(rest).collect()
}

/// Path of the list of actions of incidents with a cause.
fn cause_list_path(node: &CauseNode) -> String {
    format!("actions/{}", cause_path(node))
}

fn overview(site: &Site<'_>) -> TeraResult<Context> {
    let actions = &site.trends.actions;
    let meta = site.meta("actions.html", &site.say("actions"), &site.say("actions-about"), "actions");
    let mut context = site.context(meta)?;
    // The day of the build.
    context.insert_value("today", Value::from(site.locale.date(site.trends.today)));
    // How many actions there are in all.
    context.insert_value("total", Value::from(actions.items.len()));
    let open = actions.open.iter().filter_map(|&index| actions.items.get(index));
    let mut incidents: Vec<usize> = open.map(|item| item.incident).collect();
    incidents.sort_unstable();
    incidents.dedup();
    // How many incidents have open ones.
    context.insert_value("incidents", Value::from(incidents.len()));
    let lists = List::ALL.map(|list| glance(site, list));
    // Each list of actions: open, overdue and so on.
    context.insert_value("lists", Value::try_from_serializable(&lists)?);
    let owners = actions.owners.iter().take(SHOWN_GROUPS).map(TallyView::owner);
    let owners: Vec<TallyView> = owners.chain(unowned(site)).collect();
    // The owners with most open actions, then those that nobody is named for.
    context.insert_value("owners", Value::try_from_serializable(&owners)?);
    // How many owners there are.
    context.insert_value("owners_total", Value::from(actions.owners.len()));
    // How many of them are shown.
    context.insert_value("owners_shown", Value::from(actions.owners.len().min(SHOWN_GROUPS)));
    let causes = cause_tallies(site);
    let tops: Vec<&TallyView> = causes.iter().filter(|cause| cause.depth == 0).collect();
    // How many causes have actions, at any depth.
    context.insert_value("causes_total", Value::from(causes.len()));
    let shown = tops.get(..SHOWN_GROUPS.min(tops.len())).unwrap_or_default();
    // The top causes that have actions.
    context.insert_value("causes", Value::try_from_serializable(&shown)?);
    // How long actions take until they are done.
    context.insert_value("completion", Value::try_from_serializable(&CompletionView::new(site))?);
    Ok(context)
}

fn glance(site: &Site<'_>, list: List) -> Glance {
    let items = list.items(&site.trends.actions);
    let shown = items.get(..items.len().min(SHOWN)).unwrap_or_default();
    let order = site.say(list.order());
    Glance {
        name: list.name(),
        title: list.title(site),
        order_sentence: site.say_with("sentence", &[("text", capital(&order).into())]),
        order,
        url: list.path(),
        total: items.len(),
        items: promises(site, shown),
    }
}

fn promises(site: &Site<'_>, items: &[usize]) -> Vec<Promise> {
    items.iter().filter_map(|&index| Promise::new(site, index)).collect()
}

fn states<'a>(site: &'a Site<'a>, list: List) -> Vec<PagePlan<'a>> {
    let items = list.items(&site.trends.actions);
    if items.is_empty() {
        return Vec::new();
    }
    let pages = paged(items, &list.path(), &format!("actions/{}", list.name()));
    let plan = |page: Slice<'a, usize>| {
        PagePlan::new(page.path.clone(), "action-list.html", move || {
            let context = page_of(site, &page, &page.path, &list.title(site), &[])?;
            labelled(site, context, list.name(), list.order(), items.len())
        })
    };
    pages.into_iter().map(plan).collect()
}

fn of_owner<'a>(site: &'a Site<'a>, owner: &'a Owner) -> Vec<PagePlan<'a>> {
    let path = owner_path(&owner.slug);
    let folder = path.trim_end_matches(".html").to_owned();
    let plan = |page: Slice<'a, usize>| {
        PagePlan::new(page.path.clone(), "action-list.html", move || {
            let above = [link(site, "by-owner", "actions/owners/index.html")];
            let context = page_of(site, &page, &page.path, &owner.title, &above)?;
            labelled(site, context, "mixed", "order-open-first", owner.items.len())
        })
    };
    paged(listed(&owner.items), &path, &folder).into_iter().map(plan).collect()
}

/// The list of the actions of `incidents`. Its pages share it.
fn of_incidents<'a>(
    site: &'a Site<'a>,
    incidents: &'a [usize],
    path: String,
    title: String,
    above: Vec<Link>,
) -> Vec<PagePlan<'a>> {
    let items: Arc<[usize]> = site.trends.actions.of_incidents(incidents).into();
    if items.is_empty() {
        return Vec::new();
    }
    let mut trail = vec![link(site, "by-cause", "actions/causes/index.html")];
    trail.extend(
        above
            .into_iter()
            .map(|cause| Link { title: cause.title, url: cause.url.map(|url| format!("actions/{url}")) }),
    );
    let trail: Arc<[Link]> = trail.into();
    let folder = path.trim_end_matches(".html").to_owned();
    let (mut from, total) = (0, items.len());
    let plan = |page: Slice<'_, usize>| {
        let place = from..from + page.items.len();
        from = place.end;
        let (path, pager) = (page.path, page.pager);
        let (items, trail, title) = (Arc::clone(&items), Arc::clone(&trail), title.clone());
        PagePlan::new(path.clone(), "action-list.html", move || {
            let items = items.get(place.clone()).unwrap_or_default();
            let page = Slice { path: path.clone(), items, pager: pager.clone() };
            let context = page_of(site, &page, &path, &title, &trail)?;
            labelled(site, context, "mixed", "order-open-first", total)
        })
    };
    paged(listed(&items), &path, &folder).into_iter().map(plan).collect()
}

/// What is listed of `items`, the open ones of which come first.
fn listed(items: &[usize]) -> &[usize] {
    items.get(..LISTED).unwrap_or(items)
}

/// What all lists of actions have.
fn page_of(
    site: &Site<'_>,
    page: &Slice<'_, usize>,
    path: &str,
    title: &str,
    above: &[Link],
) -> TeraResult<Context> {
    let description = site.say_with("actions-of", &[("title", title.into())]);
    let mut meta = site.meta(path, &page.title(site, title), &description, "actions");
    meta.full_title = format!("{} · {} · {}", meta.title, site.say("actions"), site.config.title);
    let mut context = site.context(meta)?;
    let mut trail = vec![link(site, "actions", "actions.html")];
    trail.extend(above.iter().cloned());
    // The pages above this one.
    context.insert_value("trail", Value::try_from_serializable(&trail)?);
    context.insert_value("today", Value::from(site.locale.date(site.trends.today)));
    // The actions of this page of the list.
    context.insert_value("items", Value::try_from_serializable(&promises(site, page.items))?);
    page.insert_pager(&mut context)?;
    Ok(context)
}

/// Adds which list it is, its order (the message that names it), and how many actions there are in all.
fn labelled(
    site: &Site<'_>,
    mut context: Context,
    name: &'static str,
    order: &'static str,
    total: usize,
) -> TeraResult<Context> {
    // How many actions there are in all.
    context.insert_value("total", Value::from(total));
    // Which list it is: `open`, `no-owner`; `mixed` for those of an owner or a cause.
    context.insert_value("list", Value::from(name));
    // The order in words.
    context.insert_value("order", Value::from(site.say(order)));
    Ok(context)
}

/// A link that the message `id` names.
fn link(site: &Site<'_>, id: &str, url: &str) -> Link {
    Link { title: site.say(id), url: Some(url.to_owned()) }
}

/// The actions that nobody is named for; absent where there are none. Only the open ones have a list.
fn unowned(site: &Site<'_>) -> Option<TallyView> {
    let actions = &site.trends.actions;
    let url = (!actions.without_owner.is_empty()).then(|| List::NoOwner.path());
    let view = TallyView::new(Link { title: site.say("actions-without-owner"), url }, 0, &actions.unowned);
    (view.total > 0).then_some(view)
}

/// Every cause that has actions, parents before children, then what has no cause.
fn cause_tallies(site: &Site<'_>) -> Vec<TallyView> {
    let actions = &site.trends.actions;
    let nodes = site.library.causes.iter().zip(&actions.causes);
    let causes = nodes.filter(|(_, tally)| tally.total() > 0).map(|(node, tally)| {
        let link = Link { title: node.cause.title.clone(), url: Some(cause_list_path(node)) };
        TallyView { about: Some(cause_path(node)), ..TallyView::new(link, node.depth, tally) }
    });
    let rest = site.uncategorised().filter(|_| actions.uncategorised.total() > 0).map(|path| {
        let link = Link { title: site.say("uncategorised"), url: Some(format!("actions/{path}")) };
        TallyView { about: Some(path.to_owned()), ..TallyView::new(link, 0, &actions.uncategorised) }
    });
    causes.chain(rest).collect()
}

fn owner_index<'a>(site: &'a Site<'a>) -> Vec<PagePlan<'a>> {
    let owners = &site.trends.actions.owners;
    if owners.is_empty() {
        return Vec::new();
    }
    let plan = |page: Slice<'a, Owner>| {
        PagePlan::new(page.path.clone(), "action-groups.html", move || {
            let is_last = page.pager.number == page.pager.pages;
            let rest = unowned(site).filter(|_| is_last);
            let rows: Vec<TallyView> = page.items.iter().map(TallyView::owner).chain(rest).collect();
            index(site, &page, "actions-by-owner", "owner", &rows)
        })
    };
    paged(owners, "actions/owners/index.html", "actions/owners").into_iter().map(plan).collect()
}

fn cause_index<'a>(site: &'a Site<'a>) -> Vec<PagePlan<'a>> {
    let tallies: Arc<[TallyView]> = cause_tallies(site).into();
    if tallies.is_empty() {
        return Vec::new();
    }
    let mut from = 0;
    let plan = |page: Slice<'_, TallyView>| {
        let place = from..from + page.items.len();
        from = place.end;
        let (path, pager, tallies) = (page.path, page.pager, Arc::clone(&tallies));
        PagePlan::new(path.clone(), "action-groups.html", move || {
            let rows = tallies.get(place.clone()).unwrap_or_default();
            let page = Slice { path: path.clone(), items: rows, pager: pager.clone() };
            index(site, &page, "actions-by-cause", "cause", rows)
        })
    };
    paged(&tallies, "actions/causes/index.html", "actions/causes").into_iter().map(plan).collect()
}

/// An index of lists. The message `title` names it, with `-about` behind it describes it, and with `-note`
/// says how it counts.
fn index<T, R: Serialize>(
    site: &Site<'_>,
    page: &Slice<'_, T>,
    title: &str,
    singular: &str,
    rows: &[R],
) -> TeraResult<Context> {
    let description = site.say(&format!("{title}-about"));
    let name = page.title(site, &site.say(title));
    let mut context = site.context(site.meta(&page.path, &name, &description, "actions"))?;
    context.insert_value("trail", Value::try_from_serializable(&[link(site, "actions", "actions.html")])?);
    // What a row is about: `Owner`.
    context.insert_value("singular", Value::from(site.say(singular)));
    // How the rows count.
    context.insert_value("note", Value::from(site.say(&format!("{title}-note"))));
    // The owners or causes of this page, with their counts.
    context.insert_value("rows", Value::try_from_serializable(&rows)?);
    context.insert_value("today", Value::from(site.locale.date(site.trends.today)));
    page.insert_pager(&mut context)?;
    Ok(context)
}
