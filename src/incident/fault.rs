//! What a document holds that could not be used.

use crate::source::Span;

/// A value that could not be used, found while the model was built; the rules turn it into findings.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// What is wrong.
    pub kind: FaultKind,
    /// Where.
    pub span: Span,
}

/// The ways in which a value can be unusable.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum FaultKind {
    /// The file could not be read at all.
    Unreadable { why: String, help: String },
    /// No front matter.
    FrontMatterMissing,
    /// An opening fence without its closing one.
    FrontMatterUnclosed { fence: &'static str },
    /// The front matter does not parse.
    FrontMatterSyntax { why: String, help: String },
    /// A value of the wrong type or form.
    FieldInvalid { field: String, found: String, expected: String, help: String },
    /// A key that is not known.
    FieldUnknown { field: String, suggestion: Option<String> },
    /// A time that has no zone from any source.
    ZoneMissing { text: String },
    /// An abbreviation that stands for several zones.
    ZoneAmbiguous { text: String, taken: String, others: String, help: String },
    /// A time in text that cannot be one, or is written wrongly and was read as `taken`.
    TimeMalformed { text: String, why: String, taken: Option<String> },
    /// A date that can be read in two orders.
    DateAmbiguous { text: String, taken: String, other: String },
    /// A local time that a clock change skips or repeats.
    LocalTimeAmbiguous { text: String, zone: String, taken: String, skipped: bool },
    /// A cause that is not in the tree.
    CauseUnknown { path: String, suggestion: Option<String> },
    /// A severity that site.toml does not list.
    SeverityUnknown { name: String, known: Vec<String>, suggestion: Option<String> },
    /// A service that site.toml does not list.
    ServiceUnknown { name: String, suggestion: Option<String> },
    /// A trigger that site.toml does not list.
    TriggerUnknown { name: String, known: Vec<String>, suggestion: Option<String> },
}
