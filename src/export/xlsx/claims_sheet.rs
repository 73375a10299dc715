//! The *Claims* sheet: each claim with all its wordings. Owns its columns.

use rust_xlsxwriter::XlsxError;

use crate::domain::Matrix;
use crate::export::field::Field;

use super::table::{Plain, SheetColumn, SheetTable};
use super::workbook::Book;

/// Writes the sheet. Several wordings are parted as in a claims file.
pub(super) fn write(book: &mut Book, matrix: &Matrix) -> Result<(), XlsxError> {
    let table = SheetTable {
        name: "Claims",
        columns: vec![
            SheetColumn::words("claim_id", 20.0),
            SheetColumn::words("label", 22.0),
            SheetColumn::words("claim", 46.0),
            SheetColumn::words("topic", 16.0),
            SheetColumn::words("variants", 60.0),
            SheetColumn::words("counters", 50.0),
            SheetColumn::words("note", 36.0),
        ],
        in_view: 1,
        rows: matrix.claims.len(),
    };
    let rows = matrix.claims.iter().map(|claim| {
        vec![
            Field::text(claim.id.as_str()),
            Field::maybe(claim.label.as_deref()),
            Field::text(&claim.text),
            Field::maybe(claim.topic.as_deref()),
            Field::made(claim.variants.join(" | ")),
            Field::made(claim.counters.join(" | ")),
            Field::maybe(claim.note.as_deref()),
        ]
    });
    table.write(book, rows, &mut Plain)
}
