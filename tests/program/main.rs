//! The program and its pages as a user meets them, one file per concern.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod documented_commands;
mod environment_names;
