//! The typed model: an incident and its facts, each with the basis it rests on.

mod entry;
mod fact;
mod fault;

use std::sync::Arc;

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta};
use serde::{Serialize, Serializer};

use crate::model::window::Window;
use crate::model::words::Words;
use crate::parse::Body;
use crate::source::{SourceFile, Span};

pub use entry::{Entry, EntryKind, EntryTime, first_of_kind};
pub use fact::{Basis, Fact, Field, Gap, GapKind};
pub use fault::{Fault, FaultKind};

/// A point in time, with the zone it was written in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// The instant, with the offset in force at it.
    pub at: DateTime<FixedOffset>,
    /// The zone as a reader knows it: `UTC`, `Europe/Berlin`, `+05:30`.
    pub zone: String,
}

impl Moment {
    /// Time from `earlier` to this; negative if this is before it.
    pub fn since(&self, earlier: &Self) -> TimeDelta {
        self.at - earlier.at
    }

    /// RFC 3339, to the second, `Z` for UTC.
    pub fn rfc3339(&self) -> String {
        self.at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.rfc3339())
    }
}

/// How an incident was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Detection {
    /// An alert or a dashboard.
    Monitoring,
    /// Somebody on the team noticed.
    Engineer,
    /// Those it hurt said so.
    Customer,
    /// A supplier or another company said so.
    Partner,
    /// By accident.
    Chance,
}

impl Detection {
    /// All of them, as written in front matter.
    pub const ALL: [(&'static str, Self); 5] = [
        ("monitoring", Self::Monitoring),
        ("engineer", Self::Engineer),
        ("customer", Self::Customer),
        ("partner", Self::Partner),
        ("chance", Self::Chance),
    ];

    /// The value as written in front matter.
    pub fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(_, value)| *value == self).map_or("", |(name, _)| name)
    }
}

/// How many users felt it.
#[derive(Clone, Debug, PartialEq)]
pub enum UsersAffected {
    /// Percent of users, 0 to 100.
    Share(f64),
    /// A number of users.
    Count(u64),
}

impl UsersAffected {
    /// The share, where it is one.
    pub fn percent(&self) -> Option<f64> {
        match self {
            Self::Share(percent) => Some(*percent),
            Self::Count(_) => None,
        }
    }

    /// The number, where it is one.
    pub fn count(&self) -> Option<u64> {
        match self {
            Self::Share(_) => None,
            Self::Count(count) => Some(*count),
        }
    }
}

/// Whether a document is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Built and checked in full.
    #[default]
    Published,
    /// Built and checked in full; marked as under review.
    InReview,
    /// Built only with `--drafts`; PM2xx to PM6xx are warnings in it.
    Draft,
}

impl Status {
    /// All of them, as written in front matter.
    pub const ALL: [(&'static str, Self); 3] =
        [("published", Self::Published), ("in-review", Self::InReview), ("draft", Self::Draft)];

    /// The value as written in front matter.
    pub fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(_, value)| *value == self).map_or("", |(name, _)| name)
    }
}

/// State of an action item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ActionState {
    /// Promised and not done.
    Open,
    /// Done.
    Done,
    /// Given up.
    Dropped,
    /// Suggested, not accepted.
    Proposed,
}

impl ActionState {
    /// The names that front matter may use for each state; the first of a state is its own.
    pub const NAMES: [(&'static str, Self); 12] = [
        ("open", Self::Open),
        ("todo", Self::Open),
        ("in-progress", Self::Open),
        ("done", Self::Done),
        ("closed", Self::Done),
        ("completed", Self::Done),
        ("complete", Self::Done),
        ("dropped", Self::Dropped),
        ("cancelled", Self::Dropped),
        ("canceled", Self::Dropped),
        ("wontfix", Self::Dropped),
        ("proposed", Self::Proposed),
    ];

    /// The state's own name.
    pub fn as_str(self) -> &'static str {
        Self::NAMES.iter().find(|(_, value)| *value == self).map_or("", |(name, _)| name)
    }
}

/// Something promised so that it does not happen again, or does less harm.
#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    /// What is to be done, as plain text.
    pub task: String,
    /// Who does it; absent if nobody is named.
    pub owner: Option<String>,
    /// It is said why nobody is named: `unknown: why`.
    pub owner_gap: bool,
    /// When it is due.
    pub due: Option<chrono::NaiveDate>,
    /// Open, done, dropped or proposed.
    pub state: ActionState,
    /// The day on which it was done, where that is written; only of what is done.
    pub done: Option<chrono::NaiveDate>,
    /// Why it was given up, where that is written; only of what is dropped.
    pub reason: Option<String>,
    /// A free word: `prevent`, `detect`, `mitigate`.
    pub kind: Option<String>,
    /// Its issue in a tracker, as a URL.
    pub url: Option<String>,
    /// Front matter or text.
    pub basis: Basis,
    /// Where it is written.
    pub span: Span,
    /// For an action read from the body, its place in [`Body::tasks`].
    pub body_task: Option<usize>,
}

/// A finding that the document's front matter allows, with the reason.
#[derive(Clone, Debug, PartialEq)]
pub struct Allow {
    /// Code or name of the rule, as written.
    pub rule: String,
    /// Why it is allowed; a reason is required.
    pub reason: String,
    /// Where it is written.
    pub span: Span,
    /// For an allowance of one line: the lines (from 1) whose findings it covers. `None` covers
    /// the whole document.
    pub lines: Option<(usize, usize)>,
}

/// One incident: a document understood. A copy is cheap: it shares text and body.
#[derive(Clone, Debug)]
pub struct Incident {
    /// The file.
    pub source: Arc<SourceFile>,
    /// The stable name that `[[ID]]` refers to.
    pub id: Fact<String>,
    /// The id as it stands in URLs; unique in the site unless PM109 is reported.
    pub slug: String,
    /// What happened, in a line.
    pub title: Fact<String>,
    /// Start of the outage.
    pub start: Field<Moment>,
    /// End of the outage.
    pub end: Field<Moment>,
    /// When it was noticed.
    pub detected: Field<Moment>,
    /// When the harm was reduced.
    pub mitigated: Field<Moment>,
    /// Index into [`crate::config::Config::severities`]; 0 is worst.
    pub severity: Field<usize>,
    /// Paths in the cause tree; the first is primary. Never empty where it is a fact.
    pub causes: Field<Vec<Fact<String>>>,
    /// What set it off.
    pub trigger: Field<String>,
    /// What was affected. Never empty where it is a fact.
    pub services: Field<Vec<String>>,
    /// How it was found.
    pub detection: Field<Detection>,
    /// Share or number of users.
    pub users_affected: Field<UsersAffected>,
    /// Who was called in.
    pub escalated_to: Field<Vec<String>>,
    /// What was promised.
    pub actions: Vec<Action>,
    /// Published, in review, or draft.
    pub status: Status,
    /// Free tags.
    pub tags: Vec<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Ids of related incidents.
    pub related: Vec<Fact<String>>,
    /// Where the facts come from: URLs or text.
    pub sources: Vec<String>,
    /// Old URLs that redirect here.
    pub aliases: Vec<Fact<String>>,
    /// A summary given in the front matter through site.toml's `[fields]`, or else the summary's
    /// first sentences, as plain text.
    pub summary: Field<String>,
    /// What `extra` and the keys named by site.toml's `extra_fields` hold, kept as it is.
    pub extra: serde_json::Map<String, serde_json::Value>,
    /// Findings allowed on this document or on lines of it.
    pub allow: Vec<Allow>,
    /// The timeline, in the order of the document.
    pub timeline: Vec<Entry>,
    /// The words of the language that the timeline is written in, where a table covers it.
    pub words: Option<&'static Words>,
    /// What the text says about start, end and duration, whatever the front matter says.
    pub window: Window,
    /// Fields named in the front matter, also where their value is a fault.
    pub named_fields: Vec<String>,
    /// Span of the front matter between its fences, where there is one.
    pub front_matter: Option<Span>,
    /// The parsed body.
    pub body: Arc<Body>,
    /// What could not be used.
    pub faults: Vec<Fault>,
}

impl Incident {
    /// When it began, as a point in time. A start that is assumed is a day and no more.
    pub fn began(&self) -> Option<&Moment> {
        self.start.fact().filter(|start| start.basis != Basis::Assumed).map(|start| &start.value)
    }

    /// The day of a start that is no more than assumed, and whether the text names it; if not, the file's
    /// name does.
    pub fn assumed_day(&self) -> Option<(NaiveDate, bool)> {
        let start = self.start.fact().filter(|start| start.basis == Basis::Assumed)?;
        Some((start.value.at.date_naive(), !start.span.is_empty()))
    }

    /// Duration of the outage, if start and end are known and in order.
    pub fn duration(&self) -> Option<TimeDelta> {
        let duration = self.end.value()?.since(self.began()?);
        (duration >= TimeDelta::zero()).then_some(duration)
    }

    /// Time from start to detection, if both are known and in order.
    pub fn detection_lag(&self) -> Option<TimeDelta> {
        let lag = self.detected.value()?.since(self.began()?);
        (lag >= TimeDelta::zero()).then_some(lag)
    }

    /// Time from start to mitigation, if both are known and in order.
    pub fn mitigation_lag(&self) -> Option<TimeDelta> {
        let lag = self.mitigated.value()?.since(self.began()?);
        (lag >= TimeDelta::zero()).then_some(lag)
    }

    /// The cause paths, primary first; empty where uncategorised.
    pub fn cause_paths(&self) -> impl Iterator<Item = &str> {
        self.causes.value().into_iter().flatten().map(|cause| cause.value.as_str())
    }

    /// The services; empty where none is named.
    pub fn service_names(&self) -> impl Iterator<Item = &str> {
        self.services.value().into_iter().flatten().map(String::as_str)
    }

    /// Whether the field is written in the front matter, even with a bad value.
    pub fn names_field(&self, field: &str) -> bool {
        self.named_fields.iter().any(|name| name == field)
    }

    /// Whether the file could be read at all.
    pub fn is_readable(&self) -> bool {
        !self.faults.iter().any(|fault| matches!(fault.kind, FaultKind::Unreadable { .. }))
    }
}
