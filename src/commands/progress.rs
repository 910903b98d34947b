//! A progress bar on a terminal.

use indicatif::{ProgressBar, ProgressStyle};

use pmsite::Progress;

/// A bar, or nothing.
pub struct Bar {
    bar: ProgressBar,
}

impl Bar {
    /// A bar that is seen only if `shown`.
    pub fn new(shown: bool) -> Self {
        Self { bar: if shown { ProgressBar::new_spinner() } else { ProgressBar::hidden() } }
    }

    /// Takes the bar off the screen.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

impl Progress for Bar {
    fn stage(&self, name: &'static str, steps: Option<usize>) {
        let template = if steps.is_some() { "{msg} [{bar:30}] {pos}/{len}" } else { "{msg} …" };
        if let Ok(style) = ProgressStyle::with_template(template) {
            self.bar.set_style(style);
        }
        self.bar.set_length(steps.unwrap_or_default() as u64);
        self.bar.set_position(0);
        self.bar.set_message(name);
    }

    fn step(&self) {
        self.bar.inc(1);
    }
}
