//! A place in a text, and what is read off it piece by piece.

use super::words;

/// Where a text comes from decides what a doubtful form means.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// The start of a line: `14h30` is a time.
    Line,
    /// Within a sentence: `14h30` is a duration.
    Text,
    /// A field that holds a time and nothing else: there are no ranges.
    Field,
}

/// A place in a text.
pub(super) struct Cursor<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    pub(super) place: Place,
    /// "between" stood before: "and" goes on to the end of the range.
    pub(super) between: bool,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0, place: Place::Line, between: false }
    }

    pub(super) fn in_text(text: &'a str) -> Self {
        Self { place: Place::Text, ..Self::new(text) }
    }

    pub(super) fn alone(text: &'a str) -> Self {
        Self { place: Place::Field, ..Self::new(text) }
    }

    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn next(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn skip_spaces(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\u{a0}', '\u{202f}', '\u{3000}']).len();
    }

    /// Skips spaces and the marks of bold, emphasis and code.
    pub(super) fn skip_marks(&mut self) {
        let rest = self.rest();
        let marks = [' ', '\t', '\u{a0}', '\u{202f}', '\u{3000}', '*', '_', '`'];
        self.at += rest.len() - rest.trim_start_matches(marks).len();
    }

    pub(super) fn eat(&mut self, text: &str) -> bool {
        let is_next = self.rest().starts_with(text);
        if is_next {
            self.at += text.len();
        }
        is_next
    }

    pub(super) fn eat_any(&mut self, texts: &[&str]) -> bool {
        texts.iter().any(|text| self.eat(text))
    }

    /// Takes the word if it stands here in any case, not as part of a longer one.
    pub(super) fn word(&mut self, word: &str) -> bool {
        let Some(head) = self.rest().get(..word.len()) else { return false };
        let after = self.rest().get(word.len()..).unwrap_or_default();
        let is_next = head.eq_ignore_ascii_case(word)
            && !after.starts_with(|c: char| c.is_alphanumeric() && !words::is_wide(c));
        if is_next {
            self.at += word.len();
        }
        is_next
    }

    pub(super) fn any_word(&mut self, words: &[&str]) -> bool {
        words.iter().any(|word| self.word(word))
    }

    /// Digits, at least `min` and at most `max`, with none after them.
    pub(super) fn digits(&mut self, min: usize, max: usize) -> Option<u32> {
        let count = self.digits_ahead();
        if count < min || count > max {
            return None;
        }
        let value = self.rest().get(..count)?.parse().ok()?;
        self.at += count;
        Some(value)
    }

    /// How many digits stand here; ten stands for any greater number.
    pub(super) fn digits_ahead(&self) -> usize {
        self.rest().bytes().take(10).take_while(u8::is_ascii_digit).count()
    }

    /// Takes what says that the time is not exact, with the space behind it.
    pub(super) fn about(&mut self) -> bool {
        let is_word = !self.eat_any(words::ABOUT_SIGNS);
        if is_word && !self.any_word(words::ABOUT) {
            return false;
        }
        if is_word {
            self.eat(".");
        }
        self.skip_marks();
        true
    }

    /// Takes a word that leads to a time, such as "at", with the space behind it.
    pub(super) fn lead_word(&mut self) -> bool {
        let start = self.at;
        for word in words::LEADS {
            if self.word(word) {
                self.between = *word == "between";
                self.skip_marks();
                if self.at > start + word.len() {
                    return true;
                }
                self.at = start;
            }
        }
        false
    }

    /// Takes the word that stands for a time nobody knows. "Unknown users report" is a sentence.
    pub(super) fn unknown(&mut self) -> bool {
        let start = self.at;
        if !self.any_word(words::UNKNOWN) {
            return false;
        }
        let capital = self.text.starts_with(|c: char| c.is_ascii_uppercase());
        let after = self.rest().trim_start_matches([' ', '\t']);
        if capital && after.starts_with(|c: char| c.is_lowercase()) {
            self.at = start;
            return false;
        }
        true
    }
}
