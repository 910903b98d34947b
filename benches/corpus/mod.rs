//! A made corpus: incidents in our own words, the same for a seed on every platform, with the
//! statistics of prose (common words, rare ones, names and codes that few documents share).

mod causes;
mod incident;
mod phrase;
mod random;
mod sentences;
mod snippets;
mod vocabulary;

use std::collections::HashSet;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, TimeDelta};

use causes::{Cause, GROUPS, Group};
use incident::Plan;
use phrase::Topic;
use random::Random;

/// The first year; the corpus ends with 2025.
const FIRST_YEAR: i32 = 2016;
/// Days from the first day to the last.
const DAYS: usize = 3_650;
/// Offsets from UTC in hours; the first is the commonest.
const OFFSETS: &[i32] = &[0, 0, 0, 0, 0, 0, 0, 1, -5, 9];

/// A document.
pub struct Document {
    /// Its path below the root, with `/`.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// The settings that the documents are written for.
pub fn site_toml() -> String {
    let mut text = "title = \"A made corpus\"\n\
        description = \"Incidents that never happened, to measure with.\"\n\
        base_url = \"https://postmortems.example/\"\n\
        profile = \"strict\"\n\
        severities = [\"SEV1\", \"SEV2\", \"SEV3\", \"SEV4\"]\n\
        triggers = [\"deploy\", \"config-push\", \"traffic\", \"maintenance\", \"hardware\", \"dependency\", \"attack\", \"clock\"]\n"
        .to_owned();
    text.push_str(&format!("services = {:?}\n", vocabulary::SERVICES));
    for group in GROUPS {
        text.push_str(&entry(group.path, group.title, group.description));
        for cause in group.causes {
            text.push_str(&entry(&format!("{}/{}", group.path, cause.path), cause.title, ""));
        }
    }
    text
}

fn entry(path: &str, title: &str, description: &str) -> String {
    format!("\n[[causes]]\npath = {path:?}\ntitle = {title:?}\ndescription = {description:?}\n")
}

/// `count` documents, oldest first.
pub fn documents(count: usize, seed: u64) -> impl Iterator<Item = Document> {
    let mut ids = Vec::with_capacity(count);
    let mut used = HashSet::with_capacity(count);
    (0..count).map(move |index| {
        let mut random = Random::new(seed, index as u64);
        let topic = Topic::new(&mut random);
        let (group, cause) = draw_cause(&mut random);
        let further =
            random.percent(15).then(|| draw_cause(&mut random)).filter(|(_, other)| other.path != cause.path);
        let start = start(index, count, &mut random);
        let base = format!(
            "{}-{}-{}",
            start.date_naive(),
            topic.services.first().copied().unwrap_or_default(),
            cause.path
        );
        let id = (1..)
            .map(|n| if n == 1 { base.clone() } else { format!("{base}-{n}") })
            .find(|id| !used.contains(id));
        let id = id.unwrap_or(base);
        let plan = Plan {
            group,
            cause,
            further: further.map(|(group, cause)| format!("{}/{}", group.path, cause.path)),
            start,
            minutes: 61 + (random.zipf(1_200) + random.below(60)) as i64,
            topic: &topic,
            earlier: earlier(&ids, &mut random),
        };
        let text = incident::markdown(&plan, &mut random);
        let path = format!("content/{}/{id}.md", start.format("%Y"));
        used.insert(id.clone());
        ids.push(id);
        Document { path, text }
    })
}

fn draw_cause(random: &mut Random) -> (&'static Group, &'static Cause) {
    let all: Vec<(&Group, &Cause)> =
        GROUPS.iter().flat_map(|group| group.causes.iter().map(move |cause| (group, cause))).collect();
    // A stride that shares no factor with their number, so that common causes lie in different groups.
    let place = random.zipf(all.len()) * 7 % all.len().max(1);
    match all.get(place) {
        Some(drawn) => *drawn,
        None => draw_cause(random),
    }
}

/// The start of document `index` of `count`: evenly spread, in order but for the time of day.
fn start(index: usize, count: usize, random: &mut Random) -> DateTime<FixedOffset> {
    let first = NaiveDate::from_ymd_opt(FIRST_YEAR, 1, 1).unwrap_or_default();
    let day = first + TimeDelta::days((index * DAYS / count.max(1)) as i64);
    let hours = OFFSETS.get(random.below(OFFSETS.len())).copied().unwrap_or_default();
    let offset = FixedOffset::east_opt(hours * 3600).unwrap_or(chrono::Offset::fix(&chrono::Utc));
    let local = day.and_time(NaiveTime::MIN) + TimeDelta::minutes(random.below(24 * 60) as i64);
    local.and_local_timezone(offset).earliest().unwrap_or_default()
}

/// In one of four documents, one to three of the ids before it, mostly recent ones.
fn earlier<'a>(ids: &'a [String], random: &mut Random) -> Vec<&'a str> {
    if !random.percent(25) {
        return Vec::new();
    }
    let mut earlier: Vec<&str> = Vec::new();
    for _ in 0..random.between(1, 3) {
        let back = random.zipf(ids.len()) + 1;
        let id = ids.len().checked_sub(back).and_then(|at| ids.get(at)).map(String::as_str);
        earlier.extend(id.filter(|id| !earlier.contains(id)));
    }
    earlier
}
