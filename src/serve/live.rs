//! What a preview adds to the pages that it shows: a script that shows changes, and where that begins.

use super::FOLDER;
use crate::preview::Problem;

/// The script of open pages.
pub(super) const SCRIPT: &str = include_str!("live.js");
/// Its styles.
pub(super) const STYLE: &str = include_str!("live.css");

/// The page with the script in it. `version` tells this version of the page from others.
pub(super) fn with_script(html: &str, version: &str) -> String {
    let script = format!("<script defer src=\"{FOLDER}/live.js\" data-version=\"{version}\"></script>\n");
    match html.split_once("</head>") {
        Some((head, rest)) => format!("{head}{script}</head>{rest}"),
        // A theme may leave the tag out, as HTML allows.
        None => format!("{html}\n{script}"),
    }
}

/// A page in place of one whose template failed; the script shows the problem above it.
pub(super) fn broken(problem: &Problem) -> String {
    let text = [&problem.place, &problem.message, &problem.excerpt, &problem.help];
    let text: Vec<String> =
        text.into_iter().filter(|text| !text.is_empty()).map(|text| escaped(text)).collect();
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>This page cannot be shown</title>\n</head>\n\
         <body>\n<h1>This page cannot be shown</h1>\n<pre>{}</pre>\n</body>\n</html>\n",
        text.join("\n")
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_comes_into_the_head() {
        let html = with_script("<head><title>x</title></head><body></head>", "7");
        assert!(html.starts_with(
            "<head><title>x</title><script defer src=\"/__pmsite/live.js\" data-version=\"7\">"
        ));
        assert_eq!(html.matches("<script").count(), 1);
        assert!(with_script("<p>x", "7").contains("<script"));
    }

    #[test]
    fn what_is_wrong_is_text() {
        let problem = Problem { message: "<script>&".to_owned(), ..Problem::default() };
        assert!(broken(&problem).contains("<pre>&lt;script&gt;&amp;</pre>"));
    }
}
