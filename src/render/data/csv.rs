//! `incidents.csv`: the same facts, one incident on each line, lists joined by `; `.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::json::{GapRecord, Record, Users};
use crate::incident::{Basis, Moment};
use crate::render::site::Site;

/// The columns. New ones are added at the end.
const COLUMNS: [&str; 43] = [
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
];

/// The file. Cells that a spreadsheet would take for a formula have a `'` before them.
///
/// # Errors
/// Those of `out`.
pub fn csv(site: &Site<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(COLUMNS)?;
    for (index, incident) in site.library.incidents.iter().enumerate() {
        let record = Record::new(site, index, incident);
        writer.write_record(cells(&record).into_iter().map(plain))?;
    }
    writer.flush()
}

fn cells(record: &Record<'_>) -> [String; COLUMNS.len()] {
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
    ]
}

/// The basis of `name` as JSON has it; empty where nothing is known.
fn basis(known: &BTreeMap<&'static str, Basis>, name: &str) -> String {
    let word = match known.get(name) {
        Some(Basis::FrontMatter) => "front-matter",
        Some(Basis::Text) => "text",
        Some(Basis::Computed) => "computed",
        Some(Basis::Assumed) => "assumed",
        None => "",
    };
    word.to_owned()
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
