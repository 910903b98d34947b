//! The command line from outside: transcripts and cases in `tests/cli/`, with the whole output that
//! a user sees and the exit status.
//!
//! `TRYCMD=overwrite cargo test --test cli` writes what the binary says now into them; read the
//! difference before it is committed.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

mod common;

#[test]
fn the_command_line_says_what_it_does() {
    common::cases().case("tests/cli/*.trycmd").case("tests/cli/*.toml");
}

/// A site of one document that says nothing wrong but a time, as a warning.
fn site_with_a_warning() -> common::Site {
    let site = common::Site::new("title = \"Postmortems\"\nprofile = \"brief\"\n");
    site.put(
        "content/one.md",
        "---\ntitle: Checkout down\n---\n\n## Timeline\n\nAll times UTC.\n\n- 13:20pm Alerts fire.\n",
    );
    site
}

#[test]
fn colours_are_shown_where_they_are_asked_for() {
    let site = site_with_a_warning();
    for (arguments, coloured) in
        [(["--color", "always"], true), (["--color", "never"], false), (["--color", "auto"], false)]
    {
        let told =
            common::succeed(site.path(), &[&["check", "--as-of", "2026-06-01"], &arguments[..]].concat());
        assert_eq!(told.contains("\u{1b}["), coloured, "{arguments:?}: {told}");
    }
}

#[test]
fn what_could_not_run_prints_nothing_to_standard_output() {
    let site = site_with_a_warning();
    site.put("broken.toml", "title = 1\n");
    for arguments in [
        &["--config", "broken.toml", "check", "--format", "json"][..],
        &["--config", "gone.toml", "check", "--format", "json"],
        &["--root", "nowhere", "check", "--format", "json"],
        &["check", "--format", "json", "content/gone.md"],
        &["check", "--format", "json", "--profile", "gone"],
        &["check", "--format", "json", "--as-of", "13:20"],
        &["build", "--format", "json", "--base-url", "example.org"],
        &["build", "--format", "json", "--out", "content"],
        &["explain", "PM999"],
        &["chekc"],
    ] {
        let output = common::run(site.path(), arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stdout));
        assert!(!output.stderr.is_empty(), "{arguments:?} says why");
    }
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_failure() {
    use std::os::unix::process::ExitStatusExt;
    let site = site_with_a_warning();
    let mut child = common::pmsite(site.path(), &["explain", "--all"])
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let status = child.wait().unwrap();
    assert_eq!((status.code(), status.signal()), (Some(0), None));
}

#[test]
fn the_schema_is_that_of_the_site_or_of_any() {
    let site = common::Site::new("title = \"Postmortems\"\nseverities = [\"minor\"]\n");
    assert!(common::succeed(site.path(), &["schema"]).contains("\"minor\""));
    let nowhere = tempfile::TempDir::new().unwrap();
    let any = common::run(nowhere.path(), &["schema"]);
    assert_eq!(any.status.code(), Some(0));
    assert!(!String::from_utf8(any.stdout).unwrap().contains("\"minor\""));
    assert_eq!(String::from_utf8(any.stderr).unwrap(), "no site.toml here: the schema is that of any site\n");
}

/// What stands in the way of adopting pmsite for a folder of old documents.
mod baseline {
    use super::common::{Site, run, succeed};

    const DATE: [&str; 2] = ["--as-of", "2026-06-01"];
    const FILE: &str = "findings-baseline.json";

    fn document(timeline: &str) -> String {
        format!("---\ntitle: Checkout down\nprio: 1\n---\n\n## Timeline\n\nAll times UTC.\n\n{timeline}")
    }

    fn site(timeline: &str) -> Site {
        let site = Site::new(
            "title = \"Postmortems\"\nprofile = \"brief\"\nbaseline = \"findings-baseline.json\"\n",
        );
        site.put("content/one.md", document(timeline));
        site
    }

    fn write(site: &Site) -> String {
        succeed(site.path(), &[&["check", "--write-baseline", FILE], &DATE[..]].concat());
        std::fs::read_to_string(site.path().join(FILE)).unwrap()
    }

    /// Errors, warnings, known and gone findings.
    fn check(site: &Site) -> [u64; 4] {
        let told = run(site.path(), &[&["check", "--format", "json"], &DATE[..]].concat());
        let told: serde_json::Value = serde_json::from_slice(&told.stdout).unwrap();
        let gone = told["baseline"]["gone"].as_array().unwrap();
        [
            told["errors"].as_u64().unwrap(),
            told["warnings"].as_u64().unwrap(),
            told["baseline"]["known"].as_u64().unwrap(),
            gone.iter().map(|gone| gone["count"].as_u64().unwrap()).sum(),
        ]
    }

    #[test]
    fn what_is_known_outlives_edits_elsewhere_and_what_is_new_does_not_hide_behind_it() {
        let site = site("- 13:20pm Alerts.\n- 13:20pm Again.\n");
        let first = write(&site);
        assert_eq!(check(&site), [0, 0, 3, 0]);

        site.put("content/one.md", document("- 13:00 Quiet.\n- 13:20pm Alerts.\n- 13:20pm   Again.\n"));
        assert_eq!(check(&site), [0, 0, 3, 0], "lines have moved");

        site.put("content/one.md", document("- 13:20pm Alerts.\n- 13:20pm Again.\n- 13:20pm And again.\n"));
        assert_eq!(check(&site), [0, 1, 3, 0], "one more of the same is new");

        site.put("content/one.md", document("- 13:20pm Alerts.\n- 25:00 Again.\n"));
        assert_eq!(check(&site), [0, 1, 2, 1], "another is new, and one is gone");

        site.put("content/one.md", document("- 13:20pm Alerts.\n"));
        assert_eq!(check(&site), [0, 0, 2, 1]);
        assert_ne!(write(&site), first, "what is gone is forgotten");
        assert_eq!(check(&site), [0, 0, 2, 0]);
    }

    #[test]
    fn the_same_findings_give_the_same_bytes_and_leave_nothing_else() {
        let site = site("- 13:20pm Alerts.\n");
        let first = write(&site);
        assert_eq!(write(&site), first);
        let mut names: Vec<String> = std::fs::read_dir(site.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        assert_eq!(names, ["content", FILE, "site.toml"]);
    }

    #[test]
    fn without_a_setting_the_usual_file_is_used_if_it_is_there() {
        let site = site("- 13:20pm Alerts.\n");
        site.put("site.toml", "title = \"P\"\nprofile = \"brief\"\n");
        let told = |site: &Site| {
            String::from_utf8(run(site.path(), &[&["check"], &DATE[..]].concat()).stdout).unwrap()
        };
        assert!(told(&site).contains("1 file checked: 2 warnings"), "no file, no baseline");
        succeed(site.path(), &[&["check", "--write-baseline"], &DATE[..]].concat());
        assert_eq!(told(&site), "1 file checked: no new findings; 2 known ones in findings-baseline.json\n");
        succeed(site.path(), &[&["build", "--deny-warnings"], &DATE[..]].concat());

        // Where site.toml names another, that one is meant.
        site.put("site.toml", "title = \"P\"\nprofile = \"brief\"\nbaseline = \"ci/known.json\"\n");
        std::fs::create_dir(site.path().join("ci")).unwrap();
        succeed(site.path(), &[&["check", "--write-baseline"], &DATE[..]].concat());
        assert!(told(&site).ends_with("2 known ones in ci/known.json\n"));
        site.put(FILE, "[]");
        assert!(told(&site).ends_with("2 known ones in ci/known.json\n"));
    }

    #[test]
    fn who_has_many_findings_is_told_the_ways_on() {
        let site = Site::new("title = \"P\"\n");
        for number in 1..=20 {
            site.put(
                &format!("content/a {number}.md"),
                "# Checkout down\n\n## Issue Summary\n\nIt was down.\n",
            );
        }
        let told = String::from_utf8(run(site.path(), &[&["check"], &DATE[..]].concat()).stdout).unwrap();
        let (_, ways) = told.split_once("\n\nNext, one of these:\n").unwrap_or_else(|| panic!("{told}"));
        let commands: Vec<&str> = ways.lines().map(|line| line.trim().split("   ").next().unwrap()).collect();
        assert_eq!(
            commands,
            ["pmsite check --write-baseline", "pmsite check --profile sre", "pmsite check 'content/a 1.md'"]
        );
        // With a baseline they are no longer asked for; a few findings have one way.
        succeed(site.path(), &[&["check", "--write-baseline"], &DATE[..]].concat());
        site.put("content/new.md", document("- 13:00 Alerts.\n"));
        let told = String::from_utf8(run(site.path(), &[&["check"], &DATE[..]].concat()).stdout).unwrap();
        let last = told.lines().last().unwrap();
        assert!(last.contains(" known; begin with content/new.md:"), "{told}");
    }

    #[test]
    fn a_secret_is_not_hidden_by_any_baseline_and_stops_the_build() {
        let site = site("- 13:20pm `PGPASSWORD=tr0ub4dor&3 psql` hangs.\n");
        let output = run(site.path(), &[&["check", "--write-baseline"], &DATE[..]].concat());
        assert_eq!(output.status.code(), Some(1));
        assert!(!std::fs::read_to_string(site.path().join(FILE)).unwrap().contains("PM801"));
        assert_eq!(check(&site), [1, 0, 2, 0]);
        let output = run(site.path(), &[&["build"], &DATE[..]].concat());
        assert_eq!(output.status.code(), Some(1));
        assert!(!site.path().join("_site").exists());
    }

    #[test]
    fn a_build_honours_it_too() {
        let site = site("- 13:20pm Alerts.\n");
        let build = [&["build", "--deny-warnings", "--quiet", "--format", "json"], &DATE[..]].concat();
        assert_eq!(
            run(site.path(), &build).status.code(),
            Some(2),
            "site.toml names a file that is not there"
        );
        write(&site);
        let told = succeed(site.path(), &build);
        assert!(told.contains("\"baseline\":{\"path\":\"findings-baseline.json\",\"known\":2,"), "{told}");
        site.put("content/one.md", document("- 13:20pm Alerts.\n- 25:00 More.\n"));
        assert_eq!(run(site.path(), &build).status.code(), Some(1), "a new warning is denied");
    }

    #[test]
    fn a_rule_that_is_off_says_nothing_about_what_is_gone() {
        let site = site("- 13:20pm Alerts.\n");
        write(&site);
        site.put("site.toml", "title = \"P\"\nprofile = \"brief\"\nbaseline = \"findings-baseline.json\"\n[rules]\nPM115 = \"off\"\n");
        assert_eq!(check(&site), [0, 0, 1, 0]);
    }

    #[test]
    fn one_that_a_merge_has_broken_is_written_anew() {
        let site = site("- 13:20pm Alerts.\n");
        site.put(FILE, "<<<<<<< HEAD\n");
        assert!(write(&site).contains("PM115"));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_out_of_the_site_is_not_followed() {
        let site = site("- 13:20pm Alerts.\n");
        let elsewhere = Site::new("");
        std::os::unix::fs::symlink(elsewhere.path(), site.path().join("out")).unwrap();
        let output = run(site.path(), &["check", "--write-baseline", "out/findings.json"]);
        assert_eq!(output.status.code(), Some(2));
        assert!(!elsewhere.path().join("findings.json").exists());
    }
}

/// Incidents of which only the day is known.
mod days {
    use super::common::{Site, run, succeed};

    const TEXT: &str = "## Issue Summary\n\nCheckout was down for an hour.\n";

    /// Start, what it rests on, and the duration in seconds, of the only incident.
    fn start(path: &str, front: &str, text: &str) -> String {
        let site = Site::new("title = \"P\"\nprofile = \"brief\"\ntimezone = \"Europe/Berlin\"\n");
        site.put(&format!("content/{path}"), format!("---\n{front}\n---\n\n{text}"));
        let told = succeed(site.path(), &["export", "--format", "json"]);
        let told: serde_json::Value = serde_json::from_str(&told).unwrap();
        let incident = &told[0];
        let word = |value: &serde_json::Value| value.as_str().unwrap_or("none").to_owned();
        format!(
            "{} {} {}",
            word(&incident["start"]),
            word(&incident["basis"]["start"]),
            incident["duration_seconds"]
        )
    }

    #[test]
    fn the_files_name_gives_the_day_where_nothing_else_does() {
        let assumed = "2018-07-08T00:00:00+02:00 assumed null";
        for path in [
            "2018-07-08-checkout.md",
            "20180708-checkout.md",
            "2018_07_08 checkout.md",
            "2018-07-08T14-30-checkout.md",
            "2018-07-08.md",
            "2018/2018-07-08-checkout/index.md",
        ] {
            assert_eq!(start(path, "title: Checkout", TEXT), assumed, "{path}");
        }
        for path in
            ["checkout-2018-07-08.md", "2018-13-08-checkout.md", "201807081-checkout.md", "18000708.md"]
        {
            assert_eq!(start(path, "title: Checkout", TEXT), "none none null", "{path}");
        }
        let path = "2018-07-08-checkout.md";
        // A stated gap and a stated start win, as does a bad one, which is to be mended.
        assert_eq!(start(path, "title: x\nstart: \"unknown: lost\"", TEXT), "none none null");
        assert_eq!(
            start(path, "title: x\nstart: 2018-07-05T10:00:00Z", TEXT),
            "2018-07-05T10:00:00Z front-matter null"
        );
        // No duration is counted from midnight.
        assert_eq!(start(path, "title: x\nend: 2018-07-08T10:00:00Z", TEXT), assumed);
        assert_eq!(
            start(path, "title: x\nend: 2018-07-07T10:00:00Z", TEXT),
            "none none null",
            "it was written later"
        );
    }

    #[test]
    fn a_day_that_the_text_names_goes_before_the_day_it_was_written() {
        let path = "2018-07-08-post-mortem.md";
        for (title, text, day) in [
            ("Downtime on July 3, 2018", TEXT, "03"),
            ("Downtime", "## Issue Summary\n\nOn July 5th checkout was down.\n", "05"),
            ("Downtime", "On 2018-07-06 checkout was down.\n\n## Timeline\n\nNothing on 2018-07-01.\n", "06"),
            ("Downtime", "## Issue Summary\n\nAs on 2015-03-04, checkout was down.\n", "08"),
            ("Downtime", "## Issue Summary\n\nDown on July 5th and July 7th.\n", "08"),
        ] {
            let expected = format!("2018-07-{day}T00:00:00+02:00 assumed null");
            assert_eq!(start(path, &format!("title: \"{title}\""), text), expected, "{title}: {text}");
        }
        assert_eq!(
            start(
                "outage.md",
                "title: x",
                "## Issue Summary\n\nDown from April 3 on, fixed April 10, 2019.\n"
            ),
            "none none null",
            "two days, one of them without its year"
        );
    }

    #[test]
    fn the_page_shows_the_day_and_what_it_rests_on_and_the_rule_still_asks() {
        let site = Site::new("title = \"P\"\nprofile = \"brief\"\n");
        site.put("content/2018-07-08-checkout.md", format!("---\ntitle: Checkout\n---\n\n{TEXT}"));
        succeed(site.path(), &["build", "--as-of", "2018-07-01", "--deny-warnings"]);
        let page =
            std::fs::read_to_string(site.path().join("_site/incidents/2018-07-08-checkout.html")).unwrap();
        assert!(page.contains("2018-07-08") && page.contains("from the file’s name"), "{page}");
        assert!(!page.contains("00:00"), "{page}");
        let told = run(site.path(), &["check", "--profile", "sre", "--as-of", "2018-07-01"]);
        let told = String::from_utf8(told.stdout).unwrap();
        assert!(
            told.contains("PM202") && told.contains("taken to be 2018-07-08, from the file's name"),
            "{told}"
        );
        assert!(!told.contains("PM113"), "{told}");
    }
}

/// What a forge reads.
mod forges {
    use super::common::{Site, pmsite, run};

    const CHECK: [&str; 4] = ["check", "--as-of", "2026-06-01", "--format"];

    /// Findings of every kind: at a word, beyond ASCII, over lines, about the whole file, twice the same.
    fn site() -> Site {
        let site = Site::new("title = \"Postmortems\"\n");
        site.put(
            "content/größe #1.md",
            "---\ntitle: Größe\nprió: 1\n---\n\n## Timeline\n\nAll times UTC.\n\n- 𝒳 13:20pm One.\n- 13:20pm Two.\n- 13:20pm Two.\n",
        );
        site.put("content/latin.md", b"caf\xe9");
        site.put("content/empty.md", "");
        site
    }

    fn schema() -> jsonschema::Validator {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/schemas/sarif-2.1.0.json");
        // As published, the pattern of a language is no valid regular expression.
        let text = std::fs::read_to_string(path).unwrap().replace("{2}]?$", "{2}$");
        let schema = serde_json::from_str(&text).unwrap();
        jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
    }

    fn sarif(site: &Site, arguments: &[&str]) -> serde_json::Value {
        let output = run(site.path(), arguments);
        let log: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        let faults: Vec<String> =
            schema().iter_errors(&log).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
        assert!(faults.is_empty(), "{faults:#?}");
        log
    }

    #[test]
    fn sarif_is_valid_and_says_what_json_says() {
        let site = site();
        let log = sarif(&site, &[&CHECK[..], &["sarif"]].concat());
        let run = &log["runs"][0];
        let results = run["results"].as_array().unwrap();
        let json: serde_json::Value = serde_json::from_slice(
            &super::common::run(site.path(), &[&CHECK[..], &["json"]].concat()).stdout,
        )
        .unwrap();
        let findings = json["diagnostics"].as_array().unwrap();
        assert_eq!(results.len(), findings.len());
        let mut fingerprints = std::collections::BTreeSet::new();
        for (result, finding) in results.iter().zip(findings) {
            assert_eq!(result["ruleId"], finding["code"]);
            assert_eq!(result["level"], finding["level"]);
            let rule = &run["tool"]["driver"]["rules"]
                [usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
            assert_eq!((&rule["id"], &rule["name"]), (&finding["code"], &finding["name"]));
            let place = &result["locations"][0]["physicalLocation"];
            assert_eq!(place["region"]["startColumn"], finding["column"]);
            assert_eq!(place["region"]["endLine"], finding["end_line"]);
            assert!(place["artifactLocation"]["uri"].as_str().unwrap().is_ascii());
            fingerprints.insert(format!(
                "{} {} {}",
                place["artifactLocation"], finding["code"], result["partialFingerprints"]
            ));
        }
        assert_eq!(fingerprints.len(), results.len(), "no two results have one fingerprint");
    }

    #[test]
    fn sarif_of_no_findings_and_of_a_build_is_valid() {
        let site = Site::new("title = \"Postmortems\"\nprofile = \"brief\"\n");
        site.put("content/one.md", "---\ntitle: Checkout down\n---\n");
        let log = sarif(&site, &["build", "--as-of", "2026-06-01", "--format", "sarif"]);
        assert_eq!(log["runs"][0]["results"], serde_json::json!([]));
    }

    #[test]
    fn the_job_summary_is_added_to_and_paths_are_those_of_the_repository() {
        let repository = Site::new("");
        let site = repository.path().join("ops/postmortems");
        repository.put("ops/postmortems/site.toml", "title = \"Postmortems\"\nprofile = \"brief\"\n");
        repository.put("ops/postmortems/content/größe.md", "---\ntitle: One\na|b<c>: 1\n---\n");
        repository.put("summary.md", "Before.\n");
        let told = |command: &str| {
            let output = pmsite(&site, &[command, "--as-of", "2026-06-01", "--format", "github"])
                .env("GITHUB_WORKSPACE", repository.path())
                .env("GITHUB_STEP_SUMMARY", repository.path().join("summary.md"))
                .env("GITHUB_SERVER_URL", "https://github.example")
                .env("GITHUB_REPOSITORY", "team/ops")
                .env("GITHUB_SHA", "abc")
                .output()
                .unwrap();
            String::from_utf8(output.stdout).unwrap()
        };
        let annotations = told("check");
        assert!(
            annotations.starts_with("::warning file=ops/postmortems/content/größe.md,line=3,"),
            "{annotations}"
        );
        told("build");
        let summary = std::fs::read_to_string(repository.path().join("summary.md")).unwrap();
        let (check, build) = summary.split_once("### pmsite: 1 file checked: 1 warning\n\nbuilt").unwrap();
        assert_eq!(
            check,
            "Before.\n### pmsite: 1 file checked: 1 warning\n\n\
             **[ops/postmortems/content/größe.md](https://github.example/team/ops/blob/abc/ops/postmortems/content/größe.md)**: 1 warning\n\n\
             | Line | Rule | Finding |\n| ---: | --- | --- |\n\
             | [3](https://github.example/team/ops/blob/abc/ops/postmortems/content/größe.md?plain=1#L3) | warning PM106 field-unknown \
             | there is no field `a\\|b<c>`<br>put a field of your own below `extra:`, or name it in site.toml under `extra_fields` |\n\n\
             **Next:** begin with content/größe.md:3; `pmsite explain PM106` says more.\n\n"
        );
        assert!(build.starts_with(" 1 incident into \\_site: "), "{build}");
    }
}

/// What `new` leaves to be filled in, and what an author writes there.
const FILLED_IN: [(&str, &str); 17] = [
    ("\nend:", "\nend: 2026-03-02T15:25:00Z"),
    ("\ntimezone:", "\ntimezone: UTC"),
    ("\ncauses:", "\ncauses: database/connection-leak"),
    ("\nservices:", "\nservices: checkout"),
    ("\ndetection:", "\ndetection: monitoring"),
    ("\nusers_affected:", "\nusers_affected: \"35%\""),
    ("TODO: what was down or slow, and what users saw.", "Checkout answered with errors; nobody could pay."),
    ("TODO: what went wrong, in a sentence.", "Connections to the database were not given back."),
    ("XX:XX [detected] TODO: how it was found.", "14:32 [detected] An alert reports failing payments."),
    (
        "XX:XX [action] TODO: what was looked into or done, and what was assumed.",
        "14:40 [action] The team reads the logs of the database.",
    ),
    (
        "XX:XX [dead end] TODO: what misled.",
        "14:50 [dead end] The last deploy is rolled back, and errors go on.",
    ),
    ("XX:XX [escalated] TODO: who was called in.", "14:55 [escalated] The database team is called in."),
    ("XX:XX [resolved] TODO: what ended it.", "15:25 [resolved] A new release gives connections back."),
    (
        "TODO: what failed,",
        "The retry path opened a connection and gave it back only when the retry succeeded:",
    ),
    ("TODO: what was done", "Connections are given back on every path of the code now; this is"),
    ("TODO: what can be improved, broadly.", "Connection counts need monitoring of their own."),
    (
        "TODO: what exactly is to be done (owner: TODO, due TODO)",
        "Alert at 80% of the connection limit (owner: Databases, due 2026-06-15)",
    ),
];

#[test]
fn a_new_document_fails_only_on_what_is_to_be_filled_in() {
    for profile in ["strict", "sre", "brief"] {
        let site = common::Site::new(&format!("title = \"Postmortems\"\nprofile = \"{profile}\"\n"));
        let arguments = ["new", "Checkout down", "--start", "2026-03-02T14:30:00Z", "--severity", "SEV2"];
        let path = common::succeed(site.path(), &arguments).trim().to_owned();
        let check = ["check", "--as-of", "2026-06-01", "--deny-warnings", "--format", "github"];
        let told = common::run(site.path(), &check);
        if profile != "brief" {
            assert_eq!(told.status.code(), Some(1), "{profile}");
        }
        let told = String::from_utf8(told.stdout).unwrap();
        for line in told.lines().filter(|line| line.starts_with("::")) {
            let expected = ["PM104", "PM107", "PM202", "PM204", "PM307", "PM601"];
            assert!(expected.iter().any(|code| line.contains(code)), "{profile}: {line}");
        }
        let mut text = std::fs::read_to_string(site.path().join(&path)).unwrap();
        for (empty, filled) in FILLED_IN {
            text = text.replacen(empty, filled, 1);
        }
        if profile == "brief" {
            text = text.replace("TODO: what happened, and what fixed it.", "Connections ran out.");
        }
        site.put(&path, &text);
        let told = common::run(site.path(), &check);
        assert_eq!(
            told.status.code(),
            Some(0),
            "{profile}: {}\n{text}",
            String::from_utf8_lossy(&told.stdout)
        );
    }
}
