//! A person's verdict on a cell, and what it rested on. Owns the record only:
//! it is kept by `decisions`, and never overwrites what the program says.

use serde::{Deserialize, Serialize};

use super::id::text_id;
use super::vocabulary::vocabulary;
use super::{ClaimId, CodePoints, SourceId, Stance};

text_id! {
    /// Names one decision by a hash of all that it says, so that the same one
    /// has the same id in every store.
    DecisionId
}

vocabulary! {
    /// What a decision does.
    Act {
        /// One reader's own verdict; a later one that answers it takes its place.
        Reading = "reading",
        /// Settles what readers differ on; stands above all readings it answers.
        Adjudication = "adjudication",
        /// Takes back what it answers and says nothing in its place.
        Withdrawal = "withdrawal",
    }
}

/// The words that a decision rests on, as the reviewer saw them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecidedQuote {
    /// The exact words.
    pub exact: String,
    /// Their place in the article.
    #[serde(flatten)]
    pub points: CodePoints,
}

/// What the reviewer had in view. Where the claim, the article or the quote is
/// no longer the same, the decision is stale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Basis {
    /// Hash of the claim's text, without its variants.
    pub claim_sha256: String,
    /// Hash of the article's text as loaded.
    pub source_sha256: String,
    /// The evidence, or the near miss of an omission.
    pub quote: Option<DecidedQuote>,
    /// What the program said; none where it had not judged.
    pub stance_machine: Option<Stance>,
    /// The judge that said so.
    pub judge_id: String,
}

/// One entry of the store: written once, never changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Hash of everything below.
    pub id: DecisionId,
    /// What it does.
    pub act: Act,
    /// The claim decided on.
    #[serde(rename = "claim_id")]
    pub claim: ClaimId,
    /// The source decided on.
    #[serde(rename = "source_id")]
    pub source: SourceId,
    /// The verdict; none exactly where it is a withdrawal.
    pub stance: Option<Stance>,
    /// Why, in the reviewer's words.
    pub note: Option<String>,
    /// Who decided.
    pub reviewer: String,
    /// When, as RFC 3339 in UTC, so that it sorts as text.
    pub at: String,
    /// The decisions that it takes the place of.
    pub answers: Vec<DecisionId>,
    /// What the reviewer had in view.
    pub basis: Basis,
}
