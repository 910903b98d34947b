//! Action items as written in the body: task lists, bullets under a tasks heading, tables, and plain
//! lines under such a heading.

mod closing;
mod details;
mod done;
mod due;
mod lines;
mod table;
mod tail;
mod words;

use super::blocks::{Block, BlockKind, Item, Row};
use super::headings::{self, SectionKind};
use super::parts::Parts;
use super::sections::{HeadingStyle, Section};
use super::timeline::EntryCell;
use crate::incident::ActionState;
use crate::source::Span;

pub use details::Details;
pub(super) use done::names_done;
use table::Columns;

/// A task as written.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// The whole item or row.
    pub span: Span,
    /// The list or table it stands in, which the page replaces by a list with states; empty where not
    /// all of that is tasks, and it stays as it is written.
    pub container: Span,
    /// What is to be done, as plain text without the details around it.
    pub task: String,
    /// The same as markdown in the file.
    pub text: Span,
    /// Open, done, dropped or proposed.
    pub state: ActionState,
    /// What stands in parentheses, behind labels, or in the other columns.
    pub details: Details,
    /// Of a table's row, the cells that say more than the details hold.
    pub cells: Vec<EntryCell>,
    /// The section it stands in, as an index.
    pub section: usize,
}

/// The tasks of the corrective part.
pub fn tasks(text: &str, blocks: &[Block], sections: &[Section], parts: &Parts) -> Vec<Task> {
    let mut walk = Walk { sections, relevant: relevant(sections, parts), groups: Vec::new() };
    walk.blocks(blocks);
    let Walk { relevant, groups, .. } = walk;
    let mut has_group = vec![false; sections.len()];
    for group in &groups {
        if let Some(has) = has_group.get_mut(group.section) {
            *has = true;
        }
    }
    let mut tasks = Vec::new();
    for group in chosen(sections, groups) {
        match group.content {
            Content::Items(items) => {
                let finished = done::below(sections, &relevant, group.section);
                let told = !finished && done::is_told(&items);
                tasks.extend(items.iter().filter_map(|item| {
                    let is_done = finished || told && done::begins(&item.text);
                    from_item(text, item, group.container, group.section, is_done)
                }));
            }
            Content::Rows(columns, rows) => {
                let row = |row| table::from_row(row, &columns, group.container, group.section);
                tasks.extend(rows.iter().filter_map(row));
            }
        }
    }
    for (index, section) in sections.iter().enumerate() {
        let is_relevant = relevant.get(index).copied().unwrap_or_default();
        let has_list = has_group.get(index).copied().unwrap_or_default();
        if is_relevant && !has_list && aim(sections, index) == Aim::Tasks {
            let finished = done::below(sections, &relevant, index);
            tasks.extend(lines::tasks(text, blocks, section, index, finished));
        }
    }
    tasks.sort_by_key(|task| task.span.start);
    tasks
}

/// Whether each section may hold tasks: those of the corrective part, and tasks sections elsewhere.
fn relevant(sections: &[Section], parts: &Parts) -> Vec<bool> {
    let mut relevant: Vec<bool> = sections.iter().map(|section| section.kind == SectionKind::Tasks).collect();
    for &index in &parts.corrective {
        if let Some(relevant) = relevant.get_mut(index) {
            *relevant = true;
        }
    }
    relevant
}

/// What the headings around a list say that it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Aim {
    Tasks,
    Improvements,
    /// Lessons and the like, which are no tasks.
    Other,
    Unsaid,
}

/// What the nearest telling heading around the section at `index` says.
fn aim(sections: &[Section], index: usize) -> Aim {
    use SectionKind::{Improvements, Lessons, Lucky, Misleading, Tasks, Timeline, WentWell, WentWrong};
    let mut at = Some(index);
    while let Some(section) = at.and_then(|at| sections.get(at)) {
        match section.kind {
            Tasks => return Aim::Tasks,
            Improvements => return Aim::Improvements,
            Lessons | Lucky | Misleading | Timeline | WentWell | WentWrong => return Aim::Other,
            _ if names_legend(&section.title) => return Aim::Other,
            _ if names_tasks(&section.title) => return Aim::Tasks,
            _ => at = section.parent,
        }
    }
    Aim::Unsaid
}

fn names_tasks(title: &str) -> bool {
    let name = headings::normalise(title);
    // "What is left to do", not "How to do better".
    name == "to do" || name.ends_with(" to do") || words::TASK_HEADINGS.iter().any(|word| name.contains(word))
}

/// Whether a section says what words of the tasks mean.
fn names_legend(title: &str) -> bool {
    let name = headings::normalise(title);
    words::LEGENDS.iter().any(|word| if word.is_ascii() { name == *word } else { name.ends_with(word) })
}

/// A list, a table, or the items of a list that belong to one section.
struct Group<'a> {
    section: usize,
    container: Span,
    content: Content<'a>,
    /// The line before it announces tasks.
    announced: bool,
}

enum Content<'a> {
    Items(Vec<&'a Item>),
    Rows(Columns, &'a [Row]),
}

struct Walk<'a> {
    sections: &'a [Section],
    relevant: Vec<bool>,
    groups: Vec<Group<'a>>,
}

impl<'a> Walk<'a> {
    fn blocks(&mut self, blocks: &'a [Block]) {
        let mut announced = false;
        let mut refers = false;
        for block in blocks {
            match &block.kind {
                BlockKind::Paragraph { text } => {
                    announced = text.ends_with([':', '：']) && names_tasks(last_line(text));
                    let name = headings::normalise(last_line(text));
                    let names_other =
                        words::REFERENCES.contains(&name.as_str()) || offers_choice(last_line(text));
                    refers = text.ends_with([':', '：']) && names_other;
                }
                BlockKind::Heading { .. } => (announced, refers) = (false, false),
                // "References:", or "We have two options here:", and what is no task below it.
                BlockKind::List { .. } if refers => refers = false,
                BlockKind::List { items } => {
                    if let Some(home) = self.section_at(block.span.start) {
                        self.list(items, home, Some(block.span), announced);
                    } else {
                        // A label's own list stands inside the list that the label is an item of.
                        self.labels(items);
                    }
                }
                BlockKind::Table { head, rows } => {
                    let columns = Columns::new(head);
                    if let Some(home) = self.section_at(block.span.start)
                        && self.is_relevant(home)
                        && (columns.of_tasks || announced)
                    {
                        let content = Content::Rows(columns, rows);
                        self.groups.push(Group { section: home, container: block.span, content, announced });
                    }
                }
                _ => {}
            }
        }
    }

    /// The items of one list, which begins in the section `home`. `container` is the list where it is
    /// no part of another.
    fn list(&mut self, items: &'a [Item], home: usize, container: Option<Span>, announced: bool) {
        let has_boxes = items.iter().any(is_box);
        let mut section = home;
        let mut own: Vec<&Item> = Vec::new();
        let mut whole = true;
        for item in items {
            if let Some(label) = self.label_at(item) {
                whole = false;
                self.close(section, None, &mut own, announced);
                section = label;
                self.nested(item, section);
            } else if self.is_group_heading(item) {
                whole = false;
                self.close(section, None, &mut own, announced);
                self.nested(item, section);
            } else if !has_boxes || is_marked(item) {
                own.push(item);
            } else {
                // Bullets that follow a task list without a break join it in markdown.
                whole = false;
            }
        }
        self.close(section, container.filter(|_| whole), &mut own, announced);
    }

    fn nested(&mut self, item: &'a Item, section: usize) {
        for block in &item.lists {
            if let BlockKind::List { items } = &block.kind {
                self.list(items, section, None, false);
            }
        }
    }

    /// Lists below items that are labels of sections, in a list that itself stands in none.
    fn labels(&mut self, items: &'a [Item]) {
        for item in items {
            if let Some(label) = self.label_at(item) {
                self.nested(item, label);
            }
        }
    }

    fn close(&mut self, section: usize, container: Option<Span>, own: &mut Vec<&'a Item>, announced: bool) {
        let items = std::mem::take(own);
        if items.is_empty() || !self.is_relevant(section) {
            return;
        }
        let start = items.first().map_or(0, |item| item.span.start);
        let container = container.unwrap_or(Span::new(start, start));
        self.groups.push(Group { section, container, content: Content::Items(items), announced });
    }

    /// The section that `item` is the label of, if it names tasks or improvements.
    fn label_at(&self, item: &Item) -> Option<usize> {
        let index = self.sections.partition_point(|section| section.heading.start < item.span.start);
        let section = self.sections.get(index)?;
        let is_label = section.style != HeadingStyle::None && section.heading.start <= item.content.start;
        let names_list = matches!(
            section.kind,
            SectionKind::Tasks | SectionKind::Improvements | SectionKind::Corrective | SectionKind::Lessons
        );
        (is_label && names_list).then_some(index)
    }

    /// `Short term:` with a list of its own below it, which does not hold the item's details.
    fn is_group_heading(&self, item: &Item) -> bool {
        item.text.ends_with([':', '：'])
            && item.lists.iter().any(|block| match &block.kind {
                BlockKind::List { items } => {
                    !items.iter().any(|item| details::detail(&item.text, &mut Details::default()))
                }
                _ => false,
            })
    }

    /// The section whose own text has the byte at `at`.
    fn section_at(&self, at: usize) -> Option<usize> {
        let index = self.sections.partition_point(|section| section.heading.start <= at).checked_sub(1)?;
        // The text of a section ends where its first child begins.
        self.sections.get(index).filter(|section| section.content.contains(Span::new(at, at)))?;
        Some(index)
    }

    fn is_relevant(&self, section: usize) -> bool {
        self.relevant.get(section).copied().unwrap_or_default()
    }
}

fn offers_choice(line: &str) -> bool {
    let line = line.to_lowercase();
    let mut words = line.split(|c: char| !c.is_alphanumeric());
    words.any(|word| words::CHOICES.contains(&word))
        || words::CHOICES.iter().any(|word| !word.is_ascii() && line.contains(word))
}

fn last_line(text: &str) -> &str {
    text.rsplit(['.', '\n', '。']).next().unwrap_or_default()
}

/// Which of the groups are tasks: those that a heading, the line before, or check boxes say to be;
/// else those not said to be improvements, if they are one list or each stands under a heading of its
/// own; else, where all are said to be improvements, these.
fn chosen<'a>(sections: &[Section], groups: Vec<Group<'a>>) -> Vec<Group<'a>> {
    // Bullets below a table of tasks say what its columns mean.
    let mut tables: Vec<usize> = groups
        .iter()
        .filter(|group| matches!(group.content, Content::Rows(..)))
        .map(|group| group.section)
        .collect();
    tables.sort_unstable();
    let is_no_list_of_tasks = |group: &Group<'_>| {
        let Content::Items(items) = &group.content else { return false };
        let home = below_heading(sections, group.section);
        let is_legend = tables.binary_search(&home).is_ok()
            || sections.get(home).is_some_and(|section| names_legend(&section.title));
        is_legend && !items.iter().any(|item| is_box(item))
    };
    let groups: Vec<Group<'a>> = groups.into_iter().filter(|group| !is_no_list_of_tasks(group)).collect();
    let aims: Vec<Aim> = groups.iter().map(|group| aim(sections, group.section)).collect();
    let is_said = |group: &Group<'_>, aim: Aim| {
        aim != Aim::Other
            && (aim == Aim::Tasks
                || group.announced
                || match &group.content {
                    Content::Items(items) => items.iter().any(|item| is_box(item)),
                    Content::Rows(..) => true,
                })
    };
    let said: Vec<bool> = groups.iter().zip(&aims).map(|(group, aim)| is_said(group, *aim)).collect();
    let unsaid: Vec<usize> = groups
        .iter()
        .zip(&aims)
        .filter(|(_, aim)| **aim == Aim::Unsaid)
        .map(|(group, _)| group.section)
        .collect();
    let mut distinct = unsaid.clone();
    distinct.dedup();
    let has_improvements = aims.contains(&Aim::Improvements);
    let keep = |index: usize| -> bool {
        let aim = aims.get(index).copied().unwrap_or(Aim::Other);
        if said.contains(&true) {
            return said.get(index).copied().unwrap_or_default();
        }
        match aim {
            Aim::Unsaid => unsaid.len() == 1 || has_improvements || distinct.len() == unsaid.len(),
            Aim::Improvements => unsaid.is_empty(),
            Aim::Tasks | Aim::Other => false,
        }
    };
    groups.into_iter().enumerate().filter(|(index, _)| keep(*index)).map(|(_, group)| group).collect()
}

/// The section of the heading below which the label of `section` stands: in a list that explains
/// words, one that is also a part's name is no section.
fn below_heading(sections: &[Section], section: usize) -> usize {
    let mut at = section;
    while let Some(Section { style: HeadingStyle::Label, parent: Some(parent), .. }) = sections.get(at) {
        at = *parent;
    }
    at
}

/// Whether something marks `item` as a task, be it no box.
fn is_marked(item: &Item) -> bool {
    is_box(item) || item.struck || details::split(&item.text).details != Details::default()
}

fn is_box(item: &Item) -> bool {
    item.checked.is_some() || item.text.starts_with("[-]")
}

/// The state that mark, strike-through and words add up to.
fn state(checked: Option<ActionState>, struck: bool, details: &Details) -> ActionState {
    match (checked, struck) {
        (_, true) => ActionState::Dropped,
        (Some(state), _) if state != ActionState::Open => state,
        _ => details.state.unwrap_or(ActionState::Open),
    }
}

/// The task that `item` is; `is_done` where heading or wording say so.
fn from_item(text: &str, item: &Item, container: Span, section: usize, is_done: bool) -> Option<Task> {
    let mut start = item.content.start;
    let mut plain = item.text.as_str();
    let mut mark = item.checked.map(|checked| if checked { ActionState::Done } else { ActionState::Open });
    if let Some(rest) = plain.strip_prefix("[-]") {
        plain = rest.trim_start();
        let source = text.get(start..item.content.end).unwrap_or_default();
        start = item.content.end - source.strip_prefix("[-]").unwrap_or(source).trim_start().len();
        mark = Some(ActionState::Dropped);
    }
    let split = details::split(plain);
    let mut details = split.details;
    let mut task = split.task;
    for block in &item.lists {
        let BlockKind::List { items } = &block.kind else { continue };
        for nested in items {
            if let Some(said) = task_label(&nested.text).filter(|_| task.ends_with(':')) {
                task = said;
            } else {
                details::detail(&nested.text, &mut details);
            }
        }
    }
    let own = text.get(start..item.content.end).unwrap_or_default();
    let span = trimmed(own, start, split.head, split.tail);
    if details.issue.as_deref().is_none_or(|issue| !issue.starts_with("http")) {
        details.issue = item.url.clone().or(details.issue);
    }
    if task.is_empty() {
        return None;
    }
    if is_done && mark != Some(ActionState::Dropped) && details.state.is_none() {
        mark = Some(ActionState::Done);
    }
    let state = state(mark, item.struck, &details);
    Some(Task {
        span: item.span,
        container,
        task: task.to_owned(),
        text: span,
        state,
        details,
        cells: Vec::new(),
        section,
    })
}

/// What a nested `Task: …` says.
fn task_label(text: &str) -> Option<&str> {
    let (name, rest) = text.split_once(':')?;
    let rest = rest.trim();
    (matches!(name.to_lowercase().as_str(), "task" | "action" | "what") && !rest.is_empty()).then_some(rest)
}

/// The part of the markdown `own`, which stands at `start`, without what was cut off its plain text at
/// both ends; where that is written in another way there, it stays.
fn trimmed(own: &str, start: usize, head: &str, tail: &str) -> Span {
    let from = own.strip_prefix(head).map_or(0, |rest| own.len() - rest.len());
    let mark: String = tail.trim_start().chars().take_while(|c| !c.is_whitespace()).collect();
    let to = if mark.is_empty() {
        own.len()
    } else {
        own.rfind(&mark)
            .filter(|&at| at >= from && own.len() - at >= tail.trim_start().len())
            .unwrap_or(own.len())
    };
    let kept = own.get(from..to).unwrap_or(own);
    let kept = if to < own.len() { kept.trim_end_matches([' ', '*', '_', '\n', '\r']) } else { kept };
    Span::new(start + from, start + from + kept.len())
}

/// A task written in one line: what is to be done, and the details around it.
pub fn from_line(text: &str) -> (String, Details) {
    let split = details::split(text.trim());
    (split.task.to_owned(), split.details)
}

/// The state called `name`.
pub fn state_named(name: &str) -> Option<ActionState> {
    let name = name.trim().to_lowercase().replace([' ', '_'], "-");
    ActionState::NAMES.iter().find(|(known, _)| *known == name).map(|(_, state)| *state)
}
