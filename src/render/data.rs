//! The data files: the facts of all incidents as JSON and as CSV.

mod csv;
mod json;

pub use csv::csv;
pub use json::{Record, json};
