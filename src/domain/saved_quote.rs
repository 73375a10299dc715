//! What an earlier export quotes from an article. Owns the record only: files
//! are read by `ingest`, quotes checked by `audit`.

use serde::{Deserialize, Serialize};

use super::{ClaimId, CodePoints, SourceId};

/// One quote of an export, with all that it says about its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedQuote {
    /// Where in the export it stands, in words: `line 12`, `sheet Evidence, row 3`.
    pub place: String,
    /// The claim that it is quoted for, where the export says so.
    pub claim: Option<ClaimId>,
    /// The source that it is quoted from.
    pub source: SourceId,
    /// The exact words.
    pub exact: String,
    /// Their place in the article.
    pub points: CodePoints,
    /// What stands right before them, where the export says so.
    pub prefix: Option<String>,
    /// What stands right after them, where the export says so.
    pub suffix: Option<String>,
    /// The hash of the article, where the export says so.
    pub source_sha256: Option<String>,
    /// Whether an apostrophe may have been taken off the start of its words: a
    /// sheet has one where a spreadsheet could take words for a formula, and a
    /// sheet without such guards may have one of its own there.
    pub unguarded: bool,
}
