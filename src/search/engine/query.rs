//! The language of queries: words, `"phrases"`, `-without`, `cause:database since:2023-05`.

use std::collections::BTreeSet;

use super::chunks::{Chunk, chunks};
use crate::search::tokens::stop_words;

/// What is longer is cut, in characters.
const MAX_LENGTH: usize = 2_000;
/// At most so many units, extras and negated items count.
const MAX_UNITS: usize = 32;

/// A query taken apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// Words that a result has to hold.
    pub units: Vec<Unit>,
    /// Words that make a result better.
    pub extras: Vec<String>,
    /// All words that are no phrase's, in order: where they stand so, a result is better.
    pub sequence: Vec<String>,
    /// Phrases that a result has to hold.
    pub phrases: Vec<Phrase>,
    /// Words that no result may hold together.
    pub without: Vec<Vec<String>>,
    /// Phrases that no result may hold.
    pub without_phrases: Vec<Phrase>,
    /// What facts a result has to have.
    pub filters: Vec<Filter>,
    /// What a reader should know about how it was read.
    pub notes: Vec<String>,
}

/// A word that a result has to hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unit {
    /// Folded.
    pub word: String,
    /// Whether it is being typed, and may be the beginning of a word.
    pub is_open: bool,
    /// Whether it stands in a phrase, and nothing but itself will do.
    pub is_exact: bool,
    /// Whether it is a stop word, which only begins others.
    pub is_stop: bool,
}

/// Words that stand side by side.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Phrase {
    /// All of them in order, stop words too.
    pub sequence: Vec<String>,
    /// Those of them that the index knows.
    pub words: Vec<String>,
}

/// A condition on a fact.
#[derive(Clone, Debug, PartialEq)]
pub struct Filter {
    /// The fact.
    pub key: Key,
    /// As it was written.
    pub value: String,
    /// Whether it must not be so.
    pub is_negated: bool,
}

/// Facts that results can be filtered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Key {
    Cause,
    Service,
    Severity,
    Year,
    Detection,
    Trigger,
    Since,
    Until,
}

impl Key {
    /// All of them, as written in a query.
    pub const ALL: [(&'static str, Self); 8] = [
        ("cause", Self::Cause),
        ("service", Self::Service),
        ("severity", Self::Severity),
        ("year", Self::Year),
        ("detection", Self::Detection),
        ("trigger", Self::Trigger),
        ("since", Self::Since),
        ("until", Self::Until),
    ];

    /// As written in a query.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, key)| *key == self).map_or("", |(name, _)| name)
    }
}

/// An item of a query as it was written.
enum Item<'q> {
    Plain(&'q str),
    Phrase(&'q str),
    Filter(Key, &'q str),
}

/// Takes `text` apart as a query to a site in `language`.
pub fn parse(text: &str, language: &str) -> Query {
    let stops = stop_words(language);
    let mut query = Query::default();
    let end = text.char_indices().nth(MAX_LENGTH).map(|(at, _)| at);
    if end.is_some() {
        query.notes.push("The query was cut to 2,000 characters.".to_owned());
    }
    let text = end.and_then(|end| text.get(..end)).unwrap_or(text);
    let mut reader = Reader { query, stops, stop_units: Vec::new(), is_full: false, open: None };
    let mut rest = text;
    while let Some((item, is_negated, behind)) = next(rest) {
        reader.open = None;
        reader.item(item, is_negated);
        rest = behind;
    }
    reader.finish(text.ends_with(char::is_whitespace))
}

/// The first item of `text`, whether it is negated, and what follows it.
fn next(text: &str) -> Option<(Item<'_>, bool, &str)> {
    let text = text.trim_start();
    if text.is_empty() {
        return None;
    }
    let (is_negated, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    if let Some(rest) = text.strip_prefix('"') {
        let (phrase, rest) = quoted(rest);
        return Some((Item::Phrase(phrase), is_negated, rest));
    }
    let key = text.split_once(':').and_then(|(name, value)| {
        let known = Key::ALL.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        known.map(|(_, key)| (*key, value))
    });
    if let Some((key, value)) = key {
        let (value, rest) = value.strip_prefix('"').map_or_else(|| word(value), quoted);
        return Some((Item::Filter(key, value), is_negated, rest));
    }
    let (plain, rest) = word(text);
    Some((Item::Plain(plain), is_negated, rest))
}

fn quoted(text: &str) -> (&str, &str) {
    text.split_once('"').unwrap_or((text, ""))
}

fn word(text: &str) -> (&str, &str) {
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

struct Reader<'s> {
    query: Query,
    stops: &'s [&'s str],
    /// Stop words of plain items, in case there is nothing else.
    stop_units: Vec<Unit>,
    is_full: bool,
    /// The last unit, where it stands in the last item and that is a plain one.
    open: Option<Open>,
}

enum Open {
    Unit,
    Stop,
}

impl Reader<'_> {
    fn item(&mut self, item: Item<'_>, is_negated: bool) {
        match (item, is_negated) {
            (Item::Plain(text), false) => self.plain(text),
            (Item::Plain(text), true) => {
                let words: Vec<String> = chunks(text, self.stops).iter().flat_map(Chunk::largest).collect();
                if !words.is_empty() && self.query.without.len() < MAX_UNITS {
                    self.query.without.push(words);
                }
            }
            (Item::Phrase(text), false) => self.phrase(text),
            (Item::Phrase(text), true) => {
                let chunks = chunks(text, self.stops);
                let phrase = phrase(&chunks);
                if !phrase.sequence.is_empty() && self.query.without_phrases.len() < MAX_UNITS {
                    self.query.without_phrases.push(phrase);
                }
            }
            (Item::Filter(_, ""), _) => {}
            (Item::Filter(key, value), is_negated) => {
                self.query.filters.push(Filter { key, value: value.to_owned(), is_negated });
            }
        }
    }

    fn plain(&mut self, text: &str) {
        for chunk in chunks(text, self.stops) {
            self.query.sequence.extend(chunk.sequence.iter().cloned());
            for word in &chunk.stops {
                if self.stop_units.len() < MAX_UNITS {
                    self.stop_units.push(Unit { word: word.clone(), is_stop: true, ..Unit::default() });
                    self.open = Some(Open::Stop);
                }
            }
            if self.take(&chunk, false) {
                self.open = Some(Open::Unit);
            }
        }
    }

    fn phrase(&mut self, text: &str) {
        let chunks = chunks(text, self.stops);
        let phrase = phrase(&chunks);
        if phrase.sequence.is_empty() || self.query.phrases.len() >= MAX_UNITS {
            return;
        }
        self.query.phrases.push(phrase);
        for chunk in &chunks {
            self.take(chunk, true);
        }
    }

    /// Takes the units of `chunk`, as long as there is room, and its extras; whether there were any.
    fn take(&mut self, chunk: &Chunk, is_exact: bool) -> bool {
        let before = self.query.units.len();
        for word in &chunk.units {
            if self.query.units.len() < MAX_UNITS {
                self.query.units.push(Unit { word: word.clone(), is_exact, ..Unit::default() });
            } else {
                self.is_full = true;
            }
        }
        let is_taken = self.query.units.len() > before;
        if is_taken {
            let room = MAX_UNITS.saturating_sub(self.query.extras.len());
            self.query.extras.extend(chunk.extras.iter().take(room).cloned());
        }
        is_taken
    }

    fn finish(mut self, is_closed: bool) -> Query {
        let query = &mut self.query;
        if query.units.is_empty() && query.phrases.is_empty() {
            query.units = self.stop_units;
        } else if matches!(self.open, Some(Open::Stop)) {
            self.open = None;
        }
        if self.is_full {
            query.notes.push("Only the first 32 words of the query were looked for.".to_owned());
        }
        let others = query.units.len() > 1;
        if let (Some(_), false, false, Some(last)) =
            (&self.open, is_closed, self.is_full, query.units.last_mut())
        {
            last.is_open = true;
            // A word that is only being begun would empty the list.
            if others && last.word.len() == 1 {
                query.units.pop();
            }
        }
        self.query
    }
}

fn phrase(chunks: &[Chunk]) -> Phrase {
    let words: BTreeSet<&String> = chunks.iter().flat_map(|chunk| &chunk.units).collect();
    Phrase {
        sequence: chunks.iter().flat_map(|chunk| chunk.sequence.clone()).collect(),
        words: words.into_iter().cloned().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The units, `*` behind an open one, `=` before one of a phrase, `?` before a stop word.
    fn units(text: &str) -> String {
        let units = parse(text, "en").units;
        let shown = units.iter().map(|unit| {
            let (exact, stop) = (if unit.is_exact { "=" } else { "" }, if unit.is_stop { "?" } else { "" });
            format!("{exact}{stop}{}{}", unit.word, if unit.is_open { "*" } else { "" })
        });
        shown.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_become_units() {
        for (text, wanted) in [
            ("Connection reset", "connection reset*"),
            ("connection reset ", "connection reset"),
            ("the connection", "connection*"),
            ("connection the", "connection"),
            ("i/o timeout", "i/o timeout*"),
            ("10.0.0.1 ", "10.0.0.1"),
            ("ERR_CONN_RESET ", "err conn reset"),
            ("GitHub ", "github"),
            ("\"connection reset\"", "=connection =reset"),
            ("pool \"connection reset", "pool =connection =reset"),
            ("pool -leak", "pool"),
            ("pool cause:database", "pool"),
            ("connection r", "connection"),
            ("r", "r*"),
            ("the this", "?the ?this*"),
            ("\"to be\"", ""),
            ("接続の", "接続 続の*"),
            ("", ""),
            ("- \"\" -\"\" cause: , …", ""),
            ("pool\u{85}leak\u{feff}s ", "pool leak s"),
        ] {
            assert_eq!(units(text), wanted, "{text}");
        }
    }

    #[test]
    fn wholes_are_extras_and_stand_for_a_negated_chunk() {
        let query = parse("/var/log/app.log getUserById -ERR_CONN_RESET -foo,bar -the", "en");
        assert_eq!(query.extras, ["app.log", "var/log/app.log", "get", "user", "id"]);
        assert_eq!(query.without, [vec!["err_conn_reset"], vec!["foo", "bar"]]);
    }

    #[test]
    fn filters_are_read_with_their_values() {
        let query = parse("Cause:database -service:\"check out\" since:2023 ratio:3 severity:", "en");
        let filter = |key, value: &str, is_negated| Filter { key, value: value.to_owned(), is_negated };
        assert_eq!(
            query.filters,
            [
                filter(Key::Cause, "database", false),
                filter(Key::Service, "check out", true),
                filter(Key::Since, "2023", false)
            ]
        );
        assert_eq!(query.units.iter().map(|unit| unit.word.as_str()).collect::<Vec<_>>(), ["ratio"]);
    }

    #[test]
    fn phrases_keep_every_word_in_order() {
        let query = parse("\"out of memory at 10:30\" -\"再接続\"", "en");
        assert_eq!(query.phrases[0].sequence, ["out", "of", "memory", "at", "10", "30"]);
        assert_eq!(query.without_phrases[0].sequence, ["再", "接", "続"]);
        assert_eq!(query.without_phrases[0].words, ["再接", "接続"]);
    }

    #[test]
    fn long_queries_are_cut() {
        let many = parse(&"word ".repeat(40), "en");
        assert_eq!((many.units.len(), many.notes.len()), (32, 1));
        let long = parse(&"x".repeat(3000), "en");
        assert_eq!((long.units.len(), long.notes.len()), (0, 1));
    }
}
