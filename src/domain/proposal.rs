//! A decision that a person has written into a sheet, before it is one. Owns
//! the record only: sheets are read by `ingest`, and `decisions` compares it
//! with what is decided already.

use std::fmt;

use super::{Basis, ClaimId, SourceId, Stance};

/// Where a row of a sheet stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowPlace {
    /// The sheet, where the file has several.
    pub sheet: Option<String>,
    /// The line of the file, or the row of the sheet, counted from 1.
    pub line: usize,
}

impl fmt::Display for RowPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.sheet {
            Some(sheet) => write!(f, "{sheet}, row {}", self.line),
            None => write!(f, "line {}", self.line),
        }
    }
}

/// One filled-in cell of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Where it stands.
    pub place: RowPlace,
    /// The claim decided on.
    pub claim: ClaimId,
    /// The source decided on.
    pub source: SourceId,
    /// The verdict.
    pub stance: Stance,
    /// Why, in the reviewer's words.
    pub note: Option<String>,
    /// What the sheet showed beside it.
    pub basis: Basis,
    /// When the latest decision was made that the sheet knew of; none where it
    /// knew of none.
    pub seen: Option<String>,
}
