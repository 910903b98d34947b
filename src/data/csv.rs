//! Rows as CSV: one on each line, lists joined by `; `. Cells that a spreadsheet would take for a
//! formula have a `'` before them.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;
use serde_json::Value;

use super::Facts;
use super::columns::Column;
use super::record::{GapRecord, Record, Users};
use crate::incident::{Basis, Moment};

/// The columns of incidents: lists of records are counted here. New ones are added at the end.
pub const INCIDENTS: [&str; 52] = [
    "id",
    "title",
    "url",
    "source",
    "status",
    "summary",
    "fix",
    "start",
    "end",
    "detected",
    "mitigated",
    "duration_seconds",
    "detection_lag_seconds",
    "severity",
    "causes",
    "trigger",
    "services",
    "detection",
    "users_affected",
    "escalated_to",
    "tags",
    "authors",
    "related",
    "sources",
    "actions",
    "actions_open",
    "actions_done",
    "actions_dropped",
    "actions_proposed",
    "timeline_entries",
    "start_basis",
    "end_basis",
    "detected_basis",
    "mitigated_basis",
    "severity_basis",
    "causes_basis",
    "services_basis",
    "trigger_basis",
    "detection_basis",
    "users_affected_basis",
    "gaps",
    "escalated_to_basis",
    "extra",
    "mitigation_lag_seconds",
    "severity_rank",
    "users_affected_percent",
    "users_affected_count",
    "fix_basis",
    "came_back_after",
    "recurrence_gap_seconds",
    "recurrence_earlier",
    "lessons",
];

/// The table of incidents.
///
/// # Errors
/// Those of `out`.
pub fn incidents(facts: Facts<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(INCIDENTS).map_err(io_error)?;
    for (index, incident) in facts.library.incidents.iter().enumerate() {
        let record = Record::new(facts, index, incident);
        writer.write_record(cells(&record).into_iter().map(plain)).map_err(io_error)?;
    }
    writer.flush()
}

/// A flat table, its cells in the order of `columns`.
///
/// # Errors
/// Those of `out`.
pub fn table<R: Serialize>(
    columns: &[Column],
    rows: impl Iterator<Item = R>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(columns.iter().map(|column| column.name)).map_err(io_error)?;
    for row in rows {
        let row = serde_json::to_value(row)?;
        let cells = columns.iter().map(|column| plain(cell(row.get(column.name))));
        writer.write_record(cells).map_err(io_error)?;
    }
    writer.flush()
}

/// The error of the writer itself: a reader that has gone away is told from others by its kind.
fn io_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        kind => io::Error::other(format!("{kind:?}")),
    }
}

fn cell(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(items)) => items.iter().map(|item| cell(Some(item))).collect::<Vec<_>>().join("; "),
        Some(value) => value.to_string(),
    }
}

fn cells(record: &Record<'_>) -> [String; INCIDENTS.len()] {
    let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
    let time = |value: Option<&Moment>| value.map(Moment::rfc3339).unwrap_or_default();
    let number = |value: Option<i64>| value.map(|value| value.to_string()).unwrap_or_default();
    let count =
        |status: &str| record.actions.iter().filter(|action| action.status == status).count().to_string();
    let basis = |name: &str| basis(&record.basis, name);
    [
        record.id.to_owned(),
        record.title.to_owned(),
        record.url.clone(),
        record.source.to_owned(),
        record.status.as_str().to_owned(),
        text(record.summary),
        text(record.fix.as_deref()),
        time(record.start),
        time(record.end),
        time(record.detected),
        time(record.mitigated),
        number(record.duration_seconds),
        number(record.detection_lag_seconds),
        text(record.severity),
        record.causes.join("; "),
        text(record.trigger),
        record.services.join("; "),
        text(record.detection),
        match &record.users_affected {
            Some(Users::Share(share)) => share.clone(),
            Some(Users::Count(count)) => count.to_string(),
            None => String::new(),
        },
        record.escalated_to.join("; "),
        record.tags.join("; "),
        record.authors.join("; "),
        record.related.join("; "),
        record.sources.join("; "),
        record.actions.len().to_string(),
        count("open"),
        count("done"),
        count("dropped"),
        count("proposed"),
        record.timeline.len().to_string(),
        basis("start"),
        basis("end"),
        basis("detected"),
        basis("mitigated"),
        basis("severity"),
        basis("causes"),
        basis("services"),
        basis("trigger"),
        basis("detection"),
        basis("users_affected"),
        gaps(&record.gaps),
        basis("escalated_to"),
        extra(record),
        number(record.mitigation_lag_seconds),
        record.severity_rank.map(|rank| rank.to_string()).unwrap_or_default(),
        record.users_affected_percent.map(|percent| percent.to_string()).unwrap_or_default(),
        record.users_affected_count.map(|count| count.to_string()).unwrap_or_default(),
        basis("fix"),
        text(record.came_back_after),
        number(record.recurrence_gap_seconds),
        record.recurrence_earlier.map(|count| count.to_string()).unwrap_or_default(),
        record.lessons.len().to_string(),
    ]
}

/// The basis of `name` as JSON has it; empty where nothing is known.
fn basis(known: &BTreeMap<&'static str, Basis>, name: &str) -> String {
    known.get(name).map(|basis| basis.as_str().to_owned()).unwrap_or_default()
}

/// The extra fields as JSON; empty where there are none.
fn extra(record: &Record<'_>) -> String {
    if record.extra.is_empty() {
        return String::new();
    }
    serde_json::to_string(record.extra).unwrap_or_default()
}

/// `trigger: unknown: why; …`.
fn gaps(gaps: &BTreeMap<&'static str, GapRecord<'_>>) -> String {
    let gaps: Vec<String> =
        gaps.iter().map(|(name, gap)| format!("{name}: {}: {}", gap.gap, gap.why)).collect();
    gaps.join("; ")
}

/// `cell`, made safe for spreadsheets.
fn plain(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::columns::{self, COUNTS, FACTS, Kind};
    use super::INCIDENTS;

    #[test]
    fn the_columns_are_those_of_the_records_flattened() {
        let counts = COUNTS.iter().map(|(name, _)| (*name).to_owned());
        let basis = FACTS.map(|fact| format!("{fact}_basis"));
        // Left out: the basis of what is always computed, and of what only names the incident.
        let plain = ["id", "title", "summary", "duration_seconds"].map(|fact| format!("{fact}_basis"));
        let basis = basis.into_iter().filter(|name| !plain.contains(name) && !name.contains("_lag_"));
        let records = columns::INCIDENTS
            .iter()
            .filter(|column| !matches!(column.kind, Kind::Records(_) | Kind::BasisByFact))
            .map(|column| column.name.to_owned());
        let expected: BTreeSet<String> = records.chain(counts).chain(basis).collect();
        assert_eq!(INCIDENTS.map(str::to_owned).into_iter().collect::<BTreeSet<_>>(), expected);
        assert_eq!(INCIDENTS.len(), expected.len(), "no column is there twice");
    }
}
