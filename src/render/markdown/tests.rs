//! The renderer as a whole: what documents become, and that nothing unsafe gets through.

use std::path::Path;
use std::sync::{Arc, LazyLock};

use proptest::prelude::*;

use super::*;
use crate::config;
use crate::messages::Messages;
use crate::parse::plain_text;
use crate::parse::{Audience, parse};

static ENGLISH: LazyLock<Messages> = LazyLock::new(|| Messages::of("en"));

/// Leads every link to where it says, as the most careless resolver would.
struct Anywhere;

impl Resolve for Anywhere {
    fn link(&self, _: LinkKind, target: &str) -> Resolved {
        if target == "gone.md" { Resolved::PlainText } else { Resolved::Url(target.to_owned()) }
    }

    fn incident_title(&self, id: &str) -> Option<String> {
        (id == "PM-1").then(|| "Leak <1>".to_owned())
    }

    fn say(&self, id: &str, numbers: &[(&str, usize)]) -> String {
        let values: Vec<_> = numbers.iter().map(|&(place, number)| (place, number.into())).collect();
        ENGLISH.text(id, &values)
    }
}

fn rendered(body: &str) -> Rendered {
    let site = Arc::new(SourceFile::new("site.toml", "title = \"T\""));
    let config = config::from_source(Path::new("."), &site).unwrap();
    let source = Arc::new(SourceFile::new("a.md", format!("---\ntitle: T\n---\n{body}")));
    let document = parse(&source, &config, Audience::Public);
    render(&source, &document.body, "T", Vec::new(), &Anywhere)
}

fn html(body: &str) -> String {
    let parts = rendered(body).parts.into_iter();
    parts.map(|part| if let Part::Html(html) = part { html } else { format!("{part:?}") }).collect()
}

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    for (markdown, expected) in cases {
        assert_eq!(html(markdown).trim(), *expected, "{markdown}");
    }
}

#[test]
fn headings_begin_below_the_page_and_leave_no_rank_out() {
    check(&[
        ("# T\n\n## A\n", "<span id=\"t\"></span>\n<h2 id=\"a\">A</h2>"),
        ("# Other\n\n## A\n", "<h2 id=\"other\">Other</h2>\n<h3 id=\"a\">A</h3>"),
        ("### A\n\n##### B\n\n## C\n", "<h2 id=\"a\">A</h2>\n<h3 id=\"b\">B</h3>\n<h2 id=\"c\">C</h2>"),
        (
            "# A\n\n# A\n\n> # B\n",
            "<h2 id=\"a\">A</h2>\n<h2 id=\"a-1\">A</h2>\n<blockquote><h3>B</h3>\n</blockquote>",
        ),
        ("## A `b` {#x\"y}\n", "<h2 id=\"x&quot;y\">A <code>b</code></h2>"),
        ("#\n", "<p id=\"section\"></p>"),
    ]);
    let kept: Vec<_> = rendered("# T\n\n### A\n\n#### B\n")
        .headings
        .into_iter()
        .map(|h| (h.level, h.text, h.anchor))
        .collect();
    assert_eq!(kept, [(2, "A".into(), "a".into()), (3, "B".into(), "b".into())]);
}

#[test]
fn lines_of_a_list_without_bullets_stay_lines() {
    check(&[
        (
            "Load tests: Test with a sale.\nAlerts: Alert at 80%.\n",
            "<p>Load tests: Test with a sale.<br>\nAlerts: Alert at 80%.</p>",
        ),
        (
            "A sentence of a paragraph.\nAnother: it goes on.\n",
            "<p>A sentence of a paragraph.\nAnother: it goes on.</p>",
        ),
        (
            "## Tasks\n\nPatch the pool\nAlert at 80%\n",
            "<h2 id=\"tasks\">Tasks</h2>\n<p>Patch the pool<br>\nAlert at 80%</p>",
        ),
    ]);
}

#[test]
fn labels_are_bold_and_begin_a_paragraph() {
    check(&[(
        "## Issue Summary\n\nImpact: all users.\nMore of it.\n**Root cause:** a leak.\nResolution: restart.\n",
        "<h2 id=\"issue-summary\">Issue Summary</h2>\n<p><strong>Impact:</strong> all users.\nMore of it.</p>\n\
         <p><strong>Root cause:</strong> a leak.</p>\n<p><strong>Resolution:</strong> restart.</p>",
    )]);
}

#[test]
fn the_timeline_is_cut_into_entries() {
    let page = rendered(
        "[ref]: https://example.org/\n\n## Timeline\n\nAll UTC.\n\n- 14:00 [detected]: a **b** & [c][ref]\n- **14:05: d e** f\n\
         - 14:10 `g`\n  - h\n  - i\n- **14:15** j\n\n  k\n\nAfter[^1]\n\n[^1]: Note.\n",
    );
    assert!(
        matches!(page.parts.as_slice(), [Part::Html(_), Part::Timeline(all), Part::Html(_)] if *all == [0, 1, 2, 3])
    );
    let entries: Vec<_> = page.entries.iter().map(|entry| entry.trim()).collect();
    let link = "<a href=\"https://example.org/\" rel=\"noopener noreferrer\">c</a>";
    assert_eq!(entries[0], format!("a <strong>b</strong> &amp; {link}"));
    assert_eq!(entries[1], "<strong>d e</strong> f");
    assert_eq!(entries[3], "<p>j</p>\n<p>k</p>");
    assert!(entries[2].contains("<code>g</code>") && entries[2].contains("<li>h</li>"), "{}", entries[2]);
}

#[test]
fn tight_entries_are_inline_and_rows_are_one_cell() {
    let page = rendered(
        "## Timeline\n\n| Time | Event |\n| --- | --- |\n| 14:00 | a *b* \\| c |\n| 14:05 | [action] d |\n\n- 15:00 x\n- ~ y\n",
    );
    assert_eq!(page.entries, ["a <em>b</em> | c", "d", "x", "~ y"]);
    assert_eq!(page.parts[1..], [Part::Timeline(vec![0, 1, 2, 3])]);
}

#[test]
fn tasks_lose_their_details_and_boxes_but_keep_what_stands_below() {
    let page = rendered(
        "## Corrective and Preventative Measures\n\n- [ ] Alert on *waits* (owner: DB, due 2026-04-15)\n- [x] Done `thing`\n  - below\n\
         - [-] Dropped\n",
    );
    assert_eq!(page.parts[1..], [Part::Tasks(vec![0, 1, 2])]);
    assert_eq!(page.tasks[0], "Alert on <em>waits</em>");
    assert_eq!(page.tasks[1].trim(), "Done <code>thing</code><ul><li>below</li>\n</ul>");
    assert_eq!(page.tasks[2], "Dropped");
}

#[test]
fn blocks_become_what_the_theme_expects() {
    check(&[
        (
            "> [!WARNING]\n> Hot.\n",
            "<div class=\"alert alert-warning\" role=\"note\"><p class=\"alert-title\">Warning</p>\n<p>Hot.</p>\n</div>",
        ),
        (
            "| a | b |\n|:-:|--:|\n| 1 | 2 |\n",
            "<section class=\"table-scroll\" tabindex=\"0\" aria-label=\"Table 1\"><table><thead><tr>\
             <th scope=\"col\" class=\"align-center\">a</th>\n<th scope=\"col\" class=\"align-right\">b</th>\n</tr>\n</thead>\n<tbody><tr>\
             <td class=\"align-center\">1</td>\n<td class=\"align-right\">2</td>\n</tr>\n</tbody>\n</table>\n</section>",
        ),
        (
            "- [x] a\n",
            "<ul><li><input type=\"checkbox\" disabled=\"\" checked=\"\" aria-label=\"Done\"> a</li>\n</ul>",
        ),
        ("3. a\n", "<ol start=\"3\"><li>a</li>\n</ol>"),
        (
            "```Rust,ignore\n```\n",
            "<pre class=\"code\" tabindex=\"0\"><code class=\"language-rust\"></code></pre>",
        ),
        ("```<x>\na<b\n```\n", "<pre class=\"code\" tabindex=\"0\"><code>a&lt;b\n</code></pre>"),
        ("a  \nb~~c~~\n\n---\n", "<p>a<br>\nb<del>c</del></p>\n<hr>"),
    ]);
}

#[test]
fn links_and_images_go_where_they_may() {
    let rel = "rel=\"noopener noreferrer\"";
    check(&[
        (
            "[[PM-1]] [[PM-1|x]] [[PM-2]]\n",
            "<p><a href=\"PM-1\">Leak &lt;1&gt;</a> <a href=\"PM-1\">x</a> <a href=\"PM-2\">PM-2</a></p>",
        ),
        ("[a *b*](gone.md) ![c](gone.md)\n", "<p>a <em>b</em> c</p>"),
        ("[a](x.md \"t\\\"\")\n", "<p><a href=\"x.md\" title=\"t&quot;\">a</a></p>"),
        ("<a@b.example>\n", &format!("<p><a href=\"mailto:a@b.example\" {rel}>a@b.example</a></p>")),
        ("![a `b`](c d.png)\n", "<p>![a <code>b</code>](c d.png)</p>"),
        (
            "![a `b`](c%20d.png \"t\")\n",
            "<p><img src=\"c%20d.png\" alt=\"a b\" title=\"t\" loading=\"lazy\"></p>",
        ),
        ("![a](https://e.org/x.png)\n", &format!("<p><a href=\"https://e.org/x.png\" {rel}>a</a></p>")),
        ("![](//e.org/x.png)\n", &format!("<p><a href=\"//e.org/x.png\" {rel}>//e.org/x.png</a></p>")),
        ("[![a](//e.org/x.png)](b)\n", "<p><a href=\"b\">a</a></p>"),
    ]);
}

#[test]
fn footnotes_are_listed_with_links_back() {
    let page = html("# fn-1\n\na[^n] b[^n] c[^m]\n\n[^m]: M\n\n[^n]: N\n\n[^unused]: U\n");
    let reference = "<sup class=\"footnote-ref\"><a href=\"#fn-1-2\" id=\"fn-ref-1\" aria-label=\"Footnote 1\">1</a></sup>";
    assert!(page.contains(reference), "{page}");
    assert!(page.contains("<li id=\"fn-1-2\"><p>N <a class=\"footnote-back\" href=\"#fn-ref-1\""), "{page}");
    assert!(
        page.contains("id=\"fn-ref-1-2\"")
            && page.contains("href=\"#fn-ref-1-2\" aria-label=\"Back to reference 1, 2\""),
        "{page}"
    );
    assert!(page.contains("<li id=\"fn-3\"><p>U</p>\n</li>"), "{page}");
}

#[test]
fn raw_html_is_kept_where_it_is_harmless_and_well_placed() {
    check(&[
        (
            "<details>\n<summary>Log <b>x</b></summary>\n\n- a\n\n</details>\n\nb\n",
            "<details>\n<summary>Log <b>x</b></summary>\n<ul><li>a</li>\n</ul>\n</details>\n<p>b</p>",
        ),
        ("<details>\n\na\n\n</details>\n", "<details>\n<summary>Details</summary><p>a</p>\n</details>"),
        ("a <kbd>b</kbd> <div>c</div> <!-- d -->e\n", "<p>a <kbd>b</kbd> c e</p>"),
        ("<!-- a\n\nb -->\n", ""),
        ("<p align=\"center\">a\n\n> b\n", "<p>a\n</p><blockquote><p>b</p>\n</blockquote>"),
        ("<span id=\"x\" class=\"y\" style=\"z\">a\n\nb\n", "<p><span id=\"x\">a</span></p>\n<p>b</p>"),
        ("<a name=\"x\"></a><a id=\"x\"></a><a id=\"pm-x\"></a>\n", "<p><a id=\"x\"></a><a></a><a></a></p>"),
        ("<center id=\"x\">a</center>\n", "<span id=\"x\"></span>a"),
        ("<ul>a<li>b<li>c</ul>\n", "<ul><li>a</li><li>b</li><li>c</li></ul>"),
        (
            "<table><tr><td>\n\n```\na\n```\n\n</td><td>b</table>\n",
            "<table><tbody><tr><td>\n<pre class=\"code\" tabindex=\"0\"><code>a\n</code></pre>\n</td><td>b</td></tr></tbody></table>",
        ),
        (
            "<img src=\"a.png\" alt=\"b\" width=\"3\" onerror=\"x\">\n",
            "<img src=\"a.png\" alt=\"b\" width=\"3\" loading=\"lazy\">",
        ),
        ("a <script>b *c*</script> d\n", "<p>a  d</p>"),
        ("<h3>A</h3>\n", "<h2 id=\"a\">A</h2>"),
        (
            "| a |\n|---|\n| x<br><ul><li>b</ul> |\n",
            html("| a |\n|---|\n| x<br><ul><li>b</li></ul> |\n").trim(),
        ),
    ]);
}

#[test]
fn what_is_raw_stays_in_its_part() {
    let page = rendered("<div>\n\n## Timeline\n\n- 14:00 <b>a\n- 14:01 b <!-- c\n\n</div>\n\nd\n");
    assert!(
        matches!(&page.parts[0], Part::Html(html) if html.trim_end().ends_with("</div>")),
        "{:?}",
        page.parts
    );
    assert_eq!(page.entries[0], "<b>a</b>");
    assert!(page.entries.iter().all(|entry| !entry.contains("div")));
}

#[test]
fn short_texts() {
    assert_eq!(plain_text("a **b** [c](d)\n\n- `e` <b>f</b>\n"), "a b c e f");
    assert_eq!(plain_text("a:\n\n```\n[W 10:00] b\n```\n\nC.\n"), "a: … C.");
    assert_eq!(plain_text("1. a:\n\n   ~~~log\n   b\n   ~~~\n\n       c\n"), "a: … c");
    assert_eq!(
        inline("a **b** <div onclick=x>[c](d)</div>\n\n# e\n", &Anywhere),
        "a <strong>b</strong> <a href=\"d\">c</a>\ne"
    );
    assert_eq!(inline("", &Anywhere), "");
}

#[test]
fn hostile_texts_end_and_stay_small() {
    let many = 100_000;
    for text in [
        "> ".repeat(many),
        "[".repeat(many),
        "<b>".repeat(many),
        "\n<div>\n".repeat(many / 10),
        "<font size=1><p>\n".repeat(many / 10),
        "*a ".repeat(many),
        "<a \"".repeat(many),
        "<!--".repeat(many),
        "<script>".repeat(many),
        "&#x6a;".repeat(many),
        format!("## Timeline\n\n{}", "- 14:00 **a\n".repeat(many / 5)),
        "[^1]\n\n".repeat(many / 10) + "[^1]: a",
        "<table><td>".repeat(many),
        "- ".repeat(many / 100),
        "```sh\n\" $( `\n```\n".repeat(many / 10),
        format!("```sh\n{}\n```\n", " ".repeat(1900)).repeat(50),
    ] {
        let page = rendered(&text);
        safe(&page);
        let size: usize = page.parts.iter().map(|part| format!("{part:?}").len()).sum();
        let name = text.get(..20).unwrap_or(&text);
        assert!(size <= 100 * text.len() + 10_000, "{size} bytes of {} for {name}", text.len());
    }
}

/// What a browser's parser makes of `html`, with everything in it kept.
fn parsed(html: &str) -> String {
    let bad = [
        "script", "style", "iframe", "form", "object", "embed", "svg", "math", "link", "meta", "base",
        "button", "textarea", "video",
    ];
    let schemes = ["javascript", "vbscript", "data", "file", "blob", "about", "view-source", "x", "a"];
    let mut builder = ammonia::Builder::default();
    builder
        .tags(sanitise::tags().chain(bad).collect())
        .clean_content_tags(Default::default())
        .generic_attribute_prefixes([""].into_iter().collect())
        .add_url_schemes(url::SCHEMES)
        .add_url_schemes(schemes)
        .link_rel(None);
    builder.clean(html).to_string()
}

/// Panics unless `page` holds nothing that could run, load or imitate anything, and is read by a
/// browser just as it is written.
#[track_caller]
fn safe(page: &Rendered) {
    let parts =
        page.parts.iter().filter_map(|part| if let Part::Html(html) = part { Some(html) } else { None });
    let mut ids = std::collections::HashSet::new();
    for html in parts.chain(&page.entries).chain(&page.tasks) {
        let html = &html.replace('\u{a0}', "&nbsp;");
        let parsed = parsed(html);
        assert_eq!(sanitise::clean(html), parsed, "something is not allowed");
        assert_eq!(*html, parsed, "written otherwise than read");
        // Text may look like an attribute where it holds what looks like a tag.
        let shows_markup = html.contains("&lt;");
        for id in html.split(" id=\"").skip(1).filter(|_| !shows_markup) {
            assert!(ids.insert(id.split('"').next().unwrap_or_default().to_owned()), "twice: {id}");
        }
    }
}

#[test]
fn known_attacks_do_nothing() {
    // The check itself sees what is bad.
    let bad = [
        "<img src=\"x\" onerror=\"y\">",
        "<script>x</script>",
        "<a href=\"javascript:x\">x</a>",
        "<p style=\"x\">x</p>",
    ];
    for bad in bad {
        assert_eq!(parsed(bad), bad);
        assert_ne!(sanitise::clean(bad), bad);
    }
    for attack in include_str!("attacks.txt").split("\n%%\n") {
        for place in [
            "{}",
            "a {} b",
            "- 14:00 {}",
            "## Timeline\n\n- 14:00 {}\n",
            "> {}",
            "[a]({})",
            "![a](<{}>)",
            "[[{}]]",
            "<{}>",
            "```{}\n```",
            "| a |\n|---|\n| {} |",
        ] {
            safe(&rendered(&place.replace("{}", attack)));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn anything_goes_in_and_nothing_bad_comes_out(
        pieces in prop::collection::vec(prop_oneof![
            3 => prop::sample::select(PIECES.as_slice()).prop_map(str::to_owned),
            1 => "\\PC{0,8}",
        ], 0..40),
    ) {
        let page = rendered(&pieces.concat());
        safe(&page);
        plain_text(&pieces.concat());
        inline(&pieces.concat(), &Anywhere);
    }
}

const PIECES: [&str; 60] = [
    "\n",
    "\n\n",
    " ",
    "- ",
    "  - ",
    "1. ",
    "> ",
    "# ",
    "## Timeline\n\n",
    "## Issue Summary\n\n",
    "## Corrective and Preventative Measures\n\n",
    "- 14:00 ",
    "- **14:05** ",
    "- [ ] ",
    "- [x] ",
    "[detected] ",
    "Impact: ",
    "**",
    "*",
    "~~",
    "`",
    "```",
    "```sh\n",
    "|",
    "| 14:00 | a |\n",
    "| --- | --- |\n",
    "[",
    "](",
    ")",
    "![",
    "[[",
    "]]",
    "[^1]",
    "[^1]: ",
    "<",
    ">",
    "<b>",
    "</b>",
    "<div>",
    "</div>",
    "<p>",
    "</p>",
    "<table>",
    "<td>",
    "<li>",
    "<details>",
    "<summary>",
    "</summary>",
    "</details>",
    "<a href=\"javascript:x\">",
    "<img src=x onerror=y>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<svg>",
    "&lt;",
    "javascript:",
    "(owner: me)",
    "\u{0}\u{202e}",
];

#[test]
fn marked_stretches_have_ids_and_nothing_else_changes() {
    let site = Arc::new(SourceFile::new("site.toml", "title = \"T\""));
    let config = config::from_source(Path::new("."), &site).unwrap();
    let front = "---\ntitle: T\n---\n";
    let body = "First *one*.\n\n- tight `two`\n  - inner\n- loose\n\n  more\n\n| a | b |\n| - | - |\n| [three](x.md) | y |\n\n<div>\nfour\n</div>\n\nGone five and six.\n\n<p id=\"m-first\">raw</p>\n";
    let source = Arc::new(SourceFile::new("a.md", format!("{front}{body}")));
    let document = parse(&source, &config, Audience::Public);
    let html = |marks: Vec<Mark>| -> String {
        let parts = render(&source, &document.body, "T", marks, &Anywhere).parts.into_iter();
        parts.map(|part| if let Part::Html(html) = part { html } else { String::new() }).collect()
    };
    let mark = |words: &str, id: &str| {
        let at = front.len() + body.find(words).unwrap();
        Mark { span: crate::source::Span::new(at, at + words.len()), id: id.to_owned() }
    };
    let words = ["two", "First", "inner", "loose", "three", "four", "Gone five", "and six"];
    let ids = ["m-two", "m-first", "m-inner", "m-loose", "m-three", "m-four", "m-five", "m-six"];
    let marked = html(words.iter().zip(ids).map(|(words, id)| mark(words, id)).collect());
    for holder in [
        "<p id=\"m-first\">First",
        "<p id=\"m-two\">tight",
        "<li id=\"m-inner\">inner",
        "<p id=\"m-loose\">loose",
        "<tr id=\"m-three\"><td>",
        "<span id=\"m-four\"></span>\n<div>",
        "<p id=\"m-five\">",
    ] {
        assert!(marked.contains(holder), "{holder} in {marked}");
    }
    // The raw HTML does not get the id, and what is left without the ids is what it was.
    assert_eq!(marked.matches("m-first").count(), 1);
    let plain = html(Vec::new());
    let mut stripped =
        marked.replace("<span id=\"m-four\"></span>\n", "").replace("<span id=\"m-six\"></span>", "");
    for id in ids {
        stripped = stripped.replace(&format!(" id=\"{id}\""), "");
    }
    assert_eq!(stripped, plain.replace(" id=\"m-first\"", ""));
}
