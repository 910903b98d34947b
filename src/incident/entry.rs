//! Entries of an incident's timeline.

use serde::Serialize;

use super::{Basis, Moment};

/// What a timeline entry says happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum EntryKind {
    /// It was noticed.
    Detected,
    /// Something was tried or looked into.
    Action,
    /// A path that misled.
    DeadEnd,
    /// Others were called in.
    Escalated,
    /// The harm was reduced.
    Mitigated,
    /// It was over.
    Resolved,
}

impl EntryKind {
    /// The tags and their kinds, in the order of an incident's life.
    pub const TAGS: [(&'static str, Self); 6] = [
        ("detected", Self::Detected),
        ("action", Self::Action),
        ("dead end", Self::DeadEnd),
        ("escalated", Self::Escalated),
        ("mitigated", Self::Mitigated),
        ("resolved", Self::Resolved),
    ];

    /// The kind as data files have it.
    pub fn name(self) -> &'static str {
        match self {
            Self::DeadEnd => "dead-end",
            kind => kind.as_str(),
        }
    }

    /// The tag that stands for the kind.
    pub fn as_str(self) -> &'static str {
        Self::TAGS.iter().find(|(_, value)| *value == self).map_or("", |(name, _)| name)
    }
}

/// The time of a timeline entry, resolved as far as the document allows.
#[derive(Clone, Debug, PartialEq)]
pub enum EntryTime {
    /// A full point in time.
    At {
        /// When it began.
        start: Moment,
        /// When it ended, for a range.
        end: Option<Moment>,
        /// Written with `~` or "about".
        approximate: bool,
        /// The date was not written in the entry but follows from the window or the entry before.
        date_assumed: bool,
        /// The time of day stepped back and was taken to be on the next day.
        next_day: bool,
    },
    /// A time of day whose date or zone nothing states.
    Clock(String),
    /// `unknown`.
    Unknown,
    /// The entry has no time.
    None,
}

/// One entry of the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its time.
    pub time: EntryTime,
    /// What it says happened.
    pub kinds: Vec<EntryKind>,
    /// Stated by tags ([`Basis::Text`]) or read from its words ([`Basis::Computed`]).
    pub kinds_basis: Basis,
    /// Kinds that its words say or leave open: enough for no rule to find the kind missing.
    pub open: Vec<EntryKind>,
    /// Place in [`Body::entries`](crate::parse::Body::entries).
    pub body_entry: usize,
}

impl Entry {
    /// When the entry began, if its time is fully known.
    pub fn start(&self) -> Option<&Moment> {
        match &self.time {
            EntryTime::At { start, .. } => Some(start),
            _ => None,
        }
    }
}

/// The place of the first entry that tells of `kind`: one that a tag marks, or else one whose words say it.
pub fn first_of_kind(timeline: &[Entry], kind: EntryKind) -> Option<usize> {
    let of_kind = |entry: &Entry| entry.kinds.contains(&kind);
    let is_tagged = |entry: &Entry| entry.kinds_basis == Basis::Text && of_kind(entry);
    timeline.iter().position(is_tagged).or_else(|| timeline.iter().position(of_kind))
}
