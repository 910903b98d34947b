//! Pages that are not incidents: `content/pages/about.md` becomes `about.html`.

use std::sync::Arc;

use crate::incident::Allow;
use crate::parse::Body;
use crate::source::SourceFile;

/// A page of the site.
#[derive(Clone, Debug)]
pub struct Page {
    /// The file.
    pub source: Arc<SourceFile>,
    /// Its title: front matter, else first heading, else the file's name.
    pub title: String,
    /// Its name in the URL, without `.html`.
    pub slug: String,
    /// The parsed body.
    pub body: Arc<Body>,
    /// Findings allowed on this page or on lines of it.
    pub allow: Vec<Allow>,
}
