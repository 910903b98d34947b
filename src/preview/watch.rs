//! The folders of a site, watched: which paths were touched, a burst of changes at a time.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::{EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

/// A burst is over when nothing has happened for so long: editors write a file in several steps. The
/// debouncers there are settle each path by itself, which would make many of a burst.
const QUIET: Duration = Duration::from_millis(25);
/// The same once many paths were touched: git writes one file after the other, and on a busy machine
/// with gaps between them.
const QUIET_OF_MANY: Duration = Duration::from_millis(200);
/// From so many paths on it is not somebody who edits.
const MANY: usize = 5;
/// A new folder is watched only a moment after it was told of. What came into it in between is looked
/// for once more after this time.
const SECOND_LOOK: Duration = Duration::from_millis(500);
/// A burst that does not end is cut here.
const LONGEST: Duration = Duration::from_secs(2);
/// How often folders are looked through where the system does not tell of changes.
const POLL: Duration = Duration::from_secs(1);

/// Watches folders until it is dropped.
pub(super) struct Folders {
    watcher: Box<dyn Watcher + Send>,
    watched: Vec<(PathBuf, RecursiveMode)>,
    /// Why the system does not tell of changes, so that folders are looked through.
    pub(super) polls: Option<String>,
}

impl Folders {
    /// Watches `folders` and hands what is touched in them to `burst`, on a thread of its own, until
    /// that returns false.
    pub(super) fn watch(
        folders: Vec<(PathBuf, RecursiveMode)>,
        burst: impl FnMut(BTreeSet<PathBuf>) -> bool + Send + 'static,
    ) -> notify::Result<Self> {
        let (send, receive) = channel();
        std::thread::spawn(move || settle(&receive, burst));
        let system = RecommendedWatcher::new(handler(send.clone()), notify::Config::default());
        let system = system.and_then(|watcher| {
            let mut folders = Self { watcher: Box::new(watcher), watched: folders.clone(), polls: None };
            folders.begin().map(|()| folders)
        });
        // There are too many folders for the system's limit, or a file system that tells nothing.
        system.or_else(|error| {
            let settings = notify::Config::default().with_poll_interval(POLL);
            let watcher = PollWatcher::new(handler(send), settings)?;
            let polls = Some(error.to_string());
            let mut folders = Self { watcher: Box::new(watcher), watched: folders, polls };
            folders.begin().map(|()| folders)
        })
    }

    fn begin(&mut self) -> notify::Result<()> {
        let mut there = self.watched.iter().filter(|(folder, _)| folder.is_dir());
        there.try_for_each(|(folder, mode)| self.watcher.watch(folder, *mode))
    }

    /// Watches `folders` instead of those before. A folder that was put in the place of another is
    /// watched from now on.
    pub(super) fn follow(&mut self, folders: Vec<(PathBuf, RecursiveMode)>) {
        for (folder, _) in &self.watched {
            // It is gone where that fails, which is why it is no longer to be watched.
            let _ = self.watcher.unwatch(folder);
        }
        self.watched = folders;
        for (folder, mode) in &self.watched {
            // A folder that is not there yet is told of by the one above it, which is watched.
            let _ = self.watcher.watch(folder, *mode);
        }
    }

    /// Whether one of `paths` is a watched folder or stands above one.
    pub(super) fn moved(&self, paths: &BTreeSet<PathBuf>) -> bool {
        self.watched.iter().any(|(folder, _)| paths.iter().any(|path| folder.starts_with(path)))
    }
}

/// Hands on what was touched.
fn handler(send: Sender<Vec<PathBuf>>) -> impl FnMut(notify::Result<notify::Event>) + Send + 'static {
    move |event| {
        let paths = match event {
            // Reading is no change, and is what the preview itself does.
            Ok(event) if matches!(event.kind, EventKind::Access(_)) && !event.need_rescan() => return,
            Ok(event) => event.paths,
            Err(error) => error.paths,
        };
        // Nobody is left to hear of it when the preview ends.
        let _ = send.send(paths);
    }
}

/// Puts together what happens in one burst.
fn settle(receive: &Receiver<Vec<PathBuf>>, mut burst: impl FnMut(BTreeSet<PathBuf>) -> bool) {
    let mut folders = BTreeSet::new();
    loop {
        let first = match folders.is_empty() {
            true => receive.recv().map_err(RecvTimeoutError::from),
            false => receive.recv_timeout(SECOND_LOOK),
        };
        let paths = match first {
            Ok(first) => {
                let paths = rest(receive, BTreeSet::from_iter(first));
                folders.extend(paths.iter().filter(|path| path.is_dir()).cloned());
                paths
            }
            Err(RecvTimeoutError::Timeout) => std::mem::take(&mut folders),
            Err(RecvTimeoutError::Disconnected) => return,
        };
        if !burst(paths) {
            return;
        }
    }
}

/// All paths of the burst that begins with `paths`.
fn rest(receive: &Receiver<Vec<PathBuf>>, mut paths: BTreeSet<PathBuf>) -> BTreeSet<PathBuf> {
    let since = Instant::now();
    while since.elapsed() < LONGEST {
        let quiet = if paths.len() < MANY { QUIET } else { QUIET_OF_MANY };
        match receive.recv_timeout(quiet) {
            Ok(more) => paths.extend(more),
            Err(_) => break,
        }
    }
    paths
}

/// The folders in which a change matters; they need not be there yet.
pub(super) fn folders(root: &Path, content: &str, settings: &Path) -> Vec<(PathBuf, RecursiveMode)> {
    let mut folders = vec![
        (root.to_owned(), RecursiveMode::NonRecursive),
        (root.join(content), RecursiveMode::Recursive),
        (root.join(crate::theme::FOLDER), RecursiveMode::Recursive),
    ];
    match settings.parent() {
        Some(folder) if folder != root => folders.push((folder.to_owned(), RecursiveMode::NonRecursive)),
        _ => {}
    }
    folders
}
