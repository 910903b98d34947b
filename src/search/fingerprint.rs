//! The name of a build's files: a hash over all that they are made of, so that a page that was
//! loaded before a new build never reads files of both.

use std::hash::{Hash, Hasher};

use rayon::prelude::*;
use siphasher::sip::SipHasher13;

use super::VERSION;
use super::facets::Tables;
use crate::config::Config;
use crate::excerpt::Fix;
use crate::incident::{Basis, Incident};
use crate::link::Library;

/// The name for what is made of `library`: 16 hexadecimal digits.
pub(super) fn fingerprint(library: &Library, config: &Config, tables: &Tables<'_>) -> String {
    let documents: Vec<u64> =
        library.incidents.par_iter().enumerate().map(|(index, it)| document(library, index, it)).collect();
    let mut hasher = SipHasher13::new();
    (VERSION, env!("CARGO_PKG_VERSION"), &config.language, &config.severities).hash(&mut hasher);
    // Titles of causes, and all that groups stand for.
    serde_json::to_vec(tables).unwrap_or_default().hash(&mut hasher);
    documents.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

fn document(library: &Library, index: usize, incident: &Incident) -> u64 {
    let mut hasher = SipHasher13::new();
    incident.body.text(&incident.source).hash(&mut hasher);
    (&incident.id.value, &incident.slug, &incident.title.value, incident.status.as_str()).hash(&mut hasher);
    (incident.source.file_name(), incident.severity.value(), incident.trigger.value()).hash(&mut hasher);
    (incident.services.value(), incident.escalated_to.value(), &incident.tags).hash(&mut hasher);
    incident.start.value().map(|start| start.at.date_naive()).hash(&mut hasher);
    incident.cause_paths().for_each(|path| path.hash(&mut hasher));
    incident.detection.value().map(|detection| detection.as_str()).hash(&mut hasher);
    incident.summary.value().hash(&mut hasher);
    library.fix(index).and_then(Fix::line).hash(&mut hasher);
    for action in incident.actions.iter().filter(|action| action.basis == Basis::FrontMatter) {
        (&action.task, &action.owner).hash(&mut hasher);
    }
    // How the text is understood depends on the configuration.
    for section in &incident.body.sections {
        (section.kind as usize, &section.title, &section.anchor, section.heading).hash(&mut hasher);
    }
    for entry in &incident.body.entries {
        (entry.span, entry.text, entry.time_span, entry.is_inline).hash(&mut hasher);
    }
    hasher.finish()
}
