//! Where in a file the postmortem stands: between the chrome of a forge's page, or below the
//! assignment that it answers.

use super::{Unused, quote};
use crate::parse::{Body, HeadingStyle, SectionKind};
use crate::source::{SourceFile, Span};

/// Lines of a forge's page, in lower case. A line of a text may read like one of them by chance:
/// only several together are taken for a page.
const CHROME: &[&str] = &[
    "code",
    "issues",
    "pull requests",
    "actions",
    "projects",
    "wiki",
    "security",
    "insights",
    "settings",
    "discussions",
    "latest commit",
    "history",
    "file metadata and controls",
    "preview",
    "raw",
    "blame",
    "breadcrumbs",
    "skip to content",
    "navigation menu",
    "sign in",
    "sign up",
    "footer",
    "footer navigation",
    "terms",
    "privacy",
    "status",
    "docs",
    "contact",
    "manage cookies",
    "pricing",
    "api",
    "training",
    "blog",
    "about",
    "community",
    "do not share my personal information",
    "contact github",
    "star",
    "fork",
    "watch",
    "notifications",
    "edit",
    "delete",
    "copy permalink",
    "find file",
    "repository",
    "merge requests",
    "ci/cd",
    "assignees",
    "no one assigned",
    "labels",
    "none yet",
    "milestone",
    "no milestone",
    "development",
    "comments",
    "no branches or pull requests",
    "relationships",
    "participants",
    "top",
    "open",
    "closed",
    "download raw file",
    "edit and raw actions",
    "symbols",
    "folders and files",
    "readme",
    "readme.md",
];

/// What lines of a forge's page contain, in lower case.
const CHROME_PARTS: &[&str] = &[
    " loc) ",
    "© 20",
    "minutes ago",
    "hours ago",
    "days ago",
    "opened this issue",
    "commented on ",
    "added a commit that referenced",
    "uh oh!",
    "there was an error while loading",
];

/// What an assignment to write a postmortem says, in lower case.
const ASSIGNMENT: &[&str] = &[
    "must contain",
    "write a post-mortem",
    "write a postmortem",
    "write an incident report",
    "with the following requirements",
    "requirements",
    "what was the impact (",
    "what was the root cause?",
    "when was the issue detected?",
    "how was the issue detected",
    "format bullet point",
    "explain in detail",
    "how many % of the users",
    "broadly speaking",
    "be very specific",
    "400 to 600 words",
    "400 - 600 words",
    "which team/individuals was the incident escalated to",
    "misleading investigation/debugging paths that",
    "what are the things that can be improved",
    "learning objectives",
    "mandatory",
    "manual qa review",
];

/// So many lines of a kind make a page, or an assignment.
const ENOUGH: usize = 3;
/// How far from the end a page's foot may begin, in lines.
const FOOT: usize = 60;

/// The postmortem's bytes in the body, and what stands around it.
pub(super) fn find(source: &SourceFile, body: &Body) -> (Span, Vec<Unused>) {
    // A cut could part an internal block from its marker, and make it public.
    if !body.internal.spans.is_empty() {
        return (body.span, Vec::new());
    }
    let lines = Lines::of(source, body.span);
    let first_part = first_part(body);
    let limit = first_part.unwrap_or(body.span.end);
    let mut unused = Vec::new();

    let mut start = body.span.start;
    let head: Vec<&Line<'_>> = lines.0.iter().filter(|line| line.span.end <= limit).collect();
    let chrome: Vec<&&Line<'_>> = head.iter().filter(|line| is_chrome(line.text)).collect();
    if let Some(last) = chrome.last().filter(|_| first_part.is_some() && chrome.len() >= ENOUGH) {
        start = source.line_span(last.number + 1).start.max(last.span.end);
        unused.push(lines.unused(source, Span::new(body.span.start, start), "the page around it"));
    }
    let told: Vec<&&Line<'_>> =
        head.iter().filter(|line| line.span.start >= start && is_assignment(line.text)).collect();
    if first_part.is_some() && told.len() >= ENOUGH {
        let after = told.last().map_or(start, |line| line.span.end);
        let own = own_title(body, after, limit).unwrap_or(limit);
        unused.push(lines.unused(source, Span::new(start, own), "the assignment"));
        start = own;
    }

    let mut end = body.span.end;
    let foot: Vec<&Line<'_>> =
        lines.0.iter().rev().take(FOOT).filter(|line| line.span.start >= limit).collect();
    // From the last line up, as long as lines are those of a page.
    let chrome = foot.iter().take_while(|line| is_chrome(line.text) || line.text.is_empty());
    let chrome: Vec<&&Line<'_>> = chrome.filter(|line| !line.text.is_empty()).collect();
    if let Some(first) = chrome.last().filter(|_| first_part.is_some() && chrome.len() >= ENOUGH) {
        end = first.span.start;
        unused.push(lines.unused(source, Span::new(end, body.span.end), "the page around it"));
    }
    let trimmed = source.slice(Span::new(start, end));
    // Blank lines, not the indentation of the first line that is not blank.
    let blank = trimmed.len() - trimmed.trim_start().len();
    let blank = trimmed.get(..blank).and_then(|blank| blank.rfind('\n')).map_or(0, |at| at + 1);
    (Span::new(start + blank, end), unused)
}

/// Where the first of the parts begins.
fn first_part(body: &Body) -> Option<usize> {
    let parts = &body.parts;
    [&parts.summary, &parts.timeline, &parts.cause, &parts.resolution, &parts.corrective]
        .into_iter()
        .flatten()
        .filter_map(|&index| body.section(index))
        .map(|section| section.heading.start)
        .min()
}

/// A heading between an assignment and the first part: the postmortem's own title.
fn own_title(body: &Body, after: usize, before: usize) -> Option<usize> {
    body.sections
        .iter()
        .find(|section| {
            matches!(section.style, HeadingStyle::Heading(_))
                && section.kind == SectionKind::Other
                && section.heading.start >= after
                && section.heading.start < before
        })
        .map(|section| section.heading.start)
}

struct Line<'a> {
    number: usize,
    span: Span,
    text: &'a str,
}

struct Lines<'a>(Vec<Line<'a>>);

impl<'a> Lines<'a> {
    fn of(source: &'a SourceFile, span: Span) -> Self {
        let first = source.position(span.start).line;
        let last = source.position(span.end).line;
        let lines = (first..=last)
            .map(|number| (number, source.line_span(number)))
            .map(|(number, span)| Line { number, span, text: source.slice(span).trim() })
            .collect();
        Self(lines)
    }

    /// The lines of `span`, but for blank ones at its ends.
    fn unused(&self, source: &SourceFile, span: Span, why: &'static str) -> Unused {
        let inside = || {
            let within = |line: &&Line<'_>| line.span.start >= span.start && line.span.end <= span.end;
            self.0.iter().filter(within).filter(|line| !line.text.is_empty())
        };
        let first = inside().next();
        Unused {
            first: first.map_or(1, |line| line.number),
            last: inside().next_back().map_or(1, |line| line.number),
            why,
            quote: first.map(|line| quote(source, line.span)).unwrap_or_default(),
        }
    }
}

fn is_chrome(line: &str) -> bool {
    /// No line of a page's chrome is longer.
    const MAX_LENGTH: usize = 120;
    if line.len() > MAX_LENGTH {
        return false;
    }
    let line = line.trim_start_matches(['/', '*', '-', '#', ' ']).to_lowercase();
    CHROME.contains(&line.as_str())
        || line.starts_with("breadcrumbs")
        || CHROME_PARTS.iter().any(|part| line.contains(part))
}

fn is_assignment(line: &str) -> bool {
    let line = line.to_lowercase();
    ASSIGNMENT.iter().any(|phrase| line.contains(phrase))
}
