//! Labels and baselines for measuring: gold files, pairs, labelled sets, earlier
//! exports.
//!
//! Owns their columns and errors. Figures are computed elsewhere.

pub(super) mod baseline;
pub(super) mod gold;
pub(super) mod labelled_set;
pub(super) mod pairs;
