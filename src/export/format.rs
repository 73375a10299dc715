//! Which format a file is written in, told from its ending. Owns the list of
//! endings; opens no file.

use std::path::Path;

use super::ExportError;

/// A file format that a matrix can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// Comma-separated values.
    Csv,
    /// A workbook for spreadsheet programs.
    Xlsx,
    /// One JSON document.
    Json,
    /// One JSON record a line.
    Jsonl,
    /// Tables and quotes for documents and issue trackers.
    Markdown,
    /// A page of its own for the browser.
    Html,
}

/// Which way round a sheet is laid out, where a format can do both.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Shape {
    /// One row per cell and piece of evidence.
    #[default]
    Long,
    /// One row per claim, one column per source.
    Wide,
}

impl Format {
    /// Every format, in the order in which help and errors list them.
    pub const ALL: &'static [Format] = &[
        Format::Csv,
        Format::Xlsx,
        Format::Json,
        Format::Jsonl,
        Format::Markdown,
        Format::Html,
    ];

    /// The ending of its files, without the dot.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Xlsx => "xlsx",
            Format::Json => "json",
            Format::Jsonl => "jsonl",
            Format::Markdown => "md",
            Format::Html => "html",
        }
    }

    /// The format that the ending of `path` names; case does not matter.
    ///
    /// ```
    /// use stancegrid::export::Format;
    /// assert_eq!(Format::of("out/matrix.CSV".as_ref()).ok(), Some(Format::Csv));
    /// assert!(Format::of("matrix.doc".as_ref()).is_err());
    /// ```
    ///
    /// # Errors
    /// [`ExportError::UnknownEnding`], with the endings that are known.
    pub fn of(path: &Path) -> Result<Self, ExportError> {
        let ending = path.extension().map(|ending| ending.to_string_lossy());
        let known = |format: &&Format| {
            let ending = ending.as_deref();
            ending.is_some_and(|ending| ending.eq_ignore_ascii_case(format.ending()))
        };
        Self::ALL.iter().find(known).copied().ok_or_else(|| {
            let endings = Self::ALL
                .iter()
                .map(|format| format!(".{}", format.ending()));
            ExportError::UnknownEnding {
                path: path.to_owned(),
                known: endings.collect::<Vec<_>>().join(", "),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::UserError;

    #[test]
    fn only_the_ending_counts() {
        assert_eq!(
            Format::of(Path::new("a.xlsx/b c.csv")).ok(),
            Some(Format::Csv)
        );
        assert!(Format::of(Path::new("a.csv/b")).is_err());
    }

    #[test]
    fn an_unknown_ending_lists_the_known_ones() {
        let error = |path: &str| Format::of(Path::new(path)).unwrap_err();
        assert_eq!(
            error("matrix.doc").to_string(),
            "matrix.doc: unsupported output format \".doc\""
        );
        assert_eq!(
            error("matrix.doc").help(),
            "use one of .csv, .xlsx, .json, .jsonl, .md, .html"
        );
        assert_eq!(
            error("csv").to_string(),
            "csv: unsupported output format: the file name has no extension"
        );
    }
}
