//! What misled people, where they got lucky and what went well: the newest by top cause, and all of
//! every cause and service.

use serde::Serialize;
use tera::{Context, TeraResult, Value};

use super::{PagePlan, Slice, paged};
use crate::lessons::Kind;
use crate::link::CauseNode;
use crate::render::axis::Axis;
use crate::render::site::{Site, cause_path};
use crate::render::view::lessons::{CoverageView, KindView, MisledView};
use crate::trends::lessons::Line;

/// Lines of one kind that a cause shows on the first page: of what misled, and of every other.
const SHOWN: [usize; 2] = [3, 2];
/// Lines of what misled people on the page of a cause or service.
const MISLED: usize = 5;
/// Lines on the first page; causes for which there is no room left are only named.
const ROOM: usize = 120;
/// Causes named on the first page.
const NAMED: usize = 300;

/// A top cause on the first page.
#[derive(Debug, Serialize)]
struct CauseLessons {
    /// As a reader sees it.
    title: String,
    /// Its id in the page; absent where it is only named.
    anchor: Option<String>,
    /// Path of the page of all its lessons, below the top of the site.
    url: String,
    /// How many lessons it has.
    total: usize,
    /// Counts by kind.
    counts: Vec<String>,
    /// The newest of each kind; none where it is only named.
    kinds: Vec<KindView>,
}

/// `lessons.html`, `lessons/causes/PATH.html` and `lessons/services/NAME.html`; nothing where no incident
/// tells or states anything.
pub(super) fn pages<'a>(site: &'a Site<'a>) -> Vec<PagePlan<'a>> {
    if site.trends.lessons.is_empty() {
        return Vec::new();
    }
    let first = PagePlan::new("lessons.html".to_owned(), "lessons.html", move || index(site));
    std::iter::once(first).chain(lists(site).into_iter().flat_map(move |list| list.plans(site))).collect()
}

/// Adds `misled`, the newest of what misled people in `incidents`, whose page is at `path` and whose lessons
/// are `lines`; where nothing is told and nothing stated, it is not there.
pub(super) fn insert_misled(
    site: &Site<'_>,
    context: &mut Context,
    lines: &[Line],
    incidents: &[usize],
    path: &str,
) -> TeraResult<()> {
    let view = MisledView::new(site, lines, incidents, MISLED, list_path(path));
    // What misled people in these incidents; on the first page of the list.
    context.insert_value("misled", Value::try_from_serializable(&view)?);
    Ok(())
}

/// Path of the page of all lessons of the cause or group whose own page is at `path`.
fn list_path(path: &str) -> String {
    format!("lessons/{path}")
}

/// All lessons of a cause or service.
struct List<'a> {
    title: String,
    /// Path of the page of the incidents.
    of: String,
    incidents: &'a [usize],
    lines: &'a [Line],
}

fn lists<'a>(site: &'a Site<'a>) -> Vec<List<'a>> {
    let library = site.library;
    let lessons = &site.trends.lessons;
    let causes = library.causes.iter().zip(&lessons.causes).map(|(node, lines)| List {
        title: node.cause.title.clone(),
        of: cause_path(node),
        incidents: &node.incidents,
        lines,
    });
    let services = library.services.iter().zip(&lessons.services).map(|(group, lines)| List {
        title: group.title.clone(),
        of: Axis::Services.path(group),
        incidents: &group.incidents,
        lines,
    });
    let uncategorised = site.uncategorised().map(|path| List {
        title: site.say("uncategorised"),
        of: path.to_owned(),
        incidents: &library.uncategorised,
        lines: &lessons.uncategorised,
    });
    causes.chain(uncategorised).chain(services).filter(|list| !list.lines.is_empty()).collect()
}

impl<'a> List<'a> {
    fn plans(self, site: &'a Site<'a>) -> Vec<PagePlan<'a>> {
        let Self { title, of, incidents, lines } = self;
        let path = list_path(&of);
        let totals = site.trends.lessons.by_kind(lines);
        let totals: Vec<(Kind, usize)> =
            totals.into_iter().map(|(kind, lines)| (kind, lines.len())).collect();
        let plan = |page: Slice<'a, Line>| {
            let (of, totals) = (of.clone(), totals.clone());
            let title = site.say_with("lessons-of", &[("title", title.as_str().into())]);
            PagePlan::new(page.path.clone(), "lesson_list.html", move || {
                let about = site.say("lessons-list-about");
                let title = page.title(site, &title);
                let mut context = site.context(site.meta(&page.path, &title, &about, "lessons"))?;
                let lessons = &site.trends.lessons;
                let total = |kind| totals.iter().find(|(of, _)| *of == kind).map_or(0, |(_, total)| *total);
                let kinds = lessons.by_kind(page.items).into_iter();
                let kinds: Vec<KindView> =
                    kinds.map(|(kind, lines)| KindView::all(site, kind, lines, total(kind))).collect();
                // The lessons of this page, by kind.
                context.insert_value("kinds", Value::try_from_serializable(&kinds)?);
                // How many incidents the cause or service has.
                context.insert_value("incidents", Value::from(incidents.len()));
                // The page that lists them.
                context.insert_value("incidents_url", Value::from(of.as_str()));
                if page.is_first() {
                    let coverage = CoverageView::new(site, &lessons.coverage(incidents.iter().copied()));
                    // What the lessons rest on; of a list, on its first page.
                    context.insert_value("coverage", Value::try_from_serializable(&coverage)?);
                }
                page.insert_pager(&mut context)?;
                Ok(context)
            })
        };
        paged(lines, &path, path.trim_end_matches(".html")).into_iter().map(plan).collect()
    }
}

fn index(site: &Site<'_>) -> TeraResult<Context> {
    let meta = site.meta("lessons.html", &site.say("lessons"), &site.say("lessons-about"), "lessons");
    let mut context = site.context(meta)?;
    let lessons = &site.trends.lessons;
    let coverage = CoverageView::new(site, &lessons.coverage(0..site.library.incidents.len()));
    context.insert_value("coverage", Value::try_from_serializable(&coverage)?);
    let mut room = ROOM;
    let top = site.library.causes.iter().zip(&lessons.causes).filter(|(node, _)| node.depth == 0);
    let mut causes: Vec<CauseLessons> = top
        .map(|(node, lines)| (node.cause.title.clone(), anchor(node), cause_path(node), lines))
        .chain(site.uncategorised().map(|path| {
            (site.say("uncategorised"), "uncategorised__".to_owned(), path.to_owned(), &lessons.uncategorised)
        }))
        .filter(|(_, _, _, lines)| !lines.is_empty())
        .map(|(title, anchor, path, lines)| cause(site, title, anchor, &path, lines, &mut room))
        .collect();
    // How many further causes are not named.
    context.insert_value("more", Value::from(causes.len().saturating_sub(NAMED)));
    causes.truncate(NAMED);
    // The top causes with lessons.
    context.insert_value("causes", Value::try_from_serializable(&causes)?);
    Ok(context)
}

/// Id of a cause's section; two underscores set it apart from the page's own ids.
fn anchor(node: &CauseNode) -> String {
    format!("cause__{}", node.slug)
}

/// A cause of the first page, which takes what it shows out of `room`.
fn cause(
    site: &Site<'_>,
    title: String,
    anchor: String,
    path: &str,
    lines: &[Line],
    room: &mut usize,
) -> CauseLessons {
    let kinds = site.trends.lessons.by_kind(lines);
    let [misled, other] = SHOWN;
    let shown = |kind: Kind| if kind == Kind::Misled { misled } else { other };
    let wanted: usize = kinds.iter().map(|(kind, lines)| lines.len().min(shown(*kind))).sum();
    let fits = wanted <= *room;
    *room = if fits { *room - wanted } else { 0 };
    let mut before = 0;
    let views = kinds.iter().map(|(kind, of)| {
        let url = format!("{}#{}", page_of(path, before), kind.name());
        before += of.len();
        KindView::few(site, *kind, of, shown(*kind), url)
    });
    CauseLessons {
        title,
        anchor: fits.then_some(anchor),
        url: list_path(path),
        total: lines.len(),
        kinds: if fits { views.collect() } else { Vec::new() },
        counts: kinds.iter().map(|(kind, lines)| count(site, *kind, lines.len())).collect(),
    }
}

/// The page on which the lesson stands that comes behind `before` others of the list at `path`.
fn page_of(path: &str, before: usize) -> String {
    let list = list_path(path);
    match before / super::PAGE_LENGTH {
        0 => list,
        page => format!("{}/page/{}.html", list.trim_end_matches(".html"), page + 1),
    }
}

/// `3 misled`.
fn count(site: &Site<'_>, kind: Kind, lines: usize) -> String {
    site.say_with(&format!("count-{}", kind.name()), &[("count", lines.into())])
}
