//! Text to words, the same for documents and queries (and in the browser: `static/search.js`).
//!
//! A *chunk* is what one would select with a double click and then some: word characters, with single
//! connectors between them (`ERR_CONN_RESET`, `10.0.0.1`, `var/log/app.log`). It is cut at slashes
//! into segments, these at other connectors into parts, and these in camel case into *leaves*. Leaves
//! are words, and so are parts, segments and chunks that hold several: names of machines are found
//! whole and in part. Chinese, Japanese and Korean, which have no spaces, are read in pairs of
//! characters.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longest word, in characters as written; what is longer is data.
const MAX_LENGTH: usize = 64;

/// English words that tell nothing by themselves, sorted.
const STOP_WORDS: [&str; 45] = [
    "a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "for", "from", "had", "has", "have",
    "he", "if", "in", "into", "is", "it", "its", "no", "not", "of", "on", "or", "so", "such", "than", "that",
    "the", "their", "then", "there", "these", "they", "this", "to", "was", "were", "which", "will", "with",
    "would",
];

/// The words that the index of a site in `language`, a BCP 47 tag, leaves out; sorted.
pub fn stop_words(language: &str) -> &'static [&'static str] {
    let is_english = language.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("en"));
    if is_english { &STOP_WORDS } else { &[] }
}

/// What a token is. Leaves, in order, are the text word by word; the others are made of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A leaf that is indexed; also a pair of Chinese, Japanese or Korean characters, and the
    /// character of a run of one.
    Leaf,
    /// A leaf that is indexed and is part of a camel case word, which follows as [`Kind::Camel`].
    Piece,
    /// A leaf that is not indexed, as a stop word.
    Stop,
    /// A leaf that is not indexed, for another reason: part of a number, a single letter of a longer
    /// name, too long. Its word may be empty.
    Dropped,
    /// Several leaves in camel case: `getuserbyid`. Indexed.
    Camel,
    /// Several parts: a segment or a chunk, `err_conn_reset`. Indexed.
    Whole,
    /// The last character of a Chinese, Japanese or Korean run of several. Indexed, so that it is found
    /// alone; no part of the text word by word.
    Tail,
}

impl Kind {
    /// Whether tokens of this kind are words of the index.
    pub fn is_indexed(self) -> bool {
        !matches!(self, Self::Stop | Self::Dropped)
    }

    /// Whether tokens of this kind, one after the other, are the text word by word.
    pub fn is_in_sequence(self) -> bool {
        matches!(self, Self::Leaf | Self::Piece | Self::Stop | Self::Dropped)
    }
}

/// A word, and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'w> {
    /// Folded.
    pub word: &'w str,
    /// Its first byte in the text.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// What it is.
    pub kind: Kind,
    /// Which chunk of the text it stands in, from 0.
    pub chunk: usize,
}

/// Calls `found` with each token of `text`; `stops` are [`stop_words`]. Tokens of one chunk come one
/// after the other, each whole behind its leaves and the largest last.
pub fn tokens(text: &str, stops: &[&str], found: &mut impl FnMut(Token<'_>)) {
    let mut reader = Reader { text, stops, found, chunk: 0, leaves: Vec::new(), word: String::new() };
    let mut at = 0;
    while let Some(start) = next_word(text, at) {
        at = reader.chunk(start).max(start + 1);
        reader.chunk += 1;
    }
}

/// The form in which words are compared: lower case, without accents and compatibility forms.
pub fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    fold_into(word, &mut folded);
    folded
}

/// Adds `word`, folded, to `out`.
pub fn fold_into(word: &str, out: &mut String) {
    if word.is_ascii() {
        let from = out.len();
        out.push_str(word);
        if let Some(added) = out.get_mut(from..) {
            added.make_ascii_lowercase();
        }
        return;
    }
    let plain: String = word.nfkd().filter(|c| !matches!(c, '\u{300}'..='\u{36f}')).nfc().collect();
    for c in plain.to_lowercase().chars() {
        match c {
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'ø' => out.push('o'),
            'đ' | 'ð' => out.push('d'),
            'þ' => out.push_str("th"),
            'ł' => out.push('l'),
            'ı' => out.push('i'),
            'ς' => out.push('σ'),
            c => out.push(c),
        }
    }
}

/// Whether `c` is Chinese, Japanese or Korean, read in pairs.
pub fn is_cjk(c: char) -> bool {
    matches!(c,
        '\u{3005}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{ac00}'..='\u{d7af}' | '\u{ff66}'..='\u{ff9f}'
        | '\u{20000}'..='\u{3ffff}')
}

/// What a character is to the reader.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Word,
    Cjk,
    /// `/` or `\`.
    Slash,
    Connector,
    Apostrophe,
    Other,
}

fn class(c: char) -> Class {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' => Class::Word,
        '/' | '\\' => Class::Slash,
        '_' | '-' | '.' | ':' | '@' | '+' | '&' | '=' => Class::Connector,
        '\'' | '’' => Class::Apostrophe,
        c if c.is_ascii() => Class::Other,
        // Some of the block are marks and signs; as part of a word they only stand between others.
        c if !c.is_alphanumeric() && !is_combining_mark(c) => Class::Other,
        c if is_cjk(c) => Class::Cjk,
        _ => Class::Word,
    }
}

/// Where the next word character at or behind `at` stands.
fn next_word(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    rest.find(|c| matches!(class(c), Class::Word | Class::Cjk)).map(|found| at + found)
}

/// A leaf of a chunk being read.
#[derive(Clone, Copy)]
struct Leaf {
    start: usize,
    end: usize,
    /// What ends with it.
    closes: Closes,
}

/// The largest stretch that ends with a leaf.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Closes {
    Nothing,
    Part,
    Segment,
}

struct Reader<'t, 's, F> {
    text: &'t str,
    stops: &'s [&'s str],
    found: &'s mut F,
    chunk: usize,
    leaves: Vec<Leaf>,
    /// Scratch for folding.
    word: String,
}

impl<F: FnMut(Token<'_>)> Reader<'_, '_, F> {
    /// Reads the chunk at `start` and returns where to go on.
    fn chunk(&mut self, start: usize) -> usize {
        let rest = self.text.get(start..).unwrap_or_default();
        // Most chunks are a word in lower case between blanks or marks.
        let plain = rest.bytes().take_while(|byte| byte.is_ascii_lowercase()).count();
        let ends = match rest.as_bytes().get(plain) {
            None | Some(b' ' | b'\n' | b',' | b')') => true,
            Some(b'.' | b':') => {
                rest.as_bytes().get(plain + 1).is_none_or(|&byte| byte == b' ' || byte == b'\n')
            }
            _ => false,
        };
        if plain > 0 && ends {
            self.emit_leaf(start, start + plain, false, false);
            return start + plain;
        }
        if rest.chars().next().is_some_and(|c| class(c) == Class::Cjk) {
            return self.pairs(start);
        }
        self.leaves.clear();
        let next = self.cut(start);
        self.emit(start);
        next
    }

    /// Cuts the chunk at `start` into leaves; returns where to go on behind it.
    fn cut(&mut self, start: usize) -> usize {
        let mut leaf = start;
        // The last three characters: a bound before an upper case letter may depend on what follows it.
        let (mut before, mut last) = ('\0', '\0');
        let mut last_at = start;
        let mut chars = self.text.get(start..).unwrap_or_default().char_indices().peekable();
        while let Some((offset, c)) = chars.next() {
            let at = start + offset;
            let kind = class(c);
            if kind == Class::Word {
                if leaf < at && last.is_lowercase() && c.is_uppercase() {
                    self.leaf(leaf, at, Closes::Nothing);
                    leaf = at;
                } else if leaf < last_at
                    && c.is_lowercase()
                    && last.is_uppercase()
                    && (before.is_uppercase() || before.is_numeric())
                {
                    self.leaf(leaf, last_at, Closes::Nothing);
                    leaf = last_at;
                }
                (before, last, last_at) = (last, c, at);
                continue;
            }
            let behind = at + c.len_utf8();
            let goes_on = chars.peek().is_some_and(|&(_, next)| class(next) == Class::Word);
            match kind {
                Class::Slash | Class::Connector if goes_on => {
                    let closes = if kind == Class::Slash { Closes::Segment } else { Closes::Part };
                    self.leaf(leaf, at, closes);
                    leaf = behind;
                    (before, last) = ('\0', '\0');
                }
                Class::Apostrophe => {
                    self.leaf(leaf, at, Closes::Segment);
                    return behind + suffix(self.text.get(behind..).unwrap_or_default());
                }
                _ => {
                    self.leaf(leaf, at, Closes::Segment);
                    return at;
                }
            }
        }
        self.leaf(leaf, self.text.len(), Closes::Segment);
        self.text.len()
    }

    fn leaf(&mut self, start: usize, end: usize, closes: Closes) {
        self.leaves.push(Leaf { start, end, closes });
    }

    /// Emits the leaves of the chunk at `start` and what they make up.
    fn emit(&mut self, start: usize) {
        let leaves = std::mem::take(&mut self.leaves);
        let is_alone = leaves.len() == 1;
        let (mut segments, mut chunk_end) = (0, start);
        for segment in leaves.split_inclusive(|leaf| leaf.closes == Closes::Segment) {
            let parts = segment.iter().filter(|leaf| leaf.closes != Closes::Nothing).count();
            let (Some(first), Some(last)) = (segment.first(), segment.last()) else { continue };
            segments += 1;
            chunk_end = last.end;
            let is_number = parts > 1 && is_number(self.text.get(first.start..last.end).unwrap_or_default());
            for part in segment.split_inclusive(|leaf| leaf.closes != Closes::Nothing) {
                let is_camel = part.len() > 1;
                for leaf in part {
                    if is_number {
                        self.emit_word(leaf.start, leaf.end, Kind::Dropped);
                    } else {
                        self.emit_leaf(leaf.start, leaf.end, !is_alone, is_camel);
                    }
                }
                if let (true, Some(first), Some(last)) = (is_camel, part.first(), part.last()) {
                    self.emit_word(first.start, last.end, Kind::Camel);
                }
            }
            if parts > 1 {
                self.emit_word(first.start, last.end, Kind::Whole);
            }
        }
        if segments > 1 {
            self.emit_word(start, chunk_end, Kind::Whole);
        }
        self.leaves = leaves;
    }

    /// Emits a leaf as what it is: `has_others` tells that its chunk has more leaves.
    fn emit_leaf(&mut self, start: usize, end: usize, has_others: bool, is_camel: bool) {
        let kind = if is_camel { Kind::Piece } else { Kind::Leaf };
        if !self.fold(start, end) {
            return self.tell(start, end, Kind::Dropped);
        }
        let word = self.word.as_str();
        let kind = if word.len() == 1 && has_others {
            Kind::Dropped
        } else if self.stops.binary_search(&word).is_ok() {
            Kind::Stop
        } else {
            kind
        };
        self.tell(start, end, kind);
    }

    /// Emits the word at `start..end`; one that is too long or empty only as a dropped leaf.
    fn emit_word(&mut self, start: usize, end: usize, kind: Kind) {
        if self.fold(start, end) || kind == Kind::Dropped {
            self.tell(start, end, kind);
        }
    }

    /// Folds `start..end` into `self.word`, which is empty and false where that is too long or nothing.
    fn fold(&mut self, start: usize, end: usize) -> bool {
        self.word.clear();
        let text = self.text.get(start..end).unwrap_or_default();
        if text.len() <= MAX_LENGTH || text.chars().nth(MAX_LENGTH).is_none() {
            fold_into(text, &mut self.word);
        }
        !self.word.is_empty()
    }

    fn tell(&mut self, start: usize, end: usize, kind: Kind) {
        (self.found)(Token { word: &self.word, start, end, kind, chunk: self.chunk });
    }

    /// Reads the run of Chinese, Japanese or Korean characters at `start`; returns where to go on.
    fn pairs(&mut self, start: usize) -> usize {
        let rest = self.text.get(start..).unwrap_or_default();
        let run = rest.find(|c| class(c) != Class::Cjk).and_then(|end| rest.get(..end)).unwrap_or(rest);
        let end = start + run.len();
        let folded = fold(run);
        let count = folded.chars().count();
        // Where folding changes the number of characters, each token stands for the whole run.
        let is_same = run.chars().count() == count;
        let mut places = run.char_indices().map(|(at, c)| (start + at, start + at + c.len_utf8()));
        let mut place = || if is_same { places.next().unwrap_or((start, end)) } else { (start, end) };
        let mut chars = folded.char_indices();
        let (Some((mut at, _)), mut here) = (chars.next(), place()) else { return end };
        for (next, c) in chars {
            let there = place();
            self.word.clear();
            self.word.push_str(folded.get(at..next + c.len_utf8()).unwrap_or_default());
            self.tell(here.0, there.1, Kind::Leaf);
            (at, here) = (next, there);
        }
        self.word.clear();
        self.word.push_str(folded.get(at..).unwrap_or_default());
        self.tell(here.0, here.1, if count == 1 { Kind::Leaf } else { Kind::Tail });
        end
    }
}

/// Whether a segment is an address, a version or a time: digits between connectors; of the times of
/// ISO 8601 also `T` and `Z`.
fn is_number(segment: &str) -> bool {
    let mut after_digit = false;
    segment.chars().all(|c| {
        let fits = c.is_numeric() || class(c) == Class::Connector || after_digit && matches!(c, 'T' | 'Z');
        after_digit = c.is_numeric();
        fits
    })
}

/// The length of `s`, `t`, `re` behind an apostrophe.
fn suffix(behind: &str) -> usize {
    let letters = behind.chars().take_while(|&c| class(c) == Class::Word).take(3);
    let (count, length) = letters.fold((0, 0), |(count, length), c| (count + 1, length + c.len_utf8()));
    if count <= 2 { length } else { 0 }
}

#[cfg(test)]
mod tests;
