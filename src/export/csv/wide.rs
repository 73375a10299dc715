//! The wide CSV: one row per claim, one column per source. Owns the exporter;
//! the rows come from `wide_sheet`, the writing from `writer`.

use crate::domain::Matrix;

use super::writer;
use crate::export::{CsvStyle, ExportError, Exporter, soundness, wide_sheet};

/// Writes the matrix as people lay it out in a spreadsheet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WideCsv {
    /// Delimiter, byte-order mark, and for whom it is.
    pub style: CsvStyle,
}

impl Exporter for WideCsv {
    fn export(&self, matrix: &Matrix) -> Result<Vec<u8>, ExportError> {
        soundness::check(matrix)?;
        let head = wide_sheet::head(matrix);
        writer::write(self.style, &head, wide_sheet::rows(matrix))
    }
}
