//! `pmsite explain`: the manual page of a rule.

use anyhow::bail;

use pmsite::check::{self, Profile, Rule};
use pmsite::suggest;

use super::{Status, Terminal};
use crate::cli::Explain;

pub fn run(arguments: &Explain, terminal: &Terminal) -> anyhow::Result<Status> {
    let Some(name) = &arguments.rule else {
        let pages: Vec<String> = check::rules().iter().map(|rule| page(rule)).collect();
        terminal.result(&pages.join("\n"))?;
        return Ok(Status::Done);
    };
    match check::find(name) {
        Some(rule) => {
            terminal.result(&page(rule))?;
            Ok(Status::Done)
        }
        None if check::is_reserved(name) => bail!("{name} is planned and not checked by this version"),
        None => {
            let known = check::rules().iter().flat_map(|rule| [rule.code, rule.name]);
            let help = suggest::did_you_mean(name, known)
                .unwrap_or_else(|| "`pmsite explain --all` shows all rules".to_owned());
            bail!("there is no rule `{name}`; {help}")
        }
    }
}

/// The page of one rule, as markdown.
fn page(rule: &Rule) -> String {
    let levels: Vec<String> = Profile::ALL
        .iter()
        .map(|(name, profile)| format!("{name}: {}", rule.level(*profile).as_str()))
        .collect();
    format!(
        "# {} {}\n\n{}\n\n{}\n\nLevels: {}.\n\nNot so:\n\n{}\n\nBut so:\n\n{}\n",
        rule.code,
        rule.name,
        rule.summary,
        rule.explanation,
        levels.join(", "),
        indented(rule.bad),
        indented(rule.good),
    )
}

fn indented(text: &str) -> String {
    text.lines()
        .map(|line| if line.is_empty() { String::new() } else { format!("    {line}") })
        .collect::<Vec<_>>()
        .join("\n")
}
