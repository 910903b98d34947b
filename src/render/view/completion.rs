//! How long actions take: the curve, the table of the same numbers, and what they rest on.

use serde::Serialize;

use crate::render::charts::Labels;
use crate::render::charts::scale::Days;
use crate::render::charts::steps::{self, Curve, Step};
use crate::render::locale::capital;
use crate::render::site::Site;
use crate::render::view::format::counted;
use crate::trends::completion::{Completion, FEWEST, LeftOut, Refusal};

/// Days that the table has rows for, where the curve has more steps than this table may have rows.
const LANDMARKS: [u32; 14] = [0, 7, 14, 30, 60, 90, 180, 365, 545, 730, 1095, 1460, 1825, 3650];
/// Most rows of a table that has one for every step.
const MOST_STEPS: usize = 30;

/// The section about how long actions take.
#[derive(Debug, Serialize)]
pub struct CompletionView {
    /// Why there is no curve; then nothing else of the curve is to be shown.
    pub refusal: Option<String>,
    /// The picture.
    pub svg: String,
    /// Actions that the curve rests on.
    pub total: usize,
    /// Those that are done.
    pub done: usize,
    /// Those that are open, which count as open until today.
    pub open: usize,
    /// By when a quarter, half and three quarters were done, in a sentence; empty where it rests on too
    /// few.
    pub quantiles: String,
    /// Fewer than this have no quantiles.
    pub fewest: usize,
    /// The same numbers.
    pub rows: Vec<CurveRow>,
    /// Whether each step of the curve is a row; else some days are.
    pub has_all_steps: bool,
    /// What is left out, and why: `12 done without a date`; empty where nothing is.
    pub left_out: String,
    /// Of what is done, the share without a date, where it is a quarter or more: `30%`.
    pub undated: Option<String>,
}

/// What holds some days after the incident.
#[derive(Debug, Serialize)]
pub struct CurveRow {
    /// `30 days`.
    pub days: String,
    /// The share not yet done: `41%`.
    pub open: String,
    /// Its band at 95%; absent where it is not known.
    pub band: Option<String>,
    /// Done by then.
    pub done: usize,
    /// Known to have been open for longer.
    pub watched: usize,
}

impl CompletionView {
    /// The view of a site's actions.
    pub fn new(site: &Site<'_>) -> Self {
        let completion = &site.trends.actions.completion;
        let curve = &completion.curve;
        let refusal = completion.refusal().map(|refusal| why(site, refusal, completion));
        let quantiles = quantiles(site, completion, true);
        let undated = completion.left_out.done_undated;
        let percent = (undated * 100).checked_div(completion.done).filter(|percent| *percent >= 25);
        Self {
            svg: if refusal.is_none() { draw(site, completion) } else { String::new() },
            total: curve.total,
            done: curve.events,
            open: curve.total - curve.events,
            quantiles,
            fewest: FEWEST,
            rows: if refusal.is_none() { rows(site, completion) } else { Vec::new() },
            has_all_steps: curve.steps.len() <= MOST_STEPS,
            left_out: left_out(site, &completion.left_out),
            undated: percent
                .filter(|_| refusal.is_none())
                .map(|percent| site.locale.percent(&percent.to_string())),
            refusal,
        }
    }
}

fn why(site: &Site<'_>, refusal: Refusal, completion: &Completion) -> String {
    match refusal {
        Refusal::Nothing => site.say("curve-nothing"),
        Refusal::NoneDone => site.say("curve-none-done"),
        Refusal::MostUndated => {
            let undated = completion.left_out.done_undated;
            site.say_with("curve-undated", &[("undated", undated.into()), ("count", completion.done.into())])
        }
    }
}

/// By when a quarter, half and three quarters were done: `A quarter done within 8 days, …`. Those that
/// the curve does not come down to only `with_unreached`.
fn quantiles(site: &Site<'_>, completion: &Completion, with_unreached: bool) -> String {
    let quantile = |(share, name): (f64, &'static str)| {
        let days = completion.done_by(share).map(|done| site.locale.whole_days(i64::from(done)));
        match days {
            Some(days) => {
                let values = [("share", name.into()), ("days", days.into())];
                Some(site.say_with("curve-done-within", &values))
            }
            None => with_unreached.then(|| site.say_with("curve-not-reached", &[("share", name.into())])),
        }
    };
    let shares = [(0.25, "quarter"), (0.5, "half"), (0.75, "three-quarters")];
    let said: Vec<String> = shares.into_iter().filter_map(quantile).collect();
    if completion.curve.total < FEWEST || said.is_empty() {
        return String::new();
    }
    site.say_with("sentence", &[("text", capital(&site.locale.commas(&said)).into())])
}

fn draw(site: &Site<'_>, completion: &Completion) -> String {
    let curve = &completion.curve;
    let steps: Vec<Step> = curve
        .steps
        .iter()
        .map(|step| Step { day: f64::from(step.days), value: step.survival, band: step.band })
        .collect();
    let censored: Vec<f64> = curve.censored.iter().map(|&day| f64::from(day)).collect();
    let said = Some(quantiles(site, completion, false)).filter(|said| !said.is_empty());
    let said = said.unwrap_or_else(|| site.say("curve-table"));
    let end = percent(site, curve.steps.last().map_or(1.0, |step| step.survival));
    let description = site.say_with(
        "curve-description",
        &[("start", percent(site, 1.0).into()), ("end", end.into()), ("count", curve.total.into())],
    );
    let description = [description, said].join(&site.say("space"));
    steps::draw(&Curve {
        labels: Labels { id: "completion", title: &site.say("curve-title"), description: &description },
        steps: &steps,
        censored: &censored,
        last: f64::from(curve.last),
        scale: Days::Log,
        shares: &[0, 25, 50, 75, 100].map(|share: u32| site.locale.percent(&share.to_string())),
        axis: &site.say("curve-axis"),
    })
}

fn rows(site: &Site<'_>, completion: &Completion) -> Vec<CurveRow> {
    let curve = &completion.curve;
    let all = curve.steps.len() <= MOST_STEPS;
    let landmarks = LANDMARKS.into_iter().filter(|day| *day < curve.last).chain([curve.last]);
    let at: Vec<u32> =
        if all { curve.steps.iter().map(|step| step.days).collect() } else { landmarks.collect() };
    at.into_iter()
        .map(|day| {
            let step = curve.at(day);
            let range =
                |(low, high): (f64, f64)| site.locale.range(&percent(site, low), &percent(site, high));
            CurveRow {
                days: site.locale.whole_days(i64::from(day)),
                open: percent(site, step.map_or(1.0, |step| step.survival)),
                band: step.and_then(|step| step.band).map(range),
                done: curve.steps.iter().take_while(|step| step.days <= day).map(|step| step.events).sum(),
                watched: completion.watched_after(day),
            }
        })
        .collect()
}

/// `41%`; what would be rounded to all or nothing, and is not, has a decimal.
fn percent(site: &Site<'_>, share: f64) -> String {
    site.locale.percent(&digits(share))
}

fn digits(share: f64) -> String {
    let whole = (share * 100.0).round();
    let is_edge = (whole <= 0.0 && share > 0.0) || (whole >= 100.0 && share < 1.0);
    if is_edge { format!("{:.1}", (share * 100.0).clamp(0.1, 99.9)) } else { whole.to_string() }
}

fn left_out(site: &Site<'_>, left: &LeftOut) -> String {
    counted(
        site,
        &[
            ("curve-left-undated", left.done_undated),
            ("curve-left-dropped", left.dropped),
            ("curve-left-proposed", left.proposed),
            ("curve-left-incident-undated", left.incident_undated),
            ("curve-left-before", left.before),
            ("curve-left-after", left.after),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_all_and_nothing_are_rounded_to_that() {
        let shares = [0.0, 0.0004, 0.414, 0.9996, 1.0];
        assert_eq!(shares.map(digits), ["0", "0.1", "41", "99.9", "100"]);
    }
}
