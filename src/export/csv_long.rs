//! The long CSV: one row per cell and piece of evidence. Owns the exporter;
//! the rows come from `long_sheet`, the writing from `csv_sheet`.

use crate::domain::Matrix;

use super::{CsvStyle, ExportError, Exporter, LONG_COLUMNS, csv_sheet, long_sheet, soundness};

/// Writes the canonical sheet, for programs and for checking sentence by
/// sentence.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LongCsv {
    /// Delimiter, byte-order mark, and for whom it is.
    pub style: CsvStyle,
}

impl Exporter for LongCsv {
    fn export(&self, matrix: &Matrix) -> Result<Vec<u8>, ExportError> {
        soundness::check(matrix)?;
        csv_sheet::write(self.style, &LONG_COLUMNS, long_sheet::rows(matrix))
    }
}
