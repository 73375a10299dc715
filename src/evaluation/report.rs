//! All figures of one evaluation together. Owns which figures a report has;
//! each figure's own file says how it is computed.

use std::borrow::Cow;

use serde::Serialize;

use crate::domain::{GoldCell, Matrix, UserError};

use super::share::Share;
use super::{
    Calibration, ClassScore, Confusion, Coverage, Interval, Intervals, Pair, Prediction, accuracy,
    evidence_hits, false_omits, kappa, macro_f1, pair, reason_matches, relative_score,
    rescued_omits,
};

/// Gold without a label: there is nothing to measure against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no labels to score")]
pub struct EmptyGold;

impl UserError for EmptyGold {
    fn help(&self) -> Cow<'_, str> {
        Cow::Borrowed("list at least one label: `claim_id,source_id,stance`")
    }
}

/// Every figure of a matrix against gold.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// How many labels there are.
    pub cells: usize,
    /// How many of them the matrix has no cell for.
    pub missing: usize,
    /// How many more have a cell that could not be judged.
    pub unjudged: usize,
    /// The share of right answers.
    pub accuracy: f64,
    /// Cohen's κ.
    pub kappa: f64,
    /// Its 95 % bootstrap interval.
    pub kappa_interval: Interval,
    /// The mean F1 of the stances that gold holds.
    pub macro_f1: f64,
    /// Its 95 % bootstrap interval.
    pub macro_f1_interval: Interval,
    /// The 95 % bootstrap interval of the F1 of `denies`, where anything denies.
    pub denies_f1_interval: Option<Interval>,
    /// The relative score of the Fake News Challenge, in per cent.
    pub fnc: f64,
    /// Whether the first evidence is one that people marked.
    pub evidence_hit: Share,
    /// What gold holds brought up and the matrix omits.
    pub false_omits: Share,
    /// Where the near miss of such an omission is what people marked.
    pub rescued_omits: Share,
    /// Whether what rightly qualifies also has the right reason.
    pub reasons: Share,
    /// Whether confidence means what it says, where the judge gives one.
    pub calibration: Option<Calibration>,
    /// Accuracy where only the surest cells are kept, where the judge gives a
    /// confidence.
    pub coverage: Option<Coverage>,
    /// Precision, recall and F1 of each stance.
    pub classes: Vec<ClassScore>,
    /// Gold stances against answers.
    pub confusion: Confusion,
}

impl Report {
    /// Measures `matrix` against `gold`.
    ///
    /// # Errors
    /// [`EmptyGold`] where `gold` has no label.
    pub fn of(gold: &[GoldCell], matrix: &Matrix) -> Result<Self, EmptyGold> {
        Self::of_pairs(&pair(gold, matrix))
    }

    /// Measures pairs that have been joined already, of one set or of several.
    ///
    /// # Errors
    /// [`EmptyGold`] where there is no pair.
    pub fn of_pairs(pairs: &[Pair<'_>]) -> Result<Self, EmptyGold> {
        let confusion = Confusion::of(pairs);
        let classes = ClassScore::all(&confusion);
        let intervals = Intervals::of(pairs).ok_or(EmptyGold)?;
        let answered = |wanted| {
            let same = |pair: &&Pair<'_>| pair.prediction == wanted;
            pairs.iter().filter(same).count()
        };
        Ok(Self {
            cells: pairs.len(),
            missing: answered(Prediction::Missing),
            unjudged: answered(Prediction::Unjudged),
            accuracy: accuracy(&confusion),
            kappa: kappa(&confusion),
            kappa_interval: intervals.kappa,
            macro_f1: macro_f1(&classes),
            macro_f1_interval: intervals.macro_f1,
            denies_f1_interval: intervals.denies_f1,
            fnc: relative_score(pairs),
            evidence_hit: evidence_hits(pairs),
            false_omits: false_omits(pairs),
            rescued_omits: rescued_omits(pairs),
            reasons: reason_matches(pairs),
            calibration: Calibration::of(pairs),
            coverage: Coverage::of(pairs),
            classes,
            confusion,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Stance::{Asserts, Denies, Omits};
    use crate::evaluation::sample::{answered, matrix, with_confidence};

    #[test]
    fn gold_without_a_label_is_an_error() {
        assert_eq!(Report::of(&[], &matrix(&[], &[], vec![])), Err(EmptyGold));
    }

    #[test]
    fn json_gives_null_for_a_share_of_nothing() {
        let (gold, matrix) = answered(&[(Omits, Some(Omits)), (Omits, None)]);
        let report = Report::of(&gold, &matrix).unwrap();
        let json = serde_json::to_value(&report).unwrap();
        assert_eq!(json["cells"], 2);
        assert_eq!(
            (&json["unjudged"], &json["missing"]),
            (&1.into(), &0.into())
        );
        assert_eq!(json["accuracy"], 0.5);
        assert!(json["false_omits"]["rate"].is_null());
        assert_eq!(json["false_omits"]["whole"], 0);
        assert!(json["calibration"].is_null());
        assert!(json["coverage"].is_null());
        assert!(json["denies_f1_interval"].is_null());
        assert!(json["rescued_omits"]["rate"].is_null());
        assert_eq!(json["classes"][3]["stance"], "omits");
        assert_eq!(json["classes"][3]["recall"], 0.5);
        assert_eq!(json["confusion"][3]["none"], 1);
        assert_eq!(json["kappa_interval"]["resamples"], 2000);
    }

    #[test]
    fn json_gives_the_reliability_bins_and_the_curve() {
        let answers = [(Asserts, Some(0.9)), (Denies, Some(0.3))];
        let (gold, matrix) = with_confidence(&answers);
        let json = serde_json::to_value(Report::of(&gold, &matrix).unwrap()).unwrap();
        let bins = &json["calibration"]["bins"];
        assert_eq!(bins.as_array().map(Vec::len), Some(10));
        assert_eq!(
            (&bins[9]["cells"], &bins[9]["accuracy"]),
            (&1.into(), &1.0.into())
        );
        assert!(bins[0]["confidence"].is_null());
        assert_eq!(json["coverage"]["points"][6]["percent"], 50);
        assert_eq!(json["coverage"]["points"][6]["accuracy"], 1.0);
        assert_eq!(json["coverage"]["aurc"], 0.25);
    }

    #[test]
    fn pairs_of_several_sets_can_be_measured_together() {
        let (first, one) = answered(&[(Asserts, Some(Asserts))]);
        let (second, two) = answered(&[(Denies, Some(Asserts)), (Omits, Some(Omits))]);
        let mut pairs = pair(&first, &one);
        pairs.extend(pair(&second, &two));
        let report = Report::of_pairs(&pairs).unwrap();
        assert_eq!((report.cells, report.confusion.right()), (3, 2));
    }
}
