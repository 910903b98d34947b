//! Footnotes: numbered by first reference, listed at the end with links back.

use std::collections::HashMap;

use super::Resolve;
use super::escape::attribute;
use super::ids::Ids;

/// The footnotes of a document.
#[derive(Default)]
pub(super) struct Notes {
    by_name: HashMap<String, usize>,
    list: Vec<Note>,
}

struct Note {
    id: String,
    /// Ids of the references to it.
    references: Vec<String>,
    /// What it says; none until its definition has been read.
    html: Option<String>,
}

impl Notes {
    fn number(&mut self, name: &str, ids: &mut Ids) -> usize {
        if let Some(&number) = self.by_name.get(name) {
            return number;
        }
        let number = self.list.len() + 1;
        self.list.push(Note { id: ids.unique(&format!("fn-{number}")), references: Vec::new(), html: None });
        self.by_name.insert(name.to_owned(), number);
        number
    }

    /// The HTML of a reference to the note `name`; inside a link it cannot be one itself.
    pub(super) fn reference(
        &mut self,
        name: &str,
        in_link: bool,
        ids: &mut Ids,
        words: &dyn Resolve,
    ) -> String {
        let number = self.number(name, ids);
        if in_link {
            return format!("<sup>{number}</sup>");
        }
        let Some(note) = self.list.get_mut(number - 1) else { return String::new() };
        let again = note.references.len() + 1;
        let suffix = if again == 1 { String::new() } else { format!("-{again}") };
        let id = ids.unique(&format!("fn-ref-{number}{suffix}"));
        let label = attribute(&words.say("footnote", &[("number", number)]));
        let html = format!(
            "<sup class=\"footnote-ref\"><a href=\"#{}\" id=\"{id}\" aria-label=\"{label}\">{number}</a></sup>",
            note.id
        );
        note.references.push(id);
        html
    }

    /// Keeps what the note `name` says; of two definitions the first counts.
    pub(super) fn define(&mut self, name: &str, html: String, ids: &mut Ids) {
        let number = self.number(name, ids);
        if let Some(note) = self.list.get_mut(number - 1) {
            note.html.get_or_insert(html);
        }
    }

    /// The list of all notes; empty where there are none.
    pub(super) fn finish(self, words: &dyn Resolve) -> String {
        if self.list.is_empty() {
            return String::new();
        }
        let label = attribute(&words.say("footnotes", &[]));
        let mut out = format!("<section class=\"footnotes\" aria-label=\"{label}\">\n<ol>\n");
        for (index, note) in self.list.into_iter().enumerate() {
            let html = note.html.unwrap_or_default();
            out.push_str(&format!("<li id=\"{}\">", note.id));
            // The links back stand in the last paragraph, where there is one.
            let (inside, end) =
                html.strip_suffix("</p>\n").map_or((html.as_str(), ""), |inside| (inside, "</p>\n"));
            out.push_str(inside);
            for (again, reference) in note.references.iter().enumerate() {
                let id = if again == 0 { "footnote-back" } else { "footnote-back-again" };
                let label = attribute(&words.say(id, &[("number", index + 1), ("again", again + 1)]));
                out.push_str(&format!(
                    " <a class=\"footnote-back\" href=\"#{reference}\" aria-label=\"{label}\">↩</a>"
                ));
            }
            out.push_str(end);
            out.push_str("</li>\n");
        }
        out.push_str("</ol>\n</section>\n");
        out
    }
}
