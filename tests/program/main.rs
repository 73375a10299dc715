//! The program as a user meets it, one file per command or concern: its command
//! line, its review desk, the files that it takes, and all that it writes, read
//! back. Owns every test that starts the program or compares its formats.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "tests fail by panicking and say what they measure"
)]

// The sample matrices name the types as the library itself does.
use stancegrid::domain;

#[path = "../../src/export/sample.rs"]
mod sample;

mod agreement;
mod attribution;
mod awkward;
mod bad_input;
mod baseline;
mod check;
mod completions;
mod decided;
mod decisions;
mod documented_commands;
mod environment_names;
mod eval;
mod explain;
mod formats;
mod in_part;
mod init;
mod limits;
mod matrix;
mod mutated;
mod project;
mod read;
mod read_back;
mod reading;
mod report;
mod scan;
mod scanned;
mod scorer;
mod server;
mod sheets;
mod story;
mod terminal;
mod train;
mod verify;
