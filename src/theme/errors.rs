//! What is wrong in a template, with its file, line and column first, as compilers write it.

use std::collections::BTreeMap;
use std::fmt;

use tera::{Error, ErrorKind};

use super::{embedded, embedded_path};

/// An error in a template.
#[derive(Debug, PartialEq)]
pub struct TemplateError {
    /// `themes/mine/templates/incident.html:12:5`, or the file alone where the place is not known;
    /// empty where neither is.
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
    /// The error in words; `paths` holds the files of the site's own templates by their names.
    pub(super) fn new(error: &Error, paths: &BTreeMap<String, String>) -> Self {
        let file = |name: &str| file(name, paths);
        let at = |name: &str, message: String| Self { place: file(name), message, excerpt: String::new() };
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

/// Takes tera's report apart: `error: MESSAGE`, `--> NAME:LINE:COLUMN`, the line and its mark; more
/// reports or notes may follow.
fn from_report(report: &str, file: &impl Fn(&str) -> String) -> TemplateError {
    let mut place = String::new();
    let mut message = String::new();
    let mut excerpt = Vec::new();
    for line in report.lines() {
        let trimmed = line.trim_start();
        if let Some(at) = trimmed.strip_prefix("--> ").filter(|_| place.is_empty()) {
            place = located(at, file);
        } else if message.is_empty() {
            message = line.strip_prefix("error: ").unwrap_or(line).to_owned();
        } else if let Some(at) = trimmed.strip_prefix("--> ") {
            excerpt.push(format!(" --> {}", located(at, file)));
        } else {
            excerpt.push(line.to_owned());
        }
    }
    TemplateError { place, message, excerpt: excerpt.join("\n") }
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
fn file(name: &str, paths: &BTreeMap<String, String>) -> String {
    if let Some(path) = paths.get(name) {
        return path.clone();
    }
    match name.split_once('/').filter(|(theme, _)| embedded(theme).is_some()) {
        Some((theme, path)) => embedded_path(theme, &format!("templates/{path}")),
        None => name.to_owned(),
    }
}
