//! One made incident as markdown, in the full strict form.

use std::collections::HashSet;
use std::fmt::Write as _;

use chrono::{DateTime, FixedOffset, TimeDelta};

use super::causes::{Cause, Group};
use super::phrase::Topic;
use super::random::Random;
use super::{sentences as s, snippets};

/// What is settled before the text is written.
pub struct Plan<'a> {
    /// The group of the cause.
    pub group: &'static Group,
    /// The primary cause.
    pub cause: &'static Cause,
    /// A further cause, as a path.
    pub further: Option<String>,
    /// When it began.
    pub start: DateTime<FixedOffset>,
    /// How long it lasted, in minutes; over an hour.
    pub minutes: i64,
    /// What it is about.
    pub topic: &'a Topic,
    /// Ids of earlier incidents that it refers to.
    pub earlier: Vec<&'a str>,
}

/// How it was found, the commonest first.
const DETECTIONS: &[&str] = &["monitoring", "customer", "engineer", "partner", "chance"];
/// Worst first; the middle ones are the commonest.
const SEVERITIES: &[&str] = &["SEV3", "SEV2", "SEV4", "SEV1"];

/// The document's text.
pub fn markdown(plan: &Plan<'_>, random: &mut Random) -> String {
    let mut text = String::with_capacity(8 * 1024);
    // Writing to a string does not fail.
    let _ = front_matter(&mut text, plan, random)
        .and_then(|()| summary(&mut text, plan, random))
        .and_then(|()| timeline(&mut text, plan, random))
        .and_then(|()| cause_and_resolution(&mut text, plan, random))
        .and_then(|()| measures(&mut text, plan, random))
        .and_then(|()| lessons(&mut text, plan, random));
    text
}

/// The incident's title.
pub fn title(plan: &Plan<'_>, random: &mut Random) -> String {
    plan.topic.sentence(&format!("{{service}} {}", plan.cause.headline), random)
}

fn front_matter(text: &mut String, plan: &Plan<'_>, random: &mut Random) -> std::fmt::Result {
    let Plan { group, cause, topic, .. } = plan;
    let end = plan.start + TimeDelta::minutes(plan.minutes);
    writeln!(text, "---\ntitle: {}", title(plan, random))?;
    writeln!(text, "start: {}\nend: {}", rfc3339(plan.start), rfc3339(end))?;
    writeln!(text, "severity: {}", random.word(SEVERITIES))?;
    let further = plan.further.iter().map(|path| format!(", {path}")).collect::<String>();
    writeln!(text, "causes: [{}/{}{further}]", group.path, cause.path)?;
    writeln!(text, "trigger: {}", random.word(group.triggers))?;
    writeln!(text, "services: [{}]", topic.services.join(", "))?;
    writeln!(text, "detection: {}", random.word(DETECTIONS))?;
    writeln!(text, "users_affected: {}", snippets::users(random))?;
    writeln!(text, "escalated_to: [{}]", topic.teams.iter().take(2).copied().collect::<Vec<_>>().join(", "))?;
    writeln!(text, "tags: [{}]", snippets::tags(random).join(", "))?;
    if let Some(earlier) = plan.earlier.first().filter(|_| random.percent(50)) {
        writeln!(text, "related: [{earlier}]")?;
    }
    writeln!(text, "---")
}

fn summary(text: &mut String, plan: &Plan<'_>, random: &mut Random) -> std::fmt::Result {
    let end = plan.start + TimeDelta::minutes(plan.minutes);
    let (hours, minutes) = (plan.minutes / 60, plan.minutes % 60);
    let lasted = match (hours, minutes) {
        (1, 0) => "one hour".to_owned(),
        (1, _) => format!("one hour and {minutes} minutes"),
        (_, 0) => format!("{hours} hours"),
        _ => format!("{hours} hours and {minutes} minutes"),
    };
    let same_day = plan.start.date_naive() == end.date_naive();
    let until = end.format(if same_day { "%H:%M" } else { "%Y-%m-%d %H:%M" });
    writeln!(text, "\n## Issue Summary\n")?;
    writeln!(
        text,
        "**Duration:** {} to {until} {}, {lasted}.\n",
        plan.start.format("%Y-%m-%d %H:%M"),
        zone(plan)
    )?;
    let impact = random.several(s::IMPACT, 3);
    writeln!(text, "**Impact:** {}\n", sentences(&impact, plan, random))?;
    writeln!(text, "**Root cause:** {}", plan.topic.sentence(plan.cause.summary, random))
}

fn timeline(text: &mut String, plan: &Plan<'_>, random: &mut Random) -> std::fmt::Result {
    let entries = random.between(8, 15);
    let end = plan.start + TimeDelta::minutes(plan.minutes);
    let is_dated = plan.start.date_naive() != end.date_naive();
    writeln!(text, "\n## Timeline\n\nAll times {}.\n", zone(plan))?;
    let mut told = HashSet::new();
    for (index, (tag, list)) in kinds(entries, random).into_iter().enumerate() {
        let last = entries.saturating_sub(1).max(1) as i64;
        let step = plan.minutes / last;
        // Up to half a step late, so that the order stays.
        let late = if index == 0 || index as i64 == last {
            0
        } else {
            random.below((step / 2).max(1) as usize) as i64
        };
        let at = if index as i64 == last {
            end
        } else {
            plan.start + TimeDelta::minutes(step * index as i64 + late)
        };
        let untold: Vec<&str> = list.iter().copied().filter(|sentence| !told.contains(sentence)).collect();
        let template = random.pick(&untold).or_else(|| random.pick(list)).unwrap_or_default();
        told.insert(template);
        let time = at.format(if is_dated { "%Y-%m-%d %H:%M" } else { "%H:%M" });
        let tag = if tag.is_empty() { String::new() } else { format!("[{tag}] ") };
        writeln!(text, "- {time} {tag}{}", plan.topic.sentence(template, random))?;
    }
    Ok(())
}

/// A tag and the sentences that can stand behind it.
type Kind = (&'static str, &'static [&'static str]);

/// The tags of `count` entries in the order of an incident's life.
fn kinds(count: usize, random: &mut Random) -> Vec<Kind> {
    let mut kinds: Vec<Kind> =
        vec![("", s::HAPPENED), ("detected", s::DETECTED), ("action", s::ACTION), ("dead end", s::DEAD_END)];
    let more = count.saturating_sub(kinds.len() + 3);
    let escalation = random.below(more + 1);
    for place in 0..=more {
        if place == escalation {
            kinds.push(("escalated", s::ESCALATED));
        }
        if place < more {
            kinds.push(match random.below(10) {
                0 => ("dead end", s::DEAD_END),
                1..=2 => ("", s::HAPPENED),
                _ => ("action", s::ACTION),
            });
        }
    }
    kinds.extend([("mitigated", s::MITIGATED), ("resolved", s::RESOLVED)]);
    kinds
}

fn cause_and_resolution(text: &mut String, plan: &Plan<'_>, random: &mut Random) -> std::fmt::Result {
    writeln!(text, "\n## Root Cause and Resolution\n\n### Root cause\n")?;
    writeln!(text, "{}", sentences(plan.cause.how, plan, random))?;
    let analysis = random.several(s::ANALYSIS, 8);
    let (first, second) = analysis.split_at_checked(random.between(3, 5)).unwrap_or((&analysis, &[]));
    writeln!(text, "\n{}", sentences(first, plan, random))?;
    if random.percent(33) {
        writeln!(text, "\n{}", snippets::block(plan.topic, random).trim_end())?;
    }
    writeln!(text, "\n{}", sentences(second, plan, random))?;
    if let Some(earlier) = plan.earlier.last() {
        writeln!(
            text,
            "\nThe same {} had shown before, in [[{earlier}]].",
            plan.topic.fill("{noun}", random)
        )?;
    }
    if random.percent(20) {
        writeln!(text, "\n{}", snippets::table(plan.topic, random).trim_end())?;
    }
    let count = random.between(3, 5);
    let fixing = random.several(s::FIXING, count);
    let fix = plan.topic.sentence(plan.cause.fix, random);
    writeln!(text, "\n### Resolution\n\n{fix} {}", sentences(&fixing, plan, random))
}

fn measures(text: &mut String, plan: &Plan<'_>, random: &mut Random) -> std::fmt::Result {
    let count = random.between(2, 4);
    let improvements = random.several(s::IMPROVEMENTS, count);
    writeln!(
        text,
        "\n## Corrective and Preventative Measures\n\n{}",
        sentences(&improvements, plan, random)
    )?;
    writeln!(text, "\n### Tasks\n")?;
    let count = random.between(4, 7);
    for template in random.several(s::TASKS, count) {
        let task = plan.topic.sentence(template, random);
        let owner = random.pick(&plan.topic.teams).unwrap_or("Platform");
        let due = plan.start.date_naive() + TimeDelta::days(random.between(7, 120) as i64);
        match random.below(10) {
            0..=5 => writeln!(text, "- [x] {task} (owner: {owner}, due {due})")?,
            6 => writeln!(text, "- [-] {task} (owner: {owner})")?,
            _ => writeln!(text, "- [ ] {task} (owner: {owner})")?,
        }
    }
    Ok(())
}

fn lessons(text: &mut String, plan: &Plan<'_>, random: &mut Random) -> std::fmt::Result {
    if !random.percent(40) {
        return Ok(());
    }
    writeln!(text, "\n## Lessons")?;
    let count = random.between(2, 4);
    let lessons = random.several(s::LESSONS, count);
    for (place, heading) in s::LESSON_HEADINGS.iter().enumerate() {
        let mut of_heading = lessons.iter().filter(|(of, _)| *of == place).peekable();
        if of_heading.peek().is_some() {
            writeln!(text, "\n### {heading}\n")?;
        }
        for (_, template) in of_heading {
            writeln!(text, "- {}", plan.topic.sentence(template, random))?;
        }
    }
    Ok(())
}

fn sentences(templates: &[&str], plan: &Plan<'_>, random: &mut Random) -> String {
    let sentences: Vec<String> =
        templates.iter().map(|template| plan.topic.sentence(template, random)).collect();
    sentences.join(" ")
}

/// The zone as text names it.
fn zone(plan: &Plan<'_>) -> String {
    match plan.start.offset().local_minus_utc() {
        0 => "UTC".to_owned(),
        _ => format!("UTC{}", plan.start.offset()),
    }
}

fn rfc3339(at: DateTime<FixedOffset>) -> String {
    at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
}
