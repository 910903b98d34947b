//! What is wrong in a template, with its file, line and column first, as compilers write it.

use std::collections::BTreeMap;
use std::fmt;

use tera::{Error, ErrorKind};

use super::{embedded, embedded_path};
use crate::suggest;

/// A template of the site's own theme.
#[derive(Debug)]
pub(super) struct OwnTemplate {
    /// Its file, relative to the root.
    path: String,
    /// The line that names the template it builds upon.
    extends: Option<usize>,
}

impl OwnTemplate {
    /// The template in the file at `path`.
    pub(super) fn new(path: String, text: &str) -> Self {
        let extends = text.lines().position(|line| line.contains("extends"));
        Self { path, extends: extends.map(|index| index + 1) }
    }
}

/// An error in a template.
#[derive(Debug, PartialEq)]
pub struct TemplateError {
    /// `themes/mine/templates/incident.html:12:5`, as far as it is known.
    pub place: String,
    /// What is wrong.
    pub message: String,
    /// The line at fault and a mark below it; empty where the place is not known.
    pub excerpt: String,
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.place.is_empty() {
            write!(f, "{}: ", self.place)?;
        }
        f.write_str(&self.message)?;
        if self.excerpt.is_empty() { Ok(()) } else { write!(f, "\n{}", self.excerpt) }
    }
}

impl std::error::Error for TemplateError {}

impl TemplateError {
    /// The error in words; `own` holds the site's own templates by their names.
    pub(super) fn new(error: &Error, own: &BTreeMap<String, OwnTemplate>) -> Self {
        let file = |name: &str| file(name, own);
        let at = |name: &str, message: String| {
            let line = own.get(name).and_then(|template| template.extends);
            let place = line.map_or_else(|| file(name), |line| format!("{}:{line}", file(name)));
            Self { place, message, excerpt: String::new() }
        };
        match error.kind() {
            ErrorKind::CircularExtend { tpl, inheritance_chain } => {
                at(tpl, format!("this template extends itself, by way of {}", inheritance_chain.join(", ")))
            }
            ErrorKind::CircularInclude { tpl, include_chain } => {
                at(tpl, format!("this template includes itself, by way of {}", include_chain.join(", ")))
            }
            ErrorKind::MissingParent { current, parent } => {
                at(current, format!("this template extends `{parent}`, which does not exist"))
            }
            _ => from_report(&error.to_string(), &file),
        }
    }
}

/// Takes tera's report apart: `error: MESSAGE`, `--> NAME:LINE:COLUMN`, the line and its mark; notes
/// on what called the template may follow.
fn from_report(report: &str, file: &impl Fn(&str) -> String) -> TemplateError {
    const CALLED: &str = "note: called from ";
    let mut place = String::new();
    let mut message = String::new();
    let mut excerpt = Vec::new();
    for line in report.lines() {
        if let Some(at) = line.trim_start().strip_prefix("--> ").filter(|_| place.is_empty()) {
            place = located(at, file);
        } else if message.is_empty() {
            message = line.strip_prefix("error: ").unwrap_or(line).to_owned();
        } else if let Some(at) = line.strip_prefix(CALLED) {
            excerpt.push(format!("{CALLED}{}", located(at, file)));
        } else {
            excerpt.push(line.to_owned());
        }
    }
    let message = helped(message, &excerpt);
    TemplateError { place, message, excerpt: excerpt.join("\n") }
}

/// The message with what it leaves to guess.
fn helped(message: String, excerpt: &[String]) -> String {
    if message == "Unknown tag" {
        return format!("{message}; it may be that one before it is not closed");
    }
    if message.contains("`undefined`")
        && let Some(variable) = marked_variable(excerpt)
    {
        return format!("{message}; is `{variable}` misspelt?");
    }
    if let Some((missing, available)) = message.split_once(". Available ")
        && let Some(name) = missing.split('`').nth(1)
        && let Some((_, names)) = available.split_once(": ")
        && let Some(meant) = suggest::did_you_mean(name, names.split(", "))
    {
        return format!("{missing}; {meant} Available {available}");
    }
    message
}

/// The variable at the mark below a line, with its fields: `incident.titel`.
fn marked_variable(excerpt: &[String]) -> Option<String> {
    let mut lines = excerpt.iter().filter_map(|line| line.split_once(" | "));
    let ((_, text), (_, mark)) = (lines.next()?, lines.next()?);
    let start = mark.chars().take_while(|c| *c != '^').count();
    let variable: String =
        text.chars().skip(start).take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '.')).collect();
    (!variable.is_empty()).then_some(variable)
}

/// `NAME:LINE:COLUMN` with the template's file in place of its name.
fn located(at: &str, file: &impl Fn(&str) -> String) -> String {
    let mut parts = at.rsplitn(3, ':');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(column), Some(line), Some(name)) => format!("{}:{line}:{column}", file(name)),
        _ => at.to_owned(),
    }
}

/// The file of the template `name`.
fn file(name: &str, own: &BTreeMap<String, OwnTemplate>) -> String {
    if let Some(template) = own.get(name) {
        return template.path.clone();
    }
    match name.split_once('/').filter(|(theme, _)| embedded(theme).is_some()) {
        Some((theme, path)) => embedded_path(theme, &format!("templates/{path}")),
        None => name.to_owned(),
    }
}
