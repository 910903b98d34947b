//! Time zones as people write them: `UTC`, `Z`, `+02:00`, `GMT+2`, `Europe/Berlin`, `PDT`.

use chrono::{FixedOffset, LocalResult, NaiveDateTime, Offset, TimeDelta, TimeZone};
use chrono_tz::Tz;

use crate::incident::Moment;

/// A zone, and how to show it.
#[derive(Clone, Debug, PartialEq)]
pub enum Zone {
    /// The same offset all year round.
    Fixed {
        /// East of Greenwich.
        offset: FixedOffset,
        /// As a reader knows it.
        label: String,
    },
    /// A place of the IANA database, with its clock changes.
    Named(Tz),
}

/// A zone as written, with what makes it doubtful.
#[derive(Clone, Debug, PartialEq)]
pub struct ZoneText {
    /// The zone that was taken.
    pub zone: Zone,
    /// For an abbreviation that stands for several: the reading taken, and the others.
    pub ambiguity: Readings,
}

/// What a clock change does to a local time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockChange {
    /// The clock jumped over it.
    Skipped,
    /// The clock showed it twice; the first is taken.
    Repeated,
}

/// Of an abbreviation that stands for several zones: the reading taken, and the others.
type Readings = Option<(&'static str, &'static str)>;

/// Abbreviations: minutes east of Greenwich and, where an abbreviation stands for several zones,
/// the reading taken and the others. From the IANA time zone database's own abbreviations
/// (tzdata `northamerica`, `europe`, `africa`, `asia`, `australasia`).
const ABBREVIATIONS: &[(&str, i32, Readings)] = &[
    ("UTC", 0, None),
    ("GMT", 0, None),
    ("Z", 0, None),
    ("WET", 0, None),
    ("WEST", 60, None),
    ("CET", 60, None),
    ("CEST", 120, None),
    ("EET", 120, None),
    ("EEST", 180, None),
    ("MSK", 180, None),
    ("WAT", 60, None),
    ("CAT", 120, None),
    ("SAST", 120, None),
    ("EAT", 180, None),
    ("PKT", 300, None),
    ("WIB", 420, None),
    ("ICT", 420, None),
    ("SGT", 480, None),
    ("HKT", 480, None),
    ("AWST", 480, None),
    ("JST", 540, None),
    ("KST", 540, None),
    ("ACST", 570, None),
    ("ACDT", 630, None),
    ("AEST", 600, None),
    ("AEDT", 660, None),
    ("NZST", 720, None),
    ("NZDT", 780, None),
    ("BRT", -180, None),
    ("EDT", -240, None),
    ("EST", -300, None),
    ("CDT", -300, Some(("US Central Daylight Time, UTC-5", "Cuba Daylight Time, UTC-4"))),
    (
        "CST",
        -360,
        Some(("US Central Standard Time, UTC-6", "China Standard Time, UTC+8; Cuba Standard Time, UTC-5")),
    ),
    ("MDT", -360, None),
    ("MST", -420, None),
    ("PDT", -420, None),
    ("PST", -480, None),
    ("AKDT", -480, None),
    ("AKST", -540, None),
    ("HST", -600, None),
    ("BST", 60, Some(("British Summer Time, UTC+1", "Bangladesh Standard Time, UTC+6"))),
    (
        "IST",
        330,
        Some(("India Standard Time, UTC+5:30", "Irish Standard Time, UTC+1; Israel Standard Time, UTC+2")),
    ),
    ("AST", -240, Some(("Atlantic Standard Time, UTC-4", "Arabia Standard Time, UTC+3"))),
    ("ADT", -180, None),
];

/// Short names for a place rather than an offset.
const PLACES: &[(&str, Tz)] = &[
    ("PT", Tz::America__Los_Angeles),
    ("MT", Tz::America__Denver),
    ("CT", Tz::America__Chicago),
    ("ET", Tz::America__New_York),
];

impl Zone {
    /// Coordinated Universal Time.
    pub fn utc() -> Self {
        Self::Fixed {
            offset: FixedOffset::east_opt(0).unwrap_or_else(|| chrono::Utc.fix()),
            label: "UTC".to_owned(),
        }
    }

    /// An offset of `minutes` east of Greenwich, shown as `label`; none beyond a day.
    fn fixed(minutes: i32, label: &str) -> Option<Self> {
        Some(Self::Fixed { offset: FixedOffset::east_opt(minutes * 60)?, label: label.to_owned() })
    }

    /// As a reader knows it.
    pub fn label(&self) -> String {
        match self {
            Self::Fixed { label, .. } => label.clone(),
            Self::Named(tz) => tz.name().to_owned(),
        }
    }

    /// The point in time at which a clock in this zone shows `local`, and whether a clock change
    /// makes that doubtful.
    pub fn at(&self, local: NaiveDateTime) -> Option<(Moment, Option<ClockChange>)> {
        let (offset, change) = match self {
            Self::Fixed { offset, .. } => (*offset, None),
            Self::Named(tz) => match tz.offset_from_local_datetime(&local) {
                LocalResult::Single(offset) => (offset.fix(), None),
                LocalResult::Ambiguous(first, _) => (first.fix(), Some(ClockChange::Repeated)),
                // The offset in force before the jump, so that 02:30 becomes 03:30.
                LocalResult::None => {
                    let before = local.checked_sub_signed(TimeDelta::hours(3))?;
                    (tz.offset_from_local_datetime(&before).earliest()?.fix(), Some(ClockChange::Skipped))
                }
            },
        };
        let at = offset.from_local_datetime(&local).single()?;
        let at = match self {
            Self::Named(tz) if change == Some(ClockChange::Skipped) => {
                at.with_timezone(&tz.offset_from_utc_datetime(&at.naive_utc()).fix())
            }
            _ => at,
        };
        Some((Moment { at, zone: self.label() }, change))
    }
}

/// The zone that the whole of `text` names.
pub fn parse(text: &str) -> Option<ZoneText> {
    let text = text.trim();
    let (zone, length) = leading(text)?;
    (length == text.len()).then_some(zone)
}

/// The zone that `text` begins with, and its length in bytes.
pub fn leading(text: &str) -> Option<(ZoneText, usize)> {
    let plain = |zone| ZoneText { zone, ambiguity: None };
    if let Some((minutes, length)) = offset(text) {
        return Some((plain(Zone::fixed(minutes, &offset_label(minutes))?), length));
    }
    let word_end =
        text.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '/' | '_'))).unwrap_or(text.len());
    let mut word = text.get(..word_end)?;
    if word.contains('/') {
        // `America/Argentina/Buenos_Aires`; also those with a `-` in them.
        let end = text
            .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '/' | '_' | '-' | '+')))
            .unwrap_or(text.len());
        for end in [end, word_end] {
            let name = text.get(..end)?;
            if let Ok(tz) = name.parse::<Tz>() {
                return Some((plain(Zone::Named(tz)), end));
            }
        }
        word = word.split('/').next()?;
    }
    let upper = word.to_ascii_uppercase();
    if let Some((_, tz)) = PLACES.iter().find(|(name, _)| *name == word) {
        return Some((plain(Zone::Named(*tz)), word.len()));
    }
    let is_known_case =
        word == upper || word.len() > 2 && (word == upper.to_ascii_lowercase()) || word == "z";
    if !is_known_case {
        return None;
    }
    let (name, minutes, ambiguity) = ABBREVIATIONS.iter().find(|(name, _, _)| *name == upper)?;
    // `UTC+2`, `GMT-03:30`.
    if *minutes == 0
        && ambiguity.is_none()
        && name.len() == 3
        && let Some((more, length)) = text.get(word.len()..).and_then(offset)
    {
        return Some((plain(Zone::fixed(more, &offset_label(more))?), word.len() + length));
    }
    let label = if *name == "Z" { "UTC" } else { name };
    Some((ZoneText { zone: Zone::fixed(*minutes, label)?, ambiguity: *ambiguity }, word.len()))
}

/// `+02:00`, `-0330`, `+2` at the start of `text`: minutes and length.
fn offset(text: &str) -> Option<(i32, usize)> {
    let (sign, sign_length) = match text.chars().next()? {
        '+' => (1, 1),
        '-' => (-1, 1),
        '−' => (-1, '−'.len_utf8()),
        _ => return None,
    };
    let digits = text.get(sign_length..)?;
    let count = digits.bytes().take_while(u8::is_ascii_digit).count();
    let number = |from: usize, to: usize| digits.get(from..to)?.parse::<i32>().ok();
    let (hours, minutes, length) = match (count, digits.as_bytes().get(count)) {
        (2, Some(b':')) if digits.as_bytes().iter().skip(3).take(2).all(u8::is_ascii_digit) => {
            (number(0, 2)?, number(3, 5)?, 5)
        }
        (4, _) => (number(0, 2)?, number(2, 4)?, 4),
        (1 | 2, _) => (number(0, count)?, 0, count),
        _ => return None,
    };
    (hours <= 14 && minutes < 60).then_some((sign * (hours * 60 + minutes), sign_length + length))
}

fn offset_label(minutes: i32) -> String {
    if minutes == 0 {
        return "UTC".to_owned();
    }
    let sign = if minutes < 0 { '-' } else { '+' };
    format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(text: &str) -> Option<String> {
        parse(text).map(|found| found.zone.label())
    }

    #[test]
    fn zones_as_people_write_them() {
        for (text, expected) in [
            ("UTC", "UTC"),
            ("utc", "UTC"),
            ("Z", "UTC"),
            ("GMT+2", "+02:00"),
            ("+0530", "+05:30"),
            ("-03:30", "-03:30"),
            ("Europe/Berlin", "Europe/Berlin"),
            ("PT", "America/Los_Angeles"),
            ("PDT", "PDT"),
        ] {
            assert_eq!(label(text).as_deref(), Some(expected), "{text}");
        }
        for text in ["", "at", "Et", "+25", "Europe/Nowhere", "MARS"] {
            assert_eq!(label(text), None, "{text}");
        }
        assert!(parse("IST").unwrap().ambiguity.is_some());
    }

    #[test]
    fn a_clock_change_skips_and_repeats() {
        let berlin = Zone::Named(Tz::Europe__Berlin);
        let at = |text: &str| berlin.at(text.parse().unwrap()).unwrap();
        let (moment, change) = at("2024-03-31T02:30:00");
        assert_eq!(
            (moment.rfc3339().as_str(), change),
            ("2024-03-31T03:30:00+02:00", Some(ClockChange::Skipped))
        );
        let (moment, change) = at("2024-10-27T02:30:00");
        assert_eq!(
            (moment.rfc3339().as_str(), change),
            ("2024-10-27T02:30:00+02:00", Some(ClockChange::Repeated))
        );
    }
}
