//! A message taken apart, to be filled many times at little cost.

use fluent_bundle::FluentValue;

use crate::messages::{Messages, mark};

/// A message with places. It is asked for its words once, so these cannot hang on what is put in:
/// it has no plurals.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// What stands before the first place.
    start: String,
    /// Each place, by its number, with what stands behind it.
    places: Vec<(usize, String)>,
}

impl Pattern {
    /// The message `id` with the `known` values in it and `places`, by their names, left to be filled.
    pub fn new(messages: &Messages, id: &str, known: &[(&str, FluentValue<'_>)], places: &[&str]) -> Self {
        let marks: Vec<char> = (0..places.len()).filter_map(mark).collect();
        let marked = places.iter().zip(&marks).map(|(&place, mark)| (place, mark.to_string().into()));
        let values: Vec<(&str, FluentValue<'_>)> = known.iter().cloned().chain(marked).collect();
        let text = messages.text(id, &values);
        let mut pattern = Self { start: String::new(), places: Vec::new() };
        for c in text.chars() {
            match marks.iter().position(|mark| *mark == c) {
                Some(at) => pattern.places.push((at, String::new())),
                None => pattern.places.last_mut().map_or(&mut pattern.start, |(_, text)| text).push(c),
            }
        }
        pattern
    }

    /// The message with `values` in its places, in the order in which the places were named.
    pub fn fill<S: AsRef<str>>(&self, values: &[S]) -> String {
        let mut out = self.start.clone();
        for (place, text) in &self.places {
            out.push_str(values.get(*place).map_or("", AsRef::as_ref));
            out.push_str(text);
        }
        out
    }
}
