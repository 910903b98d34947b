//! Lessons as lists show them, and what they rest on in words.

use serde::Serialize;

use super::row::SeverityView;
use super::{Link, format};
use crate::lessons::{Kind, MOST};
use crate::render::axis::Axis;
use crate::render::site::Site;
use crate::trends::lessons::{Coverage, KindCoverage, Line};

/// Services named beside a lesson.
const SERVICES: usize = 3;

/// A lesson, and the incident that taught it.
#[derive(Debug, Serialize)]
pub struct LessonView {
    /// What it says, as plain text.
    pub text: String,
    /// What happened.
    pub title: String,
    /// Path of the line that says it, below the top of the site.
    pub url: String,
    /// Day on which the incident began; absent where that is not known.
    pub date: Option<String>,
    /// How bad it was.
    pub severity: Option<SeverityView>,
    /// What was affected, the first few.
    pub services: Vec<Link>,
    /// How many more services were affected.
    pub more_services: usize,
    /// Whether its kind was read from the words of a timeline entry.
    pub inferred: bool,
}

impl LessonView {
    /// The view of `line`, if there is such a lesson.
    pub fn new(site: &Site<'_>, line: Line) -> Option<Self> {
        let incident = site.incident(line.incident)?;
        let lesson = site.trends.lessons.get(line)?;
        Some(Self {
            text: lesson.text.clone(),
            title: incident.title.value.clone(),
            url: format!("{}#{}", Site::incident_path(incident), lesson.anchor),
            date: incident.start.value().map(|start| format::date(&start.at)),
            severity: incident.severity.value().and_then(|&index| SeverityView::new(site, index)),
            services: incident
                .service_names()
                .take(SERVICES)
                .map(|name| site.group(Axis::Services, name))
                .collect(),
            more_services: incident.service_names().count().saturating_sub(SERVICES),
            inferred: lesson.is_inferred(),
        })
    }
}

/// Lessons of one kind.
#[derive(Debug, Serialize)]
pub struct KindView {
    /// Its name, which is its id in a page.
    pub name: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// Those that are shown.
    pub lines: Vec<LessonView>,
    /// How many there are in all.
    pub total: usize,
    /// Path of all of them, where that is another page.
    pub url: Option<String>,
}

impl KindView {
    /// The view of `lines`, which are all of `kind`, of which `shown` are shown.
    pub fn new(site: &Site<'_>, kind: Kind, lines: &[Line], shown: usize, url: Option<String>) -> Self {
        Self {
            name: kind.name(),
            title: title(kind),
            lines: lines.iter().take(shown).filter_map(|&line| LessonView::new(site, line)).collect(),
            total: lines.len(),
            url,
        }
    }
}

/// The heading above lessons of `kind`.
pub fn title(kind: Kind) -> &'static str {
    match kind {
        Kind::Misled => "What misled people",
        Kind::Lucky => "Where they got lucky",
        Kind::WentWell => "What went well",
        Kind::WentWrong => "What went wrong",
        Kind::Learned => "Lessons learned",
    }
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
    pub title: &'static str,
    /// `34 lines in 20 incidents, 3 of them read from their words; …`.
    pub text: String,
}

impl CoverageView {
    /// `coverage` in sentences.
    pub fn new(coverage: &Coverage) -> Self {
        let Coverage { incidents, telling, stating, cut, kinds } = coverage;
        let mut summary = match incidents {
            1 => format!("{} of 1 incident tells of a lesson.", if *telling == 1 { "1" } else { "None" }),
            _ => format!("{telling} of {incidents} incidents tell of a lesson."),
        };
        match stating {
            0 => {}
            1 => summary.push_str(" 1 more says only that there is none or that none is known."),
            _ => summary
                .push_str(&format!(" {stating} more say only that there is none or that none is known.")),
        }
        let kinds = Kind::ALL.into_iter().zip(kinds);
        let kinds = kinds.filter(|(_, of)| of.telling + of.none + of.unknown > 0);
        Self {
            incidents: *incidents,
            summary,
            kinds: kinds
                .map(|((_, kind), of)| KindCoverageView { title: title(kind), text: of.describe(*incidents) })
                .collect(),
            most: (*cut > 0).then_some(MOST),
        }
    }
}

impl KindCoverage {
    /// The numbers in a sentence, of `incidents` in all.
    fn describe(&self, incidents: usize) -> String {
        let Self { lines, inferred, telling, none, unknown } = *self;
        let mut parts = vec![match (lines, telling) {
            (0, _) => "no line".to_owned(),
            (1, _) => "1 line in 1 incident".to_owned(),
            (_, 1) => format!("{lines} lines in 1 incident"),
            _ => format!("{lines} lines in {telling} incidents"),
        }];
        if inferred > 0 {
            parts.push(format!("{inferred} of them read from the words of a timeline"));
        }
        if none > 0 {
            parts.push(format!("{none} {} that there was none", verb(none, "state")));
        }
        if unknown > 0 {
            parts.push(format!("{unknown} {} that none is known", verb(unknown, "state")));
        }
        let silent = incidents.saturating_sub(telling + none + unknown);
        if silent > 0 {
            parts.push(format!("{silent} {} nothing", verb(silent, "say")));
        }
        parts.join("; ")
    }
}

fn verb(count: usize, verb: &str) -> String {
    if count == 1 { format!("{verb}s") } else { verb.to_owned() }
}

/// "What misled people", on the page of a cause or a service.
#[derive(Debug, Serialize)]
pub struct MisledView {
    /// The newest few.
    pub lines: Vec<LessonView>,
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
    /// The newest `shown` of `lines`, which are all lessons of `incidents` and stand on the page `url`;
    /// none where nothing is told and nothing stated.
    pub fn new(
        site: &Site<'_>,
        lines: &[Line],
        incidents: &[usize],
        shown: usize,
        url: String,
    ) -> Option<Self> {
        let lessons = &site.trends.lessons;
        let coverage = lessons.coverage(incidents.iter().copied());
        let misled = *coverage.kinds.first()?;
        if misled.telling + misled.none + misled.unknown == 0 {
            return None;
        }
        let stated = [(misled.none, "that there was none"), (misled.unknown, "that none is known")];
        let stated: Vec<String> = stated
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| format!("{count} {} {what}", verb(*count, "state")))
            .collect();
        Some(Self {
            // Lessons that misled come first.
            lines: lines
                .iter()
                .take(misled.lines.min(shown))
                .filter_map(|&line| LessonView::new(site, line))
                .collect(),
            total: misled.lines,
            telling: misled.telling,
            incidents: incidents.len(),
            stated: (misled.lines == 0).then(|| stated.join(", ")),
            url,
            others: lines.len() - misled.lines.min(lines.len()),
        })
    }
}
