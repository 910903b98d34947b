//! Foreign text to a document: front matter with what the text states and where, the text itself
//! untouched but for the names of its parts.
//!
//! Understanding is that of [`model::incident`]; what is told here apart is only what belongs to the
//! postmortem and what to the page it was copied from.

mod extent;
mod facts;
mod front;
mod headings;
mod title;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use crate::config::Config;
use crate::incident::{Basis, Incident};
use crate::model;
use crate::parse::front_matter::Content;
use crate::parse::{self, Audience};
use crate::source::{SourceFile, Span};

/// A document made of foreign text, and what is to be known about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// The document.
    pub document: String,
    /// What the text states, in the order of the front matter.
    pub facts: Vec<Derived>,
    /// What the rules ask for, or the text half says, and is not in the front matter.
    pub gaps: Vec<Missing>,
    /// What of the file is not in the document.
    pub unused: Vec<Unused>,
    /// Headings that were rewritten.
    pub renamed: Vec<Renamed>,
    /// Keys of the front matter that pmsite does not know; they stand under `extra` now.
    pub moved: Vec<String>,
    /// Lines with images that are embedded in the text, which pages do not carry.
    pub embedded: Vec<usize>,
    /// Whether any part of a postmortem was recognised.
    pub has_parts: bool,
    /// When it began, for a name of the file.
    pub date: Option<chrono::NaiveDate>,
    /// What happened, for a name of the file.
    pub title: Option<String>,
}

/// A heading that was rewritten: its line, as it was, as it is.
pub type Renamed = (usize, String, String);

/// A fact that the text states.
#[derive(Clone, Debug, PartialEq)]
pub struct Derived {
    /// The field.
    pub field: &'static str,
    /// Its value, as YAML.
    pub value: String,
    /// The line of the file that states it.
    pub line: usize,
    /// How the line states it.
    pub quote: String,
}

/// A fact that is not in the front matter.
#[derive(Clone, Debug, PartialEq)]
pub struct Missing {
    /// The field.
    pub field: &'static str,
    /// What is known of it: readings of what can be read in two ways, a suggestion.
    pub hint: Option<String>,
}

/// Lines of the file that are not in the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unused {
    /// First line.
    pub first: usize,
    /// Last line.
    pub last: usize,
    /// What they were taken for.
    pub why: &'static str,
    /// How they begin.
    pub quote: String,
}

/// Why nothing can be made of a text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the front matter cannot be read: line {line}: {why}; mend it, or take it out")]
pub struct ImportError {
    /// Where.
    pub line: usize,
    /// What the parser says.
    pub why: String,
}

/// Makes a document of `source` that will stand at `path` below the root.
pub fn import(source: &Arc<SourceFile>, config: &Config, path: &str) -> Result<Imported, ImportError> {
    // Facts from internal text must not reach the front matter, which is public.
    let whole = parse::parse(source, config, Audience::Public);
    if let Content::Syntax { why, span, .. } = &whole.front_matter.content {
        return Err(ImportError { line: source.position(span.start).line, why: why.clone() });
    }
    let (kept, unused) = extent::find(source, &whole.body);
    let document = parse::parse_within(source, kept, config, Audience::Public);
    let existing = match &document.front_matter.content {
        Content::Fields(fields) => front::Existing::new(source, document.front_matter.span, fields, config),
        _ => front::Existing::default(),
    };
    let incident = model::incident(document, config);
    let (facts, gaps) = facts::derive(source, &incident, config, path);
    // What is internal stays in the text, which is not masked for this.
    let internal = incident.body.masked.is_some();
    let all = internal.then(|| parse::parse_within(source, kept, config, Audience::Internal).body);
    let (body, renamed) = headings::canonical(source, all.as_ref().unwrap_or(&incident.body), config);
    let end = if source.text().contains("\r\n") { "\r\n" } else { "\n" };
    let front = front::write(&existing, &facts, &gaps, config).replace('\n', end);
    let stated_start =
        incident.start.fact().filter(|fact| !matches!(fact.basis, Basis::Computed | Basis::Assumed));
    let mut document = format!("---{end}{front}---{end}{end}{body}");
    if !document.ends_with('\n') {
        document.push_str(end);
    }
    Ok(Imported {
        document,
        date: stated_start.map(|start| start.value.at.date_naive()),
        title: title_of(&facts, &incident),
        facts,
        gaps,
        unused,
        renamed,
        moved: existing.moved(),
        embedded: embedded(source, &incident),
        has_parts: has_parts(&incident),
    })
}

fn title_of(facts: &[Derived], incident: &Incident) -> Option<String> {
    let is_stated = incident.names_field("title") || facts.iter().any(|fact| fact.field == "title");
    let stated = title::find(&incident.source, &incident.body).map(|(title, _)| title);
    is_stated
        .then(|| stated.filter(|_| !incident.names_field("title")).unwrap_or(incident.title.value.clone()))
}

/// The lines of images that are written out in the text, as exports of Google Docs have them.
fn embedded(source: &SourceFile, incident: &Incident) -> Vec<usize> {
    let images = incident.body.links.iter().filter(|link| link.target.starts_with("data:"));
    images.map(|link| source.position(link.span.start).line).collect()
}

fn has_parts(incident: &Incident) -> bool {
    let parts = &incident.body.parts;
    [&parts.summary, &parts.timeline, &parts.cause, &parts.resolution, &parts.corrective]
        .iter()
        .any(|part| !part.is_empty())
}

/// The start of `text[span]` in few words, on one line.
fn quote(source: &SourceFile, span: Span) -> String {
    const LENGTH: usize = 60;
    let text = source.slice(span);
    let words: Vec<&str> = text.split_whitespace().take(LENGTH).collect();
    let line: String = words.join(" ").chars().filter(|c| !c.is_control()).collect();
    if line.chars().count() <= LENGTH {
        return line;
    }
    format!("{}…", line.chars().take(LENGTH).collect::<String>().trim_end())
}
