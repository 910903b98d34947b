//! The findings for people: grouped by file, the line shown, the place underlined.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use annotate_snippets::{AnnotationKind, Group, Level as Severity, Origin, Renderer, Snippet};

use super::counted;
use crate::config::ConfigError;
use crate::diagnostic::{Compared, Diagnostic, Diagnostics, Level};
use crate::source::{SourceFile, Span};

/// With colour or without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// ANSI colours.
    Coloured,
    /// Plain text.
    Plain,
}

/// A finding over more lines than this is shown by its first.
const MAX_LINES: usize = 4;

/// From this many findings on, a count per rule says what they have in common.
const MANY: usize = 10;
/// From this many files at fault on, a baseline is worth a word.
const MANY_FILES: usize = 20;
/// At most so many findings that no longer occur are named.
const MAX_GONE: usize = 10;

pub(super) fn report(diagnostics: &Diagnostics, style: Style) -> String {
    let items: Vec<&Diagnostic> = diagnostics.iter().collect();
    let files: Vec<&[&Diagnostic]> = items.chunk_by(|a, b| a.source.path() == b.source.path()).collect();
    let mut out = String::new();
    for &file in &files {
        // One file needs no heading: each of its findings names it.
        if let (true, Some(first)) = (files.len() > 1, file.first()) {
            out.push_str(&heading(&clean(first.source.path()), &counts(file), style));
        }
        for diagnostic in file {
            out.push_str(&one(diagnostic, style));
            out.push_str("\n\n");
        }
    }
    if files.len() > 1 && items.len() >= MANY {
        out.push_str(&by_rule(&items, style));
    }
    let gone = diagnostics.baseline().map(gone).unwrap_or_default();
    out.push_str(&gone);
    out.push_str(&summary(diagnostics, &files));
    out
}

fn heading(name: &str, counts: &str, style: Style) -> String {
    let (bold, plain) = bold(style);
    format!("{bold}== {name}: {counts}{plain}\n\n")
}

fn bold(style: Style) -> (&'static str, &'static str) {
    match style {
        Style::Coloured => ("\u{1b}[1m", "\u{1b}[0m"),
        Style::Plain => ("", ""),
    }
}

/// `2 errors, 1 warning`
fn counts(items: &[&Diagnostic]) -> String {
    let errors = items.iter().filter(|item| item.level == Level::Error).count();
    match (errors, items.len() - errors) {
        (0, warnings) => counted(warnings, "warning"),
        (errors, 0) => counted(errors, "error"),
        (errors, warnings) => format!("{}, {}", counted(errors, "error"), counted(warnings, "warning")),
    }
}

/// A line for each rule, those found most often first.
fn by_rule(items: &[&Diagnostic], style: Style) -> String {
    let mut rules: BTreeMap<(&str, &str), (usize, BTreeSet<&str>)> = BTreeMap::new();
    for item in items {
        let (count, files) = rules.entry((item.code, item.name)).or_default();
        *count += 1;
        files.insert(item.source.path());
    }
    let mut rules: Vec<_> = rules.into_iter().collect();
    rules.sort_by_key(|(rule, (count, _))| (Reverse(*count), *rule));
    let (bold, plain) = bold(style);
    let mut out = format!("{bold}== By rule{plain}\n\n");
    for ((code, name), (count, files)) in rules {
        out.push_str(&format!("{count:>5}  {code} {name} ({})\n", counted(files.len(), "file")));
    }
    out.push('\n');
    out
}

/// What the baseline knows and no longer occurs.
fn gone(baseline: &Compared) -> String {
    if baseline.gone.is_empty() {
        return String::new();
    }
    let path = clean(&baseline.path);
    let mut out = format!("In {path}, but no longer found:\n\n");
    for gone in baseline.gone.iter().take(MAX_GONE) {
        let times = if gone.count > 1 { format!(" ({} times)", gone.count) } else { String::new() };
        out.push_str(&format!(
            "  {}: {} {}{times}\n",
            clean(&gone.path),
            clean(&gone.code),
            clean(&gone.message.replace('\n', " "))
        ));
    }
    if let more @ 1.. = baseline.gone.len().saturating_sub(MAX_GONE) {
        out.push_str(&format!("  and {more} more\n"));
    }
    out.push('\n');
    out
}

/// The last line: how many, and the one thing to do next.
fn summary(diagnostics: &Diagnostics, files: &[&[&Diagnostic]]) -> String {
    let checked = counted(diagnostics.checked(), "file");
    let items: Vec<&Diagnostic> = diagnostics.iter().collect();
    let known = diagnostics.baseline().map(|baseline| (baseline.known.len(), baseline));
    let first = items.iter().find(|item| item.level == Level::Error).or(items.first());
    let Some(first) = first else {
        return match known {
            Some((_, baseline)) if !baseline.gone.is_empty() => format!(
                "{checked} checked: no new findings; `pmsite check --write-baseline {}` forgets those no longer found\n",
                clean(&baseline.path)
            ),
            Some((known @ 1.., baseline)) => format!(
                "{checked} checked: no new findings; {} in {}\n",
                counted(known, "known one"),
                clean(&baseline.path)
            ),
            _ => format!("{checked} checked: no findings\n"),
        };
    };
    let mut found = counts(&items);
    if files.len() > 1 && files.len() < diagnostics.checked() {
        found.push_str(&format!(" in {} of them", files.len()));
    }
    if let Some((known @ 1.., _)) = known {
        found.push_str(&format!(", and {known} known"));
    }
    let next = if files.len() >= MANY_FILES && known.is_none() {
        "`pmsite check --write-baseline findings-baseline.json` takes them for known".to_owned()
    } else {
        format!("`pmsite explain {}` says more", first.code)
    };
    let line = first.source.position(first.span.start).line;
    format!("{checked} checked: {found}; begin with {}:{line}; {next}\n", clean(first.source.path()))
}

fn one(diagnostic: &Diagnostic, style: Style) -> String {
    let severity = match diagnostic.level {
        Level::Error => Severity::ERROR,
        _ => Severity::WARNING,
    };
    let message = clean(&diagnostic.message);
    let id = format!("{} {}", diagnostic.code, diagnostic.name);
    let group = severity.primary_title(message).id(id);
    render(group, &diagnostic.source, diagnostic.span, &diagnostic.label, &diagnostic.help, style)
}

fn render(
    title: annotate_snippets::Title<'_>,
    source: &SourceFile,
    span: Span,
    label: &str,
    help: &str,
    style: Style,
) -> String {
    let path = clean(source.path());
    let label = clean(label);
    let help = clean(help);
    let (first_line, shown, span) = excerpt(source, span);
    let group: Group<'_> = match span {
        Some(span) => title.element(
            Snippet::source(shown)
                .line_start(first_line)
                .path(path)
                .annotation(AnnotationKind::Primary.span(span.into()).label(label)),
        ),
        // A finding about the whole file has no line to show.
        None => title.element(Origin::path(path).line(1).char_column(1)),
    };
    let group = if help.is_empty() { group } else { group.element(Severity::HELP.message(help)) };
    let renderer = match style {
        Style::Coloured => Renderer::styled(),
        Style::Plain => Renderer::plain(),
    };
    renderer.render(&[group])
}

/// The lines of `span`, the number of the first, and the span within them; no span for a finding
/// about the whole file.
fn excerpt(source: &SourceFile, span: Span) -> (usize, String, Option<Span>) {
    if span == Span::default() {
        return (1, String::new(), None);
    }
    let first = source.position(span.start).line;
    let last = source.position(span.end.max(span.start)).line.min(first + MAX_LINES - 1);
    let start = source.line_span(first).start;
    let end = source.line_span(last).end;
    let text = source.slice(Span::new(start, end)).to_owned();
    // The renderer wants something to underline.
    let from = span.start.saturating_sub(start).min(text.len());
    let to = span.end.saturating_sub(start).min(text.len()).max(from);
    (first, text, Some(Span::new(from, to)))
}

/// `text` without what would steer a terminal.
fn clean(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\n' { '\u{fffd}' } else { c }).collect()
}

pub(super) fn config_error(error: &ConfigError, style: Style) -> String {
    match error {
        ConfigError::Invalid { source_file, span, message, help } => {
            let title = Severity::ERROR.primary_title(clean(message));
            render(title, source_file, *span, "", help, style)
        }
        other => format!("error: {other}"),
    }
}
