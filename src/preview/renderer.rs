//! The thread that renders: it holds the site that stands, makes pages of it as they are asked for,
//! and puts newer versions in its place.
//!
//! Requests and changes come through one queue, so that whoever is told of a change and asks then
//! gets the newer version.

use std::collections::{BTreeSet, VecDeque};
use std::sync::mpsc::Receiver;
use std::time::Instant;

use tokio::sync::{oneshot, watch};

use super::files::{Files, Reply};
use super::state::{Problem, State, Wrong};
use super::whole::Whole;
use super::{Tell, Told};
use crate::incident::Incident;
use crate::model::Page;
use crate::render::site::Site;
use crate::theme::Theme;

/// A new theme is tried on so many pages that were asked for last, besides one of each template.
const RECENT: usize = 8;

/// What is asked of the renderer.
pub(super) enum Request {
    /// The file at a path below the top of the site.
    File(String, oneshot::Sender<Reply>),
    /// A newer version.
    Update(Box<Update>),
}

/// A newer version, and what is to be said about it.
pub(super) struct Update {
    pub(super) change: Change,
    /// What keeps newer versions back, as far as the renderer does not find it out itself.
    pub(super) wrong: Wrong,
    /// Whether files have changed that pages load, such as images.
    pub(super) files: bool,
    /// Whether stylesheets have.
    pub(super) styles: bool,
    /// What people are told.
    pub(super) told: Told,
    /// When the files changed.
    pub(super) since: Instant,
}

/// What is newer.
pub(super) enum Change {
    /// Nothing that pages show.
    None,
    /// Some documents; how they hang together is not worked out yet.
    Revised(Vec<Incident>, Vec<Page>),
    /// All of it.
    Whole(Box<Whole>),
    /// The theme.
    Theme(Box<Theme>),
}

/// What the renderer has besides the site that stands.
pub(super) struct Renderer {
    pub(super) state: watch::Sender<State>,
    pub(super) inbox: Receiver<Request>,
    pub(super) tell: Tell,
    /// Pages that were asked for last, the last first.
    recent: VecDeque<String>,
    /// Why the newest theme is not the one that stands.
    problem: Option<Problem>,
}

impl Renderer {
    pub(super) fn new(state: watch::Sender<State>, inbox: Receiver<Request>, tell: Tell) -> Self {
        Self { state, inbox, tell, recent: VecDeque::new(), problem: None }
    }

    /// Answers for as long as somebody can ask.
    pub(super) fn run(mut self, mut whole: Whole, mut theme: Theme) {
        let mut shown = None;
        while let Some(mut update) = self.show(&whole, &theme, shown.take()) {
            match std::mem::replace(&mut update.change, Change::None) {
                Change::None => {}
                Change::Revised(incidents, pages) => {
                    whole.library = whole.library.revised(incidents, pages);
                }
                Change::Whole(newer) => {
                    let before = std::mem::replace(&mut whole, *newer);
                    // To free a large site takes long enough to be noticed.
                    std::thread::spawn(move || drop(before));
                }
                Change::Theme(newer) => {
                    let (styles, others): (Vec<_>, Vec<_>) =
                        changed(&theme, &newer).into_iter().partition(|path| path.ends_with(".css"));
                    update.styles |= !styles.is_empty();
                    update.files |= !others.is_empty();
                    theme = *newer;
                }
            }
            shown = Some(update);
        }
    }

    /// Shows one version until there is another to put in its place, and gives that. `update` is what
    /// brought this one; the first one was there before.
    fn show(&mut self, whole: &Whole, theme: &Theme, update: Option<Update>) -> Option<Update> {
        let site = Site::new(&whole.library, &whole.trends, &whole.config, &theme.messages);
        let files = Files::new(&site, whole, theme);
        match (update, &files) {
            (Some(update), _) => self.publish(update, true),
            (None, Ok(files)) => {
                self.problem = files.trial(&self.recent);
                if let Some(problem) = &self.problem {
                    self.state.send_modify(|state| state.wrong.put_first(problem.clone()));
                    (self.tell)(&Told { troubles: vec![problem.clone()], ..Told::default() });
                }
            }
            (None, Err(_)) => {}
        }
        while let Ok(request) = self.inbox.recv() {
            let mut update = match request {
                Request::Update(update) => *update,
                Request::File(path, reply) => {
                    let answer = match &files {
                        Ok(files) => files.file(&path),
                        Err(problem) => Reply::Broken(Problem::clone(problem)),
                    };
                    if let Reply::Page(_) = answer {
                        self.recent.retain(|other| *other != path);
                        self.recent.push_front(path);
                        self.recent.truncate(RECENT);
                    }
                    // Whoever asked may have gone away.
                    let _ = reply.send(answer);
                    continue;
                }
            };
            if let Change::Theme(newer) = &update.change {
                self.problem = match Files::new(&site, whole, newer) {
                    Ok(files) => files.trial(&self.recent),
                    Err(problem) => Some(*problem),
                };
                if self.problem.is_some() {
                    update.change = Change::None;
                }
            }
            match update.change {
                Change::None => self.publish(update, false),
                _ => return Some(update),
            }
        }
        None
    }

    /// Tells open pages and people of an update that is in place.
    fn publish(&mut self, update: Update, is_shown: bool) {
        let Update { mut wrong, files, styles, mut told, since, .. } = update;
        if let Some(problem) = &self.problem {
            wrong.put_first(problem.clone());
        }
        self.state.send_modify(|state| {
            state.pages += u64::from(is_shown);
            state.files += u64::from(files);
            state.styles += u64::from(styles);
            state.wrong = wrong;
        });
        told.troubles.extend(self.problem.clone());
        told.took = since.elapsed();
        (self.tell)(&told);
    }
}

/// Static files that differ between two themes, by path.
fn changed(before: &Theme, now: &Theme) -> Vec<String> {
    let files = |theme: &Theme| -> BTreeSet<(String, Vec<u8>)> {
        theme.statics.iter().map(|file| (file.path.clone(), file.bytes.to_vec())).collect()
    };
    let both = (files(before), files(now));
    both.0.symmetric_difference(&both.1).map(|(path, _)| path.clone()).collect()
}
