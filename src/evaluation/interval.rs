//! How far a figure could lie from where these items put it. Owns the bootstrap.

use serde::Serialize;

use super::{Confusion, Pair, SplitMix64, kappa};

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

/// The percentile bootstrap interval of κ: as many pairs as there are, drawn
/// with replacement, 2,000 times; its ends are the 50th and the 1,950th of the
/// ordered κs. None where there is no pair.
///
/// The pairs are drawn one by one. Pairs of one article hang together, so that
/// the interval is somewhat too narrow where there are many claims to few
/// articles.
///
/// Reference: B. Efron & R. J. Tibshirani, An Introduction to the Bootstrap
/// (1993), chapter 13.
pub fn kappa_interval(pairs: &[Pair<'_>]) -> Option<Interval> {
    let slots: Vec<usize> = pairs
        .iter()
        .map(|pair| Confusion::slot(pair.gold.stance, pair.prediction.stance()))
        .collect();
    bootstrap(&slots, |slots| {
        let mut drawn = Confusion::default();
        for &&slot in slots {
            drawn.add(slot);
        }
        kappa(&drawn)
    })
}

/// The same for any figure of any items.
pub(super) fn bootstrap<T>(items: &[T], figure: impl Fn(&[&T]) -> f64) -> Option<Interval> {
    let mut random = SplitMix64::new(SEED);
    let mut figures: Vec<f64> = (0..RESAMPLES)
        .map(|_| {
            let drawn: Vec<&T> = (0..items.len())
                .filter_map(|_| items.get(random.below(items.len())))
                .collect();
            figure(&drawn)
        })
        .collect();
    figures.sort_by(f64::total_cmp);
    // The B·α-th and the B·(1−α)-th of B ordered values, counted from one.
    let (lower, upper) = (RESAMPLES / 40 - 1, RESAMPLES - RESAMPLES / 40 - 1);
    match (items.is_empty(), figures.get(lower), figures.get(upper)) {
        (false, Some(&lower), Some(&upper)) => Some(Interval {
            lower,
            upper,
            resamples: RESAMPLES,
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Stance::{self, Asserts, Denies, Omits};
    use crate::evaluation::pair;
    use crate::evaluation::sample::answered;

    fn interval(pairs: &[(Stance, Option<Stance>)]) -> Option<Interval> {
        let (gold, matrix) = answered(pairs);
        kappa_interval(&pair(&gold, &matrix))
    }

    fn table(times: usize) -> Vec<(Stance, Option<Stance>)> {
        // κ = .4 at every size, as in the worked example of `agreement`.
        let mut pairs = vec![(Asserts, Some(Asserts)); 4 * times];
        pairs.extend(vec![(Asserts, Some(Denies)); times]);
        pairs.extend(vec![(Denies, Some(Asserts)); 2 * times]);
        pairs.extend(vec![(Denies, Some(Denies)); 3 * times]);
        pairs
    }

    #[test]
    fn the_interval_is_near_the_analytic_one() {
        // Fleiss, Cohen & Everitt's large-sample error for this table of 200
        // pairs is about 0.064, which makes 0.4 ± 0.126.
        let found = interval(&table(20)).unwrap();
        assert!((found.lower - 0.274).abs() < 0.02, "{found:?}");
        assert!((found.upper - 0.526).abs() < 0.02, "{found:?}");
    }

    #[test]
    fn more_pairs_make_it_narrower_and_nothing_makes_it_waver() {
        let width = |found: Interval| found.upper - found.lower;
        let (few, many) = (interval(&table(2)).unwrap(), interval(&table(20)).unwrap());
        assert!(width(few) > 2.0 * width(many));
        assert_eq!(interval(&table(2)), Some(few));
    }

    #[test]
    fn full_agreement_leaves_no_room_and_no_pair_gives_no_interval() {
        let all_right = [(Asserts, Some(Asserts)), (Omits, Some(Omits))];
        let found = interval(&all_right).unwrap();
        assert_eq!((found.lower, found.upper), (1.0, 1.0));
        assert_eq!(interval(&[]), None);
    }
}
