//! The rows of a long sheet that this program wrote and a person may have
//! edited since, from whatever format: a CSV file or a workbook. Owns what
//! formats share: columns by name, guards against formulas taken off, and where
//! each row stands. Interprets no column.

use std::path::Path;

use crate::domain::unguarded;
use crate::ingest::article::source_text::{SourceText, unsupported};
use crate::ingest::csv::columns;
use crate::ingest::csv::columns::RowReader;
use crate::ingest::workbook::sheet_row::SheetRow;
use crate::ingest::{IngestError, workbook};

/// Reads a long sheet that has at least the columns `required`; the format
/// follows the ending of the file.
///
/// # Errors
/// A file that is neither, a missing column, a row that does not fit its header.
pub fn read_exported_sheet(file: &Path, required: &[&str]) -> Result<Vec<SheetRow>, IngestError> {
    let ending = file
        .extension()
        .map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("csv" | "tsv" | "txt") => from_csv(&SourceText::read(file)?, required),
        Some("xlsx") => workbook::read_long_sheet(file, required),
        _ => Err(IngestError::new(
            file,
            unsupported("sheet", file),
            "save the sheet as .csv or .xlsx",
        )),
    }
}

fn from_csv(source: &SourceText, required: &[&str]) -> Result<Vec<SheetRow>, IngestError> {
    let table = columns::parse(source, None, required)?;
    let rows = table.rows.iter().map(|row| {
        let reader = RowReader::new(source, &table, row)?;
        let fields = reader.fields().filter(|(_, value)| !value.is_empty());
        Ok(SheetRow {
            line: row.line,
            sheet: None,
            fields: fields
                .map(|(name, value)| (name.to_owned(), unguarded(value).to_owned()))
                .collect(),
        })
    });
    rows.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Result<Vec<SheetRow>, IngestError> {
        let source = SourceText {
            file: "sheet.csv".into(),
            text: text.to_owned(),
        };
        from_csv(&source, &["claim_id"])
    }

    #[test]
    fn rows_know_their_line_and_lose_their_guards() {
        let rows = rows("claim_id;evidence\nc;'=1+1\n\nd;\"''Tis\nso\"\ne;'Tis\n").unwrap();
        let found: Vec<_> = rows
            .iter()
            .map(|row| (row.line, row.get("evidence")))
            .collect();
        assert_eq!(
            found,
            [(2, Some("=1+1")), (4, Some("'Tis\nso")), (6, Some("'Tis"))]
        );
        assert_eq!(rows[0].get("nothing"), None);
    }

    #[test]
    fn a_column_that_is_needed_must_be_there() {
        let error = rows("claim,evidence\nc,e\n").unwrap_err();
        assert_eq!(
            error.to_string(),
            "sheet.csv:1:1: missing column `claim_id`"
        );
    }
}
