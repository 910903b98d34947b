//! Small files that are no pages: sitemap, robots, and the mark that keeps GitHub Pages from running
//! Jekyll.

use super::PagePlan;
use crate::render::site::Site;
use crate::target::{ascii_url, percent_encode};

/// Most URLs that a sitemap may hold (sitemaps.org, protocol).
const MAX_URLS: usize = 50_000;

/// Paths and texts of the files. Without `base_url` there is no sitemap, since it needs full URLs.
pub fn files(site: &Site<'_>, plan: &[PagePlan<'_>]) -> Vec<(String, String)> {
    let mut files = vec![(".nojekyll".to_owned(), String::new())];
    let mut robots = "User-agent: *\nAllow: /\n".to_owned();
    if let Some(base) = site.config.base_url.as_deref() {
        robots.push_str(&format!("Sitemap: {base}sitemap.xml\n"));
        let listed = plan.iter().filter(|page| page.is_listed).map(|page| page.path.as_str());
        files.extend(sitemaps(base, &listed.collect::<Vec<_>>(), MAX_URLS));
    }
    files.push(("robots.txt".to_owned(), robots));
    files
}

/// `sitemap.xml` of the pages at `paths`; where one may not hold them all, `sitemap-1.xml` and so on,
/// and `sitemap.xml` lists those.
fn sitemaps(base: &str, paths: &[&str], most: usize) -> Vec<(String, String)> {
    let url = |path: &str| {
        let path = if path == "index.html" { String::new() } else { percent_encode(path) };
        ascii_url(&format!("{base}{path}")).replace('&', "&amp;").replace('\'', "&apos;")
    };
    if paths.len() <= most {
        let urls = paths.iter().map(|path| url(path));
        return vec![("sitemap.xml".to_owned(), list("urlset", "url", urls))];
    }
    let names: Vec<String> = (1..=paths.len().div_ceil(most)).map(|n| format!("sitemap-{n}.xml")).collect();
    let index = list("sitemapindex", "sitemap", names.iter().map(|name| url(name)));
    let parts = paths.chunks(most).map(|paths| list("urlset", "url", paths.iter().map(|path| url(path))));
    let mut files: Vec<(String, String)> = names.iter().cloned().zip(parts).collect();
    files.push(("sitemap.xml".to_owned(), index));
    files
}

fn list(element: &str, item: &str, urls: impl Iterator<Item = String>) -> String {
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{element} xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
    );
    for url in urls {
        xml.push_str(&format!("<{item}><loc>{url}</loc></{item}>\n"));
    }
    xml.push_str(&format!("</{element}>\n"));
    xml
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sitemap_that_would_be_too_long_is_several() {
        let files = sitemaps("https://example.org/?a&b/", &["index.html", "é.html", "x.html"], 2);
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]);
        assert!(files[0].1.contains("<loc>https://example.org/?a&amp;b/%C3%A9.html</loc>"), "{}", files[0].1);
        assert!(files[1].1.contains("x.html") && !files[1].1.contains("%C3%A9"));
        assert!(
            files[2].1.contains("<sitemap><loc>https://example.org/?a&amp;b/sitemap-2.xml</loc></sitemap>")
        );
        assert_eq!(sitemaps("https://example.org/", &["index.html"], 2).len(), 1);
    }
}
