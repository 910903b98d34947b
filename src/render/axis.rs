//! Ways to group incidents besides their causes, and the folders of their pages.

use crate::link::{Group, Library};

/// A way to group incidents, besides their causes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// What was affected.
    Services,
    /// How bad it was.
    Severities,
    /// What set it off.
    Triggers,
    /// When it began.
    Years,
    /// Free tags.
    Tags,
}

impl Axis {
    /// All of them, in the order of the navigation.
    pub const ALL: [Self; 5] = [Self::Services, Self::Severities, Self::Triggers, Self::Years, Self::Tags];

    /// The folder of its pages.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Services => "services",
            Self::Severities => "severities",
            Self::Triggers => "triggers",
            Self::Years => "years",
            Self::Tags => "tags",
        }
    }

    /// Messages: its name in the navigation, and the name of one group.
    pub fn titles(self) -> (&'static str, &'static str) {
        match self {
            Self::Services => ("services", "service"),
            Self::Severities => ("severities", "severity"),
            Self::Triggers => ("triggers", "trigger"),
            Self::Years => ("years", "year"),
            Self::Tags => ("tags", "tag"),
        }
    }

    /// Path of a group's page below the top of the site.
    pub fn path(self, group: &Group) -> String {
        format!("{}/{}.html", self.folder(), group.slug)
    }

    /// Its groups.
    pub fn groups(self, library: &Library) -> &[Group] {
        match self {
            Self::Services => &library.services,
            Self::Severities => &library.severities,
            Self::Triggers => &library.triggers,
            Self::Years => &library.years,
            Self::Tags => &library.tags,
        }
    }

    /// Those that at least one incident of `library` has; the others have no pages.
    pub fn in_use(library: &Library) -> impl Iterator<Item = Self> {
        Self::ALL
            .into_iter()
            .filter(|axis| axis.groups(library).iter().any(|group| !group.incidents.is_empty()))
    }
}
