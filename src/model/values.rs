//! Single values: numbers of users, and the like.

use crate::incident::UsersAffected;

/// A share (`35%`, `~ 35 %`) or a count (`1,200`, `8.5 million`, `about 12k`).
pub(super) fn users_affected(text: &str) -> Option<UsersAffected> {
    let mut text = text.trim().to_lowercase();
    for word in [
        "~",
        "≈",
        "about ",
        "approximately ",
        "roughly ",
        "around ",
        "more than ",
        "over ",
        "up to ",
        "at least ",
        "<",
        ">",
    ] {
        if let Some(rest) = text.strip_prefix(word) {
            text = rest.trim_start().to_owned();
        }
    }
    let end = text
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '_' | '\u{a0}' | '\u{202f}')))
        .unwrap_or(text.len());
    let (number, rest) = text.split_at_checked(end)?;
    let number: f64 = number.replace([',', '_', '\u{a0}', '\u{202f}'], "").parse().ok()?;
    match rest.trim().trim_end_matches(" users").trim_end_matches(" of users").trim_end_matches(" customers")
    {
        "%" | "percent" | "per cent" => {
            (0.0..=100.0).contains(&number).then_some(UsersAffected::Share(number))
        }
        rest => {
            let scale = match rest {
                "" | "users" | "customers" => 1.0,
                "k" | "thousand" => 1e3,
                "m" | "million" => 1e6,
                "billion" => 1e9,
                _ => return None,
            };
            let count = number * scale;
            // Beyond 2^53 a count is no longer exact, and there are not that many people.
            (count.fract() == 0.0 && count <= 9e15).then_some(UsersAffected::Count(count as u64))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_and_counts() {
        for (text, expected) in [
            ("35%", Some(UsersAffected::Share(35.0))),
            ("~ 0.5 %", Some(UsersAffected::Share(0.5))),
            ("1,200", Some(UsersAffected::Count(1200))),
            ("8.5 million", Some(UsersAffected::Count(8_500_000))),
            ("140%", None),
            ("many", None),
            ("", None),
        ] {
            assert_eq!(users_affected(text), expected, "{text}");
        }
    }
}
