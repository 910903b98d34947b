//! What came back, as pages show it: one incident as a line of a list, and the numbers of a cause, of
//! a service, or of all.

use serde::Serialize;

use super::Link;
use super::related::{self, Earlier};
use crate::render::axis::Axis;
use crate::render::locale::{Locale, capital};
use crate::render::site::{Site, cause_link};
use crate::trends::recurrence::{Promise, Return, Returns, Tally};

/// At most so many of the services that two incidents share are named.
const SERVICES: usize = 3;

/// An incident that came back.
#[derive(Debug, Serialize)]
pub struct ReturnView {
    /// The incident.
    pub incident: Earlier,
    /// The newest of the earlier ones.
    pub before: Earlier,
    /// From start to start: `41 days`.
    pub gap: String,
    /// Causes that both name.
    pub causes: Vec<Link>,
    /// Services that both name, the first few.
    pub services: Vec<Link>,
    /// How many more there are.
    pub more_services: usize,
    /// What has become of the actions of the one before, in a sentence or two; absent where no
    /// incident that came back has an earlier one with a promise.
    pub promise: Option<String>,
}

impl ReturnView {
    /// The view of `back`.
    pub fn new(site: &Site<'_>, back: &Return) -> Option<Self> {
        let (causes, services) = site.trends.recurrences.shared(site.library, back.incident, back.before);
        let cause = |index: usize| site.library.causes.get(index).map(cause_link);
        let service =
            |index: usize| Some(site.group(Axis::Services, &site.library.services.get(index)?.title));
        Some(Self {
            incident: related::earlier(site, back.incident)?,
            before: related::earlier(site, back.before)?,
            gap: site.locale.gap(back.gap),
            causes: causes.into_iter().filter_map(cause).collect(),
            more_services: services.len().saturating_sub(SERVICES),
            services: services.into_iter().take(SERVICES).filter_map(service).collect(),
            promise: any_promise(site).then(|| promise(site, back)),
        })
    }
}

/// The numbers of what came back with a cause, to a service, or at all.
#[derive(Debug, Serialize)]
pub struct ReturnsView {
    /// How many came back.
    pub count: usize,
    /// How many incidents could be seen to.
    pub seen: usize,
    /// Further incidents of the list that came back, with another cause or to another service.
    pub otherwise: usize,
    /// What has become of what was promised before, in how many of them: `In 2 promised work is
    /// open, in 1 all that was promised is done.` Absent as [`ReturnView::promise`] is.
    pub promises: Option<String>,
    /// The shortest gap.
    pub shortest: Option<String>,
    /// The median gap; absent for fewer than ten.
    pub median: Option<String>,
    /// The newest of them.
    pub newest: Vec<ReturnView>,
    /// How many more there are.
    pub more: usize,
}

impl ReturnsView {
    /// The view of `returns`, with the `newest` of them; `incidents` are all that the page lists.
    pub fn new(site: &Site<'_>, returns: &Returns, incidents: &[usize], newest: usize) -> Self {
        let count = returns.list.len();
        let came_back = incidents.iter().filter(|&&index| site.came_back(index)).count();
        Self {
            count,
            seen: returns.seen,
            otherwise: came_back.saturating_sub(count),
            promises: any_promise(site).then(|| promises(site, returns)),
            shortest: returns.shortest().map(|gap| site.locale.gap(gap)),
            median: returns.median().map(|gap| site.locale.gap(gap)),
            newest: returns.list.iter().take(newest).filter_map(|it| ReturnView::new(site, it)).collect(),
            more: count.saturating_sub(newest),
        }
    }
}

/// Whether any incident that came back has an earlier one with a promise: where none has, it is said
/// once and not of each.
fn any_promise(site: &Site<'_>) -> bool {
    let all = &site.trends.recurrences.all;
    all.list.iter().any(|back| back.promise != Promise::Nothing)
}

/// Each state of promises that occurs, with how many came back in it.
fn promises(site: &Site<'_>, returns: &Returns) -> String {
    const STATES: [(Promise, &str); 6] = [
        (Promise::Open, "returns-open"),
        (Promise::DoneAfter, "returns-done-after"),
        (Promise::DoneBefore, "returns-done-before"),
        (Promise::Done, "returns-done"),
        (Promise::Dropped, "returns-dropped"),
        (Promise::Nothing, "returns-nothing"),
    ];
    let all = returns.list.len();
    let said = STATES.into_iter().filter_map(|(promise, id)| {
        let count = returns.with(promise);
        let scope = match count {
            0 => return None,
            2 if all == 2 => "both",
            _ if count == all && all > 1 => "all",
            _ => "some",
        };
        let scope = site.say_with("returns-scope", &[("scope", scope.into()), ("count", count.into())]);
        Some(site.say_with(id, &[("scope", scope.into())]))
    });
    let said = site.locale.list(&said.collect::<Vec<_>>());
    site.say_with("sentence", &[("text", capital(&said).into())])
}

/// The actions of the one before `back`, seen from the day on which that began.
pub fn tally(site: &Site<'_>, back: &Return) -> Option<Tally> {
    let start = site.incident(back.incident)?.start.value()?;
    Some(Tally::of(site.incident(back.before)?, start.at.date_naive()))
}

/// What had become of the actions of the one before; and, where that is not the whole of it, of those
/// before that.
fn promise(site: &Site<'_>, back: &Return) -> String {
    let tally = tally(site, back).unwrap_or_default();
    let before = promised(&site.locale, tally);
    let earlier = match back.promise {
        promise if promise == tally.promise() => return before,
        Promise::Nothing => return before,
        Promise::DoneBefore | Promise::Done => "earlier-promise-done",
        Promise::DoneAfter => "earlier-promise-done-after",
        Promise::Dropped => "earlier-promise-dropped",
        Promise::Open => "earlier-promise-open",
    };
    [before, site.say(earlier)].join(&site.say("space"))
}

/// `Of the 5 actions promised then, 3 had been done, 1 is open and 1 was dropped.`
pub fn promised(locale: &Locale, tally: Tally) -> String {
    let states = [
        (tally.done_before, "done-before"),
        (tally.done, "done"),
        (tally.done_after, "done-after"),
        (tally.open, "open"),
        (tally.dropped, "dropped"),
    ];
    let found: Vec<(usize, &str)> = states.into_iter().filter(|(count, _)| *count > 0).collect();
    match found.as_slice() {
        [] if tally.proposed > 0 => locale.say("promised-only-proposed", &[]),
        [] => locale.say("promised-nothing", &[]),
        [(count, state)] => locale.say(&format!("promised-all-{state}"), &[("count", (*count).into())]),
        many => {
            let part = |(count, state): &(usize, &str)| {
                locale.say(&format!("promised-part-{state}"), &[("count", (*count).into())])
            };
            let parts = locale.list(&many.iter().map(part).collect::<Vec<_>>());
            locale.say("promised-of", &[("count", tally.promised().into()), ("parts", parts.into())])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Messages;

    #[test]
    fn what_became_of_promises_is_said_in_a_sentence() {
        let (none, locale) = (Tally::default(), Locale::new(&Messages::of("en")));
        for (tally, expected) in [
            (none, "No action was promised then."),
            (Tally { proposed: 2, ..none }, "Actions were proposed then, and none promised."),
            (Tally { open: 1, proposed: 2, ..none }, "The one action promised then is open."),
            (Tally { dropped: 2, ..none }, "Both actions promised then were dropped."),
            (Tally { done: 5, proposed: 1, ..none }, "All 5 actions promised then are done."),
            (Tally { done_before: 3, ..none }, "All 3 actions promised then had been done."),
            (Tally { done: 3, open: 1, ..none }, "Of the 4 actions promised then, 3 are done and 1 is open."),
            (
                Tally { done_before: 1, done_after: 2, dropped: 1, ..none },
                "Of the 4 actions promised then, 1 had been done, 2 were done only after it came back and \
                 1 was dropped.",
            ),
        ] {
            assert_eq!(promised(&locale, tally), expected);
        }
    }
}
