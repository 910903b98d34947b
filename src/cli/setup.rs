//! The commands that set something up: documents, a site, the list for the forge, completions, manual pages.

use std::path::PathBuf;

use clap::Args;
use clap_complete::Shell;

use super::{Audience, help};

/// `pmsite new`
#[derive(Debug, Args)]
#[command(after_long_help = help::NEW)]
pub struct New {
    /// What happened, in a line.
    #[arg(value_name = "TITLE")]
    pub title: String,
    /// When it began: 2026-03-02T14:30:00Z, or "2026-03-02 14:30" in site.toml's time zone.
    #[arg(long, value_name = "TIME")]
    pub start: Option<String>,
    /// One of site.toml's severities.
    #[arg(long, value_name = "SEVERITY")]
    pub severity: Option<String>,
}

/// `pmsite import`
#[derive(Debug, Args)]
#[command(after_long_help = help::IMPORT)]
pub struct Import {
    /// Text files, and folders of them.
    #[arg(value_name = "FILES", required = true)]
    pub files: Vec<PathBuf>,
    /// The folder to put the documents into; by default the site's content folder.
    #[arg(long, value_name = "DIR")]
    pub to: Option<PathBuf>,
    /// Show what would be written, as a diff, and write nothing.
    #[arg(long)]
    pub dry_run: bool,
}

/// `pmsite init`
#[derive(Debug, Args)]
#[command(after_long_help = help::INIT)]
pub struct Init {
    /// The folder to make a site of; by default this one. It is made where it is not there yet.
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
    /// The folder of the postmortems, below the site's; by default one of a usual name, else content.
    ///
    /// It is written into site.toml, and gets the examples only where it holds nothing.
    #[arg(long, value_name = "FOLDER")]
    pub content: Option<String>,
}

/// `pmsite index`
#[derive(Debug, Args)]
#[command(after_long_help = help::INDEX)]
pub struct Index {
    /// Write nothing, and say with exit status 1 where INDEX.md is not current.
    #[arg(long)]
    pub check: bool,
    /// Who reads the repository: facts of internal blocks are left out for a public audience.
    #[arg(long, value_name = "AUDIENCE", default_value = "public")]
    pub audience: Audience,
}

/// `pmsite completions`
#[derive(Debug, Args)]
#[command(after_help = help::COMPLETIONS)]
pub struct Completions {
    /// The shell.
    #[arg(value_name = "SHELL")]
    pub shell: Shell,
}

/// `pmsite man`
#[derive(Debug, Args)]
#[command(after_help = help::MAN)]
pub struct Man {
    /// The command to show the page of; without one, that of pmsite itself.
    #[arg(value_name = "COMMAND", conflicts_with = "dir")]
    pub name: Option<String>,
    /// Write a page for pmsite and for each command into DIR: pmsite.1, pmsite-build.1 and so on.
    #[arg(long, value_name = "DIR")]
    pub dir: Option<PathBuf>,
}
