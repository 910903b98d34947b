//! Whether words stand side by side in a document, which only its text can tell.

use std::rc::Rc;

use super::query::in_sequence;
use super::shards::{Shards, Stretch};
use crate::search::tokens::{stop_words, tokens};

/// A document read for phrases.
pub(super) struct Read {
    stretches: Vec<Rc<Stretch>>,
    stops: &'static [&'static str],
}

impl Read {
    pub(super) fn new(doc: u32, shards: &Shards<'_>) -> Self {
        Self { stretches: shards.stretches(doc), stops: stop_words(&shards.manifest.language) }
    }

    /// The first passage that holds `sequence`; the title is part of passage 0.
    pub(super) fn find(&self, sequence: &[String]) -> Option<u32> {
        let title = self.stretches.first().map(|first| (0, first.title.as_str()));
        let passages = self.stretches.iter().flat_map(|stretch| {
            let texts = stretch.passages.iter().map(|(_, text)| text.as_str());
            (stretch.first..).zip(texts)
        });
        title.into_iter().chain(passages).find(|(_, text)| self.holds(text, sequence)).map(|(at, _)| at)
    }

    fn holds(&self, text: &str, sequence: &[String]) -> bool {
        let mut words: Vec<String> = Vec::new();
        tokens(text, self.stops, &mut |token| {
            words.extend(in_sequence(token.kind, token.word).map(str::to_owned));
        });
        words.windows(sequence.len().max(1)).any(|window| window == sequence)
    }
}
