//! A file that must be readable as a whole (claims, gold, pairs, sources.csv):
//! its path and its decoded text, from which its errors are made. Owns no format.

use std::path::{Path, PathBuf};

use crate::domain::Span;
use crate::ingest::IngestError;
use crate::ingest::text::encoding::{NotText, decode};

/// The decoded text of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SourceText {
    /// The file, as it was named or found.
    pub file: PathBuf,
    /// Its text: no byte-order mark, LF line ends.
    pub text: String,
}

impl SourceText {
    /// Reads and decodes a file; an empty one is an error.
    pub fn read(file: &Path) -> Result<Self, IngestError> {
        let bytes = std::fs::read(file).map_err(|error| cannot_open(file, &error))?;
        let text = decode(&bytes, None).map_err(|why| {
            let help = match why {
                NotText::Empty => "write something into it, or leave it out",
                NotText::Binary | NotText::Garbled { .. } => "save it as UTF-8 text",
            };
            IngestError::new(file, format!("the file {why}"), help)
        })?;
        Ok(Self {
            file: file.to_owned(),
            text,
        })
    }

    /// An error about the file as a whole.
    pub fn error(&self, what: impl Into<String>, help: impl Into<String>) -> IngestError {
        IngestError::new(&self.file, what, help)
    }

    /// An error at a place in the text.
    pub fn error_at(
        &self,
        span: Span,
        what: impl Into<String>,
        help: impl Into<String>,
    ) -> IngestError {
        self.error(what, help).at(&self.text, span)
    }
}

/// The error for a path that is missing or may not be read.
pub(crate) fn cannot_open(path: &Path, error: &std::io::Error) -> IngestError {
    match error.kind() {
        std::io::ErrorKind::NotFound => IngestError::new(
            path,
            "no such file or folder",
            "check the path, and the folder that you are in",
        ),
        _ => IngestError::new(
            path,
            format!("cannot read: {}", reason(error)),
            "check that you may read it",
        ),
    }
}

/// What is wrong with a file of a format that is not read here.
///
/// `notes.odt` gives `unsupported article format ".odt"`.
pub(crate) fn unsupported(noun: &str, path: &Path) -> String {
    match path.extension() {
        Some(ending) => format!("unsupported {noun} format \".{}\"", ending.display()),
        None => format!("unsupported {noun} format: the file name has no extension"),
    }
}

/// What the system says went wrong, without its error number.
pub(crate) fn reason(error: &std::io::Error) -> String {
    let text = error.to_string();
    let plain = text.split(" (os error").next().unwrap_or_default();
    plain.to_lowercase()
}
