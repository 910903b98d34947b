//! What a published page should not hold: secrets and personal data, found in a document's whole
//! text, code, comments and front matter included.

mod formats;
pub mod mask;
pub mod personal;
mod placeholder;
pub mod secrets;

/// Whether the byte before `at` belongs to the same word, so that a match there began in its middle.
fn is_inside_word(text: &str, at: usize, more: &[u8]) -> bool {
    let before = at.checked_sub(1).and_then(|at| text.as_bytes().get(at));
    before.is_some_and(|byte| byte.is_ascii_alphanumeric() || more.contains(byte))
}
