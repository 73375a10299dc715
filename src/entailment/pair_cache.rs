//! What need not be read again: what a reader made of pairs in earlier runs. Owns the keys,
//! and the interface of whoever keeps it. An edited article has most of its sentences
//! unchanged, and these keep their keys.

use std::fmt;

use crate::domain::FieldHasher;

/// All that bears on what a reader makes of a pair: weights, claim, sentence and the
/// sentence before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PairKey(pub [u8; 16]);

/// The arithmetic of this program. It is raised with the bits of the outputs, which
/// `tests/core/entailment.rs` holds.
const ARITHMETIC: &str = "2";

impl PairKey {
    /// The key of a pair for a reader whose weights have this hash.
    ///
    /// ```
    /// use stancegrid::entailment::PairKey;
    /// let key = |claim, before| PairKey::of("5e0f", [claim, "It sank.", before]);
    /// assert_eq!(key("It sank", ""), key("It sank", ""));
    /// assert_ne!(key("It sank", ""), key("It sank", "It was late."));
    /// ```
    pub fn of(weights: &str, pair: [&str; 3]) -> Self {
        let mut hasher = FieldHasher::default();
        let parts = [ARITHMETIC, weights].into_iter().chain(pair);
        parts.for_each(|part| hasher.add(part));
        Self(hasher.key())
    }
}

/// Keeps outputs from run to run. What it gives for a key is what was kept for it, or
/// nothing; never anything else.
pub trait PairCache: Send + Sync + fmt::Debug {
    /// The outputs that are known of a pair.
    fn recall_pair(&self, key: PairKey) -> Option<Vec<f32>>;

    /// Keeps the outputs of a pair that was not known.
    fn keep_pair(&self, key: PairKey, logits: &[f32]);
}
