//! `count`: how well real documents are understood, counted over a folder of them.
//!
//! What it prints is what was read; whether that is right is judged by reading the documents.

mod documents;
mod findings;
mod parts;
mod robust;
mod times;
mod windows;

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use serde::Serialize;

/// Counts what pmsite reads in a folder of documents, with or without front matter.
#[derive(Debug, Parser)]
#[command(name = "count")]
struct Arguments {
    #[command(subcommand)]
    what: What,
    /// How to print it.
    #[arg(long, global = true, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Which of the required parts were found, by which heading.
    Parts { folder: PathBuf },
    /// Which time was read at the start of each line of a table (tab-separated: class, corpus, file, line).
    Times { table: PathBuf },
    /// The outage window of each document, and what it rests on.
    Windows { folder: PathBuf },
    /// Time per document; panics, hangs, and files that vanish.
    Robust { folder: PathBuf },
    /// Findings per rule.
    Findings {
        folder: PathBuf,
        /// The profile to check with.
        #[arg(long, default_value = "strict")]
        profile: String,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// A table of figures: as JSON by its fields, as text in lines.
trait Figures: Serialize {
    fn lines(&self) -> Vec<String>;
}

#[allow(clippy::print_stdout, reason = "this is what the command is for")]
fn print(figures: &impl Figures, format: Format) -> anyhow::Result<()> {
    match format {
        Format::Text => println!("{}", figures.lines().join("\n")),
        Format::Json => println!("{}", serde_json::to_string_pretty(figures)?),
    }
    Ok(())
}

fn main() -> anyhow::Result<()> {
    let Arguments { what, format } = Arguments::parse();
    match what {
        What::Parts { folder } => print(&parts::count(&folder)?, format),
        What::Times { table } => print(&times::count(&table)?, format),
        What::Windows { folder } => print(&windows::count(&folder)?, format),
        What::Robust { folder } => print(&robust::count(&folder)?, format),
        What::Findings { folder, profile } => print(&findings::count(&folder, &profile)?, format),
    }
}

/// `part` of `whole` in words: `3 of 4 (75.0%)`.
fn share(part: usize, whole: usize) -> String {
    let percent = 100.0 * part as f64 / whole.max(1) as f64;
    format!("{part} of {whole} ({percent:.1}%)")
}
