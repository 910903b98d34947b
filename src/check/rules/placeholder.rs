//! PM601, placeholder: text that a template put there and nobody has replaced.

use crate::check::placeholders as patterns;
use crate::check::text::{Prose, Run, RunKind, without_quotes};
use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::Incident;
use crate::parse::SectionKind;
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM601",
    name: "placeholder",
    levels: [Level::Error, Level::Error, Level::Warning],
    summary: "Text of a template stands where facts should.",
    explanation: "\
`TBD`, `XX:XX`, `YYYY-MM-DD`, `<describe the impact>`, `[insert link]`, a line that is nothing but `TODO`, lorem ipsum, and
sentences of well-known templates. Write the fact, or `unknown: why` if nobody knows it. What stands in
code or quotes is not looked at; neither is `TODO` as a word among others, as the state of a task,
or as the name of a list.",
    bad: "\
**Impact:** TBD

- XX:XX [detected] <describe how it was detected>",
    good: "\
**Impact:** unknown: the access logs of that day are gone

- 14:30 [detected] An alert on failed payments pages the checkout team.",
    incident: Some(look),
    body: None,
};

pub(super) fn look(incident: &Incident, _: &Context<'_>) -> Vec<Finding> {
    let mut found = in_front_matter(incident);
    let text = incident.body.text(&incident.source);
    let prose = Prose::new(text, incident.body.span);
    let measures = Measures::new(incident);
    for run in &prose.runs {
        found.extend(in_run(&prose, run, measures.contain(run.span)));
    }
    found.into_iter().map(|(span, text)| finding(span, &text)).collect()
}

/// Where tasks stand, `TODO:` may announce one, and `TODO` is a state.
struct Measures {
    /// Starts of sections and tasks, in order, each with the furthest end so far.
    reach: Vec<(usize, usize)>,
}

impl Measures {
    fn new(incident: &Incident) -> Self {
        let of_tasks = |kind: SectionKind| {
            matches!(kind, SectionKind::Corrective | SectionKind::Tasks | SectionKind::Improvements)
        };
        let sections = incident.body.sections.iter().filter(|section| of_tasks(section.kind)).map(|section| section.full);
        let mut spans: Vec<Span> = sections.chain(incident.body.tasks.iter().map(|task| task.span)).collect();
        spans.sort_unstable();
        let mut furthest = 0;
        let reach = spans.into_iter().map(|span| {
            furthest = furthest.max(span.end);
            (span.start, furthest)
        });
        Self { reach: reach.collect() }
    }

    fn contain(&self, span: Span) -> bool {
        let before = self.reach.partition_point(|(start, _)| *start <= span.start);
        before.checked_sub(1).and_then(|index| self.reach.get(index)).is_some_and(|(_, end)| span.end <= *end)
    }
}

fn finding(span: Span, text: &str) -> Finding {
    let shown: String = text.chars().take(40).collect();
    let shown = if shown.len() < text.len() { format!("{}…", shown.trim_end()) } else { shown };
    Finding::new(
        span,
        format!("`{shown}` is a placeholder"),
        "still to be filled in",
        "write what is meant, or `unknown: why` if nobody knows it; if the words are meant as they stand, put them in \
         `backticks`",
    )
}

/// Placeholders in one run of text.
fn in_run(prose: &Prose, run: &Run, in_measures: bool) -> Vec<(Span, String)> {
    let words = &without_quotes(prose.words(run));
    let plain = words.trim();
    if plain.is_empty() {
        return Vec::new();
    }
    let whole = |text: &str| {
        let start = run.span.start + (words.len() - words.trim_start().len());
        vec![(Span::new(start, start + plain.len()), text.to_owned())]
    };
    if patterns::is_template_line(plain) || !in_measures && run.kind == RunKind::Text && patterns::is_instruction(plain) {
        return whole(plain);
    }
    // What a column or a section is called may say in which form its times are.
    let names = matches!(run.kind, RunKind::Heading | RunKind::Head);
    // `TODO` in a column is the state of a task.
    let is_state = run.kind == RunKind::Cell && plain == "TODO";
    if !names && !is_state && patterns::is_whole(plain) {
        return whole(plain);
    }
    let mut found = patterns::within(words, names);
    if !names && !is_state {
        found.extend(patterns::todo(words, in_measures));
    }
    found
        .into_iter()
        .map(|range| {
            let text = words.get(range.clone()).unwrap_or_default().to_owned();
            (Span::new(run.span.start + range.start, run.span.start + range.end), text)
        })
        .collect()
}

/// Placeholders among the values of the front matter, which is read line by line: a value that is
/// already reported as one that cannot be used is left to that rule.
fn in_front_matter(incident: &Incident) -> Vec<(Span, String)> {
    let Some(span) = incident.front_matter else { return Vec::new() };
    let mut faults: Vec<Span> = incident.faults.iter().map(|fault| fault.span).collect();
    faults.sort_unstable();
    let mut found = Vec::new();
    let mut start = span.start;
    for line in incident.source.slice(span).split_inclusive('\n') {
        let from = start;
        start += line.len();
        let Some((range, key)) = patterns::value(line) else { continue };
        let value = line.get(range.clone()).unwrap_or_default();
        let at = Span::new(from + range.start, from + range.end);
        // `status: TODO` is a state.
        let is_state = matches!(key, "status" | "state") && value.eq_ignore_ascii_case("todo");
        let next = faults.partition_point(|fault| fault.start < at.start);
        let near = next.checked_sub(1).and_then(|before| faults.get(before)).into_iter().chain(faults.get(next));
        let is_reported = near.into_iter().any(|fault| fault.contains(at) || at.contains(*fault));
        if !is_state && !is_reported && (patterns::is_whole(value) || patterns::starts_as_todo(value) || patterns::is_template_line(value)) {
            found.push((at, value.to_owned()));
        }
    }
    found
}
