//! The rules: what a postmortem must say, and how a finding is made.

pub mod index;
pub mod manual;
pub(crate) mod placeholders;
pub mod rules;
mod run;
pub mod text;

use chrono::{DateTime, NaiveDate, Utc};

use crate::config::Config;
use crate::diagnostic::Level;
use crate::incident::Incident;
use crate::parse::Body;
use crate::source::{SourceFile, Span};

pub use index::Index;
pub use rules::rules;
pub use run::{check, check_some};

/// A set of levels that comes with pmsite.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Profile {
    /// All that a postmortem should say.
    #[default]
    Strict,
    /// What most teams' templates hold.
    Sre,
    /// Metadata only.
    Brief,
}

impl Profile {
    /// All of them with their names.
    pub const ALL: [(&'static str, Self); 3] =
        [("strict", Self::Strict), ("sre", Self::Sre), ("brief", Self::Brief)];

    /// The profile called `name`.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, profile)| *profile)
    }

    /// Its name.
    pub fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(_, profile)| *profile == self).map_or("", |(name, _)| name)
    }
}

/// Looks at an incident.
pub type LookAtIncident = fn(&Incident, &Context<'_>) -> Vec<Finding>;

/// Looks at the body of any document.
pub type LookAtBody = fn(&SourceFile, &Body, &Context<'_>) -> Vec<Finding>;

/// A rule: what it finds, at which level, and its page of the manual.
#[derive(Debug)]
pub struct Rule {
    /// `PM201`.
    pub code: &'static str,
    /// `summary-missing`.
    pub name: &'static str,
    /// Levels under strict, sre and brief.
    pub levels: [Level; 3],
    /// What it finds, in a line.
    pub summary: &'static str,
    /// What it asks for and why, as markdown.
    pub explanation: &'static str,
    /// An example that it finds fault with.
    pub bad: &'static str,
    /// The same, mended.
    pub good: &'static str,
    /// How it looks at an incident.
    pub incident: Option<LookAtIncident>,
    /// How it looks at the body of any document, pages included.
    pub body: Option<LookAtBody>,
}

impl Rule {
    /// Its level under a built-in profile.
    pub fn level(&self, profile: Profile) -> Level {
        let [strict, sre, brief] = self.levels;
        match profile {
            Profile::Strict => strict,
            Profile::Sre => sre,
            Profile::Brief => brief,
        }
    }

    /// Whether it is about what the text says, so that in a draft it is a warning: PM2xx to PM6xx.
    pub fn is_about_text(&self) -> bool {
        matches!(self.code.as_bytes().get(2), Some(b'2'..=b'6'))
    }

    /// Whether it guards what is published: PM8xx, and front matter that cannot be read, in which
    /// `status: draft` may stand. A site cannot take its findings for known.
    pub fn is_guard(&self) -> bool {
        let front = [rules::front_matter_unclosed::RULE.code, rules::front_matter_syntax::RULE.code];
        self.code.starts_with("PM8") || front.contains(&self.code)
    }
}

/// A finding of a rule, before the rule's level and name are put to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Where; `0..0` stands for the whole file.
    pub span: Span,
    /// What was found.
    pub message: String,
    /// What was expected there, in few words.
    pub label: String,
    /// What to do.
    pub help: String,
    /// A warning even where the rule is an error.
    pub only_warning: bool,
}

impl Finding {
    /// A finding at `span`.
    pub fn new(
        span: Span,
        message: impl Into<String>,
        label: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self { span, message: message.into(), label: label.into(), help: help.into(), only_warning: false }
    }

    /// The same, never more than a warning.
    pub fn at_most_warning(self) -> Self {
        Self { only_warning: true, ..self }
    }
}

/// What rules may look at besides the document.
#[derive(Debug)]
pub struct Context<'a> {
    /// The site's settings.
    pub config: &'a Config,
    /// What there is in the site.
    pub index: &'a Index,
    /// "Today".
    pub today: NaiveDate,
}

impl Context<'_> {
    /// The last moment of today, UTC: what is later is in the future.
    pub fn end_of_today(&self) -> DateTime<Utc> {
        let tomorrow = self.today.succ_opt().unwrap_or(self.today);
        tomorrow.and_time(chrono::NaiveTime::MIN).and_utc()
    }
}

/// The rule with this code or name.
pub fn find(code_or_name: &str) -> Option<&'static Rule> {
    rules()
        .iter()
        .copied()
        .find(|rule| rule.code.eq_ignore_ascii_case(code_or_name) || rule.name == code_or_name)
}
