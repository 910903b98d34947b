//! Times as people write them, one line each.

use super::*;

fn show(text: &str) -> String {
    let part = |written: &Written| {
        let date = written.date.map(|date| format!("{date} ")).unwrap_or_default();
        let month_day =
            written.month_day.map(|(month, day)| format!("{month:02}-{day:02} ")).unwrap_or_default();
        let number = written.day_number.map(|number| format!("day {number} ")).unwrap_or_default();
        let date = date + &month_day + &number;
        let doubt = if written.doubt.is_some() { "?" } else { "" };
        let clock =
            written.clock.map(|clock| format!("{}{doubt}", clock.format("%H:%M:%S"))).unwrap_or_default();
        let zone = written.zone.as_ref().map(|zone| format!(" {}", zone.zone.label())).unwrap_or_default();
        format!("{date}{clock}{zone}")
    };
    match leading(text) {
        (Leading::Time(written), length) => {
            let end = written.end.as_deref().map(|end| format!("..{}", part(end))).unwrap_or_default();
            let about = if written.approximate { "~" } else { "" };
            format!("{about}{}{end}|{}", part(&written), text.get(length..).unwrap_or_default())
        }
        (Leading::Date(written), length) => {
            format!("Date {}|{}", part(&written).trim_end(), text.get(length..).unwrap_or_default())
        }
        (other, _) => format!("{other:?}"),
    }
}

#[test]
fn leading_times() {
    let mut wrong = Vec::new();
    for (text, expected) in [
        ("14:30: found", "14:30:00|: found"),
        ("14:30 UTC [detected] found", "14:30:00 UTC| [detected] found"),
        ("2017-02-28 09:37 PST command", "2017-02-28 09:37:00 PST| command"),
        ("2017-02-28T09:37:05Z x", "2017-02-28 09:37:05 UTC| x"),
        ("2017-02-28T09:37+02:00 x", "2017-02-28 09:37:00 +02:00| x"),
        ("14:30 - 15:10 UTC work", "14:30:00 UTC..15:10:00 UTC| work"),
        ("14:30 - deployed", "14:30:00| - deployed"),
        ("14:30-15:10 work", "14:30:00..15:10:00| work"),
        ("~14:30 work", "~14:30:00| work"),
        ("3:05 PM — x", "15:05:00| — x"),
        ("12am x", "00:00:00| x"),
        ("August 7, 2023, 14:30 x", "2023-08-07 14:30:00| x"),
        ("8th Nov 2023, 3:00 p.m. to 5:00 p.m (EAT)", "2023-11-08 15:00:00 EAT..17:00:00 EAT|"),
        ("13:20pm x", "13:20:00?| x"),
        ("3:AM x", "03:00:00?| x"),
        ("2024-02-30 14:30 x", "Malformed(\"the calendar has no such day\")"),
        ("14:75 x", "Malformed(\"minutes and seconds go from 00 to 59\")"),
        ("14:30 +05:30 x", "14:30:00 +05:30| x"),
        ("14:30 -05:00 x", "14:30:00 -05:00| x"),
        ("14:30 -05 servers", "14:30:00| -05 servers"),
        ("14:30 -15:10 x", "14:30:00..15:10:00| x"),
        ("8:20 - 8:24", "08:20:00..08:24:00|"),
        ("8:20-8:24 x", "08:20:00..08:24:00| x"),
        ("10:30-11:00 x", "10:30:00..11:00:00| x"),
        ("22:00-02:00 x", "22:00:00..02:00:00| x"),
        ("2:00-4:30 PM x", "14:00:00..16:30:00| x"),
        ("11:30 - 1:00 PM x", "11:30:00..13:00:00| x"),
        ("**x", "None"),
        ("14h30 x", "14:30:00| x"),
        ("2100hrs WAT: x", "21:00:00 WAT|: x"),
        ("1430 UTC x", "14:30:00 UTC| x"),
        ("2024 was a year", "None"),
        ("15.25 PST x", "15:25:00 PST| x"),
        ("14.30: x", "14:30:00|: x"),
        ("14.30 releases", "None"),
        ("1.27 was released", "None"),
        ("8.14 pm x", "20:14:00| x"),
        ("5:00 p.m (EAT) x", "17:00:00 EAT| x"),
        ("13:15 PST 29 april 2022 - x", "2022-04-29 13:15:00 PST| - x"),
        ("22:30 UTC (Oct 29) x", "10-29 22:30:00 UTC| x"),
        ("22:30 UTC on October 29 to 05:39 UTC on October 30 x", "10-29 22:30:00 UTC..10-30 05:39:00 UTC| x"),
        ("Sep 27 2017 13:06", "2017-09-27 13:06:00|"),
        ("Feb 21, 13:00 x", "02-21 13:00:00| x"),
        ("19. April, 11:00", "04-19 11:00:00|"),
        ("Monday 2 March 2026, 14:30 x", "2026-03-02 14:30:00| x"),
        ("2026-03-02 (Mon) 14:30 x", "2026-03-02 14:30:00| x"),
        ("08-01 06:20 x", "08-01 06:20:00| x"),
        ("8/1/24 06:20 x", "2024-08-01 06:20:00| x"),
        ("1.2.24 was released", "None"),
        ("Day 2, 14:30 x", "day 2 14:30:00| x"),
        ("2026-03-25 12:43 (UTC 03:43) x", "2026-03-25 12:43:00 +09:00| x"),
        ("2026-04-18 ~20:00-23:00 x", "~2026-04-18 20:00:00..23:00:00| x"),
        ("2026-03-29 21:33 JST 頃", "~2026-03-29 21:33:00 JST|"),
        ("2026-04-17 10:05〜10:30 頃 JST x", "~2026-04-17 10:05:00 JST..10:30:00 JST| x"),
        ("2024年3月2日 14:30 x", "2024-03-02 14:30:00| x"),
        ("3月2日（土）14時30分 x", "03-02 14:30:00| x"),
        ("下午3点 x", "15:00:00| x"),
        ("午前10時 x", "10:00:00| x"),
        ("3時間 x", "None"),
        ("14：30 x", "14:30:00| x"),
        ("**12:22** to **13:00** x", "None"),
        ("12:22** to **13:00** x", "12:22:00..13:00:00|** x"),
        ("at 14:30 UTC, x", "14:30:00 UTC|, x"),
        ("By May 12 x", "None"),
        ("2024-03-02 - x", "Date 2024-03-02| - x"),
        ("May 12 x", "Date 05-12| x"),
        ("may 12 x", "None"),
        ("14:30 cat config", "14:30:00| cat config"),
        ("14:30 eat", "14:30:00| eat"),
        ("24:00 x", "Malformed(\"hours go from 00 to 23\")"),
        ("Unknown users report", "None"),
        ("10.128.0.7 is down", "None"),
        ("10:30:45:12", "None"),
        ("25:00 x", "Malformed(\"hours go from 00 to 23\")"),
        ("unknown [action] x", "Unknown"),
        ("2026-03-02 between 14:30 and 15:10 UTC x", "2026-03-02 14:30:00 UTC..15:10:00 UTC| x"),
        ("between 2 PM and 3 PM x", "14:00:00..15:00:00| x"),
        ("14:30 and 15:10 x", "14:30:00| and 15:10 x"),
        ("14時30分から15時10分まで(JST) x", "14:30:00 JST..15:10:00 JST| x"),
        ("15 servers were", "None"),
        ("2023 was", "None"),
        ("3 amazing", "None"),
    ] {
        let shown = show(text);
        if shown != expected {
            wrong.push(format!("{text}: {shown}, not {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_date_of_two_readings_says_so() {
    let (Leading::Time(written), _) = leading("06/07/2023 14:30") else { panic!("a time") };
    assert!(written.other_date.is_some());
    let (Leading::Time(written), _) = leading("06/27/2023 14:30") else { panic!("a time") };
    assert!(written.other_date.is_none());
}
