//! `pmsite init`: a site to begin with. Nothing is asked, and nothing that is there is touched.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use pmsite::config;
use pmsite::init::{self, Action, Base, CONTENT, Documents, File, Surroundings, USUAL_FOLDERS};
use pmsite::source::markdown_stem;

use super::new::from_here;
use super::{Status, Terminal, today_unless_told};
use crate::cli::{Cli, Init};

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
    let settings = site.join(config::FILE_NAME);
    if fs::symlink_metadata(&settings).is_ok() {
        bail!("{} is there already: this is a site, and was left as it is", from_here(&settings).display());
    }
    let repository = repository(&site);
    let around = Surroundings { documents: documents(&site), within: below(&site, &repository)? };
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
    for (path, file) in &kept {
        let more = if file.path == ".gitignore" { "; add a line to it: /_site/" } else { "" };
        terminal.note(&format!("{} is there already and was left as it is{more}", shown(path)));
    }
    match &around.documents {
        Documents::None => {}
        Documents::In(folder) => terminal.note(&format!(
            "{} holds files already, so that no examples were written",
            shown(&site.join(folder))
        )),
        Documents::Beside => terminal.note(
            "documents are read from the folder content: those beside site.toml are not, and no examples were written",
        ),
    }
    terminal.note(&next(&site, &around.documents));
    terminal.note(BEFORE_PUBLISHING);
    Ok(Status::Done)
}

/// The next three commands.
fn next(site: &Path, documents: &Documents) -> String {
    let is_here = std::env::current_dir().is_ok_and(|here| here == site);
    let root = match is_here {
        true => String::new(),
        false => format!("--root {} ", quoted(&from_here(site).display().to_string())),
    };
    let serve = ("serve --open", "shows the site in the browser, and what you change at once");
    let commands: [(&str, &str); 3] = match documents {
        Documents::None => [
            serve,
            ("new \"What happened, in a line\"", "begins a postmortem of your own"),
            ("check", "says what it lacks, and where"),
        ],
        Documents::In(_) => [
            ("check", "says what the documents lack, and where"),
            ("check --write-baseline", "takes that for known: only new findings stop a build"),
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

/// The documents that are there: in `content` if it holds any file, in a usual folder with markdown, or
/// beside site.toml.
fn documents(site: &Path) -> Documents {
    if holds(&site.join(CONTENT), usize::MAX, &|_| true) {
        return Documents::In(CONTENT.to_owned());
    }
    let is_readme = |stem: &str| stem.eq_ignore_ascii_case("readme");
    let is_document = |name: &str| markdown_stem(name).is_some_and(|stem| !is_readme(stem));
    if let Some(folder) =
        USUAL_FOLDERS.iter().find(|folder| holds(&site.join(folder), usize::MAX, &is_document))
    {
        return Documents::In((*folder).to_owned());
    }
    // CHANGELOG.md, CONTRIBUTING.md and their like tell of the repository.
    let is_loose = |name: &str| {
        is_document(name)
            && markdown_stem(name)
                .is_some_and(|stem| stem.chars().any(|c| !c.is_uppercase() && !"_-".contains(c)))
    };
    if holds(site, 1, &is_loose) { Documents::Beside } else { Documents::None }
}

/// Whether `folder` holds, down to `depth`, a file that counts and is not hidden.
fn holds(folder: &Path, depth: usize, counts: &dyn Fn(&str) -> bool) -> bool {
    let is_hidden = |name: &str| name.starts_with('.');
    walkdir::WalkDir::new(folder)
        .max_depth(depth)
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !is_hidden(&entry.file_name().to_string_lossy()))
        .filter_map(Result::ok)
        .any(|entry| !entry.file_type().is_dir() && counts(&entry.file_name().to_string_lossy()))
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
