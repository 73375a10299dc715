//! How far a figure could lie from where these items put it. Owns the bootstrap.

use serde::Serialize;

use crate::domain::Stance;
use crate::evaluation::{ClassScore, Confusion, Pair, SplitMix64, kappa, macro_f1};

/// How often the pairs are drawn anew.
const RESAMPLES: usize = 2_000;
/// Fixed, so that the same pairs always give the same interval.
const SEED: u64 = 0x7374_616e_6365; // "stance"

/// A 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Interval {
    /// Its lower end.
    pub lower: f64,
    /// Its upper end.
    pub upper: f64,
    /// How many resamples it rests on.
    pub resamples: usize,
}

/// The intervals of the figures that one set of resamples gives.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Intervals {
    /// Of Cohen's κ.
    pub kappa: Interval,
    /// Of macro-F1. The mean of each resample is over the stances that the gold
    /// of that resample holds, so that a rare stance which was not drawn does
    /// not count as one that was never found.
    pub macro_f1: Interval,
    /// Of the F1 of `denies`, the rarest stance; none where neither gold nor the
    /// answers hold it. Resamples of which that is true are left out.
    pub denies_f1: Option<Interval>,
}

impl Intervals {
    /// The percentile bootstrap intervals: as many pairs as there are, drawn
    /// with replacement, 2,000 times; the ends are the 50th and the 1,950th of
    /// the ordered values. None where there is no pair.
    ///
    /// The pairs are drawn one by one. Pairs of one article hang together, so
    /// that the intervals are somewhat too narrow where there are many claims
    /// to few articles.
    ///
    /// Reference: B. Efron & R. J. Tibshirani, An Introduction to the Bootstrap
    /// (1993), chapter 13.
    pub fn of(pairs: &[Pair<'_>]) -> Option<Self> {
        if pairs.is_empty() {
            return None;
        }
        let drawn = resamples(pairs);
        let every = |figure: fn(&Confusion) -> f64| interval(drawn.iter().map(figure).collect());
        Some(Self {
            kappa: every(kappa)?,
            macro_f1: every(|confusion| macro_f1(&ClassScore::all(confusion)))?,
            denies_f1: interval(drawn.iter().filter_map(denies_f1).collect()),
        })
    }
}

fn denies_f1(confusion: &Confusion) -> Option<f64> {
    let score = ClassScore::of(confusion, Stance::Denies);
    (score.gold + score.answered > 0).then_some(score.f1)
}

fn resamples(pairs: &[Pair<'_>]) -> Vec<Confusion> {
    let slots: Vec<usize> = pairs
        .iter()
        .map(|pair| Confusion::slot(pair.gold.stance, pair.prediction.stance()))
        .collect();
    redrawn(&slots, |slots| {
        let mut drawn = Confusion::default();
        for &&slot in slots {
            drawn.add(slot);
        }
        drawn
    })
}

/// The bootstrap interval for any figure of any items; none where there is no item.
pub(in crate::evaluation) fn bootstrap<T>(
    items: &[T],
    figure: impl Fn(&[&T]) -> f64,
) -> Option<Interval> {
    if items.is_empty() {
        return None;
    }
    interval(redrawn(items, figure))
}

/// What `figure` makes of each resample.
fn redrawn<T, F>(items: &[T], figure: impl Fn(&[&T]) -> F) -> Vec<F> {
    let mut random = SplitMix64::new(SEED);
    let mut draw = || {
        let drawn: Vec<&T> = (0..items.len())
            .filter_map(|_| items.get(random.below(items.len())))
            .collect();
        figure(&drawn)
    };
    (0..RESAMPLES).map(|_| draw()).collect()
}

/// The middle 95 % of values.
fn interval(mut values: Vec<f64>) -> Option<Interval> {
    values.sort_by(f64::total_cmp);
    let resamples = values.len();
    // The B·α-th and the B·(1−α)-th of B ordered values, counted from one.
    let end = |per_mille: usize| {
        let place = (resamples * per_mille).div_ceil(1_000);
        values.get(place.checked_sub(1)?).copied()
    };
    Some(Interval {
        lower: end(25)?,
        upper: end(975)?,
        resamples,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Stance::{Asserts, Denies, Omits};
    use crate::evaluation::pair;
    use crate::evaluation::sample::answered;

    fn intervals(pairs: &[(Stance, Option<Stance>)]) -> Option<Intervals> {
        let (gold, matrix) = answered(pairs);
        Intervals::of(&pair(&gold, &matrix))
    }

    fn table(times: usize) -> Vec<(Stance, Option<Stance>)> {
        // κ = .4 at every size, as in the worked example of `accuracy_kappa`.
        let mut pairs = vec![(Asserts, Some(Asserts)); 4 * times];
        pairs.extend(vec![(Asserts, Some(Denies)); times]);
        pairs.extend(vec![(Denies, Some(Asserts)); 2 * times]);
        pairs.extend(vec![(Denies, Some(Denies)); 3 * times]);
        pairs
    }

    #[test]
    fn the_interval_of_kappa_is_near_the_analytic_one() {
        // Fleiss, Cohen & Everitt's large-sample error for this table of 200
        // pairs is about 0.064, which makes 0.4 ± 0.126.
        let found = intervals(&table(20)).unwrap().kappa;
        assert!((found.lower - 0.274).abs() < 0.02, "{found:?}");
        assert!((found.upper - 0.526).abs() < 0.02, "{found:?}");
    }

    #[test]
    fn the_interval_of_f1_is_near_the_analytic_one() {
        // F1 = 2t / (2t + w) of t = 60 hits and w = 60 misses among 200 pairs:
        // 2/3. With the counts multinomial, the delta method gives the variance
        // 4·t·w·(t + w) / (2t + w)⁴ = 4·60·60·120 / 180⁴ = 0.041², which makes
        // 0.667 ± 0.080.
        let found = intervals(&table(20)).unwrap().denies_f1.unwrap();
        assert!((found.lower - 0.587).abs() < 0.015, "{found:?}");
        assert!((found.upper - 0.746).abs() < 0.015, "{found:?}");
        assert_eq!(found.resamples, 2_000);
    }

    #[test]
    fn the_interval_of_macro_f1_holds_the_figure() {
        // F1 of asserts 8/11, of denies 2/3: mean 0.697.
        let found = intervals(&table(20)).unwrap().macro_f1;
        assert!(
            found.lower < 0.697 && 0.697 < found.upper && found.upper - found.lower < 0.15,
            "{found:?}"
        );
    }

    #[test]
    fn more_pairs_make_it_narrower_and_nothing_makes_it_waver() {
        let width = |found: Interval| found.upper - found.lower;
        let (few, many) = (
            intervals(&table(2)).unwrap(),
            intervals(&table(20)).unwrap(),
        );
        assert!(width(few.kappa) > 2.0 * width(many.kappa));
        assert!(width(few.macro_f1) > 2.0 * width(many.macro_f1));
        assert_eq!(intervals(&table(2)), Some(few));
    }

    #[test]
    fn full_agreement_leaves_no_room_and_no_pair_gives_no_interval() {
        let found = intervals(&[(Asserts, Some(Asserts)), (Omits, Some(Omits))]).unwrap();
        for interval in [found.kappa, found.macro_f1] {
            assert_eq!((interval.lower, interval.upper), (1.0, 1.0));
        }
        assert_eq!(intervals(&[]), None);
    }

    #[test]
    fn denials_that_are_nowhere_have_no_interval_and_rare_ones_fewer_resamples() {
        let mut pairs = vec![(Asserts, Some(Asserts)); 3];
        assert_eq!(intervals(&pairs).unwrap().denies_f1, None);
        pairs.push((Denies, Some(Denies)));
        // A denial among four pairs is drawn with probability 1 − .75⁴ = .684,
        // and then it is right.
        let found = intervals(&pairs).unwrap().denies_f1.unwrap();
        assert_eq!((found.lower, found.upper), (1.0, 1.0));
        assert!(found.resamples.abs_diff(1_367) < 70, "{found:?}");
    }

    #[test]
    fn the_ends_are_the_fiftieth_and_the_nineteen_hundred_and_fiftieth() {
        let values = (1..=2_000).rev().map(f64::from).collect();
        let found = interval(values).unwrap();
        assert_eq!((found.lower, found.upper), (50.0, 1_950.0));
        let one = interval(vec![0.5]).unwrap();
        assert_eq!((one.lower, one.upper, one.resamples), (0.5, 0.5, 1));
        assert_eq!(interval(Vec::new()), None);
    }
}
