//! Runs the rules over all documents.

use std::sync::Arc;

use rayon::prelude::*;

use super::{Context, Finding, Index, Rule, rules};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Diagnostics, Level};
use crate::incident::{Allow, FaultKind, Incident, Status};
use crate::model::Page;
use crate::source::SourceFile;
use chrono::NaiveDate;

/// Checks all documents of a site. `assets` are the other files below the content folder, by path
/// below the root; `today` is what "in the future" means.
pub fn check(
    incidents: &[Incident],
    pages: &[Page],
    assets: &[String],
    config: &Config,
    today: NaiveDate,
) -> Diagnostics {
    let index = Index::new(incidents, pages, assets, config);
    let context = Context { config, index: &index, today };
    let of_incidents = incidents.par_iter().flat_map_iter(|incident| check_incident(incident, &context));
    let mut items: Vec<Diagnostic> = of_incidents.collect();
    for page in pages {
        for rule in rules() {
            let found = rule.body.map(|body| body(&page.source, &page.body, &context)).unwrap_or_default();
            let level = config.levels.level(rule, page.source.path());
            items.extend(
                found
                    .into_iter()
                    .filter(|_| level != Level::Off)
                    .map(|finding| diagnostic(rule, level, &page.source, finding)),
            );
        }
    }
    let paths =
        incidents.iter().map(|incident| &incident.source).chain(pages.iter().map(|page| &page.source));
    Diagnostics::new(paths.map(|source| source.path().to_owned()).collect(), items)
}

fn check_incident(incident: &Incident, context: &Context<'_>) -> Vec<Diagnostic> {
    let mut used = vec![false; incident.allow.len()];
    let mut items = Vec::new();
    let only = sole_rule(incident);
    for rule in rules().iter().filter(|rule| only.is_none_or(|code| rule.code == code)) {
        let mut found = rule.incident.map(|look| look(incident, context)).unwrap_or_default();
        found.extend(
            rule.body.map(|look| look(&incident.source, &incident.body, context)).unwrap_or_default(),
        );
        if found.is_empty() {
            continue;
        }
        found.retain(|finding| !is_allowed(rule, finding, incident, &mut used));
        let level = level_for(rule, incident, context);
        if level != Level::Off {
            items.extend(found.into_iter().map(|finding| diagnostic(rule, level, &incident.source, finding)));
        }
    }
    if only.is_none() {
        let rule = &super::rules::allow_unused::RULE;
        let level = level_for(rule, incident, context);
        let unused = incident.allow.iter().zip(used).filter(|(_, used)| !used).map(|(allow, _)| allow);
        items.extend(unused.filter(|_| level != Level::Off).map(|allow| {
            diagnostic(rule, level, &incident.source, super::rules::allow_unused::finding(allow))
        }));
    }
    items
}

/// The one rule that a document which cannot be understood at all is reported by: what the others
/// would say follows from it.
fn sole_rule(incident: &Incident) -> Option<&'static str> {
    incident.faults.iter().find_map(|fault| match fault.kind {
        FaultKind::Unreadable { .. } => Some(super::rules::file_unreadable::RULE.code),
        // An empty file lacks everything; it is enough to say where to begin.
        FaultKind::FrontMatterMissing if incident.source.text().trim().is_empty() => {
            Some(super::rules::front_matter_missing::RULE.code)
        }
        FaultKind::FrontMatterUnclosed { .. } => Some(super::rules::front_matter_unclosed::RULE.code),
        _ => None,
    })
}

/// In a draft, findings about the text are warnings, so that an early one can be merged.
fn level_for(rule: &Rule, incident: &Incident, context: &Context<'_>) -> Level {
    match context.config.levels.level(rule, incident.source.path()) {
        Level::Error if incident.status == Status::Draft && rule.is_about_text() => Level::Warning,
        level => level,
    }
}

fn is_allowed(rule: &Rule, finding: &Finding, incident: &Incident, used: &mut [bool]) -> bool {
    let line = incident.source.position(finding.span.start).line;
    let covers = |allow: &Allow| {
        let named = allow.rule.eq_ignore_ascii_case(rule.code) || allow.rule == rule.name;
        named
            && !allow.reason.is_empty()
            && allow.lines.is_none_or(|(first, last)| (first..=last).contains(&line))
    };
    let mut allowed = false;
    for (allow, used) in incident.allow.iter().zip(used) {
        if covers(allow) {
            *used = true;
            allowed = true;
        }
    }
    allowed
}

fn diagnostic(rule: &'static Rule, level: Level, source: &Arc<SourceFile>, finding: Finding) -> Diagnostic {
    Diagnostic {
        code: rule.code,
        name: rule.name,
        level,
        source: Arc::clone(source),
        span: finding.span,
        message: finding.message,
        label: finding.label,
        help: finding.help,
    }
}
