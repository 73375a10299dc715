//! The command line as a user meets it, one file per command or concern.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

mod agreement;
mod attribution;
mod bad_input;
mod baseline;
mod check;
mod completions;
mod decided;
mod decisions;
mod eval;
mod explain;
mod in_part;
mod init;
mod limits;
mod matrix;
mod project;
mod scan;
mod scanned;
mod story;
mod terminal;
mod train;
mod verify;
