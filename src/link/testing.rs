//! Small libraries for tests, made by the real stages from text.

use std::path::Path;
use std::sync::Arc;

use super::{Library, link};
use crate::config::{Config, from_source};
use crate::incident::Incident;
use crate::parse::{Audience, parse};
use crate::source::SourceFile;

/// Settings with `more` behind the title.
pub(crate) fn config(more: &str) -> Config {
    let source = Arc::new(SourceFile::new("site.toml", format!("title = \"Test\"\n{more}")));
    from_source(Path::new("."), &source).unwrap()
}

/// The incident at `path` whose front matter is `yaml` up to a line `---`, if there is one, and
/// whose body is the rest.
pub(crate) fn incident(config: &Config, path: &str, yaml: &str) -> Incident {
    let (yaml, body) = yaml.split_once("\n---\n").unwrap_or((yaml, ""));
    let source = Arc::new(SourceFile::new(path, format!("---\n{yaml}\n---\n{body}")));
    crate::model::incident(parse(&source, config, Audience::Public), config)
}

/// What is made of `documents` (path, text as for [`incident`]).
pub(crate) fn library(settings: &str, documents: &[(&str, &str)]) -> Library {
    let config = config(settings);
    let incidents = documents.iter().map(|(path, text)| incident(&config, path, text)).collect();
    link(incidents, &[], Vec::new(), Vec::new(), &config)
}

/// The ids of the incidents at `indices`.
pub(crate) fn ids<'a>(library: &'a Library, indices: &[usize]) -> Vec<&'a str> {
    indices.iter().map(|&index| library.incidents[index].id.value.as_str()).collect()
}

/// The index of the incident with this id.
pub(crate) fn index(library: &Library, id: &str) -> usize {
    library.by_id[&crate::slug::fold(id)]
}
