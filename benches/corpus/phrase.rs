//! Templates to sentences: `{slot}` becomes a word. What an incident is about stays the same through
//! its text, so that its own words recur as they do in prose; the rest changes.

use super::random::Random;
use super::vocabulary as v;

/// What one incident is about.
pub struct Topic {
    /// Services affected, the first above all.
    pub services: Vec<&'static str>,
    component: &'static str,
    resource: &'static str,
    hosts: Vec<String>,
    code: String,
    name: String,
    function: String,
    setting: String,
    version: String,
    region: &'static str,
    /// Teams that take part.
    pub teams: Vec<&'static str>,
    metrics: Vec<&'static str>,
}

impl Topic {
    /// Draws a topic.
    pub fn new(random: &mut Random) -> Self {
        let region = random.word(v::REGIONS);
        let mut services = vec![random.word(v::SERVICES)];
        for _ in 0..random.zipf(4) {
            let more = random.word(v::SERVICES);
            if !services.contains(&more) {
                services.push(more);
            }
        }
        let hosts = (0..3)
            .map(|_| {
                let role = random.word(v::CODE_NOUNS);
                format!("{role}-{region}-{:03}", random.between(1, 480))
            })
            .collect();
        Self {
            services,
            component: random.word(v::COMPONENTS),
            resource: random.word(v::RESOURCES),
            hosts,
            code: code(random),
            name: name(random),
            function: function(random),
            setting: setting(random),
            version: format!("{}.{}.{}", random.between(1, 9), random.zipf(60), random.zipf(30)),
            region,
            teams: random.several(v::TEAMS, 3),
            metrics: random.several(v::METRICS, 3),
        }
    }

    /// Fills the slots of `template` and begins it with a capital.
    pub fn sentence(&self, template: &str, random: &mut Random) -> String {
        let text = self.fill(template, random);
        let mut chars = text.chars();
        chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
    }

    /// Fills the slots of `template`.
    pub fn fill(&self, template: &str, random: &mut Random) -> String {
        let mut text = String::with_capacity(template.len() * 2);
        let mut parts = template.split('{');
        text.push_str(parts.next().unwrap_or_default());
        for part in parts {
            let (slot, rest) = part.split_once('}').unwrap_or((part, ""));
            let word = self.slot(slot, random);
            let is_open = word.starts_with(['a', 'e', 'i', 'o']) || word.starts_with("un");
            if is_open && (text.ends_with(" a ") || text == "A ") {
                text.pop();
                text.push_str("n ");
            }
            text.push_str(&word);
            text.push_str(rest);
        }
        text
    }

    fn slot(&self, slot: &str, random: &mut Random) -> String {
        // An incident mostly speaks of its own things, at times of others.
        let of = |own: &[&'static str], all: &[&'static str], random: &mut Random| {
            let own = if random.percent(75) { random.pick(own) } else { None };
            own.unwrap_or_else(|| random.word(all)).to_owned()
        };
        match slot {
            "service" => self.services.first().copied().unwrap_or("web-frontend").to_owned(),
            "other" => {
                let other = of(self.services.get(1..).unwrap_or_default(), v::SERVICES, random);
                if self.services.first().is_some_and(|first| *first == other) {
                    self.slot(slot, random)
                } else {
                    other
                }
            }
            "thing" => self.component.to_owned(),
            "part" => random.word(v::COMPONENTS).to_owned(),
            "resource" => self.resource.to_owned(),
            "metric" => of(&self.metrics, v::METRICS, random),
            "team" => of(&self.teams, v::TEAMS, random),
            "region" => self.region.to_owned(),
            "host" => self.hosts.get(random.zipf(self.hosts.len())).cloned().unwrap_or_default(),
            "code" => self.code.clone(),
            "name" => self.name.clone(),
            "anyname" => name(random),
            "fn" => self.function.clone(),
            "setting" => self.setting.clone(),
            "version" => self.version.clone(),
            "adj" => random.word(v::ADJECTIVES).to_owned(),
            "adv" => random.word(v::ADVERBS).to_owned(),
            "noun" => random.word(v::NOUNS).to_owned(),
            "verb" => random.word(v::VERBS).to_owned(),
            "n" => random.between(2, 48).to_string(),
            "pct" => random.between(3, 94).to_string(),
            "ms" => (random.between(2, 160) * 25).to_string(),
            "minutes" => random.between(4, 55).to_string(),
            "big" => {
                (random.between(11, 980) * [10, 100].get(random.below(2)).copied().unwrap_or(10)).to_string()
            }
            _ => String::new(),
        }
    }
}

/// An error code: a few common ones, and a long tail.
fn code(random: &mut Random) -> String {
    let noun = random.word(v::CODE_NOUNS).to_uppercase();
    match random.below(3) {
        0 => format!("ERR_{noun}_{}", random.zipf(4_000)),
        1 => format!("E{}", 1_000 + random.zipf(8_000)),
        _ => format!("{}_{noun}_FAILED", random.word(v::CODE_VERBS).to_uppercase()),
    }
}

/// The made name of a tool or a project; there are some 4,000.
fn name(random: &mut Random) -> String {
    let number = random.zipf(v::NAME_HEADS.len() * v::NAME_TAILS.len());
    // Spreads neighbouring ranks over the beginnings.
    let head = v::NAME_HEADS.get(number % v::NAME_HEADS.len()).copied().unwrap_or_default();
    let tail = v::NAME_TAILS.get(number / v::NAME_HEADS.len()).copied().unwrap_or_default();
    format!("{head}{tail}")
}

fn function(random: &mut Random) -> String {
    let (verb, noun) = (random.word(v::CODE_VERBS), random.word(v::CODE_NOUNS));
    match random.below(3) {
        0 => format!("{verb}_{noun}"),
        1 => format!("{verb}_{}_{noun}", random.word(v::CODE_NOUNS)),
        _ => format!("{noun}::{verb}"),
    }
}

fn setting(random: &mut Random) -> String {
    format!("{}_{}", random.word(v::CODE_NOUNS), random.word(v::SETTING_ENDS))
}
