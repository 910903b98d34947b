//! A theme: templates, static files and words, in layers: those of the embedded default theme, of the
//! embedded theme that a site names, and of the site's own folder, each overriding the one before it
//! file by file.

mod errors;
mod files;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::PathBuf;

use include_dir::{Dir, include_dir};
use tera::Tera;

use crate::config::Config;
use crate::messages::{MessageError, MessageFile, Messages};
use errors::OwnTemplate;
use files::ThemeFile;

pub use errors::TemplateError;

/// The themes that an installed binary carries, each in a folder of its name.
static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes");

/// The theme that the others build upon.
const DEFAULT: &str = "default";
/// The folder of a site's own themes.
pub(crate) const FOLDER: &str = "themes";
/// The stylesheet of all pages.
const STYLE: &str = "style.css";
/// What is joined to it, in this order, so that a page asks for one file: what a theme adds to the
/// default's rules, and what a site sets.
const ADDED_STYLES: [&str; 2] = ["theme.css", "brand.css"];

/// Templates, compiled, static files, and the words of the site's language.
#[derive(Debug)]
pub struct Theme {
    /// The templates: the site's by their path below `templates/`, the embedded ones with the name of
    /// their theme before it, `default/`.
    pub tera: Tera,
    /// The words of the pages.
    pub messages: Messages,
    /// Static files, in the order of their paths.
    pub statics: Vec<StaticFile>,
    /// The site's templates, by template name.
    own: BTreeMap<String, OwnTemplate>,
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
    #[error("there is no theme `{name}`: the folder {FOLDER}/{name} does not exist\n  themes that there are: {}", known.join(", "))]
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
    let files = own_files(config)?;
    let mut statics: BTreeMap<String, Cow<'static, [u8]>> = BTreeMap::new();
    let mut templates: Vec<(String, Cow<'static, str>)> = Vec::new();
    let mut messages: Vec<MessageFile> = Vec::new();
    let mut own = BTreeMap::new();

    let named = Some(config.theme.as_str()).filter(|name| *name != DEFAULT && embedded(name).is_some());
    let layers = [DEFAULT].into_iter().chain(named);
    for file in layers.filter_map(embedded).flat_map(embedded_files) {
        let full = file.path().to_string_lossy().replace('\\', "/");
        let Some((theme, path)) = full.split_once('/') else { continue };
        if let Some(path) = path.strip_prefix("static/") {
            statics.insert(path.to_owned(), Cow::Borrowed(file.contents()));
        } else if let (Some(name), Some(text)) = (path.strip_prefix("templates/"), file.contents_utf8()) {
            templates.push((format!("{theme}/{name}"), Cow::Borrowed(text)));
        } else if let (Some(name), Some(text)) = (path.strip_prefix("messages/"), file.contents_utf8()) {
            messages.push(message_file(embedded_path(theme, path), name, Cow::Borrowed(text)));
        }
    }
    for ThemeFile { path, name, bytes } in files.statics {
        files::check_name(&path, &name)?;
        statics.insert(name, Cow::Owned(bytes));
    }
    for ThemeFile { path, name, bytes } in files.messages {
        let text = utf8(&path, bytes)?;
        messages.push(message_file(path, &name, Cow::Owned(text)));
    }
    for ThemeFile { path, name, bytes } in files.templates {
        let text = utf8(&path, bytes)?;
        own.insert(name.clone(), OwnTemplate::new(path, &text));
        templates.push((name, Cow::Owned(text)));
    }

    let messages = Messages::new(&config.language, &messages)?;
    let mut tera = Tera::new();
    tera.register_function("t", messages.function());
    tera.register_function("words", messages.words());
    let fail = |error: &tera::Error| ThemeError::from(TemplateError::new(error, &own));
    let prefixes = named.into_iter().chain([DEFAULT]).map(|theme| format!("{theme}/"));
    tera.set_fallback_prefixes(prefixes.collect::<Vec<_>>()).map_err(|error| fail(&error))?;
    tera.add_raw_templates(templates).map_err(|error| fail(&error))?;
    join_styles(&mut statics);
    let statics = statics
        .into_iter()
        .map(|(path, bytes)| StaticFile { path: format!("static/{path}"), bytes })
        .collect();
    Ok(Theme { tera, messages, statics, own })
}

/// Puts the parts of the stylesheet that there are at its end.
fn join_styles(statics: &mut BTreeMap<String, Cow<'static, [u8]>>) {
    let added: Vec<_> = ADDED_STYLES.iter().filter_map(|name| statics.remove(*name)).collect();
    let Some(style) = statics.get_mut(STYLE) else { return };
    for part in added {
        let style = style.to_mut();
        style.push(b'\n');
        style.extend_from_slice(part.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&part));
    }
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
        TemplateError::new(error, &self.own)
    }
}

/// The files of the site's own theme; none where it uses the embedded one as it is.
fn own_files(config: &Config) -> Result<files::OwnFiles, ThemeError> {
    let folder = config.root.join(FOLDER).join(&config.theme);
    if folder.is_dir() {
        return files::read(&config.root, &folder);
    }
    if embedded(&config.theme).is_some() {
        return Ok(files::OwnFiles::default());
    }
    let mut known = files::folders(&config.root.join(FOLDER));
    known.extend(EMBEDDED.dirs().map(|theme| theme.path().to_string_lossy().into_owned()));
    known.sort();
    known.dedup();
    Err(ThemeError::NotFound { name: config.theme.clone(), known })
}

/// The embedded theme called `name`.
fn embedded(name: &str) -> Option<&'static Dir<'static>> {
    EMBEDDED.dirs().find(|theme| theme.path().as_os_str() == name)
}

/// A file of an embedded theme, as messages name it.
fn embedded_path(theme: &str, path: &str) -> String {
    format!("the {theme} theme's {path}")
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
