//! Long sheets that this program wrote and a person has filled in.
//!
//! Owns reading decisions out of them. What becomes of a decision is told elsewhere.

pub(super) mod exported_sheet;
pub(super) mod sheet_consensus;
pub(super) mod sheet_decisions;
