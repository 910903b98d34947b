//! Elements whose content is gathered before anything is written.

use pulldown_cmark::Event;

/// Text that is gathered until its element ends.
pub(super) struct Capture {
    pub(super) what: What,
    pub(super) text: String,
    /// Elements open inside.
    depth: usize,
}

pub(super) enum What {
    /// Left out.
    Nothing,
    /// The text of a reference to an incident, in whose place its title has been written.
    Title,
    Html,
    Code {
        language: String,
    },
    Image {
        target: String,
        title: String,
    },
}

impl Capture {
    /// Begins with nothing.
    pub(super) fn new(what: What) -> Self {
        Self { what, text: String::new(), depth: 0 }
    }

    /// Takes in `event`; whether it ends what is gathered.
    pub(super) fn event(&mut self, event: &Event<'_>) -> bool {
        match event {
            Event::Start(_) => self.depth += 1,
            Event::End(_) if self.depth == 0 => return true,
            Event::End(_) => self.depth -= 1,
            Event::Text(text) | Event::Code(text) => self.text.push_str(text),
            Event::Html(text) if matches!(self.what, What::Html) => self.text.push_str(text),
            Event::SoftBreak | Event::HardBreak => self.text.push(' '),
            _ => {}
        }
        false
    }
}
