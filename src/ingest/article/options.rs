//! How articles are read, as far as a person has a say in it. Owns the choices
//! and what they are called; what comes of them is left to the readers.

use std::path::PathBuf;

use crate::ingest::text::encoding::{NotText, TextEncoding, decode, decode_as};

/// Choices for one reading.
#[derive(Debug, Clone, Default)]
pub struct ReadingOptions {
    /// The encoding of every text file that bears no byte-order mark, whatever it
    /// declares or looks like. Where there is none, each file's is recognized.
    pub encoding: Option<TextEncoding>,
    /// The program that reads what is read in a process of its own: started once for
    /// each with [`crate::ingest::ALONE_ARGUMENT`]. Where there is none, PDFs are not read, and
    /// crowded pages in this process.
    pub helper: Option<PathBuf>,
}

impl ReadingOptions {
    /// Decodes a text file: as a person said, else as it declares or looks.
    pub(in crate::ingest) fn decode(
        &self,
        bytes: &[u8],
        declared: Option<&str>,
    ) -> Result<String, NotText> {
        match self.encoding {
            Some(encoding) => decode_as(bytes, encoding),
            None => decode(bytes, declared),
        }
    }
}
