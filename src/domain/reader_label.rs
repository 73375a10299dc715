//! What one reader says of one cell by himself or herself. Owns the record
//! only: `decisions` finds the readings, `evaluation` measures how far they agree.

use super::{ClaimId, SourceId, Stance};

/// One reader's verdict on one cell. A cell that somebody has not read has none:
/// that is a gap, and never an omission.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ReaderLabel {
    /// The claim.
    pub claim: ClaimId,
    /// The source.
    pub source: SourceId,
    /// The reader.
    pub reviewer: String,
    /// The verdict.
    pub stance: Stance,
}
