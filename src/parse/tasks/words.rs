//! Words that tasks are written with, a table a purpose, with all languages in it.

use crate::incident::ActionState::{self, Done, Dropped, Open, Proposed};

/// Words for the state of a task.
pub(super) const STATES: &[(ActionState, &[&str])] = &[
    (
        Done,
        &[
            "done",
            "closed",
            "completed",
            "complete",
            "finished",
            "fixed",
            "resolved",
            "merged",
            "shipped",
            "deployed",
            "implemented",
            "完了",
            "完了済",
            "完了済み",
            "済",
            "済み",
            "対応済",
            "対応済み",
            "実施済",
            "実施済み",
            "実装済",
            "実装済み",
            "解決済み",
            "已完成",
            "完成",
            "已修复",
            "已实施",
            "已解决",
        ],
    ),
    (
        Dropped,
        &[
            "dropped",
            "cancelled",
            "canceled",
            "wontfix",
            "won't fix",
            "won't do",
            "wont do",
            "rejected",
            "abandoned",
            "obsolete",
            "not planned",
            "discarded",
            "中止",
            "見送り",
            "却下",
            "取り下げ",
            "已取消",
            "取消",
            "放弃",
            "不做",
        ],
    ),
    (
        Proposed,
        &[
            "proposed",
            "proposal",
            "suggested",
            "suggestion",
            "idea",
            "under consideration",
            "to be discussed",
            "提案",
            "検討中",
            "要検討",
            "建议",
            "提议",
            "待讨论",
        ],
    ),
    (
        Open,
        &[
            "open",
            "todo",
            "to do",
            "in progress",
            "wip",
            "ongoing",
            "not started",
            "pending",
            "planned",
            "deferred",
            "未着手",
            "未",
            "未対応",
            "未完了",
            "進行中",
            "対応中",
            "実施中",
            "作業中",
            "未开始",
            "进行中",
            "待办",
            "待处理",
            "计划中",
        ],
    ),
];

/// Labels and columns that name who does it.
pub(super) const OWNER: &[&str] = &[
    "owner",
    "owners",
    "owned by",
    "assignee",
    "assignees",
    "assigned to",
    "responsible",
    "who",
    "team",
    "dri",
    "担当",
    "担当者",
    "責任者",
    "负责人",
    "责任人",
];

/// Labels and columns that say by when.
pub(super) const DUE: &[&str] = &[
    "due date",
    "due by",
    "due on",
    "due",
    "deadline",
    "target date",
    "target",
    "eta",
    "by when",
    "by",
    "when",
    "期限",
    "期日",
    "完了予定",
    "截止日期",
    "截止",
    "目标日期",
];

/// Labels and columns that name the issue in a tracker.
pub(super) const ISSUE: &[&str] = &[
    "issue",
    "issues",
    "ticket",
    "tickets",
    "tracking",
    "tracking number",
    "tracking issue",
    "tracked in",
    "tracker",
    "bug",
    "jira",
    "pr",
    "pull request",
    "link",
    "url",
    "チケット",
    "工单",
];

/// Labels and columns that say what kind it is of.
pub(super) const KIND: &[&str] =
    &["kind", "type", "category", "priority", "カテゴリ", "種別", "优先级", "种类"];

/// Labels and columns that say how far it is.
pub(super) const STATE: &[&str] =
    &["status", "state", "done", "progress", "done?", "completed", "ステータス", "状態", "状态", "进度"];

/// Labels before the day on which a task was done. Words such as "deployed" are none: what stands in a
/// task was deployed too.
pub(super) const DONE: &[&str] = &[
    "done on",
    "done",
    "completed on",
    "completed",
    "complete",
    "completion date",
    "closed on",
    "closed",
    "finished on",
    "finished",
    "implemented on",
    "implemented",
    "完了日",
    "完了",
    "完成日期",
    "完成",
    "已完成",
    "対応済",
    "対応済み",
    "実施済",
    "実施済み",
];

/// Columns that say when a task was done, and no state besides.
pub(super) const DONE_ON: &[&str] = &[
    "done on",
    "done at",
    "done date",
    "date done",
    "completed on",
    "completed at",
    "completed date",
    "completion date",
    "completion",
    "date completed",
    "closed",
    "closed on",
    "closed at",
    "closed date",
    "date closed",
    "finished",
    "finished on",
    "implemented on",
    "完了日",
    "完了日時",
    "対応日",
    "実施日",
    "完成日期",
    "完成时间",
    "关闭日期",
];

/// Columns of a state that may hold a day instead: what is in them is done.
pub(super) const DONE_OR_DAY: &[&str] = &["done", "done?", "completed"];

/// Columns that say why something was dropped.
pub(super) const REASON: &[&str] = &["reason", "理由", "原因"];

/// What a reason begins with behind "dropped", where no mark stands between.
pub(super) const BECAUSE: &[&str] =
    &["because ", "since ", "as ", "due to ", "in favour of ", "in favor of ", "superseded ", "replaced "];

/// Columns that say what is to be done.
pub(super) const TASK: &[&str] = &[
    "task",
    "tasks",
    "action",
    "actions",
    "action item",
    "action items",
    "what",
    "description",
    "item",
    "todo",
    "measure",
    "measures",
    "follow-up",
    "follow up",
    "improvement",
    "remediation",
    "アクション",
    "アクションアイテム",
    "内容",
    "対策",
    "施策",
    "任务",
    "措施",
    "改进项",
    "行动项",
];

/// Columns that number the rows.
pub(super) const NUMBER: &[&str] = &["#", "id", "no", "no.", "nr", "番号", "编号", "序号"];

/// Kinds that stand in brackets before a task.
pub(super) const KINDS: &[&str] = &[
    "prevent",
    "prevention",
    "detect",
    "detection",
    "mitigate",
    "mitigation",
    "process",
    "investigate",
    "repair",
    "p0",
    "p1",
    "p2",
    "p3",
    "p4",
    "high",
    "medium",
    "low",
    "critical",
    "short-term",
    "long-term",
    "short term",
    "long term",
    "optional",
    "action item",
    "follow-up",
    "予防",
    "検知",
    "緩和",
];

/// What names nobody.
pub(super) const NOBODY: &[&str] = &[
    "",
    "unknown",
    "none",
    "-",
    "—",
    "–",
    "n/a",
    "na",
    "tbd",
    "tba",
    "tbc",
    "todo",
    "?",
    "??",
    "nobody",
    "unassigned",
    "pending",
    "未定",
    "未割当",
    "未割り当て",
    "要アサイン",
    "待定",
    "无",
];

/// Remarks in parentheses behind a heading which say that all below it is done, in lower case.
pub(super) const DONE_REMARKS: &[&str] =
    &["completed", "complete", "done", "already done", "完了", "対応済み", "対応済", "已完成", "完成"];

/// Headings of lists that say what words of the tasks mean; those in other scripts as endings.
pub(super) const LEGENDS: &[&str] = &[
    "legend",
    "key",
    "category descriptions",
    "description of categories",
    "の説明",
    "凡例",
    "图例",
    "说明",
];

/// Lines before a list of links, normalised.
pub(super) const REFERENCES: &[&str] = &[
    "reference",
    "references",
    "see also",
    "further reading",
    "links",
    "参考",
    "参考資料",
    "参照",
    "参考资料",
];

/// What a heading has in it under which each bullet is a task.
pub(super) const TASK_HEADINGS: &[&str] = &[
    "action item",
    "actionitem",
    "action point",
    "action plan",
    "follow-up",
    "follow up",
    "followup",
    "next step",
    "task",
    "todo",
    "to-do",
    "アクション",
    "タスク",
    "任务",
    "待办",
    "行动项",
];

/// What a line that ends in a colon has in it before a list of which something is to be chosen.
pub(super) const CHOICES: &[&str] = &["options", "alternatives", "choices", "選択肢", "选项"];

/// What a heading has behind a word for "done": "Completed actions".
pub(super) const DONE_NOUNS: &[&str] = &[
    "actions",
    "action items",
    "items",
    "tasks",
    "work",
    "measures",
    "remediations",
    "fixes",
    "improvements",
    "follow-ups",
];

/// What people write before such a noun in a heading for what is done.
pub(super) const DONE_NAMES: &[&str] =
    &["done", "already done", "completed", "already completed", "finished"];

/// Forms of the past that do not end in `-ed`.
pub(super) const PAST: &[&str] =
    &["sent", "wrote", "built", "made", "took", "ran", "gave", "brought", "began", "held", "met", "rebuilt"];

/// Verbs that end so in the present.
pub(super) const PRESENT: &[&str] = &["speed", "embed", "exceed", "proceed", "succeed", "breed", "bleed"];

/// Words in `-ed` that a plan may begin with: "Automated tests", "Improved monitoring".
pub(super) const NOT_PAST: &[&str] = &[
    "needed",
    "automated",
    "distributed",
    "dedicated",
    "detailed",
    "scheduled",
    "improved",
    "enhanced",
    "increased",
    "advanced",
    "centralized",
    "centralised",
    "structured",
    "proposed",
    "planned",
    "extended",
    "shared",
    "managed",
    "staged",
    "limited",
    "required",
    "reduced",
    "expanded",
    "targeted",
    "tiered",
    "phased",
    "unified",
    "standardized",
    "standardised",
    "documented",
    "based",
];

/// What follows a verb, and no adjective.
pub(super) const DETERMINERS: &[&str] =
    &["the", "a", "an", "our", "its", "all", "this", "that", "these", "those", "their", "every", "each"];

/// First words of a sentence that tells about tasks, or closes the document, and is no task.
pub(super) const TELLING: &[&str] = &[
    "this",
    "these",
    "that",
    "those",
    "in",
    "by",
    "through",
    "with",
    "overall",
    "we",
    "our",
    "it",
    "the",
    "as",
    "although",
    "while",
    "thanks",
    "there",
    "no",
    "none",
    "unknown",
    "for",
    "to",
    "conclusion",
    "a",
    "an",
    "they",
    "all",
    "since",
    "after",
    "following",
    "i",
    "at",
    "on",
    "if",
    "see",
    "note",
    "please",
    "here",
    "finally",
];

/// The same in languages that put no spaces between words.
pub(super) const TELLING_STARTS: &[&str] =
    &["以上", "本", "この", "今回", "なし", "特に", "通过", "总之", "此次", "无", "我们"];

/// The state that `text` says, beginning with a word for it or a mark.
pub(super) fn state_in(text: &str) -> Option<ActionState> {
    let text = text.trim().trim_matches(['*', '_', '`', '~', ' ']);
    match text.chars().next()? {
        '✅' | '☑' | '✔' | '✓' => return Some(Done),
        _ if matches!(text, "x" | "X" | "[x]" | "[X]" | "yes" | "Yes") => return Some(Done),
        _ => {}
    }
    let head =
        text.split(['(', '（', ',', '、', ';', ':', '：', '—', '–', '。', '.']).next().unwrap_or_default();
    let name =
        head.trim().trim_matches(['*', '_', '`']).to_lowercase().replace(['_', '-'], " ").replace('’', "'");
    STATES.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(state, _)| *state)
}

/// Whether `text` names somebody or something.
pub(super) fn is_known(text: &str) -> bool {
    let word = text.split([':', '：']).next().unwrap_or_default().trim().to_lowercase();
    !NOBODY.contains(&word.trim_matches(['(', ')', '*', ' ']))
}
