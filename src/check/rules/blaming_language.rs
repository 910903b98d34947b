//! PM603, blaming-language: a sentence that finds fault with a person instead of the system.

use std::sync::LazyLock;

use regex::Regex;

use crate::check::text::{Prose, RunKind, without_quotes};
use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::Incident;
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM603",
    name: "blaming-language",
    levels: [Level::Off, Level::Off, Level::Off],
    summary: "A sentence finds fault with a person or a team.",
    explanation: r#"Off unless site.toml turns it on. Who is blamed once will tell less next time, and "the engineer forgot"
ends the search where it should begin: why was it possible to forget? Only sentences with a person or a team as their
subject are found, and names for the fault of people ("human error"), outside quotes and code. What a
server failed to do is no blame, nor is what "we" say of ourselves."#,
    bad: "The on-call engineer failed to notice the alert.",
    good: "The alert went to a channel that nobody is asked to watch at night.",
    incident: Some(look),
    body: None,
};

/// A way to blame, and what to ask instead.
struct Blame {
    pattern: &'static str,
    ask: &'static str,
}

/// People and teams as subjects. `operator` and `admin` are often programs: they are below.
const PEOPLE: &str = r"(?:(?:engineer|developer|programmer|technician|employee|colleague|contractor|intern|responder|administrator|sysadmin|maintainer|reviewer|author|manager|team member|staff member|sre)s?|admins|team|teams|staff|personnel|someone|somebody|person|he|she|on-call)";

/// What may stand between a person and the verb.
const BETWEEN: &str = r"(?:\s+(?:on\s+(?:call|duty|shift)|in\s+charge|had|has|have|also|then|simply|again|who|just|clearly))*\s+";

/// What people leave undone; "failed to reproduce it" only says that it did not work.
const OMISSIONS: &str = r"(?:notice|realize|realise|check|verify|test|follow|copy|communicate|inform|tell|notify|escalate|understand|recognize|recognise|act|respond|review|read|update|remove|renew|account|consider|anticipate|document|configure|monitor|ensure|validate|consult|ask|see|spot|catch|complete|perform|apply|add|set|include|disable|close|run|keep|prevent|plan|take|do|appreciate|grasp)";

/// Past participles of what should have been done; not "should have access".
const DONE: &str = r"(?:known|seen|done|read|caught|thought|told|checked|tested|noticed|verified|asked|followed|realized|realised|escalated|communicated|reviewed|used|stopped|waited|called|alerted|declared|documented|validated|informed|anticipated|been\s+(?:more\s+)?(?:careful|aware|watching|checking|paying|vigilant|monitoring))";

const WHY: &str = "what made it the sensible thing to do at the time?";
const SYSTEM: &str = "what made it possible, and what would have caught it?";
const KNOWN: &str = "what did they know then, and what would have told them?";

/// English. `{people}` and the like stand for the tables above.
const ENGLISH: &[Blame] = &[
    Blame { pattern: r"{people}{between}failed\s+to\s+{omissions}\b", ask: KNOWN },
    Blame { pattern: r"{people}{between}(?:forgot|neglected|omitted)\s+(?:to\b|about\b|the\b)", ask: SYSTEM },
    Blame { pattern: r"{people}{between}(?:should|ought\s+to)(?:n't|\s+not|\s+never)?(?:\s+have|'ve)\s+(?:\w+ly\s+)?(?:also\s+|at\s+least\s+)?{done}\b", ask: KNOWN },
    Blame { pattern: r"{people}{between}(?:mistakenly|carelessly|negligently|recklessly|wrongly|foolishly|erroneously)\b", ask: WHY },
    Blame { pattern: r"{people}{between}(?:made\s+(?:a|an|the)\s+(?:\w+\s+)?(?:mistake|error|blunder)|(?:was|were)\s+(?:careless|negligent|at\s+fault|to\s+blame|sloppy|lazy|incompetent))\b", ask: WHY },
    Blame { pattern: r"{people}(?:'s|s')\s+(?:mistake|fault|negligence|carelessness|incompetence|error|blunder|oversight)\b", ask: WHY },
    Blame { pattern: r"{people}{between}(?:did\s+not|didn't)\s+(?:bother|care)\b", ask: SYSTEM },
    // An operator may be a program, but programs neither forget nor are careless.
    Blame { pattern: r"(?:an?|the|our|human|plant|network|shift)\s+(?:operator|admin|user){between}(?:forgot\s+to|neglected\s+to|mistakenly|carelessly|negligently|made\s+a\s+mistake)\b", ask: WHY },
    Blame { pattern: r"(?:human|operator|pilot)\s+errors?\b", ask: SYSTEM },
    Blame { pattern: r"(?:due\s+to|because\s+of|through|out\s+of|caused\s+by|result\s+of)\s+(?:\w+\s+)?(?:carelessness|negligence|incompetence|stupidity|laziness)\b", ask: SYSTEM },
];

/// A name before a verb that only people have: case tells names from other words.
const NAMED: &[Blame] = &[
    Blame { pattern: r"\b(?:@[\w-]+|[A-Z][a-z]+(?:\s+[A-Z][a-z]+)?)\s+(?:forgot\s+to|neglected\s+to|carelessly|was\s+(?:careless|negligent|to\s+blame|at\s+fault)|did\s+not\s+bother|should\s+have\s+(?:known|asked|been\s+more\s+careful|read|thought|paid\s+attention|checked|told))\b", ask: KNOWN },
    Blame { pattern: r"@[\w-]+\s+(?:failed\s+to|should\s+have|forgot|neglected|ignored)\b", ask: KNOWN },
];

/// Japanese and Chinese.
const EAST: &[Blame] = &[
    Blame { pattern: r"(?:担当者|オペレータ|エンジニア|開発者|作業者|チーム|メンバー)(?:が|は)[^。、「」]{0,30}(?:忘れ|怠っ|見落と|うっかり)", ask: "なぜそれが起こり得たのか、何があれば気づけたのか" },
    Blame { pattern: r"人為的?ミス|人的ミス|ヒューマンエラー|(?:担当者|作業者)の(?:不注意|ミス|見落とし)", ask: "なぜそれが起こり得たのか、何があれば気づけたのか" },
    Blame { pattern: r"(?:工程师|运维人员|运维同学|开发人员|开发者|管理员|同事|员工|团队)[^。，“”]{0,15}(?:忘记|疏忽|粗心|大意|失误)", ask: "当时为什么会这样做，什么能提前发现它" },
    Blame { pattern: r"人为(?:失误|错误|疏忽)|操作失误", ask: "当时为什么会这样做，什么能提前发现它" },
];

/// Words before it with which a sentence denies what it names.
const DENIALS: &[&str] =
    &["not ", "n't ", "never ", "rather than", "instead of", "no single", "beyond", "without blam", "avoid", "ではなく", "不是", "而非"];

struct Pattern {
    regex: Regex,
    ask: &'static str,
}

static PATTERNS: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    let fill = |pattern: &str| {
        pattern
            .replace("{people}", PEOPLE)
            .replace("{between}", BETWEEN)
            .replace("{omissions}", OMISSIONS)
            .replace("{done}", DONE)
    };
    let english = ENGLISH.iter().map(|blame| (format!(r"(?i)\b{}", fill(blame.pattern)), blame.ask));
    let others = NAMED.iter().chain(EAST).map(|blame| (blame.pattern.to_owned(), blame.ask));
    english.chain(others).filter_map(|(text, ask)| Some(Pattern { regex: Regex::new(&text).ok()?, ask })).collect()
});

fn look(incident: &Incident, _: &Context<'_>) -> Vec<Finding> {
    let prose = Prose::new(incident.body.text(&incident.source), incident.body.span);
    let mut findings = Vec::new();
    for run in &prose.runs {
        if run.kind == RunKind::Heading || run.kind == RunKind::Head {
            continue;
        }
        let words = without_quotes(prose.words(run));
        let mut last_end = 0;
        for (start, end, ask) in blames(&words) {
            if start < last_end {
                continue;
            }
            last_end = end;
            let said = words.get(start..end).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
            findings.push(Finding::new(
                Span::new(run.span.start + start, run.span.start + end),
                format!("\"{said}\" finds fault with people"),
                "about a person, not the system",
                format!("tell what people saw and why what they did made sense: {ask}"),
            ));
        }
    }
    findings
}

/// Where `words` blame somebody, in order, and what to ask instead.
fn blames(words: &str) -> Vec<(usize, usize, &'static str)> {
    let mut found: Vec<(usize, usize, &'static str)> = PATTERNS
        .iter()
        .flat_map(|pattern| pattern.regex.find_iter(words).map(|found| (found.start(), found.end(), pattern.ask)))
        .filter(|(start, end, _)| !is_denied(words, *start, *end))
        .collect();
    found.sort_unstable();
    found
}

fn is_denied(words: &str, start: usize, end: usize) -> bool {
    let before = words.get(..start).unwrap_or_default();
    let sentence = before.rsplit(['.', '。', ';', ',']).next().unwrap_or_default().to_lowercase();
    let behind: String = words.get(end..).unwrap_or_default().chars().take(12).collect();
    DENIALS.iter().any(|denial| sentence.contains(denial)) || [" is not", " isn't", " are not", "ではなく", "は避け"].iter().any(|denial| behind.contains(denial))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_patterns_compile() {
        assert_eq!(PATTERNS.len(), ENGLISH.len() + NAMED.len() + EAST.len());
    }

    #[test]
    fn blame_has_a_person_as_its_subject() {
        for text in [
            "The on-call engineer failed to notice the alert.", "The team forgot to renew it.", "John should have known better.",
            "An engineer mistakenly ran it on the primary.", "The cause was human error.", "The developer's mistake cost us an hour.",
            "She should have checked the host.", "@ana failed to read it.", "It broke due to sheer carelessness.",
            "The engineer on duty made a mistake.", "The operator forgot to close the valve.", "担当者が確認を忘れた。", "原因是人为失误。",
        ] {
            assert!(!blames(&without_quotes(text)).is_empty(), "{text}");
        }
        for text in [
            "The server failed to start.", "The pod failed to respond.", "The Prometheus operator failed to reconcile.",
            "We should have tested this.", "Engineers should have access to the host.", "The team failed to reproduce it.",
            "The engineer said \"the team forgot to tell us\".", "Teams should have been notified by the pager.",
            "We do not accept human error as a cause.", "Team alerts failed to fire.", "Users failed to log in.",
            "Monitoring should have caught this.", "「担当者の見落とし」ではなく、仕組みの問題である。", "It was not human error.",
        ] {
            assert!(blames(&without_quotes(text)).is_empty(), "{text}");
        }
    }
}
