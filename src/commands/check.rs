//! `pmsite check`: findings, and nothing else.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use pmsite::config::Config;
use pmsite::diagnostic::Diagnostics;
use pmsite::report::{self, Style};

use super::{Status, Terminal, load_config, report_format, today, with_profile};
use crate::cli::{Check, Cli};

pub fn run(cli: &Cli, arguments: &Check, terminal: &Terminal) -> anyhow::Result<Status> {
    let checking = &arguments.checking;
    let config = with_profile(load_config(cli, terminal)?, checking)?;
    let paths = below_root(&arguments.paths, &config)?;
    let diagnostics = pmsite::check(&config, today(checking)?)?;
    let diagnostics = if paths.is_empty() { diagnostics } else { only(diagnostics, &paths) };
    terminal.result(&report::report(&diagnostics, report_format(checking.format), Style::Coloured))?;
    Ok(status(&diagnostics, checking.deny_warnings))
}

/// What the findings mean for the exit status.
pub fn status(diagnostics: &Diagnostics, deny_warnings: bool) -> Status {
    let fails = diagnostics.errors() > 0 || deny_warnings && diagnostics.warnings() > 0;
    if fails { Status::Findings } else { Status::Done }
}

/// The paths asked about, relative to the root with `/`; an empty one is the root itself.
fn below_root(paths: &[PathBuf], config: &Config) -> anyhow::Result<Vec<String>> {
    let root =
        config.root.canonicalize().with_context(|| format!("cannot read {}", config.root.display()))?;
    paths
        .iter()
        .map(|path| {
            // The folder is resolved, the last part is not: it may be a link that is at fault.
            let absolute = std::path::absolute(path)?;
            if absolute.symlink_metadata().is_err() {
                bail!("there is no file or folder {}", path.display());
            }
            let real = match (absolute.parent().map(Path::canonicalize), absolute.file_name()) {
                (Some(Ok(parent)), Some(name)) => parent.join(name),
                _ => absolute.canonicalize()?,
            };
            let Ok(below) = real.strip_prefix(&root) else {
                bail!("{} lies outside the site, which is {}", path.display(), config.root.display())
            };
            let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
            Ok(parts.join("/"))
        })
        .collect()
}

fn only(diagnostics: Diagnostics, paths: &[String]) -> Diagnostics {
    diagnostics.filtered(|file| {
        paths.iter().any(|path| {
            path.is_empty()
                || file == path
                || file.strip_prefix(path.as_str()).is_some_and(|rest| rest.starts_with('/'))
        })
    })
}
