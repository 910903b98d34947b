//! Tasks that are no list: lines and short paragraphs under a tasks heading.

use super::details::{self, is_issue};
use super::words::{TELLING, TELLING_STARTS};
use super::{Task, state};
use crate::incident::ActionState;
use crate::parse::blocks::{self, Block, BlockKind};
use crate::parse::sections::{Section, count_words};
use crate::parse::sentences::sentences;
use crate::source::Span;

/// Longer than this, in words, it is an account and no task.
const MAX_WORDS: usize = 40;

/// The tasks among the paragraphs of `section`, which has no list.
/// `finished`: a heading says that they are done.
pub(super) fn tasks(
    text: &str,
    blocks: &[Block],
    section: &Section,
    index: usize,
    finished: bool,
) -> Vec<Task> {
    let content = section.content;
    let first = blocks.partition_point(|block| block.span.end <= content.start);
    let mut tasks: Vec<Task> = Vec::new();
    for block in blocks.iter().skip(first).take_while(|block| block.span.start < content.end) {
        if !matches!(block.kind, BlockKind::Paragraph { .. }) {
            continue;
        }
        let span = Span::new(block.span.start.max(content.start), block.span.end.min(content.end));
        let lines = lines(text, span);
        // Lines of one paragraph are tasks where each begins like one; else the text is wrapped.
        let goes_on =
            |line: &Span| text_of(text, *line).starts_with(|c: char| c.is_lowercase() || "(,;.".contains(c));
        let candidates =
            if lines.len() > 1 && lines.iter().any(goes_on) { vec![whole(&lines)] } else { lines };
        for line in candidates {
            let said = text_of(text, line);
            // "Deadline: …" on a line of its own says more about the task above.
            if let Some(last) = tasks.last_mut()
                && said.contains([':', '：'])
                && !is_issue(said)
                && details::detail(said, &mut last.details)
            {
                last.state = state(None, false, &last.details);
                continue;
            }
            tasks.extend(task(text, line, index));
        }
    }
    for task in tasks.iter_mut().filter(|task| finished && task.details.state.is_none()) {
        task.state = ActionState::Done;
    }
    tasks
}

/// The lines of `span` that hold something, without the space around them.
fn lines(text: &str, span: Span) -> Vec<Span> {
    let mut start = span.start;
    let mut lines = Vec::new();
    for line in text_of(text, span).split_inclusive('\n') {
        let from = start + (line.len() - line.trim_start().len());
        let to = start + line.trim_end().trim_end_matches("<br>").trim_end_matches('\\').trim_end().len();
        if from < to {
            lines.push(Span::new(from, to));
        }
        start += line.len();
    }
    lines
}

fn whole(lines: &[Span]) -> Span {
    let start = lines.first().map_or(0, |line| line.start);
    Span::new(start, lines.last().map_or(start, |line| line.end))
}

fn text_of(text: &str, span: Span) -> &str {
    text.get(span.start..span.end).unwrap_or_default()
}

fn task(text: &str, line: Span, section: usize) -> Option<Task> {
    let scan = blocks::scan(text, line);
    let Some(Block { kind: BlockKind::Paragraph { text: plain }, .. }) = scan.blocks.first() else {
        return None;
    };
    if !is_task(plain) {
        return None;
    }
    let split = details::split(plain);
    let mut details = split.details;
    let url = scan.links.iter().find(|link| link.is_plain_url()).map(|link| link.target.clone());
    details.issue = url.or(details.issue);
    // It stays where it is as it is written: an empty container replaces nothing.
    let container = Span::new(line.start, line.start);
    let state = state(None, false, &details);
    Some(Task {
        span: line,
        container,
        task: split.task.to_owned(),
        text: line,
        state,
        details,
        cells: Vec::new(),
        section,
    })
}

/// Whether `plain` says what is to be done, not what was found or how it all ended.
fn is_task(plain: &str) -> bool {
    if is_issue(plain) {
        return true;
    }
    let words = count_words(plain);
    let first = plain.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
    (2..=MAX_WORDS).contains(&words)
        && !plain.ends_with([':', '：', '?'])
        && !plain.starts_with(char::is_lowercase)
        && !TELLING.contains(&first.as_str())
        && !TELLING_STARTS.iter().any(|start| plain.starts_with(start))
        && sentences(plain).len() <= 2
}
