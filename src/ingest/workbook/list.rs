//! Lists in a workbook: the sheets that have the columns of one. Owns how they are
//! found; their rows are read as those of any other.

use std::path::Path;
use std::time::Instant;

use calamine::Reader;

use crate::ingest::IngestError;
use crate::ingest::sandbox::MAX_READING_TIME;
use crate::ingest::workbook::sheet_row::SheetRow;

use super::cell::{Contents, contents};
use super::cell_position::SheetName;
use super::zip_limits::Caps;
use super::{Book, MAX_COLUMNS};

/// So many sheets are looked through.
const MAX_SHEETS: usize = 100;

/// The rows of one sheet.
pub(in crate::ingest) struct SheetRows {
    /// The sheet's name.
    pub sheet: String,
    /// Its rows below the header.
    pub rows: Vec<SheetRow>,
}

/// The rows of every sheet whose header is one of a list as `is_list` tells by the
/// names in it, guards against formulas taken off.
pub(in crate::ingest) fn read_list(
    file: &Path,
    bytes: &[u8],
    is_list: &dyn Fn(&[String]) -> bool,
) -> Result<Vec<SheetRows>, IngestError> {
    let mut book = Book::open(file, bytes, Caps::LIST)?;
    let sheets = book.workbook.sheet_names();
    // Many sheets may stand on one part of the archive, which is then read for each.
    let begun = Instant::now();
    let endless = sheets.len() > MAX_SHEETS;
    let mut lists = Vec::new();
    for sheet in sheets {
        if endless || begun.elapsed() > MAX_READING_TIME {
            let what = format!("has more than {MAX_SHEETS} sheets, or they take too long to read");
            let help = "save the sheets with articles as .csv";
            return Err(IngestError::new(file, what, help));
        }
        if is_list(&book.header(&sheet)?) {
            let rows = book.saved_csv(&sheet, &[])?;
            lists.push(SheetRows { sheet, rows });
        }
    }
    Ok(lists)
}

impl Book<'_> {
    /// What stands in the first row of a sheet.
    fn header(&mut self, sheet: &str) -> Result<Vec<String>, IngestError> {
        let at = SheetName {
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
            if cell.pos.0 > 0 || header.len() as u32 >= MAX_COLUMNS {
                break;
            }
            if let Contents::Text(text) = contents(cell.value, false) {
                header.push(text.trim().to_lowercase());
            }
        }
        Ok(header)
    }
}
