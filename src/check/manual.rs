//! The manual of the rules: a page each, as markdown and for a terminal, and the document that holds
//! them all.

use super::{Profile, Rule, rules};
use crate::diagnostic::Level;
use crate::report::Style;

/// What the rules of one hundred are about, by the first digit of their codes.
const GROUPS: [(char, &str); 8] = [
    ('1', "Files and front matter"),
    ('2', "Issue summary"),
    ('3', "Timeline"),
    ('4', "Root cause and resolution"),
    ('5', "Corrective and preventative measures"),
    ('6', "Wording"),
    ('7', "Links"),
    ('8', "Privacy"),
];

/// The page of one rule, as markdown under a heading of rank `rank`.
pub fn page(rule: &Rule, rank: usize) -> String {
    let in_draft = if softens(rule) { " In a draft it is a warning." } else { "" };
    format!(
        "{} {} {}\n\n{}\n\n{}\n\nLevels: {}.{in_draft}\n\nNot so:\n\n{}\n\nBut so:\n\n{}\n",
        "#".repeat(rank),
        rule.code,
        rule.name,
        rule.summary,
        rule.explanation,
        levels(rule).map(|(profile, level)| format!("{profile}: {}", level.as_str())).join(", "),
        indented(rule.bad),
        indented(rule.good),
    )
}

/// `docs/rules.md`: a table of the rules by group, and all pages.
pub fn document() -> String {
    let mut out = String::from(INTRODUCTION);
    for (digit, title) in GROUPS {
        let of_group: Vec<&Rule> = in_group(digit).collect();
        if of_group.is_empty() {
            continue;
        }
        out.push_str(&format!(
            "\n**{title}**\n\n| Rule | strict | sre | brief | Finds |\n| --- | --- | --- | --- | --- |\n"
        ));
        for rule in of_group {
            let [strict, sre, brief] = levels(rule).map(|(_, level)| level.as_str());
            out.push_str(&format!(
                "| [{code} {name}](#{anchor}-{name}) | {strict} | {sre} | {brief} | {summary} |\n",
                code = rule.code,
                name = rule.name,
                anchor = rule.code.to_lowercase(),
                summary = rule.summary.replace('|', "\\|"),
            ));
        }
    }
    for (digit, title) in GROUPS {
        let pages: Vec<String> = in_group(digit).map(|rule| page(rule, 3)).collect();
        if !pages.is_empty() {
            out.push_str(&format!("\n## {title}\n\n{}", pages.join("\n")));
        }
    }
    out
}

const INTRODUCTION: &str = "\
# Rules

What `pmsite check` asks of a document. `pmsite explain` lists the rules in the terminal, `pmsite explain CODE` shows one.

A rule's level depends on the [profile](site-toml.md): `error` fails the run, `warning` does not (unless
`--deny-warnings`), `off` is not looked for. `[rules]` in site.toml sets it, by code or name:

    [rules]
    PM203 = \"warning\"
    blaming-language = \"warning\"

In a document whose `status` is `draft`, the rules of PM2xx to PM6xx are never more than warnings.

One finding is accepted with its reason, in the front matter for the whole document, or in the text for a line (the
comment stands on it, or alone on the line above):

    allow:
      PM203: the impact is under embargo

    <!-- pmsite: allow PM305 the tool's own words -->
";

/// The page of one rule for a terminal, with how to set its level and to accept a finding of it.
pub fn terminal(rule: &Rule, style: Style) -> String {
    let ink = Ink(style);
    let levels = levels(rule).map(|(profile, level)| {
        let colour = match level {
            Level::Error => "31",
            Level::Warning => "33",
            Level::Off => "2",
        };
        format!("{profile} {}", ink.paint(colour, level.as_str()))
    });
    let in_draft = if softens(rule) { "; in a draft a warning" } else { "" };
    let mut out = format!(
        "{} {}\n{}\n\n{}\n\n{}  {}{in_draft}\n\n{}\n\n{}\n\n{}\n\n{}\n\n",
        ink.paint("1", rule.code),
        ink.paint("1", rule.name),
        rule.summary,
        rule.explanation,
        ink.paint("1", "Level"),
        levels.join(", "),
        ink.paint("1;31", "Not so"),
        indented(rule.bad),
        ink.paint("1;32", "But so"),
        indented(rule.good),
    );
    let (code, name) = (rule.code, rule.name);
    out.push_str(&format!(
        "{}\n\n    [rules]\n    {code} = \"off\"        # off, warning or error; {name} = \"off\" says the same\n",
        ink.paint("1", "To set its level, in site.toml")
    ));
    // What cannot be read cannot allow anything either.
    if !matches!(code, "PM100" | "PM101" | "PM102" | "PM103") {
        out.push_str(&format!(
            "\n{}\n\n    allow:\n      {code}: why it is accepted here\n\n{}\n\n    <!-- pmsite: allow {code} why it is accepted here -->\n",
            ink.paint("1", "To accept it in a document, in the front matter"),
            ink.paint("1", "To accept it on a line, there or alone on the line above"),
        ));
    }
    out
}

/// The rules by group, each in a line: code, name, and what it finds.
pub fn list(style: Style) -> String {
    let width = rules().iter().map(|rule| rule.name.len()).max().unwrap_or_default();
    let groups = GROUPS.into_iter().map(|(digit, title)| {
        let lines: String = in_group(digit)
            .map(|rule| format!("  {} {:width$}  {}\n", rule.code, rule.name, rule.summary))
            .collect();
        (title, lines)
    });
    groups
        .filter(|(_, lines)| !lines.is_empty())
        .map(|(title, lines)| format!("{}\n\n{lines}\n", Ink(style).paint("1", title)))
        .collect()
}

/// All pages for a terminal, behind the list of the rules.
pub fn all(style: Style) -> String {
    let mut out = list(style);
    for rule in rules() {
        out.push_str(&format!("{}\n\n{}\n", "-".repeat(72), terminal(rule, style)));
    }
    out
}

struct Ink(Style);

impl Ink {
    /// `text` with the ANSI attributes `codes`.
    fn paint(&self, codes: &str, text: &str) -> String {
        match self.0 {
            Style::Coloured => format!("\u{1b}[{codes}m{text}\u{1b}[0m"),
            Style::Plain => text.to_owned(),
        }
    }
}

fn in_group(digit: char) -> impl Iterator<Item = &'static Rule> {
    rules().iter().copied().filter(move |rule| rule.code.chars().nth(2) == Some(digit))
}

fn levels(rule: &Rule) -> [(&'static str, Level); 3] {
    Profile::ALL.map(|(name, profile)| (name, rule.level(profile)))
}

/// Whether a draft makes a warning of it where it would be an error.
fn softens(rule: &Rule) -> bool {
    rule.is_about_text() && levels(rule).iter().any(|(_, level)| *level == Level::Error)
}

fn indented(text: &str) -> String {
    let line = |line: &str| if line.is_empty() { String::new() } else { format!("    {line}") };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rule_has_a_group_and_a_page() {
        let manual = document();
        for rule in rules() {
            assert!(manual.contains(&format!("\n### {} {}\n", rule.code, rule.name)), "{}", rule.code);
            // A table's cell is one line.
            assert!(!rule.summary.contains('\n'), "{}", rule.code);
        }
    }
}
