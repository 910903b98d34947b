//! The body of a copy: the document's own text, with links that work from where the copy lies, and
//! without what its page does not show. Everything else stays to the byte.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

use super::html::Found;
use super::path;
use crate::excerpt;
use crate::incident::Incident;
use crate::link::DocumentTarget;
use crate::parse::inline::is_inline_end;
use crate::parse::{LinkKind, blocks, links};
use crate::render::links::Links;
use crate::render::markdown::{Resolve, Resolved, escape_html};
use crate::render::site::Site;
use crate::slug::fold;
use crate::source::Span;
use crate::target::{Target, percent_encode};

/// Longest title that stands for `[[ID]]`, in characters.
const TITLE_LENGTH: usize = 200;

/// The body of `incident` as its copy has it.
pub(super) fn body(site: &Site<'_>, incident: &Incident) -> String {
    let body = &incident.body;
    let text = body.text(&incident.source);
    let slice = text.get(body.span.start..body.span.end).unwrap_or_default();
    let from = incident.source.path();
    let mut edits = Edits::new(Where { site, from, links: Links { site, from, root: "../" } });
    edits.collect(slice);
    edits.apply(slice)
}

/// Where the links of a document lead from its copy.
struct Where<'a> {
    site: &'a Site<'a>,
    from: &'a str,
    links: Links<'a>,
}

impl Where<'_> {
    fn resolve(&self, kind: LinkKind, target: &str) -> Resolved {
        let library = self.site.library;
        let (index, anchor) = match (kind, self.site.tree.resolve(self.from, target)) {
            (LinkKind::Incident, _) => (library.by_id.get(&fold(target)).copied(), None),
            (_, Target::Document { path, anchor }) => match library.documents.get(&path) {
                Some(DocumentTarget::Incident(index)) => (Some(*index), anchor),
                _ => (None, None),
            },
            _ => (None, None),
        };
        let Some(other) = index.and_then(|index| self.site.incident(index)) else {
            return self.links.link(kind, target);
        };
        let file = path(other);
        let file = file.rsplit('/').next().unwrap_or(&file);
        let anchor = anchor.map_or_else(String::new, |anchor| format!("#{}", percent_encode(&anchor)));
        Resolved::Url(format!("{}{anchor}", percent_encode(file)))
    }

    /// Whether the link stays as it is written.
    fn stays(&self, kind: LinkKind, target: &str) -> bool {
        matches!(self.resolve(kind, target), Resolved::Url(url) if url == target.trim())
    }
}

/// A link that has begun.
struct Open {
    kind: LinkKind,
    target: String,
    title: String,
    form: LinkType,
    /// From its first byte to the last one of what it shows.
    span: Range<usize>,
    /// Where what it shows begins and, so far, ends.
    inner: Range<usize>,
}

struct Edits<'a> {
    at: Where<'a>,
    /// Stretches that go.
    cuts: Vec<Range<usize>>,
    /// Stretches in place of which something else is written.
    changes: Vec<(Range<usize>, String)>,
    open: Vec<Open>,
}

impl<'a> Edits<'a> {
    fn new(at: Where<'a>) -> Self {
        Self { at, cuts: Vec::new(), changes: Vec::new(), open: Vec::new() }
    }

    fn collect(&mut self, text: &str) {
        let parser = Parser::new_ext(text, blocks::options());
        // A definition may hold what must not be shown, such as the name of a draft: unless it is one of
        // an address on the web it goes, and the links that use it say themselves where they lead.
        let gone = parser
            .reference_definitions()
            .iter()
            .filter(|(_, definition)| !self.at.stays(LinkKind::Link, &definition.dest));
        let gone: Vec<Range<usize>> = gone.map(|(_, definition)| definition.span.clone()).collect();
        self.cuts.extend(gone);

        let mut found = Found::default();
        let mut run: Option<Range<usize>> = None;
        for (event, range) in parser.into_offset_iter() {
            if let Event::Html(_) | Event::InlineHtml(_) = event {
                match &mut run {
                    // The marks of a quote and the first half of a line end belong to no event.
                    Some(run) if is_gap(text, run.end..range.start) => run.end = range.end,
                    _ => {
                        read(&mut found, text, run.take());
                        run = Some(range.clone());
                    }
                }
                self.inside(&range);
                continue;
            }
            read(&mut found, text, run.take());
            self.event(event, range, text, &mut found);
        }
        read(&mut found, text, run.take());
        found.end_block(text.len());
        self.cuts.extend(found.hidden.iter().map(|&span| Range::from(span)));
        for link in &found.links {
            self.html_link(link, text);
        }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>, text: &str, found: &mut Found) {
        match event {
            Event::Start(
                Tag::Link { link_type, ref title, .. } | Tag::Image { link_type, ref title, .. },
            ) => {
                let title = title.to_string();
                let Some(link) = links::from_event(&event, Span::from(range.clone())) else { return };
                let marks = if link.kind == LinkKind::Image { 2 } else { 1 };
                let start = (range.start + marks).min(range.end);
                let (kind, target) = (link.kind, link.target);
                self.open.push(Open {
                    kind,
                    target,
                    title,
                    form: link_type,
                    span: range,
                    inner: start..start,
                });
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                if let Some(open) = self.open.pop() {
                    let span = open.span.clone();
                    self.close(open, text);
                    self.inside(&span);
                }
            }
            Event::End(tag) if !is_inline_end(tag) => found.end_block(range.end),
            _ => self.inside(&range),
        }
    }

    /// `range` belongs to what the innermost link shows.
    fn inside(&mut self, range: &Range<usize>) {
        if let Some(open) = self.open.last_mut() {
            open.inner.end = open.inner.end.max(range.end).min(open.span.end);
        }
    }

    fn close(&mut self, open: Open, text: &str) {
        let Open { kind, target, title, form, span, inner } = open;
        if matches!(form, LinkType::Autolink | LinkType::Email)
            || kind != LinkKind::Incident && self.at.stays(kind, &target)
        {
            return;
        }
        let url = match self.at.resolve(kind, &target) {
            Resolved::Url(url) => url,
            // The link goes, its text stays.
            Resolved::PlainText => {
                if let LinkType::WikiLink { has_pothole: false } = form {
                    self.changes.push((span, escaped(&target)));
                } else {
                    let shown = shown(text, &inner, form);
                    self.changes.push((span.start..shown.start, String::new()));
                    self.changes.push((shown.end..span.end, String::new()));
                }
                return;
            }
        };
        if let LinkType::WikiLink { has_pothole: false } = form {
            let title = self.at.links.incident_title(&target).unwrap_or(target);
            // Many references to one long title would make a long file.
            let title = excerpt::cut(&title, TITLE_LENGTH);
            self.changes.push((span, format!("[{}]({})", escaped(&title), destination(&url))));
            return;
        }
        let title = match title.is_empty() {
            true => String::new(),
            false => format!(" \"{}\"", title.replace('\\', "\\\\").replace('"', "\\\"")),
        };
        let shown = shown(text, &inner, form);
        let mark = if kind == LinkKind::Image { "![" } else { "[" };
        self.changes.push((span.start..shown.start, mark.to_owned()));
        self.changes.push((shown.end..span.end, format!("]({}{title})", destination(&url))));
    }

    fn html_link(&mut self, link: &crate::parse::Link, text: &str) {
        let span: Range<usize> = link.span.into();
        // An image without a source has the whole tag as its place.
        if text.get(span.clone()).is_none_or(|written| written.starts_with('<')) {
            return;
        }
        if !self.at.stays(link.kind, &link.target) {
            let url = match self.at.resolve(link.kind, &link.target) {
                Resolved::Url(url) => escape_html(&url),
                Resolved::PlainText => "#".to_owned(),
            };
            self.changes.push((span, url));
        }
    }

    /// `text` with all edits; of two that overlap, the one that begins first, and cuts before changes.
    fn apply(self, text: &str) -> String {
        let cuts = self.cuts.into_iter().map(|range| (range, None));
        let mut edits: Vec<(Range<usize>, Option<String>)> =
            cuts.chain(self.changes.into_iter().map(|(range, new)| (range, Some(new)))).collect();
        edits.sort_by_key(|(range, new)| (range.start, new.is_some(), std::cmp::Reverse(range.end)));
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        for (range, new) in edits {
            if range.end < at || range.start < at && new.is_some() {
                continue;
            }
            out.push_str(text.get(at..range.start.max(at)).unwrap_or_default());
            at = range.end;
            match new {
                Some(new) => out.push_str(&new),
                None => at = after_cut(text, at, &mut out),
            }
        }
        out.push_str(text.get(at..).unwrap_or_default());
        out
    }
}

fn read(found: &mut Found, text: &str, run: Option<Range<usize>>) {
    if let Some(run) = run {
        found.read(text.get(run.clone()).unwrap_or_default(), run.start);
    }
}

fn is_gap(text: &str, range: Range<usize>) -> bool {
    text.get(range).is_some_and(|gap| gap.chars().all(|c| c.is_whitespace() || c == '>'))
}

/// What a link shows; behind the bar of a reference with its own text.
fn shown(text: &str, inner: &Range<usize>, form: LinkType) -> Range<usize> {
    let written = text.get(inner.clone()).unwrap_or_default();
    match form {
        LinkType::WikiLink { has_pothole: true } => {
            written.find('|').map_or(inner.clone(), |bar| inner.start + bar + 1..inner.end)
        }
        _ => inner.clone(),
    }
}

/// A URL as the destination of a link.
fn destination(url: &str) -> String {
    if url.contains(['(', ')']) || url.is_empty() { format!("<{url}>") } else { url.to_owned() }
}

/// Plain text as markdown, wherever it stands.
pub(in crate::render) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if matches!(c, '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Tidies up where a stretch that ended at `at` has gone: no blanks are left on a line of their own, and no
/// more than one empty line. Returns where the text goes on.
fn after_cut(text: &str, at: usize, out: &mut String) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    let line_ends =
        |at: usize| rest.get(at..).is_some_and(|rest| rest.is_empty() || rest.starts_with(['\n', '\r']));
    // Asked first: what stands before may be long, and looked at again for each of many cuts in a line.
    if !line_ends(blanks) {
        return at;
    }
    let kept = out.trim_end_matches([' ', '\t']).len();
    if !(kept == 0 || out.get(..kept).is_some_and(|kept| kept.ends_with('\n'))) {
        return at;
    }
    out.truncate(kept);
    let mut at = at + blanks;
    while out.is_empty() || out.ends_with("\n\n") || out.ends_with("\n\r\n") {
        let rest = text.get(at..).unwrap_or_default();
        let end = if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with('\n')) };
        if end == 0 {
            break;
        }
        at += end;
    }
    at
}
