//! Where in a body something stands that may be the name of a section, in any style: headings, bold
//! lines, `Label:` lines, bullets and numbers, raw HTML.

use super::blocks::{Block, BlockKind, Item};
use super::headings::{HeadingTable, Meaning, SectionKind};
use crate::source::Span;

/// Longer than this it is a sentence with a colon in it.
const MAX_NAME: usize = 80;

/// What may be the name of a section.
#[derive(Clone, Debug)]
pub struct Name {
    /// The name with its marks, as far as it is no text of the section.
    pub span: Span,
    /// The name alone.
    pub title: Span,
    /// The name as plain text.
    pub text: String,
    /// What it means; unknown names are kept only where they are headings.
    pub meaning: Option<Meaning>,
    /// How it is written.
    pub form: Form,
    /// Nothing else stands on its line.
    pub alone: bool,
    /// What stands before it on its line or above cannot be the beginning of its sentence.
    pub bounded: bool,
    /// Where it stands.
    pub place: Place,
}

/// How a name is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A heading of markdown.
    Heading(u8),
    /// `###Timeline`, which markdown takes for text.
    Glued(u8),
    /// `<h2>Timeline</h2>`.
    Html(u8),
    /// `**Timeline**`, `<strong>Timeline:</strong>`.
    Bold,
    /// The name and nothing else.
    Bare,
    /// `Timeline:`.
    Colon,
}

/// Where a name stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    /// A block of its own, or a line of a paragraph.
    Line,
    /// A line below a list that markdown takes for the list's; the line with its indentation.
    BelowList(Span),
    /// A line that is indented and thus code to markdown.
    Indented,
    /// Behind the marker of an item.
    Item {
        /// The whole item.
        item: Span,
        /// How deep the list is in others.
        depth: u8,
        /// More stands in the item, or text follows the list.
        has_more: bool,
    },
}

/// All names in a body, in order.
pub fn names(text: &str, blocks: &[Block], table: &HeadingTable) -> Vec<Name> {
    let mut finder = Finder { text, table, names: Vec::new() };
    for (index, block) in blocks.iter().enumerate() {
        let next = blocks.get(index + 1);
        match &block.kind {
            BlockKind::Heading { level, text: title, .. } => finder.names.push(Name {
                span: block.span,
                title: block.span,
                text: title.clone(),
                // A heading of the first rank may be the document's title: "Timeline of a bad day".
                meaning: table
                    .meaning(title)
                    .or_else(|| table.nearly(title))
                    .or_else(|| (*level > 1).then(|| table.telling(title)).flatten()),
                form: Form::Heading(*level),
                alone: true,
                bounded: true,
                place: Place::Line,
            }),
            BlockKind::Paragraph { .. } => finder.paragraph(block.span),
            BlockKind::List { items } => {
                let followed = next.is_some_and(|next| !matches!(next.kind, BlockKind::Heading { .. }));
                finder.list(items, 0, followed);
            }
            BlockKind::Html => finder.html(block.span),
            _ => {}
        }
    }
    if is_indented_throughout(text, blocks, table) {
        for block in blocks.iter().filter(|block| matches!(block.kind, BlockKind::Indented)) {
            finder.indented(block.span);
        }
        finder.names.sort_by_key(|name| name.span.start);
    }
    finder.names
}

/// Whether what is indented in this body is text: where a name stands alone on an indented line, the
/// author sets off sections by indentation, or centres headings.
pub fn is_indented_throughout(text: &str, blocks: &[Block], table: &HeadingTable) -> bool {
    blocks.iter().filter(|block| matches!(block.kind, BlockKind::Indented)).any(|block| {
        lines(text, block.span).any(|line| {
            let found = text.get(line.start..line.end).and_then(label);
            found.filter(|label| label.alone).is_some_and(|label| {
                text.get(line.start..line.end)
                    .and_then(|line| line.get(label.name.start..label.name.end))
                    .and_then(|name| table.label(name))
                    .is_some_and(|meaning| meaning.is_sure && meaning.kind != SectionKind::Other)
            })
        })
    })
}

/// The lines of `text[span]` without the blanks around them; empty ones too.
pub fn lines(text: &str, span: Span) -> impl Iterator<Item = Span> {
    let mut start = span.start;
    text.get(span.start..span.end).unwrap_or_default().split_inclusive('\n').map(move |line| {
        let indent = line.len() - line.trim_start().len();
        let found = Span::new(start + indent.min(line.trim_end().len()), start + line.trim_end().len());
        start += line.len();
        found
    })
}

struct Finder<'a> {
    text: &'a str,
    table: &'a HeadingTable,
    names: Vec<Name>,
}

impl Finder<'_> {
    fn slice(&self, span: Span) -> &str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }

    fn paragraph(&mut self, span: Span) {
        self.lines(lines(self.text, span).collect(), Place::Line);
    }

    /// Names at the starts of `lines`, which follow each other.
    fn lines(&mut self, lines: Vec<Span>, place: Place) {
        let mut above: Option<Span> = None;
        let mut named_above = false;
        for line in lines {
            let bounded = named_above
                || above.is_none_or(|above| above.is_empty() || ends_sentence(self.slice(above)))
                    && self.slice(line).starts_with(|c: char| !c.is_lowercase())
                || above.is_none_or(Span::is_empty);
            named_above = self.line(line, bounded, place.clone());
            above = Some(line);
        }
    }

    /// A name at the start of `line`; whether there is one.
    fn line(&mut self, line: Span, bounded: bool, place: Place) -> bool {
        let slice = self.slice(line);
        let found = glued(slice).or_else(|| label(slice));
        let Some(found) = found else { return false };
        let title = without_tags(slice.get(found.name.start..found.name.end).unwrap_or_default());
        let meaning = match found.form {
            Form::Glued(_) | Form::Html(_) => self.table.meaning(&title),
            _ => self.table.label(&title),
        };
        let may_slip = match found.form {
            Form::Bare | Form::Heading(_) => false,
            Form::Glued(_) | Form::Html(_) => true,
            Form::Bold | Form::Colon => found.alone && place == Place::Line,
        };
        let meaning = meaning.or_else(|| self.table.nearly(&title).filter(|_| may_slip));
        let is_heading =
            matches!(found.form, Form::Glued(level) if level > 1) || matches!(found.form, Form::Html(_));
        if meaning.is_none() && !is_heading {
            return false;
        }
        self.names.push(Name {
            span: Span::new(line.start, line.start + found.length),
            title: found.name.shifted(line.start),
            text: title,
            meaning,
            form: found.form,
            alone: found.alone,
            bounded,
            place,
        });
        found.alone
    }

    fn list(&mut self, items: &[Item], depth: u8, followed: bool) {
        let count = items.len();
        for (index, item) in items.iter().enumerate() {
            let mut lines = lines(self.text, item.content);
            let Some(first) = lines.next() else { continue };
            let below: Vec<Span> = lines.collect();
            let has_inside = !self.slice(Span::new(item.content.end, item.span.end)).trim().is_empty()
                || !below.is_empty();
            // A plain bullet before a text is a word in a list more often than its heading.
            let marker = self.slice(Span::new(item.span.start, item.content.start)).trim_start();
            let is_marked = marker.starts_with(|c: char| c.is_ascii_digit())
                || marker.contains(['*', '_'])
                || self.slice(item.content).starts_with(['*', '_']);
            let has_more = has_inside || is_marked && index + 1 == count && followed;
            if item.checked.is_none() {
                let place = Place::Item { item: item.span, depth, has_more };
                self.line(first, true, place);
            }
            self.below_item(item, &below);
            for block in &item.lists {
                if let BlockKind::List { items } = &block.kind {
                    self.list(items, depth.saturating_add(1), false);
                }
            }
        }
    }

    /// Names on lines that are an item's only because nothing separates them from it.
    fn below_item(&mut self, item: &Item, lines: &[Span]) {
        let column = |at: usize| {
            let before = self.text.get(..at).unwrap_or_default();
            at - before.rfind('\n').map_or(0, |end| end + 1)
        };
        let content = column(item.content.start);
        let mut above = item.content;
        let mut named_above = false;
        for line in lines {
            let indent = column(line.start);
            let bounded = named_above
                || ends_sentence(self.slice(Span::new(above.start, above.end.min(line.start))))
                    && self.slice(*line).starts_with(|c: char| !c.is_lowercase());
            if indent < content {
                let whole = Span::new(line.start - indent, line.end);
                named_above = self.line(*line, bounded, Place::BelowList(whole));
            }
            above = *line;
        }
    }

    /// Headings and bold names at the starts of lines of raw HTML.
    fn html(&mut self, span: Span) {
        let html = self.slice(span).trim_start();
        let opaque = ["<pre", "<script", "<style", "<textarea", "<!", "<?"];
        if opaque
            .iter()
            .any(|start| html.get(..start.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(start)))
        {
            return;
        }
        // Right behind `</p>` markdown still takes text for HTML; its author does not.
        let mut behind_tag = false;
        let found: Vec<Span> = lines(self.text, span)
            .filter(|line| {
                let line = self.slice(*line);
                let counts = line.starts_with('<') || behind_tag;
                behind_tag = line.ends_with('>');
                counts
            })
            .collect();
        for line in found {
            self.line(line, true, Place::Line);
        }
    }

    fn indented(&mut self, span: Span) {
        self.lines(lines(self.text, span).collect(), Place::Indented);
    }
}

/// `name` without HTML tags and marks of emphasis.
fn without_tags(name: &str) -> String {
    let mut in_tag = false;
    let is_kept = |c: &char| {
        in_tag = in_tag && *c != '>' || *c == '<';
        !in_tag && !matches!(c, '>' | '*' | '`')
    };
    name.chars().filter(is_kept).collect::<String>().trim().to_owned()
}

fn ends_sentence(line: &str) -> bool {
    // Short lines end where their author ended them, not where a margin is.
    const MARGIN: usize = 60;
    let line = line.lines().last().unwrap_or_default().trim_end();
    line.len() < MARGIN
        || line.ends_with(['.', '!', '?', ':', ')', ';', '。', '！', '？', '：', '"', '”', '*', '>'])
}

/// A name at the start of a line.
#[derive(Debug, PartialEq)]
struct Label {
    /// The name alone, in the line.
    name: Span,
    /// How much of the line it takes with its marks.
    length: usize,
    form: Form,
    alone: bool,
}

/// `###Timeline` and `<h2>Timeline</h2>`.
fn glued(line: &str) -> Option<Label> {
    let hashes = line.len() - line.trim_start_matches('#').len();
    if (1..=6).contains(&hashes) {
        let rest = line.get(hashes..)?;
        let name = rest.trim_end_matches(['#', ' ']);
        let is_word = name.starts_with(|c: char| c.is_alphabetic() || c == '*');
        return (is_word && !rest.is_empty() && name.len() <= MAX_NAME).then_some(Label {
            name: Span::new(hashes, hashes + name.len()),
            length: line.len(),
            form: Form::Glued(u8::try_from(hashes).unwrap_or(6)),
            alone: true,
        });
    }
    let bytes = line.as_bytes();
    let level = bytes.get(2).filter(|digit| (b'1'..=b'6').contains(digit))? - b'0';
    if !line.get(..2)?.eq_ignore_ascii_case("<h") || !matches!(bytes.get(3), Some(b'>' | b' ')) {
        return None;
    }
    let start = line.find('>')? + 1;
    let end = start + line.get(start..)?.find("</h").or_else(|| line.get(start..)?.find("</H"))?;
    let length = end + line.get(end..)?.find('>')? + 1;
    let is_name = end - start <= MAX_NAME && !line.get(start..end)?.trim().is_empty();
    is_name.then_some(Label { name: Span::new(start, end), length, form: Form::Html(level), alone: true })
}

/// The label that `line` begins with, and how much it takes with its marks: `**Impact:** `,
/// `**Impact**: `, `Impact: `, `__Impact__:`, or `Impact` and nothing else.
fn label(line: &str) -> Option<Label> {
    for (open, close) in [
        ("***", "***"),
        ("**", "**"),
        ("__", "__"),
        ("<strong>", "</strong>"),
        ("<b>", "</b>"),
        ("*", "*"),
        ("_", "_"),
    ] {
        if !line.get(..open.len()).is_some_and(|start| start.eq_ignore_ascii_case(open)) {
            continue;
        }
        let rest = line.get(open.len()..)?;
        let inner = rest.get(..rest.find(close)?)?;
        let after = rest.get(inner.len() + close.len()..)?;
        return bold(line, open.len(), inner, after, open.len() == 1);
    }
    let is_alone = |rest: &str| {
        let rest = rest.trim();
        rest.is_empty() || ["<br>", "<br/>", "<br />", "\\"].contains(&rest)
    };
    let Some(at) = line.find([':', '：']).filter(|at| *at <= MAX_NAME) else {
        let name = line.trim_end_matches(['\\', ' ']);
        let is_name =
            !name.is_empty() && name.len() <= MAX_NAME && !name.starts_with(['|', '[', '!', '<', '>']);
        return is_name.then_some(Label {
            name: Span::new(0, name.len()),
            length: line.len(),
            form: Form::Bare,
            alone: true,
        });
    };
    let colon = line.get(at..)?.chars().next().map_or(0, char::len_utf8);
    let name = line.get(..at)?;
    let alone = is_alone(line.get(at + colon..)?);
    let length = if alone { line.len() } else { at + colon };
    let is_name = name.starts_with(|c: char| c.is_alphanumeric());
    is_name.then_some(Label { name: Span::new(0, name.len()), length, form: Form::Colon, alone })
}

/// A label in bold: `inner` begins at `start` of `line`, and `after` follows its closing mark.
fn bold(line: &str, start: usize, inner: &str, after: &str, only_alone: bool) -> Option<Label> {
    let marks = [':', '：', ';'];
    let name = inner.trim_end().trim_end_matches(marks).trim_end();
    if name.is_empty() || name.len() > MAX_NAME {
        return None;
    }
    let had_colon = inner.trim_end().ends_with(marks);
    let trimmed = after.trim_start();
    let colon = trimmed.chars().next().filter(|c| marks.contains(c)).map_or(0, char::len_utf8);
    let rest = trimmed.get(colon..)?.trim();
    let alone = rest.is_empty() || ["<br>", "<br/>", "<br />", "\\"].contains(&rest) || is_shortcodes(rest);
    let span = Span::new(start, start + name.len());
    if alone {
        return Some(Label { name: span, length: line.len(), form: Form::Bold, alone });
    }
    if only_alone {
        return None;
    }
    let close = line.len() - after.len();
    if had_colon || colon > 0 {
        let length = if colon > 0 { line.len() - trimmed.len() + colon } else { close };
        return Some(Label { name: span, length, form: Form::Bold, alone });
    }
    // `**Duration: 30 minutes** (…)`.
    let at = inner.find([':', '：'])?;
    let colon = inner.get(at..)?.chars().next().map_or(0, char::len_utf8);
    Some(Label { name: Span::new(start, start + at), length: start + at + colon, form: Form::Bold, alone })
}

/// Emoji behind a name.
fn is_shortcodes(rest: &str) -> bool {
    rest.split_whitespace().all(|word| word.starts_with(':') && word.trim_end_matches('.').ends_with(':'))
        || rest.chars().all(|c| !c.is_alphanumeric() && !c.is_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_as_people_write_them() {
        for (line, name, alone, form) in [
            ("**Impact:** slow", "Impact", false, Form::Bold),
            ("**Impact**: slow", "Impact", false, Form::Bold),
            ("**Impact** : slow", "Impact", false, Form::Bold),
            ("**Timeline**", "Timeline", true, Form::Bold),
            ("**TIMELINE**;", "TIMELINE", true, Form::Bold),
            ("***Timeline:***", "Timeline", true, Form::Bold),
            ("__Timeline__", "Timeline", true, Form::Bold),
            ("<strong>Duration:</strong> an hour<br>", "Duration", false, Form::Bold),
            ("<strong>Impact:</strong><br>", "Impact", true, Form::Bold),
            ("**Duration: 30 mins** (13:20)", "Duration", false, Form::Bold),
            ("Timeline:", "Timeline", true, Form::Colon),
            ("Impact: slow", "Impact", false, Form::Colon),
            ("影響：遅い", "影響", false, Form::Colon),
            ("Timeline", "Timeline", true, Form::Bare),
        ] {
            let found = label(line).unwrap_or_else(|| panic!("{line}"));
            let at = found.name.start..found.name.end;
            assert_eq!((line.get(at), found.alone, found.form), (Some(name), alone, form), "{line}");
        }
        for (line, level) in
            [("###Timeline", 3), ("<h2>Timeline</h2>", 2), ("<h3 id=\"t\">Timeline</h3> ", 3)]
        {
            let found = glued(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!(line.get(found.name.start..found.name.end), Some("Timeline"), "{line}");
            assert!(matches!(found.form, Form::Glued(n) | Form::Html(n) if n == level), "{line}");
        }
        assert_eq!(label("**bold** words in a sentence"), None);
    }
}
