//! Why a matrix could not be exported. Owns the messages; `cli` shows them.

use std::borrow::Cow;
use std::path::PathBuf;

use crate::domain::UserError;

/// What can go wrong on the way from a matrix to bytes.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The path's ending names no format that is written.
    #[error("{}: unsupported output format{}", path.display(), match path.extension() {
        Some(ending) => format!(" \".{}\"", ending.display()),
        None => ": the file name has no extension".to_owned(),
    })]
    UnknownEnding {
        /// The path as given.
        path: PathBuf,
        /// The endings that would have been understood.
        known: String,
    },
    /// A cell refers to a claim or a source that the matrix does not have.
    #[error(
        "invalid matrix: cell {at} refers to claim {claim} of {claims} and source {source_place} of {sources}"
    )]
    DanglingCell {
        /// The place of the cell, zero-based like the places below.
        at: usize,
        /// The claim it refers to.
        claim: usize,
        /// How many claims there are.
        claims: usize,
        /// The source it refers to.
        source_place: usize,
        /// How many sources there are.
        sources: usize,
    },
    /// Two cells stand in the wrong order, or twice.
    #[error("invalid matrix: cell {at} is out of order or there twice")]
    UnorderedCells {
        /// The place of the later of the two.
        at: usize,
    },
    /// A figure of a cell is infinite or no number, which no format can write.
    #[error("invalid matrix: the {what} of cell {at} is not a finite number")]
    NotFinite {
        /// The place of the cell.
        at: usize,
        /// Which of its figures.
        what: &'static str,
    },
    /// The delimiter cannot part the fields of a CSV file.
    #[error("invalid CSV delimiter \"{}\"", char::from(*.0).escape_default())]
    Delimiter(u8),
    /// The CSV writer gave up.
    #[error("cannot write CSV: {0}")]
    Csv(#[from] csv::Error),
    /// The CSV writer could not hand over its bytes.
    #[error("cannot finish CSV: {0}")]
    Finish(#[from] std::io::Error),
    /// The workbook writer gave up.
    #[error("cannot write the workbook: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// The JSON writer gave up.
    #[error("cannot write JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// The page could not be written.
    #[error("cannot write the report: {0}")]
    Report(#[from] askama::Error),
}

impl UserError for ExportError {
    fn help(&self) -> Cow<'_, str> {
        Cow::Borrowed(match self {
            ExportError::UnknownEnding { known, .. } => {
                return Cow::Owned(format!("use one of {known}"));
            }
            ExportError::DanglingCell { .. } => "check the claim and the source of each cell",
            ExportError::UnorderedCells { .. } => {
                "sort the cells by claim and then by source, each once"
            }
            ExportError::NotFinite { .. } => "check the scores and the confidence of the cell",
            ExportError::Delimiter(_) => {
                "use an ASCII character other than a quotation mark or a line break"
            }
            ExportError::Csv(_) | ExportError::Finish(_) => {
                "check the place that the output is written to"
            }
            ExportError::Workbook(_) => "write .csv or .html instead",
            ExportError::Json(_) | ExportError::Report(_) => {
                "report this as a bug, with the command that you ran"
            }
        })
    }
}

impl ExportError {
    /// What the system says, where it was what kept the export from being
    /// written.
    pub fn io_kind(&self) -> Option<std::io::ErrorKind> {
        match self {
            ExportError::Finish(error) => Some(error.kind()),
            ExportError::Csv(error) => match error.kind() {
                csv::ErrorKind::Io(error) => Some(error.kind()),
                _ => None,
            },
            ExportError::UnknownEnding { .. }
            | ExportError::DanglingCell { .. }
            | ExportError::UnorderedCells { .. }
            | ExportError::NotFinite { .. }
            | ExportError::Delimiter(_)
            | ExportError::Workbook(_)
            | ExportError::Json(_)
            | ExportError::Report(_) => None,
        }
    }
}
