//! Whole, or not at all: the write stage on real folders.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::*;

/// A folder with `site.toml`, `content/` and `themes/`.
struct Root(tempfile::TempDir);

impl Root {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("content")).unwrap();
        fs::create_dir(dir.path().join("themes")).unwrap();
        fs::write(dir.path().join("site.toml"), "title = \"t\"\n").unwrap();
        Self(dir)
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn begin(&self, out: &str) -> Result<Stage, WriteError> {
        Stage::begin(&self.path(out), self.0.path(), &self.path("content"))
    }

    /// Builds a site of one page into `_site`.
    fn build(&self, text: &str) {
        let stage = self.begin("_site").unwrap();
        stage.put("index.html", text.as_bytes()).unwrap();
        stage.commit().unwrap();
        assert_eq!(self.index(), text);
        assert_eq!(self.names(), ["_site", "content", "site.toml", "themes"]);
    }

    fn index(&self) -> String {
        fs::read_to_string(self.path("_site/index.html")).unwrap()
    }

    fn names(&self) -> Vec<String> {
        sorted_names(self.0.path())
    }

    fn refusal(&self, out: &str) -> String {
        let before = self.names();
        let error = self.begin(out).err().expect("refused").to_string();
        assert_eq!(self.names(), before, "{out}: something was left");
        error
    }
}

fn sorted_names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// What a killed process leaves: its files, but not its locks.
fn kill(mut stage: Stage) {
    drop(stage.staging.lock.take());
    std::mem::forget(stage);
}

fn unsupported(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

const RENAMES: Moves = Moves { exchange: unsupported, ..Moves::SYSTEM };

#[test]
fn absent_empty_and_own_folders_are_used() {
    let root = Root::new();
    root.build("first");
    root.build("second");
    fs::remove_dir_all(root.path("_site")).unwrap();
    fs::create_dir(root.path("_site")).unwrap();
    root.build("third");
    assert_eq!(sorted_names(&root.path("_site")), [".pmsite", "index.html"]);
}

#[test]
fn a_replaced_site_keeps_nothing_of_the_old_one() {
    let root = Root::new();
    let stage = root.begin("_site").unwrap();
    stage.put("old/page.html", b"old").unwrap();
    stage.commit().unwrap();
    root.build("new");
    assert!(!root.path("_site/old").exists());
}

#[test]
fn a_foreign_folder_is_refused_and_named() {
    let root = Root::new();
    fs::create_dir(root.path("mine")).unwrap();
    for name in ["d", "b", "a", "c"] {
        fs::write(root.path("mine").join(name), "").unwrap();
    }
    let error = root.refusal("mine");
    assert!(error.contains("was not made by pmsite: it holds a, b, c and 1 more"), "{error}");
    assert!(error.contains("--out"), "{error}");
    fs::write(root.path("mine/.pmsite"), "some other tool's file").unwrap();
    root.refusal("mine");
    let error = root.refusal("site.toml");
    assert!(error.contains("is a file"), "{error}");
    root.refusal("site.toml/below");
}

#[test]
fn a_repository_is_refused_even_with_a_site_in_it() {
    let root = Root::new();
    root.build("site");
    fs::create_dir(root.path("_site/.git")).unwrap();
    let error = root.refusal("_site");
    assert!(error.contains("git repository"), "{error}");
}

#[test]
fn a_folder_that_became_foreign_during_the_build_is_refused() {
    let root = Root::new();
    let stage = root.begin("_site").unwrap();
    fs::create_dir(root.path("_site")).unwrap();
    fs::write(root.path("_site/thesis.tex"), "").unwrap();
    assert!(matches!(stage.commit(), Err(WriteError::Foreign { .. })));
    assert_eq!(sorted_names(&root.path("_site")), ["thesis.tex"]);
    assert_eq!(root.names(), ["_site", "content", "site.toml", "themes"]);
}

#[test]
fn input_and_output_are_kept_apart() {
    let root = Root::new();
    for (out, reason) in [
        ("", "it is the root"),
        (".", "it is the root"),
        ("content/..", "it is the root"),
        ("..", "it contains the root"),
        ("/", "it contains the root"),
        ("content", "content folder"),
        ("content/deep/er", "inside the content folder"),
        ("_site/../content/x", "inside the content folder"),
        ("themes/x", "inside the themes folder"),
        ("themes", "inside the themes folder"),
    ] {
        let error = root.refusal(out);
        assert!(error.contains(reason), "{out}: {error}");
    }
    root.begin("contents").unwrap();
}

#[cfg(unix)]
#[test]
fn a_link_stands_for_the_folder_it_leads_to() {
    let root = Root::new();
    let link = |to: &str, name: &str| std::os::unix::fs::symlink(root.path(to), root.path(name)).unwrap();
    fs::create_dir_all(root.path("public/site")).unwrap();
    link("public/site", "_site");
    root.begin("_site").unwrap().commit().unwrap();
    assert!(root.path("_site").is_symlink());
    assert_eq!(sorted_names(&root.path("public/site")), [".pmsite"]);
    assert_eq!(sorted_names(&root.path("public")), ["site"]);

    link("content", "sly");
    assert!(root.refusal("sly/x").contains("inside the content folder"));
    link("nowhere", "dangling");
    assert!(root.refusal("dangling").contains("cannot use"));
}

#[test]
fn a_dropped_stage_leaves_the_old_site_and_no_folders() {
    let root = Root::new();
    root.build("old");
    let stage = root.begin("_site").unwrap();
    stage.put("index.html", b"new").unwrap();
    drop(stage);
    drop(root.begin("a/b/site").unwrap());
    assert_eq!(root.index(), "old");
    assert_eq!(root.names(), ["_site", "content", "site.toml", "themes"]);
    root.begin("a/b/site").unwrap().commit().unwrap();
    assert_eq!(sorted_names(&root.path("a/b")), ["site"]);
}

#[test]
fn a_killed_build_is_swept_and_a_running_one_is_not() {
    let root = Root::new();
    root.build("old");
    let killed = root.begin("_site").unwrap();
    killed.put("a/b.html", b"half").unwrap();
    kill(killed);
    // Killed before its lock; made by no build of ours; and what only looks like staging.
    fs::create_dir(root.path("._site.pmsite-1")).unwrap();
    fs::create_dir_all(root.path("._site.pmsite-2/site")).unwrap();
    fs::write(root.path("._site.pmsite-note"), "").unwrap();
    fs::create_dir(root.path("._site2.pmsite-1")).unwrap();

    let running = root.begin("_site").unwrap();
    running.put("index.html", b"running").unwrap();
    root.begin("_site").unwrap().commit().unwrap();
    let left: Vec<_> = root.names().into_iter().filter(|name| name.contains(".pmsite-")).collect();
    assert_eq!(left.len(), 3, "{left:?}");
    assert!(left.contains(&"._site.pmsite-note".to_owned()) && left.contains(&"._site2.pmsite-1".to_owned()));

    running.put("more.html", b"running").unwrap();
    running.commit().unwrap();
    assert_eq!(root.index(), "running");
}

#[test]
fn two_renames_replace_a_site() {
    let root = Root::new();
    root.build("old");
    let mut stage = root.begin("_site").unwrap();
    stage.moves = RENAMES;
    stage.put("index.html", b"new").unwrap();
    stage.commit().unwrap();
    assert_eq!(root.index(), "new");
    assert_eq!(root.names(), ["_site", "content", "site.toml", "themes"]);
}

#[test]
fn a_kill_between_two_renames_is_undone() {
    let root = Root::new();
    root.build("old");
    let stage = root.begin("_site").unwrap();
    stage.put("index.html", b"new").unwrap();
    fs::rename(root.path("_site"), stage.staging.aside()).unwrap();
    kill(stage);
    assert!(!root.path("_site").exists());

    drop(root.begin("_site").unwrap());
    assert_eq!(root.index(), "old");
    assert_eq!(root.names(), ["_site", "content", "site.toml", "themes"]);
}

#[test]
fn a_kill_after_the_swap_keeps_the_new_site() {
    for moves in [Moves::SYSTEM, RENAMES] {
        let root = Root::new();
        root.build("old");
        let stage = root.begin("_site").unwrap();
        stage.put("index.html", b"new").unwrap();
        moves.replace(&stage.site, &root.path("_site"), &stage.staging.aside()).unwrap();
        kill(stage);
        assert_eq!(root.index(), "new");
        drop(root.begin("_site").unwrap());
        assert_eq!(root.index(), "new");
        assert_eq!(root.names(), ["_site", "content", "site.toml", "themes"]);
    }
}

/// Refuses to move the staged site.
fn only_aside_and_back(from: &Path, to: &Path) -> io::Result<()> {
    if from.ends_with("site") { Err(io::ErrorKind::StorageFull.into()) } else { fs::rename(from, to) }
}

/// Refuses to move the staged site, and to put the old one back.
fn only_aside(from: &Path, to: &Path) -> io::Result<()> {
    if to.ends_with("old") { fs::rename(from, to) } else { Err(io::ErrorKind::StorageFull.into()) }
}

#[test]
fn a_failed_swap_leaves_the_old_site() {
    for (rename, state) in [
        (only_aside_and_back as fn(&Path, &Path) -> _, "nothing was changed"),
        (only_aside, "the old site is at"),
    ] {
        let root = Root::new();
        root.build("old");
        let mut stage = root.begin("_site").unwrap();
        stage.moves = Moves { exchange: unsupported, rename };
        stage.put("index.html", b"new").unwrap();
        let error = stage.commit().unwrap_err().to_string();
        assert!(error.contains(state), "{error}");
        assert_eq!(root.index(), "old");
        assert_eq!(root.names(), ["_site", "content", "site.toml", "themes"]);
    }
}

#[test]
fn paths_that_lead_out_are_refused() {
    let root = Root::new();
    let stage = root.begin("_site").unwrap();
    for path in
        ["", "/", "/etc/x", "a//b", "a/", "..", "../x", "a/../../x", "a/..", ".", "./a", "a/./b", "a\0b"]
    {
        assert!(stage.put(path, b"x").is_err(), "{path:?}");
    }
    stage.put("데이터/..a/b..html", b"x").unwrap_or_else(|error| panic!("{error}"));
    assert_eq!((stage.files(), stage.bytes()), (1, 1));
    assert!(matches!(stage.commit(), Err(WriteError::Incomplete { .. })));
    assert_eq!(root.names(), ["content", "site.toml", "themes"]);
}

#[test]
fn two_pages_with_one_path_are_both_named() {
    let root = Root::new();
    for (first, second) in [
        ("incidents/A.html", "incidents/a.html"),
        ("A/x.html", "a/X.html"),
        ("caf\u{e9}.html", "cafe\u{301}.html"),
        ("a/b", "A/b/c.html"),
        (".pmsite", ".PMSITE"),
    ] {
        let stage = root.begin("_site").unwrap();
        let _ = stage.put(first, b"");
        let error = stage.put(second, b"").unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::AlreadyExists);
        let error = error.to_string();
        assert!(error.contains(first) && error.contains(second), "{error}");
    }
    let stage = root.begin("_site").unwrap();
    stage.put("A/x/y.html", b"").unwrap();
    assert!(stage.put("a", b"").unwrap_err().to_string().contains("a is already a folder"));
}

#[test]
fn assets_are_copied_if_they_are_files() {
    let root = Root::new();
    fs::write(root.path("content/a.png"), "image").unwrap();
    let stage = root.begin("_site").unwrap();
    stage.copy("incidents/a.png", &root.path("content/a.png")).unwrap();
    assert_eq!((stage.files(), stage.bytes()), (1, 5));
    stage.commit().unwrap();
    assert_eq!(fs::read_to_string(root.path("_site/incidents/a.png")).unwrap(), "image");

    let stage = root.begin("_site").unwrap();
    let error = stage.copy("b", &root.path("content")).unwrap_err().to_string();
    assert!(error.contains("is not a regular file"), "{error}");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("/etc/passwd", root.path("content/c.png")).unwrap();
        stage.copy("c", &root.path("content/c.png")).unwrap_err();
    }
}

#[test]
fn many_threads_write_at_once() {
    let root = Root::new();
    let stage = root.begin("_site").unwrap();
    std::thread::scope(|scope| {
        for thread in 0..8 {
            let stage = &stage;
            scope.spawn(move || {
                for page in 0..200 {
                    stage.put(&format!("{}/{}/{thread}-{page}.html", page % 7, page % 3), b"page").unwrap();
                }
            });
        }
    });
    assert_eq!((stage.files(), stage.bytes()), (1600, 6400));
    stage.commit().unwrap();
    assert_eq!(sorted_names(&root.path("_site/0/0")).len(), 8 * 10);
}

#[test]
fn builds_that_start_at_once_do_not_remove_each_other() {
    let root = Root::new();
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for _ in 0..30 {
                    let stage = root.begin("_site").unwrap();
                    stage.put("index.html", b"whole").unwrap();
                    stage.put("a/b.html", b"whole").unwrap();
                    drop(stage);
                }
            });
        }
    });
    assert_eq!(root.names(), ["content", "site.toml", "themes"]);
}
