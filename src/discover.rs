//! The root to its source files, sorted: the one place that reads documents.

mod active;

use std::collections::BTreeSet;
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use crate::config::Config;
use crate::source::{SourceFile, markdown_stem};

/// Largest document, in bytes: 2 MiB, some thousand times the length of a postmortem.
pub const MAX_SIZE: u64 = 2 * 1024 * 1024;

/// A document as it was found.
#[derive(Debug)]
pub enum Found {
    /// Its text.
    File(Arc<SourceFile>),
    /// It looks like a document and cannot be read.
    Unreadable {
        /// Path below the root, with `/`.
        path: String,
        /// What is wrong.
        why: String,
        /// What to do.
        help: String,
    },
}

impl Found {
    /// Path below the root, with `/`.
    pub fn path(&self) -> &str {
        match self {
            Self::File(source) => source.path(),
            Self::Unreadable { path, .. } => path,
        }
    }
}

/// All files of a site, sorted by path.
#[derive(Debug, Default)]
pub struct Discovered {
    /// Incidents.
    pub incidents: Vec<Found>,
    /// Files of `pages/`.
    pub pages: Vec<Found>,
    /// Other files, by path below the root.
    pub assets: Vec<String>,
}

/// Why the content folder cannot be walked.
#[derive(Debug, thiserror::Error)]
pub enum DiscoverError {
    /// There is no such folder.
    #[error("there is no folder `{content}` in {}: make it, or name another with `content = \"…\"` in site.toml", root.display())]
    NoContent {
        /// The folder as site.toml names it.
        content: String,
        /// The root.
        root: PathBuf,
    },
    /// The content folder itself leads out of the root.
    #[error("the content folder `{content}` is a link that leads out of {}: move the documents into it", root.display())]
    ContentOutside {
        /// The folder as site.toml names it.
        content: String,
        /// The root.
        root: PathBuf,
    },
    /// A folder cannot be read.
    #[error("cannot read {}: {error}", path.display())]
    Walk {
        /// The folder.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// Not one document.
    #[error("no incident in `{content}`: add a markdown file with front matter, one for each incident")]
    Empty {
        /// The folder as site.toml names it.
        content: String,
    },
}

/// What a path of the content folder is to the site.
enum Kind {
    Incident,
    Page,
    Asset,
}

/// Walks the content folder and reads its documents.
pub fn discover(config: &Config) -> Result<Discovered, DiscoverError> {
    let folder = config.root.join(&config.content);
    if !folder.is_dir() {
        return Err(DiscoverError::NoContent { content: config.content.clone(), root: config.root.clone() });
    }
    let root = config
        .root
        .canonicalize()
        .map_err(|error| DiscoverError::Walk { path: config.root.clone(), error })?;
    if !folder.canonicalize().is_ok_and(|folder| folder.starts_with(&root)) {
        return Err(DiscoverError::ContentOutside {
            content: config.content.clone(),
            root: config.root.clone(),
        });
    }
    let mut documents: Vec<(bool, String, PathBuf)> = Vec::new();
    let mut assets = BTreeSet::new();
    let mut lost = Vec::new();
    // The trailing separator makes walkdir look into a content folder that is itself a link.
    let walk = WalkDir::new(folder.join("")).follow_links(false).sort_by_file_name();
    for entry in walk.into_iter().filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry)) {
        let entry = entry.map_err(|error| DiscoverError::Walk {
            path: error.path().unwrap_or(&folder).to_owned(),
            error: error
                .into_io_error()
                .unwrap_or_else(|| std::io::Error::other("links go round in a circle")),
        })?;
        let Some(below) = below(entry.path(), &folder) else { continue };
        if below.is_empty() || config.ignore.is_match(&below) {
            continue;
        }
        let path = format!("{}/{below}", config.content);
        if config.ignore.is_match(&path) {
            continue;
        }
        match kind(&entry, &below) {
            Some(Kind::Incident) => documents.push((false, path, entry.into_path())),
            Some(Kind::Page) => documents.push((true, path, entry.into_path())),
            Some(Kind::Asset) if is_inside(entry.path(), &root) => {
                assets.insert((path, entry.into_path()));
            }
            // What is in such a folder would be left out in silence.
            Some(Kind::Asset) if entry.path_is_symlink() && entry.path().is_dir() => {
                lost.push(Found::Unreadable {
                    path,
                    why: "this is a link to a folder, which is not followed".to_owned(),
                    help: "move the folder here, or name the link under `ignore` in site.toml".to_owned(),
                });
            }
            Some(Kind::Asset) | None => {}
        }
    }
    let read: Vec<(bool, Found)> =
        documents.into_par_iter().map(|(is_page, path, file)| (is_page, read(path, &file, &root))).collect();
    let mut found = Discovered { incidents: lost, ..Discovered::default() };
    for (path, file) in assets {
        let lower = path.to_lowercase();
        if lower.ends_with(".mdx") {
            // A postmortem, in all likelihood, that would be published as a download.
            found.incidents.push(Found::Unreadable {
                path,
                why: "this is MDX, markdown with program code in it, which pmsite does not run".to_owned(),
                help: "save it as markdown, with the ending `.md`, or name it under `ignore` in site.toml"
                    .to_owned(),
            });
            continue;
        }
        let is_svg = lower.ends_with(".svg");
        match is_svg.then(|| active::svg_danger(&file, MAX_SIZE)).flatten() {
            Some(why) => {
                let help = "export it without scripts, or name it under `ignore` in site.toml".to_owned();
                found.incidents.push(Found::Unreadable { path, why, help });
            }
            None => found.assets.push(path),
        }
    }
    for (is_page, document) in read {
        if is_page { found.pages.push(document) } else { found.incidents.push(document) }
    }
    if found.incidents.is_empty() {
        return Err(DiscoverError::Empty { content: config.content.clone() });
    }
    found.incidents.sort_by(|a, b| a.path().cmp(b.path()));
    found.pages.sort_by(|a, b| a.path().cmp(b.path()));
    Ok(found)
}

/// Reads one document anew whose path below the root is known.
pub fn reread(path: &str, config: &Config) -> Found {
    let root = config.root.canonicalize().unwrap_or_else(|_| config.root.clone());
    read(path.to_owned(), &config.root.join(path), &root)
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().to_string_lossy().starts_with('.')
}

/// `path` below `folder` with `/`; names that are not Unicode are shown as well as can be.
fn below(path: &Path, folder: &Path) -> Option<String> {
    let parts: Vec<_> =
        path.strip_prefix(folder).ok()?.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    Some(parts.join("/"))
}

fn kind(entry: &DirEntry, below: &str) -> Option<Kind> {
    let name = entry.file_name().to_string_lossy();
    if name.starts_with('_') && !entry.file_type().is_dir() {
        return None;
    }
    let is_markdown = markdown_stem(&name).is_some();
    if entry.file_type().is_dir() && !is_markdown {
        return None;
    }
    if !is_markdown {
        return Some(Kind::Asset);
    }
    Some(if below.starts_with("pages/") { Kind::Page } else { Kind::Incident })
}

/// Whether a link leads to something inside the root; an ordinary file does.
fn is_inside(path: &Path, root: &Path) -> bool {
    path.canonicalize().is_ok_and(|real| real.starts_with(root) && real.is_file())
}

fn read(path: String, file: &Path, root: &Path) -> Found {
    match read_text(file, root) {
        Ok(text) => Found::File(Arc::new(SourceFile::new(path, text))),
        Err((why, help)) => Found::Unreadable { path, why, help: help.to_owned() },
    }
}

/// The text of `file`, or why there is none and what to do.
fn read_text(file: &Path, root: &Path) -> Result<String, (String, &'static str)> {
    let io = |error: std::io::Error| {
        (format!("the file cannot be read: {error}"), "check that it exists and that you may read it")
    };
    let real = file.canonicalize().map_err(|error| {
        let is_link = file.symlink_metadata().is_ok_and(|data| data.is_symlink());
        if is_link && error.kind() == std::io::ErrorKind::NotFound {
            let help = "put the file there that it leads to, or take the link out";
            return ("this is a link whose target is not there".to_owned(), help);
        }
        io(error)
    })?;
    if !real.starts_with(root) {
        let help = "replace the link by the file itself, or begin its name with `_`";
        return Err(("this is a link that leads out of the site's folder".to_owned(), help));
    }
    let metadata: Metadata = real.metadata().map_err(io)?;
    if metadata.is_dir() {
        return Err((
            "this is a folder with the name of a document".to_owned(),
            "rename the folder: a name without `.md`",
        ));
    }
    // Opening a pipe would wait for ever.
    if !metadata.is_file() {
        return Err(("this is neither a file nor a folder".to_owned(), "take it out of the content folder"));
    }
    if metadata.len() > MAX_SIZE {
        let why = format!("the file has {} bytes; the limit is {MAX_SIZE} (2 MiB)", metadata.len());
        return Err((why, "keep logs and data in files of their own beside the document, and link to them"));
    }
    let bytes = std::fs::read(&real).map_err(io)?;
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = error.as_bytes().iter().take(at).filter(|&&byte| byte == b'\n').count() + 1;
        (format!("the file is not UTF-8: byte {at} on line {line} begins no character"), "save it as UTF-8")
    })
}
