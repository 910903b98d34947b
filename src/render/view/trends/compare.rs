//! Periods against the ones before them: counts, the ratio with its interval, and the sentence.

use chrono::NaiveDate;
use serde::Serialize;

use super::names::Names;
use crate::render::charts::ratio::{self, Ratios};
use crate::render::site::Site;
use crate::render::view::Link;
use crate::trends::comparison::{Change, Comparison, Period, Span};
use crate::trends::ratio::{RateRatio, Reading};
use crate::trends::scope::Subject;

/// One period against the one before it.
#[derive(Debug, Serialize)]
pub struct CompareView {
    /// What is compared: `The last four full quarters and the four before them`.
    pub title: String,
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
    /// Its first day.
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
    let site = names.site;
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
        title: site.say(match comparison.span {
            Span::FourQuarters => "compare-four-quarters",
            Span::Quarter => "compare-quarter",
            Span::Year if comparison.later.is_partial => "compare-year-so-far",
            Span::Year => "compare-year",
        }),
        is_rate: comparison.earlier.days != comparison.later.days,
        axis: ratio::axis(scale),
        changes,
        empty: if is_alone || is_cut { 0 } else { causes.saturating_sub(listed) },
        is_cut: is_cut && !is_alone && causes > 0,
        made: comparison.made,
        notes: notes(site, comparison, newest),
        earlier: period(site, &comparison.earlier),
        later: period(site, &comparison.later),
    }
}

fn period(site: &Site<'_>, period: &Period) -> PeriodView {
    let (first, last) = (site.locale.date(period.first), site.locale.date(period.last));
    PeriodView { first, last, days: period.days }
}

fn notes(site: &Site<'_>, comparison: &Comparison, newest: Option<NaiveDate>) -> Vec<String> {
    let mut notes = Vec::new();
    let none = |id: &str| match newest {
        None => site.say(id),
        Some(day) => site.say_with(&format!("{id}-newest"), &[("date", site.locale.date(day).into())]),
    };
    let (earlier, later) = (&comparison.earlier, &comparison.later);
    let all = comparison.changes.first().map(|change| (change.earlier, change.later));
    match all {
        Some((0, 0)) => notes.push(none("compare-none")),
        Some((_, 0)) => notes.push(none("compare-none-later")),
        Some((0, _)) => notes.push(site.say("compare-none-earlier")),
        _ => {}
    }
    let beyond = match (earlier.is_beyond_records, later.is_beyond_records) {
        (true, true) => Some("both"),
        (true, false) => Some("earlier"),
        (false, true) => Some("later"),
        (false, false) => None,
    };
    notes.extend(beyond.map(|which| site.say_with("compare-records", &[("which", which.into())])));
    if later.is_partial {
        let today = site.locale.date(later.last);
        notes.push(site.say_with("compare-partial", &[("date", today.into())]));
    }
    notes
}

fn change_view(names: Names<'_>, change: &Change, scale: Ratios) -> ChangeView {
    let site = names.site;
    let id = match change.reading {
        Reading::None => "reading-none",
        Reading::TooFew => "reading-too-few",
        Reading::WithinChance => "reading-within-chance",
        Reading::More => "reading-more",
        Reading::Fewer => "reading-fewer",
    };
    let sentence = site.say_with(id, &[("count", (change.earlier + change.later).into())]);
    let shown = |ratio: f64| site.locale.number(&factor(ratio));
    let is_faint = !change.reading.is_telling();
    let drawn = |it: RateRatio| ratio::row(scale, it.value, it.low, it.high, is_faint);
    ChangeView {
        subject: names.subject(change.subject),
        is_all: change.subject == Subject::All,
        earlier: change.earlier,
        later: change.later,
        ratio: change.ratio.and_then(|it| it.value).map(shown),
        interval: change.ratio.map(|it| match it.high {
            Some(high) => site.locale.range(&shown(it.low), &shown(high)),
            None => site.say_with("range-open", &[("from", shown(it.low).into())]),
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
