//! How long each document takes, and whether one makes the program panic, hang or lose it.

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use serde::Serialize;
use walkdir::WalkDir;

use pmsite::config::Config;
use pmsite::source::SourceFile;

use crate::Figures;
use crate::documents::{read, settings, understand};

/// A document that takes longer than this hangs.
const LIMIT: Duration = Duration::from_secs(10);
/// A document that takes longer than this is too slow.
const SLOW: Duration = Duration::from_secs(1);

#[derive(Serialize)]
pub struct Robust {
    documents: usize,
    panics: Vec<String>,
    hangs: Vec<String>,
    /// Documents that took more than a second.
    slow: Vec<String>,
    /// Markdown files of the folder that the check of the whole neither counted nor reported.
    vanished: Vec<String>,
    /// Milliseconds, slowest first.
    files: Vec<File>,
}

#[derive(Serialize)]
struct File {
    path: String,
    milliseconds: f64,
}

enum End {
    Done(Duration),
    Panic,
    Hang,
}

pub fn count(folder: &Path) -> anyhow::Result<Robust> {
    let config = Arc::new(settings(folder, "strict")?);
    let documents = read(&config)?;
    let mut figures = Robust {
        documents: documents.len(),
        panics: Vec::new(),
        hangs: Vec::new(),
        slow: Vec::new(),
        vanished: Vec::new(),
        files: Vec::new(),
    };
    for source in &documents {
        let path = source.path().to_owned();
        match run(source, &config) {
            End::Panic => figures.panics.push(path),
            End::Hang => figures.hangs.push(path),
            End::Done(time) => {
                if time > SLOW {
                    figures.slow.push(path.clone());
                }
                figures.files.push(File { path, milliseconds: time.as_secs_f64() * 1000.0 });
            }
        }
    }
    figures.files.sort_by(|a, b| b.milliseconds.total_cmp(&a.milliseconds));
    figures.vanished = vanished(folder, &config)?;
    Ok(figures)
}

/// Understands and checks one document, in a thread of its own that is left behind if it hangs.
fn run(source: &Arc<SourceFile>, config: &Arc<Config>) -> End {
    let (sender, receiver) = channel();
    let (source, config) = (Arc::clone(source), Arc::clone(config));
    std::thread::spawn(move || {
        let begun = Instant::now();
        let end = catch_unwind(AssertUnwindSafe(|| {
            let incident = understand(&source, &config);
            pmsite::check::check(&[incident], &[], &[], &config, chrono::Utc::now().date_naive());
        }));
        // Nobody listens any more where it took too long.
        let _ = sender.send(if end.is_ok() { End::Done(begun.elapsed()) } else { End::Panic });
    });
    match receiver.recv_timeout(LIMIT) {
        Ok(end) => end,
        Err(RecvTimeoutError::Timeout) => End::Hang,
        Err(RecvTimeoutError::Disconnected) => End::Panic,
    }
}

/// Markdown files in the folder that `discover` says nothing of.
fn vanished(folder: &Path, config: &Config) -> anyhow::Result<Vec<String>> {
    let found = pmsite::discover::discover(config)?;
    let known: HashSet<&str> = found.incidents.iter().chain(&found.pages).map(|found| found.path()).collect();
    let mut vanished = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().to_lowercase();
        if entry.file_type().is_dir() || !(name.ends_with(".md") || name.ends_with(".markdown")) {
            continue;
        }
        let below = entry.path().strip_prefix(folder)?.to_string_lossy().replace('\\', "/");
        let path = format!("{}/{below}", config.content);
        if !known.contains(path.as_str()) {
            vanished.push(path);
        }
    }
    Ok(vanished)
}

impl Figures for Robust {
    fn lines(&self) -> Vec<String> {
        let slowest = self.files.iter().take(5);
        let mut lines: Vec<String> =
            slowest.map(|file| format!("{:>9.1} ms  {}", file.milliseconds, file.path)).collect();
        lines.push(format!("\ndocuments  {}", self.documents));
        for (name, files) in [
            ("panics", &self.panics),
            ("hangs", &self.hangs),
            ("over 1 s", &self.slow),
            ("vanished", &self.vanished),
        ] {
            lines.push(format!("{name:<10} {}", files.len()));
            lines.extend(files.iter().map(|path| format!("  {path}")));
        }
        lines
    }
}
