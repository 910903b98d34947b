//! A theme: templates and static files, the embedded ones overridden file by file by the site's.

mod errors;
mod files;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::PathBuf;

use include_dir::{Dir, include_dir};
use tera::Tera;

use crate::config::Config;
use crate::messages::{MessageError, MessageFile, Messages};
use files::ThemeFile;

pub use errors::TemplateError;

/// The theme that an installed binary carries.
static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// Under this prefix the embedded templates are known to those that override them.
const EMBEDDED_PREFIX: &str = "default/";
/// The embedded theme's name.
const DEFAULT: &str = "default";
/// The folder of a site's own themes.
pub(crate) const FOLDER: &str = "themes";

/// Templates, compiled, static files, and the words of the site's language.
#[derive(Debug)]
pub struct Theme {
    /// The templates: the site's by their path below `templates/`, the embedded ones with `default/`
    /// before it.
    pub tera: Tera,
    /// The words of the pages.
    pub messages: Messages,
    /// Static files, in the order of their paths.
    pub statics: Vec<StaticFile>,
    /// File of each of the site's templates, by template name.
    paths: BTreeMap<String, String>,
}

/// A file that is copied as it is.
#[derive(Debug)]
pub struct StaticFile {
    /// Path in the site, `static/style.css`.
    pub path: String,
    /// Its bytes.
    pub bytes: Cow<'static, [u8]>,
}

/// Why a theme cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ThemeError {
    /// site.toml names a theme that is not there.
    #[error("there is no theme `{name}`: the folder {FOLDER}/{name} does not exist\n  themes of this site: {}", known.join(", "))]
    NotFound {
        /// The name in site.toml.
        name: String,
        /// What there is.
        known: Vec<String>,
    },
    /// A file cannot be read.
    #[error("{path}: {why}")]
    Unreadable {
        /// The file, relative to the root.
        path: String,
        /// Why.
        why: String,
    },
    /// A link in the theme's folder leads out of the site's.
    #[error("{path}: this leads out of the site's folder, to {}\n  a theme may only hold files of the site: copy the file", target.display())]
    OutOfRoot {
        /// The link, relative to the root.
        path: String,
        /// Where it leads.
        target: PathBuf,
    },
    /// A message file does not parse.
    #[error(transparent)]
    Messages(#[from] MessageError),
    /// A template does not compile.
    #[error(transparent)]
    Template(#[from] TemplateError),
}

/// Loads the theme that `config` names and compiles all of its templates.
pub fn load(config: &Config) -> Result<Theme, ThemeError> {
    let own = own_files(config)?;
    let mut statics: BTreeMap<String, Cow<'static, [u8]>> = BTreeMap::new();
    let mut templates: Vec<(String, Cow<'static, str>)> = Vec::new();
    let mut messages: Vec<MessageFile> = Vec::new();
    let mut paths = BTreeMap::new();

    for file in embedded_files(&EMBEDDED) {
        let path = file.path().to_string_lossy().replace('\\', "/");
        if let Some(path) = path.strip_prefix("static/") {
            statics.insert(path.to_owned(), Cow::Borrowed(file.contents()));
        } else if let (Some(name), Some(text)) = (path.strip_prefix("templates/"), file.contents_utf8()) {
            templates.push((format!("{EMBEDDED_PREFIX}{name}"), Cow::Borrowed(text)));
        } else if let (Some(name), Some(text)) = (path.strip_prefix("messages/"), file.contents_utf8()) {
            messages.push(message_file(format!("the default theme's {path}"), name, Cow::Borrowed(text)));
        }
    }
    for ThemeFile { path, name, bytes } in own.statics {
        files::check_name(&path, &name)?;
        statics.insert(name, Cow::Owned(bytes));
    }
    for ThemeFile { path, name, bytes } in own.messages {
        let text = utf8(&path, bytes)?;
        messages.push(message_file(path, &name, Cow::Owned(text)));
    }
    for ThemeFile { path, name, bytes } in own.templates {
        let text = utf8(&path, bytes)?;
        paths.insert(name.clone(), path);
        templates.push((name, Cow::Owned(text)));
    }

    let messages = Messages::new(&config.language, &messages)?;
    let mut tera = Tera::new();
    tera.register_function("t", messages.function());
    tera.register_function("words", messages.words());
    let fail = |error: &tera::Error| ThemeError::from(TemplateError::new(error, &paths));
    tera.set_fallback_prefixes([EMBEDDED_PREFIX]).map_err(|error| fail(&error))?;
    tera.add_raw_templates(templates).map_err(|error| fail(&error))?;
    let statics = statics
        .into_iter()
        .map(|(path, bytes)| StaticFile { path: format!("static/{path}"), bytes })
        .collect();
    Ok(Theme { tera, messages, statics, paths })
}

fn utf8(path: &str, bytes: Vec<u8>) -> Result<String, ThemeError> {
    let text = String::from_utf8(bytes).map_err(|_| ThemeError::Unreadable {
        path: path.to_owned(),
        why: "this is not UTF-8 text".to_owned(),
    })?;
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

fn message_file(path: String, name: &str, text: Cow<'static, str>) -> MessageFile {
    let language = name.strip_suffix(".ftl").unwrap_or(name).to_owned();
    MessageFile { path, language, text }
}

impl Theme {
    /// What went wrong in a template while a page was rendered, with its file.
    pub fn explain(&self, error: &tera::Error) -> TemplateError {
        TemplateError::new(error, &self.paths)
    }
}

/// The files of the site's own theme; none where it uses the embedded one as it is.
fn own_files(config: &Config) -> Result<files::OwnFiles, ThemeError> {
    let folder = config.root.join(FOLDER).join(&config.theme);
    if folder.is_dir() {
        return files::read(&config.root, &folder);
    }
    if config.theme == DEFAULT {
        return Ok(files::OwnFiles::default());
    }
    let mut known = files::folders(&config.root.join(FOLDER));
    known.push(DEFAULT.to_owned());
    known.sort();
    known.dedup();
    Err(ThemeError::NotFound { name: config.theme.clone(), known })
}

/// All files below `dir`.
fn embedded_files<'a>(dir: &'a Dir<'static>) -> Vec<&'a include_dir::File<'static>> {
    let mut files: Vec<_> = dir.files().collect();
    for dir in dir.dirs() {
        files.extend(embedded_files(dir));
    }
    files
}

#[cfg(test)]
mod tests;
