//! How much a workbook can hold. Owns the figures; what is done where they do
//! not suffice is left to the sheets.

/// The limits of the format, smaller in tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Limits {
    /// Rows of a sheet, its head among them.
    pub rows: usize,
    /// Columns of a sheet.
    pub columns: usize,
    /// UTF-16 units in a cell.
    pub text: usize,
    /// Notes on the cells of the matrix. The format sets none; but a program
    /// that opens tens of thousands takes minutes, and each costs more than
    /// the sentence in it.
    pub notes: usize,
    /// Rows whose height is set, so that all their words are seen without ado.
    /// In a sheet with more, nobody reads them one by one.
    pub heights: usize,
    /// Rows of a sheet that are kept in memory until the file is written: a
    /// sheet with more goes through a temporary file, row by row, since its
    /// cells would take ten times the room of the matrix.
    pub rows_in_memory: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            rows: 1_048_576,
            columns: 16_384,
            text: 32_767,
            notes: 5_000,
            heights: 20_000,
            rows_in_memory: 20_000,
        }
    }
}
