//! Two sets of answers to the same labels: before something was learnt or
//! decided, and after. Owns the figures of both sides and how sure it is that
//! the second is the better one.

use serde::Serialize;

use super::metric::bootstrap::bootstrap;
use super::{ClassScore, Confusion, Interval, accuracy, kappa, macro_f1};
use crate::domain::Stance;

/// One label and both answers to it; none where there was no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Twice {
    /// The label.
    pub gold: Stance,
    /// The answer before.
    pub before: Option<Stance>,
    /// The answer after.
    pub after: Option<Stance>,
}

/// The figures of one side.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Scores {
    /// The share of right answers.
    pub accuracy: f64,
    /// Cohen's κ.
    pub kappa: f64,
    /// Its 95 % bootstrap interval.
    pub kappa_interval: Interval,
    /// The mean F1 of the stances that the labels hold.
    pub macro_f1: f64,
    /// Its 95 % bootstrap interval.
    pub macro_f1_interval: Interval,
    /// Precision, recall and F1 of each stance.
    pub classes: Vec<ClassScore>,
}

/// What was gained in macro-F1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Gain {
    /// After less before.
    pub macro_f1: f64,
    /// Its 95 % bootstrap interval: each resample is scored on both sides, so
    /// that what is hard for both does not blur the difference.
    ///
    /// Reference: B. Efron & R. J. Tibshirani, An Introduction to the Bootstrap
    /// (1993), chapter 13; T. Berg-Kirkpatrick, D. Burkett & D. Klein, "An
    /// empirical investigation of statistical significance in NLP", EMNLP 2012.
    pub interval: Interval,
}

/// Both sides over the same labels.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BeforeAfter {
    /// How many labels.
    pub cells: usize,
    /// The one side.
    pub before: Scores,
    /// The other.
    pub after: Scores,
    /// The difference.
    pub gain: Gain,
}

impl BeforeAfter {
    /// All figures; none without a label.
    pub fn of(answers: &[Twice]) -> Option<Self> {
        let (old, new) = (Scores::of(answers, before)?, Scores::of(answers, after)?);
        let gained = |drawn: &[&Twice]| mean_f1(drawn, after) - mean_f1(drawn, before);
        Some(Self {
            cells: answers.len(),
            gain: Gain {
                macro_f1: new.macro_f1 - old.macro_f1,
                interval: bootstrap(answers, gained)?,
            },
            before: old,
            after: new,
        })
    }
}

/// One side of an answer.
type SideOf = fn(&Twice) -> Option<Stance>;

fn before(answer: &Twice) -> Option<Stance> {
    answer.before
}

fn after(answer: &Twice) -> Option<Stance> {
    answer.after
}

fn counted(answers: &[&Twice], side: SideOf) -> Confusion {
    Confusion::from_answers(answers.iter().map(|answer| (answer.gold, side(answer))))
}

fn mean_f1(answers: &[&Twice], side: SideOf) -> f64 {
    macro_f1(&ClassScore::all(&counted(answers, side)))
}

impl Scores {
    fn of(answers: &[Twice], side: SideOf) -> Option<Self> {
        let all: Vec<&Twice> = answers.iter().collect();
        let confusion = counted(&all, side);
        let classes = ClassScore::all(&confusion);
        Some(Self {
            accuracy: accuracy(&confusion),
            kappa: kappa(&confusion),
            kappa_interval: bootstrap(answers, |drawn| kappa(&counted(drawn, side)))?,
            macro_f1: macro_f1(&classes),
            macro_f1_interval: bootstrap(answers, |drawn| mean_f1(drawn, side))?,
            classes,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Stance::{Asserts, Denies, Omits};

    fn twice(gold: Stance, before: Stance, after: Option<Stance>, times: usize) -> Vec<Twice> {
        let answer = Twice {
            gold,
            before: Some(before),
            after,
        };
        vec![answer; times]
    }

    #[test]
    fn both_sides_are_scored_over_the_same_labels() {
        let mut answers = twice(Asserts, Asserts, Some(Asserts), 2);
        answers.extend(twice(Denies, Asserts, Some(Denies), 1));
        answers.extend(twice(Omits, Omits, None, 1));
        let figures = BeforeAfter::of(&answers).unwrap();
        assert_eq!(figures.cells, 4);
        assert_eq!(
            (figures.before.accuracy, figures.after.accuracy),
            (0.75, 0.75)
        );
        // Before: F1 of asserts 4/5, denies 0, omits 1; after: 1, 1 and 0.
        assert!((figures.before.macro_f1 - 0.6).abs() < 1e-12);
        assert!((figures.after.macro_f1 - 2.0 / 3.0).abs() < 1e-12);
        assert!((figures.gain.macro_f1 - 1.0 / 15.0).abs() < 1e-12);
        assert_eq!(BeforeAfter::of(&[]), None);
    }

    #[test]
    fn the_same_answers_gain_nothing_and_that_is_sure() {
        let mut answers = twice(Asserts, Omits, Some(Omits), 7);
        answers.extend(twice(Omits, Omits, Some(Omits), 5));
        let gain = BeforeAfter::of(&answers).unwrap().gain;
        assert_eq!(
            (gain.macro_f1, gain.interval.lower, gain.interval.upper),
            (0.0, 0.0, 0.0)
        );
    }

    #[test]
    fn a_gain_everywhere_is_above_nothing() {
        let mut answers = twice(Asserts, Omits, Some(Asserts), 20);
        answers.extend(twice(Omits, Omits, Some(Omits), 20));
        let gain = BeforeAfter::of(&answers).unwrap().gain;
        assert!(
            gain.interval.lower > 0.3 && gain.interval.upper < 1.0,
            "{gain:?}"
        );
    }
}
