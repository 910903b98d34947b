//! Whether words stand side by side in a document, which only its text can tell.

use std::collections::HashSet;
use std::rc::Rc;

use super::chunks::in_sequence;
use super::shards::{Shards, Stretch};
use crate::search::tokens::{stop_words, tokens};

/// What a word of the text has to be.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Step {
    /// One of these,
    pub words: HashSet<String>,
    /// or one that begins so.
    pub beginning: Option<String>,
}

impl Step {
    /// `word` and nothing else.
    pub(super) fn exact(word: &str) -> Self {
        Self { words: HashSet::from([word.to_owned()]), beginning: None }
    }

    fn is(&self, word: &str) -> bool {
        let begins = |start: &String| word.starts_with(start.as_str());
        self.words.contains(word) || self.beginning.as_ref().is_some_and(begins)
    }
}

/// The text of a document, or a part of it.
pub(super) struct Read {
    stretches: Vec<Rc<Stretch>>,
    stops: &'static [&'static str],
}

impl Read {
    /// All of the document.
    pub(super) fn all(doc: u32, shards: &Shards<'_>) -> Self {
        Self { stretches: shards.stretches(doc), stops: stop_words(&shards.manifest.language) }
    }

    /// What is needed to show `passage` of the document, and no more.
    pub(super) fn shown(doc: u32, passage: u32, shards: &Shards<'_>) -> Self {
        let mut stretches: Vec<Rc<Stretch>> = shards.stretch(doc, 0).into_iter().collect();
        let number = stretches.first().map_or(0, |first| first.number_of(passage));
        if number > 0 {
            stretches.extend(shards.stretch(doc, number));
        }
        Self { stretches, stops: stop_words(&shards.manifest.language) }
    }

    /// The first passage in which words stand side by side as `steps` ask; 0 where only the title has
    /// them so.
    pub(super) fn find(&self, steps: &[Step]) -> Option<u32> {
        let title = self.stretches.first().map(|first| (0, first.title.as_str()));
        let passages = self.stretches.iter().flat_map(|stretch| {
            let texts = stretch.passages.iter().map(|(_, text)| text.as_str());
            (stretch.first..).zip(texts)
        });
        passages.chain(title).find(|(_, text)| self.holds(text, steps)).map(|(at, _)| at)
    }

    fn holds(&self, text: &str, steps: &[Step]) -> bool {
        let mut words: Vec<String> = Vec::new();
        tokens(text, self.stops, &mut |token| {
            words.extend(in_sequence(token.kind, token.word).map(str::to_owned));
        });
        let fits = |window: &[String]| window.iter().zip(steps).all(|(word, step)| step.is(word));
        words.windows(steps.len().max(1)).any(fits)
    }
}
