//! What accuracy is to be had when the least sure cells are left to a person.
//! Owns the order of cells by confidence and the risk-coverage curve.

use serde::Serialize;

use super::confidence::confident;
use crate::evaluation::Pair;

/// The coverages that a report gives, in per cent.
const PERCENTS: [usize; 7] = [100, 95, 90, 80, 70, 60, 50];

/// Accuracy against coverage.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Coverage {
    /// How many pairs were answered with a confidence.
    pub cells: usize,
    /// The area under the risk-coverage curve, 0 to 1: the mean, over every
    /// number of surest cells from one to all, of the share of wrong answers
    /// among them. 0 is best; where confidence tells nothing it comes near the
    /// share of wrong answers among all.
    pub aurc: f64,
    /// The curve at 100, 95, 90, 80, 70, 60 and 50 per cent.
    pub points: Vec<CoveragePoint>,
}

/// One point of the curve.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct CoveragePoint {
    /// How much is kept, in per cent of the cells with a confidence.
    pub percent: usize,
    /// How many cells that is, rounded up.
    pub kept: usize,
    /// The share of right answers among them, 0 to 1.
    pub accuracy: f64,
    /// The lowest confidence among them: what is below it goes to a person.
    pub confidence: f64,
}

impl Coverage {
    /// The curve over the pairs that have a confidence; none where none has.
    ///
    /// The surest cells come first; equally sure ones stand in the order of
    /// claim, then source, so that the figures do not depend on the order of
    /// the labels. Cells that could not be judged go to a person anyway and are
    /// no part of the curve.
    ///
    /// References: Y. Geifman & R. El-Yaniv, "Selective classification for deep
    /// neural networks", NeurIPS 30 (2017) 4878–4887, for risk and coverage;
    /// Y. Geifman, G. Uziel & R. El-Yaniv, "Bias-reduced uncertainty estimation
    /// for deep neural classifiers", ICLR 2019, for the area.
    pub fn of(pairs: &[Pair<'_>]) -> Option<Self> {
        let mut answers: Vec<_> = confident(pairs).collect();
        answers.sort_by(|a, b| {
            let place = |pair: &Pair<'_>| (pair.gold.claim.clone(), pair.gold.source.clone());
            let surest_first = b.confidence.total_cmp(&a.confidence);
            surest_first.then_with(|| place(a.pair).cmp(&place(b.pair)))
        });
        let mut right = 0;
        let curve: Vec<(f64, f64)> = answers
            .iter()
            .zip(1_usize..)
            .map(|(answer, kept)| {
                right += usize::from(answer.right);
                (right as f64 / kept as f64, answer.confidence)
            })
            .collect();
        let cells = curve.len();
        let point = |&percent: &usize| {
            let kept = (percent * cells).div_ceil(100);
            let &(accuracy, confidence) = curve.get(kept.checked_sub(1)?)?;
            Some(CoveragePoint {
                percent,
                kept,
                accuracy,
                confidence,
            })
        };
        let risks = curve.iter().map(|(accuracy, _)| 1.0 - accuracy);
        (cells > 0).then(|| Self {
            cells,
            aurc: risks.sum::<f64>() / cells as f64,
            points: PERCENTS.iter().filter_map(point).collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Stance::{self, Asserts, Denies};
    use crate::evaluation::pair;
    use crate::evaluation::sample::with_confidence;

    fn coverage(answers: &[(Stance, Option<f64>)]) -> Option<Coverage> {
        let (gold, matrix) = with_confidence(answers);
        Coverage::of(&pair(&gold, &matrix))
    }

    fn accuracies(coverage: &Coverage) -> Vec<f64> {
        coverage.points.iter().map(|point| point.accuracy).collect()
    }

    #[test]
    fn the_least_sure_are_left_out_first() {
        // Gold asserts throughout. By confidence: right, right, wrong, wrong.
        let found = coverage(&[
            (Denies, Some(0.4)),
            (Asserts, Some(0.9)),
            (Denies, Some(0.6)),
            (Asserts, Some(0.8)),
        ])
        .unwrap();
        // Kept: 4, 4, 4, 4, 3, 3, 2 of four cells.
        let kept: Vec<usize> = found.points.iter().map(|point| point.kept).collect();
        assert_eq!(kept, [4, 4, 4, 4, 3, 3, 2]);
        let two_thirds = 2.0 / 3.0;
        assert_eq!(
            accuracies(&found),
            [0.5, 0.5, 0.5, 0.5, two_thirds, two_thirds, 1.0]
        );
        // Risks 0, 0, 1/3, 1/2: their mean is 5/24.
        assert!((found.aurc - 5.0 / 24.0).abs() < 1e-12);
        let last = found.points.last().unwrap();
        assert_eq!((last.percent, last.confidence), (50, 0.8));
    }

    #[test]
    fn confidence_the_wrong_way_round_shows() {
        // Wrong, then right: risks 1 and 1/2.
        let found = coverage(&[(Denies, Some(0.9)), (Asserts, Some(0.1))]).unwrap();
        assert_eq!(found.aurc, 0.75);
        assert_eq!(found.points.last().unwrap().accuracy, 0.0);
    }

    #[test]
    fn ties_stand_by_claim_and_source_whatever_the_order_of_labels() {
        let answers = [
            (Asserts, Some(0.5)),
            (Denies, Some(0.5)),
            (Asserts, Some(0.5)),
        ];
        let (mut gold, matrix) = with_confidence(&answers);
        let forward = Coverage::of(&pair(&gold, &matrix)).unwrap();
        gold.reverse();
        let backward = Coverage::of(&pair(&gold, &matrix)).unwrap();
        assert_eq!(forward, backward);
        // s000 right, s001 wrong, s002 right: risks 0, 1/2, 1/3.
        assert!((forward.aurc - 5.0 / 18.0).abs() < 1e-12);
    }

    #[test]
    fn a_share_of_cells_is_rounded_up_in_whole_numbers() {
        // 70 % of ten is seven, which a product of fractions can miss.
        let found = coverage(&[(Asserts, Some(0.5)); 10]).unwrap();
        let kept: Vec<usize> = found.points.iter().map(|point| point.kept).collect();
        assert_eq!(kept, [10, 10, 9, 8, 7, 6, 5]);
    }

    #[test]
    fn one_cell_is_kept_whole_and_no_confidence_gives_no_curve() {
        let found = coverage(&[(Asserts, Some(0.2)), (Asserts, None)]).unwrap();
        assert_eq!((found.cells, found.aurc), (1, 0.0));
        assert!(accuracies(&found).iter().all(|&accuracy| accuracy == 1.0));
        assert_eq!(coverage(&[(Asserts, None)]), None);
        assert_eq!(coverage(&[]), None);
    }
}
