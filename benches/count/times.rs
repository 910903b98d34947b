//! Which time was read at the start of a line.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use pmsite::config::Config;
use pmsite::parse::timeline::RawEntry;
use pmsite::parse::times::{Leading, Written};
use pmsite::parse::{Audience, parse};
use pmsite::source::SourceFile;

use crate::documents::settings;
use crate::{Figures, share};

/// Classes of lines that begin with no time of day.
const NO_TIME: [&str; 4] = ["no-time text", "date+text(no time)", "date-only-line", "zone-declaration"];

#[derive(Serialize)]
pub struct Times {
    /// Lines of the classes that begin with a time, and how many times were read at their starts.
    lines: usize,
    read: usize,
    classes: BTreeMap<String, Class>,
    rows: Vec<Row>,
}

#[derive(Default, Serialize)]
struct Class {
    lines: usize,
    read: usize,
}

#[derive(Deserialize, Serialize)]
struct Line {
    class: String,
    corpus: String,
    file: String,
    line: String,
}

#[derive(Serialize)]
struct Row {
    #[serde(flatten)]
    line: Line,
    /// Whether its class is one of those that begin with a time.
    counted: bool,
    /// Absent where no entry or no time was found.
    time: Option<Time>,
    /// Why a time could not be used.
    malformed: Option<String>,
}

/// A time as it was read; what is not written is absent.
#[derive(Serialize)]
struct Time {
    date: Option<String>,
    /// The other reading of an ambiguous date.
    other_date: Option<String>,
    clock: Option<String>,
    zone: Option<String>,
    approximate: bool,
    end: Option<Box<Time>>,
}

pub fn count(table: &Path) -> anyhow::Result<Times> {
    let folder = table.canonicalize()?.parent().map(Path::to_owned).unwrap_or_default();
    let config = settings(&folder, "strict")?;
    let mut reader = csv::ReaderBuilder::new().delimiter(b'\t').from_path(table)?;
    let rows = reader
        .deserialize()
        .map(|line| {
            let line: Line = line?;
            let counted = !NO_TIME.contains(&line.class.as_str());
            let (time, malformed) = match first_entry(&line.line, &config).map(|entry| entry.time) {
                Some(Leading::Time(written)) => (Some(time(&written)), None),
                Some(Leading::Malformed(why)) => (None, Some(why.to_owned())),
                _ => (None, None),
            };
            Ok(Row { line, counted, time, malformed })
        })
        .collect::<anyhow::Result<Vec<Row>>>()?;
    let mut classes: BTreeMap<String, Class> = BTreeMap::new();
    for row in &rows {
        let class = classes.entry(row.line.class.clone()).or_default();
        class.lines += 1;
        class.read += usize::from(row.time.is_some());
    }
    let counted = || rows.iter().filter(|row| row.counted);
    Ok(Times {
        lines: counted().count(),
        read: counted().filter(|row| row.time.is_some()).count(),
        classes,
        rows,
    })
}

/// The first entry of a timeline that consists of `line` alone.
fn first_entry(line: &str, config: &Config) -> Option<RawEntry> {
    // A row of a table is one only below a head; a cut one lacks its last bar.
    let row = line.trim_start().starts_with('|').then(|| line.trim().trim_end_matches('|'));
    let text = match row {
        Some(row) => {
            let columns = row.matches('|').count();
            let head = format!("| Time |{}", " |".repeat(columns.saturating_sub(1)));
            format!("# Timeline\n\n{head}\n|{}\n{row} |\n", "---|".repeat(columns))
        }
        None => format!("# Timeline\n\n{line}\n"),
    };
    let source = Arc::new(SourceFile::new("line.md", text));
    parse(&source, config, Audience::Internal).body.entries.into_iter().next()
}

fn time(written: &Written) -> Time {
    Time {
        // A day without its year is written as in ISO 8601: `--08-01`.
        date: written
            .date
            .map(|date| date.to_string())
            .or_else(|| written.month_day.map(|(month, day)| format!("--{month:02}-{day:02}"))),
        other_date: written.other_date.map(|date| date.to_string()),
        clock: written.clock.map(|clock| clock.format("%H:%M").to_string()),
        zone: written.zone.as_ref().map(|zone| zone.zone.label()),
        approximate: written.approximate,
        end: written.end.as_deref().map(|end| Box::new(time(end))),
    }
}

impl Figures for Times {
    fn lines(&self) -> Vec<String> {
        let mut lines: Vec<String> = self.rows.iter().map(Row::text).collect();
        lines.push(String::new());
        for (name, class) in &self.classes {
            let counted = if NO_TIME.contains(&name.as_str()) { "  (begins with no time)" } else { "" };
            lines.push(format!("{name:<24} {}{counted}", share(class.read, class.lines)));
        }
        lines.push(format!("{:<24} {}", "begin with a time", share(self.read, self.lines)));
        lines
    }
}

impl Row {
    fn text(&self) -> String {
        let read = match (&self.time, &self.malformed) {
            (Some(time), _) => time.text(),
            (None, Some(why)) => format!("? {why}"),
            (None, None) => "-".to_owned(),
        };
        format!("{read:<28} {:<22} {}", self.line.class, self.line.line)
    }
}

impl Time {
    fn text(&self) -> String {
        let or = self.other_date.as_ref().map(|other| format!("(or {other})"));
        let parts = [&self.date, &or, &self.clock, &self.zone];
        let start = parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
        let about = if self.approximate { "~" } else { "" };
        let end = self.end.as_ref().map(|end| format!(" to {}", end.text())).unwrap_or_default();
        format!("{about}{start}{end}")
    }
}
