//! A label that people gave to a cell. Owns the record only: files are read by
//! `ingest`, figures computed by `evaluation`.

use serde::{Deserialize, Serialize};

use super::{ClaimId, CodePoints, Reason, SourceId, Stance};

/// One judged pair of a gold file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoldCell {
    /// The claim.
    pub claim: ClaimId,
    /// The source.
    pub source: SourceId,
    /// The stance that people agreed on.
    pub stance: Stance,
    /// Why it qualifies, where the file says so.
    pub reason: Option<Reason>,
    /// The sentences that decide the cell, the most decisive first.
    pub evidence: Vec<CodePoints>,
}
