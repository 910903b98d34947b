//! The manual of the rules, as markdown: one page each, and the document that holds them all.

use super::{Profile, Rule, rules};

/// The page of one rule, under a heading of rank `rank`.
pub fn page(rule: &Rule, rank: usize) -> String {
    let levels: Vec<String> = Profile::ALL
        .iter()
        .map(|(name, profile)| format!("{name}: {}", rule.level(*profile).as_str()))
        .collect();
    format!(
        "{} {} {}\n\n{}\n\n{}\n\nLevels: {}.\n\nNot so:\n\n{}\n\nBut so:\n\n{}\n",
        "#".repeat(rank),
        rule.code,
        rule.name,
        rule.summary,
        rule.explanation,
        levels.join(", "),
        indented(rule.bad),
        indented(rule.good),
    )
}

/// `docs/rules.md`: all pages.
pub fn document() -> String {
    let pages: Vec<String> = rules().iter().map(|rule| page(rule, 2)).collect();
    format!(
        "# Rules\n\nWhat `pmsite check` asks of a document, by code. `pmsite explain CODE` shows the same. Levels are set in\n\
         [site.toml](site-toml.md), by profile and by rule.\n\n{}",
        pages.join("\n")
    )
}

fn indented(text: &str) -> String {
    let line = |line: &str| if line.is_empty() { String::new() } else { format!("    {line}") };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}
