//! `pmsite explain`: the list of the rules, and the manual page of one.

use anyhow::bail;

use pmsite::check::{self, manual};
use pmsite::report::Style;
use pmsite::suggest;

use super::{Status, Terminal};
use crate::cli::Explain;

pub fn run(arguments: &Explain, terminal: &Terminal) -> anyhow::Result<Status> {
    let Some(name) = &arguments.rule else {
        if arguments.all {
            terminal.result(&manual::all(Style::Coloured))?;
        } else {
            terminal.result(&manual::list(Style::Coloured))?;
            terminal.note("`pmsite explain CODE` says what a rule asks for and why, with examples");
        }
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
                .unwrap_or_else(|| "`pmsite explain` lists the rules".to_owned());
            bail!("there is no rule `{name}`; {help}")
        }
    }
}
