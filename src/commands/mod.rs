//! The commands: each turns its arguments into calls of the library, and results into output.

pub mod build;
pub mod check;
pub mod explain;
pub mod export;
mod forge;
pub mod import;
pub mod index;
pub mod init;
pub mod manual;
pub mod new;
mod progress;
mod results;
pub mod schema;
pub mod search;
pub mod serve;

use std::io::{self, Write};
use std::path::Path;

use anstream::{AutoStream, ColorChoice};
use anyhow::{Context, bail};
use chrono::{DateTime, NaiveDate, Utc};

use pmsite::config::{self, Config, ConfigError};
use pmsite::diagnostic::Diagnostics;
use pmsite::report::{self, Style, counted};

use crate::cli::{Cli, Color, Format};

/// How a command that could run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Done.
    Done,
    /// Findings at error level.
    Findings,
}

/// Where results and everything else are printed.
#[derive(Clone)]
pub struct Terminal {
    choice: ColorChoice,
    quiet: bool,
    verbose: bool,
}

impl Terminal {
    pub fn new(cli: &Cli) -> Self {
        let choice = match cli.color {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        };
        Self { choice, quiet: cli.quiet, verbose: cli.verbose }
    }

    /// Prints a result to standard output. A reader that has gone away is no failure.
    pub fn result(&self, text: &str) -> anyhow::Result<()> {
        let mut out = AutoStream::new(io::stdout().lock(), self.choice);
        printed(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
    }

    /// Prints a result to standard output as `fill` brings it, byte for byte.
    pub fn stream(&self, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> anyhow::Result<()> {
        let mut out = io::BufWriter::new(io::stdout().lock());
        printed(fill(&mut out).and_then(|()| out.flush()))
    }

    /// Prints a line about what is going on to standard error.
    pub fn note(&self, text: &str) {
        if !self.quiet {
            self.stderr(text);
        }
    }

    /// Prints a line that only `-v` asks for.
    pub fn detail(&self, text: &str) {
        if self.verbose {
            self.stderr(text);
        }
    }

    /// Prints why a command could not run.
    pub fn error(&self, error: &anyhow::Error) {
        match error.downcast_ref::<ConfigError>() {
            Some(error) => self.stderr(&report::config_error(error, Style::Coloured)),
            None => self.stderr(&format!("error: {error:#}")),
        }
    }

    /// A progress bar belongs on a terminal, and nowhere else.
    pub fn shows_progress(&self) -> bool {
        !self.quiet
            && std::io::IsTerminal::is_terminal(&std::io::stderr())
            && std::env::var_os("CI").is_none()
    }

    fn stderr(&self, text: &str) {
        let mut out = AutoStream::new(std::io::stderr().lock(), self.choice);
        // Nobody is left to be told if standard error is gone.
        let _ = writeln!(out, "{text}");
    }
}

/// What came of printing a result.
fn printed(result: io::Result<()>) -> anyhow::Result<()> {
    match result {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(error).context("cannot write to standard output")
        }
        _ => Ok(()),
    }
}

/// Finds and loads the settings.
fn load_config(cli: &Cli, terminal: &Terminal) -> anyhow::Result<Config> {
    let root = match (&cli.root, &cli.config) {
        (Some(root), _) if !root.is_dir() => bail!("--root: there is no folder {}", root.display()),
        (Some(root), _) => std::path::absolute(root)?,
        (None, Some(_)) => config::find_root(Path::new(".")).or_else(|_| std::env::current_dir())?,
        (None, None) => config::find_root(Path::new(".")).map_err(|error| {
            anyhow::anyhow!("{error}\n`pmsite init` writes one, or a line will do: title = \"Postmortems\"; or name the folder with --root")
        })?,
    };
    let config = config::load(&root, cli.config.as_deref())?;
    terminal.detail(&format!("root: {}", root.display()));
    Ok(config)
}

/// Puts the profile asked for on the command line in force.
fn with_profile(mut config: Config, profile: Option<&str>) -> anyhow::Result<Config> {
    if let Some(name) = profile {
        config.levels = match config.levels.with_profile(name) {
            Some(levels) => levels,
            None => bail!(
                "--profile: there is no profile `{name}`; the profiles are {}",
                config.levels.profile_names().join(", ")
            ),
        };
    }
    Ok(config)
}

/// "Today": from --as-of, else SOURCE_DATE_EPOCH (seconds since 1970, reproducible-builds.org), else
/// the clock; a UTC date.
fn today(as_of: Option<NaiveDate>) -> anyhow::Result<NaiveDate> {
    as_of.map_or_else(today_unless_told, Ok)
}

/// "Today" where --as-of does not say.
fn today_unless_told() -> anyhow::Result<NaiveDate> {
    match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(text) if !text.is_empty() => {
            let seconds: i64 =
                text.parse().with_context(|| format!("SOURCE_DATE_EPOCH is no number of seconds: {text}"))?;
            let time = DateTime::<Utc>::from_timestamp(seconds, 0)
                .with_context(|| format!("SOURCE_DATE_EPOCH is out of range: {text}"))?;
            Ok(time.date_naive())
        }
        _ => Ok(Utc::now().date_naive()),
    }
}

/// Prints the findings. What the baseline no longer needs is part of the report for people, and of no
/// other that a program would stumble over.
///
/// On GitHub, `--format github` adds the job summary; `done` is a line in it on what else came of the run.
fn tell(
    diagnostics: &Diagnostics,
    format: Format,
    config: &Config,
    done: Option<&str>,
    terminal: &Terminal,
) -> anyhow::Result<()> {
    if let (true, Some(baseline)) = (format != Format::Human, diagnostics.baseline())
        && !baseline.gone.is_empty()
    {
        let path = &baseline.path;
        let gone: usize = baseline.gone.iter().map(|gone| gone.count).sum();
        terminal.note(&format!(
            "warning: {} of {path} no longer found; `pmsite check --write-baseline` takes them out",
            counted(gone, "finding")
        ));
    }
    if let Some(baseline) = diagnostics.baseline()
        && !baseline.refused.is_empty()
    {
        let found = counted(baseline.refused.values().sum(), "finding");
        let codes: Vec<&str> = baseline.refused.keys().map(String::as_str).collect();
        terminal.note(&format!(
            "warning: {} names {found} of rules that guard what is published ({}), which no baseline hides",
            baseline.path,
            codes.join(", ")
        ));
    }
    let within = match format {
        Format::Github | Format::Sarif => forge::within(&config.root),
        Format::Human | Format::Json => String::new(),
    };
    if let (Format::Github, Some(file)) = (format, forge::summary_file()) {
        let summary = report::summary(diagnostics, &within, forge::files().as_deref(), done);
        if let Err(error) = forge::append(&file, &summary) {
            terminal.note(&format!("warning: cannot write the job summary {}: {error}", file.display()));
        }
    }
    terminal.result(&report::report(diagnostics, report_format(format), Style::Coloured, &within))
}

fn report_format(format: Format) -> report::Format {
    match format {
        Format::Human => report::Format::Human,
        Format::Json => report::Format::Json,
        Format::Github => report::Format::Github,
        Format::Sarif => report::Format::Sarif,
    }
}
