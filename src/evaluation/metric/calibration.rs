//! Whether confidence means what it says. Owns the bins and the two figures;
//! judges without probabilities have none.

use serde::Serialize;

use super::confidence::confident;
use crate::evaluation::Pair;

/// How many bins of equal width confidence is sorted into.
const BINS: usize = 10;

/// How closely confidence follows the share of right answers.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Calibration {
    /// How many pairs were answered with a confidence.
    pub cells: usize,
    /// Expected calibration error, 0 to 1: the mean gap between confidence and
    /// the share of right answers, over ten bins weighted by their size; 0 is
    /// best.
    pub error: f64,
    /// Brier score, 0 to 1: the mean squared gap between confidence and being
    /// right; 0 is best.
    pub brier: f64,
    /// The ten bins, from the least sure, empty ones too: a reliability diagram.
    pub bins: [ReliabilityBin; BINS],
}

/// The answers whose confidence lies in one tenth of its range.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ReliabilityBin {
    /// The lowest confidence of the bin.
    pub from: f64,
    /// Where the next one begins; only the last bin holds its own end, 1.
    pub to: f64,
    /// How many answers it holds.
    pub cells: usize,
    /// Their mean confidence; none where there are none.
    pub confidence: Option<f64>,
    /// The share of them that are right; none where there are none.
    pub accuracy: Option<f64>,
}

impl Calibration {
    /// The figures over the pairs that have a confidence, which is that of the
    /// stance the judge chose; none where none has.
    ///
    /// References: G. W. Brier, Monthly Weather Review 78 (1950) 1–3, here for
    /// the chosen stance alone; M. P. Naeini et al., "Obtaining well calibrated
    /// probabilities using Bayesian binning", AAAI 2015; for the reading of
    /// confidence as that of the chosen class, C. Guo et al., "On calibration
    /// of modern neural networks", ICML 2017.
    pub fn of(pairs: &[Pair<'_>]) -> Option<Self> {
        let mut bins = [Bin::default(); BINS];
        let mut cells = 0;
        let mut squares = 0.0;
        for answer in confident(pairs) {
            let right = f64::from(u8::from(answer.right));
            cells += 1;
            squares += (answer.confidence - right).powi(2);
            // Full confidence belongs to the last bin, not to one beyond it.
            let at = ((answer.confidence * BINS as f64) as usize).min(BINS - 1);
            bins[at].cells += 1;
            bins[at].confidence += answer.confidence;
            bins[at].right += right;
        }
        (cells > 0).then(|| Self {
            cells,
            error: bins.iter().map(Bin::gap).sum::<f64>() / cells as f64,
            brier: squares / cells as f64,
            bins: std::array::from_fn(|at| bins[at].shown(at)),
        })
    }
}

#[derive(Debug, Clone, Copy, Default)]
struct Bin {
    cells: usize,
    confidence: f64,
    right: f64,
}

impl Bin {
    /// The gap of the two means, times the size of the bin.
    fn gap(&self) -> f64 {
        (self.confidence - self.right).abs()
    }

    fn shown(&self, at: usize) -> ReliabilityBin {
        let mean = |sum: f64| (self.cells > 0).then(|| sum / self.cells as f64);
        ReliabilityBin {
            from: at as f64 / BINS as f64,
            to: (at + 1) as f64 / BINS as f64,
            cells: self.cells,
            confidence: mean(self.confidence),
            accuracy: mean(self.right),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Stance::{self, Asserts, Denies};
    use crate::evaluation::pair;
    use crate::evaluation::sample::with_confidence;

    fn calibration(answers: &[(Stance, Option<f64>)]) -> Option<Calibration> {
        let (gold, matrix) = with_confidence(answers);
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
    fn bins_weigh_by_their_size() {
        // Three answers of .65, two right: gap |1.95 - 2| = .05 of the sum; one
        // answer of .35, wrong: gap .35. Together .4 over four answers.
        let found = calibration(&[
            (Asserts, Some(0.65)),
            (Asserts, Some(0.65)),
            (Denies, Some(0.65)),
            (Denies, Some(0.35)),
        ])
        .unwrap();
        assert!((found.error - 0.1).abs() < 1e-12);
    }

    #[test]
    fn a_bin_holds_its_lower_end_and_the_last_one_both() {
        let answers = [0.0, 0.1, 0.3, 0.7, 0.899, 0.9, 1.0].map(|given| (Asserts, Some(given)));
        let bins = calibration(&answers).unwrap().bins;
        let sizes: Vec<usize> = bins.iter().map(|bin| bin.cells).collect();
        assert_eq!(sizes, [1, 1, 0, 1, 0, 0, 0, 1, 1, 2]);
        assert_eq!((bins[3].from, bins[3].to), (0.3, 0.4));
        assert_eq!((bins[9].from, bins[9].to), (0.9, 1.0));
    }

    #[test]
    fn a_bin_gives_both_means_and_an_empty_one_neither() {
        let answers = [(Asserts, Some(0.72)), (Denies, Some(0.78))];
        let bins = calibration(&answers).unwrap().bins;
        assert!((bins[7].confidence.unwrap() - 0.75).abs() < 1e-12);
        assert_eq!(bins[7].accuracy, Some(0.5));
        assert_eq!((bins[2].confidence, bins[2].accuracy), (None, None));
    }

    #[test]
    fn certain_and_right_is_perfect() {
        let found = calibration(&[(Asserts, Some(1.0)), (Denies, Some(0.0))]).unwrap();
        assert_eq!((found.error, found.brier), (0.0, 0.0));
    }

    #[test]
    fn answers_without_confidence_are_left_out() {
        assert_eq!(calibration(&[(Asserts, None)]), None);
        let found = calibration(&[(Asserts, None), (Asserts, Some(1.0))]);
        assert_eq!(found.unwrap().cells, 1);
    }
}
