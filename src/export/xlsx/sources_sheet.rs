//! The *Sources* sheet: what is known of each article, and why it could not be
//! judged where it could not. Owns its columns.

use rust_xlsxwriter::XlsxError;

use crate::domain::{Matrix, Readability, Status};
use crate::export::field::Field;

use super::table::{Plain, SheetColumn, SheetTable};
use super::workbook::Book;

/// Writes the sheet.
pub(super) fn write(book: &mut Book, matrix: &Matrix) -> Result<(), XlsxError> {
    let table = SheetTable {
        name: "Sources",
        columns: vec![
            SheetColumn::words("source_id", 24.0),
            SheetColumn::words("outlet", 22.0),
            SheetColumn::words("title", 46.0),
            SheetColumn::words("author", 20.0),
            SheetColumn::line("published", 13.0),
            SheetColumn::line("url", 36.0),
            SheetColumn::line("language", 11.0),
            SheetColumn::line("status", 15.0),
            SheetColumn::words("why", 36.0),
            SheetColumn::words("origin", 24.0),
            SheetColumn::line("source_sha256", 16.0),
        ],
        in_view: 1,
        rows: matrix.columns.len(),
    };
    let rows = matrix.columns.iter().map(|column| {
        let source = &column.source;
        let (status, why) = match &column.readability {
            Readability::Readable => (Status::Judged.as_str(), None),
            Readability::ReadInPart { why } => ("read_in_part", Some(why.as_str())),
            Readability::NotReadable { why } => (Status::NotReadable.as_str(), Some(why.as_str())),
            Readability::UnsupportedLanguage { language } => {
                let status = Status::UnsupportedLanguage.as_str();
                (status, Some(language.as_str()))
            }
        };
        vec![
            Field::text(source.id.as_str()),
            Field::maybe(source.outlet.as_deref()),
            Field::maybe(source.title.as_deref()),
            Field::maybe(source.author.as_deref()),
            Field::maybe(source.published.as_deref()),
            Field::maybe(source.url.as_deref()),
            Field::maybe(source.language.as_deref()),
            Field::text(status),
            Field::maybe(why),
            Field::text(column.origin.as_str()),
            Field::text(&column.sha256),
        ]
    });
    table.write(book, rows, &mut Plain)
}
