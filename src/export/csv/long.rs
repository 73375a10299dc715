//! The long CSV: one row per cell and piece of evidence, source by source. Owns
//! the exporter, and the same sheet written while sources are still coming; the
//! rows come from `long_sheet`, the writing from `writer`.

use std::io::Write;

use crate::domain::{Cell, Claim, Matrix, SourceColumn};
use crate::export::{CsvStyle, ExportError, Exporter, LONG_COLUMNS, long_sheet, soundness};

use super::writer::CsvSheet;

/// Writes the canonical sheet, for programs and for checking sentence by
/// sentence: sources in the order of their ids, the claims of each as they were
/// written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LongCsv {
    /// Delimiter, byte-order mark, and for whom it is.
    pub style: CsvStyle,
}

/// A long sheet that is given one source after another, so that no more than one has
/// to be held.
pub struct LongCsvBySource<'m, W: Write> {
    sheet: CsvSheet<W>,
    claims: &'m [Claim],
    judge_id: &'m str,
}

impl LongCsv {
    /// Writes the head to `to`; the sources follow by
    /// [`LongCsvBySource::source`], in the order of their ids.
    ///
    /// # Errors
    /// A delimiter that cannot part fields, and whatever `to` says.
    pub fn begin<'m, W: Write>(
        self,
        claims: &'m [Claim],
        judge_id: &'m str,
        to: W,
    ) -> Result<LongCsvBySource<'m, W>, ExportError> {
        Ok(LongCsvBySource {
            sheet: CsvSheet::begin(self.style, &LONG_COLUMNS, to)?,
            claims,
            judge_id,
        })
    }
}

impl<W: Write> LongCsvBySource<'_, W> {
    /// Writes the rows of one source; `cells` are its own, in the order of
    /// claims.
    ///
    /// # Errors
    /// A figure that is no finite number, and whatever the writer says.
    pub fn source<'a>(
        &mut self,
        column: &SourceColumn,
        cells: impl Iterator<Item = &'a Cell>,
    ) -> Result<(), ExportError> {
        for (at, cell) in cells.enumerate() {
            soundness::check_figures(cell, at)?;
            let rows = long_sheet::of_cell(cell, self.claims, column, self.judge_id);
            for row in rows {
                self.sheet.row(&row)?;
            }
        }
        Ok(())
    }

    /// Ends the sheet and hands back what it was written to.
    ///
    /// # Errors
    /// Whatever the writer says.
    pub fn finish(self) -> Result<W, ExportError> {
        self.sheet.finish()
    }
}

impl Exporter for LongCsv {
    fn export(&self, matrix: &Matrix) -> Result<Vec<u8>, ExportError> {
        soundness::check(matrix)?;
        let mut by_source: Vec<Vec<&Cell>> = vec![Vec::new(); matrix.columns.len()];
        for cell in &matrix.cells {
            if let Some(cells) = by_source.get_mut(cell.source) {
                cells.push(cell);
            }
        }
        let mut sheet = self.begin(&matrix.claims, &matrix.provenance.judge_id, Vec::new())?;
        for (column, cells) in matrix.columns.iter().zip(by_source) {
            sheet.source(column, cells.into_iter())?;
        }
        sheet.finish()
    }
}
