//! `pmsite new`: a document to fill in.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use pmsite::config::Config;
use pmsite::incident::Moment;
use pmsite::parse::times;
use pmsite::suggest;
use pmsite::template::{self, Known};

use super::{Status, Terminal, load_config, today_unless_told};
use crate::cli::{Cli, New};

pub fn run(cli: &Cli, arguments: &New, terminal: &Terminal) -> anyhow::Result<Status> {
    let config = load_config(cli, terminal)?;
    let title = arguments.title.split_whitespace().collect::<Vec<_>>().join(" ");
    if title.is_empty() {
        bail!("the title is empty: say in a line what happened: pmsite new \"Checkout down for an hour\"");
    }
    let start = arguments.start.as_deref().map(|text| start(text, &config)).transpose()?;
    let severity = arguments.severity.as_deref().map(|name| severity(name, &config)).transpose()?;
    let date = match &start {
        Some(start) => start.at.date_naive(),
        None => today_unless_told()?,
    };
    let path = format!("{}/{}", config.content, template::file_name(date, &title));
    let document = template::document(&Known { title, start, severity }, &config, &path);
    create(&config.root.join(&path), &document)?;
    let shown = from_here(&config.root.join(&path));
    terminal.result(&format!("{}\n", shown.display()))?;
    terminal.note(&format!("fill it in; `pmsite check {}` says what is missing", shown.display()));
    Ok(Status::Done)
}

/// Writes a file that must not be there yet, with the folders above it.
pub fn create(path: &Path, text: &str) -> anyhow::Result<()> {
    let shown = from_here(path);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", from_here(folder).display()))?;
    }
    let file = fs::OpenOptions::new().write(true).create_new(true).open(path);
    let written = match file {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            bail!("{} is there already and was left as it is", shown.display())
        }
        file => file.and_then(|mut file| file.write_all(text.as_bytes())),
    };
    written.with_context(|| format!("cannot write {}", shown.display()))
}

/// `path` as it can be typed where the command was run.
pub fn from_here(path: &Path) -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    path.strip_prefix(&here).unwrap_or(path).to_owned()
}

/// The start as it was given on the command line.
fn start(text: &str, config: &Config) -> anyhow::Result<Moment> {
    const FORM: &str = "write it as 2026-03-02T14:30:00Z";
    let Ok(Some(written)) = times::whole(text) else { bail!("--start: `{text}` is no time; {FORM}") };
    let Some(clock) = written.clock else { bail!("--start: `{text}` has no time of day; {FORM}") };
    let Some(date) = written.date else { bail!("--start: `{text}` has no date; {FORM}") };
    if let Some(other) = written.other_date {
        bail!("--start: `{text}` may be {date} or {other}; {FORM}");
    }
    let zone = match &written.zone {
        Some(zone) => {
            if !zone.readings.is_empty() {
                let names: Vec<&str> = zone.readings.iter().map(|reading| reading.name).collect();
                bail!("--start: the zone of `{text}` may be {}; {FORM}", names.join(", or "));
            }
            zone.zone.clone()
        }
        None => match &config.timezone {
            Some(zone) => zone.clone(),
            None => bail!("--start: `{text}` has no time zone, and site.toml names none; {FORM}"),
        },
    };
    let (moment, _) = zone
        .at(date.and_time(clock))
        .with_context(|| format!("--start: `{text}` is out of range; {FORM}"))?;
    Ok(moment)
}

/// The severity as site.toml writes it.
fn severity(name: &str, config: &Config) -> anyhow::Result<String> {
    let known = &config.severities;
    match known.iter().find(|known| known.eq_ignore_ascii_case(name)) {
        Some(known) => Ok(known.clone()),
        None => {
            let help = suggest::did_you_mean(name, known.iter().map(String::as_str))
                .unwrap_or_else(|| format!("the severities are {}", known.join(", ")));
            bail!("--severity: there is no severity `{name}`; {help}")
        }
    }
}
