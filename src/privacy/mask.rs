//! Takes secrets out of what is printed: a finding shows where one stands, never the whole of it.

use std::collections::HashSet;
use std::sync::Arc;

use super::secrets::Secret;
use crate::diagnostic::Diagnostic;
use crate::source::SourceFile;

/// So many characters are a secret's beginning: none that is found is shorter.
const PART: usize = 6;

/// Masks `secrets` in findings about `source`: in the text that reports show lines of, and in what
/// rules quote. Lines and columns stay true.
pub fn apply(source: &Arc<SourceFile>, secrets: &[Secret], findings: &mut [Diagnostic]) {
    if secrets.is_empty() {
        return;
    }
    let masked = Arc::new(SourceFile::new(source.path(), text(source.text(), secrets)));
    let beginnings: HashSet<String> = secrets
        .iter()
        .map(|secret| beginning(source.slice(secret.span).get(secret.shown..).unwrap_or_default()))
        .collect();
    for finding in findings {
        finding.source = Arc::clone(&masked);
        for said in [&mut finding.message, &mut finding.label, &mut finding.help] {
            if let Some(clean) = without(said, &beginnings) {
                *said = clean;
            }
        }
    }
}

/// What a secret is known by in a message, in lower case.
fn beginning(secret: &str) -> String {
    secret.chars().take(PART).flat_map(char::to_lowercase).collect()
}

/// `text` with each secret's characters replaced by as many of the same length in bytes.
fn text(text: &str, secrets: &[Secret]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for secret in secrets {
        let from = secret.span.start + secret.shown;
        out.push_str(text.get(at..from).unwrap_or_default());
        let hidden = text.get(from..secret.span.end).unwrap_or_default();
        out.extend(hidden.chars().map(|c| match c {
            '\n' | '\r' => c,
            _ => match c.len_utf8() {
                1 => '*',
                2 => '\u{d7}',
                3 => '\u{2022}',
                _ => '\u{1f5d1}',
            },
        }));
        at = secret.span.end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

/// `said` without the words, or parts of words, that begin as a secret does; rules quote text in other
/// case, and cut. `None` if there are none.
fn without(said: &str, beginnings: &HashSet<String>) -> Option<String> {
    let mut out = String::with_capacity(said.len());
    let mut found = false;
    let mut rest = said;
    while let Some(c) = rest.chars().next() {
        if beginnings.contains(&beginning(rest)) {
            found = true;
            out.push('…');
            let end =
                rest.find(|c: char| c.is_whitespace() || matches!(c, '`' | '"' | '…')).unwrap_or(rest.len());
            rest = rest.get(end.max(c.len_utf8())..).unwrap_or_default();
        } else {
            out.push(c);
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
        }
    }
    found.then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    #[test]
    fn a_secret_is_masked_and_places_stay_true() {
        let secret = |start, end, shown| Secret { span: Span::new(start, end), what: "a key", shown };
        let source = "a AKIAé\nß b";
        assert_eq!(text(source, &[secret(2, 11, 4)]), "a AKIA\u{d7}\n\u{d7} b");
        let beginnings = HashSet::from([beginning("Hunter2Hunter2")]);
        let clean = without("`x: hunter2hun…` is no time, hunted", &beginnings);
        assert_eq!(clean.as_deref(), Some("`x: ……` is no time, hunted"));
    }
}
