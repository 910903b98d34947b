//! How pages of figures name what they count, and where the names and numbers lead.

use crate::link::{CauseNode, Group, Library};
use crate::render::axis::Axis;
use crate::render::site::{Site, cause_path};
use crate::render::view::Link;
use crate::target::percent_encode;
use crate::trends::matrix::{Cell, ColumnValue, Triple};
use crate::trends::observations::Method;
use crate::trends::scope::{Scope, Subject};

/// Longest title in a chart, in characters.
const MAX_TITLE: usize = 70;

/// Path of the page of figures about `scope`; none where it has no incident, or is not there.
pub fn trends_path(library: &Library, scope: Scope) -> Option<String> {
    let of_group = |axis: Axis, index: usize| {
        let group = axis.groups(library).get(index).filter(|group| !group.incidents.is_empty())?;
        Some(format!("trends/{}/{}.html", axis.folder(), group.slug))
    };
    match scope {
        Scope::Site => Some("trends.html".to_owned()),
        Scope::Cause(index) => {
            let node = library.causes.get(index).filter(|node| !node.incidents.is_empty())?;
            Some(format!("trends/{}", cause_path(node)))
        }
        Scope::Service(index) => of_group(Axis::Services, index),
        Scope::Year(index) => of_group(Axis::Years, index),
    }
}

/// `title`, cut where it is too long for a label.
pub fn short_title(title: &str) -> String {
    match title.char_indices().nth(MAX_TITLE) {
        None => title.to_owned(),
        Some((at, _)) => format!("{}…", title.get(..at).unwrap_or_default().trim_end()),
    }
}

/// Names things on a page of figures about a scope.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    /// The site.
    pub site: &'a Site<'a>,
    /// What the page is about.
    pub scope: Scope,
}

impl<'a> Names<'a> {
    fn library(&self) -> &'a Library {
        self.site.library
    }

    fn cause(&self, index: usize) -> Option<&'a CauseNode> {
        self.library().causes.get(index)
    }

    fn group(&self, axis: Axis, index: usize) -> Option<&'a Group> {
        axis.groups(self.library()).get(index)
    }

    /// A subject, and the page that lists or counts it.
    pub fn subject(&self, subject: Subject) -> Link {
        let link = |title: String, url: Option<String>| Link { title, url };
        match subject {
            Subject::All => link(self.site.say("all-incidents"), None),
            Subject::Cause(index) => {
                link(self.cause_title(index), trends_path(self.library(), Scope::Cause(index)))
            }
            Subject::Itself(index) => {
                let cause = [("cause", self.cause_title(index).into())];
                link(self.site.say_with("subject-itself", &cause), None)
            }
            Subject::Others(causes) => {
                link(self.site.say_with("smaller-causes", &[("count", causes.into())]), None)
            }
            Subject::Uncategorised => {
                // On the page of a part of the site, the page of all those without a cause lists others too.
                let page = self.site.uncategorised().filter(|_| self.scope == Scope::Site);
                link(self.site.say("uncategorised"), page.map(str::to_owned))
            }
        }
    }

    fn cause_title(&self, index: usize) -> String {
        self.cause(index).map(|node| node.cause.title.clone()).unwrap_or_default()
    }

    /// A column of a matrix.
    pub fn column(&self, axis: Axis, value: ColumnValue) -> Link {
        match value {
            ColumnValue::Group(index) => self.group_link(axis, Some(index)),
            ColumnValue::Others(count) => {
                let id = format!("smaller-{}", axis.titles().0);
                Link { title: self.site.say_with(&id, &[("count", count.into())]), url: None }
            }
            ColumnValue::NotNamed => self.none_named(),
        }
    }

    fn none_named(&self) -> Link {
        Link { title: self.site.say("none-named"), url: None }
    }

    /// A way of detection as a reader sees it, in lower case where the language has it.
    pub fn method_name(&self, method: Method) -> String {
        match method {
            Method::By(detection) => self.site.say(&format!("method-{}", detection.as_str())),
            Method::Unknown => self.site.say("unknown"),
            Method::NotStated => self.site.say("method-not-stated"),
        }
    }

    /// A group with its page, or that none is named.
    pub fn group_link(&self, axis: Axis, index: Option<usize>) -> Link {
        match index.and_then(|index| self.group(axis, index)) {
            Some(group) => self.site.group(axis, &group.title),
            None => self.none_named(),
        }
    }

    /// A cause with its page of figures, or that none is named.
    pub fn cause_link(&self, index: Option<usize>) -> Link {
        match index {
            Some(index) => self.subject(Subject::Cause(index)),
            None => self.none_named(),
        }
    }

    /// Where a cell leads: to its one incident, or to the search that finds its several. None for an
    /// empty cell, and where no search finds exactly these.
    pub fn cell(&self, cell: Cell, subject: Subject, axis: Axis, column: ColumnValue) -> Option<String> {
        if let Some(incident) = cell.only().and_then(|index| self.site.incident(index)) {
            return Some(Site::incident_path(incident));
        }
        if cell.count == 0 {
            return None;
        }
        let ColumnValue::Group(index) = column else { return None };
        let mut filters = self.scope_filters()?;
        match subject {
            Subject::Cause(cause) => filters.cause(self.cause(cause)?),
            Subject::All => {}
            // The search knows no filter for what is not there.
            Subject::Itself(_) | Subject::Others(_) | Subject::Uncategorised => return None,
        }
        filters.group(axis, self.group(axis, index)?)?;
        Some(filters.url())
    }

    /// The same for a combination.
    pub fn triple(&self, triple: &Triple) -> Option<String> {
        if let Some(incident) = triple.cell.only().and_then(|index| self.site.incident(index)) {
            return Some(Site::incident_path(incident));
        }
        let mut filters = self.scope_filters()?;
        let mut found: Option<Vec<usize>> = None;
        let mut narrow = |incidents: &[usize]| {
            found = Some(match found.take() {
                None => incidents.to_vec(),
                Some(found) => found.into_iter().filter(|it| incidents.binary_search(it).is_ok()).collect(),
            });
        };
        let scope = self.scope_incidents();
        scope.into_iter().for_each(&mut narrow);
        if let Some(index) = triple.cause {
            let node = self.cause(index)?;
            filters.cause(node);
            narrow(&node.incidents);
        }
        for (axis, index) in [(Axis::Triggers, triple.trigger), (Axis::Services, triple.service)] {
            let Some(index) = index else { continue };
            let group = self.group(axis, index)?;
            filters.group(axis, group)?;
            narrow(&group.incidents);
        }
        // The search finds a cause with all below it, and knows no filter for what is not named: only
        // where that makes no difference does it find exactly these.
        (found?.len() == triple.cell.count).then(|| filters.url())
    }

    /// The incidents of the page, where it is not about all of them.
    fn scope_incidents(&self) -> Option<&'a [usize]> {
        Some(match self.scope {
            Scope::Site => return None,
            Scope::Cause(index) => &self.cause(index)?.incidents,
            Scope::Service(index) => &self.group(Axis::Services, index)?.incidents,
            Scope::Year(index) => &self.group(Axis::Years, index)?.incidents,
        })
    }

    /// The search that finds the incidents of the page which were found in one way.
    pub fn method(&self, method: Method) -> Option<String> {
        let Method::By(detection) = method else { return None };
        let mut filters = self.scope_filters()?;
        filters.0.push(("detection", detection.as_str().to_owned()));
        Some(filters.url())
    }

    /// The search that finds the incidents of the page.
    fn scope_filters(&self) -> Option<Filters> {
        let mut filters = Filters::default();
        match self.scope {
            Scope::Site => {}
            Scope::Cause(index) => filters.cause(self.cause(index)?),
            Scope::Service(index) => filters.group(Axis::Services, self.group(Axis::Services, index)?)?,
            Scope::Year(index) => filters.group(Axis::Years, self.group(Axis::Years, index)?)?,
        }
        Some(filters)
    }
}

/// Filters of `search.html`, one for each axis at most: several for one axis would be alternatives.
#[derive(Default)]
struct Filters(Vec<(&'static str, String)>);

impl Filters {
    /// A cause takes the place of one above it.
    fn cause(&mut self, node: &CauseNode) {
        self.0.retain(|(name, _)| *name != "cause");
        self.0.push(("cause", node.cause.path.clone()));
    }

    /// None where there is another group of this axis already.
    fn group(&mut self, axis: Axis, group: &Group) -> Option<()> {
        let name = match axis {
            Axis::Services => "service",
            Axis::Severities => "severity",
            Axis::Triggers => "trigger",
            Axis::Years => "year",
            Axis::Tags => return None,
        };
        // What is undated goes by a name of its own in the search.
        let is_undated = axis == Axis::Years && group.slug == "undated";
        let value = if is_undated { &group.slug } else { &group.title };
        if self.0.iter().any(|(other, before)| *other == name && before != value) {
            return None;
        }
        if !self.0.iter().any(|(other, _)| *other == name) {
            self.0.push((name, value.clone()));
        }
        Some(())
    }

    fn url(&self) -> String {
        let filters = self.0.iter().map(|(name, value)| format!("{name}={}", percent_encode(value)));
        format!("search.html?{}", filters.collect::<Vec<_>>().join("&"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_of_one_axis_are_never_alternatives() {
        let group =
            |title: &str| Group { title: title.to_owned(), slug: title.to_owned(), incidents: vec![] };
        let mut filters = Filters::default();
        assert_eq!(filters.group(Axis::Services, &group("a & b")), Some(()));
        assert_eq!(filters.group(Axis::Services, &group("a & b")), Some(()));
        assert_eq!(filters.group(Axis::Services, &group("c")), None);
        assert_eq!(filters.group(Axis::Triggers, &group("deploy")), Some(()));
        assert_eq!(filters.url(), "search.html?service=a%20%26%20b&trigger=deploy");
    }

    #[test]
    fn long_titles_are_cut_between_characters() {
        assert_eq!(short_title("short"), "short");
        assert_eq!(short_title(&"é".repeat(71)).chars().count(), MAX_TITLE + 1);
    }
}
