//! The columns of every table: the one list of their names, types, units and meanings. The JSON Schemas,
//! the CSV files and the tables of `docs/export.md` are made from it.
//!
//! Names are a promise: new columns are added, at the end of CSV files; none is renamed or removed
//! without a new major version.

use crate::incident::{ActionState, Basis, Detection, EntryKind, Status};
use crate::lessons;

/// A column.
#[derive(Debug)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What stands in it.
    pub kind: Kind,
    /// Whether nothing may be known: null in JSON, empty in CSV.
    pub nullable: bool,
    /// What it means.
    pub meaning: &'static str,
}

/// What stands in a column.
#[derive(Debug)]
pub enum Kind {
    /// Text.
    Text,
    /// One of some words.
    Word(fn() -> Vec<&'static str>),
    /// A whole number, of this unit.
    Integer(&'static str),
    /// A number, of this unit.
    Number(&'static str),
    /// True or false.
    Flag,
    /// A point in time: RFC 3339 with the offset of the place.
    Time,
    /// A day.
    Date,
    /// A share as `"35%"`, or a count as a number.
    Users,
    /// A list of text.
    Texts,
    /// A list of some words.
    Words(fn() -> Vec<&'static str>),
    /// A list of records.
    Records(&'static [Column]),
    /// The basis of each known fact, by the name of the fact.
    BasisByFact,
    /// The stated gaps, by the name of the fact.
    GapByFact,
    /// Anything, by names that the site chose.
    Extra,
}

const fn column(name: &'static str, kind: Kind, meaning: &'static str) -> Column {
    Column { name, kind, nullable: false, meaning }
}

/// A column that may be empty.
const fn maybe(name: &'static str, kind: Kind, meaning: &'static str) -> Column {
    Column { name, kind, nullable: true, meaning }
}

/// The facts of an incident that have a basis or a gap.
pub const FACTS: [&str; 18] = [
    "id",
    "title",
    "summary",
    "fix",
    "start",
    "end",
    "detected",
    "mitigated",
    "duration_seconds",
    "detection_lag_seconds",
    "mitigation_lag_seconds",
    "severity",
    "causes",
    "trigger",
    "services",
    "detection",
    "users_affected",
    "escalated_to",
];

/// What CSV has in place of the lists of records.
pub const COUNTS: [(&str, &str); 7] = [
    ("actions", "number of action items"),
    ("actions_open", "those that are open"),
    ("actions_done", "those that are done"),
    ("actions_dropped", "those that were dropped"),
    ("actions_proposed", "those that are proposed and not accepted"),
    ("timeline_entries", "number of entries of the timeline"),
    ("lessons", "number of lessons"),
];

pub(super) fn bases() -> Vec<&'static str> {
    Basis::ALL.map(|(name, _)| name).to_vec()
}

fn action_states() -> Vec<&'static str> {
    let mut states: Vec<&str> = ActionState::NAMES.iter().map(|(_, state)| state.as_str()).collect();
    states.dedup();
    states
}

fn entry_kinds() -> Vec<&'static str> {
    EntryKind::TAGS.map(|(_, kind)| kind.name()).to_vec()
}

fn detections() -> Vec<&'static str> {
    Detection::ALL.map(|(name, _)| name).to_vec()
}

fn statuses() -> Vec<&'static str> {
    Status::ALL.map(|(name, _)| name).to_vec()
}

fn lesson_kinds() -> Vec<&'static str> {
    lessons::Kind::ALL.map(|(name, _)| name).to_vec()
}

fn gap_kinds() -> Vec<&'static str> {
    vec!["unknown", "none"]
}

fn fact_names() -> Vec<&'static str> {
    FACTS.to_vec()
}

fn fact_states() -> Vec<&'static str> {
    vec!["known", "unknown", "none", "absent"]
}

const ACTION: [Column; 9] = [
    column("task", Kind::Text, "what is to be done"),
    maybe("owner", Kind::Text, "who does it"),
    maybe("due", Kind::Date, "when it is due"),
    column("status", Kind::Word(action_states), "`proposed`: suggested and not accepted"),
    maybe("kind", Kind::Text, "a free word: `prevent`, `detect`, `mitigate`"),
    maybe("url", Kind::Text, "its issue in a tracker"),
    column("basis", Kind::Word(bases), "what it was read from"),
    maybe("done", Kind::Date, "when it was done, where that is written"),
    maybe("reason", Kind::Text, "why it was dropped, where that is written"),
];

const ENTRY: [Column; 9] = [
    maybe("time", Kind::Time, "when it began; null where its day or zone is not known"),
    maybe("end", Kind::Time, "when it ended, for a range"),
    maybe("clock", Kind::Text, "the time as written, where its day or zone is not known"),
    column("approximate", Kind::Flag, "the time is written with `~` or \"about\""),
    column("date_assumed", Kind::Flag, "the day is not written in the entry, but follows from the others"),
    column("next_day", Kind::Flag, "the time stepped back, and was taken to be on the next day"),
    column("kinds", Kind::Words(entry_kinds), "what the entry says happened"),
    maybe("kinds_basis", Kind::Word(bases), "`text` for tags, `computed` for kinds read from its words"),
    column("text", Kind::Text, "what it says, as plain text"),
];

const LESSON: [Column; 4] = [
    column(
        "kind",
        Kind::Word(lesson_kinds),
        "what it is about; `learned`: it stands under a heading such as Lessons learned",
    ),
    column("text", Kind::Text, "what it says: up to two sentences, as plain text"),
    column(
        "url",
        Kind::Text,
        "the line that says it: its page and its id there, relative to the top of the site",
    ),
    column(
        "basis",
        Kind::Word(bases),
        "`text` where a heading or a tag says the kind, `computed` where words do",
    ),
];

const LESSON_GAP: [Column; 3] = [
    column("kind", Kind::Word(lesson_kinds), "what there is no lesson of"),
    column("gap", Kind::Word(gap_kinds), "whether there was none, or none is known"),
    column("why", Kind::Text, "the author's reason; may be empty"),
];

/// One row for each incident.
pub const INCIDENTS: &[Column] = &[
    column("id", Kind::Text, "the stable name; the key of this table"),
    column("title", Kind::Text, "what happened, in a line"),
    column("url", Kind::Text, "its page, relative to the top of the site"),
    column("source", Kind::Text, "its document, relative to the root"),
    column("status", Kind::Word(statuses), "drafts are there only with `--drafts`"),
    maybe("summary", Kind::Text, "the summary's first sentences, as plain text"),
    maybe("fix", Kind::Text, "what fixed it, in a line"),
    maybe("start", Kind::Time, "start of the outage; where its basis is assumed, only the day is known"),
    maybe("end", Kind::Time, "end of the outage"),
    maybe("detected", Kind::Time, "when it was noticed"),
    maybe("mitigated", Kind::Time, "when the harm was reduced"),
    maybe(
        "duration_seconds",
        Kind::Integer("seconds"),
        "from start to end, where both are known and in order",
    ),
    maybe("detection_lag_seconds", Kind::Integer("seconds"), "from start to detection, likewise"),
    maybe("mitigation_lag_seconds", Kind::Integer("seconds"), "from start to mitigation, likewise"),
    maybe("severity", Kind::Text, "one of site.toml's severities"),
    maybe("severity_rank", Kind::Integer("rank"), "its place among them; 1 is the worst"),
    column("causes", Kind::Texts, "paths in the cause tree; the first is primary"),
    maybe("trigger", Kind::Text, "what set it off"),
    column("services", Kind::Texts, "what was affected"),
    maybe("detection", Kind::Word(detections), "how it was found"),
    maybe("users_affected", Kind::Users, "share or number of users, as written"),
    maybe("users_affected_percent", Kind::Number("percent of users"), "the same where it is a share"),
    maybe("users_affected_count", Kind::Integer("users"), "the same where it is a number"),
    column("escalated_to", Kind::Texts, "who was called in"),
    column("tags", Kind::Texts, "free tags"),
    column("authors", Kind::Texts, "who wrote it"),
    column("related", Kind::Texts, "ids of incidents that it refers to in its front matter"),
    column("sources", Kind::Texts, "where the facts come from"),
    column("actions", Kind::Records(&ACTION), "action items, in the order of the document"),
    column("timeline", Kind::Records(&ENTRY), "the timeline, in the order of the document"),
    column("extra", Kind::Extra, "what `extra` and site.toml's `extra_fields` hold, as it is"),
    column("basis", Kind::BasisByFact, "what each known fact rests on"),
    column(
        "gaps",
        Kind::GapByFact,
        "what the author says is not known (`unknown`) or was not (`none`), and why",
    ),
    maybe(
        "came_back_after",
        Kind::Text,
        "`id` of the newest earlier incident that shares a cause and a service with it",
    ),
    maybe("recurrence_gap_seconds", Kind::Integer("seconds"), "from the start of that one to its own"),
    maybe(
        "recurrence_earlier",
        Kind::Integer("incidents"),
        "how many such earlier ones there are; null where it has no start, no cause or no service, so \
         that nobody can see whether it came back",
    ),
    column("lessons", Kind::Records(&LESSON), "what misled and what else it taught, by kind; at most 50"),
    column(
        "lesson_gaps",
        Kind::Records(&LESSON_GAP),
        "kinds of lessons of which the author says that there was none or that none is known",
    ),
];

const INCIDENT: Column = column("incident", Kind::Text, "`id` of the incident");

/// One row for each action item.
pub const ACTIONS: &[Column] = &{
    let [task, owner, due, status, kind, url, basis, done, reason] = ACTION;
    [
        INCIDENT,
        column("position", Kind::Integer("place"), "its place in the incident, from 1"),
        task,
        owner,
        due,
        status,
        kind,
        url,
        basis,
        column("as_of", Kind::Date, "the day of the export, or that of `--as-of`"),
        maybe(
            "age_days",
            Kind::Integer("days"),
            "from the end of the incident (from its start, where no end is known) to `as_of`, both in UTC; \
             null once it is done or dropped",
        ),
        column("overdue", Kind::Flag, "it is open and was due before `as_of`"),
        done,
        reason,
    ]
};

/// One row for each entry of a timeline.
pub const TIMELINE: &[Column] = &{
    let [time, end, clock, approximate, date_assumed, next_day, kinds, kinds_basis, text] = ENTRY;
    [
        INCIDENT,
        column("position", Kind::Integer("place"), "its place in the timeline, from 1"),
        time,
        end,
        clock,
        approximate,
        date_assumed,
        next_day,
        kinds,
        kinds_basis,
        text,
    ]
};

/// One row for each lesson of each incident.
pub const LESSONS: &[Column] = &{
    let [kind, text, url, basis] = LESSON;
    [
        INCIDENT,
        column("position", Kind::Integer("place"), "its place in the incident, from 1"),
        kind,
        text,
        url,
        basis,
    ]
};

/// One row for each cause of each incident.
pub const CAUSES: &[Column] = &[
    INCIDENT,
    column("position", Kind::Integer("place"), "1 is the primary cause"),
    column("cause", Kind::Text, "path in the cause tree"),
    column("top", Kind::Text, "the path's first part"),
];

/// One row for each service of each incident.
pub const SERVICES: &[Column] = &[
    INCIDENT,
    column("position", Kind::Integer("place"), "its place in the incident, from 1"),
    column("service", Kind::Text, "what was affected"),
];

/// One row for each fact of each incident.
pub const BASIS: &[Column] = &[
    INCIDENT,
    column("fact", Kind::Word(fact_names), "a column of `incidents`"),
    column(
        "state",
        Kind::Word(fact_states),
        "`unknown` and `none` are stated by the author; `absent`: nothing says anything",
    ),
    maybe("basis", Kind::Word(bases), "what a known fact rests on"),
    maybe("why", Kind::Text, "the author's reason for `unknown` and `none`"),
];

/// One row for each cause of the tree, whether an incident has it or not.
pub const CAUSE_TREE: &[Column] = &[
    column("cause", Kind::Text, "its path; the key of this table"),
    column("title", Kind::Text, "as a reader sees it"),
    column("description", Kind::Text, "from site.toml; may be empty"),
    maybe("parent", Kind::Text, "path of the cause above it; null at the top"),
    column("top", Kind::Text, "the path's first part"),
    column("depth", Kind::Integer("levels"), "0 at the top"),
];
