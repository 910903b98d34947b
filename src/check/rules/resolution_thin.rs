//! PM404, resolution-thin: the part on the resolution is too short to be of use.

use crate::check::{Context, Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::Incident;

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM404",
    name: "resolution-thin",
    levels: [Level::Error, Level::Warning, Level::Off],
    summary: "The part on the resolution has fewer than 20 words.",
    explanation: r#""Restarted the server" leaves the next responder where you began. Say what was done, in which order, what
of it ended the harm, and how you know. Lists count. A part that tells cause and resolution in one
text is judged as a whole, by PM402."#,
    bad: "\
## Resolution

The pool was restarted.",
    good: "\
## Resolution

The pool was restarted with a lower idle limit, which ended the errors within a minute. The retry path now gives
its connection back after 30 seconds, whether the retry succeeded or not.",
    incident: Some(look),
    body: None,
};

fn look(incident: &Incident, _: &Context<'_>) -> Vec<Finding> {
    let parts = &incident.body.parts;
    if parts.resolution == parts.cause {
        return Vec::new();
    }
    super::thin_part(
        incident,
        &parts.resolution,
        "the part on the resolution",
        "say what was done, what of it ended the harm, and how you know",
    )
}
