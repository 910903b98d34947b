//! The baseline: findings that a site knows and lives with for now, so that only new ones are reported.
//!
//! A finding is known again by its file, its rule and its [`Diagnostic::fingerprint`], so that edits
//! elsewhere in the file do not make it new; findings that have all three in common are counted.
//!
//! Findings of rules that guard what is published ([`Rule::is_guard`]) are never known ones.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::check::{self, Rule};
use crate::config::Config;
use crate::diagnostic::{Compared, Diagnostic, Diagnostics, Gone, Level};

/// The file below the site's folder that is used where site.toml names none, if it is there.
pub const FILE_NAME: &str = "findings-baseline.json";

/// The only version of the file's form that there is.
const VERSION: u32 = 1;

/// Known findings, read from a file.
#[derive(Debug)]
pub struct Baseline {
    path: String,
    entries: BTreeMap<Key, Known>,
    /// How many findings of guards it names, by code: these it does not hide.
    refused: BTreeMap<String, usize>,
}

/// File, code and fingerprint.
type Key = (String, String, String);

/// What there is to a key.
#[derive(Debug)]
struct Known {
    message: String,
    count: usize,
}

#[derive(Deserialize)]
struct File {
    version: u32,
    findings: Vec<Entry>,
}

#[derive(Serialize, Deserialize)]
struct Entry {
    path: String,
    code: String,
    /// For people; what it says does not matter.
    #[serde(default)]
    message: String,
    fingerprint: String,
    #[serde(default = "one")]
    count: usize,
}

fn one() -> usize {
    1
}

/// Why there is no usable baseline.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs)]
pub enum BaselineError {
    #[error(
        "there is no file {path}, which site.toml names as the baseline; `pmsite check --write-baseline` writes it"
    )]
    Missing { path: String },
    #[error("{path}: {error}")]
    Unreadable { path: String, error: std::io::Error },
    #[error("{path} is no baseline of pmsite: {why}; `pmsite check --write-baseline` writes it anew")]
    Invalid { path: String, why: String },
    #[error("--write-baseline: {path} is no file below the site, which is {}", root.display())]
    Outside { path: String, root: PathBuf },
    #[error("--write-baseline: {path} is there and is no baseline of pmsite, so it is left as it is: {why}")]
    Foreign { path: String, why: String },
    #[error("cannot write {path}: {error}")]
    Unwritable { path: String, error: std::io::Error },
}

/// The site's baseline: the file that site.toml names, else [`FILE_NAME`] if it is there.
pub fn load(config: &Config) -> Result<Option<Baseline>, BaselineError> {
    let path = file(config).to_owned();
    match std::fs::read(config.root.join(&path)) {
        Ok(bytes) => match parse(&bytes) {
            Ok(entries) => Ok(Some(Baseline::new(path, entries))),
            Err(why) => Err(BaselineError::Invalid { path, why }),
        },
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => match config.baseline {
            Some(_) => Err(BaselineError::Missing { path }),
            None => Ok(None),
        },
        Err(error) => Err(BaselineError::Unreadable { path, error }),
    }
}

/// Where the site's baseline is, relative to the root, with `/`.
pub fn file(config: &Config) -> &str {
    config.baseline.as_deref().unwrap_or(FILE_NAME)
}

fn is_guard(code: &str) -> bool {
    check::find(code).is_some_and(Rule::is_guard)
}

fn parse(bytes: &[u8]) -> Result<BTreeMap<Key, Known>, String> {
    let file: File = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
    if file.version != VERSION {
        return Err(format!("its version is {}, and this pmsite knows version {VERSION}", file.version));
    }
    let mut entries: BTreeMap<Key, Known> = BTreeMap::new();
    for entry in file.findings {
        let known = entries
            .entry((entry.path, entry.code, entry.fingerprint))
            .or_insert(Known { message: entry.message, count: 0 });
        known.count = known.count.saturating_add(entry.count);
    }
    Ok(entries)
}

impl Baseline {
    fn new(path: String, entries: BTreeMap<Key, Known>) -> Self {
        let (guards, entries): (BTreeMap<_, _>, _) =
            entries.into_iter().partition(|((_, code, _), _)| is_guard(code));
        let mut refused = BTreeMap::new();
        for ((_, code, _), known) in guards {
            *refused.entry(code).or_default() += known.count;
        }
        Self { path, entries, refused }
    }

    /// Sets aside the findings that are known. Of findings that cannot be told apart, the first ones are.
    pub fn apply(mut self, diagnostics: Diagnostics, config: &Config) -> Diagnostics {
        diagnostics.compared(|items| {
            let (known, new) = items.into_iter().partition(|item| match self.entries.get_mut(&key(item)) {
                Some(known) if known.count > 0 => {
                    known.count -= 1;
                    true
                }
                _ => false,
            });
            (new, Compared { known, gone: self.gone(config), path: self.path, refused: self.refused })
        })
    }

    /// What is left over. A rule that is off for a file says nothing about what occurs there.
    fn gone(&self, config: &Config) -> Vec<Gone> {
        let is_off = |path: &str, code: &str| {
            check::find(code).is_some_and(|rule| config.levels.level(rule, path) == Level::Off)
        };
        let left =
            self.entries.iter().filter(|((path, code, _), known)| known.count > 0 && !is_off(path, code));
        left.map(|((path, code, _), known)| Gone {
            path: path.clone(),
            code: code.clone(),
            message: known.message.clone(),
            count: known.count,
        })
        .collect()
    }
}

fn key(item: &Diagnostic) -> Key {
    (item.source.path().to_owned(), item.code.to_owned(), item.fingerprint())
}

/// The file that holds `items`: sorted, one entry a line, so that two branches rarely conflict.
fn render(items: &[Diagnostic]) -> String {
    let mut entries: BTreeMap<Key, Known> = BTreeMap::new();
    for item in items {
        let known =
            entries.entry(key(item)).or_insert_with(|| Known { message: item.message.clone(), count: 0 });
        known.count += 1;
    }
    let lines: Vec<String> = entries
        .into_iter()
        .map(|((path, code, fingerprint), Known { message, count })| {
            let entry = Entry { path, code, message, fingerprint, count };
            // Strings and numbers always serialise.
            format!("    {}", serde_json::to_string(&entry).unwrap_or_default())
        })
        .collect();
    let findings = if lines.is_empty() { String::new() } else { format!("\n{}\n  ", lines.join(",\n")) };
    format!("{{\n  \"version\": {VERSION},\n  \"findings\": [{findings}]\n}}\n")
}

/// Writes `diagnostics` as the baseline `file`, whole or not at all; a relative one is below the root.
/// Gives what it does not know then: the findings of guards.
pub fn write(config: &Config, file: &Path, diagnostics: Diagnostics) -> Result<Diagnostics, BaselineError> {
    let target = config.root.join(file);
    let shown = file.to_string_lossy().replace('\\', "/");
    let outside = || BaselineError::Outside { path: shown.clone(), root: config.root.clone() };
    let unwritable = |error| BaselineError::Unwritable { path: shown.clone(), error };
    let name = target.file_name().ok_or_else(outside)?;
    // Resolved, so that neither `..` nor a link leads out of the site.
    let folder = target.parent().ok_or_else(outside)?.canonicalize().map_err(unwritable)?;
    let root = config.root.canonicalize().map_err(unwritable)?;
    let below = folder.join(name);
    let below = below.strip_prefix(&root).map_err(|_| outside())?.to_string_lossy().replace('\\', "/");
    match std::fs::read(folder.join(name)) {
        // One that a merge has broken is to be replaced; what something else wrote is not.
        Ok(bytes) if is_ours(config, &below) || bytes.trim_ascii().is_empty() => {}
        Ok(bytes) => {
            parse(&bytes).map_err(|why| BaselineError::Foreign { path: shown.clone(), why })?;
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
        Err(error) => return Err(unwritable(error)),
    }
    let mut written = Ok(());
    let left = diagnostics.compared(|items| {
        let (left, known): (Vec<_>, Vec<_>) = items.into_iter().partition(|item| is_guard(item.code));
        written = replace(&folder, name, render(&known).as_bytes());
        (left, Compared { path: below, known, ..Compared::default() })
    });
    written.map_err(unwritable)?;
    Ok(left)
}

/// Whether the file is the site's baseline, and looks like one by its name.
fn is_ours(config: &Config, below: &str) -> bool {
    file(config) == below && below.ends_with(".json")
}

/// Puts `bytes` in place under `name` in one step.
fn replace(folder: &Path, name: &std::ffi::OsStr, bytes: &[u8]) -> std::io::Result<()> {
    let staged = folder.join(format!(".{}.pmsite-{}", name.to_string_lossy(), std::process::id()));
    let written = std::fs::File::create(&staged)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| std::fs::rename(&staged, folder.join(name)));
    if written.is_err() {
        // The error that led here is the one to tell.
        let _ = std::fs::remove_file(&staged);
    }
    written
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::source::{SourceFile, Span};

    fn finding(text: &str, span: std::ops::Range<usize>, message: &str) -> Diagnostic {
        Diagnostic {
            code: "PM115",
            name: "time-malformed",
            level: Level::Warning,
            source: Arc::new(SourceFile::new("content/a.md", text)),
            span: Span::from(span),
            message: message.to_owned(),
            label: String::new(),
            help: String::new(),
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let items = vec![finding("13:20pm", 0..7, "no \"time\""), finding("13:20pm\n13:20pm", 8..15, "no")];
        let text = render(&items);
        let entries = parse(text.as_bytes()).unwrap();
        assert_eq!(entries.values().map(|known| known.count).collect::<Vec<_>>(), [2], "{text}");
        assert!(parse(render(&[]).as_bytes()).unwrap().is_empty());
    }

    #[test]
    fn a_fingerprint_outlives_edits_elsewhere_and_other_words() {
        let before = finding("- 13:20pm  Alerts", 2..17, "this is no time").fingerprint();
        assert_eq!(before, finding("Text\n\n- 13:20pm Alerts\n", 8..22, "not a time").fingerprint());
        assert_ne!(before, finding("- 13:21pm Alerts", 2..16, "this is no time").fingerprint());
        // At the fence, the name tells two findings apart.
        let fence = |message| finding("---\n", 0..3, message).fingerprint();
        assert_ne!(fence("the field `causes` is missing"), fence("the field `services` is missing"));
    }
}
