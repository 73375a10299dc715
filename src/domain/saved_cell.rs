//! What an earlier export says of a cell. Owns the record only: files are read
//! by `ingest`, compared by `evaluation`.

use serde::{Deserialize, Serialize};

use super::{ClaimId, Reason, SourceId, Stance};

/// One cell of an export, without its evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedCell {
    /// The claim.
    pub claim: ClaimId,
    /// The source.
    pub source: SourceId,
    /// The stance; none where the cell could not be judged.
    pub stance: Option<Stance>,
    /// Why it qualifies, where it does and the export says so.
    pub reason: Option<Reason>,
}
