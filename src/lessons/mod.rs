//! What an incident taught, line by line: what misled people, where they got lucky, what went well,
//! what went wrong, and what was learned; each with the place that says it.

mod lines;

use crate::excerpt;
use crate::incident::{Basis, EntryKind, Gap, GapKind, Incident};
use crate::parse::sentences::sentences;
use crate::parse::{Section, SectionKind, plain_text};
use crate::source::Span;

use lines::Line;

/// At most so many lessons of an incident are kept, those that come first in the order of [`Kind`].
pub const MOST: usize = 50;

/// What a lesson is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// What looked like the cause and was not, or hid it.
    Misled,
    /// What made it less bad and was not planned.
    Lucky,
    /// What worked.
    WentWell,
    /// What did not.
    WentWrong,
    /// A lesson that stands under no finer heading.
    Learned,
}

impl Kind {
    /// All of them, in the order in which they are shown, with their names in data files.
    pub const ALL: [(&'static str, Self); 5] = [
        ("misled", Self::Misled),
        ("lucky", Self::Lucky),
        ("went-well", Self::WentWell),
        ("went-wrong", Self::WentWrong),
        ("learned", Self::Learned),
    ];

    /// Its name in data files.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, kind)| *kind == self).map_or("", |(name, _)| name)
    }

    /// What sections of `kind` tell of.
    fn of(kind: SectionKind) -> Option<Self> {
        Some(match kind {
            SectionKind::Misleading => Self::Misled,
            SectionKind::Lucky => Self::Lucky,
            SectionKind::WentWell => Self::WentWell,
            SectionKind::WentWrong => Self::WentWrong,
            SectionKind::Lessons => Self::Learned,
            _ => return None,
        })
    }
}

/// A lesson: an entry of a timeline, an item of a list, a row of a table, or a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub struct Lesson {
    /// What it is about.
    pub kind: Kind,
    /// Up to two sentences of plain text.
    pub text: String,
    /// Where it stands.
    pub place: Place,
    /// Id in the incident's page of the element that says it.
    pub anchor: String,
    /// [`Basis::Text`] where a heading or a tag says what it is about; [`Basis::Computed`] where that
    /// is read from the words of a timeline entry.
    pub basis: Basis,
}

impl Lesson {
    /// Whether what it is about is read from the words of a timeline entry, and not said by a heading
    /// or a tag.
    pub fn is_inferred(&self) -> bool {
        self.basis == Basis::Computed
    }
}

/// Where a lesson stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Place {
    /// An entry of the timeline that the page draws, as an index into [`Incident::timeline`].
    Entry(usize),
    /// A stretch of the body.
    Text(Span),
}

/// What an incident taught.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lessons {
    /// In the order of [`Kind`], those of one kind in the order of the document.
    pub lines: Vec<Lesson>,
    /// Of what the author says that there was none, or that it is not known.
    pub gaps: Vec<(Kind, Gap)>,
    /// Whether there are more than [`MOST`], of which the rest is left out.
    pub is_cut: bool,
}

impl Lessons {
    /// The lessons of `incident`. Looks at the sections that hold them and at the timeline, once.
    pub fn of(incident: &Incident) -> Self {
        let mut reader = Reader { incident, found: Vec::new(), gaps: Vec::new() };
        reader.dead_ends();
        for (index, section) in incident.body.sections.iter().enumerate() {
            if let Some(kind) = kind_of(incident, index) {
                reader.section(kind, section);
            }
        }
        reader.finish()
    }

    /// Those of one kind.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &Lesson> {
        self.lines.iter().filter(move |lesson| lesson.kind == kind)
    }

    /// What the author says in place of lessons of `kind`; nothing where there are some.
    pub fn gap(&self, kind: Kind) -> Option<&Gap> {
        let gap = self.gaps.iter().find(|(other, _)| *other == kind).map(|(_, gap)| gap);
        gap.filter(|_| self.of_kind(kind).next().is_none())
    }
}

/// What the section at `index` tells of: a heading that pmsite does not know stands for the one
/// around it.
fn kind_of(incident: &Incident, index: usize) -> Option<Kind> {
    let sections = &incident.body.sections;
    let mut section = sections.get(index)?;
    // A heading has six ranks and a label fewer; more steps than these lead nowhere new.
    for _ in 0..16 {
        if section.kind != SectionKind::Other {
            return Kind::of(section.kind);
        }
        section = sections.get(section.parent?)?;
    }
    None
}

struct Reader<'a> {
    incident: &'a Incident,
    /// Lessons without an anchor yet, each with its place in the file.
    found: Vec<(usize, Lesson)>,
    gaps: Vec<(Kind, Gap)>,
}

impl Reader<'_> {
    /// Entries of the timeline that tell of a dead end.
    fn dead_ends(&mut self) {
        for (index, entry) in self.incident.timeline.iter().enumerate() {
            if !entry.kinds.contains(&EntryKind::DeadEnd) {
                continue;
            }
            let Some(text) = dead_end_text(self.incident, index) else { continue };
            let Some(raw) = self.incident.body.entries.get(entry.body_entry) else { continue };
            // Where the page shows the entries as they are written, an entry is text like any other.
            let is_drawn = !raw.container.is_empty();
            let place = if is_drawn { Place::Entry(index) } else { Place::Text(raw.line) };
            self.push(Kind::Misled, text, place, raw.span.start, entry.kinds_basis);
        }
    }

    fn section(&mut self, kind: Kind, section: &Section) {
        let text = self.incident.body.text(&self.incident.source);
        if let Some(gap) = section.gap(text) {
            self.gaps.push((kind, gap));
            return;
        }
        let mut lines = lines::lines(text, section.content);
        let before = lines.len();
        lines.retain(|line| !lines::says_nothing(&line.text));
        if lines.is_empty() && before > 0 {
            let gap = Gap { kind: GapKind::None, why: String::new(), span: section.content };
            self.gaps.push((kind, gap));
        }
        for line in lines {
            self.line(kind, line);
        }
    }

    /// A line of a section: an entry of the timeline, where it stands in one.
    fn line(&mut self, kind: Kind, line: Line) {
        let body = &self.incident.body;
        // What the page draws as tasks is a list of tasks, whatever stands above it.
        let at = body.tasks.partition_point(|task| task.span.start <= line.span.start);
        let task = at.checked_sub(1).and_then(|at| body.tasks.get(at));
        if task.is_some_and(|task| task.container.contains(line.span)) {
            return;
        }
        let at = body.entries.partition_point(|entry| entry.span.start <= line.span.start).checked_sub(1);
        let around = at.and_then(|at| body.entries.get(at)).filter(|entry| entry.span.contains(line.span));
        let entry = at.filter(|_| around.is_some_and(|entry| !entry.container.is_empty()));
        let is_own = around
            .is_some_and(|entry| entry.line.start <= line.span.end && line.span.start <= entry.line.end);
        let index = entry.and_then(|entry| {
            // Entries of the timeline are in the order of those of the body.
            self.incident.timeline.binary_search_by_key(&entry, |entry| entry.body_entry).ok()
        });
        let Some(index) = index else {
            let text = excerpt::answer(&line.text);
            return self.push(kind, text, Place::Text(line.span), line.span.start, Basis::Text);
        };
        let is_told =
            self.incident.timeline.get(index).is_some_and(|entry| entry.kinds.contains(&EntryKind::DeadEnd));
        if is_own && is_told && kind == Kind::Misled {
            return;
        }
        let text = entry_text(self.incident, index).filter(|_| is_own);
        let text = text.unwrap_or_else(|| excerpt::answer(&line.text));
        self.push(kind, text, Place::Entry(index), line.span.start, Basis::Text);
    }

    fn push(&mut self, kind: Kind, text: String, place: Place, at: usize, basis: Basis) {
        self.found.push((at, Lesson { kind, text, place, anchor: String::new(), basis }));
    }

    fn finish(mut self) -> Lessons {
        self.found.sort_by_key(|(at, lesson)| (lesson.kind, matches!(lesson.place, Place::Text(_)), *at));
        let is_cut = self.found.len() > MOST;
        let taken = &self.incident.body.anchors;
        let mut number = 0;
        let mut before = None;
        let lines = self.found.into_iter().take(MOST).map(|(_, lesson)| {
            let anchor = match lesson.place {
                Place::Entry(index) => entry_anchor(index),
                Place::Text(_) => {
                    number = if before == Some(lesson.kind) { number + 1 } else { 1 };
                    before = Some(lesson.kind);
                    free(&format!("{}__{number}", lesson.kind.name()), taken)
                }
            };
            Lesson { anchor, ..lesson }
        });
        Lessons { lines: lines.collect(), gaps: self.gaps, is_cut }
    }
}

/// Up to two sentences of the timeline entry at `index`; none where it is empty.
pub fn entry_text(incident: &Incident, index: usize) -> Option<String> {
    let text = excerpt::answer(&excerpt::entry_text(incident, index)?);
    // The mark that closes an emphasis begun before the time.
    Some(text.trim_end_matches('*').to_owned())
}

/// What the entry at `index` says of a dead end: where its words tell that it does, the sentence that
/// tells so and the one behind it.
fn dead_end_text(incident: &Incident, index: usize) -> Option<String> {
    let entry = incident.timeline.get(index)?;
    let words = incident.words.filter(|_| entry.kinds_basis == Basis::Computed);
    let telling = words.and_then(|words| {
        let told = incident.body.entries.get(entry.body_entry)?.told();
        let told = plain_text(incident.body.text(&incident.source).get(told.start..told.end)?);
        let mut sentences = sentences(&told).into_iter().filter_map(|span| told.get(span.start..));
        let tells = |from: &&str| {
            let sentence = crate::model::first_sentences(from, 1);
            words.kinds(sentence).0.contains(&EntryKind::DeadEnd)
        };
        // The first sentence has lost time and tags in the entry's own text.
        sentences.next().filter(|first| !tells(first))?;
        sentences.find(tells).map(excerpt::answer)
    });
    telling.or_else(|| entry_text(incident, index))
}

/// Id of the timeline entry at `index` in its page; two underscores set it apart from the ids of
/// headings.
pub fn entry_anchor(index: usize) -> String {
    format!("entry__{}", index + 1)
}

/// `id`, or the first of `id-2`, `id-3`, … that is no id of the document's own.
fn free(id: &str, taken: &[String]) -> String {
    let is_free = |id: &String| !taken.contains(id);
    let further = (2..).map(|number| format!("{id}-{number}"));
    std::iter::once(id.to_owned()).chain(further).find(is_free).unwrap_or_default()
}

#[cfg(test)]
mod tests;
