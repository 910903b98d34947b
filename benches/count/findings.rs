//! Findings per rule.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Serialize;

use crate::Figures;
use crate::documents::settings;

#[derive(Serialize)]
pub struct Findings {
    documents: usize,
    errors: usize,
    warnings: usize,
    /// By code.
    rules: BTreeMap<&'static str, Rule>,
}

#[derive(Serialize)]
struct Rule {
    name: &'static str,
    findings: usize,
    documents: usize,
}

pub fn count(folder: &Path, profile: &str) -> anyhow::Result<Findings> {
    let config = settings(folder, profile)?;
    let diagnostics = pmsite::check(&config, chrono::Utc::now().date_naive())?;
    let mut rules: BTreeMap<&'static str, (&'static str, usize, BTreeSet<&str>)> = BTreeMap::new();
    for found in diagnostics.iter() {
        let (_, findings, documents) = rules.entry(found.code).or_insert((found.name, 0, BTreeSet::new()));
        *findings += 1;
        documents.insert(found.source.path());
    }
    Ok(Findings {
        documents: diagnostics.checked(),
        errors: diagnostics.errors(),
        warnings: diagnostics.warnings(),
        rules: rules
            .into_iter()
            .map(|(code, (name, findings, documents))| {
                (code, Rule { name, findings, documents: documents.len() })
            })
            .collect(),
    })
}

impl Figures for Findings {
    fn lines(&self) -> Vec<String> {
        let mut lines = vec![format!("{:<34} {:>8} {:>9}", "rule", "findings", "documents")];
        lines.extend(self.rules.iter().map(|(code, rule)| {
            let name = format!("{code} {}", rule.name);
            format!("{name:<34} {:>8} {:>9}", rule.findings, rule.documents)
        }));
        let Self { documents, errors, warnings, .. } = self;
        lines.push(format!("\n{documents} documents, {errors} errors, {warnings} warnings"));
        lines
    }
}
