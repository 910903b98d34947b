//! What a folder holds before it becomes a site: documents, and where they are.

use std::collections::BTreeMap;
use std::path::Path;

use pmsite::init::{CONTENT, Documents, USUAL_FOLDERS};
use pmsite::source::markdown_stem;
use walkdir::{DirEntry, WalkDir};

/// Folders that hold what others have written, or what programs have.
const FOREIGN: [&str; 7] = ["node_modules", "vendor", "target", "build", "dist", "venv", "_site"];
/// Fewer documents than this make no folder of postmortems.
const SEVERAL: usize = 3;
/// Documents are looked for so deep.
const DEPTH: usize = 5;

/// The content folder, and the documents that are there: in the folder `asked` for; else in `content` if
/// it holds any file, in a usual folder with markdown, or beside site.toml.
pub fn documents(site: &Path, asked: Option<String>) -> (String, Documents) {
    let any = |_: &str| true;
    if let Some(folder) = asked {
        let is_there = holds(&site.join(&folder), usize::MAX, &any);
        return (folder, if is_there { Documents::There } else { Documents::None });
    }
    let content = CONTENT.to_owned();
    if holds(&site.join(CONTENT), usize::MAX, &any) {
        return (content, Documents::There);
    }
    let usual = USUAL_FOLDERS.iter().find(|folder| holds(&site.join(folder), usize::MAX, &is_document));
    if let Some(folder) = usual {
        return ((*folder).to_owned(), Documents::There);
    }
    (content, if holds(site, 1, &is_loose) { Documents::Beside } else { Documents::None })
}

/// Folders that hold several documents, those with most first. Folders of years and months, and of
/// one document each, count for the folder that they stand in.
pub fn with_several(site: &Path) -> Vec<(String, usize)> {
    let mut found: BTreeMap<String, usize> = BTreeMap::new();
    let is_looked_into = |entry: &DirEntry| {
        let name = entry.file_name().to_string_lossy();
        entry.depth() == 0 || !name.starts_with('.') && !FOREIGN.contains(&&*name)
    };
    for entry in WalkDir::new(site).max_depth(DEPTH).into_iter().filter_entry(is_looked_into).flatten() {
        let name = entry.file_name().to_string_lossy();
        if entry.file_type().is_dir() || !is_loose(&name) {
            continue;
        }
        let folder = entry.path().strip_prefix(site).ok().and_then(Path::parent);
        let folder = folder.unwrap_or(Path::new("")).to_string_lossy().replace('\\', "/");
        let mut parts: Vec<&str> = folder.split('/').collect();
        if markdown_stem(&name).is_some_and(|stem| stem.eq_ignore_ascii_case("index")) {
            parts.pop();
        }
        while parts
            .last()
            .is_some_and(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit() || c == '-'))
        {
            parts.pop();
        }
        *found.entry(parts.join("/")).or_default() += 1;
    }
    let mut found: Vec<(String, usize)> =
        found.into_iter().filter(|(folder, count)| !folder.is_empty() && *count >= SEVERAL).collect();
    found.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    found
}

fn is_document(name: &str) -> bool {
    markdown_stem(name).is_some_and(|stem| !stem.eq_ignore_ascii_case("readme"))
}

/// CHANGELOG.md, CONTRIBUTING.md and their like tell of the repository.
fn is_loose(name: &str) -> bool {
    let is_shouted = |stem: &str| stem.chars().all(|c| c.is_uppercase() || "_-".contains(c));
    is_document(name) && markdown_stem(name).is_some_and(|stem| !is_shouted(stem))
}

/// Whether `folder` holds, down to `depth`, a file that counts and is not hidden.
fn holds(folder: &Path, depth: usize, counts: &dyn Fn(&str) -> bool) -> bool {
    let is_hidden = |name: &str| name.starts_with('.');
    WalkDir::new(folder)
        .max_depth(depth)
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !is_hidden(&entry.file_name().to_string_lossy()))
        .filter_map(Result::ok)
        .any(|entry| !entry.file_type().is_dir() && counts(&entry.file_name().to_string_lossy()))
}
