//! The findings as one JSON object, in the documented shape.

use serde::Serialize;

use crate::diagnostic::{Compared, Diagnostic, Diagnostics, Gone, Level};

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    checked: usize,
    errors: usize,
    warnings: usize,
    diagnostics: Vec<Item<'a>>,
    /// Only where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline: Option<Baseline<'a>>,
}

#[derive(Serialize)]
struct Baseline<'a> {
    path: &'a str,
    known: usize,
    gone: &'a [Gone],
}

#[derive(Serialize)]
struct Item<'a> {
    code: &'a str,
    name: &'a str,
    level: Level,
    path: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    message: &'a str,
    help: &'a str,
}

pub(super) fn report(diagnostics: &Diagnostics) -> String {
    let report = Report {
        version: 1,
        checked: diagnostics.checked(),
        errors: diagnostics.errors(),
        warnings: diagnostics.warnings(),
        diagnostics: diagnostics.iter().map(item).collect(),
        baseline: diagnostics.baseline().map(|Compared { path, known, gone, .. }| Baseline {
            path,
            known: known.len(),
            gone,
        }),
    };
    // Strings, numbers and lists of them always serialise.
    let json = serde_json::to_string(&report).unwrap_or_default();
    format!("{json}\n")
}

fn item(diagnostic: &Diagnostic) -> Item<'_> {
    let start = diagnostic.source.position(diagnostic.span.start);
    let end = diagnostic.source.position(diagnostic.span.end);
    Item {
        code: diagnostic.code,
        name: diagnostic.name,
        level: diagnostic.level,
        path: diagnostic.source.path(),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        message: &diagnostic.message,
        help: &diagnostic.help,
    }
}
