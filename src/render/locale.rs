//! Values as a reader of the site's language sees them: days, times, lengths, numbers, lists.
//!
//! How they are written stands in the message files. Tables format some hundred thousand values, so
//! the messages without plurals are taken apart once, into [`Pattern`]s.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, TimeDelta, Timelike};
use fluent_bundle::FluentValue;
use fluent_bundle::types::{FluentNumber, FluentNumberOptions, FluentNumberType};
use serde::Serialize;

use super::pattern::Pattern;
use crate::incident::Moment;
use crate::length::Length;
use crate::messages::{Messages, group};
use crate::trends::period::Quarter;
use crate::trends::series::Bin;

/// From so many days on the time between two incidents is told in years.
const YEARS_FROM: i64 = 730;

/// How the site's language writes values.
#[derive(Clone, Debug)]
pub struct Locale {
    messages: Messages,
    /// One for each month, so that a message may name it.
    dates: [Pattern; 12],
    clock: Pattern,
    clock_seconds: Pattern,
    moment: Pattern,
    day_zone: Pattern,
    quarter: Pattern,
    quarter_short: Pattern,
    quarter_axis: Pattern,
    seconds: Pattern,
    minutes: Pattern,
    hours: Pattern,
    hours_minutes: Pattern,
    days: Pattern,
    days_hours: Pattern,
    elapsed_days: Pattern,
    range: Pattern,
    comma: Pattern,
    and: Pattern,
    percent: Pattern,
    thousands: String,
    decimal: String,
}

/// A day for a template: `<time datetime="{{ day.iso }}">{{ day.text }}</time>`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Day {
    /// As a reader sees it.
    pub text: String,
    /// For machines: `2023-08-07`.
    pub iso: String,
}

impl Locale {
    /// What `messages` say about values.
    pub fn new(messages: &Messages) -> Self {
        let pattern = |id: &str, places: &[&str]| Pattern::new(messages, id, &[], places);
        let date = |month: u32| {
            let known = [("month", format!("{month:02}").into()), ("m", month.into())];
            Pattern::new(messages, "date", &known, &["year", "day", "d"])
        };
        Self {
            dates: std::array::from_fn(|index| date(index as u32 + 1)),
            clock: pattern("clock", &["hour", "minute"]),
            clock_seconds: pattern("clock-seconds", &["hour", "minute", "second"]),
            moment: pattern("moment", &["date", "clock", "zone"]),
            day_zone: pattern("day-zone", &["date", "zone"]),
            quarter: pattern("quarter-of-year", &["year", "quarter"]),
            quarter_short: pattern("quarter-short", &["quarter"]),
            quarter_axis: pattern("quarter-axis", &["year", "quarter"]),
            seconds: pattern("length-seconds", &["seconds"]),
            minutes: pattern("length-minutes", &["minutes"]),
            hours: pattern("length-hours", &["hours"]),
            hours_minutes: pattern("length-hours-minutes", &["hours", "minutes"]),
            days: pattern("length-days", &["days"]),
            days_hours: pattern("length-days-hours", &["days", "hours"]),
            elapsed_days: pattern("elapsed-days", &["days", "clock"]),
            range: pattern("range", &["from", "to"]),
            comma: pattern("list-comma", &["before", "next"]),
            and: pattern("list-and", &["before", "last"]),
            percent: pattern("percent", &["number"]),
            thousands: messages.text("thousands-separator", &[]),
            decimal: messages.text("decimal-separator", &[]),
            messages: messages.clone(),
        }
    }

    /// The message `id` with `values` in its places.
    pub fn say(&self, id: &str, values: &[(&str, FluentValue<'_>)]) -> String {
        self.messages.text(id, values)
    }

    /// `Third`, `22nd`.
    pub fn rank(&self, count: usize) -> String {
        let options = FluentNumberOptions { r#type: FluentNumberType::Ordinal, ..Default::default() };
        let rank = FluentNumber::new(count as f64, options);
        self.say("rank-word", &[("count", count.into()), ("rank", FluentValue::Number(rank))])
    }

    /// `2023-08-07`.
    pub fn date(&self, date: NaiveDate) -> String {
        let day = date.day();
        let values = [date.format("%Y").to_string(), format!("{day:02}"), day.to_string()];
        let pattern = self.dates.get(date.month0() as usize);
        pattern.map(|pattern| pattern.fill(&values)).unwrap_or_default()
    }

    /// The day for a template.
    pub fn day(&self, date: NaiveDate) -> Day {
        Day { text: self.date(date), iso: date.to_string() }
    }

    /// The day of `moment` by the clock of its own zone, for a template.
    pub fn day_of(&self, moment: &Moment) -> Day {
        self.day(moment.at.date_naive())
    }

    /// `14:30`, with seconds where they say something.
    pub fn clock(&self, at: &DateTime<FixedOffset>) -> String {
        let two = |number: u32| format!("{number:02}");
        match at.second() {
            0 => self.clock.fill(&[two(at.hour()), two(at.minute())]),
            second => self.clock_seconds.fill(&[two(at.hour()), two(at.minute()), two(second)]),
        }
    }

    /// `2023-08-07 14:30 UTC`.
    pub fn moment(&self, moment: &Moment) -> String {
        self.moment.fill(&[self.date(moment.at.date_naive()), self.clock(&moment.at), zone(moment)])
    }

    /// `2023-08-07 UTC`.
    pub fn day_and_zone(&self, moment: &Moment) -> String {
        self.day_zone.fill(&[self.date(moment.at.date_naive()), zone(moment)])
    }

    /// `2024 Q3`.
    pub fn quarter(&self, quarter: Quarter) -> String {
        self.quarter.fill(&[quarter.year.to_string(), quarter.quarter.to_string()])
    }

    /// `Q3`, where the year is known.
    pub fn quarter_short(&self, quarter: Quarter) -> String {
        self.quarter_short.fill(&[quarter.quarter.to_string()])
    }

    /// `Q1 2024`, short, where the others of the axis are [`Locale::quarter_short`].
    pub fn quarter_axis(&self, quarter: Quarter) -> String {
        self.quarter_axis.fill(&[quarter.year.to_string(), quarter.quarter.to_string()])
    }

    /// `2024 Q3`, `2024`.
    pub fn bin(&self, bin: &Bin) -> String {
        match bin {
            Bin::Quarter(quarter) => self.quarter(*quarter),
            Bin::Year(year) => year.to_string(),
        }
    }

    /// `45 s`, `15 min`, `4 h 15 min`, `3 d 2 h`: at most two units; negative lengths give `None`.
    pub fn duration(&self, length: TimeDelta) -> Option<String> {
        let fill = |pattern: &Pattern, values: &[i64]| {
            pattern.fill(&values.iter().map(ToString::to_string).collect::<Vec<_>>())
        };
        Some(match Length::of(length)? {
            Length::Seconds(seconds) => fill(&self.seconds, &[seconds]),
            Length::Minutes(minutes) => fill(&self.minutes, &[minutes]),
            Length::Hours(hours, 0) => fill(&self.hours, &[hours]),
            Length::Hours(hours, minutes) => fill(&self.hours_minutes, &[hours, minutes]),
            Length::Days(days, 0) => fill(&self.days, &[days]),
            Length::Days(days, hours) => fill(&self.days_hours, &[days, hours]),
        })
    }

    /// The time from one incident to another: as [`Locale::duration`] below a day, then `41 days`; from
    /// two years of 365 days on `6.6 years`, of 365.25 days.
    pub fn gap(&self, length: TimeDelta) -> String {
        match length.num_days() {
            ..1 if length < TimeDelta::minutes(1) => self.say("gap-under-a-minute", &[]),
            ..1 => self.duration(length).unwrap_or_default(),
            days => self.days_or_years(days, YEARS_FROM),
        }
    }

    /// `412 days`; from two years on `2.8 years`.
    pub fn age(&self, days: i64) -> String {
        self.days_or_years(days, YEARS_FROM + 1)
    }

    fn days_or_years(&self, days: i64, years_from: i64) -> String {
        if days < years_from {
            return self.whole_days(days);
        }
        let years = self.number(&format!("{:.1}", days as f64 / 365.25));
        self.say("gap-years", &[("years", years.into())])
    }

    /// `1 day`, `1,412 days`.
    pub fn whole_days(&self, days: i64) -> String {
        let digits = self.thousands(days.unsigned_abs());
        self.say("gap-days", &[("count", days.into()), ("digits", digits.into())])
    }

    /// Time since the start as on a clock: `+0:15`, `+1 d 2:05`, `−0:05`.
    pub fn elapsed(&self, length: TimeDelta) -> String {
        let sign = if length < TimeDelta::zero() { '−' } else { '+' };
        let minutes = length.num_minutes().abs();
        let clock = format!("{}:{:02}", minutes / 60 % 24, minutes % 60);
        match minutes / (24 * 60) {
            0 => format!("{sign}{clock}"),
            days => format!("{sign}{}", self.elapsed_days.fill(&[days.to_string(), clock])),
        }
    }

    /// `1,234,567`.
    pub fn thousands(&self, number: u64) -> String {
        group(number, &self.thousands)
    }

    /// `6.6`, with the decimal separator of the language.
    pub fn number(&self, number: &str) -> String {
        number.replace('.', &self.decimal)
    }

    /// `41%`.
    pub fn percent(&self, number: &str) -> String {
        self.percent.fill(&[self.number(number)])
    }

    /// `0.7 to 3.1`.
    pub fn range(&self, from: &str, to: &str) -> String {
        self.range.fill(&[from, to])
    }

    /// `a, b, c`.
    pub fn commas<S: AsRef<str>>(&self, items: &[S]) -> String {
        let mut items = items.iter().map(AsRef::as_ref);
        let first = items.next().unwrap_or_default().to_owned();
        items.fold(first, |before, next| self.comma.fill(&[before.as_str(), next]))
    }

    /// `a`, `a and b`, `a, b and c`.
    pub fn list<S: AsRef<str>>(&self, items: &[S]) -> String {
        match items {
            [first @ .., last] if !first.is_empty() => {
                self.and.fill(&[self.commas(first).as_str(), last.as_ref()])
            }
            items => self.commas(items),
        }
    }
}

/// The zone as a reader knows it; an offset alone has `UTC` before it.
fn zone(moment: &Moment) -> String {
    let is_offset = moment.zone.starts_with(['+', '-']);
    // A minus sign, unlike a hyphen, is no place to break a line.
    if is_offset { format!("UTC{}", moment.zone.replace('-', "−")) } else { moment.zone.clone() }
}

/// `text` with a large first letter, where its script has such.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::MessageFile;

    fn locales() -> [Locale; 3] {
        ["en", "de", "ja"].map(|language| Locale::new(&Messages::of(language)))
    }

    #[test]
    fn durations_have_two_units_at_most() {
        let [english, german, japanese] = locales();
        for (seconds, expected) in [
            (0, ["0 s", "0 s", "0秒"]),
            (45, ["45 s", "45 s", "45秒"]),
            (60, ["1 min", "1 min", "1分"]),
            (899, ["14 min", "14 min", "14分"]),
            (3600, ["1 h", "1 h", "1時間"]),
            (15_300, ["4 h 15 min", "4 h 15 min", "4時間15分"]),
            (86_400, ["1 d", "1 d", "1日"]),
            (266_400, ["3 d 2 h", "3 d 2 h", "3日2時間"]),
        ] {
            let said = [&english, &german, &japanese].map(|it| it.duration(TimeDelta::seconds(seconds)));
            assert_eq!(said, expected.map(|text| Some(text.to_owned())));
        }
        assert_eq!(english.duration(TimeDelta::seconds(-1)), None);
    }

    #[test]
    fn gaps_are_counted_in_whole_days() {
        let locales = locales();
        for (seconds, expected) in [
            (0, ["under a minute", "weniger als eine Minute", "1分未満"]),
            (86_399, ["23 h 59 min", "23 h 59 min", "23時間59分"]),
            (86_400, ["1 day", "1 Tag", "1日"]),
            (41 * 86_400 + 86_399, ["41 days", "41 Tage", "41日"]),
            (729 * 86_400, ["729 days", "729 Tage", "729日"]),
            (730 * 86_400, ["2.0 years", "2,0 Jahre", "2.0年"]),
            (2412 * 86_400, ["6.6 years", "6,6 Jahre", "6.6年"]),
        ] {
            assert_eq!(locales.each_ref().map(|it| it.gap(TimeDelta::seconds(seconds))), expected);
        }
        assert_eq!(locales.each_ref().map(|it| it.whole_days(1412)), ["1,412 days", "1.412 Tage", "1,412日"]);
    }

    #[test]
    fn elapsed_time_has_a_sign() {
        let [english, ..] = locales();
        let elapsed = |minutes| english.elapsed(TimeDelta::minutes(minutes));
        assert_eq!([15, -65, 24 * 60 + 125].map(elapsed), ["+0:15", "−1:05", "+1 d 2:05"]);
    }

    #[test]
    fn days_are_written_as_the_language_does() {
        let day = NaiveDate::from_ymd_opt(2023, 8, 7).unwrap();
        let said = |it: &Locale| format!("{} · {}", it.date(day), it.quarter(Quarter::of(day)));
        assert_eq!(
            locales().each_ref().map(said),
            ["2023-08-07 · 2023 Q3", "07.08.2023 · Q3 2023", "2023年8月7日 · 2023年第3四半期"]
        );
        assert_eq!(locales().each_ref().map(|it| it.day(day).iso), ["2023-08-07"; 3]);
    }

    #[test]
    fn a_date_may_name_its_month() {
        let text = "date = { $d } { $m ->\n    [8] August\n   *[other] { $month }\n } { $year }\n";
        let file = MessageFile { path: String::new(), language: "en".to_owned(), text: text.into() };
        let locale = Locale::new(&Messages::new("en", &[file]).unwrap());
        let day = |month| locale.date(NaiveDate::from_ymd_opt(2023, month, 7).unwrap());
        assert_eq!([day(8), day(9)], ["7 August 2023", "7 09 2023"]);
    }

    #[test]
    fn numbers_and_lists_read_as_words() {
        let all = locales();
        let [english, ..] = &all;
        assert_eq!(all.each_ref().map(|it| it.thousands(1_234_567)), ["1,234,567", "1.234.567", "1,234,567"]);
        assert_eq!(all.each_ref().map(|it| it.percent("99.9")), ["99.9%", "99,9\u{a0}%", "99.9%"]);
        assert_eq!(
            all.each_ref().map(|it| it.list(&["a", "b", "c"])),
            ["a, b and c", "a, b und c", "a、b、c"]
        );
        assert_eq!([&["a"][..], &[], &["a", "b"]].map(|it| english.list(it)), ["a", "", "a and b"]);
        assert_eq!(
            [3, 11, 21, 22, 23, 112].map(|count| english.rank(count)),
            ["Third", "11th", "21st", "22nd", "23rd", "112th"]
        );
    }
}
