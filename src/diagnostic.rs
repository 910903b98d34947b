//! Findings: one [`Diagnostic`] and the ordered set of them.

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

/// The findings of a run, by file, then place, then code.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    files: Vec<String>,
    items: Vec<Diagnostic>,
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
        Self { files, items }
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

    /// How many files were checked.
    pub fn checked(&self) -> usize {
        self.files.len()
    }

    /// The same set for only those files whose paths `keep` holds for.
    pub fn filtered(mut self, keep: impl Fn(&str) -> bool) -> Self {
        self.files.retain(|path| keep(path));
        self.items.retain(|item| keep(item.source.path()));
        self
    }
}
