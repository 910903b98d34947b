//! Finds secrets in text.

use std::sync::LazyLock;

use regex::Regex;

use super::formats::{FORMATS, Format, Proof};
use super::{is_inside_word, placeholder};
use crate::source::Span;

/// A secret that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Secret {
    /// Its bytes.
    pub span: Span,
    /// What it looks like, with its article: "a GitHub token".
    pub what: &'static str,
    /// How many of its bytes may be shown: a provider's prefix, never the whole.
    pub shown: usize,
}

static PATTERNS: LazyLock<Vec<(&'static Format, Regex)>> = LazyLock::new(|| {
    // A pattern that does not compile fails the test below.
    FORMATS.iter().filter_map(|format| Some((format, Regex::new(format.pattern).ok()?))).collect()
});

/// Images and fonts written into the text: their letters mean nothing.
static EMBEDDED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"data:[a-z]+/[A-Za-z0-9.+-]+(?:;[a-z]+=[A-Za-z0-9-]+)*;base64,[A-Za-z0-9+/=%]+").ok()
});

/// All secrets of `text`, in order; they do not overlap.
pub fn find(text: &str) -> Vec<Secret> {
    let mut found: Vec<(Secret, usize)> = Vec::new();
    for (rank, (format, pattern)) in PATTERNS.iter().enumerate() {
        for captures in pattern.captures_iter(text) {
            let (Some(whole), Some(secret)) = (captures.get(0), captures.get(1)) else { continue };
            let span = Span::new(secret.start(), secret.start() + trimmed(format, secret.as_str()).len());
            if is_secret(format, text, whole.start(), span) {
                found.push((Secret { span, what: format.what, shown: format.shown }, rank));
            }
        }
    }
    if found.is_empty() {
        return Vec::new();
    }
    if let Some(pattern) = EMBEDDED.as_ref() {
        let embedded: Vec<Span> = pattern.find_iter(text).map(|found| found.range().into()).collect();
        found.retain(|(secret, _)| {
            let after = embedded.partition_point(|span| span.start <= secret.span.start);
            !after
                .checked_sub(1)
                .and_then(|at| embedded.get(at))
                .is_some_and(|span| span.contains(secret.span))
        });
    }
    merged(found)
}

/// `value` without the punctuation of the sentence that it ends.
fn trimmed<'a>(format: &Format, value: &'a str) -> &'a str {
    match format.proof {
        // The end of a private key's armour is matched with it.
        Proof::Format => value.split("-----").next().unwrap_or(value).trim_end(),
        Proof::Password | Proof::Token => value.trim_end_matches(['.', ',', ';', ':', ')', '\\']),
    }
}

fn is_secret(format: &Format, text: &str, whole: usize, span: Span) -> bool {
    let value = text.get(span.start..span.end).unwrap_or_default();
    match format.proof {
        Proof::Format => {
            let next = text.as_bytes().get(span.end);
            !is_inside_word(text, whole, b"_")
                && !next.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
                && value.len() > format.shown
                && placeholder::entropy(value) >= 2.5
                && !placeholder::is_placeholder(value.get(format.shown..).unwrap_or_default())
        }
        Proof::Password => {
            !names_something_else(text, whole)
                && placeholder::looks_like_password(value)
                && !is_local(text, whole, span)
        }
        Proof::Token => !names_something_else(text, whole) && placeholder::looks_like_token(value),
    }
}

/// Whether the words before a "token" at `at` make it one that opens nothing: a page's, a lock's.
fn names_something_else(text: &str, at: usize) -> bool {
    const WORDS: [&str; 11] = [
        "page",
        "next",
        "continuation",
        "sync",
        "resume",
        "csrf",
        "xsrf",
        "lock",
        "fencing",
        "cancel",
        "public",
    ];
    let from = (at.saturating_sub(16)..=at).find(|&from| text.is_char_boundary(from)).unwrap_or(at);
    let before = text.get(from..at).unwrap_or_default().to_lowercase();
    let before = before.trim_end_matches(['_', '-', ' ', '.']);
    WORDS.iter().any(|word| before.ends_with(word))
}

/// A password in a URL that is everyone's: the user's own name, or a host of the reader's own machine.
fn is_local(text: &str, whole: usize, span: Span) -> bool {
    let before = text.get(whole..span.start).unwrap_or_default();
    let Some((_, user)) = before.rsplit_once("://") else { return false };
    let user = user.trim_end_matches(':');
    let host = text.get(span.end..).and_then(|rest| rest.strip_prefix('@')).unwrap_or_default();
    user.eq_ignore_ascii_case(text.get(span.start..span.end).unwrap_or_default())
        || ["localhost", "127.0.0.1", "[::1]", "example."].iter().any(|local| host.starts_with(local))
}

/// Overlapping finds as one: named by the format of the lowest rank, as long as all of them.
fn merged(mut found: Vec<(Secret, usize)>) -> Vec<Secret> {
    found.sort_by_key(|(secret, rank)| (secret.span, *rank));
    let mut out: Vec<(Secret, usize)> = Vec::with_capacity(found.len());
    for (next, rank) in found {
        match out.last_mut() {
            Some((last, best)) if next.span.start < last.span.end => {
                let span = Span::new(last.span.start, last.span.end.max(next.span.end));
                // What may be shown of a later start may not be shown of an earlier one.
                let shown =
                    if next.span.start == span.start && rank < *best { next.shown } else { last.shown };
                if rank < *best {
                    (last.what, *best) = (next.what, rank);
                }
                (last.span, last.shown) = (span, shown);
            }
            _ => out.push((next, rank)),
        }
    }
    out.into_iter().map(|(secret, _)| secret).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Letters and digits without order, so that no finished key stands in this repository.
    fn noise(length: usize, alphabet: &str) -> String {
        let letters: Vec<char> = alphabet.chars().collect();
        let mut state = 20_260_302_u64;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            letters[(state >> 33) as usize % letters.len()]
        };
        (0..length).map(|_| next()).collect()
    }

    const HEX: &str = "0123456789abcdef";
    const WORD: &str = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ0123456789";

    #[test]
    fn all_patterns_compile_with_their_secret_as_a_group() {
        assert_eq!(PATTERNS.len(), FORMATS.len());
        for (format, pattern) in PATTERNS.iter() {
            assert_eq!(pattern.captures_len(), 2, "{}", format.what);
        }
        assert!(EMBEDDED.is_some());
    }

    #[test]
    fn keys_of_providers_are_found_and_nothing_else_of_the_line() {
        let word = |length| noise(length, WORD);
        let hex = |length| noise(length, HEX);
        let letters = noise(34, "abcdefghijkmnpqrstuvwxyzABCDEFGH");
        for (what, secret) in [
            ("an AWS access key", format!("AKIA{}", noise(16, "QRSTUVWX234567MN"))),
            ("a Google API key", format!("AIza{}", word(35))),
            ("a GitHub token", format!("ghp_{}", word(36))),
            ("a GitHub token", format!("github_pat_{}", word(82))),
            ("a GitLab token", format!("glpat-{}", word(20))),
            ("a Slack token", format!("xoxb-{}-{}", noise(12, "123456789"), word(24))),
            ("a Stripe key", format!("sk_live_{}", word(24))),
            ("a Twilio API key", format!("SK{}", hex(32))),
            ("a SendGrid key", format!("SG.{}.{}", word(22), word(43))),
            ("an npm token", format!("npm_{}", word(36))),
            ("a PyPI token", format!("pypi-AgEIcHlwaS5vcmc{}", word(60))),
            ("an Anthropic key", format!("sk-ant-api03-{}AA", word(93))),
            ("an OpenAI key", format!("sk-proj-{}T3BlbkFJ{}", word(40), word(40))),
            ("a Hugging Face token", format!("hf_{letters}")),
            ("a DigitalOcean token", format!("dop_v1_{}", hex(64))),
            ("a Vault token", format!("hvs.{}", word(94))),
            ("a JSON web token", format!("eyJ{}.eyJ{}.{}", word(17), word(30), word(43))),
        ] {
            for line in [
                format!("seen: {secret}."),
                format!("`{secret}`"),
                format!("<a href=\"x?k={secret}\">"),
                secret.clone(),
            ] {
                let found = find(&line);
                assert_eq!(found.len(), 1, "{line}");
                assert_eq!(found[0].what, what, "{line}");
                assert_eq!(line.get(found[0].span.start..found[0].span.end), Some(secret.as_str()));
                assert!(found[0].shown * 2 < secret.len(), "{what} shows little of itself");
            }
        }
    }

    #[test]
    fn passwords_and_tokens_are_found_where_words_name_them() {
        let token = noise(40, WORD);
        let p = "hunter2!x";
        for (what, line, secret) in [
            ("a password in a URL", format!("postgres://app:{p}@db.internal:5432/app"), p),
            ("a password", format!("DB_PASSWORD={p}"), p),
            ("a password", format!("  \"password\": \"{p}\","), p),
            ("a password", format!("password: '{p}'"), p),
            ("a password", format!("**Password:** {p}"), p),
            ("a password", format!("Server=db;User Id=sa;Pwd={p};"), p),
            ("a password", format!("パスワード：{p}"), p),
            ("a password of curl", format!("curl -s -u admin:{p} https://x.example.org"), p),
            ("a bearer token", format!("-H 'Authorization: Bearer {token}'"), &token),
            ("an Authorization header", format!("Authorization: Basic {token}"), &token),
            ("a key or token", format!("export API_KEY={token}"), &token),
            ("a key or token", format!("client_secret = \"{token}\""), &token),
        ] {
            let found = find(&line);
            assert_eq!(found.len(), 1, "{line}: {found:?}");
            assert_eq!(
                (found[0].what, line.get(found[0].span.start..found[0].span.end)),
                (what, Some(secret)),
                "{line}"
            );
        }
    }

    #[test]
    fn a_private_key_is_masked_whole_and_its_armour_alone_is_text() {
        let (begin, end) = ("-----BEGIN RSA PRIVATE KEY-----", "-----END RSA PRIVATE KEY-----");
        let body = format!("{}\n{}\n{}==", noise(64, WORD), noise(64, WORD), noise(10, WORD));
        for (text, count) in [
            (format!("a\n{begin}\n{body}\n{end}\nb"), 1),
            (format!("{begin}\\n{}\\n{end}", body.replace('\n', "\\n")), 1),
            (format!("{begin}\n{body}\n\nThe words behind it are text."), 1),
            (format!("{begin}\n...\n{end}"), 0),
            (format!("a file with `{begin}` in it"), 0),
        ] {
            let found = find(&text);
            assert_eq!(found.len(), count, "{text}");
            for secret in found {
                let masked = text.replace(text.get(secret.span.start..secret.span.end).unwrap(), "");
                assert!(
                    !masked.contains(body.get(..20).unwrap()) && !masked.contains(body.get(70..90).unwrap()),
                    "{masked}"
                );
                assert!(!text.contains("words") || masked.contains("words behind"));
            }
        }
    }

    #[test]
    fn what_is_no_secret_is_left_alone() {
        let (sha, digest, word) = (noise(40, HEX), noise(64, HEX), noise(36, WORD));
        for text in [
            "AKIAIOSFODNN7EXAMPLE",
            "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
            "Authorization: Bearer <token>",
            "Authorization: Bearer $TOKEN",
            "the bearer authenticationprovider1 was down",
            "password: ***",
            "password=${DB_PASSWORD}",
            "password = os.environ['DB_PASSWORD1']",
            "password: {{ vault_db_password2 }}",
            "password: changeme1",
            "Password: Users could not reset theirs",
            "password=config.db2.password",
            "password: see secret/data/app2",
            "the token expired: 2026-03-02T14:30:00Z",
            "token: 3f2504e0-4f89-11d3-9a0c-0305e82c3301",
            "postgres://user:password@db/app",
            "postgres://postgres:postgres@db/app",
            "https://example.org:8080/a@b",
            "postgres://app:s3cret!pw@localhost:5432/app",
            "docker run -u 1000:1000 image",
            "secret-key-rotation-2026-runbook",
            "api_key=your_api_key_goes_here_123",
            "kubectl get secret database-credentials-v2",
        ] {
            assert_eq!(find(text), [], "{text}");
        }
        for text in [
            format!("commit {sha}"),
            format!("image@sha256:{digest}"),
            format!("checksum: {digest}"),
            format!("nextPageToken: {word}"),
            format!("![x](data:image/png;base64,AKIA{}/{word})", noise(16, "QRSTUVWX234567MN")),
        ] {
            assert_eq!(find(&text), [], "{text}");
        }
    }
}
