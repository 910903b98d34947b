//! The form of a language's table.

use crate::incident::{Detection, EntryKind};

/// How a language is told from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    /// Han characters with kana between them.
    Japanese,
    /// Han characters alone.
    Chinese,
    /// Letters, and the table's own short words.
    Latin,
}

/// The words of a language. Patterns are regular expressions over lower-case text without markup, a
/// clause at a time; `<NAME>` in one stands for the entry of `names`.
pub(super) struct Table {
    pub(super) script: Script,
    /// Groups of words that several patterns use.
    pub(super) names: &'static [(&'static str, &'static str)],
    /// Short words that every text of the language is full of.
    pub(super) stop_words: &'static [&'static str],
    /// What entries of a timeline say.
    pub(super) kinds: &'static [KindWords],
    /// How an incident was found.
    pub(super) detection: &'static [Way],
    /// What says that it was not found in some way: no alert fired.
    pub(super) undetected: &'static [&'static str],
    /// What a summary says.
    pub(super) summary: SummaryWords,
    /// Whom an incident was escalated to, as the first group; empty where it is not told by one phrase.
    pub(super) escalated_to: &'static str,
}

/// The words that tell of a way in which incidents are found.
pub(super) struct Way {
    pub(super) way: Detection,
    /// Who writes this of the detection means the way.
    pub(super) says: &'static [&'static str],
    /// Who writes this may mean it.
    pub(super) may: &'static [&'static str],
}

/// The words that tell what the summary of an incident says.
pub(super) struct SummaryWords {
    /// What was down or slow, and what users met with.
    pub(super) impact: &'static [&'static str],
    /// What caused it.
    pub(super) cause: &'static [&'static str],
    /// What ended it.
    pub(super) fix: &'static [&'static str],
    /// Any share or number of those it hurt.
    pub(super) quantity: &'static [&'static str],
    /// A number of users beside this is the number of those it hurt.
    pub(super) suffer: &'static [&'static str],
    /// A number of users beside this is another one, or a bound.
    pub(super) told: &'static [&'static str],
    /// Shares in words, in percent.
    pub(super) shares: &'static [(&'static str, f64)],
    /// A share of users, whose number is the first group.
    pub(super) share: &'static str,
    /// A number of users, likewise.
    pub(super) count: &'static str,
}

/// The words by which an entry of a timeline is of a kind.
pub(super) struct KindWords {
    pub(super) kind: EntryKind,
    /// Who writes this means the kind.
    pub(super) says: &'static [&'static str],
    /// Who writes this may mean it: enough for no rule to find the kind missing.
    pub(super) may: &'static [&'static str],
    /// Who writes this in the same clause does not mean it.
    pub(super) unless: &'static [&'static str],
}
