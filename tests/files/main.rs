//! The library with its layers `ingest`, `export` and `store`: how files are read,
//! what the exports look like, what is kept from run to run, and what has to hold
//! over whole labelled sets. What the program does with them is in `program`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

// The sample matrices name the types as the library itself does.
use stancegrid::domain;

#[path = "../../src/export/sample.rs"]
mod sample;

mod cache;
mod engine;
mod export;
mod ingest;
mod learning;
mod origins;
mod reading;
mod segmentation;
