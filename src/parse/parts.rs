//! Sections to parts: which of them are the summary, the timeline, the cause, the resolution and the
//! measures that a postmortem must have.

use super::headings::{SectionKind, normalise};
use super::sections::{HeadingStyle, Section, may_hold, word_count};
use super::tasks::names_done;
use super::times::{self, Leading};
use SectionKind as Kind;

/// Fewer words than this are a remark, not an account.
const THIN: usize = 20;

/// Which sections make up each part, by index, the part's own heading first. Empty: not there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parts {
    /// Issue summary.
    pub summary: Vec<usize>,
    /// Timeline.
    pub timeline: Vec<usize>,
    /// The detailed cause; where one section tells cause and resolution, that one.
    pub cause: Vec<usize>,
    /// The detailed fix; likewise.
    pub resolution: Vec<usize>,
    /// Corrective and preventative measures.
    pub corrective: Vec<usize>,
    /// Sections that could be a part which another is.
    pub unused: Vec<Unused>,
}

/// A section that has the name of a part and is not it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unused {
    /// The section.
    pub section: usize,
    /// The part it could be.
    pub kind: SectionKind,
    /// The section that is the part.
    pub used: usize,
}

/// Finds the parts of the body `text`.
pub fn parts(text: &str, sections: &[Section]) -> Parts {
    let finder = Finder::new(text, sections);
    let mut parts = finder.parts();
    let whole: Vec<usize> =
        [&parts.summary, &parts.timeline, &parts.cause, &parts.resolution, &parts.corrective]
            .into_iter()
            .flatten()
            .copied()
            .collect();
    let mut is_used = vec![false; sections.len()];
    for index in whole {
        is_used.get_mut(index).into_iter().for_each(|used| *used = true);
    }
    for &index in &finder.top {
        let Some(section) = sections.get(index).filter(|_| is_used.get(index) == Some(&false)) else {
            continue;
        };
        // Of "Root Cause and Resolution" its two halves may be what is used.
        if finder.family(index).iter().any(|&own| is_used.get(own) == Some(&true)) {
            continue;
        }
        let used = match section.kind {
            Kind::Summary => parts.summary.first(),
            Kind::Timeline => parts.timeline.first(),
            Kind::RootCause | Kind::RootCauseAndResolution => parts.cause.first(),
            Kind::Resolution => parts.resolution.first(),
            Kind::Corrective => parts.corrective.first(),
            _ => None,
        };
        if let Some(&used) = used {
            parts.unused.push(Unused { section: index, kind: section.kind, used });
        }
    }
    parts
}

struct Finder<'a> {
    text: &'a str,
    sections: &'a [Section],
    /// For each section, the top-level one that it is a portion of.
    owner: Vec<Option<usize>>,
    /// Sections that may be parts, in order.
    top: Vec<usize>,
}

impl<'a> Finder<'a> {
    fn new(text: &'a str, sections: &'a [Section]) -> Self {
        let mut finder = Self { text, sections, owner: Vec::with_capacity(sections.len()), top: Vec::new() };
        for (index, section) in sections.iter().enumerate() {
            let around = section.parent.and_then(|parent| finder.owner.get(parent).copied().flatten());
            if finder.is_top(section, around) {
                finder.top.push(index);
                finder.owner.push(Some(index));
            } else {
                finder.owner.push(around);
            }
        }
        finder
    }

    /// Whether a section is no portion of the known one around it.
    fn is_top(&self, section: &Section, owner: Option<usize>) -> bool {
        if section.kind == Kind::Other || section.style == HeadingStyle::None {
            return false;
        }
        let mut around = section.parent.and_then(|parent| self.sections.get(parent));
        while let Some(outer) = around.filter(|outer| outer.kind == Kind::Other) {
            around = outer.parent.and_then(|parent| self.sections.get(parent));
        }
        let Some(outer) = around.filter(|_| owner.is_some()) else { return true };
        let is_other_half = matches!(
            (outer.kind, section.kind),
            (Kind::RootCause, Kind::Resolution) | (Kind::Resolution, Kind::RootCause)
        );
        let stands_out = section.style != HeadingStyle::Label || is_other_half;
        section.is_sure && stands_out && !may_hold(outer.kind, section.kind)
    }

    fn get(&self, index: usize) -> Option<&'a Section> {
        self.sections.get(index)
    }

    /// The section at `index` and its portions.
    fn family(&self, index: usize) -> Vec<usize> {
        let end = self.get(index).map_or(0, |section| section.full.end);
        (index..self.sections.len())
            .take_while(|&other| {
                other == index || self.get(other).is_some_and(|section| section.heading.start < end)
            })
            .filter(|&other| self.owner.get(other) == Some(&Some(index)))
            .collect()
    }

    fn of_kind(&self, kind: Kind) -> impl Iterator<Item = usize> + '_ {
        self.top
            .iter()
            .copied()
            .filter(move |&index| self.get(index).is_some_and(|section| section.kind == kind))
    }

    fn words(&self, part: &[usize]) -> usize {
        word_count(self.sections, part)
    }

    /// The section of `kind` that has most to say for itself, with its portions.
    fn best(&self, kind: Kind) -> Vec<usize> {
        let score = |index: usize| {
            let family = self.family(index);
            let words = self.words(&family);
            let fits = if kind == Kind::Timeline { self.has_times(&family) } else { words > 0 };
            let nested = self.get(index).is_none_or(|section| {
                section.parent.is_some_and(|parent| self.owner.get(parent).copied().flatten().is_some())
            });
            let is_sure = self.get(index).is_some_and(|section| section.is_sure);
            (fits, is_sure, !nested, words.min(THIN))
        };
        // The first of the best: `max_by_key` alone would take the last.
        let all: Vec<usize> = self.of_kind(kind).collect();
        all.into_iter()
            .rev()
            .max_by_key(|&index| score(index))
            .map(|index| self.family(index))
            .unwrap_or_default()
    }

    /// Whether some line, bullet, row or heading in `part` begins with a time.
    fn has_times(&self, part: &[usize]) -> bool {
        let begins = |line: &str| {
            let line = line.trim_start_matches(|c: char| c.is_whitespace() || "-*+|#>_`([".contains(c));
            matches!(times::leading(line).0, Leading::Time(_))
        };
        part.iter().filter_map(|&index| self.get(index)).any(|section| {
            let content = self.text.get(section.content.start..section.content.end).unwrap_or_default();
            section.kind != Kind::Timeline && begins(&section.title) || content.lines().any(begins)
        })
    }

    fn parts(&self) -> Parts {
        let mut summary = self.best(Kind::Summary);
        let timeline = self.best(Kind::Timeline);
        let both = self.best(Kind::RootCauseAndResolution);
        let early = self.early(&summary, &timeline);
        let mut cause = self.cause(&early, &both);
        if summary.is_empty() {
            // Duration and impact before the timeline are a summary without a heading.
            let has =
                |kind| early.iter().any(|&index| self.get(index).is_some_and(|section| section.kind == kind));
            if has(Kind::Duration) && has(Kind::Impact) {
                summary = early.iter().flat_map(|&index| self.family(index)).collect();
            }
        } else {
            summary.extend(early.iter().flat_map(|&index| self.family(index)));
        }
        let mut resolution = self.best(Kind::Resolution);
        if let Some(&whole) = both.first() {
            let is_full = self.words(&both) >= THIN;
            let before = |part: &[usize]| part.first().is_some_and(|&first| first < whole);
            if cause.is_empty() || is_full && before(&cause) {
                cause = self.half(&both, Kind::RootCause, Kind::Resolution);
            }
            if resolution.is_empty() || is_full && before(&resolution) {
                resolution = self.half(&both, Kind::Resolution, Kind::RootCause);
            }
        }
        let timeline = self.with_days(timeline);
        let corrective = self.corrective();
        if cause.is_empty() && both.is_empty() {
            cause = self.gone_wrong();
        }
        if resolution.is_empty() {
            // "Immediate actions (completed)" among the measures are what ended it.
            let done = |index: &usize| self.get(*index).is_some_and(|section| names_done(&section.title));
            let told = |index: &usize| self.words(&[*index]) >= THIN;
            resolution = corrective.iter().copied().filter(done).filter(told).take(1).collect();
        }
        Parts { summary, timeline, cause, resolution, corrective, unused: Vec::new() }
    }

    /// "What went wrong" tells the cause where nothing else does; beside "What went well" it is a lesson.
    fn gone_wrong(&self) -> Vec<usize> {
        if self
            .sections
            .iter()
            .any(|section| matches!(section.kind, Kind::WentWell | Kind::Lucky | Kind::Lessons))
        {
            return Vec::new();
        }
        let best = self.best(Kind::WentWrong);
        if self.words(&best) < THIN { Vec::new() } else { best }
    }

    /// The timeline with the days that stand right behind it under headings of its own rank.
    fn with_days(&self, mut timeline: Vec<usize>) -> Vec<usize> {
        let Some(own) = timeline.first().and_then(|&index| self.get(index)) else { return timeline };
        let names_day = |title: &str| {
            let time = |written: &times::Written| written.has_day();
            times::day(title).is_some() || matches!(times::leading(title).0, Leading::Time(at) if time(&at))
        };
        // Below a bare heading "Timeline", the events may be headings of the same rank.
        let is_bare = self.words(&timeline) == 0;
        let (mut end, mut event_end) = (own.full.end, 0);
        let from = self.sections.partition_point(|section| section.heading.start < end);
        for (index, section) in self.sections.iter().enumerate().skip(from) {
            let is_day = section.kind == Kind::Other && names_day(&section.title);
            let is_event = is_bare && !section.kind.is_part() && !times::scan_all(&section.title).is_empty();
            if section.style == own.style && (is_day || is_event) {
                end = section.full.end;
            } else if section.heading.start >= end {
                break;
            }
            if is_event && section.style == own.style {
                event_end = section.full.end;
            }
            // What an event tells under labels is the event's.
            if section.heading.start < event_end || self.owner.get(index) == Some(&None) {
                timeline.push(index);
            }
        }
        timeline
    }

    /// Where all headings have one rank: duration, impact and cause that stand before the timeline
    /// and belong to the summary.
    fn early(&self, summary: &[usize], timeline: &[usize]) -> Vec<usize> {
        let limit = timeline.first().copied().unwrap_or(usize::MAX);
        let own = summary.first().and_then(|&index| self.get(index));
        let from = own.map_or(0, |own| own.full.end);
        self.top
            .iter()
            .copied()
            .filter(|&index| index < limit)
            .filter(|&index| {
                self.get(index).is_some_and(|section| {
                    let belongs = matches!(
                        section.kind,
                        Kind::Duration | Kind::Impact | Kind::UsersAffected | Kind::RootCause
                    );
                    let is_heading = |style| matches!(style, HeadingStyle::Heading(_));
                    let alike = own.is_none_or(|own| {
                        own.style == section.style || !is_heading(own.style) && !is_heading(section.style)
                    });
                    belongs && alike && section.heading.start >= from
                })
            })
            .collect()
    }

    /// The detailed cause. One before the timeline is it only if nothing else is and it says enough;
    /// it then serves both.
    fn cause(&self, early: &[usize], both: &[usize]) -> Vec<usize> {
        let best = self.best(Kind::RootCause);
        // Both are in order: a search of the whole list for each label would take its square.
        let is_early = |index: usize| early.binary_search(&index).is_ok();
        let Some(first) = best.first().copied().filter(|first| is_early(*first)) else { return best };
        let later = self.of_kind(Kind::RootCause).find(|index| *index != first && !is_early(*index));
        match later {
            _ if self.words(both) >= THIN => Vec::new(),
            Some(later) => self.family(later),
            None if !both.is_empty() || self.words(&best) < THIN => Vec::new(),
            None => best,
        }
    }

    /// Of a section that tells cause and resolution: the portion of kind `own` and what follows it;
    /// without one, the whole but for the portion of kind `other`.
    fn half(&self, both: &[usize], own: Kind, other: Kind) -> Vec<usize> {
        let first = both.first().copied().unwrap_or_default();
        let within = |index: usize, kind: Kind| -> bool {
            let mut at = Some(index);
            while let Some(section) = at.filter(|at| *at >= first).and_then(|at| self.get(at)) {
                if section.kind == kind {
                    return true;
                }
                at = section.parent;
            }
            false
        };
        let goes_on = |index: usize| {
            index != first && self.get(index).is_some_and(|section| section.style == HeadingStyle::None)
        };
        let found: Vec<usize> =
            both.iter().copied().filter(|&index| within(index, own) || goes_on(index)).collect();
        if found.iter().any(|&index| within(index, own)) {
            found
        } else {
            both.iter().copied().filter(|&index| !within(index, other)).collect()
        }
    }

    /// The measures: the best section of that kind, others beside it under other names, and
    /// improvements and tasks that have headings of the same rank.
    fn corrective(&self) -> Vec<usize> {
        let mut part = self.best(Kind::Corrective);
        let first = part
            .first()
            .and_then(|&index| self.get(index))
            .map(|section| (normalise(&section.title), section.style));
        let is_level = |index: usize| {
            self.get(index)
                .and_then(|section| section.parent)
                .is_none_or(|parent| self.owner.get(parent).copied().flatten().is_none())
        };
        let beside =
            self.top.iter().copied().filter(|&index| is_level(index) && part.binary_search(&index).is_err());
        let beside: Vec<usize> = beside
            .filter(|&index| {
                self.get(index).is_some_and(|section| match section.kind {
                    Kind::Improvements | Kind::Tasks => true,
                    Kind::Corrective => first.as_ref().is_some_and(|(title, style)| {
                        *style == section.style && *title != normalise(&section.title)
                    }),
                    _ => false,
                })
            })
            .map(|index| self.family(index))
            .filter(|family| self.words(family) > 0)
            .flatten()
            .collect();
        part.extend(beside);
        part
    }
}
