//! Charts as SVG in the page, drawn at build time. They take plain numbers and know nothing of
//! incidents.
//!
//! A chart has no `viewBox`: what is horizontal is in percent of its width, what is vertical in
//! pixels. So text and dots keep their size from 360 px up, and only the distances between them grow.
//! Margins come from `charts.css`, since SVG cannot add pixels to percents; colours come from there
//! too, through classes. Every chart has a title, a description, and ids that begin with an `id` of
//! the caller's, which must be the only one of its page.

pub mod bars;
pub mod ratio;
pub mod scale;
pub mod stack;
pub mod steps;
pub mod strip;
mod svg;
mod text;

pub use svg::Labels;

/// Narrowest drawing area that charts are laid out for, in CSS pixels: a window of 360 px less the
/// margins of the page and of the chart.
const NARROW: f64 = 312.0;
