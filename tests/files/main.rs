//! The library with files on both sides: what it reads, what it writes, and what
//! it keeps from run to run. Owns every test that needs `ingest`, `export` or
//! `store`, and not the program.

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
