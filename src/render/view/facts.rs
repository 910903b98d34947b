//! The facts box: what is known of an incident, each fact with what it rests on; stated gaps; and
//! what nothing is said about.

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
    /// Names of the facts that nothing is said about, in lower case.
    pub missing: Vec<&'static str>,
}

/// A fact, or a stated gap.
#[derive(Debug, Serialize)]
pub struct FactView {
    /// The front matter's name for it; `duration` for the computed one.
    pub key: &'static str,
    /// As a reader sees it.
    pub label: &'static str,
    /// Its values; empty for a gap.
    pub items: Vec<Item>,
    /// `Unknown: why` or `None: why`, where the author says so.
    pub gap: Option<String>,
    /// `front-matter`, `text`, `computed` or `assumed`; empty where it says nothing.
    pub basis: &'static str,
    /// The basis in words: shown for all but the front matter's.
    pub note: &'static str,
    /// The basis in a sentence, for a tooltip.
    pub basis_title: &'static str,
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

    fn moment(moment: &Moment, detail: Option<String>) -> Self {
        Self { text: format::moment(moment), datetime: Some(moment.rfc3339()), detail, ..Self::default() }
    }
}

/// Collects the facts of an incident.
pub fn facts(site: &Site<'_>, incident: &Incident) -> Facts {
    let mut facts = Facts { stated: Vec::new(), missing: Vec::new() };
    let start = incident.start.value();
    let after_start = |moment: &Moment| start.and_then(|start| since_start(moment.since(start)));

    facts.add("severity", "Severity", &incident.severity, |&index| {
        let view = SeverityView::new(site, index);
        let item = |view: SeverityView| Item {
            text: view.title,
            url: view.url,
            rank: Some(view.rank),
            ..Item::default()
        };
        view.map(item).into_iter().collect()
    });
    match incident.duration().and_then(format::duration) {
        Some(text) => facts.stated.push(FactView {
            key: "duration",
            label: "Duration",
            items: vec![Item::text(text)],
            gap: None,
            basis: "computed",
            note: "computed",
            basis_title: "Computed from start and end",
        }),
        None => facts.missing.push("duration"),
    }
    facts.add("start", "Start", &incident.start, |moment| vec![Item::moment(moment, None)]);
    facts.add("detected", "Detected", &incident.detected, |moment| {
        vec![Item::moment(moment, after_start(moment))]
    });
    facts.add("mitigated", "Mitigated", &incident.mitigated, |moment| {
        vec![Item::moment(moment, after_start(moment))]
    });
    facts.add("end", "End", &incident.end, |moment| vec![Item::moment(moment, None)]);
    facts.add("detection", "Found by", &incident.detection, |detection| {
        vec![Item::text(capitalised(detection.as_str()))]
    });
    facts.add("users_affected", "Users affected", &incident.users_affected, |users| {
        vec![Item::text(format::users(users))]
    });
    facts.add("services", "Services", &incident.services, |names| {
        names.iter().map(|name| Item::link(site.group(Axis::Services, name))).collect()
    });
    facts.add("trigger", "Trigger", &incident.trigger, |name| {
        vec![Item::link(site.group(Axis::Triggers, name))]
    });
    facts.add("escalated_to", "Escalated to", &incident.escalated_to, |names| {
        names.iter().map(Item::text).collect()
    });
    facts.add_list("authors", "Authors", incident.authors.iter().map(Item::text).collect());
    facts.add_list(
        "tags",
        "Tags",
        incident.tags.iter().map(|tag| Item::link(site.group(Axis::Tags, tag))).collect(),
    );
    facts.add_list("sources", "Sources", incident.sources.iter().map(|source| source_item(source)).collect());
    facts
}

impl Facts {
    fn add<T>(
        &mut self,
        key: &'static str,
        label: &'static str,
        field: &Field<T>,
        items: impl Fn(&T) -> Vec<Item>,
    ) {
        let view =
            FactView { key, label, items: Vec::new(), gap: None, basis: "", note: "", basis_title: "" };
        match field {
            // Few documents have a time of mitigation: it is no gap worth naming.
            Field::Absent if key == "mitigated" => {}
            Field::Absent => self.missing.push(key_in_words(key)),
            Field::Gap(gap) => self.stated.push(FactView { gap: Some(gap.describe()), ..view }),
            Field::Is(Fact { value, basis, .. }) => {
                let (basis, note, basis_title) = basis_words(*basis);
                self.stated.push(FactView { items: items(value), basis, note, basis_title, ..view });
            }
        }
    }

    fn add_list(&mut self, key: &'static str, label: &'static str, items: Vec<Item>) {
        if !items.is_empty() {
            let (basis, note, basis_title) = basis_words(Basis::FrontMatter);
            self.stated.push(FactView { key, label, items, gap: None, basis, note, basis_title });
        }
    }
}

/// Name, note and sentence of a basis.
pub fn basis_words(basis: Basis) -> (&'static str, &'static str, &'static str) {
    match basis {
        Basis::FrontMatter => ("front-matter", "", "Stated in the front matter"),
        Basis::Text => ("text", "from the text", "Stated in the text"),
        Basis::Computed => ("computed", "computed", "Computed from other facts"),
        Basis::Assumed => ("assumed", "assumed", "Assumed: nothing states it"),
    }
}

fn key_in_words(key: &'static str) -> &'static str {
    match key {
        "detected" => "time of detection",
        "detection" => "how it was found",
        "users_affected" => "users affected",
        "escalated_to" => "whom it was escalated to",
        other => other,
    }
}

fn since_start(length: TimeDelta) -> Option<String> {
    if length.is_zero() {
        return Some("at the start".to_owned());
    }
    let words = if length < TimeDelta::zero() { "before the start" } else { "after the start" };
    Some(format!("{} {words}", format::duration(length.abs())?))
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
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
