//! The findings put together as a person looks at them: by file, by rule, and what to do next.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::counted;
use crate::check::rules::field_unknown;
use crate::check::{self, Profile};
use crate::diagnostic::{Diagnostic, Diagnostics, Level};

/// From this many files at fault on, a baseline is worth a word.
const MANY_FILES: usize = 20;
/// From this many findings on, too.
const MANY_FINDINGS: usize = 50;

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
        let Some(first) = self.first() else {
            self.diagnostics.baseline().filter(|baseline| !baseline.gone.is_empty())?;
            return Some("`pmsite check --write-baseline` forgets what is no longer found".to_owned());
        };
        let next = match self.is_old_collection() {
            true => "`pmsite check --write-baseline` takes them for known".to_owned(),
            false => format!("`pmsite explain {}` says more", first.code),
        };
        Some(format!("begin with {}; {next}", place(first)))
    }

    /// The ways out of findings that nobody mends in a day, as command and what it does; none where that
    /// is not so.
    pub fn ways(&self) -> Vec<(String, &'static str)> {
        let Some(first) = self.first().filter(|_| self.is_old_collection()) else { return Vec::new() };
        let is_strict = self.items.iter().any(|item| {
            check::find(item.code)
                .is_some_and(|rule| item.level == Level::Error && rule.level(Profile::Sre) != Level::Error)
        });
        let mut ways = vec![(
            "pmsite check --write-baseline".to_owned(),
            "takes them for known, so that only new ones are reported",
        )];
        if is_strict {
            ways.push((
                "pmsite check --profile sre".to_owned(),
                "asks for less; `profile = \"sre\"` in site.toml makes it the rule",
            ));
        }
        let unknown = field_unknown::RULE.code;
        if self.items.iter().filter(|item| item.code == unknown).count() >= MANY_FILES {
            let does = "tells how to keep field names of your own, or to map them";
            ways.push((format!("pmsite explain {unknown}"), does));
        }
        ways.push((
            format!("pmsite check {}", shell_word(first.source.path())),
            "shows one document, to mend one after the other",
        ));
        ways
    }

    /// What to look at first.
    fn first(&self) -> Option<&'a Diagnostic> {
        let error = self.items.iter().find(|item| item.level == Level::Error);
        error.or(self.items.first()).copied()
    }

    /// Whether many documents have findings, and no baseline knows of any.
    fn is_old_collection(&self) -> bool {
        self.diagnostics.baseline().is_none()
            && (self.files.len() >= MANY_FILES || self.items.len() >= MANY_FINDINGS && self.files.len() > 1)
    }
}

fn place(item: &Diagnostic) -> String {
    format!("{}:{}", item.source.path(), item.source.position(item.span.start).line)
}

/// `text` as a shell takes it for one word.
fn shell_word(text: &str) -> String {
    let is_plain = text.chars().all(|c| c.is_alphanumeric() || "-_./".contains(c));
    if is_plain { text.to_owned() } else { format!("'{}'", text.replace('\'', "'\\''")) }
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
