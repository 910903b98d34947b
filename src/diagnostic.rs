//! Findings: one [`Diagnostic`] and the ordered set of them.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use crate::source::{SourceFile, Span};

/// How serious a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Not reported.
    Off,
    /// Reported; does not fail the run unless warnings are denied.
    Warning,
    /// Fails the run.
    Error,
}

impl Level {
    /// The level's name as written in site.toml: `off`, `warning` or `error`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One finding, at one place of one file.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The rule's code, `PM201`.
    pub code: &'static str,
    /// The rule's name, `summary-missing`.
    pub name: &'static str,
    /// Error or warning.
    pub level: Level,
    /// The file at fault.
    pub source: Arc<SourceFile>,
    /// The bytes at fault; `0..0` stands for the whole file.
    pub span: Span,
    /// What was found.
    pub message: String,
    /// What was expected there, in few words; shown beside the underlined text.
    pub label: String,
    /// What to do.
    pub help: String,
}

impl Diagnostic {
    /// What stays the same about a finding while the rest of its file changes: the first line of the
    /// text at fault, its spaces levelled out, or the whole line where that has no words. Where neither
    /// has any (a fence, or the whole file), the names that the message quotes tell findings of one
    /// rule apart. Neither line numbers nor the wording of messages matter.
    pub fn fingerprint(&self) -> String {
        let has_words = |text: &&str| text.contains(char::is_alphanumeric);
        let found = self.source.slice(self.span).trim_start().lines().next().unwrap_or_default();
        // A secret is masked; what stands around it is not.
        let line = self.source.slice(self.source.line_span(self.source.position(self.span.start).line));
        let line = if self.span.is_empty() { "" } else { line };
        let text = match [found, line].into_iter().find(has_words) {
            Some(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
            None => self.message.split('`').skip(1).step_by(2).collect::<Vec<_>>().join(" "),
        };
        format!("{:016x}", crate::slug::hash(&text))
    }
}

/// The findings of a run, by file, then place, then code.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    files: Vec<String>,
    items: Vec<Diagnostic>,
    baseline: Option<Compared>,
}

/// What a baseline had to say about the findings.
#[derive(Clone, Debug, Default)]
pub struct Compared {
    /// The baseline's path, relative to the root.
    pub path: String,
    /// Findings that it knows, which are not reported.
    pub known: Vec<Diagnostic>,
    /// What it knows that no longer occurs, by file, then code.
    pub gone: Vec<Gone>,
    /// How many findings it names that cannot be known ones, by code: these are reported.
    pub refused: BTreeMap<String, usize>,
}

/// Findings of the baseline that no longer occur.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Gone {
    /// The file.
    pub path: String,
    /// The rule.
    pub code: String,
    /// What was found there.
    pub message: String,
    /// How many of them.
    pub count: usize,
}

impl Diagnostics {
    /// Puts `items` in order and drops what says the same thing about the same place twice. `files`
    /// are the paths of all files that were checked.
    pub fn new(files: Vec<String>, mut items: Vec<Diagnostic>) -> Self {
        items.sort_by(|a, b| {
            (a.source.path(), a.span, a.code, &a.message).cmp(&(b.source.path(), b.span, b.code, &b.message))
        });
        items.dedup_by(|a, b| {
            (a.source.path(), a.span, a.code, &a.message) == (b.source.path(), b.span, b.code, &b.message)
        });
        Self { files, items, baseline: None }
    }

    /// The findings that a baseline does not know, and beside them what it knows, which `compare` makes
    /// of them all.
    pub fn compared(mut self, compare: impl FnOnce(Vec<Diagnostic>) -> (Vec<Diagnostic>, Compared)) -> Self {
        let (new, baseline) = compare(self.items);
        self.items = new;
        self.baseline = Some(baseline);
        self
    }

    /// What the baseline knows, where there is one.
    pub fn baseline(&self) -> Option<&Compared> {
        self.baseline.as_ref()
    }

    /// The findings in order.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.items.iter()
    }

    /// Number of errors.
    pub fn errors(&self) -> usize {
        self.items.iter().filter(|item| item.level == Level::Error).count()
    }

    /// Number of warnings.
    pub fn warnings(&self) -> usize {
        self.items.iter().filter(|item| item.level == Level::Warning).count()
    }

    /// The files that were checked.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(String::as_str)
    }

    /// How many files were checked.
    pub fn checked(&self) -> usize {
        self.files.len()
    }

    /// The same set for only those files whose paths `keep` holds for.
    pub fn filtered(mut self, keep: impl Fn(&str) -> bool) -> Self {
        self.files.retain(|path| keep(path));
        self.items.retain(|item| keep(item.source.path()));
        if let Some(baseline) = &mut self.baseline {
            baseline.known.retain(|item| keep(item.source.path()));
            baseline.gone.retain(|gone| keep(&gone.path));
        }
        self
    }
}
