//! PM504, task-vague: a task that nobody can tell when it is done.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::{Action, ActionState, Incident};
use crate::parse::sections::count_words;

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM504",
    name: "task-vague",
    levels: [Level::Error, Level::Warning, Level::Off],
    summary: "A task does not say what is to be done.",
    explanation: r#""Be more careful" changes nothing, and nobody can tell when "improve monitoring" is done. A task names the
thing and what is done to it: which alert, on what, at which threshold. A task of one or two words is
vague, and so is one all of whose words would fit any incident. A link to an issue that holds the rest is enough; a task that is
done or dropped is not judged."#,
    bad: "- [ ] Improve monitoring (owner: Databases)",
    good: "- [ ] Alert at 80% of the connection limit (owner: Databases)",
    incident: Some(look),
    body: None,
};

/// Words that would fit any incident. A task that has no other is vague.
const EMPTY_WORDS: &[&str] = &[
    // What is done.
    "improve", "improving", "improved", "improvement", "improvements", "enhance", "enhanced", "enhancing", "strengthen",
    "better", "increase", "increased", "do", "be", "make", "ensure", "have", "get", "keep", "take", "need", "needs",
    "should", "must", "will", "try", "implement", "implementing", "establish", "introduce", "provide", "develop",
    "conduct", "perform", "enforce", "adopt", "review", "optimize", "optimise", "fix", "prevent", "avoid", "reduce",
    "minimize", "pay", "happen", "happening", "occur", "occurring", "work", "investigate", "look", "into", "consider",
    // To what.
    "monitoring", "testing", "tests", "test", "documentation", "docs", "communication", "awareness", "quality", "process",
    "processes", "procedure", "procedures", "alerting", "alerts", "performance", "stability", "reliability",
    "resilience", "security", "things", "thing", "stuff", "issue", "issues", "problem", "problems", "bug", "bugs",
    "incident", "incidents", "outage", "outages", "practices", "attention", "care", "steps", "measures", "mechanisms",
    "system", "systems", "infrastructure", "service", "team", "teams", "everything", "tooling", "visibility",
    "observability", "training", "code",
    // In which way.
    "more", "most", "careful", "carefully", "cautious", "vigilant", "proactive", "proactively", "robust", "proper",
    "properly", "adequate", "comprehensive", "thorough", "thoroughly", "additional", "regular", "regularly", "good",
    "great", "best", "overall", "general", "generally", "similar", "such", "sure", "future", "next", "time", "again", "soon",
    "further", "extra", "closely", "closer", "always", "never",
    // What holds them together.
    "the", "a", "an", "and", "or", "of", "in", "on", "for", "to", "with", "at", "by", "our", "us", "we", "this", "that", "these",
    "those", "from", "it", "its", "all", "any", "not", "so", "up", "set", "as", "is", "are",
];

/// Words of caution that a task begins with: they change nothing whatever follows.
const CAUTION: &[&str] = &[
    "be careful", "be more careful", "be extra careful", "be more cautious", "be more vigilant", "be more attentive",
    "be more aware", "pay more attention", "pay closer attention", "pay attention", "try harder", "take more care",
    "take care", "do better", "don't do it again", "never do it again",
];

/// The same in languages that put no spaces between words, where a task has them anywhere.
const CAUTION_WITHIN: &[&str] =
    &["気をつけ", "気を付け", "注意する", "注意を払", "慎重に行", "意識を高", "小心", "多加注意", "更加注意", "提高警惕", "加强意识"];

/// What a task that is a sentence in such a language may have, in words of two characters, and still
/// be only words of caution.
const CAUTION_LENGTH: usize = 10;

fn look(incident: &Incident, _: &Context<'_>) -> Vec<Finding> {
    let judged = |action: &&Action| matches!(action.state, ActionState::Open | ActionState::Proposed);
    incident
        .actions
        .iter()
        .filter(judged)
        .filter_map(|action| {
            let why = vague(&action.task, has_issue(incident, action))?;
            Some(Finding::new(
                super::action_span(incident, action),
                why,
                "what exactly, on what?",
                "name the thing and what is done to it, so that anybody can tell when it is done: \
                 \"Alert at 80% of the connection limit\"",
            ))
        })
        .collect()
}

fn has_issue(incident: &Incident, action: &Action) -> bool {
    let task = action.body_task.and_then(|index| incident.body.tasks.get(index));
    action.url.is_some() || task.is_some_and(|task| task.details.issue.is_some())
}

/// Why `task` is vague, if it is.
fn vague(task: &str, has_issue: bool) -> Option<&'static str> {
    let lower = task.to_lowercase().replace('’', "'");
    let plain = lower.trim_matches(|c: char| !c.is_alphanumeric());
    let begins = |phrase: &&str| {
        plain.strip_prefix(*phrase).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    let east = CAUTION_WITHIN.iter().any(|phrase| lower.contains(phrase)) && count_words(&lower) <= CAUTION_LENGTH;
    if CAUTION.iter().any(begins) || east {
        return Some("this task asks for care, and care is no task");
    }
    if has_issue || is_reference(plain) {
        return None;
    }
    if count_words(plain) <= 2 {
        return Some("this task has two words or fewer");
    }
    let mut words = plain.split(|c: char| !(c.is_alphanumeric() || c == '\'')).filter(|word| !word.is_empty());
    words.all(|word| EMPTY_WORDS.contains(&word)).then_some("this task would fit any incident")
}

/// Something that stands elsewhere is named by a path, an address or a number.
fn is_reference(plain: &str) -> bool {
    plain.contains("://") || !plain.contains(' ') && plain.contains(|c: char| c.is_ascii_digit() || c == '/')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vague_tasks_are_told_from_plain_ones() {
        for task in [
            "Be more careful.", "Be more careful when deploying to production", "Improve monitoring", "We need better alerting.",
            "Implement robust monitoring and alerting systems", "Fix bug", "Enhance monitoring and alerting system",
            "監視", "デプロイ時に気をつける", "今后更加小心",
        ] {
            assert!(vague(task, false).is_some(), "{task}");
        }
        for task in [
            "Patch Nginx server", "Add monitoring on server memory", "Alert at 80% of the connection limit",
            "Introduce Blue/Green Deployments", "We need an on-call rotation", "#2127",
            "https://example.org/issues/12", "Write an incident report", "監視アラートを追加する", "Subscribe to ubuntu-announce",
        ] {
            assert_eq!(vague(task, false), None, "{task}");
        }
        assert_eq!(vague("Improve monitoring", true), None, "the issue says how");
        assert!(vague("Be more careful", true).is_some());
    }
}
