//! Facts that the text states in words: what kind an entry of the timeline is of.

use super::words::{self, Words};
use crate::incident::{Basis, Entry, EntryKind};
use crate::parse::Body;
use crate::source::Span;

/// The words of the language that the timeline is written in.
pub(super) fn language(text: &str, body: &Body) -> Option<&'static Words> {
    let slice = |span: Span| text.get(span.start..span.end).unwrap_or_default();
    let entries: Vec<&str> = body.entries.iter().map(|entry| slice(entry.text)).collect();
    let entries = entries.join("\n");
    // Notes of a few words each may lack the small words that tell a language: then the rest of the
    // document tells it.
    words::of(&entries).or_else(|| words::of(slice(body.span)).filter(|words| words.shares_script(&entries)))
}

/// Gives each entry without tags the kinds that its words say, and those that they leave open. One with
/// tags has exactly the kinds of its tags.
pub(super) fn read_kinds(text: &str, body: &Body, words: &Words, timeline: &mut [Entry]) {
    for entry in timeline.iter_mut() {
        let raw = body.entries.get(entry.body_entry).filter(|raw| raw.tags.is_empty());
        let Some(raw) = raw else { continue };
        let (says, may) = words.kinds(text.get(raw.text.start..raw.text.end).unwrap_or_default());
        entry.open = says.iter().chain(&may).copied().collect();
        entry.kinds = says;
        entry.kinds_basis = Basis::Computed;
    }
    // What was done before anybody noticed was no answer to it: it may be what set it off.
    let noticed = timeline.iter().position(|entry| entry.kinds.contains(&EntryKind::Detected));
    for entry in timeline.iter_mut().take(noticed.unwrap_or_default()) {
        if entry.kinds_basis == Basis::Computed {
            entry.kinds.retain(|&kind| kind != EntryKind::Action);
        }
    }
}
