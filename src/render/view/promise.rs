//! Actions as lists of many incidents show them.

use serde::Serialize;

use super::Link;
use super::actions::{self, ActionView};
use crate::excerpt;
use crate::render::locale::Day;
use crate::render::site::Site;
use crate::slug::{fold, slug};
use crate::trends::actions::{Owner, Tally};

/// Most characters of a task, of a reason and of a name in a list: the whole stands in the incident.
const TASK_LENGTH: usize = 300;
const NAME_LENGTH: usize = 120;

/// An action in a list.
#[derive(Debug, Serialize)]
pub struct Promise {
    /// The action.
    pub action: ActionView,
    /// The incident that promised it; the link leads to the action in it.
    pub incident: Link,
    /// Day on which that began or, where nothing says when, ended.
    pub date: Option<Day>,
    /// Who does it, and the list of all that is theirs.
    pub owner: Option<Link>,
    /// Of what is open or proposed, how long ago the incident was: `412 days`, `2.8 years`.
    pub age: Option<String>,
    /// Of what is open and late, how late it is.
    pub late: Option<String>,
    /// Of what is done, how long it took.
    pub took: Option<String>,
}

impl Promise {
    /// The view of the action at `index` of the trends' items.
    pub fn new(site: &Site<'_>, index: usize) -> Option<Self> {
        let item = site.trends.actions.items.get(index)?;
        let incident = site.incident(item.incident)?;
        let action = incident.actions.get(item.action)?;
        let view = ActionView::new(site, action, None);
        let url = format!("{}#{}", Site::incident_path(incident), actions::anchor(action, item.action));
        let owner = action.owner.as_ref().map(|owner| Link {
            title: excerpt::cut(owner, NAME_LENGTH),
            url: Some(owner_path(&slug(owner.trim()))),
        });
        Some(Self {
            action: ActionView {
                task: excerpt::cut(&action.task, TASK_LENGTH),
                reason: action.reason.as_ref().map(|reason| excerpt::cut(reason, TASK_LENGTH)),
                ..view
            },
            incident: Link { title: excerpt::cut(&incident.title.value, TASK_LENGTH), url: Some(url) },
            date: incident.start.value().or(incident.end.value()).map(|day| site.locale.day_of(day)),
            owner,
            age: item.age_days.map(|days| site.locale.age(days)),
            late: item.overdue_days.map(|days| site.locale.age(days)),
            took: item.took_days.map(|days| site.locale.age(days)),
        })
    }
}

/// How many actions something has, with the list of them.
#[derive(Debug, Serialize)]
pub struct TallyView {
    /// What has them, and the list of them.
    pub link: Link,
    /// The page about it, where it is a cause.
    pub about: Option<String>,
    /// 0 for the top.
    pub depth: usize,
    /// Open ones.
    pub open: usize,
    /// Open ones that were due before today.
    pub overdue: usize,
    /// Suggested ones.
    pub proposed: usize,
    /// Done ones.
    pub done: usize,
    /// Dropped ones.
    pub dropped: usize,
    /// All of them.
    pub total: usize,
}

impl TallyView {
    /// The view of `tally`.
    pub fn new(link: Link, depth: usize, tally: &Tally) -> Self {
        let Tally { open, overdue, proposed, done, dropped } = *tally;
        Self { link, about: None, depth, open, overdue, proposed, done, dropped, total: tally.total() }
    }

    /// The view of an owner.
    pub fn owner(owner: &Owner) -> Self {
        let link =
            Link { title: excerpt::cut(&owner.title, NAME_LENGTH), url: Some(owner_path(&owner.slug)) };
        Self::new(link, 0, &owner.tally)
    }
}

/// Path of the list of an owner's actions. Spellings that come to one name have one list, so the path is that
/// of the name in lower case.
pub fn owner_path(slug: &str) -> String {
    format!("actions/owners/{}.html", fold(slug))
}
