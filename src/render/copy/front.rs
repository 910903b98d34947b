//! The front matter of a copy: the facts under our own names, as they would be written by hand. What does
//! not stand in the document's front matter says in a comment what it rests on.

use std::fmt::Write;

use crate::incident::{Action, Basis, Field, Gap, GapKind, Incident, Moment, Status, UsersAffected};
use crate::render::markdown::visible;
use crate::render::site::Site;
use crate::yaml::{quoted, scalar};

/// YAML, a field on a line, without fences.
pub(super) fn matter(site: &Site<'_>, incident: &Incident) -> String {
    let mut front = Front::default();
    let page = site.full_url(&Site::incident_path(incident));
    let page = page.unwrap_or_else(|| format!("{}.html", incident.slug));
    front.out.push_str(&format!("# The text of the page {page}\n"));

    front.put("id", &text(&incident.id.value), Basis::FrontMatter);
    front.put("title", &text(&incident.title.value), incident.title.basis);
    if incident.status != Status::Published {
        front.put("status", incident.status.as_str(), Basis::FrontMatter);
    }
    front.field("start", &incident.start, Moment::rfc3339);
    front.field("end", &incident.end, Moment::rfc3339);
    front.field("detected", &incident.detected, Moment::rfc3339);
    front.field("mitigated", &incident.mitigated, Moment::rfc3339);
    let severities = &site.config.severities;
    front.field("severity", &incident.severity, |&at| {
        severities.get(at).map(|it| text(it)).unwrap_or_default()
    });
    front.field("causes", &incident.causes, |causes| list(causes.iter().map(|cause| cause.value.as_str())));
    front.field("trigger", &incident.trigger, |trigger| text(trigger));
    front.field("services", &incident.services, |names| list(names.iter().map(String::as_str)));
    front.field("detection", &incident.detection, |detection| detection.as_str().to_owned());
    front.field("users_affected", &incident.users_affected, |users| match users {
        UsersAffected::Share(percent) => quoted(&format!("{percent}%")),
        UsersAffected::Count(count) => count.to_string(),
    });
    front.field("escalated_to", &incident.escalated_to, |names| list(names.iter().map(String::as_str)));
    front.list("tags", incident.tags.iter().map(String::as_str));
    front.list("authors", incident.authors.iter().map(String::as_str));
    front.list("related", incident.related.iter().map(|id| id.value.as_str()));
    front.list("sources", incident.sources.iter().map(String::as_str));
    front.actions(&incident.actions);
    if !incident.extra.is_empty() {
        front.out.push_str("extra:\n");
        for (key, value) in &incident.extra {
            let _ = writeln!(front.out, "  {}: {}", text(key), flow(value));
        }
    }
    front.out
}

#[derive(Default)]
struct Front {
    out: String,
}

impl Front {
    fn put(&mut self, name: &str, value: &str, basis: Basis) {
        let _ = match basis {
            Basis::FrontMatter => writeln!(self.out, "{name}: {value}"),
            basis => writeln!(self.out, "{name}: {value} # {}", basis.describe()),
        };
    }

    fn field<T>(&mut self, name: &str, field: &Field<T>, write: impl Fn(&T) -> String) {
        match field {
            Field::Absent => {}
            Field::Gap(gap) => self.put(name, &gap_text(gap), Basis::FrontMatter),
            Field::Is(fact) => self.put(name, &write(&fact.value), fact.basis),
        }
    }

    fn list<'a>(&mut self, name: &str, items: impl Iterator<Item = &'a str>) {
        let mut items = items.peekable();
        if items.peek().is_some() {
            self.put(name, &list(items), Basis::FrontMatter);
        }
    }

    /// Those of the front matter; the body has the others.
    fn actions(&mut self, actions: &[Action]) {
        let mut actions = actions.iter().filter(|action| action.body_task.is_none()).peekable();
        if actions.peek().is_none() {
            return;
        }
        self.out.push_str("actions:\n");
        for action in actions {
            let mut fields = vec![format!("task: {}", text(&action.task))];
            fields.extend(action.owner.as_ref().map(|owner| format!("owner: {}", text(owner))));
            fields.extend(action.owner_gap.then(|| "owner: unknown".to_owned()));
            fields.extend(action.due.map(|due| format!("due: {due}")));
            fields.push(format!("status: {}", action.state.as_str()));
            fields.extend(action.kind.as_ref().map(|kind| format!("kind: {}", text(kind))));
            fields.extend(action.url.as_ref().map(|url| format!("url: {}", text(url))));
            let _ = writeln!(self.out, "  - {{{}}}", fields.join(", "));
        }
    }
}

fn text(text: &str) -> String {
    scalar(&visible(text))
}

fn list<'a>(items: impl Iterator<Item = &'a str>) -> String {
    format!("[{}]", items.map(text).collect::<Vec<_>>().join(", "))
}

fn gap_text(gap: &Gap) -> String {
    let word = match gap.kind {
        GapKind::Unknown => "unknown",
        GapKind::None => "none",
    };
    if gap.why.is_empty() { word.to_owned() } else { quoted(&visible(&format!("{word}: {}", gap.why))) }
}

/// `value` in flow style, on one line.
fn flow(value: &serde_json::Value) -> String {
    use serde_json::Value;
    match value {
        Value::Null | Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::String(value) => text(value),
        Value::Array(items) => format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", ")),
        Value::Object(fields) => {
            let fields: Vec<String> =
                fields.iter().map(|(key, value)| format!("{}: {}", text(key), flow(value))).collect();
            format!("{{{}}}", fields.join(", "))
        }
    }
}
