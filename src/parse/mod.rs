//! Source text to [`Document`]: front matter, sections, timeline lines, tasks and links, each with
//! its span. Syntax only; what the values mean is the model's business.

pub mod aliases;
pub mod blocks;
pub mod canonical;
pub mod edits;
pub mod front_matter;
pub mod headings;
pub mod inline;
pub mod internal;
pub mod links;
pub mod names;
pub mod parts;
pub mod sections;
pub mod sentences;
pub mod tasks;
pub mod timeline;
pub mod times;
pub mod zones;
use std::sync::Arc;

use crate::config::Config;
use crate::privacy::secrets::{self, Secret};
use crate::source::{SourceFile, Span};

pub use canonical::Canonical;
pub use front_matter::{FrontMatter, Node, Value};
pub use headings::SectionKind;
pub use inline::plain_text;
pub use internal::InternalBlocks;
pub use links::{Link, LinkKind};
pub use parts::{Parts, Unused};
pub use sections::{HeadingStyle, Section};
pub use tasks::Task;
pub use timeline::RawEntry;

/// A file taken apart.
#[derive(Debug)]
pub struct Document {
    /// The file.
    pub source: Arc<SourceFile>,
    /// Its front matter, or why there is none.
    pub front_matter: FrontMatter,
    /// Its body.
    pub body: Body,
}

/// The body of a document: what stands where.
#[derive(Debug, Default)]
pub struct Body {
    /// The body's bytes in the file.
    pub span: Span,
    /// The text that was parsed in place of the file's own, where internal blocks are blanked out;
    /// same length, same offsets.
    pub masked: Option<String>,
    /// Sections in document order; a child refers to its parent by index.
    pub sections: Vec<Section>,
    /// Which sections make up the required parts.
    pub parts: Parts,
    /// The body with its headings as markdown's own, where that differs from the text.
    pub canonical: Option<Canonical>,
    /// Timeline entries in document order.
    pub entries: Vec<RawEntry>,
    /// Tasks in document order.
    pub tasks: Vec<Task>,
    /// Links, images and references to incidents.
    pub links: Vec<Link>,
    /// Anchors of the rendered body: heading ids and explicit ids in raw HTML.
    pub anchors: Vec<String>,
    /// Internal blocks.
    pub internal: InternalBlocks,
    /// `<!-- pmsite: … -->` directives.
    pub directives: Vec<Directive>,
    /// Keys and passwords anywhere in the file, front matter and internal blocks included.
    pub secrets: Vec<Secret>,
}

/// What a `<!-- pmsite: … -->` comment asks.
#[derive(Clone, Debug, PartialEq)]
pub struct Directive {
    /// The text after `pmsite:`.
    pub text: String,
    /// The comment.
    pub span: Span,
}

/// Which readers a parse is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Audience {
    /// Internal blocks are blanked out before anything is read.
    #[default]
    Public,
    /// Everything is read.
    Internal,
}

/// Takes one file apart. Never fails: what cannot be understood is part of the result.
pub fn parse(source: &Arc<SourceFile>, config: &Config, audience: Audience) -> Document {
    let front_matter = front_matter::parse(source);
    let body = front_matter.body;
    take_apart(source, front_matter, body, config, audience)
}

/// Takes one file apart as if `body` were all of its body.
pub fn parse_within(source: &Arc<SourceFile>, body: Span, config: &Config, audience: Audience) -> Document {
    take_apart(source, front_matter::parse(source), body, config, audience)
}

fn take_apart(
    source: &Arc<SourceFile>,
    front_matter: FrontMatter,
    body_span: Span,
    config: &Config,
    audience: Audience,
) -> Document {
    let internal = internal::blocks(source.text(), body_span);
    let masked = match audience {
        Audience::Public if !internal.spans.is_empty() => Some(internal.mask(source.text())),
        _ => None,
    };
    let body = parse_body(masked.as_deref().unwrap_or(source.text()), body_span, config);
    let body = Body { internal, masked, secrets: secrets::find(source.text()), ..body };
    Document { source: Arc::clone(source), front_matter, body }
}

fn parse_body(text: &str, span: Span, config: &Config) -> Body {
    let mut scan = blocks::scan(text, span);
    let (mut sections, names) = sections::build(text, span, &scan.blocks, &config.headings);
    let parts = parts::parts(text, &sections);
    let canonical = edits::canonical(text, span, &scan.blocks, &sections, &names);
    if let Some(canonical) = &canonical {
        scan = blocks::scan_canonical(canonical);
    }
    edits::take_anchors(&mut sections, &scan.blocks);
    let mut entries = timeline::entries(text, &scan.blocks, &sections, &parts);
    let mut tasks = tasks::tasks(text, &scan.blocks, &sections, &parts);
    // What is kept for each of many documents is kept without room to grow.
    sections.shrink_to_fit();
    entries.shrink_to_fit();
    tasks.shrink_to_fit();
    scan.links.shrink_to_fit();
    scan.anchors.shrink_to_fit();
    Body {
        span,
        masked: None,
        sections,
        parts,
        canonical,
        entries,
        tasks,
        links: scan.links,
        anchors: scan.anchors,
        internal: InternalBlocks::default(),
        directives: scan.directives,
        secrets: Vec::new(),
    }
}

impl Body {
    /// The text that was parsed; the same length as the file's.
    pub fn text<'a>(&'a self, source: &'a SourceFile) -> &'a str {
        self.masked.as_deref().unwrap_or(source.text())
    }

    /// The section at `index`.
    pub fn section(&self, index: usize) -> Option<&Section> {
        self.sections.get(index)
    }
}
