//! The findings as the markdown that GitHub shows as a job's summary.

use super::{Found, counted};
use crate::diagnostic::{Diagnostic, Diagnostics, Level};

/// Where the files can be read, at the commit that was checked: `https://github.com/OWNER/REPO/blob/SHA`.
pub type Files<'a> = Option<&'a str>;

/// At most so many findings are shown: a summary is cut at one megabyte, and nobody reads so far.
const MAX: usize = 200;

/// `within` is the folder that paths are below, empty or ending in `/`; `done` is a line on what else
/// came of the run.
pub fn summary(diagnostics: &Diagnostics, within: &str, files: Files<'_>, done: Option<&str>) -> String {
    let found = Found::new(diagnostics);
    let mut out = format!("### pmsite: {}\n\n", found.told());
    if let Some(done) = done {
        out.push_str(&format!("{}\n\n", text(done)));
    }
    let rules = found.by_rule();
    if rules.len() > 1 {
        out.push_str("| Rule | Findings | Files |\n| --- | ---: | ---: |\n");
        for rule in rules {
            out.push_str(&format!("| {} {} | {} | {} |\n", rule.code, rule.name, rule.count, rule.files));
        }
        out.push('\n');
    }
    let mut left = MAX;
    for file in &found.files {
        let Some(first) = file.first() else { continue };
        if left == 0 {
            break;
        }
        let path = format!("{within}{}", first.source.path());
        let link = files.map(|base| format!("{base}/{}", crate::target::percent_encode(&path)));
        let name = linked(&text(&path), link.as_deref());
        out.push_str(&format!("**{name}**: {}\n\n", super::counts(file)));
        out.push_str("| Line | Rule | Finding |\n| ---: | --- | --- |\n");
        for item in file.iter().take(left) {
            out.push_str(&row(item, link.as_deref()));
        }
        out.push('\n');
        left = left.saturating_sub(file.len());
    }
    if let more @ 1.. = found.items.len().saturating_sub(MAX) {
        out.push_str(&format!("And {}; `pmsite check` shows all.\n\n", counted(more, "more finding")));
    }
    if let Some(next) = found.next() {
        out.push_str(&format!("**Next:** {next}.\n\n"));
    }
    out
}

fn row(item: &Diagnostic, link: Option<&str>) -> String {
    let line = item.source.position(item.span.start).line;
    let at = linked(&line.to_string(), link.map(|link| format!("{link}?plain=1#L{line}")).as_deref());
    let level = if item.level == Level::Error { "error" } else { "warning" };
    let help = if item.help.is_empty() { String::new() } else { format!("<br>{}", text(&item.help)) };
    format!("| {at} | {level} {} {} | {}{help} |\n", item.code, item.name, text(&item.message))
}

fn linked(text: &str, link: Option<&str>) -> String {
    match link {
        Some(link) => format!("[{text}]({link})"),
        None => text.to_owned(),
    }
}

/// A line of text in a table's cell. What stands between backquotes stays code; nothing else is markup.
fn text(text: &str) -> String {
    let paired = text.matches('`').count().is_multiple_of(2);
    let mut is_code = false;
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '`' if paired => {
                is_code = !is_code;
                out.push(c);
            }
            '\n' | '\r' => out.push(' '),
            // Even code cannot hold a bar in a table.
            '|' => out.push_str("\\|"),
            '<' if !is_code => out.push_str("&lt;"),
            '&' if !is_code => out.push_str("&amp;"),
            c if !is_code && (c.is_ascii_punctuation() && "\\`*_[]~#!$@".contains(c)) => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn text_of_a_document_is_no_markup() {
        assert_eq!(text("say `a|b` <b>\n[x](y)"), "say `a\\|b` &lt;b> \\[x\\](y)");
        assert_eq!(text("a ` alone"), "a \\` alone");
    }
}
