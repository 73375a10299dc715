//! The few figures by which sets are compared, one row for each. Owns which
//! they are and how their mean over sets is taken; draws no table.

use serde::Serialize;

use super::{Interval, Report, Share};
use crate::domain::Stance;

/// One row of figures: of a set, of several pooled, or their mean. It has the
/// names that [`Report`] has, so that a program finds both in the same way.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Summary {
    /// How many labels there are; none for a mean.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cells: Option<usize>,
    /// The share of right answers.
    pub accuracy: f64,
    /// Cohen's κ.
    pub kappa: f64,
    /// Its 95 % interval; none for a mean.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kappa_interval: Option<Interval>,
    /// The mean F1 of the stances that gold holds.
    pub macro_f1: f64,
    /// Its 95 % interval; none for a mean.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub macro_f1_interval: Option<Interval>,
    /// F1 of each stance, in the order in which tables list them.
    pub classes: Vec<StanceF1>,
    /// Evidence hit@1.
    pub evidence_hit: Rate,
    /// False omissions, of what gold holds brought up.
    pub false_omits: Rate,
    /// Those of them that the near miss rescues.
    pub rescued_omits: Rate,
    /// Right reasons, of what rightly qualifies.
    pub reasons: Rate,
    /// Expected calibration error; none where the judge gives no confidence.
    pub calibration: Option<CalibrationError>,
}

/// F1 of one stance.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct StanceF1 {
    /// The stance.
    pub stance: Stance,
    /// Its F1; none where gold does not hold the stance, as in macro-F1.
    pub f1: Option<f64>,
}

/// A share without its counts, which a mean does not have.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Rate {
    /// The share, 0 to 1; none where there was nothing to share.
    pub rate: Option<f64>,
}

/// The gap between confidence and the share of right answers.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct CalibrationError {
    /// Expected calibration error, 0 to 1.
    pub error: f64,
}

impl Summary {
    /// The row of one report.
    pub fn of(report: &Report) -> Self {
        let rate = |share: Share| Rate { rate: share.rate() };
        let f1 = |class: &super::ClassScore| StanceF1 {
            stance: class.stance,
            f1: (class.gold > 0).then_some(class.f1),
        };
        Self {
            cells: Some(report.cells),
            accuracy: report.accuracy,
            kappa: report.kappa,
            kappa_interval: Some(report.kappa_interval),
            macro_f1: report.macro_f1,
            macro_f1_interval: Some(report.macro_f1_interval),
            classes: report.classes.iter().map(f1).collect(),
            evidence_hit: rate(report.evidence_hit),
            false_omits: rate(report.false_omits),
            rescued_omits: rate(report.rescued_omits),
            reasons: rate(report.reasons),
            calibration: report.calibration.map(|calibration| CalibrationError {
                error: calibration.error,
            }),
        }
    }

    /// The mean of several rows, each weighing the same whatever its size. A
    /// figure that some rows lack is the mean over those that have it. None
    /// where there is no row.
    pub fn mean(rows: &[Self]) -> Option<Self> {
        let every = |figure: fn(&Self) -> f64| mean(rows.iter().map(figure));
        let rate = |figure: fn(&Self) -> Rate| Rate {
            rate: mean(rows.iter().filter_map(|row| figure(row).rate)),
        };
        let f1 = |&stance: &Stance| StanceF1 {
            stance,
            f1: mean(rows.iter().filter_map(|row| row.f1(stance))),
        };
        let errors = rows.iter().filter_map(|row| row.calibration);
        Some(Self {
            cells: None,
            accuracy: every(|row| row.accuracy)?,
            kappa: every(|row| row.kappa)?,
            kappa_interval: None,
            macro_f1: every(|row| row.macro_f1)?,
            macro_f1_interval: None,
            classes: Stance::ALL.iter().map(f1).collect(),
            evidence_hit: rate(|row| row.evidence_hit),
            false_omits: rate(|row| row.false_omits),
            rescued_omits: rate(|row| row.rescued_omits),
            reasons: rate(|row| row.reasons),
            calibration: mean(errors.map(|calibration| calibration.error))
                .map(|error| CalibrationError { error }),
        })
    }

    /// F1 of one stance.
    pub fn f1(&self, stance: Stance) -> Option<f64> {
        let class = self.classes.iter().find(|class| class.stance == stance);
        class.and_then(|class| class.f1)
    }
}

fn mean(figures: impl Iterator<Item = f64>) -> Option<f64> {
    let (count, sum) = figures.fold((0_usize, 0.0), |(count, sum), figure| {
        (count + 1, sum + figure)
    });
    (count > 0).then(|| sum / count as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Stance::{Asserts, Denies, Omits, Qualifies};
    use crate::evaluation::sample::{answered, with_confidence};

    fn headline(pairs: &[(Stance, Option<Stance>)]) -> Summary {
        let (gold, matrix) = answered(pairs);
        Summary::of(&Report::of(&gold, &matrix).unwrap())
    }

    #[test]
    fn a_stance_that_gold_lacks_has_no_f1_even_where_it_is_answered() {
        let row = headline(&[(Asserts, Some(Asserts)), (Asserts, Some(Denies))]);
        assert_eq!(row.f1(Asserts), Some(2.0 / 3.0));
        assert_eq!(row.f1(Denies), None);
        assert_eq!((row.cells, row.accuracy), (Some(2), 0.5));
    }

    #[test]
    fn each_set_weighs_the_same_in_the_mean() {
        let small = headline(&[(Asserts, Some(Asserts))]);
        let large = headline(&[(Asserts, Some(Omits)); 9]);
        let mean = Summary::mean(&[small, large]).unwrap();
        assert_eq!(mean.accuracy, 0.5);
        assert_eq!(mean.false_omits.rate, Some(0.5));
        assert_eq!(mean.f1(Asserts), Some(0.5));
        assert_eq!((mean.cells, mean.kappa_interval), (None, None));
    }

    #[test]
    fn a_figure_that_some_sets_lack_is_the_mean_over_the_others() {
        let with = headline(&[(Qualifies, Some(Qualifies)), (Omits, Some(Omits))]);
        let without = headline(&[(Omits, Some(Omits))]);
        let mean = Summary::mean(&[with.clone(), without]).unwrap();
        assert_eq!(mean.f1(Qualifies), Some(1.0));
        assert_eq!(mean.false_omits.rate, Some(0.0));
        assert_eq!(mean.evidence_hit.rate, None);
        let (gold, matrix) = with_confidence(&[(Asserts, Some(0.75))]);
        let sure = Summary::of(&Report::of(&gold, &matrix).unwrap());
        let mean = Summary::mean(&[with, sure]).unwrap();
        assert_eq!(mean.calibration.map(|found| found.error), Some(0.25));
        assert_eq!(Summary::mean(&[]), None);
    }
}
