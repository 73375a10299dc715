//! How far people agree who have read the same cells.
//!
//! Owns the figures of agreement between readers. Figures of the program against labels
//! are in `metric`.

pub(super) mod krippendorff;
pub(super) mod reader_agreement;
pub(super) mod reader_pair;
