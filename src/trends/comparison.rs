//! Periods against the ones before them.

use chrono::{Datelike, Days, NaiveDate};

use super::period::Quarter;
use super::ratio::{RateRatio, Reading, compare};
use super::scope::{Members, Scope, Subject};

/// One period against the one before it.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// How long the periods are.
    pub span: Span,
    /// The later period.
    pub later: Period,
    /// The earlier period.
    pub earlier: Period,
    /// All incidents of the scope, then each part of its split in the split's order. For a year, of the
    /// split of both years together.
    pub changes: Vec<Change>,
    /// How many of `changes` could have differed ([`Reading::is_telling`]). Of 20 such comparisons about
    /// one differs by chance alone.
    pub made: usize,
}

/// How long the compared periods are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// The last four full quarters before today's, and the four before them.
    FourQuarters,
    /// The last full quarter before today's, and the one before it.
    Quarter,
    /// The scope's year, and the one before it.
    Year,
}

/// A stretch of time, by the clock of each incident's own zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// Its first day.
    pub first: NaiveDate,
    /// Its last day.
    pub last: NaiveDate,
    /// Its length in days.
    pub days: u64,
    /// It is not over: it ends today, and would go on.
    pub is_partial: bool,
    /// The library's first incident began after this period did, or its last one before this period
    /// did: few or no incidents may mean that nobody wrote them down.
    pub is_beyond_records: bool,
}

/// How one count changed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// Whom it is about.
    pub subject: Subject,
    /// Incidents in the later period.
    pub later: usize,
    /// Incidents in the earlier period.
    pub earlier: usize,
    /// How the rates relate; none where neither period has an incident.
    pub ratio: Option<RateRatio>,
    /// What that comes to.
    pub reading: Reading,
}

impl Period {
    /// From `first` up to the day before `end`; none if that is no day.
    fn new(first: NaiveDate, end: NaiveDate, records: Option<(NaiveDate, NaiveDate)>) -> Option<Self> {
        let days = u64::try_from((end - first).num_days()).ok().filter(|&days| days > 0)?;
        let is_beyond_records = records.is_none_or(|(oldest, newest)| oldest > first || newest < first);
        Some(Self { first, last: end.pred_opt()?, days, is_partial: false, is_beyond_records })
    }

    fn contains(&self, day: NaiveDate) -> bool {
        (self.first..=self.last).contains(&day)
    }
}

pub(super) fn comparisons(members: &Members<'_>, today: NaiveDate) -> Vec<Comparison> {
    match members.scope {
        Scope::Year(index) => year(members, index, today).into_iter().collect(),
        _ => [(Span::FourQuarters, 4), (Span::Quarter, 1)]
            .into_iter()
            .filter_map(|(span, quarters)| {
                let (later, earlier) = last_quarters(members, quarters, today)?;
                Some(compared(members, span, later, earlier))
            })
            .collect(),
    }
}

/// The last `count` full quarters before today's, and as many before them.
fn last_quarters(members: &Members<'_>, count: usize, today: NaiveDate) -> Option<(Period, Period)> {
    let back = |from: Quarter| (0..count).fold(from, |quarter, _| quarter.previous());
    let end = Quarter::of(today);
    let (later, earlier) = (back(end), back(back(end)));
    let records = members.table.records;
    Some((
        Period::new(later.start()?, end.start()?, records)?,
        Period::new(earlier.start()?, later.start()?, records)?,
    ))
}

fn compared(members: &Members<'_>, span: Span, later: Period, earlier: Period) -> Comparison {
    let parts = members.split.parts.len();
    // All incidents at place 0, then the parts.
    let mut counts = vec![(0usize, 0usize); parts + 1];
    for (place, &incident) in members.incidents.iter().enumerate() {
        let Some(day) = members.table.get(incident).and_then(|it| it.day) else { continue };
        let (is_later, is_earlier) = (later.contains(day), earlier.contains(day));
        if !is_later && !is_earlier {
            continue;
        }
        for at in std::iter::once(0).chain(members.parts(place).map(|part| part + 1)) {
            if let Some((later, earlier)) = counts.get_mut(at) {
                *later += usize::from(is_later);
                *earlier += usize::from(is_earlier);
            }
        }
    }
    let subjects = std::iter::once(Subject::All).chain(members.split.parts.iter().map(|part| part.subject));
    let changes: Vec<Change> = subjects
        .zip(counts)
        .map(|(subject, (now, before))| {
            let (ratio, reading) = compare(now, later.days, before, earlier.days);
            Change { subject, later: now, earlier: before, ratio, reading }
        })
        .collect();
    let made = changes.iter().filter(|change| change.reading.is_telling()).count();
    Comparison { span, later, earlier, changes, made }
}

/// A year against the one before it, whose incidents are not of the scope.
fn year(members: &Members<'_>, index: usize, today: NaiveDate) -> Option<Comparison> {
    let year_of = |index: usize| {
        let first = members.library.years.get(index)?.incidents.first()?;
        members.table.get(*first)?.year()
    };
    let this = year_of(index)?;
    let first_day = |year: i32| NaiveDate::from_ymd_opt(year, 1, 1);
    let tomorrow = today.checked_add_days(Days::new(1))?;
    let end = first_day(this.checked_add(1)?)?;
    let records = members.table.records;
    let mut later = Period::new(first_day(this)?, end.min(tomorrow), records)?;
    later.is_partial = this == today.year() && tomorrow < end;
    let earlier = Period::new(first_day(this.checked_sub(1)?)?, first_day(this)?, records)?;

    // Years stand latest first, so the one before comes next, if it has any incident. A cause that
    // occurs only in the earlier year is to be seen too, so both years are split together.
    let before = index.checked_add(1).filter(|&next| year_of(next) == this.checked_sub(1));
    let before = before.and_then(|next| members.library.years.get(next));
    let mut incidents = members.incidents.clone();
    incidents.extend(before.into_iter().flat_map(|group| &group.incidents));
    incidents.sort_unstable();
    let both = Members::of(members.library, members.table, members.scope, incidents);
    Some(compared(&both, Span::Year, later, earlier))
}
