//! How long actions take: the curve, the table of the same numbers, and what they rest on.

use serde::Serialize;

use crate::render::charts::Labels;
use crate::render::charts::scale::Days;
use crate::render::charts::steps::{self, Curve, Step};
use crate::render::site::Site;
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
    /// What it says about a quarter, half and three quarters; empty where it rests on too few.
    pub quantiles: Vec<Quantile>,
    /// Fewer than this have no quantiles.
    pub fewest: usize,
    /// The same numbers.
    pub rows: Vec<CurveRow>,
    /// Whether each step of the curve is a row; else some days are.
    pub has_all_steps: bool,
    /// What is left out, and why: `12 done without a date`.
    pub left_out: Vec<String>,
    /// Of what is done, the share without a date in percent, where it is a quarter or more.
    pub undated_percent: Option<usize>,
}

/// By when a share was done.
#[derive(Debug, Serialize)]
pub struct Quantile {
    /// `a quarter`.
    pub share: &'static str,
    /// `41 days`; absent where the curve does not come down to it.
    pub days: Option<String>,
}

/// What holds some days after the incident.
#[derive(Debug, Serialize)]
pub struct CurveRow {
    /// `30 days`.
    pub days: String,
    /// The share not yet done, in percent.
    pub open: String,
    /// Its band at 95%, in percent; absent where it is not known.
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
        let refusal = completion.refusal().map(|refusal| why(refusal, completion));
        let quantiles = quantiles(site, completion);
        let undated = completion.left_out.done_undated;
        let percent = (undated * 100).checked_div(completion.done).filter(|percent| *percent >= 25);
        Self {
            svg: if refusal.is_none() { draw(completion, &quantiles) } else { String::new() },
            total: curve.total,
            done: curve.events,
            open: curve.total - curve.events,
            quantiles,
            fewest: FEWEST,
            rows: if refusal.is_none() { rows(site, completion) } else { Vec::new() },
            has_all_steps: curve.steps.len() <= MOST_STEPS,
            left_out: left_out(&completion.left_out),
            undated_percent: percent.filter(|_| refusal.is_none()),
            refusal,
        }
    }
}

fn why(refusal: Refusal, completion: &Completion) -> String {
    match refusal {
        Refusal::Nothing => {
            "There is nothing to count yet: no action of an incident with a date is open or done.".to_owned()
        }
        Refusal::NoneDone => "No curve yet: no action is done and says when.".to_owned(),
        Refusal::MostUndated => format!(
            "No curve: {} of {} done actions do not say when they were done. A curve would rest on the few that do, and on those who write dates.",
            completion.left_out.done_undated, completion.done
        ),
    }
}

fn quantiles(site: &Site<'_>, completion: &Completion) -> Vec<Quantile> {
    if completion.curve.total < FEWEST {
        return Vec::new();
    }
    let quantile = |(share, name)| Quantile {
        share: name,
        days: completion.done_by(share).map(|done| site.locale.whole_days(i64::from(done))),
    };
    [(0.25, "a quarter"), (0.5, "half"), (0.75, "three quarters")].map(quantile).into()
}

fn draw(completion: &Completion, quantiles: &[Quantile]) -> String {
    let curve = &completion.curve;
    let steps: Vec<Step> = curve
        .steps
        .iter()
        .map(|step| Step { day: f64::from(step.days), value: step.survival, band: step.band })
        .collect();
    let censored: Vec<f64> = curve.censored.iter().map(|&day| f64::from(day)).collect();
    let said: Vec<String> = quantiles
        .iter()
        .filter_map(|quantile| Some(format!("{} done within {}", quantile.share, quantile.days.as_ref()?)))
        .collect();
    let end = curve.steps.last().map_or(1.0, |step| step.survival);
    let description = format!(
        "A curve that falls in steps from 100% to {}: the share of {} actions not yet done, by days since the \
         incident. {}",
        percent(end),
        curve.total,
        if said.is_empty() { "The table has the numbers.".to_owned() } else { said.join("; ") + "." },
    );
    steps::draw(&Curve {
        labels: Labels {
            id: "completion",
            title: "Share of actions not yet done",
            description: &description,
        },
        steps: &steps,
        censored: &censored,
        last: f64::from(curve.last),
        scale: Days::Log,
        axis: "days since the incident, log scale",
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
            let range = |(low, high): (f64, f64)| format!("{} to {}", percent(low), percent(high));
            CurveRow {
                days: site.locale.whole_days(i64::from(day)),
                open: percent(step.map_or(1.0, |step| step.survival)),
                band: step.and_then(|step| step.band).map(range),
                done: curve.steps.iter().take_while(|step| step.days <= day).map(|step| step.events).sum(),
                watched: completion.watched_after(day),
            }
        })
        .collect()
}

/// `41%`; what would be rounded to all or nothing, and is not, has a decimal.
fn percent(share: f64) -> String {
    let whole = (share * 100.0).round();
    let is_edge = (whole <= 0.0 && share > 0.0) || (whole >= 100.0 && share < 1.0);
    if is_edge { format!("{:.1}%", (share * 100.0).clamp(0.1, 99.9)) } else { format!("{whole}%") }
}

fn left_out(left: &LeftOut) -> Vec<String> {
    let reasons = [
        (left.done_undated, "done without a date"),
        (left.dropped, "dropped (nothing says when)"),
        (left.proposed, "proposed and not accepted"),
        (left.incident_undated, "of incidents without a date"),
        (left.before, "dated before their incident"),
        (left.after, "dated after today"),
    ];
    reasons.into_iter().filter(|(count, _)| *count > 0).map(|(count, why)| format!("{count} {why}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_all_and_nothing_are_rounded_to_that() {
        let shares = [0.0, 0.0004, 0.414, 0.9996, 1.0];
        assert_eq!(shares.map(percent), ["0%", "0.1%", "41%", "99.9%", "100%"]);
    }
}
