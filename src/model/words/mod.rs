//! What words say, language by language. A language is a table: to add one, write a table of its
//! words and put it into [`TABLES`]. In a text of a language that no table covers, words say nothing,
//! and rules that depend on them stay silent.

mod en;
mod ja;
pub mod plain;
mod table;
mod zh;

use std::sync::LazyLock;

use regex::Regex;

use super::values;
use crate::incident::{Detection, EntryKind, UsersAffected};
use table::{KindWords, Script, SummaryWords, Table, Way};

/// The tables, in the order in which a text is tried against them.
const TABLES: [&Table; 3] = [&ja::TABLE, &zh::TABLE, &en::TABLE];

/// A table made ready for use.
#[derive(Debug)]
pub struct Words {
    script: Script,
    stop_words: &'static [&'static str],
    kinds: Vec<Kind>,
    detection: Vec<(Detection, Pattern, Pattern)>,
    undetected: Pattern,
    impact: Pattern,
    cause: Pattern,
    fix: Pattern,
    quantity: Pattern,
    suffer: Pattern,
    told: Pattern,
    shares: Vec<(Pattern, f64)>,
    share: Pattern,
    count: Pattern,
    escalated_to: Pattern,
}

#[derive(Debug)]
struct Kind {
    kind: EntryKind,
    says: Pattern,
    may: Pattern,
    unless: Pattern,
}

/// Several expressions as one; none matches nothing.
#[derive(Debug)]
struct Pattern(Option<Regex>);

impl Pattern {
    fn new(table: &Table, parts: &[&str]) -> Self {
        if parts.iter().all(|part| part.is_empty()) {
            return Self(None);
        }
        let mut pattern = parts.join("|");
        for (name, words) in table.names {
            pattern = pattern.replace(&format!("<{name}>"), words);
        }
        // Text is in lower case, and the words of tables that use these classes are of ASCII: the
        // classes of all Unicode would only be larger.
        for (class, ascii) in [
            (r"\b", r"(?-u:\b)"),
            (r"\w", r"[a-z0-9_'-]"),
            (r"\W", r"[^a-z0-9_]"),
            (r"\S", r"[^ ]"),
            (r"\d", r"[0-9]"),
        ] {
            pattern = pattern.replace(class, ascii);
        }
        // A table that does not compile is caught by the tests of this module.
        Self(Regex::new(&pattern).ok())
    }

    fn is_in(&self, clause: &str) -> bool {
        self.0.as_ref().is_some_and(|regex| regex.is_match(clause))
    }

    /// `text` without what matches.
    fn cut_from(&self, text: String) -> String {
        match &self.0 {
            Some(regex) if regex.is_match(&text) => regex.replace_all(&text, " ").into_owned(),
            _ => text,
        }
    }

    /// What the first group matches, each time.
    fn groups<'t>(&self, clause: &'t str) -> Vec<&'t str> {
        let Some(regex) = &self.0 else { return Vec::new() };
        regex.captures_iter(clause).filter_map(|found| Some(found.get(1)?.as_str())).collect()
    }
}

static WORDS: LazyLock<Vec<Words>> = LazyLock::new(|| TABLES.iter().map(|table| Words::new(table)).collect());

/// The words of the language that `text` is written in; none where no table covers it.
pub fn of(text: &str) -> Option<&'static Words> {
    let script = Letters::of(text);
    WORDS.iter().find(|words| match words.script {
        Script::Japanese => script.is_wide() && script.kana * 8 >= script.wide,
        Script::Chinese => script.is_wide() && script.kana * 8 < script.wide,
        Script::Latin => !script.is_wide() && is_of_words(text, words.stop_words),
    })
}

/// How much of a text is written in which letters.
struct Letters {
    latin_words: usize,
    wide: usize,
    kana: usize,
}

impl Letters {
    fn of(text: &str) -> Self {
        let mut letters = Self { latin_words: 0, wide: 0, kana: 0 };
        let mut in_word = false;
        for c in text.chars() {
            let latin = c.is_ascii_alphabetic();
            letters.latin_words += usize::from(latin && !in_word);
            in_word = latin;
            let kana = ('\u{3040}'..='\u{30ff}').contains(&c);
            letters.kana += usize::from(kana);
            letters.wide += usize::from(kana || ('\u{3400}'..='\u{9fff}').contains(&c));
        }
        letters
    }

    /// Names and commands are in Latin letters in any language, so that a part in others is enough.
    fn is_wide(&self) -> bool {
        self.wide > 0 && self.wide * 2 >= self.latin_words
    }
}

/// Whether one word in twelve is among `stop_words`; a text of few words need not have any.
fn is_of_words(text: &str, stop_words: &[&str]) -> bool {
    /// Fewer words than this may be a bare list.
    const FEW: usize = 8;
    let (mut all, mut known, mut foreign) = (0_usize, 0_usize, 0_usize);
    for word in text.split(|c: char| !c.is_alphabetic() && c != '\'').filter(|word| !word.is_empty()) {
        all += 1;
        known += usize::from(stop_words.iter().any(|stop| stop.eq_ignore_ascii_case(word)));
        foreign += usize::from(!word.is_ascii());
    }
    if all < FEW { foreign == 0 || known * 12 >= all } else { known * 12 >= all }
}

impl Words {
    fn new(table: &Table) -> Self {
        let kinds = table.kinds.iter().map(|words| Kind {
            kind: words.kind,
            says: Pattern::new(table, words.says),
            may: Pattern::new(table, words.may),
            unless: Pattern::new(table, words.unless),
        });
        let pattern = |parts: &[&str]| Pattern::new(table, parts);
        let detection = table.detection.iter().map(|way| (way.way, pattern(way.says), pattern(way.may)));
        let summary = &table.summary;
        Self {
            script: table.script,
            stop_words: table.stop_words,
            kinds: kinds.collect(),
            detection: detection.collect(),
            undetected: pattern(table.undetected),
            impact: pattern(summary.impact),
            cause: pattern(summary.cause),
            fix: pattern(summary.fix),
            quantity: pattern(summary.quantity),
            suffer: pattern(summary.suffer),
            told: pattern(summary.told),
            shares: summary.shares.iter().map(|(words, share)| (pattern(&[words]), *share)).collect(),
            share: pattern(&[summary.share]),
            count: pattern(&[summary.count]),
            escalated_to: pattern(&[table.escalated_to]),
        }
    }

    /// Whether `text` is written in the letters of this language.
    pub fn shares_script(&self, text: &str) -> bool {
        Letters::of(text).is_wide() == (self.script != Script::Latin)
    }

    /// Whether `text` names a way in which the incident may have been found.
    pub fn may_name_detection(&self, text: &str) -> bool {
        let text = self.undetected.cut_from(plain::plain(text));
        self.detection.iter().any(|(_, says, may)| says.is_in(&text) || may.is_in(&text))
    }

    /// The way in which the incident was found, as `text` about its detection says; none where it says
    /// none or several.
    pub fn detection(&self, text: &str) -> Option<Detection> {
        let text = self.undetected.cut_from(plain::plain(text));
        let said: Vec<Detection> =
            self.detection.iter().filter(|(_, says, _)| says.is_in(&text)).map(|(way, ..)| *way).collect();
        let may_be_monitoring = || {
            let mut ways = self.detection.iter().filter(|(way, ..)| *way == Detection::Monitoring);
            ways.any(|(_, _, may)| may.is_in(&text))
        };
        match said.as_slice() {
            // Who noticed what a dashboard shows may have been sent there by it.
            [Detection::Engineer] if may_be_monitoring() => None,
            [way] => Some(*way),
            // An engineer who sees an alert, or hears of customers, is not the one who found it.
            [way, Detection::Engineer] => Some(*way),
            _ => None,
        }
    }

    /// The number or share of those it hurt, as `text` about the impact says; none where it says none,
    /// several, or a bound.
    pub fn users_affected(&self, text: &str) -> Option<UsersAffected> {
        let text = plain::plain(text);
        let mut found: Vec<UsersAffected> = Vec::new();
        for clause in plain::clauses(&text) {
            if self.told.is_in(clause) || self.suffer.0.is_some() && !self.suffer.is_in(clause) {
                continue;
            }
            for share in self.share.groups(clause) {
                found.extend(values::users_affected(&format!("{share}%")));
            }
            found.extend(self.count.groups(clause).into_iter().filter_map(values::users_affected));
            found.extend(
                self.shares
                    .iter()
                    .filter(|(words, _)| words.is_in(clause))
                    .map(|(_, share)| UsersAffected::Share(*share)),
            );
        }
        found.dedup();
        <[UsersAffected; 1]>::try_from(found).ok().map(|[users]| users)
    }

    /// Those whom the incident was escalated to, as `text` says.
    pub fn escalated_to(&self, text: &str) -> Vec<String> {
        let text = plain::plain(text);
        self.escalated_to.groups(&text).into_iter().map(str::to_owned).collect()
    }

    /// Whether `text` says what users met with.
    pub fn tells_impact(&self, text: &str) -> bool {
        self.impact.is_in(&plain::plain(text))
    }

    /// Whether `text` says what caused the incident.
    pub fn tells_cause(&self, text: &str) -> bool {
        self.cause.is_in(&plain::plain(text))
    }

    /// Whether `text` says what was done.
    pub fn tells_fix(&self, text: &str) -> bool {
        self.fix.is_in(&plain::plain(text))
    }

    /// Whether `text` names a number or share of any kind.
    pub fn tells_quantity(&self, text: &str) -> bool {
        self.quantity.is_in(&plain::plain(text))
    }

    /// The kinds that `text`, an entry of a timeline, says it is of, and those that it may be of.
    pub fn kinds(&self, text: &str) -> (Vec<EntryKind>, Vec<EntryKind>) {
        let text = plain::plain(text);
        let clauses = plain::clauses(&text);
        let of = |test: &dyn Fn(&Kind, &str) -> bool| -> Vec<EntryKind> {
            let has =
                |kind: &&Kind| clauses.iter().any(|clause| test(kind, clause) && !kind.unless.is_in(clause));
            self.kinds.iter().filter(has).map(|kind| kind.kind).collect()
        };
        let says = of(&|kind, clause| kind.says.is_in(clause));
        let may = of(&|kind, clause| kind.may.is_in(clause));
        (says, may)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use EntryKind::{Action, DeadEnd, Detected, Escalated, Mitigated, Resolved};

    fn english() -> &'static Words {
        of("the cause of the error was found by the team and is known to all of us").unwrap()
    }

    #[test]
    fn entries_are_of_the_kinds_that_their_words_say() {
        for (text, kinds) in [
            ("An alert on failed payments fires", vec![Detected]),
            ("Customers report that no card is accepted", vec![Detected]),
            ("The alert threshold was raised", vec![]),
            (
                "Code review showed no obvious memory leaks; focus moved to the database",
                vec![Action, DeadEnd],
            ),
            ("A restart of the pool did not resolve the issue", vec![Action, DeadEnd]),
            ("Packet loss turned out not to be the cause", vec![DeadEnd]),
            ("A misleading assumption about traffic", vec![Action, DeadEnd]),
            ("Incident escalated to senior engineers", vec![Escalated]),
            ("We paged the database team", vec![Escalated]),
            ("The issue is not yet resolved", vec![]),
            ("The shop was back online and fully operational", vec![Resolved]),
            ("Checkout fully recovered", vec![Resolved]),
            ("A workaround was applied", vec![Action, Mitigated]),
            ("Sales were partially restored", vec![Mitigated]),
        ] {
            assert_eq!(english().kinds(text).0, kinds, "{text}");
        }
    }

    #[test]
    fn ways_of_detection() {
        for (text, way) in [
            ("An alert pages the checkout team", Some(Detection::Monitoring)),
            ("An engineer notices an alert on failed payments", Some(Detection::Monitoring)),
            ("Two customers complained about refused cards", Some(Detection::Customer)),
            ("A developer noticed refused cards", Some(Detection::Engineer)),
            ("We noticed exceptions on a dashboard", None),
            ("A customer complained, and an alert fired", None),
            ("The outage was detected", None),
        ] {
            assert_eq!(english().detection(text), way, "{text}");
        }
    }

    #[test]
    fn what_did_not_find_it_is_no_way_of_detection() {
        for (text, way) in [
            ("No alert fired; a customer reported refused cards", Some(Detection::Customer)),
            ("Monitoring did not notice it. Two customers complained", Some(Detection::Customer)),
            ("There was no alert", None),
            ("アラートは発火しなかった", None),
            ("監視では検知できず、ユーザーからの報告で発覚", Some(Detection::Customer)),
            ("監視アラートで検知", Some(Detection::Monitoring)),
            ("没有触发告警，用户反馈后发现", Some(Detection::Customer)),
            ("告警触发", Some(Detection::Monitoring)),
        ] {
            assert_eq!(of(text).unwrap_or_else(english).detection(text), way, "{text}");
        }
    }

    #[test]
    fn numbers_of_users() {
        let share = |share| Some(UsersAffected::Share(share));
        for (text, users) in [
            ("Slow pages; 35% of users were affected", share(35.0)),
            ("All users met with errors", share(100.0)),
            ("About half of our customers could not pay", share(50.0)),
            ("Roughly a third of users saw errors", share(33.0)),
            ("About 12,000 users could not log in", Some(UsersAffected::Count(12_000))),
            ("100% of requests failed", None),
            ("Not all users were affected", None),
            ("3 users reported errors", None),
            ("Up to 40% of users were affected", None),
            ("All users were informed of the outage", None),
            ("5% of users saw errors. 60% of customers saw slow pages", None),
        ] {
            assert_eq!(english().users_affected(text), users, "{text}");
        }
    }

    #[test]
    fn whom_it_was_escalated_to() {
        assert_eq!(
            english().escalated_to("Escalated to the database team as it got worse"),
            ["database team"]
        );
        assert_eq!(english().escalated_to("It was escalated to be sure"), [""; 0]);
    }

    #[test]
    fn languages() {
        assert!(
            of("データベースの接続が返却されなかった").is_some_and(|words| words.script == Script::Japanese)
        );
        assert!(of("数据库连接没有归还").is_some_and(|words| words.script == Script::Chinese));
        let german = "Der Dienst gab die Verbindungen nicht zurück, weil eine langsame Abfrage die meisten Versuche \
                      scheitern ließ, bis nach zehn Minuten keine einzige Verbindung mehr frei war und alles stand";
        assert!(of(german).is_none());
    }

    #[test]
    fn tables_compile() {
        for table in TABLES {
            let check = |parts: &[&str]| {
                let is_empty = parts.iter().all(|part| part.is_empty());
                assert_eq!(Pattern::new(table, parts).0.is_none(), is_empty, "{parts:?}");
            };
            let summary = &table.summary;
            for parts in [summary.impact, summary.cause, summary.fix, summary.quantity] {
                assert!(!parts.is_empty());
                check(parts);
            }
            check(summary.suffer);
            check(summary.told);
            for part in [summary.share, summary.count, table.escalated_to] {
                check(&[part]);
            }
            for (part, _) in summary.shares {
                check(&[part]);
            }
            check(table.undetected);
            for way in table.detection {
                check(way.says);
                check(way.may);
            }
            for words in table.kinds {
                for parts in [words.says, words.may, words.unless] {
                    assert_eq!(Pattern::new(table, parts).0.is_none(), parts.is_empty(), "{:?}", words.kind);
                }
            }
        }
    }
}
