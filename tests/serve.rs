//! `pmsite serve` from outside: HTTP on a free port, and files that change below it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

mod common;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use common::Site;

/// Longer than this no change of a small site may take to be seen, on a machine however busy.
const PATIENCE: Duration = Duration::from_secs(20);

const TOML: &str = "title = \"Library\"\nprofile = \"brief\"\nbase_url = \"https://example.org/pm/\"\n";

fn incident(title: &str, rest: &str) -> String {
    format!(
        "---\ntitle: {title}\nstart: 2026-01-02T10:00:00Z\nend: 2026-01-02T11:00:00Z\nseverity: SEV1\ncauses: database/leak\nservices: [shop]\n---\n\n## Issue Summary\n\nIt broke. {rest}\n"
    )
}

/// A site of two incidents, one of them a bundle with an image.
fn site() -> Site {
    let site = Site::new(TOML);
    site.put("content/one.md", incident("First fault", ""));
    site.put("content/two/index.md", incident("Second fault", "![x](x.png)"));
    site.put("content/two/x.png", b"\x89PNG one");
    site
}

/// A running preview; ended when this is dropped.
struct Server {
    child: Child,
    port: u16,
}

impl Server {
    fn start(site: &Site, options: &[&str]) -> Self {
        let arguments = [&["serve", "--port", "0", "--as-of", "2026-02-01"], options].concat();
        let mut child = common::pmsite(site.path(), &arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut url = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut url).unwrap();
        let port = url.trim().trim_end_matches('/').rsplit(':').next().unwrap().parse().unwrap();
        assert_eq!(url, format!("http://127.0.0.1:{port}/\n"));
        Self { child, port }
    }

    /// Sends a request line and headers, and gives status, head and body of the answer.
    fn ask(&self, request: &str) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap().to_lowercase();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Answer { status, head, body: bytes[end + 4..].to_vec() }
    }

    fn get(&self, path: &str) -> Answer {
        self.ask(&format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
    }

    fn text(&self, path: &str) -> String {
        String::from_utf8(self.get(path).body).unwrap()
    }

    /// Asks for `path` until the answer is as it should be.
    fn until(&self, path: &str, is_right: impl Fn(&Answer) -> bool) -> Answer {
        let since = Instant::now();
        loop {
            let answer = self.get(path);
            if is_right(&answer) {
                return answer;
            }
            assert!(since.elapsed() < PATIENCE, "{path}: {} {}", answer.status, answer.text());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    fn events(&self) -> Events {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.write_all(b"GET /__pmsite/events HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
        Events(BufReader::new(stream))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

struct Answer {
    status: u16,
    /// In lower case.
    head: String,
    body: Vec<u8>,
}

impl Answer {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    fn has(&self, text: &str) -> bool {
        self.text().contains(text)
    }
}

/// What open pages are told.
struct Events(BufReader<TcpStream>);

impl Events {
    /// The next state.
    fn next(&mut self) -> Value {
        loop {
            let mut line = String::new();
            assert!(self.0.read_line(&mut line).unwrap() > 0, "the stream of events has ended");
            if let Some(data) = line.strip_prefix("data: ") {
                return serde_json::from_str(data).unwrap();
            }
        }
    }

    /// The next state that is as it should be.
    fn until(&mut self, is_right: impl Fn(&Value) -> bool) -> Value {
        let since = Instant::now();
        loop {
            let state = self.next();
            if is_right(&state) {
                return state;
            }
            assert!(since.elapsed() < PATIENCE, "{state}");
        }
    }

    fn until_problem(&mut self, place: &str) -> Value {
        self.until(|state| {
            state["problems"]
                .as_array()
                .unwrap()
                .iter()
                .any(|problem| problem["place"].as_str().unwrap().starts_with(place))
        })
    }

    fn until_mended(&mut self) {
        self.until(|state| state["problems"].as_array().unwrap().is_empty());
    }
}

#[test]
fn it_serves_the_site_as_a_static_server_would() {
    let site = site();
    let server = Server::start(&site, &[]);
    let home = server.get("/");
    assert_eq!(home.status, 200);
    assert!(home.head.contains("content-type: text/html; charset=utf-8"), "{}", home.head);
    assert!(
        home.head.contains("cache-control: no-store")
            && home.head.contains("x-content-type-options: nosniff")
    );
    assert!(home.has("First fault") && home.has("<script defer src=\"/__pmsite/live.js\""));
    // No link of a preview leads to the site that is published.
    assert!(home.has(&format!("href=\"http://127.0.0.1:{}/\"", server.port)) && !home.has("example.org"));

    assert!(server.text("/incidents/one.html?q=1").contains("First fault"));
    assert!(server.get("/static/style.css").head.contains("text/css; charset=utf-8"));
    assert!(server.get("/static/site.js").head.contains("text/javascript; charset=utf-8"));
    assert!(server.get("/incidents.json").head.contains("application/json"));
    assert!(server.text("/incidents.csv").contains("Second fault"));
    assert!(server.text("/search/index.json").contains("\"docs\":2"));
    assert!(server.text("/sitemap.xml").contains("incidents/one.html"));
    assert!(server.text("/feed.xml").contains("Second fault"));
    assert!(server.text("/llms.txt").contains("First fault"));
    let image = server.get("/two/x.png");
    assert_eq!(image.body, b"\x89PNG one");
    assert!(image.head.contains("content-type: image/png"), "{}", image.head);
    let folder = server.get("/causes");
    assert!(folder.status == 302 && folder.head.contains("location: /causes/"), "{}", folder.head);
    assert_eq!(server.get("/causes/").status, 200);

    let missing = server.get("/deep/down/nothing.html");
    assert!(missing.status == 404 && missing.has("Page not found"), "{}", missing.text());
    let head = server.ask("HEAD / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assert!(head.status == 200 && head.body.is_empty() && head.head.contains("etag: "), "{}", head.head);
    let post =
        server.ask("POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    assert_eq!(post.status, 405);
    // Nothing is written.
    assert_eq!(common::files(site.path()).len(), 4);
}

#[test]
fn it_answers_only_for_this_machine_and_only_from_the_site() {
    let site = site();
    site.put("secret.txt", "a secret");
    site.put("content/_hidden.md", "a secret");
    let server = Server::start(&site, &[]);
    for host in ["localhost", "localhost:1", "127.0.0.1:4000", "[::1]"] {
        let answer = server.ask(&format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"));
        assert_eq!(answer.status, 200, "{host}");
    }
    for path in ["/", "/incidents/one.html", "/__pmsite/events", "/__pmsite/live.js"] {
        for host in ["example.org", "localhost.example.org:4000", "192.168.0.1"] {
            let answer =
                server.ask(&format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"));
            assert!(answer.status == 403 && !answer.has("First fault"), "{host} {path}");
        }
    }
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/incidents/../../secret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "/secret.txt",
        "/site.toml",
        "//etc/passwd",
        "/two/%00/../../secret.txt",
        "/content/one.md",
        "/one.md",
        "/_hidden.md",
        "/%252e%252e/secret.txt",
    ] {
        let answer = server.get(path);
        assert!((400..500).contains(&answer.status) && !answer.has("a secret"), "{path}: {}", answer.status);
    }
}

#[test]
fn an_edit_is_told_and_shown() {
    let site = site();
    let server = Server::start(&site, &[]);
    let mut events = server.events();
    let first = events.next();
    site.put("content/one.md", incident("Renamed fault", "Now with zyzzyva."));
    let state = events.until(|state| state["pages"].as_u64() > first["pages"].as_u64());
    assert_eq!(state["session"], first["session"]);
    assert!(server.text("/incidents/one.html").contains("Renamed fault"));
    // What hangs on it follows: the list, and what the search knows.
    server.until("/incidents/index.html", |page| page.has("Renamed fault"));

    // As editors do it: a new file in the place of the old one.
    let (new, old) = (site.path().join("content/.one.md.swp"), site.path().join("content/one.md"));
    fs::write(&new, incident("Third name", "")).unwrap();
    fs::rename(&new, &old).unwrap();
    server.until("/incidents/one.html", |page| page.has("Third name"));

    site.put("content/two/x.png", b"\x89PNG two");
    events.until(|state| state["files"].as_u64() > Some(0));
    assert_eq!(server.get("/two/x.png").body, b"\x89PNG two");
}

#[test]
fn documents_come_and_go() {
    let site = site();
    let server = Server::start(&site, &[]);
    assert_eq!(server.get("/incidents/new.html").status, 404);
    site.put("content/2026/new.md", incident("New fault", ""));
    server.until("/incidents/new.html", |page| page.status == 200);
    server.until("/incidents/index.html", |page| page.has("New fault"));

    fs::rename(site.path().join("content/2026"), site.path().join("content/moved")).unwrap();
    fs::rename(site.path().join("content/moved/new.md"), site.path().join("content/moved/old.md")).unwrap();
    server.until("/incidents/old.html", |page| page.status == 200);
    server.until("/incidents/new.html", |page| page.status == 404);

    fs::remove_file(site.path().join("content/moved/old.md")).unwrap();
    server.until("/incidents/old.html", |page| page.status == 404);
    server.until("/incidents/index.html", |page| !page.has("New fault"));

    // The last one stays, since a site without any cannot be built.
    fs::remove_dir_all(site.path().join("content")).unwrap();
    let mut events = server.events();
    events.until(|state| !state["problems"].as_array().unwrap().is_empty());
    assert_eq!(server.get("/incidents/one.html").status, 200);
    site.put("content/one.md", incident("Back again", ""));
    events.until_mended();
    server.until("/incidents/one.html", |page| page.has("Back again"));
}

#[test]
fn what_was_wrong_before_is_told_apart_from_what_comes() {
    let site = site();
    site.put("content/old.md", incident("Old fault", "See [[nobody]] and [[no one]]."));
    let server = Server::start(&site, &[]);
    let mut events = server.events();
    let state = events.until_problem("content/old.md:12:15");
    assert_eq!((&state["fresh"], &state["problems"][0]["first"]), (&Value::from(0), &Value::from(true)));
    assert_eq!(state["problems"][0]["as_is"], true, "there is no version without");

    site.put("content/one.md", incident("First fault", "See [[nobody]]."));
    let state = events.until_problem("content/one.md:12:15");
    let problem = &state["problems"][0];
    assert_eq!(problem["place"], "content/one.md:12:15", "what came is first");
    assert_eq!((&problem["first"], &problem["as_is"]), (&Value::from(false), &Value::from(false)));
    assert_eq!((&state["fresh"], state["problems"].as_array().unwrap().len()), (&Value::from(1), 3));

    // An edit elsewhere in the document makes nothing new of its old errors.
    site.put("content/one.md", incident("First fault", ""));
    site.put("content/old.md", incident("Older fault", "See [[nobody]] and [[no one]]."));
    let state = events.until(|state| state["problems"].as_array().unwrap().len() == 2);
    assert_eq!(state["fresh"], 0, "{state}");
}

#[test]
fn what_the_baseline_knows_is_counted() {
    let site = Site::new("title = \"Library\"\n");
    site.put("content/one.md", incident("First fault", ""));
    common::run(site.path(), &["check", "--write-baseline"]);
    let mut child = common::pmsite(site.path(), &["serve", "--port", "0", "--as-of", "2026-02-01"])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut told = String::new();
    BufReader::new(child.stderr.take().unwrap()).read_line(&mut told).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    let (begin, known) = told.trim().split_once("; no new findings; ").unwrap_or_else(|| panic!("{told}"));
    assert!(begin.starts_with("1 incident in "), "{told}");
    let known = known.strip_suffix(" known").unwrap().parse::<usize>().unwrap();
    assert!(known > 3, "{told}");
}

#[test]
fn what_has_errors_is_told_with_its_place_and_held_back() {
    let site = site();
    let server = Server::start(&site, &[]);
    let mut events = server.events();
    site.put("content/one.md", incident("Broken fault", "See [[nobody]]."));
    events.until_problem("content/one.md:12:15");
    assert!(server.text("/incidents/one.html").contains("First fault"));

    // Others are shown none the less.
    site.put("content/two/index.md", incident("Second name", ""));
    server.until("/incidents/two.html", |page| page.has("Second name"));
    assert!(server.text("/incidents/one.html").contains("First fault"));

    site.put("content/one.md", incident("Mended fault", ""));
    events.until_mended();
    server.until("/incidents/one.html", |page| page.has("Mended fault"));

    // A new one that was never without errors is shown as it is: its author wants to see it.
    site.put("content/three.md", incident("Third fault", "See [[nobody]]."));
    events.until_problem("content/three.md");
    server.until("/incidents/three.html", |page| page.has("Third fault"));
}

#[test]
fn settings_are_followed() {
    let site = site();
    let server = Server::start(&site, &[]);
    let mut events = server.events();
    site.put("site.toml", "titel = \"x\"\n");
    events.until_problem("site.toml:1:1");
    assert!(server.text("/").contains("Library"));
    site.put("site.toml", TOML.replace("Library", "Archive"));
    events.until_mended();
    server.until("/", |page| page.has("Archive"));
}

#[test]
fn themes_are_followed() {
    let site = site();
    let server = Server::start(&site, &[]);
    let mut events = server.events();
    let page = "themes/default/templates/404.html";
    let own = |text: &str| {
        format!("{{% extends \"default/404.html\" %}}\n{{% block main %}}{text}{{% endblock %}}")
    };
    site.put(page, own("Our own words"));
    server.until("/none", |page| page.has("Our own words"));
    // One that does not compile, and one that fails only when it is used.
    for broken in ["{{ page.title", "{{ nothing.at.all }}"] {
        site.put(page, own(broken));
        events.until_problem(&format!("{page}:2:"));
        assert!(server.text("/none").contains("Our own words"), "{broken}");
        site.put(page, own("Our own words"));
        events.until_mended();
    }
    let before = events.next_or_now(&server);
    site.put("themes/default/static/style.css", "p { color: red }");
    let state = events.until(|state| state["styles"].as_u64() > before["styles"].as_u64());
    assert_eq!(state["files"], before["files"]);
    assert_eq!(server.text("/static/style.css"), "p { color: red }");
}

impl Events {
    /// The state as it is now, for comparisons.
    fn next_or_now(&mut self, server: &Server) -> Value {
        *self = server.events();
        self.next()
    }
}

#[test]
fn a_burst_is_one_change() {
    let site = site();
    let server = Server::start(&site, &[]);
    let mut events = server.events();
    let first = events.next();
    for number in 0..500 {
        site.put(&format!("content/many/{number}.md"), incident(&format!("Fault {number}"), ""));
    }
    server.until("/incidents/499.html", |page| page.status == 200);
    server.until("/incidents/0.html", |page| page.status == 200);
    let last = events.next_or_now(&server);
    let versions = last["pages"].as_u64().unwrap() - first["pages"].as_u64().unwrap();
    assert!(versions < 20, "{versions} versions were made");
}

#[test]
fn drafts_and_internal_text_are_shown_on_request() {
    let site = site();
    site.put("content/draft.md", incident("A draft", "").replace("severity", "status: draft\nseverity"));
    site.put("content/one.md", incident("First fault", "<!-- internal -->for us<!-- /internal -->"));
    let server = Server::start(&site, &[]);
    assert_eq!(server.get("/incidents/draft.html").status, 404);
    site.put("content/one.md", incident("Edited fault", "<!-- internal -->for us<!-- /internal -->"));
    let page = server.until("/incidents/one.html", |page| page.has("Edited fault"));
    assert!(!page.has("for us"));
    let server = Server::start(&site, &["--drafts", "--audience", "internal"]);
    assert_eq!(server.get("/incidents/draft.html").status, 200);
    assert!(server.text("/incidents/one.html").contains("for us"));
}

#[test]
fn a_port_that_is_taken_is_said() {
    let site = site();
    let server = Server::start(&site, &[]);
    let output = common::run(site.path(), &["serve", "--port", &server.port.to_string()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains(&format!("port {} of 127.0.0.1 is taken", server.port)), "{told}");
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_it_well() {
    let site = site();
    let mut server = Server::start(&site, &[]);
    // A page that is open does not hold it up.
    let mut events = server.events();
    events.next();
    let id = server.child.id().to_string();
    assert!(std::process::Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    let since = Instant::now();
    let status = loop {
        if let Some(status) = server.child.try_wait().unwrap() {
            break status;
        }
        assert!(since.elapsed() < PATIENCE, "it does not end");
        std::thread::sleep(Duration::from_millis(10));
    };
    assert_eq!(status.code(), Some(0));
}
