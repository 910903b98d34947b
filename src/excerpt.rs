//! Answers in a line, taken from a document's text.

use crate::incident::{EntryKind, Gap, Incident, first_of_kind};
use crate::model::first_sentences;
use crate::parse::SectionKind;
use crate::parse::blocks::{self, BlockKind};
use crate::parse::plain_text;
use crate::source::Span;

/// Longest answer, in characters.
const ANSWER_LENGTH: usize = 420;
/// Longest line of a list, in characters.
const LINE_LENGTH: usize = 170;

/// Beginnings of words that tell what was done from what was wrong.
const FIX_WORDS: [&str; 24] = [
    "fix",
    "resol",
    "restor",
    "revert",
    "rolled back",
    "roll back",
    "rollback",
    "patch",
    "mitigat",
    "restart",
    "replac",
    "disabl",
    "re-enabl",
    "recover",
    "reboot",
    "repair",
    "switched off",
    "turned off",
    "removed",
    "stopped",
    "failed over",
    "undone",
    "rebuilt",
    "rolled out",
];

/// What ended an incident.
#[derive(Clone, Debug, PartialEq)]
pub enum Fix {
    /// Plain text from the resolution: up to two sentences.
    Resolution(String),
    /// Plain text of the timeline entry that ended the harm, and its index.
    Entry(String, usize),
    /// The author says that there is nothing to tell.
    Gap(Gap),
}

impl Fix {
    /// The incident's fix, from its resolution or else from its timeline.
    pub fn of(incident: &Incident) -> Option<Self> {
        resolution(incident).or_else(|| ending_entry(incident))
    }

    /// The fix in a line; none where the author states a gap.
    pub fn line(&self) -> Option<String> {
        match self {
            Self::Resolution(text) | Self::Entry(text, _) => {
                let whole = text.chars().count() <= LINE_LENGTH;
                Some(cut(if whole { text } else { first_sentences(text, 1) }, LINE_LENGTH))
            }
            Self::Gap(_) => None,
        }
    }
}

fn resolution(incident: &Incident) -> Option<Fix> {
    let text = incident.body.text(&incident.source);
    let sections = || incident.body.parts.resolution.iter().filter_map(|&index| incident.body.section(index));
    if let Some(gap) = sections().next().and_then(|section| section.gap(text)) {
        return Some(Fix::Gap(gap));
    }
    let tells_both =
        sections().next().is_some_and(|section| section.kind == SectionKind::RootCauseAndResolution);
    let mut paragraphs = sections().flat_map(|section| paragraphs(text, section.content));
    let found = if tells_both {
        let all: Vec<String> = paragraphs.collect();
        all.iter().skip(1).find(|text| speaks_of_fix(text)).or_else(|| all.iter().skip(1).last()).cloned()
    } else {
        paragraphs.next()
    };
    found.map(|text| Fix::Resolution(answer(from_fix(&text))))
}

/// `text` without its first sentence, where the second speaks of a fix and the first does not.
fn from_fix(text: &str) -> &str {
    let first = first_sentences(text, 1);
    let rest = text.get(first.len()..).unwrap_or_default().trim_start();
    let refers_back = ["It ", "This ", "That ", "They ", "These "].iter().any(|word| rest.starts_with(word));
    let starts_late = !refers_back && !speaks_of_fix(first) && speaks_of_fix(first_sentences(rest, 1));
    if starts_late { rest } else { text }
}

fn speaks_of_fix(text: &str) -> bool {
    let lower = text.to_lowercase();
    FIX_WORDS.iter().any(|word| lower.contains(word))
}

fn ending_entry(incident: &Incident) -> Option<Fix> {
    let of_kind = |kind| first_of_kind(&incident.timeline, kind);
    let index = of_kind(EntryKind::Mitigated).or_else(|| of_kind(EntryKind::Resolved))?;
    // What announces something else ("Run:") says nothing by itself.
    let text = entry_text(incident, index).filter(|text| !text.trim_end().ends_with([':', '：']))?;
    Some(Fix::Entry(answer(&text), index))
}

/// Plain text of the timeline entry at `index`, without its time and tags; none where it is empty.
pub fn entry_text(incident: &Incident, index: usize) -> Option<String> {
    let entry = incident.body.entries.get(incident.timeline.get(index)?.body_entry)?;
    let text = incident.body.text(&incident.source).get(entry.line.start..entry.line.end)?;
    let text = plain_text(text.trim());
    // What begins or ends in code goes without the mark that stands for it.
    let told = text.trim().trim_start_matches("… ");
    told.contains(char::is_alphanumeric).then(|| told.to_owned())
}

/// Up to two sentences of `text`.
pub fn answer(text: &str) -> String {
    cut(first_sentences(text.trim(), 2), ANSWER_LENGTH)
}

/// Plain text of the paragraphs and list items right in `span`; those left out that say nothing or only
/// announce what follows ("To end it, we:").
fn paragraphs(text: &str, span: Span) -> Vec<String> {
    let clean = |text: String| text.trim_start_matches([':', '*', ' ', '\n']).trim_end().to_owned();
    let blocks = blocks::scan(text, span).blocks;
    let texts = blocks.into_iter().flat_map(|block| match block.kind {
        BlockKind::Paragraph { text } => vec![clean(text)],
        BlockKind::List { items } => items.into_iter().map(|item| clean(item.text)).collect(),
        _ => Vec::new(),
    });
    texts.filter(|text| text.chars().any(char::is_alphanumeric) && !text.ends_with([':', '：'])).collect()
}

/// `text` in at most `length` characters, cut at a word.
pub fn cut(text: &str, length: usize) -> String {
    if text.chars().count() <= length {
        return text.to_owned();
    }
    let head: String = text.chars().take(length.saturating_sub(1)).collect();
    let head = match head.rsplit_once(' ') {
        Some((words, _)) if words.len() > head.len() / 2 => words.to_owned(),
        _ => head,
    };
    format!("{}…", head.trim_end_matches([',', ';', ':', '.', ' ']))
}
