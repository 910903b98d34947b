//! The fields of the front matter: the one table of their names, forms and meanings. The parser, the
//! messages, the templates of `new` and the JSON Schema read it.

/// A field of the front matter.
#[derive(Debug, PartialEq)]
pub struct FieldInfo {
    /// Its name.
    pub name: &'static str,
    /// What form its value has.
    pub shape: Shape,
    /// The form in words.
    pub form: &'static str,
    /// What it means.
    pub meaning: &'static str,
}

/// The forms that a value can have. Each may also be a stated gap, and a single value stands for a list
/// of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A line of text.
    Text,
    /// A point in time.
    Time,
    /// A zone.
    Zone,
    /// One of site.toml's severities.
    Severity,
    /// Paths in the cause tree.
    Causes,
    /// One of site.toml's triggers.
    Trigger,
    /// Names, of site.toml's services where it lists them.
    Services,
    /// One of [`crate::incident::Detection::ALL`].
    Detection,
    /// A share or a number of users.
    Users,
    /// Tables of [`ACTION_FIELDS`], or text.
    Actions,
    /// One of [`crate::incident::Status::ALL`].
    Status,
    /// Texts of one kind, which the words tell.
    List(&'static str),
    /// Rule codes or names to reasons.
    Allow,
    /// Anything below names of one's own.
    Table,
}

impl Shape {
    const fn words(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Time => TIME_FORM,
            Self::Zone => "an IANA zone name such as Europe/Berlin, or an offset such as +01:00",
            Self::Severity => "one of site.toml's severities",
            Self::Causes => "a list of cause paths",
            Self::Trigger => "one of site.toml's triggers",
            Self::Services => "a list of names",
            Self::Detection => "one of monitoring, engineer, customer, partner, chance",
            Self::Users => "a share such as \"35%\" or a count",
            Self::Actions => "a list of tables with task, owner, due, status, done, reason, kind, url",
            Self::Status => "one of published, in-review, draft",
            Self::List(words) => words,
            Self::Allow => "a table of rule code to reason",
            Self::Table => "a table",
        }
    }
}

const fn field(name: &'static str, shape: Shape, meaning: &'static str) -> FieldInfo {
    FieldInfo { name, shape, form: shape.words(), meaning }
}

/// The form of a time, as asked for in messages.
pub const TIME_FORM: &str = "a time such as 2026-03-02T14:30:00Z";

/// What others call a field, so that a message can name the one that is meant. None is read as it:
/// the meanings are near, and not the same.
const OTHER_NAMES: [(&str, &str); 22] = [
    ("date", "start"),
    ("incident_date", "start"),
    ("started_at", "start"),
    ("start_time", "start"),
    ("began", "start"),
    ("ended_at", "end"),
    ("end_time", "end"),
    ("resolved", "end"),
    ("resolved_at", "end"),
    ("detected_at", "detected"),
    ("mitigated_at", "mitigated"),
    ("priority", "severity"),
    ("sev", "severity"),
    ("root_cause", "causes"),
    ("components", "services"),
    ("product", "services"),
    ("systems", "services"),
    ("labels", "tags"),
    ("keywords", "tags"),
    ("owner", "authors"),
    ("action_items", "actions"),
    ("detected_by", "detection"),
];

/// The field that is meant by a name in use elsewhere.
pub fn by_other_name(name: &str) -> Option<&'static str> {
    let name = name.to_lowercase().replace('-', "_");
    OTHER_NAMES.iter().find(|(other, _)| *other == name).map(|(_, field)| *field)
}

/// What an action's table holds; only the task is required.
pub const ACTION_FIELDS: [(&str, &str); 8] = [
    ("task", "What is to be done."),
    ("owner", "Who does it."),
    ("due", "When it is due: 2026-04-15."),
    ("status", "Open where nothing is said; done where `done` is."),
    ("done", "When it was done: 2026-04-20."),
    ("reason", "Why it was dropped."),
    ("kind", "A free word: prevent, detect, mitigate."),
    ("url", "Its issue in a tracker."),
];

/// All fields, in the order in which a document should have them.
pub const FIELDS: &[FieldInfo] = &[
    field("title", Shape::Text, "What happened, in a line."),
    field("id", Shape::Text, "The stable name that [[ID]] refers to; by default the file's name."),
    field("start", Shape::Time, "Start of the outage: RFC 3339, or a local time beside `timezone`."),
    field("end", Shape::Time, "End of the outage."),
    field("detected", Shape::Time, "When it was noticed; otherwise from the timeline."),
    field("mitigated", Shape::Time, "When the harm was reduced; otherwise from the timeline."),
    field("timezone", Shape::Zone, "For times in this document that carry none."),
    field("severity", Shape::Severity, "How bad it was."),
    field("causes", Shape::Causes, "What caused it; the first is primary."),
    field("trigger", Shape::Trigger, "What set it off, which is not its cause."),
    field("services", Shape::Services, "What was affected."),
    field("detection", Shape::Detection, "How it was found."),
    field("users_affected", Shape::Users, "How many users felt it."),
    field("escalated_to", Shape::List("a list of names"), "Who was called in."),
    field("actions", Shape::Actions, "What was promised; otherwise read from the body."),
    field("status", Shape::Status, "Drafts are built only with --drafts."),
    field("tags", Shape::List("a list of words"), "Free tags."),
    field("authors", Shape::List("a list of names"), "Who wrote it."),
    field("related", Shape::List("a list of ids"), "Other incidents to read with this one."),
    field("sources", Shape::List("a list of URLs"), "Where the facts come from."),
    field("aliases", Shape::List("a list of old URLs"), "They redirect here."),
    field("allow", Shape::Allow, "Findings that are accepted here, each with the reason."),
    field("extra", Shape::Table, "Anything else, kept and not checked."),
];

/// The field called `name`.
pub fn find(name: &str) -> Option<&'static FieldInfo> {
    FIELDS.iter().find(|field| field.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::incident::{Detection, Status};

    #[test]
    fn the_words_name_all_values() {
        for (shape, names) in [
            (Shape::Detection, Detection::ALL.map(|(name, _)| name).join(", ")),
            (Shape::Status, Status::ALL.map(|(name, _)| name).join(", ")),
            (Shape::Actions, ACTION_FIELDS.map(|(name, _)| name).join(", ")),
        ] {
            assert!(shape.words().ends_with(&names), "{shape:?}: {names}");
        }
    }
}
