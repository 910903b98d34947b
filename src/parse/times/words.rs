//! The words that times are written with, one table for each language.

/// Months as written, in lower case, with their numbers.
pub(super) const MONTHS: &[(&str, u32)] = &[
    ("january", 1),
    ("jan", 1),
    ("february", 2),
    ("feb", 2),
    ("march", 3),
    ("mar", 3),
    ("april", 4),
    ("apr", 4),
    ("may", 5),
    ("june", 6),
    ("jun", 6),
    ("july", 7),
    ("jul", 7),
    ("august", 8),
    ("aug", 8),
    ("september", 9),
    ("sept", 9),
    ("sep", 9),
    ("october", 10),
    ("oct", 10),
    ("november", 11),
    ("nov", 11),
    ("december", 12),
    ("dec", 12),
];

/// Days of the week, in lower case, longer ones before those they begin with.
pub(super) const WEEKDAYS: &[&str] = &[
    "monday",
    "mon",
    "tuesday",
    "tues",
    "tue",
    "wednesday",
    "wed",
    "thursday",
    "thurs",
    "thur",
    "thu",
    "friday",
    "fri",
    "saturday",
    "sat",
    "sunday",
    "sun",
];

/// Days of the week that need no space around them.
pub(super) const WIDE_WEEKDAYS: &[&str] = &[
    "月曜日",
    "火曜日",
    "水曜日",
    "木曜日",
    "金曜日",
    "土曜日",
    "日曜日",
    "星期一",
    "星期二",
    "星期三",
    "星期四",
    "星期五",
    "星期六",
    "星期日",
    "星期天",
    "周一",
    "周二",
    "周三",
    "周四",
    "周五",
    "周六",
    "周日",
    "月",
    "火",
    "水",
    "木",
    "金",
    "土",
    "日",
];

/// Before a time: it is not exact.
pub(super) const ABOUT: &[&str] = &["about", "around", "approximately", "approx", "roughly", "circa", "ca"];

/// The same, for words and signs that need no space behind them.
pub(super) const ABOUT_SIGNS: &[&str] = &["~", "〜", "≈", "约", "約"];

/// Behind a time: it is not exact.
pub(super) const ABOUT_AFTER: &[&str] = &["頃", "ごろ", "ころ", "左右", "前後", "前后", "許"];

/// Before the time that a line begins with.
pub(super) const LEADS: &[&str] = &["at", "by", "on", "from", "since", "between", "starting at"];

/// Between a date and its time of day.
pub(super) const DATE_TO_CLOCK: &[&str] = &["at", "from", "starting at"];

/// Between the start and the end of a range.
pub(super) const RANGE_WORDS: &[&str] = &["to", "until", "till", "through"];

/// The same, where no space need stand around them.
pub(super) const RANGE_SIGNS: &[&str] = &["->", "-", "–", "—", "−", "~", "～", "〜", "→", "から", "至", "到"];

/// Behind the end of a range.
pub(super) const RANGE_AFTER: &[&str] = &["まで", "为止", "為止"];

/// Before a time of day: whether it is in the second half of the day.
pub(super) const HALVES: &[(&str, bool)] = &[
    ("午前", false),
    ("午後", true),
    ("上午", false),
    ("下午", true),
    ("凌晨", false),
    ("早上", false),
    ("中午", true),
    ("傍晚", true),
    ("晚上", true),
];

/// Behind the hour.
pub(super) const HOUR_SIGNS: &[char] = &['時', '时', '点', '點'];

/// What stands for a time that nobody knows.
pub(super) const UNKNOWN: &[&str] = &["unknown", "不明", "時刻不明", "未知", "时间不明"];

/// Whether `c` is written without spaces between words: Chinese, Japanese or Korean.
pub fn is_wide(c: char) -> bool {
    ('\u{2e80}'..='\u{9fff}').contains(&c)
        || ('\u{ac00}'..='\u{d7af}').contains(&c)
        || ('\u{f900}'..='\u{faff}').contains(&c)
}
