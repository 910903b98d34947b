//! The first page: the newest incidents, what is open, causes at a glance.

use serde::Serialize;
use tera::{Context, TeraResult, Value};

use super::PagePlan;
use crate::incident::ActionState;
use crate::render::site::Site;
use crate::render::view::actions::{ActionView, is_overdue};
use crate::render::view::cause::tree;
use crate::render::view::related::{self, Earlier};

/// How many of the newest incidents are shown.
const NEWEST: usize = 8;
/// How many of the oldest open actions are shown.
const OLDEST_ACTIONS: usize = 6;

/// An open action and the incident that promised it.
#[derive(Debug, Serialize)]
struct OpenAction {
    action: ActionView,
    incident: Earlier,
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
    /// Those of the oldest incidents.
    oldest: Vec<OpenAction>,
}

/// `index.html`.
pub(super) fn pages<'a>(site: &'a Site<'a>) -> Vec<PagePlan<'a>> {
    vec![PagePlan::new("index.html".to_owned(), "index.html", move || context(site))]
}

fn context(site: &Site<'_>) -> TeraResult<Context> {
    let config = site.config;
    let mut context = site.context(site.meta("index.html", &config.title, &config.description, "home"))?;
    let newest: Vec<usize> = (0..site.library.incidents.len().min(NEWEST)).collect();
    context.insert_value("rows", site.rows(&newest));
    context.insert_value("open", Value::try_from_serializable(&open(site))?);
    let mut causes = tree(site);
    causes.retain(|branch| branch.cause.count > 0);
    for branch in &mut causes {
        branch.below.retain(|cause| cause.count > 0);
    }
    causes.sort_by_key(|branch| std::cmp::Reverse(branch.cause.count));
    context.insert_value("causes", Value::try_from_serializable(&causes)?);
    context.insert_value("uncategorised", Value::from(site.library.uncategorised.len()));
    context.insert_value("uncategorised_url", Value::from(site.uncategorised().unwrap_or_default()));
    Ok(context)
}

fn open(site: &Site<'_>) -> Open {
    let today = site.options.today;
    let is_open = |state| state == ActionState::Open;
    let incidents = &site.library.incidents;
    let actions = || incidents.iter().flat_map(|incident| &incident.actions).filter(|action| is_open(action.state));
    // Oldest first; the undated stand last in the library and say nothing about age.
    let dated = incidents.iter().enumerate().rev().filter(|(_, incident)| incident.start.value().is_some());
    let undated = incidents.iter().enumerate().filter(|(_, incident)| incident.start.value().is_none());
    let oldest = dated.chain(undated).flat_map(|(index, incident)| {
        let open = incident.actions.iter().filter(move |action| is_open(action.state));
        open.map(move |action| (index, action))
    });
    let oldest = oldest.take(OLDEST_ACTIONS).filter_map(|(index, action)| {
        Some(OpenAction { action: ActionView::new(action, None, today), incident: related::earlier(site, index)? })
    });
    Open {
        total: actions().count(),
        overdue: actions().filter(|action| is_overdue(action, today)).count(),
        incidents: incidents.iter().filter(|incident| incident.actions.iter().any(|action| is_open(action.state))).count(),
        oldest: oldest.collect(),
    }
}
