//! Pages that lead elsewhere: the folder of a cause that has others below it, and old URLs of
//! incidents.

use tera::Value;

use super::PagePlan;
use crate::render::site::{Site, cause_path};
use crate::target::{percent_decode, percent_encode};

/// `causes/PATH/index.html`, and a page for each alias.
pub(super) fn pages<'a>(site: &'a Site<'a>) -> Vec<PagePlan<'a>> {
    let parents = site.library.causes.iter().filter(|node| !node.children.is_empty());
    let parents = parents.map(|node| {
        redirect(site, format!("causes/{}/index.html", node.slug), cause_path(node), &node.cause.title)
    });
    let aliases = site.library.incidents.iter().flat_map(|incident| {
        let paths = incident.aliases.iter().filter_map(|alias| alias_path(&alias.value));
        paths.map(|path| redirect(site, path, Site::incident_path(incident), &incident.title.value))
    });
    parents.chain(aliases).collect()
}

fn redirect<'a>(site: &'a Site<'a>, path: String, target: String, title: &'a str) -> PagePlan<'a> {
    let meta_path = path.clone();
    PagePlan::new(path, "redirect.html", move || {
        let mut meta = site.meta(&meta_path, title, "", "");
        meta.canonical =
            site.config.base_url.as_ref().map(|base| format!("{base}{}", percent_encode(&target)));
        let mut context = site.context(meta)?;
        // Path of the page that it leads to.
        context.insert_value("target", Value::from(target.as_str()));
        Ok(context)
    })
    .unlisted()
}

/// The file that answers to an old URL; none where that leads nowhere in the site. `old/` and `old`
/// are `old/index.html`.
fn alias_path(alias: &str) -> Option<String> {
    /// Longest name of a file that common file systems take, in bytes.
    const MAX_NAME: usize = 255;
    let path = match alias.split_once("://") {
        Some((_, rest)) => rest.split_once('/')?.1,
        None => alias,
    };
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let path = percent_decode(path);
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
    let is_plain = |part: &&str| {
        part.len() <= MAX_NAME
            && *part != ".."
            && !part.contains(|c: char| c.is_control() || r#"\:*?"<>|"#.contains(c))
    };
    if parts.is_empty() || parts.len() > 32 || !parts.iter().all(is_plain) {
        return None;
    }
    let path = parts.join("/");
    let lower = path.to_lowercase();
    Some(if lower.ends_with(".html") || lower.ends_with(".htm") {
        path
    } else {
        format!("{path}/index.html")
    })
}

#[cfg(test)]
mod tests {
    use super::alias_path;

    #[test]
    fn aliases_stay_in_the_site() {
        for (alias, expected) in [
            ("/2023/old.html", Some("2023/old.html")),
            ("old/", Some("old/index.html")),
            ("https://example.org/a/b", Some("a/b/index.html")),
            ("../etc/passwd", None),
            ("a/%2e%2e/%2e%2e/b", None),
            ("/", None),
            ("", None),
        ] {
            assert_eq!(alias_path(alias).as_deref(), expected, "{alias}");
        }
    }
}
