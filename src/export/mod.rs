//! Turns a matrix into bytes: the terminal table and every file format, one
//! file per format behind one trait.
//!
//! Owns what an export looks like and in which order its columns stand. Writes
//! to no file and no terminal, looks at no environment, judges nothing: width,
//! colour and delimiter are given, and the bytes are handed back.

mod annotation;
mod csv;
mod error;
mod field;
mod format;
mod html;
mod json;
mod json_layout;
mod jsonl;
mod long_sheet;
mod markdown;
mod record;
#[cfg(test)]
mod sample;
mod scan_lines;
mod soundness;
pub(super) mod stance_symbols;
mod table;
mod text_fragment;
mod wide_sheet;
mod xlsx;

pub use csv::long::{LongCsv, LongCsvBySource};
pub use csv::wide::WideCsv;
pub use csv::writer::CsvStyle;
pub use error::ExportError;
pub use format::{Format, Shape};
pub use html::HtmlReport;
pub use json::JsonDocument;
pub use jsonl::JsonLines;
pub use long_sheet::LONG_COLUMNS;
pub use markdown::MarkdownText;
pub use record::{scan_schema, schema};
pub use scan_lines::{ScanError, ScanLines};
pub use table::table_style::TableStyle;
pub use table::{GroupedRows, GroupedTable, Symbols, TerminalTable};
pub use xlsx::Workbook;

use crate::domain::Matrix;

/// One way of writing a matrix down. What bears on the result beside the
/// matrix (width, delimiter, colour) belongs to the exporter's own style.
pub trait Exporter {
    /// The whole export as bytes, the same for the same matrix.
    ///
    /// # Errors
    /// Where the matrix does not hold together, or the style cannot be written.
    fn export(&self, matrix: &Matrix) -> Result<Vec<u8>, ExportError>;
}
