//! Title and summary, where the text says them and the front matter does not.

use crate::incident::{Basis, Fact, Field};
use crate::parse::blocks::{self, BlockKind};
use crate::parse::{Body, HeadingStyle};
use crate::source::Span;

/// Longest title that is taken from the text, in characters.
const TITLE_LENGTH: usize = 80;

/// The first heading, else the first sentence, else the id.
pub(super) fn title_from_text(text: &str, body: &Body, id: &str) -> Fact<String> {
    let heading = body.sections.iter().find(|section| {
        matches!(section.style, HeadingStyle::Heading(_))
            && !section.title.is_empty()
            && !section.kind.is_part()
    });
    if let Some(section) = heading {
        return Fact::new(section.title.clone(), Basis::Text, section.heading);
    }
    let first = paragraphs(text, body.span).into_iter().next();
    match first {
        Some((sentence, span)) if !sentence.is_empty() => {
            Fact::new(cut(first_sentences(&sentence, 1), TITLE_LENGTH), Basis::Assumed, span)
        }
        _ => Fact::new(id.to_owned(), Basis::Assumed, Span::default()),
    }
}

/// The summary's first two sentences: of its own text, else of its impact, else of the body.
pub(super) fn summary(text: &str, body: &Body) -> Field<String> {
    use crate::parse::SectionKind as Kind;
    let sections = || body.parts.summary.iter().filter_map(|&index| body.section(index));
    let own = sections()
        .filter(|section| matches!(section.kind, Kind::Summary | Kind::Impact))
        .map(|section| section.content);
    let whole = std::iter::once(body.span).filter(|_| body.parts.summary.is_empty());
    for span in own.chain(whole) {
        for (paragraph, span) in paragraphs(text, span) {
            let is_gap = crate::incident::Gap::parse(&paragraph, span).is_some();
            if !paragraph.is_empty() && !is_gap {
                return Field::Is(Fact::new(first_sentences(&paragraph, 2).to_owned(), Basis::Text, span));
            }
        }
    }
    Field::Absent
}

/// Plain text of the paragraphs that stand directly in `span`.
fn paragraphs(text: &str, span: Span) -> Vec<(String, Span)> {
    // Leading marks of a label that was cut off, as in `**Impact:** text`.
    let scan = blocks::scan(text, span);
    scan.blocks
        .into_iter()
        .filter_map(|block| match block.kind {
            BlockKind::Paragraph { text } => {
                Some((text.trim_start_matches([':', '*', ' ']).to_owned(), block.span))
            }
            _ => None,
        })
        .collect()
}

/// The first `count` sentences of `text`: up to a full stop, question or exclamation mark before a
/// space and no lower-case letter.
pub fn first_sentences(text: &str, count: usize) -> &str {
    let mut seen = 0;
    let chars = text.char_indices();
    for (at, c) in chars {
        let wide = matches!(c, '。' | '！' | '？');
        let end = at + c.len_utf8();
        let rest = text.get(end..).unwrap_or_default();
        let ends = wide
            || matches!(c, '.' | '!' | '?')
                && rest.starts_with(char::is_whitespace)
                && !rest.trim_start().starts_with(char::is_lowercase);
        if ends {
            seen += 1;
            if seen == count {
                return text.get(..end).unwrap_or(text);
            }
        }
    }
    text
}

/// `text` in at most `length` characters, cut at a word.
fn cut(text: &str, length: usize) -> String {
    if text.chars().count() <= length {
        return text.trim_end_matches('.').to_owned();
    }
    let head: String = text.chars().take(length - 1).collect();
    let head = match head.rsplit_once(' ') {
        Some((words, _)) if words.len() > head.len() / 2 => words.to_owned(),
        _ => head,
    };
    format!("{}…", head.trim_end_matches([',', ';', ':', ' ']))
}
