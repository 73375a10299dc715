//! Rows out of a workbook (.xlsx). Owns which of its sheets are read and
//! how their columns are found by name; the rows become the same as those of a
//! CSV file.
//!
//! Cells are taken one by one as they come. What a sheet says of its size is not
//! believed: a few bytes can claim the last row and column there is.

mod cell;
mod cell_position;
mod list;
mod long_text;
pub(in crate::ingest) mod sheet_row;
mod zip_limits;

use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::Path;

use calamine::{Reader, Xlsx};

use crate::domain::{EVIDENCE_SHEET, LONG_TEXT_SHEET, unguarded};

use self::cell::{Contents, contents};
use cell_position::SheetName;
use long_text::SavedLongTexts;
use zip_limits::{Caps, not_a_workbook};

pub(super) use list::read_list;

use super::IngestError;
use super::article::source_text::cannot_open;
use sheet_row::SheetRow;

/// What the format allows; also a bound for what is believed.
const MAX_ROWS: u32 = 1_048_576;
const MAX_COLUMNS: u32 = 16_384;

/// Reads the long sheet of a workbook: its sheets *Evidence*, with texts that
/// were too long for a cell joined again. A workbook of one sheet that is not
/// called so is taken for a CSV file that a spreadsheet program saved as a
/// workbook, and guards against formulas are taken off.
pub(super) fn read_long_sheet(
    file: &Path,
    required: &[&str],
) -> Result<Vec<SheetRow>, IngestError> {
    let bytes = std::fs::read(file).map_err(|error| cannot_open(file, &error))?;
    parse(file, &bytes, required, Caps::default())
}

fn parse(
    file: &Path,
    bytes: &[u8],
    required: &[&str],
    caps: Caps,
) -> Result<Vec<SheetRow>, IngestError> {
    let mut book = Book::open(file, bytes, caps)?;
    let names = book.workbook.sheet_names();
    let parts = parts_of(EVIDENCE_SHEET, &names);
    let [only] = names.as_slice() else {
        return book.evidence(&parts, required);
    };
    if parts.is_empty() {
        return book.saved_csv(only, required);
    }
    book.evidence(&parts, required)
}

/// The sheets of a name, in the order of their numbers.
fn parts_of(name: &str, names: &[String]) -> Vec<String> {
    let numbered = names.iter().filter_map(|sheet| {
        let rest = sheet.strip_prefix(name)?;
        let number = match rest.strip_prefix(' ') {
            None => rest.is_empty().then_some(1)?,
            Some(number) => number.parse::<usize>().ok()?,
        };
        Some((number, sheet.clone()))
    });
    let mut parts: Vec<_> = numbered.collect();
    parts.sort();
    parts.into_iter().map(|(_, sheet)| sheet).collect()
}

struct Book<'b> {
    file: &'b Path,
    workbook: Xlsx<Cursor<&'b [u8]>>,
    /// How many bytes of text may still be read: one string may stand in any
    /// number of cells.
    text_left: usize,
}

impl<'b> Book<'b> {
    /// Opens a workbook that holds no more than it may.
    fn open(file: &'b Path, bytes: &'b [u8], caps: Caps) -> Result<Self, IngestError> {
        zip_limits::check(file, bytes, caps)?;
        let workbook = Xlsx::new(Cursor::new(bytes));
        let workbook = workbook.map_err(|error| not_a_workbook(file, &error.to_string()))?;
        Ok(Self {
            file,
            workbook,
            text_left: caps.text,
        })
    }
}

impl Book<'_> {
    fn evidence(
        &mut self,
        parts: &[String],
        required: &[&str],
    ) -> Result<Vec<SheetRow>, IngestError> {
        if parts.is_empty() {
            let names = self.workbook.sheet_names();
            let what = format!(
                "missing sheet `{EVIDENCE_SHEET}` (found: {})",
                names.join(", ")
            );
            let help = "name a workbook as `stancegrid matrix -o FILE.xlsx` writes it, or save the \
                        sheet with the decisions as .csv";
            return Err(IngestError::new(self.file, what, help));
        }
        let mut long = SavedLongTexts::default();
        for sheet in parts_of(LONG_TEXT_SHEET, &self.workbook.sheet_names()) {
            for row in self.rows(&sheet, &long_text::COLUMNS)? {
                let [number, part, text] = long_text::COLUMNS.map(|name| row.get(name));
                if let (Some(number), Some(part), Some(text)) = (number, part, text) {
                    long.add(number, part, text);
                }
            }
        }
        let mut rows = Vec::new();
        for sheet in parts {
            rows.extend(self.rows(sheet, required)?);
        }
        for field in rows.iter_mut().flat_map(|row| row.fields.values_mut()) {
            if let Some(whole) = long.whole(field) {
                *field = whole;
            }
        }
        Ok(rows)
    }

    fn saved_csv(&mut self, sheet: &str, required: &[&str]) -> Result<Vec<SheetRow>, IngestError> {
        let mut rows = self.rows(sheet, required)?;
        for field in rows.iter_mut().flat_map(|row| row.fields.values_mut()) {
            *field = unguarded(field).to_owned();
        }
        Ok(rows)
    }

    /// The rows of one sheet below its header that have any field.
    fn rows(&mut self, sheet: &str, required: &[&str]) -> Result<Vec<SheetRow>, IngestError> {
        let at = SheetName {
            file: self.file,
            name: sheet,
        };
        let mut cells = self
            .workbook
            .worksheet_cells_reader(sheet)
            .map_err(|error| at.unreadable(&error))?;
        let mut header = BTreeMap::new();
        let mut rows: Vec<SheetRow> = Vec::new();
        let mut checked = false;
        while let Some(cell) = cells
            .next_cell_with_formula_metadata()
            .map_err(|error| at.unreadable(&error))?
        {
            let (row, column) = cell.pos;
            if row >= MAX_ROWS || column >= MAX_COLUMNS {
                let what = format!("row {row}, column {column} is beyond what a sheet can have");
                return Err(at.error(what, "save it again in a spreadsheet program"));
            }
            if row > 0 && !checked {
                at.check(&header, required)?;
                checked = true;
            }
            let name = (row > 0).then(|| header.get(&column));
            let text = match (contents(cell.value, cell.formula.is_some()), &name) {
                (Contents::Text(text), _) => text,
                (Contents::Empty, _) | (Contents::Uncomputed, Some(None)) => continue,
                (Contents::Uncomputed, name) => {
                    let name = name.flatten();
                    return Err(at.uncomputed(row, column, name));
                }
            };
            match self.text_left.checked_sub(text.len()) {
                Some(left) => self.text_left = left,
                None => {
                    let help = "split the sheet, or take out columns that are not needed";
                    return Err(at.error("there is too much text in it".to_owned(), help));
                }
            }
            match name {
                None => at.add_head(&mut header, column, &text)?,
                Some(Some(name)) => add(&mut rows, &at, row, name, text),
                // Remarks beside the table, in a column without a head.
                Some(None) => {}
            }
        }
        if !checked {
            at.check(&header, required)?;
        }
        Ok(rows)
    }
}

fn add(rows: &mut Vec<SheetRow>, at: &SheetName<'_>, row: u32, name: &str, text: String) {
    let line = row as usize + 1;
    if rows.last().is_none_or(|last| last.line != line) {
        rows.push(SheetRow {
            line,
            sheet: Some(at.name.to_owned()),
            fields: BTreeMap::new(),
        });
    }
    if let Some(last) = rows.last_mut() {
        last.fields.insert(name.to_owned(), text);
    }
}

#[cfg(test)]
mod tests {
    use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};

    use super::*;

    const REQUIRED: &[&str] = &["claim_id", "decision"];

    type Fill = fn(&mut Worksheet);

    /// A workbook of these sheets, each filled by a function.
    fn workbook(sheets: &[(&str, Fill)]) -> Vec<u8> {
        let mut workbook = Workbook::new();
        for (name, fill) in sheets {
            fill(workbook.add_worksheet().set_name(*name).unwrap());
        }
        workbook.save_to_buffer().unwrap()
    }

    fn heads(sheet: &mut Worksheet) {
        for (column, head) in (0..).zip(["remark", "decision", "claim_id"]) {
            sheet.write_string(0, column, head).unwrap();
        }
    }

    fn one_decision(sheet: &mut Worksheet) {
        heads(sheet);
        sheet.write_string(1, 1, "denies").unwrap();
        sheet.write_string(1, 2, "'-c").unwrap();
    }

    fn parsed(bytes: &[u8]) -> Result<Vec<SheetRow>, String> {
        let rows = parse(Path::new("x.xlsx"), bytes, REQUIRED, Caps::default());
        rows.map_err(|error| error.to_string())
    }

    #[test]
    fn columns_are_found_by_name_and_all_parts_are_read() {
        let bytes = workbook(&[
            ("Evidence 2", one_decision),
            ("Matrix", |_| ()),
            ("Evidence", |sheet| {
                one_decision(sheet);
                sheet.write_string(4, 0, "later").unwrap();
            }),
            ("Evidence (2)", heads),
        ]);
        let rows = parsed(&bytes).unwrap();
        let found: Vec<_> = rows
            .iter()
            .map(|row| (row.sheet.as_deref().unwrap(), row.line, row.get("claim_id")))
            .collect();
        // In a workbook of ours nothing is guarded.
        let expected = [
            ("Evidence", 2, Some("'-c")),
            ("Evidence", 5, None),
            ("Evidence 2", 2, Some("'-c")),
        ];
        assert_eq!(found, expected);
        assert_eq!(rows[1].get("remark"), Some("later"));
    }

    #[test]
    fn a_csv_file_saved_as_a_workbook_loses_its_guards() {
        let rows = parsed(&workbook(&[("long", one_decision)])).unwrap();
        assert_eq!(rows[0].get("claim_id"), Some("-c"));
    }

    #[test]
    fn what_a_spreadsheet_made_of_a_text_becomes_text_again() {
        let bytes = workbook(&[("Evidence", |sheet| {
            heads(sheet);
            let date = ExcelDateTime::from_ymd(2031, 5, 4).unwrap();
            let look = Format::new().set_num_format("yyyy-mm-dd");
            sheet.write_number(1, 2, 7).unwrap();
            sheet
                .write_datetime_with_format(2, 2, &date, &look)
                .unwrap();
            sheet.write_boolean(3, 2, true).unwrap();
            let shown = Formula::new("=\"den\"&\"ies\"").set_result("denies");
            sheet.write_formula(4, 1, shown).unwrap();
        })]);
        let rows = parsed(&bytes).unwrap();
        let ids: Vec<_> = rows.iter().filter_map(|row| row.get("claim_id")).collect();
        assert_eq!(ids, ["7", "2031-05-04", "TRUE"]);
        assert_eq!(rows[3].get("decision"), Some("denies"));
    }

    #[test]
    fn every_slip_says_where_it_is() {
        let fails = |name: &'static str, fill: Fill, error: &str| {
            let bytes = workbook(&[(name, fill), ("Matrix", |_| ())]);
            assert_eq!(parsed(&bytes).unwrap_err(), error);
        };
        fails(
            "Sheet1",
            heads,
            "x.xlsx: missing sheet `Evidence` (found: Sheet1, Matrix)",
        );
        fails(
            "Evidence",
            |sheet| {
                sheet.write_string(0, 0, "claim_id").unwrap();
            },
            "x.xlsx:1: sheet Evidence: missing column `decision`",
        );
        fails(
            "Evidence",
            |sheet| {
                heads(sheet);
                sheet.write_string(0, 27, "decision").unwrap();
            },
            "x.xlsx:1: sheet Evidence: the column stands here twice, in B and AB",
        );
        fails(
            "Evidence",
            |sheet| {
                heads(sheet);
                sheet.write_string(0, 4, "decision ").unwrap();
            },
            "x.xlsx:1: sheet Evidence: the column stands here twice, in B and E",
        );
    }

    #[test]
    fn one_string_in_many_cells_is_no_way_to_fill_the_memory() {
        let bytes = workbook(&[("Evidence", |sheet| {
            heads(sheet);
            let long = "x".repeat(1000);
            for row in 1..200 {
                sheet.write_string(row, 0, &long).unwrap();
            }
        })]);
        let caps = |text| Caps {
            text,
            ..Caps::default()
        };
        let read = |text| parse(Path::new("x.xlsx"), &bytes, REQUIRED, caps(text));
        assert_eq!(read(200_000).unwrap().len(), 199);
        let error = read(100_000).unwrap_err().to_string();
        assert!(error.contains("there is too much text in it"), "{error}");
    }
}
