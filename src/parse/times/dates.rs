//! Dates as people write them.

use chrono::NaiveDate;

use super::cursor::Cursor;
use super::{Written, words};

/// Why a date is none.
const NO_SUCH_DAY: &str = "the calendar has no such day";

/// A date as written.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Day {
    date: Option<NaiveDate>,
    other: Option<NaiveDate>,
    day_first: Option<bool>,
    month_day: Option<(u32, u32)>,
    number: Option<u32>,
    /// Numbers that are a date only where a time of day follows.
    pub(super) needs_clock: bool,
}

impl Day {
    fn full(date: NaiveDate) -> Self {
        Self { date: Some(date), ..Self::default() }
    }

    fn partial(month: u32, day: u32) -> Option<Self> {
        // A leap year, so that 29 February is one.
        NaiveDate::from_ymd_opt(2000, month, day)?;
        Some(Self { month_day: Some((month, day)), ..Self::default() })
    }

    /// A time with nothing but this date.
    pub(super) fn written(self) -> Written {
        Written {
            date: self.date,
            other_date: self.other,
            day_first: self.day_first,
            month_day: self.month_day,
            day_number: self.number,
            ..Written::default()
        }
    }
}

/// Reads one form of date, or nothing.
type Form<'a> = fn(&mut Cursor<'a>) -> Result<Option<Day>, &'static str>;

impl<'a> Cursor<'a> {
    /// A date. An error for what can be nothing but a date and is not in the calendar.
    pub(super) fn date(&mut self) -> Result<Option<Day>, &'static str> {
        let start = self.at;
        self.weekday_before();
        let from = self.at;
        let forms: [Form<'a>; 4] =
            [Self::wide_date, Self::numeric_date, Self::named_date, Self::numbered_day];
        for form in forms {
            self.at = from;
            if let Some(day) = form(self)? {
                self.weekday_after();
                return Ok(Some(day));
            }
        }
        self.at = start;
        Ok(None)
    }

    fn weekday_before(&mut self) {
        if self.any_word(words::WEEKDAYS) {
            self.eat(".");
            self.eat(",");
            self.skip_spaces();
            if self.word("the") {
                self.skip_spaces();
            }
        }
    }

    /// `(Sat)`, `（土）`, `, Sunday`.
    fn weekday_after(&mut self) {
        let start = self.at;
        self.skip_spaces();
        let comma = self.eat(",");
        self.skip_spaces();
        let open = self.eat_any(&["(", "（"]);
        let wide = (open || !comma) && self.eat_any(words::WIDE_WEEKDAYS);
        let found = wide || self.any_word(words::WEEKDAYS);
        // Without parentheses a single character may begin a word.
        if !found || open && !self.eat_any(&[")", "）"]) || wide && !open {
            self.at = start;
        }
    }

    /// `2024年3月2日`, `3月2日`.
    fn wide_date(&mut self) -> Result<Option<Day>, &'static str> {
        let start = self.at;
        let Some(mut number) = self.digits(1, 4) else { return Ok(None) };
        let mut year = None;
        self.skip_spaces();
        if self.eat("年") {
            year = i32::try_from(number).ok();
            self.skip_spaces();
            match self.digits(1, 2) {
                Some(month) => number = month,
                None => return Ok(None),
            }
            self.skip_spaces();
        }
        if !self.eat("月") {
            self.at = start;
            return Ok(None);
        }
        self.skip_spaces();
        let Some(day) = self.digits(1, 2) else { return Ok(None) };
        self.skip_spaces();
        if !self.eat_any(&["日", "号"]) {
            return Ok(None);
        }
        match year {
            Some(year) => calendar(year, number, day).map(|date| Some(Day::full(date))),
            None => Ok(Day::partial(number, day)),
        }
    }

    fn numeric_date(&mut self) -> Result<Option<Day>, &'static str> {
        let first_length = self.digits_ahead();
        let Some(first) = self.digits(1, 4) else { return Ok(None) };
        let Some(separator) = self.next().filter(|c| matches!(c, '-' | '/' | '.')) else { return Ok(None) };
        self.at += 1;
        let second_length = self.digits_ahead();
        let Some(second) = self.digits(1, 2) else { return Ok(None) };
        if !self.eat(separator.encode_utf8(&mut [0; 4])) {
            // `08-01 14:30`, `8/1 14:30`: a month and a day only before a time.
            let is_date = separator == '-' && first_length == 2 && second_length == 2 || separator == '/';
            if first_length > 2 || !is_date {
                return Ok(None);
            }
            let day = Day::partial(first, second).or_else(|| Day::partial(second, first));
            return Ok(day.map(|day| Day { needs_clock: true, ..day }));
        }
        if first_length == 4 {
            let Some(day) = self.digits(1, 2) else { return Ok(None) };
            // `1999.12.31` may be a version.
            return match (calendar(year(first), second, day), separator) {
                (Ok(date), _) => Ok(Some(Day::full(date))),
                (Err(why), '-' | '/') if first >= 1900 => Err(why),
                _ => Ok(None),
            };
        }
        if first_length == 3 {
            return Ok(None);
        }
        let (year, needs_clock) = match self.digits_ahead() {
            4 => (self.digits(4, 4).map(year), false),
            2 if separator != '-' => (self.digits(2, 2).map(|short| year(2000 + short)), true),
            _ => (None, false),
        };
        let Some(year) = year else { return Ok(None) };
        let month_first = NaiveDate::from_ymd_opt(year, first, second);
        let day_first = NaiveDate::from_ymd_opt(year, second, first);
        let day = match (separator, month_first, day_first) {
            // Dots are written day first wherever they are written.
            ('.', _, Some(date)) => Day::full(date),
            ('.', _, None) => return Ok(None),
            (_, Some(a), Some(b)) if a != b => Day { other: Some(b), ..Day::full(a) },
            (_, Some(a), Some(_)) => Day::full(a),
            (_, Some(a), None) => Day { day_first: Some(false), ..Day::full(a) },
            (_, None, Some(b)) => Day { day_first: Some(true), ..Day::full(b) },
            (_, None, None) if needs_clock => return Ok(None),
            (_, None, None) => return Err(NO_SUCH_DAY),
        };
        Ok(Some(Day { needs_clock, ..day }))
    }

    /// `August 7, 2023`, `7 Aug 2023`, `8th Nov 2023`, `19. April`, `Oct 29`.
    fn named_date(&mut self) -> Result<Option<Day>, &'static str> {
        let parts = if self.next().is_some_and(|c| c.is_ascii_digit()) {
            self.day_of_month().and_then(|day| {
                self.eat(".");
                if self.eat("-") || self.eat("/") {
                    return Some((self.month()?, day));
                }
                self.skip_spaces();
                if self.word("of") {
                    self.skip_spaces();
                }
                Some((self.month()?, day))
            })
        } else {
            self.month().and_then(|month| {
                self.skip_spaces();
                if self.word("the") {
                    self.skip_spaces();
                }
                Some((month, self.day_of_month()?))
            })
        };
        let Some(((month, is_capital), day)) = parts else { return Ok(None) };
        let before_year = self.at;
        if !self.eat("-") && !self.eat("/") {
            self.eat(",");
            self.skip_spaces();
        }
        if self.digits_ahead() == 4
            && let Some(year) = self.digits(4, 4).map(year).filter(|year| (1900..2200).contains(year))
            && !self.next().is_some_and(|c| c.is_ascii_alphanumeric())
        {
            return calendar(year, month, day).map(|date| Some(Day::full(date)));
        }
        self.at = before_year;
        // "may 12" in small letters may be a verb and a number.
        Ok(Day::partial(month, day).filter(|_| is_capital))
    }

    /// `Day 2`.
    fn numbered_day(&mut self) -> Result<Option<Day>, &'static str> {
        if !self.word("day") {
            return Ok(None);
        }
        self.skip_spaces();
        let number = self.digits(1, 3).filter(|number| *number > 0);
        Ok(number.map(|number| Day { number: Some(number), ..Day::default() }))
    }

    fn day_of_month(&mut self) -> Option<u32> {
        let day = self.digits(1, 2).filter(|day| (1..=31).contains(day))?;
        let plain = self.next().is_none_or(|c| !c.is_ascii_alphabetic());
        (plain || self.any_word(&["st", "nd", "rd", "th"])).then_some(day)
    }

    /// A month by name, and whether it is written with a capital.
    fn month(&mut self) -> Option<(u32, bool)> {
        let rest = self.rest();
        let length = rest.bytes().take(10).take_while(u8::is_ascii_alphabetic).count();
        let word = rest.get(..length)?;
        let (_, month) = words::MONTHS.iter().find(|(name, _)| name.eq_ignore_ascii_case(word))?;
        self.at += length;
        if length < 5 {
            self.eat(".");
        }
        Some((*month, word.starts_with(|c: char| c.is_ascii_uppercase())))
    }
}

fn year(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(0)
}

fn calendar(year: i32, month: u32, day: u32) -> Result<NaiveDate, &'static str> {
    NaiveDate::from_ymd_opt(year, month, day).ok_or(NO_SUCH_DAY)
}
