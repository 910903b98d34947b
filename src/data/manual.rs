//! The tables and their columns, as `docs/export.md` shows them.

use super::Table;
use super::columns::{COUNTS, Column, Kind};
use super::csv;

/// All tables as markdown.
pub fn manual() -> String {
    let mut out = String::new();
    for (name, table) in Table::ALL {
        out.push_str(&format!("### `{name}`: {}\n\n{}\n", table.about(), columns(table.columns())));
        if table == Table::Incidents {
            out.push_str(&format!("{}\n", in_csv()));
        }
        for column in table.columns() {
            if let (Table::Incidents, Kind::Records(nested)) = (table, &column.kind) {
                out.push_str(&format!("Each of `{}`:\n\n{}\n", column.name, self::columns(nested)));
            }
        }
    }
    format!("{}\n", out.trim_end())
}

fn columns(columns: &[Column]) -> String {
    let mut out = "| column | type | |\n| --- | --- | --- |\n".to_owned();
    for column in columns {
        let or_null = if column.nullable { " or null" } else { "" };
        let (name, kind, meaning) = (column.name, column.kind.words(), column.meaning);
        out.push_str(&format!("| `{name}` | {kind}{or_null} | {meaning} |\n"));
    }
    out
}

/// What the CSV of incidents has that JSON has not.
fn in_csv() -> String {
    let basis: Vec<String> = csv::INCIDENTS
        .iter()
        .filter_map(|name| name.strip_suffix("_basis"))
        .map(|name| format!("`{name}`"))
        .collect();
    let counts: Vec<String> = COUNTS.iter().map(|(name, meaning)| format!("`{name}` ({meaning})")).collect();
    format!(
        "In CSV, an empty cell stands for null, and lists of text are joined by `; `. In place of the lists of records \
         there are {}. `extra` is JSON, `gaps` is text (`end: unknown: the logs are gone; …`), and what a fact rests on \
         stands in a column named after it, with `_basis` at the end, for {}.\n",
        counts.join(", "),
        basis.join(", ")
    )
}

impl Kind {
    /// The type in words.
    fn words(&self) -> String {
        let one_of =
            |words: &[&str]| words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
        match self {
            Self::Text => "text".to_owned(),
            // The facts are columns of their own table, and too many for a cell.
            Self::Word(words) if words().len() > 8 => "text".to_owned(),
            Self::Word(words) => one_of(&words()),
            Self::Integer(unit) => format!("integer ({unit})"),
            Self::Number(unit) => format!("number ({unit})"),
            Self::Flag => "true or false".to_owned(),
            Self::Time => "time".to_owned(),
            Self::Date => "date".to_owned(),
            Self::Users => "`\"35%\"` or an integer".to_owned(),
            Self::Texts => "list of text".to_owned(),
            Self::Words(words) => format!("list of {}", one_of(&words())),
            Self::Records(_) => "list of records".to_owned(),
            Self::BasisByFact => "the basis, by the name of the fact".to_owned(),
            Self::GapByFact => "records of `gap` and `why`, by the name of the fact".to_owned(),
            Self::Extra => "anything".to_owned(),
        }
    }
}

impl Table {
    /// What a row is.
    pub fn about(self) -> &'static str {
        match self {
            Self::Incidents => "an incident on each row",
            Self::Actions => "an action item on each row",
            Self::Timeline => "an entry of a timeline on each row",
            Self::Lessons => "a lesson of an incident on each row",
            Self::Causes => "a cause of an incident on each row",
            Self::Services => "a service that an incident affected on each row",
            Self::Basis => "a fact of an incident on each row: whether it is known, and what it rests on",
            Self::CauseTree => "a cause of site.toml's tree on each row, also where no incident has it",
        }
    }
}
