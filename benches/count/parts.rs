//! Which of the required parts were found.

use std::path::Path;

use serde::Serialize;

use pmsite::parse::{Audience, parse};

use crate::documents::{read, settings};
use crate::{Figures, share};

#[derive(Serialize)]
pub struct Parts {
    documents: usize,
    /// Documents that have the part, by its name.
    summary: usize,
    timeline: usize,
    cause: usize,
    resolution: usize,
    corrective: usize,
    /// Documents with all parts; cause and resolution may share a section.
    all: usize,
    /// The same, counting those that tell of cause or resolution only.
    all_but_one_half: usize,
    files: Vec<File>,
}

#[derive(Serialize)]
struct File {
    path: String,
    summary: Vec<Heading>,
    timeline: Vec<Heading>,
    cause: Vec<Heading>,
    resolution: Vec<Heading>,
    corrective: Vec<Heading>,
    all: bool,
    all_but_one_half: bool,
}

/// A section of a part.
#[derive(Serialize)]
struct Heading {
    line: usize,
    title: String,
    kind: String,
}

pub fn count(folder: &Path) -> anyhow::Result<Parts> {
    let config = settings(folder, "strict")?;
    let files: Vec<File> = read(&config)?
        .iter()
        .map(|source| {
            let body = parse(source, &config, Audience::Internal).body;
            let headings = |part: &[usize]| -> Vec<Heading> {
                part.iter()
                    .filter_map(|&index| body.section(index))
                    .map(|section| Heading {
                        line: source.position(section.heading.start).line,
                        title: section.title.clone(),
                        kind: format!("{:?}", section.kind),
                    })
                    .collect()
            };
            let parts = &body.parts;
            let is_there = |part: &[usize]| !part.is_empty();
            let others = [&parts.summary, &parts.timeline, &parts.corrective];
            let others = others.into_iter().all(|part| is_there(part));
            let (cause, resolution) = (is_there(&parts.cause), is_there(&parts.resolution));
            File {
                path: source.path().to_owned(),
                summary: headings(&parts.summary),
                timeline: headings(&parts.timeline),
                cause: headings(&parts.cause),
                resolution: headings(&parts.resolution),
                corrective: headings(&parts.corrective),
                all: others && cause && resolution,
                all_but_one_half: others && (cause || resolution),
            }
        })
        .collect();
    let having = |part: fn(&File) -> &[Heading]| files.iter().filter(|file| !part(file).is_empty()).count();
    Ok(Parts {
        documents: files.len(),
        summary: having(|file| &file.summary),
        timeline: having(|file| &file.timeline),
        cause: having(|file| &file.cause),
        resolution: having(|file| &file.resolution),
        corrective: having(|file| &file.corrective),
        all: files.iter().filter(|file| file.all).count(),
        all_but_one_half: files.iter().filter(|file| file.all_but_one_half).count(),
        files,
    })
}

impl Figures for Parts {
    fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for file in &self.files {
            lines.push(format!("{}{}", file.path, if file.all { "" } else { "  (not all)" }));
            for (name, part) in [
                ("summary", &file.summary),
                ("timeline", &file.timeline),
                ("cause", &file.cause),
                ("resolution", &file.resolution),
                ("corrective", &file.corrective),
            ] {
                let found = match part.first() {
                    Some(first) => {
                        let more = part.len() - 1;
                        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
                        format!("{}: {}{more}", first.line, first.title)
                    }
                    None => "-".to_owned(),
                };
                lines.push(format!("  {name:<10} {found}"));
            }
        }
        lines.push(String::new());
        for (name, found) in [
            ("summary", self.summary),
            ("timeline", self.timeline),
            ("cause", self.cause),
            ("resolution", self.resolution),
            ("corrective", self.corrective),
            ("all parts", self.all),
            ("all, with cause or resolution", self.all_but_one_half),
        ] {
            lines.push(format!("{name:<29} {}", share(found, self.documents)));
        }
        lines
    }
}
