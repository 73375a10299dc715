//! The workbook: the matrix to look at, the evidence to check and decide on,
//! and all that a reader of the file has to know. Owns which sheets there are;
//! each is in a file of its own.

mod about_sheet;
mod cell_format;
mod claims_sheet;
mod escaping;
mod evidence_sheet;
mod height;
mod limits;
mod long_text;
mod matrix_sheet;
mod note;
mod sources_sheet;
mod table;
mod workbook;

use rust_xlsxwriter::XlsxError;

use crate::domain::{LONG_TEXT_SHEET, Matrix};
use crate::export::field::Field;

use self::limits::Limits;
use self::table::Plain;
use super::{ExportError, Exporter, soundness};
use table::{SheetColumn, SheetTable};
use workbook::Book;

/// Writes a workbook for spreadsheet programs (.xlsx).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Workbook {
    limits: Limits,
}

impl Exporter for Workbook {
    fn export(&self, matrix: &Matrix) -> Result<Vec<u8>, ExportError> {
        soundness::check(matrix)?;
        Ok(written(self.limits, matrix)?)
    }
}

fn written(limits: Limits, matrix: &Matrix) -> Result<Vec<u8>, XlsxError> {
    let mut book = Book::new(limits)?;
    matrix_sheet::write(&mut book, matrix)?;
    evidence_sheet::write(&mut book, matrix)?;
    sources_sheet::write(&mut book, matrix)?;
    claims_sheet::write(&mut book, matrix)?;
    about_sheet::write(&mut book, matrix)?;
    long_texts(&mut book)?;
    book.finish()
}

/// The sheet of texts too long for a cell, where there are any.
fn long_texts(book: &mut Book) -> Result<(), XlsxError> {
    if book.long.len() == 0 {
        return Ok(());
    }
    let widths = [10.0, 10.0, 120.0];
    let columns = long_text::COLUMNS.into_iter().zip(widths);
    let table = SheetTable {
        name: LONG_TEXT_SHEET,
        columns: columns
            .map(|(head, width)| SheetColumn::words(head, width))
            .collect(),
        in_view: 0,
        rows: 0,
    };
    let texts = book.long.closed();
    let rows = texts.rows().map(|(number, part, words)| {
        vec![Field::Whole(number), Field::Whole(part), Field::text(words)]
    });
    table.write(book, rows, &mut Plain)
}

#[cfg(test)]
mod tests {
    use calamine::{Data, Reader, Xlsx};

    use super::*;
    use crate::domain::{ReviewStatus, Stance};
    use crate::export::sample;
    use crate::ingest::{SheetRow, read_exported_sheet};

    fn small() -> Limits {
        Limits {
            rows: 12,
            columns: 16,
            text: 400,
            notes: 1_000,
            heights: 5,
            rows_in_memory: 1_000,
        }
    }

    fn rows(bytes: &[u8]) -> Vec<SheetRow> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.xlsx");
        std::fs::write(&path, bytes).unwrap();
        read_exported_sheet(&path, &["claim_id", "decision"]).unwrap()
    }

    /// The words of a sheet, row by row, parted by ` | `.
    fn words(bytes: &[u8], sheet: &str) -> Vec<String> {
        let mut workbook: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
        let range = workbook.worksheet_range(sheet).unwrap();
        let row = |row: &[Data]| {
            row.iter()
                .map(Data::to_string)
                .collect::<Vec<_>>()
                .join(" | ")
        };
        range.rows().map(row).collect()
    }

    fn names(bytes: &[u8]) -> Vec<String> {
        Xlsx::new(std::io::Cursor::new(bytes))
            .unwrap()
            .sheet_names()
    }

    #[test]
    fn a_workbook_has_its_five_sheets() {
        let bytes = written(Limits::default(), &sample::tram(3)).unwrap();
        let sheets = ["Matrix", "Evidence", "Sources", "Claims", "About"];
        assert_eq!(names(&bytes), sheets);
        insta::assert_snapshot!(words(&bytes, "About").join("\n"));
        let matrix = words(&bytes, "Matrix");
        insta::assert_snapshot!(matrix[..4].join("\n"));
        let about = words(&bytes, "About").join("\n");
        assert!(!about.contains("Please note"), "nothing to note");
    }

    #[test]
    fn what_people_decided_changes_the_look_and_never_the_word() {
        let mut matrix = sample::one(sample::asserts(&["It opened late."]));
        let look = |matrix: &Matrix| cell_format::cell(&matrix.cells[0]);
        let plain = look(&matrix);
        let mut looks = Vec::new();
        for (status, word) in [
            (ReviewStatus::Decided, "denies"),
            (ReviewStatus::Stale, "asserts"),
            (ReviewStatus::Disputed, "disputed"),
        ] {
            matrix.cells[0].review = Some(sample::review(status, Stance::Denies));
            assert_ne!(look(&matrix), plain);
            looks.push(look(&matrix));
            let bytes = written(Limits::default(), &matrix).unwrap();
            let row = &words(&bytes, "Matrix")[1];
            assert!(row.contains(&format!(" | {word} | ")), "{row}");
        }
        looks.dedup();
        assert_eq!(looks.len(), 3);
    }

    #[test]
    fn a_full_sheet_goes_on_in_the_next_one_and_says_so() {
        let mut matrix = sample::tram(7);
        matrix.claims.truncate(14);
        matrix.cells.retain(|cell| cell.claim < 14);
        let limits = small();
        let bytes = written(limits, &matrix).unwrap();
        let names = names(&bytes);
        // 3 sources beside 13 other columns, 11 claims below a head.
        for sheet in ["Matrix 6", "Evidence 9", "Claims 2"] {
            assert!(names.iter().any(|name| name == sheet), "{sheet}: {names:?}");
        }
        assert!(!names.iter().any(|name| name == "Matrix 7"));
        for name in &names {
            let sheet = words(&bytes, name);
            let width = sheet.first().map_or(0, |row| row.split(" | ").count());
            let kept = name == "About" || name == "Evidence" || name.starts_with("Evidence ");
            assert!(kept || width <= limits.columns, "{name}: {width}");
            assert!(
                name == "About" || sheet.len() <= limits.rows,
                "{name}: {}",
                sheet.len()
            );
        }
        let all = crate::export::long_sheet::rows(&matrix).count();
        assert_eq!(rows(&bytes).len(), all);
        let about = words(&bytes, "About").join("\n");
        for notice in [
            "The sheet Matrix is full: the sheet Matrix 2 has the claims 1 to 11 and the sources 4 to 6.",
            "The sheet Evidence is full: its rows go on in the sheet Evidence 2.",
            "The sheet Claims is full: its rows go on in the sheet Claims 2.",
        ] {
            assert!(about.contains(notice), "{notice}\n{about}");
        }
    }

    #[test]
    fn a_large_sheet_has_the_same_rows_as_a_small_one() {
        let mut matrix = sample::tram(4);
        matrix.cells[0].verdict = sample::asserts(&["=1+1 <r>x</r> _x0041\u{1}", "Second\nline."]);
        let with = |rows_in_memory| {
            let limits = Limits {
                rows_in_memory,
                ..Limits::default()
            };
            written(limits, &matrix).unwrap()
        };
        assert_eq!(rows(&with(10)), rows(&with(10_000)));
        assert_eq!(words(&with(10), "About"), words(&with(10_000), "About"));
        assert_eq!(with(10), with(10), "the same bytes");
    }

    #[test]
    fn a_text_longer_than_a_cell_is_set_apart_and_found_again() {
        let long = "All of this was said on the quay. ".repeat(40);
        let mut matrix = sample::one(sample::asserts(&[&long]));
        matrix.provenance.settings.clear();
        let limits = Limits {
            rows: 1_000,
            columns: 100,
            ..small()
        };
        let bytes = written(limits, &matrix).unwrap();
        assert_eq!(rows(&bytes)[0].get("evidence"), Some(&*long));
        let evidence = words(&bytes, "Evidence").join("\n");
        assert!(evidence.contains(" … [whole text: sheet Long text, number 1]"));
        let about = words(&bytes, "About").join("\n");
        assert!(about.contains("1 text is too long for a cell"), "{about}");
        assert_eq!(names(&bytes).last().unwrap(), "Long text");
    }

    #[test]
    fn notes_that_are_too_many_are_left_out_with_a_notice() {
        let matrix = sample::tram(3);
        let about = |notes| {
            let limits = Limits {
                notes,
                ..Limits::default()
            };
            let bytes = written(limits, &matrix).unwrap();
            words(&bytes, "About").join("\n")
        };
        let brought_up = matrix.tally_all().total() - matrix.tally_all().omits;
        assert!(!about(matrix.cells.len()).contains("Please note"));
        assert!(about(brought_up).contains("Omissions have no notes on the sheet Matrix"));
        assert!(about(brought_up - 1).contains("The cells of the sheet Matrix have no notes"));
    }
}
