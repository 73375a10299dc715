//! From the vectors of a pair to its verdict: the mean of the claim's pieces and the mean of
//! the others, how they differ and agree, and two small layers. Owns the arithmetic and the
//! order of the outputs.

use super::kernel::Kernel;
use super::linear::Linear;
use super::portable_math::{add, shares, tanh};

/// The layers behind the encoder.
pub(super) struct PairHead {
    pub hidden: Linear,
    pub output: Linear,
}

/// What a sentence says of a claim, as shares that sum to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Relation {
    /// The sentence says it.
    pub entails: f32,
    /// The sentence says what cannot be true with it.
    pub contradicts: f32,
    /// Neither.
    pub neither: f32,
}

/// What the reader makes of one pair.
#[derive(Debug, Clone, PartialEq)]
pub struct PairVerdict {
    /// What the sentence says of the claim.
    pub relation: Relation,
    /// Whose voice it is: shares in the order of the weights' voices, which sum to 1.
    pub voices: Vec<f32>,
    /// The outputs before they became shares: three of the relation, then the voices.
    pub logits: Vec<f32>,
}

impl PairHead {
    /// The verdict of the vectors of all pieces, of which the first `claim` are the claim's.
    pub fn verdict(&self, rows: &[f32], width: usize, claim: usize, kernel: Kernel) -> PairVerdict {
        let (first, second) = rows.split_at(claim * width);
        let (u, v) = (mean(first, width), mean(second, width));
        let pairs = || u.iter().zip(&v);
        let mut joined = [u.as_slice(), v.as_slice()].concat();
        joined.extend(pairs().map(|(u, v)| (u - v).abs()));
        joined.extend(pairs().map(|(u, v)| u * v));
        let mut hidden = self.hidden.apply(&joined, kernel);
        hidden.iter_mut().for_each(|value| *value = tanh(*value));
        let logits = self.output.apply(&hidden, kernel);
        PairVerdict::of(logits)
    }
}

impl PairVerdict {
    /// The verdict of outputs: three of the relation, then those of the voices.
    pub fn of(logits: Vec<f32>) -> Self {
        let (relation, voices) = logits.split_at(RELATIONS.min(logits.len()));
        let voices = shares(voices);
        let relation = shares(relation);
        let share = |at: usize| relation.get(at).copied().unwrap_or_default();
        Self {
            relation: Relation {
                entails: share(0),
                contradicts: share(1),
                neither: share(2),
            },
            voices,
            logits,
        }
    }
}

/// How many outputs tell the relation.
pub(super) const RELATIONS: usize = 3;

fn mean(rows: &[f32], width: usize) -> Vec<f32> {
    let count = (rows.len() / width).max(1) as f32;
    let mut sums = vec![0.0; width];
    for row in rows.chunks_exact(width) {
        add(&mut sums, row);
    }
    sums.iter_mut().for_each(|sum| *sum /= count);
    sums
}
