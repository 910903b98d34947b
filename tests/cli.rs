//! The command line from outside: transcripts and cases in `tests/cli/`, with the whole output that
//! a user sees and the exit status.
//!
//! `TRYCMD=overwrite cargo test --test cli` writes what the binary says now into them; read the
//! difference before it is committed.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod common;

#[test]
fn the_command_line_says_what_it_does() {
    common::cases().case("tests/cli/*.trycmd").case("tests/cli/*.toml");
}
