//! `pmsite explain`: the manual page of a rule.

use anyhow::bail;

use pmsite::check::{self, manual};
use pmsite::report::Style;
use pmsite::suggest;

use super::{Status, Terminal};
use crate::cli::Explain;

pub fn run(arguments: &Explain, terminal: &Terminal) -> anyhow::Result<Status> {
    let Some(name) = &arguments.rule else {
        terminal.result(&manual::all(Style::Coloured))?;
        return Ok(Status::Done);
    };
    match check::find(name) {
        Some(rule) => {
            terminal.result(&manual::terminal(rule, Style::Coloured))?;
            Ok(Status::Done)
        }
        None => {
            let known = check::rules().iter().flat_map(|rule| [rule.code, rule.name]);
            let help = suggest::did_you_mean(name, known)
                .unwrap_or_else(|| "`pmsite explain --all` shows all rules".to_owned());
            bail!("there is no rule `{name}`; {help}")
        }
    }
}
