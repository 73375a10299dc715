//! One term of a wording found again in a sentence. Owns the record only.

use super::similarity::Similarity;

/// One term of the wording found again.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// The term's place among the wording's terms.
    pub term: usize,
    /// The token of the sentence that met it; `None` where it was carried over
    /// from the sentence before or from the title.
    pub token: Option<usize>,
    /// How alike, and by what.
    pub similarity: Similarity,
}
