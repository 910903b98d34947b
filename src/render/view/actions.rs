//! Action items with their state.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::web_url;
use crate::incident::{Action, ActionState, Incident};
use crate::render::locale::Day;
use crate::render::site::Site;

/// An action item.
#[derive(Debug, Serialize)]
pub struct ActionView {
    /// Its id in the incident's page; absent for what stands in the text beside the actions of the front matter.
    pub anchor: Option<String>,
    /// What is to be done, as plain text.
    pub task: String,
    /// The same as HTML; absent for actions of the front matter.
    pub html: Option<String>,
    /// `open`, `done`, `dropped` or `proposed`.
    pub state: &'static str,
    /// The state as a reader sees it.
    pub label: String,
    /// Who does it.
    pub owner: Option<String>,
    /// When it is due.
    pub due: Option<Day>,
    /// Whether it is open and was due before the day of the build.
    pub overdue: bool,
    /// When it was done.
    pub done: Option<Day>,
    /// Why it was dropped.
    pub reason: Option<String>,
    /// `prevent`, `detect`, …
    pub kind: Option<String>,
    /// Its issue's address.
    pub url: Option<String>,
    /// Its issue in short: `#123`, `ABC-123`, or the tracker's host; without an address, as it is written.
    pub issue: Option<String>,
}

impl ActionView {
    /// The view of `action` as of today.
    pub fn new(site: &Site<'_>, action: &Action, html: Option<String>) -> Self {
        let url = action.url.as_deref().and_then(web_url);
        Self {
            anchor: None,
            task: action.task.clone(),
            html,
            state: action.state.as_str(),
            label: site.say(&format!("state-{}", action.state.as_str())),
            owner: action.owner.clone(),
            due: action.due.map(|due| site.locale.day(due)),
            overdue: is_overdue(action, site.trends.today),
            done: action.done.map(|done| site.locale.day(done)),
            reason: action.reason.clone(),
            kind: action.kind.clone(),
            issue: url.as_deref().map(issue),
            url,
        }
    }
}

/// Id of the task at `index` of a body in its page. Raw HTML gets no id that begins with `pm-`, and a
/// heading none with two underscores.
pub fn task_id(index: usize) -> String {
    format!("pm-task__{}", index + 1)
}

/// Whether `action` is open and was due before `today`.
pub fn is_overdue(action: &Action, today: NaiveDate) -> bool {
    action.state == ActionState::Open && action.due.is_some_and(|due| due < today)
}

/// Views of the tasks at `body_tasks`; `html` holds the text of each task of the body. Where the
/// front matter lists the actions, the body's tasks stand as they are written.
pub fn of_body(
    site: &Site<'_>,
    incident: &Incident,
    body_tasks: &[usize],
    html: &[String],
) -> Vec<ActionView> {
    let known: HashMap<usize, &Action> =
        incident.actions.iter().filter_map(|action| Some((action.body_task?, action))).collect();
    body_tasks
        .iter()
        .filter_map(|&index| {
            let html = html.get(index).cloned();
            let task = incident.body.tasks.get(index)?;
            let with_issue = |view: ActionView| ActionView {
                issue: view.issue.or_else(|| task.details.issue.clone()),
                ..view
            };
            if let Some(action) = known.get(&index) {
                let view = ActionView::new(site, action, html);
                return Some(with_issue(ActionView { anchor: Some(task_id(index)), ..view }));
            }
            let state = task.details.state.filter(|_| task.state == ActionState::Open).unwrap_or(task.state);
            let action = Action {
                task: task.task.clone(),
                owner: task.details.owner.clone(),
                owner_gap: task.details.owner_gap,
                due: task.details.due,
                state,
                done: task.details.done.filter(|_| state == ActionState::Done),
                reason: task.details.reason.clone().filter(|_| state == ActionState::Dropped),
                kind: task.details.kind.clone(),
                url: task.details.issue.clone(),
                basis: crate::incident::Basis::Text,
                span: task.span,
                body_task: Some(index),
            };
            Some(with_issue(ActionView::new(site, &action, html)))
        })
        .collect()
}

/// Views of the actions that the body does not show.
pub fn of_front_matter(site: &Site<'_>, incident: &Incident) -> Vec<ActionView> {
    let own = incident.actions.iter().enumerate().filter(|(_, action)| action.body_task.is_none());
    own.map(|(index, action)| {
        let view = ActionView::new(site, action, None);
        ActionView { anchor: Some(anchor(action, index)), ..view }
    })
    .collect()
}

/// Id in the incident's page of `action`, which stands at `index` of the incident's actions.
pub fn anchor(action: &Action, index: usize) -> String {
    action.body_task.map_or_else(|| format!("pm-action__{}", index + 1), task_id)
}

/// An issue's address in short.
fn issue(url: &str) -> String {
    let path = url.trim_end_matches('/');
    let last = path.rsplit('/').next().unwrap_or(path);
    if !last.is_empty() && last.chars().all(|c| c.is_ascii_digit()) {
        return format!("#{last}");
    }
    let host = url.split_once("://").map_or(url, |(_, rest)| rest);
    host.split('/').next().unwrap_or(host).to_owned()
}
