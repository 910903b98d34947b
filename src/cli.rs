//! The command line, documented.

mod help;
mod setup;

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};

pub use setup::{Completions, Import, Index, Init, Man, New};

/// A static site generator and checker for a postmortem knowledge base.
///
/// pmsite reads incident postmortems, markdown with front matter, checks that each says what a
/// postmortem must say, and builds a site where past incidents are found by cause.
#[derive(Debug, Parser)]
#[command(name = "pmsite", version, after_help = help::PMSITE)]
pub struct Cli {
    /// The site's folder; by default the nearest one upward that holds site.toml.
    #[arg(long, global = true, help_heading = GLOBAL, value_name = "DIR")]
    pub root: Option<PathBuf>,
    /// The settings to use instead of the site.toml of the root.
    #[arg(long, global = true, help_heading = GLOBAL, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Whether to colour what is printed.
    #[arg(long, global = true, help_heading = GLOBAL, value_name = "WHEN", default_value = "auto")]
    pub color: Color,
    /// Print results and errors only.
    #[arg(short, long, global = true, help_heading = GLOBAL, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Say more about what is done.
    #[arg(short, long, global = true, help_heading = GLOBAL)]
    pub verbose: bool,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What every command takes stands below its own options.
const GLOBAL: &str = "Global options";

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Start a site: settings, examples, and workflows that check and publish it on GitHub.
    ///
    /// Asks nothing and overwrites nothing. Beside site.toml, in which every setting stands as a comment, it
    /// writes two example postmortems, a template to copy, and workflows for GitHub that check pull requests
    /// and publish the site with Pages. A folder of documents that is there already is left as it is. Of a site
    /// that is there, only what is missing beside its settings and documents is written.
    Init(Init),
    /// Begin a postmortem: a document to fill in, made of what the rules ask for.
    New(New),
    /// Make documents of postmortems written elsewhere: pages, exports, issues, folders of markdown.
    ///
    /// The text stays as it is but for the names of its parts; what it states goes into the front
    /// matter, each fact with the line it comes from, and what is not found is listed. The files
    /// themselves are never changed, and nothing is overwritten.
    Import(Import),
    /// Report what the documents lack; build nothing.
    ///
    /// Each finding names file and line, and says what to write. How much is asked for depends on the profile in
    /// site.toml: strict (the default), sre or brief.
    Check(Check),
    /// List the rules, or show the manual page of one.
    Explain(Explain),
    /// Show the site in the browser while you write: every change shows at once.
    ///
    /// Changes of documents, of templates and styles below themes/, and of site.toml show in the open page
    /// by themselves. What a build would stop at lies over the page with file and line, and the last
    /// version without it stays below. Nothing is written: `pmsite build` makes the site to publish.
    Serve(Serve),
    /// Check all documents, then build the site.
    ///
    /// With findings at error level nothing is built. Else the old site is replaced whole, and the new one works
    /// under any path of any server, and from disk.
    Build(Build),
    /// Search all incidents: the same search as on the site, in the terminal.
    ///
    /// The words may stand in any order and form, the last one may be the beginning of a word, and typing
    /// errors are forgiven. In quotation marks of its own, a query also takes "exact phrases", -without,
    /// and filters: 'pool -"read only" cause:database since:2023'.
    Search(Search),
    /// Print the facts of all incidents as JSON, NDJSON or CSV, for databases and spreadsheets.
    ///
    /// The same facts as in the site's incidents.json and incidents.csv, and the tables that a database
    /// wants: pmsite export --format ndjson --table actions. docs/export.md has all columns, and queries.
    Export(Export),
    /// Write INDEX.md, the list of all incidents for those who read them on the forge.
    ///
    /// It stands beside site.toml and lists the incidents newest first and by cause, with links to the documents;
    /// drafts are left out. An INDEX.md that pmsite did not write is never overwritten.
    Index(Index),
    /// Print the JSON Schema of the front matter, with this site's severities, causes and services.
    #[command(after_long_help = help::SCHEMA)]
    Schema,
    /// Print completions for a shell.
    Completions(Completions),
    /// Print the manual page, or that of a command.
    Man(Man),
}

/// `pmsite build`
#[derive(Debug, Args)]
#[command(after_long_help = help::BUILD)]
pub struct Build {
    /// The folder to put the site into; a relative one is below the root.
    ///
    /// It must be absent, empty, or made by pmsite, and is replaced whole or not at all.
    #[arg(long, value_name = "DIR", default_value = "_site")]
    pub out: PathBuf,
    /// Where the site will be published, in place of site.toml's base_url.
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// Build drafts too.
    #[arg(long)]
    pub drafts: bool,
    /// Who the site is for: internal blocks are left out of a public one.
    #[arg(long, value_name = "AUDIENCE", default_value = "public")]
    pub audience: Audience,
    /// Number of threads; by default one for each processor.
    #[arg(long, value_name = "N", value_parser = jobs)]
    pub jobs: Option<std::num::NonZeroUsize>,
    /// Print how long each stage took.
    #[arg(long)]
    pub timings: bool,
    /// How to check.
    #[command(flatten)]
    pub checking: Checking,
}

/// `pmsite check`
#[derive(Debug, Args)]
#[command(after_long_help = help::CHECK)]
pub struct Check {
    /// Report on these files and folders only; everything is still loaded, so that links are known.
    #[arg(value_name = "PATHS")]
    pub paths: Vec<PathBuf>,
    /// Write all findings into a file as known ones; check, build and serve then report only what is new.
    ///
    /// FILE is the one that site.toml names as `baseline`, else findings-baseline.json, which is used
    /// wherever it is there; a relative one is below the root. Findings that guard what is published are
    /// not written and stay reported: secrets, personal data, internal blocks without an end, and front
    /// matter that cannot be read.
    #[arg(long, value_name = "FILE", num_args = 0..=1, conflicts_with = "paths")]
    pub write_baseline: Option<Option<PathBuf>>,
    /// How to check.
    #[command(flatten)]
    pub checking: Checking,
}

/// `pmsite serve`
#[derive(Debug, Args)]
#[command(after_long_help = help::SERVE)]
pub struct Serve {
    /// The port to listen at; 0 takes any that is free. By default 4000, or the next one that is free.
    #[arg(short, long, value_name = "N")]
    pub port: Option<u16>,
    /// The address or name to listen at; by default only this machine can see the preview.
    ///
    /// 0.0.0.0 and :: let the whole network see it, drafts and internal text included if they are shown.
    #[arg(long, visible_alias = "interface", value_name = "HOST", default_value = "127.0.0.1")]
    pub host: String,
    /// Open the preview in the browser.
    #[arg(short, long)]
    pub open: bool,
    /// Show drafts too.
    #[arg(long)]
    pub drafts: bool,
    /// Who the preview is for: internal blocks are left out for a public audience, as in a build.
    #[arg(long, value_name = "AUDIENCE", default_value = "public")]
    pub audience: Audience,
    /// The profile for every file: strict, sre, brief, or one of site.toml's.
    #[arg(long, value_name = "PROFILE")]
    pub profile: Option<String>,
    /// "Today" for everything that depends on the date; by default SOURCE_DATE_EPOCH or the clock, in UTC.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub as_of: Option<NaiveDate>,
}

/// What `build` and `check` have in common.
#[derive(Debug, Args)]
pub struct Checking {
    /// The profile for every file: strict, sre, brief, or one of site.toml's.
    #[arg(long, value_name = "PROFILE")]
    pub profile: Option<String>,
    /// Treat warnings as errors.
    #[arg(long)]
    pub deny_warnings: bool,
    /// "Today" for everything that depends on the date; by default SOURCE_DATE_EPOCH or the clock, in UTC.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub as_of: Option<NaiveDate>,
    /// The form of the report.
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: Format,
}

/// `pmsite explain`
#[derive(Debug, Args)]
#[command(after_long_help = help::EXPLAIN)]
pub struct Explain {
    /// Code or name of a rule: PM203, impact-missing. Without one, all rules are listed, a line each.
    #[arg(value_name = "CODE")]
    pub rule: Option<String>,
    /// Show the manual pages of all rules.
    #[arg(long, conflicts_with = "rule")]
    pub all: bool,
}

/// `pmsite search`
#[derive(Debug, Args)]
#[command(after_long_help = help::SEARCH)]
pub struct Search {
    /// What to look for.
    #[arg(value_name = "QUERY", required_unless_present_any = ["cause", "service", "severity", "since", "until"])]
    pub query: Vec<String>,
    /// Incidents with this cause, by path or title, or one below it.
    #[arg(long, value_name = "CAUSE")]
    pub cause: Vec<String>,
    /// Incidents of this service.
    #[arg(long, value_name = "SERVICE")]
    pub service: Vec<String>,
    /// Incidents of this severity: its name, or 1 for the worst.
    #[arg(long, value_name = "SEVERITY")]
    pub severity: Vec<String>,
    /// Incidents that began on or after this day: 2023, 2023-05, 2023-05-17.
    #[arg(long, value_name = "DATE")]
    pub since: Option<String>,
    /// Incidents that began on or before this day.
    #[arg(long, value_name = "DATE")]
    pub until: Option<String>,
    /// Show at most so many.
    #[arg(long, value_name = "N", default_value = "10")]
    pub limit: usize,
    /// Search drafts too.
    #[arg(long)]
    pub drafts: bool,
    /// Who reads it: internal blocks are not searched for a public audience.
    #[arg(long, value_name = "AUDIENCE", default_value = "public")]
    pub audience: Audience,
    /// The form of the results.
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: SearchFormat,
}

/// `pmsite export`
#[derive(Debug, Args)]
#[command(after_long_help = help::EXPORT)]
pub struct Export {
    /// The form: an array, an object on each line, or comma-separated values.
    #[arg(long, value_name = "FORMAT", default_value = "json")]
    pub format: ExportFormat,
    /// The table.
    #[arg(long, value_name = "TABLE", default_value = "incidents")]
    pub table: ExportTable,
    /// Print what the table looks like, and no rows: its JSON Schema, or how a database loads it.
    #[arg(long, value_name = "SCHEMA", num_args = 0..=1, require_equals = true, default_missing_value = "json",
          conflicts_with = "format")]
    pub schema: Option<ExportSchema>,
    /// Export drafts too.
    #[arg(long)]
    pub drafts: bool,
    /// Who reads it: facts of internal blocks are left out for a public audience.
    #[arg(long, value_name = "AUDIENCE", default_value = "public")]
    pub audience: Audience,
    /// "Today" for the age of actions; by default SOURCE_DATE_EPOCH or the clock, in UTC.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub as_of: Option<NaiveDate>,
}

/// When to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal that shows colours, unless NO_COLOR is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Who the site is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Audience {
    /// Everybody: internal blocks are left out.
    Public,
    /// The team: internal blocks are built.
    Internal,
}

/// The form of search results.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SearchFormat {
    /// For people.
    Human,
    /// One JSON object.
    Json,
}

/// The form of exported tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// One array, a row on each line.
    Json,
    /// An object on each line: what databases load.
    Ndjson,
    /// Comma-separated values with a line of names; lists are joined by `; `.
    Csv,
}

/// What a table looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportSchema {
    /// JSON Schema of a row.
    Json,
    /// SQL for DuckDB that loads TABLE.ndjson, with types that do not depend on the rows.
    Duckdb,
}

/// The tables that can be exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportTable {
    /// An incident on each row; in JSON with its actions and its timeline.
    Incidents,
    /// An action item on each row, with its age.
    Actions,
    /// An entry of a timeline on each row.
    Timeline,
    /// What misled and what else was learned, a lesson on each row.
    Lessons,
    /// A cause of an incident on each row.
    Causes,
    /// A service that an incident affected on each row.
    Services,
    /// A fact of an incident on each row: whether it is known, and what it rests on.
    Basis,
    /// A cause of the tree on each row.
    #[value(name = "cause_tree")]
    CauseTree,
}

/// The form of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Human,
    /// One JSON object.
    Json,
    /// Annotations for GitHub workflows, and a job summary.
    Github,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
}

fn date(text: &str) -> Result<NaiveDate, &'static str> {
    text.parse().map_err(|_| "write the date as 2026-03-02")
}

fn jobs(text: &str) -> Result<std::num::NonZeroUsize, &'static str> {
    text.parse().map_err(|_| "write a number of threads, 1 or more")
}
