//! `pmsite completions` and `pmsite man`: made from the command line as it is described in `cli`.

use std::fs;
use std::path::Path;

use anyhow::{Context, bail};
use clap::CommandFactory;

use pmsite::suggest;

use super::{Status, Terminal};
use crate::cli::{Cli, Completions, Man};

pub fn completions(arguments: &Completions, terminal: &Terminal) -> anyhow::Result<Status> {
    let mut bytes = Vec::new();
    clap_complete::generate(arguments.shell, &mut Cli::command(), "pmsite", &mut bytes);
    terminal.stream(|out| out.write_all(&bytes))?;
    Ok(Status::Done)
}

pub fn man(arguments: &Man, terminal: &Terminal) -> anyhow::Result<Status> {
    let pages = pages();
    if let Some(folder) = &arguments.dir {
        return write(folder, &pages, terminal);
    }
    let name = arguments.name.as_deref().unwrap_or_default();
    let wanted = if name.is_empty() { "pmsite".to_owned() } else { format!("pmsite-{name}") };
    let Some(page) = pages.iter().find(|page| page_name(page) == wanted) else {
        let help = suggest::did_you_mean(name, pages.iter().skip(1).map(clap::Command::get_name))
            .unwrap_or_else(|| "`pmsite --help` lists the commands".to_owned());
        bail!("there is no command `{name}`; {help}");
    };
    let page = rendered(page)?;
    terminal.stream(|out| out.write_all(&page))?;
    Ok(Status::Done)
}

/// pmsite, then its commands.
fn pages() -> Vec<clap::Command> {
    let mut root = Cli::command();
    // Puts the global options into each command, and the name of pmsite before its own.
    root.build();
    let commands: Vec<clap::Command> =
        root.get_subcommands().filter(|command| command.get_name() != "help").cloned().collect();
    [root].into_iter().chain(commands).collect()
}

/// `pmsite-build`
fn page_name(command: &clap::Command) -> &str {
    command.get_display_name().unwrap_or_else(|| command.get_name())
}

fn rendered(command: &clap::Command) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    // No date: the same pmsite gives the same page.
    let version = concat!("pmsite ", env!("CARGO_PKG_VERSION"));
    let title = page_name(command).to_uppercase();
    let page = clap_mangen::Man::new(command.clone()).title(title).source(version).manual("pmsite manual");
    page.render(&mut bytes)?;
    Ok(bytes)
}

fn write(folder: &Path, pages: &[clap::Command], terminal: &Terminal) -> anyhow::Result<Status> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let mut written = String::new();
    for page in pages {
        let path = folder.join(format!("{}.1", page_name(page)));
        fs::write(&path, rendered(page)?).with_context(|| format!("cannot write {}", path.display()))?;
        written.push_str(&format!("{}\n", path.display()));
    }
    terminal.result(&written)?;
    Ok(Status::Done)
}
