//! `pmsite schema`: the JSON Schema of the front matter, for editors and other tools.

use pmsite::config::{self, ConfigError};
use pmsite::model::schema;

use super::{Status, Terminal, load_config};
use crate::cli::Cli;

pub fn run(cli: &Cli, terminal: &Terminal) -> anyhow::Result<Status> {
    let is_elsewhere = cli.root.is_none()
        && cli.config.is_none()
        && matches!(config::find_root(std::path::Path::new(".")), Err(ConfigError::NotFound { .. }));
    let site = if is_elsewhere {
        terminal.note("no site.toml here: the schema is that of any site");
        None
    } else {
        Some(load_config(cli, terminal)?)
    };
    terminal.result(&format!("{:#}\n", schema::schema(site.as_ref())))?;
    Ok(Status::Done)
}
