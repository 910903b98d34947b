//! Documents to incidents: what the values of front matter and text mean.

mod day;
mod duration;
mod facts;
pub mod fields;
mod front;
mod lead;
pub mod mentions;
mod page;
pub mod schema;
mod timeline;
mod times;
mod values;
pub mod window;
pub mod words;
mod zone;

use std::sync::Arc;

pub use lead::first_sentences;
pub use page::Page;

use crate::config::Config;
use crate::incident::{Action, ActionState, Allow, Basis, Fact, Fault, FaultKind, Field, Incident};
use crate::parse::front_matter::Content;
use crate::parse::{Body, Document, Task};
use crate::slug::slug;
use crate::source::{SourceFile, Span, markdown_stem};

use front::Front;
use lead::{summary, title_from_text};
use times::Times;

/// Understands one document as an incident. Never fails: what cannot be used is among its faults.
pub fn incident(document: Document, config: &Config) -> Incident {
    let Document { source, front_matter, body } = document;
    let mut faults = Vec::new();
    let (fields, span) = match front_matter.content {
        Content::Fields(fields) => (fields, Some(front_matter.span)),
        Content::Missing => {
            faults.push(Fault { kind: FaultKind::FrontMatterMissing, span: Span::default() });
            (Vec::new(), None)
        }
        Content::Unclosed { fence, span } => {
            faults.push(Fault { kind: FaultKind::FrontMatterUnclosed { fence }, span });
            (Vec::new(), None)
        }
        Content::Syntax { why, help, span } => {
            faults.push(Fault { kind: FaultKind::FrontMatterSyntax { why, help }, span });
            (Vec::new(), None)
        }
    };
    let mut front = Front::new(&fields, config, &mut faults);
    let timezone = front.zone("timezone");
    let mut times = Times::new(timezone, config.timezone.clone());
    times.learn_order(body.entries.iter().flat_map(crate::parse::RawEntry::written));
    let title = front.text("title");
    let id = front.text("id");
    let mut start = front.time("start", &mut times);
    let mut end = front.time("end", &mut times);
    let mut detected = front.time("detected", &mut times);
    let mut mitigated = front.time("mitigated", &mut times);
    let severity = front.severity();
    let causes = front.causes();
    let trigger = front.trigger();
    let services = front.services();
    let mut detection = front.detection();
    let mut users_affected = front.users_affected();
    let mut escalated_to = front.names("escalated_to");
    let front_actions = front.actions();
    let status = front.status();
    let tags = front.plain_list("tags");
    let authors = front.plain_list("authors");
    let related = front.list("related");
    let sources = front.plain_list("sources");
    let aliases = front.list("aliases");
    let mut allow = front.allow();
    let named_fields = front.named();
    let extra = front.extra();
    allow.extend(line_allows(&source, &body));

    let text = body.text(&source).to_owned();
    let near = day::in_name(&default_id(&source));
    let window = window::from_text(&text, &body, start.value(), end.value(), near, &mut times);
    if let (true, Some(stated)) = (start.is_absent(), &window.start) {
        start = Field::Is(stated.clone());
    }
    if let (true, Some(stated)) = (end.is_absent(), &window.end) {
        end = Field::Is(stated.clone());
    }
    let mut timeline = timeline::resolve(
        &text,
        &body,
        start.value(),
        end.value(),
        window.start.as_ref().map(|start| &start.value),
        near,
        &mut times,
    );
    let words = facts::language(&text, &body);
    if let Some(words) = words {
        facts::read_kinds(&text, &body, words, &mut timeline);
        if detection.is_absent() {
            detection = facts::detection(&text, &body, words, &timeline);
        }
        if escalated_to.is_absent() {
            escalated_to = facts::escalated_to(&text, &body, words, &timeline);
        }
    }
    if users_affected.is_absent() {
        users_affected = facts::users_affected(&text, &body);
    }
    if detected.is_absent() {
        detected = timeline::first_of(&timeline, &body, crate::incident::EntryKind::Detected);
    }
    if mitigated.is_absent() {
        mitigated = timeline::first_of(&timeline, &body, crate::incident::EntryKind::Mitigated);
    }
    let is_named = named_fields.iter().any(|name| name == "start" || name == "end");
    if start.is_absent() && end.is_absent() && !is_named {
        (start, end) = timeline::window(&timeline, &body);
    }
    let zone = times.default_zone().cloned();
    faults.extend(times.into_faults());

    let id = match id {
        Field::Is(fact) => fact,
        _ => Fact::new(default_id(&source), Basis::Assumed, Span::default()),
    };
    let title = match title {
        Field::Is(fact) => fact,
        _ => title_from_text(&text, &body, &id.value),
    };
    if start.is_absent() && !named_fields.iter().any(|name| name == "start") {
        let known = [&end, &detected, &mitigated].into_iter().filter_map(|field| field.value());
        let day = day::of_text(&title.value, &text, &body, near).or_else(|| day::of_file(near?, known));
        start = day.and_then(|day| day.start(zone.as_ref())).map_or(Field::Absent, Field::Is);
    }
    let actions = front_actions.unwrap_or_else(|| {
        body.tasks.iter().enumerate().map(|(index, task)| action(task, index, config)).collect()
    });
    Incident {
        slug: slug(&id.value),
        summary: summary(&text, &body),
        source: Arc::clone(&source),
        id,
        title,
        start,
        end,
        detected,
        mitigated,
        severity,
        causes,
        trigger,
        services,
        detection,
        users_affected,
        escalated_to,
        actions,
        status,
        tags,
        authors,
        related,
        sources,
        aliases,
        extra,
        allow,
        timeline,
        words,
        window,
        named_fields,
        front_matter: span,
        body: Arc::new(body),
        faults,
    }
}

/// The incident that stands for a file which could not be read.
pub fn unreadable(path: &str, why: String, help: String) -> Incident {
    let source = Arc::new(SourceFile::new(path, ""));
    let config_free = Document {
        front_matter: crate::parse::front_matter::parse(&source),
        source: Arc::clone(&source),
        body: Body::default(),
    };
    let mut incident = bare(config_free);
    incident.faults = vec![Fault { kind: FaultKind::Unreadable { why, help }, span: Span::default() }];
    incident
}

/// An incident of which nothing is known but its file.
fn bare(document: Document) -> Incident {
    let id = default_id(&document.source);
    Incident {
        slug: slug(&id),
        title: Fact::new(id.clone(), Basis::Assumed, Span::default()),
        id: Fact::new(id, Basis::Assumed, Span::default()),
        source: document.source,
        start: Field::Absent,
        end: Field::Absent,
        detected: Field::Absent,
        mitigated: Field::Absent,
        severity: Field::Absent,
        causes: Field::Absent,
        trigger: Field::Absent,
        services: Field::Absent,
        detection: Field::Absent,
        users_affected: Field::Absent,
        escalated_to: Field::Absent,
        actions: Vec::new(),
        status: Default::default(),
        tags: Vec::new(),
        authors: Vec::new(),
        related: Vec::new(),
        sources: Vec::new(),
        aliases: Vec::new(),
        summary: Field::Absent,
        extra: Default::default(),
        allow: Vec::new(),
        timeline: Vec::new(),
        words: None,
        window: Default::default(),
        named_fields: Vec::new(),
        front_matter: None,
        body: Arc::new(document.body),
        faults: Vec::new(),
    }
}

/// Understands one document as a page; its faults are those of front matter alone.
pub fn page(document: Document, config: &Config) -> Page {
    let Document { source, front_matter, body } = document;
    let fields = match front_matter.content {
        Content::Fields(fields) => fields,
        _ => Vec::new(),
    };
    let mut ignored = Vec::new();
    let mut front = Front::new(&fields, config, &mut ignored);
    let title = front.text("title");
    let mut allow = front.allow();
    allow.extend(line_allows(&source, &body));
    let stem = default_id(&source);
    let title = match title {
        Field::Is(fact) => fact.value,
        _ => title_from_text(body.text(&source), &body, &stem).value,
    };
    // A page has no timeline and no tasks; what looks like one is shown as it stands.
    let body = Arc::new(Body { entries: Vec::new(), tasks: Vec::new(), ..body });
    Page { slug: slug(&stem), title, source, body, allow }
}

/// The file's stem, or its folder's name for an `index.md`.
fn default_id(source: &SourceFile) -> String {
    let stem = markdown_stem(source.file_name()).unwrap_or(source.file_name());
    let folder = source.path().rsplit('/').nth(1);
    match folder {
        Some(folder) if stem == "index" => folder.to_owned(),
        _ => stem.to_owned(),
    }
}

/// A task of the body as an action.
fn action(task: &Task, index: usize, config: &Config) -> Action {
    let details = &task.details;
    let url = details.issue.as_deref().and_then(|issue| match issue.strip_prefix('#') {
        Some(number) => config.issue_url(number),
        // `ABC-123` has an address that only its tracker knows.
        None => Some(issue.to_owned()).filter(|issue| issue.contains("://")),
    });
    let state = match details.state {
        Some(state) if task.state == ActionState::Open => state,
        _ => task.state,
    };
    Action {
        task: task.task.clone(),
        owner: details.owner.clone(),
        owner_gap: details.owner_gap,
        due: details.due,
        state,
        done: details.done.filter(|_| state == ActionState::Done),
        reason: details.reason.clone().filter(|_| state == ActionState::Dropped),
        kind: details.kind.clone(),
        url,
        basis: Basis::Text,
        span: task.span,
        body_task: Some(index),
    }
}

/// The `<!-- pmsite: allow CODE reason -->` comments of the body. One alone on its line covers the next
/// line too, and where that is another such comment, what that one covers.
fn line_allows(source: &SourceFile, body: &Body) -> Vec<Allow> {
    let mut allows = Vec::new();
    // The first and the last line that the comment below covers.
    let mut below: Option<(usize, usize)> = None;
    for directive in body.directives.iter().rev() {
        let Some(rest) = directive.text.strip_prefix("allow") else { continue };
        let (rule, reason) = rest.trim_start().split_once(char::is_whitespace).unwrap_or((rest.trim(), ""));
        let line = source.position(directive.span.start).line;
        let whole = source.slice(source.line_span(line)).trim();
        let lines = if whole == source.slice(directive.span) {
            let last = below.filter(|(first, _)| *first == line + 1).map_or(line + 1, |(_, last)| last);
            below = Some((line, last));
            (line, last)
        } else {
            (line, line)
        };
        allows.push(Allow {
            rule: rule.to_owned(),
            reason: reason.trim().to_owned(),
            span: directive.span,
            lines: Some(lines),
        });
    }
    allows.reverse();
    allows
}
