//! `pmsite serve`: a preview that follows the files.

use std::io::ErrorKind;
use std::net::TcpListener;

use anyhow::{Context, anyhow};
use chrono::Local;

use pmsite::diagnostic::Diagnostics;
use pmsite::parse;
use pmsite::preview::{Begun, Options, Preview, Problem, Settings, Told};
use pmsite::report::{self, Style, counted};
use pmsite::serve::{self, Hosts};

use super::progress::Bar;
use super::{Status, Terminal, load_config, today, with_profile};
use crate::cli::{Audience, Cli, Serve};

/// The port where none is asked for.
const PORT: u16 = 4000;
/// So many ports after it are tried where it is taken.
const TRIES: u16 = 20;
/// At most so many findings are told in full, so that what is new is not lost among what is old.
const MAX_TOLD: usize = 5;

pub fn run(cli: &Cli, arguments: &Serve, terminal: &Terminal) -> anyhow::Result<Status> {
    let profile = arguments.profile.as_deref();
    let mut config = with_profile(load_config(cli, terminal)?, profile)?;
    // Paths that the system tells of have no links in them.
    config.root = config.root.canonicalize()?;
    let options = Options {
        drafts: arguments.drafts,
        audience: match arguments.audience {
            Audience::Public => parse::Audience::Public,
            Audience::Internal => parse::Audience::Internal,
        },
        today: today(arguments.as_of)?,
    };
    // Before anything is read, so that a port that is taken is told at once.
    let listener = listen(&arguments.host, arguments.port)?;
    let address = listener.local_addr()?;
    let url = url(&arguments.host, address.port());
    let settings = Settings {
        root: config.root.clone(),
        file: cli.config.as_ref().map(std::path::absolute).transpose()?,
        profile: arguments.profile.clone(),
        base_url: url.clone(),
    };
    let bar = Bar::new(terminal.shows_progress());
    let mut teller = Teller { terminal: terminal.clone(), troubles: Vec::new() };
    let begun = Preview::begin(config, settings, options, &bar, Box::new(move |told| teller.change(told)));
    bar.finish();
    let (preview, begun) = begun?;
    tell_begin(&begun, terminal);
    terminal.result(&format!("{url}\n"))?;
    terminal.note("Changes show by themselves; Ctrl-C ends the preview.");
    if arguments.open
        && let Err(error) = open::that_detached(&url)
    {
        terminal.note(&format!("warning: cannot open a browser: {error}"));
    }
    serve::serve(listener, Hosts::new(&arguments.host, address), preview).context("cannot serve")?;
    Ok(Status::Done)
}

/// Listens at `port`, or, where none is asked for, at the first of the usual ones that is free.
fn listen(host: &str, port: Option<u16>) -> anyhow::Result<TcpListener> {
    let bind = |port: u16| TcpListener::bind((host.trim_matches(['[', ']']), port));
    let explain = |port: u16, error: std::io::Error| match error.kind() {
        ErrorKind::AddrInUse => anyhow!(
            "port {port} of {host} is taken by another program: end that one, or choose a port with --port (0 takes any that is free)"
        ),
        ErrorKind::PermissionDenied => {
            anyhow!("--port: you may not listen at port {port} of {host}; those from 1024 on are open to all")
        }
        _ => anyhow!("--host: cannot listen at {host}, port {port}: {error}"),
    };
    if let Some(port) = port {
        return bind(port).map_err(|error| explain(port, error));
    }
    let mut taken = None;
    for port in PORT..=PORT + TRIES {
        match bind(port) {
            Err(error) if error.kind() == ErrorKind::AddrInUse => taken = Some(error),
            other => return other.map_err(|error| explain(port, error)),
        }
    }
    bind(0).map_err(|error| explain(PORT, taken.unwrap_or(error)))
}

/// The address to type into a browser.
fn url(host: &str, port: u16) -> String {
    let host = host.trim_matches(['[', ']']);
    match host {
        "0.0.0.0" | "::" => format!("http://localhost:{port}/"),
        host if host.contains(':') => format!("http://[{host}]:{port}/"),
        host => format!("http://{host}:{port}/"),
    }
}

/// Tells how the preview began.
fn tell_begin(begun: &Begun, terminal: &Terminal) {
    let Begun { told, incidents, polls } = begun;
    tell_findings(told, terminal);
    let took = told.took.as_secs_f64();
    terminal.note(&format!("{} in {took:.1} s; {}", counted(*incidents, "incident"), count(told)));
    if let Some(why) = polls {
        terminal.note(&format!(
            "warning: the system does not tell of changes, so that the folders are looked through every second: {why}"
        ));
    }
}

/// Tells of changes: what, how long, and what is wrong now; each trouble once.
struct Teller {
    terminal: Terminal,
    troubles: Vec<Problem>,
}

impl Teller {
    fn change(&mut self, told: &Told) {
        let time = Local::now().format("%H:%M:%S");
        tell_findings(told, &self.terminal);
        for problem in told.troubles.iter().filter(|problem| !self.troubles.contains(problem)) {
            tell_trouble(problem, &self.terminal);
        }
        self.troubles.clone_from(&told.troubles);
        let what = match told.touched.as_slice() {
            [] => {
                let took = told.took.as_secs_f64();
                let text = format!("{time} lists, relations and search are up to date, after {took:.1} s");
                return self.terminal.detail(&text);
            }
            [one] => one.clone(),
            [one, others @ ..] => format!("{one} and {}", counted(others.len(), "other")),
        };
        let took = told.took.as_millis();
        self.terminal.note(&format!("{time} {what}: {took} ms; {}", count(told)));
        for draft in &told.drafts {
            self.terminal.note(&format!("{draft} is a draft, which `pmsite serve --drafts` shows"));
        }
    }
}

/// Tells of findings that were not told before.
fn tell_findings(told: &Told, terminal: &Terminal) {
    let items: Vec<_> = told.fresh.iter().take(MAX_TOLD).cloned().collect();
    let rest = told.fresh.iter().count() - items.len();
    if !items.is_empty() {
        let shown = Diagnostics::new(Vec::new(), items);
        terminal.stderr(report::findings(&shown, Style::Coloured).trim_end());
    }
    if rest > 0 {
        terminal.note(&format!("and {} more; `pmsite check` lists all", counted(rest, "finding")));
    }
}

/// Tells of what is wrong with settings, templates or folders.
fn tell_trouble(problem: &Problem, terminal: &Terminal) {
    let Problem { place, message, excerpt, help, .. } = problem;
    let place = if place.is_empty() { String::new() } else { format!("{place}: ") };
    terminal.stderr(&format!("error: {place}{message}"));
    for more in [excerpt, help].into_iter().filter(|text| !text.is_empty()) {
        terminal.stderr(more);
    }
}

/// How much is wrong.
fn count(told: &Told) -> String {
    let errors = told.errors + told.troubles.len();
    let known = told.known;
    let new = match (errors, told.warnings) {
        (0, 0) if known > 0 => "no new findings".to_owned(),
        (0, 0) => "no findings".to_owned(),
        (errors, 0) => counted(errors, "error"),
        (0, warnings) => counted(warnings, "warning"),
        (errors, warnings) => format!("{}, {}", counted(errors, "error"), counted(warnings, "warning")),
    };
    if known > 0 { format!("{new}; {known} known") } else { new }
}
