//! Precision, recall and F1 of each stance, and their mean. Owns the figures
//! that do not let the frequent stance hide the rare one.

use serde::Serialize;

use crate::domain::Stance;
use crate::evaluation::Confusion;

/// How well one stance is found.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ClassScore {
    /// The stance.
    pub stance: Stance,
    /// How many pairs gold gives it.
    pub gold: usize,
    /// How many pairs were answered with it.
    pub answered: usize,
    /// The share of those answered that are right; none where none was answered.
    pub precision: Option<f64>,
    /// The share of those in gold that were answered so; none where gold has none.
    pub recall: Option<f64>,
    /// The harmonic mean of the two; zero where neither exists.
    pub f1: f64,
}

impl ClassScore {
    /// The scores of one stance.
    pub fn of(confusion: &Confusion, stance: Stance) -> Self {
        let right = confusion.count(stance, Some(stance));
        let gold = confusion.gold(stance);
        let answered = confusion.answered(stance);
        Self {
            stance,
            gold,
            answered,
            precision: share(right, answered),
            recall: share(right, gold),
            f1: share(2 * right, gold + answered).unwrap_or(0.0),
        }
    }

    /// The scores of all four, in the order in which tables list them.
    pub fn all(confusion: &Confusion) -> Vec<Self> {
        let score = |&stance: &Stance| Self::of(confusion, stance);
        Stance::ALL.iter().map(score).collect()
    }
}

/// The mean F1 of the stances that gold holds; zero where it holds none.
pub fn macro_f1(classes: &[ClassScore]) -> f64 {
    let held = || classes.iter().filter(|class| class.gold > 0);
    match held().count() {
        0 => 0.0,
        // A plain left-to-right sum: a compensated one can differ in the last bit.
        held_count => held().map(|class| class.f1).fold(0.0, |a, b| a + b) / held_count as f64,
    }
}

fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Stance::{Asserts, Denies, Omits, Qualifies};
    use crate::evaluation::pair;
    use crate::evaluation::sample::answered;

    fn classes(pairs: &[(Stance, Option<Stance>)]) -> Vec<ClassScore> {
        let (gold, matrix) = answered(pairs);
        ClassScore::all(&Confusion::of(&pair(&gold, &matrix)))
    }

    #[test]
    fn precision_and_recall_look_at_different_totals() {
        let classes = classes(&[
            (Asserts, Some(Asserts)),
            (Asserts, Some(Qualifies)),
            (Asserts, None),
            (Omits, Some(Asserts)),
        ]);
        let asserts = classes[0];
        assert_eq!((asserts.gold, asserts.answered), (3, 2));
        assert_eq!(asserts.precision, Some(0.5));
        assert_eq!(asserts.recall, Some(1.0 / 3.0));
        assert_eq!(asserts.f1, 2.0 / 5.0);
    }

    #[test]
    fn a_stance_that_nobody_uses_has_no_precision_or_recall() {
        let classes = classes(&[(Asserts, Some(Asserts))]);
        let denies = classes[2];
        assert_eq!(denies.stance, Denies);
        assert_eq!(
            (denies.precision, denies.recall, denies.f1),
            (None, None, 0.0)
        );
    }

    #[test]
    fn the_mean_leaves_out_what_gold_lacks() {
        // asserts 2·1/(2+1), omits 0; qualifies is answered but not in gold.
        let classes = classes(&[
            (Asserts, Some(Asserts)),
            (Asserts, Some(Qualifies)),
            (Omits, Some(Qualifies)),
        ]);
        assert!((macro_f1(&classes) - (2.0 / 3.0) / 2.0).abs() < 1e-15);
        assert_eq!(macro_f1(&[]), 0.0);
    }
}
