//! The workbook under way. Owns what all its sheets share: how words are put
//! into a cell so that they come out as they went in, which texts were set
//! apart, and what the reader has to be told about the file.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::domain::guarded;
use crate::export::field::Field;

use super::escaping::escaped;
use super::limits::Limits;
use super::long_text::LongTexts;
use super::{cell_format, height, note};

/// A workbook that grows sheet by sheet.
pub(super) struct Book {
    workbook: Workbook,
    /// What it can hold.
    pub limits: Limits,
    /// Texts too long for a cell.
    pub long: LongTexts,
    /// What is not where a reader would look for it: sentences for *About*.
    pub notices: Vec<String>,
}

impl Book {
    /// A workbook without sheets. Its date is always the same: the same matrix
    /// gives the same bytes.
    pub fn new(limits: Limits) -> Result<Self, XlsxError> {
        let mut workbook = Workbook::new();
        let properties = DocProperties::new()
            .set_title("stancegrid matrix")
            .set_author("stancegrid")
            .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
        workbook.set_properties(&properties);
        Ok(Self {
            workbook,
            limits,
            long: LongTexts::new(limits.text),
            notices: Vec::new(),
        })
    }

    /// A new sheet behind the others. One that will hold more rows than fit
    /// into memory with ease goes through an unnamed temporary file, row by row.
    pub fn sheet(&mut self, name: &str, rows: usize) -> Result<BookSheet<'_>, XlsxError> {
        let sheet = if rows > self.limits.rows_in_memory {
            self.workbook.add_worksheet_with_low_memory()?
        } else {
            self.workbook.add_worksheet()
        };
        sheet.set_name(name)?;
        sheet.set_landscape();
        sheet.set_paper_size(A4);
        Ok(BookSheet {
            sheet,
            long: &mut self.long,
        })
    }

    /// The file.
    pub fn finish(mut self) -> Result<Vec<u8>, XlsxError> {
        // A level above the fastest makes the file little smaller and the
        // export half as slow again.
        self.workbook.set_zip_compression_level(COMPRESSION_LEVEL);
        self.workbook.save_to_buffer()
    }
}

const A4: u8 = 9;
const COMPRESSION_LEVEL: u8 = 3;

/// One sheet of the workbook.
pub(super) struct BookSheet<'b> {
    /// The sheet itself, for what bears on no words.
    pub sheet: &'b mut Worksheet,
    long: &'b mut LongTexts,
}

impl BookSheet<'_> {
    /// Puts words into a cell, as words whatever they begin with. Those that
    /// would become a formula if somebody typed them anew are marked as text
    /// for good.
    pub fn words(
        &mut self,
        at: CellPosition,
        words: &str,
        format: &Format,
    ) -> Result<(), XlsxError> {
        self.put(at, words, format, false)
    }

    /// Like [`Self::words`], in a column that has the format already.
    pub fn words_in_column(
        &mut self,
        at: CellPosition,
        words: &str,
        column: &Format,
    ) -> Result<(), XlsxError> {
        self.put(at, words, column, true)
    }

    fn put(
        &mut self,
        (row, column): CellPosition,
        words: &str,
        format: &Format,
        given: bool,
    ) -> Result<(), XlsxError> {
        let shown = self.long.shown(words);
        let text_for_good = guarded(&shown).len() > shown.len();
        let quoted = text_for_good.then(|| format.clone().set_quote_prefix());
        let format = quoted.as_ref().unwrap_or(format);
        match escaped(&shown) {
            Some(run) => {
                let run = [(&Format::default(), run.as_str())];
                self.sheet
                    .write_rich_string_with_format(row, column, &run, format)?;
            }
            None if given && !text_for_good => {
                self.sheet.write_string(row, column, shown)?;
            }
            None => {
                self.sheet
                    .write_string_with_format(row, column, shown, format)?;
            }
        }
        Ok(())
    }

    /// Puts a field into a cell of a column that has the format already;
    /// figures stay figures.
    pub fn field(
        &mut self,
        at: CellPosition,
        field: &Field<'_>,
        column: &Format,
    ) -> Result<(), XlsxError> {
        match field {
            Field::Empty => {}
            Field::Text(words) => self.words_in_column(at, words, column)?,
            Field::Whole(number) => {
                // Places and counts are far below 2^53, where this is exact.
                #[expect(clippy::cast_precision_loss, reason = "see above")]
                self.sheet.write_number(at.0, at.1, *number as f64)?;
            }
            // As many decimals as the long CSV has.
            Field::Share(share) => {
                let share = (share * 10_000.0).round() / 10_000.0;
                self.sheet.write_number(at.0, at.1, share)?;
            }
            Field::Confidence(share) => {
                let share = (share * 100.0).round() / 100.0;
                self.sheet.write_number(at.0, at.1, share)?;
            }
        }
        Ok(())
    }

    /// Warns at the head of the sheet that something is not in it.
    pub fn warn(&mut self, notice: &str) -> Result<(), XlsxError> {
        self.sheet.set_tab_color(cell_format::WARNING);
        if let Some(note) = note::of_lines(&[notice.to_owned()]) {
            self.sheet.insert_note(0, 0, &note)?;
        }
        Ok(())
    }

    /// Makes a row high enough for so many lines.
    pub fn set_lines(&mut self, row: u32, lines: usize) -> Result<(), XlsxError> {
        if let Some(height) = height::of_lines(lines) {
            self.sheet.set_row_height(row, height)?;
        }
        Ok(())
    }

    /// Puts the heads of a table into the first row, and keeps it in view.
    pub fn heads<'h>(
        &mut self,
        heads: impl Iterator<Item = (&'h str, Format)>,
        columns_in_view: u16,
    ) -> Result<(), XlsxError> {
        for (column, (head, format)) in (0..).zip(heads) {
            self.words((0, column), head, &format)?;
        }
        self.sheet.set_freeze_panes(1, columns_in_view)?;
        self.sheet.set_repeat_rows(0, 0)?;
        Ok(())
    }

    /// Heads of the usual look.
    pub fn plain_heads(&mut self, heads: &[&str], columns_in_view: u16) -> Result<(), XlsxError> {
        let heads = heads.iter().map(|&head| (head, cell_format::head()));
        self.heads(heads, columns_in_view)
    }
}

/// Row and column of a cell, counted from 0.
pub(super) type CellPosition = (u32, u16);
