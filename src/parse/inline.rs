//! What stands inside a line of text, and text without its marks.

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

use super::blocks;

/// Whether `tag` stands inside a line of text.
pub fn is_inline(tag: &Tag<'_>) -> bool {
    is_inline_end(tag.to_end())
}

/// Whether what ends stood inside a line of text.
pub fn is_inline_end(tag: TagEnd) -> bool {
    use TagEnd::{Emphasis, Image, Link, Strikethrough, Strong, Subscript, Superscript};
    matches!(tag, Emphasis | Strong | Strikethrough | Link | Image | Superscript | Subscript)
}

/// The text of `markdown` without its marks, on one line; raw HTML and footnotes go, and … stands for a
/// block of code.
pub fn plain_text(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    // Text that was cut out of a list may be indented: that is no code.
    let mut in_code = false;
    for event in Parser::new_ext(markdown, blocks::options()) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) => {
                in_code = true;
                out.push_str(" … ");
            }
            Event::End(TagEnd::CodeBlock) => {
                in_code = false;
                out.push(' ');
            }
            Event::Text(_) if in_code => {}
            Event::Text(text) | Event::Code(text) => out.push_str(&text),
            Event::SoftBreak | Event::HardBreak => out.push(' '),
            Event::Start(tag) if !is_inline(&tag) => out.push(' '),
            Event::End(tag) if !is_inline_end(tag) => out.push(' '),
            _ => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}
