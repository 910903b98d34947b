//! The settings of a preview: those of site.toml, with what the command line says, read again
//! whenever the file changes.

use std::path::PathBuf;

use super::state::Problem;
use crate::config::{self, Config, FILE_NAME};

/// Where the settings come from, and what goes before them.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The site's folder.
    pub root: PathBuf,
    /// The file to use instead of the root's site.toml, by its absolute path.
    pub file: Option<PathBuf>,
    /// The profile for every file.
    pub profile: Option<String>,
    /// Where the preview is served: a site that has a `base_url` gets this one, so that no link of the
    /// preview leads to the site that is published.
    pub base_url: String,
}

impl Settings {
    /// Reads and validates the settings.
    pub(super) fn load(&self) -> Result<Config, Box<Problem>> {
        let config = config::load(&self.root, self.file.as_deref()).map_err(|error| Problem::from(&error))?;
        self.apply(config)
    }

    /// Puts in force what goes before the file's settings.
    pub(super) fn apply(&self, mut config: Config) -> Result<Config, Box<Problem>> {
        if config.base_url.is_some() {
            config.base_url = Some(self.base_url.clone());
        }
        if let Some(name) = &self.profile {
            config.levels = config.levels.with_profile(name).ok_or_else(|| {
                Problem::of(&format!("--profile: site.toml no longer has a profile `{name}`"))
            })?;
        }
        Ok(config)
    }

    /// The file that the settings are read from.
    pub(super) fn path(&self) -> PathBuf {
        self.file.clone().unwrap_or_else(|| self.root.join(FILE_NAME))
    }
}
