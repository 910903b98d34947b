//! What belongs to an incident: that its cause came back, and why another is like it.

use serde::Serialize;

use super::{Link, format};
use crate::link::{Recurrence, Similar};
use crate::render::site::Site;

/// At most so many earlier incidents, and so many of their open actions, are named.
const NAMED: usize = 5;

/// That a cause came back.
#[derive(Debug, Serialize)]
pub struct Notice {
    /// `Third incident with this cause in 12 months`.
    pub headline: String,
    /// `two actions of earlier ones are still open`; absent where none is.
    pub open: Option<String>,
    /// The newest of the earlier incidents.
    pub earlier: Vec<Earlier>,
    /// How many more there are.
    pub more_earlier: usize,
    /// Their open actions.
    pub actions: Vec<OpenAction>,
    /// How many more there are.
    pub more_actions: usize,
}

/// An earlier incident.
#[derive(Debug, Serialize)]
pub struct Earlier {
    /// Its title and page.
    pub link: Link,
    /// Day on which it began.
    pub date: Option<String>,
}

/// An action of an earlier incident.
#[derive(Debug, Serialize)]
pub struct OpenAction {
    /// What is to be done.
    pub task: String,
    /// Who does it.
    pub owner: Option<String>,
    /// The incident that promised it.
    pub incident: Link,
}

impl Notice {
    /// The notice for the incident at `index`.
    pub fn new(site: &Site<'_>, index: usize, recurrence: &Recurrence) -> Self {
        let earlier =
            recurrence.earlier.iter().take(NAMED).filter_map(|&other| earlier(site, other)).collect();
        let actions = recurrence.open_actions.iter().take(NAMED).filter_map(|&(other, action)| {
            let incident = site.incident(other)?;
            let action = incident.actions.get(action)?;
            Some(OpenAction {
                task: action.task.clone(),
                owner: action.owner.clone(),
                incident: link(site, other)?,
            })
        });
        Self {
            headline: headline(site, index, recurrence),
            open: open(recurrence.open_actions.len(), recurrence.earlier.len()),
            earlier,
            more_earlier: recurrence.earlier.len().saturating_sub(NAMED),
            actions: actions.collect(),
            more_actions: recurrence.open_actions.len().saturating_sub(NAMED),
        }
    }
}

fn headline(site: &Site<'_>, index: usize, recurrence: &Recurrence) -> String {
    if recurrence.within_year > 0 {
        return format!(
            "{} incident with this cause in 12 months",
            format::ordinal(recurrence.within_year + 1)
        );
    }
    let start = |index: usize| site.incident(index)?.start.value();
    let last =
        recurrence.earlier.first().and_then(|&last| Some(start(index)?.since(start(last)?).num_days() / 30));
    let ago = match last {
        Some(months) if months >= 24 => {
            format!(", {} years after the last", format::number((months / 12) as usize))
        }
        Some(months) if months >= 2 => format!(", {} months after the last", format::number(months as usize)),
        _ => String::new(),
    };
    format!("{} incident with this cause{ago}", format::ordinal(recurrence.earlier.len() + 1))
}

fn open(actions: usize, earlier: usize) -> Option<String> {
    let (noun, verb) = if actions == 1 { ("action", "is") } else { ("actions", "are") };
    let whose = if earlier == 1 { "the earlier one" } else { "earlier ones" };
    (actions > 0).then(|| format!("{} {noun} of {whose} {verb} still open", format::number(actions)))
}

/// Why an incident is like another, in words.
#[derive(Debug, Serialize)]
pub struct Reason {
    /// `same cause and service`; empty where only words are shared.
    pub shared: String,
    /// Telling words that both use.
    pub terms: Vec<String>,
}

impl Reason {
    /// The reason that `similar` holds.
    pub fn new(similar: &Similar) -> Self {
        let shared = [
            (!similar.causes.is_empty(), "cause"),
            (!similar.services.is_empty(), "service"),
            (similar.trigger.is_some(), "trigger"),
        ];
        let names: Vec<&str> =
            shared.into_iter().filter(|(is_shared, _)| *is_shared).map(|(_, name)| name).collect();
        let shared = if names.is_empty() { String::new() } else { format!("same {}", format::list(&names)) };
        Self { shared, terms: similar.terms.clone() }
    }
}

/// Title and page of the incident at `index`.
pub fn link(site: &Site<'_>, index: usize) -> Option<Link> {
    let incident = site.incident(index)?;
    Some(Link { title: incident.title.value.clone(), url: Some(Site::incident_path(incident)) })
}

/// Title, page and day of the incident at `index`.
pub fn earlier(site: &Site<'_>, index: usize) -> Option<Earlier> {
    let date = site.incident(index)?.start.value().map(|start| format::date(&start.at));
    Some(Earlier { link: link(site, index)?, date })
}
