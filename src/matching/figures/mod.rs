//! Figures in words and digits: amounts, ranks, shares and dates.
//!
//! Owns reading them and telling when two of them contradict each other.

pub(super) mod date;
pub(super) mod figure;
pub(super) mod figure_conflict;
pub(super) mod figure_reader;
pub(super) mod number;
