//! A site in memory that follows its files: what `pmsite serve` shows.
//!
//! Two threads share the work. The [`keeper`] has the documents, each understood once; when files
//! change it reads what has changed, checks it and hands newer versions to the [`renderer`], which has
//! the site that stands and makes pages of it when they are asked for. Neither writes a file.
//!
//! An edit is shown at once, in the place of the version before. What other pages say because of it
//! (lists, relations, trends, the search index) takes about as long as a build without its pages, so
//! that it is worked out in the background and replaces the site that stands when it is done.
//!
//! What has errors is held back: of a document its last version without is shown, and of settings,
//! themes and folders what was there before.

mod documents;
mod files;
mod findings;
mod keeper;
mod renderer;
mod settings;
mod state;
mod watch;
mod whole;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use tokio::sync::{oneshot, watch as latest};

use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::parse::Audience;
use crate::{BuildError, Progress, discover, theme};
use documents::Documents;
use findings::Findings;
use keeper::{Event, Keeper, Troubles, Work};
use renderer::{Renderer, Request};
use watch::Folders;

pub use files::Reply;
pub use settings::Settings;
pub use state::{Problem, State, Wrong};

/// What a preview shows.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Whether drafts are shown.
    pub drafts: bool,
    /// Who it is for.
    pub audience: Audience,
    /// "Today".
    pub today: NaiveDate,
}

/// What people are told of a change.
#[derive(Debug, Default)]
pub struct Told {
    /// Files that have changed, by path below the root; none where what hangs on earlier changes is done.
    pub touched: Vec<String>,
    /// Of these, drafts that are not shown.
    pub drafts: Vec<String>,
    /// From the change to the page.
    pub took: Duration,
    /// Findings that were not told before: errors, and warnings of what was touched.
    pub fresh: Diagnostics,
    /// What else is wrong: settings, templates, folders.
    pub troubles: Vec<Problem>,
    /// Errors in all documents.
    pub errors: usize,
    /// Warnings in all documents.
    pub warnings: usize,
    /// Findings in all documents that the baseline knows, beside these.
    pub known: usize,
}

/// Hears of changes.
pub type Tell = Box<dyn FnMut(&Told) + Send>;

/// Why a preview could not begin.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs)]
pub enum PreviewError {
    #[error(transparent)]
    Build(#[from] BuildError),
    #[error("{0}")]
    Settings(String),
    #[error("cannot watch the site's folder: {0}")]
    Watch(#[from] notify::Error),
    #[error("cannot start threads: {0}")]
    Threads(#[from] rayon::ThreadPoolBuildError),
}

/// A site that follows its files. A copy is another way to the same one.
#[derive(Clone, Debug)]
pub struct Preview {
    requests: Sender<Request>,
    state: latest::Receiver<State>,
}

/// How a preview began.
#[derive(Debug)]
pub struct Begun {
    /// What was found.
    pub told: Told,
    /// Incidents that are shown.
    pub incidents: usize,
    /// Why folders are looked through every second, where the system does not tell of changes.
    pub polls: Option<String>,
}

impl Preview {
    /// Reads the site, puts it together, and follows its files from then on.
    ///
    /// # Errors
    /// What stops a build, but for findings: they are told, and the site is shown.
    pub fn begin(
        config: Config,
        settings: Settings,
        options: Options,
        progress: &dyn Progress,
        tell: Tell,
    ) -> Result<(Self, Begun), PreviewError> {
        let since = Instant::now();
        let config = settings.apply(config).map_err(|problem| PreviewError::Settings(problem.message))?;
        let config = Arc::new(config);
        let (events, inbox) = channel();
        // Before anything is read, so that no change is missed.
        let folders = watch::folders(&config.root, &config.content, &settings.path());
        let touched = events.clone();
        let folders = Folders::watch(folders, move |paths| touched.send(Event::Touched(paths)).is_ok())?;

        progress.stage("read", None);
        let found = discover::discover(&config).map_err(BuildError::from)?;
        progress.stage("understand", None);
        let mut documents = Documents::default();
        documents.update(found, &config, true);
        let theme = theme::load(&config).map_err(BuildError::from)?;
        let (found, whole) = whole::whole(&documents.snapshot(), &config, options, progress)?;

        let findings = Findings::begin(&found);
        for path in found.files() {
            documents.judge(path, !findings.has_errors(path));
        }
        let incidents = whole.library.incidents.len();
        let state = State { session: session(), ..State::default() };
        let (state, states) = latest::channel(state);
        let (requests, asked) = channel();
        let mut keeper = Keeper {
            index: documents.index(&config),
            settings,
            options,
            config,
            documents,
            findings,
            troubles: Troubles::default(),
            work: Work::default(),
            folders,
            inbox,
            events,
            renderer: requests.clone(),
            pool: Arc::new(background()?),
        };
        let told = Told { took: since.elapsed(), ..keeper.tell_of(BTreeSet::new()) };
        state.send_modify(|state| state.wrong = keeper.wrong());
        let polls = keeper.folders.polls.clone();
        std::thread::spawn(move || Renderer::new(state, asked, tell).run(whole, theme));
        std::thread::spawn(move || keeper.run());
        Ok((Self { requests, state: states }, Begun { told, incidents, polls }))
    }

    /// The file at `path` below the top of the site; none if the preview has ended.
    pub async fn file(&self, path: String) -> Option<Reply> {
        let (reply, answer) = oneshot::channel();
        self.requests.send(Request::File(path, reply)).ok()?;
        answer.await.ok()
    }

    /// What stands and what is wrong, now and from now on.
    pub fn state(&self) -> latest::Receiver<State> {
        self.state.clone()
    }
}

/// Threads for the background: one fewer than there are processors.
fn background() -> Result<rayon::ThreadPool, rayon::ThreadPoolBuildError> {
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    rayon::ThreadPoolBuilder::new().num_threads(processors.saturating_sub(1).max(1)).build()
}

/// A number that the preview before did not have: the time.
fn session() -> u64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    // A browser counts to 2^53 without loss, which microseconds reach in the year 2255.
    u64::try_from(since.as_micros()).unwrap_or_default()
}
