//! The thread that follows the files: it reads what has changed, checks it, and hands newer versions
//! to the renderer.
//!
//! A document whose text has changed is shown at once, with all that the site knew of it before.
//! Then the site is put together anew, in the background, and replaces the one that stands.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use rayon::ThreadPool;

use super::documents::{Documents, Reread};
use super::findings::Findings;
use super::renderer::{Change, Request, Update};
use super::settings::Settings;
use super::state::{MAX_PROBLEMS, Problem, Wrong};
use super::watch::{self, Folders};
use super::whole::{self, Whole};
use super::{Options, Told};
use crate::baseline;
use crate::check::Index;
use crate::config::{self, Config};
use crate::diagnostic::Diagnostics;
use crate::incident::Incident;
use crate::model::Page;
use crate::{BuildError, Silent, discover, site, theme};

/// Relations are worked out anew when no document has changed for so long.
const PAUSE: Duration = Duration::from_millis(300);

/// What the keeper hears of.
pub(super) enum Event {
    /// Paths that were touched; none: any may have been.
    Touched(BTreeSet<PathBuf>),
    /// The site was put together anew.
    Whole(Box<Result<(Diagnostics, Whole), BuildError>>),
}

/// All that is known of the files, and whom to tell of it.
pub(super) struct Keeper {
    pub(super) settings: Settings,
    pub(super) options: Options,
    pub(super) config: Arc<Config>,
    pub(super) documents: Documents,
    pub(super) index: Index,
    pub(super) findings: Findings,
    pub(super) troubles: Troubles,
    pub(super) work: Work,
    pub(super) folders: Folders,
    pub(super) inbox: Receiver<Event>,
    /// To itself.
    pub(super) events: Sender<Event>,
    pub(super) renderer: Sender<Request>,
    /// Threads for what is done in the background: one fewer than there are processors, so that an
    /// edit does not wait for it.
    pub(super) pool: Arc<ThreadPool>,
}

/// What keeps a newer version of the whole site back.
#[derive(Debug, Default)]
pub(super) struct Troubles {
    settings: Option<Problem>,
    documents: Option<Problem>,
    theme: Option<Problem>,
    whole: Option<Problem>,
}

/// What is done in the background, and what is to be done.
#[derive(Debug, Default)]
pub(super) struct Work {
    /// When the site is to be put together anew.
    due: Option<Instant>,
    is_running: bool,
    /// Documents that were revised while it was.
    revised: BTreeSet<String>,
    /// What was touched and is shown only when the site has been put together, and since when.
    waiting: Option<(BTreeSet<String>, Instant)>,
    /// Of these, what is in the version that is being put together.
    underway: Option<(BTreeSet<String>, Instant)>,
}

impl Keeper {
    /// Follows the files for as long as the program runs.
    pub(super) fn run(mut self) {
        loop {
            let event = match self.work.due.filter(|_| !self.work.is_running) {
                Some(due) => self.inbox.recv_timeout(due.saturating_duration_since(Instant::now())),
                None => self.inbox.recv().map_err(RecvTimeoutError::from),
            };
            match event {
                Ok(Event::Touched(paths)) => self.touched(&paths),
                Ok(Event::Whole(result)) => self.put_in_place(*result),
                Err(RecvTimeoutError::Timeout) => self.put_together(),
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    fn touched(&mut self, paths: &BTreeSet<PathBuf>) {
        let since = Instant::now();
        if self.folders.moved(paths) {
            self.follow();
        }
        let below = |path: &PathBuf| -> Option<String> {
            Some(path.strip_prefix(&self.config.root).ok()?.to_string_lossy().replace('\\', "/"))
        };
        let is_baseline =
            |path: &PathBuf| below(path).is_some_and(|path| path == baseline::file(&self.config));
        let is_settings = |path: &PathBuf| *path == self.settings.path() || is_baseline(path);
        if paths.iter().any(is_settings) {
            self.reload(since);
            return;
        }
        let names: BTreeSet<String> = paths.iter().filter_map(below).collect();
        let folder = format!("{}/{}", theme::FOLDER, self.config.theme);
        let in_theme: BTreeSet<String> = names.iter().filter(|path| meet(path, &folder)).cloned().collect();
        if !in_theme.is_empty() {
            self.load_theme(in_theme, since);
        }
        let is_there = |path: &String| self.config.root.join(path).symlink_metadata().is_ok();
        let in_content = names.into_iter().filter(|path| meet(path, &self.config.content));
        let (known, others): (BTreeSet<String>, BTreeSet<String>) =
            in_content.partition(|path| self.documents.has(path) && is_there(path));
        // What came and went in one burst, as editors' own files do, is nothing.
        let is_change = |path: &String| is_there(path) || self.documents.knows(path);
        let looks_again = paths.is_empty() || others.iter().any(is_change);
        self.reread(known, since);
        if looks_again {
            self.discover(false, others, since);
        }
    }

    /// Reads the settings anew, and with them everything.
    fn reload(&mut self, since: Instant) {
        let touched = BTreeSet::from([config::FILE_NAME.to_owned()]);
        match self.settings.load() {
            Ok(config) => {
                self.troubles.settings = None;
                self.config = Arc::new(config);
                self.follow();
                self.load_theme(BTreeSet::new(), since);
                self.discover(true, touched, since);
            }
            Err(problem) => {
                self.troubles.settings = Some(*problem);
                self.say(Change::None, touched, since);
            }
        }
    }

    fn follow(&mut self) {
        let folders = watch::folders(&self.config.root, &self.config.content, &self.settings.path());
        self.folders.follow(folders);
    }

    fn load_theme(&mut self, touched: BTreeSet<String>, since: Instant) {
        let loaded = theme::load(&self.config);
        self.troubles.theme = loaded.as_ref().err().map(Problem::from);
        let change = loaded.map_or(Change::None, |theme| Change::Theme(Box::new(theme)));
        self.say(change, touched, since);
    }

    /// Reads known documents anew, and shows those whose text is another one.
    fn reread(&mut self, known: BTreeSet<String>, since: Instant) {
        let (mut touched, mut is_in_place) = (BTreeSet::new(), true);
        for path in known {
            match self.documents.reread(&path, &self.config) {
                Reread::Same => continue,
                Reread::Revised => {}
                Reread::Renamed => is_in_place = false,
            }
            touched.insert(path);
        }
        if touched.is_empty() {
            return;
        }
        if !is_in_place {
            self.index = self.documents.index(&self.config);
            self.check(&touched);
            return self.wait(touched, since);
        }
        for path in &touched {
            self.index.tree.documents.insert(path.clone(), self.documents.anchors(path));
        }
        self.check(&touched);
        let change = self.versions(&touched);
        if self.work.is_running {
            self.work.revised.extend(touched.iter().cloned());
        }
        self.say(change, touched, since);
        self.work.due = Some(Instant::now() + PAUSE);
    }

    /// Looks through the whole folder; understands all documents anew, or those with another text.
    fn discover(&mut self, anew: bool, touched: BTreeSet<String>, since: Instant) {
        let found = match discover::discover(&self.config) {
            Ok(found) => found,
            Err(error) => {
                self.troubles.documents = Some(Problem::of(&error));
                return self.say(Change::None, touched, since);
            }
        };
        let is_mended = self.troubles.documents.take().is_some();
        let files: BTreeSet<String> =
            touched.iter().filter(|path| self.documents.holds(path)).cloned().collect();
        let changes = self.documents.update(found, &self.config, anew);
        if !anew && !is_mended && changes.documents.is_empty() && changes.others.is_empty() {
            // Of files that are shown the preview knows no more than their names.
            if !files.is_empty() {
                self.say(Change::None, files, since);
            }
            return;
        }
        self.index = self.documents.index(&self.config);
        self.findings.keep(|path| self.documents.has(path));
        let documents = BTreeSet::from_iter(changes.documents);
        self.check(&documents);
        // Where all of it was read anew, it is the settings that were touched.
        let touched = match anew {
            true => touched,
            false => documents.into_iter().chain(changes.others).chain(files).collect(),
        };
        self.wait(touched, since);
    }

    /// Checks documents, and takes in which of them have errors.
    fn check(&mut self, paths: &BTreeSet<String>) {
        let incidents: Vec<Arc<Incident>> = paths
            .iter()
            .filter_map(|path| self.documents.incidents.get(path))
            .map(|kept| kept.latest())
            .collect();
        let pages: Vec<Arc<Page>> = paths
            .iter()
            .filter_map(|path| self.documents.pages.get(path))
            .map(|kept| kept.latest())
            .collect();
        let incidents: Vec<&Incident> = incidents.iter().map(|incident| &**incident).collect();
        let pages: Vec<&Page> = pages.iter().map(|page| &**page).collect();
        match whole::findings(&incidents, &pages, &self.index, &self.config, self.options) {
            Ok(found) => {
                self.findings.replace(paths.iter(), &found);
            }
            Err(error) => self.troubles.whole = Some(Problem::of(&error)),
        }
        for path in paths {
            self.documents.judge(path, !self.findings.has_errors(path));
        }
        self.findings.touched(paths);
    }

    /// The versions of documents that are shown, for the renderer.
    fn versions(&self, paths: &BTreeSet<String>) -> Change {
        let Options { audience, drafts, .. } = self.options;
        let incidents = paths.iter().filter_map(|path| self.documents.incidents.get(path));
        let incidents =
            incidents.map(|kept| kept.shown()).filter(|incident| site::is_built(incident, drafts));
        let pages = paths.iter().filter_map(|path| self.documents.pages.get(path));
        Change::Revised(
            incidents.map(|incident| site::incident_for(incident, &self.config, audience)).collect(),
            pages.map(|kept| site::page_for(kept.shown(), &self.config, audience)).collect(),
        )
    }

    /// Has what was touched shown with the next version of the whole site.
    fn wait(&mut self, touched: BTreeSet<String>, since: Instant) {
        let (paths, _) = self.work.waiting.get_or_insert_with(|| (BTreeSet::new(), since));
        paths.extend(touched);
        self.work.due = Some(Instant::now());
    }

    /// Puts the whole site together in the background.
    fn put_together(&mut self) {
        self.work = Work { is_running: true, underway: self.work.waiting.take(), ..Work::default() };
        let (snapshot, config, options) = (self.documents.snapshot(), Arc::clone(&self.config), self.options);
        let (events, pool) = (self.events.clone(), Arc::clone(&self.pool));
        std::thread::spawn(move || {
            let result = pool.install(|| whole::whole(&snapshot, &config, options, &Silent));
            // The preview may have ended.
            let _ = events.send(Event::Whole(Box::new(result)));
        });
    }

    /// Replaces the site that stands by one that was put together anew.
    fn put_in_place(&mut self, result: Result<(Diagnostics, Whole), BuildError>) {
        self.work.is_running = false;
        let (touched, since) = self.work.underway.take().unwrap_or_else(|| (BTreeSet::new(), Instant::now()));
        let (found, whole) = match result {
            Ok(whole) => whole,
            Err(error) => {
                self.troubles.whole = Some(Problem::of(&error));
                return self.say(Change::None, touched, since);
            }
        };
        self.troubles.whole = None;
        // What was revised since then was checked since then.
        let revised = std::mem::take(&mut self.work.revised);
        let paths: Vec<String> =
            found.files().filter(|path| !revised.contains(*path)).map(str::to_owned).collect();
        self.findings.replace(paths.iter().filter(|path| self.documents.has(path)), &found);
        let changed = paths.iter().filter(|path| self.documents.judge(path, !self.findings.has_errors(path)));
        if changed.count() > 0 {
            self.work.due = Some(Instant::now());
        }
        self.say(Change::Whole(Box::new(whole)), touched, since);
        if !revised.is_empty() {
            let change = self.versions(&revised);
            self.say(change, BTreeSet::new(), since);
        }
    }

    /// Hands a newer version to the renderer, with all that is wrong; people are told what was touched.
    fn say(&mut self, change: Change, touched: BTreeSet<String>, since: Instant) {
        let files = touched.iter().any(|path| self.documents.holds(path));
        let told = self.tell_of(touched);
        let wrong = self.wrong();
        let update = Update { change, wrong, files, styles: false, told, since };
        // The preview may have ended.
        let _ = self.renderer.send(Request::Update(Box::new(update)));
    }

    /// What people are told when `touched` has changed.
    pub(super) fn tell_of(&mut self, touched: BTreeSet<String>) -> Told {
        let is_draft = |path: &&String| self.index.is_draft(path) && !self.options.drafts;
        let (errors, warnings) = self.findings.counts();
        Told {
            drafts: touched.iter().filter(is_draft).cloned().collect(),
            fresh: self.findings.fresh(&touched),
            troubles: self.troubles.all().cloned().collect(),
            touched: touched.into_iter().collect(),
            errors,
            warnings,
            known: self.findings.known(),
            ..Told::default()
        }
    }

    /// What open pages are told is wrong.
    pub(super) fn wrong(&self) -> Wrong {
        let shown =
            |(path, problem): (&str, Problem)| Problem { as_is: !self.documents.is_held(path), ..problem };
        let all = self.troubles.all().cloned().chain(self.findings.problems().map(shown));
        let problems: Vec<Problem> = all.take(MAX_PROBLEMS).collect();
        let troubles = self.troubles.all().count();
        let (errors, _) = self.findings.counts();
        let more = (troubles + errors).saturating_sub(problems.len());
        Wrong { problems, more, fresh: troubles + self.findings.came() }
    }
}

impl Troubles {
    fn all(&self) -> impl Iterator<Item = &Problem> {
        [&self.settings, &self.documents, &self.theme, &self.whole].into_iter().flatten()
    }
}

/// Whether one of two paths is the other, or below it.
fn meet(path: &str, other: &str) -> bool {
    let is_below = |path: &str, folder: &str| {
        path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    is_below(path, other) || is_below(other, path)
}
