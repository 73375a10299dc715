//! A list in a workbook: the first sheet that has the columns of one. Owns how
//! that sheet is found; its rows are read as those of any other.

use std::path::Path;

use calamine::Reader;

use super::cell::{Contents, contents};
use super::gate::Caps;
use super::place::Sheet;
use super::{Book, MOST_COLUMNS};
use crate::ingest::IngestError;
use crate::ingest::exported_sheet::SheetRow;

/// The rows of the first sheet whose header is one of a list as `is_list` tells by
/// the names in it, guards against formulas taken off; none where no sheet has such
/// a header.
pub(in crate::ingest) fn read_list(
    file: &Path,
    bytes: &[u8],
    is_list: &dyn Fn(&[String]) -> bool,
) -> Result<Option<Vec<SheetRow>>, IngestError> {
    let mut book = Book::open(file, bytes, Caps::default())?;
    for sheet in book.workbook.sheet_names() {
        if is_list(&book.header(&sheet)?) {
            return book.saved_csv(&sheet, &[]).map(Some);
        }
    }
    Ok(None)
}

impl Book<'_> {
    /// What stands in the first row of a sheet.
    fn header(&mut self, sheet: &str) -> Result<Vec<String>, IngestError> {
        let at = Sheet {
            file: self.file,
            name: sheet,
        };
        let mut header = Vec::new();
        // A sheet of something else than cells, such as a chart, has no header.
        let Ok(mut cells) = self.workbook.worksheet_cells_reader(sheet) else {
            return Ok(header);
        };
        while let Some(cell) = cells
            .next_cell_with_formula_metadata()
            .map_err(|error| at.unreadable(&error))?
        {
            if cell.pos.0 > 0 || header.len() as u32 >= MOST_COLUMNS {
                break;
            }
            if let Contents::Text(text) = contents(cell.value, false) {
                header.push(text.trim().to_lowercase());
            }
        }
        Ok(header)
    }
}
