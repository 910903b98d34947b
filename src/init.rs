//! What `pmsite init` writes: the files of a new site, as text. Nothing here touches the disk.

use chrono::NaiveDate;

use crate::config::{self, Config, ConfigError};
use crate::source::SourceFile;
use crate::template::{self, Known};

/// The settings, each as a comment but for the title.
const SETTINGS: &str = include_str!("init/site.toml");

/// Postmortems of a service that does not exist.
const EXAMPLES: [(&str, &str); 2] = [
    ("2026-01-20-reservations-stall.md", include_str!("init/examples/2026-01-20-reservations-stall.md")),
    ("2026-03-11-waiting-list-outage.md", include_str!("init/examples/2026-03-11-waiting-list-outage.md")),
];

/// Publishes the site; the marks between `@` are filled in.
const PAGES: &str = include_str!("init/pages.yml");
/// Checks pull requests; likewise.
const CHECKS: &str = include_str!("init/postmortems.yml");

/// The folder of documents where site.toml names none.
pub const CONTENT: &str = "content";

/// Where teams keep their postmortems who do not keep them in [`CONTENT`].
pub const USUAL_FOLDERS: [&str; 8] = [
    "postmortems",
    "post-mortems",
    "incidents",
    "incident-reports",
    "docs/postmortems",
    "docs/post-mortems",
    "docs/incidents",
    "docs/incident-reports",
];

/// Where documents are that were there before the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Documents {
    /// There are none.
    None,
    /// In the content folder.
    There,
    /// Beside site.toml, where none are read.
    Beside,
}

/// What is there already.
#[derive(Clone, Debug, PartialEq)]
pub struct Surroundings {
    /// Whether there is a site.toml.
    pub is_site: bool,
    /// Documents.
    pub documents: Documents,
    /// The content folder, below the site's, with `/`.
    pub content: String,
    /// The site's folder below that of the repository, with `/`; empty where they are one.
    pub within: String,
}

/// Which pmsite the workflows run.
#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    /// `owner/name` of the repository that has `action.yml`.
    pub repository: String,
    /// Its version, without `v`.
    pub version: String,
    /// The commit of the version, where it is known; else the version's tag is used.
    pub commit: Option<String>,
}

impl Action {
    /// That of this pmsite. The release workflow compiles with `PMSITE_COMMIT`, the commit that it releases.
    pub fn own() -> Self {
        let repository = env!("CARGO_PKG_REPOSITORY");
        Self {
            repository: repository.strip_prefix("https://github.com/").unwrap_or(repository).to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            commit: option_env!("PMSITE_COMMIT").filter(|commit| !commit.is_empty()).map(str::to_owned),
        }
    }

    /// What stands behind `uses:`. A version that is not out yet has no tag.
    fn reference(&self) -> String {
        let why = "# zizmor: ignore[unpinned-uses] a pmsite that was built from source knows no commit of a release";
        match &self.commit {
            Some(commit) => format!("{}@{commit} # v{}", self.repository, self.version),
            None if self.version.contains('-') => format!("{}@main {why}", self.repository),
            None => format!("{}@v{} {why}", self.repository, self.version),
        }
    }
}

/// Where a file goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// The site's folder.
    Site,
    /// The repository's.
    Repository,
}

/// A file to be written.
#[derive(Clone, Debug, PartialEq)]
pub struct File {
    /// What its path is below.
    pub base: Base,
    /// Path, with `/`.
    pub path: String,
    /// What is in it.
    pub text: String,
}

/// The files of a new site, site.toml first; of a site that is there, those beside its settings and documents.
///
/// # Errors
///
/// The settings are not valid, which only a folder with a name that cannot be one brings about.
pub fn files(around: &Surroundings, action: &Action, today: NaiveDate) -> Result<Vec<File>, ConfigError> {
    let file = |base, path: &str, text: String| File { base, path: path.to_owned(), text };
    let content = &around.content;
    let mut files = Vec::new();
    if !around.is_site {
        let settings = settings(content);
        files.push(file(Base::Site, config::FILE_NAME, settings.clone()));
        // Nothing is put among documents of somebody's own.
        if around.documents == Documents::None {
            for (name, text) in EXAMPLES {
                files.push(file(Base::Site, &format!("{content}/{name}"), text.to_owned()));
            }
            let blank = blank(&config_of(settings)?, today);
            files.push(file(Base::Site, &format!("{content}/_template.md"), blank));
        }
    }
    files.push(file(Base::Site, ".gitignore", "/_site/\n".to_owned()));
    for (name, text) in [("pages.yml", PAGES), ("postmortems.yml", CHECKS)] {
        let text = workflow(text, &around.within, action);
        files.push(file(Base::Repository, &format!(".github/workflows/{name}"), text));
    }
    Ok(files)
}

/// site.toml for documents in the folder `content`.
pub fn settings(content: &str) -> String {
    if content == CONTENT {
        return SETTINGS.to_owned();
    }
    let line = format!("content = {}", toml::Value::String(content.to_owned()));
    SETTINGS.replace("#content = \"content\"", &line)
}

fn config_of(settings: String) -> Result<Config, ConfigError> {
    let source = SourceFile::new(config::FILE_NAME, settings);
    config::from_source(std::path::Path::new("."), &std::sync::Arc::new(source))
}

/// A document to copy and fill in.
fn blank(config: &Config, today: NaiveDate) -> String {
    let known = Known { title: String::new(), start: None, severity: None };
    let path = format!("{}/{}", config.content, template::file_name(today, "x"));
    template::document(&known, config, &path)
}

/// A workflow for a site that lies `within` its repository.
fn workflow(text: &str, within: &str, action: &Action) -> String {
    let root = if within.is_empty() { "." } else { within };
    // A plain scalar could be read as something else; in single quotes only the quote is special.
    let root = format!("'{}'", root.replace('\'', "''"));
    text.replace("@ACTION@", &action.reference()).replace("@ROOT@", &root)
}
