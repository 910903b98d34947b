//! What belongs to an incident: that its cause came back, and why another is like it.

use chrono::TimeDelta;
use serde::Serialize;

use super::{Link, recurrence as returns};
use crate::link::{Recurrence, Similar};
use crate::render::locale::Day;
use crate::render::site::Site;
use crate::trends::recurrence::Return;

/// At most so many earlier incidents, and so many of their open actions, are named.
const NAMED: usize = 5;

/// That a cause came back.
#[derive(Debug, Serialize)]
pub struct Notice {
    /// `Third incident with this cause in 12 months, 41 days after the one before`.
    pub headline: String,
    /// `39 days after that one was over`, `that one was not over yet`; absent where its end is not
    /// known, or says nothing that the headline does not.
    pub since_end: Option<String>,
    /// What has become of the actions of the one before, in a sentence; absent where `open` says it all.
    pub promise: Option<String>,
    /// `two actions of earlier ones are still open`; absent where none is, or `promise` says it all.
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
    pub date: Option<Day>,
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

/// That an incident was followed by one with the same cause.
#[derive(Debug, Serialize)]
pub struct Followed {
    /// The first that followed.
    pub incident: Earlier,
    /// From start to start: `41 days`.
    pub gap: String,
}

impl Followed {
    /// What followed the incident at `index`, if anything did.
    pub fn new(site: &Site<'_>, index: usize) -> Option<Self> {
        let next = site.trends.recurrences.next(index)?;
        let start = |index: usize| site.incident(index)?.start.value();
        let gap = site.locale.gap(start(next)?.since(start(index)?));
        Some(Self { incident: earlier(site, next)?, gap })
    }
}

impl Notice {
    /// The notice for the incident at `index`, if it came back.
    pub fn new(site: &Site<'_>, index: usize) -> Option<Self> {
        let recurrence = site.library.relations.get(index)?.recurrence.as_ref()?;
        let back = site.trends.recurrences.of(index)?;
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
        let tally = returns::tally(site, back)?;
        let is_only = recurrence.total == 1;
        let all_open = tally.open > 0 && tally.open == tally.promised();
        Some(Self {
            headline: headline(site, recurrence, &site.locale.gap(back.gap)),
            since_end: since_end(site, back),
            promise: (!is_only || !all_open).then(|| returns::promised(&site.locale, tally)),
            open: open(site, recurrence.open_actions_total, recurrence.total)
                .filter(|_| !is_only || all_open),
            earlier,
            more_earlier: recurrence.total.saturating_sub(NAMED),
            actions: actions.collect(),
            more_actions: recurrence.open_actions_total.saturating_sub(NAMED),
        })
    }
}

fn headline(site: &Site<'_>, recurrence: &Recurrence, gap: &str) -> String {
    let (id, count) = match recurrence.within_year {
        0 => ("notice-headline", recurrence.total + 1),
        within_year => ("notice-headline-year", within_year + 1),
    };
    site.say_with(id, &[("rank", site.locale.rank(count).into()), ("gap", gap.into())])
}

fn since_end(site: &Site<'_>, back: &Return) -> Option<String> {
    let since_end = back.since_end?;
    if since_end < TimeDelta::zero() {
        return Some(site.say("since-end-not-over"));
    }
    let words = site.locale.gap(since_end);
    (words != site.locale.gap(back.gap)).then(|| site.say_with("since-end", &[("gap", words.into())]))
}

fn open(site: &Site<'_>, actions: usize, earlier: usize) -> Option<String> {
    let number = site.say_with("number-word", &[("count", actions.into())]);
    let values = [("number", number.into()), ("actions", actions.into()), ("earlier", earlier.into())];
    (actions > 0).then(|| site.say_with("notice-open-actions", &values))
}

/// Why an incident is like another, in words.
#[derive(Debug, Serialize)]
pub struct Reason {
    /// `Same cause and service`; empty where only words are shared.
    pub shared: String,
    /// Telling words that both use.
    pub terms: Vec<String>,
}

impl Reason {
    /// The reason that `similar` holds.
    pub fn new(site: &Site<'_>, similar: &Similar) -> Self {
        let shared = [
            (!similar.causes.is_empty(), "same-thing-cause"),
            (!similar.services.is_empty(), "same-thing-service"),
            (similar.trigger.is_some(), "same-thing-trigger"),
        ];
        let shared = shared.into_iter().filter(|(is_shared, _)| *is_shared);
        let things: Vec<String> = shared.map(|(_, id)| site.say(id)).collect();
        let shared = match things.as_slice() {
            [] => String::new(),
            things => site.say_with("same-things", &[("things", site.locale.list(things).into())]),
        };
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
    let date = site.incident(index)?.start.value().map(|start| site.locale.day_of(start));
    Some(Earlier { link: link(site, index)?, date })
}
