//! Runs the rules over all documents.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::rules::secret;
use super::{Context, Finding, Index, Rule, rules};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Diagnostics, Level};
use crate::incident::{Allow, FaultKind, Incident, Status};
use crate::model::Page;
use crate::privacy::mask;
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
    let incidents: Vec<&Incident> = incidents.iter().collect();
    let pages: Vec<&Page> = pages.iter().collect();
    let index = Index::new(&incidents, &pages, assets, config);
    check_some(&incidents, &pages, &Context { config, index: &index, today })
}

/// Checks some documents of the site that `context` tells of.
pub fn check_some(incidents: &[&Incident], pages: &[&Page], context: &Context<'_>) -> Diagnostics {
    let of_incidents = incidents.par_iter().flat_map_iter(|incident| check_incident(incident, context));
    let mut items: Vec<Diagnostic> = of_incidents.collect();
    items.extend(pages.iter().flat_map(|page| check_page(page, context)));
    let paths =
        incidents.iter().map(|incident| &incident.source).chain(pages.iter().map(|page| &page.source));
    Diagnostics::new(paths.map(|source| source.path().to_owned()).collect(), items)
}

fn check_page(page: &Page, context: &Context<'_>) -> Vec<Diagnostic> {
    let mut allowed = Allowed::new(&page.allow);
    let mut items = Vec::new();
    for rule in rules() {
        let mut found = rule.body.map(|body| body(&page.source, &page.body, context)).unwrap_or_default();
        found.retain(|finding| !allowed.covers(rule, finding, &page.source));
        let level = context.config.levels.level(rule, page.source.path());
        if level != Level::Off {
            items.extend(found.into_iter().map(|finding| diagnostic(rule, level, &page.source, finding)));
        }
    }
    let rule = &super::rules::allow_unused::RULE;
    let level = context.config.levels.level(rule, page.source.path());
    items.extend(allowed.unused(level, &page.source));
    mask::apply(&page.source, &page.body.secrets, &mut items);
    items
}

fn check_incident(incident: &Incident, context: &Context<'_>) -> Vec<Diagnostic> {
    let mut allowed = Allowed::new(&incident.allow);
    let mut items = Vec::new();
    let only = sole_rule(incident);
    // A secret is reported whatever else is wrong.
    let runs = |rule: &&&Rule| only.is_none_or(|code| [code, secret::RULE.code].contains(&rule.code));
    for rule in rules().iter().filter(runs) {
        let level = level_for(rule, incident, context);
        // What an `allow` covers is looked for even so: it is not unused.
        if level == Level::Off && !allowed.names(rule) {
            continue;
        }
        let mut found = rule.incident.map(|look| look(incident, context)).unwrap_or_default();
        found.extend(
            rule.body.map(|look| look(&incident.source, &incident.body, context)).unwrap_or_default(),
        );
        if found.is_empty() {
            continue;
        }
        found.retain(|finding| !allowed.covers(rule, finding, &incident.source));
        if level != Level::Off {
            items.extend(found.into_iter().map(|finding| diagnostic(rule, level, &incident.source, finding)));
        }
    }
    if only.is_none() {
        let rule = &super::rules::allow_unused::RULE;
        let level = level_for(rule, incident, context);
        items.extend(allowed.unused(level, &incident.source));
    }
    mask::apply(&incident.source, &incident.body.secrets, &mut items);
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

/// What a document allows, and which of it has covered a finding.
struct Allowed<'a> {
    allows: Vec<(&'a Allow, bool)>,
    /// Indices of those of a line, by each line that they cover; of the others under line 0.
    by_line: HashMap<usize, Vec<usize>>,
}

impl<'a> Allowed<'a> {
    fn new(allow: &'a [Allow]) -> Self {
        let mut by_line: HashMap<usize, Vec<usize>> = HashMap::new();
        for (index, allow) in allow.iter().enumerate() {
            let (first, last) = allow.lines.unwrap_or_default();
            for line in first..=last {
                by_line.entry(line).or_default().push(index);
            }
        }
        Self { allows: allow.iter().map(|allow| (allow, false)).collect(), by_line }
    }

    /// Whether something is allowed by the name of `rule`.
    fn names(&self, rule: &Rule) -> bool {
        self.allows.iter().any(|(allow, _)| is_named(allow, rule))
    }

    fn covers(&mut self, rule: &Rule, finding: &Finding, source: &SourceFile) -> bool {
        let line = source.position(finding.span.start).line;
        let mut covered = false;
        let here = [0, line].into_iter().filter_map(|line| self.by_line.get(&line)).flatten();
        for &index in here {
            let Some((allow, used)) = self.allows.get_mut(index) else { continue };
            if is_named(allow, rule) && !allow.reason.is_empty() {
                *used = true;
                covered = true;
            }
        }
        covered
    }

    /// What covered nothing.
    fn unused(&self, level: Level, source: &Arc<SourceFile>) -> Vec<Diagnostic> {
        let unused = self.allows.iter().filter(|(_, used)| !used);
        let rule = &super::rules::allow_unused::RULE;
        unused
            .filter(|_| level != Level::Off)
            .map(|(allow, _)| diagnostic(rule, level, source, super::rules::allow_unused::finding(allow)))
            .collect()
    }
}

fn is_named(allow: &Allow, rule: &Rule) -> bool {
    allow.rule.eq_ignore_ascii_case(rule.code) || allow.rule == rule.name
}

fn diagnostic(rule: &'static Rule, level: Level, source: &Arc<SourceFile>, finding: Finding) -> Diagnostic {
    Diagnostic {
        code: rule.code,
        name: rule.name,
        level: if finding.only_warning { level.min(Level::Warning) } else { level },
        source: Arc::clone(source),
        span: finding.span,
        message: finding.message,
        label: finding.label,
        help: finding.help,
    }
}
