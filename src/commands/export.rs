//! `pmsite export`: the facts of all incidents, for databases and spreadsheets.

use pmsite::data::{self, Facts, Form, Table};
use pmsite::parse;

use super::{Status, Terminal, load_config, today_unless_told};
use crate::cli::{Audience, Cli, Export, ExportFormat, ExportSchema, ExportTable};

pub fn run(cli: &Cli, arguments: &Export, terminal: &Terminal) -> anyhow::Result<Status> {
    let table = match arguments.table {
        ExportTable::Incidents => Table::Incidents,
        ExportTable::Actions => Table::Actions,
        ExportTable::Timeline => Table::Timeline,
        ExportTable::Lessons => Table::Lessons,
        ExportTable::Causes => Table::Causes,
        ExportTable::Services => Table::Services,
        ExportTable::Basis => Table::Basis,
        ExportTable::CauseTree => Table::CauseTree,
    };
    if let Some(schema) = arguments.schema {
        terminal.result(&match schema {
            ExportSchema::Json => format!("{:#}\n", data::schema(table)),
            ExportSchema::Duckdb => data::duckdb(table),
        })?;
        return Ok(Status::Done);
    }
    let form = match arguments.format {
        ExportFormat::Json => Form::Json,
        ExportFormat::Ndjson => Form::Ndjson,
        ExportFormat::Csv => Form::Csv,
    };
    let audience = match arguments.audience {
        Audience::Public => parse::Audience::Public,
        Audience::Internal => parse::Audience::Internal,
    };
    let as_of = arguments.as_of.map_or_else(today_unless_told, Ok)?;
    let config = load_config(cli, terminal)?;
    let library = pmsite::library(&config, audience, arguments.drafts)?;
    let facts = Facts { library: &library, config: &config, as_of };
    terminal.stream(|out| data::write(facts, table, form, out))?;
    Ok(Status::Done)
}
