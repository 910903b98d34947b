//! The findings for people: grouped by file, the line shown, the place underlined.

use annotate_snippets::{AnnotationKind, Group, Level as Severity, Origin, Renderer, Snippet};

use super::counted;
use super::found::{Found, counts};
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
/// Lines longer than this are not shown: with a finding at each word of one, the report would grow with
/// its square.
const MAX_BYTES: usize = 4_000;

/// From this many findings on, a count per rule says what they have in common.
const MANY: usize = 10;
/// At most so many findings that no longer occur are named.
const MAX_GONE: usize = 10;

pub(super) fn report(diagnostics: &Diagnostics, style: Style) -> String {
    let found = Found::new(diagnostics);
    let mut out = String::new();
    for file in &found.files {
        // One file needs no heading: each of its findings names it.
        if let (true, Some(first)) = (found.files.len() > 1, file.first()) {
            let name = clean(first.source.path());
            out.push_str(&heading(&format!("{name}: {}", counts(file)), style));
        }
        for diagnostic in file {
            out.push_str(&one(diagnostic, style));
            out.push_str("\n\n");
        }
    }
    if found.files.len() > 1 && found.items.len() >= MANY {
        out.push_str(&heading("By rule", style));
        for rule in found.by_rule() {
            let files = counted(rule.files, "file");
            out.push_str(&format!("{:>5}  {} {} ({files})\n", rule.count, rule.code, rule.name));
        }
        out.push('\n');
    }
    out.push_str(&diagnostics.baseline().map(gone).unwrap_or_default());
    // At the end: how many, and the one thing to do next, or where that is not the same for all, the few.
    out.push_str(&clean(&found.told()));
    let ways = found.ways();
    match found.next().filter(|_| ways.is_empty()) {
        Some(next) => out.push_str(&format!("; {}\n", clean(&next))),
        None => out.push('\n'),
    }
    if !ways.is_empty() {
        let width = ways.iter().map(|(command, _)| command.chars().count()).max().unwrap_or_default();
        out.push_str("\nNext, one of these:\n");
        for (command, does) in ways {
            out.push_str(&format!("  {:width$}   {does}\n", clean(&command)));
        }
    }
    out
}

pub(super) fn findings(diagnostics: &Diagnostics, style: Style) -> String {
    diagnostics.iter().map(|diagnostic| format!("{}\n\n", one(diagnostic, style))).collect()
}

fn heading(text: &str, style: Style) -> String {
    match style {
        Style::Coloured => format!("\u{1b}[1m== {text}\u{1b}[0m\n\n"),
        Style::Plain => format!("== {text}\n\n"),
    }
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
    let at = source.position(span.start);
    let (first_line, shown, span) = excerpt(source, span);
    let group: Group<'_> = match span {
        Some(span) => title.element(
            Snippet::source(shown)
                .line_start(first_line)
                .path(path)
                .annotation(AnnotationKind::Primary.span(span.into()).label(label)),
        ),
        None => title.element(Origin::path(path).line(at.line).char_column(at.column)),
    };
    let group = if help.is_empty() { group } else { group.element(Severity::HELP.message(help)) };
    let renderer = match style {
        Style::Coloured => Renderer::styled(),
        Style::Plain => Renderer::plain(),
    };
    renderer.render(&[group])
}

/// The lines of `span`, the number of the first, and the span within them; no span where there is no
/// line to show: for a finding about the whole file, and where lines are longer than anybody looks at.
fn excerpt(source: &SourceFile, span: Span) -> (usize, String, Option<Span>) {
    if span == Span::default() {
        return (1, String::new(), None);
    }
    let first = source.position(span.start).line;
    let last = source.position(span.end.max(span.start)).line.min(first + MAX_LINES - 1);
    let start = source.line_span(first).start;
    let end = source.line_span(last).end;
    if end.saturating_sub(start) > MAX_BYTES {
        return (first, String::new(), None);
    }
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
