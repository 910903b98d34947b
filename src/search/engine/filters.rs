//! Conditions on facts: which values of the index's tables they name, and which documents pass.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Months, NaiveDate};
use strsim::osa_distance;
use unicode_normalization::char::is_combining_mark;

use super::columns::Facts;
use super::query::{Filter, Key};
use super::shards::{Row, Tables};
use crate::search::tokens::fold;

/// Days from the year 1 to 1970-01-01.
const EPOCH: i64 = 719_163;
/// A value this far off may be meant.
const MAX_DISTANCE: usize = 2;

/// Conditions that results have to meet: of one fact any, of all facts all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filters {
    conditions: BTreeMap<Key, Condition>,
}

/// What is asked of one fact: positions in a table, or days.
#[derive(Clone, Debug, Default, PartialEq)]
struct Condition {
    wanted: Option<BTreeSet<i64>>,
    refused: BTreeSet<i64>,
}

/// A value that nothing has.
#[derive(Clone, Debug, PartialEq)]
pub struct Unknown {
    /// What may be meant.
    pub nearest: Option<String>,
}

impl Filters {
    /// Adds a condition. One that names nothing known is met by no document, or, negated, by all.
    ///
    /// # Errors
    /// It names nothing known.
    pub fn add(&mut self, filter: &Filter, tables: &Tables) -> Result<(), Unknown> {
        let found = values(filter.key, &filter.value, tables);
        let condition = self.conditions.entry(filter.key).or_default();
        let values = found.as_deref().unwrap_or_default();
        if filter.is_negated {
            condition.refused.extend(values);
        } else {
            condition.wanted.get_or_insert_default().extend(values);
        }
        found.map(|_| ())
    }

    /// Whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        self.conditions.is_empty()
    }

    /// Whether a document with these facts meets all conditions.
    pub(super) fn pass(&self, facts: &Facts, tables: &Tables) -> bool {
        self.conditions.iter().all(|(key, condition)| {
            let any = |values: &BTreeSet<i64>| has(facts, *key, values, tables);
            condition.wanted.as_ref().is_none_or(any) && !any(&condition.refused)
        })
    }
}

fn has(facts: &Facts, key: Key, values: &BTreeSet<i64>, tables: &Tables) -> bool {
    let one = |value: Option<u32>| value.is_some_and(|value| values.contains(&i64::from(value)));
    let many = |found: &[u32]| found.iter().any(|&value| values.contains(&i64::from(value)));
    match key {
        Key::Cause => many(&facts.causes),
        Key::Service => many(&facts.services),
        Key::Severity => one(facts.severity),
        Key::Detection => one(facts.detection),
        Key::Trigger => one(facts.trigger),
        Key::Year => {
            let title = facts.start.and_then(day).map_or("undated".to_owned(), |day| day.year().to_string());
            let place = tables.year.iter().position(|row| row.title.to_lowercase() == title);
            place.is_some_and(|place| values.contains(&(place as i64)))
        }
        Key::Since => facts.start.is_some_and(|start| values.iter().any(|&day| start >= day)),
        Key::Until => facts.start.is_some_and(|start| values.iter().any(|&day| start <= day)),
    }
}

fn day(since_epoch: i64) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(since_epoch.checked_add(EPOCH)?).ok()?)
}

/// The rows that documents are looked up in.
pub fn rows(key: Key, tables: &Tables) -> &[Row] {
    match key {
        Key::Cause => &tables.cause,
        Key::Service => &tables.service,
        Key::Severity => &tables.severity,
        Key::Year => &tables.year,
        Key::Detection => &tables.detection,
        Key::Trigger => &tables.trigger,
        Key::Since | Key::Until => &[],
    }
}

/// The positions or days that `value` names.
fn values(key: Key, value: &str, tables: &Tables) -> Result<Vec<i64>, Unknown> {
    if let Key::Since | Key::Until = key {
        return date(value, key == Key::Until).map(|day| vec![day]).ok_or(Unknown { nearest: None });
    }
    let rows = rows(key, tables);
    let (folded, dashed) = (fold(value), dashed(value));
    let named = |row: &Row| {
        names(key, row).any(|name| fold(name) == folded || !dashed.is_empty() && self::dashed(name) == dashed)
    };
    let mut found: BTreeSet<i64> = (0..).zip(rows).filter(|(_, row)| named(row)).map(|(at, _)| at).collect();
    if key == Key::Severity && found.is_empty() {
        let number = value.parse().ok().filter(|number| (1..=rows.len()).contains(number));
        found.extend(number.map(|number| number as i64 - 1));
    }
    if found.is_empty() {
        return Err(Unknown { nearest: nearest(key, &folded, rows) });
    }
    if key == Key::Cause {
        // Those above come first.
        for (at, row) in (0..).zip(rows) {
            if row.parent.is_some_and(|parent| found.contains(&parent)) {
                found.insert(at);
            }
        }
    }
    Ok(found.into_iter().collect())
}

fn names(key: Key, row: &Row) -> impl Iterator<Item = &str> {
    let last = row.path.as_deref().and_then(|path| path.rsplit('/').next());
    let value = if key == Key::Detection { row.value.as_deref() } else { None };
    [row.path.as_deref(), last, value, Some(row.title.as_str())].into_iter().flatten()
}

/// `text` folded, with all that is no word as single dashes.
fn dashed(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c));
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}

fn nearest(key: Key, folded: &str, rows: &[Row]) -> Option<String> {
    let distance = |row: &Row| {
        let near = |name: &str| {
            let name = fold(name);
            let may = name.chars().count().abs_diff(folded.chars().count()) <= MAX_DISTANCE;
            may.then(|| osa_distance(folded, &name))
        };
        names(key, row).filter_map(near).min()
    };
    let near = rows.iter().filter_map(|row| Some((distance(row).filter(|it| *it <= MAX_DISTANCE)?, row)));
    let (_, row) = near.min_by_key(|(distance, _)| *distance)?;
    Some(row.path.as_ref().unwrap_or(&row.title).clone())
}

/// The first or the last day of a year, a month or a day.
fn date(text: &str, last: bool) -> Option<i64> {
    let digits = |text: &str, length: usize| -> Option<u32> {
        let fits = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
        fits.then(|| text.parse().ok()).flatten()
    };
    let parts: Vec<&str> = text.split('-').collect();
    let (first, length) = match parts.as_slice() {
        [year] => (NaiveDate::from_ymd_opt(digits(year, 4)? as i32, 1, 1)?, Some(12)),
        [year, month] => (NaiveDate::from_ymd_opt(digits(year, 4)? as i32, digits(month, 2)?, 1)?, Some(1)),
        [year, month, day] => {
            (NaiveDate::from_ymd_opt(digits(year, 4)? as i32, digits(month, 2)?, digits(day, 2)?)?, None)
        }
        _ => return None,
    };
    let day = match length.filter(|_| last) {
        Some(months) => first.checked_add_months(Months::new(months))?.pred_opt()?,
        None => first,
    };
    Some(i64::from(day.num_days_from_ce()) - EPOCH)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tables() -> Tables {
        let row = |title: &str| Row { title: title.to_owned(), ..Row::default() };
        let cause = |path: &str, title: &str, parent| Row {
            path: Some(path.to_owned()),
            parent: Some(parent),
            ..row(title)
        };
        Tables {
            cause: vec![
                cause("database", "Database", -1),
                cause("database/leak", "Connection leak", 0),
                cause("network", "Network", -1),
                cause("network/leak", "Route leak", 2),
            ],
            service: vec![row("Check-out API"), row("Café")],
            severity: vec![row("SEV1"), row("SEV2")],
            year: vec![row("2024"), row("Undated")],
            ..Tables::default()
        }
    }

    fn named(key: Key, value: &str) -> Result<Vec<i64>, Option<String>> {
        values(key, value, &tables()).map_err(|unknown| unknown.nearest)
    }

    #[test]
    fn values_are_named_in_many_ways() {
        for (key, value, wanted) in [
            (Key::Cause, "DATABASE", Ok(vec![0, 1])),
            (Key::Cause, "leak", Ok(vec![1, 3])),
            (Key::Cause, "connection-leak", Ok(vec![1])),
            (Key::Cause, "databse", Err(Some("database".to_owned()))),
            (Key::Service, "check out api", Ok(vec![0])),
            (Key::Service, "cafe", Ok(vec![1])),
            (Key::Service, "payments", Err(None)),
            (Key::Severity, "sev2", Ok(vec![1])),
            (Key::Severity, "1", Ok(vec![0])),
            (Key::Severity, "3", Err(None)),
            (Key::Since, "1970-01-02", Ok(vec![1])),
            (Key::Until, "1970-01", Ok(vec![30])),
            (Key::Until, "1970", Ok(vec![364])),
            (Key::Since, "1970-02-30", Err(None)),
            (Key::Since, "70", Err(None)),
        ] {
            assert_eq!(named(key, value), wanted, "{value}");
        }
    }

    #[test]
    fn of_one_fact_any_of_all_facts_all() {
        let filter = |key, value: &str, is_negated| Filter { key, value: value.to_owned(), is_negated };
        let facts = Facts { start: Some(19_800), causes: vec![1], severity: Some(0), ..Facts::default() };
        let undated = Facts::default();
        for (filters, passes) in [
            (vec![filter(Key::Cause, "database", false)], [true, false]),
            (vec![filter(Key::Cause, "database", true)], [false, true]),
            (vec![filter(Key::Cause, "network", false), filter(Key::Cause, "leak", false)], [true, false]),
            (vec![filter(Key::Severity, "2", false), filter(Key::Cause, "leak", false)], [false, false]),
            (vec![filter(Key::Year, "2024", false)], [true, false]),
            (vec![filter(Key::Year, "undated", false)], [false, true]),
            (vec![filter(Key::Since, "2024", false), filter(Key::Until, "2024", false)], [true, false]),
            (vec![filter(Key::Since, "2024", true)], [false, true]),
            (vec![filter(Key::Service, "nothing", false)], [false, false]),
            (vec![filter(Key::Service, "nothing", true)], [true, true]),
        ] {
            let mut all = Filters::default();
            for filter in &filters {
                let _ = all.add(filter, &tables());
            }
            let found = [&facts, &undated].map(|facts| all.pass(facts, &tables()));
            assert_eq!(found, passes, "{filters:?}");
        }
    }
}
