//! What a search found, for people and for programs.

use serde::Serialize;

use pmsite::report::counted;
use pmsite::search::engine::{Card, Found, Piece, Ranked};

const BOLD: &str = "\u{1b}[1m";
const DIM: &str = "\u{1b}[2m";
const MARK: &str = "\u{1b}[1;33m";
const PLAIN: &str = "\u{1b}[0m";

/// Lines are broken at this column.
const WIDTH: usize = 100;
const INDENT: &str = "    ";

/// The results of a search.
pub struct Results<'a> {
    /// What was looked for.
    pub query: &'a str,
    /// What was found.
    pub found: &'a Found,
    /// The part of it that is shown.
    pub shown: Vec<Shown<'a>>,
    /// How many incidents there are.
    pub of: usize,
}

/// One result.
pub struct Shown<'a> {
    pub ranked: &'a Ranked,
    pub card: Card,
    /// The title, its words marked.
    pub title: Vec<Piece>,
    /// The document.
    pub path: String,
}

#[derive(Serialize)]
struct Json<'a> {
    version: u32,
    query: &'a str,
    count: usize,
    notes: &'a [String],
    corrected: Vec<Corrected<'a>>,
    results: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Corrected<'a> {
    typed: &'a str,
    words: &'a [String],
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    title: &'a str,
    path: &'a str,
    url: String,
    date: Option<&'a str>,
    severity: Option<&'a str>,
    causes: &'a [String],
    services: &'a [String],
    fix: Option<&'a str>,
    section: Option<&'a str>,
    snippet: String,
    score: u64,
    missing: &'a [String],
}

impl Results<'_> {
    /// One JSON object, in the documented shape.
    pub fn json(&self) -> String {
        let corrected = self.found.corrected.iter().map(|(typed, words)| Corrected { typed, words });
        let report = Json {
            version: 1,
            query: self.query,
            count: self.found.count,
            notes: &self.found.notes,
            corrected: corrected.collect(),
            results: self.shown.iter().map(item).collect(),
        };
        // Strings, numbers and lists of them cannot fail to be written.
        format!("{}\n", serde_json::to_string(&report).unwrap_or_default())
    }

    /// For a terminal, coloured.
    pub fn human(&self) -> String {
        let mut out = String::new();
        for (typed, words) in &self.found.corrected {
            out.push_str(&format!("“{}” is in no incident: looked for {}\n", clean(typed), list(words)));
        }
        for note in &self.found.notes {
            out.push_str(&clean(note));
            out.push('\n');
        }
        if !out.is_empty() && !self.shown.is_empty() {
            out.push('\n');
        }
        for shown in &self.shown {
            out.push_str(&result(shown));
            out.push('\n');
        }
        out.push_str(&self.last_line());
        out.push('\n');
        out
    }

    /// How many there are, and what to do next.
    fn last_line(&self) -> String {
        let found = self.found;
        if found.results.is_empty() {
            return self.nothing();
        }
        let shown = self.shown.len();
        let all = counted(found.results.len(), "incident");
        if shown < found.results.len() {
            return format!("{shown} of {all}; --limit {} shows all", found.results.len());
        }
        let partial = found.results.iter().filter(|result| !result.missing.is_empty()).count();
        match partial {
            0 => all,
            _ if partial == found.results.len() => format!("{all} with some of the words"),
            _ => format!("{} with all of the words, {partial} with some", counted(found.count, "incident")),
        }
    }

    fn nothing(&self) -> String {
        let found = self.found;
        if self.of == 0 {
            return "there are no incidents".to_owned();
        }
        let query = clean(self.query.trim());
        let mut out = if query.is_empty() {
            format!("nothing found in {}", counted(self.of, "incident"))
        } else {
            format!("nothing found for “{query}” in {}", counted(self.of, "incident"))
        };
        if found.filtered > 0 {
            let verb = if found.filtered == 1 { "has" } else { "have" };
            let others = counted(found.filtered, "incident");
            out.push_str(&format!("\n{others} {verb} the words, but not the facts asked for"));
        } else if !found.nowhere.is_empty() {
            out.push_str(&format!("\nin no incident: {}", list(&found.nowhere)));
            out.push_str(
                "\nlook for another word for it, a part of one, or a cause: pmsite search --cause …",
            );
        } else {
            out.push_str("\nask for less: fewer words or filters, no quotation marks");
        }
        out
    }
}

fn item<'a>(shown: &'a Shown<'a>) -> Item<'a> {
    let Shown { ranked, card, path, .. } = shown;
    let anchor = if card.anchor.is_empty() { String::new() } else { format!("#{}", card.anchor) };
    Item {
        id: &card.id,
        title: &card.title,
        path,
        url: format!("{}{anchor}", card.url),
        date: card.date.as_deref(),
        severity: card.severity.as_deref(),
        causes: &card.causes,
        services: &card.services,
        fix: card.fix.as_deref(),
        section: Some(card.section.as_str()).filter(|section| !section.is_empty()),
        snippet: card.snippet.iter().map(|(text, _)| text.as_str()).collect(),
        score: ranked.score,
        missing: &ranked.missing,
    }
}

fn result(shown: &Shown<'_>) -> String {
    let Shown { ranked, card, title, path } = shown;
    let mut out = String::new();
    let title: Vec<Word> = words(title, BOLD);
    out.push_str(&lines(&title, "", INDENT));
    let date = card.date.as_deref().unwrap_or("undated");
    let mut facts = vec![date];
    facts.extend(card.severity.as_deref());
    facts.extend(card.causes.iter().map(String::as_str));
    let services = card.services.join(", ");
    if !services.is_empty() {
        facts.push(&services);
    }
    let mut line = |text: String, style| {
        out.push_str(&lines(&words(&[(text, false)], style), INDENT, INDENT));
    };
    line(facts.join(" · "), "");
    if let Some(fix) = &card.fix {
        line(format!("Fix: {fix}"), "");
    }
    let mut missing: Vec<&str> = Vec::new();
    for word in &ranked.missing {
        if !missing.contains(&word.as_str()) {
            missing.push(word);
        }
    }
    if !missing.is_empty() {
        line(format!("Missing: {}", missing.join(", ")), "");
    }
    let mut snippet = card.snippet.clone();
    if !card.section.is_empty() && !snippet.is_empty() {
        snippet.insert(0, (format!("{}: ", card.section), false));
    }
    out.push_str(&lines(&words(&snippet, ""), INDENT, INDENT));
    out.push_str(&lines(&words(&[(path.clone(), false)], DIM), INDENT, INDENT));
    out
}

/// Pieces of text without a blank between them, each with its style.
type Word = Vec<(String, &'static str)>;

/// Cuts pieces at blanks; marked ones get the style of marks, the others `style`.
fn words(pieces: &[Piece], style: &'static str) -> Vec<Word> {
    let mut words: Vec<Word> = vec![Word::new()];
    for (text, is_marked) in pieces {
        let style = if *is_marked { MARK } else { style };
        for (index, part) in text.split(char::is_whitespace).enumerate() {
            if index > 0 {
                words.push(Word::new());
            }
            if let (false, Some(word)) = (part.is_empty(), words.last_mut()) {
                word.push((clean(part), style));
            }
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Words as lines, the first one behind `first`, the others behind `rest`; nothing for none.
fn lines(words: &[Word], first: &str, rest: &str) -> String {
    let mut out = String::new();
    let mut column = 0;
    // A style lasts over blanks, so that it is not written for each word.
    let mut on = "";
    for (index, word) in words.iter().enumerate() {
        let width: usize = word.iter().map(|(text, _)| text.chars().count()).sum();
        let breaks = index == 0 || column + 1 + width > WIDTH;
        let next = word.first().map_or("", |(_, style)| *style);
        if !on.is_empty() && (breaks || next != on) {
            out.push_str(PLAIN);
            on = "";
        }
        if breaks {
            let indent = if index == 0 { first } else { rest };
            out.push_str(if index == 0 { "" } else { "\n" });
            out.push_str(indent);
            column = indent.len() + width;
        } else {
            out.push(' ');
            column += 1 + width;
        }
        for (text, style) in word {
            if *style != on {
                out.push_str(if on.is_empty() { "" } else { PLAIN });
                out.push_str(style);
                on = style;
            }
            out.push_str(text);
        }
    }
    if !on.is_empty() {
        out.push_str(PLAIN);
    }
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

fn list(words: &[String]) -> String {
    words.iter().map(|word| clean(word)).collect::<Vec<_>>().join(", ")
}

/// `text` without what would steer a terminal.
fn clean(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}
