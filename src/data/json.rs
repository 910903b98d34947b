//! Rows as JSON: one array, or one object on each line.

use std::io::{self, Write};

use rayon::prelude::*;
use serde::Serialize;

/// So many incidents at a time are made into text, on all threads, and written.
const CHUNK: usize = 256;

/// An array with a row on each line; `rows` makes those of each of `count` things.
pub fn array<R: Serialize>(
    count: usize,
    rows: impl Fn(usize) -> Vec<R> + Sync,
    out: &mut dyn Write,
) -> io::Result<()> {
    out.write_all(b"[")?;
    let mut between = "\n";
    each(count, rows, &mut |row| {
        out.write_all(between.as_bytes())?;
        between = ",\n";
        out.write_all(row.as_bytes())
    })?;
    out.write_all(b"\n]\n")
}

/// A row on each line, and nothing else.
pub fn lines<R: Serialize>(
    count: usize,
    rows: impl Fn(usize) -> Vec<R> + Sync,
    out: &mut dyn Write,
) -> io::Result<()> {
    each(count, rows, &mut |row| {
        out.write_all(row.as_bytes())?;
        out.write_all(b"\n")
    })
}

/// Hands each row to `put`, in order.
fn each<R: Serialize>(
    count: usize,
    rows: impl Fn(usize) -> Vec<R> + Sync,
    put: &mut dyn FnMut(&str) -> io::Result<()>,
) -> io::Result<()> {
    let text = |row: &R| {
        // Plain values with names as keys always serialise; a null would keep the array whole.
        serde_json::to_string(row).unwrap_or_else(|_| "null".to_owned())
    };
    for start in (0..count).step_by(CHUNK) {
        let chunk = start..count.min(start.saturating_add(CHUNK));
        let made = chunk.into_par_iter().map(|index| rows(index).iter().map(text).collect());
        for row in made.collect::<Vec<Vec<String>>>().iter().flatten() {
            put(row)?;
        }
    }
    Ok(())
}
