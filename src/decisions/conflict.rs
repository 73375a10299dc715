//! A row of a sheet that disagrees with another, or with what was decided later.
//! Owns the kinds, and which of them are taken all the same.

use crate::domain::{ClaimId, Proposal, RowPlace, SourceId, Stance};

/// Why a row needs a person's eyes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConflictKind {
    /// Another row of the same cell says something else; neither is taken.
    Within {
        /// That row.
        other: RowPlace,
        /// What it says.
        stance: Stance,
    },
    /// The reviewer has decided, or somebody has adjudicated, otherwise since the
    /// sheet was written; the row is not taken.
    Later {
        /// Who.
        reviewer: String,
        /// The later verdict.
        stance: Stance,
        /// When it was made.
        at: String,
    },
    /// Another reader has decided otherwise since the sheet was written; both
    /// verdicts are kept.
    Differs {
        /// The other reader.
        reviewer: String,
        /// The other verdict.
        stance: Stance,
        /// When it was made.
        at: String,
    },
}

impl ConflictKind {
    /// Whether the row is taken all the same.
    pub fn is_taken(&self) -> bool {
        match self {
            ConflictKind::Within { .. } | ConflictKind::Later { .. } => false,
            ConflictKind::Differs { .. } => true,
        }
    }
}

/// A row that disagrees with another, or with what was decided later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The row.
    pub place: RowPlace,
    /// The claim.
    pub claim: ClaimId,
    /// The source.
    pub source: SourceId,
    /// What the row says.
    pub stance: Stance,
    /// What stands against it.
    pub kind: ConflictKind,
}

impl Conflict {
    /// What stands against a row.
    pub(super) fn of(proposal: &Proposal, kind: ConflictKind) -> Self {
        Self {
            place: proposal.place.clone(),
            claim: proposal.claim.clone(),
            source: proposal.source.clone(),
            stance: proposal.stance,
            kind,
        }
    }
}
