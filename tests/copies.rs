//! The markdown copies of incidents, from outside: what they keep of a document, and that they read back as
//! what they are copies of.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

mod common;

use std::collections::BTreeMap;
use std::path::Path;

use common::{Site, files, succeed};
use serde_json::Value;

const SETTINGS: &str =
    "title = \"Postmortems\"\nprofile = \"brief\"\n[rules]\nPM104 = \"off\"\nPM701 = \"warning\"\n";

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn build(site: &Site) -> BTreeMap<String, String> {
    succeed(site.path(), &["build", "--as-of", "2026-06-01", "--quiet"]);
    let built = files(&site.path().join("_site")).into_iter();
    built.map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).into_owned())).collect()
}

/// A document with every form that a copy changes or leaves out.
const FORMS: &str = "# A

<!-- a comment for the author -->

See [b](b.md#timeline \"Title\"), [the *same*](b.md), [by name][ref], [ref], [[b]], [[b|other words]], [about](pages/about.md),
![graph](bundle/graph.svg), [web](https://example.org/x), <https://example.org/y>, [gone](javascript:alert(1)) and `[b](b.md)`.

| table |
| --- |
| [[b]] and [b](b.md) |

<p><a href=\"b.md\">raw</a> <img src=\"bundle/graph.svg\" alt=\"\"> shown<!-- not shown --><script>alert('no')</script></p>

> <!-- internal -->
> hidden
> <!-- /internal -->
> quoted

```html
<!-- a comment in code --> [b](b.md)
```

<style>
p { color: red }
</style>

The end. <!-- unclosed in a line is text

[ref]: b.md
[kept]: https://example.org/z
";

const COPY: &str = "# A

See [b](b.md#timeline \"Title\"), [the *same*](b.md), [by name](b.md), [ref](b.md), [B \\[two\\]](b.md), [other words](b.md), [about](../about.html),
![graph](../bundle/graph.svg), [web](https://example.org/x), <https://example.org/y>, gone and `[b](b.md)`.

| table |
| --- |
| [B \\[two\\]](b.md) and [b](b.md) |

<p><a href=\"b.md\">raw</a> <img src=\"../bundle/graph.svg\" alt=\"\"> shown</p>

> 
> quoted

```html
<!-- a comment in code --> [b](b.md)
```

The end. <!-- unclosed in a line is text

[kept]: https://example.org/z
";

#[test]
fn a_copy_is_the_text_that_the_page_shows() {
    let site = Site::new(SETTINGS);
    let forms =
        FORMS.replace("b.md", "../b.md").replace("bundle/", "../bundle/").replace("pages/", "../pages/");
    site.put("content/2026/a.md", format!("---\ntitle: A\nid: a\n---\n\n{forms}"));
    site.put("content/b.md", "---\ntitle: B [two]\n---\n\n## Timeline\n");
    site.put("content/bundle/index.md", "---\ntitle: C\n---\n");
    site.put("content/bundle/graph.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n");
    site.put("content/pages/about.md", "---\ntitle: About\n---\n\nUs.\n");
    let built = build(&site);
    let (_, body) = built["incidents/a.md"].split_once("\n---\n\n").unwrap();
    assert_eq!(body.replace("../b.md", "b.md"), COPY);
}

/// Everything of a table's rows that a document can say, without where it was read from.
fn facts(site: &Site) -> Value {
    let mut rows = json(&succeed(site.path(), &["export", "--format", "json", "--as-of", "2026-06-01"]));
    for row in rows.as_array_mut().unwrap() {
        let row = row.as_object_mut().unwrap();
        row.retain(|key, _| !["source", "basis", "gaps"].contains(&key.as_str()));
        for list in ["actions", "timeline"] {
            for item in row[list].as_array_mut().unwrap() {
                item.as_object_mut().unwrap().remove("basis");
            }
        }
        // A reference to an incident becomes a link with its title, which a lesson's text then has.
        for lesson in row["lessons"].as_array_mut().unwrap() {
            lesson.as_object_mut().unwrap().remove("text");
        }
    }
    rows
}

#[test]
fn copies_read_back_as_the_incidents_that_they_are_of() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let site = Site::new("");
    for (path, bytes) in files(&root.join("content")) {
        site.put(&format!("content/{path}"), bytes);
    }
    site.put("site.toml", std::fs::read(root.join("site.toml")).unwrap());
    let built = build(&site);
    let again = Site::new("");
    again.put("site.toml", std::fs::read(root.join("site.toml")).unwrap());
    let copies = built.iter().filter(|(path, _)| path.starts_with("incidents/") && path.ends_with(".md"));
    for (path, text) in copies {
        again.put(&format!("content/{}", path.strip_prefix("incidents/").unwrap()), text);
    }
    let (before, after) = (facts(&site), facts(&again));
    let (before, after) = (before.as_array().unwrap(), after.as_array().unwrap());
    assert!(before.len() > 20 && before.len() == after.len());
    for (before, after) in before.iter().zip(after) {
        assert_eq!(before, after);
    }
}
