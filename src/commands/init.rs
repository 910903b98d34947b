//! `pmsite init`: a site to begin with. Nothing is asked, and nothing that is there is touched.

mod folders;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use pmsite::config;
use pmsite::init::{self, Action, Base, CONTENT, Documents, File, Surroundings};

use super::new::from_here;
use super::{Status, Terminal, today_unless_told};
use crate::cli::{Cli, Init};

/// At most so many folders of markdown are named.
const MAX_OTHERS: usize = 3;

const BEFORE_PUBLISHING: &str = "
Before you publish it: GitHub Pages of a private repository are public on most plans. What stands between
<!-- internal --> and <!-- /internal --> reaches no file of a public build; `--audience internal` builds it, for
a place that none but your team can read. Keys and passwords in a document stop the build (PM801); mail and
IP addresses, phone numbers and the words of `[privacy] deny` are warned of (PM802). All else is published.";

pub fn run(cli: &Cli, arguments: &Init, terminal: &Terminal) -> anyhow::Result<Status> {
    if cli.config.is_some() {
        bail!("--config: init writes the site.toml of a new site; move your settings there");
    }
    let folder = arguments.folder.as_ref().or(cli.root.as_ref()).cloned().unwrap_or_else(|| ".".into());
    let site = std::path::absolute(&folder)?;
    if site.exists() && !site.is_dir() {
        bail!("{} is not a folder", folder.display());
    }
    let asked = arguments.content.as_deref().map(|content| folder_below(content, &site)).transpose()?;
    let settings = Settings::of(&site, asked.as_deref())?;
    let read = settings.content().map(str::to_owned).or(asked);
    let is_told = read.is_some();
    let (content, documents) = folders::documents(&site, read);
    let repository = repository(&site);
    let within = below(&site, &repository)?;
    let around = Surroundings { is_site: settings != Settings::None, documents, content, within };
    let files = init::files(&around, &Action::own(), today_unless_told()?)?;
    let place = |file: &File| match file.base {
        Base::Site => site.join(&file.path),
        Base::Repository => repository.join(&file.path),
    };
    let (kept, new): (Vec<_>, Vec<_>) = files
        .iter()
        .map(|file| (place(file), file))
        .partition(|(path, _)| fs::symlink_metadata(path).is_ok());
    write_all(&new)?;

    let shown = |path: &Path| from_here(path).display().to_string();
    let written: String = new.iter().map(|(path, _)| format!("{}\n", shown(path))).collect();
    terminal.result(&written)?;
    match &settings {
        Settings::None => {}
        Settings::Kept(_) => {
            let more = if new.is_empty() { ", and nothing is missing" } else { "" };
            let path = site.join(config::FILE_NAME);
            terminal.note(&format!("{} is there already and was left as it is{more}", shown(&path)));
        }
        Settings::Changed(content) => {
            let path = site.join(config::FILE_NAME);
            fs::write(&path, init::settings(content))
                .with_context(|| format!("cannot write {}", shown(&path)))?;
            terminal.note(&format!(
                "{} was as init had written it, and now has content = \"{content}\"; what is in the folder {CONTENT} is not read any more",
                shown(&path)
            ));
        }
    }
    for (path, file) in &kept {
        let more = match file.path.as_str() {
            ".gitignore" if !ignores_site(path) => "; add a line to it: /_site/",
            _ => "",
        };
        if !around.is_site || !more.is_empty() {
            terminal.note(&format!("{} is there already and was left as it is{more}", shown(path)));
        }
    }
    if !around.is_site {
        tell_documents(&site, &around, is_told, terminal);
    }
    if new.is_empty() && matches!(settings, Settings::Kept(_)) {
        return Ok(Status::Done);
    }
    terminal.note(&next(&site, &around));
    terminal.note(BEFORE_PUBLISHING);
    Ok(Status::Done)
}

/// What is to become of site.toml.
#[derive(PartialEq)]
enum Settings {
    /// It is not there.
    None,
    /// It stays; documents are read from this folder.
    Kept(String),
    /// It is as init has written it, and gets this content folder.
    Changed(String),
}

impl Settings {
    fn of(site: &Path, asked: Option<&str>) -> anyhow::Result<Self> {
        let path = site.join(config::FILE_NAME);
        if fs::symlink_metadata(&path).is_err() {
            return Ok(Self::None);
        }
        let content = config::load(site, None)?.content;
        match asked {
            Some(asked) if asked != content => {
                if fs::read(&path)? != init::settings(&content).as_bytes() {
                    bail!(
                        "--content: {} is there already and reads documents from {content}; write into it: content = \"{asked}\"",
                        from_here(&path).display()
                    );
                }
                Ok(Self::Changed(asked.to_owned()))
            }
            _ => Ok(Self::Kept(content)),
        }
    }

    fn content(&self) -> Option<&str> {
        match self {
            Self::None => None,
            Self::Kept(content) | Self::Changed(content) => Some(content),
        }
    }
}

/// The folder that `--content` names, relative to the site's, with `/`.
fn folder_below(content: &str, site: &Path) -> anyhow::Result<String> {
    let path = Path::new(content).strip_prefix(site).unwrap_or(Path::new(content));
    let below = path.to_str().and_then(config::below);
    below.with_context(|| {
        format!("--content: {content} names no folder below the site, which is {}", site.display())
    })
}

/// Whether the file keeps the folder of the site out of the repository.
fn ignores_site(path: &Path) -> bool {
    let text = fs::read_to_string(path).unwrap_or_default();
    text.lines().any(|line| line.trim().trim_matches('/') == "_site")
}

/// Tells which documents were found, and where others may be.
fn tell_documents(site: &Path, around: &Surroundings, is_told: bool, terminal: &Terminal) {
    let content = from_here(&site.join(&around.content)).display().to_string();
    match around.documents {
        Documents::There => {
            terminal.note(&format!("{content} holds files already, so that no examples were written"));
        }
        Documents::Beside => terminal.note(
            "documents are read from the folder content: those beside site.toml are not, and no examples were written",
        ),
        Documents::None => {}
    }
    let others = if is_told || around.documents == Documents::There {
        Vec::new()
    } else {
        folders::with_several(site)
    };
    let others: Vec<_> =
        others.into_iter().filter(|(folder, _)| *folder != around.content).take(MAX_OTHERS).collect();
    let Some((first, _)) = others.first() else { return };
    let named: Vec<String> = others.iter().map(|(folder, count)| format!("{folder} ({count})")).collect();
    terminal.note(&format!(
        "\nThere are markdown files in {}. If postmortems are among them, name their folder:\n  pmsite {}init --content {}",
        named.join(", "),
        root(site),
        quoted(first)
    ));
}

/// What names the site's folder in a command.
fn root(site: &Path) -> String {
    match std::env::current_dir().is_ok_and(|here| here == site) {
        true => String::new(),
        false => format!("--root {} ", quoted(&from_here(site).display().to_string())),
    }
}

/// The next three commands.
fn next(site: &Path, around: &Surroundings) -> String {
    let root = root(site);
    let serve = ("serve --open", "shows the site in the browser, and what you change at once");
    let commands: [(&str, &str); 3] = match around.documents {
        Documents::None => [
            serve,
            ("new \"What happened, in a line\"", "begins a postmortem of your own"),
            ("check", "says what it lacks, and where"),
        ],
        Documents::There => [
            ("check", "says what the documents lack, and where"),
            ("check --write-baseline", "takes that for known, so that only new findings are reported"),
            serve,
        ],
        Documents::Beside => [
            ("import *.md", "copies them into content, with what they state as front matter"),
            ("check", "says what they lack, and where"),
            serve,
        ],
    };
    let commands = commands.map(|(command, does)| (format!("pmsite {root}{command}"), does));
    let width = commands.iter().map(|(command, _)| command.chars().count()).max().unwrap_or_default();
    let lines = commands.map(|(command, does)| format!("\n  {command:width$}   {does}"));
    format!("\nNext:{}", lines.concat())
}

/// `text` as a shell takes it for one word.
fn quoted(text: &str) -> String {
    let is_plain = text.chars().all(|c| c.is_alphanumeric() || "-_./\\:".contains(c));
    if is_plain { text.to_owned() } else { format!("\"{text}\"") }
}

/// The folder of the repository that `site` lies in: the nearest upward with `.git`, else `site`.
fn repository(site: &Path) -> PathBuf {
    site.ancestors().find(|folder| folder.join(".git").exists()).unwrap_or(site).to_owned()
}

/// The path of `site` below `repository`, with `/`.
fn below(site: &Path, repository: &Path) -> anyhow::Result<String> {
    let below = site.strip_prefix(repository).unwrap_or(Path::new(""));
    let parts: Option<Vec<&str>> = below.components().map(|part| part.as_os_str().to_str()).collect();
    let path = parts.map(|parts| parts.join("/"));
    // What a workflow would take for an expression cannot be the name of a folder in it.
    path.filter(|path| !path.contains("${{") && !path.contains(char::is_control)).with_context(|| {
        format!("a workflow cannot name the folder {}: give it another name", below.display())
    })
}

/// Writes all of them, or, where one cannot be written, leaves none.
fn write_all(files: &[(PathBuf, &File)]) -> anyhow::Result<()> {
    let mut undo = Undo::default();
    for (path, file) in files {
        write(path, &file.text, &mut undo)
            .with_context(|| format!("cannot write {}; nothing was written", from_here(path).display()))?;
    }
    undo.made.clear();
    Ok(())
}

fn write(path: &Path, text: &str, undo: &mut Undo) -> std::io::Result<()> {
    let missing = path.ancestors().skip(1).take_while(|folder| !folder.exists());
    let missing: Vec<&Path> = missing.filter(|folder| !folder.as_os_str().is_empty()).collect();
    for folder in missing.into_iter().rev() {
        fs::create_dir(folder)?;
        undo.made.push(folder.to_owned());
    }
    let mut file = fs::OpenOptions::new().write(true).create_new(true).open(path)?;
    undo.made.push(path.to_owned());
    file.write_all(text.as_bytes())
}

/// What was made so far; dropped, it takes that away again, the last first.
#[derive(Default)]
struct Undo {
    made: Vec<PathBuf>,
}

impl Drop for Undo {
    fn drop(&mut self) {
        for path in self.made.iter().rev() {
            // A folder goes only if it is empty, and a file only if it was made here.
            let _ = if path.is_dir() { fs::remove_dir(path) } else { fs::remove_file(path) };
        }
    }
}
