//! The *Matrix* sheet: one row per claim, one column per source, then the
//! totals. Owns where things stand in it and how it goes on where one sheet is
//! full; words come from `wide_sheet`, looks from `cell_format`, notes from `note`.

use std::ops::Range;

use rust_xlsxwriter::{Format, XlsxError};

use crate::domain::Matrix;
use crate::export::wide_sheet;

use super::note::Notes;
use super::table::part_name;
use super::workbook::{Book, BookSheet};
use super::{cell_format, height};

const SHEET: &str = "Matrix";
const WIDTHS: [f64; wide_sheet::CLAIM.len()] = [16.0, 22.0, 46.0, 14.0];

const SOURCE_WIDTH: f64 = 17.0;

/// Writes the sheet.
pub(super) fn write(book: &mut Book, matrix: &Matrix) -> Result<(), XlsxError> {
    let notes = Notes::of(matrix, book.limits.notes);
    let parts = parts(book, matrix);
    let mut notices: Vec<String> = notes.notice().into_iter().collect();
    for (at, part) in parts.iter().enumerate().skip(1) {
        notices.push(part.notice(at));
    }
    for (at, part) in parts.iter().enumerate() {
        let mut sheet = book.sheet(&part_name(SHEET, at + 1), 0)?;
        Layout {
            matrix,
            part,
            notes,
        }
        .write(&mut sheet)?;
        if !notices.is_empty() {
            sheet.warn(&notices.join("\n"))?;
        }
    }
    book.notices.extend(notices);
    Ok(())
}

/// What one sheet shows.
struct Part {
    claims: Range<usize>,
    sources: Range<usize>,
    totals: bool,
}

impl Part {
    /// What the reader is told of a sheet that goes on from the one before it.
    fn notice(&self, at: usize) -> String {
        format!(
            "The sheet {} is full: the sheet {} has the claims {} to {} and the sources {} to {}. \
             Totals count all sources and stand in the last sheet of a claim.",
            part_name(SHEET, at),
            part_name(SHEET, at + 1),
            self.claims.start + 1,
            self.claims.end,
            self.sources.start + 1,
            self.sources.end
        )
    }
}

/// Sources first, then claims, are cut into as many sheets as they need.
fn parts(book: &Book, matrix: &Matrix) -> Vec<Part> {
    let fixed = wide_sheet::CLAIM.len() + wide_sheet::TOTALS;
    let sources = ranges(
        matrix.columns.len(),
        book.limits.columns.saturating_sub(fixed),
    );
    let claims = ranges(matrix.claims.len(), book.limits.rows.saturating_sub(1));
    let last = sources.len() - 1;
    let each = claims.iter().flat_map(|claims| {
        sources.iter().enumerate().map(move |(at, sources)| Part {
            claims: claims.clone(),
            sources: sources.clone(),
            totals: at == last,
        })
    });
    each.collect()
}

/// `0..count` in pieces of at most `most`; one empty piece where it is empty.
fn ranges(count: usize, most: usize) -> Vec<Range<usize>> {
    let most = most.max(1);
    let starts = (0..count.max(1)).step_by(most);
    starts
        .map(|start| start..(start + most).min(count))
        .collect()
}

struct Layout<'m> {
    matrix: &'m Matrix,
    part: &'m Part,
    notes: Notes,
}

impl Layout<'_> {
    fn write(&self, sheet: &mut BookSheet<'_>) -> Result<(), XlsxError> {
        let columns = self.heads(sheet)?;
        let (words, line) = (cell_format::words(), cell_format::line());
        let claims = self.part.claims.clone();
        for (row, claim) in (1..).zip(claims.clone()) {
            self.claim(sheet, row, claim, &words)?;
            if self.part.totals {
                self.totals(sheet, row, claim, &line)?;
            }
        }
        let last_row = u32::try_from(claims.len()).unwrap_or(u32::MAX);
        sheet
            .sheet
            .autofilter(0, 0, last_row, columns.saturating_sub(1))?;
        sheet.sheet.set_print_fit_to_pages(1, 0);
        Ok(())
    }

    /// The heads, with what is known of each source in a note; gives the number
    /// of columns.
    fn heads(&self, sheet: &mut BookSheet<'_>) -> Result<u16, XlsxError> {
        let head = wide_sheet::head(self.matrix);
        let (claim, rest) = head.split_at(WIDTHS.len());
        let (_, totals) = rest.split_at(self.matrix.columns.len());
        let sources = &rest[self.part.sources.clone()];
        let totals = if self.part.totals { totals } else { &[] };
        let shown: Vec<&str> = [claim, sources, totals].concat();
        // The claim stays in view with its label, or with its text where
        // labels are missing.
        let labelled = self.matrix.claims.iter().all(|claim| claim.label.is_some());
        sheet.plain_heads(&shown, if labelled { 2 } else { 3 })?;
        let widths = WIDTHS.into_iter();
        let widths = widths.chain(sources.iter().map(|_| SOURCE_WIDTH));
        let widths = widths.chain(totals.iter().map(|total| total_width(total)));
        for (column, width) in (0..).zip(widths) {
            sheet.sheet.set_column_width(column, width)?;
            // Figures stand as high in their cells as words do.
            sheet
                .sheet
                .set_column_format(column, &cell_format::line())?;
        }
        sheet.sheet.set_row_height(0, 48)?;
        if self.notes.heads() {
            let columns = &self.matrix.columns[self.part.sources.clone()];
            for (at, column) in (first_source()..).zip(columns) {
                if let Some(note) = super::note::of_source(column) {
                    sheet.sheet.insert_note(0, at, &note)?;
                }
            }
        }
        Ok(u16::try_from(shown.len()).unwrap_or(u16::MAX))
    }

    fn claim(
        &self,
        sheet: &mut BookSheet<'_>,
        row: u32,
        place: usize,
        format: &Format,
    ) -> Result<(), XlsxError> {
        let Some(claim) = self.matrix.claims.get(place) else {
            return Ok(());
        };
        let (label, topic) = (claim.label.as_deref(), claim.topic.as_deref());
        let words = [Some(claim.id.as_str()), label, Some(&claim.text), topic];
        for (column, words) in (0..).zip(words) {
            if let Some(words) = words.filter(|words| !words.is_empty()) {
                sheet.words((row, column), words, format)?;
            }
        }
        let mut lines = lines(WIDTHS, words);
        for (column, source) in (first_source()..).zip(self.part.sources.clone()) {
            let Some(cell) = self.matrix.cell(place, source) else {
                continue;
            };
            let words = wide_sheet::words(cell);
            sheet.words((row, column), &words, &cell_format::cell(cell))?;
            // The sign and the mark take room, too.
            let mark = if cell.review.is_some() {
                "      "
            } else {
                "  "
            };
            lines = lines.max(height::lines(&(words + mark), SOURCE_WIDTH));
            if let Some(note) = self.notes.of_cell(cell) {
                sheet.sheet.insert_note(row, column, &note)?;
            }
        }
        sheet.set_lines(row, lines)
    }

    fn totals(
        &self,
        sheet: &mut BookSheet<'_>,
        row: u32,
        claim: usize,
        format: &Format,
    ) -> Result<(), XlsxError> {
        let sources = u16::try_from(self.part.sources.len()).unwrap_or(u16::MAX);
        let first = first_source().saturating_add(sources);
        for (column, field) in (first..).zip(wide_sheet::totals(self.matrix, claim)) {
            sheet.field((row, column), &field, format)?;
        }
        Ok(())
    }
}

/// How many lines the words of a claim take.
fn lines(widths: [f64; WIDTHS.len()], words: [Option<&str>; WIDTHS.len()]) -> usize {
    let each = widths.into_iter().zip(words);
    let each = each.map(|(width, words)| height::lines(words.unwrap_or_default(), width));
    each.max().unwrap_or(1)
}

/// The names of the stances are short, those of their counts in origins long.
fn total_width(head: &str) -> f64 {
    if head.contains('_') { 17.0 } else { 10.0 }
}

fn first_source() -> u16 {
    u16::try_from(WIDTHS.len()).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_in_exactly_one_piece() {
        assert_eq!(ranges(7, 3), [0..3, 3..6, 6..7]);
        assert_eq!(ranges(6, 3), [0..3, 3..6]);
        assert_eq!(ranges(0, 3).len(), 1);
    }
}
