//! How much room the matrix asks for, whatever the width. Owns these figures,
//! in terminal columns.

use unicode_width::UnicodeWidthStr;

use crate::domain::Matrix;

use super::cell_text;
use super::cell_text::{CellSigns, Detail};
use super::layout::{MARGIN, totals_width};
use super::names::number;
use super::rows::TableRows;
use super::table_style::TableStyle;

/// What the matrix asks for, whatever the width.
pub(super) struct ColumnWidths {
    /// How many sources there are.
    pub sources: usize,
    /// The widest claim.
    pub claim: usize,
    /// The widest cell with words.
    pub word: usize,
    /// The widest count below a source.
    pub count: usize,
    /// The widest row total; none where there is one source.
    pub totals: Option<usize>,
}

impl ColumnWidths {
    pub(super) fn of(matrix: &Matrix, rows: &TableRows, style: TableStyle) -> Self {
        // The totals below stand in the first column, too.
        let least = "? not judged".width();
        let heads = rows.heads.iter().map(|head| head.width());
        let signs = CellSigns::of(matrix, style.symbols);
        let words = matrix
            .cells
            .iter()
            .map(|cell| cell_text::text(Some(cell), Detail::Word, signs).width());
        let sources = matrix.columns.len();
        Self {
            sources,
            claim: heads.max().unwrap_or(0).max(least),
            word: words.max().unwrap_or(1),
            count: digits(matrix.claims.len()),
            totals: (sources > 1).then(|| digits(sources)),
        }
    }

    /// What is left for each source beside a claim column of `claim`, all in
    /// one block.
    pub(super) fn pitch(&self, width: usize, claim: usize) -> usize {
        let taken = MARGIN + claim + totals_width(self.totals);
        width.saturating_sub(taken) / self.sources.max(1)
    }

    /// How wide the column of the source at `place` is below its number.
    pub(super) fn number_width(&self, place: usize) -> usize {
        number(place).width().max(self.count)
    }
}

fn digits(number: usize) -> usize {
    number.to_string().len()
}
