//! `llms.txt` (llmstxt.org): where a program that reads text begins. It is as short for ten thousand
//! incidents as for a hundred: the newest, the newest of each cause, and where all of them are.

use super::copy::{self, escaped};
use super::markdown::visible;
use super::site::Site;
use crate::excerpt::Fix;
use crate::link::CauseNode;

/// Incidents in the list of the newest.
const NEWEST: usize = 50;
/// Causes with a list of their own, and incidents in each.
const CAUSES: usize = 50;
const OF_CAUSE: usize = 5;

/// The file's text.
pub(super) fn text(site: &Site<'_>) -> String {
    let mut out = format!("# {}\n", escaped(&visible(&site.config.title)));
    let count = site.library.incidents.len();
    let about = match site.config.description.as_str() {
        "" => site.say("llms-about"),
        description => description.to_owned(),
    };
    out.push_str(&format!("\n> {}\n", escaped(&visible(&about))));
    out.push_str(&format!("\n{}\n", site.say_with("llms-intro", &[("count", count.into())])));
    section(site, &mut out, &site.say("newest"), 0..count.min(NEWEST));
    for node in causes(site) {
        let title = site.say_with("llms-cause", &[("cause", trail(site, node).into())]);
        section(site, &mut out, &title, node.incidents.iter().copied().take(OF_CAUSE));
        if node.incidents.len() > OF_CAUSE {
            let page = url(site, &super::site::cause_path(node));
            let all = site.say_with("llms-all-with-cause", &[("count", node.incidents.len().into())]);
            out.push_str(&format!("- [{all}]({page})\n"));
        }
    }
    out.push_str(&format!("\n## {}\n\n", site.say("all-incidents")));
    for (path, what) in [
        ("incidents.json", "llms-json"),
        ("incidents.csv", "llms-csv"),
        ("causes/index.html", "llms-causes"),
        ("incidents/index.html", "llms-incidents"),
    ] {
        out.push_str(&format!("- [{path}]({}): {}\n", url(site, path), site.say(what)));
    }
    if !site.library.pages.is_empty() {
        // The one heading that the format gives a meaning.
        out.push_str("\n## Optional\n\n");
        for page in site.library.pages.iter().take(NEWEST) {
            let link = url(site, &format!("{}.html", page.slug));
            out.push_str(&format!("- [{}]({link})\n", escaped(&visible(&page.title))));
        }
    }
    out
}

/// Causes that incidents name themselves, those with most incidents, in the order of the tree.
fn causes<'a>(site: &Site<'a>) -> Vec<&'a CauseNode> {
    let mut most: Vec<(usize, &CauseNode)> =
        site.library.causes.iter().enumerate().filter(|(_, node)| node.own > 0).collect();
    most.sort_by_key(|(at, node)| (std::cmp::Reverse(node.own), *at));
    most.truncate(CAUSES);
    most.sort_by_key(|(at, _)| *at);
    most.into_iter().map(|(_, node)| node).collect()
}

/// The cause below those above it, `Database / Connection leak`.
fn trail(site: &Site<'_>, node: &CauseNode) -> String {
    let titles: Vec<String> = site.cause_trail(node).into_iter().map(|link| link.title).collect();
    titles.join(" / ")
}

fn section(site: &Site<'_>, out: &mut String, title: &str, incidents: impl Iterator<Item = usize>) {
    let mut lines = incidents.filter_map(|index| line(site, index)).peekable();
    if lines.peek().is_some() {
        out.push_str(&format!("\n## {}\n\n", escaped(&visible(title))));
        out.extend(lines);
    }
}

/// `- [Title](incidents/x.md): 2026-03-02, SEV1, 4 h 15 min. Restarted the database.`
fn line(site: &Site<'_>, index: usize) -> Option<String> {
    let incident = site.incident(index)?;
    let facts = [
        incident.start.value().map(|start| site.locale.day_of(start).iso),
        incident.severity.value().and_then(|&at| site.config.severities.get(at)).cloned(),
        incident.duration().and_then(|length| site.locale.duration(length)),
    ];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    let facts = (!facts.is_empty()).then(|| site.locale.commas(&facts));
    let fix = site.library.fix(index).and_then(Fix::line);
    let notes: Vec<String> = facts.into_iter().chain(fix).map(|text| escaped(&visible(&text))).collect();
    let notes = if notes.is_empty() { String::new() } else { format!(": {}", notes.join(". ")) };
    let title = escaped(&visible(&incident.title.value));
    Some(format!("- [{title}]({}){notes}\n", url(site, &copy::path(incident))))
}

/// The full URL, or without `base_url` the way from the top of the site, where the file lies.
fn url(site: &Site<'_>, path: &str) -> String {
    site.full_url(path).unwrap_or_else(|| crate::target::percent_encode(path))
}
