//! Causes as lists show them.

use serde::Serialize;

use crate::link::CauseNode;
use crate::render::locale::Day;
use crate::render::site::{Site, cause_path};

/// A cause.
#[derive(Debug, Serialize)]
pub struct CauseView<'a> {
    /// Its path in the tree, as front matter has it.
    pub path: &'a str,
    /// Its name.
    pub title: &'a str,
    /// What it covers; may be empty.
    pub description: &'a str,
    /// Path of its page below the top of the site.
    pub url: String,
    /// 0 for the top.
    pub depth: usize,
    /// Incidents with it or a cause below it.
    pub count: usize,
    /// The count as a share of the largest, in percent: the length of its bar.
    pub percent: usize,
    /// How many of them came back with it or a cause below it.
    pub came_back: usize,
    /// Day of the newest.
    pub latest: Option<Day>,
    /// Day of the oldest.
    pub first: Option<Day>,
}

impl<'a> CauseView<'a> {
    /// The view of `node`; `largest` is the count that fills a bar.
    pub fn new(site: &Site<'_>, node: &'a CauseNode, largest: usize) -> Self {
        let day = |index: &usize| site.incident(*index)?.start.value().map(|start| site.locale.day_of(start));
        let count = node.incidents.len();
        Self {
            path: &node.cause.path,
            title: &node.cause.title,
            description: &node.cause.description,
            url: cause_path(node),
            depth: node.depth,
            count,
            percent: (count * 100).checked_div(largest).unwrap_or_default(),
            came_back: site.returns_with(node).map_or(0, |returns| returns.list.len()),
            latest: node.incidents.first().and_then(day),
            first: node.incidents.iter().rev().find_map(day),
        }
    }
}

/// A top cause with all causes below it.
#[derive(Debug, Serialize)]
pub struct Branch<'a> {
    /// The cause at the top.
    pub cause: CauseView<'a>,
    /// All below it, parents before children.
    pub below: Vec<CauseView<'a>>,
}

/// The whole tree; bars are relative to the largest top cause.
pub fn tree<'a>(site: &'a Site<'_>) -> Vec<Branch<'a>> {
    let nodes = &site.library.causes;
    let tops = || nodes.iter().filter(|node| node.parent.is_none());
    let largest = tops().map(|node| node.incidents.len()).max().unwrap_or_default();
    tops()
        .map(|top| {
            let mut below = Vec::new();
            let mut open: Vec<usize> = top.children.iter().rev().copied().collect();
            while let Some(node) = open.pop().and_then(|index| nodes.get(index)) {
                below.push(CauseView::new(site, node, largest));
                open.extend(node.children.iter().rev());
            }
            Branch { cause: CauseView::new(site, top, largest), below }
        })
        .collect()
}
