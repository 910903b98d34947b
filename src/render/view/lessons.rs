//! Lessons as lists show them, and what they rest on in words.

use serde::Serialize;

use super::Link;
use super::format::{counted, each_counted};
use super::row::SeverityView;
use crate::lessons::{Kind, MOST};
use crate::render::axis::Axis;
use crate::render::locale::Day;
use crate::render::site::Site;
use crate::trends::lessons::{Coverage, KindCoverage, Line};

/// Where only a few lessons are shown, so many of one incident.
const OF_ONE: usize = 2;
/// Services named beside a lesson.
const SERVICES: usize = 3;

/// Lessons of one incident that stand beside each other in a list.
#[derive(Debug, Serialize)]
pub struct TaughtView {
    /// What they say.
    pub lines: Vec<LineView>,
    /// What happened.
    pub title: String,
    /// Path of the first line, below the top of the site.
    pub url: String,
    /// Day on which the incident began; absent where that is not known.
    pub date: Option<Day>,
    /// How bad it was.
    pub severity: Option<SeverityView>,
    /// What was affected, the first few.
    pub services: Vec<Link>,
    /// How many more services were affected.
    pub more_services: usize,
}

/// A lesson.
#[derive(Debug, Serialize)]
pub struct LineView {
    /// Plain text.
    pub text: String,
    /// Path of the line that says it, below the top of the site.
    pub url: String,
    /// Whether its kind was read from the words of a timeline entry.
    pub inferred: bool,
}

/// The views of `lines`, in order.
pub fn taught(site: &Site<'_>, lines: &[Line]) -> Vec<TaughtView> {
    lines.chunk_by(|a, b| a.incident == b.incident).filter_map(|lines| TaughtView::new(site, lines)).collect()
}

/// The first few of `lines`: at most `count`, and at most [`OF_ONE`] of an incident.
fn few(lines: &[Line], count: usize) -> Vec<Line> {
    let chunks = lines.chunk_by(|a, b| a.incident == b.incident);
    chunks.flat_map(|lines| lines.iter().take(OF_ONE)).take(count).copied().collect()
}

impl TaughtView {
    /// The view of `lines`, which are all of one incident.
    fn new(site: &Site<'_>, lines: &[Line]) -> Option<Self> {
        let incident = site.incident(lines.first()?.incident)?;
        let page = Site::incident_path(incident);
        let lessons = lines.iter().filter_map(|&line| site.trends.lessons.get(line));
        let lines: Vec<LineView> = lessons
            .map(|lesson| LineView {
                text: lesson.text.clone(),
                url: format!("{page}#{}", lesson.anchor),
                inferred: lesson.is_inferred(),
            })
            .collect();
        Some(Self {
            title: incident.title.value.clone(),
            url: lines.first()?.url.clone(),
            lines,
            date: incident.start.value().map(|start| site.locale.day_of(start)),
            severity: incident.severity.value().and_then(|&index| SeverityView::new(site, index)),
            services: incident
                .service_names()
                .take(SERVICES)
                .map(|name| site.group(Axis::Services, name))
                .collect(),
            more_services: incident.service_names().count().saturating_sub(SERVICES),
        })
    }
}

/// Lessons of one kind.
#[derive(Debug, Serialize)]
pub struct KindView {
    /// Its name, which is its id in a page.
    pub name: &'static str,
    /// Its heading.
    pub title: String,
    /// Those that are shown, by incident.
    pub taught: Vec<TaughtView>,
    /// How many there are in all.
    pub total: usize,
    /// Path of all of them, where that is another page.
    pub url: Option<String>,
}

impl KindView {
    /// All of `lines`, which are of `kind`; `total` are there in all.
    pub fn all(site: &Site<'_>, kind: Kind, lines: &[Line], total: usize) -> Self {
        Self { name: kind.name(), title: title(site, kind), taught: taught(site, lines), total, url: None }
    }

    /// The first `count` or fewer of `lines`, which are all of `kind` and stand on the page `url`.
    pub fn few(site: &Site<'_>, kind: Kind, lines: &[Line], count: usize, url: String) -> Self {
        let shown = few(lines, count);
        let url = (shown.len() < lines.len()).then_some(url);
        Self { url, ..Self::all(site, kind, &shown, lines.len()) }
    }
}

/// The heading above lessons of `kind`.
pub fn title(site: &Site<'_>, kind: Kind) -> String {
    site.say(&format!("lessons-{}", kind.name()))
}

/// What some lessons rest on, in sentences.
#[derive(Debug, Serialize)]
pub struct CoverageView {
    /// How many incidents there are.
    pub incidents: usize,
    /// `20 of 35 incidents tell of at least one lesson; 9 others say …`.
    pub summary: String,
    /// For each kind with a lesson or a stated gap.
    pub kinds: Vec<KindCoverageView>,
    /// Whether an incident has more lessons than are taken, and how many are.
    pub most: Option<usize>,
}

/// What the lessons of one kind rest on.
#[derive(Debug, Serialize)]
pub struct KindCoverageView {
    /// Its heading.
    pub title: String,
    /// `34 lines in 20 incidents, 3 of them read from their words; …`.
    pub text: String,
}

impl CoverageView {
    /// `coverage` in sentences.
    pub fn new(site: &Site<'_>, coverage: &Coverage) -> Self {
        let Coverage { incidents, telling, stating, cut, kinds } = coverage;
        let told = [("incidents", (*incidents).into()), ("telling", (*telling).into())];
        let mut summary = site.say_with("lessons-told", &told);
        if *stating > 0 {
            let stated = site.say_with("lessons-stated", &[("count", (*stating).into())]);
            summary = [summary, stated].join(&site.say("space"));
        }
        let kinds = Kind::ALL.into_iter().zip(kinds);
        let kinds = kinds.filter(|(_, of)| of.telling + of.none + of.unknown > 0);
        Self {
            incidents: *incidents,
            summary,
            kinds: kinds
                .map(|((_, kind), of)| KindCoverageView {
                    title: title(site, kind),
                    text: of.describe(site, *incidents),
                })
                .collect(),
            most: (*cut > 0).then_some(MOST),
        }
    }
}

impl KindCoverage {
    /// The numbers in a sentence, of `incidents` in all.
    fn describe(&self, site: &Site<'_>, incidents: usize) -> String {
        let Self { lines, inferred, telling, none, unknown } = *self;
        let first = match lines {
            0 => site.say("told-no-line"),
            _ => site.say_with("told-lines", &[("lines", lines.into()), ("telling", telling.into())]),
        };
        let silent = incidents.saturating_sub(telling + none + unknown);
        let counts = [
            ("told-inferred", inferred),
            ("told-none", none),
            ("told-unknown", unknown),
            ("told-silent", silent),
        ];
        let parts: Vec<String> = std::iter::once(first).chain(each_counted(site, &counts)).collect();
        parts.join(&site.say("told-between"))
    }
}

/// "What misled people", on the page of a cause or a service.
#[derive(Debug, Serialize)]
pub struct MisledView {
    /// The newest few, by incident.
    pub taught: Vec<TaughtView>,
    /// Whether there are more.
    pub has_more: bool,
    /// How many there are.
    pub total: usize,
    /// How many incidents tell of them.
    pub telling: usize,
    /// How many incidents there are.
    pub incidents: usize,
    /// What is said where there is no line, but incidents that state so: `2 state that …`.
    pub stated: Option<String>,
    /// Path of all of them.
    pub url: String,
    /// How many lessons of other kinds are on that page.
    pub others: usize,
}

impl MisledView {
    /// The newest of `lines`, `count` or fewer; `lines` are all lessons of `incidents` and stand on the page
    /// `url`. None where nothing is told and nothing stated.
    pub fn new(
        site: &Site<'_>,
        lines: &[Line],
        incidents: &[usize],
        count: usize,
        url: String,
    ) -> Option<Self> {
        let lessons = &site.trends.lessons;
        let misled = *lessons.coverage(incidents.iter().copied()).kinds.first()?;
        if misled.telling + misled.none + misled.unknown == 0 {
            return None;
        }
        let stated = counted(site, &[("told-none", misled.none), ("told-unknown", misled.unknown)]);
        // Lessons that misled come first.
        let (all, others) = lines.split_at_checked(misled.lines).unwrap_or((lines, &[]));
        let shown = few(all, count);
        Some(Self {
            taught: taught(site, &shown),
            has_more: shown.len() < all.len(),
            total: all.len(),
            telling: misled.telling,
            incidents: incidents.len(),
            stated: all.is_empty().then_some(stated),
            url,
            others: others.len(),
        })
    }
}
