//! What open pages are told: which version of the site stands, and what keeps a newer one back.

use serde::Serialize;

use crate::config::ConfigError;
use crate::diagnostic::Diagnostic;
use crate::render::RenderError;
use crate::theme::{TemplateError, ThemeError};

/// What stands, and what is wrong.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct State {
    /// Which run of the preview this is.
    pub session: u64,
    /// Goes up whenever pages may have changed.
    pub pages: u64,
    /// Goes up when files that pages show have changed: images and scripts.
    pub files: u64,
    /// Goes up when nothing but stylesheets has changed.
    pub styles: u64,
    /// What is wrong.
    #[serde(flatten)]
    pub wrong: Wrong,
}

/// What keeps newer versions back.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Wrong {
    /// What came while the preview ran first, then what was touched last; at most [`MAX_PROBLEMS`].
    pub problems: Vec<Problem>,
    /// How many problems there are besides.
    pub more: usize,
    /// How many of them all came while the preview ran.
    pub fresh: usize,
}

impl Wrong {
    /// Puts a problem before all others that has come while the preview ran.
    pub(super) fn put_first(&mut self, problem: Problem) {
        self.problems.insert(0, problem);
        self.fresh += 1;
    }
}

/// So many problems are shown to a reader.
pub const MAX_PROBLEMS: usize = 20;

/// One thing that keeps a newer version back.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Problem {
    /// File, line and column, as far as they are known: `content/a.md:3:1`.
    pub place: String,
    /// Code and name of the rule, for a finding.
    pub code: String,
    /// What is wrong.
    pub message: String,
    /// The lines at fault; may be empty.
    pub excerpt: String,
    /// What to do; may be empty.
    pub help: String,
    /// Whether it was there when the preview began.
    pub first: bool,
    /// Whether the document is shown as it is, since there is no version of it without errors.
    pub as_is: bool,
}

impl Problem {
    /// A problem that no place of a file is known for.
    pub(super) fn of(error: &impl std::fmt::Display) -> Self {
        Self { message: error.to_string(), ..Self::default() }
    }
}

impl From<&Diagnostic> for Problem {
    fn from(item: &Diagnostic) -> Self {
        let at = item.source.position(item.span.start);
        Self {
            place: format!("{}:{}:{}", item.source.path(), at.line, at.column),
            code: format!("{} {}", item.code, item.name),
            message: item.message.clone(),
            help: item.help.clone(),
            ..Self::default()
        }
    }
}

impl From<&ConfigError> for Problem {
    fn from(error: &ConfigError) -> Self {
        let ConfigError::Invalid { source_file, span, message, help } = error else {
            return Self::of(error);
        };
        let at = source_file.position(span.start);
        Self {
            place: format!("{}:{}:{}", source_file.path(), at.line, at.column),
            message: message.clone(),
            excerpt: source_file.slice(source_file.line_span(at.line)).to_owned(),
            help: help.clone(),
            ..Self::default()
        }
    }
}

impl From<&TemplateError> for Problem {
    fn from(error: &TemplateError) -> Self {
        Self {
            place: error.place.clone(),
            message: error.message.clone(),
            excerpt: error.excerpt.clone(),
            ..Self::default()
        }
    }
}

impl From<&ThemeError> for Problem {
    fn from(error: &ThemeError) -> Self {
        match error {
            ThemeError::Template(error) => error.into(),
            other => Self::of(other),
        }
    }
}

impl From<&RenderError> for Problem {
    fn from(error: &RenderError) -> Self {
        match error {
            RenderError::Template { page, error } => {
                Self { help: format!("It was found while {page} was rendered."), ..error.into() }
            }
            other => Self::of(other),
        }
    }
}
