//! A sheet with one head row and one row for each thing: how it is laid out,
//! and how it goes on in a second sheet where one is full. Owns no contents.

use rust_xlsxwriter::{Format, XlsxError};

use crate::export::field::Field;

use super::workbook::{Book, BookSheet};
use super::{cell_format, height};

/// One column.
pub(super) struct SheetColumn {
    /// What stands in the first row.
    pub head: &'static str,
    /// In characters.
    pub width: f64,
    /// How its cells look.
    pub format: Format,
    /// How its head looks.
    pub head_format: Format,
    /// Whether its words go on in a second line.
    wraps: bool,
}

impl SheetColumn {
    /// A column of words that go on in a second line.
    pub fn words(head: &'static str, width: f64) -> Self {
        Self {
            wraps: true,
            ..Self::line(head, width)
        }
        .with(cell_format::words())
    }

    /// A column whose words stand on one line.
    pub fn line(head: &'static str, width: f64) -> Self {
        Self {
            head,
            width,
            format: cell_format::line(),
            head_format: cell_format::head(),
            wraps: false,
        }
    }

    /// Gives the column another look.
    pub fn with(mut self, format: Format) -> Self {
        self.format = format;
        self
    }
}

/// The layout of a sheet.
pub(super) struct SheetTable {
    /// The name of its first sheet; the next ones are numbered from 2.
    pub name: &'static str,
    /// Its columns.
    pub columns: Vec<SheetColumn>,
    /// How many of them stay in view.
    pub in_view: u16,
    /// How many rows there will be, at least: decides what is kept in memory.
    pub rows: usize,
}

/// What a table does beyond putting its fields into cells.
pub(super) trait SheetFinish {
    /// Called once for each row, when its fields are in their cells.
    fn row(&mut self, _: &mut BookSheet<'_>, _row: u32, _: &[Field<'_>]) -> Result<(), XlsxError> {
        Ok(())
    }

    /// Called once for each sheet, with its last row.
    fn sheet(&mut self, _: &mut BookSheet<'_>, _last: u32) -> Result<(), XlsxError> {
        Ok(())
    }
}

/// Nothing beyond the fields.
pub(super) struct Plain;

impl SheetFinish for Plain {}

/// The name of a table's sheets, counted from 1.
pub(super) fn part_name(name: &str, part: usize) -> String {
    if part == 1 {
        name.to_owned()
    } else {
        format!("{name} {part}")
    }
}

impl SheetTable {
    /// Writes the rows into as many sheets as they need.
    pub fn write<'f>(
        &self,
        book: &mut Book,
        rows: impl Iterator<Item = Vec<Field<'f>>>,
        finish: &mut impl SheetFinish,
    ) -> Result<(), XlsxError> {
        let mut rows = rows.peekable();
        let most = u32::try_from(book.limits.rows).unwrap_or(u32::MAX).max(2);
        let heights = u32::try_from(book.limits.heights).unwrap_or(u32::MAX);
        let mut part = 1;
        loop {
            let mut sheet = book.sheet(&part_name(self.name, part), self.rows)?;
            self.lay_out(&mut sheet)?;
            let mut last = 0;
            while last + 1 < most {
                let Some(fields) = rows.next() else { break };
                last += 1;
                for ((column, look), field) in (0..).zip(&self.columns).zip(&fields) {
                    sheet.field((last, column), field, &look.format)?;
                }
                if last <= heights {
                    self.set_height(&mut sheet, last, &fields)?;
                }
                finish.row(&mut sheet, last, &fields)?;
            }
            let width = u16::try_from(self.columns.len()).unwrap_or(u16::MAX);
            sheet
                .sheet
                .autofilter(0, 0, last, width.saturating_sub(1))?;
            finish.sheet(&mut sheet, last)?;
            if rows.peek().is_none() {
                break;
            }
            let here = part_name(self.name, part);
            part += 1;
            let notice = format!(
                "The sheet {here} is full: its rows go on in the sheet {}.",
                part_name(self.name, part)
            );
            sheet.warn(&notice)?;
            book.notices.push(notice);
        }
        Ok(())
    }

    fn set_height(
        &self,
        sheet: &mut BookSheet<'_>,
        row: u32,
        fields: &[Field<'_>],
    ) -> Result<(), XlsxError> {
        let wrapped = self.columns.iter().zip(fields);
        let lines = wrapped.filter_map(|(column, field)| match field {
            Field::Text(words) if column.wraps => Some(height::lines(words, column.width)),
            Field::Text(_)
            | Field::Empty
            | Field::Whole(_)
            | Field::Share(_)
            | Field::Confidence(_) => None,
        });
        sheet.set_lines(row, lines.max().unwrap_or(1))
    }

    fn lay_out(&self, sheet: &mut BookSheet<'_>) -> Result<(), XlsxError> {
        for (at, column) in (0..).zip(&self.columns) {
            sheet.sheet.set_column_width(at, column.width)?;
            sheet.sheet.set_column_format(at, &column.format)?;
        }
        let heads = self.columns.iter();
        let heads = heads.map(|column| (column.head, column.head_format.clone()));
        sheet.heads(heads, self.in_view)
    }
}
