//! The files of a site's own theme, read from `themes/NAME/`.

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::ThemeError;

/// Larger files are refused: a theme is sent to every reader.
const MAX_BYTES: u64 = 16 * 1024 * 1024;

/// What a theme's folder holds.
#[derive(Debug, Default)]
pub(super) struct OwnFiles {
    /// Files below `templates/` that are templates, by name.
    pub(super) templates: Vec<ThemeFile>,
    /// Files below `static/`, by name.
    pub(super) statics: Vec<ThemeFile>,
    /// Files `messages/LANGUAGE.ftl`, by name.
    pub(super) messages: Vec<ThemeFile>,
}

/// One file.
#[derive(Debug)]
pub(super) struct ThemeFile {
    /// Path relative to the root, with `/`.
    pub(super) path: String,
    /// Path below `templates/`, `static/` or `messages/`, with `/`.
    pub(super) name: String,
    /// Its bytes.
    pub(super) bytes: Vec<u8>,
}

/// Reads the theme in `folder` of the site at `root`.
pub(super) fn read(root: &Path, folder: &Path) -> Result<OwnFiles, ThemeError> {
    let reader = Reader { root, real_root: real(root, root)? };
    reader.check(folder)?;
    let mut templates = reader.files(&folder.join("templates"))?;
    templates.retain(|file| matches!(file.name.rsplit('.').next(), Some("html" | "xml")));
    let mut messages = reader.files(&folder.join("messages"))?;
    messages.retain(|file| file.name.ends_with(".ftl"));
    Ok(OwnFiles { templates, statics: reader.files(&folder.join("static"))?, messages })
}

/// Names of the folders in `folder`, sorted.
pub(super) fn folders(folder: &Path) -> Vec<String> {
    let entries = WalkDir::new(folder).min_depth(1).max_depth(1).follow_links(true).sort_by_file_name();
    entries
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect()
}

/// Refuses a static file whose name cannot stand in a URL as it is.
pub(super) fn check_name(path: &str, name: &str) -> Result<(), ThemeError> {
    let plain = name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.' | '_' | '~' | '/'));
    if plain {
        return Ok(());
    }
    let why = "use only letters, digits, `-`, `_` and `.` in the names of static files".to_owned();
    Err(ThemeError::Unreadable { path: path.to_owned(), why })
}

struct Reader<'a> {
    root: &'a Path,
    real_root: PathBuf,
}

impl Reader<'_> {
    /// The files below `folder`, sorted; hidden ones and editors' backups are left out.
    fn files(&self, folder: &Path) -> Result<Vec<ThemeFile>, ThemeError> {
        let mut files = Vec::new();
        if !folder.is_dir() {
            return Ok(files);
        }
        self.check(folder)?;
        let walk = WalkDir::new(folder).min_depth(1).follow_links(true).sort_by_file_name();
        let visible = |name: &str| !name.starts_with('.') && !name.ends_with('~');
        let mut walk = walk.into_iter();
        while let Some(entry) = walk.next() {
            let entry = entry.map_err(|error| {
                let path = error.path().map_or_else(String::new, |path| self.relative(path));
                ThemeError::Unreadable { path, why: error.to_string() }
            })?;
            if !visible(&entry.file_name().to_string_lossy()) {
                if entry.file_type().is_dir() {
                    walk.skip_current_dir();
                }
                continue;
            }
            self.check(entry.path())?;
            if entry.file_type().is_file() {
                files.push(self.file(folder, entry.path())?);
            }
        }
        Ok(files)
    }

    fn file(&self, folder: &Path, file: &Path) -> Result<ThemeFile, ThemeError> {
        let path = self.relative(file);
        let unreadable =
            |error: std::io::Error| ThemeError::Unreadable { path: path.clone(), why: error.to_string() };
        let size = std::fs::metadata(file).map_err(unreadable)?.len();
        if size > MAX_BYTES {
            let why = format!("the file has {size} bytes; at most {MAX_BYTES} are allowed");
            return Err(ThemeError::Unreadable { path, why });
        }
        let bytes = std::fs::read(file).map_err(unreadable)?;
        let name = file.strip_prefix(folder).unwrap_or(file).to_string_lossy().replace('\\', "/");
        Ok(ThemeFile { path, name, bytes })
    }

    /// Refuses what leads out of the root.
    fn check(&self, path: &Path) -> Result<(), ThemeError> {
        let target = real(self.root, path)?;
        if target.starts_with(&self.real_root) {
            return Ok(());
        }
        Err(ThemeError::OutOfRoot { path: self.relative(path), target })
    }

    fn relative(&self, path: &Path) -> String {
        relative(self.root, path)
    }
}

fn relative(root: &Path, path: &Path) -> String {
    path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

/// `path` with its links followed.
fn real(root: &Path, path: &Path) -> Result<PathBuf, ThemeError> {
    path.canonicalize()
        .map_err(|error| ThemeError::Unreadable { path: relative(root, path), why: error.to_string() })
}
