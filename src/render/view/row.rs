//! An incident as a row of a list.

use serde::Serialize;

use super::Link;
use crate::excerpt::Fix;
use crate::render::axis::Axis;
use crate::render::site::Site;

/// A row of a list of incidents.
#[derive(Debug, Serialize)]
pub struct Row {
    /// The incident's id.
    pub id: String,
    /// What happened.
    pub title: String,
    /// Path of its page below the top of the site.
    pub url: String,
    /// Day on which it began, `2023-08-07`; absent where that is not known.
    pub date: Option<String>,
    /// The same as RFC 3339.
    pub datetime: Option<String>,
    /// How bad it was.
    pub severity: Option<SeverityView>,
    /// How long it took, `4 h 15 min`.
    pub duration: Option<String>,
    /// What was affected.
    pub services: Vec<Link>,
    /// The primary cause.
    pub cause: Option<Link>,
    /// The fix in a line.
    pub fix: Option<String>,
    /// Whether an earlier incident shares cause and service with it.
    pub came_back: bool,
    /// `published`, `in-review` or `draft`.
    pub status: &'static str,
}

/// A severity.
#[derive(Clone, Debug, Serialize)]
pub struct SeverityView {
    /// Its name.
    pub title: String,
    /// Path of its page.
    pub url: Option<String>,
    /// 1 is worst; 4 and all below it count as 4.
    pub rank: usize,
}

impl SeverityView {
    /// The severity at `index` of the configuration's.
    pub fn new(site: &Site<'_>, index: usize) -> Option<Self> {
        let title = site.config.severities.get(index)?;
        let link = site.group(Axis::Severities, title);
        Some(Self { title: link.title, url: link.url, rank: (index + 1).min(4) })
    }
}

impl Row {
    /// The row of the incident at `index`, if there is one.
    pub fn new(site: &Site<'_>, index: usize) -> Option<Self> {
        let incident = site.incident(index)?;
        let start = incident.start.value();
        let cause = incident.cause_paths().next().and_then(|path| site.cause(path));
        Some(Self {
            id: incident.id.value.clone(),
            title: incident.title.value.clone(),
            url: Site::incident_path(incident),
            date: start.map(|start| site.locale.day_of(start).text),
            datetime: match incident.assumed_day() {
                Some((day, _)) => Some(day.to_string()),
                None => start.map(|start| start.rfc3339()),
            },
            severity: incident.severity.value().and_then(|&index| SeverityView::new(site, index)),
            duration: incident.duration().and_then(|length| site.locale.duration(length)),
            services: incident.service_names().map(|name| site.group(Axis::Services, name)).collect(),
            cause: cause.map(crate::render::site::cause_link),
            fix: site.library.fix(index).and_then(Fix::line),
            came_back: site.came_back(index),
            status: incident.status.as_str(),
        })
    }
}
