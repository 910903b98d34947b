//! Periods against the ones before them: counts, the ratio with its interval, and the sentence.

use chrono::NaiveDate;
use serde::Serialize;

use super::names::Names;
use crate::render::charts::ratio::{self, Ratios};
use crate::render::view::Link;
use crate::trends::comparison::{Change, Comparison, Period, Span};
use crate::trends::ratio::{RateRatio, Reading};
use crate::trends::scope::Subject;

/// One period against the one before it.
#[derive(Debug, Serialize)]
pub struct CompareView {
    /// What is compared: `The last four full quarters and the four before them`.
    pub title: &'static str,
    /// The earlier period.
    pub earlier: PeriodView,
    /// The later period.
    pub later: PeriodView,
    /// Whether the ratios are of incidents a day, since the periods are not of one length.
    pub is_rate: bool,
    /// The labels of the scale.
    pub axis: String,
    /// All incidents, and each cause; those with none in either period left out.
    pub changes: Vec<ChangeView>,
    /// Whether causes are left out, since all incidents together are too few to tell.
    pub is_cut: bool,
    /// Causes with no incident in either period.
    pub empty: usize,
    /// How many of the changes could have shown a difference.
    pub made: usize,
    /// What to keep in mind: records that end or begin within the periods.
    pub notes: Vec<String>,
}

/// A period.
#[derive(Debug, Serialize)]
pub struct PeriodView {
    /// Its first day: `2024-01-01`.
    pub first: String,
    /// Its last day.
    pub last: String,
    /// How many days it has.
    pub days: u64,
}

/// How one count changed.
#[derive(Debug, Serialize)]
pub struct ChangeView {
    /// Whom it is about.
    pub subject: Link,
    /// Whether it is about all incidents.
    pub is_all: bool,
    /// Incidents in the earlier period.
    pub earlier: usize,
    /// Incidents in the later period.
    pub later: usize,
    /// The ratio: `1.5`; none where the earlier period has no incident.
    pub ratio: Option<String>,
    /// Its interval: `0.7 to 3.1`.
    pub interval: Option<String>,
    /// The interval as a picture.
    pub svg: String,
    /// What it comes to.
    pub sentence: String,
    /// Whether that is more than chance usually produces.
    pub is_beyond_chance: bool,
}

/// The comparisons; `newest` is the day of the newest incident of the page.
pub fn compare(names: Names<'_>, comparison: &Comparison, newest: Option<NaiveDate>) -> CompareView {
    // Where nobody names a cause, the row of those without one repeats the first.
    let is_alone =
        comparison.changes.iter().all(|it| matches!(it.subject, Subject::All | Subject::Uncategorised));
    // Of too few no part can tell more.
    let is_cut = comparison.changes.first().is_some_and(|all| !all.reading.is_telling());
    let is_shown =
        |it: &&Change| it.reading != Reading::None && (it.subject == Subject::All || !(is_alone || is_cut));
    let shown: Vec<&Change> = comparison.changes.iter().filter(is_shown).collect();
    let ratios = || shown.iter().filter_map(|change| change.ratio);
    let scale = Ratios::of(ratios().flat_map(|it| [Some(it.low), it.high]).flatten());
    let changes: Vec<ChangeView> = shown.iter().map(|change| change_view(names, change, scale)).collect();
    let causes = comparison.changes.iter().filter(|change| change.subject != Subject::All).count();
    let listed = shown.iter().filter(|change| change.subject != Subject::All).count();
    CompareView {
        title: match comparison.span {
            Span::FourQuarters => "The last four full quarters and the four before them",
            Span::Quarter => "The last full quarter and the one before it",
            Span::Year if comparison.later.is_partial => "This year so far and the year before it",
            Span::Year => "This year and the one before it",
        },
        is_rate: comparison.earlier.days != comparison.later.days,
        axis: ratio::axis(scale),
        changes,
        empty: if is_alone || is_cut { 0 } else { causes.saturating_sub(listed) },
        is_cut: is_cut && !is_alone && causes > 0,
        made: comparison.made,
        notes: notes(comparison, newest),
        earlier: period(&comparison.earlier),
        later: period(&comparison.later),
    }
}

fn period(period: &Period) -> PeriodView {
    PeriodView { first: period.first.to_string(), last: period.last.to_string(), days: period.days }
}

fn notes(comparison: &Comparison, newest: Option<NaiveDate>) -> Vec<String> {
    let mut notes = Vec::new();
    let newest = newest.map(|day| format!(" (the newest began on {day})")).unwrap_or_default();
    let (earlier, later) = (&comparison.earlier, &comparison.later);
    let all = comparison.changes.first().map(|change| (change.earlier, change.later));
    match all {
        Some((0, 0)) => notes.push(format!("No incident began in either period{newest}.")),
        Some((_, 0)) => notes.push(format!("No incident began in the later period{newest}.")),
        Some((0, _)) => notes.push("No incident began in the earlier period.".to_owned()),
        _ => {}
    }
    let beyond = match (earlier.is_beyond_records, later.is_beyond_records) {
        (true, true) => Some("both periods"),
        (true, false) => Some("the earlier period"),
        (false, true) => Some("the later period"),
        (false, false) => None,
    };
    if let Some(which) = beyond {
        notes.push(format!(
            "The records of this site do not span {which}: few incidents may mean that few were written down."
        ));
    }
    if later.is_partial {
        notes.push(format!("The later period is not over: it ends today, {}.", later.last));
    }
    notes
}

fn change_view(names: Names<'_>, change: &Change, scale: Ratios) -> ChangeView {
    let n = change.earlier + change.later;
    let sentence = match change.reading {
        Reading::None => "No incident in either period.".to_owned(),
        Reading::TooFew => format!("Too few to tell: n = {n}."),
        Reading::WithinChance => format!("Within what chance produces at n = {n}."),
        Reading::More => format!("More than chance usually produces at n = {n}."),
        Reading::Fewer => format!("Fewer than chance usually produces at n = {n}."),
    };
    let is_faint = !change.reading.is_telling();
    let drawn = |it: RateRatio| ratio::row(scale, it.value, it.low, it.high, is_faint);
    ChangeView {
        subject: names.subject(change.subject),
        is_all: change.subject == Subject::All,
        earlier: change.earlier,
        later: change.later,
        ratio: change.ratio.and_then(|it| it.value).map(factor),
        interval: change.ratio.map(|it| match it.high {
            Some(high) => format!("{} to {}", factor(it.low), factor(high)),
            None => format!("{} and more", factor(it.low)),
        }),
        svg: change.ratio.map(drawn).unwrap_or_default(),
        sentence,
        is_beyond_chance: matches!(change.reading, Reading::More | Reading::Fewer),
    }
}

/// `0.07`, `0.5`, `1.5`, `12`: two figures, as many as a ratio of small counts bears; near 1 so many
/// that it is seen on which side.
fn factor(ratio: f64) -> String {
    let text = match ratio {
        ..0.095 => format!("{ratio:.3}"),
        0.995..1.005 if ratio != 1.0 => format!("{ratio:.3}"),
        ..0.95 | 0.95..1.05 => format!("{ratio:.2}"),
        ..9.5 => format!("{ratio:.1}"),
        _ => format!("{ratio:.0}"),
    };
    if text.trim_matches(['0', '.']).is_empty() { "0".to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::factor;

    #[test]
    fn ratios_have_two_figures() {
        let shown = [0.0, 0.0712, 0.5, 0.978, 0.9961, 1.0, 1.06, 1.5, 9.44, 12.3].map(factor);
        assert_eq!(shown, ["0", "0.071", "0.50", "0.98", "0.996", "1.00", "1.1", "1.5", "9.4", "12"]);
    }
}
