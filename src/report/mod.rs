//! Findings to text: for people, for programs, for a forge.

mod found;
mod github;
mod human;
mod json;
mod markdown;
mod readings;
mod sarif;

use crate::config::ConfigError;
use crate::diagnostic::Diagnostics;

use found::{Found, counts};
pub use human::Style;
pub use markdown::summary;
pub use readings::readings;

/// A form of report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For people: the line, the place, what was expected, what to do.
    Human,
    /// One JSON object; see the documentation of the format.
    Json,
    /// Workflow commands that GitHub shows at the lines of a pull request.
    Github,
    /// SARIF 2.1.0.
    Sarif,
}

/// The findings in `format`. `within` is where the site stands in its repository, empty or ending in
/// `/`: forges want paths from the top of it.
pub fn report(diagnostics: &Diagnostics, format: Format, style: Style, within: &str) -> String {
    match format {
        Format::Human => human::report(diagnostics, style),
        Format::Json => json::report(diagnostics),
        Format::Github => github::report(diagnostics, within),
        Format::Sarif => sarif::report(diagnostics, within),
    }
}

/// The findings for people, one after the other, without a count.
pub fn findings(diagnostics: &Diagnostics, style: Style) -> String {
    human::findings(diagnostics, style)
}

/// `1 file`, `2 files`.
pub fn counted(number: usize, what: &str) -> String {
    if number == 1 { format!("1 {what}") } else { format!("{number} {what}s") }
}

/// An error in site.toml, with its line where it has one.
pub fn config_error(error: &ConfigError, style: Style) -> String {
    human::config_error(error, style)
}
