//! What an entry of a feed says: the facts in a line, the answers of the incident's page, and where to
//! read on. It is made of plain text, so that nothing in a document can be markup in a reader's program.

use super::NAMES;
use crate::excerpt;
use crate::incident::Incident;
use crate::render::markdown::escape_html;
use crate::render::site::{Site, cause_path};
use crate::render::view::answers::{Answer, answers};

/// Longest summary, in characters: front matter may hold any text.
const SUMMARY_LENGTH: usize = 2000;

/// The HTML of the incident at `index`.
pub(super) fn html(site: &Site<'_>, index: usize, incident: &Incident) -> String {
    let heading = |id: &str| {
        let title = site.say(id);
        escape_html(&site.say_with("feed-heading", &[("title", title.into())]))
    };
    let mut html = String::new();
    let facts = facts(site, incident);
    if !facts.is_empty() {
        html.push_str(&format!("<p>{}</p>\n", escape_html(&facts.join(" · "))));
    }
    let summary = incident.summary.value().map(|text| excerpt::cut(text, SUMMARY_LENGTH));
    match answers(site, incident, site.library.fix(index), site.trends.lessons.of(index)) {
        Some(answers) => {
            // The page has the whole summary below its answers; a feed has only this.
            match &summary {
                Some(summary) => paragraph(&mut html, &heading("answer-happened"), summary),
                None => answer(&mut html, &heading("answer-happened"), &answers.happened),
            }
            answer(&mut html, &heading("answer-fixed"), &answers.fixed);
            answer(&mut html, &heading("answer-misled"), &answers.misled);
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
        let causes = site.locale.commas(&causes);
        html.push_str(&format!("<p><strong>{}</strong> {causes}</p>\n", heading("cause")));
    }
    let page = site.full_url(&Site::incident_path(incident)).unwrap_or_default();
    html.push_str(&format!("<p>{}</p>\n", link(&page, &site.say("feed-whole"))));
    html
}

/// Severity, start, duration and services, as far as they are known.
fn facts(site: &Site<'_>, incident: &Incident) -> Vec<String> {
    let severity = incident.severity.value().and_then(|&index| site.config.severities.get(index)).cloned();
    let services: Vec<&str> = incident.service_names().take(NAMES).collect();
    let duration = incident.duration().and_then(|length| site.locale.duration(length));
    let facts = [
        severity,
        match incident.assumed_day() {
            Some((day, _)) => Some(site.locale.date(day)),
            None => incident.start.value().map(|start| site.locale.moment(start)),
        },
        duration,
        Some(site.locale.commas(&services)).filter(|names| !names.is_empty()),
    ];
    facts.into_iter().flatten().collect()
}

fn answer(html: &mut String, heading: &str, answer: &Answer) {
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
        [line] => paragraph(html, heading, line),
        lines => {
            let items: String =
                lines.iter().map(|line| format!("<li>{}</li>\n", escape_html(line))).collect();
            html.push_str(&format!("<p><strong>{heading}</strong></p>\n<ul>\n{items}</ul>\n"));
        }
    }
}

fn paragraph(html: &mut String, heading: &str, text: &str) {
    html.push_str(&format!("<p><strong>{heading}</strong> {}</p>\n", escape_html(text)));
}

fn link(url: &str, title: &str) -> String {
    format!("<a href=\"{}\">{}</a>", escape_html(url), escape_html(title))
}
