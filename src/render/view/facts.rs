//! The facts box: what is known of an incident, each fact with what it rests on; stated gaps; and
//! what nothing is said about.

use std::cmp::Ordering;

use chrono::TimeDelta;
use serde::Serialize;

use super::row::SeverityView;
use super::{Link, format, web_url};
use crate::incident::{Basis, Fact, Field, Incident, Moment};
use crate::render::axis::Axis;
use crate::render::site::Site;

/// The facts of an incident.
#[derive(Debug, Serialize)]
pub struct Facts {
    /// What is known, and stated gaps.
    pub stated: Vec<FactView>,
    /// The front matter's names of the facts that nothing is said about.
    pub missing: Vec<&'static str>,
}

/// A fact, or a stated gap.
#[derive(Debug, Serialize)]
pub struct FactView {
    /// The front matter's name for it; `duration` for the computed one.
    pub key: &'static str,
    /// Its values; empty for a gap.
    pub items: Vec<Item>,
    /// `Unknown: why` or `None: why`, where the author says so.
    pub gap: Option<String>,
    /// `front-matter`, `text`, `computed` or `assumed`; empty where it says nothing.
    pub basis: &'static str,
    /// Whether it stands in the front matter, so that nothing need be said about its basis.
    pub is_plain: bool,
}

/// One value.
#[derive(Debug, Default, Serialize)]
pub struct Item {
    /// As a reader sees it.
    pub text: String,
    /// Path of the page about it below the top of the site.
    pub url: Option<String>,
    /// Its address elsewhere on the web.
    pub href: Option<String>,
    /// RFC 3339, for a time.
    pub datetime: Option<String>,
    /// What is said behind it: `15 min after the start`.
    pub detail: Option<String>,
    /// For a severity, 1 (worst) to 4.
    pub rank: Option<usize>,
}

impl Item {
    fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    fn link(link: Link) -> Self {
        Self { text: link.title, url: link.url, ..Self::default() }
    }

    fn moment(site: &Site<'_>, moment: &Moment, detail: Option<String>) -> Self {
        let text = site.locale.moment(moment);
        Self { text, datetime: Some(moment.rfc3339()), detail, ..Self::default() }
    }
}

/// Collects the facts of an incident.
pub fn facts(site: &Site<'_>, incident: &Incident) -> Facts {
    let mut facts = Facts { stated: Vec::new(), missing: Vec::new() };
    let start = incident.began();
    let after_start = |moment: &Moment| start.and_then(|start| since_start(site, moment.since(start)));

    facts.add(site, "severity", &incident.severity, |&index| {
        let view = SeverityView::new(site, index);
        let item = |view: SeverityView| Item {
            text: view.title,
            url: view.url,
            rank: Some(view.rank),
            ..Item::default()
        };
        view.map(item).into_iter().collect()
    });
    match incident.duration().and_then(|length| site.locale.duration(length)) {
        Some(text) => facts.stated.push(FactView {
            key: "duration",
            items: vec![Item::text(text)],
            gap: None,
            basis: "computed",
            is_plain: false,
        }),
        None => facts.missing.push("duration"),
    }
    match incident.assumed_day() {
        Some((day, is_in_text)) => facts.stated.push(FactView {
            key: "start",
            items: vec![Item {
                text: site.locale.date(day),
                datetime: Some(day.to_string()),
                ..Item::default()
            }],
            gap: None,
            basis: if is_in_text { Basis::Text.as_str() } else { "file-name" },
            is_plain: false,
        }),
        None => facts.add(site, "start", &incident.start, |moment| vec![Item::moment(site, moment, None)]),
    }
    facts.add(site, "detected", &incident.detected, |moment| {
        vec![Item::moment(site, moment, after_start(moment))]
    });
    facts.add(site, "mitigated", &incident.mitigated, |moment| {
        vec![Item::moment(site, moment, after_start(moment))]
    });
    facts.add(site, "end", &incident.end, |moment| vec![Item::moment(site, moment, None)]);
    facts.add(site, "detection", &incident.detection, |detection| {
        vec![Item::text(site.say(&format!("detection-{}", detection.as_str())))]
    });
    facts.add(site, "users_affected", &incident.users_affected, |users| {
        vec![Item::text(format::users(site, users))]
    });
    facts.add(site, "services", &incident.services, |names| {
        names.iter().map(|name| Item::link(site.group(Axis::Services, name))).collect()
    });
    facts.add(site, "trigger", &incident.trigger, |name| vec![Item::link(site.group(Axis::Triggers, name))]);
    facts.add(site, "escalated_to", &incident.escalated_to, |names| names.iter().map(Item::text).collect());
    facts.add_list("authors", incident.authors.iter().map(Item::text).collect());
    facts.add_list("tags", incident.tags.iter().map(|tag| Item::link(site.group(Axis::Tags, tag))).collect());
    facts.add_list("sources", incident.sources.iter().map(|source| source_item(source)).collect());
    facts
}

impl Facts {
    fn add<T>(
        &mut self,
        site: &Site<'_>,
        key: &'static str,
        field: &Field<T>,
        items: impl Fn(&T) -> Vec<Item>,
    ) {
        let view = FactView { key, items: Vec::new(), gap: None, basis: "", is_plain: false };
        match field {
            // Few documents have a time of mitigation: it is no gap worth naming.
            Field::Absent if key == "mitigated" => {}
            Field::Absent => self.missing.push(key),
            Field::Gap(gap) => {
                self.stated.push(FactView { gap: Some(format::stated_gap(site, gap)), ..view })
            }
            Field::Is(Fact { value, basis, .. }) => {
                let is_plain = *basis == Basis::FrontMatter;
                self.stated.push(FactView { items: items(value), basis: basis.as_str(), is_plain, ..view });
            }
        }
    }

    fn add_list(&mut self, key: &'static str, items: Vec<Item>) {
        if !items.is_empty() {
            let basis = Basis::FrontMatter.as_str();
            self.stated.push(FactView { key, items, gap: None, basis, is_plain: true });
        }
    }
}

fn since_start(site: &Site<'_>, length: TimeDelta) -> Option<String> {
    let id = match length.cmp(&TimeDelta::zero()) {
        Ordering::Equal => return Some(site.say("at-the-start")),
        Ordering::Less => "before-the-start",
        Ordering::Greater => "after-the-start",
    };
    Some(site.say_with(id, &[("length", site.locale.duration(length.abs())?.into())]))
}

/// A source: an address is shown without its scheme.
fn source_item(source: &str) -> Item {
    let href = web_url(source);
    let text = match &href {
        Some(url) => {
            url.split_once("://").map_or(url.as_str(), |(_, rest)| rest).trim_end_matches('/').to_owned()
        }
        None => source.to_owned(),
    };
    Item { text, href, ..Item::default() }
}
