//! The last quarters side by side: how many incidents began in each, how many of them came back, and
//! how many have which cause.

use chrono::NaiveDate;

use super::period::Quarter;
use super::recurrence::Recurrences;
use crate::link::Library;

/// How many quarters stand side by side.
pub const QUARTERS: usize = 3;

/// A number for each of the last quarters, oldest first; the last one is not over.
pub type Counts = [usize; QUARTERS];

/// The quarter of today, the one before, and the one before that.
#[derive(Debug)]
pub struct Recent {
    /// The quarters, oldest first.
    pub quarters: [Quarter; QUARTERS],
    /// Incidents that began in each, by today.
    pub incidents: Counts,
    /// Those of them that came back.
    pub came_back: Counts,
    /// Those of them that have each of the top causes, or one below it; by index in
    /// [`Library::causes`], causes with most first, then in the order of the tree. Only causes that
    /// have any.
    pub causes: Vec<(usize, Counts)>,
    /// Those of them without a cause.
    pub uncategorised: Counts,
    /// The day on which the newest incident began, by the clock of its own zone; none after today.
    pub newest: Option<NaiveDate>,
}

/// Counts the incidents of the last quarters as of `today`, a day of UTC. What begins after it is left
/// out.
pub fn recent(library: &Library, recurrences: &Recurrences, today: NaiveDate) -> Recent {
    let last = Quarter::of(today);
    let quarters = [last.previous().previous(), last.previous(), last];
    let begun = |index: usize| {
        let start = library.incidents.get(index)?.start.value()?;
        (start.at.to_utc().date_naive() <= today).then(|| start.at.date_naive())
    };
    let slot = |index: usize| {
        let quarter = Quarter::of(begun(index)?);
        quarters.iter().position(|other| *other == quarter)
    };
    let slots: Vec<Option<usize>> = (0..library.incidents.len()).map(slot).collect();
    let count = |indices: &mut dyn Iterator<Item = usize>| {
        let mut counts = Counts::default();
        for slot in indices.filter_map(|index| slots.get(index).copied().flatten()) {
            if let Some(count) = counts.get_mut(slot) {
                *count += 1;
            }
        }
        counts
    };
    let tops = library.causes.iter().enumerate().filter(|(_, node)| node.parent.is_none());
    let mut causes: Vec<(usize, Counts)> =
        tops.map(|(index, node)| (index, count(&mut node.incidents.iter().copied()))).collect();
    causes.retain(|(_, counts)| counts.iter().any(|count| *count > 0));
    causes.sort_by_key(|(_, counts)| std::cmp::Reverse(counts.iter().sum::<usize>()));
    Recent {
        quarters,
        incidents: count(&mut (0..library.incidents.len())),
        came_back: count(&mut recurrences.all.list.iter().map(|it| it.incident)),
        causes,
        uncategorised: count(&mut library.uncategorised.iter().copied()),
        newest: (0..library.incidents.len()).find_map(begun),
    }
}

#[cfg(test)]
mod tests {
    use super::super::recurrence::recurrences;
    use super::*;
    use crate::link::testing::library;

    #[test]
    fn quarters_are_counted_up_to_today() {
        let at = |day: &str, rest: &str| format!("start: {day}\nservices: [db]\n{rest}");
        let library = library(
            "",
            &[
                ("content/a.md", &at("2025-06-30T21:00:00Z", "causes: [net/dns]")),
                ("content/b.md", &at("2025-07-01T00:30:00+02:00", "causes: [net/dns, net/bgp]")),
                ("content/c.md", &at("2025-12-31T23:00:00Z", "causes: [net/bgp, disk]")),
                ("content/d.md", &at("2026-01-15T23:59:59Z", "causes: []")),
                ("content/e.md", &at("2026-01-16T00:00:00Z", "causes: [disk]")),
                ("content/f.md", "causes: [disk]"),
            ],
        );
        let today = NaiveDate::from_ymd_opt(2026, 1, 15).unwrap();
        let recent = recent(&library, &recurrences(&library), today);
        assert_eq!(recent.quarters.map(|quarter| quarter.to_string()), ["2025 Q3", "2025 Q4", "2026 Q1"]);
        assert_eq!((recent.incidents, recent.came_back), ([1, 1, 1], [1, 1, 0]));
        let causes: Vec<_> = recent
            .causes
            .iter()
            .map(|(index, counts)| (library.causes[*index].cause.path.as_str(), *counts))
            .collect();
        assert_eq!(causes, [("net", [1, 1, 0]), ("disk", [0, 1, 0])]);
        assert_eq!(recent.uncategorised, [0, 0, 1]);
        assert_eq!(recent.newest, Some(today));
    }
}
