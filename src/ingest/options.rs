//! How articles are read, as far as a person has a say in it. Owns the choices
//! and what they are called; what comes of them is the business of the readers.

use std::borrow::Cow;
use std::path::PathBuf;
use std::str::FromStr;

use encoding_rs::Encoding;

use super::encoding::{NotText, decode, decode_as};
use crate::domain::UserError;

/// Choices for one reading.
#[derive(Debug, Clone, Default)]
pub struct ReadingOptions {
    /// The encoding of every text file that bears no byte-order mark, whatever it
    /// declares or looks like. Where there is none, each file's is recognized.
    pub encoding: Option<TextEncoding>,
    /// The program that reads what is read in a process of its own: started once for
    /// each with [`super::ALONE_ARGUMENT`]. Where there is none, PDFs are not read, and
    /// crowded pages in this process.
    pub helper: Option<PathBuf>,
}

impl ReadingOptions {
    /// Decodes a text file: as a person said, else as it declares or looks.
    pub(super) fn decode(&self, bytes: &[u8], declared: Option<&str>) -> Result<String, NotText> {
        match self.encoding {
            Some(encoding) => decode_as(bytes, encoding),
            None => decode(bytes, declared),
        }
    }
}

/// An encoding by one of the names that web pages use.
///
/// ```
/// use stancegrid::ingest::TextEncoding;
/// let cyrillic: TextEncoding = "windows-1251".parse()?;
/// assert_eq!(cyrillic, "cp1251".parse()?);
/// assert!("klingon".parse::<TextEncoding>().is_err());
/// # Ok::<(), stancegrid::ingest::UnknownEncoding>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextEncoding(pub(super) &'static Encoding);

/// A name that no encoding has.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown encoding \"{0}\"")]
pub struct UnknownEncoding(
    /// The name.
    pub String,
);

impl UserError for UnknownEncoding {
    fn help(&self) -> Cow<'_, str> {
        Cow::Borrowed("try utf-8, windows-1251 or big5")
    }
}

impl FromStr for TextEncoding {
    type Err = UnknownEncoding;

    fn from_str(name: &str) -> Result<Self, UnknownEncoding> {
        let found = Encoding::for_label_no_replacement(name.as_bytes());
        let unknown = || UnknownEncoding(name.to_owned());
        found.map(Self).ok_or_else(unknown)
    }
}
