//! `pmsite index`: INDEX.md, the list of all incidents for those who read them on the forge.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;

use anyhow::{Context, bail};

use pmsite::listing::{self, FILE_NAME};
use pmsite::parse;
use pmsite::report::counted;

use super::new::from_here;
use super::{Status, Terminal, load_config};
use crate::cli::{Audience, Cli, Index};

pub fn run(cli: &Cli, arguments: &Index, terminal: &Terminal) -> anyhow::Result<Status> {
    let config = load_config(cli, terminal)?;
    let (audience, again) = match arguments.audience {
        Audience::Public => (parse::Audience::Public, "pmsite index"),
        Audience::Internal => (parse::Audience::Internal, "pmsite index --audience internal"),
    };
    let library = pmsite::library(&config, audience, false)?;
    let wanted = listing::markdown(&library, &config);
    let path = config.root.join(FILE_NAME);
    let found = present(&path)?;
    let shown = from_here(&path).display().to_string();
    // A checkout on Windows may have other line ends.
    if found.as_ref().is_some_and(|found| found.replace("\r\n", "\n") == wanted) {
        terminal.note(&format!("{shown} is current: {}", counted(library.incidents.len(), "incident")));
        return Ok(Status::Done);
    }
    if let Some(found) = &found
        && !listing::is_ours(found)
    {
        bail!(
            "{shown} is there already, was not written by pmsite, and was left as it is: give it another name"
        );
    }
    if arguments.check {
        let how = if found.is_some() { "not current" } else { "missing" };
        terminal.result(&format!("{shown} is {how}: `{again}` writes it\n"))?;
        return Ok(Status::Findings);
    }
    replace(&path, &wanted).with_context(|| format!("cannot write {shown}"))?;
    terminal.result(&format!("{shown}\n"))?;
    terminal.note(&format!("{} listed", counted(library.incidents.len(), "incident")));
    Ok(Status::Done)
}

/// The text of the file at `path`, where there is one.
fn present(path: &Path) -> anyhow::Result<Option<String>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("cannot read {}", from_here(path).display())),
    }
}

/// Puts the file in place whole: what a full disk cuts off is not left as the list.
fn replace(path: &Path, text: &str) -> std::io::Result<()> {
    let beside = path.with_file_name(format!(".{FILE_NAME}.pmsite-{}", std::process::id()));
    let written = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&beside)
        .and_then(|mut file| file.write_all(text.as_bytes()))
        .and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        // The error that is told is the one that came first.
        let _ = fs::remove_file(&beside);
    }
    written
}
