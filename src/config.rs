//! site.toml to [`Config`]: read once, validated into a type that proves it.

mod causes;
mod levels;
mod raw;

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use globset::{Glob, GlobSet, GlobSetBuilder};

pub use causes::{Cause, CauseTree};
pub use levels::{LevelNames, Levels};

use crate::model::fields::{self, FIELDS};
use crate::parse::headings::{HeadingTable, SectionKind};
use crate::parse::zones::{self, Zone};
use crate::privacy::personal::DenyList;
use crate::source::{SourceFile, Span};
use crate::suggest;

/// The file that makes a folder the root of a site.
pub const FILE_NAME: &str = "site.toml";

/// Words of a document where site.toml says nothing: as many as are read to the end.
const LENGTH: (usize, usize) = (400, 600);

/// Severities where site.toml lists none, worst first.
const SEVERITIES: [&str; 4] = ["SEV1", "SEV2", "SEV3", "SEV4"];
/// Triggers where site.toml lists none.
const TRIGGERS: [&str; 7] =
    ["deploy", "config-push", "traffic", "maintenance", "hardware", "dependency", "attack"];

/// A site's settings, valid.
#[derive(Debug)]
pub struct Config {
    /// The folder that holds site.toml.
    pub root: PathBuf,
    /// The site's name.
    pub title: String,
    /// The site in a sentence; may be empty.
    pub description: String,
    /// Where the site will be published, with a `/` at its end.
    pub base_url: Option<String>,
    /// BCP 47 tag of the pages' language.
    pub language: String,
    /// For times that carry no zone and have none nearer.
    pub timezone: Option<Zone>,
    /// The theme's name; `default` is embedded.
    pub theme: String,
    /// Severities, worst first.
    pub severities: Vec<String>,
    /// Known triggers.
    pub triggers: Vec<String>,
    /// Known services; empty: any.
    pub services: Vec<String>,
    /// The folder of documents, relative to the root, with `/`.
    pub content: String,
    /// Files below the content folder that are not looked at, by path relative to the root or to
    /// the content folder.
    pub ignore: GlobSet,
    /// Foreign front matter keys to accept and keep.
    pub extra_fields: Vec<String>,
    /// The file of known findings, relative to the root, with `/`; see [`crate::baseline::file`].
    pub baseline: Option<String>,
    /// How many words a document is wanted to have, at least and at most (PM602).
    pub length: (usize, usize),
    /// Template of a page's edit link, with `{path}`.
    pub edit_url: Option<String>,
    /// The cause tree.
    pub causes: CauseTree,
    /// Foreign field names, lower case, to ours.
    pub field_names: HashMap<String, &'static str>,
    /// Per field of ours: foreign values onto ours; an empty one drops the value.
    pub value_map: HashMap<String, HashMap<String, String>>,
    /// Names of sections.
    pub headings: HeadingTable,
    /// Levels of rules.
    pub levels: Levels,
    /// What must not stand in a published text.
    pub deny: DenyList,
}

/// Why there is no usable configuration.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// No site.toml in the folder or above it.
    #[error("no {FILE_NAME} in {} or any folder above it", start.display())]
    NotFound {
        /// Where the search began.
        start: PathBuf,
    },
    /// It cannot be read.
    #[error("{}: {error}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// It says something that cannot be used.
    #[error("{message}")]
    Invalid {
        /// The file.
        source_file: Arc<SourceFile>,
        /// The bytes at fault.
        span: Span,
        /// What was found.
        message: String,
        /// What to do.
        help: String,
    },
}

/// Finds the root: the nearest folder upward from `start` that holds site.toml.
pub fn find_root(start: &Path) -> Result<PathBuf, ConfigError> {
    let absolute = std::path::absolute(start)
        .map_err(|error| ConfigError::Unreadable { path: start.to_owned(), error })?;
    absolute
        .ancestors()
        .find(|folder| folder.join(FILE_NAME).is_file())
        .map(Path::to_owned)
        .ok_or(ConfigError::NotFound { start: absolute })
}

/// Reads and validates the settings of the site at `root`, from `file` or its site.toml.
pub fn load(root: &Path, file: Option<&Path>) -> Result<Config, ConfigError> {
    let path = file.map_or_else(|| root.join(FILE_NAME), Path::to_owned);
    let unreadable = |error| ConfigError::Unreadable { path: path.clone(), error };
    let bytes = std::fs::read(&path).map_err(unreadable)?;
    let text = String::from_utf8(bytes).map_err(|_| {
        unreadable(std::io::Error::new(std::io::ErrorKind::InvalidData, "the file is not UTF-8 text"))
    })?;
    let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
    from_source(root, &Arc::new(SourceFile::new(name, text)))
}

/// Validates the settings in `source` for the site at `root`.
pub fn from_source(root: &Path, source: &Arc<SourceFile>) -> Result<Config, ConfigError> {
    let raw = raw::parse(source)?;
    let fail = Fail { source };

    if raw.title.get_ref().trim().is_empty() {
        return Err(fail.at(
            raw.title.span().into(),
            "the title is empty",
            "write the site's name: title = \"Postmortems\"",
        ));
    }
    let timezone = match &raw.timezone {
        None => None,
        Some(text) => Some(zones::parse(text.get_ref()).map(|found| found.zone).ok_or_else(|| {
            let message = format!("`{}` is no time zone", text.get_ref());
            fail.at(
                text.span().into(),
                &message,
                "write an IANA name such as \"Europe/Berlin\", or an offset such as \"+02:00\"",
            )
        })?),
    };
    let base_url = match &raw.base_url {
        None => None,
        Some(url) => Some(base_url(url.get_ref()).ok_or_else(|| {
            fail.at(
                url.span().into(),
                "base_url is no absolute http or https URL",
                "write where the site will be published: \"https://example.org/postmortems/\"",
            )
        })?),
    };
    if let Some(url) = raw.edit_url.as_ref().filter(|url| !url.get_ref().contains("{path}")) {
        return Err(fail.at(
            url.span().into(),
            "edit_url has no {path} in it",
            "write \"https://github.com/OWNER/REPO/edit/main/{path}\"",
        ));
    }
    let content = path_below("content", "folder", raw.content.as_ref(), &fail)?;
    let theme = path_below("theme", "folder", raw.theme.as_ref(), &fail)?;
    let baseline = path_below("baseline", "file", raw.baseline.as_ref(), &fail)?;
    let length = match &raw.length {
        Some(length) => {
            let length_of = length.get_ref();
            let (min, max) = (length_of.min.unwrap_or(LENGTH.0), length_of.max.unwrap_or(LENGTH.1));
            if min > max {
                return Err(fail.at(
                    length.span().into(),
                    format!("`length` wants at least {min} words and at most {max}"),
                    "write a `max` that is no smaller than `min`",
                ));
            }
            (min, max)
        }
        None => LENGTH,
    };
    let severities = list_or(raw.severities.map(|list| list.into_inner()), &SEVERITIES);
    let levels = levels::build(&raw.profile, &raw.rules, &raw.profiles, &raw.profile_for, &fail)?;
    let deny = deny_list(raw.privacy.as_ref().map_or(&[], |privacy| &privacy.deny), &fail)?;

    Ok(Config {
        root: root.to_owned(),
        title: raw.title.into_inner().trim().to_owned(),
        description: raw.description,
        base_url,
        language: raw.language.unwrap_or_else(|| "en".to_owned()),
        timezone,
        theme: theme.unwrap_or_else(|| "default".to_owned()),
        severities,
        triggers: list_or(raw.triggers, &TRIGGERS),
        services: raw.services,
        content: content.unwrap_or_else(|| "content".to_owned()),
        ignore: globs(&raw.ignore, &fail)?,
        extra_fields: raw.extra_fields,
        baseline,
        length,
        edit_url: raw.edit_url.map(|url| url.into_inner()),
        causes: CauseTree::new(&raw.causes, &fail)?,
        field_names: field_names(&raw.fields, &fail)?,
        value_map: value_map(raw.map, &fail)?,
        headings: headings(&raw.sections, &fail)?,
        levels,
        deny,
    })
}

impl Config {
    /// The issue numbered `number` on the forge that `edit_url` names, where its form is known.
    pub fn issue_url(&self, number: &str) -> Option<String> {
        let (repository, _) = self.edit_url.as_deref()?.split_once("/edit/")?;
        Some(format!("{}/issues/{number}", repository.trim_end_matches("/-")))
    }

    /// The file at `path` (below the root) on the forge that `edit_url` names, to be read.
    pub fn file_url(&self, path: &str) -> Option<String> {
        let template = self.edit_url.as_deref()?.replacen("/edit/", "/blob/", 1);
        Some(template.replace("{path}", &crate::target::percent_encode(path)))
    }
}

/// Makes errors about one file.
struct Fail<'a> {
    source: &'a Arc<SourceFile>,
}

impl Fail<'_> {
    fn at(&self, span: Span, message: impl Into<String>, help: &str) -> ConfigError {
        ConfigError::Invalid {
            source_file: Arc::clone(self.source),
            span,
            message: message.into(),
            help: help.to_owned(),
        }
    }
}

fn list_or(list: Option<Vec<String>>, default: &[&str]) -> Vec<String> {
    list.filter(|list| !list.is_empty())
        .unwrap_or_else(|| default.iter().map(|&item| item.to_owned()).collect())
}

/// The file or folder that the setting `key` names.
fn path_below(
    key: &str,
    what: &str,
    path: Option<&toml::Spanned<String>>,
    fail: &Fail<'_>,
) -> Result<Option<String>, ConfigError> {
    let Some(path) = path else { return Ok(None) };
    let Some(below) = below(path.get_ref()) else {
        let message = format!("{key} names no {what} below the folder of site.toml");
        return Err(fail.at(path.span().into(), &message, "write a path below the folder of site.toml"));
    };
    Ok(Some(below))
}

/// `path` with `/` between its parts and without `.`, if it names a folder below another one: not that
/// folder itself, nothing above it.
pub fn below(path: &str) -> Option<String> {
    let mut parts = Vec::new();
    for part in Path::new(path).components() {
        match part {
            std::path::Component::Normal(part) => parts.push(part.to_string_lossy()),
            std::path::Component::CurDir => {}
            _ => return None,
        }
    }
    (!parts.is_empty()).then(|| parts.join("/"))
}

/// `url` with one `/` at its end, if it is an absolute http or https URL.
pub fn base_url(url: &str) -> Option<String> {
    let url = url.trim();
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let is_plain = !host.is_empty()
        && !host.starts_with('/')
        && !host.contains(|c: char| c.is_whitespace() || matches!(c, '?' | '#' | '"' | '<' | '>'));
    is_plain.then(|| format!("{}/", url.trim_end_matches('/')))
}

fn deny_list(patterns: &[toml::Spanned<String>], fail: &Fail<'_>) -> Result<DenyList, ConfigError> {
    let mut deny = DenyList::default();
    for pattern in patterns {
        if !deny.add(pattern.get_ref()) {
            return Err(fail.at(
                pattern.span().into(),
                "this pattern matches every word, or none",
                "write a word, a phrase or a host, with `*` for any letters: \"*.corp.example.com\"",
            ));
        }
    }
    Ok(deny)
}

fn globs(patterns: &[toml::Spanned<String>], fail: &Fail<'_>) -> Result<GlobSet, ConfigError> {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        set.add(glob(pattern, fail)?);
    }
    set.build()
        .map_err(|error| fail.at(Span::default(), error.to_string(), "simplify the patterns of `ignore`"))
}

fn glob(pattern: &toml::Spanned<String>, fail: &Fail<'_>) -> Result<Glob, ConfigError> {
    Glob::new(pattern.get_ref()).map_err(|error| {
        fail.at(
            pattern.span().into(),
            format!("this is no glob pattern: {}", error.kind()),
            "write something like \"**/README.md\"",
        )
    })
}

fn field_names(
    fields: &BTreeMap<toml::Spanned<String>, raw::OneOrMany>,
    fail: &Fail<'_>,
) -> Result<HashMap<String, &'static str>, ConfigError> {
    let mut names = HashMap::new();
    for (ours, foreign) in fields {
        let field = known_field(ours, fail)?;
        for name in foreign.iter() {
            names.insert(name.to_lowercase(), field);
        }
    }
    Ok(names)
}

fn known_field(name: &toml::Spanned<String>, fail: &Fail<'_>) -> Result<&'static str, ConfigError> {
    fields::find(name.get_ref()).map(|field| field.name).ok_or_else(|| {
        let known = FIELDS.iter().map(|field| field.name);
        let help = suggest::did_you_mean(name.get_ref(), known)
            .unwrap_or_else(|| "the names on the left are pmsite's own front matter fields".to_owned());
        fail.at(name.span().into(), format!("there is no field `{}`", name.get_ref()), &help)
    })
}

fn value_map(
    maps: BTreeMap<toml::Spanned<String>, BTreeMap<String, String>>,
    fail: &Fail<'_>,
) -> Result<HashMap<String, HashMap<String, String>>, ConfigError> {
    maps.into_iter()
        .map(|(name, values)| Ok((known_field(&name, fail)?.to_owned(), values.into_iter().collect())))
        .collect()
}

fn headings(
    sections: &BTreeMap<toml::Spanned<String>, raw::OneOrMany>,
    fail: &Fail<'_>,
) -> Result<HeadingTable, ConfigError> {
    let mut more = Vec::new();
    for (name, headings) in sections {
        let kind = SectionKind::from_name(name.get_ref()).ok_or_else(|| {
            let known = SectionKind::NAMES.iter().map(|(name, _)| *name);
            let help = suggest::did_you_mean(name.get_ref(), known.clone())
                .unwrap_or_else(|| format!("the sections are {}", known.collect::<Vec<_>>().join(", ")));
            fail.at(name.span().into(), format!("there is no section `{}`", name.get_ref()), &help)
        })?;
        more.extend(headings.iter().map(|heading| (heading.to_owned(), kind)));
    }
    Ok(HeadingTable::new(more))
}
