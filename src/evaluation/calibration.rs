//! Whether confidence means what it says. Owns the bins and the two figures;
//! judges without probabilities have none.

use serde::Serialize;

use super::Pair;

/// How many bins of equal width confidence is sorted into.
const BINS: usize = 10;

/// How closely confidence follows the share of right answers.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Calibration {
    /// How many pairs were answered with a confidence.
    pub cells: usize,
    /// Expected calibration error: the mean gap between confidence and the
    /// share of right answers, over ten bins weighted by their size; 0 is best.
    pub error: f64,
    /// Brier score: the mean squared gap between confidence and being right; 0
    /// is best.
    pub brier: f64,
}

impl Calibration {
    /// The figures over the pairs that have a confidence; none where none has.
    ///
    /// References: G. W. Brier, Monthly Weather Review 78 (1950) 1–3; M. P.
    /// Naeini et al., "Obtaining well calibrated probabilities using Bayesian
    /// binning", AAAI 2015.
    pub fn of(pairs: &[Pair<'_>]) -> Option<Self> {
        let mut bins = [Bin::default(); BINS];
        let mut cells = 0;
        let mut squares = 0.0;
        for pair in pairs {
            let Some(answer) = pair.prediction.judgement() else {
                continue;
            };
            let Some(confidence) = answer.confidence.filter(|given| given.is_finite()) else {
                continue;
            };
            let right = f64::from(u8::from(answer.stance == pair.gold.stance));
            cells += 1;
            squares += (confidence - right).powi(2);
            // Full confidence belongs to the last bin, not to one beyond it.
            let at = ((confidence * BINS as f64) as usize).min(BINS - 1);
            bins[at].confidence += confidence;
            bins[at].right += right;
        }
        (cells > 0).then(|| Self {
            cells,
            error: bins.iter().map(Bin::gap).sum::<f64>() / cells as f64,
            brier: squares / cells as f64,
        })
    }
}

#[derive(Debug, Clone, Copy, Default)]
struct Bin {
    confidence: f64,
    right: f64,
}

impl Bin {
    /// The gap of the two means, times the size of the bin.
    fn gap(&self) -> f64 {
        (self.confidence - self.right).abs()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Stance::{Asserts, Denies};
    use crate::domain::{Stance, Verdict};
    use crate::evaluation::pair;
    use crate::evaluation::sample::{judged, label, matrix};

    fn calibration(answers: &[(Stance, Option<f64>)]) -> Option<Calibration> {
        let ids: Vec<String> = (0..answers.len()).map(|at| format!("s{at}")).collect();
        let sources: Vec<&str> = ids.iter().map(String::as_str).collect();
        let gold: Vec<_> = ids.iter().map(|id| label("c", id, Asserts)).collect();
        let cells = answers
            .iter()
            .enumerate()
            .map(|(at, &(stance, confidence))| {
                let mut judgement = judged(stance);
                judgement.confidence = confidence;
                ((0, at), Verdict::Judged(judgement))
            });
        let matrix = matrix(&["c"], &sources, cells.collect());
        Calibration::of(&pair(&gold, &matrix))
    }

    #[test]
    fn the_gap_is_taken_within_a_bin() {
        // One bin: confidence .75 twice, one of two right: gap .25.
        let found = calibration(&[(Asserts, Some(0.75)), (Denies, Some(0.75))]).unwrap();
        assert_eq!(found.cells, 2);
        assert!((found.error - 0.25).abs() < 1e-12);
        assert!((found.brier - (0.0625 + 0.5625) / 2.0).abs() < 1e-12);
    }

    #[test]
    fn gaps_of_two_bins_do_not_cancel() {
        // Over-confident in one bin by .95, under-confident in another by .95.
        let found = calibration(&[(Denies, Some(0.95)), (Asserts, Some(0.05))]).unwrap();
        assert!((found.error - 0.95).abs() < 1e-12);
    }

    #[test]
    fn certain_and_right_is_perfect() {
        let found = calibration(&[(Asserts, Some(1.0)), (Denies, Some(0.0))]).unwrap();
        assert_eq!((found.error, found.brier), (0.0, 0.0));
    }

    #[test]
    fn answers_without_confidence_are_left_out() {
        assert_eq!(calibration(&[(Asserts, None)]), None);
        assert_eq!(
            calibration(&[(Asserts, None), (Asserts, Some(1.0))])
                .unwrap()
                .cells,
            1
        );
    }
}
