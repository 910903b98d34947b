//! What all pages of a build share: URLs of groups and causes, the rows of lists, the cause tree's
//! lookups. Made once, then only read.

use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;

use fluent_bundle::FluentValue;
use tera::{Context, TeraResult, Value};

use super::axis::Axis;
use super::locale::Locale;
use super::view::Link;
use super::view::row::Row;
use super::view::site::Meta;
use crate::config::Config;
use crate::incident::Incident;
use crate::link::{CauseNode, Group, Library};
use crate::messages::Messages;
use crate::slug::fold;
use crate::target::{Tree, ascii_url, percent_encode};
use crate::trends::Trends;
use crate::trends::recurrence::Returns;

/// What a build's pages share.
pub struct Site<'a> {
    /// The incidents and their relations.
    pub library: &'a Library,
    /// What they say together.
    pub trends: &'a Trends,
    /// The words of the pages.
    pub messages: &'a Messages,
    /// How they write days, lengths and numbers.
    pub locale: Locale,
    /// The settings.
    pub config: &'a Config,
    /// The folder tree in which links are resolved.
    pub tree: Tree,
    /// [`Row`] of each incident, in the order of the library; cheap to copy. Each is made when a page
    /// first needs it: a preview renders few pages of a site.
    rows: Vec<OnceLock<Value>>,
    causes: HashMap<&'a str, usize>,
    groups: Vec<HashMap<String, usize>>,
    uncategorised: Option<String>,
}

impl<'a> Site<'a> {
    /// Prepares what pages share.
    pub fn new(library: &'a Library, trends: &'a Trends, config: &'a Config, messages: &'a Messages) -> Self {
        let tree = Tree {
            content: config.content.clone(),
            documents: library.documents.keys().map(|path| (path.clone(), Default::default())).collect(),
            assets: library.assets.iter().cloned().collect(),
        };
        let by_title = |axis: Axis| -> HashMap<String, usize> {
            let groups = axis.groups(library).iter().enumerate();
            groups.map(|(index, group)| (fold(&group.title), index)).collect()
        };
        Self {
            library,
            trends,
            messages,
            locale: Locale::new(messages),
            config,
            tree,
            rows: library.incidents.iter().map(|_| OnceLock::new()).collect(),
            causes: library
                .causes
                .iter()
                .enumerate()
                .map(|(index, node)| (node.cause.path.as_str(), index))
                .collect(),
            groups: Axis::ALL.into_iter().map(by_title).collect(),
            uncategorised: uncategorised_path(library),
        }
    }

    /// The message `id`.
    pub fn say(&self, id: &str) -> String {
        self.messages.text(id, &[])
    }

    /// The message `id` with `values` in its places.
    pub fn say_with(&self, id: &str, values: &[(&str, FluentValue<'_>)]) -> String {
        self.messages.text(id, values)
    }

    /// The incident at `index`.
    pub fn incident(&self, index: usize) -> Option<&'a Incident> {
        self.library.incidents.get(index)
    }

    /// Path of an incident's page.
    pub fn incident_path(incident: &Incident) -> String {
        format!("incidents/{}.html", incident.slug)
    }

    /// Rows of the incidents at `indices`, as templates see them.
    ///
    /// # Errors
    /// None that a document could bring about.
    pub fn rows(&self, indices: &[usize]) -> TeraResult<Value> {
        let rows = indices.iter().filter_map(|&index| self.row(index).transpose());
        Ok(Value::from(rows.collect::<TeraResult<Vec<Value>>>()?))
    }

    /// The row of one incident, if there is one.
    ///
    /// # Errors
    /// None that a document could bring about.
    pub fn row(&self, index: usize) -> TeraResult<Option<Value>> {
        let Some(place) = self.rows.get(index) else { return Ok(None) };
        if let Some(row) = place.get() {
            return Ok(Some(row.clone()));
        }
        let row = Value::try_from_serializable(&Row::new(self, index))?;
        Ok(Some(place.get_or_init(|| row).clone()))
    }

    /// The group called `title`, with the path of its page.
    pub fn group(&self, axis: Axis, title: &str) -> Link {
        let group = self.group_index(axis, title).and_then(|index| axis.groups(self.library).get(index));
        Link {
            title: match group.filter(|_| axis == Axis::Years) {
                Some(year) => self.group_title(axis, year),
                None => title.to_owned(),
            },
            url: group.map(|group| format!("{}/{}.html", axis.folder(), group.slug)),
        }
    }

    /// The name of `group` as a reader sees it: that of the undated is in the language of the pages.
    pub fn group_title(&self, axis: Axis, group: &Group) -> String {
        let is_undated = axis == Axis::Years && group.slug == "undated";
        if is_undated { self.say("years-undated") } else { group.title.clone() }
    }

    fn group_index(&self, axis: Axis, title: &str) -> Option<usize> {
        let at = Axis::ALL.iter().position(|&other| other == axis)?;
        self.groups.get(at)?.get(&fold(title)).copied()
    }

    /// The node of the cause at `path`.
    pub fn cause(&self, path: &str) -> Option<&'a CauseNode> {
        self.causes.get(path).and_then(|&index| self.library.causes.get(index))
    }

    /// The causes above `node`, outermost first, and itself.
    pub fn cause_trail(&self, node: &CauseNode) -> Vec<Link> {
        let mut trail = vec![cause_link(node)];
        let mut parent = node.parent;
        while let Some(node) = parent.and_then(|index| self.library.causes.get(index)) {
            trail.push(cause_link(node));
            parent = node.parent;
        }
        trail.reverse();
        trail
    }

    /// Path of the page of incidents without a cause, where there are any.
    pub fn uncategorised(&self) -> Option<&str> {
        self.uncategorised.as_deref()
    }

    /// Whether the incident's cause came back.
    pub fn came_back(&self, index: usize) -> bool {
        self.trends.recurrences.of(index).is_some()
    }

    /// The incidents that came back with the cause of `node`, or with one below it.
    pub fn returns_with(&self, node: &CauseNode) -> Option<&'a Returns> {
        let index = self.causes.get(node.cause.path.as_str())?;
        self.trends.recurrences.causes.get(*index)
    }

    /// The incidents that came back to the service of `group`.
    pub fn returns_to(&self, group: &Group) -> Option<&'a Returns> {
        self.trends.recurrences.services.get(self.group_index(Axis::Services, &group.title)?)
    }

    /// What every page's template sees: [`Meta`] as `page`, and `root`, the way from the page to the
    /// top of the site.
    pub fn context(&self, meta: Meta) -> TeraResult<Context> {
        let mut context = Context::new();
        // The way from the page to the top of the site, `../` for each folder that it lies in; stands
        // before every path.
        context.insert_value("root", Value::from("../".repeat(meta.path.matches('/').count())));
        // The page: its heading, its path, what it says to other programs.
        context.insert_value("page", Value::try_from_serializable(&meta)?);
        Ok(context)
    }

    /// The full URL of the file at `path`, in ASCII, where the site has a `base_url`.
    pub fn full_url(&self, path: &str) -> Option<String> {
        let path = if path == "index.html" { "" } else { path };
        let base = self.config.base_url.as_ref()?;
        Some(ascii_url(&format!("{base}{}", percent_encode(path))))
    }

    /// Facts about the page at `path`; `section` is the folder of the navigation that it belongs to.
    pub fn meta(&self, path: &str, title: &str, description: &str, section: &'static str) -> Meta {
        let canonical = self.config.base_url.as_ref().map(|base| match path {
            "index.html" => base.clone(),
            _ => format!("{base}{}", percent_encode(path)),
        });
        let site = &self.config.title;
        Meta {
            full_title: if title == site { site.clone() } else { format!("{title} · {site}") },
            title: title.to_owned(),
            description: description.to_owned(),
            path: path.to_owned(),
            section,
            canonical,
            is_article: false,
            published: None,
            updated: None,
            topic: None,
            alternates: Vec::new(),
            structured: None,
        }
    }
}

/// A cause and the path of its page.
pub fn cause_link(node: &CauseNode) -> Link {
    Link { title: node.cause.title.clone(), url: Some(cause_path(node)) }
}

/// Path of a cause's page.
pub fn cause_path(node: &CauseNode) -> String {
    format!("causes/{}.html", node.slug)
}

/// A path that no cause's page has.
fn uncategorised_path(library: &Library) -> Option<String> {
    if library.uncategorised.is_empty() {
        return None;
    }
    let taken: BTreeSet<String> = library.causes.iter().map(|node| fold(&node.slug)).collect();
    let mut names =
        std::iter::once("uncategorised".to_owned()).chain((1..).map(|n| format!("uncategorised-{n}")));
    names.find(|name| !taken.contains(name)).map(|name| format!("causes/{name}.html"))
}
