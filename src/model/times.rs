//! Written times to points in time.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use crate::incident::{Fault, FaultKind, Moment};
use crate::parse::times::Written;
use crate::parse::zones::{ClockChange, Zone, ZoneText};
use crate::source::Span;

/// Resolves the times of one document and keeps what is doubtful about them.
pub(super) struct Times {
    /// The zone of the front matter, or else of site.toml.
    zone: Option<Zone>,
    faults: Vec<Fault>,
    missing_told: bool,
}

impl Times {
    pub(super) fn new(zone: Option<Zone>) -> Self {
        Self { zone, faults: Vec::new(), missing_told: false }
    }

    pub(super) fn into_faults(self) -> Vec<Fault> {
        self.faults
    }

    pub(super) fn default_zone(&self) -> Option<&Zone> {
        self.zone.as_ref()
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
        if let Some((taken, others)) = written.ambiguity {
            let text = written.zone.label();
            let told = self.faults.iter().any(
                |fault| matches!(&fault.kind, FaultKind::ZoneAmbiguous { text: other, .. } if *other == text),
            );
            if !told {
                self.fault(
                    FaultKind::ZoneAmbiguous { text, taken: taken.to_owned(), others: others.to_owned() },
                    span,
                );
            }
        }
        written.zone.clone()
    }

    /// Says that a date can be read in two orders.
    pub(super) fn check_date(&mut self, written: &Written, text: &str, span: Span) {
        if let (Some(date), Some(other)) = (written.date, written.other_date) {
            let kind = FaultKind::DateAmbiguous {
                text: text.to_owned(),
                taken: date.to_string(),
                other: other.to_string(),
            };
            self.fault(kind, span);
        }
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
