//! What the options ask the matrix to look like: which format a file gets, how
//! CSV is written, which table the terminal shows. Owns these readings of the
//! options; writes nothing.

use std::path::Path;

use crate::cli::arguments::{By, MatrixOptions};
use crate::cli::failure::Failure;
use crate::cli::terminal;
use crate::export::{CsvStyle, Format, GroupedRows, GroupedTable, Shape, Symbols, TableStyle};

/// The table that the terminal shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableChoice {
    /// A column for each source.
    BySource,
    /// Counts, with these rows.
    Grouped(GroupedRows),
}

/// The format of a file; standard output gets CSV.
pub fn format_of(path: &Path) -> Result<Format, Failure> {
    if path == Path::new("-") {
        return Ok(Format::Csv);
    }
    Ok(Format::of(path)?)
}

/// CSV; only a file that a spreadsheet may open has a byte-order mark.
pub fn csv_style(options: &MatrixOptions, file: bool) -> CsvStyle {
    CsvStyle {
        delimiter: options.delimiter,
        bom: file && !options.no_bom && !options.raw,
        raw: options.raw,
    }
}

/// Long or wide.
pub fn csv_shape(options: &MatrixOptions) -> Shape {
    if options.wide {
        Shape::Wide
    } else {
        Shape::Long
    }
}

/// The table for so many sources: counts where they are too many to be set side
/// by side, unless the options say otherwise.
pub fn table(options: &MatrixOptions, sources: usize) -> TableChoice {
    match options.by {
        Some(By::None) => TableChoice::BySource,
        Some(By::Outlet) => TableChoice::Grouped(GroupedRows::Claims),
        Some(By::Topic) => TableChoice::Grouped(GroupedRows::Topics),
        None if options.evidence => TableChoice::BySource,
        None if GroupedTable::is_due(sources, terminal::width(options.width)) => {
            TableChoice::Grouped(GroupedRows::Claims)
        }
        None => TableChoice::BySource,
    }
}

/// How the table is drawn.
pub fn table_style(options: &MatrixOptions) -> TableStyle {
    TableStyle {
        width: terminal::width(options.width),
        color: terminal::color_on_stdout(options.color),
        evidence: options.evidence,
        symbols: if options.ascii {
            Symbols::Ascii
        } else {
            Symbols::Unicode
        },
    }
}
