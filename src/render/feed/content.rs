//! What an entry of a feed says: the facts in a line, the answers of the incident's page, and where to
//! read on. It is made of plain text, so that nothing in a document can be markup in a reader's program.

use super::NAMES;
use crate::excerpt;
use crate::incident::Incident;
use crate::render::markdown::escape_html;
use crate::render::site::{Site, cause_path};
use crate::render::view::answers::{Answer, answers};
use crate::render::view::format;

/// Longest summary, in characters: front matter may hold any text.
const SUMMARY_LENGTH: usize = 2000;

/// The HTML of the incident at `index`.
pub(super) fn html(site: &Site<'_>, index: usize, incident: &Incident) -> String {
    let mut html = String::new();
    let facts = facts(site, incident);
    if !facts.is_empty() {
        html.push_str(&format!("<p>{}</p>\n", escape_html(&facts.join(" · "))));
    }
    let summary = incident.summary.value().map(|text| excerpt::cut(text, SUMMARY_LENGTH));
    match answers(incident, site.library.fix(index), site.trends.lessons.of(index)) {
        Some(answers) => {
            // The page has the whole summary below its answers; a feed has only this.
            match &summary {
                Some(summary) => paragraph(&mut html, "What happened", summary),
                None => answer(&mut html, "What happened", &answers.happened),
            }
            answer(&mut html, "What fixed it", &answers.fixed);
            answer(&mut html, "What misled", &answers.misled);
        }
        None => html.extend(summary.map(|summary| format!("<p>{}</p>\n", escape_html(&summary)))),
    }
    let causes: Vec<String> = incident
        .cause_paths()
        .take(NAMES)
        .filter_map(|path| site.cause(path))
        .filter_map(|node| Some(link(&site.full_url(&cause_path(node))?, &node.cause.title)))
        .collect();
    if !causes.is_empty() {
        html.push_str(&format!("<p><strong>Cause:</strong> {}</p>\n", causes.join(", ")));
    }
    let page = site.full_url(&Site::incident_path(incident)).unwrap_or_default();
    html.push_str(&format!("<p>{}</p>\n", link(&page, "The whole postmortem")));
    html
}

/// Severity, start, duration and services, as far as they are known.
fn facts(site: &Site<'_>, incident: &Incident) -> Vec<String> {
    let severity = incident.severity.value().and_then(|&index| site.config.severities.get(index)).cloned();
    let services: Vec<&str> = incident.service_names().take(NAMES).collect();
    let duration = incident.duration().and_then(format::duration);
    let facts = [
        severity,
        incident.began().map(format::moment).or_else(|| Some(incident.assumed_day()?.0.to_string())),
        duration,
        Some(services.join(", ")).filter(|names| !names.is_empty()),
    ];
    facts.into_iter().flatten().collect()
}

fn answer(html: &mut String, title: &str, answer: &Answer) {
    let lines: Vec<String> = answer
        .lines
        .iter()
        .map(|line| match &line.time {
            Some(time) => format!("{time} {}", line.text),
            None => line.text.clone(),
        })
        .chain(answer.gap.clone())
        .collect();
    match lines.as_slice() {
        [] => {}
        [line] => paragraph(html, title, line),
        lines => {
            let items: String =
                lines.iter().map(|line| format!("<li>{}</li>\n", escape_html(line))).collect();
            html.push_str(&format!("<p><strong>{title}:</strong></p>\n<ul>\n{items}</ul>\n"));
        }
    }
}

fn paragraph(html: &mut String, title: &str, text: &str) {
    html.push_str(&format!("<p><strong>{title}:</strong> {}</p>\n", escape_html(text)));
}

fn link(url: &str, title: &str) -> String {
    format!("<a href=\"{}\">{}</a>", escape_html(url), escape_html(title))
}
