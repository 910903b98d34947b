//! What placeholders look like.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

/// A pattern of ours compiles; a test says so. One that did not would find nothing.
fn pattern(text: &str) -> Option<Regex> {
    Regex::new(text).ok()
}

/// A line that is nothing else.
static WHOLE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?x)^[\s*_(\[<{]*(?:
            TODO | TBD | TBA | TBC | FIXME | XXX+ | \?{3,} | _{3,}
            | (?i:to\ be\ (?:determined|defined|announced|added|filled(?:\ in)?|completed|decided|written|done|confirmed))
            | (?i:fill\ (?:me\ )?in) | (?i:coming\ soon) | (?i:lorem\ ipsum.*)
            | 待补充 | 待补 | 待定 | 待填写 | 未記入 | 要記入 | 記入予定 | 後で書く
        )[\s*_.)\]>}…!]*$",
    )
});

/// Somewhere in a line.
static WITHIN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?x)
            \b(?:TBD|TBA|FIXME)\b
            | \b[Xx]{2}:[Xx]{2}(?::[Xx]{2})?\b
            | (?:^|\s)\?\?:\?\?
            | \b(?:YYYY|yyyy|20XX|20xx)[-/.](?:MM|mm|XX|xx)[-/.](?:DD|dd|XX|xx)\b
            | \b(?:DD|MM)[-/.](?:MM|DD)[-/.]YYYY\b
            | (?i:\blorem\ ipsum\b)
            | (?:^|[\s:])\?{4,}
            | <[a-zA-Z][^<>\n=@:/]{0,30}\ [^<>\n=@/]{1,100}>
            | \[(?i:insert|describe|briefly|enter|fill\ in|your|write|explain|add\ (?:a|an|the|your|link|here|more)|name\ of|date\ of|link\ to|time\ of|list\ (?:of|the|all))\b[^\[\]\n]{0,120}\]
            | \{\{\s*(?i:insert|describe|your|title|date|author|name|summary|impact)\b[^{}\n]{0,60}\}\}
        ",
    )
});

/// Forms of times, where they are no name of a column.
static FORMS: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"(?:^|[\s(\[<:])(?:HH:MM|hh:mm)(?:\s|$|[)\]>:.,–—-])"));

/// `Impact: TODO`, `[detected] TODO: how it was found`.
static TODO: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"(?:^|[\s:：(\]])(?:TODO|XXX+)\s*(?:[:：)]\s*\S|\)?\s*$)"));

/// The same among tasks, where what is to be done is meant to stand.
static TODO_OF_TASK: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?x)
            (?:^|[\s:：(])TODO\s*[:：]?\s+(?i:describe|explain|write\ (?:a|the|what)|fill|what|how|who|which|why|when|list\ the|insert)\b
            | (?i:owner|assignee|due|deadline)\s*[:：]?\s*(?:TODO|XXX)\b
        ",
    )
});

/// A paragraph that tells the author what to write.
static INSTRUCTION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?ix)^[\s*_(]*(?:please\s+)?(?:
            (?:briefly\ |shortly\ )?(?:describe|explain|summari[sz]e|outline)\ (?:the|what|how|why|when|who|which|in\ detail|any|here|briefly)
            | (?:provide|give|write|include|add|insert)\ (?:a|an|the)\ (?:brief|short|concise|detailed|high[-\ ]level|one[-\ ]sentence|quick)
            | (?:insert|fill\ in|enter)\ (?:the|your|a|here)
            | list\ (?:the|all|any)\ (?:actions?|tasks?|events?|people|teams?|services?|users?|customers?|steps?)
        )\b",
    )
});

/// Whole lines of well-known empty templates, in lower case and without marks around them.
const TEMPLATE_LINES: &[&str] = &[
    "title",
    "title (incident)",
    "title (incident #)",
    "title of the incident",
    "title of the incident: date",
    "incident title",
    "postmortem title",
    "postmortem template",
    "incident postmortem template",
    "by: (names)",
    "name(s)",
    "(names)",
    "brief description",
    "q (who): a (who)",
    "short description of the incident",
    "your title here",
    "untitled",
    "your name",
    "author name",
    "names of people involved",
];

/// Beginnings of lines of the same, which nobody would write of an incident.
const TEMPLATE_STARTS: &[&str] = &[
    "template from:",
    "template from the",
    "sample template from",
    "a list of tasks to address the issue (be very specific",
    "actions taken (what parts of the system",
    "how was the issue detected (monitoring alert",
    "what was the impact (what service was down",
    "[insert ",
    "this is a template",
];

/// Whether `text` is a placeholder and nothing else.
pub fn is_whole(text: &str) -> bool {
    matches(&WHOLE, text) || matches(&FORM_ALONE, text)
}

/// A form of a date or time, or words in angle brackets, alone.
static FORM_ALONE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?x)^[\s*_(]*(?:
            (?:YYYY|yyyy|20XX|20xx)[-/](?:MM|mm|XX|xx)[-/](?:DD|dd|XX|xx)(?:[T\ ](?:HH:MM|hh:mm|XX:XX)(?::SS|:ss)?)?Z?
            | (?:HH:MM|hh:mm|[Xx]{2}:[Xx]{2}|\?\?:\?\?)
            | <[a-zA-Z][^<>=@:/]{0,80}>
            | \[(?i:name|date|title|author|authors|time|link|owner|team|service|description|summary|impact)\]
        )[\s*_.)]*$",
    )
});

/// Whether `text` tells its author what to write.
pub fn is_instruction(text: &str) -> bool {
    matches(&INSTRUCTION, text)
}

/// Whether a value begins with a placeholder.
pub fn starts_as_todo(text: &str) -> bool {
    ["TODO:", "TODO ", "TBD:", "TBD ", "FIXME"].iter().any(|start| text.starts_with(start))
}

/// Whether `text` is a line of an empty template.
pub fn is_template_line(text: &str) -> bool {
    let lower = text.to_lowercase();
    let plain =
        lower.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | ':' | '.' | '#' | '>'));
    TEMPLATE_LINES.contains(&plain) || TEMPLATE_STARTS.iter().any(|start| plain.starts_with(start))
}

/// Placeholders in `text`. `names` says that it is the name of a section or a column.
pub fn within(text: &str, names: bool) -> Vec<Range<usize>> {
    let mut found = ranges(&WITHIN, text);
    // "Dates are in YYYY-MM-DD format".
    if names || text.to_ascii_lowercase().contains("format") {
        found.retain(|range| {
            !text.get(range.clone()).is_some_and(|text| text.contains(['Y', 'y']) && text.len() <= 10)
        });
    } else {
        found.extend(ranges(&FORMS, text));
    }
    // `Vec<T of U>`: what stands against a word is no gap in the text.
    found.retain(|range| {
        let is_angle = text.get(range.clone()).is_some_and(|text| text.starts_with('<'));
        let before = text.get(..range.start).and_then(|text| text.chars().next_back());
        !is_angle || before.is_none_or(|c| !c.is_alphanumeric())
    });
    found
}

/// `TODO`s that stand for something; of the name of a list ("TODO:") nothing follows.
pub fn todo(text: &str, among_tasks: bool) -> Vec<Range<usize>> {
    if text.trim_end().ends_with([':', '：']) {
        return Vec::new();
    }
    let found = ranges(if among_tasks { &TODO_OF_TASK } else { &TODO }, text);
    found
        .into_iter()
        .filter_map(|range| {
            let found = text.get(range.clone())?;
            let at = found.find("TODO").or_else(|| found.find("XXX"))?;
            let length = found.get(at..)?.chars().take_while(char::is_ascii_uppercase).count();
            Some(range.start + at..range.start + at + length)
        })
        .collect()
}

/// The value of a line of front matter, without its quotes, and its key.
pub fn value(line: &str) -> Option<(Range<usize>, &str)> {
    static LINE: LazyLock<Option<Regex>> =
        LazyLock::new(|| pattern(r#"^\s*(?:-\s+)?"?([\w-]+)"?\s*[:=]\s*(.*?)[\s,]*$"#));
    static ITEM: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r#"^\s*-\s+(.*?)\s*$"#));
    let (key, value) = match LINE.as_ref()?.captures(line) {
        Some(captures) => (captures.get(1)?.as_str(), captures.get(2)?),
        None => ("", ITEM.as_ref()?.captures(line)?.get(1)?),
    };
    let text = value.as_str();
    let plain = text.trim_matches(['"', '\'', '[', ']', ' ']);
    // Brackets around the value may be part of the placeholder.
    let plain = if text.trim_matches(['"', '\'']).starts_with('[') && plain.contains(' ') {
        text.trim_matches(['"', '\''])
    } else {
        plain
    };
    let start = value.start() + text.find(plain)?;
    (!plain.is_empty()).then_some((start..start + plain.len(), key))
}

fn matches(pattern: &Option<Regex>, text: &str) -> bool {
    pattern.as_ref().is_some_and(|pattern| pattern.is_match(text))
}

/// Where `pattern` stands in `text`, without the marks before and behind.
fn ranges(pattern: &Option<Regex>, text: &str) -> Vec<Range<usize>> {
    let Some(pattern) = pattern else { return Vec::new() };
    let marks = |c: char| c.is_whitespace() || matches!(c, ':' | '：' | '(' | ')' | ',' | '.');
    pattern
        .find_iter(text)
        .map(|found| {
            let start = found.end() - found.as_str().trim_start_matches(marks).len();
            start..start + found.as_str().trim_matches(marks).len()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_patterns_compile() {
        for pattern in [&WHOLE, &WITHIN, &FORMS, &TODO, &TODO_OF_TASK, &INSTRUCTION, &FORM_ALONE] {
            assert!(pattern.is_some());
        }
        assert!(value("title: TBD").is_some());
    }

    #[test]
    fn placeholders_are_told_from_words() {
        let finds = |text: &str| {
            is_whole(text)
                || is_instruction(text)
                || is_template_line(text)
                || !within(text, false).is_empty()
                || !todo(text, false).is_empty()
        };
        for text in [
            "TODO",
            "TBD",
            "**TBD**",
            "Impact: TODO",
            "The owner is TBD.",
            "XX:XX the alert fires",
            "YYYY-MM-DD",
            "<name>",
            "<describe the impact>",
            "by <your name here>",
            "[insert link]",
            "Lorem ipsum dolor",
            "TODO: describe the impact",
            "XX:XX [action] TODO: what was done",
            "XX:XX TODO",
            "Describe what happened, and when.",
            "Title (incident #)",
            "and is ?????",
            "to be determined",
            "待补充",
            "??:?? it began",
        ] {
            assert!(finds(text), "{text}");
        }
        for text in [
            "A todo app lost its TODO list",
            "Fix our long standing OPS TODO with blue/green",
            "TODO ([[PM-33]])",
            "the Vec<T of U> type",
            "What???",
            "Dates are in YYYY-MM-DD format.",
            "Patch the pool",
            "The map<K, V> leaked",
            "SLO は未定義",
            "See <https://example.org/a b>",
            "Describing it took an hour",
            "Insert statements were slow",
            "The title was lost",
            "see [the log]",
            "List endpoints timed out",
        ] {
            assert!(!finds(text), "{text}");
        }
    }

    #[test]
    fn values_of_front_matter_are_found_in_each_of_its_forms() {
        for (line, expected) in [
            ("title: TBD\n", "TBD"),
            ("title = \"TBD\"\n", "TBD"),
            ("  \"title\": \"TBD\",\n", "TBD"),
            ("  - TODO\n", "TODO"),
            ("services: [TBD]\n", "TBD"),
            ("title: \"<what happened>\"\n", "<what happened>"),
        ] {
            let (range, _) = value(line).unwrap();
            assert_eq!(line.get(range), Some(expected), "{line}");
        }
    }
}
