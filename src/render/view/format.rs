//! Values as a reader sees them: durations, times, counts.

use chrono::{DateTime, FixedOffset, TimeDelta, Timelike};

use crate::incident::{Gap, GapKind, Moment, UsersAffected};
use crate::render::site::Site;

/// `45 s`, `15 min`, `4 h 15 min`, `3 d 2 h`: at most two units; negative lengths give `None`.
pub fn duration(length: TimeDelta) -> Option<String> {
    let seconds = length.num_seconds();
    if seconds < 0 {
        return None;
    }
    let (minutes, hours, days) = (seconds / 60, seconds / 3600, seconds / 86_400);
    let two = |large: i64, large_unit: &str, small: i64, small_unit: &str| match small {
        0 => format!("{large} {large_unit}"),
        _ => format!("{large} {large_unit} {small} {small_unit}"),
    };
    Some(match (days, hours, minutes) {
        (0, 0, 0) => format!("{seconds} s"),
        (0, 0, _) => format!("{minutes} min"),
        (0, _, _) => two(hours, "h", minutes % 60, "min"),
        _ => two(days, "d", hours % 24, "h"),
    })
}

/// The time from one incident to another: as [`duration`] below a day, then `41 days`; from two years
/// of 365 days on `6.6 years`, of 365.25 days.
pub fn gap(length: TimeDelta) -> String {
    match length.num_days() {
        ..1 if length < TimeDelta::minutes(1) => "under a minute".to_owned(),
        ..1 => duration(length).unwrap_or_default(),
        1 => "1 day".to_owned(),
        days @ 2..730 => format!("{days} days"),
        days => format!("{:.1} years", days as f64 / 365.25),
    }
}

/// Time since the start as on a clock: `+0:15`, `+1 d 2:05`, `−0:05`.
pub fn elapsed(length: TimeDelta) -> String {
    let sign = if length < TimeDelta::zero() { '−' } else { '+' };
    let minutes = length.num_minutes().abs();
    let clock = format!("{}:{:02}", minutes / 60 % 24, minutes % 60);
    match minutes / (24 * 60) {
        0 => format!("{sign}{clock}"),
        days => format!("{sign}{days} d {clock}"),
    }
}

/// `2023-08-07 14:30 UTC`.
pub fn moment(moment: &Moment) -> String {
    format!("{} {} {}", date(&moment.at), clock(&moment.at), zone(moment))
}

/// The zone as a reader knows it; an offset alone has `UTC` before it.
pub fn zone(moment: &Moment) -> String {
    let is_offset = moment.zone.starts_with(['+', '-']);
    // A minus sign, unlike a hyphen, is no place to break a line.
    if is_offset { format!("UTC{}", moment.zone.replace('-', "−")) } else { moment.zone.clone() }
}

/// `2023-08-07`.
pub fn date(at: &DateTime<FixedOffset>) -> String {
    at.format("%Y-%m-%d").to_string()
}

/// `14:30`, with seconds where they say something.
pub fn clock(at: &DateTime<FixedOffset>) -> String {
    at.format(if at.second() == 0 { "%H:%M" } else { "%H:%M:%S" }).to_string()
}

/// `35% of users`, `1,200 users`.
pub fn users(site: &Site<'_>, users: &UsersAffected) -> String {
    match users {
        UsersAffected::Share(percent) => site.say_with("users-share", &[("percent", (*percent).into())]),
        UsersAffected::Count(count) => {
            site.say_with("users-count", &[("count", (*count).into()), ("digits", thousands(*count).into())])
        }
    }
}

/// `Unknown: why`, `None: why`.
pub fn stated_gap(site: &Site<'_>, gap: &Gap) -> String {
    let id = match gap.kind {
        GapKind::Unknown => "gap-unknown",
        GapKind::None => "gap-none",
    };
    if gap.why.is_empty() {
        return site.say(id);
    }
    site.say_with("gap-with-reason", &[("gap", site.say(id).into()), ("why", gap.why.as_str().into())])
}

/// `1,234,567`.
pub fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `one` to `ten`, then figures.
pub fn number(count: usize) -> String {
    const WORDS: [&str; 11] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    WORDS.get(count).map_or_else(|| count.to_string(), |&word| word.to_owned())
}

/// `First` to `Tenth`, then `11th`.
pub fn ordinal(count: usize) -> String {
    const WORDS: [&str; 10] =
        ["First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth"];
    if let Some(&word) = count.checked_sub(1).and_then(|index| WORDS.get(index)) {
        return word.to_owned();
    }
    let ending = match (count % 100, count % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{count}{ending}")
}

/// `a`, `a and b`, `a, b and c`.
pub fn list(items: &[&str]) -> String {
    match items {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// `text` with a large first letter and a full stop.
pub fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).chain(['.']).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_have_two_units_at_most() {
        for (seconds, expected) in [
            (0, "0 s"),
            (45, "45 s"),
            (60, "1 min"),
            (899, "14 min"),
            (3600, "1 h"),
            (15_300, "4 h 15 min"),
            (86_400, "1 d"),
            (266_400, "3 d 2 h"),
        ] {
            assert_eq!(duration(TimeDelta::seconds(seconds)).as_deref(), Some(expected));
        }
        assert_eq!(duration(TimeDelta::seconds(-1)), None);
    }

    #[test]
    fn gaps_are_counted_in_whole_days() {
        for (seconds, expected) in [
            (0, "under a minute"),
            (86_399, "23 h 59 min"),
            (86_400, "1 day"),
            (41 * 86_400 + 86_399, "41 days"),
            (729 * 86_400, "729 days"),
            (730 * 86_400, "2.0 years"),
            (2412 * 86_400, "6.6 years"),
        ] {
            assert_eq!(gap(TimeDelta::seconds(seconds)), expected);
        }
    }

    #[test]
    fn elapsed_time_has_a_sign() {
        assert_eq!(elapsed(TimeDelta::minutes(15)), "+0:15");
        assert_eq!(elapsed(TimeDelta::minutes(-65)), "−1:05");
        assert_eq!(elapsed(TimeDelta::minutes(24 * 60 + 125)), "+1 d 2:05");
    }

    #[test]
    fn numbers_read_as_words() {
        assert_eq!(thousands(1_234_567), "1,234,567");
        assert_eq!([ordinal(3), ordinal(11), ordinal(22)], ["Third", "11th", "22nd"]);
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
    }
}
