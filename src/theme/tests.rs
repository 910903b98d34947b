//! Themes of made-up sites.

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
fn the_stylesheet_is_that_of_the_theme_and_what_is_added_to_it() {
    let style = |toml: &str, files: &[(&str, &str)]| {
        let (_folder, config) = site(toml, files);
        let theme = load(&config).unwrap();
        let styles: Vec<_> = theme.statics.iter().filter(|file| file.path.ends_with(".css")).collect();
        let names: Vec<&str> = styles.iter().map(|file| file.path.as_str()).collect();
        assert_eq!(names, ["static/charts.css", "static/style.css"]);
        String::from_utf8(styles[1].bytes.to_vec()).unwrap()
    };
    let default = style("title = \"x\"\n", &[]);
    let brand = ("themes/report/static/brand.css", "\u{feff}:root { --accent: red }");
    let report = style("title = \"x\"\ntheme = \"report\"\n", &[brand]);
    assert!(report.starts_with(&default), "a theme adds to the default's");
    assert!(report.len() > default.len() + 1000 && report.ends_with("\n:root { --accent: red }"));
    let own = [("themes/mine/static/style.css", "p{}"), ("themes/mine/static/theme.css", "q{}")];
    assert_eq!(style(MINE, &own), "p{}\nq{}");
}

#[test]
fn an_override_may_extend_what_an_embedded_theme_overrides() {
    let text = "{% extends \"report/base.html\" %}{% block footer %}mine{% endblock %}";
    let (_folder, config) =
        site("title = \"x\"\ntheme = \"report\"\n", &[("themes/report/templates/base.html", text)]);
    assert!(load(&config).unwrap().tera.contains_template("404.html"));
    let (_folder, config) = site(MINE, &[("themes/mine/templates/base.html", text)]);
    let error = load(&config).unwrap_err().to_string();
    assert!(error.contains("`report/base.html`, which does not exist"), "{error}");
}

#[test]
fn errors_name_file_line_and_column() {
    for (text, expected) in [
        ("a\n{% if x %}", "themes/mine/templates/404.html:2:"),
        ("a\n  {{ x | nothing }}", "themes/mine/templates/404.html:2:"),
        (
            "{% extends \"gone.html\" %}",
            "themes/mine/templates/404.html:1: this template extends `gone.html`",
        ),
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
    assert!(error.contains("no theme `mine`") && error.contains("default, other, report"), "{error}");
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
