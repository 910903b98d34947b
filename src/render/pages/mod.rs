//! The pages of a site: one file for each kind, which says what pages there are and what their
//! templates see. A new kind is a new file and its line in [`KINDS`].

mod actions;
mod causes;
mod content;
mod groups;
mod home;
mod incident;
mod incidents;
mod lessons;
mod not_found;
pub mod plain;
mod recurrence;
mod redirects;
mod search;
mod trends;

use std::collections::HashSet;

use serde::Serialize;
use tera::{Context, TeraResult, Value};

use super::site::Site;
use crate::slug::fold;

/// All kinds of pages. Where two pages have one path, the one planned first is made.
const KINDS: &[for<'a> fn(&'a Site<'a>) -> Vec<PagePlan<'a>>] = &[
    home::pages,
    incidents::pages,
    incident::pages,
    causes::pages,
    groups::pages,
    trends::pages,
    recurrence::pages,
    lessons::pages,
    actions::pages,
    search::pages,
    not_found::pages,
    content::pages,
    redirects::pages,
];

/// Rows on a page of a list.
const PAGE_LENGTH: usize = 100;

/// What a template is given, made when the page is rendered.
type MakeContext<'a> = Box<dyn Fn() -> TeraResult<Context> + Send + Sync + 'a>;

/// A page to be rendered.
pub struct PagePlan<'a> {
    /// Its path below the top of the site.
    pub path: String,
    /// The template's name.
    pub template: &'static str,
    /// Whether it is a page of its own, to be listed in the sitemap.
    pub is_listed: bool,
    /// Makes what the template sees.
    pub context: MakeContext<'a>,
}

impl<'a> PagePlan<'a> {
    fn new(
        path: String,
        template: &'static str,
        context: impl Fn() -> TeraResult<Context> + Send + Sync + 'a,
    ) -> Self {
        Self { path, template, is_listed: true, context: Box::new(context) }
    }

    fn unlisted(self) -> Self {
        Self { is_listed: false, ..self }
    }
}

/// All pages of the site, each path once.
pub fn plan<'a>(site: &'a Site<'a>) -> Vec<PagePlan<'a>> {
    let mut paths = HashSet::new();
    KINDS.iter().flat_map(|pages| pages(site)).filter(|page| paths.insert(fold(&page.path))).collect()
}

/// `pager` of a list that has several pages.
#[derive(Clone, Debug, Serialize)]
struct Pager {
    /// This page, from 1.
    number: usize,
    /// How many there are.
    pages: usize,
    /// Rows of the whole list.
    total: usize,
    /// Path of the page before, below the top of the site.
    previous: Option<String>,
    /// Path of the page after.
    next: Option<String>,
}

/// One page of a list.
struct Slice<'a, T> {
    path: String,
    items: &'a [T],
    pager: Pager,
}

impl<T> Slice<'_, T> {
    fn is_first(&self) -> bool {
        self.pager.number == 1
    }

    /// Adds the page's number to its title.
    fn title(&self, site: &Site<'_>, title: &str) -> String {
        match self.pager.number {
            1 => title.to_owned(),
            number => site.say_with("title-page", &[("title", title.into()), ("number", number.into())]),
        }
    }

    fn insert_pager(&self, context: &mut Context) -> TeraResult<()> {
        // Where the page stands among those of its list.
        context.insert_value("pager", Value::try_from_serializable(&self.pager)?);
        Ok(())
    }
}

/// Cuts `items` into pages: the first at `path`, the others at `folder/page/N.html`. An empty list
/// has one page.
fn paged<'a, T>(items: &'a [T], path: &str, folder: &str) -> Vec<Slice<'a, T>> {
    let pages = items.len().div_ceil(PAGE_LENGTH).max(1);
    let path_of =
        |number: usize| if number == 1 { path.to_owned() } else { format!("{folder}/page/{number}.html") };
    (1..=pages)
        .map(|number| {
            let start = (number - 1) * PAGE_LENGTH;
            Slice {
                path: path_of(number),
                items: items.get(start..items.len().min(start + PAGE_LENGTH)).unwrap_or_default(),
                pager: Pager {
                    number,
                    pages,
                    total: items.len(),
                    previous: (number > 1).then(|| path_of(number - 1)),
                    next: (number < pages).then(|| path_of(number + 1)),
                },
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_paged_at_a_hundred() {
        let items: Vec<usize> = (0..201).collect();
        let pages = paged(&items, "tags/x.html", "tags/x");
        let paths: Vec<&str> = pages.iter().map(|page| page.path.as_str()).collect();
        assert_eq!(paths, ["tags/x.html", "tags/x/page/2.html", "tags/x/page/3.html"]);
        assert_eq!(pages[2].items, [200]);
        assert_eq!(pages[1].pager.previous.as_deref(), Some("tags/x.html"));
        assert_eq!(paged::<usize>(&[], "a.html", "a").len(), 1);
    }
}
