//! Small files that are no pages: sitemap, robots, and the mark that keeps GitHub Pages from running
//! Jekyll.

use super::PagePlan;
use crate::render::site::Site;
use crate::target::percent_encode;

/// Paths and texts of the files. Without `base_url` there is no sitemap, since it needs full URLs.
pub fn files(site: &Site<'_>, plan: &[PagePlan<'_>]) -> Vec<(&'static str, String)> {
    let mut files = vec![(".nojekyll", String::new())];
    match site.config.base_url.as_deref() {
        Some(base) => {
            files.push(("robots.txt", format!("User-agent: *\nAllow: /\nSitemap: {base}sitemap.xml\n")));
            files.push(("sitemap.xml", sitemap(base, plan)));
        }
        None => files.push(("robots.txt", "User-agent: *\nAllow: /\n".to_owned())),
    }
    files
}

fn sitemap(base: &str, plan: &[PagePlan<'_>]) -> String {
    /// Most URLs that a sitemap may hold (sitemaps.org, protocol).
    const MAX_URLS: usize = 50_000;
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for page in plan.iter().filter(|page| page.is_listed).take(MAX_URLS) {
        let path = if page.path == "index.html" { String::new() } else { percent_encode(&page.path) };
        xml.push_str(&format!(
            "<url><loc>{}{path}</loc></url>\n",
            base.replace('&', "&amp;").replace('\'', "&apos;")
        ));
    }
    xml.push_str("</urlset>\n");
    xml
}
