//! An incident to what is indexed of it, and to what a list of results shows of it.

use serde::Serialize;

use super::passages::{Passage, Passages, body, weight};
use super::postings::Builder;
use crate::config::Config;
use crate::excerpt::Fix;
use crate::incident::{Action, Basis, Incident};
use crate::link::Library;

/// Characters of text in one file.
const STRETCH: usize = 8_000;

/// What is shown of a document: a stretch of its passages, with its facts.
#[derive(Debug, Serialize)]
pub(super) struct Card<'a> {
    id: &'a str,
    title: &'a str,
    url: &'a str,
    date: Option<&'a str>,
    severity: Option<Severity<'a>>,
    causes: &'a [String],
    services: &'a [String],
    fix: Option<&'a str>,
    status: &'static str,
    first: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    starts: Option<&'a [usize]>,
    sections: Vec<(&'a str, &'a str)>,
    passages: Vec<(usize, &'a str)>,
}

#[derive(Debug, Serialize)]
struct Severity<'a> {
    title: &'a str,
    rank: usize,
}

/// A document read.
pub(super) struct Document<'a> {
    sections: Vec<(&'a str, &'a str)>,
    pub(super) passages: Vec<Passage>,
    causes: Vec<String>,
}

/// Counts all words of `incident` and takes its text apart.
pub(super) fn read<'a>(incident: &'a Incident, config: &Config, builder: &mut Builder<'_>) -> Document<'a> {
    let causes: Vec<Vec<String>> = incident.cause_paths().map(|path| trail(path, config)).collect();
    builder.field(&incident.title.value, weight::TITLE, 0);
    let mut fact = |text: &str| {
        builder.field(text, weight::FACT, 0);
    };
    fact(&incident.id.value);
    let stem = incident.source.file_name();
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    if stem != incident.id.value && !stem.eq_ignore_ascii_case("index") {
        fact(stem);
    }
    causes.iter().flatten().for_each(|title| fact(title));
    incident.cause_paths().for_each(&mut fact);
    incident.service_names().for_each(&mut fact);
    incident.trigger.value().into_iter().for_each(|trigger| fact(trigger));
    incident.tags.iter().for_each(|tag| fact(tag));
    let severity = incident.severity.value().and_then(|&severity| config.severities.get(severity));
    severity.into_iter().for_each(|severity| fact(severity));
    incident.detection.value().into_iter().for_each(|detection| fact(detection.as_str()));
    incident.escalated_to.value().into_iter().flatten().for_each(|team| fact(team));
    // Else it is taken from the body, which is read anyway.
    let summary = incident.summary.fact().filter(|summary| summary.basis == Basis::FrontMatter);
    let summary = summary.map(|summary| summary.value.trim()).unwrap_or_default();
    builder.field(summary, weight::SUMMARY, 0);

    let mut passages = Passages::new(builder, summary);
    body(incident, &mut passages);
    let actions = incident.actions.iter().filter(|action| action.basis == Basis::FrontMatter);
    for (index, action) in actions.enumerate() {
        if index == 0 {
            passages.section("Actions", "");
        }
        passages.block(&line(action), weight::TEXT);
    }
    let (sections, passages) = passages.finish();
    Document { sections, passages, causes: causes.iter().map(|trail| trail.join(" › ")).collect() }
}

/// Titles of a cause and of those above it, the topmost first.
fn trail(path: &str, config: &Config) -> Vec<String> {
    let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
    ends.filter_map(|end| Some(config.causes.get(path.get(..end)?).title)).collect()
}

fn line(action: &Action) -> String {
    match &action.owner {
        Some(owner) => format!("{} ({owner})", action.task),
        None => action.task.clone(),
    }
}

impl Document<'_> {
    /// Calls `write` with the number and the content of each file that shows parts of the document, which
    /// is that at `index`.
    pub(super) fn cards<E>(
        &self,
        index: usize,
        library: &Library,
        config: &Config,
        mut write: impl FnMut(usize, Vec<u8>) -> Result<(), E>,
    ) -> Result<(), E> {
        let Some(incident) = library.incidents.get(index) else { return Ok(()) };
        let url = format!("incidents/{}.html", incident.slug);
        let date = incident.start.value().map(|start| start.at.date_naive().to_string());
        let fix = library.fix(index).and_then(Fix::line);
        let severity = incident.severity.value().and_then(|&severity| {
            Some(Severity { title: config.severities.get(severity)?, rank: (severity + 1).min(4) })
        });
        let services = incident.services.value().map(Vec::as_slice).unwrap_or_default();
        let starts = starts(&self.passages);
        let mut card = Card {
            id: &incident.id.value,
            title: &incident.title.value,
            url: &url,
            date: date.as_deref(),
            severity,
            causes: &self.causes,
            services,
            fix: fix.as_deref(),
            status: incident.status.as_str(),
            first: 0,
            starts: Some(&starts),
            sections: Vec::new(),
            passages: Vec::new(),
        };
        for (number, &first) in starts.iter().enumerate() {
            let end = starts.get(number + 1).copied().unwrap_or(self.passages.len());
            let passages = self.passages.get(first..end).unwrap_or_default();
            card.first = first;
            card.sections.clear();
            card.passages.clear();
            let mut last = None;
            for passage in passages {
                if last != Some(passage.section) {
                    last = Some(passage.section);
                    card.sections.push(self.sections.get(passage.section).copied().unwrap_or_default());
                }
                card.passages.push((card.sections.len() - 1, &passage.text));
            }
            // A struct of texts and numbers is always valid JSON.
            write(number, serde_json::to_vec(&card).unwrap_or_default())?;
            card.starts = None;
        }
        Ok(())
    }
}

/// The first passage of each stretch.
fn starts(passages: &[Passage]) -> Vec<usize> {
    let (mut starts, mut length) = (vec![0], 0);
    for (index, passage) in passages.iter().enumerate() {
        if length >= STRETCH {
            starts.push(index);
            length = 0;
        }
        length += passage.text.len();
    }
    starts
}
