//! An incident's page.

use serde::Serialize;

use super::Link;
use super::actions::{self, ActionView};
use super::answers::{Answers, answers};
use super::facts::{Facts, facts};
use super::format::stated_gap;
use super::related::{self, Earlier, Followed, Notice};
use super::timeline::{self, EntryView};
use crate::incident::{Basis, Incident};
use crate::lessons::{Lesson, Lessons, Place};
use crate::render::links::Links;
use crate::render::markdown::{self, Mark, Part, Rendered};
use crate::render::site::Site;
use crate::target::percent_encode;

/// `incident` in `incident.html`.
#[derive(Debug, Serialize)]
pub struct IncidentView {
    /// The id that `[[ID]]` refers to.
    pub id: String,
    /// What happened, in a line.
    pub title: String,
    /// Whether the title is assumed from the text.
    pub title_assumed: bool,
    /// `published`, `in-review` or `draft`.
    pub status: &'static str,
    /// Each cause with those above it, outermost first; the first is primary.
    pub causes: Vec<Vec<Link>>,
    /// `Unknown: why`, where the author says that the cause is not known.
    pub causes_gap: Option<String>,
    /// The page of incidents without a cause, where this is one.
    pub uncategorised: Option<String>,
    /// What is said first; absent where it would only repeat the beginning of the body.
    pub answers: Option<Answers>,
    /// That the cause came back.
    pub notice: Option<Notice>,
    /// That it came back again.
    pub followed: Option<Followed>,
    /// The facts box.
    pub facts: Facts,
    /// Headings of the body.
    pub contents: Vec<HeadingView>,
    /// The body, in order.
    pub parts: Vec<PartView>,
    /// Actions of the front matter, which the body does not show.
    pub actions: Vec<ActionView>,
    /// How many others have one of its causes.
    pub same_cause_total: usize,
    /// Its own causes, without those above them.
    pub own_causes: Vec<Link>,
    /// The incident before it in time.
    pub previous: Option<Earlier>,
    /// The incident after it in time.
    pub next: Option<Earlier>,
    /// Where the document can be edited.
    pub edit_url: Option<String>,
    /// The document's path in the repository.
    pub source: String,
}

/// A heading of the body.
#[derive(Debug, Serialize)]
pub struct HeadingView {
    /// 2 for a section, 3 and more for what is inside; counted from the body's highest rank.
    pub level: u8,
    /// Plain text.
    pub text: String,
    /// Its id in the page.
    pub anchor: String,
}

/// A piece of the body. One of the three is set.
#[derive(Debug, Default, Serialize)]
pub struct PartView {
    /// Rendered markdown, sanitised.
    pub html: Option<String>,
    /// Entries of the timeline.
    pub entries: Option<Vec<EntryView>>,
    /// Action items.
    pub actions: Option<Vec<ActionView>>,
}

impl IncidentView {
    /// The view of the incident at `index`.
    pub fn new(site: &Site<'_>, index: usize, incident: &Incident) -> Self {
        let links = Links { site, from: incident.source.path(), root: "../" };
        let lessons = site.trends.lessons.of(index);
        let marks = marks(incident, lessons);
        let rendered =
            markdown::render(&incident.source, &incident.body, &incident.title.value, marks, &links);
        let contents = headings(&rendered);
        let parts = parts(incident, rendered, site);
        let relations = site.library.relations.get(index);
        let trails: Vec<Vec<Link>> = incident
            .cause_paths()
            .filter_map(|path| site.cause(path))
            .map(|node| site.cause_trail(node))
            .collect();
        let neighbour = |other: Option<usize>| other.and_then(|other| related::earlier(site, other));
        Self {
            id: incident.id.value.clone(),
            title: incident.title.value.clone(),
            title_assumed: incident.title.basis == Basis::Assumed,
            status: incident.status.as_str(),
            causes_gap: incident.causes.gap().map(|gap| stated_gap(site, gap)),
            uncategorised: site.uncategorised().filter(|_| trails.is_empty()).map(str::to_owned),
            own_causes: trails.iter().filter_map(|trail| trail.last()).cloned().collect(),
            causes: trails,
            answers: answers(site, incident, site.library.fix(index), lessons),
            notice: Notice::new(site, index),
            followed: Followed::new(site, index),
            facts: facts(site, incident),
            contents,
            parts,
            actions: actions::of_front_matter(site, incident),
            same_cause_total: relations.map_or(0, |relations| relations.same_cause_total),
            previous: neighbour(relations.and_then(|relations| relations.previous)),
            next: neighbour(relations.and_then(|relations| relations.next)),
            edit_url: site
                .config
                .edit_url
                .as_ref()
                .map(|url| url.replace("{path}", &percent_encode(incident.source.path()))),
            source: incident.source.path().to_owned(),
        }
    }
}

/// Where the lessons stand that no timeline shows, and the tasks that no list of actions shows.
fn marks(incident: &Incident, lessons: &Lessons) -> Vec<Mark> {
    let mark = |lesson: &Lesson| match lesson.place {
        Place::Text(span) => Some(Mark { span, id: lesson.anchor.clone() }),
        Place::Entry(_) => None,
    };
    let tasks = incident.body.tasks.iter().enumerate().filter(|(_, task)| task.container.is_empty());
    let tasks = tasks.map(|(index, task)| Mark { span: task.span, id: actions::task_id(index) });
    lessons.lines.iter().filter_map(mark).chain(tasks).collect()
}

fn parts(incident: &Incident, rendered: Rendered, site: &Site<'_>) -> Vec<PartView> {
    let Rendered { parts, entries, tasks, .. } = rendered;
    parts
        .into_iter()
        .map(|part| match part {
            Part::Html(html) => PartView { html: Some(html), ..PartView::default() },
            Part::Timeline(indices) => PartView {
                entries: Some(timeline::entries(site, incident, &indices, &entries)),
                ..PartView::default()
            },
            Part::Tasks(indices) => {
                let actions = actions::of_body(site, incident, &indices, &tasks);
                PartView { actions: Some(actions), ..PartView::default() }
            }
        })
        .collect()
}

/// The contents list: two ranks from the highest that the body uses. A first heading that is the only
/// one of its rank, such as a title, does not push all others down.
fn headings(rendered: &Rendered) -> Vec<HeadingView> {
    let all = &rendered.headings;
    let top = all.iter().map(|heading| heading.level).min().unwrap_or(2);
    let is_top = |heading: &&markdown::Heading| heading.level == top;
    let has_title = all.first().is_some_and(|first| is_top(&first)) && all.iter().filter(is_top).count() == 1;
    let second = top + u8::from(has_title);
    let shown = all.iter().filter(|heading| heading.level <= second + 1 && !heading.anchor.is_empty());
    shown
        .map(|heading| HeadingView {
            level: heading.level.saturating_sub(second) + 2,
            text: heading.text.clone(),
            anchor: heading.anchor.clone(),
        })
        .collect()
}
