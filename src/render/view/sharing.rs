//! What other programs are told of a page: its dates for link previews, and what it is about as JSON-LD
//! (schema.org). All of it needs full URLs, so there is none without `base_url`.

use serde_json::{Value, json};

use super::Link;
use super::site::{Alternate, Meta};
use crate::incident::Incident;
use crate::render::copy;
use crate::render::feed;
use crate::render::markdown::visible;
use crate::render::site::Site;

/// Adds to `meta` what previews and search engines are told of an incident's page, and the link to its
/// text.
pub fn article(site: &Site<'_>, incident: &Incident, meta: &mut Meta) {
    let text = copy::path(incident);
    meta.alternates = vec![Alternate { kind: "text/markdown", title: "Markdown".to_owned(), url: text }];
    let Some(url) = site.full_url(&meta.path) else { return };
    if let Some((published, updated)) = feed::dates(incident) {
        meta.published = Some(published);
        meta.updated = Some(updated);
    }
    let cause = incident.cause_paths().next().and_then(|path| site.cause(path));
    meta.topic = cause.map(|node| node.cause.title.clone());

    let mut article = json!({
        "@type": "TechArticle",
        "@id": url,
        "url": url,
        "mainEntityOfPage": url,
        "headline": visible(&meta.title),
        "inLanguage": site.config.language,
        "isPartOf": website_object(site),
        "publisher": { "@type": "Organization", "name": visible(&site.config.title) },
    });
    let mut add = |key: &str, value: Option<Value>| {
        if let (Some(object), Some(value)) = (article.as_object_mut(), value) {
            object.insert(key.to_owned(), value);
        }
    };
    let text = |text: &str| Some(Value::from(visible(text))).filter(|_| !text.is_empty());
    add("description", text(&meta.description));
    add("datePublished", meta.published.clone().map(Value::from));
    add("dateModified", meta.updated.clone().map(Value::from));
    add("temporalCoverage", window(incident).map(Value::from));
    add("articleSection", meta.topic.as_deref().and_then(text));
    let people = incident.authors.iter().filter(|name| !name.trim().is_empty());
    let people: Vec<Value> =
        people.map(|name| json!({ "@type": "Person", "name": visible(name.trim()) })).collect();
    add("author", Some(Value::from(people)).filter(|people| people.get(0).is_some()));
    let keywords = incident.service_names().chain(incident.tags.iter().map(String::as_str));
    let keywords: Vec<String> = keywords.map(visible).collect();
    add("keywords", Some(Value::from(keywords)).filter(|keywords| keywords.get(0).is_some()));

    let mut trail = vec![match cause {
        Some(_) => Link { title: site.say("causes"), url: Some("causes/index.html".to_owned()) },
        None => Link { title: site.say("incidents"), url: Some("incidents/index.html".to_owned()) },
    }];
    trail.extend(cause.into_iter().flat_map(|node| site.cause_trail(node)));
    trail.push(Link { title: meta.title.clone(), url: Some(meta.path.clone()) });
    meta.structured = Some(embedded(&json!({
        "@context": "https://schema.org",
        "@graph": [article, breadcrumbs(site, &trail)],
    })));
}

/// The first page as JSON-LD: the site, and how it is searched.
pub fn website(site: &Site<'_>) -> Option<String> {
    let mut website = website_object(site)?;
    let object = website.as_object_mut()?;
    object.insert("@context".to_owned(), "https://schema.org".into());
    object.insert("inLanguage".to_owned(), site.config.language.as_str().into());
    if !site.config.description.is_empty() {
        object.insert("description".to_owned(), visible(&site.config.description).into());
    }
    let search = site.full_url("search.html")?;
    object.insert(
        "potentialAction".to_owned(),
        json!({
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": format!("{search}?q={{search_term_string}}"),
            },
            "query-input": "required name=search_term_string",
        }),
    );
    Some(embedded(&website))
}

fn website_object(site: &Site<'_>) -> Option<Value> {
    let url = site.full_url("index.html")?;
    Some(json!({ "@type": "WebSite", "@id": url, "url": url, "name": visible(&site.config.title) }))
}

/// The outage window as an ISO 8601 interval; an end that is not known is left open.
fn window(incident: &Incident) -> Option<String> {
    let start = incident.start.value()?;
    let end = incident.end.value().filter(|end| end.at >= start.at);
    Some(format!("{}/{}", start.rfc3339(), end.map_or_else(|| "..".to_owned(), |end| end.rfc3339())))
}

fn breadcrumbs(site: &Site<'_>, trail: &[Link]) -> Value {
    let items: Vec<Value> = trail
        .iter()
        .zip(1..)
        .map(|(link, position)| {
            let url = link.url.as_deref().and_then(|path| site.full_url(path));
            json!({ "@type": "ListItem", "position": position, "name": visible(&link.title), "item": url })
        })
        .collect();
    json!({ "@type": "BreadcrumbList", "itemListElement": items })
}

/// `json` as it may stand in a `<script>`: nothing in it can end the element or begin a comment (HTML,
/// section 4.12.1.3).
fn embedded(json: &Value) -> String {
    json.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

/// A BCP 47 tag as Open Graph has it, `de_AT`. None for a language without its territory: to guess it
/// would be to say that a page in Portuguese is Brazilian.
pub fn locale(language: &str) -> Option<String> {
    let mut parts = language.split('-');
    let language = parts.next().filter(|part| part.chars().all(|c| c.is_ascii_alphabetic()))?;
    let is_territory = |part: &&str| part.len() == 2 && part.chars().all(|c| c.is_ascii_alphabetic());
    let territory = parts.take_while(|part| part.len() > 1).find(is_territory)?;
    Some(format!("{}_{}", language.to_ascii_lowercase(), territory.to_ascii_uppercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_the_element_that_json_stands_in() {
        let json = embedded(&json!({ "name": "</script><!-- &amp; \u{2028}" }));
        assert!(!json.contains(['<', '>', '&']), "{json}");
        let back: Value = serde_json::from_str(&json).unwrap();
        assert_eq!(back["name"], "</script><!-- &amp; \u{2028}");
    }

    #[test]
    fn a_locale_is_a_language_with_its_territory() {
        for (language, expected) in [
            ("de-AT", Some("de_AT")),
            ("zh-Hant-TW", Some("zh_TW")),
            ("EN-gb", Some("en_GB")),
            ("en", None),
            ("en-x-de", None),
            ("", None),
        ] {
            assert_eq!(locale(language).as_deref(), expected, "{language}");
        }
    }
}
