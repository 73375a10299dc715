//! The HTML report as a browser would read it: every cell and quote comes back
//! as it went in, and no text becomes anything but text.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

use stancegrid::domain;

#[path = "../../src/export/sample.rs"]
mod sample;

mod cells;
mod hostile;
mod page;
mod parts;
mod quotes;
