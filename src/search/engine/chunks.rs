//! What a query takes from each chunk of text: words to look for, and all of its words in order.

use crate::search::tokens::{Kind, is_cjk, tokens};

/// What a query takes from a chunk of text.
#[derive(Default)]
pub(super) struct Chunk {
    pub units: Vec<String>,
    pub extras: Vec<String>,
    pub stops: Vec<String>,
    /// All leaves in order, and single characters for Chinese, Japanese and Korean.
    pub sequence: Vec<String>,
    whole: Option<String>,
}

impl Chunk {
    /// The whole, or else the units.
    pub(super) fn largest(&self) -> Vec<String> {
        self.whole.as_ref().map_or_else(|| self.units.clone(), |whole| vec![whole.clone()])
    }
}

/// The chunks of `text` in order.
pub(super) fn chunks(text: &str, stops: &[&str]) -> Vec<Chunk> {
    let mut chunks: Vec<Chunk> = Vec::new();
    let mut last = None;
    tokens(text, stops, &mut |token| {
        if last.replace(token.chunk) != Some(token.chunk) {
            chunks.push(Chunk::default());
        }
        let Some(chunk) = chunks.last_mut() else { return };
        let word = token.word.to_owned();
        if let Some(step) = in_sequence(token.kind, token.word) {
            chunk.sequence.push(step.to_owned());
        }
        match token.kind {
            Kind::Leaf => chunk.units.push(word),
            Kind::Stop => chunk.stops.push(word),
            Kind::Piece => chunk.extras.push(word),
            Kind::Camel => {
                chunk.whole = Some(word.clone());
                chunk.units.push(word);
            }
            Kind::Whole => {
                chunk.whole = Some(word.clone());
                chunk.extras.push(word);
            }
            Kind::Dropped | Kind::Tail => {}
        }
    });
    for chunk in &mut chunks {
        // The largest whole comes last.
        if chunk.units.is_empty() && chunk.whole.is_some() {
            chunk.units.extend(chunk.extras.pop());
        }
    }
    chunks
}

/// What a token adds to the text word by word: leaves, and single characters of Chinese, Japanese and
/// Korean, since a phrase may begin anywhere in a run of these.
pub(super) fn in_sequence(kind: Kind, word: &str) -> Option<&str> {
    match kind {
        Kind::Tail => Some(word),
        kind if !kind.is_in_sequence() => None,
        _ => {
            let first = word.chars().next().filter(|&c| is_cjk(c));
            Some(first.and_then(|first| word.get(..first.len_utf8())).unwrap_or(word))
        }
    }
}
