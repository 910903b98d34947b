//! Where links of a document lead on its page.

use fluent_bundle::FluentValue;

use super::asset_path;
use super::markdown::{Resolve, Resolved};
use super::site::Site;
use crate::link::DocumentTarget;
use crate::parse::LinkKind;
use crate::slug::fold;
use crate::target::{Target, percent_encode};

/// Resolves the links of one document.
pub(super) struct Links<'a> {
    /// The site.
    pub(super) site: &'a Site<'a>,
    /// Path of the document below the root.
    pub(super) from: &'a str,
    /// The way from its page to the top of the site: `../`, or nothing.
    pub(super) root: &'a str,
}

impl Links<'_> {
    fn document(&self, path: &str, anchor: Option<&str>) -> Resolved {
        let page = match self.site.library.documents.get(path) {
            Some(DocumentTarget::Incident(index)) => self.site.incident(*index).map(Site::incident_path),
            Some(DocumentTarget::Page(index)) => {
                self.site.library.pages.get(*index).map(|page| format!("{}.html", page.slug))
            }
            Some(DocumentTarget::Unpublished) | None => None,
        };
        let Some(page) = page else { return Resolved::PlainText };
        let anchor = anchor.filter(|anchor| !anchor.is_empty());
        let anchor = anchor.map_or_else(String::new, |anchor| format!("#{}", percent_encode(anchor)));
        Resolved::Url(format!("{}{}{anchor}", self.root, percent_encode(&page)))
    }
}

impl Resolve for Links<'_> {
    fn link(&self, kind: LinkKind, target: &str) -> Resolved {
        if kind == LinkKind::Incident {
            let index = self.site.library.by_id.get(&fold(target));
            let path = index.and_then(|&index| self.site.incident(index)).map(Site::incident_path);
            return path.map_or(Resolved::PlainText, |path| Resolved::Url(format!("{}{path}", self.root)));
        }
        match self.site.tree.resolve(self.from, target) {
            Target::Web => Resolved::Url(target.trim().to_owned()),
            Target::Anchor(anchor) => Resolved::Url(format!("#{}", percent_encode(&anchor))),
            Target::Document { path, anchor } => self.document(&path, anchor.as_deref()),
            Target::Asset { path, suffix } => Resolved::Url(format!(
                "{}{}{suffix}",
                self.root,
                percent_encode(&asset_path(&path, self.site.config))
            )),
            Target::Outside { path, suffix } => self
                .site
                .config
                .file_url(&path)
                .map_or(Resolved::PlainText, |url| Resolved::Url(url + &suffix)),
            Target::Forbidden | Target::OutOfRoot | Target::Missing { .. } => Resolved::PlainText,
        }
    }

    fn incident_title(&self, id: &str) -> Option<String> {
        let index = self.site.library.by_id.get(&fold(id))?;
        self.site.incident(*index).map(|incident| incident.title.value.clone())
    }

    fn say(&self, id: &str, numbers: &[(&str, usize)]) -> String {
        let values: Vec<(&str, FluentValue<'_>)> =
            numbers.iter().map(|&(place, number)| (place, number.into())).collect();
        self.site.say_with(id, &values)
    }
}
