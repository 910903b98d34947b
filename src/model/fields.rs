//! The fields of the front matter: the one table of their names, forms and meanings.

/// A field of the front matter.
#[derive(Debug, PartialEq)]
pub struct FieldInfo {
    /// Its name.
    pub name: &'static str,
    /// What form its value has, in words.
    pub form: &'static str,
    /// What it means.
    pub meaning: &'static str,
}

const fn field(name: &'static str, form: &'static str, meaning: &'static str) -> FieldInfo {
    FieldInfo { name, form, meaning }
}

/// The form of a time, as asked for in messages.
pub const TIME_FORM: &str = "a time such as 2026-03-02T14:30:00Z";

/// All fields, in the order in which a document should have them.
pub const FIELDS: &[FieldInfo] = &[
    field("title", "text", "What happened, in a line."),
    field("id", "text", "The stable name that [[ID]] refers to; by default the file's name."),
    field("start", TIME_FORM, "Start of the outage: RFC 3339, or a local time beside `timezone`."),
    field("end", TIME_FORM, "End of the outage."),
    field("detected", TIME_FORM, "When it was noticed; otherwise from the timeline."),
    field("mitigated", TIME_FORM, "When the harm was reduced; otherwise from the timeline."),
    field("timezone", "an IANA zone name or an offset", "For times in this document that carry none."),
    field("severity", "one of site.toml's severities", "How bad it was."),
    field("causes", "a list of cause paths", "What caused it; the first is primary."),
    field("trigger", "one of site.toml's triggers", "What set it off, which is not its cause."),
    field("services", "a list of names", "What was affected."),
    field("detection", "one of monitoring, engineer, customer, partner, chance", "How it was found."),
    field("users_affected", "a share such as \"35%\" or a count", "How many users felt it."),
    field("escalated_to", "a list of names", "Who was called in."),
    field(
        "actions",
        "a list of tables with task, owner, due, status, kind, url",
        "What was promised; otherwise read from the body.",
    ),
    field("status", "one of published, in-review, draft", "Drafts are built only with --drafts."),
    field("tags", "a list of words", "Free tags."),
    field("authors", "a list of names", "Who wrote it."),
    field("related", "a list of ids", "Other incidents to read with this one."),
    field("sources", "a list of URLs", "Where the facts come from."),
    field("aliases", "a list of old URLs", "They redirect here."),
    field("allow", "a table of rule code to reason", "Findings that are accepted here."),
    field("extra", "a table", "Anything else, kept and not checked."),
];

/// The field called `name`.
pub fn find(name: &str) -> Option<&'static FieldInfo> {
    FIELDS.iter().find(|field| field.name == name)
}
