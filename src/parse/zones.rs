//! Time zones as people write them: `UTC`, `Z`, `+02:00`, `GMT+2`, `Europe/Berlin`, `PDT`.

use chrono::{FixedOffset, LocalResult, NaiveDateTime, NaiveTime, Offset, TimeDelta, TimeZone};
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
    /// For an abbreviation that stands for several: the reading taken, then the others.
    pub readings: &'static [Reading],
    /// Written by name, not as an offset alone.
    pub is_named: bool,
}

/// One of the zones that an abbreviation stands for.
#[derive(Debug, PartialEq)]
pub struct Reading {
    /// Its name.
    pub name: &'static str,
    /// Its offset, as written behind a time.
    pub offset: &'static str,
    /// A place that keeps it.
    pub place: &'static str,
}

/// What a clock change does to a local time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockChange {
    /// The clock jumped over it.
    Skipped,
    /// The clock showed it twice; the first is taken.
    Repeated,
}

const fn reading(name: &'static str, offset: &'static str, place: &'static str) -> Reading {
    Reading { name, offset, place }
}

/// Abbreviations: minutes east of Greenwich and, where an abbreviation stands for several zones, its
/// readings, the one taken first. From the IANA time zone database's own abbreviations
/// (tzdata `northamerica`, `europe`, `africa`, `asia`, `australasia`).
const ABBREVIATIONS: &[(&str, i32, &[Reading])] = &[
    ("UTC", 0, &[]),
    ("GMT", 0, &[]),
    ("Z", 0, &[]),
    ("WET", 0, &[]),
    ("WEST", 60, &[]),
    ("CET", 60, &[]),
    ("CEST", 120, &[]),
    ("EET", 120, &[]),
    ("EEST", 180, &[]),
    ("MSK", 180, &[]),
    ("TRT", 180, &[]),
    ("WAT", 60, &[]),
    ("CAT", 120, &[]),
    ("SAST", 120, &[]),
    ("EAT", 180, &[]),
    ("PKT", 300, &[]),
    ("NPT", 345, &[]),
    ("WIB", 420, &[]),
    ("ICT", 420, &[]),
    ("SGT", 480, &[]),
    ("HKT", 480, &[]),
    ("PHT", 480, &[]),
    ("AWST", 480, &[]),
    ("JST", 540, &[]),
    ("KST", 540, &[]),
    ("ACST", 570, &[]),
    ("ACDT", 630, &[]),
    ("AEST", 600, &[]),
    ("AEDT", 660, &[]),
    ("NZST", 720, &[]),
    ("NZDT", 780, &[]),
    ("BRT", -180, &[]),
    ("EDT", -240, &[]),
    ("EST", -300, &[]),
    (
        "CDT",
        -300,
        &[
            reading("US Central Daylight Time", "-05:00", "America/Chicago"),
            reading("Cuba Daylight Time", "-04:00", "America/Havana"),
        ],
    ),
    (
        "CST",
        -360,
        &[
            reading("US Central Standard Time", "-06:00", "America/Chicago"),
            reading("China Standard Time", "+08:00", "Asia/Shanghai"),
            reading("Cuba Standard Time", "-05:00", "America/Havana"),
        ],
    ),
    ("MDT", -360, &[]),
    ("MST", -420, &[]),
    ("PDT", -420, &[]),
    ("PST", -480, &[]),
    ("AKDT", -480, &[]),
    ("AKST", -540, &[]),
    ("HST", -600, &[]),
    (
        "BST",
        60,
        &[
            reading("British Summer Time", "+01:00", "Europe/London"),
            reading("Bangladesh Standard Time", "+06:00", "Asia/Dhaka"),
        ],
    ),
    (
        "IST",
        330,
        &[
            reading("India Standard Time", "+05:30", "Asia/Kolkata"),
            reading("Irish Standard Time", "+01:00", "Europe/Dublin"),
            reading("Israel Standard Time", "+02:00", "Asia/Jerusalem"),
        ],
    ),
    (
        "AST",
        -240,
        &[
            reading("Atlantic Standard Time", "-04:00", "America/Halifax"),
            reading("Arabia Standard Time", "+03:00", "Asia/Riyadh"),
        ],
    ),
    ("ADT", -180, &[]),
];

/// Abbreviations that are known in small letters too: none that is a word.
const KNOWN_SMALL: &[&str] =
    &["utc", "gmt", "cet", "cest", "pst", "pdt", "edt", "cdt", "cst", "ist", "jst", "aest", "aedt"];

/// Zones by their names in words, in lower case: an abbreviation, or a place.
const NAMES: &[(&str, &str)] = &[
    ("coordinated universal time", "UTC"),
    ("universal time", "UTC"),
    ("greenwich mean time", "GMT"),
    ("central european time", "Europe/Paris"),
    ("central european summer time", "CEST"),
    ("eastern european time", "EET"),
    ("british summer time", "Europe/London"),
    ("pacific standard time", "PST"),
    ("pacific daylight time", "PDT"),
    ("pacific time", "PT"),
    ("mountain time", "MT"),
    ("mountain standard time", "MST"),
    ("mountain daylight time", "MDT"),
    ("central time", "CT"),
    ("central standard time", "CST"),
    ("central daylight time", "CDT"),
    ("eastern time", "ET"),
    ("eastern standard time", "EST"),
    ("eastern daylight time", "EDT"),
    ("west africa time", "WAT"),
    ("west african time", "WAT"),
    ("central africa time", "CAT"),
    ("east africa time", "EAT"),
    ("east african time", "EAT"),
    ("south africa standard time", "SAST"),
    ("india standard time", "Asia/Kolkata"),
    ("indian standard time", "Asia/Kolkata"),
    ("japan standard time", "JST"),
    ("china standard time", "Asia/Shanghai"),
    ("日本時間", "JST"),
    ("北京时间", "Asia/Shanghai"),
    ("北京時間", "Asia/Shanghai"),
    ("协调世界时", "UTC"),
    ("協定世界時", "UTC"),
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

    /// What a clock in this zone shows at `moment`.
    pub fn local(&self, moment: &Moment) -> NaiveDateTime {
        match self {
            Self::Fixed { offset, .. } => moment.at.with_timezone(offset).naive_local(),
            Self::Named(tz) => moment.at.with_timezone(tz).naive_local(),
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

/// The name of the place that `text` most likely means: `Berlin`, `europe/berlin`, `Europe/Berlyn`.
pub fn nearest(text: &str) -> Option<&'static str> {
    let wanted = text.trim().to_lowercase().replace(' ', "_");
    let names = || chrono_tz::TZ_VARIANTS.iter().map(|tz| tz.name());
    let city = |name: &&str| name.rsplit('/').next().is_some_and(|city| city.eq_ignore_ascii_case(&wanted));
    names()
        .find(|name| name.eq_ignore_ascii_case(&wanted))
        .or_else(|| names().find(city))
        .or_else(|| crate::suggest::nearest(&wanted, names()))
}

/// The zone that `text` begins with, and its length in bytes.
pub fn leading(text: &str) -> Option<(ZoneText, usize)> {
    let plain = |zone, is_named| ZoneText { zone, readings: &[], is_named };
    if let Some((minutes, length)) = offset(text) {
        return Some((plain(Zone::fixed(minutes, &offset_label(minutes))?, false), length));
    }
    if let Some(found) = in_words(text) {
        return Some(found);
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
                return Some((plain(Zone::Named(tz), true), end));
            }
        }
        word = word.split('/').next()?;
    }
    // Emphasis: `_All times in EDT_`.
    word = word.trim_end_matches('_');
    if text.get(word.len()..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric)) {
        return None;
    }
    if let Some((_, tz)) = PLACES.iter().find(|(name, _)| *name == word) {
        return Some((plain(Zone::Named(*tz), true), word.len()));
    }
    let upper = word.to_ascii_uppercase();
    if word != upper && !KNOWN_SMALL.contains(&word) && word != "z" && word != "Utc" && word != "Gmt" {
        return None;
    }
    let (name, minutes, readings) = ABBREVIATIONS.iter().find(|(name, _, _)| *name == upper)?;
    // `UTC+2`, `GMT-03:30`.
    if *minutes == 0
        && name.len() == 3
        && let Some((more, length)) = text.get(word.len()..).and_then(offset)
    {
        return Some((plain(Zone::fixed(more, &offset_label(more))?, true), word.len() + length));
    }
    let label = if *name == "Z" { "UTC" } else { name };
    Some((ZoneText { zone: Zone::fixed(*minutes, label)?, readings, is_named: true }, word.len()))
}

/// The zone whose name in words `text` begins with.
fn in_words(text: &str) -> Option<(ZoneText, usize)> {
    let first = text.chars().next()?;
    if !first.is_alphabetic() {
        return None;
    }
    let (name, short) = NAMES.iter().find(|(name, _)| {
        text.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name))
            && !text
                .get(name.len()..)
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
    })?;
    let (zone, _) = leading(short)?;
    Some((ZoneText { readings: &[], ..zone }, name.len()))
}

/// Whether `text` begins with an offset in hours and minutes, `+05:30` or `-0800`, as one that stands
/// apart from its time must be.
pub fn is_long_offset(text: &str) -> bool {
    let length = offset(text).map(|(_, length)| length);
    let sign = text.chars().next().map_or(0, char::len_utf8);
    length.is_some_and(|length| {
        length >= sign + 4 && !text.get(length..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
    })
}

/// The zone in which a clock shows `here` when one in `zone` shows `there`.
pub fn from_difference(zone: &ZoneText, here: NaiveTime, there: NaiveTime) -> Option<ZoneText> {
    let Zone::Fixed { offset, .. } = &zone.zone else { return None };
    let minutes = (here - there).num_minutes() + i64::from(offset.local_minus_utc() / 60);
    // From UTC-10 to UTC+14, where people live.
    let minutes = (minutes + 10 * 60).rem_euclid(24 * 60) - 10 * 60;
    let minutes = i32::try_from(minutes).ok().filter(|minutes| minutes % 15 == 0)?;
    Some(ZoneText { zone: Zone::fixed(minutes, &offset_label(minutes))?, readings: &[], is_named: false })
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
        for text in ["", "at", "Et", "eat", "cat", "+25", "Europe/Nowhere", "MARS", "ETs"] {
            assert_eq!(label(text), None, "{text}");
        }
        assert_eq!(parse("IST").unwrap().readings[0].offset, "+05:30");
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
