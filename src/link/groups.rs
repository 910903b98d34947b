//! Incidents put together by what they share: the cause tree, services, severities, triggers, years
//! and tags.

use std::collections::{BTreeMap, HashMap};

use chrono::Datelike;

use super::axes::{Axes, Axis, slug_key};
use super::{CauseNode, Group, Pair};
use crate::config::Config;
use crate::incident::Incident;
use crate::slug::{fold, slug, slug_path};

/// A cause has at most this many groups above it; what is deeper hangs below the last.
const MAX_DEPTH: usize = 16;

/// The cause tree, depth first: the declared causes in the order of site.toml, then other causes
/// that incidents name, sorted.
pub(super) fn causes(axis: &Axis, config: &Config) -> Vec<CauseNode> {
    let mut tree = Tree { config, nodes: Vec::new(), places: HashMap::new() };
    for path in config.causes.paths() {
        tree.insert(path);
    }
    let mut used: Vec<&str> = axis.values.iter().map(|value| value.title.as_str()).collect();
    used.sort_unstable();
    for path in used {
        tree.insert(path);
    }
    for value in &axis.values {
        let Some(&place) = tree.places.get(&value.key) else { continue };
        tree.count(place, &value.incidents);
    }
    for node in &mut tree.nodes {
        node.incidents.sort_unstable();
        node.incidents.dedup();
    }
    depth_first(tree.nodes)
}

struct Tree<'a> {
    config: &'a Config,
    nodes: Vec<CauseNode>,
    /// Place of each node by the folded slug of its path.
    places: HashMap<String, usize>,
}

impl Tree<'_> {
    /// Adds the node at `path` and those above it, where they are not there yet.
    fn insert(&mut self, path: &str) {
        let groups = path.match_indices('/').take(MAX_DEPTH).filter_map(|(at, _)| path.get(..at));
        let mut parent = None;
        for (depth, path) in groups.chain([path]).enumerate() {
            let slug = slug_path(path);
            let place = *self.places.entry(fold(&slug)).or_insert(self.nodes.len());
            if place == self.nodes.len() {
                let cause = self.config.causes.get(path);
                let node = CauseNode {
                    cause,
                    slug,
                    parent,
                    depth,
                    children: Vec::new(),
                    incidents: Vec::new(),
                    own: 0,
                };
                self.nodes.push(node);
                if let Some(above) = parent.and_then(|parent| self.nodes.get_mut(parent)) {
                    above.children.push(place);
                }
            }
            parent = Some(place);
        }
    }

    /// Counts `incidents` for the node at `place` and all above it.
    fn count(&mut self, place: usize, incidents: &[usize]) {
        if let Some(node) = self.nodes.get_mut(place) {
            node.own += incidents.len();
        }
        let mut at = Some(place);
        while let Some(node) = at.and_then(|at| self.nodes.get_mut(at)) {
            node.incidents.extend(incidents);
            at = node.parent;
        }
    }
}

/// The same nodes, each followed by all below it.
fn depth_first(nodes: Vec<CauseNode>) -> Vec<CauseNode> {
    let roots = nodes.iter().enumerate().filter(|(_, node)| node.parent.is_none()).map(|(place, _)| place);
    let mut open: Vec<usize> = roots.collect();
    open.reverse();
    let mut order = Vec::with_capacity(nodes.len());
    while let Some(place) = open.pop() {
        order.push(place);
        open.extend(nodes.get(place).into_iter().flat_map(|node| node.children.iter().rev()));
    }
    let mut moved = vec![0; nodes.len()];
    for (to, &from) in order.iter().enumerate() {
        if let Some(slot) = moved.get_mut(from) {
            *slot = to;
        }
    }
    let new = |place: usize| moved.get(place).copied().unwrap_or_default();
    let mut nodes: Vec<Option<CauseNode>> = nodes.into_iter().map(Some).collect();
    order
        .iter()
        .filter_map(|&from| nodes.get_mut(from)?.take())
        .map(|node| CauseNode {
            parent: node.parent.map(new),
            children: node.children.iter().map(|&child| new(child)).collect(),
            ..node
        })
        .collect()
}

/// One group a value, those with most incidents first, then by name.
pub(super) fn by_size(axis: &Axis) -> Vec<Group> {
    let mut groups: Vec<Group> = axis
        .values
        .iter()
        .map(|value| Group {
            title: value.title.clone(),
            slug: slug(&value.title),
            incidents: value.incidents.clone(),
        })
        .collect();
    groups.sort_by(|a, b| {
        b.incidents.len().cmp(&a.incidents.len()).then_with(|| fold(&a.title).cmp(&fold(&b.title)))
    });
    groups
}

/// One group for each severity of site.toml, worst first, empty ones included. Names that share a
/// page share a group.
pub(super) fn severities(incidents: &[Incident], config: &Config) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut place_of = Vec::new();
    for title in &config.severities {
        let place = *places.entry(slug_key(title)).or_insert(groups.len());
        if place == groups.len() {
            groups.push(Group { title: title.clone(), slug: slug(title), incidents: Vec::new() });
        }
        place_of.push(place);
    }
    for (index, incident) in incidents.iter().enumerate() {
        let place = incident.severity.value().and_then(|&severity| place_of.get(severity)).copied();
        if let Some(group) = place.and_then(|place| groups.get_mut(place)) {
            group.incidents.push(index);
        }
    }
    groups
}

/// One group for each year in which an incident began, by the clock of its own zone; latest first,
/// undated last.
pub(super) fn years(incidents: &[Incident]) -> Vec<Group> {
    let mut years: BTreeMap<i32, Vec<usize>> = BTreeMap::new();
    let mut undated = Vec::new();
    for (index, incident) in incidents.iter().enumerate() {
        match incident.start.value() {
            Some(start) => years.entry(start.at.year()).or_default().push(index),
            None => undated.push(index),
        }
    }
    let group = |title: String, incidents| Group { slug: slug(&title), title, incidents };
    let dated = years.into_iter().rev().map(|(year, incidents)| group(year.to_string(), incidents));
    let undated = Some(undated).filter(|undated| !undated.is_empty());
    dated
        .chain(undated.map(|incidents| Group {
            title: "Undated".to_owned(),
            slug: "undated".to_owned(),
            incidents,
        }))
        .collect()
}

/// Incidents with no value on `axis`.
pub(super) fn without(axis: &Axis) -> Vec<usize> {
    axis.of.iter().enumerate().filter(|(_, values)| values.is_empty()).map(|(index, _)| index).collect()
}

/// The pairs of `axes`, their causes and services by index in `causes` and `services`.
pub(super) fn pairs(axes: &Axes, causes: &[CauseNode], services: &[Group]) -> Vec<Pair> {
    let places = |keys: Vec<String>| -> HashMap<String, usize> {
        keys.into_iter().enumerate().map(|(index, key)| (key, index)).collect()
    };
    let causes = places(causes.iter().map(|node| fold(&node.slug)).collect());
    let services = places(services.iter().map(|group| fold(&group.slug)).collect());
    let place_of = |axis: &Axis, places: &HashMap<String, usize>| -> Vec<Option<usize>> {
        axis.values.iter().map(|value| places.get(&value.key).copied()).collect()
    };
    let (cause_of, service_of) = (place_of(&axes.causes, &causes), place_of(&axes.services, &services));
    let pairs = axes.pairs.values.iter().zip(&axes.pairs.incidents);
    pairs
        .filter_map(|(&(cause, service), incidents)| {
            Some(Pair {
                cause: cause_of.get(cause).copied().flatten()?,
                service: service_of.get(service).copied().flatten()?,
                incidents: incidents.clone(),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{ids, library};

    const TREE: &str = r#"
        [[causes]]
        path = "network/dns"
        [[causes]]
        path = "database/lock"
        title = "Lock waits"
        [[causes]]
        path = "network/bgp"
    "#;

    #[test]
    fn an_incident_counts_once_for_a_cause_and_all_above_it() {
        let library = library(
            TREE,
            &[
                (
                    "content/a.md",
                    "start: 2024-01-01T00:00:00Z\ncauses: [network/dns, network/bgp, network/dns]",
                ),
                ("content/b.md", "start: 2024-01-02T00:00:00Z\ncauses: network"),
                ("content/c.md", "start: 2024-01-03T00:00:00Z"),
            ],
        );
        let rows: Vec<_> = library
            .causes
            .iter()
            .map(|node| (node.cause.path.as_str(), node.depth, node.own, ids(&library, &node.incidents)))
            .collect();
        assert_eq!(
            rows,
            [
                ("network", 0, 1, vec!["b", "a"]),
                ("network/dns", 1, 1, vec!["a"]),
                ("network/bgp", 1, 1, vec!["a"]),
                ("database", 0, 0, vec![]),
                ("database/lock", 1, 0, vec![]),
            ]
        );
        assert_eq!(library.causes[0].children, [1, 2]);
        assert_eq!(library.causes[4].parent, Some(3));
        assert_eq!(library.causes[4].cause.title, "Lock waits");
        assert_eq!(ids(&library, &library.uncategorised), ["c"]);
    }

    #[test]
    fn an_open_tree_grows_from_what_is_used_and_stays_shallow() {
        let deep = format!("causes: {}x", "d/".repeat(400));
        let library = library(
            "",
            &[
                ("content/a.md", "causes: [Human/Typo, capacity]"),
                ("content/b.md", "causes: human/typo"),
                ("content/c.md", "causes: human/typo"),
                ("content/d.md", &deep),
            ],
        );
        let paths: Vec<_> = library.causes.iter().map(|node| node.cause.path.as_str()).collect();
        assert_eq!(paths[..2], ["capacity", "d"]);
        assert_eq!(paths[paths.len() - 2..], ["human", "human/typo"]);
        assert_eq!(library.causes.iter().map(|node| node.depth).max(), Some(16));
        assert_eq!(library.causes.last().map(|node| node.own), Some(3));
    }

    #[test]
    fn pairs_are_those_of_the_incidents_own_causes() {
        let services: Vec<String> = (1..=40).map(|number| format!("s{number}")).collect();
        let many = format!("causes: [Lock, dns, lock]\nservices: [{}]", services.join(", "));
        let library = library(
            "",
            &[("content/a.md", &many), ("content/b.md", "causes: [net/dns, LOCK]\nservices: [S40, db]")],
        );
        let named = |cause: &str, service: &str| {
            let pair = library.pairs.iter().find(|pair| {
                library.causes[pair.cause].slug.eq_ignore_ascii_case(cause)
                    && library.services[pair.service].slug.eq_ignore_ascii_case(service)
            });
            pair.map(|pair| ids(&library, &pair.incidents))
        };
        assert_eq!(library.pairs.len(), 2 * 40 + 2 * 2 - 1);
        assert_eq!(named("lock", "s40"), Some(vec!["a", "b"]));
        assert_eq!(named("net/dns", "db"), Some(vec!["b"]));
        assert_eq!(named("net", "db"), None);
    }

    #[test]
    fn groups_join_spellings_and_are_sorted() {
        let library = library(
            "severities = [\"High\", \"Low\"]",
            &[
                (
                    "content/a.md",
                    "start: 2024-12-31T23:30:00-02:00\nservices: [API, db]\nseverity: Low\ntags: [Ünder Way]",
                ),
                (
                    "content/b.md",
                    "start: 2023-05-01T00:00:00Z\nservices: [api, API]\ntags: [ünder-way]\ntrigger: deploy",
                ),
                ("content/c.md", "services: api"),
            ],
        );
        let show = |groups: &[super::Group]| -> Vec<String> {
            groups
                .iter()
                .map(|group| format!("{} {} {:?}", group.title, group.slug, ids(&library, &group.incidents)))
                .collect()
        };
        assert_eq!(show(&library.services), [r#"API API ["a", "b", "c"]"#, r#"db db ["a"]"#]);
        assert_eq!(show(&library.severities), ["High High []", r#"Low Low ["a"]"#]);
        assert_eq!(
            show(&library.years),
            [r#"2024 2024 ["a"]"#, r#"2023 2023 ["b"]"#, r#"Undated undated ["c"]"#]
        );
        assert_eq!(show(&library.tags), [r#"Ünder Way Ünder-Way ["a", "b"]"#]);
        assert_eq!(show(&library.triggers), [r#"deploy deploy ["b"]"#]);
    }
}
