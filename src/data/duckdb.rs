//! SQL that loads a table into DuckDB. Left to itself, DuckDB takes types from the rows that it sees: a
//! column that is null in all of them would have none, and facts would be columns or not.

use super::Table;
use super::columns::{Column, Kind};

/// SQL that makes the table of `TABLE.ndjson`.
pub fn duckdb(table: Table) -> String {
    let name = table.as_str();
    let columns: Vec<String> = table
        .columns()
        .iter()
        .map(|column| format!("    \"{}\": '{}'", column.name, column.duckdb()))
        .collect();
    format!(
        "CREATE OR REPLACE TABLE {name} AS FROM read_json('{name}.ndjson', format = 'newline_delimited', columns = {{\n\
         {}\n}});\n",
        columns.join(",\n")
    )
}

impl Column {
    /// Its type in DuckDB.
    fn duckdb(&self) -> String {
        match &self.kind {
            Kind::Text | Kind::Word(_) | Kind::Users => "VARCHAR".to_owned(),
            Kind::Integer(_) => "BIGINT".to_owned(),
            Kind::Number(_) => "DOUBLE".to_owned(),
            Kind::Flag => "BOOLEAN".to_owned(),
            Kind::Time => "TIMESTAMPTZ".to_owned(),
            Kind::Date => "DATE".to_owned(),
            Kind::Texts | Kind::Words(_) => "VARCHAR[]".to_owned(),
            Kind::Records(columns) => {
                let fields: Vec<String> =
                    columns.iter().map(|column| format!("\"{}\" {}", column.name, column.duckdb())).collect();
                format!("STRUCT({})[]", fields.join(", "))
            }
            Kind::BasisByFact => "MAP(VARCHAR, VARCHAR)".to_owned(),
            Kind::GapByFact => "MAP(VARCHAR, STRUCT(gap VARCHAR, why VARCHAR))".to_owned(),
            Kind::Extra => "JSON".to_owned(),
        }
    }
}
