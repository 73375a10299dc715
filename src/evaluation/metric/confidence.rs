//! The answers that come with a confidence. Owns which pairs the figures about
//! confidence look at; computes none of them.

use crate::evaluation::Pair;

/// One pair that was answered with a confidence.
#[derive(Debug, Clone, Copy)]
pub(in crate::evaluation) struct Confident<'p, 'a> {
    /// The pair.
    pub pair: &'p Pair<'a>,
    /// How sure the judge was of the stance it chose, 0 to 1.
    pub confidence: f64,
    /// Whether that stance is the label's.
    pub right: bool,
}

/// The pairs that were answered with a confidence, in their order. Cells that
/// could not be judged, and answers of a judge without probabilities, have none.
pub(in crate::evaluation) fn confident<'p, 'a>(
    pairs: &'p [Pair<'a>],
) -> impl Iterator<Item = Confident<'p, 'a>> + use<'p, 'a> {
    pairs.iter().filter_map(|pair| {
        let answer = pair.prediction.judgement()?;
        let confidence = answer.confidence.filter(|given| given.is_finite())?;
        Some(Confident {
            pair,
            confidence,
            right: answer.stance == pair.gold.stance,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Stance::{Asserts, Denies};
    use crate::evaluation::pair;
    use crate::evaluation::sample::with_confidence;

    #[test]
    fn only_answers_with_a_number_are_looked_at() {
        let (gold, matrix) = with_confidence(&[
            (Asserts, Some(0.9)),
            (Asserts, None),
            (Denies, Some(f64::NAN)),
            (Denies, Some(0.4)),
        ]);
        let pairs = pair(&gold, &matrix);
        let found: Vec<_> = confident(&pairs)
            .map(|answer| (answer.confidence, answer.right))
            .collect();
        assert_eq!(found, [(0.9, true), (0.4, false)]);
    }

    #[test]
    fn a_cell_that_was_not_judged_has_none() {
        let (gold, mut matrix) = with_confidence(&[(Asserts, Some(0.9))]);
        matrix.cells[0].verdict = crate::domain::Verdict::NotReadable;
        assert_eq!(confident(&pair(&gold, &matrix)).count(), 0);
    }
}
