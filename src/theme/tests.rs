//! Themes of made-up sites.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::*;
use crate::config;

fn site(toml: &str, files: &[(&str, &str)]) -> (tempfile::TempDir, Config) {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).unwrap();
        fs::write(path, text).unwrap();
    };
    write("site.toml", toml);
    for (path, text) in files {
        write(path, text);
    }
    let config = config::load(folder.path(), None).unwrap();
    (folder, config)
}

const MINE: &str = "title = \"x\"\ntheme = \"mine\"\n";

#[test]
fn the_embedded_theme_compiles() {
    let (_folder, config) = site("title = \"x\"\n", &[]);
    let theme = load(&config).unwrap();
    assert!(theme.statics.iter().any(|file| file.path == "static/style.css"));
}

#[test]
fn an_override_may_extend_what_it_overrides() {
    let text = "{% extends \"default/404.html\" %}{% block main %}mine{% endblock %}";
    let (_folder, config) =
        site(MINE, &[("themes/mine/templates/404.html", text), ("themes/mine/static/style.css", "p{}")]);
    let theme = load(&config).unwrap();
    assert!(theme.tera.contains_template("incident.html"));
    let style = theme.statics.iter().find(|file| file.path == "static/style.css").unwrap();
    assert_eq!(style.bytes.as_ref(), b"p{}");
}

#[test]
fn errors_name_file_line_and_column() {
    for (text, expected) in [
        ("a\n{% if x %}", "themes/mine/templates/404.html:2:"),
        ("a\n  {{ x | nothing }}", "themes/mine/templates/404.html:2:"),
        ("{% extends \"gone.html\" %}", "themes/mine/templates/404.html: this template extends `gone.html`"),
    ] {
        let (_folder, config) = site(MINE, &[("themes/mine/templates/404.html", text)]);
        let error = load(&config).unwrap_err().to_string();
        assert!(error.starts_with(expected), "{error}");
    }
}

#[test]
fn a_theme_that_is_not_there_is_an_error() {
    let (_folder, config) = site(MINE, &[("themes/other/templates/x.html", "")]);
    let error = load(&config).unwrap_err().to_string();
    assert!(error.contains("no theme `mine`") && error.contains("default, other"), "{error}");
}

#[cfg(unix)]
#[test]
fn links_out_of_the_root_are_refused() {
    let outside = tempfile::NamedTempFile::new().unwrap();
    let (folder, config) = site(MINE, &[("themes/mine/templates/404.html", "")]);
    std::os::unix::fs::symlink(outside.path(), folder.path().join("themes/mine/templates/page.html"))
        .unwrap();
    assert!(
        matches!(load(&config), Err(ThemeError::OutOfRoot { path, .. }) if path == "themes/mine/templates/page.html")
    );
}

/// Names of the messages of a file.
fn names(text: &str) -> BTreeSet<&str> {
    text.lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter_map(|line| line.split_once(" = ").map(|(name, _)| name))
        .collect()
}

#[test]
fn all_languages_have_all_messages_and_templates_name_no_other() {
    let text = |path: &str| EMBEDDED.get_file(path).and_then(|file| file.contents_utf8()).unwrap();
    let english = names(text("messages/en.ftl"));
    for language in ["de", "ja"] {
        assert_eq!(names(text(&format!("messages/{language}.ftl"))), english, "{language}");
    }
    let mut used = 0;
    for file in embedded_files(&EMBEDDED).iter().filter(|file| file.path().starts_with("templates")) {
        for part in file.contents_utf8().unwrap().split("t(id=\"").skip(1) {
            let (name, rest) = part.split_once('"').unwrap();
            used += 1;
            // A name that goes on behind a `~` is put together of parts.
            let is_known = match rest.starts_with(" ~") {
                true => english.iter().any(|known| known.starts_with(name)),
                false => english.contains(name),
            };
            assert!(is_known, "{}: {name}", file.path().display());
        }
    }
    assert!(used > 50, "{used} messages are used");
}

#[test]
fn a_site_is_in_its_language_and_overrides_single_messages() {
    let toml = "title = \"T\"\nlanguage = \"de-AT\"\ntheme = \"ours\"\n";
    let file = "themes/ours/messages/de.ftl";
    let (_folder, config) = site(toml, &[(file, "fix = Abhilfe:\n")]);
    let theme = load(&config).unwrap();
    let say = |id: &str| theme.messages.text(id, &[("count", 2.into())]);
    assert_eq!(say("fix"), "Abhilfe:");
    assert_eq!(say("causes"), "Ursachen");
    assert_eq!(say("count-incidents"), "2 Störungen");
    let (_folder, config) = site(toml, &[(file, "fix Abhilfe\n")]);
    let error = load(&config).unwrap_err().to_string();
    assert!(error.starts_with("themes/ours/messages/de.ftl:1: "), "{error}");
}
