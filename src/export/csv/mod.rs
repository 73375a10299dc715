//! The two CSV formats: a row per cell and sentence, or a column per source.
//!
//! Owns how rows are written as CSV. Which rows there are is told by `long_sheet` and
//! `wide_sheet`.

pub(super) mod long;
pub(super) mod wide;
pub(super) mod writer;
