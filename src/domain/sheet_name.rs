//! The names of the sheets that a workbook is read back by. Owns the names: `export` writes
//! them, `ingest` looks for them, and neither may import the other.

/// The sheet with every sentence and the column for decisions.
pub const EVIDENCE_SHEET: &str = "Evidence";

/// The sheet with the texts that are longer than a cell.
pub const LONG_TEXT_SHEET: &str = "Long text";
