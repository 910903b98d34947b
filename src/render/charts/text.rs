//! How much room text takes, without a font at hand.

/// Size of the text of charts, in CSS pixels; `charts.css` has the same.
const SIZE: f64 = 12.0;

/// About how wide `text` is in a chart, in CSS pixels. It errs on the wide side.
pub(super) fn width(text: &str) -> f64 {
    text.chars().map(em).sum::<f64>() * SIZE
}

/// Width of a character as a part of the font's size, in the sans serifs of the usual systems.
fn em(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '|' | '\'' | '!' => 0.3,
        'f' | 'r' | 't' | ' ' | '(' | ')' | '-' => 0.37,
        'm' | 'w' | 'M' | 'W' | '%' | '@' => 0.92,
        'A'..='Z' => 0.68,
        // Ideographs, kana and Hangul fill a square.
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ff60}' => 1.0,
        _ => 0.57,
    }
}
