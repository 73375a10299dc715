//! The library with no feature on: articles and claims as values, a matrix back.
//! Owns what must hold of the lexicons, the judge and the matrix. What is read
//! from disk is in `files`, what the program does is in `program`.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod entailment;
mod lexicons;
mod properties;
mod stance;
mod story;
