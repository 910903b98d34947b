//! Start and end that the text names in ways from which no exact window can be read: days alone, a row
//! of a table of facts, times whose words are not known. Enough for no rule to find them missing.

use super::window::{self, Stated};
use crate::parse::Body;
use crate::parse::times::{self, Written};
use crate::source::Span;

/// Labels of facts whose value tells start and end, in lower case: a table for each language in one.
const PERIODS: &[&str] = &[
    "duration",
    "period",
    "window",
    "when",
    "dates",
    "date",
    "outage",
    "downtime",
    "影響期間",
    "影響時間",
    "障害期間",
    "発生期間",
    "期間",
    "日時",
    "影响时间",
    "故障时间",
    "持续时间",
    "时间",
];

/// Labels of facts whose value tells the start.
const STARTS: &[&str] = &["start", "began", "begin", "occurred", "発生", "開始", "发生", "开始"];

/// Labels of facts whose value tells the end.
const ENDS: &[&str] = &[
    "end",
    "ended",
    "resolved",
    "resolution time",
    "restored",
    "recovered",
    "復旧",
    "収束",
    "解消",
    "終了",
    "恢复",
    "结束",
];

/// Whether the text names the start and the end.
pub fn mentions(text: &str, body: &Body) -> (bool, bool) {
    let mut found = (false, false);
    let is_read = window::stated(text, body) != Stated::default();
    for span in window::stating_sections(body) {
        let slice = text.get(span.start..span.end).unwrap_or_default();
        match window::clock_times(text, span).len() {
            0 if is_range_of_days(slice) => return (true, true),
            0 => {}
            1 => found.0 |= !is_read,
            _ => return (true, true),
        }
    }
    // Wherever it stands, "Total duration: 5 hours (10:45 - 16:11 UTC)" is about nothing else.
    let lengths = lines(text, body.span).filter(|line| line.split([':', '|', '：']).take(3).any(is_length));
    let of_length =
        body.sections.iter().filter(|section| is_length(&section.title)).map(|section| section.content);
    let of_length = of_length.map(|span| text.get(span.start..span.end).unwrap_or_default());
    if lengths.chain(of_length).any(is_range_of_times) {
        return (true, true);
    }
    for span in window::introductions(body) {
        for line in lines(text, span) {
            let (start, end) = in_fact(line);
            found = (found.0 || start, found.1 || end);
        }
    }
    found
}

/// What a line "label: value", or a row of a table, tells.
fn in_fact(line: &str) -> (bool, bool) {
    let line = line.trim_start_matches(['|', '-', '*', ' ', '>']);
    let Some((label, value)) = line.split_once(['|', ':', '：']) else {
        return (is_range_of_days(line), is_range_of_days(line));
    };
    let label = label.trim_matches(['*', '_', ' ']).to_lowercase();
    // A sentence with a colon is no label.
    if label.chars().count() > 30 || !value.contains(|c: char| c.is_alphanumeric()) {
        return (false, false);
    }
    let has = |words: &[&str]| words.iter().any(|word| label.contains(word));
    let found = (has(STARTS), has(ENDS));
    if found != (false, false) {
        return found;
    }
    let is_whole =
        has(PERIODS) && (is_range_of_days(value) || value.contains(['〜', '~', '～', '–']) && has_day(value));
    (is_whole, is_whole)
}

/// Whether a label or heading is about how long it lasted.
fn is_length(title: &str) -> bool {
    const LENGTHS: [&str; 6] = ["duration", "downtime", "影響期間", "影響時間", "影响时间", "持续时间"];
    let title = title.to_lowercase();
    title.chars().count() <= 40 && LENGTHS.iter().any(|word| title.contains(word))
}

/// Whether a clock time of the text is a range, or two of them stand there.
fn is_range_of_times(text: &str) -> bool {
    window::clock_times(text, Span::new(0, text.len())).len() > 1
}

fn has_day(text: &str) -> bool {
    times::scan_all(text).iter().any(|(_, _, written)| written.has_day())
}

/// Whether two days of a line stand as the ends of a range: "29 April 2022 - 30 April 2022".
fn is_range_of_days(text: &str) -> bool {
    let found = times::scan_all(text);
    if days_of_a_month(text) {
        return true;
    }
    let is_day = |written: &Written| written.has_day();
    found.iter().any(|(_, _, written)| written.has_day() && written.end.is_some())
        || found.windows(2).any(|pair| {
            let [(_, end, first), (start, _, second)] = pair else { return false };
            let between = text.get(*end..*start).unwrap_or_default().trim().to_lowercase();
            is_day(first)
                && is_day(second)
                && matches!(
                    between.as_str(),
                    "-" | "–" | "—" | "~" | "〜" | "～" | "to" | "and" | "until" | "through" | "から" | "至"
                )
        })
}

/// Whether two days of one month stand there: "January 14-19, 2026".
fn days_of_a_month(text: &str) -> bool {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(2).any(|pair| {
        let [month, days] = pair else { return false };
        let month = month.trim_start_matches(['*', '|', '(']).to_lowercase();
        let days = days.trim_end_matches([',', '.', ';', '*', ')']);
        let is_day = |day: &str| day.parse::<u32>().is_ok_and(|day| (1..=31).contains(&day));
        MONTHS.iter().any(|name| month.starts_with(name))
            && days.split_once(['-', '–']).is_some_and(|(first, last)| is_day(first) && is_day(last))
    })
}

/// The lines of `text[span]`.
fn lines(text: &str, span: Span) -> impl Iterator<Item = &str> {
    text.get(span.start..span.end).unwrap_or_default().lines()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_of_a_table() {
        for (line, found) in [
            ("| 影響期間 | 2026-03-19 〜 2026-03-23（約 4 日間） |", (true, true)),
            ("| 発生日時 | 2026-04-14 深夜 推定 |", (true, false)),
            ("| 復旧日時 | 2026-04-15 13:20 JST |", (false, true)),
            ("| Started | in the night of 2 March |", (true, false)),
            ("**Date:** 2026-01-14", (false, false)),
            ("**Date:** January 14-19, 2026", (true, true)),
            ("| Severity | SEV2 |", (false, false)),
            ("The site was down from 29 April 2022 - 30 April 2022", (true, true)),
        ] {
            assert_eq!(in_fact(line), found, "{line}");
        }
    }
}
