//! What a heading means: the table of names that people give to the parts of a postmortem, and the
//! ids that headings have in the page.

use std::collections::{HashMap, HashSet};

/// What a section of a postmortem is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum SectionKind {
    Summary,
    Duration,
    Impact,
    UsersAffected,
    RootCauseAndResolution,
    RootCause,
    Resolution,
    Timeline,
    Corrective,
    Improvements,
    Tasks,
    Trigger,
    Contributing,
    Detection,
    ActionsTaken,
    Misleading,
    Escalation,
    Lessons,
    WentWell,
    WentWrong,
    Lucky,
    /// A section that pmsite has no rule about.
    Other,
}

use SectionKind as Kind;

impl SectionKind {
    /// The name by which site.toml's `[sections]` refers to the kind.
    pub const NAMES: [(&'static str, Kind); 21] = [
        ("summary", Kind::Summary),
        ("duration", Kind::Duration),
        ("impact", Kind::Impact),
        ("users-affected", Kind::UsersAffected),
        ("root-cause-and-resolution", Kind::RootCauseAndResolution),
        ("root-cause", Kind::RootCause),
        ("resolution", Kind::Resolution),
        ("timeline", Kind::Timeline),
        ("corrective", Kind::Corrective),
        ("improvements", Kind::Improvements),
        ("tasks", Kind::Tasks),
        ("trigger", Kind::Trigger),
        ("contributing", Kind::Contributing),
        ("detection", Kind::Detection),
        ("actions-taken", Kind::ActionsTaken),
        ("misleading", Kind::Misleading),
        ("escalation", Kind::Escalation),
        ("lessons", Kind::Lessons),
        ("went-well", Kind::WentWell),
        ("went-wrong", Kind::WentWrong),
        ("lucky", Kind::Lucky),
    ];

    /// The kind named `name` in site.toml.
    pub fn from_name(name: &str) -> Option<Self> {
        let name = name.replace('_', "-");
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)
    }

    /// Whether this is one of the parts that the document must have, or a stand-in for one.
    pub fn is_part(self) -> bool {
        matches!(
            self,
            Kind::Summary
                | Kind::RootCauseAndResolution
                | Kind::RootCause
                | Kind::Resolution
                | Kind::Timeline
                | Kind::Corrective
        )
    }
}

/// Names of sections in the languages that pmsite knows, normalised as [`normalise`] does. One line
/// a kind: to add a name or a language, add to it.
const ALIASES: &[(Kind, &[&str])] = &[
    (
        Kind::Summary,
        &[
            "issue summary",
            "summary",
            "incident summary",
            "executive summary",
            "overview",
            "incident overview",
            "tldr",
            "tl;dr",
            "what happened",
            "issue description",
            "incident description",
            "problem description",
            "introduction",
            "problem",
            "description",
            "abstract",
            "概要",
            "サマリー",
            "要約",
            "问题",
            "摘要",
            "概述",
        ],
    ),
    (
        Kind::Duration,
        &[
            "duration",
            "outage duration",
            "duration of the outage",
            "duration of outage",
            "incident duration",
            "total duration",
            "total impact duration",
            "duration of disruption",
            "duration of the issue",
            "time window",
            "window",
            "影響時間",
            "持续时间",
        ],
    ),
    (
        Kind::Impact,
        &[
            "impact",
            "user impact",
            "customer impact",
            "business impact",
            "incident impact",
            "impact on users",
            "affected services",
            "affected customers",
            "affected users",
            "blast radius",
            "scope",
            "scope of impact",
            "symptom",
            "symptoms",
            "user experience",
            "影響",
            "影響範囲",
            "影响",
            "影响范围",
            "现象",
        ],
    ),
    (
        Kind::UsersAffected,
        &[
            "users affected",
            "percentage of users affected",
            "share of users",
            "影響を受けたユーザー数/割合",
            "影響を受けたユーザー",
        ],
    ),
    (
        Kind::RootCauseAndResolution,
        &[
            "root cause and resolution",
            "root causes and resolution",
            "root cause and solution",
            "cause and resolution",
            "root cause & resolution",
            "root cause analysis and resolution",
            "root cause/resolution",
            "root cause and fix",
        ],
    ),
    (
        Kind::RootCause,
        &[
            "root cause",
            "root causes",
            "root cause analysis",
            "root cause(s)",
            "cause",
            "causes",
            "cause of the outage",
            "root cause of the outage",
            "root cause of the issue",
            "root cause explanation",
            "rca",
            "five whys",
            "5 whys",
            "why did it happen",
            "why it happened",
            "analysis",
            "diagnosis",
            "what went on",
            "the underlying issue",
            "technical details",
            "technical analysis",
            "根本原因",
            "根本原因分析",
            "直接原因",
            "原因",
            "根因",
            "技术根因",
            "根本原因分析 (rca)",
        ],
    ),
    (
        Kind::Resolution,
        &[
            "resolution",
            "resolution and recovery",
            "resolution details",
            "solution",
            "fix",
            "the fix",
            "recovery",
            "how we fixed it",
            "how did we fix it",
            "steps to resolution",
            "final resolution",
            "incident resolution",
            "mitigation and resolution",
            "remediation and recovery",
            "解決",
            "解決策",
            "復旧",
            "修复",
            "解决方案",
        ],
    ),
    (
        Kind::Timeline,
        &[
            "timeline",
            "incident timeline",
            "timeline of events",
            "event timeline",
            "key events",
            "chronology",
            "sequence of events",
            "events",
            "timeline of the incident",
            "full timeline",
            "タイムライン",
            "時系列",
            "时间线",
            "时间轴",
        ],
    ),
    (
        Kind::Corrective,
        &[
            "corrective and preventative measures",
            "corrective and preventive measures",
            "corrective and preventative measure",
            "corrective/preventative measures",
            "corrective & preventative measures",
            "corrective & preventive measures",
            "corrective and preventive actions",
            "corrective and preventative actions",
            "corrective measures",
            "preventative measures",
            "preventive measures",
            "corrective actions",
            "prevention",
            "action items",
            "actions",
            "action item",
            "follow-up actions",
            "follow up actions",
            "follow-ups",
            "follow ups",
            "next steps",
            "remediation",
            "remediations",
            "moving forward",
            "future actions",
            "how are we going to do better in the future",
            "what we are doing about it",
            "アクションアイテム",
            "予防",
            "再発防止策",
            "再発防止",
            "预防",
            "改进措施",
            "预防措施",
        ],
    ),
    (
        Kind::Improvements,
        &[
            "improvements",
            "improvements/fixes",
            "improvements and fixes",
            "what can be improved",
            "things to improve",
            "areas for improvement",
            "process improvements",
            "technical improvements",
            "short-term improvements",
            "long-term improvements",
            "改善が必要なこと",
        ],
    ),
    (
        Kind::Tasks,
        &[
            "tasks",
            "task",
            "task list",
            "list of tasks",
            "tasks to address the issue",
            "specific tasks",
            "specific tasks to address the issue",
            "specific tasks to address the issue include",
            "a list of tasks to address the issue",
            "todo",
            "to do",
            "to-do",
            "todos",
            "todo list",
            "タスク",
            "任务",
        ],
    ),
    (Kind::Trigger, &["trigger", "triggers", "what triggered it", "トリガー", "触发"]),
    (Kind::Contributing, &["contributing factors", "contributing factor", "contributing causes", "寄与要因"]),
    (
        Kind::Detection,
        &[
            "detection",
            "detection method",
            "how it was detected",
            "how was it detected",
            "issue detection",
            "how we found out",
            "検知",
            "検知方法",
        ],
    ),
    (
        Kind::ActionsTaken,
        &[
            "actions taken",
            "action taken",
            "response",
            "incident response",
            "mitigation",
            "mitigations",
            "緩和",
            "対応",
        ],
    ),
    (
        Kind::Misleading,
        &[
            "misleading paths",
            "misleading investigation/debugging paths",
            "misleading investigation paths",
            "misleading debugging paths",
            "dead ends",
            "dead end",
            "false leads",
            "false lead",
            "red herrings",
            "what misled us",
            "initial assumption",
            "wrong turns",
            "错误假设",
            "誤った仮定",
        ],
    ),
    (
        Kind::Escalation,
        &["escalation", "incident escalation", "escalations", "escalated to", "エスカレーション"],
    ),
    (
        Kind::Lessons,
        &[
            "lessons learned",
            "lessons learnt",
            "lessons",
            "lesson",
            "key takeaways",
            "takeaways",
            "what we learned",
            "retrospective",
            "教訓",
            "经验教训",
        ],
    ),
    (Kind::WentWell, &["what went well", "went well", "things that went well", "うまくいったこと"]),
    (
        Kind::WentWrong,
        &[
            "what went wrong",
            "what went poorly",
            "what went badly",
            "what didn't go well",
            "what could have gone better",
            "things that went poorly",
            "うまくいかなかったこと",
        ],
    ),
    (
        Kind::Lucky,
        &[
            "where we got lucky",
            "where were we lucky",
            "what we got lucky with",
            "lucky",
            "near misses",
            "運が良かったこと",
        ],
    ),
];

/// The table of section names in force: the built-in one and site.toml's own.
#[derive(Debug, Clone)]
pub struct HeadingTable {
    kinds: HashMap<String, Kind>,
}

impl Default for HeadingTable {
    fn default() -> Self {
        Self::new([])
    }
}

impl HeadingTable {
    /// The built-in table with `more` names; a name given twice has its last meaning.
    pub fn new(more: impl IntoIterator<Item = (String, Kind)>) -> Self {
        let built_in =
            ALIASES.iter().flat_map(|(kind, names)| names.iter().map(|name| (normalise(name), *kind)));
        let more = more.into_iter().map(|(name, kind)| (normalise(&name), kind));
        Self { kinds: built_in.chain(more).collect() }
    }

    /// What a section called `heading` is about.
    pub fn kind(&self, heading: &str) -> Option<Kind> {
        let name = normalise(heading);
        if let Some(kind) = self.kinds.get(&name) {
            return Some(*kind);
        }
        // "Timeline (all times UTC)", "Timeline: 7 May", "Timeline. All times approximate".
        let (head, _) =
            name.split_once(" (").or_else(|| name.split_once(": ")).or_else(|| name.split_once(". "))?;
        self.kinds.get(head).copied()
    }
}

/// Lower case, without numbering, emphasis marks, emoji or a closing colon, with single spaces.
pub fn normalise(heading: &str) -> String {
    let lower = heading.to_lowercase();
    let kept: String = lower
        .chars()
        .map(|c| if c == '’' { '\'' } else { c })
        .filter(|c| !matches!(c, '*' | '_' | '`' | '\u{fe0f}' | '\u{200d}'))
        .collect();
    let start = kept.trim_start_matches("section").trim_start_matches(|c: char| {
        c.is_ascii_digit() || matches!(c, '.' | ')' | ':' | '(' | '#') || c.is_whitespace()
    });
    let start = if start.is_empty() { kept.as_str() } else { start };
    let start = start.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '「');
    let words: Vec<&str> = start.split_whitespace().collect();
    let name = words.join(" ");
    name.trim_end_matches([':', '：', ';', '.', '-', '—', '!', '?', ' ']).to_owned()
}

/// Ids for headings: the rule of forges (lower case, punctuation dropped, spaces to `-`), numbered
/// where one occurs twice.
#[derive(Debug, Default)]
pub struct Anchors {
    used: HashSet<String>,
    /// The number to try next for a slug that is taken, so that many equal headings cost no more
    /// than as many different ones.
    next: HashMap<String, usize>,
}

impl Anchors {
    /// The id of a heading with the plain text `text`, or its `explicit` one.
    pub fn assign(&mut self, text: &str, explicit: Option<&str>) -> String {
        let slug = match explicit.map(str::trim) {
            Some(id) if !id.is_empty() => id.split_whitespace().collect::<Vec<_>>().join("-"),
            _ => heading_slug(text),
        };
        let base = if slug.is_empty() { "section".to_owned() } else { slug };
        let mut id = base.clone();
        if self.used.contains(&id) {
            let number = self.next.entry(base.clone()).or_insert(1);
            while self.used.contains(&id) {
                id = format!("{base}-{number}");
                *number += 1;
            }
        }
        self.used.insert(id.clone());
        id
    }
}

fn heading_slug(text: &str) -> String {
    text.trim()
        .to_lowercase()
        .chars()
        .filter_map(|c| match c {
            c if c.is_alphanumeric() || matches!(c, '-' | '_') => Some(c),
            c if c.is_whitespace() => Some('-'),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_has_one_kind() {
        let mut seen = HashMap::new();
        for (kind, names) in ALIASES {
            for name in *names {
                if let Some(other) = seen.insert(normalise(name), kind) {
                    panic!("{name:?} stands for {other:?} and {kind:?}");
                }
            }
        }
    }

    #[test]
    fn headings_are_known_as_people_write_them() {
        let table = HeadingTable::default();
        for (heading, kind) in [
            ("Issue Summary:", Kind::Summary),
            ("1. Issue Summary", Kind::Summary),
            ("**Timeline**", Kind::Timeline),
            ("Timeline (all times UTC)", Kind::Timeline),
            ("Section 3: Root Cause and Resolution", Kind::RootCauseAndResolution),
            ("Corrective and Preventative Measures;", Kind::Corrective),
        ] {
            assert_eq!(table.kind(heading), Some(kind), "{heading}");
        }
        assert_eq!(table.kind("Acknowledgements"), None);
    }
}
