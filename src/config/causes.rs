//! The cause tree: paths such as `database/connection-leak`, with titles and descriptions.

use std::collections::{BTreeMap, BTreeSet};

use super::raw::RawCause;
use super::{ConfigError, Fail};

/// A cause or a group of causes.
#[derive(Clone, Debug, PartialEq)]
pub struct Cause {
    /// Its path from the top, `/` between the parts.
    pub path: String,
    /// Its name.
    pub title: String,
    /// What it covers, in a sentence; may be empty.
    pub description: String,
}

/// All causes that site.toml declares, and the parents they imply.
#[derive(Clone, Debug, Default)]
pub struct CauseTree {
    causes: BTreeMap<String, Cause>,
    order: Vec<String>,
    is_open: bool,
}

impl CauseTree {
    pub(super) fn new(declared: &[RawCause], fail: &Fail<'_>) -> Result<Self, ConfigError> {
        let mut tree = Self { is_open: declared.is_empty(), ..Self::default() };
        let mut seen = BTreeSet::new();
        for raw in declared {
            let path = raw.path.get_ref().trim().to_owned();
            if !is_path(&path) {
                return Err(fail.at(
                    raw.path.span().into(),
                    "a part of this path is empty",
                    "write \"group/cause\"",
                ));
            }
            for parent in ancestors(&path).skip(1) {
                tree.insert(parent, None, "");
            }
            if !seen.insert(path.clone()) {
                let message = format!("the cause `{path}` is declared twice");
                return Err(fail.at(raw.path.span().into(), &message, "keep one of the two"));
            }
            let cause = Cause {
                title: raw.title.clone().unwrap_or_else(|| title_of(&path)),
                description: raw.description.clone(),
                path: path.clone(),
            };
            if tree.causes.insert(path.clone(), cause).is_none() {
                tree.order.push(path);
            }
        }
        Ok(tree)
    }

    fn insert(&mut self, path: &str, title: Option<&str>, description: &str) {
        if !self.causes.contains_key(path) {
            let title = title.map_or_else(|| title_of(path), str::to_owned);
            self.causes.insert(
                path.to_owned(),
                Cause { path: path.to_owned(), title, description: description.to_owned() },
            );
            self.order.push(path.to_owned());
        }
    }

    /// Whether site.toml declares no cause at all, so that any is accepted.
    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// Whether `path` may be used.
    pub fn contains(&self, path: &str) -> bool {
        if self.is_open { is_path(path) } else { self.causes.contains_key(path) }
    }

    /// The cause at `path`; where any is accepted, one named after its path.
    pub fn get(&self, path: &str) -> Cause {
        self.causes.get(path).cloned().unwrap_or_else(|| Cause {
            path: path.to_owned(),
            title: title_of(path),
            description: String::new(),
        })
    }

    /// The declared and implied paths in the order of site.toml.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.order.iter().map(String::as_str)
    }
}

/// Whether each part of `path` is a name, so that a page can stand under it.
fn is_path(path: &str) -> bool {
    path.split('/').all(|part| !matches!(part.trim(), "" | "." | ".."))
}

/// `a/b/c`, `a/b`, `a`.
pub fn ancestors(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(path), |path| path.rsplit_once('/').map(|(parent, _)| parent))
}

/// The last part of `path` as a title: `connection-leak` is "Connection leak".
pub fn title_of(path: &str) -> String {
    let last = path.rsplit('/').next().unwrap_or(path).replace(['-', '_'], " ");
    let mut chars = last.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
