//! A folder of documents as a site: the folder is the content, and there are no settings.

use std::path::Path;
use std::sync::Arc;

use anyhow::Context;

use pmsite::config::{self, Config};
use pmsite::discover::{Found, discover};
use pmsite::incident::Incident;
use pmsite::parse::{Audience, parse};
use pmsite::source::SourceFile;

/// Settings for the site whose content is `folder`.
pub fn settings(folder: &Path, profile: &str) -> anyhow::Result<Config> {
    let folder = folder.canonicalize().with_context(|| format!("cannot read {}", folder.display()))?;
    let (Some(root), Some(name)) = (folder.parent(), folder.file_name().and_then(|name| name.to_str()))
    else {
        anyhow::bail!("{} cannot be the content of a site", folder.display())
    };
    let text = format!("title = \"count\"\nprofile = {profile:?}\ncontent = {name:?}\n");
    Ok(config::from_source(root, &Arc::new(SourceFile::new(config::FILE_NAME, text)))?)
}

/// The documents of the folder that can be read, by path.
pub fn read(config: &Config) -> anyhow::Result<Vec<Arc<SourceFile>>> {
    let found = discover(config)?.incidents;
    let file = |found| match found {
        Found::File(source) => Some(source),
        Found::Unreadable { .. } => None,
    };
    Ok(found.into_iter().filter_map(file).collect())
}

/// The document understood, internal text included.
pub fn understand(source: &Arc<SourceFile>, config: &Config) -> Incident {
    pmsite::model::incident(parse(source, config, Audience::Internal), config)
}
