//! Where HTML is written to: keeps elements balanced and each in a place where HTML allows it,
//! whatever raw HTML stands between the markdown.

use super::elements::{Holds, holds, is_block, is_heading, parents};
use super::escape;

/// Elements are nested this deep; below it those that only group or stress are left out. Browsers
/// stop at 512; a document never needs as many.
const MAX_DEPTH: usize = 64;

/// An element that has been opened.
struct Open {
    tag: &'static str,
    /// From raw HTML: may be closed by whatever cannot stand in it.
    raw: bool,
    /// Written out. What is not, is only here so that its end finds it.
    shown: bool,
    /// Where its opening tag begins and ends.
    from: usize,
    inside: usize,
    /// Of `details`: the summary has been written.
    summary: bool,
}

/// HTML in the making.
#[derive(Default)]
pub(super) struct Sink {
    out: String,
    open: Vec<Open>,
    /// Places in `open` of what is shown.
    shown: Vec<usize>,
    /// Open `a` elements.
    links: usize,
    /// The raw element whose content is being left out, such as `script`.
    dropped: Option<&'static str>,
    /// Raw HTML has been written.
    has_raw: bool,
}

impl Sink {
    /// Everything written, with all elements closed, and whether raw HTML is in it.
    pub(super) fn finish(mut self) -> (String, bool) {
        while !self.open.is_empty() {
            self.pop();
        }
        (self.out, self.has_raw)
    }

    /// Whether text would stand inside a link.
    pub(super) fn in_link(&self) -> bool {
        self.links > 0
    }

    /// Whether what is written is left out, and inside which element.
    pub(super) fn dropped(&self) -> Option<&'static str> {
        self.dropped
    }

    /// Whether the innermost element is a paragraph of the markdown.
    pub(super) fn in_paragraph(&self) -> bool {
        self.open.last().is_some_and(|open| open.tag == "p" && open.shown && !open.raw)
    }

    /// Writes text.
    pub(super) fn text(&mut self, text: &str) {
        if self.dropped.is_some() {
            return;
        }
        if !text.trim_ascii().is_empty() {
            self.admit();
        }
        escape::text(&mut self.out, text);
    }

    /// Gives `id` to the innermost paragraph, item or row of the markdown; where there is none, or where it
    /// has an id, an empty element takes it.
    pub(super) fn mark(&mut self, id: &str) {
        let attribute = format!(" id=\"{}\"", escape::attribute(id));
        let holders = self.shown.iter().rev().copied();
        let holder = holders.into_iter().find(|&at| {
            self.open.get(at).is_some_and(|open| !open.raw && matches!(open.tag, "p" | "li" | "tr"))
        });
        let place = holder.and_then(|at| {
            let open = self.open.get(at)?;
            let has_id = self.out.get(open.from..open.inside)?.contains(" id=");
            (!has_id).then_some((at, open.from + 1 + open.tag.len()))
        });
        let Some((at, place)) = place.filter(|(_, place)| self.out.is_char_boundary(*place)) else {
            return self.inline(&format!("<span{attribute}></span>"));
        };
        self.out.insert_str(place, &attribute);
        for (index, open) in self.open.iter_mut().enumerate().skip(at) {
            open.inside += attribute.len();
            if index > at {
                open.from += attribute.len();
            }
        }
    }

    /// Writes inline HTML that is whole and safe.
    pub(super) fn inline(&mut self, html: &str) {
        if self.dropped.is_none() {
            self.admit();
            self.out.push_str(html);
        }
    }

    /// Writes a block of HTML that is whole and safe.
    pub(super) fn block(&mut self, html: &str) {
        self.make_room();
        self.inline(html);
    }

    /// Opens a block of the markdown. `attributes` begin with a space.
    pub(super) fn open_block(&mut self, tag: &'static str, attributes: &str) {
        self.make_room();
        let nests = matches!(tag, "blockquote" | "div" | "ul" | "ol");
        let shown = match tag {
            "li" => self.open.last().is_none_or(|list| list.shown),
            _ => !nests || self.shown.len() < MAX_DEPTH,
        };
        // The parts of a list or table stand where they should: their parents are markdown too.
        if parents(tag).is_none() {
            self.admit();
        }
        self.push(tag, attributes, shown, false);
    }

    /// Opens an inline element of the markdown.
    pub(super) fn open_inline(&mut self, tag: &'static str, attributes: &str) {
        if self.dropped.is_none() {
            self.admit();
        }
        self.push(tag, attributes, self.shown.len() < MAX_DEPTH, false);
    }

    /// Opens something that is not written, but whose end will come.
    pub(super) fn open_silent(&mut self) {
        self.push("", "", false, false);
    }

    /// Closes the innermost element of the markdown, with raw elements left open in it.
    pub(super) fn close(&mut self) {
        while self.pop().is_some_and(|raw| raw) {}
    }

    /// Opens an element of raw HTML, if it can stand here.
    pub(super) fn open_raw(&mut self, tag: &'static str, attributes: &str) -> bool {
        self.has_raw = true;
        if self.dropped.is_some() || self.shown.len() >= MAX_DEPTH || tag == "a" && self.in_link() {
            return false;
        }
        if let Some(parents) = parents(tag) {
            if !self.pop_to(parents) || self.is_late(tag) {
                return false;
            }
        } else if is_block(tag) {
            // A heading is the one block that a summary may hold.
            let in_summary = is_heading(tag) && self.open.last().is_some_and(|open| open.tag == "summary");
            if !in_summary && !self.fits_block() {
                return false;
            }
        } else {
            self.admit();
        }
        self.push(tag, attributes, true, true);
        true
    }

    /// Writes a block of raw HTML that is whole and safe, if it can stand here.
    pub(super) fn block_raw(&mut self, html: &str) -> bool {
        self.has_raw = true;
        let fits = self.dropped.is_none() && self.fits_block();
        if fits {
            self.out.push_str(html);
        }
        fits
    }

    /// Closes an element of raw HTML, if it is open.
    pub(super) fn close_raw(&mut self, tag: &str) {
        let in_table = matches!(tag, "table" | "thead" | "tbody" | "tfoot" | "tr" | "td" | "th" | "caption");
        // A heading's rank is not always the one that was written.
        let matches = |open: &Open| open.tag == tag || is_heading(open.tag) && is_heading(tag);
        let mut raw = self.open.iter().rev().take_while(|open| open.raw);
        // What stands in a cell closes nothing outside it.
        let found = raw.position(|open| matches(open) || !in_table && matches!(open.tag, "td" | "th"));
        let Some(above) = found else { return };
        if self.open.iter().rev().nth(above).is_some_and(matches) {
            for _ in 0..=above {
                self.pop();
            }
        }
    }

    /// Leaves out everything up to the end of the raw element `tag`.
    pub(super) fn drop_raw(&mut self, tag: &'static str) {
        self.has_raw = true;
        if self.dropped.is_none() {
            self.push(tag, "", false, true);
            self.dropped = Some(tag);
        }
    }

    /// Notes that raw HTML is in what is written.
    pub(super) fn mark_raw(&mut self) {
        self.has_raw = true;
    }

    /// Ends the raw element whose content is left out, unless markdown begun in it is still open.
    pub(super) fn end_drop(&mut self) {
        if self.open.last().is_some_and(|open| open.raw && !open.shown) {
            self.pop();
        }
    }

    fn innermost(&self) -> Option<&Open> {
        self.shown.last().and_then(|&at| self.open.get(at))
    }

    /// Whether `tag` may only come first in the innermost element, and something is there already.
    fn is_late(&self, tag: &str) -> bool {
        self.innermost().is_some_and(|open| match tag {
            "summary" => open.summary,
            "caption" => !self.out.get(open.inside..).unwrap_or_default().trim_ascii().is_empty(),
            _ => false,
        })
    }

    /// Makes room for a raw block; false if the markdown around it cannot hold one.
    fn fits_block(&mut self) -> bool {
        self.make_room();
        let fits = self.innermost().is_none_or(|open| holds(open.tag) != Holds::Phrasing);
        if fits {
            self.admit();
        }
        fits
    }

    /// Closes raw elements that cannot hold a block.
    fn make_room(&mut self) {
        while self
            .open
            .last()
            .is_some_and(|open| open.raw && open.shown && holds(open.tag) == Holds::Phrasing)
        {
            self.pop();
        }
    }

    /// Opens what has to stand between the innermost element and text: a list's item, a table's
    /// cell, a summary.
    fn admit(&mut self) {
        loop {
            let shown = self.shown.last().copied();
            let Some(open) = shown.and_then(|at| self.open.get_mut(at)).filter(|open| open.raw) else {
                return;
            };
            match holds(open.tag) {
                Holds::Only(tag) => self.push(tag, "", true, true),
                _ if open.tag == "details" && !open.summary => {
                    open.summary = true;
                    self.out.push_str("<summary>Details</summary>");
                }
                _ => return,
            }
        }
    }

    /// Closes raw elements until the innermost is one of `parents`; false if none is there.
    fn pop_to(&mut self, parents: &[&str]) -> bool {
        let of_table = parents.iter().any(|parent| matches!(*parent, "table" | "tr"));
        let is_wall = |tag: &str| tag == "table" || !of_table && matches!(tag, "td" | "th");
        let mut raw = self.open.iter().rev().take_while(|open| open.raw);
        let stops = |open: &Open| parents.contains(&open.tag) || is_wall(open.tag);
        let Some(above) = raw.position(stops) else { return false };
        if !self.open.iter().rev().nth(above).is_some_and(|open| parents.contains(&open.tag)) {
            return false;
        }
        for _ in 0..above {
            self.pop();
        }
        true
    }

    fn push(&mut self, tag: &'static str, attributes: &str, shown: bool, raw: bool) {
        let shown = shown && self.dropped.is_none();
        let from = self.out.len();
        if shown {
            for piece in ["<", tag, attributes, ">"] {
                self.out.push_str(piece);
            }
            self.links += usize::from(tag == "a");
            if tag == "summary" {
                let details = self.shown.last().copied();
                if let Some(details) = details.and_then(|at| self.open.get_mut(at)) {
                    details.summary = true;
                }
            }
            self.shown.push(self.open.len());
        }
        self.open.push(Open { tag, raw, shown, from, inside: self.out.len(), summary: false });
    }

    /// Closes the innermost element; whether it was raw.
    fn pop(&mut self) -> Option<bool> {
        let open = self.open.pop()?;
        if open.shown {
            self.shown.pop();
            self.links -= usize::from(open.tag == "a");
            if open.inside - open.from == "<p>".len() && open.tag == "p" && self.out.len() == open.inside {
                self.out.truncate(open.from);
                return Some(open.raw);
            }
            if open.tag == "details" && !open.summary {
                self.out.push_str("<summary>Details</summary>");
            }
            for piece in ["</", open.tag, ">"] {
                self.out.push_str(piece);
            }
            if is_block(open.tag) && !open.raw {
                self.out.push('\n');
            }
        } else if open.raw {
            self.dropped = None;
        }
        Some(open.raw)
    }
}
