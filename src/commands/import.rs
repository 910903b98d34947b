//! `pmsite import`: foreign text to documents.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, bail};
use similar::TextDiff;
use walkdir::WalkDir;

use pmsite::config::{self, Config};
use pmsite::discover::MAX_SIZE;
use pmsite::import::{self, Imported};
use pmsite::source::SourceFile;
use pmsite::template;

use super::new::{create, from_here};
use super::{Status, Terminal, load_config};
use crate::cli::{Cli, Import};

/// Endings of files that are imported from a folder.
const ENDINGS: [&str; 4] = ["md", "markdown", "txt", "text"];

/// A file to import.
struct Input {
    /// Where it is.
    path: PathBuf,
    /// The folder below the target's that it goes to: that which it has below the folder named.
    folder: PathBuf,
}

pub fn run(cli: &Cli, arguments: &Import, terminal: &Terminal) -> anyhow::Result<Status> {
    let config = settings(cli, terminal)?;
    let to = match &arguments.to {
        Some(to) => std::path::absolute(to)?,
        None => config.root.join(&config.content),
    };
    if to.exists() && !to.is_dir() {
        bail!("--to: {} is no folder", to.display());
    }
    let mut failed = 0;
    let mut done = 0;
    let mut taken = BTreeSet::new();
    for input in arguments.files.iter().flat_map(|path| inputs(path)) {
        let outcome =
            input.and_then(|input| one(&input, &to, &config, &mut taken, arguments.dry_run, terminal));
        match outcome {
            Ok(()) => done += 1,
            Err(error) => {
                failed += 1;
                terminal.error(&error);
            }
        }
    }
    if failed > 0 {
        bail!("{failed} of {} could not be imported", files(failed + done));
    }
    if done == 0 {
        bail!("there is nothing to import: no file there ends in .{}", ENDINGS.join(", ."));
    }
    terminal.note(&if arguments.dry_run {
        format!("{} would be imported; nothing was written", files(done))
    } else {
        format!("{} imported; next: pmsite check {}", files(done), from_here(&to).display())
    });
    Ok(Status::Done)
}

fn files(count: usize) -> String {
    if count == 1 { "1 file".to_owned() } else { format!("{count} files") }
}

/// The site's settings; where there is no site yet, those of a site.toml with a title alone.
fn settings(cli: &Cli, terminal: &Terminal) -> anyhow::Result<Config> {
    let asked = cli.root.is_some() || cli.config.is_some();
    if asked || config::find_root(Path::new(".")).is_ok() {
        return load_config(cli, terminal);
    }
    terminal
        .note("there is no site.toml here: the usual settings are taken; `check` and `build` will need one");
    let source = Arc::new(SourceFile::new(config::FILE_NAME, "title = \"Postmortems\"\n"));
    Ok(config::from_source(&std::env::current_dir()?, &source)?)
}

/// The files that `path` stands for: itself, or those of a folder, but for what is hidden, begins
/// with `_`, or is a README, which tells of the folder.
fn inputs(path: &Path) -> Vec<anyhow::Result<Input>> {
    if !path.is_dir() {
        return vec![Ok(Input { path: path.to_owned(), folder: PathBuf::new() })];
    }
    let is_wanted = |name: &str| !name.starts_with(['.', '_']);
    WalkDir::new(path)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || is_wanted(&entry.file_name().to_string_lossy()))
        .filter(|entry| {
            entry.as_ref().map_or(true, |entry| {
                let ending = entry.path().extension().map(|ending| ending.to_string_lossy().to_lowercase());
                let is_text = ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()));
                entry.file_type().is_file() && is_text && !stem(entry.path()).eq_ignore_ascii_case("readme")
            })
        })
        .map(|entry| {
            let entry = entry.with_context(|| format!("cannot read {}", path.display()))?;
            let below = entry.path().strip_prefix(path).unwrap_or(entry.path());
            let folder = below.parent().map(Path::to_owned).unwrap_or_default();
            Ok(Input { path: entry.into_path(), folder })
        })
        .collect()
}

fn one(
    input: &Input,
    to: &Path,
    config: &Config,
    taken: &mut BTreeSet<PathBuf>,
    dry_run: bool,
    terminal: &Terminal,
) -> anyhow::Result<()> {
    let shown = input.path.display();
    let source = Arc::new(read(&input.path)?);
    // Levels go by folder, and the name is known only when the text is.
    let folder = below_root(&to.join(&input.folder), config);
    let imported = import::import(&source, config, &format!("{folder}/{}.md", stem(&input.path)))
        .with_context(|| shown.to_string())?;
    let target = to.join(&input.folder).join(format!("{}.md", name(&input.path, &imported)));
    let target_shown = from_here(&target).display().to_string();
    if !taken.insert(target.clone()) {
        bail!("{shown}: {target_shown} has just been made from another file: rename one of the two");
    }
    if target.symlink_metadata().is_ok() {
        bail!(
            "{shown}: {target_shown} is there already and was left as it is; --to DIR writes below another folder"
        );
    }
    if dry_run {
        let diff = TextDiff::from_lines(source.text(), &imported.document);
        let diff = diff.unified_diff().header(&shown.to_string(), &target_shown).to_string();
        terminal.result(&diff)?;
    } else {
        create(&target, &imported.document).with_context(|| shown.to_string())?;
        terminal.result(&format!("{target_shown}\n"))?;
    }
    terminal.note(&report(&shown.to_string(), &imported));
    Ok(())
}

fn read(path: &Path) -> anyhow::Result<SourceFile> {
    let shown = path.display();
    let metadata = std::fs::metadata(path).with_context(|| format!("cannot read {shown}"))?;
    if metadata.len() > MAX_SIZE {
        bail!(
            "{shown}: over {} MiB, which is no postmortem; take out what is embedded",
            MAX_SIZE / 1024 / 1024
        );
    }
    let bytes = std::fs::read(path).with_context(|| format!("cannot read {shown}"))?;
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        bail!("{shown}: UTF-16 text; convert it: iconv -f UTF-16 -t UTF-8");
    }
    match String::from_utf8(bytes) {
        Ok(text) if text.contains('\0') => bail!("{shown}: this is no text"),
        Ok(text) if text.trim().is_empty() => bail!("{shown}: there is nothing in it"),
        Ok(text) => Ok(SourceFile::new(shown.to_string(), text)),
        Err(error) => {
            let before = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
            let line = before.iter().filter(|&&byte| byte == b'\n').count() + 1;
            bail!("{shown}: line {line} is not UTF-8; convert the file: iconv -f WINDOWS-1252 -t UTF-8")
        }
    }
}

fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The document's name: that of the file, which is the incident's id from then on. A README and an
/// index are called like all others of their kind, so the title or the folder names them.
fn name(path: &Path, imported: &Imported) -> String {
    let own = stem(path);
    let own = own.trim_start_matches(['_', '.']);
    if !["readme", "index", "postmortem", ""].contains(&own.to_lowercase().as_str()) {
        return own.to_owned();
    }
    if let Some(title) = &imported.title {
        let slug = template::short_slug(title);
        return imported.date.map_or(slug.clone(), |date| format!("{date}-{slug}"));
    }
    let folder = std::path::absolute(path)
        .ok()
        .and_then(|path| path.parent()?.file_name().map(|name| name.to_owned()));
    folder.map_or_else(|| "postmortem".to_owned(), |name| name.to_string_lossy().into_owned())
}

/// `folder` relative to the root with `/`, or its own name where it lies elsewhere.
fn below_root(folder: &Path, config: &Config) -> String {
    let below = folder.strip_prefix(&config.root).unwrap_or(Path::new(&config.content));
    below.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// What is to be known about an imported document.
fn report(from: &str, imported: &Imported) -> String {
    let mut lines = vec![format!("{from}:")];
    if !imported.has_parts {
        lines.push("  no part of a postmortem was recognised: the text was taken whole".to_owned());
    }
    for unused in &imported.unused {
        let (first, last) = (unused.first, unused.last);
        lines.push(format!("  unused: lines {first}-{last}, {} (\"{}\")", unused.why, unused.quote));
    }
    for line in &imported.embedded {
        lines.push(format!(
            "  image: line {line}: embedded in the text; save it beside the document and link to it"
        ));
    }
    for (line, was, is) in &imported.renamed {
        lines.push(format!("  heading: line {line}, `{was}` is now `{is}`"));
    }
    for fact in &imported.facts {
        lines
            .push(format!("  found: {}: {}, line {}: \"{}\"", fact.field, fact.value, fact.line, fact.quote));
    }
    if !imported.moved.is_empty() {
        let moved = imported.moved.join(", ");
        lines.push(format!(
            "  kept under `extra`: {moved}; [fields] in site.toml maps other names of pmsite's fields"
        ));
    }
    for gap in imported.gaps.iter().filter(|gap| gap.hint.is_some()) {
        lines.push(format!("  left open: {}: {}", gap.field, gap.hint.as_deref().unwrap_or_default()));
    }
    let silent: Vec<&str> =
        imported.gaps.iter().filter(|gap| gap.hint.is_none()).map(|gap| gap.field).collect();
    if !silent.is_empty() {
        lines.push(format!("  not found: {}", silent.join(", ")));
    }
    lines.join("\n")
}
