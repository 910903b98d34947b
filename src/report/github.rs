//! The findings as GitHub workflow commands, which show them at the lines of a pull request.
//! Format: "Workflow commands for GitHub Actions", setting an error message.

use std::fmt::Write;

use crate::diagnostic::{Diagnostics, Level};

pub(super) fn report(diagnostics: &Diagnostics, within: &str) -> String {
    let mut out = String::new();
    for item in diagnostics.iter() {
        let start = item.source.position(item.span.start);
        let end = item.source.position(item.span.end);
        let command = if item.level == Level::Error { "error" } else { "warning" };
        // Columns count only where a finding stands on one line.
        let columns = if start.line == end.line && end.column > start.column {
            format!(",col={},endColumn={}", start.column, end.column)
        } else {
            String::new()
        };
        let text = if item.help.is_empty() {
            item.message.clone()
        } else {
            format!("{}\n{}", item.message, item.help)
        };
        // Writing to a string does not fail.
        let _ = writeln!(
            out,
            "::{command} file={},line={},endLine={}{columns},title={}::{}",
            property(&format!("{within}{}", item.source.path())),
            start.line,
            end.line,
            property(&format!("{} {}", item.code, item.name)),
            data(&text),
        );
    }
    out
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
