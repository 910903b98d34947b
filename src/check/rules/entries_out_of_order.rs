//! PM304, entries-out-of-order: a timeline steps back in time.

use chrono::{NaiveTime, TimeDelta};

use super::entry_outside_window::outside;
use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::{EntryTime, Incident, Moment};
use crate::parse::RawEntry;
use crate::parse::times::{Leading, Written};

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM304",
    name: "entries-out-of-order",
    levels: [Level::Error, Level::Warning, Level::Off],
    summary: "A timeline steps back in time.",
    explanation: "\
Each entry is compared with the one above it under the same heading. A time of day that steps back by
more than 12 hours, or whose next day still lies inside the stated window, is on the next day; any
other step back is a slip: of the order, of AM and PM, or of a date that changed and is not written.",
    bad: "\
- 14:40 The last deploy is rolled back.
- 14:30 An alert fires.",
    good: "\
- 14:30 An alert fires.
- 14:40 The last deploy is rolled back.",
    incident: Some(look),
    body: None,
};

/// Times that are not exact may be out of order by as much.
const ROUGHLY: TimeDelta = TimeDelta::hours(1);

/// Without a date, a time of day that steps back by more is on the next day.
const ROLLOVER: TimeDelta = TimeDelta::hours(12);

/// Where an entry stands in time.
enum Place<'a> {
    At(&'a Moment),
    /// A time of day where no day is known: it can be compared with another such.
    Clock(NaiveTime),
}

/// An entry whose place in time is known.
struct Placed<'a> {
    raw: &'a RawEntry,
    place: Place<'a>,
    approximate: bool,
}

fn look(incident: &Incident, _: &Context<'_>) -> Vec<Finding> {
    let outside = outside(incident);
    let entries = &incident.body.entries;
    let is_undated =
        entries.iter().all(|raw| raw.day.is_none() && !raw.written().any(Written::has_day));
    let placed: Vec<Placed<'_>> = incident
        .timeline
        .iter()
        .enumerate()
        .filter(|(index, _)| outside.binary_search(index).is_err())
        .filter_map(|(_, entry)| {
            let raw = incident.body.entries.get(entry.body_entry).filter(|raw| !raw.is_inline)?;
            match &entry.time {
                EntryTime::At { start, approximate, .. } => {
                    Some(Placed { raw, place: Place::At(start), approximate: *approximate })
                }
                EntryTime::Clock(_) if is_undated => clock(raw),
                _ => None,
            }
        })
        .collect();
    let pairs = || placed.iter().zip(placed.iter().skip(1)).filter(|(a, b)| a.raw.section == b.raw.section);
    let back: Vec<_> = pairs().filter(|(above, entry)| steps_back(above, entry)).collect();
    let shown = |raw: &RawEntry| incident.source.slice(raw.time_span).trim();
    let steps = pairs().count();
    if let (Some((_, entry)), true) = (back.first(), back.len() >= 2 && back.len() * 2 > steps) {
        return vec![Finding::new(
            entry.raw.time_span,
            "the timeline runs from the last event to the first",
            "before the entry above",
            "put the first event first",
        )];
    }
    back.into_iter()
        .map(|(above, entry)| {
            Finding::new(
                entry.raw.time_span,
                format!("{} comes before the {} of the entry above", shown(entry.raw), shown(above.raw)),
                "a step back in time",
                "put the entries in order, or correct AM or PM; where it was another day, write the date before the time",
            )
        })
        .collect()
}

/// An entry with nothing but a time of day.
fn clock(raw: &RawEntry) -> Option<Placed<'_>> {
    match &raw.time {
        Leading::Time(written) if written.zone.is_none() && raw.zone.is_none() => {
            Some(Placed { raw, place: Place::Clock(written.clock?), approximate: written.approximate })
        }
        _ => None,
    }
}

fn steps_back(above: &Placed<'_>, entry: &Placed<'_>) -> bool {
    let step = match (&above.place, &entry.place) {
        (Place::At(above), Place::At(at)) => above.since(at),
        (Place::Clock(above), Place::Clock(at)) => {
            let step = *above - *at;
            if step > ROLLOVER { TimeDelta::zero() } else { step }
        }
        _ => return false,
    };
    let allowed = if above.approximate || entry.approximate { ROUGHLY } else { TimeDelta::seconds(59) };
    step > allowed
}
