//! The *Evidence* sheet: the long sheet, to read, filter, and fill in. Owns the
//! look of its columns and the drop-down; the rows come from `long_sheet`.

use rust_xlsxwriter::{DataValidation, Format, XlsxError};

use crate::domain::{EVIDENCE_SHEET, Matrix, Stance};
use crate::export::field::Field;
use crate::export::{LONG_COLUMNS, long_sheet};

use super::cell_format;
use super::table::{SheetColumn, SheetFinish, SheetTable};
use super::workbook::{Book, BookSheet};

/// Writes the sheet.
pub(super) fn write(book: &mut Book, matrix: &Matrix) -> Result<(), XlsxError> {
    let table = SheetTable {
        name: EVIDENCE_SHEET,
        columns: LONG_COLUMNS.iter().map(|head| column(head)).collect(),
        in_view: 2,
        rows: matrix.cells.len(),
    };
    table.write(book, long_sheet::rows(matrix), &mut Decisions::new()?)
}

fn column(head: &'static str) -> SheetColumn {
    let words = |width| SheetColumn::words(head, width);
    let line = |width| SheetColumn::line(head, width);
    let mut column = match head {
        "evidence" | "near_miss" => words(60.0),
        "claim" => words(38.0),
        "decision_note" => words(32.0),
        "label" | "title" | "speaker" => words(24.0),
        "claim_id" | "source_id" | "outlet" | "reviewer" | "review_status" | "cues" => words(20.0),
        "author" | "topic" => words(16.0),
        "prefix" | "suffix" => words(20.0),
        "decision" => words(13.0),
        "confidence" | "score" => line(11.0).with(cell_format::share()),
        "evidence_rank" | "start" | "end" => line(9.0),
        "url" => line(24.0),
        _ => line(13.0),
    };
    if matches!(head, "decision" | "decision_note") {
        column.head_format = cell_format::head_to_fill_in();
    }
    column
}

/// The columns that people fill in, and the stance before them in its colour.
struct Decisions {
    decision: u16,
    note: u16,
    stance: u16,
    rank: usize,
    to_fill_in: Format,
    stances: Vec<(&'static str, Format)>,
    drop_down: DataValidation,
}

impl Decisions {
    fn new() -> Result<Self, XlsxError> {
        let names: Vec<&str> = Stance::ALL.iter().map(|stance| stance.as_str()).collect();
        let drop_down = DataValidation::new()
            .allow_list_strings(&names)?
            .ignore_blank(true)
            .set_input_title("Your decision")?
            .set_input_message(
                "Pick a stance, or leave it empty. Where a cell has several rows, \
                 the one with evidence_rank 1 counts.",
            )?
            .set_error_title("Not a stance")?
            .set_error_message(format!(
                "Write one of {}, or leave the field empty. Reasons go into decision_note.",
                names.join(", ")
            ))?;
        Ok(Self {
            decision: place("decision"),
            note: place("decision_note"),
            stance: place("stance"),
            rank: usize::from(place("evidence_rank")),
            to_fill_in: cell_format::to_fill_in(),
            stances: Stance::ALL
                .iter()
                .map(|&stance| (stance.as_str(), cell_format::stance_word(stance)))
                .collect(),
            drop_down,
        })
    }
}

/// The place of a column; columns are known by name alone.
fn place(name: &str) -> u16 {
    (0..)
        .zip(LONG_COLUMNS)
        .find(|(_, column)| *column == name)
        .map_or(0, |(at, _)| at)
}

impl SheetFinish for Decisions {
    fn row(
        &mut self,
        sheet: &mut BookSheet<'_>,
        row: u32,
        fields: &[Field<'_>],
    ) -> Result<(), XlsxError> {
        if let Some(Field::Text(stance)) = fields.get(usize::from(self.stance)) {
            let look = self.stances.iter().find(|(name, _)| name == stance);
            if let Some((name, format)) = look {
                sheet.words((row, self.stance), name, format)?;
            }
        }
        // Further evidence for the same cell is not to be decided anew.
        if matches!(fields.get(self.rank), Some(Field::Whole(2..))) {
            return Ok(());
        }
        for column in [self.decision, self.note] {
            sheet.sheet.write_blank(row, column, &self.to_fill_in)?;
        }
        Ok(())
    }

    fn sheet(&mut self, sheet: &mut BookSheet<'_>, last: u32) -> Result<(), XlsxError> {
        let column = self.decision;
        let sheet = &mut sheet.sheet;
        sheet.add_data_validation(1, column, last.max(1), column, &self.drop_down)?;
        Ok(())
    }
}
