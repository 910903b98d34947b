//! The first page: the newest incidents, the last quarters side by side, what came back, what is
//! open, causes at a glance.

use serde::Serialize;
use tera::{Context, TeraResult, Value};

use super::PagePlan;
use crate::incident::{ActionState, Incident};
use crate::render::locale::Day;
use crate::render::site::{Site, cause_link};
use crate::render::view::Link;
use crate::render::view::actions::{ActionView, is_overdue};
use crate::render::view::cause::tree;
use crate::render::view::recurrence::ReturnsView;
use crate::render::view::related::{self, Earlier};
use crate::render::view::sharing;
use crate::trends::recent::Counts;

/// How many of the newest incidents are shown.
const NEWEST: usize = 8;
/// How many of the incidents that came back are shown, and how many causes of the last quarters.
const CAME_BACK: usize = 3;
const CAUSES: usize = 5;
/// How many of the oldest incidents with open actions are shown, and how many actions of each.
const OLDEST: usize = 4;
const ACTIONS: usize = 2;

/// An incident with open actions.
#[derive(Debug, Serialize)]
struct IncidentActions {
    /// The incident.
    incident: Earlier,
    /// The first of its open actions.
    actions: Vec<ActionView>,
    /// How many more it has.
    more: usize,
}

/// `recent` of the first page: the last quarters side by side.
#[derive(Debug, Serialize)]
struct RecentView {
    /// `2025 Q3`, oldest first; the last is that of today.
    quarters: Vec<String>,
    /// The first day of the last one, `2026-01-01`.
    since: Option<String>,
    /// The day up to which it is counted.
    today: String,
    /// Whether any incident began in them.
    any: bool,
    /// The day of the newest incident.
    newest: Option<Day>,
    /// How many began in each quarter.
    incidents: Counts,
    /// How many of them came back.
    came_back: Counts,
    /// The top causes with most incidents.
    causes: Vec<CauseCounts>,
    /// How many more there are.
    more_causes: usize,
    /// How many of them have no cause.
    uncategorised: Counts,
}

/// A cause in the last quarters.
#[derive(Debug, Serialize)]
struct CauseCounts {
    /// The cause.
    cause: Link,
    /// How many incidents with it or a cause below it began in each quarter.
    counts: Counts,
}

/// `open` of the first page.
#[derive(Debug, Serialize)]
struct Open {
    /// Actions that are open.
    total: usize,
    /// Those of them that are past their due date.
    overdue: usize,
    /// Incidents that promised them.
    incidents: usize,
    /// The oldest of them.
    oldest: Vec<IncidentActions>,
}

/// `index.html`.
pub(super) fn pages<'a>(site: &'a Site<'a>) -> Vec<PagePlan<'a>> {
    vec![PagePlan::new("index.html".to_owned(), "index.html", move || context(site))]
}

fn context(site: &Site<'_>) -> TeraResult<Context> {
    let config = site.config;
    let mut meta = site.meta("index.html", &config.title, &config.description, "home");
    meta.structured = sharing::website(site);
    let mut context = site.context(meta)?;
    let newest: Vec<usize> = (0..site.library.incidents.len().min(NEWEST)).collect();
    // The newest incidents.
    context.insert_value("rows", site.rows(&newest)?);
    // The last quarters side by side.
    context.insert_value("recent", Value::try_from_serializable(&recent(site))?);
    let returned = ReturnsView::new(site, &site.trends.recurrences.all, &[], CAME_BACK);
    // What came back.
    context.insert_value("returned", Value::try_from_serializable(&returned)?);
    // The actions that are open.
    context.insert_value("open", Value::try_from_serializable(&open(site))?);
    let mut causes = tree(site);
    causes.retain(|branch| branch.cause.count > 0);
    for branch in &mut causes {
        branch.below.retain(|cause| cause.count > 0);
    }
    causes.sort_by_key(|branch| std::cmp::Reverse(branch.cause.count));
    // The top causes that have incidents, most first, with those right below them.
    context.insert_value("causes", Value::try_from_serializable(&causes)?);
    // How many incidents have no cause.
    context.insert_value("uncategorised", Value::from(site.library.uncategorised.len()));
    // The page of incidents without a cause; empty where there is none.
    context.insert_value("uncategorised_url", Value::from(site.uncategorised().unwrap_or_default()));
    Ok(context)
}

fn recent(site: &Site<'_>) -> RecentView {
    let recent = &site.trends.recent;
    let cause = |&(index, counts): &(usize, Counts)| {
        let cause = cause_link(site.library.causes.get(index)?);
        Some(CauseCounts { cause, counts })
    };
    RecentView {
        quarters: recent.quarters.iter().map(|quarter| site.locale.quarter(*quarter)).collect(),
        since: recent.quarters.last().and_then(|quarter| quarter.start()).map(|day| site.locale.date(day)),
        today: site.locale.date(site.trends.today),
        any: recent.incidents.iter().any(|count| *count > 0),
        newest: recent.newest.map(|day| site.locale.day(day)),
        incidents: recent.incidents,
        came_back: recent.came_back,
        causes: recent.causes.iter().take(CAUSES).filter_map(cause).collect(),
        more_causes: recent.causes.len().saturating_sub(CAUSES),
        uncategorised: recent.uncategorised,
    }
}

fn open(site: &Site<'_>) -> Open {
    let today = site.trends.today;
    let incidents = &site.library.incidents;
    let open = |incident: &'_ Incident| {
        incident.actions.iter().filter(|action| action.state == ActionState::Open).count()
    };
    let with_open: Vec<usize> = incidents
        .iter()
        .enumerate()
        .filter(|(_, incident)| open(incident) > 0)
        .map(|(index, _)| index)
        .collect();
    // The undated stand last in the library, and nothing is known of their age.
    let is_dated =
        |index: &&usize| site.incident(**index).is_some_and(|incident| incident.start.value().is_some());
    let dated = with_open.iter().rev().filter(is_dated);
    let undated = with_open.iter().filter(|index| !is_dated(index));
    let oldest = dated.chain(undated).take(OLDEST).filter_map(|&index| promise(site, index));
    let all = || incidents.iter().flat_map(|incident| &incident.actions);
    Open {
        total: all().filter(|action| action.state == ActionState::Open).count(),
        overdue: all().filter(|action| is_overdue(action, today)).count(),
        incidents: with_open.len(),
        oldest: oldest.collect(),
    }
}

fn promise(site: &Site<'_>, index: usize) -> Option<IncidentActions> {
    let incident = site.incident(index)?;
    let open = || incident.actions.iter().filter(|action| action.state == ActionState::Open);
    Some(IncidentActions {
        incident: related::earlier(site, index)?,
        actions: open().take(ACTIONS).map(|action| ActionView::new(site, action, None)).collect(),
        more: open().count().saturating_sub(ACTIONS),
    })
}
