//! Written times to points in time.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use crate::incident::{Fault, FaultKind, Moment};
use crate::parse::times::Written;
use crate::parse::zones::{ClockChange, Reading, Zone, ZoneText};
use crate::source::Span;

/// Resolves the times of one document and keeps what is doubtful about them.
pub(super) struct Times {
    /// The zone of the front matter.
    front: Option<Zone>,
    /// The zone of site.toml.
    site: Option<Zone>,
    faults: Vec<Fault>,
    missing_told: bool,
    /// Whether dates in numbers have the day first, where one of them shows it.
    day_first: Option<bool>,
    /// Whether the dates lie closer together when they are read so.
    day_first_closer: bool,
    order_told: bool,
}

impl Times {
    pub(super) fn new(front: Option<Zone>, site: Option<Zone>) -> Self {
        Self {
            front,
            site,
            faults: Vec::new(),
            missing_told: false,
            day_first: None,
            day_first_closer: false,
            order_told: false,
        }
    }

    pub(super) fn into_faults(self) -> Vec<Fault> {
        self.faults
    }

    /// The zone that the field `timezone` names.
    pub(super) fn front_zone(&self) -> Option<&Zone> {
        self.front.as_ref()
    }

    /// The zone of the front matter, or else of site.toml.
    pub(super) fn default_zone(&self) -> Option<&Zone> {
        self.front.as_ref().or(self.site.as_ref())
    }

    /// The zone of times beside a window that begins at `start`: the one in which that is written,
    /// else that of site.toml. A place says more than the offset it has, where the two agree.
    pub(super) fn zone_beside(&self, start: Option<&Moment>) -> Option<Zone> {
        let Some(start) = start else { return self.site.clone() };
        let agrees = |zone: &&Zone| {
            zone.at(zone.local(start)).is_some_and(|(there, _)| there.at.offset() == start.at.offset())
        };
        let place = self.site.as_ref().filter(agrees);
        Some(place.cloned().unwrap_or_else(|| match start.zone.parse() {
            Ok(place) => Zone::Named(place),
            Err(_) => Zone::Fixed { offset: *start.at.offset(), label: start.zone.clone() },
        }))
    }

    pub(super) fn fault(&mut self, kind: FaultKind, span: Span) {
        self.faults.push(Fault { kind, span });
    }

    /// Says once a document that a time has no zone.
    pub(super) fn zone_missing(&mut self, text: &str, span: Span) {
        if !self.missing_told {
            self.missing_told = true;
            self.fault(FaultKind::ZoneMissing { text: text.to_owned() }, span);
        }
    }

    /// Takes a written zone; tells once of each abbreviation that stands for several.
    pub(super) fn zone(&mut self, written: &ZoneText, span: Span) -> Zone {
        if let Some(kind) = ambiguous(written, written.zone.label()) {
            let told = self.faults.iter().any(|fact| fact.kind == kind);
            if !told {
                self.fault(kind, span);
            }
        }
        written.zone.clone()
    }

    /// Takes note of the order in which the document writes dates in numbers, where one of `written`
    /// can be read in one order only.
    pub(super) fn learn_order<'a>(&mut self, written: impl IntoIterator<Item = &'a Written>) {
        let mut nearest: Option<(NaiveDate, NaiveDate, NaiveDate, NaiveDate)> = None;
        for written in written {
            self.day_first = self.day_first.or(written.day_first);
            if let (Some(month), Some(day)) = (written.date, written.other_date) {
                let (m0, m1, d0, d1) = nearest.unwrap_or((month, month, day, day));
                nearest = Some((m0.min(month), m1.max(month), d0.min(day), d1.max(day)));
            }
        }
        // 06/04, 07/04, 10/04 lie within a week in one order and over four months in the other.
        if let Some((m0, m1, d0, d1)) = nearest {
            self.day_first_closer = d1 - d0 < m1 - m0;
        }
    }

    /// The date of `written`. Says once that it can be read in two orders, unless another date of the
    /// document shows which is meant.
    pub(super) fn date(&mut self, written: &Written, text: &str, span: Span) -> Option<NaiveDate> {
        let (date, other) = match (written.date, written.other_date) {
            (Some(date), Some(other)) => (date, other),
            (date, _) => return date,
        };
        let day_first = self.day_first.unwrap_or(self.day_first_closer);
        let (taken, other) = if day_first { (other, date) } else { (date, other) };
        if self.day_first.is_none() && !self.order_told {
            self.order_told = true;
            let kind = FaultKind::DateAmbiguous {
                text: text.to_owned(),
                taken: taken.to_string(),
                other: other.to_string(),
            };
            self.fault(kind, span);
        }
        Some(taken)
    }

    /// The point in time at which a clock in `zone` shows `date` and `clock`.
    pub(super) fn moment(
        &mut self,
        date: NaiveDate,
        clock: NaiveTime,
        zone: &Zone,
        text: &str,
        span: Span,
    ) -> Option<Moment> {
        self.moment_at(date.and_time(clock), zone, text, span)
    }

    pub(super) fn moment_at(
        &mut self,
        local: NaiveDateTime,
        zone: &Zone,
        text: &str,
        span: Span,
    ) -> Option<Moment> {
        let (moment, change) = zone.at(local)?;
        if let Some(change) = change {
            self.fault(
                FaultKind::LocalTimeAmbiguous {
                    text: text.to_owned(),
                    zone: zone.label(),
                    taken: moment.rfc3339(),
                    skipped: change == ClockChange::Skipped,
                },
                span,
            );
        }
        Some(moment)
    }
}

/// The fault of a zone that stands for several.
pub(super) fn ambiguous(written: &ZoneText, text: String) -> Option<FaultKind> {
    let (taken, others) = written.readings.split_first()?;
    let name = |reading: &Reading| format!("{}, UTC{}", reading.name, reading.offset);
    let form = |reading: &Reading| format!("`{}` or {}", reading.offset, reading.place);
    Some(FaultKind::ZoneAmbiguous {
        text,
        taken: name(taken),
        others: others.iter().map(name).collect::<Vec<_>>().join("; "),
        help: format!(
            "write {} if that is right; {}",
            form(taken),
            others
                .iter()
                .map(|other| format!("{} for {}", form(other), other.name))
                .collect::<Vec<_>>()
                .join(", ")
        ),
    })
}
