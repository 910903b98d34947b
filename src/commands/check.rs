//! `pmsite check`: findings, and nothing else.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use pmsite::baseline;
use pmsite::config::Config;
use pmsite::diagnostic::Diagnostics;
use pmsite::report::counted;

use super::{Status, Terminal, load_config, tell, today, with_profile};
use crate::cli::{Check, Checking, Cli};

pub fn run(cli: &Cli, arguments: &Check, terminal: &Terminal) -> anyhow::Result<Status> {
    let checking = &arguments.checking;
    let config = with_profile(load_config(cli, terminal)?, checking.profile.as_deref())?;
    if let Some(file) = &arguments.write_baseline {
        let file = file.clone().unwrap_or_else(|| baseline::file(&config).into());
        let diagnostics = pmsite::check_all(&config, today(checking.as_of)?)?;
        let left = baseline::write(&config, &file, diagnostics)?;
        return tell_baseline(&config, &left, checking, terminal);
    }
    let paths = below_root(&arguments.paths, &config)?;
    let diagnostics = pmsite::check(&config, today(checking.as_of)?)?;
    let diagnostics = if paths.is_empty() { diagnostics } else { only(diagnostics, &paths, terminal)? };
    if cli.verbose {
        tell_readings(&config, &diagnostics, terminal)?;
    }
    tell(&diagnostics, checking.format, &config, None, terminal)?;
    Ok(status(&diagnostics, checking.deny_warnings))
}

/// Tells what was read from the text of the files that were checked.
fn tell_readings(config: &Config, checked: &Diagnostics, terminal: &Terminal) -> anyhow::Result<()> {
    let checked: HashSet<&str> = checked.files().collect();
    for (path, lines) in pmsite::readings(config)? {
        for line in lines.iter().filter(|_| checked.contains(path.as_str())) {
            terminal.detail(line);
        }
    }
    Ok(())
}

/// Tells what has become known, and what has not.
fn tell_baseline(
    config: &Config,
    left: &Diagnostics,
    checking: &Checking,
    terminal: &Terminal,
) -> anyhow::Result<Status> {
    let written = left.baseline().cloned().unwrap_or_default();
    let found = counted(written.known.len(), "finding");
    terminal.note(&format!("wrote {found} to {}", written.path));
    if written.path != baseline::file(config) {
        terminal.note(&format!(
            "to have check, build and serve honour it, put baseline = \"{}\" into site.toml",
            written.path
        ));
    }
    let mut codes: Vec<&str> = left.iter().map(|item| item.code).collect();
    if codes.is_empty() {
        return Ok(Status::Done);
    }
    let count = codes.len();
    codes.sort_unstable();
    codes.dedup();
    let (found, verb) = (counted(count, "finding"), if count == 1 { "is" } else { "are" });
    terminal.note(&format!(
        "{found} {verb} not recorded and {verb} reported as before, to guard what is published: {}\n",
        codes.join(", ")
    ));
    tell(left, checking.format, config, None, terminal)?;
    Ok(status(left, checking.deny_warnings))
}

/// What the findings mean for the exit status.
pub fn status(diagnostics: &Diagnostics, deny_warnings: bool) -> Status {
    let fails = diagnostics.errors() > 0 || deny_warnings && diagnostics.warnings() > 0;
    if fails { Status::Findings } else { Status::Done }
}

/// A path asked about.
struct Asked<'a> {
    /// As it was written.
    written: &'a Path,
    /// Relative to the root, with `/`; empty for the root itself.
    below: String,
}

impl Asked<'_> {
    fn covers(&self, file: &str) -> bool {
        let rest = file.strip_prefix(self.below.as_str());
        self.below.is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

fn below_root<'a>(paths: &'a [PathBuf], config: &Config) -> anyhow::Result<Vec<Asked<'a>>> {
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
            Ok(Asked { written: path, below: parts.join("/") })
        })
        .collect()
}

/// The findings for what was asked about. A path that names no document is said, since nothing is
/// checked there; where none names any, nothing was checked at all.
fn only(diagnostics: Diagnostics, paths: &[Asked<'_>], terminal: &Terminal) -> anyhow::Result<Diagnostics> {
    let nothing = |asked: &&Asked<'_>| !diagnostics.files().any(|file| asked.covers(file));
    let empty: Vec<&Asked<'_>> = paths.iter().filter(nothing).collect();
    if let (Some(first), true) = (empty.first(), empty.len() == paths.len()) {
        bail!("{} is no document and holds none: nothing was checked", first.written.display());
    }
    for asked in empty {
        terminal.note(&format!("warning: {} is no document and holds none", asked.written.display()));
    }
    Ok(diagnostics.filtered(|file| paths.iter().any(|asked| asked.covers(file))))
}
