//! The findings put together as a person looks at them: by file, by rule, and what to do next.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::counted;
use crate::diagnostic::{Diagnostic, Diagnostics, Level};

/// From this many files at fault on, a baseline is worth a word.
const MANY_FILES: usize = 20;

/// The findings, by file.
pub(super) struct Found<'a> {
    diagnostics: &'a Diagnostics,
    pub items: Vec<&'a Diagnostic>,
    pub files: Vec<Vec<&'a Diagnostic>>,
}

/// How often a rule found something, and in how many files.
pub(super) struct OfRule<'a> {
    pub code: &'a str,
    pub name: &'a str,
    pub count: usize,
    pub files: usize,
}

impl<'a> Found<'a> {
    pub fn new(diagnostics: &'a Diagnostics) -> Self {
        let items: Vec<&Diagnostic> = diagnostics.iter().collect();
        let files = items.chunk_by(|a, b| a.source.path() == b.source.path()).map(<[_]>::to_vec).collect();
        Self { diagnostics, items, files }
    }

    /// The rules, those that found most first.
    pub fn by_rule(&self) -> Vec<OfRule<'a>> {
        let mut rules: BTreeMap<(&str, &str), (usize, BTreeSet<&str>)> = BTreeMap::new();
        for item in &self.items {
            let (count, files) = rules.entry((item.code, item.name)).or_default();
            *count += 1;
            files.insert(item.source.path());
        }
        let mut rules: Vec<OfRule<'_>> = rules
            .into_iter()
            .map(|((code, name), (count, files))| OfRule { code, name, count, files: files.len() })
            .collect();
        rules.sort_by_key(|rule| (Reverse(rule.count), rule.code));
        rules
    }

    /// `4 files checked: 3 errors, 1 warning in 2 of them, and 12 known`
    pub fn told(&self) -> String {
        let checked = counted(self.diagnostics.checked(), "file");
        let known = self.diagnostics.baseline().filter(|baseline| !baseline.known.is_empty());
        if self.items.is_empty() {
            return match known {
                Some(baseline) => format!(
                    "{checked} checked: no new findings; {} in {}",
                    counted(baseline.known.len(), "known one"),
                    baseline.path
                ),
                None => format!("{checked} checked: no findings"),
            };
        }
        let mut told = format!("{checked} checked: {}", counts(&self.items));
        if self.files.len() > 1 && self.files.len() < self.diagnostics.checked() {
            told.push_str(&format!(" in {} of them", self.files.len()));
        }
        if let Some(baseline) = known {
            told.push_str(&format!(", and {} known", baseline.known.len()));
        }
        told
    }

    /// The one thing to do next; none where there is nothing to do.
    pub fn next(&self) -> Option<String> {
        let baseline = self.diagnostics.baseline();
        let first = self.items.iter().find(|item| item.level == Level::Error).or(self.items.first());
        let Some(first) = first else {
            baseline.filter(|baseline| !baseline.gone.is_empty())?;
            return Some("`pmsite check --write-baseline` forgets what is no longer found".to_owned());
        };
        let next = if self.files.len() >= MANY_FILES && baseline.is_none() {
            "`pmsite check --write-baseline` takes them for known".to_owned()
        } else {
            format!("`pmsite explain {}` says more", first.code)
        };
        let line = first.source.position(first.span.start).line;
        Some(format!("begin with {}:{line}; {next}", first.source.path()))
    }
}

/// `2 errors, 1 warning`
pub(super) fn counts(items: &[&Diagnostic]) -> String {
    let errors = items.iter().filter(|item| item.level == Level::Error).count();
    match (errors, items.len() - errors) {
        (0, warnings) => counted(warnings, "warning"),
        (errors, 0) => counted(errors, "error"),
        (errors, warnings) => format!("{}, {}", counted(errors, "error"), counted(warnings, "warning")),
    }
}
