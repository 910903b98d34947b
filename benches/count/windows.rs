//! The outage window of each document.

use std::path::Path;

use serde::Serialize;

use pmsite::incident::{Basis, Fact, Field, Moment};

use crate::documents::{read, settings, understand};
use crate::{Figures, share};

#[derive(Serialize)]
pub struct Windows {
    documents: usize,
    /// Documents of which start and end are known, each with date and zone.
    whole: usize,
    files: Vec<File>,
}

#[derive(Serialize)]
struct File {
    path: String,
    start: Option<Time>,
    end: Option<Time>,
}

#[derive(Serialize)]
struct Time {
    at: String,
    zone: String,
    basis: Basis,
    /// The line it is written in; 1 for what is computed.
    line: usize,
}

pub fn count(folder: &Path) -> anyhow::Result<Windows> {
    let config = settings(folder, "strict")?;
    let files: Vec<File> = read(&config)?
        .iter()
        .map(|source| {
            let incident = understand(source, &config);
            let time = |field: &Field<Moment>| {
                field.fact().map(|Fact { value, basis, span }| Time {
                    at: value.rfc3339(),
                    zone: value.zone.clone(),
                    basis: *basis,
                    line: source.position(span.start).line,
                })
            };
            File { path: source.path().to_owned(), start: time(&incident.start), end: time(&incident.end) }
        })
        .collect();
    let whole = files.iter().filter(|file| file.start.is_some() && file.end.is_some()).count();
    Ok(Windows { documents: files.len(), whole, files })
}

impl Figures for Windows {
    fn lines(&self) -> Vec<String> {
        let mut lines: Vec<String> = self
            .files
            .iter()
            .map(|file| {
                format!("{}\n  {}\n  {}", file.path, text("start", &file.start), text("end", &file.end))
            })
            .collect();
        lines.push(format!("\nstart and end known: {}", share(self.whole, self.documents)));
        lines
    }
}

fn text(name: &str, time: &Option<Time>) -> String {
    match time {
        Some(Time { at, zone, basis, line }) => {
            format!("{name:<6} {at}  {zone}  line {line}, {}", basis.describe())
        }
        None => format!("{name:<6} -"),
    }
}
