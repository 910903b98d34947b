//! INDEX.md: all incidents as markdown, newest first and by cause, for those who read the documents on
//! the forge and not on the site.

use std::collections::{BTreeSet, HashMap};

use crate::config::Config;
use crate::incident::Incident;
use crate::link::Library;
use crate::report::counted;
use crate::slug::{fold, slug_path};
use crate::target::percent_encode;

/// The file, beside site.toml: outside the content folder, where it would be taken for an incident.
pub const FILE_NAME: &str = "INDEX.md";

/// The first line, by which a file that pmsite may overwrite is known.
const MARKER: &str = "<!-- Written by `pmsite index`, which overwrites what is changed here. -->";

/// Whether `text` is a list that pmsite wrote, and may be written anew.
pub fn is_ours(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').lines().next().is_some_and(|line| line.trim_end() == MARKER)
}

/// The list of what `library` publishes. Links are relative to the root of the site.
pub fn markdown(library: &Library, config: &Config) -> String {
    let count = counted(library.incidents.len(), "incident");
    let by_cause = by_cause(library);
    let hint = if by_cause.is_empty() { "." } else { "; the same [by cause](#by-cause)." };
    let mut out = format!("{MARKER}\n\n# {}\n\n{count}, newest first{hint}\n", text(&config.title));
    if !library.incidents.is_empty() {
        out.push_str("\n| Date | Incident | Severity | Cause |\n| --- | --- | --- | --- |\n");
    }
    for incident in &library.incidents {
        let mut causes: Vec<String> =
            incident.cause_paths().map(|path| text(&config.causes.get(path).title)).collect();
        causes.dedup();
        out.push_str(&format!(
            "| {} | {} | {} | {} |\n",
            date(incident),
            link(incident),
            severity(incident, config).unwrap_or_default(),
            causes.join(", ")
        ));
    }
    if !by_cause.is_empty() {
        out.push_str("\n## By cause\n");
    }
    for (title, incidents) in by_cause {
        out.push_str(&format!("\n### {title}\n\n"));
        for incident in incidents {
            let severity = severity(incident, config).map(|severity| format!(", {severity}"));
            let (date, link) = (date(incident), link(incident));
            out.push_str(&format!("- {date} {link}{}\n", severity.unwrap_or_default()));
        }
    }
    out
}

/// Each cause that incidents name, in the order of the tree, with its title below those above it; then
/// the incidents without one. Empty where no incident has a cause.
fn by_cause(library: &Library) -> Vec<(String, Vec<&Incident>)> {
    let mut named: HashMap<String, Vec<&Incident>> = HashMap::new();
    for incident in &library.incidents {
        // Two spellings of one cause are one cause, as on the site.
        let causes: BTreeSet<String> = incident.cause_paths().map(|path| fold(&slug_path(path))).collect();
        for cause in causes {
            named.entry(cause).or_default().push(incident);
        }
    }
    let mut groups = Vec::new();
    for node in &library.causes {
        let Some(incidents) = named.remove(&fold(&node.slug)) else { continue };
        let mut titles = vec![text(&node.cause.title)];
        let mut above = node.parent;
        while let Some(parent) = above.and_then(|index| library.causes.get(index)) {
            titles.push(text(&parent.cause.title));
            above = parent.parent;
        }
        titles.reverse();
        groups.push((titles.join(": "), incidents));
    }
    if !groups.is_empty() && !library.uncategorised.is_empty() {
        let incidents = library.uncategorised.iter().filter_map(|&index| library.incidents.get(index));
        groups.push(("Uncategorised".to_owned(), incidents.collect()));
    }
    groups
}

/// The day on which it began, in the zone it was written in.
fn date(incident: &Incident) -> String {
    let start = incident.start.value();
    start.map_or_else(|| "undated".to_owned(), |start| start.at.format("%Y-%m-%d").to_string())
}

fn severity(incident: &Incident, config: &Config) -> Option<String> {
    config.severities.get(*incident.severity.value()?).map(|name| text(name))
}

fn link(incident: &Incident) -> String {
    format!("[{}]({})", text(&incident.title.value), percent_encode(incident.source.path()))
}

/// `text` as a line of markdown that shows it as it is, in a table too.
fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            c if "\\`*_[]~#|$!".contains(c) => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() || c == '\u{2028}' || c == '\u{2029}' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn titles_are_no_markup() {
        assert_eq!(text("a|b `c` [x](y) <b>&\n*d*"), "a\\|b \\`c\\` \\[x\\](y) &lt;b>&amp; \\*d\\*");
    }
}
