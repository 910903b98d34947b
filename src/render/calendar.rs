//! `actions.ics`: the due dates of open actions as a calendar (RFC 5545), to subscribe to.
//!
//! Each is an event of a whole day, not a VTODO: Google Calendar and Outlook leave VTODOs out of a calendar
//! that is subscribed to, and Apple's Calendar hands them to another program. The event marks nobody as busy.

use std::collections::HashMap;
use std::io::{self, Write};

use crate::incident::{Action, ActionState, Incident};
use crate::render::site::Site;
use crate::render::view::actions::anchor;
use crate::slug::hash;
use crate::target::percent_encode;

/// Longest line, in bytes, without its end (RFC 5545, section 3.1).
const MAX_LINE: usize = 75;

/// Longest text of a property, in characters: calendars show no more.
const MAX_TEXT: usize = 500;

/// Writes the calendar of `site`. The same facts give the same bytes; an event keeps its UID for as long as its
/// incident's id and its task are the same.
///
/// # Errors
/// Those of `out`.
pub fn write(site: &Site<'_>, out: &mut dyn Write) -> io::Result<()> {
    let host = site.config.base_url.as_deref().and_then(host).unwrap_or("pmsite.invalid");
    let mut lines = Lines { out };
    lines.put("BEGIN", "VCALENDAR")?;
    lines.put("VERSION", "2.0")?;
    lines.put("PRODID", concat!("-//pmsite//pmsite ", env!("CARGO_PKG_VERSION"), "//EN"))?;
    lines.put("CALSCALE", "GREGORIAN")?;
    let name = site.say_with("calendar-name", &[("site", site.config.title.as_str().into())]);
    lines.put("NAME", &text(&name))?;
    // The name that was in use before RFC 7986 gave it one.
    lines.put("X-WR-CALNAME", &text(&name))?;
    for incident in &site.library.incidents {
        let mut seen: HashMap<u64, usize> = HashMap::new();
        for (index, action) in incident.actions.iter().enumerate() {
            if action.state != ActionState::Open || action.due.is_none() {
                continue;
            }
            let key = hash(&format!("{}\n{}", incident.id.value, action.task));
            let same = seen.entry(key).or_default();
            let uid = format!("{key:016x}-{same}@{host}");
            *same += 1;
            event(site, incident, index, action, &uid, &mut lines)?;
        }
    }
    lines.put("END", "VCALENDAR")
}

fn event(
    site: &Site<'_>,
    incident: &Incident,
    index: usize,
    action: &Action,
    uid: &str,
    lines: &mut Lines<'_>,
) -> io::Result<()> {
    let Some(due) = action.due else { return Ok(()) };
    let day = |day: chrono::NaiveDate| day.format("%Y%m%d").to_string();
    lines.put("BEGIN", "VEVENT")?;
    lines.put("UID", uid)?;
    lines.put("DTSTAMP", &format!("{}T000000Z", day(site.trends.today)))?;
    // Without an end it takes the whole day.
    lines.put("DTSTART;VALUE=DATE", &day(due))?;
    let (task, title) = (action.task.as_str(), incident.title.value.as_str());
    let (summary, owner) = match action.owner.as_deref() {
        Some(owner) => (
            site.say_with("calendar-due-owner", &[("task", task.into()), ("owner", owner.into())]),
            site.say_with("calendar-owner", &[("owner", owner.into())]),
        ),
        None => (site.say_with("calendar-due", &[("task", task.into())]), site.say("calendar-nobody")),
    };
    lines.put("SUMMARY", &text(&summary))?;
    let after = match incident.start.value() {
        Some(start) => {
            let date = site.locale.day_of(start).text;
            site.say_with("calendar-after-on", &[("incident", title.into()), ("date", date.into())])
        }
        None => site.say_with("calendar-after", &[("incident", title.into())]),
    };
    lines.put("DESCRIPTION", &text(&format!("{after}\n{owner}")))?;
    if let Some(base) = &site.config.base_url {
        let path = percent_encode(&Site::incident_path(incident));
        lines.put("URL", &format!("{base}{path}#{}", anchor(action, index)))?;
    }
    lines.put("TRANSP", "TRANSPARENT")?;
    lines.put("END", "VEVENT")
}

/// The host of a URL, without a port.
fn host(url: &str) -> Option<&str> {
    let (_, rest) = url.split_once("://")?;
    rest.split(['/', ':', '?']).next().filter(|host| !host.is_empty())
}

/// `text` as a value of the type TEXT (RFC 5545, section 3.3.11), cut where it is long.
fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len().min(2 * MAX_TEXT));
    for (count, c) in text.chars().enumerate() {
        match c {
            _ if count == MAX_TEXT => {
                out.push('…');
                break;
            }
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// Content lines.
struct Lines<'a> {
    out: &'a mut dyn Write,
}

impl Lines<'_> {
    /// Writes a line, folded between characters. `value` has no line breaks.
    fn put(&mut self, name: &str, value: &str) -> io::Result<()> {
        let line = format!("{name}:{value}");
        let mut length = 0;
        for c in line.chars() {
            if length + c.len_utf8() > MAX_LINE {
                // The space that begins the next line counts.
                self.out.write_all(b"\r\n ")?;
                length = 1;
            }
            let mut bytes = [0; 4];
            self.out.write_all(c.encode_utf8(&mut bytes).as_bytes())?;
            length += c.len_utf8();
        }
        self.out.write_all(b"\r\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_between_characters() {
        let value = "a".repeat(66) + "é虎" + &"b".repeat(80);
        let mut out = Vec::new();
        Lines { out: &mut out }.put("SUMMARY", &value).unwrap();
        let written = String::from_utf8(out).unwrap();
        assert!(written.split_terminator("\r\n").all(|line| line.len() <= MAX_LINE), "{written}");
        assert_eq!(written.split("\r\n").next().unwrap().len(), 74, "é would make it 76");
        assert_eq!(written.replace("\r\n ", ""), format!("SUMMARY:{value}\r\n"));
    }

    #[test]
    fn what_has_a_meaning_in_text_is_escaped() {
        assert_eq!(text("a, b; c\\d\ne\tf\r\u{7f}"), "a\\, b\\; c\\\\d\\ne f  ");
        assert_eq!(text(&"x".repeat(600)).chars().count(), MAX_TEXT + 1);
        assert_eq!(host("https://example.org:80/a/"), Some("example.org"));
    }
}
