//! Tests of the desk over HTTP: what reviewers do, and everybody who is kept out.
//!
//! Owns these tests. `harness` holds the desk that they ask.

mod access;
mod add_wording;
mod harness;
mod sessions;
