//! What a heading means: the table of names that people give to the parts of a postmortem, and the
//! ids that headings have in the page.

use std::collections::{HashMap, HashSet};

use super::aliases::TITLES;

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

/// What a name was found to mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// What the section is about.
    pub kind: Kind,
    /// The name means nothing else; see [`super::aliases`].
    pub is_sure: bool,
    /// The known name that was nearly written.
    pub meant: Option<String>,
}

/// The table of section names in force: the built-in one and site.toml's own.
#[derive(Debug, Clone)]
pub struct HeadingTable {
    /// What each name means, and whether nothing else.
    kinds: HashMap<String, (Kind, bool)>,
}

impl Default for HeadingTable {
    fn default() -> Self {
        Self::new([])
    }
}

impl HeadingTable {
    /// The built-in table with `more` names; a name given twice has its last meaning.
    pub fn new(more: impl IntoIterator<Item = (String, Kind)>) -> Self {
        let built_in = built_in().map(|(name, kind, is_sure)| (normalise(name), (kind, is_sure)));
        let more = more.into_iter().map(|(name, kind)| (normalise(&name), (kind, true)));
        Self { kinds: built_in.chain(more).collect() }
    }

    /// What a section called `heading` is about.
    pub fn kind(&self, heading: &str) -> Option<Kind> {
        self.meaning(heading).map(|meaning| meaning.kind)
    }

    /// What a section called `heading` is about, and how sure that is.
    pub fn meaning(&self, heading: &str) -> Option<Meaning> {
        let name = normalise(heading);
        self.label(&name).or_else(|| {
            // "Timeline: 7 May", "Timeline - 7 May", "Timeline. All times approximate".
            [": ", " - ", " – ", " — ", ". "]
                .iter()
                .find_map(|mark| name.split_once(mark))
                .and_then(|(head, _)| self.exactly(head.trim_end()))
                .filter(|meaning| meaning.is_sure)
        })
    }

    /// What `name` means before a colon or alone on a line: there, nothing but a remark in
    /// parentheses or a date may follow.
    pub fn label(&self, name: &str) -> Option<Meaning> {
        let name = normalise(name);
        if let Some(meaning) = self.exactly(&name) {
            return Some(meaning);
        }
        let inner = name.strip_suffix([')', '）']);
        let head = inner.and_then(|inner| inner.split_once(['(', '（'])).map(|(head, _)| head.trim_end());
        if let Some(meaning) = head.and_then(|head| self.exactly(head)) {
            return Some(meaning);
        }
        // "Timeline 10/14/2022 to 11/03/2022", "Timeline for 1/04/2022 (EAT)", "Timeline all times
        // approximate".
        let (first, rest) = head.unwrap_or(&name).split_once(' ')?;
        let rest = ["for ", "of ", "on "].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
        let dated = rest.starts_with(|c: char| c.is_ascii_digit()) || rest.starts_with("all times");
        self.exactly(first).filter(|meaning| dated && meaning.kind == Kind::Timeline)
    }

    /// What a heading means that is no known name, but nearly one.
    pub fn nearly(&self, heading: &str) -> Option<Meaning> {
        let name = normalise(heading);
        let name = name.split_once(": ").map_or(name.as_str(), |(head, _)| head);
        if !name.is_ascii() || !(5..=60).contains(&name.len()) || OTHER_WORDS.contains(&name) {
            return None;
        }
        // One more or less is no slip.
        if let Some(meaning) = self.exactly(name.strip_suffix('s').unwrap_or(name)) {
            return Some(meaning).filter(|meaning| meaning.is_sure && meaning.kind != Kind::Other);
        }
        let letters = name.len();
        let is_phrase = name.contains(' ');
        let limit = match letters {
            0..5 => 0,
            5..8 => 1,
            8..10 if !is_phrase => 1,
            _ => 2,
        };
        let near = |known: &str| {
            let apart =
                known.len().abs_diff(letters) <= limit && known.as_bytes().first() == name.as_bytes().first();
            apart.then(|| strsim::osa_distance(known, name)).filter(|distance| (1..=limit).contains(distance))
        };
        let titles = TITLES.iter().map(|title| (*title, Kind::Other));
        let sure = self.kinds.iter().filter(|(known, (_, is_sure))| *is_sure && known.len() >= 5);
        let sure = sure.map(|(known, (kind, _))| (known.as_str(), *kind));
        let (_, meant, kind) = titles
            .chain(sure)
            .filter(|(known, _)| *known != name)
            .filter_map(|(known, kind)| Some((near(known)?, known, kind)))
            .min_by_key(|(distance, known, _)| (*distance, *known))?;
        // "Post-mortem" is no slip for "postmortem", whichever is nearer.
        if TITLES.contains(&name)
            || TITLES.iter().any(|title| title.len() + 1 == letters && name.strip_suffix('s') == Some(title))
        {
            return None;
        }
        Some(Meaning { kind, is_sure: true, meant: Some(meant.to_owned()) })
    }

    /// What a heading is about by a phrase in it. Less than sure: it serves where nothing better is there.
    pub fn telling(&self, heading: &str) -> Option<Meaning> {
        /// A longer heading is a sentence, and may tell of several things.
        const MOST_WORDS: usize = 8;
        let name = normalise(heading);
        if name.split(' ').count() > MOST_WORDS {
            return None;
        }
        let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let holds = |phrase: &&str| {
            name.match_indices(phrase).any(|(at, found)| {
                let before = name.get(..at).and_then(|before| before.chars().next_back());
                let after = name.get(at + found.len()..).and_then(|after| after.chars().next());
                !is_word(before) && !is_word(after)
            })
        };
        let (kind, _) = super::aliases::TELLING.iter().find(|(_, phrases)| phrases.iter().any(&holds))?;
        Some(Meaning { kind: *kind, is_sure: false, meant: None })
    }

    fn exactly(&self, name: &str) -> Option<Meaning> {
        self.kinds.get(name).map(|&(kind, is_sure)| Meaning { kind, is_sure, meant: None })
    }
}

/// Words of their own that are nearly the name of a part.
const OTHER_WORDS: [&str; 14] = [
    "contact",
    "contacts",
    "detention",
    "escalator",
    "excavation",
    "exhalation",
    "import",
    "imports",
    "import data",
    "revolution",
    "detractions",
    "dedication",
    "impart",
    "compact",
];

/// The built-in names, each with whether it is sure.
fn built_in() -> impl Iterator<Item = (&'static str, Kind, bool)> {
    super::aliases::LANGUAGES.iter().flat_map(|language| language.iter()).flat_map(|names| {
        let sure = names.sure.iter().map(|name| (*name, names.kind, true));
        sure.chain(names.loose.iter().map(|name| (*name, names.kind, false)))
    })
}

/// Lower case, without numbering, emphasis marks, emoji or a closing colon, with single spaces.
pub fn normalise(heading: &str) -> String {
    let lower = heading.to_lowercase();
    let mut kept = String::with_capacity(lower.len());
    for c in lower.chars() {
        match c {
            '*' | '_' | '`' | '\u{fe0f}' | '\u{200d}' => {}
            '’' => kept.push('\''),
            '&' | '＆' => kept.push_str(" and "),
            '／' => kept.push('/'),
            c => kept.push(c),
        }
    }
    let start = kept.trim_start().strip_prefix("section ").unwrap_or(&kept).trim_start_matches(|c: char| {
        c.is_ascii_digit() || matches!(c, '.' | ')' | ':' | '(' | '#' | '、') || c.is_whitespace()
    });
    let start = if start.is_empty() { kept.as_str() } else { start };
    let start = start.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '「');
    // `:clipboard:` is an emoji too.
    let is_shortcode =
        |word: &str| word.len() > 2 && word.starts_with(':') && word.trim_end_matches('.').ends_with(':');
    let words: Vec<&str> = start.split_whitespace().filter(|word| !is_shortcode(word)).collect();
    let name = words.join(" ").replace(" / ", "/");
    let is_end = |c: char| !(c.is_alphanumeric() || matches!(c, ')' | '）' | '」' | '%'));
    name.trim_end_matches(is_end).to_owned()
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
        for (name, kind, _) in built_in() {
            // Japanese and Chinese share words.
            match seen.insert(normalise(name), kind) {
                Some(other) if other != kind => panic!("{name:?} stands for {other:?} and {kind:?}"),
                _ => {}
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
        assert_eq!(table.kind("Weather"), None);
        for (heading, kind) in [
            ("Remediation and follow-up steps", Some(Kind::Corrective)),
            ("What did we do to recover?", Some(Kind::Resolution)),
            ("Detailed timeline of the night", Some(Kind::Timeline)),
            ("What caused the errors", Some(Kind::RootCause)),
            ("Timelines", None),
            ("How DNS resolution works", None),
            ("We thought of preventing it by a second pool, and why we did not", None),
        ] {
            assert_eq!(table.telling(heading).map(|meaning| meaning.kind), kind, "{heading}");
        }
    }

    #[test]
    fn a_slip_of_the_pen_is_told_from_another_word() {
        let table = HeadingTable::default();
        for (heading, kind, meant) in [
            ("Timelnie", Kind::Timeline, "timeline"),
            ("Isue Sumary", Kind::Summary, "issue summary"),
            ("Root Casue", Kind::RootCause, "root cause"),
            ("Corective and Preventative Mesures", Kind::Corrective, "corrective and preventative measures"),
            ("POSTMORTERM", Kind::Other, "postmortem"),
            ("Postmorterm: checkout down", Kind::Other, "postmortem"),
        ] {
            let meaning = table.nearly(heading);
            let found = meaning.as_ref().map(|meaning| (meaning.kind, meaning.meant.as_deref()));
            assert_eq!(found, Some((kind, Some(meant))), "{heading}");
        }
        for heading in
            ["Import", "Revolution", "Deletion", "Time", "Post-mortem", "Postmortems", "Lemons learned by us"]
        {
            assert_eq!(table.nearly(heading), None, "{heading}");
        }
        // A plural is no slip, and is understood.
        assert_eq!(
            table.nearly("Timelines").map(|meaning| (meaning.kind, meaning.meant)),
            Some((Kind::Timeline, None))
        );
    }
}
