//! Places in the text that other pages link to: tasks that stay where they are written, as they are written.

use std::collections::VecDeque;

use crate::parse::Body;
use crate::source::Span;

/// Id of the task at `index` of a body in its page. Raw HTML gets no id that begins with `pm-`, and a heading
/// none with two underscores.
pub(in crate::render) fn task_id(index: usize) -> String {
    format!("pm-task__{}", index + 1)
}

/// The places that have not been reached yet, in order.
#[derive(Default)]
pub(super) struct Marks(VecDeque<(Span, usize)>);

impl Marks {
    /// The tasks of `body` that the page does not draw in its own way.
    pub(super) fn new(body: &Body) -> Self {
        let tasks = body.tasks.iter().enumerate().filter(|(_, task)| task.container.is_empty());
        Self(tasks.map(|(index, task)| (task.span, index)).collect())
    }

    /// The next place, where text at `at` is the first of it. Places that were passed are forgotten.
    pub(super) fn reached(&mut self, at: usize) -> Option<String> {
        while self.0.front().is_some_and(|(span, _)| span.end <= at) {
            self.0.pop_front();
        }
        let (_, index) = *self.0.front().filter(|(span, _)| span.start <= at)?;
        self.0.pop_front();
        Some(task_id(index))
    }
}
