//! A sentence by its rank, and the memory that one ranking leaves to the next. Owns the
//! order of ranks. How a total is added up is told in `ranking`.

use crate::matching::similarity_score::SimilarityScore;

/// A sentence that meets a wording, by its rank.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ranked {
    /// The score's total, 0 to 1.
    pub total: f64,
    /// The sentence's place in the article.
    pub sentence: u32,
    /// The wording's place in the claim.
    pub wording: u32,
}

impl Ranked {
    /// Ascending, this puts the closest first: by total, then in the order of
    /// sentences and wordings. No two are equal.
    pub(in crate::matching) fn order(&self) -> (u64, u32, u32) {
        // Numbers from 0 on are in the order of their bits.
        (!self.total.to_bits(), self.sentence, self.wording)
    }
}

/// Memory that one ranking leaves to the next.
#[derive(Debug, Default)]
pub(in crate::matching) struct RankingScratch {
    /// By sentence; all empty but while a wording is added up.
    pub(super) rows: Vec<Row>,
    /// The sentences that meet the wording at hand, as bits.
    pub(super) touched: Vec<u64>,
    pub(super) ranked: Vec<Ranked>,
}

/// What one wording comes to in one sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    pub(super) standing: SimilarityScore,
    pub(super) borrowed: u32,
}

pub(super) const EMPTY: Row = Row {
    standing: SimilarityScore::NOWHERE,
    borrowed: 0,
};
