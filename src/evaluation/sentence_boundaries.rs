//! How well predicted sentence ends agree with gold ones. Owns the counting
//! and the three figures; reads no file and segments nothing.

use std::collections::BTreeSet;
use std::iter::Sum;
use std::ops::Add;

use serde::{Deserialize, Serialize};

/// How many ends there are on each side, and how many are the same. Counts of
/// several texts are added before figures are taken from them, so that every
/// end weighs the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct BoundaryCounts {
    /// Ends that are in both.
    pub matched: usize,
    /// Ends in the gold.
    pub gold: usize,
    /// Ends predicted.
    pub predicted: usize,
}

impl Add for BoundaryCounts {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            matched: self.matched + other.matched,
            gold: self.gold + other.gold,
            predicted: self.predicted + other.predicted,
        }
    }
}

impl Sum for BoundaryCounts {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::default(), Add::add)
    }
}

/// Precision, recall and their harmonic mean over sentence ends, each 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct BoundaryScore {
    /// The share of predicted ends that are right; 1 where nothing is predicted
    /// and nothing was to be found.
    pub precision: f64,
    /// The share of gold ends that are found; 1 where there are none.
    pub recall: f64,
    /// 2PR / (P + R).
    pub f1: f64,
    /// What the figures were taken from.
    pub counts: BoundaryCounts,
}

impl BoundaryScore {
    /// The figures of counts, which may be those of many texts together.
    pub fn of(counts: BoundaryCounts) -> Self {
        let BoundaryCounts {
            matched,
            gold,
            predicted,
        } = counts;
        Self {
            precision: share(matched, predicted, gold),
            recall: share(matched, gold, 0),
            f1: share(2 * matched, gold + predicted, 0),
            counts,
        }
    }
}

/// Compares two lists of sentence ends of one text, in any unit that both
/// share. Order and repetition do not matter.
///
/// ```
/// use stancegrid::evaluation::sentence_boundaries::boundary_score;
/// let score = boundary_score(&[5, 9, 20], &[9, 20]);
/// assert_eq!((score.precision, score.f1), (1.0, 0.8));
/// ```
pub fn boundary_score(gold_ends: &[usize], predicted_ends: &[usize]) -> BoundaryScore {
    let gold: BTreeSet<_> = gold_ends.iter().collect();
    let predicted: BTreeSet<_> = predicted_ends.iter().collect();
    BoundaryScore::of(BoundaryCounts {
        matched: gold.intersection(&predicted).count(),
        gold: gold.len(),
        predicted: predicted.len(),
    })
}

/// `part` of `whole`; of an empty whole it is all, unless something was missed.
fn share(part: usize, whole: usize, missed: usize) -> f64 {
    if whole == 0 {
        return if missed == 0 { 1.0 } else { 0.0 };
    }
    part as f64 / whole as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_of_a_partial_match() {
        let score = boundary_score(&[3, 7, 12, 20], &[3, 8, 12]);
        assert_eq!(score.precision, 2.0 / 3.0);
        assert_eq!(score.recall, 0.5);
        assert_eq!(score.f1, 4.0 / 7.0);
        let counts = BoundaryCounts {
            matched: 2,
            gold: 4,
            predicted: 3,
        };
        assert_eq!(score.counts, counts);
    }

    #[test]
    fn order_and_repetition_do_not_matter() {
        assert_eq!(
            boundary_score(&[7, 3], &[3, 7, 7]),
            boundary_score(&[3, 7], &[7, 3])
        );
    }

    #[test]
    fn nothing_on_either_side() {
        assert_eq!(boundary_score(&[], &[]).f1, 1.0);
        let missed = boundary_score(&[4], &[]);
        assert_eq!(
            (missed.precision, missed.recall, missed.f1),
            (0.0, 0.0, 0.0)
        );
        let invented = boundary_score(&[], &[4]);
        assert_eq!((invented.precision, invented.f1), (0.0, 0.0));
    }

    #[test]
    fn several_texts_weigh_by_their_ends() {
        let one = boundary_score(&[1], &[1]).counts;
        let two = boundary_score(&[1, 2, 3], &[]).counts;
        let all = BoundaryScore::of([one, two].into_iter().sum());
        assert_eq!((all.precision, all.recall), (1.0, 0.25));
    }
}
