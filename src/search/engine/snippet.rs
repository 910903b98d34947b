//! The part of a passage that shows why a document was found.

use std::collections::HashSet;
use std::ops::Range;

use crate::search::tokens::tokens;

/// About so many characters are shown.
const LENGTH: usize = 220;

/// A stretch of text, and whether it is what was looked for.
pub type Piece = (String, bool);

/// What is marked in texts.
#[derive(Clone, Debug, Default)]
pub(super) struct Marks {
    /// Words, folded.
    pub words: HashSet<String>,
    /// Beginnings of words, folded.
    pub beginnings: Vec<String>,
}

impl Marks {
    fn has(&self, word: &str) -> bool {
        self.words.contains(word) || self.beginnings.iter().any(|start| word.starts_with(start.as_str()))
    }

    /// Where `text` is marked, in characters; in order and apart.
    fn spans(&self, text: &str, stops: &[&str]) -> Vec<Range<usize>> {
        let mut spans: Vec<Range<usize>> = Vec::new();
        tokens(text, stops, &mut |token| {
            if token.kind.is_indexed() && self.has(token.word) {
                spans.push(token.start..token.end);
            }
        });
        spans.sort_by_key(|span| (span.start, span.end));
        let mut apart: Vec<Range<usize>> = Vec::new();
        for span in spans {
            match apart.last_mut() {
                Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
                _ => apart.push(span),
            }
        }
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let place = |byte: usize| places.partition_point(|&at| at < byte);
        apart.into_iter().map(|span| place(span.start)..place(span.end)).collect()
    }
}

/// All of `text`, in pieces.
pub(super) fn whole(text: &str, marks: &Marks, stops: &[&str]) -> Vec<Piece> {
    let chars: Vec<char> = text.chars().collect();
    pieces(&chars, &marks.spans(text, stops), 0..chars.len())
}

/// The snippet of `text`: its densest part, in pieces.
pub(super) fn snippet(text: &str, marks: &Marks, stops: &[&str]) -> Vec<Piece> {
    let chars: Vec<char> = text.chars().collect();
    let spans = marks.spans(text, stops);
    let shown = window(&chars, &spans);
    pieces(&chars, &spans, shown)
}

fn pieces(chars: &[char], spans: &[Range<usize>], shown: Range<usize>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut put = |range: Range<usize>, is_marked| {
        let part = chars.get(range).unwrap_or_default();
        let part: String = part.iter().map(|&c| if c.is_whitespace() { ' ' } else { c }).collect();
        if !part.is_empty() {
            pieces.push((part, is_marked));
        }
    };
    let mut at = shown.start;
    for span in spans.iter().filter(|span| span.start >= shown.start && span.end <= shown.end) {
        put(at..span.start, false);
        put(span.clone(), true);
        at = span.end;
    }
    put(at..shown.end, false);
    if shown.start > 0 {
        match pieces.first_mut() {
            Some((first, false)) => first.insert(0, '…'),
            _ => pieces.insert(0, ("…".to_owned(), false)),
        }
    }
    if shown.end < chars.len() {
        match pieces.last_mut() {
            Some((last, false)) => last.push('…'),
            _ => pieces.push(("…".to_owned(), false)),
        }
    }
    pieces
}

/// What is shown: where most marks are, with as much on both sides, cut at the ends of words.
fn window(chars: &[char], spans: &[Range<usize>]) -> Range<usize> {
    if chars.len() <= LENGTH {
        return 0..chars.len();
    }
    let (mut best, mut most) = (0..0, 0);
    let mut last = 0;
    for (first, span) in spans.iter().enumerate() {
        last = last.max(first);
        while spans.get(last + 1).is_some_and(|next| next.end <= span.start + LENGTH) {
            last += 1;
        }
        let count = last + 1 - first;
        if count > most {
            most = count;
            best = span.start..spans.get(last).map_or(span.end, |span| span.end);
        }
    }
    let beside = LENGTH.saturating_sub(best.len()) / 2;
    let start = best.start.saturating_sub(beside).min(chars.len() - LENGTH);
    let end = (start + LENGTH).max(best.end).min(chars.len());
    let is_space = |at: usize| chars.get(at).is_some_and(|c| c.is_whitespace());
    // A text without spaces is cut anywhere.
    let start = if start == 0 {
        0
    } else {
        (start..best.start).take(40).find(|&at| is_space(at)).map_or(start, |at| at + 1)
    };
    let end = if end == chars.len() {
        end
    } else {
        (best.end.max(end.saturating_sub(40))..=end).rev().find(|&at| is_space(at)).unwrap_or(end)
    };
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, words: &[&str]) -> String {
        let marks =
            Marks { words: words.iter().map(|word| (*word).to_owned()).collect(), beginnings: Vec::new() };
        let pieces = snippet(text, &marks, &[]);
        pieces.iter().map(|(text, marked)| if *marked { format!("[{text}]") } else { text.clone() }).collect()
    }

    #[test]
    fn short_texts_are_shown_whole() {
        assert_eq!(
            shown("The pool\nof Connections leaks", &["connections", "pool"]),
            "The [pool] of [Connections] leaks"
        );
        assert_eq!(shown("", &["pool"]), "");
        assert_eq!(shown("再接続", &["接続"]), "再[接続]");
    }

    #[test]
    fn long_ones_where_most_of_the_words_are_and_cut_between_words() {
        let text = format!("pool {} the pool leaks connections {}", "lorem ".repeat(60), "ipsum ".repeat(60));
        let found = shown(&text, &["pool", "leaks", "connections"]);
        assert!(found.contains("the [pool] [leaks] [connections] ipsum"), "{found}");
        assert!(found.starts_with("…lorem ") && found.ends_with("ipsum…"), "{found}");
        assert!((180..=240).contains(&found.chars().count()), "{found}");
        assert!(shown(&"x".repeat(1000), &[]).chars().count() <= LENGTH + 1);
    }
}
