//! The findings for people: grouped by file, the line shown, the place underlined.

use annotate_snippets::{AnnotationKind, Group, Level as Severity, Origin, Renderer, Snippet};

use crate::config::ConfigError;
use crate::diagnostic::{Diagnostic, Diagnostics, Level};
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

pub(super) fn report(diagnostics: &Diagnostics, style: Style) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics.iter() {
        out.push_str(&one(diagnostic, style));
        out.push_str("\n\n");
    }
    out.push_str(&summary(diagnostics));
    out
}

/// The last line: how many, and the one thing to do next.
fn summary(diagnostics: &Diagnostics) -> String {
    let checked = counted(diagnostics.checked(), "file");
    let (errors, warnings) = (diagnostics.errors(), diagnostics.warnings());
    let found = match (errors, warnings) {
        (0, 0) => return format!("{checked} checked: no findings\n"),
        (0, warnings) => counted(warnings, "warning"),
        (errors, 0) => counted(errors, "error"),
        (errors, warnings) => format!("{}, {}", counted(errors, "error"), counted(warnings, "warning")),
    };
    let first =
        diagnostics.iter().find(|item| item.level == Level::Error).or_else(|| diagnostics.iter().next());
    let next = first.map(|item| {
        let at = item.source.position(item.span.start);
        format!(
            "; begin with {}:{}; `pmsite explain {}` says more",
            clean(item.source.path()),
            at.line,
            item.code
        )
    });
    format!("{checked} checked: {found}{}\n", next.unwrap_or_default())
}

fn counted(number: usize, what: &str) -> String {
    if number == 1 { format!("1 {what}") } else { format!("{number} {what}s") }
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
