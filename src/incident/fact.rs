//! Facts with what they rest on, and the gaps where there is none.

use serde::Serialize;

use crate::source::Span;

/// What a fact rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// Stated in the front matter.
    FrontMatter,
    /// Stated in the text.
    Text,
    /// Computed from other facts.
    Computed,
    /// Assumed, since nothing states it.
    Assumed,
}

impl Basis {
    /// All of them, as data files have them.
    pub const ALL: [(&'static str, Self); 4] = [
        ("front-matter", Self::FrontMatter),
        ("text", Self::Text),
        ("computed", Self::Computed),
        ("assumed", Self::Assumed),
    ];

    /// The basis as data files have it.
    pub fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(_, basis)| *basis == self).map_or("", |(name, _)| name)
    }

    /// The basis in words, as a reader sees it.
    pub fn describe(self) -> &'static str {
        match self {
            Self::FrontMatter => "stated in the front matter",
            Self::Text => "stated in the text",
            Self::Computed => "computed from other facts",
            Self::Assumed => "assumed: nothing states it",
        }
    }
}

/// A value, what it rests on, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact<T> {
    /// The value.
    pub value: T,
    /// What it rests on.
    pub basis: Basis,
    /// Where it is written; `0..0` for what is computed or assumed.
    pub span: Span,
}

impl<T> Fact<T> {
    /// A fact written at `span`.
    pub fn new(value: T, basis: Basis, span: Span) -> Self {
        Self { value, basis, span }
    }
}

/// Why there is a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GapKind {
    /// `unknown: why`, the fact exists and is not known.
    Unknown,
    /// `none: why`, there was no such thing.
    None,
}

/// A gap that the author has stated: `unknown: why` or `none: why`.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// Unknown, or none.
    pub kind: GapKind,
    /// The reason given; may be empty.
    pub why: String,
    /// Where it is written.
    pub span: Span,
}

impl Gap {
    /// The gap that `text` states, if it begins with `unknown` or `none` alone or before a `:`.
    pub fn parse(text: &str, span: Span) -> Option<Self> {
        let text = text.trim();
        let (word, why) = text.split_once(':').unwrap_or((text, ""));
        let kind = match word.trim().to_ascii_lowercase().as_str() {
            "unknown" => GapKind::Unknown,
            "none" => GapKind::None,
            _ => return None,
        };
        Some(Self { kind, why: why.trim().to_owned(), span })
    }

    /// The gap as a reader sees it: `Unknown: why`.
    pub fn describe(&self) -> String {
        let word = match self.kind {
            GapKind::Unknown => "Unknown",
            GapKind::None => "None",
        };
        if self.why.is_empty() { word.to_owned() } else { format!("{word}: {}", self.why) }
    }
}

/// A field of the front matter: not there, an honest gap, or a fact.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum Field<T> {
    /// Nothing says anything.
    #[default]
    Absent,
    /// The author says that it is unknown, or that there is none.
    Gap(Gap),
    /// A fact.
    Is(Fact<T>),
}

impl<T> Field<T> {
    /// The fact, if there is one.
    pub fn fact(&self) -> Option<&Fact<T>> {
        match self {
            Self::Is(fact) => Some(fact),
            _ => None,
        }
    }

    /// The value, if there is one.
    pub fn value(&self) -> Option<&T> {
        self.fact().map(|fact| &fact.value)
    }

    /// The stated gap, if there is one.
    pub fn gap(&self) -> Option<&Gap> {
        match self {
            Self::Gap(gap) => Some(gap),
            _ => None,
        }
    }

    /// Whether nothing says anything: a stated gap is something.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }
}
