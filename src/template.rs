//! The template of a new document: what the rules in force ask for, and nothing else.
//!
//! Each piece names the rules that ask for it, so that a profile of one's own gives a template of
//! its own.

use chrono::NaiveDate;

use crate::check;
use crate::check::rules::field_missing;
use crate::config::Config;
use crate::diagnostic::Level;
use crate::incident::Moment;
use crate::model::fields;
use crate::yaml;

/// What is known of a new incident.
#[derive(Clone, Debug)]
pub struct Known {
    /// What happened, in a line.
    pub title: String,
    /// Start of the outage.
    pub start: Option<Moment>,
    /// One of site.toml's severities.
    pub severity: Option<String>,
}

/// A piece of the body, and the rules that ask for it.
struct Piece {
    rules: &'static [&'static str],
    text: &'static str,
}

const fn piece(rules: &'static [&'static str], text: &'static str) -> Piece {
    Piece { rules, text }
}

/// Fields that a rule other than PM104 asks for, or that belong with those.
const ASKED: &[(&str, &str)] =
    &[("start", "PM202"), ("end", "PM202"), ("detection", "PM307"), ("users_affected", "PM204")];

/// The body. A line to fill in holds `TODO` or `XX:XX`, which PM601 finds as long as it stands.
const BODY: &[Piece] = &[
    piece(&["PM201", "PM203", "PM205"], "\n## Issue Summary\n"),
    piece(&["PM203"], "\n**Impact:** TODO: what was down or slow, and what users saw.\n"),
    piece(&["PM205"], "\n**Root cause:** TODO: what went wrong, in a sentence.\n"),
    piece(&["PM301"], "\n## Timeline\n\n"),
    piece(&["PM301", "PM306"], "- XX:XX [detected] TODO: how it was found.\n"),
    piece(&["PM308"], "- XX:XX [action] TODO: what was looked into or done, and what was assumed.\n"),
    piece(&["PM309"], "- XX:XX [dead end] TODO: what misled.\n"),
    piece(&["PM310"], "- XX:XX [escalated] TODO: who was called in.\n"),
    piece(&["PM301", "PM311"], "- XX:XX [resolved] TODO: what ended it.\n"),
    piece(&["PM401", "PM403"], "\n## Root Cause and Resolution\n"),
    piece(
        &["PM401"],
        "\n### Root cause\n\nTODO: what failed, why it failed then and not before, why nothing stopped it, and what made it\nspread to those it hurt.\n",
    ),
    piece(
        &["PM403"],
        "\n### Resolution\n\nTODO: what was done to end it, in the order in which it was done, and what makes sure that it\nstays mended from now on.\n",
    ),
    piece(&["PM501"], "\n## Corrective and Preventative Measures\n"),
    piece(&["PM502"], "\nTODO: what can be improved, broadly.\n"),
    piece(&["PM503"], "\n### Tasks\n\n- [ ] TODO: what exactly is to be done (owner: TODO, due TODO)\n"),
];

/// The body where no rule asks for a part.
const FREE_BODY: &str = "\nTODO: what happened, and what fixed it.\n";

/// The file name of a new document, without its folder: `2026-03-02-checkout-down.md`.
pub fn file_name(date: NaiveDate, title: &str) -> String {
    format!("{date}-{}.md", short_slug(title))
}

/// The slug of `title` in lower case and short enough for a file name in any script.
pub fn short_slug(title: &str) -> String {
    /// File systems allow 255 bytes, and a letter may take four.
    const MAX_LENGTH: usize = 50;
    let slug = crate::slug::slug(title).to_lowercase();
    if slug.chars().count() <= MAX_LENGTH {
        return slug;
    }
    let head: String = slug.chars().take(MAX_LENGTH).collect();
    match head.rsplit_once('-') {
        Some((words, _)) if words.len() > head.len() / 2 => words.to_owned(),
        _ => head,
    }
}

/// A new document that will stand at `path` (below the root), for the profile in force there.
pub fn document(known: &Known, config: &Config, path: &str) -> String {
    let mut out = String::from("---\n");
    out.push_str(&format!("title: {}\n", yaml::scalar(&known.title)));
    let asked = asked_fields(config, path);
    for field in fields::FIELDS.iter().map(|field| field.name).filter(|name| *name != "title") {
        let value = match field {
            "start" => known.start.as_ref().map(Moment::rfc3339),
            "severity" => known.severity.clone(),
            _ => None,
        };
        let is_offered = matches!(field, "start" | "severity" | "trigger");
        let asks_zone = field == "timezone" && config.timezone.is_none() && is_on("PM301", config, path);
        match value {
            Some(value) => out.push_str(&format!("{field}: {}\n", time_or_scalar(&value))),
            None if asked.contains(&field) || is_offered || asks_zone => {
                out.push_str(&to_fill_in(field, config))
            }
            None => {}
        }
    }
    out.push_str(
        "# What nobody knows, or what there was not, can be written: \"unknown: why\", \"none: why\".\n\
         # status: draft  # until it is finished: not published, and gaps in the text are warnings\n---\n",
    );
    let mut body = String::new();
    for piece in BODY.iter().filter(|piece| piece.rules.iter().any(|rule| is_on(rule, config, path))) {
        body.push_str(piece.text);
    }
    out.push_str(if body.is_empty() { FREE_BODY } else { &body });
    out
}

/// The fields that rules in force for the file at `path` ask for.
pub fn asked_fields(config: &Config, path: &str) -> Vec<&'static str> {
    let mut asked: Vec<&str> = Vec::new();
    if is_on("PM104", config, path) {
        asked.extend(field_missing::required(config.levels.profile(path)));
    }
    asked.extend(ASKED.iter().filter(|(_, rule)| is_on(rule, config, path)).map(|(field, _)| *field));
    asked
}

/// An empty field, with what belongs there.
pub fn to_fill_in(field: &str, config: &Config) -> String {
    format!("{field}:  # {}\n", choices(field, config))
}

/// What belongs into `field`, in a comment of one or more lines.
fn choices(field: &str, config: &Config) -> String {
    let form = fields::find(field).map_or("", |field| field.form);
    match field {
        "title" => "what happened, in a line".to_owned(),
        "severity" => format!("{}; worst first", one_of(&config.severities)),
        "trigger" => wrapped("what set it off, if anything did:", config.triggers.iter().map(String::as_str)),
        "services" if config.services.is_empty() => "what was affected: [checkout, search]".to_owned(),
        "services" => wrapped("what was affected:", config.services.iter().map(String::as_str)),
        "causes" if config.causes.is_open() => "the first is primary: database/connection-leak".to_owned(),
        "causes" => wrapped("the first is primary:", config.causes.paths()),
        "detection" => form.trim_start_matches("one of ").to_owned(),
        "start" => format!("when it began, {form}"),
        "end" => "when it was over".to_owned(),
        "timezone" => "of times without one: UTC, Europe/Berlin, +02:00".to_owned(),
        _ => form.to_owned(),
    }
}

/// `A, B or C`.
fn one_of(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} or {last}", most.join(", ")),
    }
}

/// `intro` and the names, over as many comment lines as they take.
fn wrapped<'a>(intro: &str, names: impl Iterator<Item = &'a str>) -> String {
    const WIDTH: usize = 96;
    let names: Vec<&str> = names.collect();
    let mut out = intro.to_owned();
    let mut used = out.chars().count() + 12;
    for (index, name) in names.iter().enumerate() {
        let comma = if index + 1 < names.len() { "," } else { "" };
        let length = name.chars().count() + 1 + comma.len();
        if used + length > WIDTH {
            out.push_str("\n#  ");
            used = 3;
        }
        out.push_str(&format!(" {name}{comma}"));
        used += length;
    }
    out
}

/// A time reads better without quotes, and no reader of front matter here takes it for a date.
fn time_or_scalar(value: &str) -> String {
    let is_time = value.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '+' | ':' | 'T' | 'Z'));
    if is_time { value.to_owned() } else { yaml::scalar(value) }
}

/// Whether the rule with `code` is in force at `path`.
fn is_on(code: &str, config: &Config, path: &str) -> bool {
    check::find(code).is_some_and(|rule| config.levels.level(rule, path) != Level::Off)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_piece_names_rules_that_there_are() {
        let named = BODY.iter().flat_map(|piece| piece.rules).chain(ASKED.iter().map(|(_, rule)| rule));
        for code in named {
            assert!(check::find(code).is_some(), "{code}");
        }
    }

    #[test]
    fn file_names_are_short_in_any_script() {
        let date = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
        assert_eq!(file_name(date, "Checkout: down!"), "2026-03-02-checkout-down.md");
        assert!(file_name(date, &"データ".repeat(100)).len() < 255);
        assert!(file_name(date, &"word ".repeat(100)).len() < 100);
    }
}
