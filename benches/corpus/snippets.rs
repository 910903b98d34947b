//! Fenced code and tables, as postmortems quote them.

use super::phrase::Topic;
use super::random::Random;
use super::vocabulary as v;

/// What a fence says its language is, and the template of its lines.
const BLOCKS: &[(&str, &str)] = &[
    (
        "console",
        "$ kubectl -n {service} get pods | grep -c CrashLoopBackOff\n{n}\n\
         $ ssh {host} 'ss -s | head -n 2'\nTotal: {big}\nTCP:   {big} (estab {big}, closed {n}, timewait {n})\n\
         $ svcctl restart --service {service} --wait {n}s\nrestarted {n} of {n} units",
    ),
    (
        "json",
        "{\n  \"service\": \"{service}\",\n  \"host\": \"{host}\",\n  \"error\": { \"code\": \"{code}\", \"retry\": true },\n  \
         \"pool\": { \"size\": {n}, \"waiting\": {big}, \"wait_ms\": {ms} },\n  \"version\": \"{version}\"\n}",
    ),
    (
        "sql",
        "SELECT pid, state, wait_event_type, now() - xact_start AS age\nFROM pg_stat_activity\n\
         WHERE datname = '{service}' AND wait_event_type = 'Lock'\nORDER BY age DESC\nLIMIT {n};\n-- {big} rows, oldest {minutes} min",
    ),
    (
        "log",
        "ERROR {service} host={host} code={code} msg=\"{thing} gave up after {ms} ms\" attempt={n}\n\
         WARN  {service} host={host} msg=\"{resource} low\" left={n} setting={setting}\n\
         ERROR {other} host={host} msg=\"upstream {service} timed out\" elapsed_ms={ms}\n\
         INFO  {service} host={host} msg=\"restarting\" version={version}",
    ),
    (
        "yaml",
        "service: {service}\nversion: {version}\nlimits:\n  {setting}: {big}   # was {n}\n  deadline_ms: {ms}\n\
         rollout:\n  canary: {n}%\n  regions: [{region}]\n  abort_on: \"{code}\"",
    ),
    (
        "python",
        "def on_request(request):\n    lease = pool.acquire(timeout={ms} / 1000)\n    try:\n        return handle(request, lease)\n    \
         finally:\n        pool.release(lease)  # was skipped for {code}",
    ),
    (
        "go",
        "ctx, cancel := context.WithTimeout(ctx, {ms}*time.Millisecond)\ndefer cancel()\nif err := client.Call(ctx, \"{fn}\"); err != nil {\n\t\
         return fmt.Errorf(\"{service}: %w\", err) // {code}\n}",
    ),
    (
        "diff",
        "--- a/{service}/limits.conf\n+++ b/{service}/limits.conf\n@@ -{n},3 +{n},3 @@\n [pool]\n-{setting} = {n}\n+{setting} = {big}\n deadline_ms = {ms}",
    ),
];

/// A fenced block. A slot is known by the lower-case letters between its braces, so that the braces
/// of code stay.
pub fn block(topic: &Topic, random: &mut Random) -> String {
    let (language, template) = BLOCKS.get(random.zipf(BLOCKS.len())).copied().unwrap_or_default();
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        rest = match after.split_once('}') {
            Some((slot, behind))
                if !slot.is_empty() && slot.bytes().all(|byte| byte.is_ascii_lowercase()) =>
            {
                text.push_str(&topic.fill(&format!("{{{slot}}}"), random));
                behind
            }
            _ => {
                text.push('{');
                after
            }
        };
    }
    format!("```{language}\n{text}{rest}\n```\n")
}

/// A table of measurements or of theories.
pub fn table(topic: &Topic, random: &mut Random) -> String {
    let (head, row) = if random.percent(50) {
        (
            "| Measure | Before | During |\n| --- | ---: | ---: |\n",
            "| {metric} of the {part} | {n} | {big} |\n",
        )
    } else {
        (
            "| Theory | What was tried | Result |\n| --- | --- | --- |\n",
            "| {adj} {noun} | The {part} was {verb} | {metric} did not change |\n",
        )
    };
    let mut table = head.to_owned();
    for _ in 0..random.between(3, 6) {
        table.push_str(&topic.sentence(row, random));
    }
    table
}

/// Percentages and counts of users as front matter writes them.
pub fn users(random: &mut Random) -> String {
    match random.below(10) {
        0 => "\"unknown: not measured at the time\"".to_owned(),
        1..=6 => format!("\"{}%\"", random.between(1, 100)),
        _ => (random.between(11, 980) * 100).to_string(),
    }
}

/// Tags, one to three.
pub fn tags(random: &mut Random) -> Vec<&'static str> {
    let mut tags = Vec::new();
    for _ in 0..random.between(1, 3) {
        let tag = random.word(v::TAGS);
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}
