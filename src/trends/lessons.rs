//! The lessons of all incidents, collected by cause and service, and what such a collection rests on.

use rayon::prelude::*;

use crate::incident::GapKind;
use crate::lessons::{self, Kind, Lesson};
use crate::link::Library;

/// The lessons of a library.
#[derive(Debug, Default)]
pub struct Lessons {
    /// What each incident taught, at the same index.
    told: Vec<lessons::Lessons>,
    /// Those of each cause and all below it, at the same index.
    pub causes: Vec<Vec<Line>>,
    /// Those of incidents without a cause.
    pub uncategorised: Vec<Line>,
    /// Those of each service, at the same index.
    pub services: Vec<Vec<Line>>,
}

/// A lesson: the incident's index in the library, and its own among the incident's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Index of the incident.
    pub incident: usize,
    /// Index in [`lessons::Lessons::lines`].
    pub lesson: usize,
}

/// What the lessons of some incidents rest on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// How many incidents there are.
    pub incidents: usize,
    /// How many of them tell of a lesson of any kind.
    pub telling: usize,
    /// How many tell of none, and say of at least one kind that there was none or that it is not known.
    pub stating: usize,
    /// How many have more lessons than [`lessons::MOST`], of which the rest is left out.
    pub cut: usize,
    /// Each kind, in the order of [`Kind::ALL`].
    pub kinds: [KindCoverage; Kind::ALL.len()],
}

/// What the lessons of one kind rest on. `telling`, `none` and `unknown` do not overlap.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KindCoverage {
    /// How many lessons there are.
    pub lines: usize,
    /// How many of them are read from the words of a timeline entry.
    pub inferred: usize,
    /// How many incidents have one.
    pub telling: usize,
    /// How many say that there was none.
    pub none: usize,
    /// How many say that it is not known.
    pub unknown: usize,
}

impl Lessons {
    /// Reads the lessons of all incidents and collects them.
    pub fn of_library(library: &Library) -> Self {
        let told: Vec<lessons::Lessons> = library.incidents.par_iter().map(lessons::Lessons::of).collect();
        let collect = |incidents: &[usize]| collect(&told, incidents);
        Self {
            causes: library.causes.iter().map(|node| collect(&node.incidents)).collect(),
            uncategorised: collect(&library.uncategorised),
            services: library.services.iter().map(|group| collect(&group.incidents)).collect(),
            told,
        }
    }

    /// What the incident at `index` taught.
    pub fn of(&self, index: usize) -> &lessons::Lessons {
        static NOTHING: lessons::Lessons =
            lessons::Lessons { lines: Vec::new(), gaps: Vec::new(), is_cut: false };
        self.told.get(index).unwrap_or(&NOTHING)
    }

    /// The lesson that `line` stands for.
    pub fn get(&self, line: Line) -> Option<&Lesson> {
        self.of(line.incident).lines.get(line.lesson)
    }

    /// Whether no incident tells of a lesson or says that there is none.
    pub fn is_empty(&self) -> bool {
        self.told.iter().all(|told| told.lines.is_empty() && told.gaps.is_empty())
    }

    /// What the lessons of `incidents` rest on.
    pub fn coverage(&self, incidents: impl IntoIterator<Item = usize>) -> Coverage {
        let mut coverage = Coverage::default();
        for index in incidents {
            let told = self.of(index);
            coverage.incidents += 1;
            coverage.telling += usize::from(!told.lines.is_empty());
            coverage.stating += usize::from(told.lines.is_empty() && !told.gaps.is_empty());
            coverage.cut += usize::from(told.is_cut);
            for (kind, (_, of)) in coverage.kinds.iter_mut().zip(Kind::ALL) {
                let lines = told.of_kind(of).count();
                kind.lines += lines;
                kind.inferred += told.of_kind(of).filter(|lesson| lesson.is_inferred()).count();
                kind.telling += usize::from(lines > 0);
                let gap = told.gap(of).map(|gap| gap.kind);
                kind.none += usize::from(gap == Some(GapKind::None));
                kind.unknown += usize::from(gap == Some(GapKind::Unknown));
            }
        }
        coverage
    }

    /// The stretches of `lines`, which are in order of kind, of one kind each.
    pub fn by_kind<'a>(&self, lines: &'a [Line]) -> Vec<(Kind, &'a [Line])> {
        let kind = |line: &Line| self.get(*line).map(|lesson| lesson.kind);
        let stretches = lines.chunk_by(|a, b| kind(a) == kind(b));
        stretches.filter_map(|lines| Some((kind(lines.first()?)?, lines))).collect()
    }
}

/// The lessons of `incidents`: by kind, those of one kind in the order of the incidents.
fn collect(told: &[lessons::Lessons], incidents: &[usize]) -> Vec<Line> {
    let mut lines: Vec<(Kind, Line)> = Vec::new();
    for &incident in incidents {
        let of = told.get(incident).into_iter().flat_map(|told| told.lines.iter().enumerate());
        lines.extend(of.map(|(lesson, told)| (told.kind, Line { incident, lesson })));
    }
    // A stable sort: what is equal stays in order.
    lines.sort_by_key(|(kind, _)| *kind);
    lines.into_iter().map(|(_, line)| line).collect()
}

#[cfg(test)]
mod tests;
