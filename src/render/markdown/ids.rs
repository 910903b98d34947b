//! The ids of a page's body.

use std::collections::HashSet;

/// The ids of a page's body, each used once.
#[derive(Default)]
pub(super) struct Ids(pub(super) HashSet<String>);

impl Ids {
    /// `base`, or the first of `base-2`, `base-3`, … that is free.
    pub(super) fn unique(&mut self, base: &str) -> String {
        let mut id = base.to_owned();
        let mut number = 2;
        while !self.0.insert(id.clone()) {
            id = format!("{base}-{number}");
            number += 1;
        }
        id
    }

    /// Takes `id` for an element of raw HTML, unless it is taken or the theme's own.
    pub(super) fn claim(&mut self, id: &str) -> bool {
        let is_one = !id.is_empty() && !id.contains(|c: char| c.is_whitespace() || c.is_control());
        is_one && !id.starts_with("pm-") && self.0.insert(id.to_owned())
    }
}
